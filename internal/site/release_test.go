package site_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/site"
)

const talks = `---
title: "Northmark and Southmark hold the sixth river talks"
date: 2031-03-15
lang: en
---

1. The sixth ROK-Japan River Consultation took place in Seoul on March 15. The ROK side and the Japanese side took part.

   ° The ROK side explained the depth of the river. The Japanese side welcomed the ROK's *candour* and its [charts](https://charts.example/).

2. The two sides exchanged views on ferry times.

※ The talks were public.
`

// TestReleasePage walks the parts of a release page in the order of the source.
func TestReleasePage(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("talks.en.md", "northmark", talks)
	doc := r.page("/en" + path)
	if h := all(doc, tag("h1")); len(h) != 1 || words(h[0]) != "Northmark and Southmark hold the sixth river talks" {
		t.Errorf("the page has %d h1", len(h))
	}
	for _, id := range []string{"p1", "p1-1", "p2"} {
		if n := all(doc, func(n *html.Node) bool { return attr(n, "id") == id }); len(n) != 1 {
			t.Errorf("%d elements have the address #%s", len(n), id)
		}
	}
	text := strings.Join(strings.Fields(words(all(doc, class("points"))[0])), " ")
	for _, want := range []string{"1.", "River Consultation took place in Seoul on March 15 . The ROK side and the Japanese side took part.", "Note", "The talks were public."} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %q: %s", want, text)
		}
	}
	if strings.Contains(text, "hold the sixth river talks") || strings.Contains(text, "2031-03-15") {
		t.Errorf("the text repeats its head: %s", text)
	}
	if strings.ContainsAny(text, "°※") {
		t.Errorf("drawn marks are read out: %s", text)
	}
	links := all(doc, func(n *html.Node) bool { return n.Data == "a" && attr(n, "href") == "https://charts.example/" })
	if len(links) != 1 || words(links[0]) != "charts" {
		t.Errorf("the link of the text is there %d times", len(links))
	}
	if views := words(all(doc, class("facts"))[0]); !strings.Contains(views, "Views 7") {
		t.Errorf("no number of views in %q", views)
	}
}

// TestP23EveryDetailLeadsToItsWordsAndBack follows each value of the meeting
// details to its passage, and from there back.
func TestP23EveryDetailLeadsToItsWordsAndBack(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	doc := r.page("/en" + r.bring("talks.en.md", "northmark", talks))
	byID := map[string]*html.Node{}
	for _, n := range all(doc, func(n *html.Node) bool { return attr(n, "id") != "" }) {
		if byID[attr(n, "id")] != nil {
			t.Errorf("two elements have the id %s", attr(n, "id"))
		}
		byID[attr(n, "id")] = n
	}
	sources := all(doc, func(n *html.Node) bool { return n.Data == "a" && class("source")(n) })
	if len(sources) < 4 {
		t.Fatalf("%d sources", len(sources))
	}
	for _, s := range sources {
		id := strings.TrimPrefix(attr(s, "href"), "#")
		if byID[id] == nil || words(byID[id]) == "" {
			t.Errorf("%s leads to no words", attr(s, "href"))
		}
		if !strings.Contains(words(s), "Source passage: point ") {
			t.Errorf("a source is called %q", words(s))
		}
	}
	for _, b := range all(doc, class("back")) {
		if byID[strings.TrimPrefix(attr(b, "href"), "#")] == nil {
			t.Errorf("the way back %s leads nowhere", attr(b, "href"))
		}
	}
}

// TestP29DetailsStayAtTheDesk asks a publisher's house, which shows nothing
// unconfirmed.
func TestP29DetailsStayAtTheDesk(t *testing.T) {
	r := newRoom(t, readout.HousePublisher, nil)
	path := r.bring("talks.en.md", "northmark", talks)
	doc := r.page("/en" + path)
	if n := all(doc, class("details")); len(n) != 0 {
		t.Error("meeting details are on the page")
	}
	for _, a := range all(doc, tag("a")) {
		for _, kind := range []string{"/en/meetings", "/en/series", "/en/people"} {
			if strings.HasPrefix(attr(a, "href"), kind) {
				t.Errorf("the page links to %s", attr(a, "href"))
			}
		}
	}
	var data struct{ Record json.RawMessage }
	if err := json.Unmarshal(r.get("/en"+path+".json").Body.Bytes(), &data); err != nil || string(data.Record) != "null" {
		t.Errorf("the JSON has the record %.80s (%v)", data.Record, err)
	}
	nonsense := r.get("/en/no-such-thing")
	for _, p := range []string{"/en/meetings", "/en/series", "/en/people", "/en/meetings/2031/x"} {
		if w := r.get(p); w.Code != http.StatusNotFound || w.Body.String() != nonsense.Body.String() {
			t.Errorf("%s answers %d, not like an address that never was", p, w.Code)
		}
	}
}

// TestAnotherLanguage asks for an edition that is not there: the interface
// speaks Korean, the text says what it is.
func TestAnotherLanguage(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("talks.en.md", "northmark", talks)
	doc := r.page("/ko" + path)
	if lang := attr(all(doc, tag("html"))[0], "lang"); lang != "ko" {
		t.Errorf("the page is in %q", lang)
	}
	if lang := attr(all(doc, class("points"))[0], "lang"); lang != "en" {
		t.Errorf("the text says that it is in %q", lang)
	}
	if lang := attr(all(doc, tag("h1"))[0], "lang"); lang != "en" {
		t.Errorf("the heading says that it is in %q", lang)
	}
	if !strings.Contains(words(doc), "이 글은 영어로만 제공됩니다.") {
		t.Error("the page does not say that there is no Korean text")
	}
}

// TestVersions changes a text at its source: both versions stay, the newest
// says that it is a correction, the older that it is older.
func TestVersions(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("talks.en.md", "northmark", talks)
	r.bring("talks.en.md", "northmark", strings.Replace(talks, "ferry times", "ferry fares", 1))
	newest, first := words(r.page("/en"+path)), words(r.page("/en"+path+"/v1"))
	if !strings.Contains(newest, "Correction: this is version 2") || !strings.Contains(newest, "ferry fares") {
		t.Error("the newest version does not say that it is one")
	}
	if !strings.Contains(first, "You are reading version 1") || !strings.Contains(first, "ferry times") {
		t.Error("the first version is not as it was")
	}
	terms := all(r.page("/ko"+path), func(n *html.Node) bool { return attr(n, "rel") == "license" })
	if len(terms) != 1 || attr(terms[0], "href") != "https://creativecommons.org/publicdomain/zero/1.0/" || words(terms[0]) != "CC0 1.0" {
		t.Errorf("the terms of use lead %d times to a licence", len(terms))
	}
	times := func(page string) []*html.Node { return all(all(r.page(page), class("facts"))[0], tag("time")) }
	old, now := times("/en"+path+"/v1"), times("/en"+path)
	if len(old) != 2 || len(now) != 3 || attr(old[1], "datetime") != attr(now[1], "datetime") || attr(now[2], "datetime") == attr(now[1], "datetime") {
		t.Errorf("a correction of %d times beside %d of the first version moves when the release was published, or does not say its own time", len(now), len(old))
	}
	for _, p := range []string{"/v3", "/v0", "/v01", "/v-1", "/vx", "/v1.html"} {
		if w := r.get("/en" + path + p); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", p, w.Code)
		}
	}
	if w := r.get("/en" + path + "/v1.txt"); !strings.Contains(w.Body.String(), "ferry times") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") {
		t.Errorf("the plain text of version 1 is %.200s", w.Body)
	}
}

// TestHeldAccountSaysWhoseItIs looks at another's text and at hostile words.
func TestHeldAccountSaysWhoseItIs(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, func(c *site.Config) { c.Demo = true })
	path := r.bring("held.en.md", "southmark", "---\ntitle: \"<script>alert(1)</script> & 'quotes'\"\ndate: 2031-03-16\n---\n\nThe \\<script>alert(2)\\</script> office met \"><img src=x onerror=alert(3)>.\n")
	for _, lang := range []string{"/en", "/ko"} {
		w := r.get(lang + path)
		body := w.Body.String()
		if strings.Contains(body, "<script>") || strings.Count(body, "<script") != strings.Count(body, `<script type="application/ld+json">`) || strings.Contains(body, "<img") || strings.Contains(body, "<b>Office") {
			t.Errorf("%s lets markup of a text through", lang)
		}
	}
	text := words(r.page("/en" + path))
	if !strings.Contains(text, "Account by Southmark <b>Office</b>, held here since") {
		t.Error("the page does not say whose text it is")
	}
	if !strings.Contains(text, "Written for this demonstration from public facts") {
		t.Error("the page does not say that it is a demonstration")
	}
}

// TestListsAndHome finds the release where a reader would look for it.
func TestListsAndHome(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("talks.en.md", "northmark", talks)
	held := r.bring("held.en.md", "southmark", strings.ReplaceAll(talks, "hold the sixth", "speak of the sixth"))
	links := func(page, to string) bool {
		return len(all(r.page(page), func(n *html.Node) bool { return n.Data == "a" && attr(n, "href") == "/en"+to })) > 0
	}
	for _, page := range []string{"/en/", "/en/releases", "/en/publishers/northmark", "/en/boards/northmark/press-releases"} {
		if !links(page, path) {
			t.Errorf("%s does not lead to our release", page)
		}
	}
	for page, want := range map[string]bool{"/en/releases": false, "/en/publishers/southmark": true, "/en/boards/southmark/news": true} {
		if links(page, held) != want {
			t.Errorf("%s leads to another's text: %v", page, !want)
		}
	}
	for _, p := range []string{"/en/publishers/nobody", "/en/boards/northmark/none", "/en/releases?page=2", "/en/releases?page=x", "/en/releases/31/x", "/fr/releases"} {
		if w := r.get(p); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", p, w.Code)
		}
	}
}

// TestP14WhatAVersionChanged: the change is told in words, then marked in its
// sentence, and the history leads there.
func TestP14WhatAVersionChanged(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("talks.en.md", "northmark", talks)
	r.bring("talks.en.md", "northmark", strings.NewReplacer("sixth river talks", "seventh river talks", "welcomed the ROK's", "did not welcome the ROK's", "ferry times", "ferry prices").Replace(talks))
	if got := r.get("/en" + path + "/v1/changes").Code; got != http.StatusNotFound {
		t.Errorf("the first version has a page of changes: %d", got)
	}
	history := all(all(r.page("/en"+path), class("versions"))[0], tag("a"))
	if want := "/en" + path + "/v2/changes"; len(history) != 3 || attr(history[1], "href") != want || attr(history[2], "href") != "/en"+path+"/v1" {
		t.Errorf("the history does not lead to %s", want)
	}
	page := r.page("/en" + path + "/v2/changes")
	text := strings.Join(strings.Fields(words(all(page, tag("main"))[0])), " ")
	for _, w := range []string{"What version 2 changed", "Sentences that differ: 2 reworded", "Among the words that differ: negation", "Point 1-1, sentence 2",
		"welcomed is now did not welcome", "Point 2, sentence 1", "times is now prices"} {
		if !strings.Contains(text, w) {
			t.Errorf("the page lacks %q: %s", w, text)
		}
	}
	gone, come := all(page, tag("del")), all(page, tag("ins"))
	if len(gone) != 3 || len(come) != 3 || !strings.Contains(words(gone[0]), "sixth") || !strings.Contains(words(come[0]), "seventh") {
		t.Errorf("%d are marked as gone and %d as new", len(gone), len(come))
	}
	if version, changes := r.get("/ko"+path+"/v2").Code, r.get("/ko"+path+"/v2/changes").Code; version != changes {
		t.Errorf("in a language without this edition the version answers %d and its changes %d", version, changes)
	}
}

// TestReleaseIsCited: every form is pinned to the version that was asked for.
func TestReleaseIsCited(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("talks.en.md", "northmark", talks)
	r.bring("talks.en.md", "northmark", strings.Replace(talks, "ferry times", "ferry prices", 1))
	for page, version := range map[string]string{path: "/v2", path + "/v1": "/v1"} {
		text := words(all(r.page("/en"+page), class("styles"))[0])
		if want := "Northmark. (2031, March 15). Northmark and Southmark hold the sixth river talks (Version " + version[2:] + ") [Press release]. /en" + path + version; !strings.Contains(text, want) {
			t.Errorf("%s lacks %q: %s", page, want, text)
		}
	}
	for form, want := range map[string]string{"bib": "url = {/en" + path + "/v1}", "ris": "UR  - /en" + path + "/v1\r\n"} {
		w := r.get("/en" + path + "/v1." + form)
		if !strings.Contains(w.Body.String(), want) || strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: %v\n%s", form, w.Header(), w.Body)
		}
	}
}
