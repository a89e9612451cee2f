package site_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/press"
	"readout/internal/register"
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
