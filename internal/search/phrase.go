package search

import (
	"math"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
)

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
	docs := candidates.ToArray()
	var starts, found spots
	var lengths []float64
	for nth, i := range n.order {
		if err := n.m.enough(); err != nil {
			return err
		}
		here := make([]spots, len(n.places[i]))
		if nth == 0 {
			lengths = make([]float64, len(docs))
		}
		for k, l := range n.places[i] {
			here[k] = spots{make([]int, 0, len(docs)+1), make([]int32, 0, 2*len(docs))}
			err := l.each(seg, docs, true, func(doc int, _, terms uint64, at []int32) {
				here[k].add(doc, at)
				if nth == 0 {
					lengths[doc] = float64(terms)
				}
			})
			if err != nil {
				return err
			}
			here[k].add(len(docs), nil)
		}
		found.ends, found.at = slices.Grow(found.ends[:0], len(docs)), slices.Grow(found.at[:0], len(docs))
		left := docs[:0]
		for doc, number := range docs {
			from := len(found.at)
			for _, p := range here {
				for _, at := range p.of(doc) {
					start := at - int32(n.at[i])
					if nth == 0 || slices.Contains(starts.of(doc), start) && !slices.Contains(found.at[from:], start) {
						found.at = append(found.at, start)
					}
				}
			}
			if len(found.at) > from {
				lengths[len(left)] = lengths[doc]
				left = append(left, number)
				found.ends = append(found.ends, len(found.at))
			}
		}
		docs, lengths = left, lengths[:len(left)]
		if starts, found = found, starts; len(docs) == 0 {
			return nil
		}
	}
	times := make([]float64, len(docs))
	for doc := range docs {
		times[doc] = float64(len(starts.of(doc)))
	}
	s.docs.AddMany(docs)
	s.add(docs, times, lengths)
	return nil
}

// spots is where something stands in entries that are numbered from 0.
type spots struct {
	ends []int
	at   []int32
}

// add adds an entry's places; those before it that were not added have none.
func (p *spots) add(entry int, at []int32) {
	for len(p.ends) < entry {
		p.ends = append(p.ends, len(p.at))
	}
	p.at = append(p.at, at...)
	p.ends = append(p.ends, len(p.at))
}

func (p *spots) of(entry int) []int32 {
	from := 0
	if entry > 0 {
		from = p.ends[entry-1]
	}
	return p.at[from:p.ends[entry]]
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
