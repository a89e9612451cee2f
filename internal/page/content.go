package page

import (
	"net/url"
	"strings"
	"time"
	"unicode"

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
	deadline  time.Time
	meta      metadata
	f         *furnishing
	site      *site
	body      *html.Node
	count     gauge
	byLines   bool       // the gauge is inLines
	container *html.Node // what the page calls its content, nil where it does not say
	dropped   map[*html.Node]bool
	blocks    []block
	content   [2]int // blocks that the release's content stands in, half open
	title     string
	titleAt   int          // its block, -1 where none is
	used      map[int]bool // blocks that became a fact or furniture
	date      string       // as written
	day       readout.Day  // what it says
	notes     []string     // lines of the counter, the contact, the reporting time
	board     string       // as the page words it
}

// prune drops furniture, but nothing that holds much of the page's words: a
// class may be called anything. Where hardly any of them would be left, only
// what no reader sees is dropped.
func (x *extraction) prune() {
	x.used = map[int]bool{}
	all := linearise(x.body, x.meta.base, x.deadline, isHidden)
	x.measure(all)
	x.count, x.byLines = inSentences, false
	if x.fewSentences(all) {
		x.count, x.byLines = inLines, true
	}
	x.findContainer(all)
	weights := weigh(x.body, all, x.count)
	total := weights[x.about()]
	x.drop(func(n *html.Node) bool {
		if x.siteDrops(n) {
			return true
		}
		if x.container != nil && !inside(n, x.container) && !inside(x.container, n) {
			return x.f.isFurniture(n, 0, 0)
		}
		return x.f.isFurniture(n, weights[n], total)
	})
	if total > 0 && weigh(x.body, x.blocks, x.count)[x.about()]*3 < total {
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
	x.measure(x.blocks)
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
	weights := weigh(x.body, x.blocks, x.count)
	said := weigh(x.body, x.blocks, inSentences)
	plain := weigh(x.body, x.blocks, inLines)
	at := x.about()
	total := weights[at]
	if total == 0 {
		return at
	}
	for {
		var next *html.Node
		for c := at.FirstChild; c != nil; c = c.NextSibling {
			// Short lines beside the sentences are no furniture where they are
			// a third of all words, nor are sentences beside short lines.
			if c.Type == html.ElementNode && weights[c]*100 >= total*85 && said[c]*100 >= said[at]*85 && plain[c]*3 >= plain[at]*2 {
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

// firstSentence returns the first block of the content that is a sentence, on a
// page of short lines the first below the lines that tell of the release.
func (x *extraction) firstSentence() int {
	for i := x.belowFacts(); i < x.content[1]; i++ {
		if x.count(&x.blocks[i]) > 0 && !x.blocks[i].heading && !x.used[i] && !x.repeatsName(i) && !x.aboveFacts(i) {
			return i
		}
	}
	return min(x.content[0], max(0, len(x.blocks)-1))
}

// belowFacts returns where the content's words may begin: at its beginning, or,
// where lines do not tell by their length that they are sentences, behind the
// first date or label that stands in the first dozen.
func (x *extraction) belowFacts() int {
	from := x.content[0]
	if !x.byLines {
		return from
	}
	for i := from; i < min(from+12, x.content[1]); i++ {
		if !x.blocks[i].fact && !dateAlone(x.blocks[i].words) && !x.labelAlone(i) {
			continue
		}
		for i < x.content[1] && (x.blocks[i].fact || dateAlone(x.blocks[i].words) || x.labelAlone(i) || counter(x.blocks[i].words)) {
			i++
		}
		return i
	}
	return from
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
	p.Import.Attached = x.attached(from, to)
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
		if x.used[i] || x.count(b) == 0 {
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
