package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"readout/internal/store/pgtest"
)

func TestMain(m *testing.M) {
	testscript.Main(stopping{m}, map[string]func(){"readout": main, "readout-measured": readoutMeasured})
}

// stopping stops the database server that tests share, once all have run.
type stopping struct{ *testing.M }

// Run implements testscript.TestingM.
func (s stopping) Run() int { return pgtest.Main(s.M) }
