package registerdb_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"readout/internal/store"
	"readout/internal/store/registertest"
	"readout/internal/store/sqlite"
)

func TestRegisterOnSQLite(t *testing.T) { registertest.Run(t, open) }

func open(t testing.TB, dir string) *store.DB {
	t.Helper()
	db, err := sqlite.Open(context.Background(), filepath.Join(dir, "data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func BenchmarkRegister(b *testing.B) {
	for _, releases := range []int{5_000, 20_000} {
		b.Run(strconv.Itoa(releases), func(b *testing.B) {
			for range b.N {
				registertest.Bench(b, open, releases)
			}
		})
	}
}

// BenchmarkAdd prints what one release costs beside 1,000 and more meetings. The
// million is measured where READOUT_MILLION is set: filling takes minutes.
func BenchmarkAdd(b *testing.B) {
	sizes := []int{1_000, 10_000, 100_000}
	if os.Getenv("READOUT_MILLION") != "" {
		sizes = append(sizes, 1_000_000)
	}
	for _, meetings := range sizes {
		b.Run(strconv.Itoa(meetings), func(b *testing.B) {
			for range b.N {
				registertest.BenchAdd(b, open, meetings)
			}
		})
	}
}
