package names

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Names of one person share a key of their sounds: what does not is found by
// nobody. Measured over the pairs of testdata/people.txt that Compare takes for
// one, those of Japan in Han aside.
func TestNamesOfOnePersonShareASound(t *testing.T) {
	data, err := os.ReadFile("testdata/people.txt")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.SplitSeq(line, "|") {
			names = append(names, strings.TrimSpace(name))
		}
	}
	pairs, found := 0, 0
	for i, a := range names {
		for _, b := range names[i+1 : min(i+12, len(names))] {
			if Compare(a, b).Same != Certain || len(Sounds(a)) == 0 || len(Sounds(b)) == 0 {
				continue
			}
			if japan := ofJapan(a) || ofJapan(b); japan {
				continue
			}
			pairs++
			x := Sounds(a)
			if slices.ContainsFunc(Sounds(b), func(s string) bool { return slices.Contains(x, s) }) {
				found++
			} else {
				t.Logf("%s %q and %s %q", a, x, b, Sounds(b))
			}
		}
	}
	t.Logf("%d of %d", found, pairs)
	if pairs < 100 || found*100 < pairs*95 {
		t.Errorf("%d of %d pairs share a sound", found, pairs)
	}
	for _, name := range []string{"", "Kim", "!!!", strings.Repeat("Kim Yong kil ", 100)} {
		if got := Sounds(name); len(got) > 60 || name == "Kim" && len(got) > 0 {
			t.Errorf("%.20q sounds like %q", name, got)
		}
	}
}

// ofJapan reports whether a name in Han is none that Korea or China writes.
func ofJapan(name string) bool {
	f := Parse(name).forms[0]
	return f.script == han && len([]rune(f.whole())) >= 4
}
