package site_test

import (
	"os"
	"testing"

	"readout/internal/roomtest"
)

func TestMain(m *testing.M) { os.Exit(roomtest.Main(m)) }
