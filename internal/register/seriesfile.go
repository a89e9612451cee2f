package register

import (
	"cmp"
	"context"
	"slices"

	"readout"
)

// SeriesFile is a series with everything that public accounts of its rounds were
// read into.
type SeriesFile struct {
	SeriesSheet
	Accounts map[readout.MeetingID][]AccountSheet // of each round held that is in the file, by release date, then publisher
	More     bool                                 // older rounds are held than those in the file
}

// SeriesFile returns a series with the accounts of at most so many of its rounds,
// from a meeting back, or from the latest for 0. A series without public account
// is readout.ErrNotFound, and so is a meeting that is none of its rounds.
func (r *Registrar) SeriesFile(ctx context.Context, slug string, lang readout.Lang, from readout.MeetingID, most int) (SeriesFile, error) {
	file := SeriesFile{Accounts: map[readout.MeetingID][]AccountSheet{}}
	var err error
	if file.SeriesSheet, err = r.Series(ctx, slug); err != nil {
		return SeriesFile{}, err
	}
	var taken []readout.MeetingID
	for _, round := range file.Rounds {
		if round.Meeting == 0 || len(taken) == 0 && from != 0 && round.Meeting != from {
			continue
		}
		if file.More = len(taken) == most; file.More {
			break
		}
		taken = append(taken, round.Meeting)
	}
	if len(taken) == 0 {
		return SeriesFile{}, readout.ErrNotFound
	}
	err = r.view(ctx, func(p Public) error {
		accounts, err := p.Accounts(ctx, taken)
		if err != nil {
			return err
		}
		slices.SortFunc(accounts, byDate)
		sheets, err := sheets(ctx, p, accounts, lang)
		if err != nil {
			return err
		}
		for _, a := range sheets {
			file.Accounts[a.Meeting] = append(file.Accounts[a.Meeting], a)
		}
		return nil
	})
	return file, err
}

// Releases are the releases that the file has accounts of, in ascending order.
func (f SeriesFile) Releases() []readout.ReleaseID {
	var out []readout.ReleaseID
	for _, accounts := range f.Accounts {
		for _, a := range accounts {
			out = append(out, a.Release)
		}
	}
	slices.SortFunc(out, func(a, b readout.ReleaseID) int { return cmp.Compare(a, b) })
	return slices.Compact(out)
}
