package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/speaker"
	"readout/internal/reading/syntax"
)

// passive reads "it was agreed" as what both sides agreed.
func (x *scan) passive(c syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	if b.End < 1 || b.End-1 < x.Floor {
		return false
	}
	if c.Verb.Kind == grammar.Topic {
		switch c.Verb.Lemma {
		case "focus", "centre", "center", "concentrate": // "The talks were focused on"
			if x.Open() == nil && x.TalksBefore(b.End) {
				c.Start, c.Frame = b.Lead, s.Lexicon.Rule("topic.verb")
				return x.enter(c, b.Lead)
			}
		}
		return x.Passive(c, b)
	}
	if c.Verb.Kind == grammar.Event {
		return x.doneThing(c, b)
	}
	if c.Verb.Lemma == "adopt" || c.Verb.Lemma == "approve" {
		return x.doneThing(s.done(c), b)
	}
	if !c.Verb.Kind.States() {
		return false
	}
	if c.Verb.Lemma == "raise" && x.Raised(c, b) {
		return false
	}
	by := x.agent(&c, b)
	if by == nil && x.Open() == nil {
		x.told(b)
	}
	if toks[b.End-1].Lower != "it" {
		return x.saidThing(c, b, by)
	}
	c.Subject = s.Who.Everyone(b.End-1, c.ActEnd, "side.agreed")
	switch {
	case by != nil:
		c.Subject = by
	case x.past(b) && x.onSide(&c, b) != nil:
		c.Subject = x.onSide(&c, b)
	case toks[b.Lead].Lower == "is" && !b.Have:
		// "It is hoped that …" is whoever spoke before; "it is expected" is the release's own
		last := s.Who.Last()
		if last == nil || last.Side == readout.BothSides || c.Verb.Lemma == "expect" {
			return false
		}
		c.Subject = s.Who.Unnamed(last)
	}
	c.Start = b.End - 1
	c.Frame = s.Lexicon.Rule("statement.passive")
	cut := c.Start
	if cut > x.First {
		cut--
	}
	return x.enter(c, cut)
}

// done is the clause as one of something done there.
func (s *speech) done(c syntax.Clause) syntax.Clause {
	c.Verb = &grammar.Verb{Lemma: c.Verb.Lemma, Kind: grammar.Event, Rule: s.Lexicon.Rule("outcome.done")}
	return c
}

// exchanged reads "A memorandum on fisheries was exchanged" and "views on visas were
// exchanged".
func (x *scan) exchanged(i int) bool {
	if x.Text.Tokens[i].Lower != "exchanged" {
		return false
	}
	b := x.Before(i)
	if !b.Be || !x.instrumentBefore(b.End) {
		return b.Be && x.Passive(syntax.Clause{Verb: &grammar.Verb{Lemma: "exchange"}, Form: grammar.Past, Act: i, ActEnd: i + 1}, &b)
	}
	return x.doneThing(x.s.done(syntax.Clause{Verb: &grammar.Verb{Lemma: "exchange"}, Form: grammar.Past, Act: i, ActEnd: i + 1}), &b)
}

// signing reports "with the signing of a memorandum" and "welcomed the signing of".
func (x *scan) signing(i int) bool {
	const near = 6 // words before the memorandum
	toks := x.Text.Tokens
	if i-2 < x.First || i+2 >= x.Last || toks[i-1].Lower != "the" || toks[i+1].Lower != "of" || x.s.announces() {
		return false
	}
	switch toks[i-2].Lower {
	case "with":
	case "in":
		if w := toks[max(i-3, x.First)].Lower; w != "resulted" && w != "culminated" && w != "ended" {
			return false
		}
	case "welcomed", "welcoming":
		if toks[i+2].Lower == "the" {
			return false // one that was signed before
		}
	default:
		return false
	}
	for k := i + 2; k < min(x.Last, i+2+near); k++ {
		if x.Words[k].Is(grammar.Thing) {
			return true
		}
	}
	return false
}

// assigned reads "The secretariat was tasked to follow up": what those who met gave
// somebody to do.
func (x *scan) assigned(i int) bool {
	s, toks := x.s, x.Text.Tokens
	switch toks[i].Lower {
	case "tasked", "assigned", "mandated", "instructed", "entrusted":
	default:
		return false
	}
	b := x.Before(i)
	if !x.past(&b) || i+2 >= x.Last || toks[i+1].Lower != "to" {
		return false
	}
	start := x.Floor
	if o := x.Open(); o != nil {
		if o.Frame != s.Lexicon.Rule("outcome.done") {
			return false
		}
		for start = o.ActEnd; start < b.End && !s.Words[start].Is(grammar.Conjunction); start++ {
		}
		start++
	}
	if start >= b.End || !s.Words[start].Is(grammar.Determiner) || s.Who.People(start, b.End) > 0 {
		return false
	}
	c := s.done(syntax.Clause{Verb: &grammar.Verb{Lemma: "task"}, Form: grammar.Past, Act: i, ActEnd: i + 1, Subject: s.Who.Everyone(start, i+1, "side.agreed"), Start: start, Frame: s.Lexicon.Rule("outcome.assigned")})
	return x.enter(c, max(start-1, x.First))
}

// instrumentBefore reports a text between the sides near the beginning of a sentence,
// before token end: "An MoU between …".
func (x *scan) instrumentBefore(end int) bool {
	for i := x.Floor; i < min(end, x.Floor+6); i++ {
		if x.Words[i].Is(grammar.Instrument) {
			return true
		}
	}
	return false
}

// told remembers, for "he" and "she" after it, the person to whom something was said:
// "Minister Roe was also briefed on the ports."
func (x *scan) told(b *syntax.Before) {
	if _, sub, ok := x.Subject(x.Floor, b.End, true, grammar.Past); ok && sub.Single && sub.Named {
		x.Who.Refer(sub)
	}
}

// agent returns who says what a passive verb tells: "was noted by the Norwegian
// side".
func (x *scan) agent(c *syntax.Clause, b *syntax.Before) *speaker.Subject {
	if c.ActEnd+1 >= x.Last || x.Text.Tokens[c.ActEnd].Lower != "by" || !x.past(b) && !b.Have {
		return nil
	}
	from := c.ActEnd + 1
	sub, ok := x.Who.Of(from, x.Who.Head(from, x.Last))
	if !ok || sub.Pronoun != "" {
		return nil
	}
	return sub
}

// saidThing reads "the need for a ceasefire was stressed" as said by both
// sides, "Norway's demand was reiterated" as said by the one whose it is.
func (x *scan) saidThing(c syntax.Clause, b *syntax.Before, by *speaker.Subject) bool {
	s, toks := x.s, x.Text.Tokens
	if by == nil && !s.Words[c.Act].Is(grammar.PassiveSay) || !x.past(b) && !b.Have {
		return false
	}
	var side *speaker.Subject
	if by == nil {
		side = x.onSide(&c, b)
	}
	if !x.past(b) && side == nil {
		return false // "has been noted" may be by anybody
	}
	first := x.Floor
	if o := x.Open(); o != nil {
		// "X was stressed, and the need for Y was underlined"
		if o.Frame != s.Lexicon.Rule("statement.passive") {
			return false
		}
		first = o.ActEnd
		for first < b.End && !s.Words[first].Is(grammar.Conjunction) {
			first++
		}
		first++
	}
	if first >= b.End {
		return false
	}
	if s.Words[first].Is(grammar.Preposition | grammar.Adverb) {
		for first < b.End && toks[first].Kind != prose.Comma {
			first++
		}
		first++
	}
	if first >= b.End || first+1 >= b.End && !s.Words[first].Is(grammar.Stance) {
		return false
	}
	for i := first; i < b.End; i++ {
		if s.Words[i].Is(grammar.Be|grammar.Have|grammar.Modal) || toks[i].Kind == prose.Colon {
			return false
		}
	}
	people := s.Who.People(first, b.End)
	owner, owned := s.Text.MentionAt(first)
	switch {
	case by != nil && x.Open() == nil:
		c.Subject = by
	case owned && owner.Last < b.End && toks[owner.Last].Kind == prose.Clitic:
		if !s.Who.IsSide(owner.Code) {
			return false
		}
		c.Subject = s.Who.Party(owner.Code, owner.First, owner.Last)
	case side != nil && people == 0 && s.thingToSay(first, b.End):
		c.Subject = side
	case s.Words[first].Is(grammar.Determiner) && s.thingToSay(first+1, b.End), s.qualified(first, b.End) && people == 0, s.Words[first].Is(grammar.Stance) && !s.Words[first].Is(grammar.Adverb) && people == 0:
		c.Subject = s.Who.Everyone(first, c.ActEnd, "side.agreed")
	default:
		return false
	}
	if people > 0 {
		return false
	}
	c.Start = first
	c.Frame = s.Lexicon.Rule("statement.passive")
	return x.enter(c, max(first-1, x.First))
}

// thingToSay reports what is stressed or reaffirmed and not done: the
// importance, the need, a commitment; its word stands within the first few.
func (s *speech) thingToSay(first, end int) bool {
	for i := first; i < min(end, first+3); i++ {
		if s.Words[i].Is(grammar.NoThing | grammar.Stance) {
			return true
		}
	}
	return false
}

// qualified reports a thing to say right behind one word that says of what kind it is:
// "mutual interest", "full support".
func (s *speech) qualified(first, end int) bool {
	return first+1 < end && s.Text.Tokens[first].Kind == prose.Word && !s.Text.Within(first) && !s.Words[first].Is(grammar.Group|grammar.SideNoun|grammar.Post|grammar.Title|grammar.Preposition) &&
		s.Words[first+1].Is(grammar.Stance|grammar.NoThing)
}

// doneThing reads "a memorandum on lamps was signed" as done by both sides, and
// "will be signed" where the meeting was held.
func (x *scan) doneThing(c syntax.Clause, b *syntax.Before) bool {
	s := x.s
	if x.Open() != nil || c.Verb.Rule != s.Lexicon.Rule("outcome.done") || !x.past(b) && !x.inHand(&c, b) && !x.newlyDone(b) && (s.Text.Tokens[b.Lead].Lower != "will" || s.announces()) {
		return false
	}
	first := x.Floor
	for i := x.Floor; i < b.End; i++ {
		if s.Text.Tokens[i].Kind == prose.Comma && (s.Words[x.Floor].Is(grammar.Preposition|grammar.Adverb) || s.Text.Tokens[x.Floor].Lower == "as") {
			first = i + 1
			break
		}
	}
	if first >= b.End || !s.Words[first].Is(grammar.Determiner|grammar.Quantity) || s.Words[first].Is(grammar.Pronoun) {
		return false
	}
	known := false
	for i := first; i < b.End; i++ {
		known = known || s.Words[i].Is(grammar.Thing) && !(c.Verb.Lemma == "conclude" && s.Words[i].Is(grammar.TopicNoun))
		if s.Words[i].Is(grammar.Be | grammar.Modal | grammar.Subordinate) {
			return false
		}
	}
	if !known {
		return false
	}
	c.Subject, c.Start = s.Who.Everyone(first, c.ActEnd, "side.agreed"), first
	c.Frame = s.Lexicon.Rule("outcome.done")
	return x.enter(c, first)
}

// newlyDone reports "has been signed" of something not named before: "a memorandum",
// "three agreements".
func (x *scan) newlyDone(b *syntax.Before) bool {
	toks := x.Text.Tokens
	if !b.Have || !b.Be || toks[b.Lead].Lower != "has" && toks[b.Lead].Lower != "have" {
		return false
	}
	w := toks[x.Floor].Lower
	return w == "a" || w == "an" || x.Words[x.Floor].Is(grammar.Quantity) && w != "both" && w != "all"
}

// inHand reports "is being finalised".
func (x *scan) inHand(c *syntax.Clause, b *syntax.Before) bool {
	w := x.Text.Tokens[b.Lead].Lower
	return (w == "is" || w == "are") && x.Text.Tokens[b.Lead+1].Lower == "being" && (c.Verb.Lemma == "finalise" || c.Verb.Lemma == "finalize")
}

// past reports "was" or "were" before a verb, not "is" or "to be".
func (x *scan) past(b *syntax.Before) bool {
	w := x.Text.Tokens[b.Lead].Lower
	return w == "was" || w == "were"
}
