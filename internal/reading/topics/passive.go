package topics

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// Passive reads "X, Y and Z were discussed".
func (x *Scan) Passive(c syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	where := x.where(b.End)
	if o := x.Open(); o != nil && (where == 0 || o.Verb.Kind != grammar.Event && o.Verb.Kind != grammar.Meet) || !s.Words[c.Act].Is(grammar.PassiveTopic) || !b.Have && !b.Modal && (toks[b.Lead].Lower == "is" || toks[b.Lead].Lower == "are") && toks[b.Lead+1].Lower != "being" {
		return false // what is always discussed
	}
	first := x.Floor
	if where > 0 {
		first = where
	} else if at := x.saidThat(b.End); at > 0 {
		first = at
	}
	if where > 0 { // "a meeting where visas were discussed"
	} else if x.passed > 0 { // "Visas were discussed, and views on fish were exchanged"
		for first = x.passed; first < b.End && !s.Words[first].Is(grammar.Conjunction); first++ {
		}
		first++
	} else if _, comma, ok := x.besides(first); ok {
		first = comma + 1
	} else if s.Words[first].Is(grammar.Preposition|grammar.Adverb) && !s.Words[first].Is(grammar.Quantity) || toks[first].Lower == "according" {
		for first < b.End && toks[first].Kind != prose.Comma {
			first++
		}
		first++
	}
	if first+2 < b.End && s.Words[first].Is(grammar.ViewNoun) && s.Words[first+1].Is(grammar.TopicPreposition) {
		first += 2 // "Views on visas were exchanged"
	} else if c.Verb.Lemma == "exchange" {
		if v := b.End - 1; v > first && s.Words[v].Is(grammar.ViewNoun) && (s.Words[v-1].Is(grammar.Conjunction) || toks[v-1].Kind == prose.Comma) {
			first = v // "visas will be reviewed, and views will be exchanged on fish"
		}
		if first+1 < b.End && !(first+2 == b.End && x.Adverb(first+1)) || !s.Words[first].Is(grammar.ViewNoun) || c.ActEnd+1 >= x.Last || !s.Words[c.ActEnd].Is(grammar.TopicPreposition) {
			return false
		}
		// "Views were exchanged on visas"
		c.Frame, c.Start = s.Lexicon.Rule("topic.passive"), first
		x.Push(c, c.Act)
		s.spans = append(s.spans, span{clause: len(s.Clauses) - 1, first: c.ActEnd + 1, rule: c.Frame})
		return true
	}
	if first >= b.End || s.Words[first].Is(grammar.Pronoun) {
		return false
	}
	if at := x.andMore(first, b.End); at > 0 {
		first = at
	}
	for i := first; i < b.End; i++ {
		if s.Words[i].Is(grammar.Be|grammar.Modal|grammar.Have) || s.Words[i].Is(grammar.BareSay) && i+1 < b.End {
			return false
		}
	}
	last := b.End
	if last+1 < b.Lead && toks[last].Kind == prose.Comma && (s.Words[last+1].Is(grammar.Including) || toks[last+1].Lower == "such" || toks[last+1].Lower == "as" && toks[last+2].Lower == "well" || toks[last+1].Lower == "along" || toks[last+1].Lower == "together") {
		last = b.Lead // "Issues, including trade and visas, were discussed"
	}
	if s.Text.Tokens[x.Last-1].Lower == ":" && x.Last-c.ActEnd < 4 { // "The following topics were discussed:"
		return x.noted(b.Lead, c.Act, c.ActEnd, "topic.passive")
	}
	rule := s.Lexicon.Rule("topic.passive")
	more := x.besidesPassive(c.ActEnd)
	if more != c.ActEnd+2 || !s.Cutter.Generic(first, last) { // "Several issues were discussed, including visas": the issues go
		s.spans = append(s.spans, span{clause: -1, first: first, last: last, whole: true, rule: rule})
	}
	if more > 0 {
		s.spans = append(s.spans, span{clause: -1, first: more, last: x.Last, whole: true, rule: rule})
	}
	x.passed = c.ActEnd
	return false
}

// andMore returns where the second of two clauses begins, "the session was opened by the
// Minister, and visas were discussed"; 0 where words hold no clause of their own.
func (x *Scan) andMore(first, end int) int {
	toks, be := x.Text.Tokens, false
	for i := first; i+2 < end; i++ {
		be = be || x.Words[i].Is(grammar.Be)
		if be && toks[i].Kind == prose.Comma && toks[i+1].Lower == "and" && !toks[i+2].Capital && !x.Words[i+2].Is(grammar.Pronoun) {
			return i + 2
		}
	}
	return 0
}

// where returns the token after the last "where" before a token, "held a meeting where",
// 0 where none stands after the clause before.
func (x *Scan) where(end int) int {
	lo := x.Floor
	if o := x.Open(); o != nil {
		lo = o.ActEnd
	}
	for i := end - 1; i > lo; i-- {
		if x.Text.Tokens[i].Lower == "where" {
			return i + 1
		}
	}
	return 0
}

// saidThat returns the token after "said that" before a token, 0 where somebody does
// not say that something was discussed.
func (x *Scan) saidThat(end int) int {
	for i := x.Floor + 1; i+2 < end; i++ {
		if x.Words[i].Is(grammar.BareSay) && x.Text.Tokens[i+1].Lower == "that" {
			return i + 2
		}
	}
	return 0
}

// besidesPassive returns where topics begin that come after "were discussed": ",
// including visas", ", as were visas"; 0 where none do.
func (x *Scan) besidesPassive(at int) int {
	s, toks := x.s, x.Text.Tokens
	if at+3 >= x.Last || toks[at].Kind != prose.Comma {
		return 0
	}
	switch at++; {
	case s.Words[at].Is(grammar.Including):
		return at + 1
	case toks[at].Lower == "as" && s.Words[at+1].Is(grammar.Be):
		return at + 2
	}
	return 0
}

// ToBeDiscussed reads "X and Y are planned to be discussed".
func (x *Scan) ToBeDiscussed(c syntax.Clause, b *syntax.Before) bool {
	toks := x.Text.Tokens
	plan := b.End - 1
	if plan-1 < x.Floor {
		return false
	}
	switch toks[plan].Lower {
	case "planned", "expected", "scheduled", "set", "due", "slated":
	default:
		return false
	}
	inner := x.Before(plan)
	if !inner.Be || inner.To {
		return false
	}
	inner.Modal = true // not what is always discussed
	return x.Passive(c, &inner)
}
