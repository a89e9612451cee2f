package place

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/house"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// Meeting is what is known of a meeting before its place is read. Positions are
// tokens of the text.
type Meeting struct {
	*rules.Evidence // where the values of the record are cited

	Text     *rules.Text
	Names    *people.Reader
	House    *house.House
	Title    rules.Tokens // of the release; empty where it has none
	Sentence int          // the number of the one that reports the meeting
	Words    rules.Tokens // of the clause that reports it, as its rule found them
	Form     string       // met, held, call, courtesy, received, visit
	Phone    bool         // it was a call
	Future   bool         // it is announced
	Parties  []readout.PartyCode
	Visited  []readout.PartyCode // those of the parties to which a journey goes
	Day      readout.Day         // the release's own date, "" where it has none

	Body       func(sentence int) bool   // tells the sentences of the text proper
	Background func(prose.Sentence) bool // tells those about another time
	Before     func(prose.Sentence) bool // tells those that begin with an earlier time

	// Miss is told of words that came close to a value at a path, and why they
	// give none.
	Miss func(path, rule string, first, last int, why string)
}

// reader reads the place of one meeting.
type reader struct {
	*Meeting
	meeting    *readout.ReportedMeeting
	venue      rules.Tokens // where the name of the building stands, empty without one
	candidates []readout.Candidate
}

// Read reads the place of a meeting into what is reported of it; its parties,
// its day and, where words tell it, its format are given. It returns the
// candidates where no rule chooses among several places.
func Read(m *Meeting, reported *readout.ReportedMeeting) []readout.Candidate {
	r := reader{Meeting: m, meeting: reported}
	r.read()
	return r.candidates
}
