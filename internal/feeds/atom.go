package feeds

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"readout"
)

type atomFeed struct {
	XMLName  xml.Name    `xml:"feed"`
	Space    string      `xml:"xmlns,attr"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Icon     string      `xml:"icon,omitempty"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Author     atomPerson     `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Rights     string         `xml:"rights,omitempty"`
	Summary    string         `xml:"summary,omitempty"`
	Content    *atomText      `xml:"content"`
	Links      []atomLink     `xml:"link"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr,omitempty"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Body string `xml:",chardata"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Lang string `xml:"hreflang,attr,omitempty"`
	Href string `xml:"href,attr"`
}

// The media types of the three formats.
const (
	AtomType = "application/atom+xml"
	RSSType  = "application/rss+xml"
	JSONType = "application/feed+json"
)

// Atom writes the feed as RFC 4287 has it, in parts as RFC 5005 has them.
func (f Feed) Atom() ([]byte, error) {
	out := atomFeed{Space: "http://www.w3.org/2005/Atom", Lang: string(f.Lang), ID: f.ID, Title: f.Title, Subtitle: f.Subtitle, Updated: stamp(f.updated()), Icon: f.Icon}
	out.Links = append(out.Links, atomLink{Rel: "alternate", Type: "text/html", Lang: string(f.Lang), Href: f.Page}, atomLink{Rel: "self", Type: AtomType, Href: f.Self.Atom})
	for _, l := range []atomLink{{Rel: "first", Href: f.First.Atom}, {Rel: "previous", Href: f.Previous.Atom}, {Rel: "next", Href: f.Next.Atom}} {
		if l.Href != "" {
			l.Type = AtomType
			out.Links = append(out.Links, l)
		}
	}
	for _, e := range f.Entries {
		out.Entries = append(out.Entries, e.atom(f.Lang))
	}
	return out.write(f.text()), nil
}

func (e Entry) atom(page readout.Lang) atomEntry {
	out := atomEntry{ID: e.ID, Title: e.Title, Published: stamp(e.Published), Updated: stamp(e.Updated), Author: atomPerson{e.Issuer}, Rights: e.Rights, Summary: e.Summary}
	if e.Lang != page {
		out.Lang = string(e.Lang)
	}
	for _, c := range e.categories() {
		out.Categories = append(out.Categories, atomCategory(c))
	}
	if e.HTML != "" {
		out.Content = &atomText{Type: "html", Body: e.HTML}
	}
	out.Links = append(out.Links, atomLink{Rel: "alternate", Type: "text/html", Lang: string(e.Lang), Href: e.Page})
	for _, o := range e.Others {
		// related, not alternate: feedparser takes an entry's last alternate for it
		out.Links = append(out.Links, atomLink{Rel: "related", Type: o.Type, Lang: string(o.Lang), Href: o.Href})
	}
	if e.Source != "" {
		out.Links = append(out.Links, atomLink{Rel: "via", Href: e.Source})
	}
	return out
}

func (e Entry) categories() []Category {
	out := []Category{e.Kind}
	if e.State != nil {
		out = append(out, *e.State)
	}
	if e.Demo != "" {
		out = append(out, Category{"demonstration", e.Demo})
	}
	return out
}

// document writes one XML document. Characters that XML cannot hold become
// U+FFFD.
func document(v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(v); err != nil {
		return nil, fmt.Errorf("writing XML: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
