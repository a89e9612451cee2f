package site_test

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
)

// hits are the lines of a page of results.
func (r *room) hits(path string) []*html.Node {
	r.t.Helper()
	lists := all(r.page(path), class("hits"))
	if len(lists) == 0 {
		return nil
	}
	return all(lists[0], tag("li"))
}

func testSearchMarksWhatItFinds(t *testing.T, r *room) {
	found := r.hits("/en/search?q=consultations+defense")
	if len(found) == 0 {
		t.Fatal("nothing found")
	}
	for _, hit := range found {
		marks := all(hit, tag("mark"))
		if len(marks) == 0 {
			t.Errorf("nothing is marked in %q", words(hit))
		}
		for _, m := range marks {
			if w := strings.ToLower(words(m)); !strings.HasPrefix(w, "consultation") && !strings.HasPrefix(w, "defens") {
				t.Errorf("%q is marked", w)
			}
		}
		if len(all(hit, tag("time"))) != 1 || !strings.Contains(words(hit), "English text") || !strings.Contains(words(hit), "side (demonstration text)") {
			t.Errorf("a line without day, language or publisher: %q", words(hit))
		}
		r.page(attr(all(hit, tag("a"))[0], "href"))
	}
	doc := r.page("/en/search?q=consultations+defense")
	fields := all(doc, func(n *html.Node) bool { return attr(n, "name") == "q" })
	if len(fields) != 1 || attr(fields[0], "value") != "consultations defense" {
		t.Errorf("the form lost the query")
	}
	for _, other := range all(doc, func(n *html.Node) bool { return attr(n, "hreflang") == "ko" }) {
		if got := attr(other, "href"); got != "/ko/search?q=consultations+defense" {
			t.Errorf("the other language is at %s", got)
		}
	}
}

// testSearchShowsTheEditionThatHoldsTheWords: English words asked for on Korean
// pages lead to the English text, which is marked as English.
func testSearchShowsTheEditionThatHoldsTheWords(t *testing.T, r *room) {
	for _, hit := range r.hits("/ko/search?q=eleventh+consultation") {
		title := all(hit, class("title"))[0]
		if attr(title, "lang") != "en" || !strings.Contains(words(hit), "영문") {
			t.Errorf("%q is not said to be English", words(hit))
		}
		r.page(attr(title, "href"))
	}
	korean := r.hits("/en/search?q=안보정책협의회")
	if len(korean) == 0 {
		t.Fatal("no Korean text found")
	}
	for _, hit := range korean {
		title := all(hit, class("title"))[0]
		if attr(title, "lang") != "ko" || !strings.HasPrefix(attr(title, "href"), "/ko/") {
			t.Errorf("%q, %s, is not the Korean text", words(title), attr(title, "href"))
		}
	}
}

func testSearchSaysWhatToDo(t *testing.T, r *room) {
	for path, want := range map[string]string{
		"/en/search":              "Type words from a title or a text.",
		"/ko/search?q=+":          "제목이나 본문에 있는 말을 넣어 주십시오.",
		"/en/search?q=zzzz":       "Nothing found for “zzzz” What to try: Fewer words",
		"/ko/search?q=zzzz":       "“zzzz” 검색 결과가 없습니다 다음과 같이 찾아 보십시오. 낱말을 줄이거나",
		"/en/search?q=%22%28%29+": "Nothing found for “\"()”",
	} {
		if got := words(all(r.page(path), tag("main"))[0]); !strings.Contains(got, want) {
			t.Errorf("%s says %q, want %q", path, got, want)
		}
	}
	for _, path := range []string{"/en/search?q=consultation&page=9", "/en/search?page=2", "/en/search?q=consultation&page=-1", "/en/search?q=x&page=99999999"} {
		if w := r.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
	if got := words(all(r.page("/en/search?q="+strings.Repeat("a", 400)), tag("main"))[0]); strings.Contains(got, strings.Repeat("a", 201)) {
		t.Error("a query of any length is repeated")
	}
}

// TestP01SearchStopsAtTheGate: the index still holds what was held or withdrawn a moment
// ago; the page, the table and what the page counts must not.
func TestP01SearchStopsAtTheGate(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	query := "/en/search?q=candour"
	never := words(all(r.page("/en/search?q=neverwas"), tag("main"))[0])
	header := r.get("/en/search.csv?q=neverwas").Body.String()
	for i, out := range []func(context.Context, readout.ReleaseID, int64, string) error{r.office.Hold, r.office.Withdraw} {
		path := r.bring(fmt.Sprintf("talks%d.en.md", i), "northmark", talks)
		if n := len(r.hits(query)); n != 1 {
			t.Fatalf("%d found", n)
		}
		year, slug, _ := strings.Cut(strings.TrimPrefix(path, "/releases/"), "/")
		n, err := strconv.Atoi(year)
		must(t, err)
		release, err := r.office.ReleaseAt(t.Context(), readout.Address{Year: n, Slug: slug})
		must(t, err)
		must(t, out(t.Context(), release.ID, release.Changed, "officer"))
		if got := words(all(r.page(query), tag("main"))[0]); strings.ReplaceAll(got, "candour", "neverwas") != never {
			t.Errorf("a release that is out of sight shows: %s", got)
		}
		if got := r.get("/en/search.csv?q=candour").Body.String(); got != header {
			t.Errorf("a release that is out of sight is in the table: %s", got)
		}
	}
}

// TestP29OthersTextsAreNotFound: a house that shows its own texts alone neither
// lists nor counts those of others.
func TestP29OthersTextsAreNotFound(t *testing.T) {
	r := newRoom(t, readout.HousePublisher, nil)
	r.bring("talks.en.md", "northmark", talks)
	for i := range 25 {
		r.bring("other"+strconv.Itoa(i)+".en.md", "southmark", strings.ReplaceAll(talks, "sixth", strconv.Itoa(i+10)+"th"))
	}
	doc := r.page("/en/search?q=ferry")
	if got := words(all(doc, tag("main"))[0]); !strings.Contains(got, "1 release found for “ferry”") || len(r.hits("/en/search?q=ferry")) != 1 {
		t.Errorf("the page says %q", got)
	}
	if w := r.get("/en/search?q=ferry&page=2"); w.Code != http.StatusNotFound {
		t.Errorf("a second page answers %d", w.Code)
	}
	for _, path := range []string{"/en/meetings", "/en/series", "/en/people", "/ko/people/x", "/en/meetings/2031/x"} {
		if w, never := r.get(path), r.get(path[:3]+"/never-was"); w.Code != http.StatusNotFound || w.Body.String() != never.Body.String() {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}
