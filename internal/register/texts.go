package register

import (
	"cmp"
	"context"
	"slices"

	"readout"
)

// SeriesTexts is one page of the releases that report the meetings of a series.
type SeriesTexts struct {
	Series   readout.Series      // with its commonest name
	Releases []readout.ReleaseID // the latest date first
	Pages    int                 // at least 1
}

// SeriesTexts returns a page of the public accounts of a series. A series
// without any, and a page beyond the end, is readout.ErrNotFound.
func (r *Registrar) SeriesTexts(ctx context.Context, slug string, page int) (SeriesTexts, error) {
	var out SeriesTexts
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
		out = SeriesTexts{Series: *seriesOf(accounts)}
		if out.Pages, err = pages(len(accounts), page); err != nil {
			return err
		}
		slices.SortFunc(accounts, func(a, b PublicAccount) int {
			return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.Release, a.Release))
		})
		from := (page - 1) * PageSize
		for _, a := range accounts[from:min(from+PageSize, len(accounts))] {
			out.Releases = append(out.Releases, a.Release)
		}
		return nil
	})
	return out, err
}
