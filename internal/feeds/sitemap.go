package feeds

import (
	"encoding/xml"
	"time"

	"readout"
)

// Bounds of the sitemap protocol (sitemaps.org): addresses in one sitemap, and
// of Google's news sitemaps.
const (
	MostURLs = 50_000
	MostNews = 1000
)

// URL is one page in a sitemap. All addresses are absolute.
type URL struct {
	Loc        string
	Modified   time.Time // when its content changed last; zero where nobody can tell
	Alternates []Link    // the page in every language that it has, itself included
	News       *News     // nil outside a news sitemap
}

// News is what a news sitemap says of an article.
type News struct {
	Publication string
	Lang        readout.Lang
	Title       string
	Published   time.Time
}

type urlSet struct {
	XMLName xml.Name     `xml:"urlset"`
	Space   string       `xml:"xmlns,attr"`
	XHTML   string       `xml:"xmlns:xhtml,attr,omitempty"`
	News    string       `xml:"xmlns:news,attr,omitempty"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc        string       `xml:"loc"`
	Modified   string       `xml:"lastmod,omitempty"`
	News       *sitemapNews `xml:"news:news"`
	Alternates []xhtmlLink  `xml:"xhtml:link"`
}

type xhtmlLink struct {
	Rel  string       `xml:"rel,attr"`
	Lang readout.Lang `xml:"hreflang,attr"`
	Href string       `xml:"href,attr"`
}

type sitemapNews struct {
	Publication struct {
		Name string       `xml:"news:name"`
		Lang readout.Lang `xml:"news:language"`
	} `xml:"news:publication"`
	Published string `xml:"news:publication_date"`
	Title     string `xml:"news:title"`
}

type sitemapIndex struct {
	XMLName xml.Name     `xml:"sitemapindex"`
	Space   string       `xml:"xmlns,attr"`
	Parts   []sitemapURL `xml:"sitemap"`
}

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// Sitemap writes a sitemap of pages.
func Sitemap(urls []URL) ([]byte, error) {
	set := urlSet{Space: sitemapSpace, XHTML: "http://www.w3.org/1999/xhtml", URLs: make([]sitemapURL, 0, len(urls))}
	for _, u := range urls {
		set.URLs = append(set.URLs, u.sitemap())
	}
	return document(set)
}

// NewsSitemap writes a sitemap of articles.
func NewsSitemap(urls []URL) ([]byte, error) {
	set := urlSet{Space: sitemapSpace, News: "http://www.google.com/schemas/sitemap-news/0.9"}
	for _, u := range urls {
		out := sitemapURL{Loc: u.Loc, News: &sitemapNews{Published: stamp(u.News.Published), Title: u.News.Title}}
		out.News.Publication.Name, out.News.Publication.Lang = u.News.Publication, u.News.Lang
		set.URLs = append(set.URLs, out)
	}
	return document(set)
}

// SitemapIndex writes the index of the parts of a sitemap.
func SitemapIndex(parts []string) ([]byte, error) {
	index := sitemapIndex{Space: sitemapSpace}
	for _, loc := range parts {
		index.Parts = append(index.Parts, sitemapURL{Loc: loc})
	}
	return document(index)
}

func (u URL) sitemap() sitemapURL {
	out := sitemapURL{Loc: u.Loc}
	if !u.Modified.IsZero() {
		out.Modified = stamp(u.Modified)
	}
	for _, a := range u.Alternates {
		out.Alternates = append(out.Alternates, xhtmlLink{"alternate", a.Lang, a.Href})
	}
	return out
}
