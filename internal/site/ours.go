package site

import (
	"context"
	"slices"

	"readout"
	"readout/internal/press"
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

func (o oursOnly) Edition(ctx context.Context, a readout.Address, lang readout.Lang, version int) (press.Edition, error) {
	e, err := o.Press.Edition(ctx, a, lang, version)
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
