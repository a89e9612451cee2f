package segments

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
	"github.com/klauspost/compress/snappy"
)

// inverted is the terms of a field in the entries of a segment that is written.
type inverted struct {
	used    bool
	options index.FieldIndexingOptions
	ids     map[string]uint32
	names   []string
	terms   []inEntry
	// of the entry that is read
	length  int      // terms, repetitions included
	touched []uint32 // its terms
	places  []nextPlace
	// of all entries
	postings []inBlob
	blob     []byte // of each posting how often and of how many, how many bytes of places, and those
	values   []byte // of each entry the terms, where the field keeps them
	ends     []int  // of each entry's values
}

// inEntry is a term in the entry that is read.
type inEntry struct {
	postings    uint32 // of all entries
	times       uint32
	first, last uint32 // of its places, 0 for none
}

// nextPlace is a place of a term, and where its next one stands in the list.
type nextPlace struct{ at, next uint32 }

// inBlob is a term's posting in an entry.
type inBlob struct{ term, entry, at uint32 }

func (f *inverted) empty() {
	clear(f.ids)
	clear(f.names)
	*f = inverted{ids: f.ids, names: f.names[:0], terms: f.terms[:0], touched: f.touched[:0], places: f.places[:0], postings: f.postings[:0], blob: f.blob[:0], values: f.values[:0], ends: f.ends[:0]}
}

func (f *inverted) of(term []byte) *inEntry {
	id, ok := f.ids[string(term)]
	if !ok {
		id = uint32(len(f.names))
		name := string(term)
		f.ids[name] = id
		f.names = append(f.names, name)
		f.terms = append(f.terms, inEntry{})
	}
	t := &f.terms[id]
	if t.times == 0 {
		f.touched = append(f.touched, id)
	}
	return t
}

// add adds a term at a position of the entry, which is no less than those before.
func (f *inverted) add(term []byte, position int) {
	t := f.of(term)
	t.times++
	f.length++
	if len(f.places) == 0 {
		f.places = append(f.places, nextPlace{}) // 0 is none
	}
	n := uint32(len(f.places))
	switch {
	case t.last == 0:
		t.first = n
	case f.places[t.last].at == uint32(position):
		return
	default:
		f.places[t.last].next = n
	}
	f.places = append(f.places, nextPlace{at: uint32(position)})
	t.last = n
}

// once adds a term without a place; a second time changes nothing.
func (f *inverted) once(term []byte) {
	if t := f.of(term); t.times == 0 {
		t.times = 1
		f.length++
	}
}

// end ends an entry.
func (f *inverted) end(entry uint32, length int) {
	var scratch [64]byte
	for _, id := range f.touched {
		t := &f.terms[id]
		f.postings = append(f.postings, inBlob{id, entry, uint32(len(f.blob))})
		t.postings++
		placed := uint64(0)
		if t.first != 0 {
			placed = 1
		}
		f.blob = binary.AppendUvarint(f.blob, uint64(t.times)<<1|placed)
		f.blob = binary.AppendUvarint(f.blob, uint64(length))
		if placed == 1 {
			all := f.packed(scratch[:0], t.first)
			f.blob = binary.AppendUvarint(f.blob, uint64(len(all)))
			f.blob = append(f.blob, all...)
		}
		if f.options.IncludeDocValues() {
			f.values = append(append(f.values, f.names[id]...), index.DocValueTermSeparator)
		}
		*t = inEntry{postings: t.postings}
	}
	if f.options.IncludeDocValues() {
		for len(f.ends) < int(entry) {
			f.ends = append(f.ends, len(f.values))
		}
		f.ends = append(f.ends, len(f.values))
	}
	f.touched, f.places, f.length = f.touched[:0], f.places[:0], 0
}

// packed is all places of a term in an entry as one of the search library's locations,
// which has a place for a position, for two numbers of bytes and for a list: the first
// position, how much further the second and the third stand, and so on. One of its own
// for every place takes five bytes. The number of its field goes before, where that is
// known. See Unpacked.
func (f *inverted) packed(to []byte, first uint32) []byte {
	p := f.places[first]
	to = binary.AppendUvarint(to, uint64(p.at))
	step := func() uint64 {
		if p.next == 0 {
			return 0
		}
		before := p.at
		p = f.places[p.next]
		return uint64(p.at - before)
	}
	to = binary.AppendUvarint(to, step())
	to = binary.AppendUvarint(to, step())
	rest := uint64(0)
	for q := p; q.next != 0; q = f.places[q.next] {
		rest++
	}
	to = binary.AppendUvarint(to, rest)
	for range rest {
		to = binary.AppendUvarint(to, step())
	}
	return to
}

// Unpacked calls f with each position that a location stands for.
func Unpacked(l interface {
	Pos() uint64
	Start() uint64
	End() uint64
	ArrayPositions() []uint64
}, f func(position int)) {
	at := l.Pos()
	f(int(at))
	for _, step := range [2]uint64{l.Start(), l.End()} {
		if step == 0 {
			return
		}
		at += step
		f(int(at))
	}
	for _, step := range l.ArrayPositions() {
		at += step
		f(int(at))
	}
}

// byTerm are the postings of each term, one term behind the other, and where each
// begins.
func (f *inverted) byTerm() (sorted []inBlob, begins []uint32) {
	begins = make([]uint32, len(f.terms)+1)
	for i, t := range f.terms {
		begins[i+1] = begins[i] + t.postings
	}
	next := slices.Clone(begins)
	sorted = make([]inBlob, len(f.postings))
	for _, p := range f.postings {
		sorted[next[p.term]] = p
		next[p.term]++
	}
	return sorted, begins
}

// terms writes a field's terms, and its values where it keeps them, and tells where
// that begins.
func (w *writer) terms(f *inverted, number int) (uint64, error) {
	w.dict = w.dict[:0]
	dict := appended{&w.dict}
	var err error
	if w.builder == nil {
		w.builder, err = vellum.New(dict, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 0, RegistryMRUSize: 1})
	} else {
		err = w.builder.Reset(dict)
	}
	if err != nil {
		return 0, err
	}
	order := make([]uint32, len(f.names))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(f.names[a], f.names[b]) })
	sorted, begins := f.byTerm()
	for _, id := range order {
		at := w.postings(f, sorted[begins[id]:begins[id+1]], number)
		if err := w.builder.Insert([]byte(f.names[id]), at); err != nil {
			return 0, err
		}
	}
	if err := w.builder.Close(); err != nil {
		return 0, err
	}
	dictAt := uint64(len(w.out))
	w.numbers(uint64(len(w.dict)))
	w.out = append(w.out, w.dict...)
	from, until := ^uint64(0), ^uint64(0)
	if f.options.IncludeDocValues() && len(f.ends) > 0 {
		from = uint64(len(w.out))
		w.values(f)
		until = uint64(len(w.out))
	}
	at := uint64(len(w.out))
	w.numbers(from, until, dictAt)
	return at, nil
}

// appended is a list of bytes that can be written to.
type appended struct{ to *[]byte }

func (a appended) Write(b []byte) (int, error) {
	*a.to = append(*a.to, b...)
	return len(b), nil
}

// postings writes the postings of a term and tells where they are.
func (w *writer) postings(f *inverted, all []inBlob, number int) uint64 {
	if len(all) == 1 && f.blob[all[0].at] == 1<<1 { // once in one entry, without a place
		length, _ := binary.Uvarint(f.blob[all[0].at+1:])
		return zap.FSTValEncode1Hit(uint64(all[0].entry), length)
	}
	// as many chunks as the search library looks for
	chunks := len(all)/1024 + 1
	size := max(1, w.entries/chunks)
	chunks = (w.entries-1)/size + 1
	of := binary.AppendUvarint(nil, uint64(number))
	w.times.begin(chunks)
	w.placed.begin(chunks)
	for _, p := range all {
		chunk := int(p.entry) / size
		w.times.at(chunk)
		w.placed.at(chunk)
		b := f.blob[p.at:]
		times, n := binary.Uvarint(b)
		_, m := binary.Uvarint(b[n:])
		w.times.body = append(w.times.body, b[:n+m]...)
		if times&1 == 0 {
			continue
		}
		b = b[n+m:]
		long, n := binary.Uvarint(b)
		w.placed.body = binary.AppendUvarint(w.placed.body, uint64(len(of))+long)
		w.placed.body = append(append(w.placed.body, of...), b[n:n+int(long)]...)
	}
	timesAt, placedAt := w.chunked(&w.times), w.chunked(&w.placed)
	at := uint64(len(w.out))
	w.numbers(timesAt, placedAt)
	w.set(all)
	return at
}

// chunked writes chunks and tells where; 0 where they hold nothing.
func (w *writer) chunked(c *chunks) uint64 {
	if len(c.body) == 0 {
		return 0
	}
	c.at(len(c.ends))
	at := uint64(len(w.out))
	w.numbers(uint64(len(c.ends)))
	w.numbers(c.ends...)
	w.out = append(w.out, c.body...)
	return at
}

// chunks is what is kept of a term's entries, cut by their numbers.
type chunks struct {
	body []byte
	ends []uint64
	now  int
}

func (c *chunks) begin(n int) {
	c.body, c.now = c.body[:0], 0
	c.ends = slices.Grow(c.ends[:0], n)[:n]
}

func (c *chunks) at(n int) {
	for ; c.now < n; c.now++ {
		c.ends[c.now] = uint64(len(c.body))
	}
}

// set writes the entries of a term as a bitmap, in the form that the library of
// bitmaps describes (its portable format: one container of numbers, without runs).
func (w *writer) set(all []inBlob) {
	if w.entries > 1<<16 || len(all) > 4096 {
		b := roaring.New()
		for _, p := range all {
			b.Add(p.entry)
		}
		body, err := b.ToBytes()
		if err != nil {
			panic("a bitmap cannot be written: " + err.Error()) // to memory
		}
		w.numbers(uint64(len(body)))
		w.out = append(w.out, body...)
		return
	}
	const withoutRuns, header = 12346, 16
	w.numbers(uint64(header + 2*len(all)))
	w.out = binary.LittleEndian.AppendUint32(w.out, withoutRuns)
	w.out = binary.LittleEndian.AppendUint32(w.out, 1) // container
	w.out = binary.LittleEndian.AppendUint16(w.out, 0) // of the lowest numbers
	w.out = binary.LittleEndian.AppendUint16(w.out, uint16(len(all)-1))
	w.out = binary.LittleEndian.AppendUint32(w.out, header)
	for _, p := range all {
		w.out = binary.LittleEndian.AppendUint16(w.out, uint16(p.entry))
	}
}

// valuesTogether is how many entries' values the search library packs together.
const valuesTogether = 1024

// values writes the terms of each entry.
func (w *writer) values(f *inverted) {
	from := len(w.out)
	var ends []uint64
	for first := 0; first < w.entries; first += valuesTogether {
		last := min(first+valuesTogether, len(f.ends))
		begin := 0
		if first > 0 {
			begin = f.ends[first-1]
		}
		w.numbers(uint64(last - first))
		for n := first; n < last; n++ {
			w.numbers(uint64(n), uint64(f.ends[n]-begin))
		}
		w.buf = snappy.Encode(w.buf[:cap(w.buf)], f.values[begin:f.ends[last-1]])
		w.out = append(w.out, w.buf...)
		ends = append(ends, uint64(len(w.out)-from))
	}
	at := len(w.out)
	w.numbers(ends...)
	w.out = binary.BigEndian.AppendUint64(w.out, uint64(len(w.out)-at))
	w.out = binary.BigEndian.AppendUint64(w.out, uint64(len(ends)))
}
