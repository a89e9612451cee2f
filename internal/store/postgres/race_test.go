package postgres_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
)

// TestLostRacesAreRunAgain: a transaction that the server ends because of
// another runs again as a whole, and one that is wrong does not.
func TestLostRacesAreRunAgain(t *testing.T) {
	db := openAt(t, pgtest.Database(t))
	for _, c := range []struct {
		what, code string
		runs       int
	}{
		{"serialization_failure", "40001", 3}, {"deadlock_detected", "40P01", 3}, {"lock_not_available", "55P03", 3},
		{"unique_violation", "23505", 1}, {"query_canceled", "57014", 1},
	} {
		runs := 0
		err := db.Update(t.Context(), func(tx *store.Tx) error {
			runs++
			if _, err := tx.Exec(t.Context(), "insert into texts (text_sha256, text) values ($1, '')", c.code); err != nil {
				return err
			}
			if runs == 3 {
				return nil
			}
			_, err := tx.Exec(t.Context(), "do $$ begin raise exception using errcode = '"+c.code+"'; end $$")
			return err
		})
		if runs != c.runs || (err == nil) != (c.runs == 3) {
			t.Errorf("%s: run %d times, %v", c.what, runs, err)
		}
		kept := 0
		if err := db.View(t.Context(), func(tx *store.Tx) error {
			return tx.Row(t.Context(), "select count(*) from texts where text_sha256 = $1", c.code).Scan(&kept)
		}); err != nil || kept != c.runs/3 {
			t.Errorf("%s: kept %d times, %v", c.what, kept, err)
		}
	}
}

// TestDeadlocksEnd: two processes whose transactions wait for each other both
// come through, each once.
func TestDeadlocksEnd(t *testing.T) {
	address := pgtest.Database(t)
	add := func(ctx context.Context, db *store.DB, releases [2]int, between func()) error {
		return db.Update(ctx, func(tx *store.Tx) error {
			for i, id := range releases {
				if _, err := tx.Exec(ctx, "insert into hits (release, n) values ($1, 1) on conflict (release) do update set n = hits.n + 1", id); err != nil {
					return err
				}
				if i == 0 {
					between()
				}
			}
			return nil
		})
	}
	var both sync.WaitGroup
	both.Add(2)
	var work sync.WaitGroup
	runs := [2]int{}
	for i, releases := range [][2]int{{1, 2}, {2, 1}} {
		// the counter's transactions do not take turns
		db, err := postgres.OpenHits(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Errorf("closing: %v", err)
			}
		})
		work.Go(func() {
			err := add(t.Context(), db, releases, func() {
				if runs[i]++; runs[i] == 1 {
					both.Done()
					both.Wait() // each holds what the other wants
				}
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	work.Wait()
	if runs[0]+runs[1] < 3 {
		t.Errorf("they ran %v times: neither waited for the other", runs)
	}
	db := openAt(t, address)
	err := db.View(t.Context(), func(tx *store.Tx) error {
		var one, two int
		err := tx.Row(t.Context(), "select (select n from hits where release = 1), (select n from hits where release = 2)").Scan(&one, &two)
		if one != 2 || two != 2 {
			err = errors.Join(err, errors.New("not counted once each"))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
