package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"readout"
	"readout/internal/files"
	"readout/internal/press"
	"readout/internal/store"
	"readout/internal/store/pgtest"
)

// soakTime is how long the test below kills: a moment, or what `make soak` says.
func soakTime(t *testing.T) time.Duration {
	said := os.Getenv("READOUT_SOAK")
	if said == "" {
		return 10 * time.Second
	}
	d, err := time.ParseDuration(said)
	if err != nil {
		t.Fatalf("READOUT_SOAK: %v", err)
	}
	return d
}

// cluster is two processes of the program on one database with a replica, and
// the desk beside them.
type cluster struct {
	t         *testing.T
	server    *pgtest.Server
	follower  *pgtest.Server
	database  string
	dirs      []string
	processes [2]atomic.Pointer[server]
	room      *pressRoom

	ctx    context.Context
	held   atomic.Int64 // odd only while nobody may see the release that is held again and again, and another number each time
	reads  atomic.Int64
	mu     sync.Mutex
	kept   map[string]string // title → path, of what an import acknowledged
	edits  map[readout.ReleaseID]int64
	failed map[readout.ReleaseID]int64 // edits that may or may not have been kept
	holds  int
}

// TestP26ClusterSurvivesKills kills, at random, either of two processes, the
// database's server and its replica, and stops a process for longer than its
// lease, while releases are imported, edited, held and read: nothing that was
// acknowledged is lost, no page is older than its hold, and the register takes
// each event once.
func TestP26ClusterSurvivesKills(t *testing.T) {
	random := chance(t)
	c := newCluster(t)
	ctx, stop := context.WithCancel(t.Context())
	c.ctx = ctx
	var work sync.WaitGroup
	for n := range 2 {
		work.Go(func() { c.edit(n) })
		work.Go(func() { c.read(n) })
	}
	work.Go(c.imports)
	work.Go(c.hold)
	kills := map[string]int{}
	for end := time.Now().Add(soakTime(t)); time.Now().Before(end); {
		sleepFor(time.Duration(200+random.Int64N(1200)) * time.Millisecond)
		kills[c.strike(random)]++
	}
	// a quiet moment, in which everything comes back
	for i := range c.processes {
		c.processes[i].Load().untilReady(t, 60*time.Second)
	}
	was := len(c.acknowledged())
	until(t, "imports go on", func() bool { return len(c.acknowledged()) > was })
	stop()
	work.Wait()
	c.check()
	t.Logf("struck %v; %d releases and %d holds acknowledged, %d reads", kills, len(c.kept), c.holds, c.reads.Load())
}

// sleepFor lets time pass: the moment of a strike is the random input.
func sleepFor(d time.Duration) { <-time.After(d) }

func newCluster(t *testing.T) *cluster {
	c := &cluster{t: t, server: pgtest.Start(t), dirs: siblings(t, 3), kept: map[string]string{}, edits: map[readout.ReleaseID]int64{}, failed: map[readout.ReleaseID]int64{}}
	c.database = c.server.Database(t)
	importQuokka(t, c.dirs[2], c.database, "Alderhaven.")
	c.follower = c.server.Follow(t)
	c.room = desk(t, c.dirs[2], c.database)
	for i := range c.processes {
		c.start(i)
	}
	for i := range c.processes {
		c.processes[i].Load().untilReady(t, 60*time.Second)
	}
	return c
}

func (c *cluster) start(i int) {
	c.processes[i].Store(begin(c.t, "--data", c.dirs[i], "--database", c.database, "--replica", c.follower.On(c.database), "--house", "archive"))
}

// strike hits one part and brings it back, and says which.
func (c *cluster) strike(random *rand.Rand) string {
	i := random.IntN(2)
	p := c.processes[i].Load()
	away := time.Duration(random.Int64N(int64(600 * time.Millisecond)))
	switch random.IntN(5) {
	case 0, 1:
		p.kill()
		sleepFor(away)
		c.start(i)
		return "process"
	case 2:
		if err := c.server.Kill(); err != nil {
			c.t.Error(err)
		}
		sleepFor(away)
		c.server.Run(c.t)
		return "server"
	case 3:
		if err := c.follower.Kill(); err != nil {
			c.t.Error(err)
		}
		sleepFor(away)
		c.follower.Run(c.t)
		return "replica"
	}
	if err := p.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		c.t.Error(err)
	}
	sleepFor(store.LeaseTime + away)
	if err := p.cmd.Process.Signal(syscall.SIGCONT); err != nil {
		c.t.Error(err)
	}
	return "stopped"
}

// incoming is a release of the White House's.
func incoming(title string) press.Incoming {
	text := title + "\n\n1. The two sides met and spoke of the depth of the river.\n"
	date := readout.Day("2022-03-04")
	return press.Incoming{
		Doc:   readout.Document{Source: title, Format: readout.FormatText, Text: text, Original: readout.Original{SHA256: files.Sum([]byte(text)), Size: int64(len(text)), MediaType: "text/plain"}},
		Facts: readout.ReleaseFacts{Title: &title, Lang: "en", Date: &date}, Original: []byte(text), Publisher: "us-wh",
	}
}

func (c *cluster) acknowledged() map[string]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := make(map[string]string, len(c.kept))
	for k, v := range c.kept {
		all[k] = v
	}
	return all
}

// imports brings releases in, one after the other.
func (c *cluster) imports() {
	for n := 0; c.ctx.Err() == nil; n++ {
		title := fmt.Sprintf("River talks number %d", n)
		done, err := c.room.office.Import(c.ctx, []press.Incoming{incoming(title)})
		if err != nil {
			continue
		}
		if done[0].Err != nil {
			c.t.Error(done[0].Err)
			return
		}
		c.mu.Lock()
		c.kept[title] = "/en/releases/" + done[0].Address.String()
		c.mu.Unlock()
		sleepFor(30 * time.Millisecond)
	}
}

// edit changes releases of its own and one that both editors change.
func (c *cluster) edit(n int) {
	var ids []readout.ReleaseID
	for _, title := range []string{"Edited by both", fmt.Sprint("Edited by ", n)} {
		done, err := c.room.office.Import(c.ctx, []press.Incoming{incoming(title)})
		for err != nil && c.ctx.Err() == nil {
			done, err = c.room.office.Import(c.ctx, []press.Incoming{incoming(title)})
		}
		if err != nil {
			return
		}
		ids = append(ids, done[0].Release)
	}
	for i := 0; c.ctx.Err() == nil; i++ {
		id := ids[i%2]
		rel, err := c.room.office.Release(c.ctx, id)
		if err != nil {
			continue
		}
		err = c.room.office.Edit(c.ctx, id, rel.Changed, func(r *readout.Release) ([]readout.Event, error) {
			r.ImportedHits++
			return []readout.Event{{Kind: readout.EventEdited, Actor: fmt.Sprint("editor ", n)}}, nil
		})
		c.mu.Lock()
		switch {
		case err == nil:
			c.edits[id]++
		case !errors.Is(err, readout.ErrConflict):
			c.failed[id]++
		}
		c.mu.Unlock()
		sleepFor(10 * time.Millisecond)
	}
}

// hold takes a release out of sight and brings it back.
func (c *cluster) hold() {
	for c.ctx.Err() == nil {
		if err := c.room.turnTo(c.ctx, quokkaAt, c.room.office.Hold); err != nil {
			// it may be held and is not known to be in effect: begin again
			_ = c.room.turnTo(c.ctx, quokkaAt, c.room.office.Restore)
			continue
		}
		c.held.Add(1)
		sleepFor(150 * time.Millisecond)
		c.held.Add(1)
		c.mu.Lock()
		c.holds++
		c.mu.Unlock()
		for c.ctx.Err() == nil {
			err := c.room.turnTo(c.ctx, quokkaAt, c.room.office.Restore)
			if err == nil || errors.Is(err, readout.ErrInvalid) { // restored already by one that failed
				break
			}
		}
		sleepFor(100 * time.Millisecond)
	}
}

// read asks one process for the release that is held again and again, and for
// others.
func (c *cluster) read(i int) {
	for c.ctx.Err() == nil {
		p := c.processes[i].Load()
		before := c.held.Load()
		a, err := p.ask(http.MethodGet, quokka)
		if err != nil {
			sleepFor(10 * time.Millisecond)
			continue
		}
		c.reads.Add(1)
		if before%2 == 1 && c.held.Load() == before && a.Status == http.StatusOK {
			c.t.Errorf("process %d shows a release that is held", i)
		}
		switch a.Status {
		case http.StatusOK, http.StatusNotFound, http.StatusServiceUnavailable:
		default:
			c.t.Errorf("process %d answered %d", i, a.Status)
		}
		if _, err := p.ask(http.MethodGet, "/en/releases?page=1"); err != nil {
			continue
		}
	}
}

// check compares what is there with what was acknowledged.
func (c *cluster) check() {
	t, ctx := c.t, c.t.Context()
	events, err := c.room.db.Events(ctx, 0, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]int{}
	for i, e := range events {
		if e.Number != int64(i+1) {
			t.Fatalf("event %d has the number %d", i+1, e.Number)
		}
		if e.Kind == readout.EventRead {
			read[fmt.Sprint(e.Release, e.Lang, e.Version)]++
		}
	}
	for what, n := range read {
		if n != 1 {
			t.Errorf("%s was read %d times", what, n)
		}
	}
	for id, n := range c.edits {
		rel, err := c.room.office.Release(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if rel.ImportedHits < n || rel.ImportedHits > n+c.failed[id] {
			t.Errorf("release %d: %d edits are kept, %d were acknowledged and %d failed", id, rel.ImportedHits, n, c.failed[id])
		}
	}
	for i := range c.processes {
		p := c.processes[i].Load()
		until(t, "the process answers", func() bool {
			a, err := p.ask(http.MethodGet, "/en/")
			return err == nil && a.Status == http.StatusOK
		})
		for title, path := range c.kept {
			var a answer
			until(t, "the process serves", func() bool { // on a busy machine a lease ends now and then
				a = p.get(t, path)
				return a.Status != http.StatusServiceUnavailable
			})
			if a.Status != http.StatusOK || !strings.Contains(a.Body, title) {
				t.Errorf("process %d: %s was acknowledged at %s, which answers %d", i, title, path, a.Status)
			}
		}
	}
	versions, records := 0, 0
	until(t, "the register has read everything", func() bool {
		err := c.room.db.View(ctx, func(tx *store.Tx) error {
			return tx.Row(ctx, "select (select count(*) from versions), (select count(*) from records)").Scan(&versions, &records)
		})
		return err == nil && versions == records
	})
	if parked, err := c.room.db.ParkedEvents(ctx); err != nil || len(parked) > 0 {
		t.Errorf("parked: %v, %v", parked, err)
	}
}
