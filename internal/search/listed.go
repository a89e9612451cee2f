package search

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"

	"readout/internal/search/segments"
)

// walk goes through a term's entries in a segment, in order.
type walk interface {
	// To goes on to an entry, which is more than any before, and reports whether the
	// term is there.
	To(entry uint32) bool
	// Counts is how often the term is in the entry, and among how many, of a walk that
	// is not placed.
	Counts() (times, terms uint64)
	// Places adds where the term stands in the entry, ascending, of one that is.
	Places(to []int32) []int32
}

// here is a term in a segment.
type here struct {
	set     *roaring.Bitmap // the entries that have it and are not deleted
	count   uint64          // of them
	found   *segments.Postings
	library segment.PostingsList // of a segment that is not on the disk yet
}

// find looks a term up in a segment; nil where no entry has it.
func (s piece) find(field, term string) (*here, error) {
	h := new(here)
	if s.terms != nil {
		found, err := s.terms.Find(field, term)
		if err != nil || found == nil {
			return nil, err
		}
		h.found, h.set = found, found.Entries()
	} else {
		d, err := s.Dictionary(field)
		if err != nil {
			return nil, err
		}
		if h.library, err = d.PostingsList([]byte(term), nil, nil); err != nil {
			return nil, err
		}
		if h.set, err = ofLibrary(h.library); err != nil {
			return nil, err
		}
	}
	if s.deleted != nil {
		h.set = roaring.AndNot(h.set, s.deleted)
	}
	if h.count = h.set.GetCardinality(); h.count == 0 {
		return nil, nil
	}
	return h, nil
}

// ofLibrary are the entries that the search library lists.
func ofLibrary(l segment.PostingsList) (*roaring.Bitmap, error) {
	it, ok := l.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return nil, fmt.Errorf("the search library lists terms otherwise: %T", it)
	}
	if entry, one := it.DocNum1Hit(); one {
		return roaring.BitmapOf(uint32(entry)), nil
	}
	if b := it.ActualBitmap(); b != nil {
		return b, nil
	}
	return none, nil
}

// walk begins before the first of a segment's entries that have the term; nil where
// none has. Where the term stands is read where placed, else how often. It lasts until the
// room is given back.
func (l *listed) walk(seg int, placed bool) (walk, error) {
	h := l.lists[seg]
	if h == nil {
		return nil, nil
	}
	if h.found == nil {
		return byLibrary(h.library)
	}
	return h.found.Walk(l.m.rooms[seg].Array(h.found.Entries()), placed)
}

// byLibrary is walk by the search library's own way. All is read at once, as an error
// cannot wait.
func byLibrary(l segment.PostingsList) (walk, error) {
	it := l.Iterator(true, true, true, nil)
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
