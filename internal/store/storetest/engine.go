package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/store"
)

// testPlaces: a place is bound by its number, once or more often, and never
// inside a literal; a list is as long as it needs to be.
func testPlaces(t *testing.T, open Open) {
	db := open(t, t.TempDir())
	err := db.View(t.Context(), func(tx *store.Tx) error {
		var a, b, c string
		if err := tx.Row(t.Context(), "select cast($2 as text), cast($1 as text), cast($2 as text) || '$1'", "one", "two").Scan(&a, &b, &c); err != nil {
			return err
		}
		if diff := cmp.Diff([]string{"two", "one", "two$1"}, []string{a, b, c}); diff != "" {
			t.Error(diff)
		}
		for _, want := range [][]int64{{}, {3}, {1, 2, 3}, {1, 2, 3, 4}} {
			var n int
			if err := tx.Row(t.Context(), "with n(x) as (select 1 union select 2 union select 3 union select 4) select count(*) from n where cast($1 as text) = 'a' and x in ($2...)", "a", store.List(want)).Scan(&n); err != nil {
				return err
			}
			if n != len(want) {
				t.Errorf("%v matched %d", want, n)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// testEvents appends from two databases on one directory, as import
// beside serve does, with transactions that fail in between.
func testEvents(t *testing.T, open Open) {
	dir := t.TempDir()
	first, second := open(t, dir), open(t, dir)
	changed := first.Changed()
	undo := errors.New("undo")
	var wg sync.WaitGroup
	for i, db := range []*store.DB{first, second, first, second} {
		wg.Go(func() {
			for n := range 50 {
				err := db.Update(t.Context(), func(tx *store.Tx) error {
					_, err := tx.Append(t.Context(), readout.Event{At: time.Unix(int64(n), 1234), Kind: readout.EventEdited, Actor: "a", Release: readout.ReleaseID(i)},
						readout.Event{At: time.Unix(int64(n), 1234), Kind: readout.EventHeld, Actor: "a", Release: readout.ReleaseID(i)})
					if err == nil && n%5 == 0 {
						return undo
					}
					return err
				})
				if err != nil && !errors.Is(err, undo) {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	select {
	case <-changed:
	default:
		t.Error("nobody was woken")
	}
	events, err := first.Events(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != 4*40*2 {
		t.Errorf("%d events", len(events))
	}
	for i, e := range events {
		if e.Number != int64(i+1) {
			t.Fatalf("event %d has the number %d", i+1, e.Number)
		}
	}
	if got := events[0].At.Nanosecond(); got != 1000 || events[0].At.Location() != time.UTC {
		t.Errorf("time %v is not in microseconds UTC", events[0].At)
	}
	epoch, err := second.Epoch(t.Context())
	if err != nil || epoch != int64(len(events)) {
		t.Errorf("epoch %d, %v", epoch, err)
	}
}

// testFailures: a transaction that panics, is cancelled or had a statement that
// failed leaves nothing, and the next one works.
func testFailures(t *testing.T, open Open) {
	db := open(t, t.TempDir())
	at := readout.Event{At: time.Unix(1, 0), Kind: readout.EventHeld}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		_ = db.Update(t.Context(), func(tx *store.Tx) error {
			if _, err := tx.Append(t.Context(), at); err != nil {
				t.Error(err)
			}
			panic("in the middle")
		})
	}()
	ctx, cancel := context.WithCancel(t.Context())
	err := db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(ctx, at)
		cancel()
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled transaction: %v", err)
	}
	err = db.View(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(t.Context(), "delete from cursors")
		return err
	})
	if err == nil {
		t.Error("a reading connection wrote")
	}
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		if _, err := tx.Append(t.Context(), at); err != nil {
			t.Error(err)
		}
		if _, err := tx.Exec(t.Context(), "insert into cursors (follower) values ('without an era')"); err == nil {
			t.Error("a row without what it needs was taken")
		}
		return nil // as if nothing had failed
	})
	if err == nil {
		t.Error("a transaction with a failed statement was acknowledged")
	}
	events, err := db.Events(t.Context(), 0, 10)
	if err != nil || len(events) != 0 || events == nil {
		t.Errorf("events %v, %v", events, err)
	}
	if err := db.Update(t.Context(), func(tx *store.Tx) error { _, err := tx.Append(t.Context(), at); return err }); err != nil {
		t.Errorf("after the failures: %v", err)
	}
}

// testCursors: the era, cursors and parked events are kept, and a new era begins
// with none parked.
func testCursors(t *testing.T, open Open) {
	dir := t.TempDir()
	db := open(t, dir)
	era, err := db.Era(t.Context())
	if err != nil || len(era) != 32 {
		t.Fatalf("era %q, %v", era, err)
	}
	end, err := db.End(t.Context())
	last, lastErr := db.Last(t.Context())
	if want := (readout.Cursor{Era: era, Number: last}); err != nil || lastErr != nil || end != want {
		t.Errorf("the history ends at %+v, not %+v: %v, %v", end, want, err, lastErr)
	}
	want := readout.Cursor{Era: era, Number: 7}
	if err := db.Update(t.Context(), func(tx *store.Tx) error { return tx.SetCursor(t.Context(), "register", want) }); err != nil {
		t.Fatal(err)
	}
	if err := db.Park(t.Context(), "register", readout.Event{Number: 3}, errors.New("first")); err != nil {
		t.Fatal(err)
	}
	if err := db.Park(t.Context(), "register", readout.Event{Number: 3}, errors.New("second")); err != nil {
		t.Fatal(err)
	}
	other := open(t, dir)
	err = other.View(t.Context(), func(tx *store.Tx) error {
		got, err := tx.Cursor(t.Context(), "register")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	parked, err := other.ParkedEvents(t.Context())
	if err != nil || len(parked) != 1 || parked[0].Cause != "second" || parked[0].Event != 3 {
		t.Errorf("parked %v, %v", parked, err)
	}
	if err := db.BeginEra(t.Context(), "restored"); err != nil {
		t.Fatal(err)
	}
	if got, err := other.Era(t.Context()); got != "restored" || err != nil {
		t.Errorf("era %q, %v", got, err)
	}
	if parked, err := other.ParkedEvents(t.Context()); len(parked) != 0 || err != nil {
		t.Errorf("parked in the new era: %v, %v", parked, err)
	}
}
