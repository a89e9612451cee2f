package acts

import (
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/internal/reading/corpus"
)

// FuzzActs holds what every reading of statements, topics and outcomes must:
// no value without words, and the words stand where the evidence says.
func FuzzActs(f *testing.F) {
	for _, c := range corpus.Read(f, "testdata/*.txt") {
		f.Add(c.Words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		record := staged(strings.ToValidUTF8(words, "?"))
		record.Release.Text = stage + strings.ToValidUTF8(words, "?") + "\n"
		if err := checkActs(record); err != nil {
			t.Fatal(err)
		}
	})
}

// checkActs reports the first statement, topic or outcome without evidence, and
// the first evidence that quotes other words than the text has.
func checkActs(record readout.Record) error {
	ruler := readout.NewRuler(record.Release.Text)
	cited := map[string]bool{}
	for _, e := range record.Evidence {
		cited[e.Path] = true
		if got := ruler.Slice(readout.Span{Start: e.Start, End: e.End}); got != e.Exact || got == "" {
			return readout.Invalid("evidence of %s quotes %q where the text has %q", e.Path, e.Exact, got)
		}
	}
	need := func(path string) error {
		if !cited[path] {
			return readout.Invalid("%s has no evidence", path)
		}
		return nil
	}
	for i, s := range record.Meeting.Statements {
		paths := []string{"quote", "act"}
		if s.Side != nil {
			paths = append(paths, "side")
		}
		if s.Speaker != nil {
			paths = append(paths, "speaker")
		}
		for _, p := range paths {
			if err := need("/meeting/statements/" + strconv.Itoa(i) + "/" + p); err != nil {
				return err
			}
		}
	}
	for i := range record.Meeting.Topics {
		if err := need("/meeting/topics/" + strconv.Itoa(i)); err != nil {
			return err
		}
	}
	for i := range record.Meeting.Outcomes {
		if err := need("/meeting/outcomes/" + strconv.Itoa(i) + "/quote"); err != nil {
			return err
		}
	}
	return nil
}
