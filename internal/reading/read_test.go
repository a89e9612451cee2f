package reading

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"readout"
	"readout/internal/needs"
)

func TestEveryRuleFindsItsExamplesOnly(t *testing.T) {
	for _, rule := range english().rules {
		t.Run(rule.Name, func(t *testing.T) {
			for _, s := range rule.For {
				if !finds(rule, s) {
					t.Errorf("finds nothing in %q", s)
				}
			}
			for _, s := range rule.Against {
				if finds(rule, s) {
					t.Errorf("finds something in %q", s)
				}
			}
		})
	}
}

// finds reports whether a rule is the one that matches first somewhere in s.
func finds(rule *Rule, s string) bool {
	r := newReader(readout.Document{Text: s})
	found := false
	r.text.each(rule.Topic, 0, len(r.text.Tokens), func(m match) bool {
		found = m.Rule == rule
		return !found
	})
	return found
}

// predictions are the records of the shared examples, one a line.
func predictions(t testing.TB) []byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(needs.Shared(t, "record", "dev", "texts"), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	enc := json.NewEncoder(w)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		record := Read(readout.Document{Source: filepath.Base(name), Format: readout.FormatText, Text: string(text)})
		if err := Check(record); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := enc.Encode(record); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}
