package items

import (
	"slices"
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// Cut adds the coordinated items of an object, tokens first to last, half open,
// to out: one topic each, half open too.
func (c *Cutter) Cut(out [][2]int, first, last int) [][2]int {
	for i := first; i+2 < last; i++ { // "a number of areas, including: …"
		if c.text.Tokens[i].Lower == "bearing" {
			break
		}
		if t := &c.text.Tokens[i]; t.Kind == prose.Colon && t.Lower == ":" && i > first && !c.words[i-1].Is(grammar.Tie) && c.text.Tokens[i-1].Lower != "by" {
			if inner := c.Cut(out, i+1, last); len(inner) > len(out)+1 {
				return inner
			}
			break
		}
	}
	last = c.objectEnd(first, last)
	if last-1 > first && last < len(c.text.Tokens) && c.text.Tokens[last].Lower == "and" && c.text.Tokens[last-1].Kind == prose.Comma {
		last-- // ", and took the decisions"
	}
	if at := c.amongOthers(first, last); at > first { // "trade, visas, rope, among others"
		c.open, last = true, at
		defer func() { c.open = false }()
	}
	for i := first; i < last; i++ { // a list divided by semicolons has commas inside its items
		if c.text.Tokens[i].Kind == prose.Colon {
			from := first
			if inc, after := c.including(first, i); inc > first && (c.words[after-1].Is(grammar.Including) && c.isGenericItem(first, inc) || c.words[after-1].Is(grammar.Include) && c.whichInclude(first, after-2)) {
				from = after // "key areas of cooperation, including A and B; C; D"
			}
			for ; i < last; i++ {
				if c.text.Tokens[i].Kind == prose.Colon {
					out = c.addItem(out, from, i)
					from = i + 1
				}
			}
			for k := from + 1; k < last; k++ {
				if n := c.joiner(k, last); n == 3 && c.text.Tokens[k-1].Kind == prose.Comma {
					return c.addItem(c.addItem(out, from, k-1), k+n, last)
				}
			}
			return c.addItem(out, from, last)
		}
	}
	if at := c.basedOn(first, last); at > 0 { // "the strength of ties, based on trust, trade and rope"
		if out = c.Cut(out, first, at); len(out) > 0 {
			out[len(out)-1][1] = c.trimEnd(out[len(out)-1][0], last)
		}
		return out
	}
	if at := c.emphasis(first, last); at > 0 {
		from := len(out)
		if out = c.Cut(out, first, at); len(out) == from+1 {
			out[from][1] = c.trimEnd(out[from][0], last)
		}
		return out
	}
	if at := c.otherFields(first, last); at >= first { // "cooperation in trade, rope and other fields" is one
		if at > first {
			out = c.Cut(out, first, at)
		}
		return c.addItem(out, at, last)
	}
	inc, after := c.including(first, last)
	if of := c.relatedTo(first, last); of > 0 && inc < 0 {
		from := len(out)
		if out = c.governed(from, c.completed(from, c.merged(from, c.coordinated(out, of, last, last)))); len(out)-from > 2 && !c.ownTopic(out[from+1]) {
			return out // "issues relating to trade, visas and fish"
		}
		out = out[:from]
	}
	if inc >= 0 && (c.text.Tokens[inc].Kind == prose.Comma || c.text.Tokens[inc].Lower == "including" && c.text.Tokens[after-1].Lower == "in") && c.wherever(after) {
		if n := len(out); inc > first {
			out = c.coordinated(out, first, inc, last)
			if len(out) > n {
				end := c.placesEnd(after, last)
				out[len(out)-1][1] = c.trimEnd(out[len(out)-1][0], end)
				if end+1 < last {
					return c.Cut(out, end+1, last)
				}
				return out
			}
		}
	}
	if inc < 0 || c.amidList(first, inc, after, last) {
		from := len(out)
		return c.governed(from, c.completed(from, c.merged(from, c.coordinated(out, first, last, last))))
	}
	from := len(out)
	out = c.completed(from, c.coordinated(out, first, inc, last))
	if len(out) == from {
		return c.coordinated(out, after, last, last)
	}
	n := len(out)
	out = c.coordinated(out, after, last, last)
	out = c.governed(n, out) // "developments in Norway, Chile and Peru" is one
	if k := c.secondHead(out, n, after, last); k > n {
		from, end := out[k][0], out[k-1][1]
		return c.Cut(c.under(out[:k], n, inc, after, end), from, last)
	}
	return c.under(out, n, inc, after, last)
}

// under gives the items from the nth on, which "including" opened, to the head before
// them, or lets them stand alone.
func (c *Cutter) under(out [][2]int, n, inc, after, last int) [][2]int {
	for k := n + 1; k < len(out); k++ {
		if at := out[k][0]; c.text.Tokens[at].Lower == "such" && at+1 < last && c.text.Tokens[at+1].Lower == "as" {
			out[k-1][1] = out[len(out)-1][1] // "divers, such as x, y and z" is one of the items
			out = out[:k]
		}
	}
	head := out[n-1]
	if inside := out[n:]; len(inside) > 1 && !c.words[after].Is(grammar.Preposition) && c.isGenericItem(head[0], head[1]) && !c.onlyNames(inside) && (c.measured(head[0], head[1]) || !c.fields(head, inside)) && len(c.merged(0, slices.Clone(inside))) > 1 {
		if c.suchFields(head, after) {
			inside[0][0] = head[0]
		}
		return c.completed(n-1, append(out[:n-1], inside...)) // the items stand alone
	}
	if inside := out[n:]; len(inside) == 1 && c.common(head[0], head[1]) && c.isGenericItem(head[0], head[1]) && c.tied(inside[0][0], inside[0][1]) && !c.elsewhere(after) {
		return append(out[:n-1], inside...) // "issues of common interest, including cooperation in the north"
	}
	if c.text.Tokens[inc].Kind == prose.Comma && c.elsewhere(after) {
		return out[:n]
	}
	return c.kept(out, n, inc, last)
}

// completed joins to the next one an item that ends in an adjective, whose noun
// comes later: "bilateral economic, cultural, and educational contacts".
func (c *Cutter) completed(from int, items [][2]int) [][2]int {
	for n := from; n+1 < len(items); {
		t := &c.text.Tokens[items[n][1]-1]
		if t.Kind != prose.Word || t.Capital || !adjective(t.Lower) && !c.described(items[n]) || items[n+1][0]-items[n][1] > 3 || c.words[items[n+1][0]].Is(grammar.Determiner|grammar.TopicHead) {
			n++
			continue
		}
		through := n + 1
		for through+1 < len(items) && c.oneWord(items[through]) && items[through+1][0]-items[through][1] <= 2 {
			through++ // "political, trade, economic and cultural cooperation"
		}
		if through > n+1 && !c.adjectives(items[through]) {
			through = n + 1
		}
		items[n][1] = items[through][1]
		items = append(items[:n+1], items[through+1:]...)
	}
	return items
}

// described reports an item that is a participle alone, or after whose it is: "the
// government's premeditated".
func (c *Cutter) described(it [2]int) bool {
	t := &c.text.Tokens[it[1]-1]
	return len(t.Lower) > 5 && strings.HasSuffix(t.Lower, "ed") && (it[1]-it[0] == 1 || c.text.Tokens[it[1]-2].Kind == prose.Clitic || c.text.Tokens[it[1]-2].Kind == prose.Comma || c.words[it[1]-2].Is(grammar.Determiner))
}

// oneWord reports an item of a single plain word.
func (c *Cutter) oneWord(it [2]int) bool {
	t := &c.text.Tokens[it[0]]
	return it[1]-it[0] == 1 && t.Kind == prose.Word && !t.Upper
}

// adjectives reports an item that ends in a noun which adjectives before it
// describe: "investment and educational cooperation".
func (c *Cutter) adjectives(it [2]int) bool {
	if it[1]-it[0] == 2 && c.words[it[1]-1].Is(grammar.Generic|grammar.Merged) && adjectival(c.text.Tokens[it[0]].Lower) {
		return true // "humanitarian spheres"
	}
	for i := it[0]; i < it[1]-1; i++ {
		if t := &c.text.Tokens[i]; t.Kind == prose.Word && !t.Capital && adjective(t.Lower) {
			return true
		}
	}
	return false
}

// merged joins items again that are adjectives of the last one: "sub-regional,
// regional and multilateral issues".
func (c *Cutter) merged(from int, items [][2]int) [][2]int {
	n := len(items)
	if n-from < 2 {
		return items
	}
	last := items[n-1]
	if first := items[from]; first[1]-first[0] == 1 && (n-from > 2 || c.pairOfNouns(last[0], last[1])) && adjective(c.text.Tokens[first[0]].Lower) && c.shortItems(items[from:]) {
		return append(items[:from], [2]int{first[0], last[1]}) // "political, defence and economic cooperation"
	}
	head := last[0]
	for head < last[1] && !c.words[head].Is(grammar.Tie) {
		head++
	}
	if head == last[0] || !c.words[head-1].Is(grammar.Merged) || head-last[0] > 4 {
		return items
	}
	if first := items[from]; !adjective(c.text.Tokens[first[1]-1].Lower) && c.text.Tokens[first[0]].Kind == prose.Word && first[1]-first[0] == 1 {
		return items // "trade, investment, and regional issues"
	}
	for _, it := range items[from : n-1] {
		if it[1]-it[0] > 3 {
			return items
		}
		for i := it[0]; i < it[1]; i++ {
			if c.words[i].Is(grammar.Tie|grammar.Determiner|grammar.Merged|grammar.TopicHead) || c.text.Tokens[i].Upper || i == it[1]-1 && i > it[0] && c.words[i].Is(grammar.Generic) {
				return items
			}
		}
	}
	return append(items[:from], [2]int{items[from][0], last[1]})
}

// shortItems reports items of at most three words each, the last of more than one.
func (c *Cutter) shortItems(items [][2]int) bool {
	for n, it := range items {
		words := 0
		for i := it[0]; i < it[1]; i++ {
			if c.text.Tokens[i].Kind != prose.Hyphen {
				words++
			}
		}
		if words > 3 && n < len(items)-1 || words > 5 {
			return false
		}
	}
	last := items[len(items)-1]
	return last[1]-last[0] > 1
}

// isGenericItem reports words that say only that there were issues: "matters
// of mutual concern".
func (c *Cutter) isGenericItem(first, last int) bool {
	if last <= first {
		return false
	}
	for i := first; i < last && i < first+3; i++ {
		if c.words[i].Is(grammar.NoThing) && !c.words[i].Is(grammar.Measure) {
			return false // the importance of …
		}
	}
	for i := first + 1; i < last; i++ {
		if c.text.Tokens[i].Lower == "of" && c.words[i-1].Is(grammar.Measure) && i < first+5 && !c.tied(i+1, last) {
			return true // the entire gamut of cooperation
		}
		if c.text.Tokens[i].Lower == "field" && i+1 < last && c.text.Tokens[i+1].Lower == "of" && c.text.Tokens[i-1].Lower == "the" {
			return true // developments in the field of human rights
		}
	}
	// the last noun phrase, "of" and what follows it left out: "cooperation on
	// numerous topics of mutual interest" is about topics
	from, head := first, last
	for i := first + 1; i < last; i++ {
		if c.text.Tokens[i].Lower == "of" && c.words[i-1].Is(grammar.Measure) {
			continue
		}
		if c.words[i].Is(grammar.Tie) && c.text.Tokens[i].Lower != "of" {
			from, head = i, last
		} else if c.text.Tokens[i].Lower == "of" && i > from && head == last {
			head = i
		}
	}
	return c.words[head-1].Is(grammar.Generic)
}

// tied reports a preposition among words.
func (c *Cutter) tied(first, last int) bool {
	for i := first; i < last; i++ {
		if c.words[i].Is(grammar.Tie) {
			return true
		}
	}
	return false
}

// coordinated cuts words at the commas and conjunctions that join whole items;
// what tells a list from an aside may stand up to limit.
func (c *Cutter) coordinated(out [][2]int, first, last, limit int) [][2]int {
	toks := c.text.Tokens
	if w := toks[min(first, len(toks)-1)].Lower; first < last && (w == "how" || w == "what" || w == "why" || w == "whether") {
		if and := c.afterHow(first, last); and > 0 {
			return c.coordinated(c.addItem(out, first, and), and+1, last, limit)
		}
		return c.addItem(out, first, last)
	}
	list := c.isList(first, last) || limit > last && c.isList(first, limit) && c.verbal(first)
	oxford := c.hasOxford(first, last)
	from := first
	cut := func(at, next int) {
		out = c.addItem(out, from, at)
		from = next
	}
	for i := first; i < last; i++ {
		t := &toks[i]
		switch {
		case t.Kind == prose.Open:
			if end := c.Closing(i, last); end > i {
				i = end
			}
		case t.Kind == prose.Colon:
			next := i + 1
			if next < last && c.words[next].Is(grammar.Conjunction) {
				next++
			}
			cut(i, next)
		case t.Kind == prose.Comma:
			next := i + 1
			switch {
			case next >= last || c.openBetween(from, i, last):
			case c.joiner(next, last) > 0:
				cut(i, next+c.joiner(next, last))
			case c.words[next].Is(grammar.Conjunction) && c.bareState(from, i):
			case c.words[next].Is(grammar.Conjunction) && next+1 < last && (c.itemGoesOn(from, i, next+1) || c.commaIn(from, i) && c.ofGerund(from, i, next+1)):
			case c.words[next].Is(grammar.Conjunction) && next+1 < last && c.itemBegins(next+1, last):
				cut(i, next+1)
			case c.itemGoesOn(from, i, next) || c.ofGerund(from, i, next):
			case list && c.itemBegins(next, last), toks[next].Lower == "the" && i > from+1:
				cut(i, next)
			}
		case (t.Lower == "as" || t.Lower == "along" || t.Lower == "in" || t.Lower == "but") && c.joiner(i, last) > 0:
			if i > from {
				cut(i, i+c.joiner(i, last))
			}
		case t.Lower == "and" && i > from && i+1 < last && toks[i-1].Kind != prose.Comma:
			if c.joinsItems(from, i, last, list && !oxford && c.onlyAnd(i, first, last)) || from == first && !list && c.twoThings(first, i, last) {
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

// afterHow returns the "and" after which, beside "how to mend the pier", a topic of its
// own comes, "and ways to pay for it"; 0 where none does.
func (c *Cutter) afterHow(first, last int) int {
	for i := first + 3; i+3 < last; i++ {
		if c.text.Tokens[i].Lower == "and" && c.words[i+1].Is(grammar.TopicHead) && (c.words[i+2].Is(grammar.Tie) || c.text.Tokens[i+2].Lower == "to") {
			return i
		}
	}
	return 0
}

// bareState reports "the current state" alone, which shares with what "and" joins to it
// the words after that: "the state, and prospects of trade".
func (c *Cutter) bareState(from, at int) bool {
	const most = 3 // words
	return at-from >= 2 && at-from <= most && c.text.Tokens[from].Lower == "the" && (c.text.Tokens[at-1].Lower == "state" || c.text.Tokens[at-1].Lower == "status")
}

// joiner returns of how many words what stands at a token joins another item, 0
// where nothing does: "as well as", "along with".
func (c *Cutter) joiner(at, last int) int {
	toks := c.text.Tokens
	word := func(i int) string {
		if i < last {
			return toks[i].Lower
		}
		return ""
	}
	n := 0
	switch toks[at].Lower {
	case "as":
		if word(at+1) == "well" && word(at+2) == "as" {
			n = 3
		}
	case "along", "together":
		if word(at+1) == "with" {
			n = 2
		}
	case "besides":
		n = 1
	case "in":
		if word(at+1) == "addition" && word(at+2) == "to" {
			n = 3
		}
	case "but":
		if word(at+1) == "also" {
			n = 2
		}
		return n
	}
	if n == 0 || at+n >= last || (n == 2 || toks[at].Lower == "as") && (c.somebody(at+n) || c.excellency(at+n)) {
		return 0
	}
	return n
}

// excellency reports "His Excellency" and the like.
func (c *Cutter) excellency(at int) bool {
	if at+1 >= len(c.text.Tokens) {
		return false
	}
	switch c.text.Tokens[at].Lower {
	case "his", "her", "their":
		switch c.text.Tokens[at+1].Lower {
		case "excellency", "excellencies", "highness", "majesty":
			return true
		}
	}
	return false
}

// itemGoesOn reports a verb that goes on with the purpose of the item before it:
// "steps to mobilise resources, restrict revenues, and restore networks".
func (c *Cutter) itemGoesOn(from, at, next int) bool {
	if !c.words[next].Is(grammar.PurposeVerb) || c.words[next].Is(grammar.TopicHead) {
		return false
	}
	for i := from; i+1 < at; i++ {
		if t := &c.text.Tokens[i+1]; c.text.Tokens[i].Lower == "to" && t.Kind == prose.Word && !t.Capital && !c.words[i+1].Is(grammar.Determiner) {
			return true
		}
	}
	return false
}
