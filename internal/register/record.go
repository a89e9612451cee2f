package register

import (
	"context"

	"readout"
	"readout/internal/press"
)

// Record returns the shown record of a public version, without the stored text.
// An edition whose language the engine cannot read has the record of the
// edition of the release that was read: the version that it follows, else the
// newest; Release.Lang of the record tells which it is. A version that was not
// read yet, or that the public may not see, is readout.ErrNotFound.
func (r *Registrar) Record(ctx context.Context, release readout.ReleaseID, lang readout.Lang, version int) (readout.Record, error) {
	var rec readout.Record
	err := r.view(ctx, func(p Public) error {
		editions, err := p.ReadEditions(ctx, release)
		if err != nil {
			return err
		}
		key, ok := shownFor(editions, lang, version)
		if !ok {
			return readout.ErrNotFound
		}
		records, err := p.Records(ctx, []press.VersionKey{key})
		if err != nil {
			return err
		}
		if rec, ok = records[key]; !ok {
			return readout.ErrNotFound
		}
		return nil
	})
	return rec, err
}

// shownFor picks whose record an edition version shows among those that were
// read, newest first.
func shownFor(editions []ReadEdition, lang readout.Lang, version int) (press.VersionKey, bool) {
	var asked, best ReadEdition
	for _, e := range editions {
		if e.Lang == lang && e.Version == version {
			asked = e
		}
	}
	if asked.Release == 0 || asked.Status != readout.StatusUnsupportedLanguage {
		return asked.VersionKey, asked.Release != 0
	}
	rank := func(e ReadEdition) int {
		switch {
		case e.Status != readout.StatusRead:
			return 0
		case e.Authoritative && e.Version == asked.Follows:
			return 4
		case e.Authoritative:
			return 3
		case e.Lang == "en":
			return 2
		}
		return 1
	}
	for _, e := range editions {
		if rank(e) > rank(best) {
			best = e
		}
	}
	if rank(best) == 0 {
		return asked.VersionKey, true
	}
	return best.VersionKey, true
}

// The kinds of thing that an address of the register may have moved of: the
// first word of its path.
const (
	KindMeetings = "meetings"
	KindSeries   = "series"
	KindPeople   = "people"
)

// Moved returns where a meeting, series or person stands that was merged into
// another: from and to are "year/slug" of meetings and slugs of the others. It
// is readout.ErrNotFound where nothing moved, or nothing that the public may
// see.
func (r *Registrar) Moved(ctx context.Context, kind, from string) (to string, err error) {
	err = r.view(ctx, func(p Public) error {
		to, err = p.MergedInto(ctx, kind, from)
		return err
	})
	return to, err
}
