package press

import (
	"context"
	"fmt"
	"time"

	"readout"
)

// Standing is what of a release no edition tells.
type Standing struct {
	First readout.Address // the first that it ever had; it stays when the release moves
	Since time.Time       // when it was withdrawn or removed, UTC; zero while it is public
}

// Dispatch is a release as programs harvest it: one edition with its text, what
// the release is known by for ever, and when it truly changed last.
type Dispatch struct {
	Edition
	Standing
	Changed time.Time // UTC; never before FirstReleased
	Known   bool      // the text may be shown and was left out, as whoever asked knows it
}

// Key names the version that is shown. What a version says never changes.
func (d Dispatch) Key() VersionKey { return VersionKey{d.Release, d.Shown.Lang, d.Shown.Number} }

// told reports whether the public may read the text.
func (d Dispatch) told() bool { return d.State == readout.Public && d.Rights == readout.RightsFull }

// Dispatches returns releases in the order of ids, each in lang or, where it has
// no edition in it, in its authoritative language. What the public may not see
// is left out. Of each text at most so many code points are read; the text of a
// public release whose version is known is not, where known is not nil: Shown has
// its Lang, Number, Unit, Title, Date and Released then, and no more.
func (o *Office) Dispatches(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang, most int, known func(VersionKey) bool) ([]Dispatch, error) {
	heads, err := o.headsOf(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("dispatches: %w", err)
	}
	var unread []readout.ReleaseID
	for id, of := range heads {
		d := Dispatch{Edition: choose(of.editions, lang)}
		if d.told() && (known == nil || !known(d.Key())) {
			unread = append(unread, id)
		}
	}
	if len(unread) > 0 {
		rows, err := o.store.Marked(ctx, unread, most)
		if err != nil {
			return nil, fmt.Errorf("texts of dispatches: %w", err)
		}
		read := byRelease(rows)
		for _, id := range unread {
			of := heads[id]
			of.editions = read[id] // as it is now, if it changed meanwhile
			heads[id] = of
		}
	}
	var out []Dispatch
	for _, id := range ids {
		if of := heads[id]; of.stands && len(of.editions) > 0 {
			d := Dispatch{Edition: choose(of.editions, lang), Standing: of.standing}
			d.Changed = d.changed()
			d.Known = d.Text == "" && d.told() && known != nil && known(d.Key())
			out = append(out, d)
		}
	}
	return out, nil
}

// changed is when something a reader would notice happened to what is shown: a
// new version, an edition that came later than the release, a withdrawal. That
// a held text came to stand here is no change of it.
func (d Dispatch) changed() time.Time {
	at := d.FirstReleased
	later := d.Shown.Number > 1 || d.Shown.Lang != d.Authoritative && d.Shown.Unit > 1
	if later && d.Shown.Released.After(at) {
		at = d.Shown.Released
	}
	if d.Since.After(at) {
		at = d.Since
	}
	return at
}

// EpochAt is when the event of a public epoch was committed, UTC: nothing that
// the public can see has changed since.
func (o *Office) EpochAt(ctx context.Context, epoch int64) (time.Time, error) {
	return o.store.EpochAt(ctx, epoch)
}
