package press

import (
	"time"

	"readout"
)

// Entry is one line of a public list: a release in the language asked for, or
// in its authoritative one where it has no edition in that language.
type Entry struct {
	Release       readout.ReleaseID
	Address       readout.Address
	Publisher     string // code
	Board         string // code, "" where it stands on none
	Kind          readout.ReleaseKind
	State         readout.PublicState
	Demo          bool
	Title         string
	Lang          readout.Lang   // the language that Title is in
	Langs         []readout.Lang // all public editions, the authoritative first
	Date          readout.Day    // the release's own date; "" where the text has none
	FirstReleased time.Time      // UTC
	Version       int            // newest version of the edition in Lang
	Corrected     bool           // that edition has more than one version
}

// Revision is the line of a release whose text changed after it came out.
type Revision struct {
	Entry
	At time.Time // UTC, of the newest version of the edition that changed last
}

// List is one page of entries, newest first.
type List struct {
	Entries []Entry
	Total   int // of the whole list
	Page    int // from 1
	Pages   int // at least 1
}

// Filter narrows a list. The zero Filter is every public release.
type Filter struct {
	OursOnly  bool
	Publisher string // code
	Board     string // code; needs Publisher
	Year      int    // of the address
}

// Edition is everything that a release page shows of one version of one
// edition.
type Edition struct {
	Entry
	SourceURL     string          // where a held account was published; "" for ours
	Shown         readout.Version // the version asked for
	Latest        int             // number of the newest version of this edition
	Text          string          // stored text; "" where Rights withhold it or it is removed
	Cut           bool            // Text is only its beginning: more than was asked for
	Rights        readout.Rights  // full for ours
	Authoritative readout.Lang
	ImportedHits  int64
	History       []VersionLine // of this edition, newest first
}

// ChangedAtSource begins the note of a version that an import found changed and
// was told no reason for. It is no wording for readers: those are each
// language's.
const ChangedAtSource = "changed at source"

// VersionLine is one row of a version history.
type VersionLine struct {
	Number   int
	Released time.Time // UTC
	Note     string
}

// PublisherLine is a publisher with what the public may count of it.
type PublisherLine struct {
	readout.Publisher
	Releases int
	Latest   time.Time   // first release of its newest one; zero where it has none
	Boards   []BoardLine // in the publisher's order
}

// BoardLine is a board with its public count.
type BoardLine struct {
	readout.Board
	Releases int
}
