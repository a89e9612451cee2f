package harvest_test

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"readout"
)

// talks is a text with points, a note, marks and signs that markup would eat.
const talks = `---
title: "Northmark & Southmark Hold <Talks>"
date: 2031-03-15
lang: en
---

1. The 5th Northmark-Southmark River Dialogue was held in **Alderhaven** on March 15. See [the programme](https://northmark.example/?a=1&b=2).

  ° The two sides spoke of a < b & c.

2. They agreed to meet again.

※ Times are local.
`

// atom is what these tests look at of an Atom feed.
type atom struct {
	ID       string `xml:"id"`
	Title    string `xml:"title"`
	Subtitle string `xml:"subtitle"`
	Updated  string `xml:"updated"`
	Links    []link `xml:"link"`
	Entries  []struct {
		ID        string `xml:"id"`
		Title     string `xml:"title"`
		Published string `xml:"published"`
		Updated   string `xml:"updated"`
		Summary   string `xml:"summary"`
		Content   string `xml:"content"`
		Links     []link `xml:"link"`
	} `xml:"entry"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

func (r *room) atom(path string) atom {
	r.t.Helper()
	var f atom
	must(r.t, xml.Unmarshal(r.body(path), &f))
	return f
}

// TestFeedsKeepWhatRightsWithhold: words that feeds have told and kept are in none
// from when their publisher's rights withhold them, and there again when they do
// not.
func TestFeedsKeepWhatRightsWithhold(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	held := southmark
	held.Rights = readout.RightsFull
	must(t, r.office.SetPublisher(t.Context(), held))
	r.bring("talks.en.md", "southmark", talks)
	const words = "The two sides spoke of"
	for i, c := range []struct {
		rights readout.Rights
		path   string // each once, so that no page is kept
		told   bool
	}{
		{readout.RightsFull, "/en/publishers/southmark.atom", true}, {readout.RightsFull, "/ko/publishers/southmark.atom", true},
		{readout.RightsQuotes, "/en/publishers/southmark.rss", false}, {readout.RightsLink, "/en/publishers/southmark.json", false},
		{readout.RightsFull, "/ko/publishers/southmark.rss", true},
	} {
		held.Rights = c.rights
		must(t, r.office.SetPublisher(t.Context(), held))
		if got := strings.Contains(string(r.body(c.path)), words); got != c.told {
			t.Errorf("%d: with rights %q %s holds the text: %t, want %t", i, c.rights, c.path, got, c.told)
		}
	}
}

// TestFeedEntriesStayWhatTheyAre follows one release through its life.
func TestFeedEntriesStayWhatTheyAre(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	came := r.bring("talks.en.md", "northmark", talks)
	const path = "/en/releases.atom"
	one := func() (f atom) {
		t.Helper()
		if f = r.atom(path); len(f.Entries) != 1 {
			t.Fatalf("%d entries", len(f.Entries))
		}
		return f
	}
	first := one()
	e := first.Entries[0]
	if e.Title != "Northmark & Southmark Hold <Talks>" || !strings.HasPrefix(e.Published, "2031-03-1") || e.Updated != e.Published || first.Updated != e.Updated || !strings.HasPrefix(e.ID, "urn:uuid:") {
		t.Errorf("the entry is %+v", e)
	}
	for _, want := range []string{`<ol>`, `<li value="1">The 5th`, `<strong>Alderhaven</strong>`, `<a href="https://northmark.example/?a=1&amp;b=2">the programme</a>`, `a &lt; b &amp; c`, `<li value="2">`, `Times are local.`} {
		if !strings.Contains(e.Content, want) {
			t.Errorf("the content lacks %s: %s", want, e.Content)
		}
	}
	if strings.Contains(e.Content, "Hold") || strings.HasPrefix(e.Summary, "Northmark") {
		t.Errorf("the head of the text stands in its body: %s / %s", e.Summary, e.Content)
	}

	r.set(r.now.Load().Add(time.Hour))
	r.bring("talks.en.md", "northmark", talks) // the same again
	r.catchUp()
	if got := one(); got.Entries[0].Updated != e.Updated || got.Entries[0].ID != e.ID {
		t.Errorf("nothing happened, and the entry was updated: %+v", got.Entries[0])
	}
	r.bring("talks.en.md", "northmark", strings.Replace(talks, "meet again", "meet again in May", 1))
	second := one()
	if second.Entries[0].Updated != "2031-04-01T10:00:00Z" || second.Entries[0].ID != e.ID || second.Entries[0].Published != e.Published || !strings.Contains(second.Entries[0].Content, "in May") || !strings.Contains(second.Entries[0].Content, "Correction") {
		t.Errorf("a new version: %+v", second.Entries[0])
	}
	r.bring("talks.ko.md", "northmark", "---\ntitle: 노스마크·사우스마크 회담\ndate: 2031-03-15\nlang: ko\n---\n\n1. 회담이 열렸다.\n")
	if got := one(); got.Entries[0].Updated != second.Entries[0].Updated || len(got.Entries[0].Links) != len(second.Entries[0].Links)+1 {
		t.Errorf("another edition: %+v", got.Entries[0])
	}
	ko := r.atom("/ko/releases.atom").Entries[0]
	if ko.ID == e.ID || ko.Title != "노스마크·사우스마크 회담" || !strings.HasPrefix(ko.Links[0].Href, origin+"/ko/releases/2031/") {
		t.Errorf("in Korean: %+v", ko)
	}
	must(t, r.office.Move(t.Context(), came.Release, r.base(came.Release), "another-name", "officer"))
	if got := one().Entries[0]; got.ID != e.ID || got.Links[0].Href != origin+"/en/releases/2031/another-name" || got.Updated != second.Entries[0].Updated {
		t.Errorf("moved: %+v", got)
	}
	r.set(r.now.Load().Add(time.Hour))
	searched := func() int { return len(r.atom("/en/search.atom?q=" + url.QueryEscape(e.Title)).Entries) }
	if n := searched(); n != 1 {
		t.Errorf("the feed of a search has %d", n)
	}
	must(t, r.office.Withdraw(t.Context(), came.Release, r.base(came.Release), "officer"))
	for range 2 { // before the index knows of it, and after
		if n := searched(); n != 0 {
			t.Errorf("a withdrawn release is in the feed of a search, which has %d", n)
		}
		r.catchUp()
	}
	gone := one().Entries[0]
	if gone.ID != e.ID || gone.Title != "Withdrawn: "+e.Title || gone.Updated != "2031-04-01T11:00:00Z" || gone.Content != "" || strings.Contains(gone.Summary, "Dialogue") {
		t.Errorf("withdrawn: %+v", gone)
	}
	must(t, r.office.Hold(t.Context(), came.Release, r.base(came.Release), "officer"))
	if got := r.atom(path); len(got.Entries) != 0 || got.ID != first.ID {
		t.Errorf("held: %+v", got)
	}
}

// TestFeedsObeyRights: a text that its publisher's rights withhold is in no form
// of a feed, and the link to it is.
func TestFeedsObeyRights(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	r.bring("talks.en.md", "southmark", strings.Replace(talks, "lang: en", "lang: en\nurl: https://southmark.example/talks", 1))
	for _, form := range []string{"atom", "rss", "json"} {
		body := string(r.body("/en/publishers/southmark." + form))
		if strings.Contains(body, "Alderhaven") || strings.Contains(body, "River Dialogue") {
			t.Errorf("the %s feed holds words of the text: %s", form, body)
		}
		if !strings.Contains(body, "https://southmark.example/talks") || !strings.Contains(body, "read it at its source") {
			t.Errorf("the %s feed does not lead to the source: %s", form, body)
		}
		if w := r.get("/en/publishers/southmark." + form); w.Header().Get("Cache-Control") != "public, no-cache" || w.Header().Get("Etag") == "" || w.Header().Get("Last-Modified") != "" && r.get("/en/publishers/southmark."+form, "If-None-Match", w.Header().Get("Etag")).Code != http.StatusNotModified {
			t.Errorf("headers of the %s feed: %v", form, w.Header())
		}
	}
	for _, path := range []string{"/en/releases.atom", "/ko/releases.rss"} {
		if strings.Contains(string(r.body(path)), "Talks") {
			t.Errorf("%s, which is of ours, holds another's", path)
		}
	}
	if !strings.Contains(string(r.body("/en/feed.atom")), "Talks") {
		t.Error("an archive's feed lacks a text that it holds")
	}
	own := newRoom(t, readout.HousePublisher, false)
	own.bring("talks.en.md", "southmark", talks)
	never := own.get("/en/no-such-thing")
	for _, path := range []string{"/en/publishers/southmark.atom", "/en/boards/southmark/news.rss", "/en/series/river-dialogue.json"} {
		if w := own.get(path); w.Code != http.StatusNotFound || w.Body.String() != never.Body.String() {
			t.Errorf("%s answers %d in a publisher's house (P29)", path, w.Code)
		}
	}
	for _, path := range []string{"/en/feed.atom", "/en/releases.json", "/en/search.rss?q=river"} {
		if strings.Contains(string(own.body(path)), "Talks") {
			t.Errorf("%s of a publisher's house holds another's text (P29)", path)
		}
	}
}

// TestFeedsHaveParts walks a long list by its links (RFC 5005).
func TestFeedsHaveParts(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	for i := range 45 {
		r.bring("no"+strconv.Itoa(i)+".en.md", "northmark", "---\ntitle: Statement number "+strconv.Itoa(i)+"\ndate: 2031-01-"+strconv.Itoa(10+i%20)+"\nlang: en\n---\n\nThe minister spoke of harbours.\n")
	}
	for _, start := range []string{"/en/boards/northmark/press-releases.atom", "/en/search.atom?q=harbours"} {
		seen := map[string]bool{}
		last := "9999"
		parts := 0
		for path := start; path != ""; parts++ {
			f := r.atom(path)
			path = ""
			for _, e := range f.Entries {
				if seen[e.ID] || e.Published > last {
					t.Errorf("%s is there twice or out of order", e.Title)
				}
				seen[e.ID], last = true, e.Published
			}
			for _, l := range f.Links {
				if l.Rel == "next" {
					path = strings.TrimPrefix(l.Href, origin)
				}
			}
		}
		if len(seen) != 45 || parts != 3 {
			t.Errorf("%s: %d entries in %d parts", start, len(seen), parts)
		}
	}
	for _, path := range []string{"/en/releases.atom?page=4", "/en/releases.atom?page=01", "/en/releases.atom?page=x", "/en/search.atom", "/en/search.atom?q=%20", "/en/releases.xml", "/xx/feed.atom", "/en/series/none.atom"} {
		if w := r.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}

// TestDemoFeedsSaySo: whatever is taken out of the demonstration says what it is.
func TestDemoFeedsSaySo(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, true)
	paths := []string{"/en/feed", "/ko/feed", "/en/releases", "/en/publishers/demo-kr", "/en/boards/northmark/statements", "/en/series/rok-japan-security-policy-consultation", "/en/search"}
	for _, path := range paths {
		query := ""
		if strings.HasSuffix(path, "search") {
			query = "?q=consultation"
		}
		var f struct {
			Description string `json:"description"`
			Items       []struct {
				Title string `json:"title"`
				HTML  string `json:"content_html"`
				Text  string `json:"content_text"`
				Own   struct {
					Demonstration string `json:"demonstration"`
				} `json:"_readout"`
			} `json:"items"`
		}
		must(t, json.Unmarshal(r.body(path+".json"+query), &f))
		line, note := "Written for this demonstration", "Everything here was written for this demonstration"
		if strings.HasPrefix(path, "/ko") {
			line, note = "시연용 글", "시연용 글"
		}
		if !strings.Contains(f.Description, note) || len(f.Items) == 0 {
			t.Errorf("%s: %q, %d items", path, f.Description, len(f.Items))
		}
		for _, item := range f.Items {
			if !strings.Contains(item.HTML+item.Text, line) || !strings.Contains(item.Own.Demonstration, line) {
				t.Errorf("%s: %s does not say that it was written for the demonstration", path, item.Title)
			}
		}
		for _, form := range []string{"atom", "rss"} {
			body := string(r.body(path + "." + form + query))
			if strings.Count(body, line) < len(f.Items) {
				t.Errorf("%s.%s says so %d times for %d entries", path, form, strings.Count(body, line), len(f.Items))
			}
			if strings.Contains(body, "2099-01-01") {
				t.Errorf("%s.%s knows of the sealed release", path, form)
			}
		}
	}
}
