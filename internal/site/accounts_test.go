package site_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/aligning"
)

const sevenTexts = "/meetings/2024/7th-northmark-southmark-consultation-on-river-trade/texts"

// TestTextsSideBySide: above it always what it is and is not; differences first, in
// words, each leading to its matter; then one table whose quotes lead to where they
// stand; what was planted in the demonstration is found.
//
// One engine is enough: the walk asks for this page on both, the rest is text.
func TestTextsSideBySide(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	for lang, want := range map[string][]string{
		"en": {
			"Number “14 of 22 repairs” “16 of 22 repairs”", "Number “410 permits” “380 permits”", "Round or order “eighth consultation” “ninth consultation”",
			"Delegation “Osric Penhallow”", "Previous round “In the first consultation in one year since May 2023”",
			"Statement “The Northmark side called for the crossing to open on weekends”", "Statement “The Southmark side appreciated the faster handling of permits”",
		},
		"ko": {"수치 “14 of 22 repairs” “16 of 22 repairs”", "수치 “410 permits” “380 permits”", "회차·순서 “eighth consultation” “ninth consultation”"},
	} {
		doc := r.page("/" + lang + sevenTexts)
		main := all(doc, tag("main"))[0]
		if tact := all(main, class("tact")); len(tact) != 1 || len(words(tact[0])) < 60 {
			t.Fatalf("%s: it does not say what it is", lang)
		}
		tables := all(main, tag("table"))
		if len(tables) != 1 {
			t.Fatalf("%d tables", len(tables))
		}
		ids := map[string]bool{}
		for _, row := range all(all(tables[0], tag("tbody"))[0], tag("tr")) {
			ids["#"+attr(row, "id")] = true
			if cells := all(row, tag("td")); len(cells) != 2 {
				t.Errorf("%s: %q has %d cells", lang, words(row), len(cells))
			}
			for _, q := range all(row, class("says")) {
				link := all(q, class("source"))
				if len(link) != 1 || !r.stands(attr(link[0], "href"), all(q, tag("q"))[0]) {
					t.Errorf("%s: %q does not lead to where it stands", lang, words(q))
				}
			}
		}
		var lines []string
		for _, li := range all(all(main, class("inwords"))[0], tag("li")) {
			line := ""
			for _, k := range all(li, class("kind")) {
				line = words(k)
			}
			for _, q := range all(li, tag("q")) {
				line += " “" + words(q) + "”"
			}
			if links := all(li, tag("a")); len(links) == 1 && !ids[attr(links[0], "href")] {
				t.Errorf("%s: %q leads to no matter", lang, line)
			}
			lines = append(lines, line)
		}
		for _, w := range want {
			if !slices.Contains(lines, w) {
				t.Errorf("%s: not told: %s\nin %q", lang, w, lines)
			}
		}
		if body := words(main); !strings.Contains(body, map[string]string{"en": "Published first", "ko": "먼저 발표"}[lang]) || !strings.Contains(body, map[string]string{"en": "Held here since", "ko": "보관 시작"}[lang]) {
			t.Errorf("%s: who was first, or since when a text is held, is not told", lang)
		}
	}
}

// stands reports whether words stand in the paragraph that an address leads to.
func (r *room) stands(href string, quote *html.Node) bool {
	path, id, _ := strings.Cut(href, "#")
	page := r.page(path)
	at := all(page, func(n *html.Node) bool { return attr(n, "id") == id })
	said := words(quote)
	if _, rest, marked := strings.Cut(said, "differs: "); marked {
		said = rest
	}
	if _, rest, marked := strings.Cut(said, "다름: "); marked {
		said = rest
	}
	return len(at) == 1 && strings.Contains(strings.ReplaceAll(words(at[0]), " ", ""), strings.ReplaceAll(said, " ", ""))
}

// TestTextsSideBySideAsData: the JSON holds the same, its positions are those of
// the stored texts, and it says what it is.
//
// One engine is enough: the walk asks for this page on both, the rest is text.
func TestTextsSideBySideAsData(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	var d struct {
		Note, Demonstration string
		PublishedFirst      string `json:"published_first"`
		Left, Right         struct{ Release, Captured string }
		Rows                []aligning.Row
	}
	w := r.get("/en" + sevenTexts + ".json")
	must(t, json.Unmarshal(w.Body.Bytes(), &d))
	if d.Note == "" || d.Demonstration == "" || d.PublishedFirst != "left" || d.Right.Captured == "" || d.Left.Captured != "" {
		t.Errorf("it is %+v", d)
	}
	stored := func(release string) []rune {
		var e struct{ Text string }
		must(t, json.Unmarshal(r.get(release+".json").Body.Bytes(), &e))
		return []rune(e.Text)
	}
	left, right := stored(d.Left.Release), stored(d.Right.Release)
	n := 0
	for _, row := range d.Rows {
		for _, q := range row.Left {
			if n++; string(left[q.Start:q.End]) != q.Exact {
				t.Errorf("%+v is not at its place", q)
			}
		}
		for _, q := range row.Right {
			if n++; string(right[q.Start:q.End]) != q.Exact {
				t.Errorf("%+v is not at its place", q)
			}
		}
	}
	if n < 15 {
		t.Errorf("%d quotes", n)
	}
}

// TestTextsSideBySideChosen: of more than two texts any two are a plain link away,
// and no others.
//
// One engine is enough: the walk asks for this page on both, the rest is text.
func TestTextsSideBySideChosen(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	doc := r.page("/en" + sevenTexts)
	links := all(all(doc, class("choose"))[0], tag("a"))
	if len(links) != 4 {
		t.Fatalf("%d links to choose by", len(links))
	}
	for _, a := range links {
		other := r.page(attr(a, "href"))
		if here := all(all(other, class("choose"))[0], func(n *html.Node) bool { return attr(n, "aria-current") == "true" }); len(here) != 2 {
			t.Errorf("%s says of %d texts that it shows them", attr(a, "href"), len(here))
		}
	}
	for _, path := range []string{"/none/seventh-consultation-on-river-trade-with-northmark", "/seventh-consultation-on-river-trade-with-northmark/seventh-consultation-on-river-trade-with-northmark"} {
		if w := r.get("/en" + sevenTexts + path); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
	one := r.page("/en/meetings/2024/2nd-northmark-southmark-working-group-on-flood-warning")
	if body := words(all(one, tag("main"))[0]); !strings.Contains(body, "Southmark: No text held (as of ") || strings.Contains(body, "Northmark: No text held") {
		t.Errorf("a meeting with one text says: %s", body)
	}
	apart := r.page("/en/meetings/2018/11th-rok-japan-security-policy-consultation")
	if body := words(all(apart, tag("main"))[0]); strings.Contains(body, "No text held") {
		t.Errorf("Japan's text is held, under the other name of the series, and the page says: %s", body)
	}
	alone := "/en/meetings/2024/2nd-northmark-southmark-working-group-on-flood-warning/texts"
	if body := words(all(r.page(alone), tag("main"))[0]); !strings.Contains(body, "Southmark: No text held (as of ") {
		t.Errorf("one text, and it says: %s", body)
	}
}

// TestTextsSideBySideKeepRights: of a text whose publisher grants quotations the
// words that its record cites are shown and no others; of one that grants a link,
// none.
//
// One engine is enough: the walk asks for this page on both, the rest is text.
func TestTextsSideBySideKeepRights(t *testing.T) {
	const theirs = `---
title: "Seventh Consultation with Northmark"
date: 2024-03-16
lang: en
---

The seventh Northmark-Southmark River Consultation was held in Seoul on 15 March 2024. Lunch was served on the upper deck of the old steamer.

The Southmark side proposed a ferry for cattle.
`
	const secret = "upper deck"
	for _, rights := range []readout.Rights{readout.RightsQuotes, readout.RightsLink} {
		r := newRoom(t, readout.HouseArchive, nil)
		other := southmark
		other.Rights = rights
		must(t, r.office.SetPublisher(t.Context(), other))
		r.bring("ours.en.md", "northmark", resultOfTalks)
		r.bring("theirs.en.md", "southmark", theirs)
		at := ""
		for _, a := range all(r.page("/en/meetings"), tag("a")) {
			if strings.HasPrefix(attr(a, "href"), "/en/meetings/2024/") {
				at = attr(a, "href") + "/texts"
			}
		}
		for _, path := range []string{at, at + ".json"} {
			body := r.get(path).Body.String()
			if strings.Contains(body, secret) {
				t.Errorf("%s: %s shows what the rights withhold", rights, path)
			}
			if shows := strings.Contains(body, "a ferry for cattle"); shows != (rights == readout.RightsQuotes) {
				t.Errorf("%s: %s shows the quoted words: %t", rights, path, shows)
			}
		}
	}
}

// TestTextsSideBySideAreNowhereInAPublishersHouse: nor is any link to them.
func TestTextsSideBySideAreNowhereInAPublishersHouse(t *testing.T) {
	r := demoRoom(t, readout.HousePublisher)
	never := r.get("/en/no/such/place")
	for _, path := range []string{"", ".json", "/outcome-of-the-seventh-northmark-southmark-consultation-on-river-trade/seventh-consultation-on-river-trade-with-northmark"} {
		if w := r.get("/en" + sevenTexts + path); w.Code != never.Code || w.Body.String() != never.Body.String() {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}
