package search

import (
	"sync"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

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
