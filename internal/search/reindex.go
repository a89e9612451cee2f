package search

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"readout"
	"readout/internal/follow"
)

// Reindex builds the index of a data directory anew, beside the old one, and
// puts it in the old one's place when it is whole. It returns the number of
// releases in it. An index that another process has open is refused with a
// sentence (readout.ErrConflict). Stopped before the end, it has changed
// nothing.
func Reindex(ctx context.Context, dir string, editions Editions, events follow.Source, log *slog.Logger) (releases int, err error) {
	lock, err := lockIndex(dir)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	beside := unfinished(dir)
	x := newIndex(editions, beside, log)
	if x.b, err = makeIndex(beside, x.layout); err != nil {
		return 0, err
	}
	releases, err = x.fill(ctx, events)
	if err = errors.Join(err, x.b.Close()); err != nil {
		return 0, errors.Join(err, os.RemoveAll(beside))
	}
	if err := os.RemoveAll(place(dir)); err != nil {
		return 0, fmt.Errorf("removing the old search index: %w", err)
	}
	if err := os.Rename(beside, place(dir)); err != nil {
		return 0, fmt.Errorf("putting the search index in its place: %w", err)
	}
	return releases, nil
}

// unfinished is where an index stands while it is built beside the one in use.
func unfinished(dir string) string { return place(dir) + ".new" }

func (x *Index) fill(ctx context.Context, events follow.Source) (releases int, err error) {
	if err := follow.NewRunner(events, nil, x.log).CatchUp(ctx, x); err != nil {
		return 0, err
	}
	c, err := x.Cursor(ctx)
	if err != nil {
		return 0, err
	}
	if last, err := events.Events(ctx, c.Number, 1); err != nil {
		return 0, err
	} else if len(last) > 0 {
		// the runner parks what fails; a new index that lacks it is no better
		// than the old one
		return 0, fmt.Errorf("the index cannot take in event %d: %w", last[0].Number, readout.ErrInvalid)
	}
	n, err := x.b.DocCount()
	return int(n), err
}
