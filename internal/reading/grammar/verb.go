package grammar

import (
	"strings"

	"readout/internal/reading/rules"
)

// Kind says what a verb makes of its clause.
type Kind uint8

// The kinds. The first four make a statement.
const (
	Say Kind = iota
	Agree
	Commit
	Accept
	Topic // its object is a topic
	Event // something done, never a statement
	Meet  // an event whose purpose may be a statement: "met to reaffirm"
	Frame // a rule without verbs
)

var kinds = []string{"say", "agree", "commit", "accept", "topic", "event", "meet", "frame"}

// States reports whether a clause of this kind is a statement.
func (k Kind) States() bool { return k <= Accept }

// Form is the set of forms that a written word may be of its verb.
type Form uint8

// The forms.
const (
	Base       Form = 1 << iota // agree
	Third                       // agrees
	Past                        // agreed
	Participle                  // agreed
	Ing                         // agreeing
)

// Verb is one entry of a rule: a lemma and the words that must follow it.
type Verb struct {
	Lemma  string
	Rule   *rules.Rule
	Kind   Kind
	Needs  []string // one of them must follow; none for a verb that needs nothing
	Within int      // how many words after the verb at most
	Beyond string   // a word that must stand somewhere after it in the sentence
}

// Reading is a verb that a written word may be, and in which of its forms.
type Reading struct {
	Verb *Verb
	Form Form
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// regular makes the past and the -ing form of a lemma.
func regular(lemma string) (past, ing string) {
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "ee"):
		return lemma + "d", lemma + "ing"
	case strings.HasSuffix(lemma, "e"):
		return lemma + "d", lemma[:n-1] + "ing"
	case strings.HasSuffix(lemma, "y") && n > 1 && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ied", lemma + "ing"
	}
	return lemma + "ed", lemma + "ing"
}

func third(lemma string) string {
	n := len(lemma)
	switch {
	case lemma == "have":
		return "has"
	case strings.HasSuffix(lemma, "y") && n > 1 && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ies"
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "x"):
		return lemma + "es"
	}
	return lemma + "s"
}
