package topics

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// What a sentence names before the topic that it is about: "In addition to bilateral
// relations, the ministers discussed visas".

// besides returns where what is named besides begins and the comma that ends it, of a
// sentence or what follows its first aside, "During the talks, in addition to …"; ok is
// false where nothing is.
func (x *Scan) besides(at int) (first, comma int, ok bool) {
	const far = 40 // words to the comma
	s, toks := x.s, x.Text.Tokens
	if first = x.addition(at); first < 0 {
		if !s.Words[at].Is(grammar.Preposition) {
			return 0, 0, false
		}
		for at < min(x.Last, x.First+far) && toks[at].Kind != prose.Comma {
			at++
		}
		if at+1 >= x.Last {
			return 0, 0, false
		}
		if first = x.addition(at + 1); first < 0 {
			return 0, 0, false
		}
	}
	for comma = first; comma < min(x.Last, first+far) && toks[comma].Kind != prose.Comma; comma++ {
		if w := s.Words[comma]; w.Is(grammar.Subordinate|grammar.Modal|grammar.Be) || toks[comma].Capital && w.Is(grammar.Post|grammar.Title) || toks[comma].Kind == prose.Colon {
			return 0, 0, false
		}
	}
	if comma >= min(x.Last, first+far) || comma-first < 1 {
		return 0, 0, false
	}
	return first, comma, x.namesTopic(first, comma)
}

// addition returns the token after "in addition to" or the like, -1 where none stands.
func (x *Scan) addition(at int) int {
	toks := x.Text.Tokens
	if at+3 >= x.Last {
		return -1
	}
	next := toks[at+1].Lower
	switch toks[at].Lower {
	case "besides", "alongside", "beyond":
		return at + 1
	case "apart", "aside":
		if next == "from" {
			return at + 2
		}
	case "along", "together":
		if next == "with" {
			return at + 2
		}
	case "in":
		if next == "addition" && toks[at+2].Lower == "to" {
			return at + 3
		}
	case "as":
		if next == "well" && toks[at+2].Lower == "as" {
			return at + 3
		}
	}
	return -1
}

// namesTopic reports words that can be a topic: no meeting, no work besides it, nobody.
func (x *Scan) namesTopic(first, last int) bool {
	s, toks := x.s, x.Text.Tokens
	if w := s.Words[first]; w.Is(grammar.Pronoun) || toks[first].Lower == "this" || toks[first].Lower == "that" || toks[first].Lower == "these" {
		return false
	}
	if t := &toks[first]; strings.HasSuffix(t.Lower, "ing") && !s.Words[first].Is(grammar.Talking) && s.Words[first] != nil && len(s.Words[first].Verbs) > 0 {
		return false // "in addition to holding talks"
	}
	for k := first; k < last && !s.Words[k].Is(grammar.Tie); k++ {
		switch toks[k].Lower {
		case "visit", "visits", "signing", "ceremony", "tour", "exhibition", "conference", "session", "sessions", "summit", "event", "events", "programme", "program", "delegation", "members", "officials", "representatives", "participants":
			return false
		}
		if s.Words[k].Is(grammar.TopicNoun) {
			return false
		}
	}
	return true
}

// NamedBesides puts what the sentence names besides before its topics, which begin at
// the nth.
func (x *Scan) NamedBesides(n int) {
	s := x.s
	if n >= len(s.spans) || x.First >= x.Last {
		return
	}
	first, comma, ok := x.besides(x.First)
	if !ok {
		return
	}
	t := s.spans[n]
	if t.clause >= 0 {
		if start := s.Clauses[t.clause].Start; start-1 > comma && s.Text.Tokens[start-1].Kind == prose.Comma && start < t.first {
			comma = start - 1
		}
	}
	if t.first <= comma {
		return
	}
	s.spans = append(s.spans, span{})
	copy(s.spans[n+1:], s.spans[n:])
	s.spans[n] = span{clause: -1, first: first, last: comma, whole: true, rule: s.Lexicon.Rule("topic.besides")}
}
