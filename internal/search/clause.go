package search

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// clause is what a query asks of a release. It knows no index; bind looks its
// terms up in one.
type clause interface {
	bind(m *moment) (node, error)
}

// node is a clause with its terms looked up.
type node interface {
	// most bounds how many entries of a segment hold it.
	most(seg int) uint64
	// hold is the entries of a segment that hold it, of those among (nil: of all).
	// It may be the index's own and is not changed.
	hold(seg int, among *roaring.Bitmap) (*roaring.Bitmap, error)
	// weigh adds what it weighs to each of some entries that holds it.
	weigh(seg int, of weighing, to []float64) error
}

// weighing is entries of a segment, as a set and one by one.
type weighing struct {
	set  *roaring.Bitmap
	docs []uint32
}

// narrowed is a set narrowed to another; nil is all.
func narrowed(set, among *roaring.Bitmap) *roaring.Bitmap {
	if among == nil {
		return set
	}
	return roaring.And(set, among)
}

// termed is one term of a field.
type termed struct {
	field, term string
	weight      float64 // 0 narrows only
}

type termNode struct {
	*listed
	weight, average float64
	field           string
}

func (c termed) bind(m *moment) (node, error) {
	l, err := m.term(c.field, c.term)
	if err != nil {
		return nil, err
	}
	return &termNode{l, c.weight * m.rarity(l.count), m.length[c.field], c.field}, nil
}

func (n *termNode) hold(seg int, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	return narrowed(n.entries(seg), among), nil
}

// begins is every term of a field that begins so.
type begins struct {
	field, prefix string
	weight        float64
}

// mostBeginning is how many terms begin alike that are looked at.
const mostBeginning = 4096

func (c begins) bind(m *moment) (node, error) {
	all, err := m.beginning(c.field, c.prefix, mostBeginning)
	if err != nil {
		return nil, err
	}
	var any anyOf
	for _, t := range all {
		any = append(any, termed{c.field, t, c.weight})
	}
	return any.bind(m)
}

// anyOf is one of several clauses at least; it weighs what the heaviest of them
// does.
type anyOf []clause

// most of them asks for some of several clauses, at least so many; it weighs what
// they weigh together, less for each that is not there.
type mostOf struct {
	of    []clause
	least int // 1 at least
}

type anyNode struct {
	ways  []node
	least int  // how many must be there
	sum   bool // they weigh together, by how many are there
}

func (c anyOf) bind(m *moment) (node, error) { return bindAny(m, c, 1, false) }

func (c mostOf) bind(m *moment) (node, error) { return bindAny(m, c.of, c.least, true) }

func bindAny(m *moment, of []clause, least int, sum bool) (node, error) {
	ways, err := bindAll(m, of)
	if err != nil {
		return nil, err
	}
	if len(ways) == 1 {
		return ways[0], nil
	}
	return &anyNode{ways, least, sum}, nil
}

func bindAll(m *moment, of []clause) ([]node, error) {
	var out []node
	for _, c := range of {
		n, err := c.bind(m)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

func (n *anyNode) most(seg int) (all uint64) {
	for _, w := range n.ways {
		all += w.most(seg)
	}
	return all
}

func (n *anyNode) hold(seg int, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	var sets []*roaring.Bitmap
	for _, w := range n.ways {
		if w.most(seg) == 0 {
			continue
		}
		set, err := w.hold(seg, among)
		if err != nil {
			return nil, err
		}
		if !set.IsEmpty() {
			sets = append(sets, set)
		}
	}
	switch {
	case len(sets) < n.least:
		return none, nil
	case len(sets) == 1:
		return sets[0], nil
	case n.least > 1:
		return several(sets, n.least), nil
	}
	return roaring.FastOr(sets...), nil
}

// several is what stands in so many sets at least.
func several(sets []*roaring.Bitmap, least int) *roaring.Bitmap {
	in := make([]*roaring.Bitmap, least+1) // [n] is what stands in n of them at least
	for i := range in {
		in[i] = roaring.New()
	}
	for _, set := range sets {
		for n := least; n > 1; n-- {
			in[n].Or(roaring.And(in[n-1], set))
		}
		in[1].Or(set)
	}
	return in[least]
}

// every is all of some clauses, more with others, and none of yet others. Without
// any that must be there it is every release.
type every struct {
	must, should, not []clause
}

type everyNode struct {
	m                 *moment
	must, should, not []node
}

func (c every) bind(m *moment) (node, error) {
	n := &everyNode{m: m}
	for to, of := range map[*[]node][]clause{&n.must: c.must, &n.should: c.should, &n.not: c.not} {
		var err error
		if *to, err = bindAll(m, of); err != nil {
			return nil, err
		}
	}
	return n, nil
}

func (n *everyNode) most(seg int) uint64 {
	least := n.m.segments[seg].Count()
	for _, c := range n.must {
		least = min(least, c.most(seg))
	}
	return least
}

func (n *everyNode) hold(seg int, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	set := among
	ordered := slices.Clone(n.must)
	slices.SortStableFunc(ordered, func(a, b node) int {
		switch x, y := effort(a, seg), effort(b, seg); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	for _, c := range ordered {
		if c.most(seg) == 0 {
			return none, nil
		}
		var err error
		if set, err = c.hold(seg, set); err != nil {
			return nil, err
		}
		if set.IsEmpty() {
			return none, nil
		}
	}
	if set == nil {
		all := roaring.New()
		all.AddRange(0, n.m.segments[seg].Count())
		if gone := n.m.segments[seg].deleted; gone != nil {
			all.AndNot(gone)
		}
		set = all
	}
	for _, c := range n.not {
		gone, err := c.hold(seg, set)
		if err != nil {
			return nil, err
		}
		if !gone.IsEmpty() {
			set = roaring.AndNot(set, gone)
		}
	}
	return set, nil
}

// effort tells what is quick to look for from what is not.
func effort(n node, seg int) uint64 {
	const slow = 1 << 40
	switch n := n.(type) {
	case *phraseNode:
		return slow + n.most(seg)
	case *anyNode:
		for _, w := range n.ways {
			if effort(w, seg) >= slow {
				return slow + n.most(seg)
			}
		}
	case *everyNode:
		return slow + n.most(seg)
	}
	return n.most(seg)
}
