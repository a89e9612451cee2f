package follow_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/follow"
)

// history is a source in memory that can be made to fail.
type history struct {
	mu     sync.Mutex
	era    string
	events []readout.Event
	parked map[int64]string
	broken error
}

func (h *history) add(n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for range n {
		h.events = append(h.events, readout.Event{Number: int64(len(h.events) + 1), Kind: readout.EventImported})
	}
}

func (h *history) Era(context.Context) (string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.era, h.broken
}

func (h *history) Events(_ context.Context, after int64, limit int) ([]readout.Event, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var out []readout.Event
	for _, e := range h.events {
		if e.Number > after && len(out) < limit {
			out = append(out, e)
		}
	}
	return out, h.broken
}

func (h *history) Park(_ context.Context, follower string, e readout.Event, cause error) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.parked[e.Number] = follower + ": " + cause.Error()
	return nil
}

// sums adds up event numbers, and fails on those that it is told to.
type sums struct {
	mu     sync.Mutex
	cursor readout.Cursor
	sum    int64
	fails  map[int64]int // how often, per event
	panics bool
	resets int
}

func (s *sums) Name() string { return "sums" }

func (s *sums) Cursor(context.Context) (readout.Cursor, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cursor, nil
}

func (s *sums) Reset(_ context.Context, era string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cursor, s.sum = readout.Cursor{Era: era}, 0
	s.resets++
	return nil
}

func (s *sums) Take(_ context.Context, era string, events []readout.Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	sum := s.sum
	for _, e := range events {
		if s.fails[e.Number] > 0 {
			s.fails[e.Number]--
			if s.panics {
				panic("cannot")
			}
			return fmt.Errorf("cannot take %d", e.Number)
		}
		sum += e.Number
	}
	s.sum, s.cursor = sum, readout.Cursor{Era: era, Number: events[len(events)-1].Number}
	return nil
}

func (s *sums) state() (readout.Cursor, int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.cursor, s.sum
}

var quiet = slog.New(slog.DiscardHandler)

func TestRunnerKeepsUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, f, wake := &history{era: "a", parked: map[int64]string{}}, &sums{}, make(chan struct{}, 1)
		h.add(1200)
		r := follow.NewRunner(h, wake, quiet)
		r.Follow(f)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- r.Run(ctx) }()
		synctest.Wait()
		if c, sum := f.state(); c != (readout.Cursor{Era: "a", Number: 1200}) || sum != 1200*1201/2 {
			t.Errorf("cursor %v, sum %d", c, sum)
		}
		h.add(1)
		wake <- struct{}{}
		synctest.Wait() // no time passes: it was woken
		if c, _ := f.state(); c.Number != 1201 {
			t.Errorf("after a wake: %v", c)
		}
		h.add(1) // as another process does
		if caught, err := r.Reached(ctx, "sums", 1202); caught || err != nil {
			t.Errorf("caught up before it looked: %v, %v", caught, err)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if c, _ := f.state(); c.Number != 1202 {
			t.Errorf("after a second: %v", c)
		}
		if caught, err := r.Reached(ctx, "sums", 1202); !caught || err != nil {
			t.Errorf("caught up: %v, %v", caught, err)
		}
		if _, err := r.Reached(ctx, "nobody", 0); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("a name of nobody: %v", err)
		}
		h.mu.Lock()
		h.broken = errors.New("disk")
		h.mu.Unlock()
		time.Sleep(time.Minute)
		h.add(1)
		h.mu.Lock()
		h.broken = nil
		h.mu.Unlock()
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if c, _ := f.state(); c.Number != 1203 {
			t.Errorf("after the source came back: %v", c)
		}
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

func TestFiveFailuresPark(t *testing.T) {
	for _, panics := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			h := &history{era: "a", parked: map[int64]string{}}
			h.add(9)
			// the batch fails once first, then each event on its own
			f := &sums{fails: map[int64]int{3: 1000, 6: 4, 9: 1000}, panics: panics}
			r := follow.NewRunner(h, nil, quiet)
			if err := r.CatchUp(t.Context(), f); err != nil {
				t.Fatal(err)
			}
			var parked []int64
			for _, n := range []int64{1, 2, 3, 4, 5, 6, 7, 8, 9} {
				if h.parked[n] != "" {
					parked = append(parked, n)
				}
			}
			if diff := cmp.Diff([]int64{3, 9}, parked); diff != "" {
				t.Error(diff)
			}
			if c, sum := f.state(); sum != 45-3-9 || c.Number != 8 {
				t.Errorf("sum %d, cursor %v", sum, c)
			}
			if caught, err := r.Reached(t.Context(), "sums", 9); !caught || err != nil {
				t.Errorf("caught up past the parked last event: %v, %v", caught, err)
			}
			tried := 1000 - f.fails[9]
			if err := r.CatchUp(t.Context(), f); err != nil {
				t.Fatal(err)
			}
			if tried != 1000-f.fails[9] {
				t.Error("a parked event was tried again")
			}
		})
	}
}

// hungry takes 2,000 events at a time.
type hungry struct {
	sums
	took []int // how many at each time
}

func (h *hungry) Most() int { return 2000 }

func (h *hungry) Take(ctx context.Context, era string, events []readout.Event) error {
	h.took = append(h.took, len(events))
	return h.sums.Take(ctx, era, events)
}

// TestMuchAtATimeFailsInParts: where one of many events fails, those around it
// are taken by hundreds and one by one, and then by thousands again.
func TestMuchAtATimeFailsInParts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &history{era: "a", parked: map[int64]string{}}
		h.add(5000)
		f := &hungry{sums: sums{fails: map[int64]int{2700: 1000}}}
		if err := follow.NewRunner(h, nil, quiet).CatchUp(t.Context(), f); err != nil {
			t.Fatal(err)
		}
		one := slices.DeleteFunc(slices.Clone(f.took), func(n int) bool { return n > 1 })
		many := slices.DeleteFunc(slices.Clone(f.took), func(n int) bool { return n == 1 })
		if len(one) != 499+5 {
			t.Errorf("%d times one event was taken", len(one))
		}
		if diff := cmp.Diff([]int{2000, 2000, 500, 500, 2000}, many); diff != "" {
			t.Error(diff)
		}
		if _, sum := f.state(); sum != 5000*5001/2-2700 || len(h.parked) != 1 || h.parked[2700] == "" {
			t.Errorf("sum %d, parked %v", sum, h.parked)
		}
	})
}

func TestNothingIsParkedWhileSomethingElseIsToBlame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &history{era: "a", parked: map[int64]string{}}
		h.add(3)
		f := &sums{fails: map[int64]int{2: 30}}
		r := follow.NewRunner(h, nil, quiet)
		full := errors.New("the disk is full")
		r.Excuse(func() error { return full })
		if err := r.CatchUp(t.Context(), f); !errors.Is(err, full) {
			t.Errorf("a full disk is no reason: %v", err)
		}
		running, stop := context.WithCancel(t.Context())
		r.Follow(f)
		ended := make(chan error, 1)
		go func() { ended <- r.Run(running) }()
		time.Sleep(time.Hour)
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if _, sum := f.state(); sum != 1+2+3 || len(h.parked) > 0 {
			t.Errorf("sum %d, parked %v", sum, h.parked)
		}
	})
}

func TestAnotherHistoryRebuilds(t *testing.T) {
	for name, c := range map[string]struct {
		cursor readout.Cursor
		resets int
	}{
		"nothing yet":          {readout.Cursor{}, 1},
		"the same":             {readout.Cursor{Era: "b", Number: 4}, 0},
		"another era":          {readout.Cursor{Era: "a", Number: 4}, 1},
		"beyond the era's end": {readout.Cursor{Era: "b", Number: 12}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			h := &history{era: "b"}
			h.add(9)
			f := &sums{cursor: c.cursor, sum: 10}
			r := follow.NewRunner(h, nil, quiet)
			if err := r.CatchUp(t.Context(), f); err != nil {
				t.Fatal(err)
			}
			if f.resets != c.resets || f.sum != 45 || f.cursor != (readout.Cursor{Era: "b", Number: 9}) {
				t.Errorf("%d resets, sum %d, cursor %v", f.resets, f.sum, f.cursor)
			}
		})
	}
}

func TestCatchUpTellsWhatFails(t *testing.T) {
	h := &history{era: "a", broken: errors.New("disk")}
	r := follow.NewRunner(h, nil, quiet)
	if err := r.CatchUp(t.Context(), &sums{}); !errors.Is(err, h.broken) {
		t.Errorf("a broken source: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	h.broken = nil
	if err := r.CatchUp(ctx, &sums{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that ended: %v", err)
	}
}
