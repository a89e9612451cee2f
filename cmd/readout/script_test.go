//go:build !race

package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"readout/internal/store/pgtest"
)

// TestScripts runs the command line as people do; the scripts read like its
// manual.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", RequireUniqueNames: true})
}

// TestScriptsOnPostgres runs what has a room of its own on the other engine,
// and what there is to say of that engine alone.
func TestScriptsOnPostgres(t *testing.T) {
	pgtest.Empty(t) // says here what the machine lacks
	testscript.Run(t, testscript.Params{
		Files: []string{"testdata/script/import.txtar", "testdata/postgres/database.txtar", "testdata/postgres/copy.txtar", "testdata/postgres/backup.txtar"}, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("READOUT_DATABASE", pgtest.Database(t))
			e.Setenv("EMPTY", pgtest.Empty(t))
			return nil
		},
	})
}
