package wording

import (
	"maps"
	"math"
	"slices"
	"strings"

	"readout/internal/prose"
)

// TurnKind is how a clause of a round's text stands to the text of the round
// before.
type TurnKind string

// The kinds of turn.
const (
	VerbChanged TurnKind = "verb"     // of the same matter, with another verb
	Rephrased   TurnKind = "reworded" // of the same matter, in other words
	NewNow      TurnKind = "added"
	NotNow      TurnKind = "not_found" // in the text of the round before alone
)

// Turn is one difference between the texts of two rounds.
type Turn struct {
	Kind     TurnKind
	Old, New Clause  // of what is added Old is zero, of what is not found New
	Words    []Piece // of the two clauses in one row, where both are there
}

// Rounds is what a comparison of the texts of two rounds found.
type Rounds struct {
	Turns []Turn   // in the order of the newer text; what is not found stands at the end
	Same  int      // clauses that differ in nothing but dates, names and ordinals
	Usual []Clause // of the newer text, what stands in most rounds
	Rolls int      // sentences that tell who took part, which are not compared
}

// alikeRounds is from where on two clauses are taken to be of one matter; a
// likeness is a cosine, 0 to 1.
const (
	alikeRounds = 0.22
	apartSides  = 0.8   // what one side said and what both said may be of one matter
	sameVerb    = 1.15  // decides between two matters of one likeness
	turnCells   = 90000 // of two long texts the rest is told as added and not found
)

// CompareRounds compares the text of a round with that of the round before, by
// the same publisher and in the same language. usual are the clauses that stand
// in most rounds, which UsualOf finds; nil for none.
func CompareRounds(older, newer RoundText, usual Usual) Rounds {
	var r Rounds
	a, b := older.clauses(), newer.clauses()
	old, new := make([]int, 0, len(a)), make([]int, 0, len(b))
	partner := make([]int, len(b))
	for i := range partner {
		partner[i] = -1
	}
	keys := map[string][]int{}
	for i, c := range a {
		if !c.roll && !usual[c.key] {
			keys[c.key] = append(keys[c.key], i)
		}
	}
	same := map[int]bool{}
	for i, c := range b {
		switch {
		case c.roll:
			r.Rolls++
		case usual[c.key]:
			r.Usual = append(r.Usual, c)
		case len(keys[c.key]) > 0:
			same[keys[c.key][0]] = true
			keys[c.key] = keys[c.key][1:]
			r.Same++
		default:
			new = append(new, i)
		}
	}
	for i, c := range a {
		if !c.roll && !usual[c.key] && !same[i] {
			old = append(old, i)
		}
	}
	match(a, b, old, new, partner)
	met := map[int]bool{}
	for _, i := range new {
		if partner[i] < 0 {
			r.Turns = append(r.Turns, Turn{Kind: NewNow, New: b[i]})
			continue
		}
		met[partner[i]] = true
		r.Turns = append(r.Turns, turn(older, newer, a[partner[i]], b[i]))
	}
	for _, i := range old {
		if !met[i] {
			r.Turns = append(r.Turns, Turn{Kind: NotNow, Old: a[i]})
		}
	}
	return r
}

// turn says how two clauses of one matter differ.
func turn(older, newer RoundText, a, b Clause) Turn {
	t := Turn{Kind: Rephrased, Old: a, New: b}
	if a.VerbName != b.VerbName && a.VerbName != "" && b.VerbName != "" {
		t.Kind = VerbChanged
	}
	t.Words, _, _ = words(older.Doc, older.unit(a), newer.Doc, newer.unit(b))
	return t
}

func (t RoundText) unit(c Clause) unit {
	u := unit{count: c.Sentence}
	u.First, u.Last, u.Paragraph = c.first, c.last, c.Paragraph
	u.Start, u.End = t.Doc.Tokens[c.first].Start, t.Doc.Tokens[c.last-1].End
	return u
}

// match brings clauses of one matter together, each once, so that all pairs
// together are as alike as can be.
func match(a, b []Clause, old, new []int, partner []int) {
	if len(old)*len(new) > turnCells {
		return
	}
	weight := weights(a, b)
	likeness := make([][]float64, len(new))
	for j := range new {
		likeness[j] = make([]float64, len(old))
		for i := range old {
			if like := cosine(a[old[i]], b[new[j]], weight); like >= alikeRounds {
				likeness[j][i] = like
			}
		}
	}
	for j, i := range assign(likeness) {
		if i >= 0 && likeness[j][i] > 0 {
			partner[new[j]] = old[i]
		}
	}
}

// weights says how much a term tells of the matter: the fewer clauses of the two
// texts have it, the more.
func weights(a, b []Clause) map[string]float64 {
	in := map[string]float64{}
	for _, clauses := range [][]Clause{a, b} {
		for _, c := range clauses {
			for term := range c.bag {
				in[term]++
			}
		}
	}
	all := float64(len(a) + len(b))
	for term, n := range in {
		in[term] = 0.3 + math.Log(1+all/n)
	}
	return in
}

// cosine is how alike two clauses are in what they are about, 0 where they speak
// of two sides.
func cosine(a, b Clause, weight map[string]float64) float64 {
	factor := 1.0
	if a.side != b.side {
		if a.side != everybody && b.side != everybody && a.side != "" && b.side != "" {
			return 0
		}
		factor = apartSides
	}
	shared, left, right := 0.0, 0.0, 0.0
	for _, term := range sortedTerms(a.bag) {
		v := a.bag[term] * weight[term]
		left += v * v
		shared += v * b.bag[term] * weight[term]
	}
	for _, term := range sortedTerms(b.bag) {
		v := b.bag[term] * weight[term]
		right += v * v
	}
	if left == 0 || right == 0 {
		return 0
	}
	if a.VerbName == b.VerbName && a.VerbName != "" {
		factor *= sameVerb
	}
	return factor * shared / math.Sqrt(left*right)
}

// sortedTerms makes sums the same everywhere.
func sortedTerms(bag map[string]float64) []string {
	out := make([]string, 0, len(bag))
	for term := range bag {
		out = append(out, term)
	}
	slices.Sort(out)
	return out
}

// Usual are the masked clauses that stand in most rounds.
type Usual map[string]bool

// leastUsual is how many rounds it takes to tell what is usual.
const leastUsual = 3

// UsualOf finds what stands in more than half of the texts, each of another
// round, of one publisher and language; nothing where there are fewer than
// three.
func UsualOf(texts []RoundText) Usual {
	out := Usual{}
	if len(texts) < leastUsual {
		return out
	}
	in := map[string]int{}
	for _, t := range texts {
		seen := map[string]bool{}
		for _, c := range t.clauses() {
			if !c.roll && !seen[c.key] && strings.TrimSpace(c.key) != "" {
				seen[c.key] = true
				in[c.key]++
			}
		}
	}
	for key, n := range in {
		if 2*n > len(texts) {
			out[key] = true
		}
	}
	return out
}

// Speaks reports whether the text has a clause about the matter of some words, by
// whichever side.
func (t RoundText) Speaks(words string) bool {
	of := RoundText{Doc: prose.Parse("-\n\n1. " + strings.Join(strings.Fields(words), " ")), Lang: t.Lang, Names: t.Names}
	asked := Clause{bag: map[string]float64{}}
	for _, c := range of.clauses() {
		maps.Copy(asked.bag, c.bag)
	}
	clauses := t.clauses()
	weight := weights([]Clause{asked}, clauses)
	return slices.ContainsFunc(clauses, func(c Clause) bool {
		c.side, c.VerbName = "", ""
		return !c.roll && cosine(asked, c, weight) >= alikeRounds
	})
}
