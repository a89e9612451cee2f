package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/speaker"
)

// passive reads "it was agreed" as what both sides agreed.
func (x *scan) passive(c clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	if b.end < 1 || b.end-1 < x.floor {
		return false
	}
	if c.verb.Kind == grammar.Topic {
		switch c.verb.Lemma {
		case "focus", "centre", "center", "concentrate": // "The talks were focused on"
			if x.open() == nil && x.talksBefore(b.end) {
				c.start, c.frame = b.lead, s.lexicon.Rule("topic.verb")
				return x.enter(c, b.lead)
			}
		}
		return x.topicPassive(c, b)
	}
	if c.verb.Kind == grammar.Event {
		return x.doneThing(c, b)
	}
	if c.verb.Lemma == "adopt" || c.verb.Lemma == "approve" {
		return x.doneThing(s.done(c), b)
	}
	if !c.verb.Kind.States() {
		return false
	}
	if c.verb.Lemma == "raise" && x.raisedTopic(c, b) {
		return false
	}
	by := x.agent(&c, b)
	if by == nil && x.open() == nil {
		x.told(b)
	}
	if toks[b.end-1].Lower != "it" {
		return x.saidThing(c, b, by)
	}
	c.subject = s.who.Everyone(b.end-1, c.actEnd, "side.agreed")
	switch {
	case by != nil:
		c.subject = by
	case toks[b.lead].Lower == "is" && !b.have:
		// "It is hoped that …" is whoever spoke before; "it is expected" is the release's own
		last := s.who.Last()
		if last == nil || last.Side == readout.BothSides || c.verb.Lemma == "expect" {
			return false
		}
		c.subject = s.who.Unnamed(last)
	}
	c.start = b.end - 1
	c.frame = s.lexicon.Rule("statement.passive")
	cut := c.start
	if cut > x.first {
		cut--
	}
	return x.enter(c, cut)
}

// done is the clause as one of something done there.
func (s *speech) done(c clause) clause {
	c.verb = &grammar.Verb{Lemma: c.verb.Lemma, Kind: grammar.Event, Rule: s.lexicon.Rule("outcome.done")}
	return c
}

// exchanged reads "A memorandum on fisheries was exchanged" and "views on visas were
// exchanged".
func (x *scan) exchanged(i int) bool {
	if x.s.text.Tokens[i].Lower != "exchanged" {
		return false
	}
	b := x.before(i)
	if !b.be || !x.instrumentBefore(b.end) {
		return b.be && x.topicPassive(clause{verb: &grammar.Verb{Lemma: "exchange"}, form: grammar.Past, act: i, actEnd: i + 1}, &b)
	}
	return x.doneThing(x.s.done(clause{verb: &grammar.Verb{Lemma: "exchange"}, form: grammar.Past, act: i, actEnd: i + 1}), &b)
}

// signing reports "with the signing of a memorandum" and "welcomed the signing of".
func (x *scan) signing(i int) bool {
	const near = 6 // words before the memorandum
	toks := x.s.text.Tokens
	if i-2 < x.first || i+2 >= x.last || toks[i-1].Lower != "the" || toks[i+1].Lower != "of" || x.s.announces() {
		return false
	}
	switch toks[i-2].Lower {
	case "with":
	case "in":
		if w := toks[max(i-3, x.first)].Lower; w != "resulted" && w != "culminated" && w != "ended" {
			return false
		}
	case "welcomed", "welcoming":
		if toks[i+2].Lower == "the" {
			return false // one that was signed before
		}
	default:
		return false
	}
	for k := i + 2; k < min(x.last, i+2+near); k++ {
		if x.s.words[k].Is(grammar.Thing) {
			return true
		}
	}
	return false
}

// assigned reads "The secretariat was tasked to follow up": what those who met gave
// somebody to do.
func (x *scan) assigned(i int) bool {
	s, toks := x.s, x.s.text.Tokens
	switch toks[i].Lower {
	case "tasked", "assigned", "mandated", "instructed", "entrusted":
	default:
		return false
	}
	b := x.before(i)
	if !x.past(&b) || i+2 >= x.last || toks[i+1].Lower != "to" {
		return false
	}
	start := x.floor
	if o := x.open(); o != nil {
		if o.frame != s.lexicon.Rule("outcome.done") {
			return false
		}
		for start = o.actEnd; start < b.end && !s.words[start].Is(grammar.Conjunction); start++ {
		}
		start++
	}
	if start >= b.end || !s.words[start].Is(grammar.Determiner) || s.who.People(start, b.end) > 0 {
		return false
	}
	c := s.done(clause{verb: &grammar.Verb{Lemma: "task"}, form: grammar.Past, act: i, actEnd: i + 1, subject: s.who.Everyone(start, i+1, "side.agreed"), start: start, frame: s.lexicon.Rule("outcome.assigned")})
	return x.enter(c, max(start-1, x.first))
}

// instrumentBefore reports a text between the sides near the beginning of a sentence,
// before token end: "An MoU between …".
func (x *scan) instrumentBefore(end int) bool {
	for i := x.floor; i < min(end, x.floor+6); i++ {
		if x.s.words[i].Is(grammar.Instrument) {
			return true
		}
	}
	return false
}

// raisedTopic reads "the repair of the quay was raised", which tells who met talked
// of it; what somebody raised, and concerns, are said.
func (x *scan) raisedTopic(c clause, b *before) bool {
	if c.actEnd < x.last && x.s.text.Tokens[c.actEnd].Lower == "by" {
		return false
	}
	for k := x.floor; k < b.end; k++ {
		switch x.s.text.Tokens[k].Lower {
		case "concern", "concerns", "question", "questions", "objection", "objections", "flag", "flags", "level", "status", "money", "funds", "funding":
			return false
		}
	}
	n := len(x.s.topics)
	x.topicPassive(c, b)
	return len(x.s.topics) > n
}

// told remembers, for "he" and "she" after it, the person to whom something was said:
// "Minister Roe was also briefed on the ports."
func (x *scan) told(b *before) {
	if _, sub, ok := x.subject(x.floor, b.end, true, grammar.Past); ok && sub.Single && sub.Named {
		x.s.who.Refer(sub)
	}
}

// agent returns who says what a passive verb tells: "was noted by the Norwegian
// side".
func (x *scan) agent(c *clause, b *before) *speaker.Subject {
	if c.actEnd+1 >= x.last || x.s.text.Tokens[c.actEnd].Lower != "by" || !x.past(b) && !b.have {
		return nil
	}
	from := c.actEnd + 1
	sub, ok := x.s.who.Of(from, x.s.who.Head(from, x.last))
	if !ok || sub.Pronoun != "" {
		return nil
	}
	return sub
}

// saidThing reads "the need for a ceasefire was stressed" as said by both
// sides, "Norway's demand was reiterated" as said by the one whose it is.
func (x *scan) saidThing(c clause, b *before, by *speaker.Subject) bool {
	s, toks := x.s, x.s.text.Tokens
	if !x.past(b) || by == nil && !s.words[c.act].Is(grammar.PassiveSay) {
		return false
	}
	first := x.floor
	if o := x.open(); o != nil {
		// "X was stressed, and the need for Y was underlined"
		if o.frame != s.lexicon.Rule("statement.passive") {
			return false
		}
		first = o.actEnd
		for first < b.end && !s.words[first].Is(grammar.Conjunction) {
			first++
		}
		first++
	}
	if first >= b.end {
		return false
	}
	if s.words[first].Is(grammar.Preposition | grammar.Adverb) {
		for first < b.end && toks[first].Kind != prose.Comma {
			first++
		}
		first++
	}
	if first >= b.end || first+1 >= b.end && !s.words[first].Is(grammar.Stance) {
		return false
	}
	for i := first; i < b.end; i++ {
		if s.words[i].Is(grammar.Be|grammar.Have|grammar.Modal) || toks[i].Kind == prose.Colon {
			return false
		}
	}
	people := s.who.People(first, b.end)
	owner, owned := s.text.MentionAt(first)
	switch {
	case by != nil && x.open() == nil:
		c.subject = by
	case owned && owner.Last < b.end && toks[owner.Last].Kind == prose.Clitic:
		if !s.who.IsSide(owner.Code) {
			return false
		}
		c.subject = s.who.Party(owner.Code, owner.First, owner.Last)
	case s.words[first].Is(grammar.Determiner) && s.thingToSay(first+1, b.end), s.qualified(first, b.end) && people == 0, s.words[first].Is(grammar.Stance) && !s.words[first].Is(grammar.Adverb) && people == 0:
		c.subject = s.who.Everyone(first, c.actEnd, "side.agreed")
	default:
		return false
	}
	if people > 0 {
		return false
	}
	c.start = first
	c.frame = s.lexicon.Rule("statement.passive")
	return x.enter(c, max(first-1, x.first))
}

// thingToSay reports what is stressed or reaffirmed and not done: the
// importance, the need, a commitment; its word stands within the first few.
func (s *speech) thingToSay(first, end int) bool {
	for i := first; i < min(end, first+3); i++ {
		if s.words[i].Is(grammar.NoThing | grammar.Stance) {
			return true
		}
	}
	return false
}

// qualified reports a thing to say right behind one word that says of what kind it is:
// "mutual interest", "full support".
func (s *speech) qualified(first, end int) bool {
	return first+1 < end && s.text.Tokens[first].Kind == prose.Word && !s.text.Within(first) && !s.words[first].Is(grammar.Group|grammar.SideNoun|grammar.Post|grammar.Title|grammar.Preposition) &&
		s.words[first+1].Is(grammar.Stance|grammar.NoThing)
}

// doneThing reads "a memorandum on lamps was signed" as done by both sides, and
// "will be signed" where the meeting was held.
func (x *scan) doneThing(c clause, b *before) bool {
	s := x.s
	if x.open() != nil || c.verb.Rule != s.lexicon.Rule("outcome.done") || !x.past(b) && !x.inHand(&c, b) && (s.text.Tokens[b.lead].Lower != "will" || s.announces()) {
		return false
	}
	first := x.floor
	for i := x.floor; i < b.end; i++ {
		if s.text.Tokens[i].Kind == prose.Comma && (s.words[x.floor].Is(grammar.Preposition|grammar.Adverb) || s.text.Tokens[x.floor].Lower == "as") {
			first = i + 1
			break
		}
	}
	if first >= b.end || !s.words[first].Is(grammar.Determiner|grammar.Quantity) || s.words[first].Is(grammar.Pronoun) {
		return false
	}
	known := false
	for i := first; i < b.end; i++ {
		known = known || s.words[i].Is(grammar.Thing) && !(c.verb.Lemma == "conclude" && s.words[i].Is(grammar.TopicNoun))
		if s.words[i].Is(grammar.Be | grammar.Modal | grammar.Subordinate) {
			return false
		}
	}
	if !known {
		return false
	}
	c.subject, c.start = s.who.Everyone(first, c.actEnd, "side.agreed"), first
	c.frame = s.lexicon.Rule("outcome.done")
	return x.enter(c, first)
}

// inHand reports "is being finalised".
func (x *scan) inHand(c *clause, b *before) bool {
	w := x.s.text.Tokens[b.lead].Lower
	return (w == "is" || w == "are") && x.s.text.Tokens[b.lead+1].Lower == "being" && (c.verb.Lemma == "finalise" || c.verb.Lemma == "finalize")
}

// past reports "was" or "were" before a verb, not "is" or "to be".
func (x *scan) past(b *before) bool {
	w := x.s.text.Tokens[b.lead].Lower
	return w == "was" || w == "were"
}
