// Package outcome tells which of what was said and done at a meeting binds to an act:
// decisions, agreements, signings, new bodies, commitments to act.
//
// It is given a clause and whose it is. What it finds is the rule by which the clause
// is an outcome; a general reaffirmation is none.
package outcome

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// Clause is a clause that reports what somebody said or did. Positions are tokens.
type Clause struct {
	Verb        *grammar.Verb
	Frame       *rules.Rule // how it stands in its sentence
	Act, ActEnd int         // the verb, and where it ends
	End         int         // half open
	Future      bool        // stands with "will" or "to"
	Both        bool        // of both sides
	Body        bool        // of the meeting itself
	Person      bool        // of one person
	We          bool        // of "we"
	Pledge      bool        // of what one side will do
}

// Reader reads the clauses of one text.
type Reader struct {
	Text      *rules.Text
	Words     []*grammar.Word // per token, nil for a word that no rule knows
	Lexicon   *grammar.Lexicon
	Announces bool // the release is about a meeting to come
}

// Of returns the rule by which a clause is an outcome, nil for none.
func (r *Reader) Of(c *Clause) *rules.Rule {
	if c.Pledge {
		return r.Lexicon.Rule("outcome.pledge")
	}
	if c.Verb.Lemma == "endorse" && c.Both && r.thing(c, 6) {
		return r.Lexicon.Rule("outcome.accepted")
	}
	switch c.Verb.Kind {
	case grammar.Say:
		switch c.Verb.Lemma {
		case "task", "instruct", "direct", "mandate", "order", "authorise", "authorize":
			if c.Both {
				return r.Lexicon.Rule("outcome.tasked")
			}
		}
		if c.Verb.Lemma == "announce" && c.Both && c.ActEnd < c.End && r.Text.Tokens[c.ActEnd].Lower == "that" {
			return r.will(c, c.ActEnd)
		}
		if c.Verb.Lemma == "announce" && c.Both && r.thing(c, 9) {
			return r.Lexicon.Rule("outcome.announced")
		}
		if c.Verb.Lemma == "confirm" && c.Both && r.thing(c, 14) && c.ActEnd < c.End && r.Text.Tokens[c.ActEnd].Lower == "that" && r.theyWill(c) && !r.Text.Between(c.ActEnd, c.End, "next") { // what was to come is next
			return r.Lexicon.Rule("outcome.agreed-that")
		}
		if r.willGive(c) {
			return r.Lexicon.Rule("outcome.announced")
		}
		if (c.Verb.Lemma == "announce" || c.Verb.Lemma == "share" || c.Verb.Lemma == "unveil") && !c.Both && r.gives(c) {
			return r.Lexicon.Rule("outcome.announced")
		}
	case grammar.Agree, grammar.Commit:
		return r.bound(c)
	case grammar.Accept:
		if c.Both && (c.Verb.Lemma == "accept" || c.Verb.Lemma == "adopt" || c.Verb.Lemma == "approve") {
			return r.Lexicon.Rule("outcome.accepted")
		}
	case grammar.Event:
		switch {
		case c.Future && c.Body && r.Regularly(c) > 0:
			return r.Lexicon.Rule("outcome.regular")
		case c.Frame == r.Lexicon.Rule("outcome.assigned"):
			return c.Frame
		case (c.Verb.Lemma == "plan" || c.Verb.Lemma == "intend") && !c.Future && c.Both && r.binds(c):
			return r.Lexicon.Rule("outcome.plan")
		case c.Future:
			if c.Both && r.thing(c, 9) && (c.We || c.Verb.Lemma == "sign" || r.Words[c.Act].Is(grammar.StartVerb) && !r.Announces) {
				return r.Lexicon.Rule("outcome.will")
			}
		case r.Lexicon.Rule("outcome.done") == c.Verb.Rule && (c.Frame == c.Verb.Rule || r.thing(c, 12)) && (c.Both || r.signsWith(c)):
			return c.Verb.Rule
		}
	}
	return nil
}

// binds reports "plan to" and a verb of setting up or holding something.
func (r *Reader) binds(c *Clause) bool {
	at := c.ActEnd
	if at+2 >= c.End || r.Text.Tokens[at].Lower != "to" {
		return false
	}
	at++
	for at+1 < c.End && r.Words[at].Is(grammar.Adverb) {
		at++
	}
	if r.Words[at].Is(grammar.StartVerb) {
		return true
	}
	switch r.Text.Tokens[at].Lower {
	case "hold", "conduct", "sign", "host", "conclude", "finalise", "finalize", "expand", "increase":
		return true
	}
	return false
}

// Regularly reports a body that will go on meeting: the token after the word
// that says how often, 0 for none.
func (r *Reader) Regularly(c *Clause) int {
	meets := false
	for i := c.Act; i < c.End && i < c.Act+8; i++ {
		switch r.Text.Tokens[i].Lower {
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
func (r *Reader) thing(c *Clause, most int) bool {
	for i := c.ActEnd; i < c.End && i < c.ActEnd+most; i++ {
		if r.Words[i].Is(grammar.Thing) {
			return true
		}
	}
	return false
}

// Instrument reports a text between the sides as the object of a clause: a
// memorandum, a protocol.
func (r *Reader) Instrument(c *Clause) bool {
	for i := c.ActEnd; i < c.End && i < c.ActEnd+5; i++ {
		if r.Words[i].Is(grammar.Instrument) {
			return true
		}
	}
	return false
}

// signsWith reports that one side signs with the other: "signed a memorandum on
// fisheries with Minister Roe".
func (r *Reader) signsWith(c *Clause) bool {
	if c.Verb.Lemma != "sign" || c.Act > 0 && r.Words[c.Act-1].Is(grammar.Have) || !r.Instrument(c) {
		return false
	}
	for i := c.ActEnd + 2; i < c.End; i++ {
		if r.Text.Tokens[i].Lower == "with" {
			return true
		}
	}
	return false
}

// helps reports that what is pledged is help: "support for the lighthouse", "two
// million won".
func (r *Reader) helps(c *Clause, at int) bool {
	for i := at; i < c.End && i < at+5; i++ {
		switch r.Text.Tokens[i].Lower {
		case "continued", "continuing", "full", "ongoing", "enduring", "unwavering", "his", "her", "its", "their", "our":
			return false // what was always so, or one's good will
		case "support", "assistance", "aid", "funding", "help", "funds", "$", "£", "€", "¥", "million", "billion":
			return true
		}
	}
	return false
}

// theyWill reports "that they will" after the verb: what both sides are to do.
func (r *Reader) theyWill(c *Clause) bool {
	at := c.ActEnd + 1
	if at+2 >= c.End || r.Text.Tokens[at].Lower != "they" {
		return false
	}
	return r.Text.Tokens[at+1].Lower == "will" || r.Text.Tokens[at+1].Lower == "would"
}

// willGive reports "indicated that Japan would provide boats": what one says that a
// country is to give.
func (r *Reader) willGive(c *Clause) bool {
	const far = 7 // words of the country
	if c.ActEnd >= c.End || r.Text.Tokens[c.ActEnd].Lower != "that" {
		return false
	}
	for i := c.ActEnd + 1; i+1 < min(c.End, c.ActEnd+far); i++ {
		if !r.Words[i].Is(grammar.Modal) {
			continue
		}
		if w := r.Text.Tokens[i].Lower; w != "will" && w != "would" {
			return false
		}
		i++
		for i+1 < c.End && r.Words[i].Is(grammar.Adverb) {
			i++
		}
		return r.Words[i].Is(grammar.GiveVerb)
	}
	return false
}

// gives reports that what a side announces is money or its own intent: "a further
// £4 million", "its intent to open a consulate".
func (r *Reader) gives(c *Clause) bool {
	toks := r.Text.Tokens
	for i := c.ActEnd; i < c.End && i < c.ActEnd+10; i++ {
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
func (r *Reader) bound(c *Clause) *rules.Rule {
	toks := r.Text.Tokens
	if c.Verb.Lemma == "identify" {
		return r.Lexicon.Rule("outcome.steps")
	}
	if c.Verb.Needs != nil && c.Verb.Lemma != "undertake" && c.Verb.Lemma != "plan" && c.Verb.Lemma != "consent" {
		// drew a conclusion, reached an understanding
		switch c.Verb.Lemma {
		case "reach", "come", "arrive":
			if r.onSomething(c) {
				return r.Lexicon.Rule("outcome.agreed-on-thing")
			}
		}
		return nil
	}
	if c.Verb.Lemma == "conclude" {
		return nil
	}
	at := c.ActEnd
	if at < c.End && toks[at].Kind == prose.Comma { // "decided, following the talks, that"
		for k := at + 2; k+1 < c.End && k < at+14; k++ {
			if toks[k].Kind == prose.Comma && (toks[k+1].Lower == "that" || toks[k+1].Lower == "to") {
				at = k + 1
				break
			}
		}
	}
	for at < c.End && (r.Words[at].Is(grammar.Adverb|grammar.Time) || toks[at].Kind == prose.Comma || toks[at].Lower == "themselves" || toks[at].Lower == "in" && at+1 < c.End && (toks[at+1].Lower == "principle" || toks[at+1].Lower == "turn") || (toks[at].Lower == "principle" || toks[at].Lower == "turn") && toks[at-1].Lower == "in") {
		at++
	}
	if at >= c.End {
		return nil
	}
	switch toks[at].Lower {
	case "to":
		if at+1 >= c.End || toks[at+1].Lower == "differ" || r.Words[at+1].Is(grammar.Quantity) {
			return nil
		}
		if !c.Both && (c.Verb.Lemma == "determine" || c.Verb.Lemma == "resolve" && !c.Person) {
			return nil
		}
		return r.Lexicon.Rule("outcome.agreed-to-act")
	case "that":
		return r.will(c, at+1)
	case "as":
		if at+3 < c.End && toks[at+1].Lower == "follows" && r.listsActs(at+2, c.End) {
			return r.Lexicon.Rule("outcome.agreed-to-act")
		}
	case "for":
		for i := at + 2; i < c.End && i < at+9; i++ {
			if toks[i].Lower == "to" {
				return r.Lexicon.Rule("outcome.agreed-to-act") // "agreed for both ports to reopen"
			}
		}
	case "in":
		if at+1 < c.End && strings.HasSuffix(toks[at+1].Lower, "ing") {
			return r.Lexicon.Rule("outcome.agreed-to-act") // "concurred in holding the next dialogue"
		}
	case "on", "upon":
		for i := at + 1; i < c.End && i < at+7; i++ {
			if r.Words[i].Is(grammar.NoThing) {
				return nil
			}
			if r.Words[i].Is(grammar.Tie) || toks[i].Kind == prose.Comma {
				break
			}
		}
		return r.Lexicon.Rule("outcome.agreed-on-thing")
	}
	if c.Verb.Lemma == "pledge" && r.helps(c, at) {
		return r.Lexicon.Rule("outcome.pledged")
	}
	if c.Verb.Lemma == "agree" && r.Words[at].Is(grammar.Determiner) && r.arranged(c, at) {
		return r.Lexicon.Rule("outcome.agreed-on-thing")
	}
	if c.Verb.Kind == grammar.Agree && !r.Words[at].Is(grammar.Preposition) {
		return r.will(c, at)
	}
	return nil
}

// onSomething reports that a clause tells what an understanding was reached on.
func (r *Reader) onSomething(c *Clause) bool {
	for i := c.ActEnd; i+1 < c.End; i++ {
		switch r.Text.Tokens[i].Lower {
		case "on", "upon", "to", "that", "about", "regarding", "concerning", "for", "whereby":
			return c.Verb.Lemma == "reach" || i > c.ActEnd+2 // "came to an agreement on"
		case "in":
			if r.Text.Tokens[i+1].Lower == "principle" {
				return true
			}
		}
	}
	return false
}

// arranged reports a plan or steps as the object of "agreed", before any word that
// leads out of it.
func (r *Reader) arranged(c *Clause, at int) bool {
	for i := at + 1; i < c.End && i < at+5 && !r.Words[i].Is(grammar.Preposition|grammar.Subordinate|grammar.Be|grammar.Have|grammar.Modal); i++ {
		switch r.Text.Tokens[i].Lower {
		case "steps", "terms", "measures", "priorities", "actions", "timetable", "timeline", "schedule", "text":
			return true
		}
		if r.Words[i].Is(grammar.Thing) {
			return true
		}
	}
	return false
}

// listsActs reports a list each of whose first words is "to": "as follows: to hold
// talks each year; to build a pier".
func (r *Reader) listsActs(at, end int) bool {
	const before = 4 // marks and labels before the first word
	for i := at; i < end && i < at+before; i++ {
		if t := &r.Text.Tokens[i]; t.Kind == prose.Word {
			return t.Lower == "to"
		}
	}
	return false
}

// will reports a that-clause about what will be done.
func (r *Reader) will(c *Clause, at int) *rules.Rule {
	if at < c.End && strings.HasSuffix(r.Text.Tokens[at].Lower, "ing") {
		return nil // "agreed that sending a delegation would help"
	}
	for i := at; i < c.End && i < at+24; i++ {
		if r.Words[i].Is(grammar.Will) && i+1 < c.End && r.Text.Tokens[i+1].Lower == "like" {
			return nil // a wish
		}
		if r.Words[i].Is(grammar.Will) && r.Text.Tokens[i].Lower != "to" {
			return r.Lexicon.Rule("outcome.agreed-that")
		}
		if w := r.Words[i]; w.Is(grammar.Be) || w.Is(grammar.Have) {
			return nil
		}
	}
	return nil
}
