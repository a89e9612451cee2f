package search

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"

	"readout/internal/lexicon"
	"readout/internal/search/scratch"
)

// phrased is terms that stand one behind the other, of which each place may hold
// one of several.
type phrased struct {
	field  string
	places [][]string
	at     []int // where each place stands behind the first
	weight float64
}

// tight is the phrase where every place holds the first of what it may hold, which most
// texts do. Of a run of characters it needs every other pair only: what begins with the
// second of one pair is the first of the next; left are the places that it does not
// need. Nil where no place may hold another.
func (c phrased) tight() (t *phrased, left []int) {
	if !slices.ContainsFunc(c.places, func(place []string) bool { return len(place) > 1 }) {
		return nil, nil
	}
	t = &phrased{field: c.field, weight: c.weight}
	for i := 0; i < len(c.places); i++ {
		t.places, t.at = append(t.places, c.places[i][:1]), append(t.at, c.at[i])
		if len(c.places[i]) == 2 && i+2 < len(c.places) && len(c.places[i+1]) == 2 && inner(c.places[i]) && inner(c.places[i+1]) {
			i++ // said by those beside it
			left = append(left, i)
		}
	}
	return t, left
}

// inner reports whether a place is a pair of characters within a run, or the same
// divided.
func inner(place []string) bool {
	_, n := utf8.DecodeRuneInString(place[0])
	return len(place) == 2 && place[1] == lexicon.Divided(place[0][:n], place[0][n:])
}

type phraseNode struct {
	m       *moment
	field   string
	places  [][]*listed
	at      []int
	order   []int // places, the rarest first
	weight  float64
	average float64
	held    []*standing // by segment; nil where not looked yet
	tight   *phraseNode // with the first that each place may hold; nil where none may hold another
	left    []int       // places that it does not look at
	others  []*listed   // what the places that it looks at may hold beside that
}

// standing is the entries in which a phrase stands.
type standing struct {
	docs  *roaring.Bitmap
	list  []uint32 // the same, one by one
	times []uint32 // of each how often
}

func (c phrased) bind(m *moment) (node, error) {
	n := &phraseNode{m: m, field: c.field, at: c.at, average: m.length[c.field], held: make([]*standing, len(m.segments))}
	t, left := c.tight()
	counts := make([]uint64, len(c.places))
	for i, alternatives := range c.places {
		var place []*listed
		for nth, term := range alternatives {
			l, err := m.term(c.field, term)
			if err != nil {
				return nil, err
			}
			if l.count > 0 {
				place = append(place, l)
				counts[i] += l.count
				if nth > 0 && !slices.Contains(left, i) {
					n.others = append(n.others, l)
				}
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
	if t != nil {
		n.left = left
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
			all += l.most(seg)
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
	if n.tight != nil {
		if err := n.tight.verify(seg, n.filled(seg, n.left, n.tight.candidates(seg, among)), s); err != nil {
			return nil, err
		}
		others := roaring.New() // a place holds another than the first
		for _, l := range n.others {
			others.Or(l.entries(seg))
		}
		others.AndNot(s.docs)
		among = narrowed(others, among)
	}
	if err := n.verify(seg, n.candidates(seg, among), s); err != nil {
		return nil, err
	}
	return s, nil
}

// candidates are the entries of a segment that have something for each place, of those
// among (nil: of all).
func (n *phraseNode) candidates(seg int, among *roaring.Bitmap) *roaring.Bitmap {
	return n.filled(seg, n.order, among)
}

// filled are those of some entries (nil: of all) that have something for some places.
func (n *phraseNode) filled(seg int, places []int, among *roaring.Bitmap) *roaring.Bitmap {
	for _, i := range places {
		if among != nil && among.IsEmpty() {
			return none
		}
		any := none
		for nth, l := range n.places[i] {
			if set := narrowed(l.entries(seg), among); nth == 0 {
				any = set
			} else if !set.IsEmpty() {
				any = roaring.Or(any, set)
			}
		}
		among = any
	}
	return among
}

// verify reads where the terms stand in candidates and adds those in which the
// phrase does.
func (n *phraseNode) verify(seg int, candidates *roaring.Bitmap, s *standing) error {
	if candidates.IsEmpty() {
		return nil
	}
	room := n.m.rooms[seg]
	many := int(candidates.GetCardinality())
	found := standing{nil, room.Take(many)[:0], room.Take(many)[:0]}
	mark := room.Mark()
	places := make([][]walk, len(n.order)) // the rarest first
	for nth, i := range n.order {
		for _, l := range n.places[i] {
			w, err := l.walk(seg, true)
			if err != nil {
				return err
			}
			if w != nil {
				places[nth] = append(places[nth], w)
			}
		}
	}
	var starts, at []int32 // where the phrase would begin, and where the place at hand stands
	for nth, doc := range room.Array(candidates) {
		if nth%4096 == 0 {
			if err := n.m.enough(); err != nil {
				return err
			}
		}
		for nth, i := range n.order {
			at = at[:0]
			for _, w := range places[nth] {
				if !w.To(doc) {
					continue
				}
				at = w.Places(at)
			}
			if len(places[nth]) > 1 {
				slices.Sort(at)
				at = slices.Compact(at)
			}
			if nth == 0 {
				starts = starts[:0]
				for _, at := range at {
					starts = append(starts, at-int32(n.at[i]))
				}
			} else {
				starts = meeting(starts, at, int32(n.at[i]))
			}
			if len(starts) == 0 {
				break
			}
		}
		if len(starts) > 0 {
			found.list = append(found.list, doc)
			found.times = append(found.times, uint32(len(starts)))
		}
	}
	if found.docs = candidates; len(found.list) < many {
		found.docs = roaring.New()
		found.docs.AddMany(found.list)
	}
	room.Back(mark)
	s.add(found, room)
	return nil
}

// meeting keeps those of starts, which ascend, that stand so far before one of here,
// which ascend too.
func meeting(starts, here []int32, before int32) []int32 {
	kept, j := starts[:0], 0
	for _, at := range starts {
		for j < len(here) && here[j] < at+before {
			j++
		}
		if j < len(here) && here[j] == at+before {
			kept = append(kept, at)
		}
	}
	return kept
}

// add adds other entries.
func (s *standing) add(o standing, room *scratch.Room) {
	if len(s.list) == 0 {
		*s = o
		return
	}
	if len(o.list) == 0 {
		return
	}
	many := len(s.list) + len(o.list)
	all := standing{roaring.Or(s.docs, o.docs), room.Take(many)[:0], room.Take(many)[:0]}
	for i, j := 0, 0; i < len(s.list) || j < len(o.list); {
		from, k := s, &i
		if i == len(s.list) || j < len(o.list) && o.list[j] < s.list[i] {
			from, k = &o, &j
		}
		all.list, all.times = append(all.list, from.list[*k]), append(all.times, from.times[*k])
		*k++
	}
	*s = all
}
