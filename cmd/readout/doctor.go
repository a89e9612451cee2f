package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"readout"
	"readout/internal/files"
	"readout/internal/web"
)

// doctorCommand looks a data directory over and says what is not as it should
// be.
type doctorCommand struct {
	Data   string `default:"data" placeholder:"DIR" help:"Data directory."`
	Public bool   `help:"Look for what a start that the public can reach needs as well."`
	databaseFlag
}

// Run opens the directory, which checks its modes, secret, configuration and
// schema, and lists the events that a follower gave up on. Exit status 1 means
// that something is to be done.
func (c *doctorCommand) Run(ctx context.Context, std streams) error {
	r, err := openExisting(ctx, place{c.Data, c.Database})
	if err != nil {
		return err
	}
	sound, err := c.look(ctx, std.out, r)
	if err = errors.Join(err, r.close()); err == nil && !sound {
		err = errReported
	}
	return err
}

func (c *doctorCommand) look(ctx context.Context, out io.Writer, r *pressRoom) (sound bool, err error) {
	features, err := r.config.features((&serveCommand{}).house(r.config))
	if err != nil {
		return false, err
	}
	shown := 0
	for _, audience := range features {
		if audience == readout.AudiencePublic {
			shown++
		}
	}
	publishers, err := r.publishers(ctx)
	if err != nil {
		return false, err
	}
	waiting, err := r.office.Scheduled(ctx)
	if err != nil {
		return false, err
	}
	fmt.Fprintf(out, "%s: %d publishers, %d of %d features public, %d units wait for their time\n", c.Data, len(publishers), shown, len(features), len(waiting))
	full := files.Room(c.Data)
	if full != nil {
		fmt.Fprintln(out, full)
	}
	proposed := web.HouseNames()
	left := r.config.unconfirmed()
	for _, code := range left {
		fmt.Fprintf(out, "the name of %s is not confirmed; write it under names in %s, as %s: {en: %s, ko: %s} or as the house calls it\n",
			code, filepath.Join(c.Data, configName), code, proposed.Name(code, "en"), proposed.Name(code, "ko"))
	}
	if len(left) > 0 && c.Public {
		return false, nil
	}
	outdated, err := r.registrar.Outdated(ctx)
	if err != nil {
		return false, err
	}
	if outdated > 0 { // which is no fault: the public sees what was read before
		fmt.Fprintf(out, "%d records were made by other rules; readout register reread makes them anew\n", outdated)
	}
	parked, err := r.db.ParkedEvents(ctx)
	if err != nil {
		return false, err
	}
	for _, p := range parked {
		fmt.Fprintf(out, "%s gave up on event %d on %s: %s\n", p.Follower, p.Event, p.At.Format("2006-01-02 15:04"), p.Cause)
	}
	if len(parked) > 0 {
		fmt.Fprintln(out, "what a follower gave up on is missing from what it builds; a newer program may take it: for search, run readout reindex")
		return false, nil
	}
	if full != nil {
		return false, nil
	}
	fmt.Fprintln(out, "nothing is wrong")
	return true, nil
}
