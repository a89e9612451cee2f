package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"readout"
	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// backupMark is the file that says that a backup is whole.
const backupMark = "backup"

// backupCommand copies a room, of either engine, into a new directory while it
// is served. The directory holds a room of its own.
type backupCommand struct {
	Data string `default:"data" placeholder:"DIR" help:"Data directory."`
	databaseFlag
	To string `arg:"" name:"DIR" help:"Directory of the backup; it must be new or empty."`
}

// Run copies the database as it stands at one moment, then the files, which are
// kept before the rows that name them, then the counts of views. What was
// acknowledged before Run is in the backup.
func (c *backupCommand) Run(ctx context.Context, std streams) error {
	from, to := place{c.Data, c.Database}, place{dir: c.To}
	if err := refuseDemo(from.dir); err != nil {
		return err
	}
	if err := errors.Join(from.check(), from.exists()); err != nil {
		return err
	}
	if entries, err := os.ReadDir(to.dir); err == nil && len(entries) > 0 {
		return readout.Invalid("%s holds something; name a directory that is new", to.dir)
	}
	if err := sqlite.CheckDir(to.dir); err != nil {
		return err
	}
	began := time.Now().UTC()
	rows, n, err := copyRoom(ctx, from, to)
	if err != nil {
		return err
	}
	mark := fmt.Sprintf("A whole backup, begun %s: %d rows, %d files. Bring it back with readout restore.\n", began.Format(time.RFC3339), rows, n)
	if err := writeNew(filepath.Join(to.dir, backupMark), []byte(mark)); err != nil {
		return fmt.Errorf("marking the backup as whole: %w", err)
	}
	fmt.Fprintf(std.err, "readout: %d rows and %d files are in %s\n", rows, n, to.dir)
	return nil
}

// restoreCommand brings a room back from a backup, into either engine.
type restoreCommand struct {
	Data string `default:"data" placeholder:"DIR" help:"Data directory; it must hold no room."`
	databaseFlag
	From string `arg:"" name:"BACKUP" help:"Directory that readout backup has made."`
}

// Run copies everything back and begins a new era, because numbers of events
// that came after the backup will be given again.
func (c *restoreCommand) Run(ctx context.Context, std streams) error {
	from, to := place{dir: c.From}, place{c.Data, c.Database}
	if _, err := os.Stat(filepath.Join(from.dir, backupMark)); errors.Is(err, fs.ErrNotExist) {
		return readout.Invalid("%s is no whole backup: the file %s is missing", from.dir, backupMark)
	}
	if err := sqlite.CheckDir(from.dir); err != nil {
		return err
	}
	if err := to.check(); err != nil {
		return err
	}
	if to.database == "" && to.hasFile() {
		return readout.Invalid("%s holds a room already; name a directory without one with --data", to.dir)
	}
	rows, n, err := copyRoom(ctx, from, to)
	if err != nil {
		return err
	}
	if err := newEra(ctx, to); err != nil {
		return err
	}
	fmt.Fprintf(std.err, "readout: %d rows and %d files are back in %s\n", rows, n, to.dir)
	return nil
}

// copyRoom copies the database, then files, then counts of views.
func copyRoom(ctx context.Context, from, to place) (rows, n int, err error) {
	room, err := copyTables(ctx, from, to, place.open, store.RoomTables(), false)
	if err != nil {
		return 0, 0, err
	}
	if n, err = copyFiles(ctx, from.dir, to.dir); err != nil {
		return 0, 0, err
	}
	hits, err := copyTables(ctx, from, to, place.openHits, store.HitsTables(), false)
	if err != nil {
		return 0, 0, err
	}
	return room + hits, n, checkFiles(ctx, to)
}

func newEra(ctx context.Context, at place) (err error) {
	db, err := at.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var name [16]byte
	rand.Read(name[:])
	return db.BeginEra(ctx, hex.EncodeToString(name[:]))
}
