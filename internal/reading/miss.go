package reading

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/reading/rules"
)

// Miss is a rule that came close to a value that a record lacks, and why it
// failed.
type Miss struct {
	Path  string       // of the value, a JSON Pointer into the record
	Rule  string       // as evidence names rules
	Span  readout.Span // the words that it found, in code points
	Exact string
	Why   string // a clause for a person, in English
}

// fieldTopics are the topics of rules that can fill a field of a meeting.
var fieldTopics = []struct {
	path   string
	topics []string
}{
	{"/meeting", []string{"meeting"}},
	{"/meeting/series", nil},
	{"/meeting/ordinal", []string{"ordinal"}},
	{"/meeting/start_date", []string{"date"}},
	{"/meeting/format", nil},
	{"/meeting/city", []string{"place"}},
	{"/meeting/country", []string{"country"}},
	{"/meeting/venue", nil},
	{"/meeting/participants", []string{"delegation"}},
	{"/meeting/previous", nil},
	{"/meeting/next", nil},
	{"/meeting/statements", nil},
}

// missesPerField bounds what is told of one field.
const missesPerField = 3

// Misses tells, for each value that the record of a document lacks, which rules
// came close and why they failed: at most three a field, those first that found
// all of their words and were turned down. It reads the document again.
func Misses(doc readout.Document) []Miss {
	found := []Miss{}
	r := &reader{misses: &found}
	record := r.document(doc)
	if record.Reading.Status != readout.StatusRead {
		return nil
	}
	if record.Meeting == nil {
		r.missLate()
	} else if record.Meeting.Series == nil {
		r.missSeries()
	}
	var out []Miss
	for _, f := range fieldTopics {
		if !lacks(record.Meeting, f.path) {
			continue
		}
		var of []Miss
		for _, m := range found {
			if m.Path == f.path {
				of = append(of, m)
			}
		}
		for _, topic := range f.topics {
			of = append(of, r.near(f.path, topic)...)
		}
		out = append(out, different(of)...)
	}
	return out
}

// different returns the first misses of a field that differ in rule or reason.
func different(of []Miss) []Miss {
	var out []Miss
	for _, m := range of {
		same := slices.ContainsFunc(out, func(o Miss) bool { return o.Rule == m.Rule && o.Why == m.Why })
		if !same && len(out) < missesPerField {
			out = append(out, m)
		}
	}
	return out
}

// lacks reports that a record has a meeting and not the value at a path of it;
// of the meeting itself, that there is none.
func lacks(m *readout.ReportedMeeting, path string) bool {
	field, of := strings.CutPrefix(path, "/meeting/")
	if m == nil || !of {
		return m == nil && !of
	}
	_, absent := m.Why[field]
	return absent
}

// miss notes a rule that found its words and was turned down.
func (r *reader) miss(path, rule string, first, last int, why string) {
	if r.misses == nil || last <= first || len(*r.misses) >= 1000 {
		return
	}
	*r.misses = append(*r.misses, r.missed(path, rule, first, last, why))
}

func (r *reader) missed(path, rule string, first, last int, why string) Miss {
	start, end := r.text.Tokens[first].Start, r.text.Tokens[last-1].End
	return Miss{Path: path, Rule: "en/" + rule, Span: r.text.Ruler.Span(start, end), Exact: r.text.Text[start:end], Why: why}
}

// missLate notes clauses about a meeting that stand where none is looked for.
func (r *reader) missLate() {
	seen := len(*r.misses)
	for i, s := range r.text.Sentences {
		if !r.isBody(i) {
			continue
		}
		m, ok := r.text.First("meeting", s.First, s.Last)
		if !ok || m.Last <= m.First {
			continue
		}
		at := r.missed("/meeting", m.Rule.Name, m.First, m.Last, "")
		told := slices.ContainsFunc((*r.misses)[:seen], func(o Miss) bool { return o.Span.Overlaps(at.Span) })
		if !told {
			r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the clause stands too late in the text to be what the release is about")
		}
	}
}

// missSeries notes words that could head the name of a recurring meeting, and
// from which none grows.
func (r *reader) missSeries() {
	for i, s := range r.text.Sentences {
		for k := s.First; k < s.Last && r.isBody(i); k++ {
			t, ok := r.text.At(k, r.lang.SeriesHead)
			if !ok || t.Last > s.Last || !r.text.Tokens[k].Capital {
				continue // talks, meetings: no name
			}
			switch n, ok := r.series.At(t, s); {
			case r.text.InBody(k):
				r.miss("/meeting/series", "series.name", t.First, t.Last, "the words belong to the name of a body, not of a meeting")
			case !ok:
				r.miss("/meeting/series", "series.name", t.First, t.Last, "no number, parties or capital words beside it make it the name of a recurring meeting")
			default:
				r.miss("/meeting/series", "series.name", n.Words.First, n.Words.Last, "the name stands outside the clause that reports the meeting")
			}
			k = t.Last - 1
		}
	}
}

// near lists the rules of a topic that found most of their words somewhere in
// the body, the closest first.
func (r *reader) near(path, topic string) []Miss {
	const sentences = 200 // a longer text is not searched to its end
	var found []rules.Near
	for i, s := range r.text.Sentences[:min(len(r.text.Sentences), sentences)] {
		if r.isBody(i) {
			found = append(found, r.text.Near(topic, s.First, min(s.Last, s.First+200), missesPerField)...)
		}
	}
	slices.SortStableFunc(found, func(a, b rules.Near) int { return -a.Compare(b) })
	var out []Miss
	for _, n := range found {
		out = append(out, r.missed(path, n.Rule.Name, n.First, n.Last, n.Why))
	}
	return out
}
