package storetest

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout/internal/store"
)

// testInsert: rows of an insert are all there, whatever their number and size,
// each once and as it was given; rows of a key that is there give way as the
// clause says.
func testInsert(t *testing.T, open Open) {
	db := open(t, t.TempDir())
	for _, n := range []int{0, 1, 3, 64, 1100} {
		words := func(i int) string {
			if i%500 == 3 {
				return strings.Repeat("word ", 100_000) // more than a statement holds
			}
			return strings.Repeat("w", i%7)
		}
		want := map[int64]string{}
		got := map[int64]string{}
		err := db.Update(t.Context(), func(tx *store.Tx) error {
			if _, err := tx.Exec(t.Context(), "delete from parked"); err != nil {
				return err
			}
			for _, change := range []string{"", "changed "} {
				rows := tx.Insert("insert into parked (follower, era, event, cause, at)", "on conflict (follower, era, event) do update set cause = excluded.cause")
				for i := range n {
					want[int64(i)] = change + words(i)
					if err := rows.Row(t.Context(), "f", "e", i, want[int64(i)], 0); err != nil {
						return err
					}
				}
				if err := rows.Done(t.Context()); err != nil {
					return err
				}
			}
			return scanParked(t.Context(), tx, got)
		})
		if err != nil {
			t.Fatalf("%d rows: %v", n, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d rows: %s", n, diff)
		}
	}
}

func scanParked(ctx context.Context, tx *store.Tx, into map[int64]string) error {
	rows, err := tx.Query(ctx, "select event, cause from parked")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var event int64
		var cause string
		if err := rows.Scan(&event, &cause); err != nil {
			return err
		}
		into[event] = cause
	}
	return rows.Err()
}
