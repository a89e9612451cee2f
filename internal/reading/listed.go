package reading

import (
	"fmt"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// listedRounds takes the rounds that a sentence lists behind a head such as
// "Earlier rounds:", each with its number and date, and its city where that
// stands directly behind the date.
func (r *reader) listedRounds(s prose.Sentence) {
	head, ok := r.text.First("listed", s.First, s.Last)
	if !ok {
		return
	}
	r.text.Each("listed.round", head.Last, s.Last, func(m rules.Match) bool {
		r.listedRound(m, s)
		return true
	})
}

func (r *reader) listedRound(m rules.Match, s prose.Sentence) {
	first, _, _ := m.Span("ordinal")
	at, _, _ := m.Span("date")
	o, ok := r.text.OrdinalAt(first)
	if !ok {
		return
	}
	d, ok := r.text.DateAt(at, s.Last)
	if !ok || d.Year == 0 {
		return
	}
	day, ok := r.partial(d, false)
	if !ok {
		return
	}
	path := fmt.Sprintf("/mentions/%d", len(r.record.Mentions))
	mention := readout.Mention{Ordinal: &o.Value, Date: &day, Relation: readout.MentionListed}
	mention.Evidence = []string{
		r.cite(path+"/ordinal", o.First, o.Last, m.Rule.Name),
		r.citePartial(path+"/date", d, m.Rule.Name),
	}
	behind := d.Last
	if behind < s.Last && r.text.Tokens[behind].Kind == prose.Comma {
		behind++
	}
	if c, ok := r.text.MentionAt(behind); ok && c.Form == rules.ByCity && c.Last <= s.Last {
		mention.Place = ptr(r.text.Words(c.First, c.Last))
		mention.Evidence = append(mention.Evidence, r.cite(path+"/place", c.First, c.Last, m.Rule.Name))
	}
	r.record.Mentions = append(r.record.Mentions, mention)
}
