package acts

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/reading/corpus"
)

// TestActsOfTheCorpus reads the cases of testdata; its README says how they are
// written.
func TestActsOfTheCorpus(t *testing.T) {
	corpus.Hold(t, "testdata/*.txt", func(_ *testing.T, words string) string { return found(staged(words)) })
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
