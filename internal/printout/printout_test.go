package printout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/reading"
)

// TestAPrintoutMovesNoCursor: words that others wrote reach a terminal without
// what would make it do things.
func TestAPrintoutMovesNoCursor(t *testing.T) {
	const bad = "\x1b[2J\x07\u009b1m\u202e\u2066\x7f"
	text := "Third" + bad + " Harbour Talks\n\n3 February 2019\n\n1. The third" + bad + " round of the harbour talks of Japan and Peru was held in Tokyo on 2 February, and the two sides agreed on tolls."
	doc := readout.Document{Source: "name" + bad, Format: readout.FormatText, Text: text}
	record, misses := reading.Read(doc), reading.Misses(doc)
	for _, style := range []Style{{Columns: 60}, {Columns: 60, Terminal: true}} {
		out := string(Explained(record, style, misses))
		for _, own := range []string{"\x1b[1m", "\x1b[1;36m", "\x1b[0m"} {
			out = strings.ReplaceAll(out, own, "")
		}
		if strings.ContainsAny(out, bad[:1]+"\x07\u009b\u202e\u2066\x7f") {
			t.Errorf("a control character is left in %q", out)
		}
		if !strings.Contains(out, "Harbour Talks") || !strings.Contains(out, "/release/title") {
			t.Errorf("%q", out)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		line    string
		columns int
		want    []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"한국어 보도자료", 8, []string{"한국어", "보도자료"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"港湾対話", 4, []string{"港湾", "対話"}},
		{"", 10, []string{""}},
		{"\x1b[1mone\x1b[0m two", 7, []string{"\x1b[1mone\x1b[0m two"}},
	} {
		if diff := cmp.Diff(c.want, wrap(c.line, c.columns)); diff != "" {
			t.Errorf("%q: want -, got +\n%s", c.line, diff)
		}
	}
}
