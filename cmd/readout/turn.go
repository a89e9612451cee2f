package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"readout/internal/store"
)

// turn is the right to run the followers that all processes of a room share.
type turn interface {
	// take takes the turn where nobody has it. held ends with ctx, or when the
	// turn is lost; giveBack frees it. free is false, without an error, where
	// another has it.
	take(ctx context.Context) (held context.Context, giveBack func() error, free bool, err error)
}

// lockedTurn is a lock on a file of the data directory. The operating system
// frees it when the process ends, however it ends, so it is never lost.
type lockedTurn struct{ dir string }

func (t lockedTurn) take(ctx context.Context) (context.Context, func() error, bool, error) {
	f, err := os.OpenFile(filepath.Join(t.dir, "followers.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, nil, false, fmt.Errorf("lease of the followers: %w", err)
	}
	switch err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); {
	case errors.Is(err, unix.EWOULDBLOCK):
		return nil, nil, false, f.Close()
	case err != nil:
		return nil, nil, false, errors.Join(fmt.Errorf("lease of the followers: %w", err), f.Close())
	}
	return ctx, f.Close, true, nil
}

// beat is how often a lease is renewed, and leaseMargin how much sooner than
// the database its holder counts it as ended.
const (
	beat        = store.LeaseTime / 8
	leaseMargin = store.LeaseTime / 20
)

// followersLease is the name of the lease on the shared followers.
const followersLease = "followers"

// leasedTurn is a lease in the database.
type leasedTurn struct {
	leases *store.Leases
	holder string // this process
	log    *slog.Logger
}

func (t leasedTurn) take(ctx context.Context) (context.Context, func() error, bool, error) {
	until := time.Now().Add(store.LeaseTime - leaseMargin)
	free, err := t.leases.Take(ctx, followersLease, t.holder, 0)
	if err != nil || !free {
		return nil, nil, false, err
	}
	held, lose := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		defer lose()
		t.keep(held, until)
	}()
	giveBack := func() error {
		lose()
		<-ended
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), store.LeaseTime)
		defer cancel()
		return t.leases.End(ending, followersLease, t.holder)
	}
	return held, giveBack, true, nil
}

// keep renews the lease and returns when it is lost or ctx ends.
func (t leasedTurn) keep(ctx context.Context, until time.Time) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		next := time.Now().Add(store.LeaseTime - leaseMargin)
		trying, cancel := context.WithDeadline(ctx, until)
		ours, err := t.leases.Take(trying, followersLease, t.holder, 0)
		cancel()
		switch {
		case ctx.Err() != nil:
			return
		case err == nil && ours:
			until = next
		case err == nil || !time.Now().Before(until):
			t.log.Warn("lost the lease of the followers", "error", err)
			return
		}
	}
}
