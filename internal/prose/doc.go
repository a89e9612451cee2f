// Package prose takes a stored text apart once for everybody: paragraphs and
// the tree of points, sentences, tokens with their places, and the numbers and
// ordinals that they spell.
//
// It never changes a byte of the text, never joins what stands in two points,
// and gives the same parts for the same text everywhere. Byte offsets are used
// inside; points, which leave the program, count code points.
package prose

import "readout"

// Doc is a text and its parts, all in reading order.
type Doc struct {
	Text       string
	Ruler      *readout.Ruler
	Tokens     []Token
	Sentences  []Sentence
	Paragraphs []Paragraph
	Points     []readout.Point
}

// Paragraph is one block of words: a point, a heading, a line of the page's
// head. Start stands at the printed mark where there is one, Body at the first
// word, End after the last; all are bytes.
type Paragraph struct {
	Start, Body, End      int
	Label                 string // the mark as printed, "" for a plain paragraph
	Level                 int    // depth in the tree of points, from 1
	First, Last           int    // its tokens, half open
	FirstSentence, Beyond int    // its sentences, half open
	Chrome                bool   // the page's furniture or head, not a point
}

// Sentence is a range of bytes and of tokens (half open) inside one paragraph.
type Sentence struct {
	Start, End  int
	First, Last int
	Paragraph   int
}

// Parse takes text apart. Text that is not valid UTF-8 has parts too, but its
// code points are those that Go reads out of it.
func Parse(text string) *Doc {
	d := &Doc{Text: text, Ruler: readout.NewRuler(text)}
	d.Paragraphs = paragraphs(text)
	s := scanner{text: text, lower: lowered(text)}
	s.tokens = make([]Token, 0, len(text)/5+8)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		p.First = len(s.tokens)
		s.scan(p.Body, p.End)
		p.Last = len(s.tokens)
	}
	d.Tokens = s.tokens
	d.split()
	d.Points = points(d)
	return d
}

// Outline takes text apart into its paragraphs, which is a small part of the work:
// of the rest of a Doc it fills in the text and its ruler.
func Outline(text string) *Doc {
	return &Doc{Text: text, Ruler: readout.NewRuler(text), Paragraphs: paragraphs(text)}
}

// Points returns the tree of points of a text.
func Points(text string) []readout.Point { return Parse(text).Points }

// Words returns the text of a range of tokens, from the first byte of the
// first to the last byte of the last.
func (d *Doc) Words(first, last int) string {
	if first >= last {
		return ""
	}
	return d.Text[d.Tokens[first].Start:d.Tokens[last-1].End]
}

// SentenceAt returns the index of the sentence that holds a token.
func (d *Doc) SentenceAt(token int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Sentences[mid].Last <= token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Head is how many paragraphs the head of the text has: its title, its date, the
// furniture of the page above them. A head that would be more than half of the
// text is none: a text of short lines has no sentence to begin with, and all but
// its title is shown.
func (d *Doc) Head() int {
	n := 0
	for n < len(d.Paragraphs) && d.Paragraphs[n].Chrome {
		n++
	}
	if n > 1 && d.Paragraphs[n-1].End > len(d.Text)/2 {
		return 1
	}
	return n
}
