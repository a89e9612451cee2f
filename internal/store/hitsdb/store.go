// Package hitsdb keeps counts of views in a database of their own, so that
// counting never waits for an import and never changes the record.
package hitsdb

import (
	"context"
	"maps"
	"slices"

	"readout"
	"readout/internal/hits"
	"readout/internal/store"
)

// Store is the hits.Store of a database.
type Store struct{ db *store.DB }

var _ hits.Store = Store{}

// New makes the store of a database.
func New(db *store.DB) Store { return Store{db} }

// Counts implements hits.Store.
func (s Store) Counts(ctx context.Context) (map[readout.ReleaseID]int64, error) {
	counts := map[readout.ReleaseID]int64{}
	err := s.db.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Query(ctx, `select release, n from hits`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id readout.ReleaseID
			var n int64
			if err := rows.Scan(&id, &n); err != nil {
				return err
			}
			counts[id] = n
		}
		return rows.Err()
	})
	return counts, err
}

// Add implements hits.Store.
func (s Store) Add(ctx context.Context, more map[readout.ReleaseID]int64) (map[readout.ReleaseID]int64, error) {
	var totals map[readout.ReleaseID]int64
	err := s.db.Update(ctx, func(tx *store.Tx) error {
		totals = make(map[readout.ReleaseID]int64, len(more))
		// in one order, so that two processes do not wait for each other
		for _, id := range slices.Sorted(maps.Keys(more)) {
			var n int64
			if err := tx.Row(ctx, `insert into hits (release, n) values ($1, $2)
				on conflict (release) do update set n = hits.n + excluded.n returning n`, int64(id), more[id]).Scan(&n); err != nil {
				return err
			}
			totals[id] = n
		}
		return nil
	})
	return totals, err
}
