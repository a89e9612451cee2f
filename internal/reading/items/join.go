package items

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// joinsItems reports an "and" that joins two whole items rather than two words
// of one.
func (c *Cutter) joinsItems(from, at, last int, final bool) bool {
	toks := c.text.Tokens
	next := at + 1
	t, w := &toks[next], c.words[next]
	switch {
	case t.Lower == "on" || t.Lower == "about" || t.Lower == "regarding" || t.Lower == "how" || t.Lower == "also":
		return true
	case at-3 == from && toks[at-2].Lower == "and" && c.couple(at-2) && from > 0 && toks[from-1].Kind == prose.Comma:
		return true // ", science and technology and visas"
	case c.words[at-1].Is(grammar.Tie) && !toks[at-1].Upper || c.ofGerund(from, at, next):
		return false // developments in and prospects for trade
	case t.Lower == "other" && toks[at-1].Capital:
		return false // African and other partners
	case c.nameOnly(from, at) && c.text.Within(next) && c.possessive(next, last):
		return false // Norway and Chile's accession
	case c.verbal(from) && c.verbal(next) && at-from > 1 && last-next > 1:
		return true // combating crime and building harbours
	case c.pairs(from, at, last) || c.measuresOne(from, at) || c.joinsAdjectives(at, last) || !final && !w.Is(grammar.Determiner) && c.measured(from, at) || c.sharesTie(from, next, last):
		return false
	case t.Lower == "the" && c.sameNames(from, at, last):
		return false // matters related to the Red Sea and the Gulf Coast
	case w.Is(grammar.Determiner) && c.sameGround(from, next, last), (t.Lower == "its" || t.Lower == "their") && last-next == 2:
		return false
	case w.Is(grammar.Determiner) && c.pairInList(from, at, last), (t.Lower == "a" || t.Lower == "an") && c.words[from].Is(grammar.NoThing|grammar.Determiner) && c.words[min(from+1, at)].Is(grammar.NoThing):
		return false // ", fields and the sea, and"; the importance of reaching peace and an end to war
	case toks[at-1].Capital && adjectival(toks[at-1].Lower) && at-2 >= from && toks[at-2].Lower == "the" && t.Capital && next+1 < last && !c.words[next].Is(grammar.Determiner):
		return false // the European and Euro-Atlantic course
	case t.Lower == "other" && adjectival(toks[at-1].Lower) && !toks[at-1].Capital:
		return false // cultural and other spheres
	case t.Lower == "other" && !(final && from > 0 && toks[from-1].Kind == prose.Comma) && c.exampleOf(from, at, last):
		return false // tourism and other aspects of contacts
	case w.Is(grammar.Determiner) || c.afterPair(from, at, last):
		return true
	case w.Is(grammar.Preposition):
		return false
	case next+1 < last && toks[next+1].Kind == prose.Clitic:
		return true
	}
	if final {
		// the only conjunction of a list without ", and": it joins the last two
		if at-from == 1 && last-next == 1 && !adjectival(t.Lower) && !c.couple(at) && !c.andBefore(at, from) {
			return true // trade, fish and ferries
		}
		return at-from > 1 || last-next > 1 && !adjectival(toks[from].Lower) && !toks[from].Capital && !t.Capital && (adjectival(t.Lower) || !shared(toks[last-1].Lower) && c.twoWords(next, last))
	}
	if at-from > 1 && c.words[next].Is(grammar.TopicHead) && next+1 < last && (c.words[next+1].Is(grammar.Tie) && !c.words[at-1].Is(grammar.TopicHead) || toks[next+1].Lower == "to") && !c.isList(from, last) {
		return true // bilateral cooperation and developments in the region
	}
	if at-from == 2 && adjectival(toks[from].Lower) && t.Lower == "relations" && next+1 < last && toks[next+1].Lower == "between" && !c.isList(from, last) {
		return true // regional developments and relations between the two
	}
	if toks[from].Lower == "bilateral" && at-from == 2 && (t.Lower == "regional" || t.Lower == "international" || t.Lower == "global" || t.Lower == "multilateral" || (t.Lower == "current" || t.Lower == "topical" || t.Lower == "pressing" || t.Lower == "key" || t.Lower == "various") && c.words[last-1].Is(grammar.Generic|grammar.TopicHead)) && c.words[at-1].Is(grammar.Generic|grammar.TopicHead) {
		return true // bilateral relations and regional issues
	}
	if at-from == 2 && last-next == 2 && c.words[at-1].Is(grammar.TopicHead) && c.words[last-1].Is(grammar.TopicHead|grammar.Generic) && !adjectival(t.Lower) && t.Kind == prose.Word {
		return true // regional developments and security challenges
	}
	if c.ownNouns(from, at, last) || c.bilateralFirst(from, at, last) {
		return true // legal matters and regional affairs
	}
	if at-from > 1 && datesItself(t.Lower) && !c.verbal(at-1) && !adjectival(toks[at-1].Lower) && !strings.HasSuffix(toks[at-1].Lower, "ed") && (c.twoOrMore(from, at) || c.tied(from, at) && c.tied(next, last)) && !c.isList(from, last) {
		return true // regional developments and ongoing disputes in the north
	}
	if c.placeBefore(at, from) && c.ownHead(next, last) {
		return true // the situation in Somalia and UN Security Council reform
	}
	if c.twoWords(from, at) && c.twoWords(next, last) {
		return true // direct flights and meat exports
	}
	if c.namedThing(from, at) && c.twoWords(next, last) && !adjectival(t.Lower) {
		return true // the peace process and climate protection
	}
	if c.properName(from, at) && !t.Capital && c.twoOrMore(next, last) {
		return true // the Eastern Partnership and digital services
	}
	tied := c.words[from].Is(grammar.Determiner) && toks[from].Lower != "other"
	for i := from; i < at; i++ {
		if c.words[i].Is(grammar.Tie) {
			tied = true
		}
	}
	if !tied {
		return false
	}
	for i := next; i < last && i < next+4; i++ {
		if c.words[i].Is(grammar.Tie) || toks[i].Kind == prose.Comma || toks[i].Lower == "and" {
			return false
		}
		if c.words[i].Is(grammar.TopicHead) && i+1 < last && (c.words[i+1].Is(grammar.Tie) || toks[i+1].Lower == "to") {
			return true
		}
	}
	return false
}

// ownNouns reports plain words on both sides of an "and" that end in nouns of what
// talks are about, each with its own adjective: "recent ties and regional affairs".
func (c *Cutter) ownNouns(from, at, last int) bool {
	head := at + 1
	for head < last && !c.words[head].Is(grammar.Tie) {
		head++
	}
	if at-from < 2 || head-at < 3 || !c.topical(at-1) || !c.topical(head-1) || !adjectival(c.text.Tokens[at+1].Lower) && head-at < 4 {
		return false
	}
	for i := from; i < head; i++ {
		if t := &c.text.Tokens[i]; i != at && (t.Kind != prose.Word && t.Kind != prose.Hyphen || c.words[i].Is(grammar.Tie|grammar.Determiner|grammar.Conjunction)) {
			return false
		}
	}
	return true
}

// sameNames reports "the" and names on both sides of an "and", the last words, with
// the preposition of both before them.
func (c *Cutter) sameNames(from, at, last int) bool {
	toks := c.text.Tokens
	for i := at + 2; i < last; i++ {
		if !toks[i].Capital {
			return false
		}
	}
	i := at - 1
	for i > from && toks[i].Capital {
		i--
	}
	if i == at-1 || i-1 <= from || toks[i].Lower != "the" || last-at < 3 {
		return false
	}
	switch toks[i-1].Lower {
	case "to", "with", "in", "across", "around", "on":
		return true
	}
	return false
}

// pairInList reports two plain nouns that a comma before them and ", and" after them
// make one item of a list: ", seals and the reef, and".
func (c *Cutter) pairInList(from, at, last int) bool {
	const long = 4 // words after the "and"
	toks := c.text.Tokens
	if from < 1 || toks[from-1].Kind != prose.Comma || at-from > 2 {
		return false
	}
	for i := from; i < min(last, at+1+long); i++ {
		if toks[i].Kind == prose.Comma {
			return i+1 < last && toks[i+1].Lower == "and"
		}
		if c.words[i].Is(grammar.Tie|grammar.TopicHead) || toks[i].Kind != prose.Word {
			return false
		}
	}
	return false
}

// exampleOf reports one thing and "other" things of which it is one: "tourism and
// other aspects of life".
func (c *Cutter) exampleOf(from, at, last int) bool {
	if at-from > 2 || at+3 >= last || c.words[from].Is(grammar.Determiner) {
		return false
	}
	for i := from; i < at; i++ {
		if c.words[i].Is(grammar.Tie | grammar.Generic | grammar.TopicHead) {
			return false
		}
	}
	switch c.text.Tokens[at+2].Lower {
	case "aspects", "forms", "areas", "fields", "elements", "parts", "kinds", "types", "means":
		return true
	}
	return false
}

// bilateralFirst reports "regional issues" after words about bilateral ones: "the
// state of bilateral ties and regional issues".
func (c *Cutter) bilateralFirst(from, at, last int) bool {
	toks := c.text.Tokens
	if at+3 != last && !(at+3 < last && toks[at+3].Lower == "of") || !c.words[at+2].Is(grammar.Merged|grammar.Generic|grammar.TopicHead) {
		return false
	}
	switch toks[at+1].Lower {
	case "regional", "international", "global", "multilateral":
		return at-2 > from && toks[at-2].Lower == "bilateral" && c.topical(at-1)
	}
	return false
}

// topical reports a noun of what talks are about.
func (c *Cutter) topical(at int) bool {
	switch c.text.Tokens[at].Lower {
	case "cooperation", "co-operation", "collaboration", "policy", "situations", "developments":
		return true
	}
	return c.words[at].Is(grammar.Merged|grammar.Generic|grammar.TopicHead) && !c.words[at].Is(grammar.Measure)
}

// datesItself reports an adjective of time that belongs to the noun after it alone.
func datesItself(word string) bool {
	switch word {
	case "ongoing", "recent", "upcoming", "forthcoming", "future", "possible", "potential":
		return true
	}
	return false
}

// namedThing reports "the" and two or three plain words, the first of which does not
// look like an adjective that a noun after "and" could share.
func (c *Cutter) namedThing(from, at int) bool {
	if c.text.Tokens[from].Lower != "the" || adjectival(c.text.Tokens[min(from+1, at-1)].Lower) || manyOf(c.text.Tokens[at-1].Lower) {
		return false
	}
	return c.twoWords(from+1, at)
}

// properName reports "the" and words with capitals, which no other noun shares.
func (c *Cutter) properName(from, at int) bool {
	if at-from < 3 || c.text.Tokens[from].Lower != "the" {
		return false
	}
	for i := from + 1; i < at; i++ {
		if t := &c.text.Tokens[i]; !t.Capital && t.Kind != prose.Hyphen {
			return false
		}
	}
	return true
}

// twoOrMore reports plain words, two or more, without the head of a topic.
func (c *Cutter) twoOrMore(from, to int) bool {
	for i := from; i < to; i++ {
		if c.text.Tokens[i].Kind != prose.Word && c.text.Tokens[i].Kind != prose.Hyphen || c.words[i].Is(grammar.Determiner|grammar.Conjunction) {
			return false
		}
	}
	return to-from >= 2
}

// twoWords reports a noun phrase of two or three plain words that neither a
// preposition nor a determiner holds together with others: each item of a pair
// that is one is a topic of its own.
func (c *Cutter) twoWords(from, to int) bool {
	if to-from < 2 || to-from > 3 {
		return false
	}
	for i := from; i < to; i++ {
		if c.text.Tokens[i].Kind != prose.Word || c.words[i].Is(grammar.Tie|grammar.Determiner|grammar.Preposition|grammar.Conjunction|grammar.Merged|grammar.Generic) {
			return false
		}
	}
	return true
}

// placeBefore reports "in" and a name right before a token.
func (c *Cutter) placeBefore(at, from int) bool {
	toks := c.text.Tokens
	i := at - 1
	for i > from && toks[i].Capital {
		i--
	}
	return i < at-1 && i > from && toks[i].Lower == "in"
}

// ownHead reports a row of names that a common noun ends: "UN Security Council
// reform".
func (c *Cutter) ownHead(at, last int) bool {
	toks := c.text.Tokens
	i := at
	for i < last && toks[i].Capital {
		i++
	}
	return i-at >= 1 && i == last-1 && toks[i].Kind == prose.Word && !c.words[i].Is(grammar.Preposition|grammar.Conjunction|grammar.Adverb|grammar.Time)
}

// pairs reports an "and" between two that belong together: "between A and the
// B", "of Israel and the United States".
func (c *Cutter) pairs(from, at, last int) bool {
	if at-from == 1 && from > 0 && c.text.Tokens[from-1].Kind == prose.Comma && c.text.Within(from) && at+2 == last {
		return false // Norway, Chile and Peru
	}
	for i := at - 1; i >= from; i-- {
		switch t := &c.text.Tokens[i]; {
		case t.Lower == "between":
			if i+1 < at && (c.text.Tokens[i+1].Lower == "both" || i+2 < at && (c.text.Tokens[i+2].Lower == "two" || c.text.Tokens[i+2].Lower == "three")) {
				return false // "ties between the two countries and ways to deepen them"
			}
			if c.words[at+1].Is(grammar.TopicHead) && at+2 < last && c.text.Tokens[at+2].Lower == "to" && c.countsTwo(i+1, at) {
				return false // "ties between the ports of the two countries and ways to deepen them"
			}
			return true
		case t.Lower == "and":
			i = from
		case t.Kind == prose.Comma:
			if c.openBetween(from, at, last) {
				return true // between Chile, Peru and Norway
			}
			i = from
		}
	}
	next := at + 1
	if c.words[next].Is(grammar.Determiner) && next+1 < last {
		next++
	}
	return c.text.Within(at-1) && c.text.Within(next) && !c.possessive(next, last) && !(next+1 < last && c.text.Tokens[next+1].Kind == prose.Hyphen)
}

// countsTwo reports "two" or "both" among words: they name all between whom something is.
func (c *Cutter) countsTwo(first, last int) bool {
	for i := first; i < last; i++ {
		switch c.text.Tokens[i].Lower {
		case "two", "both", "three":
			return true
		}
	}
	return false
}

// openBetween reports a "between" whose names a token still stands among: "between
// Chile, Peru and Norway".
func (c *Cutter) openBetween(from, at, last int) bool {
	toks := c.text.Tokens
	for i := at - 1; i >= from; i-- {
		switch toks[i].Lower {
		case "and":
			return false
		case "between":
			if i+1 < len(toks) && !c.text.Within(i+1) && !(toks[i+1].Lower == "the" && i+2 < len(toks) && toks[i+2].Capital) {
				return false
			}
			for k := at; k < last; k++ {
				if toks[k].Lower == "and" {
					return true
				}
			}
			return false
		}
	}
	return false
}

// nameOnly reports the name of a country and nothing else.
func (c *Cutter) nameOnly(from, at int) bool {
	for i := from; i < at; i++ {
		if !c.text.Within(i) {
			return false
		}
	}
	return at > from
}

// possessive reports a name that another word belongs to: Japan's plan.
func (c *Cutter) possessive(at, last int) bool {
	for at < last && c.text.Within(at) {
		at++
	}
	return at < last && c.text.Tokens[at].Kind == prose.Clitic
}
