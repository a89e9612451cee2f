package main

import (
	"context"
	"log/slog"
	"testing"

	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
)

// TestSharedFollowersRunInOneProcess: while one process has the turn another
// does not get it, however long; when the first is cut off from the database,
// its turn has ended before the other gets it, and the other keeps it when the
// first comes back.
func TestSharedFollowersRunInOneProcess(t *testing.T) {
	s := pgtest.Start(t)
	database := s.Database(t)
	if err := postgres.Migrate(t.Context(), database); err != nil {
		t.Fatal(err)
	}
	proxy := s.Proxy(t)
	turns := make([]leasedTurn, 2)
	for i, address := range []string{proxy.On(database), database} {
		leases, err := postgres.OpenLeases(address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := leases.Close(); err != nil {
				t.Error(err)
			}
		})
		turns[i] = leasedTurn{leases, processName(), slog.New(slog.DiscardHandler)}
	}
	far, near := turns[0], turns[1]
	// a statement that a busy machine gave up is no answer
	take := func(turn leasedTurn) (held context.Context, giveBack func() error, free bool) {
		held, giveBack, free, _ = turn.take(t.Context())
		return held, giveBack, free
	}
	var first, second context.Context
	var endFirst, endSecond func() error
	var free bool
	until(t, "the first has the turn", func() bool {
		first, endFirst, free = take(far)
		return free
	})
	sleepFor(store.LeaseTime * 3 / 2) // only renewing keeps it
	if _, _, free := take(near); free && first.Err() == nil {
		t.Fatal("two processes have the turn")
	}
	proxy.Cut()
	until(t, "the other gets the turn", func() bool {
		second, endSecond, free = take(near)
		return free
	})
	if first.Err() == nil {
		t.Error("the process that is cut off still runs the followers while another does")
	}
	proxy.Join()
	_ = endFirst() // its lease is another's by now
	if _, _, free := take(far); free && second.Err() == nil {
		t.Error("the process that came back took the turn from the other")
	}
	if err := endSecond(); err != nil {
		t.Log(err) // it ends by itself
	}
	until(t, "a turn that was given back is free", func() bool {
		first, endFirst, free = take(far)
		return free
	})
	if err := endFirst(); err != nil {
		t.Log(err)
	}
}
