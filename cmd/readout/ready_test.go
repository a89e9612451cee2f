package main

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"readout/internal/follow"
)

// ended is a history without events.
type ended struct{ follow.Source }

func (ended) Changed() <-chan struct{}            { return nil }
func (ended) Last(context.Context) (int64, error) { return 0, nil }

// TestReadyWaitsForLists: a process is ready once the catalogue of lists and then
// the lines of lists and the words of feeds are at hand. A catalogue that cannot be
// read is asked for again; lines and words that cannot be read hold nothing up.
func TestReadyWaitsForLists(t *testing.T) {
	for _, unreadable := range []error{nil, errors.New("unreadable")} {
		synctest.Test(t, func(t *testing.T) {
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			p := &process{log: slog.New(slog.DiscardHandler), db: ended{}}
			catalogue, lines, words := make(chan struct{}), make(chan struct{}), make(chan struct{})
			held := func(by chan struct{}) bool {
				select {
				case <-by:
					return true
				case <-ctx.Done():
					return false
				}
			}
			filled, fails := false, 0
			p.warmWith(func(context.Context) error {
				if !held(catalogue) {
					return ctx.Err()
				}
				filled = true
				if fails > 0 {
					fails--
					return errors.New("the database is away")
				}
				return nil
			}, func(context.Context) error {
				if !filled {
					t.Error("the lines are read before the catalogue")
				}
				held(lines)
				return unreadable
			}, func(context.Context) error {
				held(words)
				return unreadable
			})
			for _, run := range p.others {
				go func() { _ = run(ctx) }()
			}
			go func() { _ = p.watch(ctx, nil, nil, nil) }()
			after := func(what string, want bool) {
				t.Helper()
				time.Sleep(time.Minute) // of the bubble's clock
				synctest.Wait()
				if got := p.ready.Load(); got != want {
					t.Errorf("%s: ready is %v", what, got)
				}
			}
			after("nothing is at hand", false)
			close(catalogue)
			after("the catalogue is", false)
			close(lines)
			after("the lines are", false)
			fails = 3
			close(words)
			after("the words are", true)
			if fails != 0 {
				t.Errorf("ready with a catalogue that failed: %d failures were not met", fails)
			}
		})
	}
}
