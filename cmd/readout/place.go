package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"readout"
	"readout/internal/store"
	"readout/internal/store/postgres"
	"readout/internal/store/sqlite"
)

// databaseFlag is --database, as every command has it that opens a room.
type databaseFlag struct {
	Database string `placeholder:"URL" env:"READOUT_DATABASE" help:"PostgreSQL database of the room, as postgres://USER@HOST/NAME; without it the room is the data directory alone. With it the directory holds originals, index and secret. Set PGPASSWORD or a password file rather than a password in the address."`
}

// Validate refuses what is no address of a database.
func (f databaseFlag) Validate() error {
	if f.Database != "" && !postgres.Is(f.Database) {
		return errors.New("--database: name it as postgres://USER@HOST/NAME")
	}
	return nil
}

// place is where a room is kept: a directory alone, or with a database beside
// it that several processes share.
type place struct {
	dir      string
	database string // "" where the directory holds the database too
}

// check makes the directory where it is missing and refuses one that is unsafe,
// or that holds a room of its own beside a database.
func (p place) check() error {
	if err := sqlite.CheckDir(p.dir); err != nil {
		return err
	}
	if p.database != "" && p.hasFile() {
		return readout.Invalid("%s holds a room of its own (readout.db), which is not the one of --database; use another --data, or move readout.db and hits.db away if they were copied", p.dir)
	}
	return nil
}

// open opens the database, which is brought to the newest schema.
func (p place) open(ctx context.Context) (*store.DB, error) {
	if p.database == "" {
		return sqlite.Open(ctx, p.dir)
	}
	return postgres.Open(ctx, p.database)
}

// openHits opens the counter's database.
func (p place) openHits(ctx context.Context) (*store.DB, error) {
	if p.database == "" {
		return sqlite.OpenHits(ctx, p.dir)
	}
	return postgres.OpenHits(ctx, p.database)
}

// hasFile reports whether the directory holds a database of its own.
func (p place) hasFile() bool {
	_, err := os.Stat(filepath.Join(p.dir, "readout.db"))
	return err == nil
}

// exists refuses a directory that would have to hold a room and does not.
func (p place) exists() error {
	if p.database == "" && !p.hasFile() {
		return readout.Invalid("%s holds no releases; name the data directory with --data", p.dir)
	}
	return nil
}
