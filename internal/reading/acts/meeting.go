package acts

import (
	"readout"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
)

// Meeting is what is known of a meeting before its acts are read. Positions are
// tokens of the text.
type Meeting struct {
	Text   *rules.Text
	Title  rules.Tokens        // of the release; empty where it has none
	Day    readout.Day         // on which it began, else the release's own; "" where neither is known
	Own    readout.PartyCode   // the side that the publisher speaks for, "" where unknown
	Stated bool                // it is stated, not read from the text
	Sides  []readout.PartyCode // the sides that met, in order of mention
	Host   readout.PartyCode   // the side to which the other came, "" where the clause does not tell
	People []speaker.Person    // the participants, in the record's order
	Series rules.Tokens        // the name of the recurring meeting, empty without one

	*rules.Evidence // where the values of the record are cited

	// Miss is told of words that came close to a value at a path, and why they
	// give none; nil where nobody asks.
	Miss func(path, rule string, first, last int, why string)
}
