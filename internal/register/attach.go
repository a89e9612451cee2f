package register

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"readout"
	"readout/internal/facts"
	"readout/internal/joining"
)

// attach gives each release its meeting: by the sure keys, by the pairing of its
// account with those that stand near, and as people decided. Rows that are there
// are used again: the row of the same key; else the row where a release of the
// group stood last, when nothing else stands on it. What a row loses entirely
// to another leaves a redirect. Nothing is deleted. It returns the releases that
// moved to another meeting with those, or of which another person is told.
func attach(ctx context.Context, l Ledger, releases []readout.ReleaseID, at time.Time) (moved []readout.ReleaseID, err error) {
	editions, err := l.Editions(ctx, releases)
	if err != nil {
		return nil, err
	}
	giving := givers(editions)
	n, err := surroundings(ctx, l, releases, giving)
	if err != nil {
		return nil, err
	}
	met := joining.Partition(slices.Collect(maps.Values(n.releases)), n.linksWithin(), n.words)
	keys := met.Keys
	for id, s := range n.stands {
		if keys[id] == s.Key {
			delete(keys, id) // settled
		}
	}

	asked := slices.Clone(releases)
	for id := range keys {
		if !n.own[id] {
			asked = append(asked, id)
		}
	}
	slices.Sort(asked)
	rows, err := l.Rows(ctx, slices.Compact(slices.Sorted(maps.Values(keys))), asked)
	if err != nil {
		return nil, err
	}
	naming := map[readout.ReleaseID]int{}
	for id, r := range n.releases {
		naming[id] = r.Naming
	}
	p := place(keys, n.own, naming, rows)
	if err := p.name(ctx, l, giving); err != nil {
		return nil, err
	}

	c := Changes{Meetings: p.placed, Merged: p.merged, At: at}
	for _, next := range p.placed {
		if next.SeriesKey != "" {
			c.addSeries(next.facts)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(n.own)) {
		e, ok := giving[id]
		if !ok {
			c.Gone = append(c.Gone, id)
			continue
		}
		c.Accounts = append(c.Accounts, Account{Node: n.releases[id].Node, Lang: e.Lang, Version: e.Version, MeetingKey: keys[id],
			Day: cmp.Or(e.Facts.Start, e.Date), Facts: e.Facts})
		c.addSeries(e.Facts)
		for _, l := range e.Facts.Leaders {
			c.People = append(c.People, NewPerson{Key: l.Key, Name: l.Name, Party: readout.Value(l.Side), Slugs: personSlugs(l)})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(keys)) {
		if !n.own[id] {
			c.Moved = append(c.Moved, Stand{Node: n.releases[id].Node, Key: keys[id]})
			moved = append(moved, id)
		}
	}
	named, err := l.Named(ctx, releases)
	if err != nil {
		return nil, err
	}
	if err := l.Apply(ctx, c); err != nil {
		return nil, fmt.Errorf("attaching %d releases: %w", len(releases), err)
	}
	if err := l.Join(ctx, n.joins(met, at)); err != nil {
		return nil, fmt.Errorf("joins of %d releases: %w", len(releases), err)
	}
	more, err := l.Named(ctx, releases)
	if err != nil {
		return nil, err
	}
	others, err := meet(ctx, l, append(slices.Clone(releases), moved...))
	if err != nil {
		return nil, err
	}
	named = slices.Concat(named, more, others)
	slices.Sort(named)
	told, err := identify(ctx, l, slices.Compact(named), at)
	if err != nil {
		return nil, fmt.Errorf("people of %d releases: %w", len(releases), err)
	}
	for _, id := range told {
		if !n.own[id] && !slices.Contains(moved, id) {
			moved = append(moved, id)
		}
	}
	return moved, nil
}

// givers picks for each release the edition whose record gives its values: the
// authoritative one where it could be read, else the English one, else the
// first by language. Releases whose giver reports no meeting are left out.
func givers(editions []Edition) map[readout.ReleaseID]Edition {
	best := map[readout.ReleaseID]Edition{}
	rank := func(e Edition) int {
		switch e.Lang {
		case e.Authoritative:
			return 0
		case "en":
			return 1
		}
		return 2
	}
	for _, e := range editions {
		if e.Status != readout.StatusRead {
			continue
		}
		b, ok := best[e.Release]
		if !ok || cmp.Or(cmp.Compare(rank(e), rank(b)), cmp.Compare(e.Lang, b.Lang)) < 0 {
			best[e.Release] = e
		}
	}
	maps.DeleteFunc(best, func(_ readout.ReleaseID, e Edition) bool { return e.Facts == nil })
	return best
}

// addSeries notes the series that facts name, once.
func (c *Changes) addSeries(f *facts.Facts) {
	if f.SeriesKey != "" && !slices.ContainsFunc(c.Series, func(s NewSeries) bool { return s.Key == f.SeriesKey }) {
		c.Series = append(c.Series, NewSeries{Key: f.SeriesKey, Name: f.Series, Slugs: seriesSlugs(f)})
	}
}
