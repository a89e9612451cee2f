package site

import (
	"context"
	"slices"

	"readout"
	"readout/internal/press"
	"readout/internal/search"
)

// oursOnly is the office of a house that keeps other publishers' texts for its
// desk: to the public they are not there (P29).
type oursOnly struct{ Press }

func (o oursOnly) Publishers(ctx context.Context) ([]press.PublisherLine, error) {
	all, err := o.Press.Publishers(ctx)
	return slices.DeleteFunc(all, func(p press.PublisherLine) bool { return !p.Ours }), err
}

func (o oursOnly) Publisher(ctx context.Context, code string) (press.PublisherLine, error) {
	p, err := o.Press.Publisher(ctx, code)
	if err == nil && !p.Ours {
		return press.PublisherLine{}, readout.ErrNotFound
	}
	return p, err
}

func (o oursOnly) List(ctx context.Context, f press.Filter, lang readout.Lang, page int) (press.List, error) {
	f.OursOnly = true
	return o.Press.List(ctx, f, lang, page)
}

func (o oursOnly) Revisions(ctx context.Context, _ bool, lang readout.Lang, most int) ([]press.Revision, error) {
	return o.Press.Revisions(ctx, true, lang, most)
}

func (o oursOnly) Years(ctx context.Context, f press.Filter) ([]int, error) {
	f.OursOnly = true
	return o.Press.Years(ctx, f)
}

func (o oursOnly) Edition(ctx context.Context, a readout.Address, lang readout.Lang, version, most int) (press.Edition, error) {
	e, err := o.Press.Edition(ctx, a, lang, version, most)
	if err != nil {
		return e, err
	}
	if _, err := o.Publisher(ctx, e.Publisher); err != nil {
		return press.Edition{}, err
	}
	return e, nil
}

func (o oursOnly) Entries(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang) (map[readout.ReleaseID]press.Entry, error) {
	entries, err := o.Press.Entries(ctx, ids, lang)
	if err != nil {
		return nil, err
	}
	ours, err := o.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	for id, e := range entries {
		if !slices.ContainsFunc(ours, func(p press.PublisherLine) bool { return p.Code == e.Publisher }) {
			delete(entries, id)
		}
	}
	return entries, nil
}

// oursFound finds our own releases alone, so that neither a total nor a number
// of pages tells of others'.
type oursFound struct {
	index  Search
	office oursOnly
}

// A page of what was found, and how many pages of the index are looked through
// for it: the best of a very common word are enough.
const (
	foundPerPage = 20
	foundMost    = 25
)

// Search has the bounds and errors of the index's own.
func (o oursFound) Search(ctx context.Context, q search.Query) (search.Result, error) {
	asked := max(q.Page, 1)
	var ours []search.Hit
	for page, pages := 1, 1; page <= min(pages, foundMost); page++ {
		q.Page = page
		found, err := o.index.Search(ctx, q)
		if err != nil {
			return search.Result{}, err
		}
		pages = found.Pages
		ids := make([]readout.ReleaseID, len(found.Hits))
		for i, h := range found.Hits {
			ids[i] = h.Release
		}
		entries, err := o.office.Entries(ctx, ids, q.Lang)
		if err != nil {
			return search.Result{}, err
		}
		for _, h := range found.Hits {
			if _, ok := entries[h.Release]; ok {
				ours = append(ours, h)
			}
		}
	}
	out := search.Result{Total: len(ours), Page: asked, Pages: max(1, (len(ours)+foundPerPage-1)/foundPerPage)}
	if asked > out.Pages {
		return search.Result{}, readout.ErrNotFound
	}
	from := (asked - 1) * foundPerPage
	out.Hits = ours[from:min(from+foundPerPage, len(ours))]
	return out, nil
}
