package press

import (
	"context"
	"fmt"
	"slices"
	"time"

	"readout"
)

// Mapped is a release as a map of the site needs it.
type Mapped struct {
	Release       readout.ReleaseID
	Address       readout.Address
	State         readout.PublicState
	Authoritative readout.Lang
	FirstReleased time.Time       // UTC
	Editions      []MappedEdition // in the order of their languages
}

// MappedEdition is an edition in the map, with when it truly changed last.
type MappedEdition struct {
	Lang    readout.Lang
	Changed time.Time // UTC
}

// Mapped returns a part of all that the public may see, the oldest first: size
// releases from the one at first, which counts from 0. Beyond the end there are
// none. A release keeps its place while none before it comes or goes.
func (o *Office) Mapped(ctx context.Context, oursOnly bool, first, size int) ([]Mapped, error) {
	rows, err := o.store.Map(ctx, oursOnly, first, size)
	if err != nil {
		return nil, fmt.Errorf("map of releases: %w", err)
	}
	var out []Mapped
	for _, d := range rows {
		if len(out) == 0 || out[len(out)-1].Release != d.Release {
			out = append(out, Mapped{Release: d.Release, Address: d.Address, State: d.State, Authoritative: d.Authoritative, FirstReleased: d.FirstReleased})
		}
		m := &out[len(out)-1]
		m.Editions = append(m.Editions, MappedEdition{d.Shown.Lang, d.changed()})
	}
	for _, m := range out {
		slices.SortFunc(m.Editions, func(a, b MappedEdition) int {
			if a.Lang < b.Lang {
				return -1
			}
			return 1
		})
	}
	return out, nil
}
