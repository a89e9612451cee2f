package acts

import (
	"readout"
	"readout/internal/reading/grammar"
	"readout/internal/reading/speaker"
	"readout/internal/reading/syntax"
)

// infinitive opens a clause of "to" and a verb: after a meeting verb, or after
// "opportunity"; "would like to" is a plain statement.
func (x *scan) infinitive(c syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	o := x.Open()
	to := b.End
	if c.Verb.Kind == grammar.Topic {
		if o != nil && o.Verb.Kind.States() && !(o.Frame == s.Lexicon.Rule("statement.infinitive") && to > x.Floor && toks[to-1].Lower == "and") || !s.Words[c.Act].Is(grammar.ToTopic) {
			return false
		}
		return x.Clause(c, b)
	}
	if !c.Verb.Kind.States() || to <= x.Floor || o != nil && o.Future && s.announces() {
		return false
	}
	if o != nil && o.ActEnd == to && o.Verb.Lemma == "continue" && o.Subject != nil && !o.Future && x.insists(c.Verb) {
		c.Subject, c.Start, c.Form, c.Frame = o.Subject, o.Start, o.Form, s.Lexicon.Rule("statement.clause")
		*o = c // "continues to call for"
		return true
	}
	prev := toks[to-1].Lower
	if to-2 > x.Floor && prev == "on" && toks[to-2].Lower == "went" {
		inner := x.Before(to - 2)
		start, sub, ok := x.Subject(x.Floor, inner.End, true, grammar.Past)
		if !ok || o != nil {
			return false
		}
		c.Subject, c.Start, c.Form = sub, start, grammar.Past
		c.Frame = s.Lexicon.Rule("statement.clause")
		return x.enter(c, start)
	}
	if prev == "like" || prev == "wish" || prev == "want" {
		inner := x.Before(to - 1)
		if !inner.Modal && prev == "like" {
			return false
		}
		start, sub, ok := x.Subject(max(x.Floor, 0), inner.End, o == nil, grammar.Base)
		if !ok || o != nil {
			return false
		}
		c.Subject, c.Start = sub, start
		c.Frame = s.Lexicon.Rule("statement.clause")
		c.Form = grammar.Past
		return x.enter(c, start)
	}
	purpose := s.Words[to-1].Is(grammar.Purpose)
	if purpose && o == nil {
		sub := s.Who.Last()
		if _, user, ok := x.user(to); ok && user.Side != "" {
			sub = user
		} else if !ok && x.had(to) {
			return false // somebody else "had the opportunity to present"
		} else if sub == nil || sub.Side != readout.BothSides {
			sub = s.Who.Everyone(to-1, to, "side.both")
		}
		c.Subject, c.Start = sub, c.Act
		c.Frame = s.Lexicon.Rule("statement.infinitive")
		return x.enter(c, to)
	}
	if o == nil || o.Subject == nil || o.Verb.Kind != grammar.Meet {
		return false
	}
	c.Subject, c.Start = o.Subject, c.Act
	c.Frame = s.Lexicon.Rule("statement.infinitive")
	c.Form = grammar.Base
	return x.enter(c, to)
}

// user returns the subject of "took the opportunity to", before token to.
func (x *scan) user(to int) (int, *speaker.Subject, bool) {
	toks := x.Text.Tokens
	at := to - 2
	if at > x.Floor && x.Words[at].Is(grammar.Determiner) {
		at--
	}
	switch toks[max(at, x.Floor)].Lower {
	case "took", "used", "seized", "had":
		inner := x.Before(at)
		return x.Subject(x.Floor, inner.End, true, grammar.Past)
	}
	return 0, nil, false
}

// had reports "had the opportunity", before token to.
func (x *scan) had(to int) bool {
	at := to - 2
	if at > x.Floor && x.Words[at].Is(grammar.Determiner) {
		at--
	}
	return at > x.Floor && x.Text.Tokens[at].Lower == "had"
}

// insists reports a verb that "continues to" leaves one of saying: to call for, to
// stress, to condemn, not to support or to value.
func (x *scan) insists(v *grammar.Verb) bool {
	switch v.Rule.Name {
	case "statement.ask", "statement.stress", "statement.criticise":
		return true
	}
	return false
}

// promise reads a clause with "will": no statement, but what follows it is no
// part of the one before.
func (x *scan) promise(c syntax.Clause, b *syntax.Before) bool {
	if b.End <= x.First || x.Open() != nil || c.Verb.Kind != grammar.Event && c.Verb.Kind != grammar.Meet && !x.Words[c.Act].Is(grammar.StartVerb) {
		return false
	}
	start, sub, ok := x.Subject(x.Floor, b.End, true, grammar.Past)
	if !ok {
		return false
	}
	c.Subject, c.Start, c.Future = sub, start, true
	c.Frame = x.Lexicon.Rule("outcome.will")
	return x.enter(c, start)
}
