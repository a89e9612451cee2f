package search

import (
	"strings"
	"testing"

	"readout/internal/lexicon"
)

// hostile are beginnings for what is read at random.
var hostile = []string{"", "a", "한", "U.S. and U.S.A.", "제11차 회의", "1,000", "\xff\xfe", "한\n\n일", "한ㆍ", "e\u0301\u0301", strings.Repeat("\u0301", 100), `-"a b"`, "the the of the"}

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
