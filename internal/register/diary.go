package register

import (
	"cmp"
	"context"
	"slices"
	"time"

	"readout"
)

// DiaryLine is a meeting as a calendar needs it.
type DiaryLine struct {
	MeetingLine
	Confirmed bool      // an editor has checked something in each account
	Revised   time.Time // when an account came, came in a new version or was checked last, UTC
	Revisions int       // how often one did after the first
	Demo      bool      // an account was written for a demonstration
}

// DiaryAccount is what a calendar needs of a public account beside its facts.
type DiaryAccount struct {
	Release  readout.ReleaseID
	Version  int
	Released time.Time // that version, UTC
	Demo     bool
	Review   []readout.Review
}

// Diary returns the meetings with public accounts that met last, at most so
// many, the latest day first. It is made of the accounts of publishers that
// shown accepts alone.
func (r *Registrar) Diary(ctx context.Context, most int, shown func(publisher string) bool) (out []DiaryLine, err error) {
	err = r.store.View(ctx, func(p Public) error {
		ids, err := p.Newest(ctx, most, 0)
		if err != nil {
			return err
		}
		accounts, err := p.Accounts(ctx, ids)
		if err != nil {
			return err
		}
		out, err = diary(ctx, p, ids, accounts, shown)
		return err
	})
	return out, err
}

// MeetingDiary is Diary of the one meeting at an address; readout.ErrNotFound
// where it has no account that is shown.
func (r *Registrar) MeetingDiary(ctx context.Context, a readout.Address, shown func(publisher string) bool) (line DiaryLine, err error) {
	err = r.store.View(ctx, func(p Public) error {
		id, err := p.MeetingAt(ctx, a)
		if err != nil {
			return err
		}
		accounts, err := p.Accounts(ctx, []readout.MeetingID{id})
		if err != nil {
			return err
		}
		lines, err := diary(ctx, p, []readout.MeetingID{id}, accounts, shown)
		if err == nil && len(lines) == 0 {
			err = readout.ErrNotFound
		}
		if err == nil {
			line = lines[0]
		}
		return err
	})
	return line, err
}

// SeriesDiary is Diary of the meetings of a series; readout.ErrNotFound where
// none has an account that is shown.
func (r *Registrar) SeriesDiary(ctx context.Context, slug string, shown func(publisher string) bool) (series readout.Series, out []DiaryLine, err error) {
	err = r.store.View(ctx, func(p Public) error {
		if series, err = p.SeriesAt(ctx, slug); err != nil {
			return err
		}
		accounts, err := p.SeriesAccounts(ctx, series.ID)
		if err != nil {
			return err
		}
		var ids []readout.MeetingID
		for _, a := range accounts {
			if !slices.Contains(ids, a.Meeting) {
				ids = append(ids, a.Meeting)
			}
		}
		if out, err = diary(ctx, p, ids, accounts, shown); err != nil {
			return err
		}
		if len(out) == 0 {
			return readout.ErrNotFound
		}
		series.Name = out[0].Series.Name
		slices.SortStableFunc(out, func(a, b DiaryLine) int { return cmp.Compare(b.Start, a.Start) })
		return nil
	})
	return series, out, err
}

// diary writes a line for each meeting that has an account left, in the order of
// ids.
func diary(ctx context.Context, p Public, ids []readout.MeetingID, accounts []PublicAccount, shown func(string) bool) ([]DiaryLine, error) {
	accounts = slices.DeleteFunc(accounts, func(a PublicAccount) bool { return !shown(a.Publisher) })
	more, err := p.Diary(ctx, ids)
	if err != nil {
		return nil, err
	}
	of := map[readout.MeetingID][]DiaryAccount{}
	for _, a := range accounts {
		of[a.Meeting] = append(of[a.Meeting], more[a.Release])
	}
	ids = slices.DeleteFunc(slices.Clone(ids), func(id readout.MeetingID) bool { return len(of[id]) == 0 })
	var out []DiaryLine
	for i, line := range lines(ids, accounts) {
		d := DiaryLine{MeetingLine: line, Confirmed: true, Revisions: -1}
		for _, a := range of[ids[i]] {
			d.account(a)
		}
		out = append(out, d)
	}
	return out, nil
}

func (d *DiaryLine) account(a DiaryAccount) {
	d.Demo = d.Demo || a.Demo
	d.Revisions += a.Version
	if a.Released.After(d.Revised) {
		d.Revised = a.Released
	}
	checked := false
	for _, review := range a.Review {
		d.Revisions++
		checked = checked || review.State == "confirmed" || review.State == "changed"
		if at, err := time.Parse(time.RFC3339, review.At); err == nil && at.After(d.Revised) {
			d.Revised = at.UTC()
		}
	}
	d.Confirmed = d.Confirmed && checked
}
