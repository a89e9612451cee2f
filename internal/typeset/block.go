// Package typeset lays a stored text out for a page: points with their addresses,
// headings, tables, links, and the passages that something points at.
//
// Every word of the body comes out once and in its order; what is no point of the
// text is left out by name (its head). It knows no HTML.
package typeset

import (
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
)

// Block is one paragraph of a release on its page: a point, a note, a heading,
// a plain paragraph, or the rows of a table.
type Block struct {
	ID      string // p1, p1-2: the address of the point
	Label   string // the mark as printed, "" for a plain paragraph
	Number  bool   // the mark is a number and is shown; others are drawn
	Note    bool
	Heading bool
	Quote   bool
	Nodes   []Node
	Rows    [][][]Node // of a table: rows of cells
	Points  []Block    // the sub-points
	Spoken  string     // how the point's link names it: 1, 2-1; the count of a plain paragraph
	// A list is opened before its first block and closed after its last.
	ListItem, Opens, Closes bool
	Ordered                 bool // the list's marks are numbers
	level                   int
}

// Node is a run of words of one paragraph, or words inside a mark or passage.
type Node struct {
	Text   string // of a leaf
	Inside []Node
	Href   string // a link
	Strong bool
	Em     bool
	ID     string // a source passage
	Back   []Back // the details that stand on a passage
}

// Passage is a range of the text that a detail points at.
type Passage struct {
	readout.Span
	ID   string // of its anchor
	Back []Back // what leads here
}

// Back is a detail that a passage leads back to.
type Back struct{ ID, Name string }

// Layout lays a stored text out: all of it but its head (title, date, furniture
// of the page above them), which the page shows elsewhere. passages are wrapped
// in anchors.
func Layout(doc *prose.Doc, marks []readout.Mark, passages []Passage) []Block {
	l := layer{doc: doc, passages: passages}
	var flat []Block
	for _, here := range Places(doc) {
		p := doc.Paragraphs[here.Paragraph]
		l.marks, marks = over(doc.Ruler.Span(p.Body, p.End), marks)
		flat = append(flat, l.block(here))
	}
	return lists(nest(tables(flat)))
}

// over returns the marks, in order of their start, that may lie over a span,
// and those that may lie over what comes behind it.
func over(s readout.Span, marks []readout.Mark) (here, left []readout.Mark) {
	for len(marks) > 0 && marks[0].End <= s.Start {
		marks = marks[1:]
	}
	n := 0
	for n < len(marks) && marks[n].Start < s.End {
		n++
	}
	return marks[:n], marks
}

// Place is where a paragraph of the body stands.
type Place struct {
	Paragraph int // its index in the text
	level     int
	Point     bool   // it has a printed mark
	Number    string // of a point 1, 2-1; of a plain paragraph its count
	ID        string // its address: p1, p2-1; t1 for a plain paragraph among points
}

// Places numbers the paragraphs of the body. A point at the top has its printed
// number where that is still free, else its place; a sub-point has its place
// below the point before it.
func Places(doc *prose.Doc) []Place {
	from := doc.Head()
	pointed := false
	for _, p := range doc.Paragraphs[from:] {
		pointed = pointed || p.Label != ""
	}
	var out []Place
	var counts []int // of the open levels
	used, seen := map[string]bool{}, map[string]bool{}
	plain, top := 0, ""
	for i := from; i < len(doc.Paragraphs); i++ {
		p := doc.Paragraphs[i]
		here := Place{Paragraph: i, level: 1}
		if p.Label == "" {
			plain++
			counts = counts[:0]
			here.Number, here.ID = strconv.Itoa(plain), "p"+strconv.Itoa(plain)
			if pointed {
				here.ID = "t" + here.Number
			}
			out = append(out, here)
			continue
		}
		here.Point, here.level = true, max(1, min(p.Level, len(counts)+1))
		for len(counts) < here.level {
			counts = append(counts, 0)
		}
		counts = counts[:here.level]
		counts[here.level-1]++
		if here.level == 1 {
			top = printed(p.Label)
			for n := counts[0]; top == "" || used[top]; n++ {
				top = strconv.Itoa(n)
			}
			used[top] = true
		}
		names := []string{top}
		for _, n := range counts[1:] {
			names = append(names, strconv.Itoa(n))
		}
		here.Number = strings.Join(names, "-")
		here.ID = "p" + here.Number
		for seen[here.ID] {
			here.ID += "x"
		}
		seen[here.ID] = true
		out = append(out, here)
	}
	return out
}

// Addresses are the addresses of a text's paragraphs on the page of its release,
// by paragraph; the head of the text has none.
func Addresses(doc *prose.Doc) []string {
	ids := make([]string, len(doc.Paragraphs))
	for _, p := range Places(doc) {
		ids[p.Paragraph] = p.ID
	}
	return ids
}

// printed is the number of a mark such as "1." or "(2)", "" where it has none.
func printed(label string) string {
	n := strings.Trim(label, ".()（）[]<> ")
	if n == "" || len(n) > 3 || strings.Trim(n, "0123456789") != "" {
		return ""
	}
	return n
}

// lists opens and closes a list around each run of points.
func lists(blocks []Block) []Block {
	for i := range blocks {
		b := &blocks[i]
		b.Points = lists(b.Points)
		if b.Rows != nil || b.Label == "" {
			continue
		}
		b.ListItem = true
		b.Opens = i == 0 || !blocks[i-1].ListItem
		b.Closes = i+1 == len(blocks) || blocks[i+1].Label == "" || blocks[i+1].Rows != nil
		b.Ordered = b.Number
		if !b.Opens {
			b.Ordered = blocks[i-1].Ordered
		}
	}
	return blocks
}

// nest puts sub-points below the point before them.
func nest(flat []Block) []Block {
	var out []Block
	for i := 0; i < len(flat); {
		j := i + 1
		for j < len(flat) && flat[j].level > flat[i].level {
			j++
		}
		b := flat[i]
		b.Points = nest(flat[i+1 : j])
		out = append(out, b)
		i = j
	}
	return out
}

// tables joins the rows that follow each other.
func tables(flat []Block) []Block {
	var out []Block
	for _, b := range flat {
		if n := len(out); b.Rows != nil && n > 0 && out[n-1].Rows != nil && out[n-1].level == b.level {
			out[n-1].Rows = append(out[n-1].Rows, b.Rows...)
			continue
		}
		out = append(out, b)
	}
	return out
}

// layer cuts paragraphs into nodes.
type layer struct {
	doc      *prose.Doc
	marks    []readout.Mark
	passages []Passage
}

func (l layer) block(at Place) Block {
	p := l.doc.Paragraphs[at.Paragraph]
	b := Block{ID: at.ID, Label: p.Label, Spoken: at.Number, level: at.level}
	b.Number = p.Label != "" && strings.ContainsAny(p.Label, "0123456789０１２３４５６７８９")
	b.Note = p.Label == "*" || p.Label == "※"
	whole := l.doc.Ruler.Span(p.Body, p.End)
	row := false
	for _, m := range l.marks {
		if !whole.Overlaps(readout.Span{Start: m.Start, End: m.End}) {
			continue
		}
		switch m.Kind {
		case readout.MarkHeading:
			b.Heading = true
		case readout.MarkQuote:
			b.Quote = true
		case readout.MarkRow:
			row = true
		}
	}
	if !row {
		b.Nodes = l.nodes(p.Body, p.End)
		return b
	}
	var cells [][]Node
	start := p.Body
	for _, cell := range strings.Split(l.doc.Text[p.Body:p.End], "\t") {
		cells = append(cells, l.nodes(start, start+len(cell)))
		start += len(cell) + 1
	}
	b.Rows = [][][]Node{cells}
	return b
}

// wrap is something that surrounds a range of bytes.
type wrap struct {
	from, to int
	node     Node
}

// nodes turns a range of bytes into nested nodes. Ranges that would cross are
// clipped at the end of the one that they begin in.
func (l layer) nodes(from, to int) []Node {
	whole := l.doc.Ruler.Span(from, to)
	var wraps []wrap
	add := func(s readout.Span, n Node) {
		if !s.Overlaps(whole) {
			return
		}
		a, z := max(l.doc.Ruler.Byte(s.Start), from), min(l.doc.Ruler.Byte(s.End), to)
		if a < z {
			wraps = append(wraps, wrap{a, z, n})
		}
	}
	for _, p := range l.passages {
		if p.Start < whole.Start && p.Start < whole.End && p.End > whole.Start {
			continue // its anchor stands in an earlier paragraph
		}
		add(p.Span, Node{ID: p.ID, Back: p.Back})
	}
	for _, m := range l.marks {
		s := readout.Span{Start: m.Start, End: m.End}
		switch m.Kind {
		case readout.MarkLink:
			add(s, Node{Href: m.Href})
		case readout.MarkStrong:
			add(s, Node{Strong: true})
		case readout.MarkEmphasis:
			add(s, Node{Em: true})
		}
	}
	slices.SortStableFunc(wraps, func(a, b wrap) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	nodes, _ := l.fold(from, to, wraps, false)
	return nodes
}

// fold consumes the wraps that begin before to and returns those left over.
// A link inside a link keeps its words and loses its address.
func (l layer) fold(from, to int, wraps []wrap, linked bool) ([]Node, []wrap) {
	var out []Node
	at := from
	for len(wraps) > 0 && wraps[0].from < to {
		w := wraps[0]
		wraps = wraps[1:]
		w.from, w.to = max(w.from, at), min(w.to, to)
		if w.from >= w.to && w.node.ID == "" {
			continue
		}
		if w.from > at {
			out = append(out, Node{Text: l.doc.Text[at:w.from]})
		}
		n := w.node
		if linked {
			n.Href = ""
		}
		n.Inside, wraps = l.fold(w.from, max(w.to, w.from), wraps, linked || n.Href != "")
		out = append(out, n)
		at = max(w.to, w.from)
	}
	if at < to {
		out = append(out, Node{Text: l.doc.Text[at:to]})
	}
	return out, wraps
}
