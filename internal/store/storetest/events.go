package storetest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"readout"
	"readout/internal/follow"
	"readout/internal/store"
)

// testEdits lets eight editors of two processes make 200 edits each, half of
// them on one release. An editor who was too late is told who came in between,
// and tries again with what is there.
func testEdits(t *testing.T, open Open) {
	const editors = 8
	edits := 200
	if testing.Short() {
		edits = 40
	}
	dir := t.TempDir()
	first := roomIn(t, open, dir)
	rooms := []*room{first, roomIn(t, open, dir)}
	shared := first.bring(item("us-wh", "shared", "en", "Shared", "2022-01-02", "words"))[0].Release
	own := make([]readout.ReleaseID, editors)
	for i := range own {
		own[i] = first.bring(item("us-wh", fmt.Sprint(i), "en", fmt.Sprintf("Own %d", i), "2022-01-02", fmt.Sprint("words", i)))[0].Release
	}
	start := int64(len(first.events(0)))
	var conflicts, tries atomic.Int64
	took := make([][]time.Duration, editors) // of each edit that was kept, without the tries that were too late
	var wg sync.WaitGroup
	for editor := range editors {
		wg.Go(func() {
			r, me := rooms[editor%len(rooms)], fmt.Sprintf("editor %d", editor)
			for n := range edits {
				id := shared
				if n%2 == 1 {
					id = own[editor]
				}
				for {
					rel, err := r.Release(t.Context(), id)
					if err != nil {
						t.Error(err)
						return
					}
					began := time.Now()
					err = r.Edit(t.Context(), id, rel.Changed, func(rel *readout.Release) ([]readout.Event, error) {
						tries.Add(1)
						rel.ImportedHits++
						return []readout.Event{{Kind: readout.EventEdited, Actor: me}}, nil
					})
					var late *readout.Conflict
					if errors.As(err, &late) {
						conflicts.Add(1)
						if late.By == "" || late.By == me || late.Did != string(readout.EventEdited) || id != shared {
							t.Errorf("conflict of %s on release %d: %+v", me, id, late)
							return
						}
						continue
					}
					if err != nil {
						t.Error(err)
						return
					}
					took[editor] = append(took[editor], time.Since(began))
					break
				}
			}
		})
	}
	wg.Wait()
	all := slices.Sorted(slices.Values(slices.Concat(took...)))
	events := first.events(start)
	if len(events) != editors*edits {
		t.Errorf("%d events of %d edits", len(events), editors*edits)
	}
	last := map[readout.ReleaseID]int64{}
	for i, e := range events {
		if e.Number != start+int64(i)+1 {
			t.Fatalf("event %d follows %d", e.Number, start+int64(i))
		}
		last[e.Release] = e.Number
	}
	for id, want := range map[readout.ReleaseID]int64{shared: int64(editors * edits / 2), own[0]: int64(edits / 2), own[7]: int64(edits / 2)} {
		rel, err := first.Release(t.Context(), id)
		first.must(err)
		if rel.ImportedHits != want || rel.Changed != last[id] {
			t.Errorf("release %d: %d edits were kept of %d; changed %d, last event %d", id, rel.ImportedHits, want, rel.Changed, last[id])
		}
	}
	t.Logf("%d edits, %d conflicts; half took %v at most, 99 of 100 %v", len(events), conflicts.Load(), all[len(all)/2], all[len(all)*99/100])

	// what an edit may not do leaves nothing behind
	for name, change := range map[string]func(*readout.Release){
		"rewrites a version": func(r *readout.Release) { r.Versions[0].TextSHA256 = "another" },
		"drops a version":    func(r *readout.Release) { r.Versions = nil },
		"adds an unreleased version": func(r *readout.Release) {
			r.Versions = append(r.Versions, readout.Version{EditionText: r.Versions[0].EditionText, Number: 2, Unit: 9})
		},
		"unpublishes":    func(r *readout.Release) { r.State = readout.NotPublic },
		"drops the year": func(r *readout.Release) { r.Address = readout.Address{} },
		"moves time":     func(r *readout.Release) { r.FirstReleased = today },
	} {
		err := first.Edit(t.Context(), own[0], last[own[0]], func(r *readout.Release) ([]readout.Event, error) {
			change(r)
			return []readout.Event{{Kind: readout.EventEdited, Actor: "test"}}, nil
		})
		if err == nil {
			t.Errorf("an edit that %s was taken", name)
		}
	}
	if n := len(first.events(start)); n != len(events) {
		t.Errorf("refused edits left %d events", n-len(events))
	}
}

// tally is a follower that counts events by release in the database, and gives
// up on none but those it is told to.
type tally struct {
	db     *store.DB
	counts map[readout.ReleaseID]int
	resets int
	bad    int64
}

func (f *tally) Name() string { return "tally" }

func (f *tally) Cursor(ctx context.Context) (c readout.Cursor, err error) {
	err = f.db.View(ctx, func(tx *store.Tx) (err error) { c, err = tx.Cursor(ctx, f.Name()); return err })
	return c, err
}

func (f *tally) Reset(ctx context.Context, era string) error {
	f.resets++
	f.counts = map[readout.ReleaseID]int{}
	return f.db.Update(ctx, func(tx *store.Tx) error { return tx.SetCursor(ctx, f.Name(), readout.Cursor{Era: era}) })
}

func (f *tally) Take(ctx context.Context, era string, events []readout.Event) error {
	for _, e := range events {
		if e.Number == f.bad {
			return errors.New("cannot")
		}
	}
	err := f.db.Update(ctx, func(tx *store.Tx) error {
		return tx.SetCursor(ctx, f.Name(), readout.Cursor{Era: era, Number: events[len(events)-1].Number})
	})
	if err == nil {
		for _, e := range events {
			f.counts[e.Release]++
		}
	}
	return err
}

// testEra: a restore begins an era, and followers build again; an event that
// fails five times is parked and shown.
func testEra(t *testing.T, open Open) {
	r := newRoom(t, open)
	a := r.bring(item("us-wh", "a", "en", "A", "2022-01-02", "words"), item("us-wh", "b", "en", "B", "2022-01-02", "words b"))
	last := int64(len(r.events(0)))
	f := &tally{db: r.db, bad: last - 1}
	runner := follow.NewRunner(r.db, r.db.Changed(), slog.New(slog.DiscardHandler))
	r.must(runner.CatchUp(t.Context(), f))
	parked, err := r.db.ParkedEvents(t.Context())
	r.must(err)
	if len(parked) != 1 || parked[0].Event != last-1 || parked[0].Follower != "tally" || parked[0].Cause != "cannot" {
		t.Errorf("parked: %+v", parked)
	}
	if f.resets != 1 || f.counts[a[0].Release] != 0 || f.counts[a[1].Release] != 1 {
		t.Errorf("%d resets, counts %v", f.resets, f.counts)
	}
	f.bad = 0
	r.must(r.db.BeginEra(t.Context(), "after the restore"))
	if caught, err := runner.Reached(t.Context(), "tally", 0); caught || err != nil {
		t.Errorf("caught up with another era: %v, %v", caught, err)
	}
	r.must(runner.CatchUp(t.Context(), f))
	cursor, err := f.Cursor(t.Context())
	r.must(err)
	if f.resets != 2 || f.counts[a[0].Release] != 1 || cursor != (readout.Cursor{Era: "after the restore", Number: last}) {
		t.Errorf("%d resets, counts %v, cursor %v", f.resets, f.counts, cursor)
	}
}
