package harvest_test

import (
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/internal/harvest"
	"readout/internal/web"
)

// BenchmarkFeed makes a feed of twenty texts of some 5 kB that no cache of pages holds:
// where nobody has asked for them before, and where they were told of.
func BenchmarkFeed(b *testing.B) {
	r := newRoom(b, readout.HouseArchive, false)
	r.office.KeepUnder(r.epoch.Current)
	for n := range 20 {
		r.bring("no"+strconv.Itoa(n)+".en.md", "northmark", "---\ntitle: Statement number "+strconv.Itoa(n)+"\ndate: 2031-01-10\nlang: en\n---\n\n"+
			strings.Repeat("1. The minister spoke of **harbours** & of the [canals](https://northmark.example/"+strconv.Itoa(n)+") between the two towns.\n\n", 40))
	}
	handler := func(h *harvest.Harvest) web.Handler {
		for _, route := range h.Routes() {
			if route.Pattern == "GET /{lang}/feed.atom" {
				return route.Handler
			}
		}
		b.Fatal("no route")
		return nil
	}
	ask := func(b *testing.B, f web.Handler) {
		req := httptest.NewRequest("GET", origin+"/en/feed.atom", nil)
		req.SetPathValue("lang", "en")
		w := httptest.NewRecorder()
		if err := f(w, req); err != nil || w.Body.Len() < 50_000 {
			b.Fatal(w.Body.Len(), err)
		}
	}
	b.Run("untold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ask(b, handler(harvest.New(r.programs.Config)))
		}
	})
	b.Run("told", func(b *testing.B) {
		f := handler(r.programs)
		ask(b, f)
		b.ReportAllocs()
		for b.Loop() {
			ask(b, f)
		}
	})
}
