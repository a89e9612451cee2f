package sqlite_test

import (
	"path/filepath"
	"testing"

	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/sqlite"
	"readout/internal/store/storetest"
)

func TestStores(t *testing.T) {
	storetest.Run(t, func(t testing.TB, dir string) *store.DB {
		db := pgtest.SQLite(t, filepath.Join(dir, "data"))
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Errorf("closing: %v", err)
			}
		})
		return db
	})
}

func TestHits(t *testing.T) {
	storetest.Hits(t, func(t testing.TB, dir string) *store.DB {
		db, err := sqlite.OpenHits(t.Context(), filepath.Join(dir, "data"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Errorf("closing: %v", err)
			}
		})
		return db
	})
}
