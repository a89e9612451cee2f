package site

import (
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
)

// block is one paragraph of a release on its page: a point, a note, a heading,
// a plain paragraph, or the rows of a table.
type block struct {
	ID      string // p1, p1-2: the address of the point
	Label   string // the mark as printed, "" for a plain paragraph
	Number  bool   // the mark is a number and is shown; others are drawn
	Note    bool
	Heading bool
	Quote   bool
	Nodes   []node
	Rows    [][][]node // of a table: rows of cells
	Points  []block    // the sub-points
	level   int
}

// node is a run of words of one paragraph, or words inside a mark or passage.
type node struct {
	Text   string // of a leaf
	Inside []node
	Href   string // a link
	Strong bool
	Em     bool
	ID     string // a source passage
	Back   string // where a passage leads back to, "" for none
}

// passage is a range of the text that a detail points at.
type passage struct {
	readout.Span
	id, back string
}

// body lays a stored text out. The head of the text (title, date, furniture of
// the page), which the page shows elsewhere, is left out. passages are wrapped
// in anchors.
func body(doc *prose.Doc, marks []readout.Mark, passages []passage) []block {
	b := layer{doc: doc, marks: marks, passages: passages}
	var flat []block
	for i, id := range pointIDs(doc) {
		if id != "" {
			level := 1
			if doc.Paragraphs[i].Label != "" {
				level = max(doc.Paragraphs[i].Level, 1)
			}
			flat = append(flat, b.block(i, id, level))
		}
	}
	return nest(tables(flat))
}

// pointIDs are the addresses of a text's paragraphs on the page of its release:
// p2 is the second, p2-1 the first below it. Each is given once, though a text
// may jump between levels. The head of the text has none.
func pointIDs(doc *prose.Doc) []string {
	ids := make([]string, len(doc.Paragraphs))
	seen := map[string]bool{}
	var path []int
	for i, p := range doc.Paragraphs {
		if p.Chrome {
			continue
		}
		level := max(p.Level, 1)
		if p.Label == "" {
			level = 1
		}
		for len(path) > level {
			path = path[:len(path)-1]
		}
		for len(path) < level {
			path = append(path, 0)
		}
		path[level-1]++
		names := make([]string, len(path))
		for j, n := range path {
			names[j] = strconv.Itoa(max(n, 1))
		}
		id := "p" + strings.Join(names, "-")
		for seen[id] {
			id += "x"
		}
		seen[id] = true
		ids[i] = id
	}
	return ids
}

// nest puts sub-points below the point before them.
func nest(flat []block) []block {
	var out []block
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
func tables(flat []block) []block {
	var out []block
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
	passages []passage
}

func (l layer) block(index int, id string, level int) block {
	p := l.doc.Paragraphs[index]
	b := block{ID: id, Label: p.Label, level: level}
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
	var cells [][]node
	start := p.Body
	for _, cell := range strings.Split(l.doc.Text[p.Body:p.End], "\t") {
		cells = append(cells, l.nodes(start, start+len(cell)))
		start += len(cell) + 1
	}
	b.Rows = [][][]node{cells}
	return b
}

// wrap is something that surrounds a range of bytes.
type wrap struct {
	from, to int
	node     node
}

// nodes turns a range of bytes into nested nodes. Ranges that would cross are
// clipped at the end of the one that they begin in.
func (l layer) nodes(from, to int) []node {
	whole := l.doc.Ruler.Span(from, to)
	var wraps []wrap
	add := func(s readout.Span, n node) {
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
		add(p.Span, node{ID: p.id, Back: p.back})
	}
	for _, m := range l.marks {
		s := readout.Span{Start: m.Start, End: m.End}
		switch m.Kind {
		case readout.MarkLink:
			add(s, node{Href: m.Href})
		case readout.MarkStrong:
			add(s, node{Strong: true})
		case readout.MarkEmphasis:
			add(s, node{Em: true})
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
func (l layer) fold(from, to int, wraps []wrap, linked bool) ([]node, []wrap) {
	var out []node
	at := from
	for len(wraps) > 0 && wraps[0].from < to {
		w := wraps[0]
		wraps = wraps[1:]
		w.from, w.to = max(w.from, at), min(w.to, to)
		if w.from >= w.to && w.node.ID == "" {
			continue
		}
		if w.from > at {
			out = append(out, node{Text: l.doc.Text[at:w.from]})
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
		out = append(out, node{Text: l.doc.Text[at:to]})
	}
	return out, wraps
}
