package items

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// objectEnd cuts an object before a relative clause or a stop.
func (c *Cutter) objectEnd(first, last int) int {
	toks := c.text.Tokens
	last = c.attribution(first, last)
	purpose := false
	for i := first; i < last; i++ {
		t := &toks[i]
		switch {
		case t.Lower == "to" && i > first && toks[i-1].Lower == "and" && !purpose && i+1 < last && !toks[i+1].Capital && !c.words[i+1].Is(grammar.Determiner):
			return i - 1 // "to discuss rope and to explore the reef"
		case t.Lower == "and" && i > first && i+2 < last && !purpose && c.words[i+1].Is(grammar.ToTopic) && len(c.words[i+1].Verbs) > 0 && toks[i+1].Lower != "exchange" && toks[i+1].Lower != "talk" && toks[i+1].Lower != "review":
			return i // "discuss rope and explore the reef"
		case t.Lower == "and" && i > first && i+1 < last && (c.words[i+1].Is(grammar.Talking) || toks[i+1].Lower == "exchanging" || (toks[i+1].Lower == "look" || toks[i+1].Lower == "looked") && i+2 < last && toks[i+2].Lower == "forward"):
			return i // "focusing on rope and discussing the reef"
		case (t.Lower == "and" || t.Kind == prose.Comma) && i > first && i+1 < last && c.clauseBegins(i+1):
			return i // "discuss rope, and I urged him"
		case t.Kind == prose.Comma && i+2 < last && toks[i+2].Lower == "as" && !toks[i+1].Capital && strings.HasSuffix(toks[i+1].Lower, "ed") && !c.commaIn(i+1, last):
			return i // "rope, named as a priority"
		case t.Kind == prose.Comma && i > first && i+4 < last && c.theTwoDid(i+1, last):
			return i // "rope and lamps, the two sides noted"
		case t.Lower == "as" && i > first && i+2 < last && c.asThey(i+1):
			return i // "discuss rope as the two sides signed a treaty"
		case t.Lower == "with" && i > first && i+2 < last && (colleague(toks[i+1].Lower, toks[i+2].Lower) || i+3 < last && toks[i+2].Capital && colleague(toks[i+1].Lower, toks[i+3].Lower)), t.Lower == "in" && i > first && i+2 < last && toks[i+1].Lower == "a" && toks[i+2].Lower == "meeting":
			return i
		case t.Lower == "with" && i > first && i+2 < last && c.somebody(i+1):
			return i // "discussed rope with Chilean Minister Diaz"
		case t.Lower == "with" && i > first && i+2 < last && c.company(first, i, last):
			return i // "discuss rope with representatives from Chile"
		case t.Lower == "in" && i > first && i+3 < last && toks[i+1].Lower == "the" && toks[i+2].Lower == "presence" && toks[i+3].Lower == "of", t.Lower == "and" && i > first && i+2 < last && c.didMore(i+1), t.Lower == "bearing" && i > first && i+1 < last && toks[i+1].Lower == "in":
			return i // "and took the decisions", "in the presence of", "bearing in mind"
		case t.Lower == "as" && i > first && i+4 < last && toks[i+1].Lower == "well" && toks[i+2].Lower == "as" && (c.somebody(i+3) || c.excellency(i+3)):
			return i
		case t.Lower == "following" && i > first && i+1 < last && c.words[i+1].Is(grammar.Determiner) && toks[i-1].Kind == prose.Word:
			return i // "discussed the law following the storm"
		case t.Lower == "at" && i > first && c.heldThere(i+1, last):
			return i // "discussed rope at a meeting held in Oslo"
		case t.Lower == "during" && i > first && c.ofMeeting(i+1, last):
			return i // "discussed rope during consultations held in Oslo"
		case i > first && c.purposeAt(i, last), t.Kind == prose.Comma && i > first && i+2 < last && c.manner(i+1) && toks[i+1].Lower != "based" && c.resumes(i+1, last) == 0:
			return i
		case t.Lower == "to":
			purpose = purpose || i+1 < last && c.infinitiveAt(i+1)
		case t.Lower == "whose" && i > first && toks[i-1].Kind == prose.Comma, (t.Lower == "took" || t.Lower == "takes") && i+1 < last && toks[i+1].Lower == "place" && !c.words[i-1].Is(grammar.Subordinate):
			return i
		case t.Kind == prose.Colon && t.Lower == ":":
			return i
		case t.Kind == prose.Stop:
			return i
		case i > first && c.words[i].Is(grammar.Subordinate) && (t.Lower == "that" || t.Lower == "which" || t.Lower == "who" || t.Lower == "where" || t.Lower == "because" || t.Lower == "when"):
			if t.Lower == "which" && i+2 < last && c.words[i+1].Is(grammar.Include) && c.whichInclude(first, i) {
				continue // "four areas, which include"
			}
			if t.Lower == "that" && c.words[i-1].Is(grammar.Tie) && i+1 < last && toks[i+1].Kind == prose.Word && c.words[i+1] == nil {
				continue // the countries of that coast
			}
			if t.Lower == "who" && toks[i-1].Lower == "those" && i > first+1 && c.words[i-2].Is(grammar.Including) {
				continue // "including those who dive"
			}
			if t.Lower == "that" && (c.words[i-1].Is(grammar.Including) || toks[i-1].Lower == "as") && i+1 < last && c.words[i+1].Is(grammar.Tie) {
				continue // "including that in the strait"
			}
			if toks[i-1].Lower == "in" || toks[i-1].Lower == "to" || toks[i-1].Lower == "on" {
				if !c.words[i-1].Is(grammar.Preposition) || i-2 < first {
					continue
				}
			}
			if next := c.resumes(i, last); next > 0 && toks[i-1].Kind != prose.Comma || i == first+1 || i == first+2 && (c.words[first].Is(grammar.Determiner) || t.Lower == "that" && toks[i-1].Kind == prose.Word) {
				continue
			}
			return i
		case t.Lower == "and" && i > first && i+2 < last && !toks[i+1].Capital && len(toks[i+1].Lower) > 4 && strings.HasSuffix(toks[i+1].Lower, "ed") &&
			(c.words[i+2].Is(grammar.Determiner|grammar.Preposition|grammar.Adverb) && toks[i+2].Lower != "to" || toks[i+2].Lower == "up"):
			return i // another verb: "and looked for", "and followed up"
		case (t.Lower == "run" || t.Lower == "lead") && i+2 < last && toks[i+1].Kind == prose.Hyphen && toks[i+2].Lower == "up":
			return max(first, i-2)
		case (t.Lower == "before" || t.Lower == "after") && i > first && toks[i-1].Kind != prose.Hyphen && i+1 < last && strings.HasSuffix(toks[i+1].Lower, "ing") && len(toks[i+1].Lower) > 5:
			return i // "discussed rope before leaving for Oslo"
		case t.Lower == "arising" || t.Lower == "ahead" && i > first || t.Lower == "prior" && i > first:
			return i
		}
	}
	return last
}

// asThey reports those who met as the subject of another clause: "the two sides", "both ministers".
func (c *Cutter) asThey(at int) bool {
	toks := c.text.Tokens
	switch {
	case toks[at].Lower == "both":
		return c.words[at+1].Is(grammar.Group)
	case toks[at].Lower == "the" && at+3 < len(toks) && toks[at+1].Lower == "two":
		return c.words[at+2].Is(grammar.Group) && !c.words[at+3].Is(grammar.Tie)
	}
	return false
}

// theTwoDid reports "the two Foreign Ministers noted", the subject of another clause and
// its verb.
func (c *Cutter) theTwoDid(at, last int) bool {
	const most = 5 // words to the verb
	toks := c.text.Tokens
	if toks[at].Lower != "the" || toks[at+1].Lower != "two" {
		return false
	}
	for k := at + 2; k+1 < min(last, at+most); k++ {
		if !c.words[k].Is(grammar.Group) {
			continue
		}
		if w := c.words[k+1]; w != nil {
			for n := range w.Verbs {
				if w.Verbs[n].Form&grammar.Past != 0 {
					return true
				}
			}
		}
	}
	return false
}

// heldThere reports "a meeting held" at a token.
func (c *Cutter) heldThere(at, last int) bool {
	const near = 4 // words before "held"
	for i := at; i+1 < min(last, at+near); i++ {
		if c.words[i].Is(grammar.TopicNoun|grammar.Body) && c.text.Tokens[i+1].Lower == "held" {
			return true
		}
		if c.words[i].Is(grammar.Preposition) || c.text.Tokens[i].Kind != prose.Word {
			return false
		}
	}
	return false
}

// didMore reports the past of a verb that has no -ed, with its object: "took the
// relevant decisions".
func (c *Cutter) didMore(at int) bool {
	switch c.text.Tokens[at].Lower {
	case "took", "made", "gave", "held", "met", "went", "saw", "found", "got", "came", "led":
		return c.words[at+1].Is(grammar.Determiner|grammar.Preposition|grammar.Pronoun|grammar.Quantity) || c.text.Tokens[at].Lower == "made" && (c.text.Tokens[at+1].Lower == "progress" || adjectival(c.text.Tokens[at+1].Lower))
	}
	return false
}

// company reports those with whom something was discussed, at "with": "with
// representatives from Chile", "with the officials of the port".
func (c *Cutter) company(first, with, last int) bool {
	toks := c.text.Tokens
	at := with + 1
	if c.words[at].Is(grammar.Determiner) {
		switch toks[with-1].Lower {
		case "relations", "cooperation", "engagement", "dialogue", "contacts", "ties", "talks", "consultations", "meetings", "meeting", "interaction", "exchanges":
			return false
		}
		at++
	}
	if at+1 >= last {
		return false
	}
	switch toks[at].Lower {
	case "representatives", "officials", "counterparts":
		return toks[at+1].Lower == "from" || toks[at+1].Lower == "of"
	}
	return false
}

// manner reports a participle that begins how or on what ground something was
// discussed: "building on the last round".
func (c *Cutter) manner(at int) bool {
	toks := c.text.Tokens
	switch toks[at].Lower {
	case "building", "drawing", "based", "following", "bearing", "taking", "given", "amid", "amidst":
		return c.words[at+1].Is(grammar.Determiner|grammar.Preposition|grammar.Tie) || toks[at+1].Lower == "into"
	}
	return false
}

// basedOn returns the comma before "based on", 0 where there is none: what follows
// tells more of the item before.
func (c *Cutter) basedOn(first, last int) int {
	toks := c.text.Tokens
	for i := first + 1; i+3 < last; i++ {
		if toks[i].Kind == prose.Comma && toks[i+1].Lower == "based" && toks[i+2].Lower == "on" {
			return i
		}
	}
	return 0
}

// purposeAt reports words that begin what for something was discussed: "in order to",
// "with a view to".
func (c *Cutter) purposeAt(at, last int) bool {
	toks := c.text.Tokens
	if at+3 >= last {
		return false
	}
	switch toks[at].Lower {
	case "in":
		return toks[at+1].Lower == "order" && (toks[at+2].Lower == "to" || toks[at+2].Lower == "for")
	case "so":
		return toks[at+1].Lower == "as" && toks[at+2].Lower == "to"
	case "with":
		if !c.words[at+1].Is(grammar.Determiner) {
			return false
		}
		switch toks[at+2].Lower {
		case "view":
			return toks[at+3].Lower == "to"
		case "aim", "objective", "goal", "purpose", "intention":
			return toks[at+3].Lower == "of" || toks[at+3].Lower == "to"
		}
	}
	return false
}

// clauseBegins reports the subject of another clause: "I", "we", "he".
func (c *Cutter) clauseBegins(at int) bool {
	if c.words[at].Is(grammar.Conjunction) && at+1 < len(c.words) {
		at++
	}
	switch c.text.Tokens[at].Lower {
	case "i", "we", "he", "she", "they":
		return true
	}
	return false
}

// somebody reports a person called by post or title: "Chilean Minister Diaz", "Mr.
// Roe".
func (c *Cutter) somebody(at int) bool {
	if c.text.Within(at) && at+2 < len(c.words) {
		for c.text.Within(at) && at+2 < len(c.words) {
			at++
		}
	}
	toks := c.text.Tokens
	return toks[at].Capital && c.words[at].Is(grammar.Post|grammar.Title|grammar.Rank) && toks[at+1].Capital && toks[at+1].Kind == prose.Word && toks[at+1].Lower != "of"
}

// colleague reports whose company something was discussed in: "with my colleague".
func colleague(whose, who string) bool {
	switch whose {
	case "my", "his", "her", "their", "our":
		return strings.HasPrefix(who, "colleague") || strings.HasPrefix(who, "counterpart")
	}
	return false
}

// longestAttribution is how many words after a comma may say who says it all.
const longestAttribution = 14

// attribution cuts the words at the end that only say who reports: ", the
// ministry said in a press release", ", she added", ", according to the ministry".
func (c *Cutter) attribution(first, last int) int {
	for i := last - 2; i > first && i >= last-longestAttribution; i-- {
		if c.text.Tokens[i].Kind != prose.Comma {
			continue
		}
		if c.text.Tokens[i+1].Lower == "according" {
			return i
		}
		for k := i + 1; k < min(last, i+9); k++ {
			if c.words[k].Is(grammar.BareSay) && (k == i+1 || c.words[i+1].Is(grammar.Determiner|grammar.Pronoun) || c.text.Tokens[k-1].Capital) {
				return i
			}
		}
		if c.words[i+1].Is(grammar.Determiner) && c.text.Tokens[last-1].Lower == "informs" {
			return i // "…, the ministry of ports and fisheries informs"
		}
		return last
	}
	return last
}

// resumes reports where, after a relative clause, a list goes on: the comma
// before "and" or another item; 0 where it does not.
func (c *Cutter) resumes(at, last int) int {
	toks := c.text.Tokens
	for i := at; i+1 < last; i++ {
		if toks[i].Kind == prose.Comma && (toks[i+1].Lower == "and" || c.words[i+1].Is(grammar.Determiner)) || toks[i].Lower == "as" && c.joiner(i, last) == 3 {
			return i
		}
	}
	return 0
}

// including returns where "including", "such as" or "in particular" begins that
// opens a list, with the comma before it, and the token after it.
func (c *Cutter) including(first, last int) (at, after int) {
	toks := c.text.Tokens
	for i := first + 1; i < last-1; i++ {
		n := 0
		if toks[i].Kind == prose.Open {
			i = c.Closing(i, last)
			continue
		}
		switch {
		case c.words[i].Is(grammar.Including):
			n = 1
		case toks[i].Lower == "which" && c.words[i+1].Is(grammar.Include) && c.whichInclude(first, i):
			n = 2
		case toks[i].Lower == "such" && toks[i+1].Lower == "as", toks[i].Lower == "in" && toks[i+1].Lower == "particular" && !(toks[i-1].Kind == prose.Word && i+2 < last && toks[i+2].Kind == prose.Comma):
			n = 2
		case toks[i].Lower == "among" && toks[i+1].Lower == "them" && toks[i-1].Kind == prose.Comma:
			n = 2
		case toks[i].Lower == "like" && c.words[i-1].Is(grammar.Generic):
			n = 1
		case toks[i].Lower == "ranging" && toks[i+1].Lower == "from":
			n = 2
		default:
			continue
		}
		after = i + n
		if after < last && toks[after].Kind == prose.Comma {
			after++
		}
		if after < last && (toks[after].Lower == "on" || toks[after].Lower == "in") {
			after++
		} else if after+2 < last && toks[after].Lower == "with" && (toks[after+1].Lower == "respect" || toks[after+1].Lower == "regard") {
			after += 3 // "including with regard to"
		}
		at = i
		if toks[i-1].Kind == prose.Comma || toks[i-1].Kind == prose.Hyphen && toks[i-1].Space {
			at--
		}
		return at, after
	}
	return -1, 0
}

// whichInclude reports generic words before "which include": what follows are the
// topics, "four areas, which included rope and lamps".
func (c *Cutter) whichInclude(first, at int) bool {
	if at > first && c.text.Tokens[at-1].Kind == prose.Comma {
		at--
	}
	const most = 8
	return at > first && at-first < most && c.isGenericItem(first, c.trimEnd(first, c.withoutTime(first, at)))
}

// withoutTime cuts "for 2022" or "in 2022" at the end of words.
func (c *Cutter) withoutTime(first, last int) int {
	if last-first > 2 && c.text.Tokens[last-1].Kind == prose.Number && c.words[last-2].Is(grammar.Preposition) {
		return last - 2
	}
	return last
}

// ofMeeting reports that words after "during" are the meeting's own: "the political
// consultations held in Oslo".
func (c *Cutter) ofMeeting(from, last int) bool {
	const near = 4
	for i := from; i+1 < min(last, from+near); i++ {
		switch c.text.Tokens[i].Lower {
		case "consultations", "talks", "meeting", "negotiations":
			switch c.text.Tokens[i+1].Lower {
			case "held", "in", "on", "today", "with":
				return true
			}
		}
	}
	return false
}
