package topics

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// Agenda reads "topics included".
func (x *Scan) Agenda(i int) {
	s, toks := x.s, x.Text.Tokens
	if i-2 > x.First && toks[i-1].Lower == "which" && i+1 < x.Last && !s.Words[i].Is(grammar.Be) {
		k := i - 2
		if toks[k].Kind == prose.Comma {
			k--
		}
		if o := x.Open(); s.Words[k].Is(grammar.TopicNoun) && toks[k].Lower[len(toks[k].Lower)-1] == 's' && (o == nil || !o.Verb.Kind.States() && o.Verb.Kind != grammar.Topic) {
			x.noted(i-1, i, i+1, "topic.agenda") // "held talks, which included"
			return
		}
	}
	if x.Open() != nil || i+1 >= x.Last || !toks[i].Space || s.Words[i].Is(grammar.Be) && !x.ObjectOf(i+1) || s.Words[i].Is(grammar.PassiveTopic) && s.Words[i+1].Is(grammar.Include) {
		return // "the topics were discussed", "other matters covered included"
	}
	head, talk := -1, false
	if x.these(i) || x.talkIncluded(i) {
		head, talk = x.Floor, true
	}
	for j := x.Floor; j < i && !talk; j++ {
		w := s.Words[j]
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
	if head < 0 || head > x.Floor+4 || !talk {
		return
	}
	c := syntax.Clause{Verb: s.Noun, Form: grammar.Past, Frame: s.Lexicon.Rule("topic.agenda"), Start: i, Act: i, ActEnd: i + 1}
	x.Push(c, i)
	s.spans = append(s.spans, span{clause: len(s.Clauses) - 1, first: i + 1, rule: s.Lexicon.Rule("topic.agenda")})
}

// these reports "These include" after a sentence that named no more than issues:
// they are what follows, and the words for them go.
func (x *Scan) these(i int) bool {
	s := x.s
	if i != x.Floor+1 || s.Text.Tokens[x.Floor].Lower != "these" || len(s.spans) == 0 {
		return false
	}
	t := &s.spans[len(s.spans)-1]
	last := t.last
	if t.clause >= 0 {
		last = s.Clauses[t.clause].End
	}
	if last < x.Floor-2 || last > x.Floor || !s.Cutter.Generic(t.first, last) {
		return false
	}
	s.spans = s.spans[:len(s.spans)-1]
	return true
}

// mainTopics reads "Fisheries and visas were the main topics of the talks", "Rope was
// also at the centre of the discussions", "Pilots were among the topics raised": it
// returns whether what stands before "were" is what was talked about.
func (x *Scan) mainTopics(i int) bool {
	const long = 6 // words from the noun to the talks
	s, toks := x.s, x.Text.Tokens
	j := i + 1
	for j < x.Last && x.Adverb(j) {
		j++
	}
	if j+2 >= x.Last {
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
	for k := j; k+1 < min(x.Last, j+4); k++ {
		t := &toks[k]
		if t.Kind != prose.Word && t.Kind != prose.Ordinal || s.Words[k].Is(grammar.Preposition) {
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
		if k+3 < x.Last && (toks[k+1].Lower == "that" || toks[k+1].Lower == "which") && s.Words[k+2].Is(grammar.Be) && s.Words[k+3].Is(grammar.PassiveTopic) {
			return true
		}
		if toks[k+1].Lower == "discussed" || toks[k+1].Lower == "raised" || toks[k+1].Lower == "addressed" || toks[k+1].Lower == "covered" {
			return true
		}
		if !s.Words[k+1].Is(grammar.Preposition) {
			return false
		}
		for n := k + 2; n < min(x.Last, k+2+long); n++ {
			if s.Words[n].Is(grammar.TopicNoun) || toks[n].Lower == "agenda" || toks[n].Lower == "session" {
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

// InTalks reports "prominently in the talks" or "high on the agenda" at a token.
func (x *Scan) InTalks(at int) bool {
	const near = 8 // words to the talks
	if w := x.Text.Tokens[at-1].Lower; w == "came" || w == "come" || w == "comes" {
		return x.underDiscussion(at)
	}
	in := false
	for k := at; k < min(x.Last, at+near); k++ {
		switch t := &x.Text.Tokens[k]; {
		case t.Kind != prose.Word:
			return false
		case x.Words[k].Is(grammar.TopicNoun) || t.Lower == "agenda":
			return in
		case t.Lower == "in" || t.Lower == "on" || t.Lower == "at" || t.Lower == "during":
			in = true
		}
	}
	return false
}

// underDiscussion reports "under discussion" at a token.
func (x *Scan) underDiscussion(at int) bool {
	for at < x.Last && x.Adverb(at) {
		at++
	}
	if at+1 >= x.Last || x.Text.Tokens[at].Lower != "under" {
		return false
	}
	switch x.Text.Tokens[at+1].Lower {
	case "discussion", "consideration", "review", "deliberation":
		return true
	}
	return false
}

// OnAgenda reads "visas and trade are on the agenda".
func (x *Scan) OnAgenda(i int) {
	if x.fronted(i) || x.Open() != nil {
		return
	}
	if x.mainTopics(i) {
		x.SubjectOf(i, true)
		return
	}
	s, toks := x.s, x.Text.Tokens
	j := i + 1
	for j < x.Last && x.Adverb(j) {
		j++
	}
	if j+3 < x.Last && (toks[j].Lower == "top" && toks[j+1].Lower == "of" || toks[j].Lower == "high" && toks[j+1].Lower == "on") {
		j++
	} else if j+2 < x.Last && toks[j].Lower == "under" && (toks[j+1].Lower == "discussion" || toks[j+1].Lower == "consideration") && s.Words[j+2].Is(grammar.Preposition) {
		x.SubjectOf(i, true)
		return
	} else if j+2 < x.Last && toks[j].Lower != "on" {
		return
	}
	if j+2 >= x.Last || toks[j].Lower != "on" && toks[j].Lower != "of" || toks[j+1].Lower != "the" || toks[j+2].Lower != "agenda" && toks[j+2].Lower != "table" && !(j+3 < x.Last && toks[j+3].Lower == "agenda") {
		return
	}
	x.SubjectOf(i, false)
}

// SubjectOf notes as topics the subject of "was" at a token: it begins its sentence, or
// comes after what is named besides it.
func (x *Scan) SubjectOf(i int, past bool) {
	s, toks := x.s, x.Text.Tokens
	b := x.Before(i)
	if w := toks[i].Lower; past && (w == "is" || w == "are") && toks[i+1].Lower != "the" {
		return // what always is one
	}
	first := x.Floor
	if _, comma, ok := x.besides(first); ok {
		first = comma + 1
	} else if s.Words[first].Is(grammar.Preposition) {
		for first < b.End && toks[first].Kind != prose.Comma {
			first++
		}
		first++
	}
	if b.End-first < 1 || b.Not || s.Words[first].Is(grammar.Pronoun|grammar.Preposition|grammar.Modal|grammar.Subordinate) || b.End-first == 1 && s.Words[first].Is(grammar.Determiner) {
		return
	}
	for k := first; k < b.End; k++ {
		if s.Words[k].Is(grammar.Be | grammar.Have | grammar.Modal) {
			return
		}
	}
	s.spans = append(s.spans, span{clause: -1, first: first, last: b.End, whole: true, rule: s.Lexicon.Rule("topic.agenda")})
}

// talkIncluded reads "The discussion also included" at the verb.
func (x *Scan) talkIncluded(i int) bool {
	s, toks := x.s, x.Text.Tokens
	k := i - 1
	for k > x.Floor && x.Adverb(k) {
		k--
	}
	if k < x.Floor || k > x.Floor+4 || s.Words[i].Is(grammar.Be) {
		return false
	}
	switch toks[k].Lower {
	case "discussion", "discussions", "conversation", "conversations", "exchange", "exchanges", "agenda":
	default:
		return false
	}
	for j := i + 1; j < min(x.Last, i+9); j++ {
		if toks[j].Capital && s.Words[j].Is(grammar.Post|grammar.Title) {
			return false // "the exchange included Minister Roe"
		}
	}
	return true
}
