package press

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"readout"
)

// The actors of events that no person caused.
const (
	actorImport    = "import"
	actorScheduler = "scheduler"
)

// Release returns a release as the desk sees it, whatever the public may see.
func (o *Office) Release(ctx context.Context, id readout.ReleaseID) (*readout.Release, error) {
	var r *readout.Release
	err := o.store.View(ctx, func(tx Tx) (err error) { r, err = tx.Release(ctx, id); return err })
	if err != nil {
		return nil, fmt.Errorf("release %d: %w", id, err)
	}
	return r, nil
}

// ReleaseAt returns the release of an address as the desk sees it.
func (o *Office) ReleaseAt(ctx context.Context, a readout.Address) (*readout.Release, error) {
	var r *readout.Release
	err := o.store.View(ctx, func(tx Tx) (err error) { r, err = tx.At(ctx, a); return err })
	if err != nil {
		return nil, fmt.Errorf("release %s: %w", a, err)
	}
	return r, nil
}

// Edit changes a release. It loads it, compares its last event with base, which
// is Release.Changed as the caller loaded it (another one is a *Conflict that
// names who came in between), lets change alter it, and saves it with the
// events that change returns in one transaction. change may run more than once
// and looks at nothing else. Where it returns no event nothing is saved. Events
// need a kind and an actor; the rest is filled in.
func (o *Office) Edit(ctx context.Context, id readout.ReleaseID, base int64, change func(*readout.Release) ([]readout.Event, error)) error {
	err := o.store.Update(ctx, func(tx Tx) error {
		return o.edit(ctx, tx, id, base, change)
	})
	if err != nil {
		return fmt.Errorf("editing: %w", err)
	}
	return nil
}

func (o *Office) edit(ctx context.Context, tx Tx, id readout.ReleaseID, base int64, change func(*readout.Release) ([]readout.Event, error)) error {
	after, err := tx.Release(ctx, id)
	if err != nil {
		return err
	}
	if after.Changed != base {
		last, err := tx.LastEvent(ctx, id)
		if err != nil {
			return err
		}
		return &readout.Conflict{What: name(after), By: last.Actor, Did: string(last.Kind)}
	}
	before := clone(after)
	events, err := change(after)
	if err != nil || len(events) == 0 {
		return err
	}
	if err := check(before, after); err != nil {
		return fmt.Errorf("%s: %w", name(before), err)
	}
	now := o.now()
	for i := range events {
		events[i].Release, events[i].Publisher = id, after.Publisher
		if events[i].At.IsZero() {
			events[i].At = now
		}
	}
	events, err = tx.Append(ctx, events...)
	if err != nil {
		return err
	}
	after.Changed = events[len(events)-1].Number
	return tx.Save(ctx, []Saved{{before, after}})
}

// Withdraw leaves a release readable under a banner. It returns once every live
// process shows it.
func (o *Office) Withdraw(ctx context.Context, id readout.ReleaseID, base int64, actor string) error {
	err := o.Edit(ctx, id, base, func(r *readout.Release) ([]readout.Event, error) {
		if r.State != readout.Public && r.State != readout.Held {
			return nil, readout.Invalid("%s is %s; only a public or held release can be withdrawn", name(r), r.State)
		}
		r.State = readout.Withdrawn
		return []readout.Event{{Kind: readout.EventWithdrawn, Actor: actor}}, nil
	})
	if err != nil {
		return err
	}
	return o.settle(ctx)
}

// Hold takes a release out of public sight for now. It returns once no live
// process shows the release.
func (o *Office) Hold(ctx context.Context, id readout.ReleaseID, base int64, actor string) error {
	err := o.Edit(ctx, id, base, func(r *readout.Release) ([]readout.Event, error) {
		if r.State != readout.Public && r.State != readout.Withdrawn {
			return nil, readout.Invalid("%s is %s; only what the public may see can be held", name(r), r.State)
		}
		r.State = readout.Held
		return []readout.Event{{Kind: readout.EventHeld, Actor: actor}}, nil
	})
	if err != nil {
		return err
	}
	return o.settle(ctx)
}

// Restore ends a hold. A release that was withdrawn before it was held is
// withdrawn again.
func (o *Office) Restore(ctx context.Context, id readout.ReleaseID, base int64, actor string) error {
	err := o.store.Update(ctx, func(tx Tx) error {
		withdrawn, err := tx.Happened(ctx, id, readout.EventWithdrawn)
		if err != nil {
			return err
		}
		return o.edit(ctx, tx, id, base, func(r *readout.Release) ([]readout.Event, error) {
			if r.State != readout.Held {
				return nil, readout.Invalid("%s is %s, not held", name(r), r.State)
			}
			r.State = readout.Public
			if withdrawn {
				r.State = readout.Withdrawn
			}
			return []readout.Event{{Kind: readout.EventRestored, Actor: actor}}, nil
		})
	})
	if err != nil {
		return fmt.Errorf("restoring: %w", err)
	}
	return o.settle(ctx)
}

// Move gives a release that has an address another slug; the old address leads
// to the new one for ever.
func (o *Office) Move(ctx context.Context, id readout.ReleaseID, base int64, slug, actor string) error {
	if slug == "" || slug != readout.Slug(slug) {
		return readout.Invalid("%q is no slug; write lower-case Latin letters, digits and single hyphens, at most %d bytes", slug, readout.MaxSlug)
	}
	err := o.store.Update(ctx, func(tx Tx) error {
		taken, err := tx.Taken(ctx, []string{slug})
		if err != nil {
			return err
		}
		return o.edit(ctx, tx, id, base, func(r *readout.Release) ([]readout.Event, error) {
			to := readout.Address{Year: r.Address.Year, Slug: slug}
			switch {
			case r.Address.IsZero():
				return nil, readout.Invalid("%s has no address yet; it gets one when it is released", name(r))
			case r.Address == to:
				return nil, nil
			case slices.Contains(taken, to):
				return nil, readout.Invalid("the address %s was given to a release already; choose another", to)
			}
			r.Address = to
			return []readout.Event{{Kind: readout.EventMoved, Actor: actor}}, nil
		})
	})
	if err != nil {
		return fmt.Errorf("moving: %w", err)
	}
	return nil
}

// ReleaseDue releases every scheduled unit whose time has come, each once, the
// units of a release in a transaction of their own, and returns how many. What
// was released stays so, whatever the clock says later (P1, P9). One that fails
// holds up no other; the error names it.
func (o *Office) ReleaseDue(ctx context.Context) (released int, err error) {
	now := o.now()
	var due []readout.ReleaseID
	err = o.store.View(ctx, func(tx Tx) (err error) { due, err = tx.Due(ctx, now); return err })
	if err != nil {
		return 0, fmt.Errorf("looking for due releases: %w", err)
	}
	var failed []error
	for _, id := range due {
		n := 0
		err := o.store.Update(ctx, func(tx Tx) (err error) { n, err = o.releaseDue(ctx, tx, id, now); return err })
		if err != nil {
			failed = append(failed, fmt.Errorf("releasing %d: %w", id, err))
			continue
		}
		released += n
	}
	return released, errors.Join(failed...)
}

// releaseDue releases the due units of one release, looking again inside the
// transaction, because another process may have come first.
func (o *Office) releaseDue(ctx context.Context, tx Tx, id readout.ReleaseID, now time.Time) (int, error) {
	after, err := tx.Release(ctx, id)
	if err != nil {
		return 0, err
	}
	before := clone(after)
	publisher, err := tx.Publisher(ctx, after.Publisher)
	if err != nil {
		return 0, err
	}
	var events []readout.Event
	released := 0
	for i := range after.Units {
		u := &after.Units[i]
		if u.State != readout.Scheduled || u.ReleaseAt.After(now) {
			continue
		}
		note := ""
		if after.Source != "" {
			note = ChangedAtSource
		}
		made, err := o.release(after, u, now, note)
		if err != nil {
			return 0, err
		}
		released++
		for _, v := range made {
			events = append(events, readout.Event{At: now, Kind: readout.EventReleased, Actor: actorScheduler, Release: id, Publisher: after.Publisher, Lang: v.Lang, Version: v.Number})
		}
	}
	if released == 0 {
		return 0, nil
	}
	if after.Address.IsZero() {
		first := after.Versions[0].EditionText
		choices := slugChoices(after, first, title(after), publisher.Location())
		taken, err := tx.Taken(ctx, choices.slugs)
		if err != nil {
			return 0, err
		}
		if after.Address, err = choices.pick(func(a readout.Address) bool { return slices.Contains(taken, a) }); err != nil {
			return 0, err
		}
	}
	if err := check(before, after); err != nil {
		return 0, err
	}
	if events, err = tx.Append(ctx, events...); err != nil {
		return 0, err
	}
	after.Changed = events[len(events)-1].Number
	return released, tx.Save(ctx, []Saved{{before, after}})
}

// release turns the texts of a unit into versions, public from now on unless
// the release is held. A release that becomes public by it has FirstReleased,
// and still needs an address. note says why a version differs from the one
// before.
func (o *Office) release(r *readout.Release, u *readout.Unit, now time.Time, note string) ([]readout.Version, error) {
	from := len(r.Versions)
	for _, text := range u.Editions {
		salt, err := o.salt()
		if err != nil {
			return nil, err
		}
		v := readout.Version{EditionText: text, Number: r.NextNumber(text.Lang), Unit: u.Number, Released: now.UTC().Truncate(time.Microsecond), Salt: salt}
		if v.Number > 1 {
			v.Note = note
		}
		r.Versions = append(r.Versions, v)
	}
	if len(r.Versions) == from {
		return nil, fmt.Errorf("unit %d of %s has no text", u.Number, name(r))
	}
	u.State = readout.Released
	if r.State == readout.NotPublic {
		r.State = readout.Public
	}
	if r.FirstReleased.IsZero() {
		r.FirstReleased = now.UTC().Truncate(time.Microsecond)
	}
	if _, ok := r.Latest(r.Authoritative); !ok {
		r.Authoritative = u.Editions[0].Lang
	}
	return r.Versions[from:], nil
}

// ScheduledLine is a release with a unit that waits for its time. It is for the
// desk and for nobody else.
type ScheduledLine struct {
	Release   readout.ReleaseID
	Publisher string
	Title     string
	ReleaseAt time.Time
	Expected  readout.Address // that it would get if nothing else took it
}

// Scheduled lists what waits for its time, the earliest first.
func (o *Office) Scheduled(ctx context.Context) ([]ScheduledLine, error) {
	var lines []ScheduledLine
	err := o.store.View(ctx, func(tx Tx) error {
		lines = nil
		ids, err := tx.Scheduled(ctx)
		if err != nil {
			return err
		}
		for _, id := range ids { // few: what is scheduled, not what was released
			r, err := tx.Release(ctx, id)
			if err != nil {
				return err
			}
			p, err := tx.Publisher(ctx, r.Publisher)
			if err != nil {
				return err
			}
			for _, u := range r.Units {
				if u.State != readout.Scheduled || len(u.Editions) == 0 {
					continue
				}
				line := ScheduledLine{Release: id, Publisher: r.Publisher, Title: u.Editions[0].Title, ReleaseAt: u.ReleaseAt, Expected: r.Address}
				if line.Expected.IsZero() {
					would := clone(r)
					would.FirstReleased = u.ReleaseAt
					line.Expected = slugChoices(would, u.Editions[0], englishTitle(u.Editions), p.Location()).first()
				}
				lines = append(lines, line)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("scheduled releases: %w", err)
	}
	slices.SortStableFunc(lines, func(a, b ScheduledLine) int { return a.ReleaseAt.Compare(b.ReleaseAt) })
	return lines, nil
}

// name is how sentences call a release.
func name(r *readout.Release) string {
	if r.Address.IsZero() {
		return "a release that has no address yet"
	}
	return "release " + r.Address.String()
}

// clone copies a release as far as an edit may change it in place.
func clone(r *readout.Release) *readout.Release {
	c := *r
	c.Versions = slices.Clone(r.Versions)
	c.Units = slices.Clone(r.Units)
	for i := range c.Units {
		c.Units[i].Editions = slices.Clone(c.Units[i].Editions)
	}
	return &c
}

// errChanged marks an edit that would alter what never changes.
var errChanged = errors.New("an edit altered what was published")

// check holds an edit to what every release keeps: history is only added to,
// units and states move along their ways, and what is public is whole.
func check(before, after *readout.Release) error {
	if after.ID != before.ID || after.Publisher != before.Publisher || after.Source != before.Source || len(after.Versions) < len(before.Versions) || len(after.Units) < len(before.Units) {
		return errChanged
	}
	if !before.FirstReleased.IsZero() && !after.FirstReleased.Equal(before.FirstReleased) || !before.Address.IsZero() && after.Address.IsZero() {
		return errChanged
	}
	for i, v := range before.Versions {
		a := after.Versions[i]
		if a.Lang != v.Lang || a.Number != v.Number || a.Unit != v.Unit || a.Title != v.Title || a.TextSHA256 != v.TextSHA256 || a.Salt != v.Salt || !a.Released.Equal(v.Released) || !slices.Equal(a.Attachments, v.Attachments) {
			return errChanged
		}
	}
	units := map[int]readout.UnitState{}
	for i, u := range after.Units {
		if u.Number != i+1 {
			return fmt.Errorf("unit %d stands in place %d", u.Number, i+1)
		}
		units[u.Number] = u.State
		if i < len(before.Units) && before.Units[i].State != u.State && !before.Units[i].State.MayBecome(u.State) {
			return readout.Invalid("a unit that is %s cannot become %s", before.Units[i].State, u.State)
		}
	}
	for i, v := range after.Versions[len(before.Versions):] {
		so := readout.Release{Versions: after.Versions[:len(before.Versions)+i]}
		if v.Number != so.NextNumber(v.Lang) || units[v.Unit] != readout.Released || v.Released.IsZero() || v.Salt == [32]byte{} {
			return fmt.Errorf("version %d (%s) is no next version of a released unit with a time and a salt", v.Number, v.Lang)
		}
	}
	if after.State != before.State && !slices.Contains(stateMoves[before.State], after.State) {
		return readout.Invalid("a release that is %s cannot become %s", before.State, after.State)
	}
	if after.State == readout.NotPublic {
		return nil
	}
	if _, ok := after.Latest(after.Authoritative); !ok || after.Address.IsZero() || after.FirstReleased.IsZero() {
		return fmt.Errorf("a public release needs an address, a time and its authoritative edition")
	}
	return nil
}

// stateMoves is from each public state what may follow.
var stateMoves = map[readout.PublicState][]readout.PublicState{
	readout.NotPublic: {readout.Public},
	readout.Public:    {readout.Held, readout.Withdrawn, readout.Removed},
	readout.Held:      {readout.Public, readout.Withdrawn, readout.Removed},
	readout.Withdrawn: {readout.Held, readout.Removed},
}
