//go:build !race

package site_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
)

// TestP28EveryPageStandsWithoutScript follows every link of the demonstration
// in both languages and looks at what a screen reader, a keyboard and paper
// need of each page.
func TestP28EveryPageStandsWithoutScript(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	pages := r.demoPages()
	if len(pages) < 60 {
		t.Fatalf("%d pages", len(pages))
	}
	for path, body := range pages {
		if bytes.Contains(body, []byte("Lower Ferry Agreement")) {
			t.Errorf("%s knows of the sealed release", path)
		}
		if noPage(path) {
			if !strings.HasPrefix(path, "/files/") && !bytes.Contains(body, []byte("ritten for this demonstration")) && !bytes.Contains(body, []byte("시연용 글")) {
				t.Errorf("%s does not say that it was written for the demonstration", path)
			}
			continue
		}
		doc, err := html.Parse(bytes.NewReader(body))
		must(t, err)
		for _, problem := range problems(doc, strings.SplitN(path, "/", 3)[1]) {
			t.Errorf("%s: %s", path, problem)
		}
		if size := gzipped(t, body); size > 40<<10 {
			t.Errorf("%s is %d bytes on the wire", path, size)
		}
	}
}

// TestPagesShowNoKey walks pages of every kind: a key without a wording shows
// itself in brackets.
func TestPagesShowNoKey(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	key := regexp.MustCompile(`\[[a-z]+\.[a-z.]+\]|%!`)
	pages := r.demoPages()
	for _, lang := range []string{"/en", "/ko"} { // which no link leads to
		for _, path := range []string{"/no/such/place", "/search?q=consultation", "/search?q=zzzzqqq", "/search"} {
			pages[lang+path] = r.get(lang + path).Body.Bytes()
		}
	}
	for path, body := range pages {
		if found := key.FindString(string(body)); found != "" {
			t.Errorf("%s shows %s", path, found)
		}
	}
	testPagesSpeakTheTable(t, r, pages)
}
