// Package roomtest makes rooms that hold the demonstration, for the tests of
// those who show one. It is for tests only.
package roomtest

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"readout"
	"readout/internal/exchange"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/needs"
	"readout/internal/press"
	"readout/internal/reading"
	"readout/internal/register"
	"readout/internal/search"
	"readout/internal/store/pgtest"
	"readout/internal/store/pressdb"
	"readout/internal/store/registerdb"
)

// made is the room that the others are copies of: to read and index the
// demonstration takes most of a test's time otherwise.
var made struct {
	sync.Mutex
	dir string // "" until a test has asked for it
}

// Main runs the tests of a package and removes what this package and pgtest
// left.
func Main(m *testing.M) int {
	code := pgtest.Main(m)
	if made.dir != "" {
		if err := os.RemoveAll(filepath.Dir(made.dir)); err != nil {
			return max(code, 1)
		}
	}
	return code
}

// Demo fills dir, which must not be there, with a room that holds the
// demonstration, the sealed release included, read and indexed. now is the
// office's clock as the texts come in; that of a package's first call counts.
func Demo(t testing.TB, dir string, now func() time.Time) {
	t.Helper()
	made.Lock()
	defer made.Unlock()
	if made.dir == "" {
		parent, err := os.MkdirTemp("", "readout-demo")
		if err != nil {
			t.Fatal(err)
		}
		made.dir = filepath.Join(parent, "data")
		fill(t, made.dir, now)
	}
	must(t, copyDir(dir, made.dir))
	pgtest.CopyOf(t, made.dir, dir)
}

// fill makes a room of the demonstration's texts and closes it.
func fill(t testing.TB, dir string, now func() time.Time) {
	t.Helper()
	ctx := t.Context()
	db := pgtest.Open(t, dir)
	originals, err := files.Open(filepath.Join(dir, "files"))
	must(t, err)
	office := press.NewOffice(pressdb.New(db), originals, now, rand.Reader)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	index, err := search.Open(dir, office, log)
	must(t, err)
	bringDemo(t, office)
	runner := follow.NewRunner(db, db.Changed(), log)
	must(t, runner.CatchUp(ctx, register.New(registerdb.New(db), office, reading.Read, now)))
	must(t, runner.CatchUp(ctx, index))
	must(t, errors.Join(index.Close(), db.Close()))
}

// bringDemo imports the demonstration's texts as the program does.
func bringDemo(t testing.TB, office *press.Office) {
	t.Helper()
	ctx := t.Context()
	dir := filepath.Join(needs.Root(), "cmd", "readout", "demo")
	data, err := os.ReadFile(filepath.Join(dir, "publishers.yaml"))
	must(t, err)
	var publishers []readout.Publisher
	must(t, yaml.Unmarshal(data, &publishers))
	known := map[string]readout.Publisher{}
	for _, p := range publishers {
		must(t, office.SetPublisher(ctx, p))
		known[p.Code] = p
	}
	texts := 0
	importer := exchange.Importer{Office: office, Publishers: known, Demo: true, Done: func(taken exchange.Taken) {
		if taken.Err == nil {
			texts++
		}
	}}
	must(t, importer.Import(ctx, func(ctx context.Context, each func(exchange.Item) error) error {
		return exchange.Releases(ctx, dir, nil, exchange.Limits{}, each)
	}))
	if texts < 15 {
		t.Fatalf("%d texts of the demonstration were taken in", texts)
	}
}

// copyDir copies a tree of plain files and keeps who may read them.
func copyDir(to, from string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o700)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o600)
	})
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
