package brief

import (
	"slices"

	"readout"
	"readout/internal/drift"
	"readout/internal/wording"
)

// Verb is a matter of which a text speaks with another verb than its publisher's
// text about the round before.
type Verb struct {
	Now  Quote  `json:"now"`
	Last Quote  `json:"last"`
	Verb string `json:"verb"`      // as the text has it
	Was  string `json:"last_verb"` // as the other has it
}

// verbs tells of which matters the last round's texts speak with another verb than
// the text of the round before.
func (m *maker) verbs() {
	threads := drift.Threads(m.File, m.Editions)
	for _, t := range threads {
		at := t.At(m.held[0].Meeting)
		better := t.Lang != m.Lang && slices.ContainsFunc(threads, func(other drift.Thread) bool {
			return other.Publisher == t.Publisher && other.Kind == t.Kind && other.Lang == m.Lang && other.At(m.held[0].Meeting) > 0
		})
		if at < 1 || t.Kind == readout.AccountAdvance || better {
			continue
		}
		for _, turn := range t.Step(at).Turns {
			if turn.Kind != wording.VerbChanged || len(m.Verbs) == mostVerbs {
				continue
			}
			m.Verbs = append(m.Verbs, Verb{Now: m.clause(t, at, turn.New), Last: m.clause(t, at-1, turn.Old), Verb: turn.New.Verb, Was: turn.Old.Verb})
		}
	}
}

func (m *maker) clause(t drift.Thread, at int, c wording.Clause) Quote {
	text := t.Texts[at]
	e := text.Edition
	s := Source{Publisher: t.Publisher, Release: e.Address, Lang: t.Lang, Version: e.Shown.Number, Title: e.Shown.Title}
	m.place(&s, e, text.Doc.Ruler.Point(text.Doc.Paragraphs[c.Paragraph].Body))
	return Quote{Words: drift.Snippet(c.Text), Source: s}
}
