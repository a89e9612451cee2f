// Package follow runs followers of the event sequence: whatever is built from
// events (the register, the search index, the page cache) and can be built
// again from nothing.
//
// A follower keeps its own cursor of (era, number) in the same write as what it
// builds, so that a crash repeats events and never loses one. Events therefore
// arrive in order, at least once. A cursor of another era means that a backup
// was restored: the follower starts again from nothing.
package follow

import (
	"context"

	"readout"
)

// Source is where events come from.
type Source interface {
	// Era names the history that event numbers belong to.
	Era(ctx context.Context) (string, error)
	// Events returns at most limit events with numbers above after, in order,
	// without gaps. None is an empty slice.
	Events(ctx context.Context, after int64, limit int) ([]readout.Event, error)
	// Park notes that follower gave up on an event after repeated failures and
	// went on.
	Park(ctx context.Context, follower string, event readout.Event, cause error) error
}

// Follower builds something from events.
type Follower interface {
	// Name is the follower's own, for its lease, its log lines and parked
	// events.
	Name() string
	// Cursor returns how far it has come; the zero Cursor when it has nothing.
	Cursor(ctx context.Context) (readout.Cursor, error)
	// Reset drops all that was built and sets the cursor to (era, 0).
	Reset(ctx context.Context, era string) error
	// Take takes in events in order and saves the cursor at the last one, both
	// or neither. Taking an event again must change nothing.
	Take(ctx context.Context, era string, events []readout.Event) error
}

// Hungry is a follower that takes another number of events at a time than
// others, such as one that is slow for each time and quick for each event.
type Hungry interface {
	Follower
	// Most is how many events it takes at a time at most.
	Most() int
}
