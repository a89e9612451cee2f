package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"

	"readout"
	"readout/internal/files"
	"readout/internal/store"
	"readout/internal/store/postgres"
	"readout/internal/store/sqlite"
)

// copyCommand takes a room from a directory to a database, or back.
type copyCommand struct {
	From string `required:"" placeholder:"DIR|URL" help:"Where the room is: a data directory, or postgres://USER@HOST/NAME."`
	To   string `required:"" placeholder:"DIR|URL" help:"Where it goes, the other of the two; it must hold no room."`
	Data string `placeholder:"DIR" help:"Data directory beside the database, with originals, secret and configuration; without it they stay in, or come from, the directory that is named already."`
}

// Validate refuses what is no copy from one engine to the other.
func (c *copyCommand) Validate() error {
	if postgres.Is(c.From) == postgres.Is(c.To) {
		return errors.New("copy goes from a data directory to a postgres:// address, or back")
	}
	return nil
}

// Run copies rows, then files, and reads everything again on both sides.
func (c *copyCommand) Run(ctx context.Context, std streams) error {
	from, to := c.places()
	if err := refuseDemo(from.dir); err != nil {
		return err
	}
	for _, p := range []place{from, to} {
		if err := sqlite.CheckDir(p.dir); err != nil {
			return err
		}
	}
	if from.database == "" && !from.hasFile() {
		return readout.Invalid("%s holds no releases; name the data directory with --from", from.dir)
	}
	if to.database == "" && to.hasFile() {
		return readout.Invalid("%s holds a room already; name a directory without one with --to", to.dir)
	}
	quiet, err := from.quiet(ctx)
	if err != nil {
		return err
	}
	err = c.copy(ctx, std, from, to)
	return errors.Join(err, quiet())
}

// places are where the room is and goes.
func (c *copyCommand) places() (from, to place) {
	from, to = place{dir: c.From}, place{dir: c.To}
	if postgres.Is(c.From) {
		from = place{c.Data, c.From}
		if c.Data == "" {
			from.dir = c.To
		}
	} else {
		to = place{c.Data, c.To}
		if c.Data == "" {
			to.dir = c.From
		}
	}
	return from, to
}

// quiet makes sure that nobody serves the place, and keeps it so where it can.
func (p place) quiet(ctx context.Context) (release func() error, err error) {
	if p.database == "" {
		return sqlite.Lock(p.dir)
	}
	if err := postgres.Migrate(ctx, p.database); err != nil {
		return nil, err
	}
	leases, err := postgres.OpenLeases(p.database)
	if err != nil {
		return nil, err
	}
	n, err := leases.Behind(ctx, math.MaxInt64)
	if err = errors.Join(err, leases.Close()); err != nil {
		return nil, err
	}
	if n > 0 {
		return nil, readout.Invalid("%d processes serve the database; stop them first", n)
	}
	return func() error { return nil }, nil
}

func (c *copyCommand) copy(ctx context.Context, std streams, from, to place) error {
	// files first: a row that names one never stands without it
	n, err := copyFiles(ctx, from.dir, to.dir)
	if err != nil {
		return err
	}
	room, err := copyTables(ctx, from, to, place.open, store.RoomTables(), true)
	if err != nil {
		return err
	}
	hits, err := copyTables(ctx, from, to, place.openHits, store.HitsTables(), true)
	if err != nil {
		return err
	}
	if err := checkFiles(ctx, to); err != nil {
		return err
	}
	fmt.Fprintf(std.err, "readout: %d rows and %d files are copied and equal\n", room+hits, n)
	if to.database != "" && to.hasFile() {
		fmt.Fprintf(std.err, "readout: move readout.db and hits.db out of %s before you serve it with --database\n", to.dir)
	}
	return nil
}

// copyTables copies tables, reads them again and compares; where still is true
// the source must be as it was too. It returns how many rows there are.
func copyTables(ctx context.Context, from, to place, open func(place, context.Context) (*store.DB, error), tables []store.Table, still bool) (rows int, err error) {
	source, err := open(from, ctx)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	target, err := open(to, ctx)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	read, err := source.CopyTo(ctx, target, tables)
	if err != nil {
		return 0, err
	}
	compare := func(db *store.DB, what string) error {
		sums, err := db.Sums(ctx, tables)
		if err != nil {
			return err
		}
		for _, t := range tables {
			if sums[t.Name] != read[t.Name] {
				return fmt.Errorf("table %s differs after the copy: %s; empty the target and copy again", t.Name, what)
			}
		}
		return nil
	}
	if err := compare(target, "the target is not what was read"); err != nil {
		return 0, err
	}
	if still {
		if err := compare(source, "the source was changed meanwhile"); err != nil {
			return 0, err
		}
	}
	for sum := range maps.Values(read) {
		rows += sum.Rows
	}
	return rows, nil
}

// filesAtOnce is how many originals are in memory at a time; each is at most as
// large as an import may be.
const filesAtOnce = 16

// copyFiles copies originals, secret and configuration between two directories,
// and reads each original again.
func copyFiles(ctx context.Context, from, to string) (int, error) {
	source, err := files.Open(filepath.Join(from, "files"))
	if err != nil {
		return 0, err
	}
	target, err := files.Open(filepath.Join(to, "files"))
	if err != nil {
		return 0, err
	}
	names, err := source.Names()
	if err != nil {
		return 0, err
	}
	for some := range slices.Chunk(names, filesAtOnce) {
		var all [][]byte
		for _, name := range some {
			data, err := original(source, name)
			if err != nil {
				return 0, err
			}
			all = append(all, data)
		}
		if from == to {
			continue // they were read and are whole
		}
		if err := target.Put(ctx, all...); err != nil {
			return 0, err
		}
		for _, name := range some {
			if _, err := original(target, name); err != nil {
				return 0, err
			}
		}
	}
	if from == to {
		return len(names), nil
	}
	for _, name := range []string{"secret", configName} {
		data, err := readMost(filepath.Join(from, name), configMost)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = writeNew(filepath.Join(to, name), data)
		}
		if errors.Is(err, fs.ErrExist) {
			there, other := os.ReadFile(filepath.Join(to, name))
			if err = other; err == nil && string(there) != string(data) {
				err = readout.Invalid("%s holds another %s; name a directory without one", to, name)
			}
		}
		if err != nil {
			return 0, err
		}
	}
	return len(names), nil
}

// original reads an original and holds it to its name.
func original(s *files.Store, name string) ([]byte, error) {
	f, err := s.Open(name)
	if err != nil {
		return nil, fmt.Errorf("original %s: %w", name, err)
	}
	data, err := io.ReadAll(f)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("original %s: %w", name, err)
	}
	if files.Sum(data) != name {
		return nil, readout.Invalid("the original %s is damaged; put it back from a backup", name)
	}
	return data, nil
}

// checkFiles reports the first original or attachment that a version names and
// that is not there.
func checkFiles(ctx context.Context, p place) (err error) {
	db, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	originals, err := files.Open(filepath.Join(p.dir, "files"))
	if err != nil {
		return err
	}
	return db.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Query(ctx, "select original_sha256 from versions where original_sha256 <> '' union select sha256 from attachments")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				return err
			}
			f, err := originals.Open(name)
			if err != nil {
				return readout.Invalid("the file %s is in neither directory; give the one that holds it with --data", name)
			}
			if err := f.Close(); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}
