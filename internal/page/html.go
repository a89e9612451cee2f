package page

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"readout"
)

var (
	openingTag = regexp.MustCompile(`^<(!doctype\s+html|html|head|body|title|meta|link|base|div|p|table|article|section|main|header|nav|h[1-6]|span|font|center|ul|ol|dl|a|b|strong|em|br|hr|script|style|img|form|blockquote)(\s|/?>)`)
	xmlOpening = regexp.MustCompile(`^<\?xml[^>]*\?>\s*`)
	comment    = regexp.MustCompile(`^<!--(?s:.*?)-->\s*`)
	declared   = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)`)
)

// sniffBytes is how much of an input tells whether it is a page.
const sniffBytes = 4096

// opening returns the first bytes without what may stand before a page's first
// tag, in small letters.
func opening(data []byte) []byte {
	head := data[:min(len(data), sniffBytes)]
	if order := utf16Order(data); order != nil {
		if text, _, _, err := decodeUTF16(head[:len(head)&^1], order); err == nil {
			head = []byte(text)
		}
	}
	head = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte(utf8BOM)), " \t\r\n\f"))
	for {
		switch {
		case comment.Match(head):
			head = head[len(comment.Find(head)):]
		case xmlOpening.Match(head):
			head = head[len(xmlOpening.Find(head)):]
		default:
			return head
		}
	}
}

// looksLikeHTML tells a page by its first tag.
func looksLikeHTML(data []byte) bool { return openingTag.Match(opening(data)) }

// otherXML tells markup that is no page: a feed, a document of some program.
func otherXML(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), sniffBytes)], []byte(utf8BOM)), " \t\r\n\f")
	return bytes.HasPrefix(head, []byte("<?xml")) && !looksLikeHTML(data)
}

// aliases are names that pages give encodings and that the standard does not list.
var aliases = map[string]string{"cp949": "euc-kr", "ms949": "euc-kr", "uhc": "euc-kr", "x-windows-949": "euc-kr", "cp932": "shift_jis", "ms932": "shift_jis", "cp936": "gbk", "cp1252": "windows-1252"}

// declaredEncoding returns what a page says of its encoding, nil where it is
// silent or names one that nobody knows.
func declaredEncoding(data []byte) (encoding.Encoding, string) {
	m := declared.FindSubmatch(data[:min(len(data), sniffBytes)])
	if m == nil {
		return nil, ""
	}
	name := strings.ToLower(string(m[1]))
	if alias, ok := aliases[name]; ok {
		name = alias
	}
	return charset.Lookup(name)
}

// fromHTML makes the stored text of a page.
func fromHTML(data []byte, limits Limits, deadline time.Time) (Page, string, error) {
	if len(data) > limits.HTML {
		return Page{}, "", tooLarge(len(data), limits.HTML, "of a page")
	}
	enc, name := declaredEncoding(data)
	text, charset, notes, err := decodeDeclared(data, enc, name)
	if err != nil {
		return Page{}, "", err
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	doc, err := parseHTML(text, deadline)
	if err != nil {
		return Page{}, "", err
	}
	p := extract(doc, deadline)
	p.Format = readout.FormatHTML
	p.Notes = notes
	if time.Now().After(deadline) {
		return Page{}, "", errTooSlow()
	}
	return p, charset, nil
}

// maxRebuilt bounds the elements that the parser makes again because the page
// never closed them: a few kilobytes can ask for gigabytes of these.
const maxRebuilt = 1_500_000

// maxTags bounds the tags of one page. A page of 4 MiB that a person wrote has a
// third of it.
const maxTags = 500_000

// maxAttributes bounds the attributes of one tag, which the parser compares
// with each other.
const maxAttributes = 1000

// formatting are the elements that the parser opens again in each new block
// when they were not closed (HTML standard, 13.2.4.3).
var formatting = setOf("a b big code em font i nobr s small strike strong tt u")

// checkMarkup looks for what would make the parser take more memory or time
// than a page is worth, in one pass over the tags.
func checkMarkup(text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	open, all, rebuilt, tags := map[string]int{}, 0, 0, 0
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		default:
			continue
		}
		if tags++; tags > maxTags {
			return readout.Invalid("has more than %d tags; it is no page that a person wrote", maxTags)
		}
		name, more := z.TagName()
		tag := string(name)
		for n := 0; more; n++ {
			if n > maxAttributes {
				return readout.Invalid("has a tag with more than %d attributes; it is no page that a person wrote", maxAttributes)
			}
			_, _, more = z.TagAttr()
		}
		if formatting[tag] {
			switch {
			case kind == html.StartTagToken:
				open[tag]++
				all++
			case kind == html.EndTagToken && open[tag] > 0:
				open[tag]--
				all--
			}
		}
		if rebuilt += all; rebuilt > maxRebuilt {
			return readout.Invalid("leaves so many tags open that reading it would take too much memory; mend its markup")
		}
	}
}

// parseHTML parses until the deadline.
func parseHTML(text string, deadline time.Time) (*html.Node, error) {
	if err := checkMarkup(text); err != nil {
		return nil, err
	}
	doc, err := html.Parse(&timedReader{r: strings.NewReader(text), deadline: deadline})
	switch {
	case errors.Is(err, errDeadline):
		return nil, errTooSlow()
	case err != nil && strings.Contains(err.Error(), "512"):
		return nil, readout.Invalid("nests its tags more than 512 deep; it is no page that a person wrote")
	case err != nil:
		return nil, readout.Invalid("cannot be read as a page: %s", strings.TrimPrefix(err.Error(), "html: "))
	}
	return doc, nil
}

var errDeadline = errors.New("deadline")

// timedReader ends with an error when the time is over; the parser asks it every
// few kilobytes.
type timedReader struct {
	r        io.Reader
	deadline time.Time
}

func (t *timedReader) Read(p []byte) (int, error) {
	if time.Now().After(t.deadline) {
		return 0, errDeadline
	}
	return t.r.Read(p[:min(len(p), 2048)])
}

// metadata is what the head of a page says.
type metadata struct {
	title, ogTitle      string
	canonical           *url.URL
	base                *url.URL
	published, modified time.Time
	date                string // a date of the page's metadata, as written
	lang                readout.Lang
}

var (
	publishedKeys = setOf("article:published_time og:published_time datepublished dcterms.date dcterms.issued dc.date dc.date.issued date pubdate publishdate date.issued")
	modifiedKeys  = setOf("article:modified_time og:updated_time datemodified dcterms.modified last-modified")
)

// metadataOf reads the page's head.
func metadataOf(doc *html.Node) metadata {
	var m metadata
	var canonical, og, base string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			m.lang, _ = langTag(attr(n, "lang"))
			if m.lang == "" {
				m.lang, _ = langTag(attr(n, "xml:lang"))
			}
		case "title":
			if m.title == "" && n.FirstChild != nil && (n.Parent == nil || n.Parent.Data == "head" || n.Parent.Data == "body") {
				m.title = oneLine(n.FirstChild.Data)
			}
		case "base":
			if base == "" {
				base = attr(n, "href")
			}
		case "link":
			if attr(n, "rel") == "canonical" {
				canonical = attr(n, "href")
			}
		case "meta":
			key := strings.ToLower(attr(n, "property"))
			for _, a := range []string{"name", "itemprop"} {
				if key == "" {
					key = strings.ToLower(attr(n, a))
				}
			}
			value := attr(n, "content")
			switch {
			case key == "og:title":
				m.ogTitle = oneLine(value)
			case key == "og:url":
				og = value
			case publishedKeys[key]:
				if t, err := instant(key, value); err == nil && m.published.IsZero() {
					m.published = t
				}
				if m.date == "" {
					m.date = oneLine(value)
				}
			case modifiedKeys[key]:
				if t, err := instant(key, value); err == nil {
					m.modified = t
				}
			}
		}
	}
	for _, s := range []string{canonical, og} {
		if s = href(nil, s); s != "" && !strings.HasPrefix(s, "mailto:") && m.canonical == nil {
			m.canonical, _ = url.Parse(s)
		}
	}
	m.base = m.canonical
	if base != "" {
		if s := href(m.canonical, base); s != "" {
			m.base, _ = url.Parse(s)
		}
	}
	return m
}
