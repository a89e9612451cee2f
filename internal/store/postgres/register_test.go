//go:build !race

package postgres_test

import (
	"testing"

	"readout/internal/store/registertest"
)

// TestRegister is TestRegisterOnSQLite of internal/store/registerdb on this engine.
func TestRegister(t *testing.T) { registertest.Run(t, open) }
