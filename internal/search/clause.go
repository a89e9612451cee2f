package search

import (
	"math"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
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
	// weigh adds what it weighs to each of docs, which ascend, that holds it.
	weigh(seg int, docs []uint32, to []float64) error
}

// Constants of BM25, as they answered the judged set best.
const (
	saturation = 1.2
	byLength   = 0.75
)

// bm25 is what a term weighs that an entry of so many terms has so many times.
// average is how many terms there are usually, 0 where that is not known.
func bm25(idf, times, terms, average float64) float64 {
	length := 1.0
	if average > 0 {
		length = 1 - byLength + byLength*terms/average
	}
	return idf * times * (saturation + 1) / (times + saturation*length)
}

// rarity is the inverse document frequency of what so many of all releases have.
func (m *moment) rarity(count uint64) float64 {
	return math.Log(1 + (float64(m.live)-float64(count)+0.5)/(float64(count)+0.5))
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

func (n *termNode) most(seg int) uint64 {
	if n.lists[seg] == nil {
		return 0
	}
	return n.lists[seg].Count()
}

func (n *termNode) hold(seg int, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	return narrowed(n.entries(seg), among), nil
}

func (n *termNode) weigh(seg int, docs []uint32, to []float64) error {
	if n.weight == 0 || n.lists[seg] == nil {
		return nil
	}
	return along(n.lists[seg].Iterator(true, true, false, nil), docs, func(i int, p segment.Posting) {
		to[i] += bm25(n.weight, float64(p.Frequency()), terms(p), n.average)
	})
}

// along calls f for each of docs that a list has, with its place among docs.
func along(it segment.PostingsIterator, docs []uint32, f func(i int, p segment.Posting)) error {
	if len(docs) == 0 {
		return nil
	}
	p, err := it.Advance(uint64(docs[0]))
	for i := 0; err == nil && p != nil && i < len(docs); {
		switch n := uint32(p.Number()); {
		case n < docs[i]:
			p, err = it.Advance(uint64(docs[i]))
		case n > docs[i]:
			at, _ := slices.BinarySearch(docs[i:], n)
			i += at
		default:
			f(i, p)
			if i++; i < len(docs) {
				p, err = it.Advance(uint64(docs[i]))
			}
		}
	}
	return err
}

// terms is how many terms the field has in which a posting stands.
func terms(p segment.Posting) float64 {
	if z, ok := p.(*zap.Posting); ok {
		return float64(z.NormUint64())
	}
	n := p.Norm()
	return 1 / (n * n)
}

// phrased is terms that stand one behind the other, of which each place may hold
// one of several.
type phrased struct {
	field  string
	places [][]string
	at     []int // where each place stands behind the first
	weight float64
}

// tight is the phrase where no run of characters in it is divided, which needs every
// other pair of them only: what begins with the second of one pair is the first of
// the next. Nil where that is no less.
func (c phrased) tight() *phrased {
	t := phrased{field: c.field, weight: c.weight}
	for i := 0; i < len(c.places); i++ {
		t.places, t.at = append(t.places, c.places[i][:1]), append(t.at, c.at[i])
		if len(c.places[i]) == 2 && i+2 < len(c.places) && len(c.places[i+1]) == 2 && inner(c.places[i]) && inner(c.places[i+1]) {
			i++ // said by those beside it
		}
	}
	if len(t.places) == len(c.places) {
		return nil
	}
	return &t
}

// inner reports whether a place is a pair of characters within a run: the pair, or
// its first alone.
func inner(place []string) bool { return len(place) == 2 && strings.HasPrefix(place[0], place[1]) }

type phraseNode struct {
	m       *moment
	places  [][]*listed
	at      []int
	order   []int // places, the rarest first
	weight  float64
	average float64
	held    []*standing // by segment; nil where not looked yet
	tight   *phraseNode // fewer places that say the same of most texts; nil for none
}

// standing is the entries in which a phrase stands.
type standing struct {
	docs  *roaring.Bitmap
	list  []uint32
	times []float64
	terms []float64
}

func (c phrased) bind(m *moment) (node, error) {
	n := &phraseNode{m: m, at: c.at, average: m.length[c.field], held: make([]*standing, len(m.segments))}
	counts := make([]uint64, len(c.places))
	for i, alternatives := range c.places {
		var place []*listed
		for _, term := range alternatives {
			l, err := m.term(c.field, term)
			if err != nil {
				return nil, err
			}
			if l.count > 0 {
				place = append(place, l)
				counts[i] += l.count
			}
		}
		n.places, n.order = append(n.places, place), append(n.order, i)
	}
	slices.SortStableFunc(n.order, func(a, b int) int {
		switch {
		case counts[a] < counts[b]:
			return -1
		case counts[a] > counts[b]:
			return 1
		}
		return 0
	})
	n.weight = c.weight * m.rarity(min(m.live, counts[n.order[0]]))
	if t := c.tight(); t != nil {
		tight, err := t.bind(m)
		if err != nil {
			return nil, err
		}
		n.tight = tight.(*phraseNode)
	}
	return n, nil
}

func (n *phraseNode) most(seg int) uint64 {
	least := uint64(math.MaxUint64)
	for _, place := range n.places {
		all := uint64(0)
		for _, l := range place {
			if l.lists[seg] != nil {
				all += l.lists[seg].Count()
			}
		}
		least = min(least, all)
	}
	return least
}

func (n *phraseNode) hold(seg int, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	s, err := n.stand(seg, among)
	if err != nil {
		return nil, err
	}
	return narrowed(s.docs, among), nil
}

func (n *phraseNode) weigh(seg int, docs []uint32, to []float64) error {
	s, err := n.stand(seg, roaring.BitmapOf(docs...))
	if err != nil {
		return err
	}
	for i, j := 0, 0; i < len(docs) && j < len(s.list); {
		switch {
		case docs[i] < s.list[j]:
			i++
		case docs[i] > s.list[j]:
			j++
		default:
			to[i] += bm25(n.weight, s.times[j], s.terms[j], n.average)
			i, j = i+1, j+1
		}
	}
	return nil
}

// stand finds where the phrase stands among some entries; it looks once, at the
// first that it is asked for, which are narrowed later and never widened.
func (n *phraseNode) stand(seg int, among *roaring.Bitmap) (*standing, error) {
	if s := n.held[seg]; s != nil {
		return s, nil
	}
	s := &standing{docs: none}
	n.held[seg] = s
	candidates := among
	for _, i := range n.order {
		var any *roaring.Bitmap
		for _, l := range n.places[i] {
			if set := l.entries(seg); any == nil {
				any = set
			} else {
				any = roaring.Or(any, set)
			}
		}
		if any == nil || any.IsEmpty() {
			return s, nil
		}
		if candidates = narrowed(any, candidates); candidates.IsEmpty() {
			return s, nil
		}
	}
	s.docs = roaring.New()
	if n.tight != nil {
		if err := n.tight.verify(seg, candidates, s); err != nil {
			return nil, err
		}
		candidates = roaring.AndNot(candidates, s.docs)
	}
	if err := n.verify(seg, candidates, s); err != nil {
		return nil, err
	}
	return s, nil
}

// verify reads where the terms stand in candidates and adds those in which the
// phrase does.
func (n *phraseNode) verify(seg int, candidates *roaring.Bitmap, s *standing) error {
	places := make([]reading, len(n.places))
	for _, i := range n.order {
		some := false
		for _, l := range n.places[i] {
			if set := roaring.And(l.entries(seg), candidates); !set.IsEmpty() {
				it := l.lists[seg].Iterator(true, true, true, nil)
				if o, ok := it.(segment.OptimizablePostingsIterator); ok && o.ActualBitmap() != nil {
					o.ReplaceActual(set)
				}
				places[i].terms = append(places[i].terms, placed{it: it, set: set})
				some = true
			}
		}
		if !some {
			return nil
		}
		if len(places[i].terms) == 1 {
			candidates = places[i].terms[0].set
		}
	}
	var starts, found []int
	var list []uint32
	var times, lengths []float64
	docs := candidates.Iterator()
	for looked := 0; docs.HasNext(); looked++ {
		if looked%512 == 511 {
			if err := n.m.enough(); err != nil {
				return err
			}
		}
		doc := docs.Next()
		starts = starts[:0]
		length := 0.0
		for nth, i := range n.order {
			here, terms, err := places[i].positions(doc)
			if err != nil {
				return err
			}
			if nth == 0 {
				length = terms
				for _, p := range here {
					starts = append(starts, p-n.at[i])
				}
			} else {
				found = found[:0]
				for _, p := range here {
					if slices.Contains(starts, p-n.at[i]) && !slices.Contains(found, p-n.at[i]) {
						found = append(found, p-n.at[i])
					}
				}
				starts, found = found, starts
			}
			if len(starts) == 0 {
				break
			}
		}
		if len(starts) > 0 {
			s.docs.Add(doc)
			list, times, lengths = append(list, doc), append(times, float64(len(starts))), append(lengths, length)
		}
	}
	s.add(list, times, lengths)
	return nil
}

// add puts entries among those that are there, both in order.
func (s *standing) add(list []uint32, times, terms []float64) {
	if len(s.list) == 0 {
		s.list, s.times, s.terms = list, times, terms
		return
	}
	if len(list) == 0 {
		return
	}
	var out standing
	for i, j := 0, 0; i < len(s.list) || j < len(list); {
		if j == len(list) || i < len(s.list) && s.list[i] < list[j] {
			out.list, out.times, out.terms = append(out.list, s.list[i]), append(out.times, s.times[i]), append(out.terms, s.terms[i])
			i++
		} else {
			out.list, out.times, out.terms = append(out.list, list[j]), append(out.times, times[j]), append(out.terms, terms[j])
			j++
		}
	}
	s.list, s.times, s.terms = out.list, out.times, out.terms
}

// reading reads where the terms of a place stand, entry by entry.
type reading struct {
	terms []placed
	here  []int
}

type placed struct {
	it  segment.PostingsIterator
	set *roaring.Bitmap // the entries that it goes through
}

// positions are where the terms stand in an entry, which is behind those asked for
// before, and how many terms that has.
func (r *reading) positions(doc uint32) (here []int, length float64, err error) {
	r.here = r.here[:0]
	for _, t := range r.terms {
		if !t.set.Contains(doc) {
			continue
		}
		p, err := t.it.Advance(uint64(doc))
		if err != nil {
			return nil, 0, err
		}
		if p == nil || uint32(p.Number()) != doc {
			continue
		}
		length = terms(p)
		for _, l := range p.Locations() {
			unpacked(l, func(position int) { r.here = append(r.here, position) })
		}
	}
	return r.here, length, nil
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

func (n *anyNode) weigh(seg int, docs []uint32, to []float64) error {
	own, all, there := make([]float64, len(docs)), make([]float64, len(docs)), make([]float64, len(docs))
	for _, w := range n.ways {
		if w.most(seg) == 0 {
			continue
		}
		clear(own)
		if err := w.weigh(seg, docs, own); err != nil {
			return err
		}
		for i, v := range own {
			switch {
			case v == 0:
			case n.sum:
				all[i] += v
				there[i]++
			default:
				all[i] = max(all[i], v)
			}
		}
	}
	for i := range docs {
		if n.sum {
			all[i] *= there[i] / float64(len(n.ways))
		}
		to[i] += all[i]
	}
	return nil
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

func (n *everyNode) weigh(seg int, docs []uint32, to []float64) error {
	for _, of := range [][]node{n.must, n.should} {
		for _, c := range of {
			if c.most(seg) == 0 {
				continue
			}
			if err := c.weigh(seg, docs, to); err != nil {
				return err
			}
		}
	}
	return nil
}
