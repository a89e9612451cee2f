package site_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
)

const (
	noticeOfTalks = `---
title: "Seventh Northmark-Southmark River Consultation to Take Place"
date: 2024-03-10
lang: en
---

1. The seventh Northmark-Southmark River Consultation will take place in Seoul on March 15, 2024.
`
	resultOfTalks = `---
title: "Outcome of the Seventh Northmark-Southmark River Consultation"
date: 2024-03-15
lang: en
---

1. The seventh Northmark-Southmark River Consultation was held in Seoul on March 15, 2024.

   ° Both sides spoke of the upper ferry.

2. They agreed to hold the eighth consultation next year.
`
	resultInKorean = `---
title: "제7차 노스마크-사우스마크 하천협의회 결과"
date: 2024-03-15
lang: ko
translation: unofficial
---

1. 제7차 노스마크-사우스마크 하천협의회가 2024.3.15.(금) 서울에서 개최되었습니다.

   ° 양측은 상류 나루에 대해 논의하였습니다.

2. 제8차 협의회를 내년에 개최하기로 하였습니다.
`
)

// TestEditionsStandSideBySide: a row for each point, each in its language, under
// an address of its own; what a translation follows is said while its text has
// moved on.
func TestEditionsStandSideBySide(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("outcome.en.md", "northmark", resultOfTalks)
	beside := func(lang, other string) string {
		return "/" + lang + "/beside/" + other + strings.TrimPrefix(path, "/releases")
	}
	if w := r.get(beside("en", "ko")); w.Code != http.StatusNotFound {
		t.Errorf("one edition, and side by side answers %d", w.Code)
	}
	r.bring("outcome.ko.md", "northmark", resultInKorean)
	for _, c := range []struct{ lang, other, left, right string }{
		{"en", "ko", "They agreed to hold the eighth", "제8차 협의회를"}, {"ko", "en", "제8차 협의회를", "They agreed to hold the eighth"},
	} {
		at := beside(c.lang, c.other)
		doc := r.page(at)
		rows := all(all(doc, class("pairs"))[0], tag("tr"))
		if len(rows) != 4 {
			t.Fatalf("%s has %d rows, of a head and three points", at, len(rows))
		}
		cells := all(rows[3], tag("td"))
		if len(cells) != 2 || !strings.Contains(words(cells[0]), c.left) || !strings.Contains(words(cells[1]), c.right) || attr(cells[0], "lang") != "" || attr(cells[1], "lang") != c.other {
			t.Errorf("%s: the last row is %q", at, words(rows[3]))
		}
		if link := all(cells[1], tag("a")); len(link) != 1 || attr(link[0], "href") != "/"+c.other+path+"#p2" {
			t.Errorf("%s: the point leads nowhere", at)
		}
		found := false
		for _, a := range all(r.page("/"+c.lang+path), tag("a")) {
			found = found || attr(a, "href") == at
		}
		if !found {
			t.Errorf("the page does not lead to %s", at)
		}
	}
	for _, bad := range []string{beside("en", "en"), beside("en", "xx"), "/en/beside/ko/2024/none", "/en/beside/ko/24/x", beside("en", "ko") + "/v1"} {
		if w := r.get(bad); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", bad, w.Code)
		}
	}
	if got := words(r.page("/ko" + path)); strings.Contains(got, "이 번역은") {
		t.Errorf("a translation that is up to date says that it is not: %s", got)
	}
	r.bring("outcome.en.md", "northmark", strings.Replace(resultOfTalks, "the upper ferry", "the lower ferry", 1))
	if got := words(r.page("/ko" + path)); !strings.Contains(got, "영문은 제2판(") || !strings.Contains(got, "이 번역은 제1판을 따릅니다") {
		t.Errorf("the Korean page does not say what it follows: %s", got)
	}
	if got := words(r.page("/en" + path)); !strings.Contains(got, "follows version 1.") {
		t.Errorf("the English page does not say how its translation stands: %s", got)
	}
}

// TestPassagesAreReadyToCopy: each with its source, version, time and address.
func TestPassagesAreReadyToCopy(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("outcome.en.md", "northmark", resultOfTalks)
	doc := r.page("/en" + path + "/v1/passages")
	fields := all(doc, tag("textarea"))
	if len(fields) != 3 {
		t.Fatalf("%d fields of three points", len(fields))
	}
	got := words(fields[2])
	for _, want := range []string{"“They agreed to hold the eighth consultation next year.”", "Northmark, “Outcome of the Seventh Northmark-Southmark River Consultation”, Version 1, 15 March 2024", "/en" + path + "/v1#p2"} {
		if !strings.Contains(got, want) {
			t.Errorf("the passage lacks %q: %s", want, got)
		}
	}
	if len(all(r.page("/en"+path+"/v1"), func(n *html.Node) bool { return attr(n, "id") == "p2" })) != 1 {
		t.Error("the address of the passage leads nowhere")
	}
	for _, bad := range []string{"/v2/passages", "/v01/passages", "/x/passages", "/passages"} {
		if w := r.get("/en" + path + bad); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", bad, w.Code)
		}
	}
	if w := r.get("/ko" + path + "/v1/passages"); w.Code != http.StatusNotFound {
		t.Errorf("in a language without an edition: %d", w.Code)
	}
}

// TestAnAnnouncementLeadsToItsResult: once what came of a meeting is published.
func TestAnAnnouncementLeadsToItsResult(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	notice := r.bring("notice.en.md", "northmark", noticeOfTalks)
	if got := words(r.page("/en" + notice)); strings.Contains(got, "Result published") {
		t.Error("nothing came of it yet")
	}
	result := r.bring("outcome.en.md", "northmark", resultOfTalks)
	found := false
	for _, p := range all(r.page("/en"+notice), class("state")) {
		if links := all(p, tag("a")); strings.Contains(words(p), "Result published: Outcome of the Seventh") && len(links) == 1 && attr(links[0], "href") == "/en"+result {
			found = true
		}
	}
	if !found {
		t.Errorf("the announcement does not lead to the result: %s", words(r.page("/en"+notice)))
	}
	if got := words(r.page("/en" + result)); strings.Contains(got, "Result published") {
		t.Error("the result leads to a result")
	}
	own := newRoom(t, readout.HousePublisher, nil)
	notice = own.bring("notice.en.md", "northmark", noticeOfTalks)
	own.bring("outcome.en.md", "northmark", resultOfTalks)
	if got := words(own.page("/en" + notice)); strings.Contains(got, "Result published") {
		t.Error("a publisher's house tells what nobody has checked (P25)")
	}
}
