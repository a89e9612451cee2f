package site_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/site"
)

const notice = `---
title: "%s River Consultation to be Held"
date: 2031-03-14
lang: en
---

1. The %s ROK-Japan River Consultation will be held in Seoul on March %d, 2031.
`

// TestHomeOfAPublisher: corrections for a week, eight releases with their board,
// time and languages, translations under way for a month.
func TestHomeOfAPublisher(t *testing.T) {
	now := time.Now()
	r := newRoom(t, readout.HousePublisher, func(c *site.Config) {
		c.Now = func() time.Time { return now }
		c.Masthead = northmark.Names
	})
	if got := words(all(r.page("/en/"), class("empty"))[0]); !strings.HasPrefix(got, "No text stands here yet.") {
		t.Errorf("an empty house says %q", got)
	}
	for i := range 10 {
		r.bring(fmt.Sprintf("note%d.en.md", i), "northmark", fmt.Sprintf("---\ntitle: \"Note %d on the River\"\ndate: 2031-01-%02d\nlang: en\n---\n\nThe river is %d metres deep.\n", i, i+1, i+3))
	}
	r.bring("note9.ko.md", "northmark", "---\ntitle: \"강에 관한 안내\"\ndate: 2031-01-10\nlang: ko\n---\n\n강의 깊이는 12미터이다.\n")
	doc := r.page("/en/")
	rows := all(all(doc, class("dated"))[0], tag("li"))
	if len(rows) != 8 {
		t.Fatalf("%d of the newest releases", len(rows))
	}
	if got, want := words(rows[0]), "Note 9 on the River Press Releases English · Korean 10 January 2031"; got != want {
		t.Errorf("the newest: %q, want %q", got, want)
	}
	if got := words(rows[1]); !strings.Contains(got, "Korean text in preparation") {
		t.Errorf("a new release without a Korean text says %q", got)
	}
	if got := words(all(doc, class("name"))[0]); got != "Northmark Official press releases" {
		t.Errorf("the head of the page says %q", got)
	}
	if got := words(all(r.page("/ko/"), tag("title"))[0]); got != "최근 보도자료 | 노스마크" {
		t.Errorf("title %q", got)
	}
	if len(all(doc, class("strip"))) != 0 {
		t.Error("there is a strip of corrections and no correction")
	}
	changed := r.bring("note3.en.md", "northmark", "---\ntitle: \"Note 3 on the River\"\ndate: 2031-01-04\nlang: en\n---\n\nThe river is 60 metres deep.\n")
	for days, want := range []int{0: 1, 6: 1, 7: 0, 8: 0} {
		if days != 0 && days < 6 {
			continue
		}
		now = time.Now().AddDate(0, 0, days)
		r.bring(fmt.Sprintf("other%d.en.md", days), "northmark", fmt.Sprintf("---\ntitle: \"Other %d\"\ndate: 2030-01-01\nlang: en\n---\n\nA text %d.\n", days, days)) // a new epoch
		strip := all(r.page("/en/"), class("strip"))
		if len(strip) != want {
			t.Errorf("%d days after a correction there are %d strips", days, len(strip))
		} else if wrong := problems(r.page("/en/"), "en"); len(wrong) > 0 {
			t.Errorf("the page with %d strips: %v", len(strip), wrong)
		} else if want == 1 && (len(all(strip[0], tag("a"))) != 1 || attr(all(strip[0], tag("a"))[0], "href") != "/en"+changed) {
			t.Errorf("the strip: %q", words(strip[0]))
		}
	}
	now = time.Date(2031, 3, 15, 12, 0, 0, 0, time.UTC)
	r.bring("last.en.md", "northmark", "---\ntitle: \"Last\"\ndate: 2030-01-02\nlang: en\n---\n\nThe last text.\n")
	if got := words(r.page("/en/")); strings.Contains(got, "in preparation") {
		t.Error("a translation that did not come within a month is still promised")
	}
}

// TestHomeTellsTheWeek: where a publisher's house shows meetings, those announced
// for the week around the day, Monday to Sunday.
func TestHomeTellsTheWeek(t *testing.T) {
	now := time.Date(2031, 3, 16, 23, 0, 0, 0, time.UTC) // a Sunday
	r := newRoom(t, readout.HousePublisher, func(c *site.Config) {
		c.Features[readout.FeatureUnconfirmedDetails] = readout.AudiencePublic
		c.Now = func() time.Time { return now }
	})
	r.bring("sixth.en.md", "northmark", fmt.Sprintf(notice, "Sixth", "sixth", 17))
	seventh := r.bring("seventh.en.md", "northmark", fmt.Sprintf(notice, "Seventh", "seventh", 23))
	r.bring("eighth.en.md", "northmark", fmt.Sprintf(notice, "Eighth", "eighth", 24))
	week := func() string {
		t.Helper()
		for _, part := range all(all(r.page("/en/"), class("narrow"))[0], tag("section")) {
			if h := all(part, tag("h2")); len(h) == 1 && words(h[0]) == "Meetings announced for this week" {
				return strings.TrimPrefix(words(part), "Meetings announced for this week ")
			}
		}
		t.Fatal("the home page has no week")
		return ""
	}
	if got := week(); got != "No meeting is announced for this week. Calendar of meetings" {
		t.Errorf("on the Sunday before: %q", got)
	}
	now = now.Add(2 * time.Hour)
	r.bring("a.en.md", "northmark", "---\ntitle: \"A\"\ndate: 2030-01-01\nlang: en\n---\n\nA text.\n") // a new epoch
	got := week()
	for _, want := range []string{"6th round", "17 March 2031", "7th round", "23 March 2031"} {
		if !strings.Contains(got, want) {
			t.Errorf("the week lacks %q: %s", want, got)
		}
	}
	if strings.Contains(got, "8th") {
		t.Errorf("the week has a meeting of the next: %s", got)
	}
	page := words(r.page("/en/"))
	if !strings.Contains(page, "Countries and regions Japan Republic of Korea") || !strings.Contains(page, "Series that met last ROK-Japan River Consultation") {
		t.Errorf("countries or series are missing: %s", page)
	}
	r.turn(seventh, readout.Held)
	if got := week(); strings.Contains(got, "7th") {
		t.Errorf("a notice that is held is told: %s", got)
	}
}

// TestHomeOfAnArchive: what is held, and every text that changed, however old.
func TestHomeOfAnArchive(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	if len(all(r.page("/en/"), class("figures"))) != 0 || len(all(r.page("/en/"), class("examples"))) != 0 {
		t.Error("an empty archive counts, or proposes searches that find nothing")
	}
	r.bring("held.en.md", "southmark", strings.ReplaceAll(talks, "hold the sixth", "speak of the sixth"))
	changed := r.bring("old.en.md", "southmark", "---\ntitle: \"An Old Note\"\ndate: 2001-01-04\nlang: en\n---\n\nThe river is 6 metres deep.\n")
	for i := range 25 {
		r.bring(fmt.Sprintf("note%d.en.md", i), "northmark", fmt.Sprintf("---\ntitle: \"Note %d on the River\"\ndate: 2011-01-%02d\nlang: en\n---\n\nThe river is %d metres deep.\n", i, i+1, i+3))
	}
	r.bring("old.en.md", "southmark", "---\ntitle: \"An Old Note\"\ndate: 2001-01-04\nlang: en\n---\n\nThe river is 9 metres deep.\n")
	doc := r.page("/en/")
	if got, want := words(all(doc, class("figures"))[0]), "Press releases 27 Publishers 2 Meetings 1 Years 2001–2031"; got != want {
		t.Errorf("coverage %q, want %q", got, want)
	}
	told := false
	for _, part := range all(doc, tag("section")) {
		if strings.HasPrefix(words(part), "Texts with a new version") {
			told = attr(all(part, tag("a"))[0], "href") == "/en"+changed
		}
	}
	if !told {
		t.Error("the text that changed is not told of")
	}
	if got := words(all(doc, class("dated"))[0]); !strings.Contains(got, "Texts held: Southmark 1") {
		t.Errorf("the newest meeting does not say how many texts are held: %q", got)
	}
}
