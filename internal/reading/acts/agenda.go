package acts

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// agenda reads "topics included".
func (x *scan) agenda(i int) {
	s, toks := x.s, x.s.text.Tokens
	if x.open() != nil || i+1 >= x.last || !toks[i].Space {
		return
	}
	head, talk := -1, false
	if x.these(i) || x.talkIncluded(i) {
		head, talk = x.floor, true
	}
	for j := x.floor; j < i && !talk; j++ {
		w := s.words[j]
		if w.Is(grammar.Agenda) && head < 0 {
			head = j
		}
		switch toks[j].Lower {
		case "topics", "agenda", "discussed", "raised", "discussion", "discussions", "talks":
			talk = true
		}
		if w.Is(grammar.Modal|grammar.Subordinate) || toks[j].Kind == prose.Comma {
			return
		}
	}
	if head < 0 || head > x.floor+4 || !talk {
		return
	}
	c := clause{verb: s.noun, form: grammar.Past, frame: s.lexicon.Rule("topic.agenda"), start: i, act: i, actEnd: i + 1}
	x.push(c, i)
	s.topics = append(s.topics, topicSpan{clause: len(s.clauses) - 1, first: i + 1, rule: s.lexicon.Rule("topic.agenda")})
}

// these reports "These include" after a sentence that named no more than issues:
// they are what follows, and the words for them go.
func (x *scan) these(i int) bool {
	s := x.s
	if i != x.floor+1 || s.text.Tokens[x.floor].Lower != "these" || len(s.topics) == 0 {
		return false
	}
	t := &s.topics[len(s.topics)-1]
	last := t.last
	if t.clause >= 0 {
		last = s.clauses[t.clause].end
	}
	if last < x.floor-2 || last > x.floor || !s.cutter.Generic(t.first, last) {
		return false
	}
	s.topics = s.topics[:len(s.topics)-1]
	return true
}

// mainTopics reads "Fisheries and visas were the main topics of".
func (x *scan) mainTopics(i int) bool {
	s, toks := x.s, x.s.text.Tokens
	if x.open() != nil || i+4 >= x.last || toks[i+1].Lower != "the" || toks[i+4].Lower != "of" {
		return false
	}
	switch toks[i+2].Lower {
	case "main", "key", "principal", "central", "leading":
	default:
		return false
	}
	if !s.words[i+3].Is(grammar.Agenda) || i-x.floor < 1 || s.words[x.floor].Is(grammar.Pronoun|grammar.Preposition) {
		return false
	}
	s.topics = append(s.topics, topicSpan{clause: -1, first: x.floor, last: i, rule: s.lexicon.Rule("topic.agenda")})
	return true
}

// onAgenda reads "visas and trade are on the agenda".
func (x *scan) onAgenda(i int) {
	if x.mainTopics(i) || x.fronted(i) {
		return
	}
	s, toks := x.s, x.s.text.Tokens
	j := i + 1
	for j < x.last && x.adverb(j) {
		j++
	}
	if j+3 < x.last && (toks[j].Lower == "top" && toks[j+1].Lower == "of" || toks[j].Lower == "high" && toks[j+1].Lower == "on") {
		j++
	} else if j+2 < x.last && toks[j].Lower != "on" {
		return
	}
	if x.open() != nil || j+2 >= x.last || toks[j].Lower != "on" && toks[j].Lower != "of" || toks[j+1].Lower != "the" || toks[j+2].Lower != "agenda" && !(j+3 < x.last && toks[j+3].Lower == "agenda") {
		return
	}
	if i-x.floor < 1 || s.words[x.floor].Is(grammar.Pronoun|grammar.Preposition) {
		return
	}
	s.topics = append(s.topics, topicSpan{clause: -1, first: x.floor, last: i, rule: s.lexicon.Rule("topic.agenda")})
}

// attention reads "particular attention was paid to".
func (x *scan) attention(i int) {
	s, toks := x.s, x.s.text.Tokens
	at := i + 1
	for at < x.last && (s.words[at].Is(grammar.Be|grammar.Have) || x.adverb(at)) {
		at++
	}
	if at == i+1 || at+2 >= x.last || toks[at+1].Lower != "to" {
		return
	}
	switch toks[at].Lower {
	case "paid", "given", "devoted", "drawn":
	default:
		return
	}
	c := clause{verb: s.noun, form: grammar.Past, frame: s.lexicon.Rule("topic.passive"), start: i, act: i, actEnd: at + 2}
	x.push(c, i)
	s.topics = append(s.topics, topicSpan{clause: len(s.clauses) - 1, first: at + 2, rule: c.frame})
}
