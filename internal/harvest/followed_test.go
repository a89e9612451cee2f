package harvest_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"readout"
)

var alternates = regexp.MustCompile(`<link rel="alternate" type="application/(?:atom|rss|feed)\+(?:xml|json)"[^>]* href="([^"]+)"`)

// TestWhatMayBeFollowed: the page of a series, a party, a person and a phrase each
// leads to its own feed in three formats, and the feed has the texts about it.
func TestWhatMayBeFollowed(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, true)
	people := regexp.MustCompile(`href="/en(/people/[^"?]+)"`).FindStringSubmatch(string(r.body("/en/people")))
	if people == nil {
		t.Fatal("no person has a page")
	}
	series := regexp.MustCompile(`href="/en(/series/[^"?]+)"`).FindStringSubmatch(string(r.body("/en/series")))[1]
	for _, c := range []struct{ page, feed, query string }{
		{series, series, ""},
		{series + "/wording", series, ""},
		{series + "/brief", series, ""},
		{"/countries/kr", "/releases", "?country=kr&publisher=all"},
		{"/countries/kr/meetings?with=jp", "/releases", "?country=kr&publisher=all"},
		{people[1], people[1], ""},
		{"/phrases?q=joint+survey", "/phrases/feed", "?q=joint+survey"},
	} {
		var leads []string
		for _, m := range alternates.FindAllStringSubmatch(string(r.body("/en"+c.page)), -1) {
			leads = append(leads, html.UnescapeString(m[1]))
		}
		want := []string{"/en" + c.feed + ".atom" + c.query, "/en" + c.feed + ".rss" + c.query, "/en" + c.feed + ".json" + c.query}
		if strings.Join(leads, " ") != strings.Join(want, " ") {
			t.Errorf("%s leads to %v, not to %v", c.page, leads, want)
			continue
		}
		f := r.atom(leads[0])
		if len(f.Entries) == 0 || f.Links == nil {
			t.Errorf("%s has no entry", leads[0])
		}
		for _, path := range leads[1:] {
			if w := r.get(path); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), f.Entries[0].Links[0].Href) {
				t.Errorf("%s answers %d without the first entry of the Atom feed", path, w.Code)
			}
		}
		self := ""
		for _, l := range f.Links {
			if l.Rel == "self" {
				self = strings.TrimPrefix(l.Href, origin)
			}
		}
		if self != leads[0] {
			t.Errorf("%s calls itself %s", leads[0], self)
		}
	}
	for _, e := range r.atom("/en/phrases/feed.atom?q=joint+survey").Entries {
		if !strings.Contains(strings.ToLower(e.Content), "joint survey") {
			t.Errorf("%q does not have the phrase", e.Title)
		}
	}
	// the index takes "surveys" for "survey", a feed of a phrase does not
	if n := len(r.atom("/en/search.atom?q=" + url.QueryEscape(`"joint surveying"`)).Entries); n == 0 {
		t.Error("the index does not find another form of the word, so this shows nothing")
	}
	if n := len(r.atom("/en/phrases/feed.atom?q=joint+surveying").Entries); n != 0 {
		t.Errorf("%d texts are said to have a phrase that none has", n)
	}
	for _, path := range []string{"/en/phrases/feed.atom", "/en/phrases/feed.rss?q=+", "/en/people/nobody.atom", "/en" + people[1] + ".json?page=99", "/en/phrases/feed.xml?q=a"} {
		if w := r.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
	own := demoRoom(t, readout.HousePublisher, true)
	never := own.get("/en/no-such-thing").Body.String()
	for _, path := range []string{"/en/phrases/feed.atom?q=joint+survey", "/en" + people[1] + ".atom"} {
		if w := own.get(path); w.Code != http.StatusNotFound || w.Body.String() != never {
			t.Errorf("%s answers %d in a publisher's house (P29)", path, w.Code)
		}
	}
}
