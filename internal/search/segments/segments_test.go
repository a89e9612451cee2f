package segments

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout/internal/lexicon"
)

// Fields of the entries that are tried.
const (
	inText    = "text"
	inWritten = "written"
	inMarks   = "marks"
	inKept    = "kept"
)

var plugin = &Plugin{Fields: map[string]index.FieldIndexingOptions{
	inText: index.IndexField | index.IncludeTermVectors, inWritten: index.IndexField,
	inMarks: index.IndexField | index.DocValues, inKept: index.StoreField,
}}

// one is an entry: a text, a mark that stands in no place, and what is kept as it is.
type one struct{ text, mark, kept string }

// tagged is a field of one term without a place.
type tagged struct {
	*document.TextField
	term string
}

func (t tagged) Analyze()        {}
func (t tagged) Terms() []string { return []string{t.term} }

func (o one) entry(id int) index.Document {
	d := document.NewDocument(fmt.Sprint(id))
	d.AddField(&Words{TextField: document.NewTextFieldCustom(inText, nil, []byte(o.text), plugin.Fields[inText], nil), Written: inWritten})
	d.AddField(tagged{document.NewTextFieldCustom(inMarks, nil, nil, plugin.Fields[inMarks], nil), o.mark})
	d.AddField(document.NewTextFieldCustom(inKept, nil, []byte(o.kept), index.StoreField, nil))
	d.AddIDField()
	return d
}

// written makes a segment of entries, numbered from first, and opens its file.
func written(t rapid.TB, path string, all []one, first int) segment.Segment {
	t.Helper()
	var entries []index.Document
	for i, o := range all {
		entries = append(entries, o.entry(first+i))
	}
	made, size, err := plugin.New(entries)
	must(t, err)
	if size == 0 {
		t.Fatal("a segment of no bytes")
	}
	must(t, made.(*zap.SegmentBase).Persist(path))
	return opened(t, path)
}

func opened(t rapid.TB, path string) segment.Segment {
	t.Helper()
	must(t, Check(path))
	s, err := plugin.Open(path)
	must(t, err)
	t.(interface{ Cleanup(func()) }).Cleanup(func() { must(t, s.Close()) })
	return s
}

func must(t rapid.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// holds fails where a segment does not hold what these entries say, each term in each
// entry at each place, and nothing else that is asked for.
func holds(t rapid.TB, s segment.Segment, all []one) {
	t.Helper()
	terms, err := TermsOf(s)
	must(t, err)
	if terms == nil {
		t.Fatal("the segment is not read")
	}
	want := map[string]map[string]map[int]string{inText: {}, inWritten: {}, inMarks: {}}
	put := func(field, term string, entry int, told string) {
		if want[field][term] == nil {
			want[field][term] = map[int]string{}
		}
		want[field][term][entry] = told
	}
	stems := lexicon.NewStemmer()
	for n, o := range all {
		at, length := map[string][]int32{}, 0
		lexicon.Terms(o.text, stems.Stem, func(term []byte, position int) {
			length++
			at[string(term)] = append(at[string(term)], int32(position))
		}, func(word []byte) { put(inWritten, string(word), n, "1 of 1 at []") })
		for term, places := range at {
			put(inText, term, n, fmt.Sprintf("%d of %d at %v", len(places), length, slices.Compact(slices.Clone(places))))
		}
		put(inMarks, o.mark, n, "1 of 1 at []")
	}
	for field, of := range want {
		of["in no entry"] = nil
		for term, told := range of {
			p, err := terms.Find(field, term)
			must(t, err)
			if p == nil {
				if len(told) > 0 {
					t.Fatalf("%q of %s is in no entry, want %d", term, field, len(told))
				}
				continue
			}
			got := map[int]string{}
			counts, err := p.Walk(p.Entries().ToArray(), false)
			must(t, err)
			places, err := p.Walk(p.Entries().ToArray(), true)
			must(t, err)
			for n := range all { // also such as lack it
				there := counts.To(uint32(n))
				if places.To(uint32(n)) != there {
					t.Fatalf("%q of %s: one walk tells that it is in entry %d, another that it is not", term, field, n)
				}
				if there {
					times, of := counts.Counts()
					got[n] = fmt.Sprintf("%d of %d at %v", times, of, places.Places(nil))
				}
			}
			if diff := cmp.Diff(told, got); diff != "" {
				t.Fatalf("%q of %s (-want +got):\n%.1000s", term, field, diff)
			}
			if n := int(p.Entries().GetCardinality()); n != len(told) {
				t.Fatalf("%q of %s: %d entries, want %d", term, field, n, len(told))
			}
		}
	}
	next := 0
	must(t, terms.Values(inMarks, func(entry int, marks []byte) error {
		if want := all[next].mark + string(rune(index.DocValueTermSeparator)); entry != next || !bytes.Equal(marks, append([]byte(all[next].mark), index.DocValueTermSeparator)) {
			return fmt.Errorf("entry %d has the values %q, want %d and %q", entry, marks, next, want)
		}
		next++
		return nil
	}))
	if next != len(all) || int(s.Count()) != len(all) {
		t.Fatalf("%d entries, %d with values, want %d", s.Count(), next, len(all))
	}
	for n, o := range all {
		var kept []string
		must(t, s.VisitStoredFields(uint64(n), func(field string, _ byte, value []byte, _ []uint64) bool {
			if field == inKept {
				kept = append(kept, string(value))
			}
			return true
		}))
		if len(kept) != 1 || kept[0] != o.kept {
			t.Fatalf("of entry %d %q is kept, want %q", n, kept, o.kept)
		}
	}
}

// TestSegmentsHoldWhatTheyAreGiven tries sizes about those at which lists are cut, an
// entry alone, and entries without words.
func TestSegmentsHoldWhatTheyAreGiven(t *testing.T) {
	for _, many := range []int{1, 2, 1023, 1024, 1025, 2047, 2049, 4097} {
		all := make([]one, many)
		for i := range all {
			all[i] = one{strings.Repeat("the ferry ", i%3) + "외교장관 회의 " + fmt.Sprintf("w%d", i/2), fmt.Sprint("m", i%7), strings.Repeat("k", i%5)}
			if i%10 == 9 {
				all[i].text = ""
			}
		}
		holds(t, written(t, filepath.Join(t.TempDir(), "s.zap"), all, 0), all)
	}
	t.Run("more than a container", func(t *testing.T) {
		all := make([]one, 1<<16+3)
		for i := range all {
			all[i] = one{"", fmt.Sprint("m", i%2), ""}
		}
		all[5].text, all[1<<16+1].text = "the ferry", "ferry ferry"
		holds(t, written(t, filepath.Join(t.TempDir(), "s.zap"), all, 0), all)
	})
}

// entryOf draws an entry of words that come again, and of long runs of one.
var entryOf = rapid.Custom(func(t *rapid.T) one {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"the", "of", "ferry", "harbours", "회담", "협의회를", "독도", "F-35", "11th", "\n\n", "é", "大韓民國"}), 0, 12).Draw(t, "words")
	text := strings.Repeat(rapid.SampledFrom([]string{"", "ferry ", "가 ", "a b "}).Draw(t, "again"), rapid.IntRange(0, 300).Draw(t, "times")) + strings.Join(words, " ")
	return one{text, rapid.StringMatching(`[a-f]{1,3}`).Draw(t, "mark"), rapid.String().Draw(t, "kept")}
})

// TestSegmentsOfAnyEntries makes segments of any entries, each for itself, then one of all
// of them as the library merges, without some that were deleted.
func TestSegmentsOfAnyEntries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "segments")
		must(t, err)
		defer os.RemoveAll(dir)
		var parts []segment.Segment
		var drops []*roaring.Bitmap
		var left []one
		first := 0
		for n := range rapid.IntRange(1, 5).Draw(t, "segments") {
			all := rapid.SliceOfN(entryOf, 1, 8).Draw(t, "entries")
			s := written(t, filepath.Join(dir, fmt.Sprint(n, ".zap")), all, first)
			first += len(all)
			holds(t, s, all)
			drop := roaring.New()
			for i, o := range all {
				if rapid.IntRange(0, 4).Draw(t, "deleted") == 0 {
					drop.Add(uint32(i))
				} else {
					left = append(left, o)
				}
			}
			parts, drops = append(parts, s), append(drops, drop)
		}
		if len(left) == 0 {
			return
		}
		path := filepath.Join(dir, "merged.zap")
		_, _, err = plugin.Merge(parts, drops, path, nil, nil)
		must(t, err)
		holds(t, opened(t, path), left)
	})
}

// TestDamagedFilesAreRefused cuts a file short and changes bytes of it.
func TestDamagedFilesAreRefused(t *testing.T) {
	all := []one{{"the ferry opens 협의회를", "m1", "kept"}, {"ferry of the harbour", "m2", ""}}
	path := filepath.Join(t.TempDir(), "s.zap")
	s := written(t, path, all, 0)
	body, err := os.ReadFile(path)
	must(t, err)
	refused := func(what string, body []byte) {
		t.Helper()
		bad := filepath.Join(t.TempDir(), "bad.zap")
		must(t, os.WriteFile(bad, body, 0o600))
		if err := Check(bad); err == nil || err.Error() != "segment bad.zap: the file is cut short or damaged" {
			t.Fatalf("%s: %v", what, err)
		}
	}
	for n := 0; n < len(body); n += 13 {
		refused(fmt.Sprintf("the first %d of %d bytes", n, len(body)), body[:n])
	}
	for n := 0; n < len(body); n += 17 {
		bad := slices.Clone(body)
		bad[n] ^= 0x20
		refused(fmt.Sprintf("byte %d of %d", n, len(body)), bad)
	}
	if err := Check(path + ".none"); err == nil {
		t.Error("a file that is not there is whole")
	}

	// what points beyond the end is an error, nothing worse
	terms, err := TermsOf(s)
	must(t, err)
	failed := 0
	for n := range terms.body {
		cut := *terms
		cut.body = terms.body[:n]
		for _, term := range []string{"the", "ferri", "of"} {
			p, err := cut.Find(inText, term)
			if err == nil && p != nil {
				_, err = p.Walk(p.Entries().ToArray(), false)
				if err == nil {
					_, err = p.Walk(p.Entries().ToArray(), true)
				}
			}
			if err != nil {
				failed++
			}
		}
		if err := cut.Values(inMarks, func(int, []byte) error { return nil }); err != nil {
			failed++
		}
	}
	if failed == 0 {
		t.Error("nothing of a segment is missed when it is cut short")
	}
}
