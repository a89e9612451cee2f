package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/outcome"
	"readout/internal/reading/syntax"
)

// institutions opens the clause of what two bodies of the sides agreed or signed, though
// no rule tells whose they are: "The Ministry of Fisheries and the Port Authority agreed
// to open an office".
func (x *scan) institutions(c *syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	if c.Form&grammar.Past == 0 || b.Be || b.To || b.Modal || b.Have || b.Not || s.announces() {
		return false
	}
	switch c.Verb.Lemma {
	case "agree", "sign":
	default:
		return false
	}
	first := x.Floor
	if s.Words[first].Is(grammar.Preposition | grammar.Adverb) {
		for first < b.End && toks[first].Kind != prose.Comma {
			if w := toks[first].Lower; w == "earlier" || w == "previously" || w == "reported" || w == "before" {
				return false
			}
			first++
		}
		first++
	}
	if first >= b.End || b.End-first > 3*longSubject || !x.Begins(first, b.End) || s.Who.People(first, b.End) > 0 || !x.several(first, b.End) {
		return false
	}
	if c.Verb.Lemma == "sign" {
		if r := s.binding(); !r.Instrument(&outcome.Clause{ActEnd: c.ActEnd, End: x.Last}) {
			return false
		}
		*c = s.done(*c)
	} else if c.ActEnd >= x.Last || toks[c.ActEnd].Lower != "to" && toks[c.ActEnd].Lower != "on" && toks[c.ActEnd].Lower != "that" {
		return false
	}
	c.Subject, c.Start, c.Frame = s.Who.Everyone(first, c.ActEnd, "outcome.institutions"), first, s.Lexicon.Rule("outcome.institutions")
	x.tails = false
	return x.enter(*c, first)
}

// several reports two bodies joined by "and", or the plural of one, between two tokens,
// and no verb among them.
func (x *scan) several(first, end int) bool {
	toks, bodies, and := x.Text.Tokens, 0, false
	for i := first; i < end; i++ {
		w, t := x.Words[i], &toks[i]
		if w.Is(grammar.Be|grammar.Have|grammar.Modal|grammar.Subordinate) || t.Kind == prose.Colon {
			return false
		}
		if w.Is(grammar.Institution) {
			if bodies++; strings.HasSuffix(t.Lower, "ies") || t.Lower == "officials" || t.Lower == "experts" || t.Lower == "delegations" {
				bodies++
			}
		}
		and = and || t.Lower == "and" && bodies > 0 && bodies < 9
		if w != nil && !t.Capital && i > first {
			for k := range w.Verbs {
				if w.Verbs[k].Form == grammar.Past {
					return false
				}
			}
		}
	}
	return bodies > 1 && (and || end-first < longSubject)
}
