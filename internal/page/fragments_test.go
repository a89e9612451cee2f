package page

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/page/shapes"
)

// fragmentPages are pages whose words are many short lines and hardly any
// sentence; %s is where the lines stand, each made by piece.
// Fewer than atLeast lines in such a place are furniture.
var fragmentPages = []struct {
	name, page, piece string
	atLeast           int
}{
	{"paragraphs", `<h1>Programme of the Visit</h1>%s`, `<p>word word %d</p>`, 0},
	{"list", `<h1>Programme of the Visit</h1><ul>%s</ul>`, `<li>word word %d</li>`, 0},
	{"table", `<h1>Programme of the Visit</h1><table>%s</table>`, `<tr><td>word word %d</td><td>cell</td></tr>`, 0},
	{"table that lays out", `<h1>Programme of the Visit</h1><table>%s</table>`, `<tr><td><div>word word %d</div></td><td>cell</td></tr>`, 0},
	{"terms", `<h1>Programme of the Visit</h1><dl>%s</dl>`, `<dt>word</dt><dd>word word %d</dd>`, 0},
	{"headings", `<h1>Programme of the Visit</h1>%s`, `<h3>word word %d</h3>`, 0},
	{"line ends", `<h1>Programme of the Visit</h1>%s`, `word word %d<br>`, 0},
	{"a form", `<form action="/x"><h1>Programme of the Visit</h1>%s</form>`, `<p>word word %d</p>`, 0},
	{"a menu's class", `<div class="page nav"><h1>Programme of the Visit</h1>%s</div>`, `<p>word word %d</p>`, 0},
	{"a header's tag", `<header><h1>Programme of the Visit</h1>%s</header>`, `<p>word word %d</p>`, 0},
	{"each in a furniture class", `<h1>Programme of the Visit</h1>%s`, `<section class="comment"><p>word word %d</p></section>`, 60},
	{"main and an imprint", menuAbove + `<main><h1>Programme of the Visit</h1>%s</main>` + imprintBelow, `<p>word word %d</p>`, 0},
	{"article and an imprint", menuAbove + `<article><h1>Programme of the Visit</h1><div class="filelist">%s</div></article>` + imprintBelow, `<p>word word %d</p>`, 0},
	{"content and an imprint", menuAbove + `<div id="content"><h1>Programme of the Visit</h1>%s</div>` + imprintBelow, `<p>word word %d</p>`, 0},
	{"a sentence before", `<div><h1>Programme of the Visit</h1><div><p>` + aSentence + `</p></div><div>%s</div></div>`, `<p>word word %d</p>`, 0},
	{"a sentence after", `<div><h1>Programme of the Visit</h1><div>%s</div><div><p>` + aSentence + `</p></div></div>`, `<p>word word %d</p>`, 0},
	{"after words that lead elsewhere", `<h1>Programme of the Visit</h1><p>` + aSentence + `</p><p>See also</p>%s`, `<p>word word %d</p>`, 60},
}

const (
	menuAbove    = `<ul class="menu"><li><a href="/a">Harbours</a></li><li><a href="/b">Ferries</a></li></ul>`
	imprintBelow = `<footer><p>Ministry of Ferries, 1 Quay Road, Alder. All rights reserved by the Ministry of Ferries.</p></footer>`
	aSentence    = `The minister visits three harbours and two lighthouses of the lower valley.`
)

// TestShortLinesAreKept reads pages without sentences of every size up to the
// limit: no line is lost, the furniture around a container is.
func TestShortLinesAreKept(t *testing.T) {
	for _, c := range fragmentPages {
		for _, n := range []int{4, 60, 3000} {
			if n < c.atLeast {
				continue
			}
			t.Run(fmt.Sprintf("%s/%d", c.name, n), func(t *testing.T) {
				var lines strings.Builder
				for i := range n {
					fmt.Fprintf(&lines, c.piece, i)
				}
				doc, err := Read("x", fmt.Appendf(nil, "<html><body>"+c.page+"</body></html>", lines.String()), Limits{})
				if err != nil {
					t.Fatal(err)
				}
				words := map[string]bool{}
				for line := range strings.FieldsFuncSeq(doc.Text, func(r rune) bool { return r == '\n' || r == '\t' }) {
					words[strings.TrimPrefix(line, "• ")] = true
				}
				for i := range n {
					if line := fmt.Sprintf("word word %d", i); !words[line] {
						t.Fatalf("%q is lost; the text has %d bytes of a page of %d", line, len(doc.Text), lines.Len())
					}
				}
				if strings.Contains(c.page, aSentence) && !words[aSentence] {
					t.Error("the sentence is lost")
				}
				if strings.Contains(doc.Text, "All rights") || strings.Contains(doc.Text, "Ferries") {
					t.Errorf("furniture is kept: %q", doc.Text[max(0, len(doc.Text)-120):])
				}
				if doc.Stated.Title != "Programme of the Visit" {
					t.Errorf("title %q", doc.Stated.Title)
				}
			})
		}
	}
}

// TestP27ALargePageOfShortLines reads a page just under the limit.
func TestP27ALargePageOfShortLines(t *testing.T) {
	const line = "<p>word word word</p>\n"
	data := []byte("<h1>Title</h1>\n" + strings.Repeat(line, (4<<20-100)/len(line)))
	doc, err := Read("x", data, Limits{Time: 1 << 40})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(doc.Text, "word word word"); n != (4<<20-100)/len(line) || doc.Stated.Title != "Title" {
		t.Errorf("%d lines, title %q", n, doc.Stated.Title)
	}
}

// TestShortLinesInEveryShape fills the shapes of real sites with a programme:
// its title is found and its lines are whole and in order.
func TestShortLinesInEveryShape(t *testing.T) {
	for _, n := range []int{3, 40, 400} {
		r := shapes.Release{Title: harbour.Title, Date: harbour.Date, Hits: harbour.Hits, Note: harbour.Note}
		for i := range n {
			r.Paragraphs = append(r.Paragraphs, fmt.Sprintf("%d:%02d Walk by the quay", i/60, i%60))
		}
		content := strings.Join(r.Paragraphs, "\n\n") + "\n\n" + r.Note
		for name, data := range pagesOf(t, r) {
			doc, err := Read(name, data, Limits{})
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if !strings.Contains(doc.Text, "\n"+content) {
				t.Errorf("%s with %d lines: %q", name, n, doc.Text[:min(400, len(doc.Text))])
			}
			// Three short lines do not tell what the page is made of.
			if n > 3 && (!strings.HasSuffix(doc.Text, content) || doc.Stated.Title != r.Title || len(doc.Text) > len(content)+200) {
				t.Errorf("%s with %d lines: title %q, %q", name, n, doc.Stated.Title, doc.Text[:min(400, len(doc.Text))])
			}
		}
	}
}
