package search

import (
	"context"

	"readout"
	"readout/internal/press"
)

// Finder finds releases; what it finds is shown only as far as the office lets
// it.
type Finder interface {
	Search(ctx context.Context, q Query) (Result, error)
}

// OursOnly finds what office shows alone, so that neither a total nor a number
// of pages tells of others' texts (P29). office is press.OursOnly's.
func OursOnly(index Finder, office press.Reader) Finder { return oursFound{index, office} }

type oursFound struct {
	index  Finder
	office press.Reader
}

// mostLooked is how many pages of the index are looked through for one of ours:
// the best of a very common word are enough.
const mostLooked = 25

// Search has the bounds and errors of the index's own.
func (o oursFound) Search(ctx context.Context, q Query) (Result, error) {
	asked := max(q.Page, 1)
	var ours []Hit
	for page, pages := 1, 1; page <= min(pages, mostLooked); page++ {
		q.Page = page
		found, err := o.index.Search(ctx, q)
		if err != nil {
			return Result{}, err
		}
		pages = found.Pages
		ids := make([]readout.ReleaseID, len(found.Hits))
		for i, h := range found.Hits {
			ids[i] = h.Release
		}
		entries, err := o.office.Entries(ctx, ids, q.Lang)
		if err != nil {
			return Result{}, err
		}
		for _, h := range found.Hits {
			if _, ok := entries[h.Release]; ok {
				ours = append(ours, h)
			}
		}
	}
	out := Result{Total: len(ours), Page: asked, Pages: max(1, (len(ours)+PerPage-1)/PerPage)}
	if asked > out.Pages {
		return Result{}, readout.ErrNotFound
	}
	from := (asked - 1) * PerPage
	out.Hits = ours[from:min(from+PerPage, len(ours))]
	return out, nil
}
