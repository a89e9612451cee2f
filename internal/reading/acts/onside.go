package acts

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
	"readout/internal/reading/syntax"
)

// onSide returns the one side that a clause in the passive gives its words to: "On the
// Chilean side, the support for … was confirmed", "was noted on the part of Chile", "the
// commitment of the Chilean side … was stressed". It is nil where none of these stands
// there: what nobody is said to have said, both said.
func (x *scan) onSide(c *syntax.Clause, b *syntax.Before) *speaker.Subject {
	toks := x.Text.Tokens
	if sub, end := x.sidePhrase(x.Floor); sub != nil && end < b.End && toks[end].Kind == prose.Comma {
		return sub
	}
	if sub, _ := x.sidePhrase(c.ActEnd); sub != nil {
		return sub
	}
	for i := x.Floor + 1; i+1 < b.End; i++ {
		if toks[i].Lower != "of" {
			continue
		}
		if sub, _ := x.countrySide(i + 1); sub != nil {
			return sub
		}
	}
	return nil
}

// sidePhrase reads "on the Chilean side", "from the side of Chile" and "on the part of
// Chile" at a token, and where it ends; nil where none begins.
func (x *scan) sidePhrase(at int) (*speaker.Subject, int) {
	toks := x.Text.Tokens
	if at+2 >= x.Last || toks[at].Lower != "on" && toks[at].Lower != "from" && toks[at].Lower != "for" {
		return nil, at
	}
	at++
	if sub, end := x.countrySide(at); sub != nil {
		return sub, end
	}
	if at+3 >= x.Last || toks[at].Lower != "the" || toks[at+1].Lower != "part" && toks[at+1].Lower != "side" || toks[at+2].Lower != "of" {
		return nil, at
	}
	at += 3
	if x.s.Words[at].Is(grammar.Determiner) {
		at++
	}
	m, ok := x.Text.MentionAt(at)
	if !ok || m.Form != rules.ByName || m.Last > x.Last || !x.s.Who.IsSide(m.Code) {
		return nil, at
	}
	return x.s.Who.Party(m.Code, m.First, m.Last), m.Last
}

// countrySide reads "the Chilean side" and "Chile's part" at a token, and where it ends.
func (x *scan) countrySide(at int) (*speaker.Subject, int) {
	toks := x.Text.Tokens
	if at < x.Last && x.s.Words[at].Is(grammar.Determiner) {
		at++
	}
	m, ok := x.Text.MentionAt(at)
	if !ok || m.Last >= x.Last || !x.s.Who.IsSide(m.Code) {
		return nil, at
	}
	end := m.Last
	if toks[end].Kind == prose.Clitic && end+1 < x.Last {
		end++
	}
	if toks[end].Lower != "side" && toks[end].Lower != "part" && toks[end].Lower != "delegation" {
		return nil, at
	}
	return x.s.Who.Party(m.Code, m.First, m.Last), end + 1
}
