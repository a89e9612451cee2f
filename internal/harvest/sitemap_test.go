package harvest_test

import (
	"bytes"
	"encoding/xml"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/harvest"
	"readout/internal/needs"
)

// sitemap is what these tests look at of an index or a part.
type sitemap struct {
	Parts []string `xml:"sitemap>loc"`
	URLs  []struct {
		Loc        string `xml:"loc"`
		Modified   string `xml:"lastmod"`
		Alternates []link `xml:"link"`
		News       struct {
			Title string `xml:"title"`
			Lang  string `xml:"publication>language"`
		} `xml:"news"`
	} `xml:"url"`
}

// sitemap reads an index or part, which must keep to the rules of the protocol.
func (r *room) sitemap(path string) (m sitemap) {
	r.t.Helper()
	body := r.body(path)
	must(r.t, xml.Unmarshal(body, &m))
	if xmllint := needs.Tool(r.t, "xmllint"); xmllint != "" {
		rules, err := filepath.Abs("testdata/sitemap.xsd")
		must(r.t, err)
		script(r.t.(*testing.T), body, xmllint, "--noout", "--nonet", "--schema", rules, "-")
	}
	return m
}

// heads are the addresses of a page's head by what they say the page is to it.
func heads(t *testing.T, body []byte) (canonical string, alternates []link) {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(body))
	must(t, err)
	for n := range doc.Descendants() {
		if n.Data != "link" {
			continue
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		switch {
		case attr["rel"] == "canonical":
			canonical = attr["href"]
		case attr["rel"] == "alternate" && attr["hreflang"] != "":
			alternates = append(alternates, link{Rel: "alternate", Lang: attr["hreflang"], Href: attr["href"]})
		}
	}
	return canonical, alternates
}

// TestSitemapTellsWhatChanged: lastmod is when the page's own text changed.
func TestSitemapTellsWhatChanged(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	came := r.bring("talks.en.md", "northmark", talks)
	at := func() map[string]string {
		found := map[string]string{}
		for _, u := range r.sitemap("/sitemap.xml?part=releases-1").URLs {
			found[strings.TrimPrefix(u.Loc, origin)[:3]] = u.Modified
		}
		return found
	}
	if got := at(); len(got) != 1 || !strings.HasPrefix(got["/en"], "2031-03-1") {
		t.Errorf("one edition: %v", got)
	}
	path := "/releases/" + came.Address.String()
	canonical, alternates := heads(t, r.body("/ko"+path))
	if canonical != origin+"/en"+path || len(alternates) != 0 {
		t.Errorf("a page without an edition in its language is %s with %v", canonical, alternates)
	}
	r.set(r.now.Load().Add(time.Hour))
	r.bring("talks.ko.md", "northmark", "---\ntitle: 회담\ndate: 2031-03-15\nlang: ko\n---\n\n1. 회담이 열렸다.\n")
	r.bring("talks.en.md", "northmark", strings.Replace(talks, "again", "once more", 1))
	if got := at(); got["/en"] != "2031-04-01T10:00:00Z" || got["/ko"] != "2031-04-01T10:00:00Z" {
		t.Errorf("two editions: %v", got)
	}
	if canonical, _ := heads(t, r.body("/en"+path+"/v1")); canonical != origin+"/en"+path {
		t.Errorf("an older version is %s", canonical)
	}
	r.set(r.now.Load().Add(time.Hour))
	must(t, r.office.Withdraw(t.Context(), came.Release, r.base(came.Release), "officer"))
	if got := at(); got["/en"] != "2031-04-01T11:00:00Z" {
		t.Errorf("withdrawn: %v", got)
	}
}

// TestNewsIsOfTwoDays: the news sitemap holds what we released lately and lets
// it go by itself.
func TestNewsIsOfTwoDays(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	fresh := strings.Replace(talks, "2031-03-15", "2031-03-31", 1)
	r.bring("fresh.en.md", "northmark", fresh)
	r.bring("old.en.md", "northmark", talks)
	r.bring("others.en.md", "southmark", fresh)
	got := r.sitemap("/sitemap-news.xml")
	if len(got.URLs) != 1 || got.URLs[0].News.Title != "Northmark & Southmark Hold <Talks>" || got.URLs[0].News.Lang != "en" {
		t.Errorf("the news are %+v", got.URLs)
	}
	r.set(r.now.Load().AddDate(0, 0, 2))
	if got := r.sitemap("/sitemap-news.xml"); len(got.URLs) != 0 {
		t.Errorf("two days later the news are %+v", got.URLs)
	}
}

// TestRobotsLeadToTheSitemap: crawlers are told where to look, and nobody is let
// into a demonstration.
func TestRobotsLeadToTheSitemap(t *testing.T) {
	real := string(newRoom(t, readout.HouseArchive, false).body("/robots.txt"))
	if want := "User-agent: *\nDisallow: /*/search\nSitemap: " + origin + "/sitemap.xml\nSitemap: " + origin + "/sitemap-news.xml\n"; real != want {
		t.Errorf("robots.txt is %q", real)
	}
	demo := newRoom(t, readout.HouseArchive, true)
	if got := string(demo.body("/robots.txt")); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("robots.txt of a demonstration is %q", got)
	}
	for _, path := range []string{"/sitemap.xml", "/en/feed.atom", "/en/"} {
		if got := demo.get(path).Header().Get("X-Robots-Tag"); got != "noindex, nofollow" {
			t.Errorf("%s of a demonstration says %q", path, got)
		}
	}
	if len(harvest.Sitemaps("")) != 0 {
		t.Error("on this machine alone a sitemap is named")
	}
}
