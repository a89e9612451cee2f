package register

import (
	"cmp"
	"context"
	"slices"
	"time"

	"readout"
	"readout/internal/facts"
)

// DiaryLine is a meeting as a calendar needs it.
type DiaryLine struct {
	MeetingLine
	Revised   time.Time       // when an account came, came in a new version or was checked last, UTC
	Revisions int             // how often one did after the first
	Demo      bool            // an account was written for a demonstration
	Account   readout.Address // of the first account
}

// DiaryAccount is what a calendar needs of a public account beside its facts.
type DiaryAccount struct {
	Release  readout.ReleaseID
	Version  int
	Released time.Time // that version, UTC
	Demo     bool
	Review   []readout.Review
	Checked  *facts.Facts // of what an editor has checked; nil where that is no meeting
	Whole    bool         // an editor has checked every value
}

// Diarist says what a diary is made of.
type Diarist struct {
	Checked bool // only what an editor has checked, and of that what has a day (P25)
}

// Diary returns the meetings with public accounts that met last, at most so
// many, the latest day first.
func (r *Registrar) Diary(ctx context.Context, most int, by Diarist) (out []DiaryLine, err error) {
	err = r.view(ctx, func(p Public) error {
		ids, err := p.Newest(ctx, most, 0)
		if err != nil {
			return err
		}
		accounts, err := p.Accounts(ctx, ids)
		if err != nil {
			return err
		}
		out, err = diary(ctx, p, ids, accounts, by)
		return err
	})
	return out, err
}

// MeetingDiary is Diary of the one meeting at an address; readout.ErrNotFound
// where that has no line.
func (r *Registrar) MeetingDiary(ctx context.Context, a readout.Address, by Diarist) (line DiaryLine, err error) {
	err = r.view(ctx, func(p Public) error {
		id, err := p.MeetingAt(ctx, a)
		if err != nil {
			return err
		}
		accounts, err := p.Accounts(ctx, []readout.MeetingID{id})
		if err != nil {
			return err
		}
		lines, err := diary(ctx, p, []readout.MeetingID{id}, accounts, by)
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
// none has a line.
func (r *Registrar) SeriesDiary(ctx context.Context, slug string, by Diarist) (series readout.Series, out []DiaryLine, err error) {
	err = r.view(ctx, func(p Public) error {
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
		if out, err = diary(ctx, p, ids, accounts, by); err != nil {
			return err
		}
		out = slices.DeleteFunc(out, func(l DiaryLine) bool { return l.Series == nil }) // nobody has checked that it is one of these
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
func diary(ctx context.Context, p Public, ids []readout.MeetingID, accounts []PublicAccount, by Diarist) ([]DiaryLine, error) {
	more, err := p.Diary(ctx, ids)
	if err != nil {
		return nil, err
	}
	if by.Checked {
		accounts = checkedAccounts(accounts, more)
	}
	of := map[readout.MeetingID][]DiaryAccount{}
	for _, a := range accounts {
		of[a.Meeting] = append(of[a.Meeting], more[a.Release])
	}
	ids = slices.DeleteFunc(slices.Clone(ids), func(id readout.MeetingID) bool { return len(of[id]) == 0 })
	var out []DiaryLine
	all := lines(ids, accounts) // which sorts the accounts
	for i, line := range all {
		d := DiaryLine{MeetingLine: line, Revisions: -1}
		d.Confirmed = by.Checked // nothing else is left of it
		for _, a := range of[ids[i]] {
			d.account(a)
		}
		d.Confirmed = d.Confirmed || whole(of[ids[i]])
		d.Account = accounts[slices.IndexFunc(accounts, func(a PublicAccount) bool { return a.Meeting == ids[i] })].Address
		out = append(out, d)
	}
	return out, nil
}

// checkedAccounts are the accounts of which an editor has checked the day, with
// no other facts than those that one has checked.
func checkedAccounts(accounts []PublicAccount, more map[readout.ReleaseID]DiaryAccount) []PublicAccount {
	var kept []PublicAccount
	for _, a := range accounts {
		facts := more[a.Release].Checked
		if facts == nil || facts.Start == "" {
			continue
		}
		if a.Facts = facts; facts.Series == "" {
			a.Series = readout.Series{}
		}
		kept = append(kept, a)
	}
	return kept
}

func (d *DiaryLine) account(a DiaryAccount) {
	d.Demo = d.Demo || a.Demo
	d.Revisions += a.Version
	if a.Released.After(d.Revised) {
		d.Revised = a.Released
	}
	for _, review := range a.Review {
		d.Revisions++
		if at, err := time.Parse(time.RFC3339, review.At); err == nil && at.After(d.Revised) {
			d.Revised = at.UTC()
		}
	}
}

// whole reports whether an editor has checked every value of all these accounts.
func whole(accounts []DiaryAccount) bool {
	return !slices.ContainsFunc(accounts, func(a DiaryAccount) bool { return !a.Whole })
}

// confirm says of each line whether an editor has checked all that its accounts
// give.
func confirm(ctx context.Context, p Public, lines []MeetingLine, accounts []PublicAccount) error {
	ids := make([]readout.MeetingID, len(lines))
	for i, l := range lines {
		ids[i] = l.Meeting
	}
	more, err := p.Diary(ctx, ids)
	if err != nil {
		return err
	}
	of := map[readout.MeetingID][]DiaryAccount{}
	for _, a := range accounts {
		of[a.Meeting] = append(of[a.Meeting], more[a.Release])
	}
	for i, id := range ids {
		lines[i].Confirmed = whole(of[id])
	}
	return nil
}
