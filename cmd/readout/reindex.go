package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"readout"
	"readout/internal/search"
	"readout/internal/store/searchdb"
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
	features, err := r.config.features(new(serveCommand).house(r.config))
	if err != nil {
		return errors.Join(err, r.close())
	}
	n, err := search.Reindex(ctx, r.at.dir, r.findable(features), r.db, log)
	if ctx.Err() != nil {
		err = errors.New("interrupted; the index is as it was")
	}
	if err == nil {
		fmt.Fprintf(std.err, "readout: %d releases in the new index\n", n)
	}
	return errors.Join(err, r.close())
}

// findable is what the index is made of: texts, and what the register tells of
// meetings as far as the house shows that.
func (r *pressRoom) findable(features readout.Features) search.Editions {
	if !features.Public(readout.FeatureUnconfirmedDetails) {
		return r.office
	}
	return search.With(r.office, searchdb.New(r.db, features.Public(readout.FeaturePeople)))
}
