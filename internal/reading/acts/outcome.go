package acts

import (
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
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
		if rule == s.lexicon.Rule("outcome.regular") {
			c.end = s.regularly(c)
		}
		s.meeting.Cite("/meeting/outcomes/"+strconv.Itoa(len(m.Outcomes))+"/quote", c.start, c.end, rule.Name)
		m.Outcomes = append(m.Outcomes, readout.Outcome{Quote: s.text.Words(c.start, c.end)})
	}
}

// outcome returns the rule by which a clause is an outcome, nil for none.
func (s *speech) outcome(c *clause) *rules.Rule {
	switch c.verb.Kind {
	case grammar.Say:
		if (c.verb.Lemma == "task" || c.verb.Lemma == "instruct" || c.verb.Lemma == "direct") && c.subject.side == readout.BothSides {
			return s.lexicon.Rule("outcome.tasked")
		}
		if c.verb.Lemma == "announce" && c.subject.side == readout.BothSides && s.thing(c, 9) {
			return s.lexicon.Rule("outcome.announced")
		}
		if c.verb.Lemma == "announce" && c.subject.side == readout.BothSides && c.actEnd < c.end && s.text.Tokens[c.actEnd].Lower == "that" {
			return s.will(c, c.actEnd)
		}
		if (c.verb.Lemma == "announce" || c.verb.Lemma == "share" || c.verb.Lemma == "unveil") && c.subject.side != readout.BothSides && s.gives(c) {
			return s.lexicon.Rule("outcome.announced")
		}
	case grammar.Agree, grammar.Commit:
		return s.bound(c)
	case grammar.Accept:
		if c.subject.side == readout.BothSides && (c.verb.Lemma == "accept" || c.verb.Lemma == "adopt" || c.verb.Lemma == "approve" || c.verb.Lemma == "endorse" && s.thing(c, 6)) {
			return s.lexicon.Rule("outcome.accepted")
		}
	case grammar.Event:
		switch {
		case c.future && c.subject.body && s.regularly(c) > 0:
			return s.lexicon.Rule("outcome.regular")
		case (c.verb.Lemma == "plan" || c.verb.Lemma == "intend") && !c.future && c.subject.side == readout.BothSides && s.binds(c):
			return s.lexicon.Rule("outcome.plan")
		case c.future:
			if c.subject.side == readout.BothSides && s.thing(c, 9) && (c.subject.pronoun == "we" || s.words[c.act].Is(grammar.StartVerb) && !s.announces()) {
				return s.lexicon.Rule("outcome.will")
			}
		case s.lexicon.Rule("outcome.done") == c.verb.Rule && (c.frame == c.verb.Rule || s.thing(c, 12)) && c.subject.side == readout.BothSides:
			return c.verb.Rule
		}
	}
	return nil
}

// binds reports "plan to" and a verb of setting up or holding something.
func (s *speech) binds(c *clause) bool {
	at := c.actEnd
	if at+2 >= c.end || s.text.Tokens[at].Lower != "to" {
		return false
	}
	at++
	for at+1 < c.end && s.words[at].Is(grammar.Adverb) {
		at++
	}
	if s.words[at].Is(grammar.StartVerb) {
		return true
	}
	switch s.text.Tokens[at].Lower {
	case "hold", "conduct", "sign", "host", "conclude", "finalise", "finalize", "expand", "increase":
		return true
	}
	return false
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
		if s.words[i].Is(grammar.Thing) {
			return true
		}
	}
	return false
}

// instrument reports a text between the sides as the object of a clause: a
// memorandum, a protocol.
func (s *speech) instrument(c *clause) bool {
	for i := c.actEnd; i < c.end && i < c.actEnd+5; i++ {
		switch s.text.Tokens[i].Lower {
		case "memorandum", "memoranda", "mou", "agreement", "treaty", "protocol", "convention":
			return true
		}
	}
	return false
}

// gives reports that what a side announces is money or its own intent: "a further
// £4 million", "its intent to open a consulate".
func (s *speech) gives(c *clause) bool {
	toks := s.text.Tokens
	for i := c.actEnd; i < c.end && i < c.actEnd+10; i++ {
		switch toks[i].Lower {
		case "$", "£", "€", "¥", "million", "billion", "intent", "intention", "usd", "eur":
			return true
		case "visit", "visits", "appointment", "sanctions":
			return false
		}
	}
	return false
}

// bound reports by which rule a clause of agreeing or committing binds to an
// act.
func (s *speech) bound(c *clause) *rules.Rule {
	toks := s.text.Tokens
	if c.verb.Lemma == "identify" {
		return s.lexicon.Rule("outcome.steps")
	}
	if c.verb.Needs != nil && c.verb.Lemma != "undertake" && c.verb.Lemma != "consent" {
		// drew a conclusion, reached an understanding
		if c.verb.Lemma == "reach" {
			return s.lexicon.Rule("outcome.agreed-on-thing")
		}
		return nil
	}
	if c.verb.Lemma == "conclude" {
		return nil
	}
	at := c.actEnd
	for at < c.end && (s.words[at].Is(grammar.Adverb) || toks[at].Kind == prose.Comma || toks[at].Lower == "themselves" || toks[at].Lower == "in" && at+1 < c.end && toks[at+1].Lower == "principle" || toks[at].Lower == "principle") {
		at++
	}
	if at >= c.end {
		return nil
	}
	switch toks[at].Lower {
	case "to":
		if at+1 >= c.end || toks[at+1].Lower == "differ" || s.words[at+1].Is(grammar.Quantity) {
			return nil
		}
		if c.verb.Lemma == "resolve" || c.verb.Lemma == "determine" {
			if c.subject.side != readout.BothSides {
				return nil
			}
		}
		return s.lexicon.Rule("outcome.agreed-to-act")
	case "that":
		return s.will(c, at+1)
	case "for":
		for i := at + 2; i < c.end && i < at+9; i++ {
			if toks[i].Lower == "to" {
				return s.lexicon.Rule("outcome.agreed-to-act") // "agreed for both ports to reopen"
			}
		}
	case "in":
		if at+1 < c.end && strings.HasSuffix(toks[at+1].Lower, "ing") {
			return s.lexicon.Rule("outcome.agreed-to-act") // "concurred in holding the next dialogue"
		}
	case "on", "upon":
		for i := at + 1; i < c.end && i < at+7; i++ {
			if s.words[i].Is(grammar.NoThing) {
				return nil
			}
			if s.words[i].Is(grammar.Tie) || toks[i].Kind == prose.Comma {
				break
			}
		}
		return s.lexicon.Rule("outcome.agreed-on-thing")
	}
	if c.verb.Kind == grammar.Agree && !s.words[at].Is(grammar.Preposition) {
		return s.will(c, at)
	}
	return nil
}

// will reports a that-clause about what will be done.
func (s *speech) will(c *clause, at int) *rules.Rule {
	if at < c.end && strings.HasSuffix(s.text.Tokens[at].Lower, "ing") {
		return nil // "agreed that sending a delegation would help"
	}
	for i := at; i < c.end && i < at+24; i++ {
		if s.words[i].Is(grammar.Will) && i+1 < c.end && s.text.Tokens[i+1].Lower == "like" {
			return nil // a wish
		}
		if s.words[i].Is(grammar.Will) && s.text.Tokens[i].Lower != "to" {
			return s.lexicon.Rule("outcome.agreed-that")
		}
		if w := s.words[i]; w.Is(grammar.Be) || w.Is(grammar.Have) {
			return nil
		}
	}
	return nil
}
