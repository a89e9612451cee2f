package site_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/overlay"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/site"
)

// decide records what an editor says of a value that rests on some words.
func (r *room) decide(path, field, words, value string) {
	r.t.Helper()
	release := r.releaseAt(path)
	key := press.VersionKey{Release: release.ID, Lang: "en", Version: 1}
	versions, err := r.office.Versions(r.t.Context(), []press.VersionKey{key})
	must(r.t, err)
	before, _, ok := strings.Cut(versions[0].Document.Text, words)
	if !ok {
		r.t.Fatalf("%s does not say %q", path, words)
	}
	at := len([]rune(before))
	must(r.t, r.registrar.Decide(r.t.Context(), register.Choice{VersionKey: key, Field: field,
		Span: readout.Span{Start: at, End: at + len([]rune(words))}, Value: json.RawMessage(value), By: "an editor"}))
	r.catchUp()
}

// TestP25OnlyWhatAnEditorCheckedIsPublic: a publisher's house shows the values
// that an editor has checked, closed at first, and no others; an archive shows
// all, and says which were checked.
func TestP25OnlyWhatAnEditorCheckedIsPublic(t *testing.T) {
	own := newRoom(t, readout.HousePublisher, nil)
	path := own.bring("talks.en.md", "northmark", talks)
	own.decide(path, "/meeting/ordinal", "sixth", "6")
	own.decide(path, "/meeting/city", "Seoul", `"Seoul"`)
	for _, lang := range []string{"/en", "/ko"} {
		doc := own.page(lang + path)
		box := all(doc, class("details"))
		if len(box) != 1 || !class("noprint")(box[0]) {
			t.Fatalf("%s: %d boxes of meeting details, off paper", lang, len(box))
		}
		folded := all(box[0], func(n *html.Node) bool { return n.Data == "details" })
		if len(folded) != 1 || attr(folded[0], "open") != "" || len(all(folded[0], tag("dl"))) != 1 {
			t.Errorf("%s: the details are not closed at first", lang)
		}
		if got := len(all(box[0], tag("dt"))); got != 2 {
			t.Errorf("%s: %d values are public, of which an editor checked two: %s", lang, got, words(box[0]))
		}
	}
	shown := words(all(own.page("/en"+path), class("details"))[0])
	for _, want := range []string{"Checked by an editor", "Compiled from the text; not part of the release.", "Where Seoul", "Round 6th round", "Source passage: point 1, sentence 1"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the details lack %q: %s", want, shown)
		}
	}
	for _, secret := range []string{"15 March", "not yet checked", "exchanged views", "candour", "River Consultation"} {
		if strings.Contains(shown, secret) {
			t.Errorf("the details tell what nobody checked, %q: %s", secret, shown)
		}
	}
	if body := own.get("/en" + path + ".json").Body.String(); !strings.Contains(body, `"record": null`) {
		t.Error("the JSON has the record, of which most is unchecked")
	}
	if w := own.get("/en/meetings"); w.Code != http.StatusNotFound {
		t.Errorf("/en/meetings answers %d", w.Code)
	}

	archive := newRoom(t, readout.HouseArchive, nil)
	path = archive.bring("talks.en.md", "northmark", talks)
	archive.decide(path, "/meeting/ordinal", "sixth", "6")
	box := all(archive.page("/en"+path), class("details"))[0]
	if got := words(all(box, class("status"))[0]); got != "Compiled automatically, not yet checked" {
		t.Errorf("one value was checked, and the page says of all: %q", got)
	}
	if got := strings.Count(words(box), "Checked by an editor"); got != 1 {
		t.Errorf("%d values are marked as checked, not one: %s", got, words(box))
	}
}

// check takes an editor's word that values were read right, all where none is
// named.
func (r *room) check(path string, fields ...string) {
	r.t.Helper()
	key := press.VersionKey{Release: r.releaseAt(path).ID, Lang: "en", Version: 1}
	list, err := r.registrar.Checklist(r.t.Context(), key)
	must(r.t, err)
	var verdicts []overlay.Verdict
	for _, v := range list.Values {
		if len(fields) == 0 || slices.Contains(fields, v.Field) {
			verdicts = append(verdicts, overlay.Verdict{Field: v.Field})
		}
	}
	_, err = r.registrar.Check(r.t.Context(), key, list.Base, "an editor", verdicts)
	must(r.t, err)
	r.catchUp()
}

// TestP25CalendarsSayWhatIsChecked: a publisher's house has a calendar of what an
// editor has checked, each meeting leading to its release; an archive has all
// meetings and says which of them one has checked.
func TestP25CalendarsSayWhatIsChecked(t *testing.T) {
	monday := func(c *site.Config) {
		c.Now = func() time.Time { return time.Date(2031, 3, 17, 9, 0, 0, 0, time.UTC) }
	}
	sixth, seventh := fmt.Sprintf(notice, "Sixth", "sixth", 18), fmt.Sprintf(notice, "Seventh", "seventh", 23)
	own := newRoom(t, readout.HousePublisher, monday)
	path := own.bring("sixth.en.md", "northmark", sixth)
	own.bring("seventh.en.md", "northmark", seventh)
	never := own.get("/en/no/such/place").Body.String()
	own.check(path, "/meeting/ordinal", "/meeting/city")
	if w := own.get("/en/calendar"); w.Code != http.StatusNotFound || w.Body.String() != never {
		t.Errorf("the day was not checked, and the calendar answers %d", w.Code)
	}
	if home := words(own.page("/en/")); strings.Contains(home, "announced for this week") {
		t.Errorf("the day was not checked, and home tells of the week: %s", home)
	}
	own.check(path, "/meeting/start_date", "/meeting/account")
	for _, at := range []string{"/en/calendar", "/en/calendar?month=2031-03", "/ko/calendar"} {
		page := own.page(at)
		text := words(all(page, tag("main"))[0])
		lang := at[:len("/en")]
		for _, secret := range []string{"River Consultation,", "Seventh", "23 March", "3. 23.", "Consultation 1 text", "not yet checked", "확인 전", "Japan"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s tells what nobody checked, %q: %s", at, secret, text)
			}
		}
		days := all(page, class("days"))
		if len(days) != 1 || len(all(days[0], tag("a"))) != 1 || attr(all(days[0], tag("a"))[0], "href") != lang+path {
			t.Errorf("%s does not lead to the release alone: %s", at, text)
		}
	}
	if text := words(all(own.page("/en/calendar"), tag("main"))[0]); !strings.Contains(text, "1 meeting Checked by an editor") || !strings.Contains(text, "18 March 2031") || !strings.Contains(text, "Seoul") {
		t.Errorf("the calendar says %s", text)
	}
	if w := own.get("/en/calendar?month=2031-04"); w.Code != http.StatusNotFound {
		t.Errorf("a month without checked meetings answers %d", w.Code)
	}
	home := all(own.page("/en/"), class("narrow"))[0]
	if text := words(home); !strings.Contains(text, "Meetings announced for this week Sixth River Consultation to be Held 18 March 2031 Calendar of meetings") || strings.Contains(text, "Seventh") {
		t.Errorf("home tells of the week: %s", text)
	}

	archive := newRoom(t, readout.HouseArchive, monday)
	path = archive.bring("sixth.en.md", "northmark", sixth)
	next := archive.bring("seventh.en.md", "northmark", seventh)
	label := func(at string) (label string, marked int) {
		t.Helper()
		main := all(archive.page(at), tag("main"))[0]
		return words(all(all(main, class("head"))[0], class("tag"))[0]), len(all(main, class("strong")))
	}
	lists := []string{"/en/calendar", "/en/meetings", "/en/countries/kr"}
	archive.check(path, "/meeting/start_date")
	for _, at := range lists {
		if got, n := label(at); got != "Compiled automatically, not yet checked" || n != 0 {
			t.Errorf("one value was checked: %s says %q, and of %d meetings otherwise", at, got, n)
		}
	}
	archive.check(path)
	for _, at := range lists {
		if got, n := label(at); got != "Compiled automatically, not yet checked" || n != 1 {
			t.Errorf("one of two is checked: %s says %q, and marks %d", at, got, n)
		}
	}
	archive.check(next)
	for _, at := range lists {
		if got, _ := label(at); got != "Checked by an editor" {
			t.Errorf("all are checked: %s says %q", at, got)
		}
	}
}
