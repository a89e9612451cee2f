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

// Each calls f for each of docs, numbers of entries which ascend, that has the term,
// with its number among them: how often it stands there, among how many terms, and,
// where placed, at which places, a list that is used again.
func (p *Postings) Each(docs []uint32, placed bool, f func(i int, times, terms uint64, at []int32)) {
	var at []int32
	if p.single {
		if i, there := slices.BinarySearch(docs, p.entry); there {
			f(i, 1, p.length, nil)
		}
		return
	}
	it := p.all.Iterator()
	for i := 0; i < len(docs); {
		chunk := docs[i] / p.chunk
		times := p.times.of(p.body, chunk)
		var places []byte
		if placed {
			places = p.places.of(p.body, chunk)
		}
		last := (uint64(chunk) + 1) * uint64(p.chunk)
		for it.AdvanceIfNeeded(chunk * p.chunk); it.HasNext() && i < len(docs); {
			doc := it.PeekNext()
			if uint64(doc) >= last {
				break
			}
			it.Next()
			n, k := varint(times)
			terms, l := varint(times[k:])
			times = times[k+l:]
			var here []byte
			if placed && n&1 == 1 {
				long, k := varint(places)
				here, places = places[k:k+int(long)], places[k+int(long):]
			}
			for i < len(docs) && docs[i] < doc {
				i++
			}
			if i < len(docs) && docs[i] == doc {
				at = appendPlaces(at[:0], here)
				f(i, n>>1, terms, at)
				i++
			}
		}
		for i < len(docs) && uint64(docs[i]) < last {
			i++
		}
	}
}

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
func appendPlaces(to []int32, places []byte) []int32 {
	next := func() int32 {
		n, k := varint(places)
		places = places[k:]
		return int32(n)
	}
	for len(places) > 0 {
		next() // the field
		at := next()
		to = append(to, at)
		second, third, rest := next(), next(), next()
		if second > 0 {
			at += second
			to = append(to, at)
		}
		if third > 0 {
			at += third
			to = append(to, at)
		}
		for range rest {
			at += next()
			to = append(to, at)
		}
	}
	return to
}
