package press

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"readout"
)

// lines are publishers with their counts as they were at a public epoch.
type lines struct {
	epoch func(context.Context) (int64, error) // nil where nothing is kept

	mu sync.Mutex
	at int64
	of map[string][]PublisherLine // by code, "" for all
}

// KeepUnder has the office remember what publishers the public may see, with
// their counts, as long as the public epoch stays the same, and what lists and feeds
// show of releases as long as no event is about them: almost every page shows some
// of it. epoch comes from the writing database, and what is read after it is never
// older. Call it before the office is used.
func (o *Office) KeepUnder(epoch func(context.Context) (int64, error)) {
	o.lines.epoch, o.heads.epoch = epoch, epoch
}

// Publishers lists the publishers, ours first, then by English name.
func (o *Office) Publishers(ctx context.Context) ([]PublisherLine, error) {
	lines, err := o.publishers(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("publishers: %w", err)
	}
	return lines, nil
}

// Publisher returns one publisher.
func (o *Office) Publisher(ctx context.Context, code string) (PublisherLine, error) {
	if code == "" {
		return PublisherLine{}, fmt.Errorf("publisher: %w", readout.ErrNotFound)
	}
	lines, err := o.publishers(ctx, code)
	if err != nil {
		return PublisherLine{}, fmt.Errorf("publisher %s: %w", code, err)
	}
	if len(lines) == 0 {
		return PublisherLine{}, fmt.Errorf("publisher %s: %w", code, readout.ErrNotFound)
	}
	return lines[0], nil
}

// publishers returns one publisher, or all where code is "", in a slice of the
// caller's own.
func (o *Office) publishers(ctx context.Context, code string) ([]PublisherLine, error) {
	if o.lines.epoch == nil {
		return o.readPublishers(ctx, code)
	}
	epoch, err := o.lines.epoch(ctx)
	if err != nil {
		return nil, err
	}
	if kept := o.lines.kept(epoch, code); kept != nil {
		return kept, nil
	}
	lines, err := o.readPublishers(ctx, code)
	if err == nil && len(lines) > 0 { // anyone may ask for codes that are none
		o.lines.keep(epoch, code, lines)
	}
	return lines, err
}

func (o *Office) readPublishers(ctx context.Context, code string) ([]PublisherLine, error) {
	lines, err := o.store.Publishers(ctx, code)
	slices.SortFunc(lines, func(a, b PublisherLine) int {
		if a.Ours != b.Ours {
			if a.Ours {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Names["en"], b.Names["en"])
	})
	return lines, err
}

// kept returns a copy of what is remembered of an epoch, nil where nothing is.
func (l *lines) kept(epoch int64, code string) []PublisherLine {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.at != epoch {
		return nil
	}
	return slices.Clone(l.of[code])
}

// keep remembers what was read in an epoch, unless a later one is there.
func (l *lines) keep(epoch int64, code string, of []PublisherLine) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if epoch < l.at {
		return
	}
	if epoch > l.at || l.of == nil {
		l.at, l.of = epoch, map[string][]PublisherLine{}
	}
	l.of[code] = slices.Clone(of)
}
