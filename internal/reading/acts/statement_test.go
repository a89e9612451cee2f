package acts

import (
	"strings"
	"testing"

	"readout"
)

func TestEveryRuleOfActsFindsItsExamplesOnly(t *testing.T) {
	for _, rule := range english().rules {
		t.Run(rule.Name, func(t *testing.T) {
			example := strings.Join(rule.For, "\n\n")
			if !cites(staged(example), rule.Name) {
				t.Errorf("finds nothing in %q", example)
			}
			for _, example := range rule.Against {
				if cites(staged(example), rule.Name) {
					t.Errorf("finds something in %q", example)
				}
			}
		})
	}
}

func cites(record readout.Record, rule string) bool {
	for _, e := range record.Evidence {
		if e.Rule == "en/"+rule && e.Start >= len(stage) {
			return true
		}
	}
	return false
}
