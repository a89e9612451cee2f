package rules

import (
	"testing"

	"readout/internal/prose"
)

func TestEveryRuleFindsItsExamplesOnly(t *testing.T) {
	for _, rule := range English().Rules {
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
	text := NewText(prose.Parse(s), English())
	text.FindMentions(func(Mention) bool { return false })
	found := false
	text.Each(rule.Topic, 0, len(text.Tokens), func(m Match) bool {
		found = m.Rule == rule
		return !found
	})
	return found
}
