package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// before is what stands between a verb and the end of its subject.
type before struct {
	end         int // where the subject must end, half open
	lead        int // the first token of the verb's group: "has also", "co-"
	have, be    bool
	modal       bool
	to          bool
	not         bool
	prefix      string // "re-" or "co-"
	prefixStart int
}

// before walks left from a verb over adverbs, asides between commas and
// auxiliaries.
func (x *scan) before(i int) before {
	toks := x.s.text.Tokens
	b := before{lead: i, prefixStart: i}
	j := i - 1
	if j > x.first && toks[j].Kind == prose.Hyphen && !toks[i].Space {
		b.prefix, b.prefixStart, b.lead = toks[j-1].Lower+"-", j-1, j-1
		j -= 2
	}
	for j >= x.floor {
		w, t := x.s.words[j], &toks[j]
		switch {
		case x.adverb(j):
			b.lead = j
		case w.Is(grammar.Not):
			b.not = true
		case t.Kind == prose.Comma:
			k := x.aside(j)
			if k < 0 && x.apposition(j) {
				b.end = j
				return b
			}
			if k < 0 {
				b.end = j + 1
				return b
			}
			j = k
		case j > x.floor+1 && toks[j-1].Lower == "in" && (t.Lower == "turn" || t.Lower == "response" || t.Lower == "reply" || t.Lower == "return"):
			j-- // "He in turn informed …"
		case w.Is(grammar.Have) && !b.to && !b.modal:
			b.have, b.lead = true, j
		case w.Is(grammar.Be) && !b.to && !b.modal:
			b.be, b.lead = true, j
		case w.Is(grammar.Modal):
			b.modal, b.lead = true, j
		case t.Lower == "to":
			b.to, b.lead = true, j
			b.end = j
			return b
		default:
			if k := x.phrase(j); k >= 0 { // "and to this end reiterated"
				j = k
				break
			}
			b.end = j + 1
			return b
		}
		j--
	}
	b.end = max(j+1, x.floor)
	return b
}

// afterTo takes the "to" before an -ing form as a preposition.
func (b *before) afterTo() *before {
	c := *b
	c.to = false
	c.end++
	return &c
}

// adverb reports a word that may stand between a subject and its verb.
func (x *scan) adverb(j int) bool {
	t := &x.s.text.Tokens[j]
	if t.Kind != prose.Word {
		return false
	}
	if w := x.s.words[j]; w != nil {
		return w.Is(grammar.Adverb) && !(j == x.first)
	}
	switch t.Lower {
	case "supply", "assembly", "family", "reply", "monopoly", "anomaly", "rally", "butterfly":
		return false
	}
	return len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ly") && !t.Capital
}

// phrase returns where a phrase of three words begins that ends at j, behind a
// conjunction: "to this end", "in this regard", "in this context"; -1 where none
// does.
func (x *scan) phrase(j int) int {
	toks := x.s.text.Tokens
	k := j - 2
	if k-1 < x.floor || !x.s.words[k-1].Is(grammar.Conjunction) || toks[k+1].Lower != "this" && toks[k+1].Lower != "that" {
		return -1
	}
	switch toks[k].Lower + " " + toks[j].Lower {
	case "to end", "in regard", "in context", "in vein", "in respect", "in connection", "on occasion", "on basis", "for purpose":
		return k
	}
	return -1
}

// aside returns the comma that opens an aside which the comma at j closes:
// ", for its part,"; -1 where there is none.
func (x *scan) aside(j int) int {
	toks := x.s.text.Tokens
	lo := x.floor
	if o := x.open(); o != nil {
		lo = max(lo, o.actEnd)
	}
	for k := j - 1; k > lo && k > j-44; k-- {
		if toks[k].Kind != prose.Comma {
			continue
		}
		if x.s.who.Aside(k+1) || x.s.words[k-1].Is(grammar.Pronoun) || k == j-2 && x.adverb(k+1) {
			return k
		}
	}
	return -1
}

// apposition reports a name or post between commas that belongs to the subject
// before it: "the Minister, Ms Lee,".
func (x *scan) apposition(j int) bool {
	toks := x.s.text.Tokens
	lo := x.floor
	if o := x.open(); o != nil {
		lo = max(lo, o.actEnd)
	}
	for k := j - 1; k > lo && k > j-16; k-- {
		t, w := &toks[k], x.s.words[k]
		switch {
		case t.Kind == prose.Comma:
			return k < j-1 && k > lo && (toks[k+1].Capital || toks[k+1].Lower == "the") && !x.s.words[k-1].Is(grammar.Conjunction)
		case t.Kind == prose.Word && !t.Capital && !w.Is(grammar.Title|grammar.Post|grammar.Rank|grammar.Determiner) && t.Lower != "of" && t.Lower != "for" && t.Lower != "and":
			return false
		case t.Kind != prose.Word && t.Kind != prose.Hyphen && t.Kind != prose.Open && t.Kind != prose.Close && t.Kind != prose.Clitic:
			return false
		}
	}
	return false
}

// relative reports a relative clause between two tokens, to which a verb may
// belong.
func (x *scan) relative(from, to int) bool {
	for i := from; i < to-1; i++ {
		if x.s.words[i].Is(grammar.Subordinate) {
			return true
		}
	}
	return false
}

// strong reports a boundary that ends a that-clause: a comma before "and",
// a semicolon, "while".
func (x *scan) strong(at int) bool {
	if at < x.first {
		return true
	}
	toks := x.s.text.Tokens
	switch {
	case toks[at].Kind == prose.Colon:
		return true
	case toks[at].Kind == prose.Comma:
		o := x.open()
		return o != nil && o.under
	case toks[at].Lower == "while" || toks[at].Lower == "whereas":
		return true
	case toks[at].Lower == "whom":
		return at > x.first && toks[at-1].Lower == "to" // "…, to whom he reiterated"
	case toks[at].Lower == "which":
		return at > x.first && (toks[at-1].Lower == "to" || toks[at-1].Lower == "during" || toks[at-1].Lower == "for" && at > x.first+1 && toks[at-2].Kind == prose.Comma) // "…, to which Minister Roe replied"
	case toks[at].Lower == "and" || toks[at].Lower == "but":
		return at > x.first && (toks[at-1].Kind == prose.Comma || toks[at-1].Kind == prose.Colon)
	}
	return false
}

// hasInfinitive reports a "to" after the verb of a clause, so that a base form
// after "and" may belong to it.
func (x *scan) hasInfinitive(o *clause) bool {
	for j := o.actEnd; j < x.last; j++ {
		if x.s.text.Tokens[j].Lower == "to" {
			return true
		}
	}
	return false
}

// complement reports whether what follows a verb after "and" can be its object:
// "and shared concerns about", not "and shared commitment to".
func (x *scan) complement(at int, strict bool) bool {
	toks := x.s.text.Tokens
	if at >= x.last {
		return false
	}
	t, w := &toks[at], x.s.words[at]
	switch {
	case w.Is(grammar.Be):
		return false
	case w.Is(grammar.Determiner) || t.Lower == "that" || t.Lower == "how":
		return true
	case strict:
		return t.Lower == "to" || t.Capital || x.adverb(at) || w.Is(grammar.Stance)
	case t.Kind == prose.Comma:
		return x.s.words[min(at+1, x.last-1)].Is(grammar.Preposition)
	case w.Is(grammar.Conjunction):
		return false
	}
	return true
}

// takesObject reports what follows a verb that is none of saying, told apart
// from an adjective: "and held a dinner", not "and organised crime".
func (x *scan) takesObject(at int) bool {
	if at >= x.last {
		return false
	}
	t, w := &x.s.text.Tokens[at], x.s.words[at]
	return t.Capital || t.Lower == "that" || t.Lower == "how" || w.Is(grammar.Determiner|grammar.Preposition|grammar.TopicNoun) || x.adverb(at) || t.Lower == "forward" || t.Kind == prose.Number
}

// inItems reports whether a comma stands inside a list of gerunds that
// "including" or "such as" opened.
func (x *scan) inItems(o *clause, at int) bool {
	toks := x.s.text.Tokens
	for j := at; j > o.actEnd; j-- {
		switch toks[j].Lower {
		case "including", "include", "like":
			return true
		case "as":
			if toks[j-1].Lower == "such" {
				return true
			}
		}
	}
	return false
}
