package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/prose"
)

// measure marks the lines that are a label of a date or a counter and its
// value, however long they are, and counts the words of the others.
func (x *extraction) measure(blocks []block) {
	for i := range blocks {
		for _, f := range x.labelsIn(blocks[i].words) {
			value := blocks[i].words[f.value:f.valueEnd]
			printed, dated := prose.FindPrintedDay(value)
			if f.kind == "date" && dated && printed.Start <= 6 || f.kind == "hits" && counter(value) || f.kind == "title" && blocks[i].row {
				blocks[i].fact = true
			}
		}
		blocks[i].said, blocks[i].plain = x.f.counts(&blocks[i])
	}
}

// counter reports a whole number with nothing beside it.
func counter(s string) bool {
	digits := strings.ReplaceAll(s, ",", "")
	return digits != "" && len(digits) <= 12 && strings.Trim(digits, "0123456789") == ""
}

// findFacts reads the lines around the title and before the first sentence:
// labels with their values, the date, the board.
func (x *extraction) findFacts() {
	first := x.firstSentence()
	from := max(0, first-40)
	if x.titleAt >= 0 {
		from = max(0, min(x.titleAt, first)-6)
	}
	if n := x.siteFind(func(s *site) []selector { return s.date }); n != nil {
		for i := range x.blocks {
			if part := inside(x.blocks[i].node, n) || inside(n, x.blocks[i].node); part && x.takeDate(i, oneLine(textOf(n))) {
				break
			}
		}
	}
	for i := from; i < first; i++ {
		if !x.used[i] {
			x.readLabels(i, first)
		}
	}
	// Labels may stand below the content as well, with nothing but values.
	for i := first; i < min(len(x.blocks), x.content[1]+12); i++ {
		if !x.used[i] && len(x.blocks[i].words) < 100 && i >= x.content[1] {
			x.readLabels(i, min(len(x.blocks), i+2))
		}
	}
	for i := from; i < first && x.date == ""; i++ {
		if b := &x.blocks[i]; !x.used[i] && dateAlone(b.words) && x.takeDate(i, b.words) {
			break
		}
	}
	if x.date == "" && x.meta.date != "" {
		if printed, ok := prose.FindPrintedDay(x.meta.date); ok {
			x.date, x.day = x.meta.date, printed.Day
			if !x.meta.published.IsZero() {
				x.day = readout.DayIn(x.meta.published, x.meta.published.Location())
				x.date = string(x.day)
			}
		}
	}
	x.findBoard(from)
}

func (x *extraction) takeDate(i int, words string) bool {
	printed, ok := prose.FindPrintedDay(words)
	if !ok || len(words) > 120 {
		return false
	}
	x.date, x.day = words, printed.Day
	x.used[i] = true
	return true
}

// dateAlone reports a line that is a date and few words beside it.
func dateAlone(s string) bool {
	printed, ok := prose.FindPrintedDay(s)
	if !ok {
		return false
	}
	letters := 0
	for _, r := range s[:printed.Start] + s[printed.End:] {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters <= 24 && len(s) <= 80
}

// found is a label in a line and where its value begins and ends.
type found struct {
	kind      string
	label     string
	at, value int
	valueEnd  int
}

// labelsIn returns the labels that stand in a line, each at its beginning or
// behind another's value.
func (x *extraction) labelsIn(s string) []found {
	if len(s) > 400 {
		return nil
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return nil
	}
	var out []found
	for at := 0; at < len(lower); {
		best := found{at: -1}
		if at == 0 || !letterBefore(lower, at) {
			for _, l := range x.f.openings[lower[at]] {
				if end := at + len(l.words); strings.HasPrefix(lower[at:], l.words) && !letterAt(lower, end) {
					best = found{kind: l.kind, label: s[at:end], at: at, value: end}
					break
				}
			}
		}
		if best.at < 0 {
			_, size := utf8.DecodeRuneInString(lower[at:])
			at += size
			if len(out) == 0 && at > 2 && !strings.ContainsAny(lower[:at], "|/·") && strings.TrimLeft(lower[:at], " \u00a0-·|[(") != "" {
				return nil // the line begins with other words
			}
			continue
		}
		out = append(out, best)
		at = best.value
	}
	for i := range out {
		end := len(s)
		if i+1 < len(out) {
			end = out[i+1].at
		}
		value := s[out[i].value:end]
		trimmed := strings.TrimLeft(value, " \u00a0\t:：|/")
		out[i].value += len(value) - len(trimmed)
		out[i].valueEnd = out[i].value + len(strings.TrimRight(trimmed, " \u00a0\t|/·,"))
	}
	return out
}

func letterAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLetter(r)
}

func letterBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsLetter(r)
}

// readLabels reads the labels of block i; a label that stands alone has its
// value in the next block, before limit.
func (x *extraction) readLabels(i, limit int) {
	b := &x.blocks[i]
	for _, f := range x.labelsIn(b.words) {
		value := b.words[f.value:f.valueEnd]
		next := -1
		if f.kind == "title" && value == "" && i+1 == x.titleAt {
			x.used[i] = true
			continue
		}
		if value == "" && i+1 < limit && !x.used[i+1] {
			next = i + 1
			value = x.blocks[next].words
		}
		if x.takeLabel(f, value) {
			x.used[i] = true
			if next >= 0 {
				x.used[next] = true
			}
		}
	}
}

func (x *extraction) takeLabel(f found, value string) bool {
	switch f.kind {
	case "date":
		printed, ok := prose.FindPrintedDay(value)
		if !ok || printed.Start > 6 || len(value) > 60 {
			return false
		}
		if x.date == "" {
			x.date, x.day = value, printed.Day
		}
		return true
	case "hits":
		if !counter(value) {
			return false
		}
		x.notes = append(x.notes, f.label+" "+value)
		return true
	case "contact", "reporting":
		if value == "" || len(value) > 120 {
			return false
		}
		x.notes = append(x.notes, f.label+": "+value)
		return true
	case "title":
		return value != "" && value == x.title
	}
	return value != "" && len(value) < 60
}

// findBoard takes the known site's, else the last step of the breadcrumb, else
// a short heading before the title.
func (x *extraction) findBoard(from int) {
	if n := x.siteFind(func(s *site) []selector { return s.board }); n != nil {
		x.board = firstWords(n)
		return
	}
	for n := range x.body.Descendants() {
		if n.Type != html.ElementNode || !isBreadcrumb(n) {
			continue
		}
		steps := strings.FieldsFunc(textOf(n), func(r rune) bool { return strings.ContainsRune(">›»\n", r) })
		for i := len(steps) - 1; i > 0; i-- {
			if s := strings.TrimSpace(steps[i]); s != "" && len(s) <= 80 && !strings.Contains(x.title, s) && !x.f.isLine(s) {
				x.board = s
				break
			}
		}
		break
	}
	for i := from; i < x.titleAt; i++ {
		b := &x.blocks[i]
		if x.f.boards[bareLine(b.words)] && !mostlyLink(b) {
			x.board = b.words
			x.used[i] = true
		} else if b.heading && len(b.words) <= 60 && len(strings.Fields(b.words)) <= 5 && !x.f.isLine(b.words) {
			if x.board == "" {
				x.board = b.words
			}
			x.used[i] = true
		}
	}
}

func isBreadcrumb(n *html.Node) bool {
	return strings.EqualFold(attr(n, "aria-label"), "breadcrumb") || classWords(n, func(w string) bool {
		return w == "breadcrumb" || w == "breadcrumbs" || w == "location" || w == "topicpath" || w == "crumb"
	})
}

// textOf returns an element's words, each text node on a line of its own.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && b.Len() < 2000 {
			if s := oneLine(d.Data); s != "" {
				b.WriteString(s)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

func firstWords(n *html.Node) string {
	s, _, _ := strings.Cut(textOf(n), "\n")
	return s
}
