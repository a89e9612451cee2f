//go:build !race

package site_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"readout"
)

// TestP29HouseOfAPublisher compares the two presets on the same texts: what an
// archive shows and a publisher's own site does not is nowhere in it, and its
// addresses answer as if they had never been.
func TestP29HouseOfAPublisher(t *testing.T) {
	archive, own := demoRoom(t, readout.HouseArchive), demoRoom(t, readout.HousePublisher)
	shown := own.crawl()
	if len(shown) < 20 {
		t.Fatalf("%d pages of a publisher's own site", len(shown))
	}
	lines, err := own.office.Publishers(t.Context())
	must(t, err)
	var others []string
	for _, p := range lines {
		if !p.Ours {
			for _, name := range p.Names {
				others = append(others, name)
			}
			others = append(others, "/publishers/"+p.Code, "/boards/"+p.Code)
		}
	}
	if len(others) < 8 {
		t.Fatalf("the demonstration holds texts of nobody else: %v", others)
	}
	secret := append(others, `class="details`, "/meetings", "/series", "/people", "Meeting details", "회의 정보 펼치기", "Source passage", "각측 발표 내용", "Texts held", "보유 발표문")
	found := archive.demoPages()
	for path := range found {
		if strings.Contains(path, "/search") { // no link of this house leads to it, and it is there
			shown[path] = own.get(path).Body.Bytes()
		}
	}
	for path, body := range shown {
		for _, word := range secret {
			if bytes.Contains(body, []byte(word)) {
				t.Errorf("%s holds %q", path, word)
			}
		}
	}
	testPagesSpeakTheTable(t, own, shown)
	never := map[string]string{"en": own.get("/en/no/such/place").Body.String(), "ko": own.get("/ko/no/such/place").Body.String()}
	hidden := 0
	for path := range found {
		if _, ok := shown[path]; ok {
			continue
		}
		w := own.get(path)
		if plain, _, asks := strings.Cut(path, "?"); asks && w.Code == http.StatusOK && bytes.Equal(w.Body.Bytes(), shown[plain]) {
			continue // what it asks for is no parameter in this house
		}
		if w.Code == http.StatusOK && strings.Contains(path, "/v") && !strings.Contains(w.Body.String(), `class="details`) {
			continue // a version of ours that no link of this house leads to
		}
		hidden++
		if w.Code != http.StatusNotFound || w.Body.String() != never[strings.SplitN(path, "/", 3)[1]] || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s answers %d, not as an address that never was", path, w.Code)
		}
	}
	if hidden < 50 {
		t.Errorf("%d pages of the archive are hidden", hidden)
	}
}
