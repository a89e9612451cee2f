package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
	driver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"readout"
	"readout/internal/store"
)

//go:embed migrations hits
var folders embed.FS

// minimum is the oldest library that may be used: before it a race of the
// write-ahead log could corrupt a database (sqlite.org/releaselog/3_51_3.html).
var minimum = [3]int{3, 51, 3}

// Open opens, and makes where it is missing, the database of a data directory:
// readout.db, brought to the newest schema.
func Open(ctx context.Context, dir string) (*store.DB, error) {
	return open(ctx, dir, "readout.db", "migrations")
}

// OpenHits opens the counter's database, hits.db, which is apart so that
// counting never waits for an import.
func OpenHits(ctx context.Context, dir string) (*store.DB, error) {
	return open(ctx, dir, "hits.db", "hits")
}

func open(ctx context.Context, dir, name, migrations string) (*store.DB, error) {
	if err := CheckDir(dir); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, name)
	if err := ownFile(path); err != nil {
		return nil, err
	}
	write, err := sql.Open("sqlite", dsn(path, "immediate", "synchronous(full)", "journal_size_limit(67108864)"))
	if err != nil {
		return nil, fmt.Errorf("database %s: %w", path, err)
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", dsn(path, "deferred", "query_only(true)"))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("database %s: %w", path, err), write.Close())
	}
	if err := prepare(ctx, write, dir, migrations); err != nil {
		return nil, errors.Join(fmt.Errorf("database %s: %w", path, err), write.Close(), read.Close())
	}
	return store.New(write, read, store.Engine{Rebind: rebind, Begin: "begin immediate", BeginWhole: true, BeginRead: "begin", Commit: "commit", Again: again}), nil
}

// dsn writes the driver's address of a database file.
func dsn(path, lock string, pragmas ...string) string {
	q := url.Values{"_txlock": {lock}}
	for _, p := range append([]string{"busy_timeout(10000)", "journal_mode(wal)", "foreign_keys(true)", "cache_size(-16000)", "temp_store(memory)", "trusted_schema(false)"}, pragmas...) {
		q.Add("_pragma", p)
	}
	// a path may hold ? and #, which would end it
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// prepare checks the library and brings the schema up. Processes that start
// together take turns.
func prepare(ctx context.Context, db *sql.DB, dir, folder string) error {
	if err := checkVersion(ctx, db); err != nil {
		return err
	}
	release, err := waitForLock(ctx, filepath.Join(dir, "migrate.lock"))
	if err != nil {
		return err
	}
	err = migrate(ctx, db, folder)
	return errors.Join(err, release())
}

func migrate(ctx context.Context, db *sql.DB, folder string) error {
	files, err := fs.Sub(folders, folder)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("reading migrations: %w", err)
	}
	have, want, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("reading the schema's version: %w", err)
	}
	if have > want {
		return readout.Invalid("the data directory was written by a newer program (schema %d, this one knows %d); use that program or a backup from before", have, want)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	return nil
}

func checkVersion(ctx context.Context, db *sql.DB) error {
	var version string
	if err := db.QueryRowContext(ctx, "select sqlite_version()").Scan(&version); err != nil {
		return fmt.Errorf("asking for the library's version: %w", err)
	}
	if !atLeast(version, minimum) {
		return fmt.Errorf("SQLite %s may corrupt its write-ahead log; this program needs %d.%d.%d or newer", version, minimum[0], minimum[1], minimum[2])
	}
	return nil
}

// atLeast compares a version such as 3.51.3.
func atLeast(version string, least [3]int) bool {
	parts := strings.SplitN(version, ".", 3)
	for i, want := range least {
		if i >= len(parts) {
			return false
		}
		got, err := strconv.Atoi(parts[i])
		if err != nil || got < want {
			return false
		}
		if got > want {
			return true
		}
	}
	return true
}

// rebind writes $1 as ?1, outside of string literals: drivers bind $1 by its
// order of appearance and ?1 by its number.
func rebind(query string) string {
	b := []byte(query)
	literal := false
	for i, c := range b {
		switch {
		case c == '\'':
			literal = !literal
		case c == '$' && !literal && i+1 < len(b) && b[i+1] >= '0' && b[i+1] <= '9':
			b[i] = '?'
		}
	}
	return string(b)
}

// again is true of a transaction that found the database locked by another
// process for longer than it waits.
func again(err error) bool {
	var e *driver.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == sqlite3.SQLITE_BUSY || code == sqlite3.SQLITE_LOCKED
}

// ownFile makes a file that its owner alone may read; the write-ahead log takes
// over its mode.
func ownFile(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("database file: %w", err)
	}
	return f.Close()
}
