package segments

import (
	"encoding/binary"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
	"github.com/klauspost/compress/snappy"
)

// Terms finds the terms of a segment on the disk. What a term's entries hold is read as
// it stands there: the search library's own way makes objects of each entry and each
// place, which is most of what a common word or pair of syllables costs.
type Terms struct {
	body    []byte
	entries uint64
	fields  map[string]terms
}

// terms is where a field has its terms.
type terms struct {
	all         *vellum.FST
	from, until uint64 // where the terms of each entry are kept; from is ^0 where they are not
}

// TermsOf reads where a segment has its terms; nil where it is not on the disk yet or keeps
// its entries otherwise, which leaves it to the search library. It may be used for as
// long as the segment is open.
func TermsOf(s segment.Segment) (*Terms, error) {
	z, ok := s.(*zap.Segment)
	if !ok || z.ChunkMode() != zap.DefaultChunkMode || z.Version() != zap.Version {
		return nil, nil
	}
	t := &Terms{body: z.Data(), entries: z.NumDocs(), fields: map[string]terms{}}
	r := reading{body: t.body, at: z.SectionsIndexOffset()}
	many := r.number()
	for range min(many, uint64(len(t.body))) {
		one := reading{body: t.body, at: r.long(), short: r.short}
		name := string(one.bytes(one.number()))
		one.number() // how it is indexed
		f := terms{from: ^uint64(0)}
		for sections := one.number(); sections > 0 && !one.short; sections-- {
			kind := one.bytes(2)
			at := reading{body: t.body, at: one.long(), short: one.short}
			if one.short || binary.BigEndian.Uint16(kind) != zap.SectionInvertedTextIndex || at.at == 0 {
				continue
			}
			f.from, f.until = at.number(), at.number()
			at.at = at.number()
			dict := at.bytes(at.number())
			if at.short {
				return nil, fmt.Errorf("terms of the field %q: %w", name, errShort)
			}
			var err error
			if f.all, err = vellum.Load(dict); err != nil {
				return nil, fmt.Errorf("terms of the field %q: %w", name, err)
			}
		}
		if one.short {
			return nil, fmt.Errorf("fields of a segment: %w", errShort)
		}
		t.fields[name] = f
	}
	if r.short {
		return nil, fmt.Errorf("fields of a segment: %w", errShort)
	}
	return t, nil
}

// Find finds a term; nil where no entry has it.
func (t *Terms) Find(field, term string) (*Postings, error) {
	all := t.fields[field].all
	if all == nil {
		return nil, nil
	}
	at, there, err := all.Get([]byte(term))
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
	r := reading{body: t.body, at: at}
	p.timesAt, p.placesAt = r.number(), r.number()
	set := r.bytes(r.number())
	if r.short {
		return nil, fmt.Errorf("the term %q of the field %q: %w", term, field, errShort)
	}
	p.all = roaring.New()
	if _, err := p.all.FromBuffer(set); err != nil {
		return nil, fmt.Errorf("entries of the term %q of the field %q: %w", term, field, err)
	}
	p.chunk = uint32(t.entries / (p.all.GetCardinality()/1024 + 1)) // as the library cuts them
	return p, nil
}

// Values calls f with the terms of each entry, each with its end
// (index.DocValueTermSeparator), of a field that keeps them, in order of the entries.
func (t *Terms) Values(field string, f func(entry int, terms []byte) error) error {
	if t.entries == 0 {
		return nil
	}
	at := t.fields[field]
	if at.all == nil || at.from == ^uint64(0) {
		return fmt.Errorf("the segment keeps no values of the field %q", field)
	}
	if at.until > uint64(len(t.body)) || at.until < at.from || at.until-at.from < 16 {
		return fmt.Errorf("values of the field %q: %w", field, errShort)
	}
	tail := t.body[at.until-16 : at.until]
	long, many := binary.BigEndian.Uint64(tail), binary.BigEndian.Uint64(tail[8:])
	if long > at.until-at.from-16 {
		return fmt.Errorf("values of the field %q: %w", field, errShort)
	}
	index := reading{body: t.body, at: at.until - 16 - long}
	chunks := index.ends(many)
	var numbers []uint64 // of each entry of a chunk, and where its values end
	var values []byte
	begin := uint64(0)
	for _, end := range chunks {
		if end == begin {
			continue // no entry of it has any
		}
		if end > at.until-at.from {
			return fmt.Errorf("values of the field %q: %w", field, errShort)
		}
		r := reading{body: t.body[:at.from+end], at: at.from + begin}
		begin = end
		numbers = numbers[:0]
		for n := 2 * r.number(); n > 0 && !r.short; n-- {
			numbers = append(numbers, r.number())
		}
		var err error
		if r.short {
			err = errShort
		} else {
			values, err = snappy.Decode(values[:cap(values)], r.body[r.at:])
		}
		if err != nil {
			return fmt.Errorf("values of the field %q: %w", field, err)
		}
		from := uint64(0)
		for i := 0; i+1 < len(numbers); i += 2 {
			entry, until := numbers[i], numbers[i+1]
			if entry >= t.entries || until < from || until > uint64(len(values)) {
				return fmt.Errorf("values of the field %q: %w", field, errShort)
			}
			if err := f(int(entry), values[from:until]); err != nil {
				return err
			}
			from = until
		}
	}
	if index.short {
		return fmt.Errorf("values of the field %q: %w", field, errShort)
	}
	return nil
}

// reading reads on in a segment.
type reading struct {
	body  []byte
	at    uint64
	short bool // there was less than was to be read
}

// number is one of few bytes.
func (r *reading) number() uint64 {
	if r.short || r.at >= uint64(len(r.body)) {
		r.short = true
		return 0
	}
	n, k := binary.Uvarint(r.body[r.at:])
	if k <= 0 {
		r.short = true
		return 0
	}
	r.at += uint64(k)
	return n
}

// long is a number of eight bytes.
func (r *reading) long() uint64 {
	if b := r.bytes(8); !r.short {
		return binary.BigEndian.Uint64(b)
	}
	return 0
}

func (r *reading) bytes(n uint64) []byte {
	if r.short || r.at > uint64(len(r.body)) || n > uint64(len(r.body))-r.at {
		r.short = true
		return nil
	}
	r.at += n
	return r.body[r.at-n : r.at]
}

// ends is so many numbers that do not descend.
func (r *reading) ends(many uint64) (out []uint64) {
	if many > uint64(len(r.body)) { // a byte each, at least
		r.short = true
		return nil
	}
	out = make([]uint64, 0, many)
	last := uint64(0)
	for range many {
		n := r.number()
		if r.short = r.short || n < last; r.short {
			return nil
		}
		out, last = append(out, n), n
	}
	return out
}
