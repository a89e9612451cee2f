package main

import (
	"errors"
	"io"
	"path/filepath"
	"testing"

	"readout/internal/store/pgtest"
)

// engine is what a test's rooms stand on.
type engine string

const (
	sqliteEngine   engine = "sqlite"
	postgresEngine engine = "postgres"
)

var engines = []engine{sqliteEngine, postgresEngine}

// onEngines runs a test over each engine.
func onEngines(t *testing.T, test func(*testing.T, engine)) {
	for _, e := range engines {
		t.Run(string(e), func(t *testing.T) { test(t, e) })
	}
}

// place is where a room of a directory is: in it alone, or with a database that
// the test has to itself.
func (e engine) place(t testing.TB, dir string) place {
	t.Helper()
	if e == postgresEngine {
		return place{dir, pgtest.Of(t, dir)}
	}
	return place{dir: dir}
}

// flags name the place to a command.
func (p place) flags() []string {
	if p.database == "" {
		return []string{"--data", p.dir}
	}
	return []string{"--data", p.dir, "--database", p.database}
}

// demo are the flags of a server of the demonstration. With a database, where
// --demo is refused, they name a room that holds its texts.
func (e engine) demo(t *testing.T) []string {
	t.Helper()
	at := e.place(t, filepath.Join(t.TempDir(), "demo"))
	if e == sqliteEngine {
		return append(at.flags(), "--demo")
	}
	r, err := openRoom(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(r.loadDemo(t.Context(), streams{nil, io.Discard, io.Discard}), r.close()); err != nil {
		t.Fatal(err)
	}
	return at.flags()
}
