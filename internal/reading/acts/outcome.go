package acts

import (
	"strconv"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// writeOutcomes puts into the record the statements that bind to an act, and
// the acts done at the meeting.
func (s *speech) writeOutcomes() {
	m := s.record
	for _, i := range s.order() {
		c := &s.clauses[i]
		if c.subject == nil || c.subject.side == "" || c.end <= c.start {
			continue
		}
		rule := s.outcome(c)
		if rule == nil {
			continue
		}
		if rule == s.rules.named["outcome.regular"] {
			c.end = s.regularly(c)
		}
		s.meeting.Cite("/meeting/outcomes/"+strconv.Itoa(len(m.Outcomes))+"/quote", c.start, c.end, rule.Name)
		m.Outcomes = append(m.Outcomes, readout.Outcome{Quote: s.text.Words(c.start, c.end)})
	}
}

// outcome returns the rule by which a clause is an outcome, nil for none.
func (s *speech) outcome(c *clause) *rules.Rule {
	switch c.verb.kind {
	case kindSay:
		if (c.verb.lemma == "task" || c.verb.lemma == "instruct" || c.verb.lemma == "direct") && c.subject.side == readout.BothSides {
			return s.rules.named["outcome.tasked"]
		}
		if c.verb.lemma == "announce" && c.subject.side == readout.BothSides && s.thing(c, 9) {
			return s.rules.named["outcome.announced"]
		}
		if c.verb.lemma == "announce" && c.subject.side == readout.BothSides && c.actEnd < c.end && s.text.Tokens[c.actEnd].Lower == "that" {
			return s.will(c, c.actEnd)
		}
	case kindAgree, kindCommit:
		return s.bound(c)
	case kindAccept:
		if c.subject.side == readout.BothSides && (c.verb.lemma == "accept" || c.verb.lemma == "adopt" || c.verb.lemma == "approve") {
			return s.rules.named["outcome.accepted"]
		}
	case kindEvent:
		switch {
		case c.future && c.subject.body && s.regularly(c) > 0:
			return s.rules.named["outcome.regular"]
		case c.future:
			if c.subject.side == readout.BothSides && s.thing(c, 9) && c.subject.pronoun == "we" {
				return s.rules.named["outcome.will"]
			}
		case s.rules.named["outcome.done"] == c.verb.rule && (c.frame == c.verb.rule || s.thing(c, 12)) && c.subject.side == readout.BothSides:
			return c.verb.rule
		}
	}
	return nil
}

// regularly reports a body that will go on meeting: the token after the word
// that says how often, 0 for none.
func (s *speech) regularly(c *clause) int {
	meets := false
	for i := c.act; i < c.end && i < c.act+8; i++ {
		switch s.text.Tokens[i].Lower {
		case "meet", "convene":
			meets = true
		case "regularly", "annually", "periodically":
			if meets {
				return i + 1
			}
		}
	}
	return 0
}

// thing reports whether the object of a clause is something that can be signed
// or set up.
func (s *speech) thing(c *clause, most int) bool {
	for i := c.actEnd; i < c.end && i < c.actEnd+most; i++ {
		if s.words[i].is(isThing) {
			return true
		}
	}
	return false
}

// bound reports by which rule a clause of agreeing or committing binds to an
// act.
func (s *speech) bound(c *clause) *rules.Rule {
	toks := s.text.Tokens
	if c.verb.lemma == "identify" {
		return s.rules.named["outcome.steps"]
	}
	if c.verb.needs != nil && c.verb.lemma != "undertake" {
		// drew a conclusion, reached an understanding
		if c.verb.lemma == "reach" {
			return s.rules.named["outcome.agreed-on-thing"]
		}
		return nil
	}
	if c.verb.lemma == "conclude" {
		return nil
	}
	at := c.actEnd
	for at < c.end && (s.words[at].is(isAdverb) || toks[at].Kind == prose.Comma || toks[at].Lower == "themselves" || toks[at].Lower == "upon" || toks[at].Lower == "in" && at+1 < c.end && toks[at+1].Lower == "principle" || toks[at].Lower == "principle") {
		at++
	}
	if at >= c.end {
		return nil
	}
	switch toks[at].Lower {
	case "to":
		if at+1 >= c.end || toks[at+1].Lower == "differ" || s.words[at+1].is(isQuantity) {
			return nil
		}
		if c.verb.lemma == "resolve" || c.verb.lemma == "determine" {
			if c.subject.side != readout.BothSides {
				return nil
			}
		}
		return s.rules.named["outcome.agreed-to-act"]
	case "that":
		return s.will(c, at+1)
	case "on":
		for i := at + 1; i < c.end && i < at+7; i++ {
			if s.words[i].is(isNoThing) {
				return nil
			}
			if s.words[i].is(isTie) || toks[i].Kind == prose.Comma {
				break
			}
		}
		return s.rules.named["outcome.agreed-on-thing"]
	}
	if c.verb.kind == kindAgree && !s.words[at].is(isPreposition) {
		return s.will(c, at)
	}
	return nil
}

// will reports a that-clause about what will be done.
func (s *speech) will(c *clause, at int) *rules.Rule {
	for i := at; i < c.end && i < at+24; i++ {
		if s.words[i].is(isWill) && s.text.Tokens[i].Lower != "to" {
			return s.rules.named["outcome.agreed-that"]
		}
		if w := s.words[i]; w.is(isBe) || w.is(isHave) {
			return nil
		}
	}
	return nil
}
