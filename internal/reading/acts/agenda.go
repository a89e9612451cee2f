package acts

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// agenda reads "topics included".
func (x *scan) agenda(i int) {
	s, toks := x.s, x.s.text.Tokens
	if i-2 > x.first && toks[i-1].Lower == "which" && i+1 < x.last && !s.words[i].Is(grammar.Be) {
		k := i - 2
		if toks[k].Kind == prose.Comma {
			k--
		}
		if o := x.open(); s.words[k].Is(grammar.TopicNoun) && toks[k].Lower[len(toks[k].Lower)-1] == 's' && (o == nil || !o.verb.Kind.States() && o.verb.Kind != grammar.Topic) {
			x.noted(i-1, i, i+1, "topic.agenda") // "held talks, which included"
			return
		}
	}
	if x.open() != nil || i+1 >= x.last || !toks[i].Space || s.words[i].Is(grammar.Be) && !x.objectOf(i+1) || s.words[i].Is(grammar.PassiveTopic) && s.words[i+1].Is(grammar.Include) {
		return // "the topics were discussed", "other matters covered included"
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
		case "topics", "agenda", "discussed", "raised", "covered", "addressed", "discussion", "discussions", "talks":
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

// mainTopics reads "Fisheries and visas were the main topics of the talks", "Rope was
// also at the centre of the discussions", "Pilots were among the topics raised": it
// returns whether what stands before "were" is what was talked about.
func (x *scan) mainTopics(i int) bool {
	const long = 6 // words from the noun to the talks
	s, toks := x.s, x.s.text.Tokens
	j := i + 1
	for j < x.last && x.adverb(j) {
		j++
	}
	if j+2 >= x.last {
		return false
	}
	middle := false
	switch toks[j].Lower {
	case "at", "in":
		middle = true
		j++
	case "among", "amongst":
		j++
	case "one":
		j++
		if toks[j].Lower == "of" {
			j++
		}
	}
	for k := j; k+1 < min(x.last, j+4); k++ {
		t := &toks[k]
		if t.Kind != prose.Word && t.Kind != prose.Ordinal || s.words[k].Is(grammar.Preposition) {
			return false
		}
		switch t.Lower {
		case "centre", "center", "heart", "core", "focus", "forefront", "foreground", "spotlight":
			if !middle && (t.Lower != "focus" || k == j) {
				return false
			}
		case "topic", "topics", "subject", "subjects", "theme", "themes", "item", "items", "issue", "issues", "matters", "points", "point":
			if middle || k == j && toks[i].Lower != "were" {
				return false
			}
		default:
			continue
		}
		if toks[k+1].Lower == "discussed" || toks[k+1].Lower == "raised" || toks[k+1].Lower == "addressed" || toks[k+1].Lower == "covered" {
			return true
		}
		if !s.words[k+1].Is(grammar.Preposition) {
			return false
		}
		for n := k + 2; n < min(x.last, k+2+long); n++ {
			if s.words[n].Is(grammar.TopicNoun) || toks[n].Lower == "agenda" || toks[n].Lower == "session" {
				return true
			}
			if toks[n].Kind == prose.Comma {
				return false
			}
		}
		return false
	}
	return false
}

// inTalks reports "prominently in the talks" or "high on the agenda" at a token.
func (x *scan) inTalks(at int) bool {
	const near = 8 // words to the talks
	in := false
	for k := at; k < min(x.last, at+near); k++ {
		switch t := &x.s.text.Tokens[k]; {
		case t.Kind != prose.Word:
			return false
		case x.s.words[k].Is(grammar.TopicNoun) || t.Lower == "agenda":
			return in
		case t.Lower == "in" || t.Lower == "on" || t.Lower == "at" || t.Lower == "during":
			in = true
		}
	}
	return false
}

// onAgenda reads "visas and trade are on the agenda".
func (x *scan) onAgenda(i int) {
	if x.fronted(i) || x.open() != nil {
		return
	}
	if x.mainTopics(i) {
		x.subjectOf(i, true)
		return
	}
	s, toks := x.s, x.s.text.Tokens
	j := i + 1
	for j < x.last && x.adverb(j) {
		j++
	}
	if j+3 < x.last && (toks[j].Lower == "top" && toks[j+1].Lower == "of" || toks[j].Lower == "high" && toks[j+1].Lower == "on") {
		j++
	} else if j+2 < x.last && toks[j].Lower == "under" && (toks[j+1].Lower == "discussion" || toks[j+1].Lower == "consideration") && s.words[j+2].Is(grammar.Preposition) {
		x.subjectOf(i, true)
		return
	} else if j+2 < x.last && toks[j].Lower != "on" {
		return
	}
	if j+2 >= x.last || toks[j].Lower != "on" && toks[j].Lower != "of" || toks[j+1].Lower != "the" || toks[j+2].Lower != "agenda" && toks[j+2].Lower != "table" && !(j+3 < x.last && toks[j+3].Lower == "agenda") {
		return
	}
	x.subjectOf(i, false)
}

// subjectOf notes as topics the subject of "was" at a token: it begins its sentence, or
// comes after what is named besides it.
func (x *scan) subjectOf(i int, past bool) {
	s, toks := x.s, x.s.text.Tokens
	b := x.before(i)
	if w := toks[i].Lower; past && (w == "is" || w == "are") && toks[i+1].Lower != "the" {
		return // what always is one
	}
	first := x.floor
	if _, comma, ok := x.besides(first); ok {
		first = comma + 1
	} else if s.words[first].Is(grammar.Preposition) {
		for first < b.end && toks[first].Kind != prose.Comma {
			first++
		}
		first++
	}
	if b.end-first < 1 || b.not || s.words[first].Is(grammar.Pronoun|grammar.Preposition|grammar.Modal|grammar.Subordinate) || b.end-first == 1 && s.words[first].Is(grammar.Determiner) {
		return
	}
	for k := first; k < b.end; k++ {
		if s.words[k].Is(grammar.Be | grammar.Have | grammar.Modal) {
			return
		}
	}
	s.topics = append(s.topics, topicSpan{clause: -1, first: first, last: b.end, whole: true, rule: s.lexicon.Rule("topic.agenda")})
}

// attention reads "particular attention was paid to".
func (x *scan) attention(i int) {
	s, toks := x.s, x.s.text.Tokens
	at := i + 1
	for at < x.last && (s.words[at].Is(grammar.Be|grammar.Have) || x.adverb(at)) {
		at++
	}
	if at == i+1 || at+2 >= x.last {
		return
	}
	switch toks[at].Lower {
	case "paid", "given", "devoted", "drawn":
	default:
		return
	}
	if at = x.whileTalking(at + 1); at+1 < x.last && toks[at].Lower == "to" {
		x.noted(i, i, at+1, "topic.passive")
	}
}
