package catalogue

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"readout"
	"readout/internal/tally"
)

// Catalogue answers which releases a list holds. It is safe for use by several
// goroutines.
type Catalogue struct {
	*shelf
	locked bool // to our own releases
}

// shelf is the index and how far it has come.
type shelf struct {
	store Store
	epoch func(context.Context) (int64, error) // nil where nobody tells it
	seen  atomic.Int64                         // the epoch that the index is at least of, and 1; 0 before the first

	mu         sync.RWMutex
	index      *index // nil until the first answer
	at         readout.Cursor
	generation int64 // grows with every change of what lists hold

	views   sync.Mutex
	kept    map[asked]view
	besides map[besides][]counted
	held    int
	met     [2][]tally.Meeting // in all, and in ours; nil until somebody asks
}

// New makes an empty catalogue; its first answer, or Warm, fills it.
func New(store Store) *Catalogue {
	return &Catalogue{shelf: &shelf{store: store, kept: map[asked]view{}, besides: map[besides][]counted{}}}
}

// Under has the catalogue look for what happened only where the public epoch is not
// the one that it was when it looked last: a page asks it several times. epoch comes
// from the writing database. Call it before the catalogue is used.
func (c *Catalogue) Under(epoch func(context.Context) (int64, error)) { c.epoch = epoch }

// OursOnly is the catalogue of a house that keeps other publishers' texts for
// its desk: to the public they are not there (P29).
func (c *Catalogue) OursOnly() *Catalogue { return &Catalogue{shelf: c.shelf, locked: true} }

// Warm takes in what stands in the store, so that no reader waits for that.
func (c *Catalogue) Warm(ctx context.Context) error {
	return c.read(ctx, func(*index) error { return nil })
}

// mostEvents is how many events are taken in one by one; behind more of them
// everything is read anew.
const mostEvents = 4096

// read runs f on the index of now.
func (s *shelf) read(ctx context.Context, f func(*index) error) error {
	if s.epoch == nil {
		return s.readNow(ctx, f)
	}
	epoch, err := s.epoch(ctx)
	if err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	if s.seen.Load() == epoch+1 {
		s.mu.RLock()
		defer s.mu.RUnlock()
		return f(s.index)
	}
	return s.readNow(ctx, func(x *index) error {
		s.seen.Store(epoch + 1)
		return f(x)
	})
}

// readNow runs f on the index of everything that happened.
func (s *shelf) readNow(ctx context.Context, f func(*index) error) error {
	last, err := s.store.End(ctx)
	if err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	s.mu.RLock()
	if s.index != nil && s.at.Era == last.Era && s.at.Number >= last.Number {
		defer s.mu.RUnlock()
		return f(s.index)
	}
	s.mu.RUnlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.index == nil || s.at.Era != last.Era || s.at.Number < last.Number {
		if err := s.catchUp(ctx, last); err != nil {
			return fmt.Errorf("catalogue: %w", err)
		}
	}
	return f(s.index)
}

// catchUp takes in what happened up to last: what it reads may be newer, and is
// then read once more.
func (s *shelf) catchUp(ctx context.Context, last readout.Cursor) error {
	// a reader who gives up must not leave the work undone for all others
	ctx = context.WithoutCancel(ctx)
	touched, few, err := s.touched(ctx, last)
	if err != nil {
		return err
	}
	if !few {
		items, err := s.store.All(ctx)
		if err != nil {
			return err
		}
		s.index = newIndex(items)
	} else if len(touched) > 0 {
		items, err := s.store.Some(ctx, touched)
		if err != nil {
			return err
		}
		there := make(map[readout.ReleaseID]bool, len(items))
		for _, it := range items {
			there[it.Release] = true
			s.index.put(it)
		}
		for _, id := range touched {
			if !there[id] {
				s.index.drop(id)
			}
		}
	}
	s.at = last
	if !few || len(touched) > 0 {
		s.generation++
		s.views.Lock()
		clear(s.kept)
		clear(s.besides)
		s.held, s.met = 0, [2][]tally.Meeting{}
		s.views.Unlock()
	}
	return nil
}

// touched are the releases that events since are about; few is false where
// everything has to be read.
func (s *shelf) touched(ctx context.Context, last readout.Cursor) (ids []readout.ReleaseID, few bool, err error) {
	if s.index == nil || s.at.Era != last.Era || last.Number-s.at.Number > mostEvents {
		return nil, false, nil
	}
	events, err := s.store.Events(ctx, s.at.Number, mostEvents)
	if err != nil {
		return nil, false, err
	}
	for _, e := range events {
		switch {
		case e.Kind == readout.EventPublisherChanged:
			return nil, false, nil
		case e.Kind.ChangesPublic() && e.Release != 0:
			ids = append(ids, e.Release)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), true, nil
}
