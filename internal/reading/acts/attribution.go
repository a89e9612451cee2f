package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// saidLast reports a clause at the end of a sentence that tells who said what
// stands before it, in which nothing else is said.
func (x *scan) saidLast(c *syntax.Clause) bool {
	toks := x.Text.Tokens
	if !x.Words[c.Act].Is(grammar.BareSay) || c.ActEnd != x.Last || c.Start-x.First < 5 || toks[c.Start-1].Kind != prose.Comma || c.Subject.Rule == x.Lexicon.Rule("side.publisher") {
		return false
	}
	for _, o := range x.Clauses[x.Opened:] {
		if o.Verb.Kind.States() {
			return false
		}
	}
	for i := x.First; i < c.Start; i++ {
		if x.Words[i].Is(grammar.Be | grammar.Have | grammar.Modal) {
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
	toks := s.Text.Tokens
	act := last - 1
	for ; act > first+least; act-- {
		if s.saying(act, grammar.Past) != nil {
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
	if toks[at].Kind != prose.Comma || at-first < least || act-at < 2 || s.Words[first].Is(grammar.Preposition|grammar.Subordinate) {
		return last
	}
	for _, q := range quotes {
		if q.first < last && q.last > first {
			return last
		}
	}
	finite := false
	for i := first + 1; i < at; i++ {
		w := s.Words[i]
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
		if s.Words[i].Is(grammar.Be|grammar.Have|grammar.Modal) || strings.HasPrefix(toks[i].Lower, "spokes") {
			return last
		}
	}
	x := s.scan(first, last)
	sub, ok := s.Who.Of(at+1, x.Before(act).End)
	if !ok || sub.Body || sub.Rule == s.Lexicon.Rule("side.publisher") || x.office(at+1) {
		return last
	}
	v := s.saying(act, grammar.Past)
	c := syntax.Clause{Verb: v.Verb, Form: v.Form, Act: act, ActEnd: act + 1, Subject: sub, Start: first, End: last, Frame: s.Lexicon.Rule("statement.clause")}
	if will := x.firstParty(); will > 0 && toks[will].Lower == "will" && x.pledged(will) > 0 && !s.announces() {
		c.Pledge = true
	}
	s.Who.Spoke(sub)
	s.Clauses = append(s.Clauses, c)
	return first
}

// inserted reports a clause between commas that tells who says the sentence around
// it: "Reports of arrests, the EU side stressed, remained a concern".
func (x *scan) inserted(c *syntax.Clause, start int) bool {
	toks := x.Text.Tokens
	if c.Verb.Kind != grammar.Say || c.ActEnd+2 >= x.Last || toks[c.ActEnd].Kind != prose.Comma || start-x.First < 3 || toks[start-1].Kind != prose.Comma {
		return false
	}
	if w := x.Words[x.First]; w.Is(grammar.Preposition | grammar.Adverb | grammar.Time | grammar.Subordinate) {
		return false
	}
	for i := x.First; i < start-1; i++ {
		if toks[i].Kind == prose.Comma {
			return false
		}
	}
	next := &toks[c.ActEnd+1]
	return next.Kind == prose.Word && !next.Capital && !x.Words[c.ActEnd+1].Is(grammar.Preposition|grammar.Conjunction|grammar.Determiner|grammar.Subordinate) && next.Lower != "inter" && next.Lower != "among"
}

// reported reports an attribution at the end of a sentence, ", the ministry's
// press service reports", ", the Foreign Ministry said on Monday": whoever
// publishes says no more than that the rest is so.
func (x *scan) reported(lo, end int, c *syntax.Clause) bool {
	if !x.Words[c.Act].Is(grammar.BareSay) || c.ActEnd+6 < x.Last {
		return false
	}
	toks := x.Text.Tokens
	for i := end - 1; i > lo && i > end-10; i-- {
		if toks[i].Kind != prose.Comma {
			continue
		}
		if i+1 < end && (x.Words[i+1].Is(grammar.Determiner) || toks[i+1].Lower == "press") {
			for k := i + 2; k < end; k++ {
				switch toks[k].Lower {
				case "ministry", "service", "statement", "release", "department", "embassy", "office", "spokesperson", "spokesman", "spokeswoman", "mfa":
					x.Close(i)
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
	if at >= x.Last || !x.Words[at].Is(grammar.Determiner) && !x.Text.Tokens[at].Capital {
		return false
	}
	for k := at; k < x.Last && k < at+10; k++ {
		switch x.Text.Tokens[k].Lower {
		case "ministry", "service", "statement", "release", "department", "embassy", "office", "spokesperson", "spokesman", "spokeswoman", "mfa", "dfa", "mea":
			return true
		}
	}
	return false
}

// paper reports "The statement" and the like as all that stands before a verb: what it
// says is the text's own account.
func (x *scan) paper(end int) bool {
	toks := x.Text.Tokens
	if end-x.Floor < 2 || end-x.Floor > 3 || !x.Words[x.Floor].Is(grammar.Determiner) || toks[end-2].Lower == "joint" {
		return false
	}
	switch toks[end-1].Lower {
	case "statement", "readout", "release", "communiqué", "communique":
		return true
	}
	return false
}

// voiced steps over "The spokesperson stated that": what follows is the text's own
// account, and nothing that was said at the meeting.
func (x *scan) voiced(c *syntax.Clause, b *syntax.Before) bool {
	toks := x.Text.Tokens
	if x.Open() == nil && c.Verb.Kind == grammar.Say && c.ActEnd < x.Last && toks[c.ActEnd].Lower == "that" && x.paper(b.End) {
		x.Floor, x.voice = c.ActEnd+1, c.ActEnd+1
		return true
	}
	if x.Open() != nil || !x.Words[c.Act].Is(grammar.BareSay) || c.ActEnd >= x.Last || toks[c.ActEnd].Lower != "that" {
		return false
	}
	for i := x.Floor; i < b.End; i++ {
		if strings.HasPrefix(toks[i].Lower, "spokes") {
			x.Floor, x.voice = c.ActEnd+1, c.ActEnd+1
			return true
		}
	}
	return false
}
