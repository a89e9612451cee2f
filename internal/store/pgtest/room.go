package pgtest

import (
	"os"
	"testing"

	"readout/internal/store"
	"readout/internal/store/postgres"
)

// Room opens the database of a room's folder for a test that is not about an
// engine, as Open does. It is closed when the test ends.
func Room(t testing.TB, dir string) *store.DB {
	t.Helper()
	db := Open(t, dir)
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return db
}

// Open opens the database of a room's folder: SQLite, or PostgreSQL where
// READOUT_ENGINE says "postgres". Opening one folder twice is what a second
// process does. The caller closes it.
func Open(t testing.TB, dir string) *store.DB {
	t.Helper()
	var db *store.DB
	var err error
	switch engine := os.Getenv("READOUT_ENGINE"); engine {
	case "", "sqlite":
		return SQLite(t, dir)
	case "postgres":
		db, err = postgres.Open(t.Context(), Of(t, dir))
	default:
		t.Fatalf("READOUT_ENGINE is %q; it may be sqlite or postgres", engine)
	}
	if err != nil {
		t.Fatal(err)
	}
	return db
}
