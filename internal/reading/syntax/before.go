package syntax

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// Before is what stands between a verb and the end of its subject.
type Before struct {
	End         int // where the subject must end, half open
	Lead        int // the first token of the verb's group: "has also", "co-"
	Have, Be    bool
	Modal       bool
	To          bool
	Not         bool
	Prefix      string // "re-" or "co-"
	PrefixStart int
}

// Before walks left from a verb over adverbs, asides between commas and
// auxiliaries.
func (x *Sentence) Before(i int) Before {
	toks := x.Text.Tokens
	b := Before{Lead: i, PrefixStart: i}
	j := i - 1
	if j > x.First && toks[j].Kind == prose.Hyphen && !toks[i].Space {
		b.Prefix, b.PrefixStart, b.Lead = toks[j-1].Lower+"-", j-1, j-1
		j -= 2
	}
	for j >= x.Floor {
		w, t := x.Words[j], &toks[j]
		switch {
		case x.Adverb(j):
			b.Lead = j
		case w.Is(grammar.Not):
			b.Not = true
		case t.Kind == prose.Comma:
			k := x.aside(j)
			if k < 0 && x.apposition(j) {
				b.End = j
				return b
			}
			if k < 0 {
				b.End = j + 1
				return b
			}
			j = k
		case j > x.Floor+1 && t.Lower == "turn" && (toks[j-1].Lower == "his" || toks[j-1].Lower == "her" || toks[j-1].Lower == "their") && toks[j-2].Lower == "in":
			j -= 2 // "He in his turn informed …"
		case j > x.Floor+1 && toks[j-1].Lower == "in" && (t.Lower == "turn" || t.Lower == "response" || t.Lower == "reply" || t.Lower == "return"):
			j-- // "He in turn informed …"
		case w.Is(grammar.Have) && !b.To && !b.Modal:
			b.Have, b.Lead = true, j
		case w.Is(grammar.Be) && !b.To && !b.Modal:
			b.Be, b.Lead = true, j
		case w.Is(grammar.Modal):
			b.Modal, b.Lead = true, j
		case t.Lower == "to":
			b.To, b.Lead = true, j
			b.End = j
			return b
		default:
			if k := x.heldAt(j); k > x.Floor {
				j = k
				break
			}
			if k := x.phrase(j); k >= 0 { // "and to this end reiterated"
				j = k
				break
			}
			b.End = j + 1
			return b
		}
		j--
	}
	b.End = max(j+1, x.Floor)
	return b
}

// AfterTo takes the "to" before an -ing form as a preposition.
func (b *Before) AfterTo() *Before {
	c := *b
	c.To = false
	c.End++
	return &c
}

// Adverb reports a word that may stand between a subject and its verb.
func (x *Sentence) Adverb(j int) bool {
	t := &x.Text.Tokens[j]
	if t.Kind != prose.Word {
		return false
	}
	if w := x.Words[j]; w != nil {
		return w.Is(grammar.Adverb) && !(j == x.First)
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
func (x *Sentence) phrase(j int) int {
	toks := x.Text.Tokens
	k := j - 2
	if k-1 < x.Floor || !x.Words[k-1].Is(grammar.Conjunction) || toks[k+1].Lower != "this" && toks[k+1].Lower != "that" {
		return -1
	}
	switch toks[k].Lower + " " + toks[j].Lower {
	case "to end", "in regard", "in context", "in vein", "in respect", "in connection", "on occasion", "on basis", "for purpose":
		return k
	}
	return -1
}

// HeldThere reports "at a meeting held" at the participle: it says where, and is no verb
// of the sentence.
func (x *Sentence) HeldThere(i int) bool {
	if i-2 < x.First || !x.Words[i-1].Is(grammar.TopicNoun|grammar.Body) {
		return false
	}
	at := i - 2
	for at > x.First && at > i-4 && x.Text.Tokens[at].Kind == prose.Word && !x.Words[at].Is(grammar.Preposition) {
		at--
	}
	w := x.Text.Tokens[at].Lower
	return w == "at" || w == "during"
}

// heldAt returns where "at a meeting held in Oslo on Monday" begins that ends at j,
// between a subject and its verb; -1 where nothing of the kind does.
func (x *Sentence) heldAt(j int) int {
	const long = 12 // words
	toks, held := x.Text.Tokens, false
	for k := j - 1; k > x.Floor && k > j-long; k-- {
		t := &toks[k]
		switch {
		case t.Kind != prose.Word && t.Kind != prose.Number:
			return -1
		case t.Lower == "held":
			held = true
		case held && (t.Lower == "at" || t.Lower == "during"):
			for i := k + 1; i < k+5; i++ {
				if x.Words[i].Is(grammar.TopicNoun | grammar.Body) {
					return k
				}
			}
			return -1
		}
	}
	return -1
}

// aside returns the comma that opens an aside which the comma at j closes:
// ", for its part,"; -1 where there is none.
func (x *Sentence) aside(j int) int {
	toks := x.Text.Tokens
	lo := x.Floor
	if o := x.Open(); o != nil {
		lo = max(lo, o.ActEnd)
	}
	for k := j - 1; k > lo && k > j-44; k-- {
		if toks[k].Kind != prose.Comma {
			continue
		}
		if x.Who.Aside(k+1) || x.Words[k-1].Is(grammar.Pronoun) || k == j-2 && x.Adverb(k+1) {
			return k
		}
	}
	return -1
}

// apposition reports a name or post between commas that belongs to the subject
// before it: "the Minister, Ms Lee,".
func (x *Sentence) apposition(j int) bool {
	toks := x.Text.Tokens
	lo := x.Floor
	if o := x.Open(); o != nil {
		lo = max(lo, o.ActEnd)
	}
	for k := j - 1; k > lo && k > j-16; k-- {
		t, w := &toks[k], x.Words[k]
		switch {
		case t.Kind == prose.Comma:
			return k < j-1 && k > lo && (toks[k+1].Capital || toks[k+1].Lower == "the") && !x.Words[k-1].Is(grammar.Conjunction)
		case t.Kind == prose.Word && !t.Capital && !w.Is(grammar.Title|grammar.Post|grammar.Rank|grammar.Determiner) && t.Lower != "of" && t.Lower != "for" && t.Lower != "and":
			return false
		case t.Kind != prose.Word && t.Kind != prose.Hyphen && t.Kind != prose.Open && t.Kind != prose.Close && t.Kind != prose.Clitic:
			return false
		}
	}
	return false
}

// Relative reports a relative clause between two tokens, to which a verb may
// belong.
func (x *Sentence) Relative(from, to int) bool {
	for i := from; i < to-1; i++ {
		if x.Words[i].Is(grammar.Subordinate) {
			return true
		}
	}
	return false
}

// Strong reports a boundary that ends a that-clause: a comma before "and",
// a semicolon, "while".
func (x *Sentence) Strong(at int) bool {
	if at < x.First {
		return true
	}
	toks := x.Text.Tokens
	switch {
	case toks[at].Kind == prose.Colon:
		return true
	case toks[at].Kind == prose.Comma:
		o := x.Open()
		return o != nil && o.Under
	case toks[at].Lower == "while" || toks[at].Lower == "whereas":
		return true
	case toks[at].Lower == "whom":
		return at > x.First && toks[at-1].Lower == "to" // "…, to whom he reiterated"
	case toks[at].Lower == "which":
		return at > x.First && (toks[at-1].Lower == "to" || toks[at-1].Lower == "during" || toks[at-1].Lower == "for" && at > x.First+1 && toks[at-2].Kind == prose.Comma) // "…, to which Minister Roe replied"
	case toks[at].Lower == "and" || toks[at].Lower == "but":
		return at > x.First && (toks[at-1].Kind == prose.Comma || toks[at-1].Kind == prose.Colon)
	}
	return false
}
