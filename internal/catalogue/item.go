package catalogue

import (
	"context"
	"time"

	"readout"
	"readout/internal/levels"
)

// Item is what one release is found by. The lower half is of the account that
// it gives of a meeting; zero where it gives none that the public may know.
type Item struct {
	Release   readout.ReleaseID
	Address   readout.Address
	At        time.Time // of its first release, UTC, microseconds
	Publisher string    // code
	Ours      bool
	Board     string // code, "" where it stands on none
	Langs     []readout.Lang
	Gone      bool // withdrawn or removed: it keeps its place in lists and is found no more

	Meeting readout.MeetingID
	Account readout.AccountKind
	Day     readout.Day // what lists of meetings sort by: the start, else the release's date
	Start   readout.Day // "" where the text does not date the meeting
	Series  string      // slug
	Name    string      // of the series, as the text words it
	Parties []readout.PartyCode
	Topics  []string
	Bodies  []Body
	Kind    readout.MeetingKind
	Ranks   []levels.Rank // of the sides
}

// Body is an organisation that someone at a meeting spoke for, as the text
// names it.
type Body struct {
	Name string
	Side readout.PartyCode // "" where the text does not tell
}

// Store is where a catalogue reads. Everything passes the gate.
type Store interface {
	// End tells how far the history goes.
	End(ctx context.Context) (readout.Cursor, error)
	// Events returns at most limit events after a number, in order.
	Events(ctx context.Context, after int64, limit int) ([]readout.Event, error)
	// All returns every release that the public may see.
	All(ctx context.Context) ([]Item, error)
	// Some is All of those among ids.
	Some(ctx context.Context, ids []readout.ReleaseID) ([]Item, error)
}
