package catalogue

import (
	"cmp"
	"slices"
	"strconv"

	"readout"
	"readout/internal/tally"
)

func digits(n int) string { return strconv.Itoa(n) }

// item is an Item in the index, with its terms.
type item struct {
	id      readout.ReleaseID
	at      int64 // microseconds
	slug    string
	ours    bool
	meeting readout.MeetingID
	day     readout.Day
	told    tally.Account // zero where it tells of no meeting
	terms   []*term
	words   []string // of each term; "" where it is known by its value
}

// newestFirst is the order of lists.
func newestFirst(a, b *item) int {
	return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(b.id, a.id))
}

// term is one value of a facet with the releases that have it, newest first.
type term struct {
	key
	items []*item
	words [2]map[string]int // wordings by how often they occur: in all, and in ours
	n     int               // scratch of countTerms, which is done by one at a time
}

// label is the commonest wording, of ours alone where others' are not shown.
func (t *term) label(locked bool) string {
	best, words := "", t.words[bit(locked)]
	for w, n := range words {
		if m := words[best]; n > m || n == m && w < best {
			best = w
		}
	}
	return best
}

// word notes that an item words the term so, or does no more.
func (t *term) word(w string, ours bool, by int) {
	if w == "" {
		return
	}
	for of := range 1 + bit(ours) {
		if t.words[of][w] += by; t.words[of][w] == 0 {
			delete(t.words[of], w)
		}
	}
}

// index is all items by their terms.
type index struct {
	all   []*item // newest first
	byID  map[readout.ReleaseID]*item
	terms map[key]*term
}

func newIndex(items []Item) *index {
	x := &index{byID: make(map[readout.ReleaseID]*item, len(items)), terms: map[key]*term{}}
	for _, it := range items {
		i := x.item(it)
		x.byID[i.id] = i
		x.all = append(x.all, i)
		for _, t := range i.terms {
			t.items = append(t.items, i)
		}
	}
	slices.SortFunc(x.all, newestFirst)
	for _, t := range x.terms {
		slices.SortFunc(t.items, newestFirst)
	}
	return x
}

// item makes an item and the terms that it needs; it stands nowhere yet.
func (x *index) item(it Item) *item {
	i := &item{id: it.Release, at: it.At.UnixMicro(), slug: it.Address.Slug, ours: it.Ours, meeting: it.Meeting, day: it.Day}
	if it.Meeting != 0 {
		i.told = it.told()
	}
	keys, words := keysOf(it)
	i.words = words
	for at, k := range keys {
		t := x.terms[k]
		if t == nil {
			t = &term{key: k, words: [2]map[string]int{{}, {}}}
			x.terms[k] = t
		}
		t.word(words[at], it.Ours, 1)
		i.terms = append(i.terms, t)
	}
	return i
}

// put puts an item in place of what stood for its release.
func (x *index) put(it Item) {
	x.drop(it.Release)
	i := x.item(it)
	x.byID[i.id] = i
	insert(&x.all, i)
	for _, t := range i.terms {
		insert(&t.items, i)
	}
}

// drop takes a release out.
func (x *index) drop(id readout.ReleaseID) {
	i := x.byID[id]
	if i == nil {
		return
	}
	delete(x.byID, id)
	remove(&x.all, i)
	for at, t := range i.terms {
		remove(&t.items, i)
		t.word(i.words[at], i.ours, -1)
		if len(t.items) == 0 {
			delete(x.terms, t.key)
		}
	}
}

func insert(list *[]*item, i *item) {
	at, _ := slices.BinarySearchFunc(*list, i, newestFirst)
	*list = slices.Insert(*list, at, i)
}

func remove(list *[]*item, i *item) {
	if at, found := slices.BinarySearchFunc(*list, i, newestFirst); found {
		*list = slices.Delete(*list, at, at+1)
	}
}

// find returns the items that have all terms, newest first, and whether the
// slice is one of the index's own.
func (x *index) find(keys []key) (found []*item, own bool) {
	if len(keys) == 0 {
		return x.all, true
	}
	terms := make([]*term, len(keys))
	for i, k := range keys {
		if terms[i] = x.terms[k]; terms[i] == nil {
			return nil, true
		}
	}
	slices.SortFunc(terms, func(a, b *term) int { return cmp.Compare(len(a.items), len(b.items)) })
	if len(terms) == 1 {
		return terms[0].items, true
	}
next:
	for _, i := range terms[0].items {
		for _, t := range terms[1:] {
			if !slices.Contains(i.terms, t) {
				continue next
			}
		}
		found = append(found, i)
	}
	return found, false
}

// counted is a term with how many of some items have it.
type counted struct {
	*term
	n int
}

// countTerms counts the items by their terms of the facets that it is asked for.
func countTerms(items []*item, of *[facets]bool) (met [facets][]counted) {
	var terms []*term
	for _, i := range items {
		for _, t := range i.terms {
			if of[t.facet] {
				if t.n++; t.n == 1 {
					terms = append(terms, t)
				}
			}
		}
	}
	for _, t := range terms {
		met[t.facet] = append(met[t.facet], counted{t, t.n})
		t.n = 0
	}
	return met
}
