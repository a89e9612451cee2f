package acts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
)

// TestActsOfTheCorpus reads the cases of testdata/acts; its README says how
// they are written.
func TestActsOfTheCorpus(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range strings.Split(string(text), "\n====\n") {
			want, words, ok := strings.Cut("\n"+strings.TrimSpace(c)+"\n", "\n--\n")
			if !ok {
				t.Fatalf("%s: a case without --: %q", name, c)
			}
			want, fails := strings.TrimPrefix(strings.TrimSpace(want), "known failure: "), strings.Contains(want, "known failure: ")
			if fails {
				_, want, _ = strings.Cut(want, "\n")
			}
			words = strings.TrimSpace(words)
			t.Run(filepath.Base(name)+"/"+opening(words), func(t *testing.T) {
				got := found(staged(words))
				switch diff := cmp.Diff(strings.TrimSpace(want), got); {
				case fails && diff == "":
					t.Errorf("%q is a known failure, but passes now: take the mark away", words)
				case !fails && diff != "":
					t.Errorf("%q (-want +got):\n%s", words, diff)
				}
			})
		}
	}
}

func opening(words string) string {
	if len(words) > 40 {
		return words[:40]
	}
	return words
}

// found writes what a record says besides the stage.
func found(record readout.Record) string {
	var out []string
	m := record.Meeting
	for _, s := range m.Statements {
		speaker, side := "-", "-"
		if s.Speaker != nil {
			speaker = *s.Speaker
		}
		if s.Side != nil {
			side = string(*s.Side)
		}
		out = append(out, strings.Join([]string{side, speaker, s.Act, s.Quote}, " | "))
	}
	for _, topic := range m.Topics {
		out = append(out, "topic | "+topic)
	}
	for _, o := range m.Outcomes {
		out = append(out, "outcome | "+o.Quote)
	}
	return strings.Join(out, "\n")
}
