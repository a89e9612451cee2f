package main

import (
	"context"
	"errors"
	"fmt"
)

// migrateCommand brings a room's database to the newest schema, which every
// command that opens one does too: for a role that may change the schema, before
// processes start whose role may not.
type migrateCommand struct {
	Data string `default:"data" placeholder:"DIR" help:"Data directory."`
	databaseFlag
}

// Run migrates and says so.
func (c *migrateCommand) Run(ctx context.Context, std streams) error {
	at := place{c.Data, c.Database}
	if err := at.exists(); err != nil {
		return err
	}
	db, err := at.open(ctx)
	if err != nil {
		return err
	}
	hits, err := at.openHits(ctx)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	if err := errors.Join(hits.Close(), db.Close()); err != nil {
		return err
	}
	fmt.Fprintln(std.err, "readout: the database has the newest schema")
	return nil
}
