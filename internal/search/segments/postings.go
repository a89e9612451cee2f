package segments

import (
	"encoding/binary"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

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
	r := reading{body: p.body, at: at}
	k.ends = r.ends(r.number())
	if k.at = r.at; r.short || len(k.ends) > 0 && k.ends[len(k.ends)-1] > uint64(len(p.body))-k.at {
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
	p       *Postings
	entries []uint32 // all that have the term
	placed  bool
	kept    kept   // places where placed, else how often and of how many
	next    int    // the first of the entries that is not behind
	until   uint64 // the end of the chunk, in numbers of entries
	rest    []byte // of the chunk, from next on

	// of the entry that it stands at
	often, terms uint64
	here         []byte // its places
}

// Walk begins before the first entry. Where placed, it reads where the term stands, else
// how often and among how many; the one is kept apart from the other, and who asks for
// the one needs not read the other. Of a field of words each entry has places, of another
// none. entries are the numbers of Entries.
func (p *Postings) Walk(entries []uint32, placed bool) (*Walk, error) {
	w := &Walk{p: p, entries: entries, placed: placed}
	if p.single {
		return w, nil
	}
	at := p.timesAt
	if placed {
		at = p.placesAt
	}
	var err error
	w.kept, err = p.kept(at)
	return w, err
}

// To goes on to an entry, which is more than any before, and reports whether the term
// is there.
func (w *Walk) To(entry uint32) bool {
	if uint64(entry) >= w.until {
		w.chunk(entry)
	}
	next, rest := w.next, w.rest
	for next < len(w.entries) && w.entries[next] < entry {
		switch next++; {
		case len(rest) == 0:
		case w.placed && rest[0] < 0x80:
			rest = rest[1+int(rest[0]):]
		case w.placed:
			long, k := varint(rest)
			rest = rest[k+int(long):]
		default:
			_, k := varint(rest)
			_, l := varint(rest[k:])
			rest = rest[k+l:]
		}
	}
	w.next, w.rest = next, rest
	if next == len(w.entries) || w.entries[next] != entry {
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
	w.rest = w.kept.of(p.body, number)
}

// read reads the next entry.
func (w *Walk) read() {
	w.next++
	if w.p.single {
		w.often, w.terms, w.here = 1, w.p.length, nil
		return
	}
	w.often, w.terms, w.here = 0, 0, nil
	if len(w.rest) == 0 {
		return
	}
	n, k := varint(w.rest)
	if w.placed {
		end := k + int(n)
		w.here, w.rest = w.rest[k:end], w.rest[end:]
		return
	}
	terms, l := varint(w.rest[k:])
	w.often, w.terms, w.rest = n>>1, terms, w.rest[k+l:]
}

// Counts is how often the term is in the entry, and among how many, of a walk that is not
// placed.
func (w *Walk) Counts() (times, terms uint64) { return w.often, w.terms }

// Places adds where the term stands in the entry, ascending, of a walk that is placed.
func (w *Walk) Places(to []int32) []int32 { return appendPlaces(to, w.here) }

// varint is binary.Uvarint, quick for what is small.
func varint(b []byte) (n uint64, size int) {
	if b[0] < 0x80 {
		return uint64(b[0]), 1
	}
	return longer(b)
}

// longer is varint of what takes more bytes than one.
func longer(b []byte) (n uint64, size int) {
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
		if len(b) >= 3 && b[0]|b[1]|b[2] == 0 { // as most have it: no other
			b = b[3:]
			continue
		}
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
