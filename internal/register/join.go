package register

import (
	"time"

	"readout"
	"readout/internal/joining"
	"readout/internal/pairing"
)

// JoinState is how two releases, or two spellings of a name, stand to each other.
type JoinState string

// The states of a pair.
const (
	JoinMade    JoinState = "joined"  // they are held together by this
	JoinBeside  JoinState = "beside"  // they are together, by other joins
	JoinOffered JoinState = "offered" // they may be one, and are not joined
	JoinRefused JoinState = "refused" // a person said that they are two
)

// Joined is a pair that was joined, or may be, and why.
type Joined struct {
	A, B    int64 // releases or people, the lower first
	State   JoinState
	Rule    joining.Rule
	Score   float64 // of pairing, 0 where it has no say
	Certain bool
	Reasons []pairing.Reason
	By      string // the person, "" for a rule
	At      time.Time
}

// Joins replaces the rows of Of, and those of which both ends are Within, by
// Rows.
type Joins struct {
	Kind       string
	Of, Within []int64
	Rows       []Joined
}

// Says is what a person says of a pair.
type Says string

// The words of people on a pair.
const (
	SaysOne  Says = "one"
	SaysTwo  Says = "two"
	SaysNone Says = "" // takes back what was said before
)

// Word is a person's word on a pair that holds.
type Word = joining.Word[int64]

// Reviewed is a pair as a person reviews it.
type Reviewed struct {
	Kind string
	Joined
	Ends [2]End
}

// ID is how a person names the pair.
func (r Reviewed) ID() string { return JoinID(r.Kind, r.A, r.B) }

// End is one of the two that a pair is of.
type End struct {
	Title     string // of the release, or the name as written
	Address   readout.Address
	Slug      string // of the person
	Publisher string // code; the party of a person
	Date      readout.Day
}
