package search

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/scorch_segment_api/v2"

	"readout/internal/search/scratch"
	"readout/internal/search/segments"
)

// moment is the index as it is at one moment, for one query: its segments, the
// terms that were looked up in them, and when to give up.
//
// The search library keeps terms and where they stand; what it would find by them
// is weighed here. Its own way makes an object of every release that has a word,
// and reads where every word of a phrase stands in all of them.
type moment struct {
	ctx      context.Context
	reader   *scorch.IndexSnapshot
	segments []piece
	live     uint64             // releases
	length   map[string]float64 // terms that a field has on average
	terms    map[[2]string]*listed
	rooms    []*scratch.Room // of each segment, that of who looks at it; see each
}

// piece is a segment with what is known of its entries.
type piece struct {
	segment.Segment
	deleted *roaring.Bitmap
	*entries
	terms *segments.Terms // nil where the segment is not on the disk yet
}

// entries is what is known of a segment's entries, by their number in it.
type entries struct {
	ids           []int64
	days          []int64 // when each release came out first, in seconds
	latest        int64
	inWords       []uint32 // how many terms each has in its words
	inTitle       []uint32 // and in its titles
	words, titles uint64   // of all
}

// lengths are how many terms each entry has in a field; nil where that is not known.
func (e *entries) lengths(field string) []uint32 {
	switch field {
	case fieldWords:
		return e.inWords
	case fieldTitle:
		return e.inTitle
	}
	return nil
}

// known keeps what is known of segments, which never change, for as long as they last.
type known struct {
	mu sync.Mutex
	of map[uint64]knownSegment
}

type knownSegment struct {
	segment segment.Segment // another when it has come to the disk
	entries *entries
	terms   *segments.Terms
}

// forget is called when the index is another.
func (k *known) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.of = nil
}

// all is what is known of all segments.
func (k *known) all(snapshots []*scorch.SegmentSnapshot) (out []knownSegment, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	of := make(map[uint64]knownSegment, len(snapshots))
	for _, s := range snapshots {
		one := k.of[s.Id()]
		if one.segment != s.Segment() {
			one.segment = s.Segment()
			if one.terms, err = segments.TermsOf(one.segment); err != nil {
				return nil, err
			}
		}
		if one.entries == nil || len(one.entries.ids) != int(s.Segment().Count()) {
			if one.entries, err = readEntries(s.Segment(), one.terms); err != nil {
				return nil, err
			}
		}
		of[s.Id()], out = one, append(out, one)
	}
	k.of = of
	return out, nil
}

// readEntries reads the stamps of a segment's entries. t is nil where it is not on the
// disk yet.
func readEntries(s segment.Segment, t *segments.Terms) (*entries, error) {
	n := s.Count()
	e := &entries{ids: make([]int64, n), days: make([]int64, n), inWords: make([]uint32, n), inTitle: make([]uint32, n)}
	stamped := 0
	read := func(doc int, stamp []byte) error {
		of, ok := readStamp(stamp)
		if !ok {
			return fmt.Errorf("entry %d of the search index has the stamp %q", doc, stamp)
		}
		stamped++
		e.ids[doc], e.days[doc] = int64(of[0]), int64(of[1])
		e.inWords[doc], e.inTitle[doc] = uint32(of[2]), uint32(of[3])
		e.words, e.titles = e.words+of[2], e.titles+of[3]
		if stamped == 1 || e.days[doc] > e.latest {
			e.latest = e.days[doc]
		}
		return nil
	}
	if t != nil {
		err := t.Values(fieldStamp, func(doc int, terms []byte) error {
			return read(doc, bytes.TrimSuffix(terms, []byte{index.DocValueTermSeparator}))
		})
		if err == nil && stamped != int(n) {
			err = fmt.Errorf("%d of %d entries of the search index have a stamp", stamped, n)
		}
		return e, err
	}
	visitable, ok := s.(segment.DocValueVisitable)
	if !ok {
		return nil, fmt.Errorf("a segment of the search index keeps no values: %T", s)
	}
	var state segment.DocVisitState
	fields := []string{fieldStamp}
	for doc := range n {
		var stamp []byte
		var err error
		if state, err = visitable.VisitDocValues(doc, fields, func(_ string, term []byte) { stamp = term }, state); err != nil {
			return nil, err
		}
		if err := read(int(doc), stamp); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// prepare reads what every query needs of segments, so that none waits for it: after a
// start that is a number of bytes for each release.
func (x *Index) prepare() {
	if err := x.at(noContext, func(*moment) error { return nil }); err != nil {
		x.log.Warn("the search index cannot be read", "error", err)
	}
}

// at runs f on the index as it is now, and makes of a panic of the search library
// an index to be built anew.
func (x *Index) at(ctx context.Context, f func(*moment) error) (err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	defer func() {
		if p := recover(); p != nil {
			x.broken.Store(true)
			err = errBroken(p)
		}
	}()
	advanced, err := x.b.Advanced()
	if err != nil {
		return err
	}
	r, err := advanced.Reader()
	if err != nil {
		return err
	}
	defer func() {
		if closing := r.Close(); err == nil {
			err = closing
		}
	}()
	reader, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return fmt.Errorf("the search library reads otherwise: %T", r)
	}
	snapshots := reader.Segments()
	all, err := x.known.all(snapshots)
	if err != nil {
		return err
	}
	m := &moment{ctx: ctx, reader: reader, terms: map[[2]string]*listed{}, length: map[string]float64{}, rooms: make([]*scratch.Room, len(snapshots))}
	own := scratch.New()
	defer own.Free()
	var words, titles, entries uint64
	for i, s := range snapshots {
		e := all[i].entries
		m.segments = append(m.segments, piece{s.Segment(), s.Deleted(), e, all[i].terms})
		m.rooms[i] = own
		m.live += s.Count()
		words, titles, entries = words+e.words, titles+e.titles, entries+uint64(len(e.ids))
	}
	if entries > 0 {
		m.length[fieldWords], m.length[fieldTitle] = float64(words)/float64(entries), float64(titles)/float64(entries)
	}
	return f(m)
}

// listed is a term of a field with its entries in each segment.
type listed struct {
	m     *moment
	lists []*here // nil where a segment has none
	count uint64  // of releases
}

// term looks a term up, once.
func (m *moment) term(field, term string) (*listed, error) {
	key := [2]string{field, term}
	if l := m.terms[key]; l != nil {
		return l, nil
	}
	field, term = asKept(field, term)
	l := &listed{m: m, lists: make([]*here, len(m.segments))}
	for i, s := range m.segments {
		h, err := s.find(field, term)
		if err != nil {
			return nil, err
		}
		if h != nil {
			l.lists[i], l.count = h, l.count+h.count
		}
	}
	m.terms[key] = l
	return l, nil
}

// none is a set without entries; it is never changed.
var none = roaring.New()

// entries are the entries of a segment that have the term. They may not be changed.
func (l *listed) entries(seg int) *roaring.Bitmap {
	if l.lists[seg] == nil {
		return none
	}
	return l.lists[seg].set
}

// most is how many entries of a segment have the term.
func (l *listed) most(seg int) uint64 {
	if l.lists[seg] == nil {
		return 0
	}
	return l.lists[seg].count
}

// beginning are the terms of a field that begin so, at most so many.
func (m *moment) beginning(field, prefix string, most int) (out []string, err error) {
	field, begin := asKept(field, prefix)
	d, err := m.reader.FieldDictPrefix(field, []byte(begin))
	if err != nil {
		return nil, err
	}
	for len(out) < most {
		e, err := d.Next()
		if err != nil {
			return nil, joinClose(err, d)
		}
		if e == nil {
			break
		}
		out = append(out, strings.Clone(e.Term[len(begin)-len(prefix):]))
	}
	return out, d.Close()
}

// enough reports that the answer is no longer waited for.
func (m *moment) enough() error { return m.ctx.Err() }
