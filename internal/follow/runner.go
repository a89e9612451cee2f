package follow

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"readout"
)

const (
	batch    = 500                    // events that a follower takes at a time, unless it says otherwise
	failures = 5                      // of one event, before it is parked
	poll     = 250 * time.Millisecond // between looks for events of other processes
	patience = 50 * time.Millisecond  // after the first failure, doubled with each
	rest     = 5 * time.Second        // most of it, while a source or cursor fails
)

// Runner brings followers up to date and keeps them so.
type Runner struct {
	src    Source
	wake   <-chan struct{}
	log    *slog.Logger
	excuse func() error

	mu    sync.Mutex
	known map[string]*following
	order []*following // as Follow was called
}

// following is one follower and how it fares.
type following struct {
	Follower
	wake chan struct{}

	mu      sync.Mutex // held while it takes events
	most    int        // events that it takes at a time
	careful bool       // some of the events before it failed: no more than batch at a time
	checked bool       // that its cursor is of this history
	passed  atomic.Pointer[readout.Cursor]
}

// after is where a follower goes on from: its cursor, or an event beyond it that
// was parked.
func (f *following) after(c readout.Cursor) int64 {
	if p := f.passed.Load(); p != nil && p.Era == c.Era {
		return max(c.Number, p.Number)
	}
	return c.Number
}

// NewRunner makes a runner over a source. wake tells of new events of this
// process; those of others are found by looking four times a second.
func NewRunner(src Source, wake <-chan struct{}, log *slog.Logger) *Runner {
	return &Runner{src: src, wake: wake, log: log, excuse: func() error { return nil }, known: map[string]*following{}}
}

// Excuse sets what is asked before an event is parked: whether something else
// than the event is to blame, such as a disk without room. While it returns an
// error nothing is parked; the follower waits and tries again. Call it before
// Run.
func (r *Runner) Excuse(because func() error) { r.excuse = because }

// Follow adds a follower; it starts with the next Run.
func (r *Runner) Follow(f Follower) {
	s := r.state(f)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.order = append(r.order, s)
}

// Run keeps all followers up to date, each in a goroutine of its own so that a
// slow one holds up no other, until ctx ends; it returns when all have stopped.
// A failure is logged and tried again; it ends nothing.
func (r *Runner) Run(ctx context.Context) error {
	r.mu.Lock()
	followers := r.order
	r.mu.Unlock()
	var wg sync.WaitGroup
	for _, f := range followers {
		wg.Go(func() { r.keep(ctx, f) })
	}
	for {
		select {
		case <-ctx.Done():
			wg.Wait()
			return nil
		case <-r.wake:
			for _, f := range followers {
				select {
				case f.wake <- struct{}{}:
				default: // it will look anyway
				}
			}
		}
	}
}

// keep runs one follower.
func (r *Runner) keep(ctx context.Context, f *following) {
	wait := patience
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		more, err := r.step(ctx, f)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			r.log.Error("follower cannot go on yet", "follower", f.Name(), "error", err)
			if !sleep(ctx, wait) {
				return
			}
			wait = min(2*wait, rest)
			continue
		}
		wait = patience
		if more {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-f.wake:
		case <-tick.C:
		}
	}
}

// Reached reports whether a follower has taken, or given up on, all events up to
// one of this history; ErrNotFound where no follower has that name.
func (r *Runner) Reached(ctx context.Context, name string, number int64) (bool, error) {
	r.mu.Lock()
	f, ok := r.known[name]
	r.mu.Unlock()
	if !ok {
		return false, fmt.Errorf("follower %q: %w", name, readout.ErrNotFound)
	}
	era, err := r.src.Era(ctx)
	if err != nil {
		return false, err
	}
	cursor, err := f.Cursor(ctx)
	if err != nil {
		return false, fmt.Errorf("cursor of %s: %w", name, err)
	}
	return cursor.Era == era && f.after(cursor) >= number, nil
}

// CatchUp brings one follower to the last event and returns. Events that fail
// are parked as in Run; an error means that the source or the follower's cursor
// failed, or that ctx ended.
func (r *Runner) CatchUp(ctx context.Context, f Follower) error {
	s := r.state(f)
	for {
		more, err := r.step(ctx, s)
		if err != nil {
			return fmt.Errorf("follower %s: %w", f.Name(), err)
		}
		if !more {
			return nil
		}
	}
}

func (r *Runner) state(f Follower) *following {
	r.mu.Lock()
	defer r.mu.Unlock()
	s, ok := r.known[f.Name()]
	if !ok {
		s = &following{Follower: f, wake: make(chan struct{}, 1), most: batch}
		if many, ok := f.(Hungry); ok {
			s.most = many.Most()
		}
		r.known[f.Name()] = s
	}
	return s
}

// step gives a follower its next events and reports whether there may be more.
func (r *Runner) step(ctx context.Context, f *following) (more bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return false, err
	}
	era, err := r.src.Era(ctx)
	if err != nil {
		return false, err
	}
	cursor, err := f.Cursor(ctx)
	if err != nil {
		return false, fmt.Errorf("cursor: %w", err)
	}
	if ours, err := r.ours(ctx, f, era, cursor); err != nil {
		return false, err
	} else if !ours {
		r.log.Info("follower builds from nothing", "follower", f.Name(), "era", era)
		if err := f.Reset(ctx, era); err != nil {
			return false, fmt.Errorf("beginning again: %w", err)
		}
		cursor = readout.Cursor{Era: era}
		f.passed.Store(nil)
	}
	f.checked = true
	most := f.most
	if f.careful {
		most = min(most, batch)
	}
	events, err := r.src.Events(ctx, f.after(cursor), most)
	if err != nil || len(events) == 0 {
		return false, err
	}
	err = guard(func() error { return f.Take(ctx, era, events) })
	if err == nil {
		more = len(events) == most
		f.careful = f.careful && more
		return more, nil
	}
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if len(events) > batch {
		f.careful = true
		return true, nil
	}
	f.careful = false
	// One of them fails, or all do; one at a time tells which.
	return true, r.oneByOne(ctx, f, era, events)
}

// ours reports whether a cursor belongs to this history: of its era, and not
// beyond its end, as it is when a database was put back without a new era.
func (r *Runner) ours(ctx context.Context, f *following, era string, c readout.Cursor) (bool, error) {
	if c.Era != era {
		return false, nil
	}
	if f.checked || c.Number == 0 {
		return true, nil
	}
	last, err := r.src.Events(ctx, c.Number-1, 1)
	return len(last) == 1, err
}

func (r *Runner) oneByOne(ctx context.Context, f *following, era string, events []readout.Event) error {
	for _, e := range events {
		wait := patience
		for try := 1; ; try++ {
			err := guard(func() error { return f.Take(ctx, era, []readout.Event{e}) })
			if err == nil {
				break
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if errors.Is(err, readout.ErrUnavailable) || errors.Is(err, readout.ErrConflict) {
				return err // the database is away, or another process was faster: no event's fault
			}
			if try < failures {
				r.log.Warn("event failed", "follower", f.Name(), "event", e.Number, "kind", e.Kind, "try", try, "error", err)
				if !sleep(ctx, wait) {
					return ctx.Err()
				}
				wait *= 2
				continue
			}
			if because := r.excuse(); because != nil {
				return fmt.Errorf("%w: %w", because, err)
			}
			r.log.Error("event parked", "follower", f.Name(), "event", e.Number, "kind", e.Kind, "error", err)
			if err := r.src.Park(ctx, f.Name(), e, err); err != nil {
				return err
			}
			f.passed.Store(&readout.Cursor{Era: era, Number: e.Number})
			break
		}
	}
	return nil
}

// guard turns a panic into an error, so that one event cannot end the process.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.Join(fmt.Errorf("panic: %v", p), errors.New(string(debug.Stack())))
		}
	}()
	return f()
}

func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
