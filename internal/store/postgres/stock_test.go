package postgres_test

import (
	"testing"
	"time"

	"readout"
	"readout/internal/store"
	"readout/internal/store/pgtest"
)

// TestRowsAreCountedWhileTheyCome: without the server's own counts, which are up
// to a minute old, a query in the midst of an import would be planned for empty
// tables. They are counted again each time the events have doubled.
func TestRowsAreCountedWhileTheyCome(t *testing.T) {
	db := openAt(t, pgtest.Database(t))
	add := func(n int) {
		t.Helper()
		err := db.Update(t.Context(), func(tx *store.Tx) error {
			events := make([]readout.Event, n)
			for i := range events {
				events[i] = readout.Event{Kind: readout.EventEdited, At: time.Now(), Release: 1}
			}
			_, err := tx.Append(t.Context(), events...)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	counted := func() (rows int64) {
		t.Helper()
		err := db.View(t.Context(), func(tx *store.Tx) error {
			return tx.Row(t.Context(), "select reltuples::bigint from pg_class where relname = 'events'").Scan(&rows)
		})
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	for _, step := range []struct{ add, counted int64 }{{10, -1}, {90, 100}, {100, 200}} {
		add(int(step.add))
		if got := counted(); got != step.counted {
			t.Errorf("after %d more events the server counts %d, want %d", step.add, got, step.counted)
		}
	}
}
