package outcome_test

import (
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/outcome"
	"readout/internal/reading/rules"
)

// clauseOf makes the clause of both sides whose verb is the first word of a text that
// has one.
func clauseOf(t *testing.T, words string) (*outcome.Reader, *outcome.Clause) {
	t.Helper()
	text, lexicon := rules.NewText(prose.Parse(words), rules.English()), grammar.English()
	r := &outcome.Reader{Text: text, Words: make([]*grammar.Word, len(text.Tokens)), Lexicon: lexicon}
	var c *outcome.Clause
	for i := range text.Tokens {
		r.Words[i] = lexicon.Word(text.Tokens[i].Lower)
		if w := r.Words[i]; c == nil && w != nil && len(w.Verbs) > 0 {
			c = &outcome.Clause{Verb: w.Verbs[0].Verb, Act: i, ActEnd: i + 1, End: len(text.Tokens) - 1, Both: true}
		}
	}
	if c == nil {
		t.Fatalf("no verb in %q", words)
	}
	return r, c
}

// TestWhatBindsToAnAct: an agreement to act is an outcome, a view that is shared is
// none.
func TestWhatBindsToAnAct(t *testing.T) {
	for words, want := range map[string]string{
		"They agreed to open the ferry.":                    "outcome.agreed-to-act",
		"They agreed in principle to open the ferry.":       "outcome.agreed-to-act",
		"They agreed to differ.":                            "",
		"They adopted a plan of action.":                    "outcome.accepted",
		"They stressed that the ferry matters.":             "",
		"They decided, following the talks, to open ports.": "outcome.agreed-to-act",
	} {
		r, c := clauseOf(t, words)
		got := ""
		if rule := r.Of(c); rule != nil {
			got = rule.Name
		}
		if got != want {
			t.Errorf("%q binds by %q, want %q", words, got, want)
		}
	}
}

// TestTextsBetweenTheSides: a memorandum is one, a visit is none.
func TestTextsBetweenTheSides(t *testing.T) {
	for words, want := range map[string]bool{
		"They signed a memorandum on fish.": true, "They signed the protocol.": true, "They signed the visitors' book.": false,
	} {
		r, c := clauseOf(t, words)
		if got := r.Instrument(c); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}

// TestBodiesThatGoOnMeeting: the place after the word that says how often.
func TestBodiesThatGoOnMeeting(t *testing.T) {
	r, c := clauseOf(t, "It will meet annually in Oslo.")
	c.Act = 1
	if got := r.Regularly(c); got != 4 {
		t.Errorf("the word ends at %d", got)
	}
	r, c = clauseOf(t, "It will meet in Oslo.")
	if got := r.Regularly(c); got != 0 {
		t.Errorf("%d for one meeting", got)
	}
}
