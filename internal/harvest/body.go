package harvest

import (
	"html"
	"strings"

	"readout"
	"readout/internal/prose"
)

// body writes a text behind its head as HTML for readers of feeds: points as
// nested lists, numbers kept, links and emphasis as the text has them. cut says
// that the text goes on, so its last paragraph, which ends somewhere, is left
// out.
func body(doc *prose.Doc, marks []readout.Mark, cut bool) string {
	paragraphs := doc.Paragraphs[doc.Head():]
	if cut && len(paragraphs) > 1 {
		paragraphs = paragraphs[:len(paragraphs)-1]
	}
	w := writer{doc: doc, marks: marks}
	w.out.Grow(len(doc.Text) + len(doc.Text)/8)
	for _, p := range paragraphs {
		w.paragraph(p)
	}
	w.close(0)
	return w.out.String()
}

// writer writes paragraphs one after the other.
type writer struct {
	doc   *prose.Doc
	marks []readout.Mark // of the paragraphs to come, in order of their start
	lists []string       // the open lists, ol or ul, each with an open item
	rows  bool           // a table is open
	out   strings.Builder
}

func (w *writer) paragraph(p prose.Paragraph) {
	whole := w.doc.Ruler.Span(p.Body, p.End)
	for len(w.marks) > 0 && w.marks[0].End <= whole.Start {
		w.marks = w.marks[1:]
	}
	has := map[readout.MarkKind]bool{}
	for _, m := range w.marks {
		if m.Start >= whole.End {
			break
		}
		has[m.Kind] = has[m.Kind] || m.End > whole.Start
	}
	switch {
	case has[readout.MarkRow]:
		w.row(p)
	case p.Label != "":
		w.point(p)
	default:
		w.close(0)
		open, end := "<p>", "</p>\n"
		switch {
		case has[readout.MarkHeading]:
			open, end = "<h3>", "</h3>\n"
		case has[readout.MarkQuote]:
			open, end = "<blockquote><p>", "</p></blockquote>\n"
		}
		w.out.WriteString(open)
		w.words(p.Body, p.End)
		w.out.WriteString(end)
	}
}

// point writes an item at its level, below the item before where it is deeper.
func (w *writer) point(p prose.Paragraph) {
	number := strings.Trim(p.Label, ".()（） ")
	kind := "ul"
	if number != "" && len(number) < 4 && strings.Trim(number, "0123456789") == "" {
		kind = "ol"
	}
	level := max(1, min(p.Level, len(w.lists)+1))
	w.close(level)
	if len(w.lists) == level && w.lists[level-1] != kind {
		w.close(level - 1)
	}
	if len(w.lists) == level {
		w.out.WriteString("</li>\n")
	} else {
		w.endTable()
		w.out.WriteString("<" + kind + ">\n")
		w.lists = append(w.lists, kind)
	}
	if kind == "ol" {
		w.out.WriteString(`<li value="` + number + `">`)
	} else {
		w.out.WriteString("<li>")
		if p.Label == "※" || p.Label == "*" {
			w.out.WriteString(p.Label + " ")
		}
	}
	w.words(p.Body, p.End)
}

func (w *writer) row(p prose.Paragraph) {
	if !w.rows {
		w.close(0)
		w.out.WriteString("<table>\n")
		w.rows = true
	}
	w.out.WriteString("<tr>")
	at := p.Body
	for cell := range strings.SplitSeq(w.doc.Text[p.Body:p.End], "\t") {
		w.out.WriteString("<td>")
		w.words(at, at+len(cell))
		w.out.WriteString("</td>")
		at += len(cell) + 1
	}
	w.out.WriteString("</tr>\n")
}

// close closes the lists below a level, and a table.
func (w *writer) close(level int) {
	w.endTable()
	for len(w.lists) > level {
		last := len(w.lists) - 1
		w.out.WriteString("</li>\n</" + w.lists[last] + ">\n")
		w.lists = w.lists[:last]
	}
}

func (w *writer) endTable() {
	if w.rows {
		w.out.WriteString("</table>\n")
		w.rows = false
	}
}

// words writes a range of bytes with the links and emphasis over it. Marks that
// overlap an earlier one are left out.
func (w *writer) words(from, to int) {
	at := from
	for _, m := range w.marks {
		a, z := max(w.doc.Ruler.Byte(m.Start), from), min(w.doc.Ruler.Byte(m.End), to)
		open, end := tags(m)
		if open == "" || a < at || a >= z {
			if m.Start >= w.doc.Ruler.Point(to) {
				break
			}
			continue
		}
		w.escaped(at, a)
		w.out.WriteString(open)
		w.escaped(a, z)
		w.out.WriteString(end)
		at = z
	}
	w.escaped(at, to)
}

// escaped writes a range of bytes as html.EscapeString does, without a copy of it.
func (w *writer) escaped(from, to int) {
	_, _ = escaper.WriteString(&w.out, w.doc.Text[from:to]) // a Builder fails never
}

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

func tags(m readout.Mark) (open, end string) {
	switch m.Kind {
	case readout.MarkLink:
		if strings.HasPrefix(m.Href, "https://") || strings.HasPrefix(m.Href, "http://") || strings.HasPrefix(m.Href, "mailto:") {
			return `<a href="` + html.EscapeString(m.Href) + `">`, "</a>"
		}
	case readout.MarkStrong:
		return "<strong>", "</strong>"
	case readout.MarkEmphasis:
		return "<em>", "</em>"
	}
	return "", ""
}
