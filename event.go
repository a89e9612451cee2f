package readout

import "time"

// EventKind names what happened.
type EventKind string

// The kinds of event. An event that changes anything public moves the public
// epoch; Public on the kind says which do.
const (
	EventImported         EventKind = "imported"          // release: a version came in from outside and is public
	EventReleased         EventKind = "released"          // release: a unit became public
	EventScheduled        EventKind = "scheduled"         // release: a unit got a time; changes nothing public
	EventEdited           EventKind = "edited"            // release: a draft, review or approval; changes nothing public
	EventHeld             EventKind = "held"              // release: out of public sight
	EventWithdrawn        EventKind = "withdrawn"         // release: under a banner
	EventRestored         EventKind = "restored"          // release: a hold ended
	EventMoved            EventKind = "moved"             // release: another address
	EventPublisherChanged EventKind = "publisher_changed" // publisher: configuration
	EventRead             EventKind = "read"              // release: its record and the register changed
	EventReviewed         EventKind = "reviewed"          // release: an editor decided on values of its record
)

// ChangesPublic reports whether events of this kind move the public epoch.
func (k EventKind) ChangesPublic() bool { return k != EventScheduled && k != EventEdited }

// Event is one committed fact. Numbers run 1, 2, 3 … without gaps within an
// era; a restored backup begins a new era.
type Event struct {
	Number    int64
	At        time.Time // UTC, microseconds
	Kind      EventKind
	Actor     string    // who: a user's name, "import", "scheduler", "reading"
	Release   ReleaseID // 0 where the event is about no release
	Publisher string
	Lang      Lang // edition and version concerned; "" and 0 where all are
	Version   int
}

// Cursor is how far a follower has come: the era and the number of the last
// event that it has taken in. A follower whose cursor is of another era
// rebuilds from nothing.
type Cursor struct {
	Era    string
	Number int64
}
