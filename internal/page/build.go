package page

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// maxMarks bounds the memory of marks; what comes after loses its markup and
// keeps its words.
const maxMarks = 200_000

// breakKind is how the next words stand to those before.
type breakKind int

const (
	joined    breakKind = iota
	newLine             // a list item, a table row, a forced line break
	paragraph           // a blank line between
)

// builder writes a stored text and the marks over it. White space of the
// source collapses to one space, no-break spaces are kept, and lines are never
// begun or ended by a space. A mark covers exactly the words written while it
// was open; an inline mark never runs over a line end; empty ones vanish.
type builder struct {
	text   strings.Builder
	points int // code points written
	marks  []readout.Mark
	open   []openMark
	next   breakKind
	space  bool // a space is due before the next word on this line
	wrap   bool // a soft line end of the source is due as a space, if the scripts need one
	tabs   int  // cell divisions due before the next word on this line
	indent int  // spaces due at the beginning of the next line
	stuck  bool // a printed list mark waits for its words: no line may end
	last   rune // the last rune written
}

type openMark struct {
	mark    readout.Mark
	started bool
	block   bool // may run over lines
}

// write adds words of the source.
func (b *builder) write(s string) {
	for at := 0; at < len(s); {
		// White space of HTML and Markdown: ASCII only, so that no-break and
		// ideographic spaces stay.
		if isBlank(s[at]) {
			if s[at] == '\n' {
				b.wrap = true
			} else {
				b.space = true
			}
			at++
			continue
		}
		end := at
		for end < len(s) && !isBlank(s[end]) {
			end++
		}
		b.word(s[at:end])
		at = end
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func (b *builder) word(s string) {
	b.flushBreak()
	switch {
	case b.tabs > 0:
		b.blank(strings.Repeat("\t", b.tabs))
	case b.points == 0 || b.last == '\n':
	case b.space, b.wrap && !(spaceless(b.last) && spaceless(first(s))):
		b.blank(" ")
	}
	b.space, b.wrap, b.tabs, b.stuck = false, false, 0, false
	for i := range b.open {
		if o := &b.open[i]; !o.started {
			o.started = true
			o.mark.Start = b.points
		}
	}
	b.blank(s)
}

// blank writes s as it is; white space written so begins no mark.
func (b *builder) blank(s string) {
	b.text.WriteString(s)
	b.points += utf8.RuneCountInString(s)
	b.last, _ = utf8.DecodeLastRuneInString(s)
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// spaceless reports scripts that need no space between words: kana, Han and
// their punctuation; Hangul does.
func spaceless(r rune) bool {
	return r >= 0x3001 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0xff01 && r <= 0xff60
}

// flushBreak writes the line ends that are due, and cuts open inline marks at
// them.
func (b *builder) flushBreak() {
	kind := b.next
	b.next = joined
	if kind == joined || b.points == 0 {
		return
	}
	for i := range b.open {
		if o := &b.open[i]; o.started && !o.block {
			b.keep(o.mark)
			o.started = false
		}
	}
	b.space, b.wrap, b.tabs = false, false, 0
	if kind == newLine {
		b.blank("\n")
	} else {
		b.blank("\n\n")
	}
	if b.indent > 0 {
		b.blank(strings.Repeat(" ", b.indent))
		b.last = '\n'
		b.indent = 0
	}
}

// line ends the line, if words stand on it.
func (b *builder) line() {
	if !b.stuck {
		b.next = max(b.next, newLine)
	}
}

// paragraph ends the paragraph, if there is one.
func (b *builder) paragraph() {
	if !b.stuck {
		b.next = paragraph
	}
}

// label writes the printed mark of a list item, which stands on one line with
// the item's first words; depth is how many lists the item's own stands in.
func (b *builder) label(s string, depth int) {
	b.indent = 2 * depth
	b.word(s)
	b.space, b.stuck = true, true
}

// unlabel ends a list item, whether words came or not.
func (b *builder) unlabel() { b.stuck = false }

// cell divides the words to come from the row's cell before.
func (b *builder) cell() { b.tabs++ }

// begin opens a mark; end closes the one opened last.
func (b *builder) begin(kind readout.MarkKind, href string) {
	block := false
	switch kind {
	case readout.MarkItem, readout.MarkRow, readout.MarkQuote, readout.MarkHeading:
		block = true
	}
	b.open = append(b.open, openMark{mark: readout.Mark{Kind: kind, Href: href}, block: block})
}

func (b *builder) end() {
	o := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	if o.started {
		b.keep(o.mark)
	}
}

// keep closes a mark at the last word written.
func (b *builder) keep(m readout.Mark) {
	m.End = b.points
	if m.End <= m.Start || len(b.marks) >= maxMarks || m.Kind == readout.MarkLink && m.Href == "" {
		return
	}
	if n := len(b.marks); n > 0 && b.marks[n-1].Kind == m.Kind && b.marks[n-1].Href == m.Href &&
		b.marks[n-1].End == m.Start && m.Kind != readout.MarkItem && m.Kind != readout.MarkRow {
		b.marks[n-1].End = m.End
		return
	}
	b.marks = append(b.marks, m)
}

// done returns the text and its marks in order of their start, outer first.
func (b *builder) done() (string, []readout.Mark) {
	for len(b.open) > 0 {
		b.end()
	}
	sortMarks(b.marks)
	return b.text.String(), b.marks
}
