package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// attitude opens the clause of "was pleased to note", "were of the view that", "is
// ready to work": what a side feels or is willing to do. The verb after "to" is the
// act where it is one of saying, otherwise "be" is.
func (x *scan) attitude(i int) bool {
	s, toks := x.s, x.Text.Tokens
	past := toks[i].Lower == "was" || toks[i].Lower == "were"
	if !past && toks[i].Lower != "is" && toks[i].Lower != "are" {
		return false
	}
	j := i + 1
	for j < x.Last && x.Adverb(j) {
		j++
	}
	if j+2 >= x.Last {
		return false
	}
	c := syntax.Clause{Verb: s.being, Act: i, Form: grammar.Past}
	switch {
	case toks[j].Lower == "of" && past && j+3 < x.Last && x.opinion(j+1):
		c.ActEnd = j + 3
	case toks[j].Lower == "clear" && past && (toks[j+1].Lower == "that" || toks[j+1].Lower == ":"):
		c.ActEnd = j + 1
	case toks[j].Lower == "in" && past && toks[j+1].Lower == "agreement" && x.about(j+2):
		c.ActEnd = j + 2
	case toks[j].Lower == "of" && past && j+3 < x.Last && toks[j+2].Lower == "mind" && (toks[j+1].Lower == "one" || toks[j+1].Lower == "like") && x.about(j+3):
		c.ActEnd = j + 3
	case s.Words[j].Is(grammar.Feeling) && (past || x.offers(j)) && (toks[j+1].Lower == "to" || past && toks[j+1].Lower == "that"):
		c.ActEnd = j + 1
	default:
		return false
	}
	if !past {
		c.Form = grammar.Third
	}
	if toks[j+1].Lower == "to" && c.ActEnd == j+1 && !x.does(&c, j+2, past) {
		return false
	}
	b := x.Before(i)
	if b.Modal || b.Have || b.To || b.Not {
		return false
	}
	o := x.Open()
	if prev := b.End - 1; o != nil && prev > o.ActEnd && s.Words[prev].Is(grammar.Conjunction) {
		if !o.Verb.Kind.States() || o.Subject == nil || o.Form&(grammar.Past|grammar.Third) == 0 || o.Sure && !x.Strong(prev) {
			return false
		}
		c.Subject, c.Start, c.Frame = o.Subject, i, s.being.Rule
		return x.enter(c, prev)
	}
	if b.End <= x.First || o != nil && (o.Sure || o.Verb.Kind.States()) {
		return false
	}
	start, sub, ok := x.Subject(x.Floor, b.End, o == nil, c.Form)
	if !ok || sub.Body || sub.Pronoun == "we" || sub.Pronoun == "i" || sub.Pronoun == "it" && toks[j].Lower == "clear" || !past && sub.Side == readout.BothSides {
		return false
	}
	c.Subject, c.Start, c.Frame = sub, start, s.being.Rule
	return x.enter(c, max(start-1, x.First))
}

// opinion reports "the view that", "the opinion that".
func (x *scan) opinion(at int) bool {
	toks := x.Text.Tokens
	if toks[at].Lower != "the" || toks[at+2].Lower != "that" {
		return false
	}
	switch toks[at+1].Lower {
	case "view", "opinion", "belief", "conviction":
		return true
	}
	return false
}

// about reports a word that leads to what two are in agreement on.
func (x *scan) about(at int) bool {
	switch x.Text.Tokens[at].Lower {
	case "that", "on", "about", "concerning", "regarding":
		return true
	}
	return false
}

// offers reports the adjectives by which a side says now what it will do.
func (x *scan) offers(at int) bool {
	switch x.Text.Tokens[at].Lower {
	case "ready", "willing", "prepared":
		return true
	}
	return false
}

// does reads the verb after "pleased to": one of saying is the act, one that only
// reports a meeting makes no statement.
func (x *scan) does(c *syntax.Clause, at int, past bool) bool {
	w := x.Words[at]
	if x.Text.Tokens[at].Kind != prose.Word {
		return false
	}
	if w == nil {
		return !past || x.Words[c.ActEnd-1].Is(grammar.Feeling) && x.offers(c.ActEnd-1)
	}
	for k := range w.Verbs {
		v := &w.Verbs[k]
		if v.Form&grammar.Base == 0 || v.Verb.Needs != nil && !x.Follows(at, v.Verb) {
			continue
		}
		if past && v.Verb.Kind.States() {
			c.Verb, c.Act, c.ActEnd = v.Verb, at, at+1
			return true
		}
		return !past && v.Verb.Kind != grammar.Meet
	}
	return !past
}

// reached reads "an agreement was reached to" as what both sides agreed, "special
// mention was made of" as what both mentioned.
func (x *scan) reached(i int, w *grammar.Word) bool {
	s, toks := x.s, x.Text.Tokens
	next := i + 1
	for next+1 < x.Last && x.Adverb(next) {
		next++ // "was reached also to"
	}
	if i-2 < x.Floor || i+1 >= x.Last || toks[i-1].Lower != "was" && toks[i-1].Lower != "were" && toks[i-1].Lower != "also" {
		return false
	}
	kind := grammar.Agree
	var decided *grammar.Verb
	switch toks[i].Lower + " " + toks[next].Lower {
	case "reached to", "reached on", "reached that", "reached regarding", "reached between":
	case "reached in":
		if i+2 >= x.Last || s.Words[i+2].Is(grammar.Determiner) || toks[i+2].Capital {
			return false // where it was reached
		}
	case "made of", "made to", "taken to":
		kind = grammar.Say
	default:
		return false
	}
	at := i - 1
	for at > x.Floor && (s.Words[at].Is(grammar.Be) || x.Adverb(at)) {
		at--
	}
	switch toks[at].Lower {
	case "agreement", "understanding", "consensus", "accord", "agreements", "understandings":
		if kind != grammar.Agree {
			return false
		}
	case "mention", "reference":
		if kind != grammar.Say || toks[i].Lower != "made" {
			return false
		}
	case "decision", "decisions": // "a decision was taken to open a line"
		if kind != grammar.Say || toks[next].Lower != "to" || next+1 >= x.Last || s.Words[next+1].Is(grammar.Determiner) || at > x.Floor && toks[at-1].Lower == "the" {
			return false // the one that is spoken of already
		}
		decided = &grammar.Verb{Lemma: map[string]string{"made": "make", "taken": "take"}[toks[i].Lower], Kind: grammar.Agree, Rule: s.Lexicon.Rule("statement.agree")}
	default:
		return false
	}
	for at > x.Floor && x.Open() == nil && toks[at-1].Kind == prose.Word && (!toks[at-1].Capital || at-1 == x.First) && !s.Words[at-1].Is(grammar.Preposition|grammar.Conjunction|grammar.Subordinate) {
		at--
	}
	if at > x.Floor && s.Words[at-1].Is(grammar.Determiner) {
		at-- // "An agreement"
	}
	if o := x.Open(); o != nil && (o.Sure || at <= o.ActEnd || !x.Strong(at-1)) {
		return false
	}
	if decided != nil {
		c := syntax.Clause{Verb: decided, Form: grammar.Past, Act: i, ActEnd: i + 1, Subject: s.Who.Everyone(at, i+1, "side.agreed"), Start: at, Frame: s.Lexicon.Rule("statement.passive")}
		return x.enter(c, max(at-1, x.First))
	}
	for k := range w.Verbs {
		if v := &w.Verbs[k]; v.Verb.Kind == kind {
			c := syntax.Clause{Verb: v.Verb, Form: v.Form, Act: i, ActEnd: i + 1, Subject: s.Who.Everyone(at, i+1, "side.agreed"), Start: at, Frame: s.Lexicon.Rule("statement.passive")}
			return x.enter(c, max(at-1, x.First))
		}
	}
	return false
}
