package sqlite_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

func open(t *testing.T) (*store.DB, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	db, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return db, dir
}

func TestP03WorldReadableDirectoryIsRefused(t *testing.T) {
	for _, mode := range []os.FileMode{0o755, 0o701, 0o750, 0o777} {
		dir := t.TempDir()
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := sqlite.Open(t.Context(), dir); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("mode %o: %v", mode, err)
		}
	}
	_, dir := open(t)
	for _, name := range []string{"", "readout.db", "readout.db-wal", "readout.db-shm"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %o", name, info.Mode().Perm())
		}
	}
	if err := os.Chmod(filepath.Join(dir, "readout.db"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(t.Context(), dir); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a database that others may read: %v", err)
	}
}

func TestOnlyOneServesADirectory(t *testing.T) {
	_, dir := open(t)
	release, err := sqlite.Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Lock(dir); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a second lock: %v", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	again, err := sqlite.Lock(dir)
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	if err := again(); err != nil {
		t.Fatal(err)
	}
}

// TestP26NewerDataIsRefused: a program does not write what it does not know.
func TestP26NewerDataIsRefused(t *testing.T) {
	db, dir := open(t)
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(t.Context(), "insert into goose_db_version (version_id, is_applied) values (9999, 1)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(t.Context(), dir); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a newer schema: %v", err)
	}
}

func TestPlacesAreBoundByNumber(t *testing.T) {
	db, _ := open(t)
	err := db.View(t.Context(), func(tx *store.Tx) error {
		var a, b, c string
		if err := tx.Row(t.Context(), "select $2, $1, $2 || '$1'", "one", "two").Scan(&a, &b, &c); err != nil {
			return err
		}
		if diff := cmp.Diff([]string{"two", "one", "two$1"}, []string{a, b, c}); diff != "" {
			t.Error(diff)
		}
		for _, want := range [][]int64{{}, {3}, {1, 2, 3}, {1, 2, 3, 4}} {
			var n int
			if err := tx.Row(t.Context(), "with n(x) as (select 1 union select 2 union select 3 union select 4) select count(*) from n where $1 = 'a' and x in ($2...)", "a", store.List(want)).Scan(&n); err != nil {
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

// TestEventsHaveNoGaps appends from two databases on one directory, as import
// beside serve does, with transactions that fail in between.
func TestEventsHaveNoGaps(t *testing.T) {
	first, dir := open(t)
	second, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
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

func TestAFailedTransactionLeavesNothing(t *testing.T) {
	db, _ := open(t)
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
		if err == nil {
			t.Error("a reading connection wrote")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	events, err := db.Events(t.Context(), 0, 10)
	if err != nil || len(events) != 0 || events == nil {
		t.Errorf("events %v, %v", events, err)
	}
	if err := db.Update(t.Context(), func(tx *store.Tx) error { _, err := tx.Append(t.Context(), at); return err }); err != nil {
		t.Errorf("after the failures: %v", err)
	}
}

func TestTheEraAndCursorsAreKept(t *testing.T) {
	db, dir := open(t)
	era, err := db.Era(t.Context())
	if err != nil || len(era) != 32 {
		t.Fatalf("era %q, %v", era, err)
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
	other, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
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
