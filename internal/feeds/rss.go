package feeds

import (
	"encoding/xml"
	"time"
)

type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Content string     `xml:"xmlns:content,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	Description string     `xml:"description"`
	Language    string     `xml:"language"`
	Built       string     `xml:"lastBuildDate"`
	Links       []atomLink `xml:"atom:link"`
	Items       []rssItem  `xml:"item"`
}

type rssItem struct {
	Title       string        `xml:"title"`
	Link        string        `xml:"link"`
	GUID        rssGUID       `xml:"guid"`
	Published   string        `xml:"pubDate"`
	Updated     string        `xml:"atom:updated"`
	Creator     string        `xml:"dc:creator"`
	Lang        string        `xml:"dc:language"`
	Rights      string        `xml:"dc:rights,omitempty"`
	Categories  []rssCategory `xml:"category"`
	Description string        `xml:"description"`
	Content     string        `xml:"content:encoded,omitempty"`
	Links       []atomLink    `xml:"atom:link"`
}

type rssGUID struct {
	Permanent bool   `xml:"isPermaLink,attr"`
	ID        string `xml:",chardata"`
}

type rssCategory struct {
	Label string `xml:",chardata"`
}

// RSS writes the feed as RSS 2.0 (rssboard.org/rss-specification), with the
// elements of Atom and Dublin Core that its profile recommends.
func (f Feed) RSS() ([]byte, error) {
	about := f.Subtitle
	if about == "" {
		about = f.Title // required
	}
	channel := rssChannel{Title: f.Title, Link: f.Page, Description: about, Language: string(f.Lang), Built: rfc822(f.updated())}
	channel.Links = append(channel.Links, atomLink{Rel: "self", Type: RSSType, Href: f.Self.RSS})
	for _, l := range []atomLink{{Rel: "first", Href: f.First.RSS}, {Rel: "previous", Href: f.Previous.RSS}, {Rel: "next", Href: f.Next.RSS}} {
		if l.Href != "" {
			l.Type = RSSType
			channel.Links = append(channel.Links, l)
		}
	}
	for _, e := range f.Entries {
		item := rssItem{
			Title: e.Title, Link: e.Page, GUID: rssGUID{ID: e.ID}, Published: rfc822(e.Published), Updated: stamp(e.Updated),
			Creator: e.Issuer, Lang: string(e.Lang), Rights: e.Rights, Description: e.Summary, Content: e.HTML,
		}
		for _, c := range e.categories() {
			item.Categories = append(item.Categories, rssCategory{c.Label})
		}
		if e.Source != "" {
			item.Links = append(item.Links, atomLink{Rel: "via", Href: e.Source})
		}
		channel.Items = append(channel.Items, item)
	}
	return rss{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/", DC: "http://purl.org/dc/elements/1.1/",
		Channel: channel,
	}.write(f.text()), nil
}

// rfc822 writes an instant as RSS has it, with a year of four digits.
func rfc822(t time.Time) string { return t.UTC().Format("Mon, 02 Jan 2006 15:04:05 +0000") }
