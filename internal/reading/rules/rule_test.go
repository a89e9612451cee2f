package rules

import "testing"

func TestEveryRuleFindsItsExamplesOnly(t *testing.T) {
	for _, fault := range Try() {
		t.Error(fault)
	}
}

func TestTryTellsWhatDoesNotHold(t *testing.T) {
	rule := Rule{Name: "a", For: []string{"yes", "no"}, Against: []string{"yes"}}
	got := rule.Try(func(s string) bool { return s == "yes" })
	if len(got) != 2 || got[0] != (Fault{"a", "no", false}) || got[1] != (Fault{"a", "yes", true}) {
		t.Errorf("faults: %v", got)
	}
}
