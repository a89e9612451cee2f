package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/outcome"
)

// institutions opens the clause of what two bodies of the sides agreed or signed, though
// no rule tells whose they are: "The Ministry of Fisheries and the Port Authority agreed
// to open an office".
func (x *scan) institutions(c *clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	if c.form&grammar.Past == 0 || b.be || b.to || b.modal || b.have || b.not || s.announces() {
		return false
	}
	switch c.verb.Lemma {
	case "agree", "sign":
	default:
		return false
	}
	first := x.floor
	if s.words[first].Is(grammar.Preposition | grammar.Adverb) {
		for first < b.end && toks[first].Kind != prose.Comma {
			first++
		}
		first++
	}
	if first >= b.end || b.end-first > 3*longSubject || !x.begins(first, b.end) || s.who.People(first, b.end) > 0 || !x.several(first, b.end) {
		return false
	}
	if c.verb.Lemma == "sign" {
		if r := s.binding(); !r.Instrument(&outcome.Clause{ActEnd: c.actEnd, End: x.last}) {
			return false
		}
		*c = s.done(*c)
	} else if c.actEnd >= x.last || toks[c.actEnd].Lower != "to" && toks[c.actEnd].Lower != "on" && toks[c.actEnd].Lower != "that" {
		return false
	}
	c.subject, c.start, c.frame = s.who.Everyone(first, c.actEnd, "outcome.institutions"), first, s.lexicon.Rule("outcome.institutions")
	x.tails = false
	return x.enter(*c, first)
}

// several reports two bodies joined by "and", or the plural of one, between two tokens,
// and no verb among them.
func (x *scan) several(first, end int) bool {
	toks, bodies, and := x.s.text.Tokens, 0, false
	for i := first; i < end; i++ {
		w, t := x.s.words[i], &toks[i]
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
