package press

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"readout"
)

// Whole is the length, in code points, to ask for where a text is wanted to its
// end.
const Whole = 1<<31 - 2

// PerPage is how many entries a page of a list has.
const PerPage = 20

// Epoch is the number of the last event that changed anything public. It is in
// no public byte.
func (o *Office) Epoch(ctx context.Context) (int64, error) { return o.store.Epoch(ctx) }

// List returns one page of what the public may see, newest first; ErrNotFound
// for a page that is not there. An empty list has one page.
func (o *Office) List(ctx context.Context, f Filter, lang readout.Lang, page int) (List, error) {
	if page < 1 {
		return List{}, fmt.Errorf("page %d: %w", page, readout.ErrNotFound)
	}
	rows, total, err := o.store.Page(ctx, f, page, PerPage)
	if err != nil {
		return List{}, fmt.Errorf("list of releases: %w", err)
	}
	l := List{Total: total, Page: page, Pages: max(1, (total+PerPage-1)/PerPage)}
	if page > l.Pages {
		return List{}, fmt.Errorf("page %d of %d: %w", page, l.Pages, readout.ErrNotFound)
	}
	for _, of := range byRelease(rows) {
		l.Entries = append(l.Entries, choose(of, lang).Entry)
	}
	slices.SortStableFunc(l.Entries, newestFirst)
	return l, nil
}

// Entries returns the lines of releases by id; what the public may not see is
// left out.
func (o *Office) Entries(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang) (map[readout.ReleaseID]Entry, error) {
	entries := make(map[readout.ReleaseID]Entry, len(ids))
	if o.heads.epoch != nil {
		found, err := o.headsOf(ctx, ids)
		if err != nil {
			return nil, fmt.Errorf("entries: %w", err)
		}
		for id, of := range found {
			entries[id] = choose(of.editions, lang).Entry
		}
		return entries, nil
	}
	rows, err := o.store.Newest(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("entries: %w", err)
	}
	for id, of := range byRelease(rows) {
		entries[id] = choose(of, lang).Entry
	}
	return entries, nil
}

// Revisions returns the public releases whose text changed last, each once, the
// latest first, at most so many.
func (o *Office) Revisions(ctx context.Context, oursOnly bool, lang readout.Lang, most int) ([]Revision, error) {
	rows, err := o.store.Changed(ctx, oursOnly, most*editionsOfOne)
	if err != nil {
		return nil, fmt.Errorf("revisions: %w", err)
	}
	slices.SortFunc(rows, func(a, b Revision) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Release, a.Release)) })
	var ids []readout.ReleaseID
	var each []Revision
	for _, r := range rows {
		if len(ids) < most && !slices.Contains(ids, r.Release) {
			ids, each = append(ids, r.Release), append(each, r)
		}
	}
	entries, err := o.Entries(ctx, ids, lang)
	if err != nil {
		return nil, err
	}
	var revised []Revision
	for _, r := range each {
		if e, ok := entries[r.Release]; ok {
			revised = append(revised, Revision{Entry: e, At: r.At})
		}
	}
	return revised, nil
}

// editionsOfOne is how many editions of one release are taken to change at once.
const editionsOfOne = 4

// Edition returns what stands at an address: the edition in lang, or the
// authoritative one where there is none (Edition.Lang tells which), in its
// newest version where version is 0. A version that is asked for by number must
// be there in that language. What the public may not see is ErrNotFound. Of the
// text at most so many code points are read; Edition.Cut tells that there is more.
func (o *Office) Edition(ctx context.Context, a readout.Address, lang readout.Lang, version, most int) (Edition, error) {
	rows, err := o.store.NewestAt(ctx, a)
	if err != nil {
		return Edition{}, fmt.Errorf("edition at %s: %w", a, err)
	}
	newest := choose(rows, lang)
	if version < 0 || version > 0 && newest.Lang != lang {
		return Edition{}, fmt.Errorf("version %d (%s) at %s: %w", version, lang, a, readout.ErrNotFound)
	}
	if version == 0 {
		version = newest.Version
	}
	sheet, err := o.store.Sheet(ctx, newest.Release, newest.Lang, version, most)
	if err != nil {
		return Edition{}, fmt.Errorf("version %d (%s) at %s: %w", version, lang, a, err)
	}
	sheet.Langs = newest.Langs
	return sheet, nil
}

// Neighbours returns the releases of the same publisher and board that were
// first released before and after an entry, nil where there is none.
func (o *Office) Neighbours(ctx context.Context, e Entry, lang readout.Lang) (previous, next *Entry, err error) {
	before, after, err := o.store.Beside(ctx, e)
	if err != nil {
		return nil, nil, fmt.Errorf("neighbours of %s: %w", e.Address, err)
	}
	entries, err := o.Entries(ctx, []readout.ReleaseID{before, after}, lang)
	if err != nil {
		return nil, nil, err
	}
	if p, ok := entries[before]; ok {
		previous = &p
	}
	if n, ok := entries[after]; ok {
		next = &n
	}
	return previous, next, nil
}

// Years lists the years that a filter has releases of, newest first. The
// filter's own year does not count.
func (o *Office) Years(ctx context.Context, f Filter) ([]int, error) {
	f.Year = 0
	years, err := o.store.Years(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("years: %w", err)
	}
	return years, nil
}

// KindReleases is the kind of address that Moved knows.
const KindReleases = "releases"

// Moved returns where the thing that once had an address stands now;
// ErrNotFound where it never moved or the public may not see it.
func (o *Office) Moved(ctx context.Context, kind string, from readout.Address) (readout.Address, error) {
	to, err := o.store.Moved(ctx, kind, from)
	if err != nil {
		return readout.Address{}, fmt.Errorf("moved from %s %s: %w", kind, from, err)
	}
	return to, nil
}

// byRelease groups rows.
func byRelease(rows []Edition) map[readout.ReleaseID][]Edition {
	of := make(map[readout.ReleaseID][]Edition, len(rows))
	for _, r := range rows {
		of[r.Release] = append(of[r.Release], r)
	}
	return of
}

// choose picks of one release's newest editions the one in lang, else the
// authoritative one, and lists the languages, the authoritative first.
func choose(rows []Edition, lang readout.Lang) Edition {
	first := rows[0].Authoritative
	slices.SortFunc(rows, func(a, b Edition) int {
		if (a.Lang == first) != (b.Lang == first) {
			if a.Lang == first {
				return -1
			}
			return 1
		}
		return strings.Compare(string(a.Lang), string(b.Lang))
	})
	chosen := rows[0]
	langs := make([]readout.Lang, len(rows))
	for i, r := range rows {
		langs[i] = r.Lang
		if r.Lang == lang {
			chosen = r
		}
	}
	chosen.Langs = langs
	return chosen
}

func newestFirst(a, b Entry) int {
	if c := b.FirstReleased.Compare(a.FirstReleased); c != 0 {
		return c
	}
	return int(b.Release - a.Release)
}
