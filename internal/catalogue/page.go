package catalogue

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// PerPage is how many releases a page of a list has.
const PerPage = 20

// Place is where a page of a list begins or ends: behind a release in the
// order of the list or, where Before is set, before it. It names the release by
// when it came out and its slug, so releases that come meanwhile move nothing,
// and a release that goes leaves the place where it was.
type Place struct {
	at     int64
	slug   string
	Before bool
}

// String is the place in an address: microseconds since 1970 in base 36, a
// full stop, the slug.
func (p Place) String() string { return strconv.FormatInt(p.at, 36) + "." + p.slug }

// ParsePlace reads what String writes; anything else is readout.ErrNotFound.
func ParsePlace(s string, before bool) (Place, error) {
	at, slug, found := strings.Cut(s, ".")
	n, err := strconv.ParseInt(at, 36, 64)
	if !found || err != nil || strconv.FormatInt(n, 36) != at || readout.Slug(slug) != slug || slug == "" {
		return Place{}, fmt.Errorf("place %q: %w", s, readout.ErrNotFound)
	}
	return Place{n, slug, before}, nil
}

// Query asks for one page of a list.
type Query struct {
	Filter
	Oldest  bool   // the oldest first
	Place   *Place // where the page begins or ends; nil for the first page, or Page
	Page    int    // by number, from 1; 0 for 1
	Count   []Facet
	Options int // how many options of a facet are told at most; the commonest where there are more
}

// Page is one page of a list.
type Page struct {
	Releases []readout.ReleaseID
	Total    int // of the whole list
	First    int // which one of them the page begins with, from 1; 0 where it is empty
	Pages    int // at least 1
	Previous *Place
	Next     *Place
	Options  map[Facet][]Option // of the facets that were to be counted

	// Generation says of which state of the catalogue this is: the options of one
	// filter are the same as long as it is.
	Generation int64
}

// Option is a value of a facet with how many releases the list would have.
type Option struct {
	Value string
	Words string // commonest wording of a series, topic or organisation
	Count int
}

// Page answers a query. A page by a number beyond the end is
// readout.ErrNotFound; one beyond a place is empty only where the list is.
func (c *Catalogue) Page(ctx context.Context, q Query) (Page, error) {
	var out Page
	err := c.read(ctx, func(x *index) error {
		v := c.view(x, q)
		items := v.items
		out = Page{Total: len(items), Pages: max(1, (len(items)+PerPage-1)/PerPage), Options: map[Facet][]Option{}, Generation: c.generation}
		for f, offered := range v.offered {
			out.Options[f] = x.options(offered, c.locked)
		}
		first, err := q.first(x, items, out.Pages)
		if err != nil {
			return err
		}
		at := func(n int) item { // n counts from the list's beginning
			if q.Oldest {
				n = len(items) - 1 - n
			}
			return x.items[items[n]]
		}
		end := min(first+PerPage, len(items))
		for n := first; n < end; n++ {
			out.Releases = append(out.Releases, at(n).id)
		}
		if first == end {
			return nil
		}
		out.First = first + 1
		if first > 0 {
			out.Previous = x.place(at(first), true)
		}
		if end < len(items) {
			out.Next = x.place(at(end-1), false)
		}
		return nil
	})
	return out, err
}

// place is before or behind an item.
func (x *index) place(i item, before bool) *Place {
	return &Place{i.at, x.texts.text(i.slug), before}
}

// first is with how many items before it the page begins.
func (q Query) first(x *index, items []uint32, pages int) (int, error) {
	if q.Place == nil {
		page := max(q.Page, 1)
		if page > pages {
			return 0, fmt.Errorf("page %d of %d: %w", page, pages, readout.ErrNotFound)
		}
		return (page - 1) * PerPage, nil
	}
	// how many stand above the release in the order newest first, and whether it is there
	above, _ := slices.BinarySearchFunc(items, q.Place.at, func(i uint32, at int64) int { return cmp.Compare(at, x.items[i].at) })
	there := false
	last := above
	for last < len(items) && x.items[items[last]].at == q.Place.at {
		if x.texts.text(x.items[items[last]].slug) == q.Place.slug {
			above, there = last, true
		}
		last++
	}
	// where it is gone, the others of its instant are all still to come
	n, beyond := above, last
	if there {
		beyond = above + 1
	}
	if q.Oldest {
		n, beyond = len(items)-beyond, len(items)-n
	}
	switch {
	case q.Place.Before && there:
		return max(0, n-PerPage), nil
	case q.Place.Before:
		return max(0, beyond-PerPage), nil
	case there:
		n = beyond
	}
	return min(n, max(0, len(items)-1)), nil
}

// view is a filter's items and what choices offer; it holds while the index does.
type view struct {
	items   []uint32
	offered map[Facet][]counted
}

// asked is what views are remembered by.
type asked struct {
	filter  Filter
	locked  bool
	count   string
	options int
}

// mostKept bounds the bytes of what is remembered; an entry counts for keptEntry
// beside its numbers, as readers may ask for any number of lists that are empty.
const (
	mostKept  = 8 << 20
	keptEntry = 512
)

// view finds and counts, or remembers. Counting writes into the index, so it is
// done by one at a time.
func (c *Catalogue) view(x *index, q Query) view {
	c.views.Lock()
	defer c.views.Unlock()
	k := asked{q.Filter, c.locked, fmt.Sprint(q.Count), q.Options}
	if v, ok := c.kept[k]; ok {
		return v
	}
	items, own := x.find(q.required(c.locked))
	v := view{items: items, offered: map[Facet][]counted{}}
	var plain [facets]bool // facets that the filter leaves open: of one count
	for _, f := range q.Count {
		if q.values[f] != "" || f == Publisher {
			v.offered[f] = x.offered(c.beside(x, q.Filter, f), q, f)
			continue
		}
		plain[f] = true
	}
	met := x.countTerms(items, &plain)
	for _, f := range q.Count {
		if plain[f] {
			v.offered[f] = x.offered(met[f], q, f)
		}
	}
	size := keptEntry
	if !own {
		size += 4 * len(items)
	}
	for _, of := range v.offered {
		size += 8 * len(of)
	}
	c.hold(size)
	c.kept[k] = v
	return v
}

// hold makes room for something of so many bytes: where there is none,
// everything that was remembered is given up.
func (c *Catalogue) hold(size int) {
	if c.held += size; c.held > mostKept {
		clear(c.kept)
		clear(c.besides)
		c.held = size
	}
}

// besides is what the choices of a facet are remembered by: the filter without the
// facet's own value, which the lists of all its values have in common.
type besides struct {
	filter Filter
	locked bool
	facet  Facet
}

// beside counts the terms of a facet among the items of a filter without its own
// value, or remembers.
func (c *Catalogue) beside(x *index, of Filter, f Facet) []counted {
	of = of.With(f, "")
	if f == Publisher { // another publisher has other boards, and the scope is one choice with it
		of = of.With(scope, "").With(Board, "")
	}
	k := besides{of, c.locked, f}
	if met, ok := c.besides[k]; ok {
		return met
	}
	items, _ := x.find(of.required(c.locked))
	var only [facets]bool
	only[f] = true
	met := x.countTerms(items, &only)[f]
	c.hold(keptEntry + 8*len(met))
	c.besides[k] = met
	return met
}

// offered orders the terms of a facet by value. Of too many the commonest stay, and
// the one that is chosen.
func (x *index) offered(met []counted, q Query, f Facet) []counted {
	byValue := func(a, b counted) int { return x.byValue(a.term, b.term) }
	var mine []counted
	if q.Options > 0 && len(met) > q.Options {
		chosen, there := x.termAt(key{f, q.values[f]})
		is := func(t uint32) int { return bit(there && t == chosen) }
		mine = first(met, q.Options, func(a, b counted) int {
			if c := cmp.Or(cmp.Compare(is(b.term), is(a.term)), cmp.Compare(b.n, a.n)); c != 0 {
				return c
			}
			return byValue(a, b)
		})
	} else {
		mine = slices.Clone(met)
	}
	slices.SortFunc(mine, byValue)
	return mine
}

// first returns so many of a list as come first: to sort thousands of topics by their
// words for the sake of sixty took most of a list's time.
func first[T any](of []T, most int, compare func(a, b T) int) []T {
	best := make([]T, 0, most+1)
	for _, t := range of {
		if len(best) == most && compare(best[most-1], t) <= 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, t, compare)
		best = slices.Insert(best, at, t)
		best = best[:min(len(best), most)]
	}
	return best
}

// options says terms in words.
func (x *index) options(terms []counted, locked bool) []Option {
	out := make([]Option, len(terms))
	for i, t := range terms {
		out[i] = Option{x.value(t.term), x.texts.text(x.label(t.term, locked)), int(t.n)}
	}
	return out
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
