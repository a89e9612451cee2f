package syntax

import (
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// sentence is the first sentence of a text, and the token of one of its words.
func sentence(t *testing.T, words, at string) (*Sentence, int) {
	t.Helper()
	text := rules.NewText(prose.Parse(words), rules.English())
	x := &Sentence{Account: New(text, grammar.English()), Last: len(text.Tokens)}
	for i := range text.Tokens {
		if text.Tokens[i].Lower == at {
			return x, i
		}
	}
	t.Fatalf("%q has no %q", words, at)
	return nil, 0
}

func TestObjectStartStepsOverWhatStandsBeforeTheObject(t *testing.T) {
	for _, c := range []struct{ words, verb, want string }{
		{"They discussed visas", "discussed", "visas"},
		{"They discussed in detail the ferry lines", "discussed", "the"},
		{"They discussed, among others, ferry lines", "discussed", "ferry"},
		{"They discussed with their counterparts ferry lines", "discussed", "ferry"},
		{"They discussed at length how to mend the pier", "discussed", "how"},
		{"They discussed under a tree", "discussed", ""},
	} {
		x, verb := sentence(t, c.words, c.verb)
		got := ""
		if at := x.ObjectStart(verb + 1); at >= 0 {
			got = x.Text.Tokens[at].Lower
		}
		if got != c.want {
			t.Errorf("%q: the object begins at %q, want %q", c.words, got, c.want)
		}
	}
}

func TestBeforeWalksOverAuxiliaries(t *testing.T) {
	for _, c := range []struct {
		words, verb, lead string
		have, be, modal   bool
	}{
		{"The pilots have also discussed visas", "discussed", "have", true, false, false},
		{"Visas were briefly discussed", "discussed", "were", false, true, false},
		{"Visas will be discussed", "discussed", "will", false, true, true},
		{"The pilots discussed visas", "discussed", "discussed", false, false, false},
	} {
		x, verb := sentence(t, c.words, c.verb)
		b := x.Before(verb)
		if lead := x.Text.Tokens[b.Lead].Lower; lead != c.lead || b.Have != c.have || b.Be != c.be || b.Modal != c.modal {
			t.Errorf("%q: led by %q, have %t, be %t, modal %t", c.words, lead, b.Have, b.Be, b.Modal)
		}
	}
}
