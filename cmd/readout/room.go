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

	"golang.org/x/sys/unix"

	"readout"
	"readout/internal/files"
	"readout/internal/press"
	"readout/internal/reading"
	"readout/internal/register"
	"readout/internal/store"
	"readout/internal/store/pressdb"
	"readout/internal/store/registerdb"
	"readout/internal/store/sqlite"
)

// pressRoom is an open data directory.
type pressRoom struct {
	dir       string
	db        *store.DB
	office    *press.Office
	registrar *register.Registrar
	config    configuration
	secret    []byte
}

// openRoom opens a data directory and makes what is missing in a new one. Which
// publishers there are is then as readout.yaml says.
func openRoom(ctx context.Context, dir string) (*pressRoom, error) {
	if err := sqlite.CheckDir(dir); err != nil {
		return nil, err
	}
	secret, err := openSecret(dir)
	if err != nil {
		return nil, err
	}
	config, err := readConfig(dir)
	if err != nil {
		return nil, err
	}
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	originals, err := files.Open(filepath.Join(dir, "files"))
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	r := &pressRoom{dir: dir, db: db, config: config, secret: secret}
	r.office = press.NewOffice(pressdb.New(db), originals, time.Now, rand.Reader)
	r.registrar = register.New(registerdb.New(db), r.office, reading.Read, time.Now)
	for _, p := range config.Publishers {
		if err := r.office.SetPublisher(ctx, p); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return r, nil
}

// openExisting opens a data directory that must be there.
func openExisting(ctx context.Context, dir string) (*pressRoom, error) {
	if _, err := os.Stat(filepath.Join(dir, "readout.db")); err != nil {
		return nil, readout.Invalid("%s holds no releases; name the data directory with --data", dir)
	}
	return openRoom(ctx, dir)
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

// openSecret returns the secret of a data directory, which is made when the
// directory is new. One that was lost beside existing data stops the program
// (P3): what it protects must not change unseen.
func openSecret(dir string) ([]byte, error) {
	path := filepath.Join(dir, "secret")
	// In this order: another process that begins the room makes the secret first.
	_, existing := os.Stat(filepath.Join(dir, "readout.db"))
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && existing == nil:
		return nil, readout.Invalid("the secret of this data directory is lost; put %s back from a backup", path)
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

// followerLease is held by the one process that runs the followers which share
// the database. The operating system frees it when the process ends, however it
// ends.
func followerLease(dir string) (release func() error, free bool, err error) {
	f, err := os.OpenFile(filepath.Join(dir, "followers.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, false, fmt.Errorf("lease of the followers: %w", err)
	}
	switch err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); {
	case errors.Is(err, unix.EWOULDBLOCK):
		return nil, false, f.Close()
	case err != nil:
		return nil, false, errors.Join(fmt.Errorf("lease of the followers: %w", err), f.Close())
	}
	return f.Close, true, nil
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
