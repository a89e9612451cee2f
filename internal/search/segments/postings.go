package segments

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
)

// Terms finds the terms of a segment on the disk. What a term's entries hold is read as
// it stands there: the search library's own way makes objects of each entry and each
// place, which is most of what a common word or pair of syllables costs.
type Terms struct {
	body    []byte
	entries uint64
	fields  map[string]*vellum.FST
}

// Open reads where a segment has its terms; nil where it is not on the disk yet or keeps
// its entries otherwise, which leaves it to the search library. It may be used for as
// long as the segment is open.
func Open(s segment.Segment) (*Terms, error) {
	z, ok := s.(*zap.Segment)
	if !ok || z.ChunkMode() != zap.DefaultChunkMode || z.Version() != zap.Version {
		return nil, nil
	}
	t := &Terms{body: z.Data(), entries: z.NumDocs(), fields: map[string]*vellum.FST{}}
	for _, field := range z.Fields() {
		at, err := z.DictAddr(field)
		if err != nil {
			continue // none of its terms is kept
		}
		long, err := number(t.body, &at)
		if err != nil || long > uint64(len(t.body))-at {
			return nil, fmt.Errorf("terms of the field %q: %w", field, errShort)
		}
		if t.fields[field], err = vellum.Load(t.body[at : at+long]); err != nil {
			return nil, fmt.Errorf("terms of the field %q: %w", field, err)
		}
	}
	return t, nil
}

var errShort = errors.New("the segment is cut short or damaged")

// Find finds a term; nil where no entry has it.
func (t *Terms) Find(field, term string) (*Postings, error) {
	terms := t.fields[field]
	if terms == nil {
		return nil, nil
	}
	at, there, err := terms.Get([]byte(term))
	if err != nil {
		return nil, fmt.Errorf("the term %q of the field %q: %w", term, field, err)
	}
	if !there {
		return nil, nil
	}
	p := &Postings{body: t.body}
	if at&zap.FSTValEncodingMask == zap.FSTValEncoding1Hit {
		entry, length := zap.FSTValDecode1Hit(at)
		p.single, p.entry, p.length = true, uint32(entry), length
		return p, nil
	}
	long := uint64(0)
	for _, to := range []*uint64{&p.timesAt, &p.placesAt, &long} {
		if *to, err = number(t.body, &at); err != nil {
			return nil, fmt.Errorf("the term %q of the field %q: %w", term, field, err)
		}
	}
	if long > uint64(len(t.body))-at {
		return nil, fmt.Errorf("the term %q of the field %q: %w", term, field, errShort)
	}
	p.all = roaring.New()
	if _, err := p.all.FromBuffer(t.body[at : at+long]); err != nil {
		return nil, fmt.Errorf("entries of the term %q of the field %q: %w", term, field, err)
	}
	p.chunk = uint32(t.entries / (p.all.GetCardinality()/1024 + 1)) // as the library cuts them
	return p, nil
}

// number reads a number and goes on behind it.
func number(body []byte, at *uint64) (uint64, error) {
	if *at >= uint64(len(body)) {
		return 0, errShort
	}
	n, k := binary.Uvarint(body[*at:])
	if k <= 0 {
		return 0, errShort
	}
	*at += uint64(k)
	return n, nil
}

// Postings is a term in a segment on the disk.
type Postings struct {
	body              []byte
	all               *roaring.Bitmap
	chunk             uint32 // entries that are kept together
	timesAt, placesAt uint64 // of each entry how often and of how many; how many bytes of places, and those

	single bool // it stands in one entry, once, without a place
	entry  uint32
	length uint64
}

// Entries are those that have the term, also such as are deleted. They may not be
// changed.
func (p *Postings) Entries() *roaring.Bitmap {
	if p.single {
		return roaring.BitmapOf(p.entry)
	}
	return p.all
}

// kept is what is kept of entries, cut in chunks.
type kept struct {
	at   uint64
	ends []uint64
}

// kept reads where chunks end. at is 0 where they hold nothing.
func (p *Postings) kept(at uint64) (k kept, err error) {
	if at == 0 {
		return k, nil
	}
	many, err := number(p.body, &at)
	if err != nil || many > uint64(len(p.body)) {
		return k, errShort
	}
	k.ends = make([]uint64, many)
	last := uint64(0)
	for i := range k.ends {
		if k.ends[i], err = number(p.body, &at); err != nil || k.ends[i] < last {
			return k, errShort
		}
		last = k.ends[i]
	}
	if k.at = at; last > uint64(len(p.body))-at {
		return k, errShort
	}
	return k, nil
}

// of are the bytes of a chunk.
func (k kept) of(body []byte, chunk uint32) []byte {
	if int(chunk) >= len(k.ends) {
		return nil
	}
	from := uint64(0)
	if chunk > 0 {
		from = k.ends[chunk-1]
	}
	return body[k.at+from : k.at+k.ends[chunk]]
}

// Walk goes through a term's entries in order.
type Walk struct {
	p                 *Postings
	entries           []uint32 // all that have the term
	timesOf, placesOf kept
	next              int    // the first of the entries that is not behind
	until             uint64 // the end of the chunk, in numbers of entries
	times, places     []byte // of the chunk, from next on

	// of the entry that it stands at
	often, terms uint64
	here         []byte // its places
}

// Walk begins before the first entry; places are read where placed. entries are the
// numbers of Entries.
func (p *Postings) Walk(entries []uint32, placed bool) (*Walk, error) {
	w := &Walk{p: p, entries: entries}
	if p.single {
		return w, nil
	}
	var err error
	if w.timesOf, err = p.kept(p.timesAt); err == nil && placed {
		w.placesOf, err = p.kept(p.placesAt)
	}
	return w, err
}

// To goes on to an entry, which is more than any before, and reports whether the term
// is there.
func (w *Walk) To(entry uint32) bool {
	if uint64(entry) >= w.until {
		w.chunk(entry)
	}
	for w.next < len(w.entries) && w.entries[w.next] < entry {
		w.read()
	}
	if w.next == len(w.entries) || w.entries[w.next] != entry {
		return false
	}
	w.read()
	return true
}

// chunk goes to the beginning of the chunk that an entry would be in.
func (w *Walk) chunk(entry uint32) {
	p := w.p
	if p.single {
		w.until = 1 << 32
		return
	}
	number := entry / p.chunk
	first := number * p.chunk
	w.until = uint64(first) + uint64(p.chunk)
	there, _ := slices.BinarySearch(w.entries[w.next:], first)
	w.next += there
	w.times, w.places = w.timesOf.of(p.body, number), w.placesOf.of(p.body, number)
}

// read reads the next entry.
func (w *Walk) read() {
	w.next++
	if w.p.single {
		w.often, w.terms, w.here = 1, w.p.length, nil
		return
	}
	n, k := varint(w.times)
	terms, l := varint(w.times[k:])
	w.times = w.times[k+l:]
	w.often, w.terms, w.here = n>>1, terms, nil
	if n&1 == 1 && w.placesOf.ends != nil {
		long, k := varint(w.places)
		end := k + int(long)
		w.here, w.places = w.places[k:end], w.places[end:]
	}
}

// Counts is how often the term is in the entry, and among how many.
func (w *Walk) Counts() (times, terms uint64) { return w.often, w.terms }

// Places adds where the term stands in the entry, ascending.
func (w *Walk) Places(to []int32) []int32 { return appendPlaces(to, w.here) }

// varint is binary.Uvarint, quick for what is small.
func varint(b []byte) (n uint64, size int) {
	if b[0] < 0x80 {
		return uint64(b[0]), 1
	}
	if b[1] < 0x80 {
		return uint64(b[0]&0x7f) | uint64(b[1])<<7, 2
	}
	return binary.Uvarint(b)
}

// appendPlaces adds the places of a term in an entry; see inverted.packed.
func appendPlaces(to []int32, b []byte) []int32 {
	for len(b) > 0 {
		_, k := varint(b) // the field
		b = b[k:]
		at, k := varint(b)
		b = b[k:]
		to = append(to, int32(at))
		for range 2 {
			step, k := varint(b)
			if b = b[k:]; step > 0 {
				at += step
				to = append(to, int32(at))
			}
		}
		rest, k := varint(b)
		b = b[k:]
		for range rest {
			step, k := varint(b)
			b = b[k:]
			at += step
			to = append(to, int32(at))
		}
	}
	return to
}
