package readout

import (
	"errors"
	"fmt"
)

// The kinds of error that callers tell apart with errors.Is. Everything else
// is a fault of the machine and becomes a 500 and a log line at the edge.
var (
	// ErrNotFound means that nothing is there, or nothing that the asker may
	// know of: the two are never told apart (P2).
	ErrNotFound = errors.New("not found")
	// ErrConflict means that the thing changed since the caller loaded it.
	ErrConflict = errors.New("conflict")
	// ErrInvalid means that the input cannot be accepted as it is.
	ErrInvalid = errors.New("invalid")
	// ErrForbidden means that the asker may know of the thing but not do this.
	ErrForbidden = errors.New("forbidden")
	// ErrUnavailable means that what keeps the thing does not answer just now;
	// what was asked may be asked again a little later.
	ErrUnavailable = errors.New("unavailable for now")
)

// Problem is an error with a sentence for the person who caused it. Sentence
// says what was wrong and what to do, without a full stop and without a path
// of the program's own.
type Problem struct {
	Kind     error  // one of the kinds above
	Sentence string // English; faces translate by Kind where they must
}

func (p *Problem) Error() string { return p.Sentence }

// Unwrap lets errors.Is see the kind.
func (p *Problem) Unwrap() error { return p.Kind }

// Invalid returns a Problem of kind ErrInvalid.
func Invalid(format string, args ...any) error {
	return &Problem{Kind: ErrInvalid, Sentence: fmt.Sprintf(format, args...)}
}

// Conflict names who changed the thing, and what, since the caller loaded it.
type Conflict struct {
	What string // the thing, e.g. "release 2018/outcome-of-11th-…"
	By   string // the actor of the event that came in between
	Did  string // that event's kind
}

func (c *Conflict) Error() string {
	return fmt.Sprintf("%s was changed by %s (%s) since you loaded it; load it again and repeat your change", c.What, c.By, c.Did)
}

// Unwrap lets errors.Is see ErrConflict.
func (c *Conflict) Unwrap() error { return ErrConflict }
