package catalogue

import (
	"cmp"
	"slices"
	"strconv"

	"readout"
	"readout/internal/levels"
	"readout/internal/tally"
)

func digits(n int) string { return strconv.Itoa(n) }

// index is all items by their terms. Items, terms and strings are known by numbers,
// and everything about them stands in a few long slices without pointers: a hundred
// thousand releases with their terms are a million things that the collector would
// otherwise look into, each time it comes.
type index struct {
	texts texts

	items []item
	free  []uint32 // numbers of items that are none any more
	all   []uint32 // newest first
	byID  map[readout.ReleaseID]uint32
	has   runs // of an item: its terms, and behind them the wording of each, as a text; 0 where it is known by its value
	told  runs // of an item: what it tells of its meeting, as tells writes it

	terms  []term
	unused []uint32          // numbers of terms that no item has any more
	byKey  map[uint64]uint32 // by facet and value
	of     runs              // of a term: the items that have it, newest first
	words  runs              // of a term: its wordings, each with how often it occurs, in all and in ours

	counts []uint32 // of terms: scratch of countTerms, which is done by one at a time
}

// item is an Item in the index. Words are texts.
type item struct {
	id        readout.ReleaseID
	at        int64 // microseconds
	meeting   readout.MeetingID
	slug, day uint32
	ours      bool
}

// term is one value of a facet.
type term struct {
	value uint32 // a text
	facet uint8
}

func (t term) key() uint64 { return uint64(t.facet)<<32 | uint64(t.value) }

// wording is how many numbers stand for one in words: the text, and how often it
// occurs in all and in ours.
const wording = 3

func newIndex(items []Item) *index {
	x := &index{texts: newTexts(), byID: make(map[readout.ReleaseID]uint32, len(items)), byKey: map[uint64]uint32{}}
	order := make([]int, len(items)) // that of lists, so that each goes to the end of those it stands in
	for n := range order {
		order[n] = n
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(items[b].At.Compare(items[a].At), cmp.Compare(items[b].Release, items[a].Release))
	})
	for _, n := range order {
		i := x.item(items[n])
		x.all = append(x.all, i)
		for _, t := range x.termsOf(i) {
			x.of.insert(t, len(x.of.list(t)), i)
		}
	}
	x.of.pack()
	x.words.pack()
	return x
}

// newestFirst is the order of lists.
func (x *index) newestFirst(a, b uint32) int {
	l, r := &x.items[a], &x.items[b]
	return cmp.Or(cmp.Compare(r.at, l.at), cmp.Compare(r.id, l.id))
}

// termsOf are the terms of an item.
func (x *index) termsOf(i uint32) []uint32 {
	both := x.has.list(i)
	return both[:len(both)/2]
}

// value is the value of a term.
func (x *index) value(t uint32) string { return x.texts.text(x.terms[t].value) }

// byValue compares terms of a facet.
func (x *index) byValue(a, b uint32) int { return x.texts.compare(x.terms[a].value, x.terms[b].value) }

// label is the commonest wording of a term, of ours alone where others' are not
// shown, as a text.
func (x *index) label(t uint32, locked bool) (best uint32) {
	most := uint32(0)
	words := x.words.list(t)
	for at := 0; at < len(words); at += wording {
		n := words[at+1+bit(locked)]
		if n > most || n > 0 && n == most && x.texts.compare(words[at], best) < 0 {
			best, most = words[at], n
		}
	}
	return best
}

// word notes that an item words the term so, or does no more.
func (x *index) word(t, w uint32, ours bool, by int) {
	if w == 0 {
		return
	}
	words := x.words.list(t)
	at := 0
	for at < len(words) && words[at] != w {
		at += wording
	}
	if at == len(words) {
		x.words.insert(t, at, w, 0, 0)
		words = x.words.list(t)
	}
	for of := range 1 + bit(ours) {
		words[at+1+of] += uint32(by)
	}
	if words[at+1] == 0 {
		x.words.remove(t, at, wording)
	}
}

// term is the number of a term, which it gets if it has none.
func (x *index) term(k key) uint32 {
	new := term{x.texts.number(k.value), uint8(k.facet)}
	t, there := x.byKey[new.key()]
	if there {
		return t
	}
	if last := len(x.unused) - 1; last >= 0 {
		t, x.unused = x.unused[last], x.unused[:last]
		x.terms[t] = new
	} else {
		t = uint32(len(x.terms))
		x.terms, x.counts = append(x.terms, new), append(x.counts, 0)
		x.of.grow(t)
		x.words.grow(t)
	}
	x.byKey[new.key()] = t
	return t
}

// termAt is the number of a term that some item has.
func (x *index) termAt(k key) (t uint32, there bool) {
	value, there := x.texts.find(k.value)
	if !there {
		return 0, false
	}
	t, there = x.byKey[term{value, uint8(k.facet)}.key()]
	return t, there
}

// item makes an item and the terms that it needs; it stands in no list yet.
func (x *index) item(it Item) uint32 {
	var i uint32
	if last := len(x.free) - 1; last >= 0 {
		i, x.free = x.free[last], x.free[:last]
	} else {
		i = uint32(len(x.items))
		x.items = append(x.items, item{})
	}
	x.items[i] = item{it.Release, it.At.UnixMicro(), it.Meeting, x.texts.number(it.Address.Slug), x.texts.number(string(it.Day)), it.Ours}
	x.byID[it.Release] = i
	x.told.set(i, x.tells(it)...)
	keys, words := keysOf(it)
	both := make([]uint32, 0, 2*len(keys))
	for _, k := range keys {
		both = append(both, x.term(k))
	}
	for at, w := range words {
		n := x.texts.number(w)
		x.word(both[at], n, it.Ours, 1)
		both = append(both, n)
	}
	x.has.set(i, both...)
	return i
}

// tells is what an item tells of its meeting beside what all items have: the account,
// the kind, the number of parties, the parties, each side and its level.
func (x *index) tells(it Item) []uint32 {
	if it.Meeting == 0 {
		return nil
	}
	out := []uint32{x.texts.number(string(it.Account)), x.texts.number(string(it.Kind)), uint32(len(it.Parties))}
	for _, p := range it.Parties {
		out = append(out, x.texts.number(string(p)))
	}
	for _, r := range it.Ranks {
		out = append(out, x.texts.number(string(r.Side)), uint32(r.Level))
	}
	return out
}

// account is what an item tells of its meeting, for counting.
func (x *index) account(i uint32) tally.Account {
	it, tells := x.items[i], x.told.list(i)
	kind := readout.AccountKind(x.texts.text(tells[0]))
	a := tally.Account{
		Meeting: it.meeting, Release: it.id, Weight: kind.Weight(), Issued: it.at, Day: readout.Day(x.texts.text(it.day)),
		Advance: kind == readout.AccountAdvance, Kind: readout.MeetingKind(x.texts.text(tells[1])),
	}
	parties, ranks := tells[3:3+tells[2]], tells[3+tells[2]:]
	for _, p := range parties {
		a.Parties = append(a.Parties, readout.PartyCode(x.texts.text(p)))
	}
	for ; len(ranks) > 0; ranks = ranks[2:] {
		a.Ranks = append(a.Ranks, levels.Rank{Side: readout.PartyCode(x.texts.text(ranks[0])), Level: levels.Level(ranks[1])})
	}
	return a
}

// put puts an item in place of what stood for its release.
func (x *index) put(it Item) {
	x.drop(it.Release)
	i := x.item(it)
	at, _ := slices.BinarySearchFunc(x.all, i, x.newestFirst)
	x.all = slices.Insert(x.all, at, i)
	for _, t := range x.termsOf(i) {
		at, _ := slices.BinarySearchFunc(x.of.list(t), i, x.newestFirst)
		x.of.insert(t, at, i)
	}
}

// drop takes a release out.
func (x *index) drop(id readout.ReleaseID) {
	i, there := x.byID[id]
	if !there {
		return
	}
	delete(x.byID, id)
	at, _ := slices.BinarySearchFunc(x.all, i, x.newestFirst)
	x.all = slices.Delete(x.all, at, at+1)
	both := x.has.list(i)
	for n, t := range both[:len(both)/2] {
		at, _ := slices.BinarySearchFunc(x.of.list(t), i, x.newestFirst)
		x.of.remove(t, at, 1)
		x.word(t, both[len(both)/2+n], x.items[i].ours, -1)
		if len(x.of.list(t)) == 0 {
			delete(x.byKey, x.terms[t].key())
			x.unused = append(x.unused, t)
		}
	}
	x.free = append(x.free, i)
}

// shortest are the terms of keys, that of fewest items first; there is false where no
// item has one of them.
func (x *index) shortest(keys []key) (terms []uint32, there bool) {
	for _, k := range keys {
		t, there := x.termAt(k)
		if !there {
			return nil, false
		}
		terms = append(terms, t)
	}
	slices.SortFunc(terms, func(a, b uint32) int { return cmp.Compare(len(x.of.list(a)), len(x.of.list(b))) })
	return terms, true
}

// hasAll reports whether an item has all terms.
func (x *index) hasAll(i uint32, terms []uint32) bool {
	mine := x.termsOf(i)
	for _, t := range terms {
		if !slices.Contains(mine, t) {
			return false
		}
	}
	return true
}

// find returns the items that have all terms, newest first, and whether the slice is
// one of the index's own.
func (x *index) find(keys []key) (found []uint32, own bool) {
	if len(keys) == 0 {
		return x.all, true
	}
	terms, there := x.shortest(keys)
	switch {
	case !there:
		return nil, true
	case len(terms) == 1:
		return x.of.list(terms[0]), true
	}
	for _, i := range x.of.list(terms[0]) {
		if x.hasAll(i, terms[1:]) {
			found = append(found, i)
		}
	}
	return found, false
}

// any reports whether an item has all terms.
func (x *index) any(keys []key) bool {
	if len(keys) == 0 {
		return len(x.all) > 0
	}
	terms, there := x.shortest(keys)
	return there && slices.ContainsFunc(x.of.list(terms[0]), func(i uint32) bool { return x.hasAll(i, terms[1:]) })
}

// counted is a term with how many of some items have it.
type counted struct{ term, n uint32 }

// countTerms counts items, which are different ones, by their terms of the facets
// that it is asked for. Where they are most of all items it counts the others.
func (x *index) countTerms(items []uint32, of *[facets]bool) (met [facets][]counted) {
	if *of == ([facets]bool{}) {
		return met
	}
	if len(items) > len(x.all)/2 {
		x.add(x.others(items), of)
		for n, t := range x.terms {
			all := uint32(len(x.of.list(uint32(n))))
			if of[t.facet] && all > x.counts[n] {
				met[t.facet] = append(met[t.facet], counted{uint32(n), all - x.counts[n]})
			}
			x.counts[n] = 0
		}
		return met
	}
	for _, n := range x.add(items, of) {
		f := x.terms[n].facet
		met[f] = append(met[f], counted{n, x.counts[n]})
		x.counts[n] = 0
	}
	return met
}

// add adds items to the counts of their terms, and returns those terms.
func (x *index) add(items []uint32, of *[facets]bool) (terms []uint32) {
	for _, i := range items {
		for _, t := range x.termsOf(i) {
			if of[x.terms[t].facet] {
				if x.counts[t]++; x.counts[t] == 1 {
					terms = append(terms, t)
				}
			}
		}
	}
	return terms
}

// others are all items but these.
func (x *index) others(items []uint32) (out []uint32) {
	if len(items) == len(x.all) {
		return nil
	}
	these := make([]bool, len(x.items))
	for _, i := range items {
		these[i] = true
	}
	for _, i := range x.all {
		if !these[i] {
			out = append(out, i)
		}
	}
	return out
}
