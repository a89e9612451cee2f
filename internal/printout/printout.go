// Package printout prints a record for a person, as columns of characters: what the
// release is, what it reports, and its text with the words marked that the values come
// from.
//
// What others wrote never reaches a terminal as it is: control characters and marks
// that turn lines around are left out.
package printout

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"readout"
	"readout/internal/reading"
)

// Style is how words are marked: by bold and colour on a terminal, by brackets and a
// bar in the margin elsewhere.
type Style struct {
	Terminal bool // it understands escapes
	Columns  int  // of a line
}

func (s Style) bold(words string) string {
	if !s.Terminal || words == "" {
		return words
	}
	return "\x1b[1m" + words + "\x1b[0m"
}

// Record prints a record: what the release is, what it reports, then its text with
// the words marked that the values come from.
func Record(record readout.Record, style Style) []byte {
	return begun(record, style).b.Bytes()
}

// Explained is Record, and behind it for each value the rule and the words, and for
// values that the record lacks the rules that came close.
func Explained(record readout.Record, style Style, misses []reading.Miss) []byte {
	p := begun(record, style)
	p.explain()
	p.missing(misses)
	return p.b.Bytes()
}

func begun(record readout.Record, style Style) *printer {
	p := &printer{record: record, style: style}
	p.head()
	p.meeting()
	p.text()
	return p
}

type printer struct {
	b      bytes.Buffer
	record readout.Record
	style  Style
}

func (p *printer) head() {
	r := p.record.Release
	if r.Title != nil {
		p.wrapped("", "", p.style.bold(Visible(*r.Title)))
	}
	var facts []string
	if r.Date != nil {
		facts = append(facts, r.Date.English())
	}
	for _, s := range []*string{r.Board, r.Publisher, r.Contact, r.ReportingTime} {
		if s != nil {
			facts = append(facts, *s)
		}
	}
	if r.Hits != nil {
		facts = append(facts, strconv.FormatInt(*r.Hits, 10)+" views")
	}
	if r.Translation != nil {
		facts = append(facts, string(*r.Translation)+" translation")
	}
	facts = append(facts, r.Source)
	p.wrapped("", "", Visible(strings.Join(facts, " · ")))
	p.b.WriteByte('\n')
}

var languages = map[readout.Lang]string{"ko": "Korean", "ja": "Japanese", "zh": "Chinese", "und": "a language that could not be told"}

func (p *printer) meeting() {
	switch p.record.Reading.Status {
	case readout.StatusRead:
	case readout.StatusUnsupportedLanguage:
		name := languages[p.record.Release.Lang]
		if name == "" {
			name = string(p.record.Release.Lang)
		}
		p.wrapped("", "", "The text is in "+name+", in which meetings are not read yet: its title, date and points only.")
		p.b.WriteByte('\n')
		return
	case readout.StatusTooLarge:
		p.wrapped("", "", "The text is too long to be read for a meeting: its title and date only.")
		p.b.WriteByte('\n')
		return
	default:
		p.wrapped("", "", "The text could not be read for a meeting: its title and date only.")
		p.b.WriteByte('\n')
		return
	}
	m := p.record.Meeting
	if m == nil {
		p.wrapped("", "", "No meeting is reported or announced.")
		p.b.WriteByte('\n')
		return
	}
	p.row("Meeting", meetingLine(m))
	p.row("When", whenLine(m))
	p.row("Where", whereLine(m))
	p.row("Sides", join(m.Parties, ", "))
	for _, person := range m.Participants {
		p.row(personSide(person), personLine(person))
	}
	for i, t := range m.Topics {
		p.row(once("Topics", i), t)
	}
	if m.Previous != nil {
		p.row("Before", previousLine(*m.Previous))
	}
	if m.Next != nil {
		next := m.Next.Text
		if m.Next.Date != nil {
			next += " (" + string(*m.Next.Date) + ")"
		}
		p.row("Next", next)
	}
	for i, s := range m.Statements {
		who := "?"
		if s.Side != nil {
			who = string(*s.Side)
		}
		if s.Speaker != nil {
			who += ", " + *s.Speaker
		}
		p.row(once("Said", i), who+" ("+s.Act+"): "+oneLine(s.Quote))
	}
	for i, o := range m.Outcomes {
		p.row(once("Agreed", i), oneLine(o.Quote))
	}
	for i, c := range p.record.Claims {
		p.row(once("Checked", i), strings.TrimSuffix(strings.ReplaceAll(c.Kind, "_", " ")+": "+c.Result+"; "+c.Note, "; "))
	}
	p.b.WriteByte('\n')
}

func once(label string, i int) string {
	if i > 0 {
		return ""
	}
	return label
}

func meetingLine(m *readout.ReportedMeeting) string {
	line := strings.ReplaceAll(string(m.Kind), "_", " ")
	if m.Series != nil {
		line = *m.Series + ", " + line
	}
	if m.Ordinal != nil {
		line += ", round " + strconv.Itoa(*m.Ordinal)
	}
	if m.Account != nil {
		line += " (" + strings.ReplaceAll(string(*m.Account), "_", " ") + ")"
	}
	return line
}

func whenLine(m *readout.ReportedMeeting) string {
	switch {
	case m.StartDate == nil && m.EndDate == nil:
		return ""
	case m.StartDate == nil:
		return "to " + m.EndDate.English()
	case m.EndDate == nil || *m.EndDate == *m.StartDate:
		return m.StartDate.English()
	}
	return m.StartDate.English() + " to " + m.EndDate.English()
}

func whereLine(m *readout.ReportedMeeting) string {
	var parts []string
	for _, s := range []*string{m.Venue, m.City} {
		if s != nil {
			parts = append(parts, *s)
		}
	}
	if m.Country != nil {
		parts = append(parts, string(*m.Country))
	}
	if m.Format != nil {
		parts = append(parts, strings.ReplaceAll(string(*m.Format), "_", " "))
	}
	return strings.Join(parts, ", ")
}

func personSide(p readout.Participant) string {
	if p.Side == nil {
		return "?"
	}
	return string(*p.Side)
}

func personLine(p readout.Participant) string {
	line := p.Name
	for _, s := range []*string{p.Post, p.Organisation} {
		if s != nil {
			line += ", " + oneLine(*s)
		}
	}
	if p.Role != nil && *p.Role != readout.RoleMember {
		line += " (" + strings.ReplaceAll(string(*p.Role), "_", " ") + ")"
	}
	return line
}

func previousLine(p readout.PreviousRound) string {
	var parts []string
	if p.Date != nil {
		parts = append(parts, string(*p.Date))
	}
	if p.GapText != nil {
		parts = append(parts, oneLine(*p.GapText))
	}
	return strings.Join(parts, ": ")
}

func join[T ~string](list []T, between string) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = string(s)
	}
	return strings.Join(words, between)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// row prints a label and its words; an empty value has no row.
func (p *printer) row(label, words string) {
	if words == "" {
		return
	}
	const column = 10
	p.wrapped(p.style.bold(label)+strings.Repeat(" ", max(1, column-columnsOf(label))), strings.Repeat(" ", column), Visible(oneLine(words)))
}

// wrapped prints words in lines of the style's columns.
func (p *printer) wrapped(first, rest, words string) {
	for i, line := range wrap(words, p.style.Columns-columnsOf(rest)) {
		if i == 0 {
			p.b.WriteString(first)
		} else {
			p.b.WriteString(rest)
		}
		p.b.WriteString(line)
		p.b.WriteByte('\n')
	}
}

// wrap cuts a line at spaces so that each part has at most columns; a word that
// is longer keeps its line to itself, and text without spaces is cut anywhere.
func wrap(line string, columns int) []string {
	var out []string
	var part strings.Builder
	used := 0
	flush := func() {
		out = append(out, strings.TrimRight(part.String(), " "))
		part.Reset()
		used = 0
	}
	for _, word := range strings.SplitAfter(line, " ") {
		n := columnsOf(strings.TrimRight(word, " "))
		if used > 0 && used+n > columns {
			flush()
		}
		if n > columns {
			for _, r := range word {
				if used += columnsOf(string(r)); used > columns {
					flush()
					used = columnsOf(string(r))
				}
				part.WriteRune(r)
			}
			continue
		}
		part.WriteString(word)
		used += columnsOf(word)
	}
	flush()
	return out
}

// columnsOf is how wide a terminal shows s; escapes take no room.
func columnsOf(s string) int {
	n := 0
	escape := false
	for _, r := range s {
		switch {
		case escape:
			escape = r != 'm'
		case r == '\x1b':
			escape = true
		case r < 0x300:
			n++
		case r >= 0x300 && r <= 0x36f, r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xfeff:
		default:
			switch width.LookupRune(r).Kind() {
			case width.EastAsianWide, width.EastAsianFullwidth:
				n += 2
			default:
				n++
			}
		}
	}
	return n
}

// text prints the release with its evidence marked: facts in brackets, or bold;
// lines that hold a statement or an outcome with a bar in the margin.
func (p *printer) text() {
	ruler := readout.NewRuler(p.record.Release.Text)
	facts, quotes := p.spans()
	from, until := "[", "]"
	if p.style.Terminal {
		from, until = "\x1b[1;36m", "\x1b[0m"
	}
	label := "Text, with the words [in brackets] that values come from and a bar beside statements"
	if p.style.Terminal {
		label = "Text"
	}
	p.wrapped("", "", p.style.bold(label))
	p.b.WriteByte('\n')
	at := 0 // code points
	blank := true
	for line := range strings.SplitSeq(ruler.Text(), "\n") {
		points := len([]rune(line))
		span := readout.Span{Start: at, End: at + points}
		at += points + 1
		if strings.TrimSpace(line) == "" {
			if !blank {
				p.b.WriteByte('\n')
			}
			blank = true
			continue
		}
		blank = false
		margin := "  "
		if slices.ContainsFunc(quotes, span.Overlaps) {
			margin = "│ "
		}
		p.wrapped(margin, margin, marked(ruler, span, facts, from, until))
	}
}

// marked returns the words of a line with marks around the facts in it.
func marked(ruler *readout.Ruler, line readout.Span, facts []readout.Span, from, until string) string {
	var b strings.Builder
	at := line.Start
	for _, f := range facts {
		start, end := max(f.Start, line.Start), min(f.End, line.End)
		if start >= end || start < at {
			continue
		}
		b.WriteString(Visible(ruler.Slice(readout.Span{Start: at, End: start})))
		b.WriteString(from)
		b.WriteString(Visible(ruler.Slice(readout.Span{Start: start, End: end})))
		b.WriteString(until)
		at = end
	}
	b.WriteString(Visible(ruler.Slice(readout.Span{Start: at, End: line.End})))
	return b.String()
}

// Visible takes control characters out of words that others wrote, so that no
// text moves a terminal's cursor or turns its lines around.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < 0x20, r >= 0x7f && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// spans returns the ranges of facts, merged and in order, and of quotes.
func (p *printer) spans() (facts, quotes []readout.Span) {
	for _, e := range p.record.Evidence {
		span := readout.Span{Start: e.Start, End: e.End}
		switch {
		case strings.HasPrefix(e.Path, "/meeting/statements"), strings.HasPrefix(e.Path, "/meeting/outcomes"):
			quotes = append(quotes, span)
		default:
			facts = append(facts, span)
		}
	}
	slices.SortFunc(facts, func(a, b readout.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	merged := facts[:0]
	for _, f := range facts {
		if n := len(merged); n > 0 && f.Start < merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, f.End)
			continue
		}
		merged = append(merged, f)
	}
	return merged, quotes
}
