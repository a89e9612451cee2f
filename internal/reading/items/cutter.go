// Package items cuts the object of a verb into its coordinated items: "trade,
// the safety of ferries, and visas" are three.
//
// It sees the words of a text and what grammar says of each, and knows neither
// clauses nor speakers. Where no word tells that an "and" or a comma joins whole
// items, what stands around it is one item.
package items

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// Cutter cuts the objects of one text.
type Cutter struct {
	text    *rules.Text
	words   []*grammar.Word // per token, nil for a word that no rule knows
	lexicon *grammar.Lexicon
	whole   bool // a subject is cut
	open    bool // "among others" ends the list
}

// New makes the cutter of a text; words are what grammar knows of each token,
// nil where it knows nothing.
func New(text *rules.Text, words []*grammar.Word, lexicon *grammar.Lexicon) *Cutter {
	return &Cutter{text: text, words: words, lexicon: lexicon}
}

// CutSubject adds the coordinated items of a subject as Cut does those of an object. A
// purpose in it is its own: "steps to mend the pier to save the boats were discussed".
func (c *Cutter) CutSubject(out [][2]int, first, last int) [][2]int {
	c.whole = true
	out = c.Cut(out, first, last)
	c.whole = false
	return out
}

// Generic reports words that say only that there were issues: "issues of common
// interest".
func (c *Cutter) Generic(first, last int) bool { return c.isGenericItem(first, last) }

// Closing returns the token that closes the bracket at a token, or the bracket
// itself where none does before last.
func (c *Cutter) Closing(open, last int) int {
	for i := open + 1; i < last; i++ {
		if t := &c.text.Tokens[i]; t.Kind == prose.Close && (t.Lower == ")" || t.Lower == "]") {
			return i
		}
	}
	return open
}
