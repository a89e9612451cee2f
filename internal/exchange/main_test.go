package exchange_test

import (
	"os"
	"testing"

	"readout/internal/store/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }
