package page

import (
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"readout"
)

// extract finds the release on a page: its title, its facts, its content, and
// leaves the furniture. After the deadline what it returns is worth nothing.
func extract(doc *html.Node, deadline time.Time) Page {
	meta := metadataOf(doc)
	x := &extraction{deadline: deadline, meta: meta, f: furniture(), site: furniture().siteOf(meta.canonical)}
	x.body = doc
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "body" {
			x.body = n
			break
		}
	}
	x.prune()
	if time.Now().After(deadline) {
		return Page{}
	}
	x.findContent()
	x.findTitle()
	x.findFacts()
	return x.write()
}

// extraction is the work on one page.
type extraction struct {
	deadline time.Time
	meta     metadata
	f        *furnishing
	site     *site
	body     *html.Node
	dropped  map[*html.Node]bool
	blocks   []block
	content  [2]int // blocks that the release's content stands in, half open
	title    string
	titleAt  int          // its block, -1 where none is
	used     map[int]bool // blocks that became a fact or furniture
	date     string       // as written
	day      readout.Day  // what it says
	notes    []string     // lines of the counter, the contact, the reporting time
	board    string       // as the page words it
}

// sentences is how many bytes of a block count as words of a release: those of
// no link, in a line that is as long as a sentence.
func sentences(b *block) int {
	if b.fact {
		return 0
	}
	plain := len(b.words) - b.linked
	if plain < 40 && !(plain >= 24 && b.words[0] >= utf8.RuneSelf) {
		return 0
	}
	return plain
}

// weigh returns how many bytes of sentences stand in each element.
func weigh(root *html.Node, blocks []block) map[*html.Node]int {
	own := map[*html.Node]int{}
	for i := range blocks {
		if n := sentences(&blocks[i]); n > 0 {
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

// prune drops furniture, but nothing that holds much of the page's sentences: a
// class may be called anything. Where hardly any sentence would be
// left, only what no reader sees is dropped.
func (x *extraction) prune() {
	x.used = map[int]bool{}
	all := linearise(x.body, x.meta.base, x.deadline, isHidden)
	x.markFacts(all)
	weights := weigh(x.body, all)
	total := weights[x.body]
	x.drop(func(n *html.Node) bool {
		return x.siteDrops(n) || x.f.isFurniture(n, weights[n], total)
	})
	if total > 0 && weigh(x.body, x.blocks)[x.body]*3 < total {
		x.drop(func(*html.Node) bool { return false })
	}
}

// drop makes the page's blocks without the elements that furniture names.
func (x *extraction) drop(furniture func(*html.Node) bool) {
	x.dropped = map[*html.Node]bool{}
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode:
			case isHidden(c) || furniture(c):
				x.dropped[c] = true
			default:
				visit(c)
			}
		}
	}
	visit(x.body)
	x.blocks = linearise(x.body, x.meta.base, x.deadline, func(n *html.Node) bool { return x.dropped[n] })
	x.markFacts(x.blocks)
}

func (x *extraction) siteDrops(n *html.Node) bool {
	if x.site == nil {
		return false
	}
	for _, s := range x.site.drop {
		if s.matches(n) {
			return true
		}
	}
	return false
}

// siteFind returns the element that a known site keeps a part in.
func (x *extraction) siteFind(part func(*site) []selector) *html.Node {
	if x.site == nil {
		return nil
	}
	for _, s := range part(x.site) {
		if n := s.find(x.body); n != nil && !x.isDropped(n) {
			return n
		}
	}
	return nil
}

func (x *extraction) isDropped(n *html.Node) bool {
	for ; n != nil && n != x.body; n = n.Parent {
		if x.dropped[n] {
			return true
		}
	}
	return false
}

// findContent takes the known site's element, else the smallest one that holds
// nearly all sentences of the page.
func (x *extraction) findContent() {
	root := x.siteFind(func(s *site) []selector { return s.content })
	if root == nil {
		root = x.densest()
	}
	first, last := -1, -1
	for i := range x.blocks {
		if inside(x.blocks[i].node, root) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		first, last = 0, len(x.blocks)-1
	}
	x.content = [2]int{first, last + 1}
}

func (x *extraction) densest() *html.Node {
	weights := weigh(x.body, x.blocks)
	total := weights[x.body]
	at := x.body
	if total == 0 {
		return at
	}
	for {
		var next *html.Node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && weights[c]*100 >= total*85 {
				next = c
				break
			}
		}
		// A paragraph is not the content, its parent is.
		if next == nil || inlineOrParagraph(next) {
			return at
		}
		at = next
	}
}

func inlineOrParagraph(n *html.Node) bool {
	switch n.Data {
	case "p", "span", "font", "b", "strong", "em", "i", "a", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre":
		return true
	}
	return false
}

// firstSentence returns the first block of the content that is a sentence.
func (x *extraction) firstSentence() int {
	for i := x.content[0]; i < x.content[1]; i++ {
		if sentences(&x.blocks[i]) > 0 && !x.blocks[i].heading && !x.used[i] && !x.repeatsName(i) && !x.aboveFacts(i) {
			return i
		}
	}
	return min(x.content[0], max(0, len(x.blocks)-1))
}

// write writes the stored text.
func (x *extraction) write() Page {
	from, to := x.content[0], x.content[1]
	if x.titleAt >= from && x.titleAt < x.firstSentence() {
		from = x.titleAt + 1 // what stands before the title inside is furniture
	}
	x.trim(from, to)
	b := &builder{}
	writeHead(b, x.title, x.date, x.notes, "")
	first := true
	for i := from; i < to; i++ {
		if x.used[i] {
			continue
		}
		if first {
			x.blocks[i].gap, first = paragraph, false
		}
		x.blocks[i].writeTo(b)
	}
	for i := to; i < len(x.blocks); i++ {
		if x.f.isNote(x.blocks[i].words) && !x.used[i] {
			x.blocks[i].gap = paragraph
			x.blocks[i].writeTo(b)
		}
	}
	var p Page
	p.Text, p.Marks = b.done()
	p.Stated = readout.Stated{
		Title: oneLine(x.title), Date: x.day, Board: x.board, URL: address(x.meta.canonical),
		Published: x.meta.published, Modified: x.meta.modified,
	}
	if speaks(p.Text, x.meta.lang) {
		p.Stated.Lang = x.meta.lang
	}
	return p
}

// trim takes furniture off the beginning and the end of the content.
func (x *extraction) trim(from, to int) {
	first, last := -1, -1
	for i := from; i < to; i++ {
		b := &x.blocks[i]
		if x.used[i] || sentences(b) == 0 {
			continue
		}
		if first < 0 {
			first = i
		}
		if last < 0 || !(b.linked > 0 && x.f.leadsElsewhere(b.words)) && !isImprint(b.words) {
			last = i
		}
	}
	if first < 0 {
		for i := from; i < to; i++ {
			if x.f.isLine(x.blocks[i].words) && x.blocks[i].linked > 0 {
				x.used[i] = true
			}
		}
		return
	}
	for i := from; i < first; i++ {
		b := &x.blocks[i]
		if mostlyLink(b) || x.f.isLine(b.words) || strings.EqualFold(b.words, x.title) {
			x.used[i] = true
		}
	}
	for i := first; i <= last; i++ {
		if x.f.isLine(x.blocks[i].words) && x.blocks[i].linked > 0 {
			x.used[i] = true
		}
	}
	elsewhere := false
	for i := last + 1; i < to; i++ {
		b := &x.blocks[i]
		if x.f.isNote(b.words) {
			continue
		}
		elsewhere = elsewhere || x.f.leadsElsewhere(b.words) || isImprint(b.words)
		if elsewhere || mostlyLink(b) || x.f.isLine(b.words) {
			x.used[i] = true
		}
	}
}

// isImprint reports the line under a page that claims its rights.
func isImprint(s string) bool {
	lower := strings.ToLower(s)
	return strings.HasPrefix(lower, "copyright") || strings.HasPrefix(s, "©") || strings.HasPrefix(s, "ⓒ") || strings.Contains(lower, "all rights reserved")
}

// mostlyLink reports a line of which two thirds are links.
func mostlyLink(b *block) bool { return b.linked*3 >= len(b.words)*2 && b.linked > 0 }

func address(u *url.URL) string {
	if u == nil {
		return ""
	}
	return u.String()
}

// speaks reports whether a page's declared language can be that of its text: a
// ministry's English page often says ko.
func speaks(text string, lang readout.Lang) bool {
	base, _, _ := strings.Cut(string(lang), "-")
	if base == "" {
		return false
	}
	var latin, hangul, kana, han, other int
	for _, r := range text {
		switch {
		case r >= 0xac00 && r <= 0xd7a3:
			hangul++
		case r >= 0x3041 && r <= 0x30ff:
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	switch base {
	case "ko":
		return hangul > latin/3 && hangul >= kana+han
	case "ja":
		return kana+han > latin/3 && kana*10 >= han
	case "zh":
		return han > latin/3 && kana*10 < han
	case "ar", "fa", "he", "ru", "uk", "bg", "sr", "mk", "el", "th", "hi", "bn", "ur", "ka", "hy", "mn", "km", "lo", "my":
		return other > latin
	}
	return latin > 3*(hangul+kana+han) && latin > other
}
