package acts

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// What talks were about, said otherwise than by a verb of talking and its object.

// noted opens the clause of a noun that something was said about, with its topics
// from a token on.
func (x *scan) noted(cut, act, first int, rule string) bool {
	if first >= x.last {
		return false
	}
	s := x.s
	c := clause{verb: s.noun, form: grammar.Past, frame: s.lexicon.Rule(rule), start: act, act: act, actEnd: min(act+1, first)}
	x.push(c, cut)
	s.topics = append(s.topics, topicSpan{clause: len(s.clauses) - 1, first: first, rule: c.frame})
	return true
}

// fronted reads what comes after "was": "Also discussed were visas", "At the centre
// of the talks was fish", "The main focus of the talks was on visas", "Among the
// issues raised was rope".
func (x *scan) fronted(i int) bool {
	const most = 14 // words before "was"
	s, toks := x.s, x.s.text.Tokens
	if x.open() != nil || i-x.floor > most || i-x.floor < 1 || i+1 >= x.last || !x.objectOf(i+1) {
		return false
	}
	from := x.floor
	if w := toks[from].Lower; (w == "also" || w == "further" || w == "finally" || w == "and") && from+1 < i {
		from++
	}
	talk, middle, named := false, false, false
	for k := from; k < i; k++ {
		if toks[k].Kind == prose.Comma && k+1 < i || toks[k].Kind == prose.Colon || s.words[k].Is(grammar.Subordinate) || s.words[k].Is(grammar.Modal) && (toks[k].Lower != "will" || k+1 < i && !x.adverb(k+1)) {
			return false
		}
		named = named || s.words[k].Is(grammar.Agenda)
		switch toks[k].Lower {
		case "centre", "center", "heart", "focus", "core", "forefront", "foreground", "fore", "agenda", "spotlight", "top":
			middle = true
		case "agenda-item", "discussion", "session", "attention", "discussed", "raised", "addressed":
			talk = true
		}
		talk = talk || s.words[k].Is(grammar.TopicNoun) && toks[k].Lower != "focus" && toks[k].Lower != "emphasis" || toks[k].Lower == "agenda"
	}
	switch toks[from].Lower {
	case "at", "in", "on", "high":
		if !middle || !talk {
			return false
		}
	case "under":
		if from+1 >= i || toks[from+1].Lower != "discussion" && toks[from+1].Lower != "consideration" {
			return false
		}
	case "among", "amongst":
		if !named || !talk {
			return false
		}
	case "the", "a", "one", "our", "their", "main", "another", "central", "key", "special", "particular":
		focus := false
		for k := from; k < i && k < from+6; k++ {
			switch toks[k].Lower {
			case "focus", "topic", "subject", "theme", "item":
				focus = focus || k < from+4
			case "topics", "subjects", "themes", "issues", "items", "matters", "points", "questions":
				focus = focus || toks[from].Lower == "one" || k < from+4 && toks[from].Lower != "a" && toks[from].Lower != "another"
			}
		}
		if !focus || !talk {
			return false
		}
	default:
		if !s.words[from].Is(grammar.PassiveTopic) || toks[i-1].Lower == "and" {
			return false
		}
	}
	return x.noted(i, i, i+1, "topic.agenda")
}

// objectOf reports a token after "was" that begins a thing, and no participle:
// "was fish", not "was constructive".
func (x *scan) objectOf(at int) bool {
	for at < x.last && x.adverb(at) {
		at++
	}
	if at >= x.last {
		return false
	}
	t := &x.s.text.Tokens[at]
	if t.Lower == "on" || t.Lower == "how" || t.Lower == "what" || x.s.words[at].Is(grammar.Determiner) || t.Capital {
		return true
	}
	if w := x.s.words[at]; w != nil && at+1 < x.last {
		for k := range w.Verbs {
			if v := &w.Verbs[k]; v.Form&grammar.Participle != 0 && v.Form&grammar.Base == 0 && (w.Is(grammar.PassiveTopic) || x.s.words[at+1].Is(grammar.Preposition|grammar.Be) || x.s.text.Tokens[at+1].Kind != prose.Word) {
				return false
			}
		}
	}
	if x.s.words[at].Is(grammar.Preposition|grammar.Not|grammar.Be|grammar.Pronoun) || t.Kind != prose.Word {
		return false
	}
	return x.last-at > 1 || t.Lower[len(t.Lower)-1] == 's'
}

// talksBefore reports a noun of talking between where a subject may begin and a token.
func (x *scan) talksBefore(end int) bool {
	for k := x.floor; k < end; k++ {
		if x.s.words[k].Is(grammar.TopicNoun) || x.s.text.Tokens[k].Lower == "session" {
			return true
		}
	}
	return false
}

// stressed reads "emphasis was placed on" and "the focus was on".
func (x *scan) stressed(i int) bool {
	s, toks := x.s, x.s.text.Tokens
	if x.open() != nil {
		return false
	}
	at := i + 1
	for at < x.last && (s.words[at].Is(grammar.Be|grammar.Have) || x.adverb(at)) {
		at++
	}
	if at == i+1 || at+2 >= x.last {
		return false
	}
	switch toks[at].Lower {
	case "placed", "laid", "put", "given", "directed":
		at = x.whileTalking(at + 1)
	case "on":
		if toks[i].Lower != "focus" {
			return false
		}
	default:
		return false
	}
	if at+1 >= x.last || toks[at].Lower != "on" && toks[at].Lower != "upon" && toks[at].Lower != "to" {
		return false
	}
	return x.noted(i, i, at+1, "topic.passive")
}

// whileTalking steps over "during the talks" between a verb and what it is about.
func (x *scan) whileTalking(at int) int {
	const long = 6
	if at+2 >= x.last {
		return at
	}
	switch x.s.text.Tokens[at].Lower {
	case "during", "in", "at", "throughout":
		for k := at + 1; k+1 < min(x.last, at+long); k++ {
			if x.s.words[k].Is(grammar.TopicNoun) || x.s.text.Tokens[k].Lower == "session" {
				return k + 1
			}
		}
	}
	return at
}

// devoted reads "talks devoted to", "the meeting was dedicated to".
func (x *scan) devoted(i int) bool {
	const far = 14 // words back to the talks
	s, toks := x.s, x.s.text.Tokens
	if o := x.open(); o != nil && o.verb.Kind.States() {
		return false
	}
	at := i + 1
	for at < x.last && x.adverb(at) {
		at++
	}
	if at+1 >= x.last || toks[at].Lower != "to" || s.words[at+1].Is(grammar.Pronoun) {
		return false
	}
	for k := at + 1; k < min(x.last, at+7); k++ {
		switch toks[k].Lower {
		case "anniversary", "memory", "occasion", "birthday", "jubilee", "victims":
			return false
		}
	}
	for k := i - 1; k >= x.floor && k > i-far; k-- {
		if toks[k].Kind == prose.Comma && k < i-1 {
			return false
		}
		switch toks[k].Lower {
		case "session", "sessions", "round", "part", "panel", "conference", "seminar", "negotiations":
			return x.noted(i, i, x.amongOthers(at+1), "topic.noun")
		}
		if s.words[k].Is(grammar.TopicNoun) && toks[k].Lower != "attention" {
			return x.noted(i, i, x.amongOthers(at+1), "topic.noun")
		}
	}
	return false
}

// talkIncluded reads "The discussion also included" at the verb.
func (x *scan) talkIncluded(i int) bool {
	s, toks := x.s, x.s.text.Tokens
	k := i - 1
	for k > x.floor && x.adverb(k) {
		k--
	}
	if k < x.floor || k > x.floor+4 || s.words[i].Is(grammar.Be) {
		return false
	}
	switch toks[k].Lower {
	case "discussion", "discussions", "conversation", "conversations", "exchange", "exchanges", "agenda":
	default:
		return false
	}
	for j := i + 1; j < min(x.last, i+9); j++ {
		if toks[j].Capital && s.words[j].Is(grammar.Post|grammar.Title) {
			return false // "the exchange included Minister Roe"
		}
	}
	return true
}

// platform reports "an opportunity for" before a noun of talking: "provided a
// platform for discussions on".
func (x *scan) platform(at int) bool {
	toks := x.s.text.Tokens
	if toks[at].Lower != "for" || at-1 < x.floor {
		return false
	}
	switch toks[at-1].Lower {
	case "platform", "opportunity", "forum", "occasion", "venue", "space", "chance", "framework", "opportunities":
		for k := at - 2; k >= x.floor && k > at-9; k-- {
			switch toks[k].Lower {
			case "provided", "offered", "served", "gave", "constituted", "was", "created", "presented", "represented", "afforded", "became":
				return true
			}
		}
	}
	return false
}

// assessesThing reports what is looked at and not judged, after the verb: "assessed the state of the
// quay", not "assessed that it is old" or "assessed the talks positively".
func (x *scan) assessesThing(at int) bool {
	s, toks := x.s, x.s.text.Tokens
	if at-2 >= x.first && (toks[at-2].Lower == "highly" || toks[at-2].Lower == "positively") {
		return false
	}
	for at < x.last && x.adverb(at) {
		if w := toks[at].Lower; w == "positively" || w == "highly" {
			return false
		}
		at++
	}
	if at+1 >= x.last || !s.words[at].Is(grammar.Determiner) && (s.words[at] != nil && !s.words[at].Is(grammar.TopicHead|grammar.Generic|grammar.Merged) || toks[at].Kind != prose.Word || toks[at+1].Kind != prose.Word) || s.words[at].Is(grammar.Tie) {
		return false
	}
	for k := at + 1; k < min(x.last, at+24); k++ {
		switch toks[k].Lower {
		case "as", "positively", "highly", "that", "favourably", "favorably":
			if toks[k].Lower == "as" && toks[k-1].Lower == "well" || k+1 < x.last && toks[k+1].Lower == "well" {
				continue
			}
			return false
		}
	}
	return true
}

// considersThing reports what is weighed and not judged: "considered ways to".
func (x *scan) considersThing(at int) bool {
	const near = 4 // words before the noun
	s, toks := x.s, x.s.text.Tokens
	if at+2 < x.last && toks[at].Lower == "in" && (toks[at+1].Lower == "detail" || toks[at+1].Lower == "depth") {
		at += 2
	}
	if at < x.last && toks[at].Lower == "how" {
		return true
	}
	for k := at; k < min(x.last, at+near); k++ {
		t := &toks[k]
		if t.Kind != prose.Word || t.Lower == "that" || t.Lower == "it" || s.words[k].Is(grammar.Preposition|grammar.Be|grammar.Pronoun) && !s.words[k].Is(grammar.Determiner) {
			return false
		}
		switch t.Lower {
		case "possibility", "possibilities", "options", "option", "proposals", "proposal", "steps", "directions", "mechanisms", "questions", "schedule", "agenda", "prospects", "state", "status", "results", "outcomes", "draft", "programme", "timeline":
		default:
			if !s.words[k].Is(grammar.TopicHead|grammar.Generic) || s.words[k].Is(grammar.Tie) {
				continue
			}
		}
		for j := k + 1; j < min(x.last, k+24); j++ {
			switch toks[j].Lower {
			case "as", "important", "necessary", "essential", "vital", "crucial":
				return false
			case "be":
				if toks[j-1].Lower == "to" {
					return false
				}
			}
		}
		return true
	}
	return false
}
