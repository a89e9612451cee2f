package page

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"readout"
)

// maxBlock is the longest run of lines without an empty one between, in bytes.
// Some of the Markdown parser's steps take the square of it.
const maxBlock = 256 << 10

// fromMarkdown makes the stored text of a Markdown body: title, date line as
// written, the counter and translation note of the front matter, the content.
func fromMarkdown(f front, body string, deadline time.Time) (Page, error) {
	chunks, err := chunksOf(body)
	if err != nil {
		return Page{}, err
	}
	source := []byte(chunks[0])
	doc, err := parseMarkdown(source, deadline)
	if err != nil {
		return Page{}, err
	}
	first := doc.FirstChild()
	if h, ok := first.(*ast.Heading); ok {
		heading := plainInline(h, source)
		switch {
		case f.stated.Title == "" && h.Level <= 2:
			f.stated.Title = heading
			doc.RemoveChild(doc, h)
		case sameWords(heading, f.stated.Title):
			doc.RemoveChild(doc, h)
		}
	}
	b := &builder{}
	writeHead(b, f.stated.Title, f.date, f.notes, body)
	w := markdownWriter{builder: b, source: source}
	w.children(doc)
	for _, chunk := range chunks[1:] {
		w.source = []byte(chunk)
		doc, err := parseMarkdown(w.source, deadline)
		if err != nil {
			return Page{}, err
		}
		w.children(doc)
	}
	p := Page{Import: f.imported}
	p.Format = readout.FormatMarkdown
	p.Text, p.Marks = b.done()
	p.Stated = f.stated
	return p, nil
}

// writeHead writes the first lines of a stored text. A note that the content
// says in its own words is not said twice.
func writeHead(b *builder, title, date string, notes []string, content string) {
	for _, s := range []string{title, date} {
		b.write(s)
		b.paragraph()
	}
	lower := strings.ToLower(content)
	for _, n := range notes {
		if strings.HasPrefix(n, "translation:") && containsAny(lower, "unofficial translation", "비공식 번역", "仮訳") {
			continue
		}
		b.write(n)
		b.line()
	}
	b.paragraph()
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// sameWords compares two lines without regard to spaces and letter case.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// chunksOf divides a body so that the parser's tree, forty times as large as its
// source, is never that of a long text whole. It cuts at empty lines before a
// paragraph or a heading at the margin, where no list, quotation or code goes
// on, and refuses what would make the parser slow.
func chunksOf(body string) ([]string, error) {
	var chunks []string
	start, block := 0, 0
	fenced, blank := false, true
	for at := 0; at < len(body); {
		line := body[at:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end+1]
		}
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "":
			block = 0
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			fenced = !fenced
		}
		if block += len(line); block > maxBlock {
			return nil, readout.Invalid("has a paragraph of more than %s in its Markdown; divide it by empty lines", bytesText(maxBlock))
		}
		if depth(line) > maxDepth {
			return nil, readout.Invalid("nests its lists or quotations more than %d deep in line %d; simplify it", maxDepth, strings.Count(body[:at], "\n")+1)
		}
		if at-start >= chunkBytes && blank && !fenced && atMargin(line) {
			chunks = append(chunks, body[start:at])
			start = at
		}
		if at-start > 8*chunkBytes {
			return nil, readout.Invalid("has a list, a quotation or code of more than %s in its Markdown; split it", bytesText(7*chunkBytes))
		}
		blank = trimmed == ""
		at += len(line)
	}
	return append(chunks, body[start:]), nil
}

const (
	chunkBytes = 512 << 10
	maxDepth   = 64
)

// atMargin reports a line that begins a paragraph or a heading and cannot go
// on a list, a quotation, code or a table.
func atMargin(line string) bool {
	r, size := utf8.DecodeRuneInString(line)
	if r == '*' || r == '_' { // emphasis, not a bullet or a rule
		next, _ := utf8.DecodeRuneInString(line[size:])
		return next != ' ' && next != '\t' && next != '\n'
	}
	return unicode.IsLetter(r) || strings.ContainsRune("#[(\"“‘「<°□ㅇ○※", r)
}

// depth returns how many quotations and list items one line opens.
func depth(line string) int {
	quotes, items := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '>':
			quotes++
		case c == '-', c == '+', c == '*', c == ')', c == '.':
			items++
		case c == ' ', c == '\t', '0' <= c && c <= '9':
		case c == '\n', c == '\r': // a rule, whatever its length
			return quotes
		default:
			return quotes + items
		}
	}
	return quotes
}

// markdown is the one parser: CommonMark and tables.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table),
	goldmark.WithParserOptions(
		parser.WithBlockParsers(util.Prioritized(watchedBlocks{}, 0)),
		parser.WithInlineParsers(util.Prioritized(watchedInline{}, 0)),
	),
).Parser()

var deadlineKey = parser.NewContextKey()

// errLate is what a watcher throws when the input's time is over.
type errLate struct{}

// parseMarkdown parses until the deadline. The parser knows no way to be
// stopped but a panic of one of its own parts: the watchers below are asked at
// every block and at every character that may begin markup.
func parseMarkdown(source []byte, deadline time.Time) (doc ast.Node, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case errLate:
			err = errTooSlow()
		default:
			panic(r)
		}
	}()
	pc := parser.NewContext()
	pc.Set(deadlineKey, deadline)
	return markdown.Parse(text.NewReader(source), parser.WithContext(pc)), nil
}

func errTooSlow() error {
	return readout.Invalid("takes too long to read; simplify its markup, or split it")
}

func checkTime(pc parser.Context) {
	if deadline, ok := pc.Get(deadlineKey).(time.Time); ok && time.Now().After(deadline) {
		panic(errLate{})
	}
}

type watchedBlocks struct{}

func (watchedBlocks) Trigger() []byte { return nil }
func (watchedBlocks) Open(_ ast.Node, _ text.Reader, pc parser.Context) (ast.Node, parser.State) {
	checkTime(pc)
	return nil, parser.NoChildren
}
func (watchedBlocks) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}
func (watchedBlocks) Close(ast.Node, text.Reader, parser.Context) {}
func (watchedBlocks) CanInterruptParagraph() bool                 { return true }
func (watchedBlocks) CanAcceptIndentedLine() bool                 { return true }

type watchedInline struct{}

func (watchedInline) Trigger() []byte { return []byte("[]!<*_`") }
func (watchedInline) Parse(_ ast.Node, _ text.Reader, pc parser.Context) ast.Node {
	checkTime(pc)
	return nil
}

// markdownWriter walks a parsed body into a builder.
type markdownWriter struct {
	*builder
	source []byte
	depth  int // lists around the words
}

func (w *markdownWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

func (w *markdownWriter) marked(kind readout.MarkKind, address string, n ast.Node) {
	w.begin(kind, address)
	w.children(n)
	w.end()
}

func (w *markdownWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		w.paragraph()
		w.marked(readout.MarkHeading, "", n)
		w.paragraph()
	case *ast.Paragraph:
		w.paragraph()
		w.children(n)
		w.paragraph()
	case *ast.TextBlock:
		w.line()
		w.children(n)
		w.line()
	case *ast.Blockquote:
		w.paragraph()
		w.marked(readout.MarkQuote, "", n)
		w.paragraph()
	case *ast.List:
		w.list(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.paragraph()
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			w.line()
			w.write(string(line.Value(w.source)))
		}
		w.paragraph()
	case *ast.HTMLBlock:
		w.paragraph()
		writeMarkup(w.builder, string(n.Lines().Value(w.source)))
		w.paragraph()
	case *east.Table:
		w.paragraph()
		w.table(n)
		w.paragraph()
	case *ast.ThematicBreak:
		w.paragraph()
	default:
		w.inline(n)
	}
}

// list prints the numbers and bullets as they stand in the source: a bullet as
// written, a number counted on from the list's first.
func (w *markdownWriter) list(n *ast.List) {
	if w.depth == 0 || !n.IsTight {
		w.paragraph()
	}
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		label := string(n.Marker)
		if n.IsOrdered() {
			label = strconv.Itoa(number) + string(n.Marker)
			number++
		}
		if n.IsTight {
			w.line()
		} else {
			w.paragraph()
		}
		w.begin(readout.MarkItem, "")
		w.label(label, w.depth)
		w.depth++
		w.children(item)
		w.depth--
		w.unlabel()
		w.end()
	}
	if w.depth == 0 || !n.IsTight {
		w.paragraph()
	} else {
		w.line()
	}
}

func (w *markdownWriter) table(n ast.Node) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		w.line()
		w.begin(readout.MarkRow, "")
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			w.children(cell)
			if cell.NextSibling() != nil {
				w.cell()
			}
		}
		w.end()
	}
}

func (w *markdownWriter) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		words := string(n.Segment.Value(w.source))
		if !n.IsRaw() {
			words = unescape(words)
		}
		w.write(words)
		if n.HardLineBreak() {
			w.line()
		} else if n.SoftLineBreak() {
			w.wrap = true
		}
	case *ast.String:
		w.write(string(n.Value))
	case *ast.CodeSpan:
		w.children(n)
	case *ast.Emphasis:
		kind := readout.MarkEmphasis
		if n.Level >= 2 {
			kind = readout.MarkStrong
		}
		w.marked(kind, "", n)
	case *ast.Link:
		w.marked(readout.MarkLink, href(nil, unescape(string(n.Destination))), n)
	case *ast.AutoLink:
		address := string(n.URL(w.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
			address = "mailto:" + address
		}
		w.begin(readout.MarkLink, href(nil, address))
		w.write(string(n.Label(w.source)))
		w.end()
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			if tag := strings.ToLower(string(segment.Value(w.source))); strings.HasPrefix(tag, "<br") {
				w.line()
			}
		}
	case *ast.Image:
	default:
		w.children(n)
	}
}

// plainInline returns the words of a node on one line.
func plainInline(n ast.Node, source []byte) string {
	w := markdownWriter{builder: &builder{}, source: source}
	w.children(n)
	text, _ := w.done()
	return oneLine(text)
}

// unescape resolves backslashes before punctuation and character references,
// each once.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for at := 0; at < len(s); {
		switch c := s[at]; {
		case c == '\\' && at+1 < len(s) && util.IsPunct(s[at+1]):
			b.WriteByte(s[at+1])
			at += 2
		case c == '&':
			// The longest reference is 33 bytes; anything longer is an ampersand.
			end := strings.IndexByte(s[at:min(len(s), at+36)], ';')
			if end > 1 {
				if r := html.UnescapeString(s[at : at+end+1]); r != s[at:at+end+1] {
					b.WriteString(r)
					at += end + 1
					continue
				}
			}
			b.WriteByte(c)
			at++
		default:
			b.WriteByte(c)
			at++
		}
	}
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}

// writeMarkup writes the words of an HTML block inside Markdown and drops its
// tags.
func writeMarkup(b *builder, s string) {
	z := html.NewTokenizer(strings.NewReader(s))
	hidden := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			if hidden == "" {
				b.write(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := string(name)
			switch {
			case hidden == tag:
				hidden = ""
			case hidden == "" && (tag == "script" || tag == "style"):
				hidden = tag
			case tag == "br" || blockTags[tag]:
				b.line()
			}
		}
	}
}

// blockTags begin and end a line of their own.
var blockTags = setOf("address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
	"footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section select summary table tbody td tfoot th thead tr ul")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
