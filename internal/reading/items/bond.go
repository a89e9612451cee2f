package items

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// What holds the items of a list together, so that they are one topic.

// onlyNames reports items that are countries and no topics by themselves:
// "challenges including Norway and Chile".
func (c *Cutter) onlyNames(items [][2]int) bool {
	for _, it := range items {
		for i := it[0]; i < it[1]; i++ {
			if !c.text.Within(i) && !c.words[i].Is(grammar.Conjunction|grammar.Determiner) {
				return false
			}
		}
	}
	return true
}

// governed joins items again that are all the object of the first one's last
// preposition: "cooperation in trade, energy and health", "masks for nurses,
// pilots and divers". None of them may have a head of its own.
func (c *Cutter) governed(from int, items [][2]int) [][2]int {
	for n := from; n+1 < len(items); n++ {
		it := items[n]
		tie := it[1] - 1
		for tie > it[0] && !c.words[tie].Is(grammar.Tie) {
			tie--
		}
		switch c.text.Tokens[tie].Lower {
		case "in", "for", "with", "within":
		case "against":
			if w := c.text.Tokens[max(tie-1, 0)].Lower; w != "fight" && w != "struggle" && w != "efforts" && w != "measures" {
				continue
			}
		case "on":
			if tie < 1 || !together(c.text.Tokens[tie-1].Lower) {
				continue
			}
		case "of":
			if !c.fieldsOf(tie) {
				continue
			}
		default:
			continue
		}
		if tie == it[0] || !c.plainNoun(tie+1, it[1]) || c.onlyPlaces([][2]int{{tie + 1, it[1]}}) && !c.text.Within(items[n+1][0]) && !c.onlyPlaces(items[n+1:n+2]) && !c.text.Tokens[items[n+1][0]].Upper {
			continue
		}
		end := n + 1
		for end < len(items) && c.plainNoun(items[end][0], items[end][1]) && items[end][0]-items[end-1][1] <= 2 {
			end++
		}
		if end > n+1 && end < len(items) && c.onlyPlaces(items[n+1:end]) && c.text.Tokens[items[end][0]].Capital && c.words[items[end][0]+1].Is(grammar.Tie) && c.text.Tokens[items[end][0]-1].Lower == "and" {
			items[n][1] = items[end][1] // "the conflict in Norway, Chile, and Peru by showing restraint"
			items = append(items[:n+1], items[end+1:]...)
			continue
		}
		if end > n+1 && end+1 == len(items) && c.text.Tokens[tie].Lower == "of" && c.text.Tokens[items[end][0]-1].Lower == "and" && !c.pairOfNouns(items[end-1][0], items[end-1][1]) && !c.words[items[end][0]].Is(grammar.Determiner|grammar.TopicHead) {
			end++ // "in the areas of energy, housing, and support to divers"
		}
		last := items[end-1]
		if end == n+3 && c.onlyPlaces([][2]int{{tie + 1, it[1]}}) && !c.onlyPlaces([][2]int{last}) && !c.text.Tokens[last[0]].Capital {
			continue // "the situation in Haiti, the Arctic and fisheries"
		}
		switch {
		case end > n+2 && c.text.Tokens[last[0]-1].Lower == "and":
		case end > n+1 && c.pairOfNouns(last[0], last[1]):
		case end > n+2 && c.onlyPlaces(items[n+1:end]): // "the situations in Haiti, Lebanon, the Gulf, and the …"
		default:
			continue // where the list ends is not told
		}
		items[n][1] = last[1]
		items = append(items[:n+1], items[end:]...)
	}
	return items
}

// together reports what people do together on several things: "cooperation on
// visas, fish, and rope".
func together(word string) bool {
	switch word {
	case "cooperation", "co-operation", "collaboration", "coordination", "partnership":
		return true
	}
	return false
}

// fieldsOf reports "in the fields of" at the "of": what follows is a list of names.
func (c *Cutter) fieldsOf(of int) bool {
	if of < 1 {
		return false
	}
	switch c.text.Tokens[of-1].Lower {
	case "framework", "field", "fields", "area", "areas", "sphere", "spheres", "sector", "sectors", "freedom", "freedoms":
		return true
	}
	return false
}

// onlyPlaces reports items that are countries and regions.
func (c *Cutter) onlyPlaces(items [][2]int) bool {
	for _, it := range items {
		for i := it[0]; i < it[1]; i++ {
			if !c.text.Within(i) && !c.text.IsRegion(i) && !c.words[i].Is(grammar.Determiner|grammar.Ground) && c.text.Tokens[i].Kind != prose.Hyphen && !c.text.Tokens[i].Capital {
				return false
			}
		}
	}
	return true
}

// pairOfNouns reports an "and" between plain nouns.
func (c *Cutter) pairOfNouns(first, last int) bool {
	for i := first + 1; i+1 < last; i++ {
		if c.text.Tokens[i].Lower == "and" {
			return true
		}
	}
	return false
}

// plainNoun reports at most four words without a preposition, a determiner or
// the head of a topic among them.
func (c *Cutter) plainNoun(first, last int) bool {
	if first < last && c.text.Tokens[first].Lower == "the" && first+1 < last && c.text.Tokens[first+1].Capital {
		first++ // the Indo-Pacific region
	}
	n := 0
	for i := first; i < last; i++ {
		if t := &c.text.Tokens[i]; t.Lower == "other" && i > first && c.text.Tokens[i-1].Lower == "and" || t.Lower == "of" && i > first && i+1 < last && c.text.Tokens[i-1].Capital && c.text.Tokens[i+1].Capital {
			continue // "OSCE and other bodies", "Council of Europe"
		}
		if c.words[i].Is(grammar.Tie|grammar.Determiner|grammar.TopicHead|grammar.Generic) || c.text.Tokens[i].Kind == prose.Clitic {
			return false
		}
		if c.text.Tokens[i].Kind == prose.Word && !c.words[i].Is(grammar.Conjunction) {
			n++
		}
	}
	return n > 0 && n <= 4
}

// measuresOne reports a measure and one word more: the "and" after it joins
// adjectives, "a number of regional and global issues".
func (c *Cutter) measuresOne(from, at int) bool {
	return at-from >= 3 && c.text.Tokens[at-2].Lower == "of" && c.words[at-3].Is(grammar.Measure)
}

// measured reports an item that a measure opens, "the entire range of relations":
// what "and" joins to it without a comma is measured too.
func (c *Cutter) measured(from, at int) bool {
	for i := from; i+1 < min(at, from+5); i++ {
		if c.words[i].Is(grammar.Measure) && c.text.Tokens[i+1].Lower == "of" {
			return true
		}
	}
	return false
}

// sharesTie reports "the state and prospects of": what follows "of" belongs to
// both nouns.
func (c *Cutter) sharesTie(from, next, last int) bool {
	return next-from >= 3 && next-from <= 4 && c.words[from].Is(grammar.Determiner) && !c.words[next-2].Is(grammar.Tie) && next+1 < last && (c.text.Tokens[next+1].Lower == "of" || c.text.Tokens[next].Lower == "prospects" && c.text.Tokens[next+1].Lower == "for") && !c.words[next].Is(grammar.Determiner)
}

// joinsAdjectives reports an "and" after an adjective, which joins it to another
// one before their noun: "current regional and global developments".
func (c *Cutter) joinsAdjectives(at, last int) bool {
	t := &c.text.Tokens[at-1]
	if t.Kind != prose.Word || t.Capital || at+2 >= last || !adjective(t.Lower) {
		return false
	}
	next := &c.text.Tokens[at+1]
	return next.Kind == prose.Word && !c.words[at+1].Is(grammar.Determiner|grammar.Tie|grammar.TopicHead) && !next.Upper
}

// adjective reports a word that ends as adjectives do and is no noun.
func adjective(word string) bool {
	switch word {
	case "proposal", "arrival", "approval", "renewal", "withdrawal", "capital", "festival", "mineral", "material", "traffic", "topic", "pandemic",
		"public", "initiative", "perspective", "objective", "directive", "narrative", "alternative", "incentive", "music", "epidemic", "republic", "referral",
		"appeal", "deal", "goal", "coal", "dictionary", "library", "boundary", "anniversary", "itinerary", "hospital", "animal", "potential", "arsenal", "denial", "removal",
		"fabric", "trial", "portal", "manual", "signal", "rival", "metal", "clinic", "logic", "critic", "mosaic", "archive", "drive", "cooperative", "executive", "representative", "refusal", "survival", "journal", "canal", "journalist":
		return false
	}
	if len(word) > 7 && (strings.HasSuffix(word, "able") || strings.HasSuffix(word, "ible")) {
		return word != "vegetable" && word != "constable" && word != "variable"
	}
	for _, end := range []string{"al", "ic", "ary", "ive", "ous"} {
		if len(word) > 4 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// sameGround reports a place after "and" that the preposition before the first
// one holds too: "developments in the region and the world".
func (c *Cutter) sameGround(from, next, last int) bool {
	end := next + 1
	for end < last && end < next+4 && !c.words[end].Is(grammar.Ground) && c.text.Tokens[end].Kind == prose.Word {
		end++
	}
	if end >= last || !c.words[end].Is(grammar.Ground) || end+1 < last && c.words[end+1].Is(grammar.Tie) {
		return false
	}
	for i := next - 2; i > from && i > next-7; i-- {
		if w := c.text.Tokens[i].Lower; w == "in" || w == "across" || w == "around" {
			return true
		}
	}
	return false
}

// afterPair reports an "and" after two that belong together, before a thing of
// its own: "ties between Norway and Chile and cooperation in fisheries".
func (c *Cutter) afterPair(from, at, last int) bool {
	ands := 0
	for i := at - 1; i > from && ands < 2; i-- {
		switch t := &c.text.Tokens[i]; {
		case t.Lower == "and":
			ands++
		case t.Lower == "between" && ands == 1:
			for k := at + 1; k < min(last, at+5); k++ {
				if c.words[k].Is(grammar.Tie) {
					return k > at+1
				}
			}
			return false
		case t.Kind == prose.Comma || ands == 0 && c.words[i].Is(grammar.Tie):
			return false // "ties between Norway and Chile in fisheries and trade"
		}
	}
	return false
}

// twoThings reports an object that is two plain things, "seals and research
// ships", "piracy and drugs in the strait": no adjectives of one noun, no pair
// that is always said together.
func (c *Cutter) twoThings(first, at, last int) bool {
	toks := c.text.Tokens
	for i := first; i < last; i++ {
		if toks[i].Kind == prose.Comma || toks[i].Lower == "and" && i != at {
			return false
		}
		if i < at && (toks[i].Kind != prose.Word || c.words[i].Is(grammar.Tie|grammar.Determiner|grammar.Adverb|grammar.Generic|grammar.TopicHead)) {
			return false
		}
	}
	left, right := at-first, last-at-1
	if left < 1 || left > 2 || right < 1 || toks[at+1].Kind != prose.Word || toks[first].Lower == "cooperation" || c.words[at+1] != nil && len(c.words[at+1].Verbs) > 0 || c.words[at+1].Is(grammar.Tie|grammar.Determiner|grammar.Generic|grammar.TopicHead) {
		return false
	}
	if c.couple(at) {
		return false
	}
	ties := right > 1 && c.words[at+2].Is(grammar.Tie)
	if left == 1 && right == 2 && !ties && !adjectival(toks[first].Lower) && adjectival(toks[at+1].Lower) && !shared(toks[last-1].Lower) {
		return true // migration and vocational training
	}
	if left == 2 && right == 1 && !adjectival(toks[first].Lower) && manyOf(toks[last-1].Lower) {
		return true // climate finance and fisheries
	}
	if left == 2 {
		return right == 1 && manyOf(toks[at-1].Lower) && manyOf(toks[at+1].Lower)
	}
	switch {
	case manyOf(toks[first].Lower):
		return right == 1 || ties || manyOf(toks[last-1].Lower)
	case adjectival(toks[first].Lower):
		return false
	}
	return right == 1 || ties
}

// couple reports an "and" between two words that are always said together.
func (c *Cutter) couple(and int) bool {
	toks := c.text.Tokens
	w := c.lexicon.Word(toks[and-1].Lower + "-" + toks[and+1].Lower)
	return w.Is(grammar.Couple)
}

// andBefore reports an "and" in the list of which the item at from is one: the list
// has pairs for items.
func (c *Cutter) andBefore(at, from int) bool {
	const far = 40 // words back
	toks := c.text.Tokens
	for i := from - 1; i > 0 && i > at-far; i-- {
		switch t := &toks[i]; {
		case t.Lower == "and":
			return true
		case t.Kind == prose.Stop || t.Kind == prose.Colon || c.words[i] != nil && len(c.words[i].Verbs) > 0 || c.words[i].Is(grammar.Including|grammar.Include):
			return false
		}
	}
	return false
}

// shared reports a noun that what stands before "and" may describe too: "trade and
// economic cooperation".
func shared(word string) bool {
	switch word {
	case "cooperation", "co-operation", "relations", "ties", "links", "contacts", "exchanges", "matters", "affairs", "issues", "fields", "areas", "spheres", "sectors", "security", "policy", "policies",
		"development", "developments", "trade", "traffic", "investment", "investments", "waters", "partnership", "collaboration", "agenda", "challenges", "topics", "interests", "stability", "engagement", "dialogue", "growth", "integration", "activities", "projects", "initiatives", "agreements", "programmes", "programs":
		return true
	}
	return false
}

// manyOf reports the plural of a noun by its look.
func manyOf(word string) bool {
	return len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is") && word != "affairs" && word != "politics"
}

// adjectival reports a word that looks like an adjective, so that "and" may join
// it to another before one noun.
func adjectival(word string) bool {
	switch word {
	case "joint", "direct", "new", "green", "clean", "free", "fair", "higher", "safe":
		return true
	}
	for _, end := range []string{"al", "ic", "ary", "ive", "ous", "ern", "an", "ese", "ish", "able", "ible", "ar", "ory"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}
