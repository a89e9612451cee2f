package search

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/lexicon"
	"readout/internal/press"
	"readout/internal/search/segments"
)

// slow is a field as the search library takes it: terms with their places.
type slow struct {
	*document.TextField
	length int
	terms  index.TokenFrequencies
}

func (s *slow) Analyze()                                         {}
func (s *slow) AnalyzedLength() int                              { return s.length }
func (s *slow) AnalyzedTokenFrequencies() index.TokenFrequencies { return s.terms }

func (s *slow) add(term string, positions ...int) {
	f := &index.TokenFreq{Term: []byte(term)}
	f.SetFrequency(max(1, len(positions)))
	if len(positions) > 0 {
		l := &index.TokenLocation{Position: positions[0]}
		last := positions[0]
		for _, p := range positions[1:] {
			switch step := p - last; {
			case step == 0:
			case l.Start == 0:
				l.Start = step
			case l.End == 0:
				l.End = step
			default:
				l.ArrayPositions = append(l.ArrayPositions, uint64(step))
			}
			last = p
		}
		f.Locations = []*index.TokenLocation{l}
	}
	s.terms[term] = f
}

// places are the terms of a text, each with its positions.
func places(text string) (at map[string][]int, length int) {
	at = map[string][]int{}
	st := lexicon.NewStemmer()
	lexicon.Terms(text, st.Stem, func(term []byte, position int) {
		length++
		at[string(term)] = append(at[string(term)], position)
	}, nil)
	return at, length
}

// asLibrary is an entry whose terms are made one by one for the search library.
func asLibrary(e *document.Document) *document.Document {
	out := document.NewDocument(e.ID())
	for _, field := range e.Fields {
		one := &slow{terms: index.TokenFrequencies{}, length: 1}
		switch f := field.(type) {
		case *segments.Words:
			one.TextField = f.TextField
			at, length := places(f.Text())
			for _, p := range f.Parts {
				one, n := places(p.Text)
				for term, positions := range one {
					at[p.Begin+term] = positions
				}
				length += n
			}
			for term, positions := range at {
				one.add(term, positions...)
			}
			one.length, f.Length = length, length
			if f.Name() == fieldWords {
				words := &slow{TextField: document.NewTextFieldCustom(fieldSurface, nil, nil, index.IndexField, nil), terms: index.TokenFrequencies{}, length: 1}
				s := lexicon.NewScanner(f.Text())
				for u, ok := s.Next(); ok; u, ok = s.Next() {
					if u.Kind == lexicon.Word && len(u.Term) >= 4 && len(u.Term) <= 32 {
						words.add(string(u.Term))
					}
				}
				out.AddField(words)
			}
		case *stamped:
			one.TextField = f.TextField
			one.add(f.Terms()[0])
		case *marks:
			one.TextField = f.TextField
			one.length = len(f.terms)
			for _, term := range f.terms {
				one.add(term)
			}
		default:
			out.AddField(field)
			continue
		}
		out.AddField(one)
	}
	out.AddIDField()
	out.VisitFields(func(f index.Field) {
		if f.Options().IsIndexed() {
			f.Analyze()
		}
	})
	return out
}

// toldOf is all that a segment holds, as text.
func toldOf(t *testing.T, s *zap.SegmentBase) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, field := range s.Fields() {
		d, err := s.Dictionary(field)
		must(t, err)
		it := d.AutomatonIterator(nil, nil, nil)
		for e, err := it.Next(); e != nil || err != nil; e, err = it.Next() {
			must(t, err)
			list, err := d.PostingsList([]byte(e.Term), nil, nil)
			must(t, err)
			var b strings.Builder
			p := list.Iterator(true, true, true, nil)
			for one, err := p.Next(); one != nil || err != nil; one, err = p.Next() {
				must(t, err)
				fmt.Fprintf(&b, "%d:%d/%d", one.Number(), one.Frequency(), one.(*zap.Posting).NormUint64())
				for _, l := range one.Locations() {
					fmt.Fprintf(&b, " %s", l.Field())
					segments.Unpacked(l, func(position int) { fmt.Fprintf(&b, " %d", position) })
				}
				b.WriteByte('\n')
			}
			out[field+" "+e.Term] = b.String()
		}
	}
	var state segment.DocVisitState
	for n := range s.Count() {
		must(t, s.VisitStoredFields(n, func(field string, typ byte, value []byte, at []uint64) bool {
			out[fmt.Sprint("kept of ", n, field)] = fmt.Sprintf("%c %q %v", typ, value, at)
			return true
		}))
		var err error
		state, err = s.VisitDocValues(n, s.Fields(), func(field string, term []byte) { out[fmt.Sprint("value of ", n, field)] = string(term) }, state)
		must(t, err)
	}
	return out
}

// TestSegmentsAreTheLibrarys: the segments made here hold what the search library's
// own would, which keeps every term of every text apart.
func TestSegmentsAreTheLibrarys(t *testing.T) {
	words := strings.Fields("the of and minister ministers 회담 외교장관회의 제11차 eleventh ROK Republic of Korea U.S. 한·미 1,000 re-elect é 大韓民國 consultation 독도를")
	r := rand.New(rand.NewPCG(1, 2))
	text := func(most int) string {
		var b strings.Builder
		for range 1 + r.IntN(most) {
			b.WriteString(words[r.IntN(len(words))])
			if r.IntN(5) == 0 {
				fmt.Fprintf(&b, " w%d", r.IntN(4000))
			}
			b.WriteString([]string{" ", " ", " ", ", ", "\n\n"}[r.IntN(5)])
		}
		return b.String()
	}
	for _, c := range []struct{ many, long int }{{1, 60}, {30, 60}, {1200, 20}, {4300, 2}} {
		many, long := c.many, c.long
		var ours, theirs []index.Document
		for n := range many {
			e := press.Edition{Entry: press.Entry{Release: readout.ReleaseID(n + 1), Lang: "en", Title: text(6), FirstReleased: time.Unix(int64(r.IntN(1e9)), 0), Publisher: "qm-mfa", Board: "b", Kind: readout.PressRelease}, Text: "the " + text(long)}
			d, digest := Detail{}, ""
			if n%3 == 0 {
				d, digest = Detail{Series: "s", SeriesName: []string{text(3)}, Statements: []Statement{{"KR", text(5)}, {readout.PartyCode([]string{"JP", "US"}[r.IntN(2)]), text(5)}}}, "x"
			}
			doc, _ := entry(e.Release, []press.Edition{e}, nil, d, digest)
			theirs = append(theirs, asLibrary(doc))
			doc.AddIDField()
			ours = append(ours, doc)
		}
		got, _, err := (&segments.Plugin{Fields: allFields}).New(ours)
		must(t, err)
		want, _, err := new(zap.ZapPlugin).New(theirs)
		must(t, err)
		if w, g := toldOf(t, want.(*zap.SegmentBase)), toldOf(t, got.(*zap.SegmentBase)); !maps.Equal(w, g) {
			t.Fatalf("%d entries (-library +ours):\n%.4000s", many, cmp.Diff(w, g))
		}
	}
}

// FuzzSegments: the terms of a field are those of its text, each at its places.
func FuzzSegments(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := document.NewDocument("1")
		doc.AddField(newField(fieldTitle, text))
		doc.AddIDField()
		s, _, err := (&segments.Plugin{Fields: allFields}).New([]index.Document{doc})
		must(t, err)
		d, err := s.Dictionary(fieldTitle)
		must(t, err)
		got, n := map[string][]int{}, 0
		it := d.AutomatonIterator(nil, nil, nil)
		for e, err := it.Next(); e != nil || err != nil; e, err = it.Next() {
			must(t, err)
			list, err := d.PostingsList([]byte(e.Term), nil, nil)
			must(t, err)
			p, err := list.Iterator(true, true, true, nil).Next()
			must(t, err)
			n += int(p.Frequency())
			for _, l := range p.Locations() {
				segments.Unpacked(l, func(position int) { got[e.Term] = append(got[e.Term], position) })
			}
		}
		at, length := places(text)
		for term, positions := range at { // at one place once
			var each []int
			for i, p := range positions {
				if i == 0 || p != positions[i-1] {
					each = append(each, p)
				}
			}
			at[term] = each
		}
		if diff := cmp.Diff(at, got); n != length || diff != "" {
			t.Fatalf("%d terms of %q, want %d (-terms +segment):\n%s", n, text, length, diff)
		}
	})
}

// TestOtherIndexesOfTheProcess: the library knows one plugin for all, so an index that
// is not ours, such as one that ours is measured against, is written as it always was.
func TestOtherIndexesOfTheProcess(t *testing.T) {
	ownSegments()
	other, err := bleve.New(t.TempDir()+"/other", bleve.NewIndexMapping())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := other.Index("1", struct{ Title string }{"The ferry opens"}); err != nil {
		t.Fatal(err)
	}
	found, err := other.Search(bleve.NewSearchRequest(bleve.NewMatchQuery("ferry")))
	if err != nil || found.Total != 1 {
		t.Errorf("%v, %v", found, err)
	}
}
