package feeds

import (
	"encoding/xml"
	"unicode/utf8"
)

// markup writes XML as encoding/xml writes the same structs, byte for byte, but
// faster: a feed escapes a hundred thousand bytes of text.
type markup struct{ b []byte }

// begin begins a document that will have about so many bytes of text.
func begin(text int) *markup {
	m := &markup{make([]byte, 0, text+text/4+4096)}
	m.b = append(m.b, xml.Header...)
	return m
}

func (m *markup) end() []byte { return append(m.b, '\n') }

func (m *markup) raw(parts ...string) {
	for _, s := range parts {
		m.b = append(m.b, s...)
	}
}

// attr writes an attribute; optional leaves an empty one out.
func (m *markup) attr(name, value string) {
	m.raw(" ", name, `="`)
	m.text(value)
	m.b = append(m.b, '"')
}

func (m *markup) optionalAttr(name, value string) {
	if value != "" {
		m.attr(name, value)
	}
}

// element writes an element of text; optional leaves an empty one out.
func (m *markup) element(name, text string) {
	m.raw("<", name, ">")
	m.text(text)
	m.raw("</", name, ">")
}

func (m *markup) optional(name, text string) {
	if text != "" {
		m.element(name, text)
	}
}

// escapes are what stands for the bytes that XML text does not hold as they are;
// "\uFFFD" for those that it cannot hold at all.
var escapes = func() (e [256]string) {
	for c := range 0x20 {
		e[c] = "\uFFFD"
	}
	e['\t'], e['\n'], e['\r'] = "&#x9;", "&#xA;", "&#xD;"
	e['"'], e['\''], e['&'], e['<'], e['>'] = "&#34;", "&#39;", "&amp;", "&lt;", "&gt;"
	return e
}()

// text writes text or the value of an attribute. Characters that XML cannot hold
// become U+FFFD.
func (m *markup) text(s string) {
	b, done := m.b, 0
	for i := 0; i < len(s); {
		c := s[i]
		if plain[c] {
			i++
			continue
		}
		with, size := escapes[c], 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError && r != '\uFFFE' && r != '\uFFFF' || size > 1 && r == utf8.RuneError {
				i += size
				continue
			}
			with = "\uFFFD"
		}
		b = append(append(b, s[done:i]...), with...)
		i += size
		done = i
	}
	m.b = append(b, s[done:]...)
}

// plain are the bytes that stand as they are.
var plain = func() (p [256]bool) {
	for c := range utf8.RuneSelf {
		p[c] = escapes[c] == ""
	}
	return p
}()

func (m *markup) link(name string, l atomLink) {
	m.raw("<", name)
	m.attr("rel", l.Rel)
	m.optionalAttr("type", l.Type)
	m.optionalAttr("hreflang", l.Lang)
	m.attr("href", l.Href)
	m.raw("></", name, ">")
}

func (f atomFeed) write(text int) []byte {
	m := begin(text)
	m.raw("<feed")
	m.attr("xmlns", f.Space)
	m.attr("xml:lang", f.Lang)
	m.raw(">")
	m.element("id", f.ID)
	m.element("title", f.Title)
	m.optional("subtitle", f.Subtitle)
	m.element("updated", f.Updated)
	m.optional("icon", f.Icon)
	for _, l := range f.Links {
		m.link("link", l)
	}
	for _, e := range f.Entries {
		m.raw("<entry")
		m.optionalAttr("xml:lang", e.Lang)
		m.raw(">")
		m.element("id", e.ID)
		m.element("title", e.Title)
		m.element("published", e.Published)
		m.element("updated", e.Updated)
		m.raw("<author>")
		m.element("name", e.Author.Name)
		m.raw("</author>")
		for _, c := range e.Categories {
			m.raw("<category")
			m.attr("term", c.Term)
			m.optionalAttr("label", c.Label)
			m.raw("></category>")
		}
		m.optional("rights", e.Rights)
		m.optional("summary", e.Summary)
		if e.Content != nil {
			m.raw("<content")
			m.attr("type", e.Content.Type)
			m.raw(">")
			m.text(e.Content.Body)
			m.raw("</content>")
		}
		for _, l := range e.Links {
			m.link("link", l)
		}
		m.raw("</entry>")
	}
	m.raw("</feed>")
	return m.end()
}

func (r rss) write(text int) []byte {
	m := begin(text)
	m.raw("<rss")
	m.attr("version", r.Version)
	m.attr("xmlns:atom", r.Atom)
	m.attr("xmlns:content", r.Content)
	m.attr("xmlns:dc", r.DC)
	m.raw("><channel>")
	c := r.Channel
	m.element("title", c.Title)
	m.element("link", c.Link)
	m.element("description", c.Description)
	m.element("language", c.Language)
	m.element("lastBuildDate", c.Built)
	for _, l := range c.Links {
		m.link("atom:link", l)
	}
	for _, i := range c.Items {
		m.raw("<item>")
		m.element("title", i.Title)
		m.element("link", i.Link)
		m.raw("<guid")
		m.attr("isPermaLink", map[bool]string{true: "true", false: "false"}[i.GUID.Permanent])
		m.raw(">")
		m.text(i.GUID.ID)
		m.raw("</guid>")
		m.element("pubDate", i.Published)
		m.element("atom:updated", i.Updated)
		m.element("dc:creator", i.Creator)
		m.element("dc:language", i.Lang)
		m.optional("dc:rights", i.Rights)
		for _, c := range i.Categories {
			m.element("category", c.Label)
		}
		m.element("description", i.Description)
		m.optional("content:encoded", i.Content)
		for _, l := range i.Links {
			m.link("atom:link", l)
		}
		m.raw("</item>")
	}
	m.raw("</channel></rss>")
	return m.end()
}

// text is about how many bytes of text the entries of a feed have.
func (f Feed) text() int {
	n := 0
	for _, e := range f.Entries {
		n += len(e.HTML) + len(e.Summary) + 2*len(e.Title) + 1024
	}
	return n
}
