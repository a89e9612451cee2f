// Package pressdb keeps the press office's releases in a database. Its public
// reads stand in the files named for the shelf and run through store.PublicDB, so
// that they can read nothing behind the gate; the office's own work is the rest.
package pressdb

import (
	"context"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

// Store is the press.Store of a database.
type Store struct {
	shelf
	db *store.DB
}

var _ press.Store = (*Store)(nil)

// New makes the store of a database.
func New(db *store.DB) *Store { return &Store{shelf{db.Public()}, db} }

// From returns the same store with the public reading from another side of the
// database, such as one with a replica.
func (s *Store) From(public *store.PublicDB) *Store { return &Store{shelf{public}, s.db} }

// Epoch implements press.Shelf. It reads a number of events and nothing of
// them, and is in no public byte.
func (s *Store) Epoch(ctx context.Context) (int64, error) { return s.db.Epoch(ctx) }

// EpochAt implements press.Store, as Epoch does.
func (s *Store) EpochAt(ctx context.Context, epoch int64) (time.Time, error) {
	return s.db.EpochAt(ctx, epoch)
}

// Events implements press.Store.
func (s *Store) Events(ctx context.Context, after int64, limit int) ([]readout.Event, error) {
	return s.db.Events(ctx, after, limit)
}

// Update implements press.Store.
func (s *Store) Update(ctx context.Context, f func(press.Tx) error) error {
	return s.db.Update(ctx, func(t *store.Tx) error { return f(&tx{t}) })
}

// View implements press.Store.
func (s *Store) View(ctx context.Context, f func(press.Tx) error) error {
	return s.db.View(ctx, func(t *store.Tx) error { return f(&tx{t}) })
}

// tx is the press.Tx of a transaction; Append and LastEvent are the store's.
type tx struct{ *store.Tx }
