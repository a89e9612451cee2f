package postgres_test

import (
	"flag"
	"log"
	"os"
	"testing"

	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
	"readout/internal/store/storetest"
)

// TestMain runs a quarter of the random histories: they are about the stores'
// queries, which over SQLite meet all of them, and an engine that answers otherwise
// does so in few.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "25"); err != nil {
		log.Fatal(err)
	}
	os.Exit(pgtest.Main(m))
}

func TestStores(t *testing.T) { storetest.Run(t, open) }

func TestHits(t *testing.T) {
	storetest.Hits(t, func(t testing.TB, dir string) *store.DB {
		db, err := postgres.OpenHits(t.Context(), pgtest.Of(t, dir))
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

// open opens the database that belongs to a folder.
func open(t testing.TB, dir string) *store.DB {
	t.Helper()
	return openAt(t, pgtest.Of(t, dir))
}

func openAt(t testing.TB, address string) *store.DB {
	t.Helper()
	db, err := postgres.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return db
}
