package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"readout"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

func open(t *testing.T) (*store.DB, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	db, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return db, dir
}

func TestP03WorldReadableDirectoryIsRefused(t *testing.T) {
	for _, mode := range []os.FileMode{0o755, 0o701, 0o750, 0o777} {
		dir := t.TempDir()
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := sqlite.Open(t.Context(), dir); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("mode %o: %v", mode, err)
		}
	}
	_, dir := open(t)
	for _, name := range []string{"", "readout.db", "readout.db-wal", "readout.db-shm"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %o", name, info.Mode().Perm())
		}
	}
	if err := os.Chmod(filepath.Join(dir, "readout.db"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(t.Context(), dir); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a database that others may read: %v", err)
	}
}

func TestOnlyOneServesADirectory(t *testing.T) {
	_, dir := open(t)
	release, err := sqlite.Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Lock(dir); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a second lock: %v", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	again, err := sqlite.Lock(dir)
	if err != nil {
		t.Fatalf("after release: %v", err)
	}
	if err := again(); err != nil {
		t.Fatal(err)
	}
}

// TestP26NewerDataIsRefused: a program does not write what it does not know.
func TestP26NewerDataIsRefused(t *testing.T) {
	db, dir := open(t)
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(t.Context(), "insert into goose_db_version (version_id, is_applied) values (9999, 1)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(t.Context(), dir); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a newer schema: %v", err)
	}
}
