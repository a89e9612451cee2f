package search

import "math"

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

func (n *termNode) weigh(seg int, of weighing, to []float64) error {
	if n.weight == 0 {
		return nil
	}
	room := n.m.rooms[seg]
	defer room.Back(room.Mark())
	w, err := n.walk(seg, false)
	if err != nil || w == nil {
		return err
	}
	for i, doc := range of.docs {
		if w.To(doc) {
			times, terms := w.Counts()
			to[i] += bm25(n.weight, float64(times), float64(terms), n.average)
		}
	}
	return nil
}

func (n *phraseNode) weigh(seg int, of weighing, to []float64) error {
	s, err := n.stand(seg, of.set)
	if err != nil {
		return err
	}
	docs, lengths := of.docs, n.m.segments[seg].lengths(n.field)
	for i, j := 0, 0; i < len(docs) && j < len(s.list); {
		switch {
		case docs[i] < s.list[j]:
			i++
		case docs[i] > s.list[j]:
			j++
		default:
			terms := 0.0
			if lengths != nil {
				terms = float64(lengths[docs[i]])
			}
			to[i] += bm25(n.weight, float64(s.times[j]), terms, n.average)
			i, j = i+1, j+1
		}
	}
	return nil
}

func (n *anyNode) weigh(seg int, of weighing, to []float64) error {
	many := len(of.docs)
	own, all, there := make([]float64, many), make([]float64, many), make([]float64, many)
	for _, w := range n.ways {
		if w.most(seg) == 0 {
			continue
		}
		clear(own)
		if err := w.weigh(seg, of, own); err != nil {
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
	for i := range to {
		if n.sum {
			all[i] *= there[i] / float64(len(n.ways))
		}
		to[i] += all[i]
	}
	return nil
}

func (n *everyNode) weigh(seg int, of weighing, to []float64) error {
	for _, nodes := range [][]node{n.must, n.should} {
		for _, c := range nodes {
			if c.most(seg) == 0 {
				continue
			}
			if err := c.weigh(seg, of, to); err != nil {
				return err
			}
		}
	}
	return nil
}
