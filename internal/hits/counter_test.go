package hits_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"readout"
	"readout/internal/hits"
	"readout/internal/store/hitsdb"
	"readout/internal/store/sqlite"
)

var (
	quiet = slog.New(slog.DiscardHandler)
	one   = netip.MustParseAddr("192.0.2.1")
	two   = netip.MustParseAddr("192.0.2.2")
)

const reader = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

// memory is a store that can be made to fail.
type memory struct {
	counts map[readout.ReleaseID]int64
	err    error
	writes int
}

func (m *memory) Counts(context.Context) (map[readout.ReleaseID]int64, error) {
	return map[readout.ReleaseID]int64{}, nil
}

func (m *memory) Add(_ context.Context, more map[readout.ReleaseID]int64) (map[readout.ReleaseID]int64, error) {
	m.writes++
	if m.err != nil {
		return nil, m.err
	}
	totals := map[readout.ReleaseID]int64{}
	for id, n := range more {
		m.counts[id] += n
		totals[id] = m.counts[id]
	}
	return totals, nil
}

func newCounter(t *testing.T, s hits.Store) *hits.Counter {
	t.Helper()
	c, err := hits.New(t.Context(), s, time.Now, rand.Reader, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestP18OnceInThirtyMinutes: the time is the test's own and begins at midnight
// UTC, so an hour before it a day ends inside the window.
func TestP18OnceInThirtyMinutes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCounter(t, &memory{counts: map[readout.ReleaseID]int64{}})
		view := hits.View{Release: 1, Address: one, Agent: reader}
		begin := time.Now()
		for _, step := range []struct {
			after time.Duration
			view  hits.View
			want  bool
		}{
			{0, view, true},
			{0, view, false},
			{0, hits.View{Release: 2, Address: one, Agent: reader}, true},
			{0, hits.View{Release: 1, Address: two, Agent: reader}, true},
			{0, hits.View{Release: 1, Address: one, Agent: reader + " other"}, true},
			{20 * time.Minute, view, false},
			{29*time.Minute + 59*time.Second, view, false},
			{30 * time.Minute, view, true}, // counted from the view that counted, not from the last
			{45 * time.Minute, view, false},
			{60 * time.Minute, view, true},
			{23*time.Hour + 50*time.Minute, view, true},
			{24*time.Hour + 10*time.Minute, view, false}, // the key changed, the visitor is known
			{24*time.Hour + 20*time.Minute, view, true},
			{24*time.Hour + 40*time.Minute, view, false},
			{24*time.Hour + 50*time.Minute, view, true},
		} {
			time.Sleep(time.Until(begin.Add(step.after)))
			if got := c.Count(step.view); got != step.want {
				t.Errorf("after %s, release %d by %s: counted %v", step.after, step.view.Release, step.view.Address, got)
			}
		}
	})
}

func TestP18WhatDoesNotCount(t *testing.T) {
	c := newCounter(t, &memory{})
	for what, v := range map[string]hits.View{
		"prefetch":   {Release: 1, Address: one, Agent: reader, Prefetch: true},
		"no address": {Release: 1, Agent: reader},
		"no name":    {Release: 1, Address: one},
		"a bot":      {Release: 1, Address: one, Agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
		"Naver":      {Release: 1, Address: one, Agent: "Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)"},
		"a library":  {Release: 1, Address: one, Agent: "Go-http-client/1.1"},
	} {
		if c.Count(v) {
			t.Errorf("%s was counted", what)
		}
	}
	if got := c.Shown(1)[1]; got != 0 {
		t.Errorf("shown %d", got)
	}
	same := hits.View{Release: 1, Address: netip.MustParseAddr("2001:db8:0:1::5"), Agent: reader}
	again := hits.View{Release: 1, Address: netip.MustParseAddr("2001:db8:0:1:ffff::6%eth0"), Agent: reader}
	mapped := hits.View{Release: 1, Address: netip.MustParseAddr("::ffff:192.0.2.1"), Agent: reader}
	if !c.Count(same) || c.Count(again) || !c.Count(mapped) || c.Count(hits.View{Release: 1, Address: one, Agent: reader}) {
		t.Error("one network, or one address written in two ways, is not one visitor")
	}
}

func TestCountsAreWrittenEachSecondAndAtTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := &memory{counts: map[readout.ReleaseID]int64{}}
		c := newCounter(t, m)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- c.Run(ctx) }()
		c.Count(hits.View{Release: 1, Address: one, Agent: reader})
		time.Sleep(1001 * time.Millisecond)
		synctest.Wait()
		if m.counts[1] != 1 {
			t.Errorf("after a second %d are written", m.counts[1])
		}
		m.err = errors.New("disk full")
		c.Count(hits.View{Release: 1, Address: two, Agent: reader})
		time.Sleep(time.Second)
		synctest.Wait()
		m.err = nil
		c.Count(hits.View{Release: 7, Address: two, Agent: reader})
		cancel()
		if err := <-ended; err != nil || m.counts[1] != 2 || m.counts[7] != 1 {
			t.Errorf("at the end %v are written, %v", m.counts, err)
		}
		writes := m.writes
		if err := c.Flush(context.Background()); err != nil || m.writes != writes {
			t.Error("nothing was written, again")
		}
	})
}

// TestCountsStayOverAStart opens the same database twice, as two starts do.
func TestCountsStayOverAStart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "room")
	for start := range 3 {
		db, err := sqlite.OpenHits(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		c := newCounter(t, hitsdb.New(db))
		if got := c.Shown(1, 2); got[1] != int64(start) || got[2] != 0 {
			t.Errorf("start %d: shown %v", start, got)
		}
		c.Count(hits.View{Release: 1, Address: one, Agent: reader})
		if err := c.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestManyVisitorsTakeBoundedMemory(t *testing.T) {
	c := newCounter(t, &memory{})
	a := netip.MustParseAddr("10.0.0.0")
	counted := 0
	for range 1 << 19 {
		a = a.Next()
		if c.Count(hits.View{Release: 1, Address: a, Agent: reader}) {
			counted++
		}
	}
	if counted != 1<<19 || c.Shown(1)[1] != 1<<19 {
		t.Errorf("counted %d", counted)
	}
	if c.Count(hits.View{Release: 1, Address: a, Agent: reader}) {
		t.Error("the last visitor counts again")
	}
}

func BenchmarkCount(b *testing.B) {
	c, err := hits.New(b.Context(), &memory{}, time.Now, rand.Reader, quiet)
	if err != nil {
		b.Fatal(err)
	}
	views := make([]hits.View, 1000)
	for i := range views {
		views[i] = hits.View{Release: readout.ReleaseID(i), Address: one, Agent: reader + fmt.Sprint(i%7)}
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		c.Count(views[i%len(views)])
		i++
	}
}

// TestP18OthersCountsAreShown: what another process counted is in the number
// once this one has written a view of the same release.
func TestP18OthersCountsAreShown(t *testing.T) {
	m := &memory{counts: map[readout.ReleaseID]int64{}}
	c := newCounter(t, m)
	m.counts[1] = 40
	c.Count(hits.View{Release: 1, Address: one, Agent: reader})
	if err := c.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := c.Shown(1)[1]; n != 41 {
		t.Errorf("%d views are shown, want 41", n)
	}
}
