package web

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// EpochFresh is how old the known epoch may be. A commit of another process (an
// import beside the server) is seen after this time at the latest.
const EpochFresh = 5 * time.Millisecond

// epochPatience is how long a read of the epoch may take. A process that cannot
// tell the epoch does not know what was withdrawn, and answers 503.
const epochPatience = 2 * time.Second

// Epoch knows the public epoch: the number of the last event that changed
// anything public. It reads it on demand, at most once in 5 ms, and never
// answers with an older one.
type Epoch struct {
	read  func(context.Context) (int64, error)
	since time.Time
	mu    sync.Mutex // held while reading
	value atomic.Int64
	until atomic.Int64 // how long value may be used, ns after since; 0 before the first read
}

// NewEpoch knows the epoch that read tells, which must come from the writing
// database and never from a copy.
func NewEpoch(read func(context.Context) (int64, error)) *Epoch {
	return &Epoch{read: read, since: time.Now()}
}

// Current returns the epoch as it was at most 5 ms ago.
func (e *Epoch) Current(ctx context.Context) (int64, error) {
	if int64(time.Since(e.since)) < e.until.Load() {
		return e.value.Load(), nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if int64(time.Since(e.since)) < e.until.Load() {
		return e.value.Load(), nil // another request has read it meanwhile
	}
	return e.refresh(ctx)
}

// Acknowledge returns once this process serves nothing older than epoch: after
// it a withdrawal is in effect here (P4).
func (e *Epoch) Acknowledge(ctx context.Context, epoch int64) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	got, err := e.refresh(ctx)
	if err != nil {
		return err
	}
	if got < epoch {
		return fmt.Errorf("the database knows events up to %d only, not %d", got, epoch)
	}
	return nil
}

func (e *Epoch) refresh(ctx context.Context) (int64, error) {
	// One reader's closed connection must not fail those that wait for it.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), epochPatience)
	defer cancel()
	began := time.Since(e.since)
	n, err := e.read(ctx)
	if err != nil {
		return 0, fmt.Errorf("public epoch: %w: %w", ErrUnavailable, err)
	}
	e.value.Store(n)
	e.until.Store(int64(began + EpochFresh))
	return n, nil
}
