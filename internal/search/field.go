package search

import (
	"fmt"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"readout"
	"readout/internal/search/segments"
)

// newField is a field of words. It is never asked for places in the text, because
// snippets read the text itself.
func newField(name, text string) *segments.Words {
	w := &segments.Words{TextField: document.NewTextFieldCustom(name, nil, []byte(text), index.IndexField|index.IncludeTermVectors, nil)}
	if name == fieldWords {
		w.Written = fieldSurface
	}
	return w
}

// allFields are in every segment; see asKept.
var allFields = map[string]index.FieldIndexingOptions{
	fieldWords: index.IndexField | index.IncludeTermVectors, fieldTitle: index.IndexField | index.IncludeTermVectors,
	fieldSeries: index.IndexField | index.IncludeTermVectors, fieldPeople: index.IndexField | index.IncludeTermVectors,
	fieldTopics: index.IndexField | index.IncludeTermVectors, fieldSaid: index.IndexField | index.IncludeTermVectors,
	fieldSurface: index.IndexField, fieldMarks: index.IndexField, fieldStamp: index.IndexField | index.DocValues,
	fieldLangs: index.StoreField, fieldTold: index.StoreField,
}

// ownSegments makes the search library write the segments that are made here.
var ownSegments = sync.OnceFunc(func() { segments.Use(allFields) })

// stamped is the field of an entry's stamp. It is made behind the fields of words, as
// it tells how many terms they have.
type stamped struct {
	*document.TextField
	id           readout.ReleaseID
	at           time.Time
	words, title *segments.Words
}

func newStamp(id readout.ReleaseID, at time.Time, words, title *segments.Words) *stamped {
	return &stamped{document.NewTextFieldCustom(fieldStamp, nil, nil, index.IndexField|index.DocValues, nil), id, at, words, title}
}

// Analyze has nothing to do.
func (s *stamped) Analyze() {}

// Terms is what is kept of an entry beside its words: its release, when that came out
// first, and how many terms it has.
func (s *stamped) Terms() []string {
	return []string{fmt.Sprintf("%x %x %x %x", int64(s.id), uint64(s.at.Unix()), s.words.Length, s.title.Length)}
}

// readStamp reads the four numbers of a stamp.
func readStamp(stamp []byte) (of [4]uint64, ok bool) {
	i, digits := 0, 0
	for _, c := range stamp {
		switch {
		case c == ' ' && digits > 0 && i < 3:
			i, digits = i+1, 0
			continue
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		default:
			return of, false
		}
		if digits++; digits > 16 {
			return of, false
		}
		of[i] = of[i]<<4 | uint64(c)
	}
	return of, i == 3 && digits > 0
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

// Terms are the marks.
func (m *marks) Terms() []string { return m.terms }
