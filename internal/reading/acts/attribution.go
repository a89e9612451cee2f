package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// saidLast reports a clause at the end of a sentence that tells who said what
// stands before it, in which nothing else is said.
func (x *scan) saidLast(c *clause) bool {
	toks := x.s.text.Tokens
	if !x.s.words[c.act].Is(grammar.BareSay) || c.actEnd != x.last || c.start-x.first < 5 || toks[c.start-1].Kind != prose.Comma || c.subject.Rule == x.s.lexicon.Rule("side.publisher") {
		return false
	}
	for _, o := range x.s.clauses[x.opened:] {
		if o.verb.Kind.States() {
			return false
		}
	}
	for i := x.first; i < c.start; i++ {
		if x.s.words[i].Is(grammar.Be | grammar.Have | grammar.Modal) {
			return true
		}
	}
	return false
}

// toldLast reads a sentence whose end tells who said the whole of it, "Norway values
// the treaty and supports the plan, she added", as one statement. It returns where
// the rest of the sentence begins to be read, or its end where nothing of the kind
// stands there.
func (s *speech) toldLast(first, last int, quotes []quotation) int {
	const subject, least = 7, 5 // words of who says it, of what is said
	toks := s.text.Tokens
	act := last - 1
	for ; act > first+least; act-- {
		if s.words[act].Is(grammar.BareSay) && s.saying(act, grammar.Past) != nil {
			break
		}
		if last-act > 1 {
			return last
		}
	}
	if act <= first+least {
		return last
	}
	at := act - 1
	for at > first && act-at <= subject && toks[at].Kind != prose.Comma {
		at--
	}
	if toks[at].Kind != prose.Comma || at-first < least || act-at < 2 || s.words[first].Is(grammar.Preposition|grammar.Subordinate) {
		return last
	}
	for _, q := range quotes {
		if q.first < last && q.last > first {
			return last
		}
	}
	finite := false
	for i := first + 1; i < at; i++ {
		w := s.words[i]
		if w == nil {
			continue
		}
		if w.Is(grammar.Be | grammar.Have | grammar.Modal) {
			finite = true
		}
		for k := range w.Verbs {
			v := &w.Verbs[k]
			if v.Form&grammar.Past != 0 && v.Verb.Kind.States() {
				return last // somebody says what stands there already
			}
			finite = finite || v.Form&grammar.Third != 0
		}
	}
	if !finite {
		return last
	}
	for i := at + 1; i < act; i++ {
		if s.words[i].Is(grammar.Be|grammar.Have|grammar.Modal) || strings.HasPrefix(toks[i].Lower, "spokes") {
			return last
		}
	}
	x := scan{s: s, first: first, last: last, floor: first, opened: len(s.clauses)}
	sub, ok := s.who.Of(at+1, x.before(act).end)
	if !ok || sub.Body || sub.Rule == s.lexicon.Rule("side.publisher") || x.office(at+1) {
		return last
	}
	v := s.saying(act, grammar.Past)
	c := clause{verb: v.Verb, form: v.Form, act: act, actEnd: act + 1, subject: sub, start: first, end: last, frame: s.lexicon.Rule("statement.clause")}
	if will := x.firstParty(); will > 0 && toks[will].Lower == "will" && x.pledged(will) > 0 && !s.announces() {
		c.pledge = true
	}
	s.who.Spoke(sub)
	s.clauses = append(s.clauses, c)
	return first
}

// inserted reports a clause between commas that tells who says the sentence around
// it: "Reports of arrests, the EU side stressed, remained a concern".
func (x *scan) inserted(c *clause, start int) bool {
	toks := x.s.text.Tokens
	if c.verb.Kind != grammar.Say || c.actEnd+2 >= x.last || toks[c.actEnd].Kind != prose.Comma || start-x.first < 3 || toks[start-1].Kind != prose.Comma {
		return false
	}
	if w := x.s.words[x.first]; w.Is(grammar.Preposition | grammar.Adverb | grammar.Time | grammar.Subordinate) {
		return false
	}
	for i := x.first; i < start-1; i++ {
		if toks[i].Kind == prose.Comma {
			return false
		}
	}
	next := &toks[c.actEnd+1]
	return next.Kind == prose.Word && !next.Capital && !x.s.words[c.actEnd+1].Is(grammar.Preposition|grammar.Conjunction|grammar.Determiner|grammar.Subordinate) && next.Lower != "inter" && next.Lower != "among"
}

// reported reports an attribution at the end of a sentence, ", the ministry's
// press service reports", ", the Foreign Ministry said on Monday": whoever
// publishes says no more than that the rest is so.
func (x *scan) reported(lo, end int, c *clause) bool {
	if !x.s.words[c.act].Is(grammar.BareSay) || c.actEnd+6 < x.last {
		return false
	}
	toks := x.s.text.Tokens
	for i := end - 1; i > lo && i > end-10; i-- {
		if toks[i].Kind != prose.Comma {
			continue
		}
		if i+1 < end && (x.s.words[i+1].Is(grammar.Determiner) || toks[i+1].Lower == "press") {
			for k := i + 2; k < end; k++ {
				switch toks[k].Lower {
				case "ministry", "service", "statement", "release", "department", "embassy", "office", "spokesperson", "spokesman", "spokeswoman", "mfa":
					x.close(i)
					return true
				}
			}
		}
		return false
	}
	return false
}

// office reports a house, a text of it or its spokesperson after "said" at the
// end of a sentence.
func (x *scan) office(at int) bool {
	if at >= x.last || !x.s.words[at].Is(grammar.Determiner) && !x.s.text.Tokens[at].Capital {
		return false
	}
	for k := at; k < x.last && k < at+10; k++ {
		switch x.s.text.Tokens[k].Lower {
		case "ministry", "service", "statement", "release", "department", "embassy", "office", "spokesperson", "spokesman", "spokeswoman", "mfa", "dfa", "mea":
			return true
		}
	}
	return false
}

// voiced steps over "The spokesperson stated that": what follows is the text's own
// account, and nothing that was said at the meeting.
func (x *scan) voiced(c *clause, b *before) bool {
	toks := x.s.text.Tokens
	if x.open() != nil || !x.s.words[c.act].Is(grammar.BareSay) || c.actEnd >= x.last || toks[c.actEnd].Lower != "that" {
		return false
	}
	for i := x.floor; i < b.end; i++ {
		if strings.HasPrefix(toks[i].Lower, "spokes") {
			x.floor, x.voice = c.actEnd+1, c.actEnd+1
			return true
		}
	}
	return false
}
