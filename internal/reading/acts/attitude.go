package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// attitude opens the clause of "was pleased to note", "were of the view that", "is
// ready to work": what a side feels or is willing to do. The verb after "to" is the
// act where it is one of saying, otherwise "be" is.
func (x *scan) attitude(i int) bool {
	s, toks := x.s, x.s.text.Tokens
	past := toks[i].Lower == "was" || toks[i].Lower == "were"
	if !past && toks[i].Lower != "is" && toks[i].Lower != "are" {
		return false
	}
	j := i + 1
	for j < x.last && x.adverb(j) {
		j++
	}
	if j+2 >= x.last {
		return false
	}
	c := clause{verb: s.being, act: i, form: grammar.Past}
	switch {
	case toks[j].Lower == "of" && past && j+3 < x.last && x.opinion(j+1):
		c.actEnd = j + 3
	case toks[j].Lower == "clear" && past && (toks[j+1].Lower == "that" || toks[j+1].Lower == ":"):
		c.actEnd = j + 1
	case toks[j].Lower == "in" && past && toks[j+1].Lower == "agreement" && x.about(j+2):
		c.actEnd = j + 2
	case toks[j].Lower == "of" && past && j+3 < x.last && toks[j+2].Lower == "mind" && (toks[j+1].Lower == "one" || toks[j+1].Lower == "like") && x.about(j+3):
		c.actEnd = j + 3
	case s.words[j].Is(grammar.Feeling) && (past || x.offers(j)) && (toks[j+1].Lower == "to" || past && toks[j+1].Lower == "that"):
		c.actEnd = j + 1
	default:
		return false
	}
	if !past {
		c.form = grammar.Third
	}
	if toks[j+1].Lower == "to" && c.actEnd == j+1 && !x.does(&c, j+2, past) {
		return false
	}
	b := x.before(i)
	if b.modal || b.have || b.to || b.not {
		return false
	}
	o := x.open()
	if prev := b.end - 1; o != nil && prev > o.actEnd && s.words[prev].Is(grammar.Conjunction) {
		if !o.verb.Kind.States() || o.subject == nil || o.form&(grammar.Past|grammar.Third) == 0 || o.sure && !x.strong(prev) {
			return false
		}
		c.subject, c.start, c.frame = o.subject, i, s.being.Rule
		return x.enter(c, prev)
	}
	if b.end <= x.first || o != nil && (o.sure || o.verb.Kind.States()) {
		return false
	}
	start, sub, ok := x.subject(x.floor, b.end, o == nil, c.form)
	if !ok || sub.Body || sub.Pronoun == "we" || sub.Pronoun == "i" || sub.Pronoun == "it" && toks[j].Lower == "clear" || !past && sub.Side == readout.BothSides {
		return false
	}
	c.subject, c.start, c.frame = sub, start, s.being.Rule
	return x.enter(c, max(start-1, x.first))
}

// opinion reports "the view that", "the opinion that".
func (x *scan) opinion(at int) bool {
	toks := x.s.text.Tokens
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
	switch x.s.text.Tokens[at].Lower {
	case "that", "on", "about", "concerning", "regarding":
		return true
	}
	return false
}

// offers reports the adjectives by which a side says now what it will do.
func (x *scan) offers(at int) bool {
	switch x.s.text.Tokens[at].Lower {
	case "ready", "willing", "prepared":
		return true
	}
	return false
}

// does reads the verb after "pleased to": one of saying is the act, one that only
// reports a meeting makes no statement.
func (x *scan) does(c *clause, at int, past bool) bool {
	w := x.s.words[at]
	if x.s.text.Tokens[at].Kind != prose.Word {
		return false
	}
	if w == nil {
		return !past || x.s.words[c.actEnd-1].Is(grammar.Feeling) && x.offers(c.actEnd-1)
	}
	for k := range w.Verbs {
		v := &w.Verbs[k]
		if v.Form&grammar.Base == 0 || v.Verb.Needs != nil && !x.follows(at, v.Verb) {
			continue
		}
		if past && v.Verb.Kind.States() {
			c.verb, c.act, c.actEnd = v.Verb, at, at+1
			return true
		}
		return !past && v.Verb.Kind != grammar.Meet
	}
	return !past
}

// reached reads "an agreement was reached to" as what both sides agreed, "special
// mention was made of" as what both mentioned.
func (x *scan) reached(i int, w *grammar.Word) bool {
	s, toks := x.s, x.s.text.Tokens
	if i-2 < x.floor || i+1 >= x.last || toks[i-1].Lower != "was" && toks[i-1].Lower != "were" && toks[i-1].Lower != "also" {
		return false
	}
	kind := grammar.Agree
	switch toks[i].Lower + " " + toks[i+1].Lower {
	case "reached to", "reached on", "reached that", "reached in", "reached regarding", "reached between":
	case "made of", "made to":
		kind = grammar.Say
	default:
		return false
	}
	at := i - 1
	for at > x.floor && (s.words[at].Is(grammar.Be) || x.adverb(at)) {
		at--
	}
	switch toks[at].Lower {
	case "agreement", "understanding", "consensus", "accord", "agreements", "understandings":
		if kind != grammar.Agree {
			return false
		}
	case "mention", "reference":
		if kind != grammar.Say {
			return false
		}
	default:
		return false
	}
	for at > x.floor && x.open() == nil && toks[at-1].Kind == prose.Word && (!toks[at-1].Capital || at-1 == x.first) && !s.words[at-1].Is(grammar.Preposition|grammar.Conjunction|grammar.Subordinate) {
		at--
	}
	if at > x.floor && s.words[at-1].Is(grammar.Determiner) {
		at-- // "An agreement"
	}
	if o := x.open(); o != nil && (o.sure || at <= o.actEnd || !x.strong(at-1)) {
		return false
	}
	for k := range w.Verbs {
		if v := &w.Verbs[k]; v.Verb.Kind == kind {
			c := clause{verb: v.Verb, form: v.Form, act: i, actEnd: i + 1, subject: s.who.Everyone(at, i+1, "side.agreed"), start: at, frame: s.lexicon.Rule("statement.passive")}
			return x.enter(c, max(at-1, x.first))
		}
	}
	return false
}
