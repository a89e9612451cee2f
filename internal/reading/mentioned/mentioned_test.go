package mentioned_test

import (
	"slices"
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/clause"
	"readout/internal/reading/mentioned"
	"readout/internal/reading/rules"
)

// TestWhoOnlyIsNamed: the codes of those that a sentence about a meeting names as
// where it was, what it was about or whose thing it is.
func TestWhoOnlyIsNamed(t *testing.T) {
	for words, want := range map[string][]string{
		"Norway and Chile held consultations in Santiago.":                                        {"CL"},
		"Norway and Chile discussed the situation in Ukraine.":                                    {"UA"},
		"The ministers of Norway and Chile met on the sidelines of the ASEAN Summit in Malaysia.": {"ASEAN", "MY"},
		"Norway met with the Special Envoy for Yemen.":                                            {"YE"},
		"Norway and Chile held consultations.":                                                    nil,
		"Participants came from Norway, Chile and Japan.":                                         nil,
	} {
		doc := prose.Parse(words)
		if len(doc.Sentences) != 1 {
			t.Fatalf("%q is %d sentences", words, len(doc.Sentences))
		}
		text := rules.NewText(doc, rules.English())
		text.FindMentions(func(rules.Mention) bool { return false })
		r := mentioned.New(text, clause.New(text, "2031-03-15"))
		var got []string
		for _, m := range text.Mentions {
			if r.Only(m, doc.Sentences[0]) {
				got = append(got, string(m.Code))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q only names %q, want %q", words, got, want)
		}
	}
}
