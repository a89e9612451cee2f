package search

import (
	"fmt"

	zap "github.com/blevesearch/zapx/v17"

	"readout/internal/search/segments"
)

// walk goes through a term's entries in a segment, in order.
type walk interface {
	// To goes on to an entry, which is more than any before, and reports whether the
	// term is there.
	To(entry uint32) bool
	// Counts is how often the term is in the entry, and among how many.
	Counts() (times, terms uint64)
	// Places adds where the term stands in the entry, ascending.
	Places(to []int32) []int32
}

// walk begins before the first of a segment's entries that have the term; nil where
// none has. Places are read where placed.
func (l *listed) walk(seg int, placed bool) (walk, error) {
	if l.lists[seg] == nil {
		return nil, nil
	}
	p, err := segments.Read(l.m.segments[seg].Segment, l.field, l.term)
	if err != nil {
		return nil, err
	}
	if p != nil {
		return p.Walk(placed), nil
	}
	return l.asLibrary(seg)
}

// asLibrary is walk by the search library's own way, for segments that are not on the
// disk yet. All is read at once, as an error cannot wait.
func (l *listed) asLibrary(seg int) (walk, error) {
	it := l.lists[seg].Iterator(true, true, true, nil)
	var w librarys
	for {
		p, err := it.Next()
		if err != nil || p == nil {
			return &w, err
		}
		z, ok := p.(*zap.Posting)
		if !ok {
			return nil, fmt.Errorf("the search library lists terms otherwise: %T", p)
		}
		one := posting{uint32(p.Number()), p.Frequency(), z.NormUint64(), nil}
		for _, place := range p.Locations() {
			segments.Unpacked(place, func(position int) { one.places = append(one.places, int32(position)) })
		}
		w.ahead = append(w.ahead, one)
	}
}

// librarys is what was read of a term by the search library.
type librarys struct {
	ahead []posting
	posting
}

type posting struct {
	entry        uint32
	times, terms uint64
	places       []int32
}

func (w *librarys) To(entry uint32) bool {
	there := false
	for len(w.ahead) > 0 && w.ahead[0].entry <= entry {
		w.posting, w.ahead = w.ahead[0], w.ahead[1:]
		there = w.entry == entry
	}
	return there
}

func (w *librarys) Counts() (times, terms uint64) { return w.times, w.terms }

func (w *librarys) Places(to []int32) []int32 { return append(to, w.places...) }
