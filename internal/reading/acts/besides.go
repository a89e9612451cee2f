package acts

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
func (x *scan) besides(at int) (first, comma int, ok bool) {
	const far = 40 // words to the comma
	s, toks := x.s, x.s.text.Tokens
	if first = x.addition(at); first < 0 {
		if !s.words[at].Is(grammar.Preposition) {
			return 0, 0, false
		}
		for at < min(x.last, x.first+far) && toks[at].Kind != prose.Comma {
			at++
		}
		if at+1 >= x.last {
			return 0, 0, false
		}
		if first = x.addition(at + 1); first < 0 {
			return 0, 0, false
		}
	}
	for comma = first; comma < min(x.last, first+far) && toks[comma].Kind != prose.Comma; comma++ {
		if w := s.words[comma]; w.Is(grammar.Subordinate|grammar.Modal|grammar.Be) || toks[comma].Capital && w.Is(grammar.Post|grammar.Title) || toks[comma].Kind == prose.Colon {
			return 0, 0, false
		}
	}
	if comma >= min(x.last, first+far) || comma-first < 1 {
		return 0, 0, false
	}
	return first, comma, x.namesTopic(first, comma)
}

// addition returns the token after "in addition to" or the like, -1 where none stands.
func (x *scan) addition(at int) int {
	toks := x.s.text.Tokens
	if at+3 >= x.last {
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
func (x *scan) namesTopic(first, last int) bool {
	s, toks := x.s, x.s.text.Tokens
	if w := s.words[first]; w.Is(grammar.Pronoun) || toks[first].Lower == "this" || toks[first].Lower == "that" || toks[first].Lower == "these" {
		return false
	}
	if t := &toks[first]; strings.HasSuffix(t.Lower, "ing") && !s.words[first].Is(grammar.Talking) && s.words[first] != nil && len(s.words[first].Verbs) > 0 {
		return false // "in addition to holding talks"
	}
	for k := first; k < last && !s.words[k].Is(grammar.Tie); k++ {
		switch toks[k].Lower {
		case "visit", "visits", "signing", "ceremony", "tour", "exhibition", "conference", "session", "sessions", "summit", "event", "events", "programme", "program", "delegation", "members", "officials", "representatives", "participants":
			return false
		}
		if s.words[k].Is(grammar.TopicNoun) {
			return false
		}
	}
	return true
}

// namedBesides puts what the sentence names besides before its topics, which begin at
// the nth.
func (x *scan) namedBesides(n int) {
	s := x.s
	if n >= len(s.topics) || x.first >= x.last {
		return
	}
	first, comma, ok := x.besides(x.first)
	if !ok {
		return
	}
	t := s.topics[n]
	if t.clause >= 0 {
		if start := s.clauses[t.clause].start; start-1 > comma && s.text.Tokens[start-1].Kind == prose.Comma && start < t.first {
			comma = start - 1
		}
	}
	if t.first <= comma {
		return
	}
	s.topics = append(s.topics, topicSpan{})
	copy(s.topics[n+1:], s.topics[n:])
	s.topics[n] = topicSpan{clause: -1, first: first, last: comma, whole: true, rule: s.lexicon.Rule("topic.besides")}
}

// duringTalks notes the topics of talks in which something was said: "During their
// talks on rope, the ministers agreed", "during discussions on two issues: rope, lamps".
func (x *scan) duringTalks(i int) bool {
	const far = 4 // words back to "during"
	s, toks := x.s, x.s.text.Tokens
	if i+2 >= x.last || toks[i+1].Lower != "on" && toks[i+1].Lower != "about" || s.datelike(i+2) || x.atLevel(i+2) || toks[i].Capital {
		return false
	}
	switch toks[i].Lower {
	case "discussion", "discussions", "talks", "conversation", "conversations", "exchange", "exchanges":
	default:
		return false
	}
	during := -1
	for k := i - 1; k >= x.floor && k >= i-far; k-- {
		if w := toks[k].Lower; w == "during" || w == "in" && k == x.first {
			during = k
			break
		}
	}
	if during < 0 {
		return false
	}
	last := 0
	if during == x.first {
		last = x.mainClause(i + 2)
	} else {
		for k := i + 2; k < x.last && toks[k].Kind != prose.Comma; k++ {
			if toks[k].Lower == ":" {
				last = x.last
			}
		}
	}
	if last == 0 {
		return false
	}
	s.topics = append(s.topics, topicSpan{clause: -1, first: i + 2, last: last, rule: s.lexicon.Rule("topic.noun")})
	return true
}
