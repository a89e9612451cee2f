package search

import (
	"fmt"
	"time"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"readout"
)

// worded is a field of words. It is never asked for places in the text, because
// snippets read the text itself.
type worded struct {
	*document.TextField
	said   []Statement // in place of a text, all words of each side
	length int         // terms in all, once they are in a segment
}

func newField(name, text string) *worded {
	return &worded{TextField: document.NewTextFieldCustom(name, nil, []byte(text), index.IndexField|index.IncludeTermVectors, nil)}
}

// Analyze has nothing to do: the terms of all entries of a segment are made at once.
func (f *worded) Analyze() {}

// stamped is the field of an entry's stamp. It is made behind the fields of words, as
// it tells how many terms they have.
type stamped struct {
	*document.TextField
	id           readout.ReleaseID
	at           time.Time
	words, title *worded
}

func newStamp(id readout.ReleaseID, at time.Time, words, title *worded) *stamped {
	return &stamped{document.NewTextFieldCustom(fieldStamp, nil, nil, index.IndexField|index.DocValues, nil), id, at, words, title}
}

// Analyze has nothing to do.
func (s *stamped) Analyze() {}

// stamp is what is kept of an entry beside its terms: its release, when that came
// out first, and how many terms it has.
func (s *stamped) stamp() string {
	return fmt.Sprintf("%x %x %x %x", int64(s.id), uint64(s.at.Unix()), s.words.length, s.title.length)
}

// marks is a field of terms without places.
type marks struct {
	*document.TextField
	terms []string
}

func newMarks(terms []string) *marks {
	return &marks{document.NewTextFieldCustom(fieldMarks, nil, nil, index.IndexField, nil), terms}
}

// Analyze has nothing to do.
func (m *marks) Analyze() {}
