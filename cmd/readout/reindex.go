package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"readout/internal/search"
)

// reindexCommand builds the search index anew.
type reindexCommand struct {
	Data string `default:"data" placeholder:"DIR" help:"Data directory."`
	databaseFlag
}

// Run builds the index beside the old one; stopped before the end, it has
// changed nothing.
func (c *reindexCommand) Run(ctx context.Context, std streams) error {
	r, err := openExisting(ctx, place{c.Data, c.Database})
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	n, err := search.Reindex(ctx, r.at.dir, r.office, r.db, log)
	if ctx.Err() != nil {
		err = errors.New("interrupted; the index is as it was")
	}
	if err == nil {
		fmt.Fprintf(std.err, "readout: %d releases in the new index\n", n)
	}
	return errors.Join(err, r.close())
}
