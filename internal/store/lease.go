package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// LeaseTime is how long a lease lasts unless it is renewed.
const LeaseTime = 2 * time.Second

// processLease is how the leases of processes begin; beside them there are
// leases on work that one process does for all.
const processLease = "process "

// Leases is how the processes on one database know of each other. Its
// transactions stand apart from those that write events, so that a long import
// ends no lease.
type Leases struct{ db *DB }

// NewLeases makes the leases of a database whose transactions do not wait for
// those that write events.
func NewLeases(db *DB) *Leases { return &Leases{db} }

// Close closes the database that it stands on.
func (l *Leases) Close() error { return l.db.Close() }

// Take takes a lease, or renews one that holder has, for LeaseTime from the
// moment that the database writes it. It reports false where another holds it.
// A holder counts from before it called Take, by its own clock, and so never
// longer than the database does.
func (l *Leases) Take(ctx context.Context, name, holder string, epoch int64) (bool, error) {
	taken := false
	err := l.db.Update(ctx, func(tx *Tx) error {
		var one int
		err := tx.Row(ctx, `insert into leases (name, holder, lease_until, epoch) select $1, $2, now + $3, $4 from clock where true
			on conflict (name) do update set holder = excluded.holder, lease_until = excluded.lease_until, epoch = excluded.epoch
			where leases.holder = excluded.holder or leases.lease_until < (select now from clock)
			returning 1`, name, holder, LeaseTime.Microseconds(), epoch).Scan(&one)
		taken = err == nil
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return false, fmt.Errorf("lease of %s: %w", name, err)
	}
	return taken, nil
}

// End gives a lease back; nothing happens where holder has it no more.
func (l *Leases) End(ctx context.Context, name, holder string) error {
	err := l.db.Update(ctx, func(tx *Tx) error {
		_, err := tx.Exec(ctx, "delete from leases where name = $1 and holder = $2", name, holder)
		return err
	})
	if err != nil {
		return fmt.Errorf("ending the lease of %s: %w", name, err)
	}
	return nil
}

// Live takes or renews the lease of a process, which tells the epoch that it
// has acknowledged. Leases that ended long ago go.
func (l *Leases) Live(ctx context.Context, process string, epoch int64) error {
	taken, err := l.Take(ctx, processLease+process, process, epoch)
	if err == nil && !taken {
		err = fmt.Errorf("another process is called %s", process)
	}
	return err
}

// Leave ends the lease of a process.
func (l *Leases) Leave(ctx context.Context, process string) error {
	return l.End(ctx, processLease+process, process)
}

// forgotten is how long after its end the lease of a process that is no more is
// kept.
const forgotten = time.Hour

// Sweep removes the leases of processes that ended long ago.
func (l *Leases) Sweep(ctx context.Context) error {
	return l.db.Update(ctx, func(tx *Tx) error {
		_, err := tx.Exec(ctx, "delete from leases where lease_until < (select now from clock) - $1", forgotten.Microseconds())
		return err
	})
}

// Behind counts the live processes that have not acknowledged an epoch.
func (l *Leases) Behind(ctx context.Context, epoch int64) (int, error) {
	n := 0
	err := l.db.View(ctx, func(tx *Tx) error {
		return tx.Row(ctx, "select count(*) from leases where name like 'process %' and epoch < $1 and lease_until >= (select now from clock)", epoch).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("processes behind event %d: %w", epoch, err)
	}
	return n, nil
}

// settlePoll is how often Settled looks.
const settlePoll = 20 * time.Millisecond

// Settled returns once no live process serves anything older than epoch: each
// has acknowledged it or its lease has ended. After it a withdrawal is in
// effect everywhere (P4). It takes LeaseTime at most where the database answers.
func (l *Leases) Settled(ctx context.Context, epoch int64) error {
	tick := time.NewTicker(settlePoll)
	defer tick.Stop()
	for {
		behind, err := l.Behind(ctx, epoch)
		if err != nil && ctx.Err() != nil {
			return fmt.Errorf("waiting for the processes behind event %d: %w", epoch, ctx.Err())
		}
		if err != nil || behind == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%d processes are behind event %d: %w", behind, epoch, ctx.Err())
		case <-tick.C:
		}
	}
}
