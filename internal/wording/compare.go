package wording

import (
	"slices"
	"strings"

	"readout/internal/prose"
)

// Kind is how a passage differs.
type Kind string

// The kinds of change.
const (
	Added    Kind = "added"
	Removed  Kind = "removed"
	Reworded Kind = "reworded"
	Moved    Kind = "moved"    // the same words at another place
	Numbered Kind = "numbered" // a point whose printed mark is another one now
)

// Change is one difference between two texts.
type Change struct {
	Kind     Kind
	Old, New Passage  // of an added one Old is zero, of a removed one New
	Words    []Piece  // of a reworded one: both sentences in one row of pieces
	Matters  []Matter // what the differing words are, each once, in order of Matters
}

// Passage is a sentence of one of the texts.
type Passage struct {
	Text      string
	Label     string // its point's printed mark, where it begins one; "" else
	Paragraph int    // index in the Paragraphs of its text
	Sentence  int    // its count inside the paragraph, from 1
}

// unit is a sentence on its way to its partner.
type unit struct {
	prose.Sentence
	key   string // its words with white space folded
	count int    // inside its paragraph, from 1
}

// Compare lists what differs between an older and a newer text, in the order of
// the newer one; what was removed stands where it would have followed. Two texts
// that differ in white space alone have no change.
func Compare(older, newer *prose.Doc) []Change {
	c := comparison{old: older, new: newer, a: units(older), b: units(newer)}
	c.partner = make([]int, len(c.b))
	for i := range c.partner {
		c.partner[i] = -1
	}
	c.align(0, len(c.a), 0, len(c.b))
	return c.moved(c.changes())
}

type comparison struct {
	old, new *prose.Doc
	a, b     []unit
	partner  []int // of each of b, its partner in a; -1 for none
}

func units(d *prose.Doc) []unit {
	out := make([]unit, 0, len(d.Sentences))
	for i, s := range d.Sentences {
		words := strings.Join(strings.Fields(d.Text[s.Start:s.End]), " ")
		out = append(out, unit{s, words, i - d.Paragraphs[s.Paragraph].FirstSentence + 1})
	}
	return out
}

// align finds partners for a[i:j] among b[k:l], none crossing another: equal ends
// first, then sentences that stand once on either side, then between those.
func (c *comparison) align(i, j, k, l int) {
	for i < j && k < l && c.a[i].key == c.b[k].key {
		c.partner[k] = i
		i, k = i+1, k+1
	}
	for i < j && k < l && c.a[j-1].key == c.b[l-1].key {
		j, l = j-1, l-1
		c.partner[l] = j
	}
	if i == j || k == l {
		return
	}
	anchors := c.anchors(i, j, k, l)
	if len(anchors) == 0 {
		c.gap(i, j, k, l)
		return
	}
	for _, at := range anchors {
		c.partner[at[1]] = at[0]
		c.align(i, at[0], k, at[1])
		i, k = at[0]+1, at[1]+1
	}
	c.align(i, j, k, l)
}

// anchors are the pairs of equal sentences that stand once on each side, the
// longest row of them that does not cross (the patience method of comparing).
func (c *comparison) anchors(i, j, k, l int) [][2]int {
	type seen struct{ at, times int }
	old := make(map[string]seen, j-i)
	for n := i; n < j; n++ {
		s := old[c.a[n].key]
		old[c.a[n].key] = seen{n, s.times + 1}
	}
	times := make(map[string]int, l-k)
	for n := k; n < l; n++ {
		times[c.b[n].key]++
	}
	var pairs [][2]int // in the order of b
	for n := k; n < l; n++ {
		if s := old[c.b[n].key]; s.times == 1 && times[c.b[n].key] == 1 {
			pairs = append(pairs, [2]int{s.at, n})
		}
	}
	return rising(pairs)
}

// rising is a longest row of pairs whose first numbers rise.
func rising(pairs [][2]int) [][2]int {
	before := make([]int, len(pairs))
	var ends []int // ends[n]: the pair with the smallest first number that ends a row of n+1
	for p := range pairs {
		n, _ := slices.BinarySearchFunc(ends, pairs[p][0], func(end, first int) int { return pairs[end][0] - first })
		before[p] = -1
		if n > 0 {
			before[p] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, p)
		} else {
			ends[n] = p
		}
	}
	if len(ends) == 0 {
		return nil
	}
	out := make([][2]int, len(ends))
	for p, n := ends[len(ends)-1], len(ends)-1; p >= 0; p, n = before[p], n-1 {
		out[n] = pairs[p]
	}
	return out
}

// Bounds of a neighbourhood: more sentences than these without an equal one in
// between are told as removed and added, which is true and costs nothing.
const (
	gapCells = 40_000
	alike    = 0.5 // from here two sentences are wordings of one
)

// gap brings together, in order, the sentences of a[i:j] and b[k:l] that are
// most alike.
func (c *comparison) gap(i, j, k, l int) {
	rows, columns := j-i, l-k
	if rows*columns > gapCells {
		return
	}
	old, new := make([][]string, rows), make([][]string, columns)
	for n := range old {
		old[n] = bag(c.old, c.a[i+n])
	}
	for n := range new {
		new[n] = bag(c.new, c.b[k+n])
	}
	likeness := make([]float64, rows*columns)
	best := make([]float64, (rows+1)*(columns+1)) // of the first r and the first s sentences
	for r := range rows {
		for s := range columns {
			v := likenessOf(old[r], new[s])
			if v < alike {
				v = 0
			}
			likeness[r*columns+s] = v
			best[(r+1)*(columns+1)+s+1] = max(best[r*(columns+1)+s+1], best[(r+1)*(columns+1)+s], best[r*(columns+1)+s]+v)
		}
	}
	for r, s := rows, columns; r > 0 && s > 0; {
		here, v := best[r*(columns+1)+s], likeness[(r-1)*columns+s-1]
		switch {
		case v > 0 && here == best[(r-1)*(columns+1)+s-1]+v:
			r, s = r-1, s-1
			c.partner[k+s] = i + r
		case here == best[(r-1)*(columns+1)+s]:
			r--
		default:
			s--
		}
	}
}

// bag is the words of a sentence, sorted.
func bag(d *prose.Doc, u unit) []string {
	words := make([]string, 0, u.Last-u.First)
	for _, t := range d.Tokens[u.First:u.Last] {
		switch t.Kind {
		case prose.Word, prose.Number, prose.Ordinal, prose.Script:
			words = append(words, t.Lower)
		}
	}
	slices.Sort(words)
	return words
}

// likenessOf is Dice's coefficient of two sorted bags of words: twice what they
// share by what they hold, 0 to 1.
func likenessOf(a, b []string) float64 {
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch strings.Compare(a[i], b[j]) {
		case 0:
			shared, i, j = shared+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}

// changes lists what has no equal partner.
func (c *comparison) changes() []Change {
	var out []Change
	next := 0 // of a
	gone := func(until int) {
		for ; next < until; next++ {
			out = append(out, Change{Kind: Removed, Old: c.passage(c.old, c.a[next]), Matters: matters(c.old, allOf(c.a[next])).list()})
		}
	}
	for k, u := range c.b {
		i := c.partner[k]
		if i < 0 {
			out = append(out, Change{Kind: Added, New: c.passage(c.new, u), Matters: matters(c.new, allOf(u)).list()})
			continue
		}
		gone(i)
		next = i + 1
		old, new := c.passage(c.old, c.a[i]), c.passage(c.new, u)
		if old.Label != new.Label {
			out = append(out, Change{Kind: Numbered, Old: old, New: new})
		}
		if c.a[i].key != u.key {
			pieces, gone, came := words(c.old, c.a[i], c.new, u)
			out = append(out, Change{Kind: Reworded, Old: old, New: new, Words: pieces, Matters: matters(c.old, gone).with(matters(c.new, came)).list()})
		}
	}
	gone(len(c.a))
	return out
}

// allOf is every word of a sentence.
func allOf(u unit) []word {
	out := make([]word, 0, u.Last-u.First)
	for t := u.First; t < u.Last; t++ {
		out = append(out, word{t, t == u.First})
	}
	return out
}

func (c *comparison) passage(d *prose.Doc, u unit) Passage {
	p := Passage{Text: d.Text[u.Start:u.End], Paragraph: u.Paragraph, Sentence: u.count}
	if u.count == 1 {
		p.Label = d.Paragraphs[u.Paragraph].Label
	}
	return p
}

// moved makes one change of a removed and an added sentence of the same words.
func (c *comparison) moved(changes []Change) []Change {
	added := map[string][]int{}
	for i, ch := range changes {
		if ch.Kind == Added {
			key := strings.Join(strings.Fields(ch.New.Text), " ")
			added[key] = append(added[key], i)
		}
	}
	drop := make([]bool, len(changes))
	for i, ch := range changes {
		if ch.Kind != Removed {
			continue
		}
		key := strings.Join(strings.Fields(ch.Old.Text), " ")
		if to := added[key]; len(to) > 0 {
			added[key] = to[1:]
			changes[to[0]].Kind, changes[to[0]].Old, changes[to[0]].Matters = Moved, ch.Old, nil
			drop[i] = true
		}
	}
	out := changes[:0]
	for i, ch := range changes {
		if !drop[i] {
			out = append(out, ch)
		}
	}
	return out
}
