package page

import (
	"unicode/utf8"

	"golang.org/x/net/html"
)

// gauge says how many bytes of a block count as words of a release. A page is
// measured by its sentences; one that is made of short lines (a table, a list,
// a programme) by all its words outside links, because a rule that looks for
// sentences would throw it away.
type gauge func(*block) int

func inSentences(b *block) int { return b.said }

func inLines(b *block) int { return b.plain }

// counts returns how many bytes of a block are words of no link in a line that
// is as long as a sentence, and words of no link in a line of any length that
// is no menu's.
func (f *furnishing) counts(b *block) (said, plain int) {
	if b.fact {
		return 0, 0
	}
	n := len(b.words) - b.linked
	if n >= 40 || n >= 24 && b.words[0] >= utf8.RuneSelf {
		said = n
	}
	if !mostlyLink(b) && !f.isLine(b.words) {
		plain = n
	}
	return said, plain
}

// muchLost is how many bytes of short lines are worth more than the few
// sentences beside them, whatever element they stand in.
const muchLost = 4096

// fewSentences reports a page whose sentences are less than a quarter of the
// words that stand in no furniture, or next to nothing beside all of them.
func (x *extraction) fewSentences(all []block) bool {
	said, loose, every := 0, 0, 0
	stands := map[*html.Node]bool{} // in furniture, by its tag, role or class
	var inFurniture func(*html.Node) bool
	inFurniture = func(n *html.Node) bool {
		if n == nil || n == x.body {
			return false
		}
		is, known := stands[n]
		if !known {
			is = n.Type == html.ElementNode && x.f.isFurniture(n, 0, 0) || inFurniture(n.Parent)
			stands[n] = is
		}
		return is
	}
	for i := range all {
		b := &all[i]
		said += b.said
		every += b.plain
		if b.plain > 0 && !inFurniture(b.node) {
			loose += b.plain
		}
	}
	return said*4 < loose || said*16 < every && (said == 0 || every > muchLost)
}

// weigh returns how many bytes of a release's words stand in each element.
func weigh(root *html.Node, blocks []block, count gauge) map[*html.Node]int {
	own := map[*html.Node]int{}
	for i := range blocks {
		if n := count(&blocks[i]); n > 0 {
			own[blocks[i].node] += n
		}
	}
	sum := map[*html.Node]int{}
	var add func(*html.Node) int
	add = func(n *html.Node) int {
		total := own[n]
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode {
				total += add(c)
			}
		}
		if total > 0 {
			sum[n] = total
		}
		return total
	}
	add(root)
	return sum
}

// containers are the classes and ids that pages give to what they are about.
var containers = setOf("content contents maincontent main-content article entry-content post-content article-body view-content")

// findContainer finds the element that the page itself calls its content: its
// main, its only article, or an element that is named so. It is believed where
// it holds half of the page's words by the gauge, or a third of all words
// outside links.
func (x *extraction) findContainer(all []block) {
	counted, plain := weigh(x.body, all, x.count), weigh(x.body, all, inLines)
	believed := func(n *html.Node) bool {
		return n != nil && (counted[n] > 0 && counted[n]*2 >= counted[x.body] || plain[n] > 0 && plain[n]*3 >= plain[x.body])
	}
	var main, article, named *html.Node
	articles := 0
	for n := range x.body.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.Data == "main" || attr(n, "role") == "main":
			if main == nil {
				main = n
			}
		case n.Data == "article":
			articles++
			article = n
		case n.Data == "div" || n.Data == "section" || n.Data == "td":
			if named == nil && believed(n) && classWords(n, func(w string) bool { return containers[w] }) {
				named = n
			}
		}
	}
	if articles > 1 {
		article = nil
	}
	for _, n := range []*html.Node{main, article, named} {
		if believed(n) {
			x.container = n
			if counted[n] == 0 {
				x.count, x.byLines = inLines, true
			}
			return
		}
	}
}

// about is the element that holds what the page is about: its container, else
// all of it.
func (x *extraction) about() *html.Node {
	if x.container != nil {
		return x.container
	}
	return x.body
}
