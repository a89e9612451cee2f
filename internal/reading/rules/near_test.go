package rules

import (
	"fmt"
	"testing"

	"readout/internal/prose"
)

// A rule that found most of what it asks for says what is missing.
func TestNear(t *testing.T) {
	for _, c := range []struct{ topic, sentence, want string }{
		{"listed", "The first round was held in Lima.", "listed.in-turn: it asks for “the” soon after, and none stands there"},
		{"margin", "They met on the margins in Lima.", "margin.sidelines: it asks for “of” next, and “in” stands there"},
		{"margin", "They spoke of trade.", ""},
		{"margin", "They met on the margins of the fair in Lima.", ""},
		{"no such topic", "It was last held in Seoul.", ""},
	} {
		text := NewText(prose.Parse(c.sentence), English())
		text.FindMentions(func(Mention) bool { return false })
		got := ""
		for _, n := range text.Near(c.topic, 0, len(text.Tokens), 1) {
			got = fmt.Sprint(n.Rule.Name, ": ", n.Why)
			if n.First < 0 || n.Last <= n.First || n.Last > len(text.Tokens) {
				t.Errorf("%q: tokens %d to %d", c.sentence, n.First, n.Last)
			}
		}
		if got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.sentence, got, c.want)
		}
	}
}
