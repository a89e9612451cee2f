package items_test

import (
	"slices"
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/items"
	"readout/internal/reading/rules"
)

// cutter makes the cutter of a few words.
func cutter(words string) (*items.Cutter, *rules.Text) {
	text := rules.NewText(prose.Parse(words), rules.English())
	text.FindMentions(func(rules.Mention) bool { return false })
	known := make([]*grammar.Word, len(text.Tokens))
	for i := range text.Tokens {
		known[i] = grammar.English().Word(text.Tokens[i].Lower)
	}
	return items.New(text, known, grammar.English()), text
}

// TestItemsOfAnObject: what stands beside each other is cut, what belongs together
// is not.
func TestItemsOfAnObject(t *testing.T) {
	for words, want := range map[string][]string{
		"trade, the safety of ferries, and visas":                    {"trade", "the safety of ferries", "visas"},
		"the safety of ferries":                                      {"the safety of ferries"},
		"issues of common interest, including trade and visas":       {"trade", "visas"},
		"a number of areas, including: trade; visas and fish; ports": {"trade", "visas and fish", "ports"},
		"developments in Norway, Chile and Peru":                     {"developments in Norway, Chile and Peru"},
		"bilateral economic, cultural, and educational contacts":     {"bilateral economic, cultural, and educational contacts"},
	} {
		c, text := cutter(words)
		var got []string
		for _, item := range c.Cut(nil, 0, len(text.Tokens)) {
			got = append(got, text.Words(item[0], item[1]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is cut into %q, want %q", words, got, want)
		}
	}
}

// TestWordsThatSayNothing: "issues of common interest" is no topic.
func TestWordsThatSayNothing(t *testing.T) {
	for words, want := range map[string]bool{
		"issues of common interest": true, "issues of mutual concern": true, "the issue of abductions": false, "ferries": false,
	} {
		c, text := cutter(words)
		if got := c.Generic(0, len(text.Tokens)); got != want {
			t.Errorf("%q says nothing: %v", words, got)
		}
	}
}
