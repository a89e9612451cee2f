package wording

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/prose"
)

// Shift is a run of words that came into the texts of a series and stayed, or
// stood in several and then did not.
type Shift struct {
	Phrase string // as the first round that has it writes it
	Rounds []int  // those whose text has it, as counted in what was given
	Came   bool   // it stands in every round from the first of Rounds on; else in none after the last
}

// Bounds of a phrase.
const (
	shortestPhrase = 2 // words that tell something
	longestPhrase  = 6 // words
	mostShifts     = 24
)

// Shifts finds phrases that appear or vanish in the texts of one publisher and
// language, the oldest round first. One that appears must stand in two rounds at
// least and in all since, one that vanishes must have stood in two that follow
// each other. Of phrases that go together the longest is told, and the longest
// come first. What tells who took part, and what has a date or a name in it, is
// not looked at.
func Shifts(texts []RoundText) []Shift {
	in := map[string][]int{}
	said := map[string]string{}
	for n, t := range texts {
		seen := map[string]bool{}
		for _, p := range t.phrases() {
			if !seen[p.key] {
				seen[p.key] = true
				in[p.key] = append(in[p.key], n)
				if said[p.key] == "" {
					said[p.key] = p.words
				}
			}
		}
	}
	var found []Shift
	for key, rounds := range in {
		if came, is := shifted(rounds, len(texts)); is {
			found = append(found, Shift{said[key], rounds, came})
		}
	}
	slices.SortFunc(found, func(a, b Shift) int {
		return cmp.Or(cmp.Compare(len(strings.Fields(b.Phrase)), len(strings.Fields(a.Phrase))), cmp.Compare(len(b.Rounds), len(a.Rounds)), cmp.Compare(b.Rounds[0], a.Rounds[0]), cmp.Compare(strings.ToLower(a.Phrase), strings.ToLower(b.Phrase)))
	})
	var out []Shift
	for _, s := range found {
		inside := slices.ContainsFunc(out, func(longer Shift) bool {
			return slices.Equal(longer.Rounds, s.Rounds) && sharesWords(strings.ToLower(longer.Phrase), strings.ToLower(s.Phrase))
		})
		if !inside && len(out) < mostShifts {
			out = append(out, s)
		}
	}
	return out
}

// shifted says what became of a phrase that stands in some of so many rounds.
func shifted(rounds []int, all int) (came, is bool) {
	first, last := rounds[0], rounds[len(rounds)-1]
	whole := last-first+1 == len(rounds)
	switch {
	case len(rounds) < 2:
		return false, false
	case whole && first > 0 && last == all-1:
		return true, true
	case last < all-1:
		return false, rounds[len(rounds)-2] == last-1
	}
	return false, false
}

// sharesWords reports whether two phrases of the same rounds are of one wording:
// most words of the shorter stand in the longer.
func sharesWords(longer, shorter string) bool {
	words := strings.Fields(shorter)
	n := 0
	for _, w := range words {
		if slices.Contains(strings.Fields(longer), w) {
			n++
		}
	}
	return 2*n >= len(words)
}

type phrase struct{ key, words string }

// phrases are the runs of words of a text that may be told.
func (t RoundText) phrases() []phrase {
	w := lexiconFor(t.Lang)
	var out []phrase
	for _, c := range t.clauses() {
		if c.roll {
			continue
		}
		for first := c.first; first < c.last; first++ {
			if !t.tells(w, first) || c.says(t, first) {
				continue
			}
			telling, words := 0, 0
			for last := first; last < c.last && words < longestPhrase; last++ {
				is := t.Doc.Tokens[last]
				if is.Kind == prose.Hyphen || is.Kind == prose.Clitic {
					continue
				}
				if is.Kind != prose.Word && is.Kind != prose.Script || t.dated(last) || w.ordinal[is.Lower] || c.says(t, last) {
					break
				}
				words++
				if t.tells(w, last) {
					if telling++; telling >= shortestPhrase {
						p := t.Doc.Words(first, last+1)
						out = append(out, phrase{strings.ToLower(strings.Join(strings.Fields(p), " ")), strings.Join(strings.Fields(p), " ")})
					}
				}
			}
		}
	}
	return out
}

// says reports whether a token is the verb of the clause or names a side, which
// are compared elsewhere.
func (c Clause) says(t RoundText, token int) bool {
	return token >= c.verb && token < c.verbEnd || next(t.Doc, token).Lower == "side"
}

// tells reports whether a word may begin or end a phrase.
func (t RoundText) tells(w *roundWords, token int) bool {
	is := t.Doc.Tokens[token]
	names := t.Names
	if is.Kind == prose.Word && is.Capital && slices.ContainsFunc(names, func(name string) bool { return slices.Contains(strings.Fields(strings.ToLower(name)), is.Lower) }) {
		return false
	}
	return len(t.terms(w, nil, token)) > 0
}
