package items

import (
	"slices"
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// amidList reports an "including" inside one item of a list that goes on after it:
// "the reef, ferries including the night boat, and the price of rope".
func (c *Cutter) amidList(first, inc, after, last int) bool {
	toks := c.text.Tokens
	if toks[inc].Kind == prose.Comma || !c.words[after-1].Is(grammar.Including) && toks[after-1].Lower != "as" {
		return false
	}
	before, commas := false, 0
	for i := first; i < inc; i++ {
		before = before || toks[i].Kind == prose.Comma
	}
	joined := false
	for i := after; i+1 < last; i++ {
		if toks[i].Kind == prose.Comma {
			commas++
			joined = joined || toks[i+1].Lower == "and"
		}
	}
	return before && joined && commas == 1
}

// relatedTo returns where the list begins that generic words introduce, "issues
// relating to": the token after the "to"; 0 where nothing does.
func (c *Cutter) relatedTo(first, last int) int {
	const most = 8 // words before it
	toks := c.text.Tokens
	for i := first + 1; i+2 < last && i < first+most; i++ {
		switch toks[i].Lower {
		case "related", "relating", "pertaining", "relevant", "linked", "connected":
			if (toks[i+1].Lower == "to" || toks[i+1].Lower == "with") && c.words[i-1].Is(grammar.Generic) && c.isGenericItem(first, i) {
				return i + 2
			}
		}
	}
	return 0
}

// emphasis returns where "with emphasis on" begins, with the comma before it, 0
// where it does not: what follows belongs to the item.
func (c *Cutter) emphasis(first, last int) int {
	const near = 5 // words from "with" to the noun
	toks := c.text.Tokens
	for i := first + 1; i+2 < last; i++ {
		if toks[i].Lower != "with" {
			continue
		}
		for k := i + 1; k+1 < min(last, i+near); k++ {
			switch toks[k].Lower {
			case "emphasis", "focus", "accent", "attention", "stress":
				if w := toks[k+1].Lower; w == "on" || w == "upon" || w == "to" {
					if toks[i-1].Kind == prose.Comma {
						i--
					}
					return i
				}
			}
		}
	}
	return 0
}

// common reports words that say whose the issues are: "of common interest".
func (c *Cutter) common(first, last int) bool {
	toks := c.text.Tokens
	for i := first + 1; i+2 < last; i++ {
		if toks[i].Lower == "of" {
			switch toks[i+1].Lower {
			case "common", "mutual", "shared":
				return strings.HasPrefix(toks[i+2].Lower, "interest") || strings.HasPrefix(toks[i+2].Lower, "concern")
			}
		}
	}
	return false
}

// elsewhere reports "including on", "including with": it tells more of the verb
// than of the topic.
func (c *Cutter) elsewhere(after int) bool {
	for _, k := range []int{after - 1, after} {
		switch c.text.Tokens[min(k, len(c.text.Tokens)-1)].Lower {
		case "on", "in", "with":
			return c.text.Tokens[min(k+1, len(c.text.Tokens)-1)].Lower != "terms"
		}
	}
	return false
}

// kept gives a list that "including" opens to the head before it, item n-1: up
// to an item that stands by itself.
func (c *Cutter) kept(out [][2]int, n, inc, last int) [][2]int {
	inside := slices.Clone(out[n:])
	k := 0
	for k < len(inside) && (k == 0 || !c.ownTopic(inside[k]) && !c.againOn(inside[k][0]) && !(k > 1 && k == len(inside)-1 && c.words[inside[k][0]].Is(grammar.Determiner) && c.pairOfNouns(inside[k-1][0], inside[k-1][1]))) {
		k++
	}
	if more := c.resumed(inc, inside); more > 0 && more < k {
		k = more
	}
	if k == len(inside) {
		out[n-1][1] = c.trimEnd(out[n-1][0], last)
	} else {
		out[n-1][1] = inside[k-1][1]
	}
	return append(out[:n], inside[k:]...)
}

// resumed reports how many items belong to an "including" that no comma opens,
// where its own list ends in "and" before the outer list goes on to its last
// item: "ferries including A and B, and the reef"; 0 where that is not so.
func (c *Cutter) resumed(inc int, inside [][2]int) int {
	toks := c.text.Tokens
	if len(inside) == 2 && toks[inc].Kind == prose.Comma {
		if at := inside[1][0] - 1; toks[at].Lower == "and" && toks[at-1].Kind == prose.Comma {
			return 1 // "pilots, including divers, and the reef"
		}
	}
	if toks[inc].Kind == prose.Comma || len(inside) < 2 {
		return 0
	}
	last := inside[len(inside)-1]
	if at := last[0] - 1; toks[at].Lower != "and" || toks[at-1].Kind != prose.Comma {
		return 0
	}
	for i := inc + 1; i < last[0]-2; i++ {
		if toks[i].Kind == prose.Comma {
			return 0
		}
		if toks[i].Lower == "and" {
			return len(inside) - 1
		}
	}
	return 0
}

// ownTopic reports an item that names a topic with a head of its own: "the
// situation in …".
func (c *Cutter) ownTopic(it [2]int) bool {
	if c.text.Tokens[it[0]].Lower == "other" {
		return false
	}
	if c.words[it[0]].Is(grammar.TopicHead) {
		return true
	}
	return c.words[it[0]].Is(grammar.Determiner) && it[1]-it[0] > 2 && c.words[it[0]+1].Is(grammar.TopicHead)
}

// fields reports areas or the like of which only the names are listed: "in areas
// such as trade, energy and health".
func (c *Cutter) fields(head [2]int, inside [][2]int) bool {
	named := false
	for i := max(head[0], head[1]-6); i < head[1]; i++ {
		switch c.text.Tokens[i].Lower {
		case "areas", "fields", "domains", "sectors", "spheres":
			named = true
		}
	}
	if !named || c.bare(head[0], c.ofCooperation(head[0], head[1])) {
		return false
	}
	for i := head[0] + 1; i+1 < head[1]; i++ {
		switch c.text.Tokens[i].Lower {
		case "in", "across":
			if c.words[head[1]-1].Is(grammar.Generic) && head[1]-i <= 5 {
				return true // projects in areas such as the training of pilots
			}
		}
	}
	for i := head[0]; i+1 < head[1]; i++ {
		if c.text.Tokens[i].Lower == "to" && c.infinitiveAt(i+1) {
			return true // steps to deepen ties in several fields
		}
	}
	for k, it := range inside {
		if k == len(inside)-1 && k > 0 && c.words[it[0]].Is(grammar.Determiner) && c.pairOfNouns(inside[k-1][0], inside[k-1][1]) {
			continue // "trade, fish and rope and the plans for them"
		}
		n := 0
		for i := it[0]; i < it[1]; i++ {
			if c.words[i].Is(grammar.Tie | grammar.Determiner) {
				return false
			}
			if c.text.Tokens[i].Kind == prose.Word && !c.words[i].Is(grammar.Conjunction) {
				n++
			}
		}
		if n > 3 {
			return false
		}
	}
	return true
}

// bare reports areas of which nothing is said but that they are some: "several key
// areas", which is no topic by itself.
func (c *Cutter) bare(first, last int) bool {
	const most = 5 // words
	for i := first; i < last; i++ {
		if c.text.Tokens[i].Kind != prose.Word && c.text.Tokens[i].Kind != prose.Number || c.words[i].Is(grammar.Tie) && !c.words[i].Is(grammar.Quantity) {
			return false
		}
	}
	return last-first <= most
}

// ofCooperation cuts "of cooperation" and "of mutual interest" at the end of words.
func (c *Cutter) ofCooperation(first, last int) int {
	toks := c.text.Tokens
	if !together(toks[last-1].Lower) && !strings.HasPrefix(toks[last-1].Lower, "interest") && !strings.HasPrefix(toks[last-1].Lower, "concern") {
		return last
	}
	for i := last - 2; i > first && i > last-4; i-- {
		if toks[i].Lower == "of" {
			return i
		}
	}
	return last
}

// suchFields reports fields of cooperation before "such as": they stay with the first of
// what follows, "areas of cooperation such as rope", "lamps".
func (c *Cutter) suchFields(head [2]int, after int) bool {
	if c.text.Tokens[after-1].Lower != "as" || c.ofCooperation(head[0], head[1]) == head[1] {
		return false
	}
	for i := head[0]; i < head[1]; i++ {
		switch c.text.Tokens[i].Lower {
		case "areas", "fields", "domains", "sectors", "spheres":
			return true
		}
	}
	return false
}

// againOn reports the preposition of the whole list before an item: "on ports such as
// Oslo, and on the reef".
func (c *Cutter) againOn(at int) bool {
	if at < 2 {
		return false
	}
	switch c.text.Tokens[at-1].Lower {
	case "on", "about", "regarding":
		return c.words[at-2].Is(grammar.Conjunction)
	}
	return false
}

// secondHead returns the item, of those from the nth on, that is the last of its list
// and has a list of its own: "rope, lamps, and fields such as trade"; 0 where none has.
func (c *Cutter) secondHead(items [][2]int, n, after, last int) int {
	second, _ := c.including(after, last)
	if second < 0 || c.text.Tokens[second].Kind != prose.Comma {
		return 0
	}
	for k := len(items) - 1; k > n; k-- {
		if items[k][0] > second {
			continue
		}
		if at := items[k][0] - 1; c.text.Tokens[at].Lower == "and" || c.text.Tokens[at].Lower == "as" || c.text.Tokens[at].Lower == "on" {
			return k
		}
		return 0
	}
	return 0
}

// wherever reports "including in", "including on the peninsula": places to which the
// topic is narrowed.
func (c *Cutter) wherever(after int) bool {
	toks := c.text.Tokens
	at := after
	if c.words[after-1].Is(grammar.Tie) {
		at = after - 1
	}
	switch toks[at].Lower {
	case "in", "within", "at":
		return toks[min(at+1, len(toks)-1)].Lower != "terms"
	case "on":
		for k := at + 1; k < min(len(toks), at+5); k++ {
			if c.words[k].Is(grammar.Ground) {
				return true
			}
			if toks[k].Kind != prose.Word {
				return false
			}
		}
	}
	return false
}

// placesEnd returns where a list of places ends: "in Chile, in Peru, and in the north".
func (c *Cutter) placesEnd(at, last int) int {
	toks := c.text.Tokens
	for i := at; i < last; i++ {
		if toks[i].Kind != prose.Comma && toks[i].Kind != prose.Colon {
			continue
		}
		next := i + 1
		if next < last && toks[next].Lower == "and" {
			next++
		}
		if next >= last {
			return last
		}
		if toks[i].Kind == prose.Comma && !toks[i-1].Capital && adjectival(toks[i-1].Lower) {
			continue // "in civil, industrial and other fields"
		}
		if toks[next].Lower == "other" {
			return i // "in the strait, and other issues"
		}
		switch toks[next].Lower {
		case "in", "on", "at", "within":
			continue
		}
		end := next
		for end < last && toks[end].Kind != prose.Comma && toks[end].Kind != prose.Colon {
			end++
		}
		if toks[i].Kind != prose.Comma || !c.onlyPlaces([][2]int{{next, end}}) && !c.twoPlaces(next, end) && !(toks[i+1].Lower != "and" && c.plainNoun(next, end) && c.pairOfNouns(next, end)) && !(toks[i+1].Lower != "and" && end < last && c.plainNoun(next, end)) {
			return i
		}
	}
	return last
}

// otherFields returns where the item begins whose fields are listed up to "and other
// fields" at its end, "ties in trade, pilot and ferry sectors, rope and other fields";
// -1 where the words do not end so.
func (c *Cutter) otherFields(first, last int) int {
	toks := c.text.Tokens
	switch toks[last-1].Lower {
	case "areas", "fields", "spheres", "sectors", "domains", "directions", "branches", "industries":
	default:
		return -1
	}
	at := last - 2
	for at > last-4 && at > first && toks[at].Lower != "other" {
		at--
	}
	if at-3 < first || toks[at].Lower != "other" || toks[at-1].Lower != "and" {
		return -1
	}
	in := at - 2
	for ; in > first && toks[in].Lower != "in"; in-- {
		if w := c.words[in]; w.Is(grammar.Tie|grammar.TopicHead|grammar.Subordinate|grammar.Including) || w.Is(grammar.Determiner) && toks[in-1].Lower != "in" {
			return -1
		}
	}
	if in <= first {
		return -1
	}
	for i := in - 1; i > first; i-- {
		if toks[i].Kind == prose.Comma || toks[i].Kind == prose.Colon {
			if c.words[i+1].Is(grammar.Conjunction) {
				i++
			}
			return i + 1
		}
	}
	return first
}

// twoPlaces reports two places that "and" joins.
func (c *Cutter) twoPlaces(first, last int) bool {
	for i := first + 1; i+1 < last; i++ {
		if c.text.Tokens[i].Lower == "and" {
			return c.onlyPlaces([][2]int{{first, i}, {i + 1, last}})
		}
	}
	return false
}
