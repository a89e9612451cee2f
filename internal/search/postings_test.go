package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"readout"
)

// walked is what a walk tells of an entry.
func walked(w walk, entry uint32, placed bool) string {
	if !w.To(entry) {
		return "nothing"
	}
	if !placed {
		times, terms := w.Counts()
		return fmt.Sprint(times, terms)
	}
	return fmt.Sprint(w.Places(nil))
}

// TestPostingsReadAsTheLibraryReads: what is read of a term straight from a segment is
// what the search library reads of it, whatever entries are asked for.
func TestPostingsReadAsTheLibraryReads(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	s := newShelf()
	for n := range 1500 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			fmt.Fprintf(&b, "the of 회담 w%d ", r.IntN(3000))
		}
		s.put(readout.ReleaseID(n+1), "en", n%28, fmt.Sprintf("Title %d", n), b.String())
	}
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	s.put(7, "en", 1, "Title again", "the text has changed 회담") // its old entry is gone
	catchUp(t, x, s)
	looked := 0
	must(t, x.at(t.Context(), func(m *moment) error {
		for _, term := range []string{"the", "of the", "회담", "w7", "w8", "w2999", "chang", "titl"} {
			for _, field := range []string{fieldWords, fieldTitle, fieldSurface} {
				l, err := m.term(field, term)
				must(t, err)
				for seg := range m.segments {
					if l.lists[seg] == nil {
						continue
					}
					if l.lists[seg].found == nil {
						continue
					}
					d, err := m.segments[seg].Dictionary(field)
					must(t, err)
					list, err := d.PostingsList([]byte(term), nil, nil)
					must(t, err)
					looked++
					all := l.entries(seg).ToArray()
					some := slices.DeleteFunc(slices.Clone(all), func(uint32) bool { return r.IntN(10) > 0 })
					beside := append(slices.Clone(some), all[0]+1, all[len(all)-1]+3)
					slices.Sort(beside)
					for _, docs := range [][]uint32{all, some, slices.Compact(beside)} {
						for _, placed := range []bool{true, false} {
							fast, err := l.walk(seg, placed)
							must(t, err)
							slow, err := byLibrary(list)
							must(t, err)
							for _, doc := range docs {
								if got, want := walked(fast, doc, placed), walked(slow, doc, placed); got != want {
									t.Fatalf("%q in %q, placed %v, among %d: of %d %s, want %s", term, field, placed, len(docs), doc, got, want)
								}
							}
						}
					}
				}
			}
		}
		return nil
	}))
	if looked < 8 {
		t.Fatalf("%d terms were read from segments on the disk", looked)
	}
}
