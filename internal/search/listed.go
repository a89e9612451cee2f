package search

import (
	"fmt"
	"slices"

	zap "github.com/blevesearch/zapx/v17"

	"readout/internal/search/segments"
)

// each calls f for each of docs, entries of a segment which ascend, that has the term,
// with its number among them: how often it stands there, among how many terms, and,
// where placed, at which places, a list that is used again.
func (l *listed) each(seg int, docs []uint32, placed bool, f func(i int, times, terms uint64, at []int32)) error {
	if l.lists[seg] == nil || len(docs) == 0 {
		return nil
	}
	p, err := segments.Read(l.m.segments[seg].Segment, l.field, l.term)
	if err != nil {
		return err
	}
	if p != nil {
		p.Each(docs, placed, f)
		return nil
	}
	return l.asLibrary(seg, docs, placed, f)
}

// asLibrary is each by the search library's own way.
func (l *listed) asLibrary(seg int, docs []uint32, placed bool, f func(i int, times, terms uint64, at []int32)) error {
	it := l.lists[seg].Iterator(true, true, placed, nil)
	var at []int32
	p, err := it.Advance(uint64(docs[0]))
	for i := 0; err == nil && p != nil && i < len(docs); {
		switch n := uint32(p.Number()); {
		case n < docs[i]:
			p, err = it.Advance(uint64(docs[i]))
		case n > docs[i]:
			there, _ := slices.BinarySearch(docs[i:], n)
			i += there
		default:
			z, ok := p.(*zap.Posting)
			if !ok {
				return fmt.Errorf("the search library lists terms otherwise: %T", p)
			}
			at = at[:0]
			for _, place := range p.Locations() {
				segments.Unpacked(place, func(position int) { at = append(at, int32(position)) })
			}
			f(i, p.Frequency(), z.NormUint64(), at)
			if i++; i < len(docs) {
				p, err = it.Advance(uint64(docs[i]))
			}
		}
	}
	return err
}
