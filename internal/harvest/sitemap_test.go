package harvest_test

import (
	"bytes"
	"encoding/xml"
	"net/http"
	"path/filepath"
	"slices"
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

// TestSitemapIsTheSite compares the map with the pages that it leads to: each is
// there, is the one to be found, and has the counterparts that the map says; and
// each counterpart leads back.
func TestSitemapIsTheSite(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, false)
	index := r.sitemap("/sitemap.xml")
	if len(index.Parts) != 4 {
		t.Fatalf("the parts are %v", index.Parts)
	}
	all := map[string][]link{}
	dated := 0
	for _, part := range index.Parts {
		for _, u := range r.sitemap(strings.TrimPrefix(part, origin)).URLs {
			if _, twice := all[u.Loc]; twice {
				t.Errorf("%s is there twice", u.Loc)
			}
			all[u.Loc] = u.Alternates
			if u.Modified != "" {
				dated++
			}
		}
	}
	pairs, releases := 0, 0
	for loc, alternates := range all {
		w := r.get(strings.TrimPrefix(loc, origin))
		if w.Code != http.StatusOK {
			t.Errorf("%s answers %d", loc, w.Code)
			continue
		}
		canonical, on := heads(t, w.Body.Bytes())
		if canonical != loc || !slices.Equal(on, alternates) && !(len(alternates) == 0 && len(on) == 0) {
			t.Errorf("%s says that it is %s with %v; the map %v", loc, canonical, on, alternates)
		}
		for _, a := range alternates {
			pairs++
			if !slices.Equal(all[a.Href], alternates) {
				t.Errorf("%s does not lead back to %s", a.Href, loc)
			}
		}
		if strings.Contains(loc, "/releases/") {
			releases++
		}
		if strings.Contains(loc, "2099") || strings.Contains(loc, "lower-ferry-agreement") {
			t.Errorf("%s is sealed (P1)", loc)
		}
	}
	lines, err := r.office.Publishers(t.Context())
	must(t, err)
	held := 0
	for _, l := range lines {
		held += l.Releases
	}
	if releases < held || dated != releases || pairs < 50 {
		t.Errorf("%d pages of %d releases, %d with a date, %d counterparts", releases, held, dated, pairs)
	}
	t.Logf("%d addresses, %d of releases, %d counterparts", len(all), releases, pairs)
	for _, part := range []string{"releases-2", "releases-0", "releases-01", "releases", "pages-2", "none-1", "people-9"} {
		if w := r.get("/sitemap.xml?part=" + part); w.Code != http.StatusNotFound {
			t.Errorf("part %s answers %d", part, w.Code)
		}
	}
	own := demoRoom(t, readout.HousePublisher, false)
	for _, part := range own.sitemap("/sitemap.xml").Parts {
		for _, u := range own.sitemap(strings.TrimPrefix(part, origin)).URLs {
			if w := own.get(strings.TrimPrefix(u.Loc, origin)); w.Code != http.StatusOK {
				t.Errorf("the map of a publisher's house leads to %s, which answers %d (P29)", u.Loc, w.Code)
			}
		}
	}
	if w := own.get("/sitemap.xml?part=meetings-1"); w.Code != http.StatusNotFound {
		t.Errorf("the meetings of a publisher's house are mapped (P29)")
	}
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
