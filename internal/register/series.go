package register

import (
	"cmp"
	"context"
	"slices"

	"readout"
)

// SeriesList returns every series with public accounts, the one that met last
// first.
func (r *Registrar) SeriesList(ctx context.Context) ([]SeriesLine, error) {
	var out []SeriesLine
	err := r.view(ctx, func(p Public) error {
		wordings, err := p.Wordings(ctx)
		if err != nil {
			return err
		}
		out = seriesLines(wordings)
		return nil
	})
	return out, err
}

// rank orders what is so behind what is not.
func rank(is bool) int {
	if is {
		return 1
	}
	return 0
}

func seriesLines(wordings []Wording) []SeriesLine {
	groups := map[readout.SeriesID][]Wording{}
	for _, w := range wordings {
		groups[w.Series.ID] = append(groups[w.Series.ID], w)
	}
	var out []SeriesLine
	for _, of := range groups {
		own := of[0].Series.Slug // of two names as common that of the address
		slices.SortFunc(of, func(a, b Wording) int {
			return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(rank(readout.Slug(a.Name) != own), rank(readout.Slug(b.Name) != own)), cmp.Compare(a.Name, b.Name))
		})
		line := SeriesLine{Series: of[0].Series}
		var names []string
		met := map[readout.MeetingID]bool{}
		worded := map[wordingKey]bool{}
		for _, w := range of {
			if k := (wordingKey{w.Meeting, w.Name}); !worded[k] {
				worded[k] = true
				names = append(names, w.Name)
			}
			met[w.Meeting] = true
			line.Last = max(line.Last, readout.PartialDate(w.Day))
			if len(line.Parties) == 0 {
				line.Parties = w.Parties
			}
		}
		line.Name, line.Rounds = commonest(names)[0], len(met)
		out = append(out, line)
	}
	slices.SortFunc(out, func(a, b SeriesLine) int {
		return cmp.Or(-cmp.Compare(a.Last, b.Last), cmp.Compare(a.Slug, b.Slug))
	})
	return out
}

// Series returns a series with its rounds, held and mentioned. One without
// public account is readout.ErrNotFound.
func (r *Registrar) Series(ctx context.Context, slug string) (SeriesSheet, error) {
	var sheet SeriesSheet
	err := r.view(ctx, func(p Public) error {
		series, err := p.SeriesAt(ctx, slug)
		if err != nil {
			return err
		}
		accounts, err := p.SeriesAccounts(ctx, series.ID)
		if err != nil {
			return err
		}
		if len(accounts) == 0 {
			return readout.ErrNotFound
		}
		slices.SortFunc(accounts, byDate)
		var names []string
		worded := map[wordingKey]bool{}
		for _, a := range accounts {
			// a wording counts once for a meeting, as in the list
			w := wordingKey{a.Meeting, a.Facts.Series}
			if !worded[w] {
				worded[w] = true
				names = append(names, a.Facts.Series)
			}
			if len(sheet.Parties) == 0 {
				sheet.Parties = a.Facts.Parties
			}
		}
		sheet.Names = commonest(names)
		series.Name = sheet.Names[0]
		sheet.Series = series
		named, err := p.Mentions(ctx, series.Key, 0)
		if err != nil {
			return err
		}
		sheet.Rounds = rounds(held(accounts), named)
		sheet.People, err = peopleIn(ctx, p, accounts)
		return err
	})
	return sheet, err
}

// wordingKey is a name of a series at a meeting.
type wordingKey struct {
	meeting readout.MeetingID
	name    string
}
