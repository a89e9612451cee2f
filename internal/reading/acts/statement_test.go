package acts

import "testing"

func TestEveryRuleOfActsFindsItsExamplesOnly(t *testing.T) {
	for _, fault := range Try() {
		t.Error(fault)
	}
}
