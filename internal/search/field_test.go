package search

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout/internal/lexicon"
)

// hostile are beginnings for what is read at random.
var hostile = []string{"", "a", "한", "U.S. and U.S.A.", "제11차 회의", "1,000", "\xff\xfe", "한\n\n일", "한ㆍ", "e\u0301\u0301", strings.Repeat("\u0301", 100), `-"a b"`, "the the of the"}

// FuzzFrequencies: the terms of a field are those of its text, each at its places.
func FuzzFrequencies(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, at := 0, map[string][]int{}
		st := lexicon.NewStemmer()
		lexicon.Terms(text, st.Stem, func(term []byte, position int) {
			n++
			at[string(term)] = append(at[string(term)], position)
		})
		freqs, length := frequencies(text)
		if length != n {
			t.Fatalf("%d terms of %q, want %d", length, text, n)
		}
		got := map[string][]int{}
		for term, f := range freqs {
			for _, l := range f.Locations {
				got[term] = append(got[term], l.Position)
			}
			if string(f.Term) != term || f.Frequency() != len(f.Locations) {
				t.Fatalf("term %q is kept as %q, %d times, at %d places", term, f.Term, f.Frequency(), len(f.Locations))
			}
		}
		if diff := cmp.Diff(at, got); diff != "" {
			t.Fatalf("%q (-terms +frequencies):\n%s", text, diff)
		}
	})
}

// FuzzBuild: what has parts asks for something.
func FuzzBuild(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if parts := lexicon.Parse(words); len(parts) > 0 && build(parts, narrowing{}) == nil {
			t.Fatalf("%q asks for nothing", words)
		}
	})
}
