package pgtest

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// migrated are the files of a SQLite database that was migrated once, by name:
// to run all migrations takes a test longer than most of what it asks.
var migrated = sync.OnceValues(func() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "readout-migrated")
	if err != nil {
		return nil, err
	}
	made, err := filesOf(dir)
	return made, errors.Join(err, os.RemoveAll(dir))
})

func filesOf(dir string) (map[string][]byte, error) {
	db, err := sqlite.Open(context.Background(), dir)
	if err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	made := map[string][]byte{}
	names, err := filepath.Glob(filepath.Join(dir, "readout.db*"))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		made[filepath.Base(name)] = data
	}
	return made, err
}

// SQLite opens the SQLite database of a folder. Where there is none it is a copy
// of one that was migrated once, as databases on the shared server are. The
// caller closes it.
func SQLite(t testing.TB, dir string) *store.DB {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, "readout.db")); errors.Is(err, fs.ErrNotExist) {
		files, err := migrated()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		for name, data := range files {
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	db, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return db
}
