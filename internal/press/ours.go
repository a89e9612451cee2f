package press

import (
	"context"
	"errors"
	"slices"

	"readout"
)

// Reader is what faces ask the office for. What the public may not see is
// readout.ErrNotFound; each method is Office's of its name.
type Reader interface {
	List(ctx context.Context, f Filter, lang readout.Lang, page int) (List, error)
	Edition(ctx context.Context, a readout.Address, lang readout.Lang, version, most int) (Edition, error)
	Entries(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang) (map[readout.ReleaseID]Entry, error)
	Current(ctx context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]Edition, error)
	Revisions(ctx context.Context, oursOnly bool, lang readout.Lang, most int) ([]Revision, error)
	Years(ctx context.Context, f Filter) ([]int, error)
	Dispatches(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang, most int, known func(VersionKey) bool) ([]Dispatch, error)
	Mapped(ctx context.Context, oursOnly bool, first, size int) ([]Mapped, error)
	Neighbours(ctx context.Context, e Entry, lang readout.Lang) (previous, next *Entry, err error)
	Publishers(ctx context.Context) ([]PublisherLine, error)
	Publisher(ctx context.Context, code string) (PublisherLine, error)
	Moved(ctx context.Context, kind string, from readout.Address) (readout.Address, error)
	File(ctx context.Context, sha256, name string) (File, error)
}

// OursOnly is the office of a house that keeps other publishers' texts for its
// desk: to the public they are not there (P29).
func OursOnly(r Reader) Reader { return oursOnly{r} }

type oursOnly struct{ Reader }

func (o oursOnly) Publishers(ctx context.Context) ([]PublisherLine, error) {
	all, err := o.Reader.Publishers(ctx)
	return slices.DeleteFunc(all, func(p PublisherLine) bool { return !p.Ours }), err
}

func (o oursOnly) Publisher(ctx context.Context, code string) (PublisherLine, error) {
	p, err := o.Reader.Publisher(ctx, code)
	if err == nil && !p.Ours {
		return PublisherLine{}, readout.ErrNotFound
	}
	return p, err
}

func (o oursOnly) List(ctx context.Context, f Filter, lang readout.Lang, page int) (List, error) {
	f.OursOnly = true
	return o.Reader.List(ctx, f, lang, page)
}

func (o oursOnly) Revisions(ctx context.Context, _ bool, lang readout.Lang, most int) ([]Revision, error) {
	return o.Reader.Revisions(ctx, true, lang, most)
}

func (o oursOnly) Years(ctx context.Context, f Filter) ([]int, error) {
	f.OursOnly = true
	return o.Reader.Years(ctx, f)
}

func (o oursOnly) Edition(ctx context.Context, a readout.Address, lang readout.Lang, version, most int) (Edition, error) {
	e, err := o.Reader.Edition(ctx, a, lang, version, most)
	if err != nil {
		return e, err
	}
	if _, err := o.Publisher(ctx, e.Publisher); err != nil {
		return Edition{}, err
	}
	return e, nil
}

func (o oursOnly) Entries(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang) (map[readout.ReleaseID]Entry, error) {
	entries, err := o.Reader.Entries(ctx, ids, lang)
	if err != nil {
		return nil, err
	}
	ours, err := o.codes(ctx)
	for id, e := range entries {
		if !ours[e.Publisher] {
			delete(entries, id)
		}
	}
	return entries, err
}

func (o oursOnly) Current(ctx context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]Edition, error) {
	current, err := o.Reader.Current(ctx, ids, most)
	if err != nil {
		return nil, err
	}
	ours, err := o.codes(ctx)
	for id, editions := range current {
		if !ours[editions[0].Publisher] {
			delete(current, id)
		}
	}
	return current, err
}

func (o oursOnly) Dispatches(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang, most int, known func(VersionKey) bool) ([]Dispatch, error) {
	all, err := o.Reader.Dispatches(ctx, ids, lang, most, known)
	if err != nil {
		return nil, err
	}
	ours, err := o.codes(ctx)
	return slices.DeleteFunc(all, func(d Dispatch) bool { return !ours[d.Publisher] }), err
}

func (o oursOnly) Mapped(ctx context.Context, _ bool, first, size int) ([]Mapped, error) {
	return o.Reader.Mapped(ctx, true, first, size)
}

func (o oursOnly) File(ctx context.Context, sha256, name string) (File, error) {
	f, err := o.Reader.File(ctx, sha256, name)
	if err == nil && !f.Ours {
		return File{}, errors.Join(f.Body.Close(), readout.ErrNotFound)
	}
	return f, err
}

// Moved tells of another's release no more than of one that never was.
func (o oursOnly) Moved(ctx context.Context, kind string, from readout.Address) (readout.Address, error) {
	to, err := o.Reader.Moved(ctx, kind, from)
	if err != nil {
		return to, err
	}
	if _, err := o.Edition(ctx, to, "", 0, 0); err != nil {
		return readout.Address{}, err
	}
	return to, nil
}

// codes are those of our own publishers; none where they cannot be told.
func (o oursOnly) codes(ctx context.Context) (map[string]bool, error) {
	lines, err := o.Publishers(ctx)
	ours := map[string]bool{}
	for _, p := range lines {
		ours[p.Code] = err == nil
	}
	return ours, err
}
