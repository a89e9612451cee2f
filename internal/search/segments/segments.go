// Package segments makes the search library's segments of entries, in its format. They
// are what the library would make; it is slow at that, as it keeps a map of terms for
// every entry and looks each up three times. Here the terms of all texts go into one
// list a field, which is sorted by term at the end. To open and to merge them is left to
// the library; what a term's entries hold is also read straight from them, see Postings.
package segments

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
	"github.com/klauspost/compress/snappy"

	"readout/internal/lexicon"
)

// Plugin makes segments for the search library.
type Plugin struct {
	zap.ZapPlugin
	// Fields are in every segment, also where no entry has one: the library merges
	// segments quickly where all have the same.
	Fields map[string]index.FieldIndexingOptions
}

// Use makes the search library write all segments of the process so, which is to be
// called before the first index is opened. It knows plugins by its package alone.
func Use(fields map[string]index.FieldIndexingOptions) {
	scorch.RegisterSegmentPlugin(&Plugin{Fields: fields}, true)
}

// Words is a field of words.
type Words struct {
	*document.TextField
	Written string // the field of the words as they are written, "" for none
	Parts   []Part // in place of a text, whose terms begin with a name
	Length  int    // terms in all, once they are in a segment
}

// Part is a text and what its terms begin with.
type Part struct{ Begin, Text string }

// Analyze has nothing to do: the terms of all entries of a segment are made at once.
func (w *Words) Analyze() {}

// Marked is a field whose terms stand in no place. It is asked for them when those of
// the fields before it are made.
type Marked interface {
	index.Field
	Terms() []string // in any order
}

// New implements scorch.SegmentPlugin.
func (s *Plugin) New(entries []index.Document) (segment.Segment, uint64, error) {
	return s.NewUsing(entries, nil)
}

// NewUsing implements scorch.SegmentPlugin.
func (s *Plugin) NewUsing(entries []index.Document, config map[string]any) (segment.Segment, uint64, error) {
	if len(entries) > 0 && !ours(entries[0]) {
		return s.ZapPlugin.NewUsing(entries, config)
	}
	w := writers.Get().(*writer)
	defer func() {
		w.empty()
		writers.Put(w)
	}()
	if err := w.read(entries, s.Fields); err != nil {
		return nil, 0, err
	}
	stored, sections, err := w.write()
	if err != nil {
		return nil, 0, err
	}
	body := slices.Clone(w.out)
	stats, ok := config[segment.StatsKey].(*segment.Stats)
	if !ok || stats == nil {
		stats = new(segment.Stats)
	}
	made, err := zap.InitSegmentBase(body, crc32.ChecksumIEEE(body), zap.DefaultChunkMode, uint64(len(entries)), stored, sections, config, stats)
	if err != nil {
		return nil, 0, fmt.Errorf("a new segment: %w", err)
	}
	return made, uint64(len(body)), nil
}

// ours reports an entry with fields that are made here; any other is of another index
// of the process, as the plugin is everybody's.
func ours(entry index.Document) (found bool) {
	entry.VisitFields(func(f index.Field) {
		switch f.(type) {
		case *Words, Marked:
			found = true
		}
	})
	return found
}

var writers = sync.Pool{New: func() any { return &writer{stems: lexicon.NewStemmer(), fields: map[string]*inverted{}} }}

// writer writes one segment at a time.
type writer struct {
	stems         lexicon.Stemmer
	fields        map[string]*inverted
	kept          []storedEntry
	entries       int
	out           []byte // the segment
	dict          []byte // terms of one field
	builder       *vellum.Builder
	buf           []byte
	times, placed chunks // of one term
}

// storedEntry is what is kept of an entry as it is.
type storedEntry struct {
	id     string
	fields []index.Field
}

// most of what a writer keeps between segments, in bytes and terms.
const (
	roomyOut   = 64 << 20
	roomyTerms = 1 << 18
)

func (w *writer) empty() {
	for name, f := range w.fields {
		if len(f.names) > roomyTerms {
			delete(w.fields, name)
			continue
		}
		f.empty()
	}
	clear(w.kept)
	w.kept = w.kept[:0]
	if w.out = w.out[:0]; cap(w.out) > roomyOut {
		w.out = nil
	}
}

func (w *writer) field(name string, options index.FieldIndexingOptions) *inverted {
	f := w.fields[name]
	if f == nil {
		f = &inverted{ids: map[string]uint32{}}
		w.fields[name] = f
	}
	f.used = true
	f.options |= options
	return f
}

// read takes in the terms of entries.
func (w *writer) read(entries []index.Document, fields map[string]index.FieldIndexingOptions) (err error) {
	w.entries = len(entries)
	for name, options := range fields {
		w.field(name, options)
	}
	for n, e := range entries {
		kept := storedEntry{id: e.ID()}
		e.VisitFields(func(field index.Field) {
			if field.Options().IsStored() && field.Name() != idField {
				kept.fields = append(kept.fields, field)
			}
			f := w.field(field.Name(), field.Options())
			if !field.Options().IsIndexed() {
				return
			}
			switch field := field.(type) {
			case *Words:
				var written *inverted
				var once func([]byte)
				if field.Written != "" {
					written = w.field(field.Written, index.IndexField)
					once = written.once
				}
				if field.Parts == nil {
					lexicon.Terms(field.Text(), w.stems.Stem, f.add, once)
				}
				for _, p := range field.Parts {
					lexicon.Terms(p.Text, w.stems.Stem, func(term []byte, position int) {
						w.buf = append(append(w.buf[:0], p.Begin...), term...)
						f.add(w.buf, position)
					}, once)
				}
				if written != nil {
					written.end(uint32(n), 1) // of how many does not matter, and one takes least room
				}
				field.Length = f.length
			case Marked:
				for _, term := range field.Terms() {
					f.once([]byte(term))
				}
			case *document.TextField:
				if field.Name() == idField {
					f.once(field.Value())
					break
				}
				err = fmt.Errorf("the search index makes no terms of the field %q", field.Name())
			default:
				err = fmt.Errorf("the search index makes no terms of the field %q, a %T", field.Name(), field)
			}
			f.end(uint32(n), f.length)
		})
		w.kept = append(w.kept, kept)
	}
	return err
}

// idField is the search library's field of an entry's id.
const idField = "_id"

// write writes what was read and tells where stored fields and sections begin.
func (w *writer) write() (stored, sections uint64, err error) {
	names := []string{idField}
	for name, f := range w.fields {
		if f.used && name != idField {
			names = append(names, name)
		}
	}
	slices.Sort(names[1:])
	numbers := make(map[string]int, len(names))
	for i, name := range names {
		numbers[name] = i
	}
	stored = w.store(numbers)
	at := make([]uint64, len(names))
	for i, name := range names {
		if at[i], err = w.terms(w.fields[name], i); err != nil {
			return 0, 0, fmt.Errorf("terms of the field %q: %w", name, err)
		}
	}
	begins := make([]uint64, len(names))
	for i, name := range names {
		begins[i] = uint64(len(w.out))
		w.numbers(uint64(len(name)))
		w.out = append(w.out, name...)
		w.numbers(uint64(w.fields[name].options), 1) // one section, that of terms
		w.out = binary.BigEndian.AppendUint16(w.out, zap.SectionInvertedTextIndex)
		w.out = binary.BigEndian.AppendUint64(w.out, at[i])
	}
	sections = uint64(len(w.out))
	w.numbers(uint64(len(names)))
	for _, b := range begins {
		w.out = binary.BigEndian.AppendUint64(w.out, b)
	}
	return stored, sections, nil
}

func (w *writer) numbers(all ...uint64) {
	for _, n := range all {
		w.out = binary.AppendUvarint(w.out, n)
	}
}

// store writes the stored fields of every entry.
func (w *writer) store(numbers map[string]int) uint64 {
	offsets := make([]uint64, 0, len(w.kept))
	var about, values []byte
	for _, e := range w.kept {
		slices.SortFunc(e.fields, func(a, b index.Field) int { return numbers[a.Name()] - numbers[b.Name()] })
		about, values = binary.AppendUvarint(about[:0], uint64(len(e.id))), values[:0]
		for _, f := range e.fields {
			for _, n := range []uint64{uint64(numbers[f.Name()]), uint64(f.EncodedFieldType()), uint64(len(values)), uint64(len(f.Value())), 0} {
				about = binary.AppendUvarint(about, n)
			}
			values = append(values, f.Value()...)
		}
		w.buf = snappy.Encode(w.buf[:cap(w.buf)], values)
		offsets = append(offsets, uint64(len(w.out)))
		w.numbers(uint64(len(about)), uint64(len(e.id)+len(w.buf)))
		w.out = append(append(append(w.out, about...), e.id...), w.buf...)
	}
	at := uint64(len(w.out))
	for _, o := range offsets {
		w.out = binary.BigEndian.AppendUint64(w.out, o)
	}
	w.numbers(0) // no entry stands in another
	return at
}
