package site_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
)

// post sends a form as a page of this site would, from an address of its own.
func (r *room) post(from, path string, form url.Values, header ...string) *httptest.ResponseRecorder {
	r.t.Helper()
	req := httptest.NewRequest(http.MethodPost, "http://127.0.0.1"+path, strings.NewReader(form.Encode()))
	req.RemoteAddr = from + ":4711"
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Sec-Fetch-Site", "same-origin")
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	r.web.ServeHTTP(w, req)
	return w
}

// TestReaderReportsAnError: from the release's page to the store and the log,
// without a cookie, and only from a page of this site.
func TestReaderReportsAnError(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := "/en" + r.bring("talks.en.md", "northmark", talks)
	leads := all(r.page(path), func(n *html.Node) bool { return n.Data == "a" && attr(n, "href") == path+"/report" })
	if len(leads) != 1 || words(leads[0]) != "Report an error" {
		t.Fatalf("%d links of the release lead to the form", len(leads))
	}
	page := r.page(path + "/report")
	form := all(page, func(n *html.Node) bool { return n.Data == "form" && attr(n, "method") == "post" })
	if len(form) != 1 || attr(form[0], "action") != path+"/report" || !strings.Contains(words(page), "Version 1") {
		t.Fatalf("the page has no form: %s", words(page))
	}
	sent := url.Values{}
	for _, n := range all(form[0], tag("input")) {
		sent.Set(attr(n, "name"), attr(n, "value"))
	}
	if w := r.post("10.0.0.1", path+"/report", sent); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Please say what is wrong") {
		t.Errorf("a report without words: %d", w.Code)
	}
	sent.Set("point", "1-1")
	sent.Set("words", strings.Repeat("날짜 ", 2000)+"<b>")
	w := r.post("10.0.0.1", path+"/report", sent)
	if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, "Please be shorter") || !strings.Contains(body, "&lt;b&gt;") || !strings.Contains(body, `value="1-1"`) {
		t.Errorf("a long report: %d, and the reader has to write it again", w.Code)
	}
	if got := w.Header().Get("Cache-Control"); got != "no-store" || w.Header().Get("Set-Cookie")+w.Header().Get("Etag") != "" {
		t.Errorf("an answer to a form may be kept: %q, %v", got, w.Header())
	}
	sent.Set("words", "The talks were in May.")
	w = r.post("10.0.0.1", path+"/report", sent)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != path+"/report?sent=1" {
		t.Fatalf("a report: %d %s", w.Code, w.Header().Get("Location"))
	}
	if text := words(r.page(w.Header().Get("Location"))); !strings.Contains(text, "Your report has been kept") {
		t.Errorf("the reader is not told: %s", text)
	}
	kept, err := r.reports.List(t.Context(), 0, 10)
	must(t, err)
	if len(kept) != 1 || kept[0].Words != "The talks were in May." || kept[0].Point != "1-1" || kept[0].Version != 1 || kept[0].Lang != "en" || kept[0].Release != r.releaseAt(strings.TrimPrefix(path, "/en")).ID {
		t.Errorf("kept: %+v", kept)
	}
	for _, want := range []string{strings.TrimPrefix(path, "/en/releases/"), "version=1", "point=1-1", `words="The talks were in May."`} {
		if !strings.Contains(r.said.String(), want) {
			t.Errorf("the operator's log lacks %s: %s", want, r.said.String())
		}
	}
	for what, w := range map[string]*httptest.ResponseRecorder{
		"another site":     r.post("10.0.0.2", path+"/report", sent, "Sec-Fetch-Site", "cross-site"),
		"another origin":   r.post("10.0.0.2", path+"/report", sent, "Sec-Fetch-Site", "", "Origin", "https://elsewhere.example"),
		"another encoding": r.post("10.0.0.2", path+"/report", sent, "Content-Type", "text/plain"),
		"a page":           r.post("10.0.0.2", path, sent),
		"a huge form":      r.post("10.0.0.2", path+"/report", url.Values{"words": {strings.Repeat("w", 64<<10)}}),
	} {
		want := map[string]int{"another site": 403, "another origin": 403, "another encoding": 400, "a page": 405, "a huge form": 413}[what]
		if w.Code != want || w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s answers %d, not %d", what, w.Code, want)
		}
	}
	codes := ""
	for range 6 {
		w = r.post("10.0.0.3", path+"/report", sent)
		codes += " " + http.StatusText(w.Code)
	}
	if !strings.HasSuffix(codes, " See Other Too Many Requests") || !strings.Contains(w.Body.String(), "wait ten minutes") || w.Header().Get("Retry-After") != "600" {
		t.Errorf("six reports of one visitor:%s", codes)
	}
}

// TestP02FormsTellNothing: a form to what the public may not see is answered as
// one to an address that never was, and nothing is kept.
func TestP02FormsTellNothing(t *testing.T) {
	r := newRoom(t, readout.HousePublisher, nil)
	own := "/en" + r.bring("talks.en.md", "northmark", talks)
	held := "/en" + r.bring("held.en.md", "southmark", strings.ReplaceAll(talks, "hold the sixth", "speak of the sixth"))
	form := url.Values{"edition": {"en"}, "version": {"1"}, "words": {"w"}}
	never := r.get("/en/no/such/place").Body.String()
	r.turn(strings.TrimPrefix(own, "/en"), readout.Held)
	for i, path := range []string{own, held, "/en/releases/2031/never"} {
		if w := r.get(path + "/report"); w.Code != http.StatusNotFound || w.Body.String() != never {
			t.Errorf("the form of %s answers %d", path, w.Code)
		}
		if w := r.post("10.0.1."+string(rune('1'+i)), path+"/report", form); w.Code != http.StatusNotFound || w.Body.String() != never {
			t.Errorf("a form to %s answers %d", path, w.Code)
		}
	}
	r.turn(strings.TrimPrefix(own, "/en"), readout.Public)
	for _, wrong := range []url.Values{{"edition": {"ko"}, "version": {"1"}, "words": {"w"}}, {"edition": {"en"}, "version": {"9"}, "words": {"w"}}, {"words": {"w"}}} {
		if w := r.post("10.0.2.1", own+"/report", wrong); w.Code != http.StatusNotFound {
			t.Errorf("%v answers %d", wrong, w.Code)
		}
	}
	if kept, err := r.reports.List(t.Context(), 0, 10); err != nil || len(kept) != 0 {
		t.Errorf("kept: %+v, %v", kept, err)
	}
}
