package site_test

import (
	"net/http"
	"strings"
	"testing"

	"readout"
	"readout/internal/site"
)

// TestP29OthersTextsStayAtTheDesk asks a publisher's house for what it holds of
// others: each address answers like one that never was, and nothing leads there.
func TestP29OthersTextsStayAtTheDesk(t *testing.T) {
	r := newRoom(t, readout.HousePublisher, func(c *site.Config) { c.Demo = true })
	own := r.bring("talks.en.md", "northmark", talks)
	held := r.bring("held.en.md", "southmark", strings.ReplaceAll(talks, "hold the sixth", "speak of the sixth"))
	if w := r.get("/en" + own); w.Code != http.StatusOK {
		t.Fatalf("our own release answers %d", w.Code)
	}
	nonsense := r.get("/en/no-such-thing").Body.String()
	for _, p := range []string{held, held + ".txt", held + ".json", held + "/v1", "/publishers/southmark", "/boards/southmark/news"} {
		if w := r.get("/en" + p); w.Code != http.StatusNotFound || w.Body.String() != nonsense {
			t.Errorf("%s answers %d, not like an address that never was", p, w.Code)
		}
	}
	if text := words(r.page("/en/search?q=river")); !strings.Contains(text, "1 release") || strings.Contains(text, "speak of the sixth") {
		t.Errorf("a search counts or shows another's text: %s", text)
	}
	for path, body := range r.crawl() {
		if strings.Contains(string(body), "speak of the sixth") || strings.Contains(string(body), "/southmark") {
			t.Errorf("%s knows of another's text", path)
		}
	}
}
