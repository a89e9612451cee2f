package segments

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
)

// Postings is a term in a segment on the disk, read as it stands there. The search
// library's own way makes objects of each entry and each place, which is most of what
// a common word or pair of syllables costs.
type Postings struct {
	body   []byte
	all    *roaring.Bitmap
	chunk  uint32 // entries that are kept together
	times  kept   // of each entry how often and of how many
	places kept   // of each entry how many bytes of places, and those

	single bool // it stands in one entry, once, without a place
	entry  uint32
	length uint64
}

// kept is what is kept of entries, cut in chunks.
type kept struct {
	at   uint64
	ends []uint64
}

// Read finds a term in a segment; nil where the segment is not on the disk yet
// or keeps its entries otherwise, which leaves it to the search library.
func Read(s segment.Segment, field, term string) (*Postings, error) {
	z, ok := s.(*zap.Segment)
	if !ok || z.ChunkMode() != zap.DefaultChunkMode || z.Version() != zap.Version {
		return nil, nil
	}
	at, err := z.DictAddr(field)
	if err != nil {
		return nil, err
	}
	p := &Postings{body: z.Data()}
	long := p.number(&at)
	dict, err := vellum.Load(p.body[at : at+long])
	if err != nil {
		return nil, fmt.Errorf("terms of the field %q: %w", field, err)
	}
	at, there, err := dict.Get([]byte(term))
	if err != nil || !there {
		return nil, fmt.Errorf("the term %q of the field %q: it was there; %w", term, field, err)
	}
	if at&zap.FSTValEncodingMask == zap.FSTValEncoding1Hit {
		doc, length := zap.FSTValDecode1Hit(at)
		p.single, p.entry, p.length = true, uint32(doc), length
		return p, nil
	}
	times, places := p.number(&at), p.number(&at)
	long = p.number(&at)
	p.all = roaring.New()
	if _, err := p.all.FromBuffer(p.body[at : at+long]); err != nil {
		return nil, fmt.Errorf("entries of the term %q: %w", term, err)
	}
	p.chunk = uint32(z.NumDocs() / (p.all.GetCardinality()/1024 + 1)) // as the library cuts them
	p.times, p.places = p.kept(times), p.kept(places)
	return p, nil
}

func (p *Postings) number(at *uint64) uint64 {
	n, k := binary.Uvarint(p.body[*at:])
	*at += uint64(k)
	return n
}

func (p *Postings) kept(at uint64) (k kept) {
	if at == 0 {
		return k
	}
	k.ends = make([]uint64, p.number(&at))
	for i := range k.ends {
		k.ends[i] = p.number(&at)
	}
	k.at = at
	return k
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
	p             *Postings
	placed        bool
	entries       []uint32 // all that have the term
	next          int      // the first of them that is not behind
	until         uint64   // the end of the chunk, in numbers of entries
	times, places []byte   // of the chunk, from next on

	// of the entry that it stands at
	often, terms uint64
	here         []byte // its places
}

// Walk begins before the first entry; places are read where placed.
func (p *Postings) Walk(placed bool) *Walk {
	if p.single {
		return &Walk{p: p, entries: []uint32{p.entry}}
	}
	return &Walk{p: p, placed: placed, entries: p.all.ToArray()}
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
	w.times = p.times.of(p.body, number)
	if w.placed {
		w.places = p.places.of(p.body, number)
	}
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
	if n&1 == 1 && w.placed {
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
