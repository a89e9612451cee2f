package speaker

import (
	"readout"
	"readout/internal/reading/rules"
)

// Subject is who speaks in a clause. Positions are tokens of the text, half open.
type Subject struct {
	Side        readout.PartyCode // readout.BothSides for all, "" where the text does not tell
	First, Last int               // the words that say so
	Rule        *rules.Rule       // how they do
	Note        string            // and why, for the evidence
	NameFirst   int               // the speaker's name or post, empty for a side or a group
	NameLast    int
	Named       bool   // the name stands in the clause itself
	Single      bool   // one person
	Plural      bool   // more than one
	Body        bool   // the meeting itself: it speaks in the past only
	House       bool   // the house that publishes: its ministry
	Pronoun     string // in small letters, "" for other words
	female      bool
	male        bool
}

// Everyone is the subject of what both sides say, as a rule of the lexicon tells
// from the words from first to last.
func (r *Reader) Everyone(first, last int, rule string) *Subject {
	return r.keep(Subject{Side: readout.BothSides, First: first, Last: last, Rule: r.lexicon.Rule(rule), Note: "both sides", Plural: true})
}

// Party is the subject of one side, which the words from first to last name.
func (r *Reader) Party(side readout.PartyCode, first, last int) *Subject {
	return r.keep(Subject{Side: side, First: first, Last: last, Rule: r.lexicon.Rule("side.party"), Note: "the side named"})
}

// Unnamed is the same side without its speaker.
func (r *Reader) Unnamed(sub *Subject) *Subject {
	c := *sub
	c.NameFirst, c.NameLast, c.Named = 0, 0, false
	return r.keep(c)
}

func (r *Reader) found(sub Subject, rule string) (*Subject, bool) {
	sub.Rule = r.lexicon.Rule(rule)
	return r.keep(sub), true
}

func (r *Reader) keep(sub Subject) *Subject {
	if len(r.arena) == cap(r.arena) {
		r.arena = make([]Subject, 0, 32)
	}
	r.arena = append(r.arena, sub)
	return &r.arena[len(r.arena)-1]
}
