package items

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// verbal reports an item that begins with a gerund: after its comma another of
// its kind may follow.
func (c *Cutter) verbal(first int) bool {
	if first >= len(c.text.Tokens) {
		return false
	}
	t := &c.text.Tokens[first]
	return t.Kind == prose.Word && (!t.Capital || c.whole) && len(t.Lower) > 5 && strings.HasSuffix(t.Lower, "ing")
}

// ofGerund reports plain words that are still the object of the gerund with which
// an item begins: "strengthening the rights of women, children and workers".
func (c *Cutter) ofGerund(from, at, next int) bool {
	toks := c.text.Tokens
	if at-from > 4 && c.words[from].Is(grammar.TopicHead) && toks[from+1].Lower == "of" {
		from += 2 // "ways of strengthening …"
	}
	if at-from < 3 || !c.purposeGerund(from) || c.words[from+1].Is(grammar.Tie) {
		return false
	}
	if p := at - 2; toks[p].Kind != prose.Comma && !(toks[p-1].Kind == prose.Comma && p-1 > from && c.words[from-1].Is(grammar.Tie)) && !c.words[p].Is(grammar.Tie) && !(c.words[p].Is(grammar.Determiner) && c.words[p-1].Is(grammar.Tie)) {
		return false
	}
	return !toks[next].Capital && !c.verbal(next) && !c.verbal(next+1) && !c.words[next].Is(grammar.Determiner|grammar.TopicHead|grammar.Subordinate|grammar.Preposition)
}

// purposeGerund reports the gerund of a verb of purpose: "strengthening", "building".
func (c *Cutter) purposeGerund(at int) bool {
	if !c.verbal(at) {
		return false
	}
	stem := strings.TrimSuffix(c.text.Tokens[at].Lower, "ing")
	return c.lexicon.Word(stem).Is(grammar.PurposeVerb) || c.lexicon.Word(stem+"e").Is(grammar.PurposeVerb)
}

// commaIn reports a comma among words.
func (c *Cutter) commaIn(first, last int) bool {
	for i := first; i < last; i++ {
		if c.text.Tokens[i].Kind == prose.Comma {
			return true
		}
	}
	return false
}

// isList reports commas that divide items: a conjunction comes after one of
// them.
func (c *Cutter) isList(first, last int) bool {
	toks := c.text.Tokens
	comma := false
	for i := first; i+1 < last; i++ {
		if toks[i].Kind == prose.Comma && c.itemBegins(i+1, last) {
			comma = true
		}
		if comma && toks[i].Lower == "and" {
			return true
		}
	}
	return comma && c.open
}

// amongOthers returns the comma before "among others" at the end of words, 0 where they
// end otherwise.
func (c *Cutter) amongOthers(first, last int) int {
	toks := c.text.Tokens
	for last > first && toks[last-1].Kind == prose.Comma {
		last--
	}
	at := last - 3
	if at > first && strings.HasSuffix(toks[last-1].Lower, "s") && toks[at].Kind != prose.Comma && toks[last-2].Lower == "other" {
		at-- // among other issues
	}
	if at <= first || toks[at].Kind != prose.Comma || toks[at+1].Lower != "among" && toks[at+1].Lower != "amongst" || !strings.HasPrefix(toks[at+2].Lower, "other") {
		return 0
	}
	return at
}

func (c *Cutter) hasOxford(first, last int) bool {
	toks := c.text.Tokens
	for i := first + 1; i < last; i++ {
		if toks[i].Lower == "and" && toks[i-1].Kind == prose.Comma {
			return true
		}
	}
	return false
}

// onlyAnd reports that no other "and" stands after the last comma, and that
// nothing of the list follows.
func (c *Cutter) onlyAnd(at, first, last int) bool {
	for i := at - 1; i >= first && c.text.Tokens[i].Kind != prose.Comma; i-- {
		if c.text.Tokens[i].Lower == "and" {
			return false
		}
	}
	for i := at + 1; i < last; i++ {
		t := &c.text.Tokens[i]
		if t.Kind == prose.Comma || t.Lower == "and" && !c.joinsAdjectives(i, last) && !(i+2 == last && i-at <= 3 && at-first > 1) {
			return false // but not "rope, ties in trade and regional and global issues", "rope, care of boats and ship building and repair"
		}
	}
	return true
}
