//go:build !race

package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestP26KillDuringImport cuts the power of an import at random moments: what
// it acknowledged is there, once and whole, and the next run adds the rest.
func TestP26KillDuringImport(t *testing.T) { onEngines(t, testP26KillDuringImport) }

func testP26KillDuringImport(t *testing.T, e engine) {
	random := chance(t)
	at, files := e.place(t, room(t)), t.TempDir()
	kills := kills
	if e == postgresEngine {
		kills /= 5 // the cluster's test kills too
	}
	const each = 50 // releases of an import, which takes long enough for a cut to fall into it
	acknowledged := map[string]string{}
	var undisturbed time.Duration
	cut := 0
	for round := range kills + 2 {
		dir := filepath.Join(files, fmt.Sprint(round))
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		for n := range each {
			keptFile(t, dir, 1000000+round*1000+n)
		}
		start := time.Now()
		i := startImport(t, at, dir)
		if round < 2 { // the first makes the room, the second tells how long one takes
			<-i.done
			undisturbed = time.Since(start)
			if len(i.kept) != each {
				t.Fatalf("an undisturbed import acknowledged %d of %d", len(i.kept), each)
			}
		} else {
			timer := time.NewTimer(time.Duration(random.Int64N(int64(undisturbed))))
			select {
			case <-timer.C:
			case <-i.done:
			}
			i.kill()
			if len(i.kept) < each {
				cut++
			}
		}
		for source, path := range i.kept {
			acknowledged[source] = path
		}
	}
	if cut == 0 {
		t.Error("no kill came before the end of an import")
	}
	last := startImport(t, at, files)
	<-last.done
	if len(last.kept) != (kills+2)*each {
		t.Fatalf("the last run speaks of %d releases, want %d", len(last.kept), (kills+2)*each)
	}
	for source, path := range acknowledged {
		if last.did[source] != "same" || last.kept[source] != path {
			t.Errorf("%s was acknowledged at %s; the last run says %s at %s", source, path, last.did[source], last.kept[source])
		}
	}
	s := serve(t, append(at.flags(), "--house", "archive")...)
	for source, path := range last.kept {
		shownWhole(t, s, source, path)
	}
	a := s.get(t, "/en/publishers/northmark")
	if want := fmt.Sprint((kills + 2) * each); !strings.Contains(strings.ReplaceAll(a.Body, ",", ""), want) {
		t.Errorf("the publisher's page does not count %s releases", want)
	}
	t.Logf("%d of %d imports were cut short; %d acknowledged before the last run, %d in all", cut, kills, len(acknowledged), len(last.kept))
}

// TestP26KillDuringServing cuts the power of the server while an import runs
// beside it: after each start what was acknowledged is shown whole, and the
// search finds it.
func TestP26KillDuringServing(t *testing.T) {
	random := chance(t)
	data, files := room(t), t.TempDir()
	acknowledged := map[string]string{}
	for round := range kills {
		dir := filepath.Join(files, fmt.Sprint(round))
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		for n := range 20 {
			keptFile(t, dir, 2000000+round*1000+n)
		}
		s := begin(t, "--data", data, "--house", "archive")
		if round > 0 {
			s.untilReady(t, 30*time.Second)
		}
		i := startImport(t, place{dir: data}, dir)
		stop := make(chan struct{})
		var readers sync.WaitGroup
		for range 4 {
			readers.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					if a, err := s.ask(http.MethodGet, "/en/publishers/northmark"); err == nil && a.Status >= 500 && a.Status != http.StatusServiceUnavailable {
						t.Errorf("a list answered %d", a.Status)
					}
				}
			})
		}
		timer := time.NewTimer(time.Duration(random.Int64N(int64(400 * time.Millisecond))))
		<-timer.C
		s.kill()
		close(stop)
		readers.Wait()
		<-i.done
		for source, path := range i.kept {
			acknowledged[source] = path
		}
		if len(i.kept) != 20 {
			t.Errorf("round %d: the import beside the dying server acknowledged %d of 20", round, len(i.kept))
		}
	}
	s := serve(t, "--data", data, "--house", "archive")
	for source, path := range acknowledged {
		shownWhole(t, s, source, path)
		number := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(source), "talks-"), ".md")
		if a := s.get(t, "/en/search?q="+number); !strings.Contains(a.Body, path) {
			t.Errorf("the search for %s does not find %s", number, path)
		}
	}
	t.Logf("%d acknowledged", len(acknowledged))
}
