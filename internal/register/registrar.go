package register

import (
	"context"
	"sync"
	"time"

	"readout"
	"readout/internal/follow"
	"readout/internal/press"
)

// Texts gives the texts of released versions, gate or not: what is held is read
// too, and shown to nobody.
type Texts interface {
	Versions(ctx context.Context, keys []press.VersionKey) ([]press.VersionText, error)
}

// Registrar keeps the register: as a follower it reads released versions and
// attaches them; it takes editors' decisions; it answers what the public may
// see.
type Registrar struct {
	// Large is held while long texts are read, so that whoever holds it for
	// another long text does not add to its memory; nil where nobody does. It is
	// set before the registrar follows.
	Large sync.Locker

	store Store
	texts Texts
	read  func(readout.Document) readout.Record
	now   func() time.Time

	mu     sync.Mutex
	counts counts
}

var _ follow.Follower = (*Registrar)(nil)

// New makes a registrar. read must give the same record for the same document
// everywhere and may be called from several goroutines at once.
func New(store Store, texts Texts, read func(readout.Document) readout.Record, now func() time.Time) *Registrar {
	return &Registrar{store: store, texts: texts, read: read, now: now}
}
