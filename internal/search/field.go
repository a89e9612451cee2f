package search

import (
	"slices"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"readout"
	"readout/internal/lexicon"
)

// field is a text field that makes its terms itself: the library's way by a
// stream of tokens costs half as much again. It is never asked for places in
// the text, because snippets read the text itself.
type field struct {
	*document.TextField
	length int // terms in all
	terms  index.TokenFrequencies
}

func newField(name, text string) *field {
	return &field{TextField: document.NewTextFieldCustom(name, nil, []byte(text), index.IndexField|index.IncludeTermVectors, nil)}
}

// Analyze makes the terms.
func (f *field) Analyze() { f.terms, f.length = frequencies(f.Text()) }

// AnalyzedLength is the number of terms, repetitions included.
func (f *field) AnalyzedLength() int { return f.length }

// AnalyzedTokenFrequencies are the terms with their positions.
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }

// tally counts the terms of one text at a time.
type tally struct {
	lexicon.Stemmer
	ids    map[string]int32
	names  []string
	counts []int32
	tokens []token
}

type token struct{ id, position int32 }

var tallies = sync.Pool{New: func() any {
	return &tally{Stemmer: lexicon.NewStemmer(), ids: map[string]int32{}}
}}

// crowd is how many different terms a tally may keep room for between texts.
const crowd = 1 << 14

// frequencies returns the terms of a text with their positions, and how many
// there are with repetitions. All that it makes lies in four blocks.
func frequencies(text string) (index.TokenFrequencies, int) {
	t := tallies.Get().(*tally)
	lexicon.Terms(text, t.Stem, func(term []byte, position int) {
		id, ok := t.ids[string(term)]
		if !ok {
			id = int32(len(t.names))
			name := string(term)
			t.ids[name] = id
			t.names = append(t.names, name)
			t.counts = append(t.counts, 0)
		}
		t.counts[id]++
		t.tokens = append(t.tokens, token{id, int32(position)})
	})
	n := len(t.tokens)
	locations := make([]index.TokenLocation, n)
	pointers := make([]*index.TokenLocation, n)
	freqs := make([]index.TokenFreq, len(t.names))
	out := make(index.TokenFrequencies, len(t.names))
	at := 0
	for id, name := range t.names {
		count := int(t.counts[id])
		freqs[id] = index.TokenFreq{Term: []byte(name), Locations: pointers[at : at : at+count]}
		freqs[id].SetFrequency(count)
		out[name] = &freqs[id]
		at += count
	}
	for i, tok := range t.tokens {
		locations[i].Position = int(tok.position)
		f := &freqs[tok.id]
		f.Locations = append(f.Locations, &locations[i])
	}
	if len(t.names) <= crowd {
		clear(t.ids)
		clear(t.names)
		t.names, t.counts, t.tokens = t.names[:0], t.counts[:0], t.tokens[:0]
		tallies.Put(t)
	}
	return out, n
}

// stamped is the field of an entry's stamp. It is made when the fields before it
// are, as it tells how many terms they have.
type stamped struct {
	*document.TextField
	id           readout.ReleaseID
	at           time.Time
	words, title *field
	terms        index.TokenFrequencies
}

func newStamp(id readout.ReleaseID, at time.Time, words, title *field) *stamped {
	return &stamped{TextField: document.NewTextFieldCustom(fieldStamp, nil, nil, index.IndexField|index.DocValues, nil), id: id, at: at, words: words, title: title}
}

// Analyze makes the stamp.
func (s *stamped) Analyze() {
	term := stamp(int64(s.id), s.at.Unix(), s.words.length, s.title.length)
	f := &index.TokenFreq{Term: []byte(term)}
	f.SetFrequency(1)
	s.terms = index.TokenFrequencies{term: f}
}

// AnalyzedLength is one term.
func (s *stamped) AnalyzedLength() int { return 1 }

// AnalyzedTokenFrequencies is the stamp.
func (s *stamped) AnalyzedTokenFrequencies() index.TokenFrequencies { return s.terms }

// surfaces is the field of words as they are written, each once.
type surfaces struct {
	*document.TextField
	terms index.TokenFrequencies
}

func newSurfaces(text string) *surfaces {
	return &surfaces{TextField: document.NewTextFieldCustom(fieldSurface, nil, []byte(text), index.IndexField, nil)}
}

// Analyze makes the terms.
func (s *surfaces) Analyze() {
	s.terms = index.TokenFrequencies{}
	lexicon.Surfaces(s.Text(), func(word []byte) {
		if s.terms[string(word)] == nil {
			f := &index.TokenFreq{Term: slices.Clone(word)}
			f.SetFrequency(1)
			s.terms[string(f.Term)] = f
		}
	})
}

// AnalyzedLength is one, so that rare words take least room.
func (s *surfaces) AnalyzedLength() int { return 1 }

// AnalyzedTokenFrequencies are the words.
func (s *surfaces) AnalyzedTokenFrequencies() index.TokenFrequencies { return s.terms }
