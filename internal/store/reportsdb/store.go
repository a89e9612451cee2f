// Package reportsdb keeps readers' reports in the room's database.
package reportsdb

import (
	"context"
	"fmt"

	"readout/internal/reports"
	"readout/internal/store"
)

// Store is the reports.Store of a database.
type Store struct{ db *store.DB }

var _ reports.Store = Store{}

// New makes the store of a database.
func New(db *store.DB) Store { return Store{db} }

// Add implements reports.Store.
func (s Store) Add(ctx context.Context, r reports.Report) error {
	err := s.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(ctx, `insert into reports (number, at, release, lang, version, point, words)
			select coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6 from reports`,
			store.Micros(r.At), int64(r.Release), string(r.Lang), r.Version, r.Point, r.Words)
		return err
	})
	if err != nil {
		return fmt.Errorf("keeping a report: %w", err)
	}
	return nil
}

// List implements reports.Store.
func (s Store) List(ctx context.Context, beyond, limit int) ([]reports.Report, error) {
	var found []reports.Report
	err := s.db.View(ctx, func(tx *store.Tx) error {
		found = nil
		rows, err := tx.Query(ctx, "select at, release, lang, version, point, words from reports where number > $1 order by number limit $2", beyond, limit)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r reports.Report
			if err := rows.Scan(store.Instant{To: &r.At}, &r.Release, &r.Lang, &r.Version, &r.Point, &r.Words); err != nil {
				return err
			}
			found = append(found, r)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("reports: %w", err)
	}
	return found, nil
}
