package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// findTitle takes the known site's heading; else the words near the content
// that the page's metadata repeat; else the last heading before the first
// sentence; else what the metadata say.
func (x *extraction) findTitle() {
	x.titleAt = -1
	if n := x.siteFind(func(s *site) []selector { return s.title }); n != nil {
		for i := range x.blocks {
			if inside(x.blocks[i].node, n) {
				x.setTitle(i)
				return
			}
		}
	}
	for i := range x.blocks {
		if b := &x.blocks[i]; b.row && x.titleRow(i) {
			return
		}
	}
	first := x.firstSentence()
	from := max(0, first-40)
	names := []string{strings.ToLower(x.meta.ogTitle), strings.ToLower(x.meta.title)}
	best, score := -1, 0
	for i := from; i < len(x.blocks) && i <= first; i++ {
		b := &x.blocks[i]
		if n := utf8.RuneCountInString(b.words); n < 4 || n > 300 || x.f.isLine(b.words) || b.linked*2 > len(b.words) && !b.heading {
			continue
		}
		words := strings.ToLower(b.words)
		points := 0
		if i > 0 && !x.blocks[i-1].heading && slices.Contains(x.f.labels["title"], bareLine(x.blocks[i-1].words)) {
			points = 9
		}
		for _, name := range names {
			if name == "" || !strings.Contains(name, words) {
				continue
			}
			points += 4
			if strings.HasPrefix(name, words) {
				points += 2
			}
			if len(words)*2 > len(name) {
				points += 4
			}
		}
		if i == first && x.count(b) > 0 && points == 0 && !b.heading {
			continue // the first sentence of the content
		}
		if b.heading {
			points += 3
			if isOrWithin(b.node, "h1") {
				points += 2
			}
		} else if points == 0 && titleClass(b.node) {
			points = 3
		}
		if points > 0 && points >= score { // the nearest before the content wins
			best, score = i, points
		}
	}
	if best >= 0 {
		x.setTitle(best)
		return
	}
	if i := x.lineBeforeFacts(from, first); i >= 0 {
		x.setTitle(i)
		return
	}
	x.title = x.meta.ogTitle
	if x.title == "" {
		x.title = withoutSite(x.meta.title)
	}
}

// lineBeforeFacts returns the last line of words before the first date or
// label, or before the first sentence where there is none: on pages that mark
// their title by nothing but its place. -1 where no line can be one.
func (x *extraction) lineBeforeFacts(from, first int) int {
	for i := from; i < first; i++ {
		if b := &x.blocks[i]; b.fact || dateAlone(b.words) || x.labelAlone(i) {
			first = i
			break
		}
	}
	for i := first - 1; i >= from; i-- {
		b := &x.blocks[i]
		n := utf8.RuneCountInString(b.words)
		wide := b.words[0] >= utf8.RuneSelf
		if x.f.isLine(b.words) || mostlyLink(b) || n > 300 || strings.ContainsRune(b.words, '>') ||
			!wide && len(strings.Fields(b.words)) < 3 || wide && n < 6 {
			continue
		}
		return i
	}
	return -1
}

// labelAlone reports a label of a date or counter whose value is the next line.
func (x *extraction) labelAlone(i int) bool {
	bare := bareLine(x.blocks[i].words)
	return slices.Contains(x.f.labels["date"], bare) || slices.Contains(x.f.labels["hits"], bare)
}

// titleRow takes the title from a row that labels it: 제목, and the words.
func (x *extraction) titleRow(i int) bool {
	for _, f := range x.labelsIn(x.blocks[i].words) {
		if f.kind == "title" && f.valueEnd > f.value {
			x.title, x.titleAt = x.blocks[i].words[f.value:f.valueEnd], i
			x.used[i] = true
			return true
		}
	}
	return false
}

// isOrWithin reports whether n is or stands in an element of the tag.
func isOrWithin(n *html.Node, tag string) bool { return n.Data == tag || within(n, tag) }

// titleClass reports an element that is called a title.
func titleClass(n *html.Node) bool {
	for range 3 {
		if n == nil || n.Type != html.ElementNode {
			return false
		}
		if classWords(n, func(w string) bool {
			return w == "title" || w == "subject" || w == "tit" || w == "headline"
		}) {
			return true
		}
		n = n.Parent
	}
	return false
}

func (x *extraction) setTitle(i int) {
	x.title, x.titleAt = x.blocks[i].words, i
	x.used[i] = true
	// A heading over several lines is one title.
	for j := i + 1; j < len(x.blocks) && x.blocks[i].heading && x.blocks[j].heading && x.blocks[j].gap == newLine && sameHeading(x.blocks[i].node, x.blocks[j].node); j++ {
		x.title += " " + x.blocks[j].words
		x.used[j] = true
	}
}

func sameHeading(a, b *html.Node) bool { return headingOf(a) != nil && headingOf(a) == headingOf(b) }

func headingOf(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			return n
		}
	}
	return nil
}

// aboveFacts reports a line that is no sentence's end and stands right above a
// date or a label: a title.
func (x *extraction) aboveFacts(i int) bool {
	if i+1 >= len(x.blocks) || strings.HasSuffix(x.blocks[i].words, ".") || strings.HasSuffix(x.blocks[i].words, "。") {
		return false
	}
	return x.blocks[i+1].fact || dateAlone(x.blocks[i+1].words) || x.labelAlone(i+1)
}

// repeatsName reports a block whose words the page's own title repeats.
func (x *extraction) repeatsName(i int) bool {
	words := strings.ToLower(x.blocks[i].words)
	return strings.HasPrefix(strings.ToLower(x.meta.ogTitle), words) || strings.HasPrefix(strings.ToLower(x.meta.title), words)
}

// withoutSite cuts the name of the site off a page's title.
func withoutSite(title string) string {
	for _, between := range []string{" | ", " :: ", " › ", " » ", " < ", " - ", " – ", " — "} {
		if at := strings.LastIndex(title, between); at > 0 && at >= len(title)/3 {
			title = title[:at]
		}
	}
	return strings.TrimSpace(title)
}
