package clause

import (
	"testing"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// read makes the reader of one sentence of a release of 15 March 2031.
func read(t *testing.T, words string) (*Reader, prose.Sentence) {
	t.Helper()
	doc := prose.Parse(words)
	if len(doc.Sentences) != 1 {
		t.Fatalf("%q is %d sentences", words, len(doc.Sentences))
	}
	return New(rules.NewText(doc, rules.English()), readout.Day("2031-03-15")), doc.Sentences[0]
}

// TestWhenASentenceIs: what happened before the meeting is told from what happened
// at it.
func TestWhenASentenceIs(t *testing.T) {
	for words, want := range map[string]bool{
		"In January 2031, Minister Roe came to Alderhaven.": true,
		"In January, Minister Roe came to Alderhaven.":      true,
		"In March 2031, Minister Roe came to Alderhaven.":   false,
		"In April 2031, Minister Roe comes to Alderhaven.":  false,
		"Minister Roe came to Alderhaven.":                  false,
	} {
		r, s := read(t, words)
		if got := r.BeginsBefore(s); got != want {
			t.Errorf("%q begins before: %v", words, got)
		}
		if got := r.Background(s); got != want {
			t.Errorf("%q is of another time: %v", words, got)
		}
	}
}

// TestCountsGovernments: a number of countries is told from a number of anything else.
func TestCountsGovernments(t *testing.T) {
	for words, want := range map[string]bool{
		"Representatives of 12 countries met in Alderhaven.":       true,
		"More than 30 governments sent their ministers.":           true,
		"Envoys of 27 member states spoke of ferries.":             true,
		"The ministers of both countries spoke of 12 new ferries.": false,
		"The 12 ministers spoke of ferries.":                       false,
	} {
		r, s := read(t, words)
		if got := r.CountsGovernments(s); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
