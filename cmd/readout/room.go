package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"readout"
	"readout/internal/files"
	"readout/internal/press"
	"readout/internal/reading"
	"readout/internal/register"
	"readout/internal/store"
	"readout/internal/store/postgres"
	"readout/internal/store/pressdb"
	"readout/internal/store/registerdb"
)

// pressRoom is an open room: a data directory, and its database.
type pressRoom struct {
	at        place
	db        *store.DB
	office    *press.Office
	registrar *register.Registrar
	originals *files.Store
	config    configuration
	secret    []byte
}

// openRoom opens a room and makes what is missing in a new one. Which publishers
// there are is then as readout.yaml says.
func openRoom(ctx context.Context, at place) (_ *pressRoom, err error) {
	if err := at.check(); err != nil {
		return nil, err
	}
	config, err := readConfig(at.dir)
	if err != nil {
		return nil, err
	}
	r := &pressRoom{at: at, config: config}
	defer func() {
		if err != nil && r.db != nil {
			err = errors.Join(err, r.db.Close())
		}
	}()
	// In this order: another process that begins the room makes the secret first.
	begun := at.hasFile()
	if at.database != "" {
		if r.db, err = at.open(ctx); err != nil {
			return nil, err
		}
		if begun, err = r.db.HasSecret(ctx); err != nil {
			return nil, err
		}
	}
	if r.secret, err = openSecret(at.dir, begun); err != nil {
		return nil, err
	}
	if r.db == nil {
		if r.db, err = at.open(ctx); err != nil {
			return nil, err
		}
	}
	if err := r.db.CheckSecret(ctx, r.secret); err != nil {
		return nil, err
	}
	if r.originals, err = files.Open(filepath.Join(at.dir, "files")); err != nil {
		return nil, err
	}
	r.office = press.NewOffice(pressdb.New(r.db), r.originals, time.Now, rand.Reader)
	r.registrar = register.New(registerdb.New(r.db), r.office, reading.Read, time.Now)
	for _, p := range config.Publishers {
		if err := r.office.SetPublisher(ctx, p); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// openExisting opens a room that must be there.
func openExisting(ctx context.Context, at place) (*pressRoom, error) {
	if err := at.exists(); err != nil {
		return nil, err
	}
	return openRoom(ctx, at)
}

// turn is how this process and others agree on who runs the shared followers;
// done is called when it is used no more.
func (r *pressRoom) turn(log *slog.Logger) (followers turn, done func() error, err error) {
	if r.at.database == "" {
		return lockedTurn{r.at.dir}, func() error { return nil }, nil
	}
	leases, err := postgres.OpenLeases(r.at.database)
	if err != nil {
		return nil, nil, err
	}
	return leasedTurn{leases, processName(), log}, leases.Close, nil
}

func (r *pressRoom) close() error { return r.db.Close() }

// publishers are all that texts may come from, by code: those of readout.yaml,
// and those that are in the room already.
func (r *pressRoom) publishers(ctx context.Context) (map[string]readout.Publisher, error) {
	lines, err := r.office.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	known := map[string]readout.Publisher{}
	for _, l := range lines {
		known[l.Code] = l.Publisher
	}
	for _, p := range r.config.Publishers {
		known[p.Code] = p
	}
	return known, nil
}

// secretBytes is the length of a room's secret.
const secretBytes = 32

// openSecret returns the secret of a room, which is made when the room is new.
// One that was lost beside existing data stops the program (P3): what it
// protects must not change unseen.
func openSecret(dir string, begun bool) ([]byte, error) {
	path := filepath.Join(dir, "secret")
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && begun:
		return nil, readout.Invalid("the secret of this data directory is lost; put %s back from a backup, or copy that of another process on the same database", path)
	case errors.Is(err, fs.ErrNotExist):
		made := make([]byte, secretBytes)
		rand.Read(made)
		if err := writeNew(path, append(hex.AppendEncode(nil, made), '\n')); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("making a secret: %w", err)
		}
	case err != nil:
		return nil, fmt.Errorf("secret: %w", err)
	case info.Mode().Perm()&0o077 != 0:
		return nil, readout.Invalid("others may read %s (mode %04o); run: chmod 600 %s", path, info.Mode().Perm(), path)
	}
	data, err := readMost(path, 1024)
	if err != nil {
		return nil, fmt.Errorf("secret: %w", err)
	}
	secret, err := hex.DecodeString(string(data[:max(0, len(data)-1)]))
	if err != nil || len(secret) != secretBytes {
		return nil, readout.Invalid("%s is damaged; put it back from a backup", path)
	}
	return secret, nil
}

// demoMark is the file that says that a data directory holds a demonstration
// and nothing else.
const demoMark = "demo"

// isDemo reports whether a data directory holds a demonstration.
func isDemo(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, demoMark))
	return err == nil
}

// refuseDemo keeps real texts and a demonstration apart.
func refuseDemo(dir string) error {
	if isDemo(dir) {
		return readout.Invalid("%s holds the demonstration; serve it with --demo, or use another --data", dir)
	}
	return nil
}

// roomFirst is err or, where the disk of the data directory is full, the
// sentence that says so: what failed for want of room is not what is wrong.
func roomFirst(dir string, err error) error {
	if err == nil {
		return nil
	}
	if full := files.Room(dir); full != nil {
		return full
	}
	return err
}
