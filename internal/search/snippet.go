package search

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/lexicon"
)

// Piece is a run of a snippet's words, of the text as it is. Joined, the pieces
// are the snippet; a face escapes each.
type Piece struct {
	Text string
	Hit  bool // the words that were asked for
}

// Bounds of a snippet.
const (
	window  = 200     // code points
	before  = 50      // of them at most before the first hit
	enough  = 4 << 10 // bytes of the text that are looked at where words were found by then
	matches = 2000    // places that are weighed
)

// Scanned is how much of a text a snippet is looked for in, in bytes. Glance is
// how many code points of it tell the same wherever they hold the words at all.
const (
	Scanned = 1 << 20
	Glance  = 8 << 10
)

// Tells reports whether a snippet holds any of the words that were asked for.
func Tells(pieces []Piece) bool {
	return slices.ContainsFunc(pieces, func(p Piece) bool { return p.Hit })
}

// Snippet returns the passage of a text, about 200 code points on word edges,
// that holds most of the words of a query, in their first such place, with them
// marked. It reads the text as the index does: case, width, accents, stems and
// Korean spacing make no difference. White space becomes one space, and "…"
// stands where words were left out. A text without any of the words gives its
// beginning.
func Snippet(text, words string) []Piece {
	pieces, _ := Passage(text, words)
	return pieces
}

// Passage is a Snippet and the byte of the text at which the first of its words
// that were asked for stands, -1 where there is none.
func Passage(text, words string) (pieces []Piece, at int) {
	if len(text) > Scanned {
		text = strings.ToValidUTF8(text[:Scanned], "")
	}
	hits := find(text, lexicon.Parse(words), enough)
	from, to := passage(text, hits)
	return pieced(text, hits, from, to), first(hits, from)
}

// Matching tells of texts whether they hold all words of a query, which is taken apart
// once for all of them.
func Matching(words string) func(text string) bool {
	parts := lexicon.Parse(words)
	return func(text string) bool { return len(parts) > 0 && holdsAll(text, parts) }
}

// first is where the first of hits begins behind a place.
func first(hits []match, from int) int {
	for _, h := range hits {
		if h.start >= from {
			return h.start
		}
	}
	return -1
}

func pieced(text string, hits []match, from, to int) []Piece {
	var out pieces
	if from > 0 {
		out.add("…", false)
	}
	at := from
	for _, h := range hits {
		start, end := max(h.start, at), min(h.end, to)
		if start >= end {
			continue
		}
		out.add(text[at:start], false)
		out.add(text[start:end], true)
		at = end
	}
	out.add(text[at:to], false)
	if to < len(text) && strings.TrimSpace(text[to:]) != "" {
		out.add("…", false)
	}
	return out.done()
}

// match is a place where a lexicon.Part of a query stands.
type match struct {
	start, end int // bytes
	part       int
}

// find returns where the parts of a query stand in a text, in order. Behind
// enough bytes it stops once it has found any.
func find(text string, parts []lexicon.Part, enough int) []match {
	starts := map[string][]way{} // by their first term
	var asked [256]bool          // first bytes of terms: a stem begins as its word does
	for i, p := range parts {
		if p.Without || p.Small {
			continue
		}
		for _, units := range p.Ways() {
			starts[units[0].Term] = append(starts[units[0].Term], way{i, units})
			for _, u := range units {
				asked[u.Term[0]] = true
			}
		}
	}
	if len(starts) == 0 {
		return nil
	}
	st := lexicon.Borrow()
	defer st.Return()
	type begun struct {
		way
		n     int // how many units stand there already
		start int
	}
	var open []begun
	var out []match
	s := lexicon.NewScanner(text)
	together := near{last: make([]int, len(parts)), left: asks(parts)}
	for seen := 0; len(out) < matches; {
		u, ok := s.Next()
		if !ok || u.Start > enough && len(out) > 0 {
			break
		}
		for ; seen < len(out) && enough < len(text); seen++ {
			if together.add(out[seen]) {
				enough = min(enough, u.Start+window) // to the end of the best passage
			}
		}
		term := u.Term
		if !asked[term[0]] {
			open = open[:0]
			continue
		}
		if u.Kind == lexicon.Word {
			term = st.Stem(term)
		}
		going := open[:0]
		for _, b := range open {
			switch {
			case u.Far || b.units[b.n].Term != string(term):
			case b.n+1 == len(b.units):
				out = append(out, match{b.start, u.End, b.part})
			default:
				going = append(going, begun{b.way, b.n + 1, b.start})
			}
		}
		open = going
		for _, w := range starts[string(term)] {
			if len(w.units) == 1 {
				out = append(out, match{u.Start, u.End, w.part})
			} else {
				open = append(open, begun{w, 1, u.Start})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b match) int { return a.start - b.start })
	return out
}

// way is a way to write a part.
type way struct {
	part  int
	units []lexicon.Atom
}

// near finds where all parts of a query stand within a passage's length.
type near struct {
	last []int // where each part stood last, from 1
	left int   // parts that did not stand anywhere yet
}

// asks is how many parts a query asks for.
func asks(parts []lexicon.Part) int {
	n := 0
	for _, p := range parts {
		if !p.Without && !p.Small {
			n++
		}
	}
	return n
}

// add takes the next place in and reports whether all parts stand close to it.
func (n *near) add(m match) bool {
	if n.last[m.part] == 0 {
		n.left--
	}
	n.last[m.part] = m.start + 1
	if n.left > 0 {
		return false
	}
	for _, at := range n.last {
		if at > 0 && m.start+1-at > window-before {
			return false
		}
	}
	return true
}

// holdsAll reports whether every asked part stands in a text.
func holdsAll(text string, parts []lexicon.Part) bool {
	var have, want uint64
	for _, m := range find(text, parts, len(text)) {
		have |= 1 << m.part
	}
	for i, p := range parts {
		if !p.Without && !p.Small {
			want |= 1 << i
		}
	}
	return have&want == want
}

// passage chooses the bytes of a text to show.
func passage(text string, hits []match) (from, to int) {
	first, best := 0, 0
	for i := range hits {
		var have uint64
		n := 0
		reach := points(text, hits[i].start, window-before)
		for _, h := range hits[i:] {
			if h.start >= reach {
				break
			}
			have |= 1 << h.part
			n++
		}
		if score := bits.OnesCount64(have)*1000 + min(n, 20); score > best {
			first, best = i, score
		}
	}
	if len(hits) == 0 {
		from = 0
	} else {
		from = back(text, hits[first].start, before)
	}
	to = points(text, from, window)
	if to < len(text) {
		if cut := strings.LastIndexFunc(text[from:to], unicode.IsSpace); cut > 0 && utf8.RuneCountInString(text[from:from+cut]) > window/2 {
			to = from + cut
		}
	}
	return from, to
}

// points is the byte n code points behind a place, or the end.
func points(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// back is a word's edge at most n code points before a place.
func back(text string, at, n int) int {
	from := at
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	if from == 0 {
		return 0
	}
	if edge := strings.IndexFunc(text[from:at], unicode.IsSpace); edge >= 0 {
		_, size := utf8.DecodeRuneInString(text[from+edge:])
		return from + edge + size
	}
	return at // one long word
}

// pieces gathers pieces with their white space folded.
type pieces struct {
	out   []Piece
	space bool // the last sign was a space, or none was yet
}

func (p *pieces) add(text string, hit bool) {
	var b strings.Builder
	for _, r := range text {
		if lexicon.Blank(r) {
			if !p.space && len(p.out)+b.Len() > 0 {
				b.WriteByte(' ')
			}
			p.space = true
			continue
		}
		p.space = false
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return
	}
	if n := len(p.out); n > 0 && p.out[n-1].Hit == hit {
		p.out[n-1].Text += b.String()
		return
	}
	p.out = append(p.out, Piece{b.String(), hit})
}

func (p *pieces) done() []Piece {
	if n := len(p.out); n > 0 {
		p.out[n-1].Text = strings.TrimRight(p.out[n-1].Text, " ")
		if p.out[n-1].Text == "" {
			p.out = p.out[:n-1]
		}
	}
	return p.out
}
