package page

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"readout"
)

// block is one line of a page: its words with the markup inside it, and what it
// is as a whole.
type block struct {
	runs    []run
	node    *html.Node // the element that it stands in
	heading bool
	item    bool
	depth   int    // lists around an item's list
	label   string // the number or bullet that a browser prints before an item
	row     bool
	quote   bool
	gap     breakKind // how it stands to the block before
	fact    bool      // a label of the release and its value
	words   string    // on one line
	linked  int       // bytes of words inside links
	said    int       // bytes of words that are sentences
	plain   int       // bytes of words outside links, in a line that is no furniture
}

// run is a piece of a block: words, the beginning or end of an inline mark, or
// the division of two cells.
type run struct {
	kind runKind
	text string // words, or a link's address
	mark readout.MarkKind
}

type runKind uint8

const (
	runWords runKind = iota
	runBegin
	runEnd
	runCell
)

// linear turns a tree into blocks in the order in which a reader meets them,
// and leaves out what skip says.
type linear struct {
	skip   func(*html.Node) bool
	base   *url.URL
	until  time.Time // no block is made after it
	count  int
	blocks []block

	now    block
	open   []run // inline marks that are open
	links  int   // of these, links
	quotes int
	lists  []list
	label  string // of the item that has no words yet
	due    bool   // the next words begin an item
	gap    breakKind
	pre    bool
}

type list struct {
	ordered bool
	number  int
	kind    string
}

// linearise stops at the deadline with what it has.
func linearise(root *html.Node, base *url.URL, deadline time.Time, skip func(*html.Node) bool) []block {
	l := &linear{skip: skip, base: base, until: deadline}
	l.children(root)
	l.flush(paragraph)
	return l.blocks
}

func (l *linear) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if l.count++; l.count%1024 == 0 && time.Now().After(l.until) {
			return
		}
		switch c.Type {
		case html.TextNode:
			l.words(c)
		case html.ElementNode:
			if !l.skip(c) {
				l.element(c)
			}
		}
	}
}

// words adds a text node to the block.
func (l *linear) words(n *html.Node) {
	if l.pre {
		for line := range strings.Lines(n.Data) {
			l.add(n, strings.TrimRight(line, "\n"))
			if strings.HasSuffix(line, "\n") {
				l.flush(newLine)
			}
		}
		return
	}
	l.add(n, n.Data)
}

func (l *linear) add(n *html.Node, s string) {
	if l.now.node == nil && strings.TrimSpace(s) == "" {
		return // white space between blocks; no-break spaces alone are no words
	}
	if l.now.node == nil {
		l.now.node = n.Parent
		l.now.runs = append(l.now.runs, l.open...)
	}
	l.now.runs = append(l.now.runs, run{kind: runWords, text: s})
	if l.links > 0 {
		l.now.linked += len(s)
	}
}

// flush ends the block, if it has words; kind is how the next stands to it.
func (l *linear) flush(kind breakKind) {
	if l.now.node != nil {
		for i := len(l.open) - 1; i >= 0; i-- {
			l.now.runs = append(l.now.runs, run{kind: runEnd})
		}
		b := l.now
		b.gap = l.gap
		b.quote = l.quotes > 0
		b.words = wordsOf(b.runs)
		if l.due {
			b.item, b.depth = true, len(l.lists)-1
			if !printsOwnMark(b.words) {
				b.label = l.label
			}
			l.due = false
		}
		l.blocks = append(l.blocks, b)
		l.now = block{}
		l.gap = kind
		return
	}
	l.now = block{}
	l.gap = max(l.gap, kind)
}

// wordsOf is a block's text on one line.
func wordsOf(runs []run) string {
	if len(runs) == 1 {
		return oneLine(runs[0].text)
	}
	var b strings.Builder
	for _, r := range runs {
		switch r.kind {
		case runWords:
			b.WriteString(r.text)
		case runCell:
			b.WriteByte(' ')
		}
	}
	return oneLine(b.String())
}

// printsOwnMark reports words that begin with a printed mark of their own, so
// that the browser's bullet is not wanted.
func printsOwnMark(s string) bool {
	s = strings.TrimLeft(s, " \u00a0\u3000")
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("°ㅇ○◦□■•·▪●◇◆▶▷△▲-–—*※∙①②③④⑤⑥⑦⑧⑨⑩", r) {
		return len(s) > size
	}
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n > 0 && n < 3 && n < len(s) && (s[n] == '.' || s[n] == ')')
}

func (l *linear) element(n *html.Node) {
	switch n.Data {
	case "br":
		if l.now.node == nil {
			l.flush(paragraph) // the second line end in a row
		} else {
			l.flush(newLine)
		}
	case "hr":
		l.flush(paragraph)
	case "img", "input", "wbr", "source", "track", "col", "area", "link", "meta", "base", "head", "title":
	case "a":
		l.inline(n, readout.MarkLink, href(l.base, attr(n, "href")))
	case "b", "strong":
		l.inline(n, readout.MarkStrong, "")
	case "i", "em", "cite", "dfn":
		l.inline(n, readout.MarkEmphasis, "")
	case "h1", "h2", "h3", "h4", "h5", "h6":
		l.flush(paragraph)
		from := len(l.blocks)
		l.children(n)
		l.flush(paragraph)
		for i := from; i < len(l.blocks); i++ {
			l.blocks[i].heading = true
		}
	case "blockquote":
		l.flush(paragraph)
		l.quotes++
		l.children(n)
		l.flush(paragraph)
		l.quotes--
	case "pre":
		l.flush(paragraph)
		before := l.pre
		l.pre = true
		l.children(n)
		l.pre = before
		l.flush(paragraph)
	case "ul", "ol":
		l.list(n)
	case "li":
		l.item(n)
	case "table":
		l.flush(paragraph)
		if !dataTable(n) {
			l.children(n)
		} else {
			l.table(n)
		}
		l.flush(paragraph)
	case "dt", "dd", "tr", "td", "th", "caption", "summary", "legend":
		l.flush(newLine)
		l.children(n)
		l.flush(newLine)
	default:
		if !blockTags[n.Data] {
			l.children(n)
			return
		}
		kind := paragraph
		if n.Data == "div" && len(l.lists) > 0 {
			kind = newLine
		}
		l.flush(kind)
		l.children(n)
		l.flush(kind)
	}
}

func (l *linear) inline(n *html.Node, kind readout.MarkKind, address string) {
	begin := run{kind: runBegin, mark: kind, text: address}
	l.open = append(l.open, begin)
	if l.now.node != nil {
		l.now.runs = append(l.now.runs, begin)
	}
	if kind == readout.MarkLink {
		l.links++
	}
	l.children(n)
	if kind == readout.MarkLink {
		l.links--
	}
	l.open = l.open[:len(l.open)-1]
	if l.now.node != nil {
		l.now.runs = append(l.now.runs, run{kind: runEnd})
	}
}

func (l *linear) list(n *html.Node) {
	kind := newLine
	if len(l.lists) == 0 {
		kind = paragraph
	}
	l.flush(kind)
	one := list{ordered: n.Data == "ol", number: 1, kind: attr(n, "type")}
	if start, err := strconv.Atoi(attr(n, "start")); err == nil {
		one.number = start
	}
	l.lists = append(l.lists, one)
	l.children(n)
	l.flush(kind)
	l.lists = l.lists[:len(l.lists)-1]
	l.due = false
}

func (l *linear) item(n *html.Node) {
	if len(l.lists) == 0 { // an item without its list
		l.flush(newLine)
		l.children(n)
		l.flush(newLine)
		return
	}
	l.flush(newLine)
	one := &l.lists[len(l.lists)-1]
	l.label = "•"
	if one.ordered {
		if value, err := strconv.Atoi(attr(n, "value")); err == nil {
			one.number = value
		}
		l.label = numberLabel(one.number, one.kind)
		one.number++
	}
	l.due = true
	l.children(n)
	l.flush(newLine)
	l.due = false
}

func numberLabel(n int, kind string) string {
	if n >= 1 && n <= 26 {
		switch kind {
		case "a":
			return string(rune('a'+n-1)) + "."
		case "A":
			return string(rune('A'+n-1)) + "."
		}
	}
	return strconv.Itoa(n) + "."
}

// dataTable tells a table of data from one that only lays a page out: two
// cells or more in some row, and in no cell anything that makes paragraphs.
func dataTable(n *html.Node) bool {
	wide := false
	breaks, paragraphs := 0, 0 // in the cell
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		switch d.Data {
		case "table", "div", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "blockquote", "pre":
			return false
		case "br":
			breaks++
		case "p":
			paragraphs++
		case "td", "th":
			breaks, paragraphs = 0, 0
			for s := d.NextSibling; s != nil && !wide; s = s.NextSibling {
				wide = s.Type == html.ElementNode && (s.Data == "td" || s.Data == "th")
			}
		}
		if breaks > 3 || paragraphs > 1 {
			return false
		}
	}
	return wide
}

// table gives each row of a data table one block.
func (l *linear) table(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || l.skip(c) {
			continue
		}
		switch c.Data {
		case "tr":
			l.flush(newLine)
			for cell := c.FirstChild; cell != nil; cell = cell.NextSibling {
				if cell.Type != html.ElementNode || l.skip(cell) {
					continue
				}
				if l.now.node != nil {
					l.now.runs = append(l.now.runs, run{kind: runCell})
				}
				l.cell(cell)
			}
			if l.now.node != nil {
				l.now.row = true
			}
			l.flush(newLine)
		case "thead", "tbody", "tfoot":
			l.table(c)
		default:
			l.flush(newLine)
			l.children(c)
			l.flush(newLine)
		}
	}
}

// cell adds a cell's words without ending the row.
func (l *linear) cell(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			l.add(c, c.Data)
		case c.Type != html.ElementNode || l.skip(c):
		case c.Data == "br":
			if l.now.node != nil {
				l.add(c, " ")
			}
		case blockTags[c.Data]:
			l.cell(c)
		default:
			l.element(c)
		}
	}
}

// writeTo writes a block into a stored text.
func (b *block) writeTo(out *builder) {
	switch b.gap {
	case newLine:
		out.line()
	default:
		out.paragraph()
	}
	marks := 0
	begin := func(kind readout.MarkKind) {
		out.begin(kind, "")
		marks++
	}
	if b.quote {
		begin(readout.MarkQuote)
	}
	if b.heading {
		begin(readout.MarkHeading)
	}
	if b.row {
		begin(readout.MarkRow)
	}
	if b.item {
		begin(readout.MarkItem)
		if b.label != "" {
			out.label(b.label, b.depth)
		}
	}
	for _, r := range b.runs {
		switch r.kind {
		case runWords:
			out.write(r.text)
		case runBegin:
			out.begin(r.mark, r.text)
		case runEnd:
			out.end()
		case runCell:
			out.cell()
		}
	}
	out.unlabel()
	for range marks {
		out.end()
	}
}
