package site_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/attachment"
)

// TestBrief: the brief of the demonstration's river consultation has what its
// texts say, in each form, and every line of it leads to a passage that says so.
//
// One engine is enough: the walk asks for this page on both, the rest is text.
func TestBrief(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	doc := r.page("/en" + river + "/brief")
	page := words(all(doc, class("brief"))[0])
	for _, want := range []string{
		"공개 자료만으로 작성 / Open sources only", "Who sat there: 7th round", "Osric Penhallow, Director of the Waterways Division (Deputy head)",
		"permits for barges", "The Southmark side appreciated the faster handling of permits", "only does not mean that the other side denies it",
		"called for , last time stressed", "Spoken of again: 7th round", "The Southmark side proposed longer customs hours at the three river ports",
		"By the pattern so far: Northmark. The host changed in 6 of 6 steps", "Objectives", "Issues", "Responses", "Press line",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the brief does not say %q: %s", want, page)
		}
	}
	cited := 0
	for _, line := range all(doc, class("item")) {
		quotes, links := all(line, tag("q")), all(line, tag("a"))
		if len(links) == 0 {
			t.Errorf("a line has no source: %s", words(line))
			continue
		}
		path, id, _ := strings.Cut(attr(links[0], "href"), "#")
		if len(quotes) == 0 || id == "" {
			continue
		}
		there := ""
		for _, n := range all(r.page(path), func(n *html.Node) bool { return attr(n, "id") == id }) {
			there += words(n)
		}
		if said := strings.TrimRight(words(quotes[len(quotes)-1]), " …."); !strings.Contains(there, said) {
			t.Errorf("%q does not stand at %s", said, attr(links[0], "href"))
		}
		cited++
	}
	if cited < 15 {
		t.Errorf("%d lines lead to their words", cited)
	}
	markdown, document := r.get("/en"+river+"/brief.md").Body.String(), r.get("/ko"+river+"/brief.docx")
	if !strings.HasPrefix(markdown, "# Brief: Northmark-Southmark Consultation on River Trade\n") || !strings.Contains(markdown, "## Press line\n") {
		t.Errorf("%.200s", markdown)
	}
	found, err := attachment.Read(t.Context(), document.Body.Bytes(), attachment.Limits{})
	if err != nil || !strings.Contains(found.Words, "개최 순서") || !strings.Contains(found.Words, "called for") {
		t.Errorf("%v: %.300s", err, found.Words)
	}
	if again := r.get("/ko" + river + "/brief.docx"); !bytes.Equal(again.Body.Bytes(), document.Body.Bytes()) {
		t.Error("two documents of one brief differ")
	}
	var data struct {
		Host struct{ By_pattern string }
		Same []struct{ Meeting string } `json:"same_people_same_day"`
	}
	must(t, json.Unmarshal(r.get("/en/series/rok-japan-security-policy-consultation/brief.json").Body.Bytes(), &data))
	if data.Host.By_pattern != "KR" || len(data.Same) == 0 {
		t.Errorf("%+v", data)
	}
	for _, form := range []string{"", ".md", ".docx", ".json"} {
		if w := r.get("/en/series/none/brief" + form); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", form, w.Code)
		}
	}
}
