package sqlite_test

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"readout/internal/files"
	"readout/internal/press"
	"readout/internal/store"
	"readout/internal/store/pressdb"
	"readout/internal/store/sqlite"
)

// importDir makes the test binary a process that imports until it is killed.
const importDir = "READOUT_TEST_IMPORT_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(importDir); dir != "" {
		if err := importForEver(dir, os.Args[len(os.Args)-1]); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// importForEver imports batch after batch and writes the number of each to
// standard output once it is acknowledged. Numbers begin with prefix.
func importForEver(dir, prefix string) error {
	first, err := strconv.Atoi(prefix)
	if err != nil {
		return err
	}
	ctx := context.Background()
	o, db, _, err := officeIn(ctx, dir)
	if err != nil {
		return err
	}
	defer db.Close()
	for n := first; ; n += perBatch {
		done, err := o.Import(ctx, releases(n, perBatch))
		if err != nil {
			return err
		}
		for _, d := range done {
			if d.Err != nil {
				return d.Err
			}
		}
		fmt.Println(n)
	}
}

const perBatch = 7

func officeIn(ctx context.Context, dir string) (*press.Office, *store.DB, *files.Store, error) {
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		return nil, nil, nil, err
	}
	originals, err := files.Open(filepath.Join(dir, "files"))
	if err != nil {
		return nil, nil, nil, err
	}
	o := press.NewOffice(pressdb.New(db), originals, time.Now, rand.Reader)
	return o, db, originals, o.SetPublisher(ctx, whiteHouse)
}

// TestP26AcknowledgedMeansKept kills two processes that import into one
// directory, again and again at random moments, and looks at what is there.
func TestP26AcknowledgedMeansKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	acknowledged := map[int]bool{}
	for round := range 5 {
		var kill []*exec.Cmd
		var wg sync.WaitGroup
		var mu sync.Mutex
		enough := make(chan struct{}, 2)
		for child := range 2 {
			cmd := exec.Command(os.Args[0], strconv.Itoa((2*round+child+1)*1000000))
			cmd.Env = append(os.Environ(), importDir+"="+dir)
			cmd.Stderr = os.Stderr
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			kill = append(kill, cmd)
			wg.Go(func() {
				lines := bufio.NewScanner(out)
				for seen := 0; lines.Scan(); seen++ {
					if n, err := strconv.Atoi(lines.Text()); err == nil {
						mu.Lock()
						acknowledged[n] = true
						mu.Unlock()
					}
					if seen == 3 {
						enough <- struct{}{}
					}
				}
				enough <- struct{}{} // it ended by itself, which the checks below find
			})
		}
		<-enough
		<-enough
		// not a wait for something: the moment of the kill is the random input
		time.Sleep(mathrand.N(60 * time.Millisecond))
		for _, cmd := range kill {
			if err := cmd.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
		wg.Wait()
		for _, cmd := range kill {
			if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
				t.Errorf("a process ended before it was killed: %v", err)
			}
		}
		checkKept(t, dir, acknowledged)
	}
	t.Logf("%d batches were acknowledged", len(acknowledged))
}

func checkKept(t *testing.T, dir string, acknowledged map[int]bool) {
	t.Helper()
	ctx := t.Context()
	o, db, originals, err := officeIn(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	releasesThere := 0
	err = db.View(ctx, func(tx *store.Tx) error {
		var state string
		if err := tx.Row(ctx, "pragma integrity_check").Scan(&state); err != nil || state != "ok" {
			return fmt.Errorf("integrity: %s, %v", state, err)
		}
		var counted, gated int
		if err := tx.Row(ctx, "select (select count(*) from releases), (select sum(releases) from public_count), (select count(*) from public_edition)").Scan(&releasesThere, &counted, &gated); err != nil {
			return err
		}
		if counted != releasesThere || gated != releasesThere || releasesThere%perBatch != 0 {
			t.Errorf("%d releases, %d counted, %d behind the gate: a batch is there in part", releasesThere, counted, gated)
		}
		rows, err := tx.Query(ctx, "select original_sha256 from versions")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var sum string
			if err := rows.Scan(&sum); err != nil {
				return err
			}
			f, err := originals.Open(sum)
			if err != nil {
				return err
			}
			data, err := io.ReadAll(f)
			if err != nil || files.Sum(data) != sum {
				t.Errorf("file %s holds other bytes, %v", sum, err)
			}
			if err := f.Close(); err != nil {
				return err
			}
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if releasesThere < len(acknowledged)*perBatch {
		t.Errorf("%d releases are kept of %d that were acknowledged", releasesThere, len(acknowledged)*perBatch)
	}
	for n := range acknowledged {
		done, err := o.Import(ctx, releases(n, perBatch))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range done {
			if d.Change != press.Same {
				t.Errorf("batch %d was acknowledged and is %s", n, d.Change)
			}
		}
	}
	events, err := db.Events(ctx, 0, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range events {
		if e.Number != int64(i+1) {
			t.Fatalf("event %d has the number %d", i+1, e.Number)
		}
	}
	if len(events) != releasesThere+1 {
		t.Errorf("%d events of %d releases and one publisher", len(events), releasesThere)
	}
}
