package main

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"readout"
	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
)

// siblings makes n data directories with one secret, for processes that share a
// database.
func siblings(t *testing.T, n int) []string {
	t.Helper()
	dirs := make([]string, n)
	for i := range dirs {
		dirs[i] = filepath.Join(t.TempDir(), "data")
		if err := os.MkdirAll(dirs[i], 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dirs[i], "secret"), []byte(strings.Repeat("ab", secretBytes)+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dirs
}

// desk is an office on a database beside the processes that serve it; what it
// withdraws is done when it says so.
func desk(t *testing.T, dir, database string) *pressRoom {
	t.Helper()
	r, err := openRoom(t.Context(), place{dir, database})
	if err != nil {
		t.Fatal(err)
	}
	leases, err := postgres.OpenLeases(database)
	if err != nil {
		t.Fatal(err)
	}
	r.office.SettleWith(leases.Settled)
	t.Cleanup(func() {
		if err := leases.Close(); err != nil {
			t.Error(err)
		}
		if err := r.close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// quokka is the path of the release that talks writes.
const quokka = "/en/releases/2021/river-talks-quokka"

func importQuokka(t *testing.T, dir, database, words string) {
	t.Helper()
	if _, stderr, status := command(t, "import", "--data", dir, "--database", database, "--publisher", "us-wh", talks(t, "quokka", words)); status != 0 {
		t.Fatalf("import: %d %s", status, stderr)
	}
}

// turnTo changes the state of the release of an address, as the desk does.
func (r *pressRoom) turnTo(ctx context.Context, a readout.Address, change func(context.Context, readout.ReleaseID, int64, string) error) error {
	rel, err := r.office.ReleaseAt(ctx, a)
	if err != nil {
		return err
	}
	return change(ctx, rel.ID, rel.Changed, "officer")
}

var quokkaAt = readout.Address{Year: 2021, Slug: "river-talks-quokka"}

// steady is the status of a page once the process may serve: on a busy machine a
// lease ends now and then.
func (s *server) steady(t *testing.T, path string) (status int) {
	t.Helper()
	until(t, "the process serves", func() bool {
		status = s.get(t, path).Status
		return status != http.StatusServiceUnavailable
	})
	return status
}

// TestTwoProcessesOnOneDatabase: what an import commits beside two processes is
// shown and found by both, the register is read once, views are counted by
// both, and each ends by itself.
func TestTwoProcessesOnOneDatabase(t *testing.T) {
	database, dirs := pgtest.Database(t), siblings(t, 3)
	var both []*server
	for _, dir := range dirs[:2] {
		both = append(both, startServe(t, "--data", dir, "--database", database))
	}
	for _, words := range []string{"Alderhaven.", "Millbrook."} {
		importQuokka(t, dirs[2], database, words)
		for _, s := range both {
			until(t, "a process shows "+words, func() bool { return strings.Contains(s.get(t, quokka).Body, words) })
			until(t, "a process finds "+words, func() bool {
				return strings.Contains(s.get(t, "/en/search?q="+strings.TrimSuffix(words, ".")).Body, quokka)
			})
		}
	}
	r := desk(t, dirs[2], database)
	until(t, "the register has read both versions", func() bool {
		read := 0
		if err := r.db.View(t.Context(), func(tx *store.Tx) error {
			return tx.Row(t.Context(), "select count(*) from records").Scan(&read)
		}); err != nil {
			t.Fatal(err)
		}
		return read == 2
	})
	if parked, err := r.db.ParkedEvents(t.Context()); err != nil || len(parked) > 0 {
		t.Errorf("parked: %v, %v", parked, err)
	}
	// each process has counted the reader of above; now another
	for i, s := range both {
		s.get(t, quokka, "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/14"+string(rune('0'+i)))
	}
	until(t, "both readers of both are counted", func() bool {
		n := 0
		err := r.db.View(t.Context(), func(tx *store.Tx) error {
			return tx.Row(t.Context(), "select coalesce(sum(n), 0) from hits").Scan(&n)
		})
		return err == nil && n == 4
	})
	for i, s := range both {
		if code := s.stop(); code != 0 {
			t.Errorf("process %d ended with %d: %s", i, code, s.said)
		}
	}
	live := 0
	if err := r.db.View(t.Context(), func(tx *store.Tx) error {
		return tx.Row(t.Context(), "select count(*) from leases").Scan(&live)
	}); err != nil || live != 0 {
		t.Errorf("%d leases are left by processes that ended, %v", live, err)
	}
}

// TestP04HeldInEveryProcess holds a release again and again while both
// processes are read as fast as they answer: a request that begins after the
// hold has returned gets a 404, and one after the restoration the page.
func TestP04HeldInEveryProcess(t *testing.T) {
	database, dirs := pgtest.Database(t), siblings(t, 3)
	importQuokka(t, dirs[2], database, "Alderhaven.")
	var both []*server
	for _, dir := range dirs[:2] {
		both = append(both, startServe(t, "--data", dir, "--database", database))
	}
	r := desk(t, dirs[2], database)
	var held atomic.Bool // true only while nobody may see it
	var asked, refused atomic.Int64
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for _, s := range both {
		for range 2 {
			readers.Go(func() {
				for ctx.Err() == nil {
					before := held.Load()
					got := s.get(t, quokka).Status
					asked.Add(1)
					if got == http.StatusNotFound {
						refused.Add(1)
					}
					if before && held.Load() && got == http.StatusOK {
						t.Error("a request after the hold got the page")
						return
					}
				}
			})
		}
	}
	var longest time.Duration
	for range 8 {
		began := time.Now()
		if err := r.turnTo(t.Context(), quokkaAt, r.office.Hold); err != nil {
			t.Fatal(err)
		}
		longest = max(longest, time.Since(began))
		held.Store(true)
		was := refused.Load()
		until(t, "readers have been refused", func() bool { return refused.Load() > was+4 })
		held.Store(false)
		if err := r.turnTo(t.Context(), quokkaAt, r.office.Restore); err != nil {
			t.Fatal(err)
		}
		for _, s := range both {
			until(t, "it is back", func() bool { return s.get(t, quokka).Status == http.StatusOK })
		}
	}
	stop()
	readers.Wait()
	t.Logf("%d reads, %d refused; the longest hold took %v", asked.Load(), refused.Load(), longest)
}

// TestP04WithoutALeaseNothingIsServed cuts the network between one process and
// the database. It answers 503 as soon as its lease has ended, a hold that is
// committed meanwhile waits for that and no longer, and when the network is
// whole the process is well again by itself.
func TestP04WithoutALeaseNothingIsServed(t *testing.T) {
	s := pgtest.Start(t)
	database, dirs := s.Database(t), siblings(t, 3)
	importQuokka(t, dirs[2], database, "Alderhaven.")
	proxy := s.Proxy(t)
	far := startServe(t, "--data", dirs[0], "--database", proxy.On(database))
	near := startServe(t, "--data", dirs[1], "--database", database)
	r := desk(t, dirs[2], database)
	for range 2 {
		proxy.Cut()
		cut := time.Now()
		if err := r.turnTo(t.Context(), quokkaAt, r.office.Hold); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(cut); took > store.LeaseTime+3*time.Second {
			t.Errorf("a hold beside a process that is cut off took %v", took)
		}
		if got := far.get(t, quokka).Status; got != http.StatusServiceUnavailable {
			t.Errorf("the process that is cut off answers %d", got)
		}
		if got := near.steady(t, quokka); got != http.StatusNotFound {
			t.Errorf("the other answers %d", got)
		}
		for _, path := range []string{"/en/", "/en/search?q=river", "/en/releases/2021/never-was", "/ready"} {
			if got := far.get(t, path).Status; got != http.StatusServiceUnavailable {
				t.Errorf("%s of the process that is cut off: %d", path, got)
			}
		}
		if got := far.get(t, "/healthz").Status; got != http.StatusOK {
			t.Errorf("that it runs is told with %d", got)
		}
		proxy.Join()
		until(t, "the process is well again", func() bool { return far.get(t, quokka).Status == http.StatusNotFound })
		if err := r.turnTo(t.Context(), quokkaAt, r.office.Restore); err != nil {
			t.Fatal(err)
		}
		for _, p := range []*server{far, near} {
			until(t, "the release is back", func() bool { return p.get(t, quokka).Status == http.StatusOK })
		}
	}
}

// TestStartWaitsForTheDatabase starts a process while the server is away: it
// says so, and serves when the server has come.
func TestStartWaitsForTheDatabase(t *testing.T) {
	server := pgtest.Start(t)
	database, dir := server.Database(t), siblings(t, 1)[0]
	importQuokka(t, dir, database, "Alderhaven.")
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	s := begin(t, "--data", dir, "--database", database)
	until(t, "the process says that it waits", func() bool {
		return strings.Contains(s.said.String(), "the database cannot be reached") && strings.Contains(s.said.String(), "trying again")
	})
	server.Run(t)
	s.untilReady(t, 30*time.Second)
	if got := s.get(t, quokka).Status; got != http.StatusOK {
		t.Errorf("it answers %d", got)
	}
}

// TestP04ReplicaBehindIsNotUsed: pages come from the copy while it is not
// behind, and from the database itself while the copy stands still or is gone.
func TestP04ReplicaBehindIsNotUsed(t *testing.T) {
	s := pgtest.Start(t)
	database, dirs := s.Database(t), siblings(t, 2)
	importQuokka(t, dirs[1], database, "Alderhaven.")
	follower := s.Follow(t)
	process := startServe(t, "--data", dirs[0], "--database", database, "--replica", follower.On(database))
	r := desk(t, dirs[1], database)
	until(t, "the page is there", func() bool { return process.get(t, quokka).Status == http.StatusOK })
	copied, err := postgres.OpenReplica(t.Context(), follower.On(database))
	if err != nil {
		t.Fatal(err)
	}
	readers := 0
	err = copied.View(t.Context(), func(tx *store.Tx) error {
		return tx.Row(t.Context(), "select count(*) from pg_stat_activity where application_name = 'readout' and pid <> pg_backend_pid()").Scan(&readers)
	})
	if err != nil || readers == 0 {
		t.Errorf("%d connections read from the copy, %v", readers, err)
	}
	if err := copied.Close(); err != nil {
		t.Fatal(err)
	}
	follower.Do(t, "select pg_wal_replay_pause()")
	if err := r.turnTo(t.Context(), quokkaAt, r.office.Hold); err != nil {
		t.Fatal(err)
	}
	if got := process.steady(t, quokka); got != http.StatusNotFound {
		t.Errorf("while the copy stands still: %d", got)
	}
	follower.Do(t, "select pg_wal_replay_resume()")
	if err := r.turnTo(t.Context(), quokkaAt, r.office.Restore); err != nil {
		t.Fatal(err)
	}
	if err := follower.Kill(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		importQuokka(t, dirs[1], database, time.Now().String())
		until(t, "the page is there without the copy", func() bool { return process.get(t, quokka).Status == http.StatusOK })
	}
	follower.Run(t)
	if got := process.steady(t, quokka); got != http.StatusOK {
		t.Errorf("with the copy back: %d", got)
	}
}
