package rules

import (
	"fmt"
	"testing"

	"readout/internal/prose"
)

// A rule that found most of what it asks for says what is missing.
func TestNear(t *testing.T) {
	for _, c := range []struct{ topic, sentence, want string }{
		{"next", "The sides agreed to hold another round soon.", "next.agreed: it asks for “next” or “again” soon after, and none stands there"},
		{"margin", "They met on the margins in Lima.", "margin.sidelines: it asks for “of” next, and “in” stands there"},
		{"next", "They spoke of trade.", ""},
		{"next", "The next dialogue will be held in Lima.", ""},
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
