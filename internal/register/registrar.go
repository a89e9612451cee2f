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
	// Versions returns released versions with their texts; keys of nothing are left
	// out.
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
	ours  bool // what our own releases tell is all that it answers

	mu     sync.Mutex
	counts counts
}

var _ follow.Follower = (*Registrar)(nil)

// New makes a registrar. read must give the same record for the same document
// everywhere and may be called from several goroutines at once.
func New(store Store, texts Texts, read func(readout.Document) readout.Record, now func() time.Time) *Registrar {
	return &Registrar{store: store, texts: texts, read: read, now: now}
}

// OursOnly is the registrar of a house that keeps other publishers' texts for its
// desk: what only one of those tells is in none of its answers (P29). It answers
// the public and follows nothing.
func (r *Registrar) OursOnly() *Registrar {
	return &Registrar{store: r.store, texts: r.texts, read: r.read, now: r.now, ours: true}
}

// view runs f in one snapshot of what this registrar's public may see.
func (r *Registrar) view(ctx context.Context, f func(Public) error) error {
	return r.store.View(ctx, r.ours, f)
}
