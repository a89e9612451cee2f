package store

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"readout"
)

// replica is a copy of a database that follows it, a little behind.
type replica struct {
	db    *DB
	era   string // of what it copies; another database is no copy
	epoch func(context.Context) (int64, error)
	rest  atomic.Int64 // Unix nanoseconds until which nobody asks it
}

// How long a replica is left alone that does not answer, and one that is behind.
const (
	restDown   = 2 * time.Second
	restBehind = 10 * time.Millisecond
)

// WithReplica returns the public side with reads going to a copy of the
// database while that copy is no older than the public epoch that epoch tells,
// which comes from the writing database. A copy that is behind, or does not
// answer, or is of another era, is not used.
//
// It is for pages, which are kept under the same epoch. A follower must not
// read through it: its event may be newer than the epoch that epoch knows.
func (p *PublicDB) WithReplica(copied *DB, era string, epoch func(context.Context) (int64, error)) *PublicDB {
	return &PublicDB{db: p.db, replica: &replica{db: copied, era: era, epoch: epoch}}
}

const replicaState = "select name, coalesce((select number from public_epoch), 0) from era"

// view runs f on the copy and reports whether it did: the snapshot that f reads
// is the one whose epoch was looked at.
func (r *replica) view(ctx context.Context, f func(*PublicTx) error) (done bool, err error) {
	if time.Now().UnixNano() < r.rest.Load() {
		return false, nil
	}
	want, err := r.epoch(ctx)
	if err != nil {
		return true, fmt.Errorf("public epoch: %w", err)
	}
	behind := false
	err = r.db.View(ctx, func(tx *Tx) error {
		var era string
		var have int64
		if err := tx.Row(ctx, replicaState).Scan(&era, &have); err != nil {
			return err
		}
		if behind = have < want || era != r.era; behind {
			return nil
		}
		done = true
		return f(&PublicTx{tx})
	})
	switch {
	case behind:
		r.leave(restBehind)
	case err == nil || ctx.Err() != nil:
	case errors.Is(err, readout.ErrUnavailable) || !done:
		r.leave(restDown)
	case r.db.engine.Again(err):
		// what it copies removed rows that this snapshot still needed
		err = fmt.Errorf("%w: %w", readout.ErrUnavailable, err)
	}
	return done, err
}

func (r *replica) leave(d time.Duration) { r.rest.Store(time.Now().Add(d).UnixNano()) }
