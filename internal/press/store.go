package press

import (
	"context"
	"time"

	"readout"
)

// Store keeps releases. Its methods return readout.ErrNotFound where nothing is
// there and are safe for use by several goroutines and processes.
type Store interface {
	Shelf
	// Update runs f in one write transaction, perhaps more than once: f changes
	// nothing outside. What f saved is durable when Update returns nil.
	Update(ctx context.Context, f func(Tx) error) error
	// View runs f in one read snapshot.
	View(ctx context.Context, f func(Tx) error) error
	// Events returns at most limit events after a number, in order, from the
	// database that is written to.
	Events(ctx context.Context, after int64, limit int) ([]readout.Event, error)
}

// Tx is one transaction on releases, gate or no gate: for the office's own
// work, never for a public answer.
type Tx interface {
	// Publisher returns a publisher by its code, else readout.ErrNotFound.
	Publisher(ctx context.Context, code string) (readout.Publisher, error)
	// SavePublisher adds or changes a publisher; event is the number of the
	// event that tells of it.
	SavePublisher(ctx context.Context, p readout.Publisher, event int64) error

	// Release returns a release with its units and versions, else
	// readout.ErrNotFound.
	Release(ctx context.Context, id readout.ReleaseID) (*readout.Release, error)
	// At returns the release of an address.
	At(ctx context.Context, a readout.Address) (*readout.Release, error)
	// BySource returns the releases that imports know by these keys; keys of
	// nothing are left out.
	BySource(ctx context.Context, publisher string, keys []string) ([]*readout.Release, error)
	// Due lists the releases with a unit scheduled for now or before, the
	// earliest first.
	Due(ctx context.Context, now time.Time) ([]readout.ReleaseID, error)
	// Scheduled lists the releases with any scheduled unit, by id.
	Scheduled(ctx context.Context) ([]readout.ReleaseID, error)
	// Taken lists the addresses with these slugs that a release has or once had.
	Taken(ctx context.Context, slugs []string) ([]readout.Address, error)
	// NextID is the lowest id that no release of this transaction or before has.
	NextID(ctx context.Context) (readout.ReleaseID, error)
	// AddTexts keeps texts by their hash.
	AddTexts(ctx context.Context, texts map[string]string) error
	// AddWords keeps what was found in files, by their hash.
	AddWords(ctx context.Context, words map[string]string) error
	// Save stores releases. A new one has a nil Before. Units and versions are
	// only ever added; an address that changes leaves a redirect.
	Save(ctx context.Context, changes []Saved) error

	// Append numbers events and stores them in this transaction.
	Append(ctx context.Context, events ...readout.Event) ([]readout.Event, error)
	// LastEvent returns the newest event of a release.
	LastEvent(ctx context.Context, id readout.ReleaseID) (readout.Event, error)
	// Happened reports whether a release ever had an event of a kind.
	Happened(ctx context.Context, id readout.ReleaseID, kind readout.EventKind) (bool, error)
	// Versions returns released versions with their texts; keys of nothing are
	// left out.
	Versions(ctx context.Context, keys []VersionKey) ([]VersionText, error)
}

// Saved is one release as it was loaded and as it is to be.
type Saved struct {
	Before *readout.Release // nil for a new one
	After  *readout.Release
}

// Shelf is what the public may read: everything passes the view public_edition.
// Rows are Editions without Langs, Text and History unless a method says so;
// lines are rows whose Entry and Authoritative alone are filled, without Langs.
type Shelf interface {
	// Epoch is the number of the last event that changed anything public.
	Epoch(ctx context.Context) (int64, error)
	// EpochAt is when the event of an epoch was committed; the zero Time for 0.
	EpochAt(ctx context.Context, epoch int64) (time.Time, error)
	// Standing returns what feeds need to know of releases beside their editions.
	// A release that the public may not see has no entry.
	Standing(ctx context.Context, ids []readout.ReleaseID) (map[readout.ReleaseID]Standing, error)
	// Map returns the newest editions of size releases from the one at first,
	// which counts from 0, the oldest release first: of each the Release, Address,
	// State, Authoritative, FirstReleased and Since, and of Shown its Lang, Number,
	// Unit and Released.
	Map(ctx context.Context, oursOnly bool, first, size int) ([]Dispatch, error)
	// Page returns the lines of every newest edition of the releases on one page
	// of a list, newest release first, and the length of the whole list. A page
	// beyond the end has none.
	Page(ctx context.Context, f Filter, page, size int) (rows []Edition, total int, err error)
	// Newest returns the lines of every newest edition of releases, in no order.
	Newest(ctx context.Context, ids []readout.ReleaseID) ([]Edition, error)
	// Changed returns of each newest edition that is not its first version, and
	// whose release is public, the release and when it changed; the latest
	// change first, at most so many.
	Changed(ctx context.Context, oursOnly bool, most int) ([]Revision, error)
	// NewestAt returns the rows of every newest edition of the release at an
	// address; none is ErrNotFound.
	NewestAt(ctx context.Context, a readout.Address) ([]Edition, error)
	// Texts returns the newest editions of releases with Text, of which at most
	// so many code points are read.
	Texts(ctx context.Context, ids []readout.ReleaseID, most int) ([]Edition, error)
	// Marked is Texts with the marks, but for those of very long pages.
	Marked(ctx context.Context, ids []readout.ReleaseID, most int) ([]Edition, error)
	// Heads returns of every newest edition of releases its line, its Rights, its
	// SourceURL and, of Shown, the Lang, Number, Unit, Title, Date and Released.
	Heads(ctx context.Context, ids []readout.ReleaseID) ([]Edition, error)
	// Sheet returns one version with History, its marks, its attachments and as
	// much of its Text.
	Sheet(ctx context.Context, id readout.ReleaseID, lang readout.Lang, version, most int) (Edition, error)
	// File returns an attachment by its hash and name, and whether one of ours has
	// it.
	File(ctx context.Context, sha256, name string) (a readout.Attachment, ours bool, err error)
	// Attached returns what is said of, and was found in, the attachments of the
	// newest editions of releases, of each file at most so many code points.
	Attached(ctx context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]string, error)
	// Beside returns the releases of the same publisher and board that were
	// first released before and after; 0 where there is none.
	Beside(ctx context.Context, e Entry) (previous, next readout.ReleaseID, err error)
	// Years lists the years of a filter's releases, newest first.
	Years(ctx context.Context, f Filter) ([]int, error)
	// Publishers returns one publisher, or all where code is "".
	Publishers(ctx context.Context, code string) ([]PublisherLine, error)
	// Moved returns where the release that once had an address is now.
	Moved(ctx context.Context, kind string, from readout.Address) (readout.Address, error)
}
