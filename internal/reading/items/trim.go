package items

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// addItem trims an item and adds it.
func (c *Cutter) addItem(out [][2]int, first, last int) [][2]int {
	toks := c.text.Tokens
	for first < last {
		t := &toks[first]
		if t.Kind == prose.Comma || t.Kind == prose.Colon || t.Kind == prose.Stop || t.Kind == prose.Hyphen && t.Space || t.Lower == "on" || t.Lower == "about" || t.Lower == "regarding" || t.Lower == "and" || t.Lower == "to" && first > 0 && first+1 < last && (toks[first-1].Lower == "as" || toks[first-1].Lower == "also") && (toks[first+1].Capital || c.words[first+1].Is(grammar.Determiner)) || first+1 < last && (t.Lower == "also" || t.Lower == "finally" || t.Lower == "lastly" || t.Lower == "not" && toks[first+1].Lower == "only" || t.Lower == "only" && first > 0 && toks[first-1].Lower == "not") {
			first++
			continue
		}
		break
	}
	if first+1 < last && c.words[first].Is(grammar.Talking) {
		first++ // "as well as reviewing with him …"
		if toks[first].Lower == "with" {
			first += 2
		}
	}
	if first+4 < last && toks[first].Lower == "to" && (toks[first+1].Lower == "exchange" || toks[first+1].Lower == "compare" || toks[first+1].Lower == "share") {
		first++ // "as well as to exchange views on …"
	}
	if first+3 < last && strings.HasPrefix(toks[first].Lower, "compar") && toks[first+1].Lower == "notes" && toks[first+2].Lower == "on" {
		first += 3
	}
	if first+3 < last && (toks[first].Lower == "exchange" || toks[first].Lower == "share" || toks[first].Lower == "exchanged" || toks[first].Lower == "exchanging" || toks[first].Lower == "sharing") && c.words[first+1].Is(grammar.ViewNoun) {
		if w := toks[first+2].Lower; w == "on" || w == "about" || w == "regarding" {
			first += 3 // "as well as exchanged views on …"
		}
	}
	if first < last && c.words[first].Is(grammar.Pronoun) && !c.words[first].Is(grammar.Determiner) && !toks[first].Upper {
		return out // "discussed it during the visit"
	}
	last = c.trimItem(first, last)
	if c.others(first, last) {
		return out
	}
	if last <= first || c.words[first].Is(grammar.Preposition) || last == first+1 && (toks[first].Abbrev || c.words[first].Is(grammar.Determiner|grammar.Pronoun|grammar.Adverb|grammar.Time|grammar.Group) && !toks[first].Upper || len(toks[first].Lower) < 2) {
		return out
	}
	return append(out, [2]int{first, last})
}

// others reports "other topics", "other issues of mutual interest": words that end
// a list and name nothing.
func (c *Cutter) others(first, last int) bool {
	toks := c.text.Tokens
	if last-first < 2 {
		return false
	}
	switch toks[first].Lower {
	case "other":
		if last-first == 2 {
			return true
		}
	case "the":
		switch toks[last-1].Lower {
		case "issue", "issues", "matter", "matters", "topic", "topics", "subject", "subjects":
			if last-first == 2 {
				return true
			}
		}
		return last-first == 3 && toks[first+1].Lower == "following" && c.words[last-1].Is(grammar.Generic)
	case "this", "these", "that", "those", "such":
		switch toks[last-1].Lower {
		case "issue", "matter", "topic", "subject", "question":
			return last-first == 2 // this issue
		}
		return last-first <= 4 && c.words[last-1].Is(grammar.Generic) // these issues
	default:
		return false
	}
	at := first + 1
	for at < last-1 && !c.words[at].Is(grammar.Generic) && toks[at].Kind == prose.Word && !toks[at].Capital {
		at++
	}
	return c.words[at].Is(grammar.Generic) && at == last-1
}

// trimItem cuts an item before a second purpose, an aside or a bracket, and
// drops what hangs at its end.
func (c *Cutter) trimItem(first, last int) int {
	toks := c.text.Tokens
	purposes := 0
	for i := first; i < last; i++ {
		t := &toks[i]
		if t.Lower == "(" && i > first {
			if end := c.Closing(i, last); end > i+2 || end == i {
				last = i
				break
			}
		}
		if i > first && t.Kind == prose.Comma && i+1 < last && (c.words[i+1].Is(grammar.Preposition) || strings.HasSuffix(toks[i+1].Lower, "ing") || toks[i+1].Lower == "a" || toks[i+1].Lower == "particularly" || toks[i+1].Lower == "as" || c.words[i+1].Is(grammar.Subordinate)) && i > first+1 {
			last = i
			break
		}
		if t.Lower == "to" && !c.whole && i > first && i+1 < last && !c.words[first].Is(grammar.Subordinate) && c.infinitiveAt(i+1) {
			purposes++
			if purposes == 2 {
				last = i
				break
			}
		}
	}
	return c.trimEnd(first, last)
}

// trimEnd drops what hangs at the end of an item: stops, conjunctions,
// prepositions.
func (c *Cutter) trimEnd(first, last int) int {
	toks := c.text.Tokens
	for last > first {
		if last-first > 2 && toks[last-1].Lower == "particular" && toks[last-2].Lower == "in" {
			last -= 2
			continue
		}
		t := &toks[last-1]
		if t.Kind == prose.Comma || t.Kind == prose.Stop || t.Kind == prose.Colon || t.Kind == prose.Hyphen || c.words[last-1].Is(grammar.Conjunction) || c.words[last-1].Is(grammar.Preposition|grammar.Determiner|grammar.Time|grammar.Including) && !t.Upper {
			last--
			continue
		}
		break
	}
	return last
}

// infinitiveAt reports a word after "to" that is a verb of purpose rather than
// the beginning of a noun phrase.
func (c *Cutter) infinitiveAt(at int) bool {
	t, w := &c.text.Tokens[at], c.words[at]
	if t.Kind != prose.Word || t.Capital {
		return false
	}
	return w.Is(grammar.PurposeVerb)
}

// itemBegins reports a token that an item of a list can begin with.
func (c *Cutter) itemBegins(at, last int) bool {
	if at >= last {
		return false
	}
	t, w := &c.text.Tokens[at], c.words[at]
	switch {
	case t.Lower == "on" || t.Lower == "about" || t.Lower == "regarding":
		return true
	case t.Kind != prose.Word && t.Kind != prose.Ordinal && t.Kind != prose.Number && t.Kind != prose.Open:
		return false
	case w.Is(grammar.Preposition|grammar.Modal|grammar.Be|grammar.Have|grammar.Conjunction) || w.Is(grammar.Subordinate) && t.Lower != "how" && t.Lower != "why" && t.Lower != "what":
		return false
	case !t.Capital && strings.HasSuffix(t.Lower, "ed") && at+1 < last && (c.words[at+1].Is(grammar.Preposition) || c.text.Tokens[at+1].Lower == "as"):
		return false // ", grounded in …"
	case w.Is(grammar.Including) || t.Lower == "one" || t.Lower == "a" || t.Lower == "to" || t.Lower == "both":
		return false
	}
	return true
}
