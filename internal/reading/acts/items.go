package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// items cuts the words of an object into its coordinated items: one topic each.
func (s *speech) items(out [][2]int, first, last int) [][2]int {
	for i := first; i+2 < last; i++ { // "a number of areas, including: …"
		if t := &s.text.Tokens[i]; t.Kind == prose.Colon && t.Lower == ":" && i > first && !s.words[i-1].Is(grammar.Tie) && s.text.Tokens[i-1].Lower != "by" {
			if inner := s.items(out, i+1, last); len(inner) > len(out)+1 {
				return inner
			}
			break
		}
	}
	last = s.objectEnd(first, last)
	for i := first; i < last; i++ { // a list divided by semicolons has commas inside its items
		if s.text.Tokens[i].Kind == prose.Colon {
			from := first
			for ; i < last; i++ {
				if s.text.Tokens[i].Kind == prose.Colon {
					out = s.addItem(out, from, i)
					from = i + 1
				}
			}
			return s.addItem(out, from, last)
		}
	}
	inc, after := s.including(first, last)
	if inc < 0 {
		from := len(out)
		return s.governed(from, s.merged(from, s.coordinated(out, first, last)))
	}
	out = s.coordinated(out, first, inc)
	if len(out) == 0 {
		return s.coordinated(out, after, last)
	}
	n := len(out)
	head := out[n-1]
	out = s.coordinated(out, after, last)
	inside := len(out) - n
	switch {
	case s.isGenericItem(head[0], head[1]) && inside > 1 && !s.onlyNames(out[n:]):
		out = append(out[:n-1], out[n:]...) // the items stand alone
	case s.text.Tokens[inc].Kind == prose.Comma:
		out = out[:n] // an aside
	default:
		out = out[:n]
		out[n-1][1] = s.trimEnd(head[0], last)
	}
	return out
}

// merged joins items again that are adjectives of the last one: "sub-regional,
// regional and multilateral issues".
func (s *speech) merged(from int, items [][2]int) [][2]int {
	n := len(items)
	if n-from < 2 {
		return items
	}
	last := items[n-1]
	head := last[0]
	for head < last[1] && !s.words[head].Is(grammar.Tie) {
		head++
	}
	if head == last[0] || !s.words[head-1].Is(grammar.Merged) || head-last[0] > 4 {
		return items
	}
	for _, it := range items[from : n-1] {
		if it[1]-it[0] > 3 {
			return items
		}
		for i := it[0]; i < it[1]; i++ {
			if s.words[i].Is(grammar.Tie|grammar.Determiner|grammar.Merged|grammar.TopicHead) || s.text.Tokens[i].Upper {
				return items
			}
		}
	}
	return append(items[:from], [2]int{items[from][0], last[1]})
}

// isGenericItem reports words that say only that there were issues: "matters
// of mutual concern".
func (s *speech) isGenericItem(first, last int) bool {
	if last <= first {
		return false
	}
	for i := first; i < last && i < first+3; i++ {
		if s.words[i].Is(grammar.NoThing) {
			return false // the importance of …
		}
	}
	// the last noun phrase, "of" and what follows it left out: "cooperation on
	// numerous topics of mutual interest" is about topics
	from, head := first, last
	for i := first + 1; i < last; i++ {
		if s.text.Tokens[i].Lower == "of" && s.words[i-1].Is(grammar.Measure) {
			continue
		}
		if s.words[i].Is(grammar.Tie) && s.text.Tokens[i].Lower != "of" {
			from, head = i, last
		} else if s.text.Tokens[i].Lower == "of" && i > from && head == last {
			head = i
		}
	}
	return s.words[head-1].Is(grammar.Generic)
}

// coordinated cuts words at the commas and conjunctions that join whole items.
func (s *speech) coordinated(out [][2]int, first, last int) [][2]int {
	toks := s.text.Tokens
	if w := toks[min(first, len(toks)-1)].Lower; first < last && (w == "how" || w == "what" || w == "why" || w == "whether") {
		return s.addItem(out, first, last)
	}
	list := s.isList(first, last)
	oxford := s.hasOxford(first, last)
	from := first
	cut := func(at, next int) {
		out = s.addItem(out, from, at)
		from = next
	}
	for i := first; i < last; i++ {
		t := &toks[i]
		switch {
		case t.Kind == prose.Open:
			if end := s.closing(i, last); end > i {
				i = end
			}
		case t.Kind == prose.Colon:
			next := i + 1
			if next < last && s.words[next].Is(grammar.Conjunction) {
				next++
			}
			cut(i, next)
		case t.Kind == prose.Comma:
			next := i + 1
			switch {
			case next >= last:
			case toks[next].Lower == "as" && next+2 < last && toks[next+1].Lower == "well" && toks[next+2].Lower == "as":
				cut(i, next+3)
			case s.words[next].Is(grammar.Conjunction) && next+1 < last && s.itemGoesOn(from, i, next+1):
			case s.words[next].Is(grammar.Conjunction) && next+1 < last && s.itemBegins(next+1, last):
				cut(i, next+1)
			case s.itemGoesOn(from, i, next):
			case list && s.itemBegins(next, last), toks[next].Lower == "the" && i > from+1:
				cut(i, next)
			}
		case t.Lower == "as" && i+2 < last && toks[i+1].Lower == "well" && toks[i+2].Lower == "as":
			if i > from {
				cut(i, i+3)
			}
		case t.Lower == "and" && i > from && i+1 < last && toks[i-1].Kind != prose.Comma:
			if s.joinsItems(from, i, last, list && !oxford && s.onlyAnd(i, first, last)) || from == first && !list && s.twoThings(first, i, last) {
				cut(i, i+1)
			}
		}
	}
	if !list && from == first {
		for i := first + 1; i < last; i++ { // without a list a comma begins an aside
			if toks[i].Kind == prose.Comma {
				last = i
			}
		}
	}
	cut(last, last)
	return out
}

// itemGoesOn reports a verb that goes on with the purpose of the item before it:
// "steps to mobilise resources, restrict revenues, and restore networks".
func (s *speech) itemGoesOn(from, at, next int) bool {
	if !s.words[next].Is(grammar.PurposeVerb) || s.words[next].Is(grammar.TopicHead) {
		return false
	}
	for i := from; i+1 < at; i++ {
		if t := &s.text.Tokens[i+1]; s.text.Tokens[i].Lower == "to" && t.Kind == prose.Word && !t.Capital && !s.words[i+1].Is(grammar.Determiner) {
			return true
		}
	}
	return false
}

// isList reports commas that divide items: a conjunction comes after one of
// them.
func (s *speech) isList(first, last int) bool {
	toks := s.text.Tokens
	comma := false
	for i := first; i+1 < last; i++ {
		if toks[i].Kind == prose.Comma && s.itemBegins(i+1, last) {
			comma = true
		}
		if comma && toks[i].Lower == "and" {
			return true
		}
	}
	return false
}

func (s *speech) hasOxford(first, last int) bool {
	toks := s.text.Tokens
	for i := first + 1; i < last; i++ {
		if toks[i].Lower == "and" && toks[i-1].Kind == prose.Comma {
			return true
		}
	}
	return false
}

// onlyAnd reports that no other "and" stands after the last comma, and that
// nothing of the list follows.
func (s *speech) onlyAnd(at, first, last int) bool {
	for i := at - 1; i >= first && s.text.Tokens[i].Kind != prose.Comma; i-- {
		if s.text.Tokens[i].Lower == "and" {
			return false
		}
	}
	for i := at + 1; i < last; i++ {
		if t := &s.text.Tokens[i]; t.Kind == prose.Comma || t.Lower == "and" {
			return false
		}
	}
	return true
}

// itemBegins reports a token that an item of a list can begin with.
func (s *speech) itemBegins(at, last int) bool {
	if at >= last {
		return false
	}
	t, w := &s.text.Tokens[at], s.words[at]
	switch {
	case t.Lower == "on" || t.Lower == "about" || t.Lower == "regarding":
		return true
	case t.Kind != prose.Word && t.Kind != prose.Ordinal && t.Kind != prose.Number && t.Kind != prose.Open:
		return false
	case w.Is(grammar.Preposition|grammar.Modal|grammar.Be|grammar.Have|grammar.Conjunction) || w.Is(grammar.Subordinate) && t.Lower != "how" && t.Lower != "why" && t.Lower != "what":
		return false
	case !t.Capital && strings.HasSuffix(t.Lower, "ed") && at+1 < last && s.words[at+1].Is(grammar.Preposition):
		return false // ", grounded in …"
	case w.Is(grammar.Including) || t.Lower == "one" || t.Lower == "a" || t.Lower == "to" || t.Lower == "both":
		return false
	}
	return true
}

// joinsItems reports an "and" that joins two whole items rather than two words
// of one.
func (s *speech) joinsItems(from, at, last int, final bool) bool {
	toks := s.text.Tokens
	next := at + 1
	t, w := &toks[next], s.words[next]
	switch {
	case t.Lower == "on" || t.Lower == "about" || t.Lower == "regarding" || t.Lower == "how":
		return true
	case s.pairs(from, at, last) || s.measuresOne(from, at):
		return false
	case w.Is(grammar.Determiner) && s.sameGround(from, next, last):
		return false
	case w.Is(grammar.Determiner) || s.afterPair(from, at, last):
		return true
	case w.Is(grammar.Preposition):
		return false
	case next+1 < last && toks[next+1].Kind == prose.Clitic:
		return true
	}
	if final {
		// the only conjunction of a list without ", and": it joins the last two
		return at-from > 1
	}
	if s.placeBefore(at, from) && s.ownHead(next, last) {
		return true // the situation in Somalia and UN Security Council reform
	}
	if s.twoWords(from, at) && s.twoWords(next, last) {
		return true // direct flights and meat exports
	}
	tied := s.words[from].Is(grammar.Determiner) && toks[from].Lower != "other"
	for i := from; i < at; i++ {
		if s.words[i].Is(grammar.Tie) {
			tied = true
		}
	}
	if !tied {
		return false
	}
	for i := next; i < last && i < next+4; i++ {
		if s.words[i].Is(grammar.Tie) || toks[i].Kind == prose.Comma || toks[i].Lower == "and" {
			return false
		}
		if s.words[i].Is(grammar.TopicHead) && i+1 < last && (s.words[i+1].Is(grammar.Tie) || toks[i+1].Lower == "to") {
			return true
		}
	}
	return false
}

// twoWords reports a noun phrase of two or three plain words that neither a
// preposition nor a determiner holds together with others: each item of a pair
// that is one is a topic of its own.
func (s *speech) twoWords(from, to int) bool {
	if to-from < 2 || to-from > 3 {
		return false
	}
	for i := from; i < to; i++ {
		if s.text.Tokens[i].Kind != prose.Word || s.words[i].Is(grammar.Tie|grammar.Determiner|grammar.Preposition|grammar.Conjunction|grammar.Merged|grammar.Generic) {
			return false
		}
	}
	return true
}

// placeBefore reports "in" and a name right before a token.
func (s *speech) placeBefore(at, from int) bool {
	toks := s.text.Tokens
	i := at - 1
	for i > from && toks[i].Capital {
		i--
	}
	return i < at-1 && i > from && toks[i].Lower == "in"
}

// ownHead reports a row of names that a common noun ends: "UN Security Council
// reform".
func (s *speech) ownHead(at, last int) bool {
	toks := s.text.Tokens
	i := at
	for i < last && toks[i].Capital {
		i++
	}
	return i-at >= 2 && i == last-1 && toks[i].Kind == prose.Word && !s.words[i].Is(grammar.Preposition|grammar.Conjunction|grammar.Adverb|grammar.Time)
}

// pairs reports an "and" between two that belong together: "between A and the
// B", "of Israel and the United States".
func (s *speech) pairs(from, at, last int) bool {
	for i := at - 1; i >= from; i-- {
		switch t := &s.text.Tokens[i]; {
		case t.Lower == "between":
			return true
		case t.Lower == "and" || t.Kind == prose.Comma:
			i = from
		}
	}
	next := at + 1
	if s.words[next].Is(grammar.Determiner) && next+1 < last {
		next++
	}
	return s.text.Within(at-1) && s.text.Within(next) && !s.possessive(next, last)
}

// possessive reports a name that another word belongs to: Japan's plan.
func (s *speech) possessive(at, last int) bool {
	for at < last && s.text.Within(at) {
		at++
	}
	return at < last && s.text.Tokens[at].Kind == prose.Clitic
}

// addItem trims an item and adds it.
func (s *speech) addItem(out [][2]int, first, last int) [][2]int {
	toks := s.text.Tokens
	for first < last {
		t := &toks[first]
		if t.Kind == prose.Comma || t.Kind == prose.Colon || t.Kind == prose.Stop || t.Lower == "on" || t.Lower == "about" || t.Lower == "regarding" || t.Lower == "and" {
			first++
			continue
		}
		break
	}
	if first+1 < last && s.words[first].Is(grammar.Talking) {
		first++ // "as well as reviewing with him …"
		if toks[first].Lower == "with" {
			first += 2
		}
	}
	last = s.trimItem(first, last)
	if last <= first || s.words[first].Is(grammar.Preposition) || last == first+1 && (toks[first].Abbrev || s.words[first].Is(grammar.Determiner|grammar.Pronoun|grammar.Adverb|grammar.Time|grammar.Group) && !toks[first].Upper || len(toks[first].Lower) < 2) {
		return out
	}
	return append(out, [2]int{first, last})
}

// trimItem cuts an item before a second purpose, an aside or a bracket, and
// drops what hangs at its end.
func (s *speech) trimItem(first, last int) int {
	toks := s.text.Tokens
	purposes := 0
	for i := first; i < last; i++ {
		t := &toks[i]
		if t.Lower == "(" && i > first {
			if end := s.closing(i, last); end > i+2 || end == i {
				last = i
				break
			}
		}
		if i > first && t.Kind == prose.Comma && i+1 < last && (s.words[i+1].Is(grammar.Preposition) || strings.HasSuffix(toks[i+1].Lower, "ing") || toks[i+1].Lower == "a" || toks[i+1].Lower == "particularly" || toks[i+1].Lower == "as" || s.words[i+1].Is(grammar.Subordinate)) && i > first+1 {
			last = i
			break
		}
		if t.Lower == "to" && i > first && i+1 < last && !s.words[first].Is(grammar.Subordinate) && s.infinitiveAt(i+1) {
			purposes++
			if purposes == 2 {
				last = i
				break
			}
		}
	}
	return s.trimEnd(first, last)
}

// trimEnd drops what hangs at the end of an item: stops, conjunctions,
// prepositions.
func (s *speech) trimEnd(first, last int) int {
	toks := s.text.Tokens
	for last > first {
		t := &toks[last-1]
		if t.Kind == prose.Comma || t.Kind == prose.Stop || t.Kind == prose.Colon || t.Kind == prose.Hyphen || s.words[last-1].Is(grammar.Conjunction) || s.words[last-1].Is(grammar.Preposition|grammar.Determiner|grammar.Time|grammar.Including) && !t.Upper {
			last--
			continue
		}
		break
	}
	return last
}

// infinitiveAt reports a word after "to" that is a verb of purpose rather than
// the beginning of a noun phrase.
func (s *speech) infinitiveAt(at int) bool {
	t, w := &s.text.Tokens[at], s.words[at]
	if t.Kind != prose.Word || t.Capital {
		return false
	}
	return w.Is(grammar.PurposeVerb)
}
