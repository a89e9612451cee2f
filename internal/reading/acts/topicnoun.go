package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// topicNoun reads "a lively exchange of views on", "a briefing on", "a review
// of": what was had, held or given.
func (x *scan) topicNoun(i int) {
	s, toks := x.s, x.s.text.Tokens
	o := x.open()
	if x.duringTalks(i) {
		return
	}
	if o != nil && (o.verb.Kind.States() || o.verb.Kind == grammar.Topic) {
		return
	}
	switch toks[i].Lower {
	case "attention":
		if o == nil {
			x.attention(i)
			return
		}
	case "emphasis", "focus":
		x.stressed(i)
		return
	case "devoted", "dedicated":
		x.devoted(i)
		return
	}
	at := i + 1
	if toks[i].Capital && i > x.first+1 {
		return // a name: Annual Exchange of Visits on the Environment
	}
	if at+2 < x.last && toks[at].Lower == "of" && !s.words[i].Is(grammar.ReviewNoun) {
		at += 2
	}
	were := false
	if held := x.held(at); held > 0 && o == nil {
		at, were = held, true // "discussions were held on"
	}
	if at+3 < x.last && toks[at].Lower == "not" && toks[at+1].Lower == "only" {
		at += 2
	}
	if at+1 >= x.last {
		return
	}
	switch {
	case s.words[at].Is(grammar.TopicPreposition) && !s.datelike(at+1) && !x.atLevel(at+1) && !(toks[at].Lower == "on" && strings.HasPrefix(toks[i].Lower, "call")):
	case toks[at].Lower == "of" && s.words[i].Is(grammar.ReviewNoun):
	case toks[at].Lower == "with" || toks[at].Lower == "in" && (o != nil || were) || toks[at].Lower == "between" && were:
		if at = x.prepositionAfter(at+1, 36) - 1; at < 0 {
			return
		}
	default:
		return
	}
	np := i - 1
	for np >= x.first && toks[np].Kind == prose.Word && (!s.words[np].Is(grammar.Preposition|grammar.Conjunction|grammar.Be|grammar.Have) || toks[np+1].Kind == prose.Hyphen) && (s.words[np] == nil || len(s.words[np].Verbs) == 0 && !s.words[np].Is(grammar.Include)) || np >= x.first && (toks[np].Kind == prose.Hyphen || toks[np].Lower == "and" || toks[np].Kind == prose.Comma && np > i-9) {
		np--
	}
	for k := i - 1; k > np && k > x.first; k-- {
		switch toks[k].Lower {
		case "maintain", "maintains", "constant", "regular":
			return // what they always do
		case "involved", "featured", "saw", "entailed", "comprised", "allowed", "enabled", "initiated", "launched":
			np = k // "The consultations also involved a discussion on"
		}
	}
	if np < x.first && were {
		c := clause{verb: s.noun, form: grammar.Past, frame: s.lexicon.Rule("topic.noun"), start: i, act: i, actEnd: at + 1}
		x.push(c, i)
		s.topics = append(s.topics, topicSpan{clause: len(s.clauses) - 1, first: at + 1, rule: c.frame})
		return
	}
	if np < x.first || s.words[np].Is(grammar.Preposition) && !(toks[np].Lower == "in" && np > x.first && toks[np-1].Lower == "engaged") && !x.platform(np) {
		return
	}
	if toks[np].Kind == prose.Comma || o == nil && (toks[np].Kind == prose.Clitic || toks[i].Lower == "meeting" || toks[i].Lower == "meetings") {
		return
	}
	c := clause{verb: s.noun, form: grammar.Past, frame: s.lexicon.Rule("topic.noun"), start: i, act: i, actEnd: at + 1}
	if o != nil {
		c.subject = o.subject
	} else if b := x.before(np); np > x.first && !b.be && !b.to {
		if _, sub, ok := x.subject(x.floor, b.end, true, grammar.Past); ok {
			c.subject = sub
		}
	}
	x.push(c, i)
	s.topics = append(s.topics, topicSpan{clause: len(s.clauses) - 1, first: at + 1, rule: s.lexicon.Rule("topic.noun")})
}

// held returns the token after "were also held" or "took place", 0 where neither stands
// at a token.
func (x *scan) held(at int) int {
	toks, be := x.s.text.Tokens, false
	for at+2 < x.last && (x.s.words[at].Is(grammar.Be|grammar.Have) || x.adverb(at)) {
		be = be || x.s.words[at].Is(grammar.Be)
		at++
	}
	if at+2 >= x.last {
		return 0
	}
	switch toks[at].Lower {
	case "held", "conducted", "had", "exchanged":
		if be {
			return at + 1
		}
	case "took", "taken":
		if toks[at+1].Lower == "place" {
			return at + 2
		}
	}
	return 0
}

// toBeDiscussed reads "X and Y are planned to be discussed".
func (x *scan) toBeDiscussed(c clause, b *before) bool {
	toks := x.s.text.Tokens
	plan := b.end - 1
	if plan-1 < x.floor {
		return false
	}
	switch toks[plan].Lower {
	case "planned", "expected", "scheduled", "set", "due", "slated":
	default:
		return false
	}
	inner := x.before(plan)
	if !inner.be || inner.to {
		return false
	}
	inner.modal = true // not what is always discussed
	return x.topicPassive(c, &inner)
}

// atLevel reports "a ministerial level": how talks were held, not what of.
func (x *scan) atLevel(at int) bool {
	toks := x.s.text.Tokens
	if !x.s.words[at].Is(grammar.Determiner) {
		return false
	}
	for k := at + 1; k < min(x.last, at+5); k++ {
		switch toks[k].Lower {
		case "level", "levels", "format", "footing":
			return k+1 >= x.last || toks[k+1].Kind != prose.Word || x.s.words[k+1].Is(grammar.Preposition|grammar.Conjunction|grammar.Subordinate)
		}
		if toks[k].Kind != prose.Word && toks[k].Kind != prose.Hyphen {
			return false
		}
	}
	return false
}

// topicPassive reads "X, Y and Z were discussed".
func (x *scan) topicPassive(c clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	if x.open() != nil || !s.words[c.act].Is(grammar.PassiveTopic) || !b.have && !b.modal && (toks[b.lead].Lower == "is" || toks[b.lead].Lower == "are") && toks[b.lead+1].Lower != "being" {
		return false // what is always discussed
	}
	first := x.floor
	if x.passed > 0 { // "Visas were discussed, and views on fish were exchanged"
		for first = x.passed; first < b.end && !s.words[first].Is(grammar.Conjunction); first++ {
		}
		first++
	} else if _, comma, ok := x.besides(first); ok {
		first = comma + 1
	} else if s.words[first].Is(grammar.Preposition|grammar.Adverb) && !s.words[first].Is(grammar.Quantity) {
		for first < b.end && toks[first].Kind != prose.Comma {
			first++
		}
		first++
	}
	if first+2 < b.end && s.words[first].Is(grammar.ViewNoun) && s.words[first+1].Is(grammar.TopicPreposition) {
		first += 2 // "Views on visas were exchanged"
	} else if c.verb.Lemma == "exchange" {
		if v := b.end - 1; v > first && s.words[v].Is(grammar.ViewNoun) && (s.words[v-1].Is(grammar.Conjunction) || toks[v-1].Kind == prose.Comma) {
			first = v // "visas will be reviewed, and views will be exchanged on fish"
		}
		if first+1 < b.end && !(first+2 == b.end && x.adverb(first+1)) || !s.words[first].Is(grammar.ViewNoun) || c.actEnd+1 >= x.last || !s.words[c.actEnd].Is(grammar.TopicPreposition) {
			return false
		}
		// "Views were exchanged on visas"
		c.frame, c.start = s.lexicon.Rule("topic.passive"), first
		x.push(c, c.act)
		s.topics = append(s.topics, topicSpan{clause: len(s.clauses) - 1, first: c.actEnd + 1, rule: c.frame})
		return true
	}
	if first >= b.end || s.words[first].Is(grammar.Pronoun) {
		return false
	}
	for i := first; i < b.end; i++ {
		if s.words[i].Is(grammar.Be | grammar.Modal | grammar.Have) {
			return false
		}
	}
	last := b.end
	if last+1 < b.lead && toks[last].Kind == prose.Comma && (s.words[last+1].Is(grammar.Including) || toks[last+1].Lower == "such") {
		last = b.lead // "Issues, including trade and visas, were discussed"
	}
	if s.text.Tokens[x.last-1].Lower == ":" && x.last-c.actEnd < 4 { // "The following topics were discussed:"
		return x.noted(b.lead, c.act, c.actEnd, "topic.passive")
	}
	rule := s.lexicon.Rule("topic.passive")
	more := x.besidesPassive(c.actEnd)
	if more != c.actEnd+2 || !s.cutter.Generic(first, last) { // "Several issues were discussed, including visas": the issues go
		s.topics = append(s.topics, topicSpan{clause: -1, first: first, last: last, whole: true, rule: rule})
	}
	if more > 0 {
		s.topics = append(s.topics, topicSpan{clause: -1, first: more, last: x.last, whole: true, rule: rule})
	}
	x.passed = c.actEnd
	return false
}

// besidesPassive returns where topics begin that come after "were discussed": ",
// including visas", ", as were visas"; 0 where none do.
func (x *scan) besidesPassive(at int) int {
	s, toks := x.s, x.s.text.Tokens
	if at+3 >= x.last || toks[at].Kind != prose.Comma {
		return 0
	}
	switch at++; {
	case s.words[at].Is(grammar.Including):
		return at + 1
	case toks[at].Lower == "as" && s.words[at+1].Is(grammar.Be):
		return at + 2
	}
	return 0
}

// exchanges reports views or information as the object of "shared", and no view in
// particular.
func (x *scan) exchanges(at int) bool {
	toks := x.s.text.Tokens
	own := at < x.last && toks[at].Lower == "their"
	if own {
		at++
	}
	if at+1 >= x.last || toks[at+1].Lower == "that" {
		return false
	}
	switch toks[at].Lower {
	case "views", "information", "experiences":
		return true
	case "perspective", "perspectives", "assessments":
		return own
	}
	return false
}

// sharedViews notes the topic of "shared perspectives on".
func (x *scan) sharedViews(n, at int) {
	toks := x.s.text.Tokens
	for j := at; j < x.last && j < at+4; j++ {
		if !x.s.words[j].Is(grammar.ViewNoun) || toks[j].Kind != prose.Word {
			continue
		}
		if k := x.prepositionAfter(j+1, 6); k > 0 {
			x.s.topics = append(x.s.topics, topicSpan{clause: n, first: k, rule: x.s.lexicon.Rule("topic.exchange")})
		}
		return
	}
}
