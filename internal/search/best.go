package search

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"readout"
)

// match is a release that was found.
type matched struct {
	release  readout.ReleaseID
	score    float64
	day      int64 // when it came out first, in seconds
	seg, doc int
	some     bool // it has some of what was asked for
}

// better puts what weighs more first, then what is newer.
func better(a, b matched) int {
	if c := cmp.Compare(b.score, a.score); c != 0 {
		return c
	}
	return newer(a, b)
}

// newer puts the newest first.
func newer(a, b matched) int {
	return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(b.release, a.release))
}

// foremost keeps the first of what it is given, in an order.
type foremost struct {
	order func(a, b matched) int
	most  int
	kept  []matched
	full  bool
	last  matched // of those kept, once it is full
}

func (f *foremost) add(m matched) {
	if f.full && f.order(m, f.last) >= 0 {
		return
	}
	if f.kept = append(f.kept, m); len(f.kept) >= 2*f.most {
		f.cut()
	}
}

func (f *foremost) cut() []matched {
	slices.SortFunc(f.kept, f.order)
	if len(f.kept) >= f.most && f.most > 0 {
		f.kept = f.kept[:f.most]
		f.full, f.last = true, f.kept[f.most-1]
	}
	return f.kept
}

// best finds what fits a clause best, at most so many, and counts all.
func (m *moment) best(c clause, most int) ([]matched, int, error) {
	n, err := c.bind(m)
	if err != nil {
		return nil, 0, err
	}
	return m.bestBy(n, most, m.workers(n))
}

// bestBy is best by so many workers.
func (m *moment) bestBy(n node, most, workers int) ([]matched, int, error) {
	found := make([]bestOf, workers)
	for i := range found {
		found[i].foremost = foremost{order: better, most: most}
	}
	if err := m.each(workers, func(worker, seg int) error { return found[worker].look(m, n, seg) }); err != nil {
		return nil, 0, err
	}
	all := &found[0]
	for _, other := range found[1:] {
		all.total += other.total
		for _, one := range other.kept {
			all.add(one)
		}
	}
	return all.cut(), all.total, nil
}

// bestOf is what was found of some segments.
type bestOf struct {
	foremost
	total  int
	scores []float64
}

// look looks through a segment.
func (b *bestOf) look(m *moment, n node, seg int) error {
	room := m.rooms[seg]
	defer room.Back(room.Mark())
	set, err := m.held(n, seg)
	if err != nil {
		return err
	}
	docs := room.Array(set)
	if b.total += len(docs); len(docs) == 0 {
		return nil
	}
	scores := slices.Grow(b.scores[:0], len(docs))[:len(docs)]
	b.scores = scores
	clear(scores)
	if err := n.weigh(seg, weighing{set, docs}, scores); err != nil {
		return err
	}
	s := m.segments[seg]
	for i, doc := range docs {
		if b.full && scores[i] < b.last.score {
			continue
		}
		b.add(matched{readout.ReleaseID(s.ids[doc]), scores[i], s.days[doc], seg, int(doc), false})
	}
	return nil
}

// newest finds the newest of what holds a clause, at most so many, and counts all.
func (m *moment) newest(c clause, most int) ([]matched, int, error) {
	n, err := c.bind(m)
	if err != nil {
		return nil, 0, err
	}
	order := make([]int, len(m.segments))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m.segments[b].latest, m.segments[a].latest) })
	f, total := foremost{order: newer, most: most}, 0
	for _, seg := range order {
		if err := m.enough(); err != nil {
			return nil, 0, err
		}
		set, err := m.held(n, seg)
		if err != nil {
			return nil, 0, err
		}
		s := m.segments[seg]
		if total += int(set.GetCardinality()); f.full && s.latest < f.last.day {
			continue // it holds nothing new
		}
		for it := set.Iterator(); it.HasNext(); {
			doc := it.Next()
			if f.full && s.days[doc] < f.last.day {
				continue
			}
			f.add(matched{readout.ReleaseID(s.ids[doc]), 0, s.days[doc], seg, int(doc), false})
		}
		f.cut()
	}
	return f.cut(), total, nil
}

// count counts what holds a node.
func (m *moment) count(n node) (total int, err error) {
	for seg := range m.segments {
		if err := m.enough(); err != nil {
			return 0, err
		}
		set, err := m.held(n, seg)
		if err != nil {
			return 0, err
		}
		total += int(set.GetCardinality())
	}
	return total, nil
}

// held are the entries of a segment that hold a node.
func (m *moment) held(n node, seg int) (*roaring.Bitmap, error) {
	if n.most(seg) == 0 {
		return none, nil
	}
	return n.hold(seg, nil)
}

// stored is a stored field of an entry.
func (m *moment) stored(seg, doc int, field string) (value string, err error) {
	err = m.segments[seg].VisitStoredFields(uint64(doc), func(name string, _ byte, v []byte, _ []uint64) bool {
		if name == field {
			value = string(v)
		}
		return true
	})
	return value, err
}
