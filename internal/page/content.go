package page

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/prose"
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

// prune drops furniture, but nothing that holds a third of the page's
// sentences: a class may be called anything. Where hardly any sentence would be
// left, only what no reader sees is dropped.
func (x *extraction) prune() {
	x.used = map[int]bool{}
	all := linearise(x.body, x.meta.base, x.deadline, isHidden)
	x.markFacts(all)
	weights := weigh(x.body, all)
	total := weights[x.body]
	x.drop(func(n *html.Node) bool {
		return x.siteDrops(n) || x.f.isFurniture(n) && (total == 0 || weights[n]*3 < total)
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
		if i > 0 && slices.Contains(x.f.labels["title"], bareLine(x.blocks[i-1].words)) {
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
		if i == first && sentences(b) > 0 && points == 0 && !b.heading {
			continue // the first sentence of the content
		}
		if b.heading {
			points += 3
			if within1(b.node, "h1") {
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

// markFacts marks the lines that are a label of a date or a counter and its
// value, however long they are: they are no sentences.
func (x *extraction) markFacts(blocks []block) {
	for i := range blocks {
		for _, f := range x.labelsIn(blocks[i].words) {
			value := blocks[i].words[f.value:f.valueEnd]
			printed, dated := prose.FindPrintedDay(value)
			if f.kind == "date" && dated && printed.Start <= 6 || f.kind == "hits" && counter(value) || f.kind == "title" && blocks[i].row {
				blocks[i].fact = true
			}
		}
	}
}

// counter reports a whole number with nothing beside it.
func counter(s string) bool {
	digits := strings.ReplaceAll(s, ",", "")
	return digits != "" && len(digits) <= 12 && strings.Trim(digits, "0123456789") == ""
}

// within1 reports whether n is or stands in an element of the tag.
func within1(n *html.Node, tag string) bool { return n.Data == tag || within(n, tag) }

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

// firstSentence returns the first block of the content that is a sentence.
func (x *extraction) firstSentence() int {
	for i := x.content[0]; i < x.content[1]; i++ {
		if sentences(&x.blocks[i]) > 0 && !x.blocks[i].heading && !x.used[i] && !x.repeatsName(i) && !x.aboveFacts(i) {
			return i
		}
	}
	return min(x.content[0], max(0, len(x.blocks)-1))
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

// findFacts reads the lines around the title and before the first sentence:
// labels with their values, the date, the board.
func (x *extraction) findFacts() {
	first := x.firstSentence()
	from := max(0, first-40)
	if x.titleAt >= 0 {
		from = max(0, min(x.titleAt, first)-6)
	}
	if n := x.siteFind(func(s *site) []selector { return s.date }); n != nil {
		for i := range x.blocks {
			if within := inside(x.blocks[i].node, n) || inside(n, x.blocks[i].node); within && x.takeDate(i, oneLine(textOf(n))) {
				break
			}
		}
	}
	for i := from; i < first; i++ {
		if !x.used[i] {
			x.readLabels(i, first)
		}
	}
	// Labels may stand below the content as well, with nothing but values.
	for i := first; i < min(len(x.blocks), x.content[1]+12); i++ {
		if !x.used[i] && len(x.blocks[i].words) < 100 && i >= x.content[1] {
			x.readLabels(i, min(len(x.blocks), i+2))
		}
	}
	for i := from; i < first && x.date == ""; i++ {
		if b := &x.blocks[i]; !x.used[i] && dateAlone(b.words) && x.takeDate(i, b.words) {
			break
		}
	}
	if x.date == "" && x.meta.date != "" {
		if printed, ok := prose.FindPrintedDay(x.meta.date); ok {
			x.date, x.day = x.meta.date, printed.Day
			if !x.meta.published.IsZero() {
				x.day = readout.DayIn(x.meta.published, x.meta.published.Location())
				x.date = string(x.day)
			}
		}
	}
	x.findBoard(from)
}

func (x *extraction) takeDate(i int, words string) bool {
	printed, ok := prose.FindPrintedDay(words)
	if !ok || len(words) > 120 {
		return false
	}
	x.date, x.day = words, printed.Day
	x.used[i] = true
	return true
}

// dateAlone reports a line that is a date and few words beside it.
func dateAlone(s string) bool {
	printed, ok := prose.FindPrintedDay(s)
	if !ok {
		return false
	}
	letters := 0
	for _, r := range s[:printed.Start] + s[printed.End:] {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters <= 24 && len(s) <= 80
}

// found is a label in a line and where its value begins and ends.
type found struct {
	kind      string
	label     string
	at, value int
	valueEnd  int
}

// labelsIn returns the labels that stand in a line, each at its beginning or
// behind another's value.
func (x *extraction) labelsIn(s string) []found {
	if len(s) > 400 {
		return nil
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return nil
	}
	var out []found
	for at := 0; at < len(lower); {
		best := found{at: -1}
		if at == 0 || !letterBefore(lower, at) {
			for kind, labels := range x.f.labels {
				for _, l := range labels {
					if len(l) > len(best.label) && strings.HasPrefix(lower[at:], l) && !letterAt(lower, at+len(l)) {
						best = found{kind: kind, label: s[at : at+len(l)], at: at, value: at + len(l)}
					}
				}
			}
		}
		if best.at < 0 {
			_, size := utf8.DecodeRuneInString(lower[at:])
			at += size
			if len(out) == 0 && at > 2 && !strings.ContainsAny(lower[:at], "|/·") && strings.TrimLeft(lower[:at], " \u00a0-·|[(") != "" {
				return nil // the line begins with other words
			}
			continue
		}
		out = append(out, best)
		at = best.value
	}
	for i := range out {
		end := len(s)
		if i+1 < len(out) {
			end = out[i+1].at
		}
		value := s[out[i].value:end]
		trimmed := strings.TrimLeft(value, " \u00a0\t:：|/")
		out[i].value += len(value) - len(trimmed)
		out[i].valueEnd = out[i].value + len(strings.TrimRight(trimmed, " \u00a0\t|/·,"))
	}
	return out
}

func letterAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLetter(r)
}

func letterBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsLetter(r)
}

// readLabels reads the labels of block i; a label that stands alone has its
// value in the next block, before limit.
func (x *extraction) readLabels(i, limit int) {
	b := &x.blocks[i]
	for _, f := range x.labelsIn(b.words) {
		value := b.words[f.value:f.valueEnd]
		next := -1
		if f.kind == "title" && value == "" && i+1 == x.titleAt {
			x.used[i] = true
			continue
		}
		if value == "" && i+1 < limit && !x.used[i+1] {
			next = i + 1
			value = x.blocks[next].words
		}
		if x.takeLabel(f, value) {
			x.used[i] = true
			if next >= 0 {
				x.used[next] = true
			}
		}
	}
}

func (x *extraction) takeLabel(f found, value string) bool {
	switch f.kind {
	case "date":
		printed, ok := prose.FindPrintedDay(value)
		if !ok || printed.Start > 6 || len(value) > 60 {
			return false
		}
		if x.date == "" {
			x.date, x.day = value, printed.Day
		}
		return true
	case "hits":
		if !counter(value) {
			return false
		}
		x.notes = append(x.notes, f.label+" "+value)
		return true
	case "contact", "reporting":
		if value == "" || len(value) > 120 {
			return false
		}
		x.notes = append(x.notes, f.label+": "+value)
		return true
	case "title":
		return value != "" && value == x.title
	}
	return value != "" && len(value) < 60
}

// findBoard takes the known site's, else the last step of the breadcrumb, else
// a short heading before the title.
func (x *extraction) findBoard(from int) {
	if n := x.siteFind(func(s *site) []selector { return s.board }); n != nil {
		x.board = firstWords(n)
		return
	}
	for n := range x.body.Descendants() {
		if n.Type != html.ElementNode || !isBreadcrumb(n) {
			continue
		}
		steps := strings.FieldsFunc(textOf(n), func(r rune) bool { return strings.ContainsRune(">›»\n", r) })
		for i := len(steps) - 1; i > 0; i-- {
			if s := strings.TrimSpace(steps[i]); s != "" && len(s) <= 80 && !strings.Contains(x.title, s) && !x.f.isLine(s) {
				x.board = s
				break
			}
		}
		break
	}
	for i := from; i < x.titleAt; i++ {
		b := &x.blocks[i]
		if x.f.boards[bareLine(b.words)] && !mostlyLink(b) {
			x.board = b.words
			x.used[i] = true
		} else if b.heading && len(b.words) <= 60 && len(strings.Fields(b.words)) <= 5 && !x.f.isLine(b.words) {
			if x.board == "" {
				x.board = b.words
			}
			x.used[i] = true
		}
	}
}

func isBreadcrumb(n *html.Node) bool {
	return strings.EqualFold(attr(n, "aria-label"), "breadcrumb") || classWords(n, func(w string) bool {
		return w == "breadcrumb" || w == "breadcrumbs" || w == "location" || w == "topicpath" || w == "crumb"
	})
}

// textOf returns an element's words, each text node on a line of its own.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && b.Len() < 2000 {
			if s := oneLine(d.Data); s != "" {
				b.WriteString(s)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

func firstWords(n *html.Node) string {
	s, _, _ := strings.Cut(textOf(n), "\n")
	return s
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
		first, last = to, from-1
		for i := from; i < to; i++ {
			if x.f.isLine(x.blocks[i].words) {
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
