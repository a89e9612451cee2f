package topics

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// Noun reads "a lively exchange of views on", "a briefing on", "a review
// of": what was had, held or given.
func (x *Scan) Noun(i int) {
	s, toks := x.s, x.Text.Tokens
	o := x.Open()
	if x.duringTalks(i) {
		return
	}
	if o != nil && (o.Verb.Kind.States() || o.Verb.Kind == grammar.Topic) {
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
	if toks[i].Capital && i > x.First+1 {
		return // a name: Annual Exchange of Visits on the Environment
	}
	if at+2 < x.Last && toks[at].Lower == "of" && !s.Words[i].Is(grammar.ReviewNoun) {
		at += 2
	}
	were := false
	if held := x.held(at); held > 0 && o == nil {
		at, were = held, true // "discussions were held on"
	}
	if at+3 < x.Last && toks[at].Lower == "not" && toks[at+1].Lower == "only" {
		at += 2
	}
	if at+1 >= x.Last {
		return
	}
	switch {
	case s.Words[at].Is(grammar.TopicPreposition) && !s.Datelike(at+1) && !x.atLevel(at+1) && !(toks[at].Lower == "on" && strings.HasPrefix(toks[i].Lower, "call")):
	case toks[at].Lower == "of" && s.Words[i].Is(grammar.ReviewNoun):
	case toks[at].Lower == "with" || toks[at].Lower == "in" && (o != nil || were && !x.accordance(at+1)) || toks[at].Lower == "between" && were, toks[at].Lower == "on" && o != nil && s.Datelike(at+1) && strings.HasSuffix(toks[i].Lower, "s"):
		if at = x.PrepositionAfter(at+1, 36) - 1; at < 0 {
			return
		}
	default:
		return
	}
	np := i - 1
	for np >= x.First && toks[np].Kind == prose.Word && (!s.Words[np].Is(grammar.Preposition|grammar.Conjunction|grammar.Be|grammar.Have) || toks[np+1].Kind == prose.Hyphen) && (s.Words[np] == nil || len(s.Words[np].Verbs) == 0 && !s.Words[np].Is(grammar.Include)) || np >= x.First && (toks[np].Kind == prose.Hyphen || toks[np].Lower == "and" || toks[np].Kind == prose.Comma && np > i-9) {
		np--
	}
	for k := i - 1; k > np && k > x.First; k-- {
		switch toks[k].Lower {
		case "maintain", "maintains", "constant", "regular":
			return // what they always do
		case "involved", "featured", "saw", "entailed", "comprised", "allowed", "enabled", "initiated", "launched":
			np = k // "The consultations also involved a discussion on"
		}
	}
	if np < x.First && were {
		c := syntax.Clause{Verb: s.Noun, Form: grammar.Past, Frame: s.Lexicon.Rule("topic.noun"), Start: i, Act: i, ActEnd: at + 1}
		x.Push(c, i)
		s.spans = append(s.spans, span{clause: len(s.Clauses) - 1, first: at + 1, rule: c.Frame})
		return
	}
	if np < x.First || s.Words[np].Is(grammar.Preposition) && !(toks[np].Lower == "in" && np > x.First && toks[np-1].Lower == "engaged") && !x.platform(np) {
		return
	}
	if toks[np].Kind == prose.Comma || o == nil && (toks[np].Kind == prose.Clitic || toks[i].Lower == "meeting" || toks[i].Lower == "meetings") {
		return
	}
	c := syntax.Clause{Verb: s.Noun, Form: grammar.Past, Frame: s.Lexicon.Rule("topic.noun"), Start: i, Act: i, ActEnd: at + 1}
	if o != nil {
		c.Subject = o.Subject
	} else if b := x.Before(np); np > x.First && !b.Be && !b.To {
		if _, sub, ok := x.Subject(x.Floor, b.End, true, grammar.Past); ok {
			c.Subject = sub
		}
	}
	x.Push(c, i)
	s.spans = append(s.spans, span{clause: len(s.Clauses) - 1, first: at + 1, rule: s.Lexicon.Rule("topic.noun")})
}

// accordance reports the noun of "in accordance with": by what talks were held, not on
// what.
func (x *Scan) accordance(at int) bool {
	switch x.Text.Tokens[at].Lower {
	case "accordance", "line", "keeping", "conformity", "pursuance", "compliance":
		return true
	}
	return false
}

// held returns the token after "were also held" or "took place", 0 where neither stands
// at a token.
func (x *Scan) held(at int) int {
	toks, be := x.Text.Tokens, false
	for at+2 < x.Last && (x.Words[at].Is(grammar.Be|grammar.Have) || x.Adverb(at)) {
		be = be || x.Words[at].Is(grammar.Be)
		at++
	}
	if at+2 >= x.Last {
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

// atLevel reports "a ministerial level": how talks were held, not what of.
func (x *Scan) atLevel(at int) bool {
	toks := x.Text.Tokens
	if !x.Words[at].Is(grammar.Determiner) {
		return false
	}
	for k := at + 1; k < min(x.Last, at+5); k++ {
		switch toks[k].Lower {
		case "level", "levels", "format", "footing":
			return k+1 >= x.Last || toks[k+1].Kind != prose.Word || x.Words[k+1].Is(grammar.Preposition|grammar.Conjunction|grammar.Subordinate)
		}
		if toks[k].Kind != prose.Word && toks[k].Kind != prose.Hyphen {
			return false
		}
	}
	return false
}

// duringTalks notes the topics of talks in which something was said: "During their
// talks on rope, the ministers agreed", "during discussions on two issues: rope, lamps".
func (x *Scan) duringTalks(i int) bool {
	const far = 4 // words back to "during"
	s, toks := x.s, x.Text.Tokens
	if i+2 >= x.Last || toks[i+1].Lower != "on" && toks[i+1].Lower != "about" || s.Datelike(i+2) || x.atLevel(i+2) || toks[i].Capital {
		return false
	}
	switch toks[i].Lower {
	case "discussion", "discussions", "talks", "conversation", "conversations", "exchange", "exchanges":
	default:
		return false
	}
	during := -1
	for k := i - 1; k >= x.Floor && k >= i-far; k-- {
		if w := toks[k].Lower; w == "during" || w == "in" && k == x.First {
			during = k
			break
		}
	}
	if during < 0 {
		return false
	}
	last := 0
	if during == x.First {
		last = x.mainClause(i + 2)
	} else {
		for k := i + 2; k < x.Last && toks[k].Kind != prose.Comma; k++ {
			if toks[k].Lower == ":" {
				last = x.Last
			}
		}
	}
	if last == 0 {
		return false
	}
	s.spans = append(s.spans, span{clause: -1, first: i + 2, last: last, rule: s.Lexicon.Rule("topic.noun")})
	return true
}

// platform reports "an opportunity for" before a noun of talking: "provided a
// platform for discussions on".
func (x *Scan) platform(at int) bool {
	toks := x.Text.Tokens
	if toks[at].Lower != "for" || at-1 < x.Floor {
		return false
	}
	switch toks[at-1].Lower {
	case "platform", "opportunity", "forum", "occasion", "venue", "space", "chance", "framework", "opportunities":
		for k := at - 2; k >= x.Floor && k > at-9; k-- {
			switch toks[k].Lower {
			case "provided", "offered", "served", "gave", "constituted", "was", "created", "presented", "represented", "afforded", "became":
				return true
			}
		}
	}
	return false
}

// stressed reads "emphasis was placed on" and "the focus was on".
func (x *Scan) stressed(i int) bool {
	s, toks := x.s, x.Text.Tokens
	if x.Open() != nil {
		return false
	}
	at := i + 1
	for at < x.Last && (s.Words[at].Is(grammar.Be|grammar.Have) || x.Adverb(at)) {
		at++
	}
	if at == i+1 || at+2 >= x.Last {
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
	if at+1 >= x.Last || toks[at].Lower != "on" && toks[at].Lower != "upon" && toks[at].Lower != "to" {
		return false
	}
	return x.noted(i, i, at+1, "topic.passive")
}

// devoted reads "talks devoted to", "the meeting was dedicated to".
func (x *Scan) devoted(i int) bool {
	const far = 14 // words back to the talks
	s, toks := x.s, x.Text.Tokens
	if o := x.Open(); o != nil && o.Verb.Kind.States() {
		return false
	}
	at := i + 1
	for at < x.Last && x.Adverb(at) {
		at++
	}
	if at+1 >= x.Last || toks[at].Lower != "to" || s.Words[at+1].Is(grammar.Pronoun) {
		return false
	}
	for k := at + 1; k < min(x.Last, at+7); k++ {
		switch toks[k].Lower {
		case "anniversary", "memory", "occasion", "birthday", "jubilee", "victims":
			return false
		}
	}
	for k := i - 1; k >= x.Floor && k > i-far; k-- {
		if toks[k].Kind == prose.Comma && k < i-1 {
			return false
		}
		switch toks[k].Lower {
		case "session", "sessions", "round", "part", "panel", "conference", "seminar", "negotiations":
			return x.noted(i, i, x.AmongOthers(at+1), "topic.noun")
		}
		if s.Words[k].Is(grammar.TopicNoun) && toks[k].Lower != "attention" {
			return x.noted(i, i, x.AmongOthers(at+1), "topic.noun")
		}
	}
	return false
}

// attention reads "particular attention was paid to".
func (x *Scan) attention(i int) {
	s, toks := x.s, x.Text.Tokens
	at := i + 1
	for at < x.Last && (s.Words[at].Is(grammar.Be|grammar.Have) || x.Adverb(at)) {
		at++
	}
	if at == i+1 || at+2 >= x.Last {
		return
	}
	switch toks[at].Lower {
	case "paid", "given", "devoted", "drawn":
	default:
		return
	}
	if at = x.whileTalking(at + 1); at+1 < x.Last && toks[at].Lower == "to" {
		x.noted(i, i, at+1, "topic.passive")
	}
}

// whileTalking steps over "during the talks" between a verb and what it is about.
func (x *Scan) whileTalking(at int) int {
	const long = 6
	if at+2 >= x.Last {
		return at
	}
	switch x.Text.Tokens[at].Lower {
	case "during", "in", "at", "throughout":
		for k := at + 1; k+1 < min(x.Last, at+long); k++ {
			if x.Words[k].Is(grammar.TopicNoun) || x.Text.Tokens[k].Lower == "session" {
				return k + 1
			}
		}
	}
	return at
}
