package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"readout"
	"readout/internal/store"
)

// testLeases: one holder at a time, a lease that is not renewed ends, and who
// waits for all processes waits for the live ones that are behind and for no
// other.
func testLeases(t *testing.T, open Open) {
	ctx := t.Context()
	dir := t.TempDir()
	db := open(t, dir)
	leases := []*store.Leases{store.NewLeases(db), store.NewLeases(open(t, dir))}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	// end makes a lease one that ended long enough ago by the database's clock
	end := func(name string, ago time.Duration) {
		t.Helper()
		must(db.Update(ctx, func(tx *store.Tx) error {
			_, err := tx.Exec(ctx, "update leases set lease_until = (select now from clock) - $1 where name = $2", ago.Microseconds(), name)
			return err
		}))
	}
	// last makes all leases outlast a test on a slow machine
	last := func() {
		t.Helper()
		must(db.Update(ctx, func(tx *store.Tx) error {
			_, err := tx.Exec(ctx, "update leases set lease_until = lease_until + $1 where lease_until >= (select now from clock)", time.Hour.Microseconds())
			return err
		}))
	}
	take := func(holder int, want bool) {
		t.Helper()
		got, err := leases[holder].Take(ctx, "followers", string(rune('a'+holder)), 0)
		must(err)
		last()
		if got != want {
			t.Errorf("holder %d took the lease: %v", holder, got)
		}
	}
	take(0, true)
	take(1, false)
	take(0, true)
	end("followers", time.Microsecond)
	take(1, true)
	take(0, false)
	must(leases[0].End(ctx, "followers", "a")) // not its own any more
	take(0, false)
	must(leases[1].End(ctx, "followers", "b"))
	must(leases[0].End(ctx, "followers", "a"))
	if got, err := leases[0].Take(ctx, "followers", "a", 0); !got || err != nil {
		t.Errorf("a free lease: %v, %v", got, err)
	}
	var until, now int64
	must(db.View(ctx, func(tx *store.Tx) error {
		return tx.Row(ctx, "select lease_until, now from leases, clock where name = 'followers'").Scan(&until, &now)
	}))
	if left := time.Duration(until-now) * time.Microsecond; left > store.LeaseTime || left < store.LeaseTime-time.Minute || time.Since(time.UnixMicro(now)).Abs() > time.Minute {
		t.Errorf("a new lease has %v left at %v", left, time.UnixMicro(now))
	}

	behind := func(epoch int64, want int) {
		t.Helper()
		if n, err := leases[1].Behind(ctx, epoch); n != want || err != nil {
			t.Errorf("%d processes are behind %d, want %d; %v", n, epoch, want, err)
		}
	}
	must(leases[0].Live(ctx, "one", 7))
	must(leases[1].Live(ctx, "two", 5))
	last()
	behind(5, 0)
	behind(6, 1)
	behind(8, 2)
	settled := make(chan error, 1)
	go func() { settled <- leases[0].Settled(ctx, 7) }()
	brief, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	if err := leases[0].Settled(brief, 7); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("settled while a process is behind: %v", err)
	}
	must(leases[1].Live(ctx, "two", 7))
	last()
	must(<-settled)
	end("process one", time.Microsecond)
	behind(8, 1)
	must(leases[1].Leave(ctx, "two"))
	behind(8, 0)
	must(leases[0].Settled(ctx, 8))
	must(leases[0].Live(ctx, "one", 8)) // it comes back
	last()
	behind(9, 1)

	end("process one", 2*time.Hour)
	must(leases[0].Sweep(ctx))
	left := 0
	must(db.View(ctx, func(tx *store.Tx) error { return tx.Row(ctx, "select count(*) from leases").Scan(&left) }))
	if left != 1 {
		t.Errorf("%d leases are left, want that of the followers", left)
	}
}

// testSecret: the first process says which secret it is, and no other secret is
// taken after that.
func testSecret(t *testing.T, open Open) {
	db := open(t, t.TempDir())
	if known, err := db.HasSecret(t.Context()); known || err != nil {
		t.Errorf("a new database knows a secret: %v, %v", known, err)
	}
	for _, c := range []struct {
		secret string
		kind   error
	}{{"one", nil}, {"one", nil}, {"two", readout.ErrInvalid}, {"one", nil}} {
		if err := db.CheckSecret(t.Context(), []byte(c.secret)); !errors.Is(err, c.kind) {
			t.Errorf("secret %q: %v", c.secret, err)
		}
	}
	if known, err := db.HasSecret(t.Context()); !known || err != nil {
		t.Errorf("the database knows no secret: %v, %v", known, err)
	}
}
