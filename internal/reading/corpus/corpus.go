// Package corpus holds a reader to files of cases: what must be found, a line
// --, the words in which it stands, and a line ==== before the next case. Tests
// only.
//
// What is found besides fails a case. A case whose first line is "known failure:
// REASON" is one that the rules get wrong today; it fails when it starts to
// pass.
package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Case is one case of a file.
type Case struct {
	Name  string // the file's, and the first of its words
	Want  string
	Words string
	Fails bool // a known failure
}

// Read returns the cases of the files of a pattern; no case fails the test.
func Read(t testing.TB, pattern string) []Case {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases in %s: %v", pattern, err)
	}
	var out []Case
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for part := range strings.SplitSeq(string(text), "\n====\n") {
			want, words, ok := strings.Cut("\n"+strings.TrimSpace(part)+"\n", "\n--\n")
			if !ok {
				t.Fatalf("%s: a case without --: %q", name, part)
			}
			c := Case{Want: strings.TrimSpace(want), Words: strings.TrimSpace(words)}
			c.Name = filepath.Base(name) + "/" + c.Words[:min(40, len(c.Words))]
			if mark, rest, _ := strings.Cut(c.Want, "\n"); strings.HasPrefix(mark, "known failure: ") {
				c.Fails, c.Want = true, strings.TrimSpace(rest)
			}
			out = append(out, c)
		}
	}
	return out
}

// Hold compares, for each case of the files of a pattern, what read finds in
// its words with what it wants.
func Hold(t *testing.T, pattern string, read func(t *testing.T, words string) string) {
	t.Helper()
	for _, c := range Read(t, pattern) {
		t.Run(c.Name, func(t *testing.T) {
			switch diff := cmp.Diff(c.Want, read(t, c.Words)); {
			case c.Fails && diff == "":
				t.Errorf("%q is a known failure, but passes now: take the mark away", c.Words)
			case !c.Fails && diff != "":
				t.Errorf("%q (-want +got):\n%s", c.Words, diff)
			}
		})
	}
}
