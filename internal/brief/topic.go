package brief

import (
	"slices"
	"strconv"

	"readout"
	"readout/internal/aligning"
	"readout/internal/press"
	"readout/internal/register"
)

// Topic is what was said about one matter, by side.
type Topic struct {
	Words  string  `json:"words,omitempty"`
	Source *Source `json:"source,omitempty"` // of Words
	Said   []Quote `json:"said"`
}

// topics sorts the statements of an account by the topics that it names.
func (m *maker) topics(last *Last, a register.AccountSheet) {
	met := a.Record.Meeting
	own := make([]int, len(met.Topics)) // their place in last.Topics
	for i, words := range met.Topics {
		own[i] = slices.IndexFunc(last.Topics, func(t Topic) bool { return t.Words != "" && related(t.Words, words) > 0.6 })
		if own[i] < 0 {
			s := m.source(a, "/meeting/topics/"+strconv.Itoa(i))
			last.Topics = append(last.Topics, Topic{Words: words, Source: &s, Said: []Quote{}})
			own[i] = len(last.Topics) - 1
		}
	}
	for i, st := range met.Statements {
		q := Quote{Words: st.Quote, Side: readout.Value(st.Side), Act: st.Act, Source: m.source(a, "/meeting/statements/"+strconv.Itoa(i)+"/quote")}
		best, most := -1, 0.15
		for at, t := range last.Topics {
			if like := related(t.Words, st.Quote); t.Words != "" && like > most {
				best, most = at, like
			}
		}
		if best < 0 {
			best = slices.IndexFunc(last.Topics, func(t Topic) bool { return t.Words == "" })
		}
		if best < 0 {
			last.Topics = append(last.Topics, Topic{Said: []Quote{}})
			best = len(last.Topics) - 1
		}
		said := &last.Topics[best].Said
		if same := slices.IndexFunc(*said, func(x Quote) bool { return x.Side == q.Side && folded(x.Words) == folded(q.Words) }); same >= 0 {
			(*said)[same].Also = append((*said)[same].Also, q.Source)
			continue
		}
		*said = append(*said, q)
	}
}

// only tells what stands in one text about the last round alone: of two
// publishers, in one language.
func (m *maker) only() {
	reports := m.reports(m.held[0])
	done := map[string]bool{}
	for i, a := range reports {
		for _, b := range reports[i+1:] {
			left, right := m.texts[a.Release][a.Lang], m.texts[b.Release][b.Lang]
			if a.Publisher == b.Publisher || a.Lang != b.Lang || left.Text == "" || right.Text == "" {
				continue
			}
			found := aligning.Align(m.aligned(a, left), m.aligned(b, right))
			for _, row := range found.Rows {
				if row.Label != aligning.Only || row.Kind.Fact() {
					continue
				}
				for _, side := range []struct {
					a      register.AccountSheet
					quotes []aligning.Quote
				}{{a, row.Left}, {b, row.Right}} {
					for _, q := range side.quotes {
						e := m.texts[side.a.Release][side.a.Lang]
						s := Source{Publisher: side.a.Publisher, Release: side.a.Address, Lang: side.a.Lang, Version: e.Shown.Number, Title: e.Shown.Title}
						m.place(&s, e, q.Start)
						if key := s.Path + q.Exact; !done[key] && len(m.Only) < mostOnly {
							done[key] = true
							m.Only = append(m.Only, Quote{Words: q.Exact, Side: q.Side, Source: s})
						}
					}
				}
			}
		}
	}
}

func (m *maker) aligned(a register.AccountSheet, e press.Edition) aligning.Text {
	t := aligning.Text{Doc: m.doc(e), Lang: a.Lang, Issued: a.Date}
	if a.Record.Release.TextSHA256 == e.Shown.TextSHA256 {
		t.Record = a.Record
	}
	return t
}
