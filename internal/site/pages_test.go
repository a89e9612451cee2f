package site_test

import (
	"bytes"
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
