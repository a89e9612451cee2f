package register

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout"
)

// Facts is the part of one record that the register joins, lists and sorts by.
// It is computed from the shown record and stored beside it, so that no list
// parses whole records. What a record brings beyond the bounds of this package
// is left out here and stays in the record.
type Facts struct {
	Account   readout.AccountKind   `json:"account,omitempty"`
	Kind      readout.MeetingKind   `json:"kind"`
	Series    string                `json:"series,omitempty"`     // as the text words it
	SeriesKey string                `json:"series_key,omitempty"` // "" outside any series
	Ordinal   int                   `json:"ordinal,omitempty"`
	Start     readout.Day           `json:"start,omitempty"`
	End       readout.Day           `json:"end,omitempty"`
	City      string                `json:"city,omitempty"`
	Country   readout.PartyCode     `json:"country,omitempty"`
	Venue     string                `json:"venue,omitempty"`
	Parties   []readout.PartyCode   `json:"parties,omitempty"`
	Heads     []readout.Participant `json:"heads,omitempty"`   // heads, else the first of each side
	Leaders   []Leader              `json:"leaders,omitempty"` // who gets a person's page
	Named     []Named               `json:"named,omitempty"`   // rounds that are only mentioned
	Topics    []string              `json:"topics,omitempty"`
	Bodies    []Body                `json:"bodies,omitempty"` // that participants spoke for
}

// Body is an organisation that a participant spoke for, as the text names it.
type Body struct {
	Name string            `json:"name"`
	Side readout.PartyCode `json:"side,omitempty"` // "" where the text does not tell
}

// Leader is a head or deputy with the key that joins people.
type Leader struct {
	Key string `json:"key"`
	readout.Participant
}

// Named is a round that a record names and does not report, with the words that
// name it.
type Named struct {
	SeriesKey string                  `json:"series_key,omitempty"` // "" for the unnamed series of the account's own meeting
	Ordinal   int                     `json:"ordinal,omitempty"`
	Date      readout.PartialDate     `json:"date,omitempty"`
	Place     string                  `json:"place,omitempty"`
	Relation  readout.MentionRelation `json:"relation"`
	Exact     string                  `json:"exact"`
	Span      readout.Span            `json:"span"` // code points
}

// FactsOf reads the facts off a record. It returns nil where the record has no
// meeting, which is so of every record that was not read.
func FactsOf(rec readout.Record) *Facts {
	m := rec.Meeting
	if m == nil || rec.Reading.Status != readout.StatusRead {
		return nil
	}
	f := &Facts{
		Kind:    m.Kind,
		Parties: sides(m.Parties),
		Series:  bounded(value(m.Series)),
		Ordinal: ordinal(m.Ordinal),
		Start:   day(m.StartDate),
		End:     day(m.EndDate),
		City:    bounded(value(m.City)),
		Venue:   bounded(value(m.Venue)),
		Account: value(m.Account),
	}
	if c := value(m.Country); c.Valid() {
		f.Country = c
	}
	if f.SeriesKey = seriesKey(f.Series, m.Parties); f.SeriesKey == "" {
		f.Series = ""
	}
	f.Heads, f.Leaders = leaders(m.Participants)
	f.Named = named(rec, f.SeriesKey)
	f.Topics, f.Bodies = topics(m.Topics), bodies(m.Participants)
	return f
}

// topics are those of a record that lists can be made of, each once.
func topics(all []string) []string {
	var out []string
	for _, t := range all {
		if t = bounded(oneLine(t)); t != "" && len(out) < maxTopics && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// oneLine folds the white space of a wording, which a text may break anywhere.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// bodies are the organisations of participants, each once.
func bodies(participants []readout.Participant) []Body {
	var out []Body
	for _, p := range participants {
		b := Body{Name: bounded(oneLine(value(p.Organisation)))}
		if side := value(p.Side); side.Valid() {
			b.Side = side
		}
		if b.Name != "" && len(out) < maxBodies && !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

// leaders picks who stands for the sides: heads, and for pages deputies too.
// Where the text names no head, the first-named of each side counts as one.
func leaders(participants []readout.Participant) (heads []readout.Participant, pages []Leader) {
	headed := false
	for _, p := range participants {
		headed = headed || value(p.Role) == readout.RoleHead
	}
	first := map[readout.PartyCode]bool{}
	seen := map[string]bool{}
	for _, p := range participants {
		if !nameable(p.Name) {
			continue
		}
		side, role := value(p.Side), value(p.Role)
		leads := role == readout.RoleHead
		if !headed && !first[side] {
			first[side], leads = true, true
		}
		if leads && len(heads) < maxLeaders {
			heads = append(heads, p)
		}
		if !leads && role != readout.RoleDeputyHead || len(pages) == maxLeaders {
			continue
		}
		if key := personKey(p.Name, side); key != "" && !seen[key] {
			seen[key] = true
			pages = append(pages, Leader{Key: key, Participant: p})
		}
	}
	return heads, pages
}

// personKey is readout.PersonKey where it is sure: a name of two words or more,
// of a known side. A surname alone is several people.
func personKey(name string, side readout.PartyCode) string {
	if !side.Valid() {
		return ""
	}
	key := readout.PersonKey(name, side)
	if !strings.Contains(key, " ") {
		return ""
	}
	return key
}

// nameable reports whether a name has a letter, a length that a person's name
// may have, and no NUL.
func nameable(name string) bool {
	return len(name) <= maxName && !strings.ContainsRune(name, 0) && strings.IndexFunc(name, unicode.IsLetter) >= 0
}

// maxQuote bounds, in bytes, the words kept with a mention.
const maxQuote = 2000

// named lists the rounds that a record mentions: its mentions, and the dates of
// the rounds before and after where no mention gives them.
func named(rec readout.Record, own string) []Named {
	byID := make(map[string]readout.Evidence, len(rec.Evidence))
	for _, e := range rec.Evidence {
		if len(e.Exact) <= maxQuote {
			byID[e.ID] = e
		}
	}
	var out []Named
	for i, m := range rec.Mentions {
		if len(out) == maxMentions {
			break
		}
		n := Named{Ordinal: ordinal(m.Ordinal), Place: bounded(value(m.Place)), Relation: m.Relation, Date: partial(m.Date)}
		switch name := bounded(value(m.Series)); {
		case name != "":
			if n.SeriesKey = seriesKey(name, rec.Meeting.Parties); n.SeriesKey == "" {
				continue
			}
		case m.Relation == readout.MentionPrevious || m.Relation == readout.MentionNext || m.Relation == readout.MentionListed:
			n.SeriesKey = own
		default:
			continue
		}
		words, ok := wordsOf(byID, m.Evidence, "/mentions/"+strconv.Itoa(i))
		if !ok {
			continue
		}
		words = clause(rec.Evidence, m.Relation, words)
		n.Exact, n.Span = words.Exact, readout.Span{Start: words.Start, End: words.End}
		out = append(out, n)
	}
	if p := rec.Meeting.Previous; p != nil {
		out = dated(out, own, readout.MentionPrevious, partial(p.Date), rec.Evidence, "/meeting/previous")
	}
	if n := rec.Meeting.Next; n != nil {
		out = dated(out, own, readout.MentionNext, partial(n.Date), rec.Evidence, "/meeting/next")
	}
	kept := out[:0]
	for _, n := range out {
		if n.Ordinal > 0 || n.Date != "" {
			kept = append(kept, n)
		}
	}
	return kept
}

// clause is what a text says of the round before or after, where that holds the
// words of a mention of it: a place alone tells a reader little.
func clause(evidence []readout.Evidence, relation readout.MentionRelation, words readout.Evidence) readout.Evidence {
	path := map[readout.MentionRelation]string{readout.MentionNext: "/meeting/next", readout.MentionPrevious: "/meeting/previous"}[relation]
	best := words
	for _, e := range evidence {
		if path != "" && readout.Within(e.Path, path) && e.Start <= words.Start && words.End <= e.End && len(e.Exact) > len(best.Exact) && len(e.Exact) <= maxQuote {
			best = e
		}
	}
	return best
}

// dated adds the date that the meeting itself gives to the round before or
// after it: to the one mention of that round where there is exactly one without
// a date, else as a mention of its own.
func dated(out []Named, own string, relation readout.MentionRelation, date readout.PartialDate, evidence []readout.Evidence, path string) []Named {
	if date == "" {
		return out
	}
	at, several := -1, false
	for i, n := range out {
		if n.Relation != relation || n.SeriesKey != own {
			continue
		}
		if n.Date != "" && n.Date.Overlaps(date) {
			return out
		}
		several = several || at >= 0
		at = i
	}
	if at >= 0 && !several && out[at].Date == "" {
		out[at].Date = date
		return out
	}
	var words readout.Evidence
	for _, e := range evidence {
		if len(e.Exact) <= maxQuote && readout.Within(e.Path, path) && len(e.Exact) > len(words.Exact) {
			words = e
		}
	}
	if words.Exact == "" {
		return out // no value without words
	}
	return append(out, Named{SeriesKey: own, Date: date, Relation: relation, Exact: words.Exact, Span: readout.Span{Start: words.Start, End: words.End}})
}

// wordsOf returns the longest words among the evidence named by ids that points
// at path or below, else the longest of all named.
func wordsOf(byID map[string]readout.Evidence, ids []string, path string) (readout.Evidence, bool) {
	var best readout.Evidence
	var direct bool
	for _, id := range ids {
		e, ok := byID[id]
		if !ok || e.Exact == "" {
			continue
		}
		here := readout.Within(e.Path, path)
		if here && !direct || here == direct && len(e.Exact) > len(best.Exact) {
			best, direct = e, here
		}
	}
	return best, best.Exact != ""
}

func value[T any](p *T) T {
	if p == nil {
		var none T
		return none
	}
	return *p
}

// bounded returns s without the spaces around it, "" where it is longer than a
// name can be, has no letter or digit, or holds a NUL, which no engine's text
// may.
func bounded(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > maxName || strings.ContainsRune(s, 0) || strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return ""
	}
	return s
}

func ordinal(n *int) int {
	if n == nil || *n < 1 || *n > maxOrdinal {
		return 0
	}
	return *n
}

func day(d *readout.Day) readout.Day {
	if d == nil {
		return ""
	}
	if _, err := readout.ParseDay(string(*d)); err != nil {
		return ""
	}
	return *d
}

func partial(p *readout.PartialDate) readout.PartialDate {
	if p == nil {
		return ""
	}
	d, err := readout.ParsePartialDate(string(*p))
	if err != nil {
		return ""
	}
	return d
}
