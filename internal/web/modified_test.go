package web_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"readout"
	"readout/internal/web"
)

// TestLastModifiedIsTheEpochs: a page has been what it is since the last event
// that changed anything public, and says so once that second is over.
func TestLastModifiedIsTheEpochs(t *testing.T) {
	var at time.Time
	set := func(c *web.Config) {
		c.Changed = func(_ context.Context, epoch int64) (time.Time, error) {
			return at.Add(time.Duration(epoch) * time.Hour), nil
		}
	}
	at = time.Date(2026, 3, 1, 9, 0, 0, 500_000_000, time.UTC)
	f := newFace(t, set)
	const first, second = "Sun, 01 Mar 2026 10:00:00 GMT", "Sun, 01 Mar 2026 11:00:00 GMT"
	if got := f.ask("GET", seed).Header().Get("Last-Modified"); got != first {
		t.Errorf("Last-Modified is %q", got)
	}
	for _, c := range []struct {
		header []string
		status int
	}{
		{[]string{"If-Modified-Since", first}, http.StatusNotModified},
		{[]string{"If-Modified-Since", "Sunday, 01-Mar-26 10:00:00 GMT"}, http.StatusNotModified},
		{[]string{"If-Modified-Since", "Sun, 01 Mar 2026 09:59:59 GMT"}, http.StatusOK},
		{[]string{"If-Modified-Since", "yesterday"}, http.StatusOK},
		{[]string{"If-Modified-Since", first, "If-None-Match", `"another"`}, http.StatusOK},
	} {
		if got := f.ask("GET", seed, c.header...); got.Code != c.status {
			t.Errorf("%v answers %d, not %d", c.header, got.Code, c.status)
		}
	}
	f.epoch.Store(2)
	if err := f.cfg.Epoch.Acknowledge(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	if got := f.ask("GET", seed, "If-Modified-Since", first); got.Code != http.StatusOK || got.Header().Get("Last-Modified") != second {
		t.Errorf("after an event: %d, %q", got.Code, got.Header().Get("Last-Modified"))
	}
	if got := f.ask("GET", "/en/releases/2018/none", "If-Modified-Since", second); got.Code != http.StatusNotFound || got.Header().Get("Last-Modified") != "" {
		t.Errorf("an address that never was: %d, %q", got.Code, got.Header().Get("Last-Modified"))
	}

	at = time.Now().Add(-time.Hour)
	if got := newFace(t, set).ask("GET", seed, "If-Modified-Since", time.Now().Add(time.Minute).UTC().Format(http.TimeFormat)); got.Code != http.StatusOK || got.Header().Get("Last-Modified") != "" {
		t.Errorf("in the second of an event: %d, %q", got.Code, got.Header().Get("Last-Modified"))
	}
	began := time.Now().Add(-time.Minute)
	f = newFace(t, func(c *web.Config) {
		c.Changed = func(context.Context, int64) (time.Time, error) { return began.Add(-time.Hour), nil }
		c.Began = began
	})
	if got := f.ask("GET", seed).Header().Get("Last-Modified"); got != began.UTC().Format(http.TimeFormat) {
		t.Errorf("of a process that began after the last event: %q", got)
	}
}

// TestEndingsChooseTheForm: routes that differ in the ending of their last value
// are told apart, and what no route names goes whole to the one without.
func TestEndingsChooseTheForm(t *testing.T) {
	says := func(kind, pattern string, feature readout.Feature) web.Route {
		return web.Route{Pattern: "GET " + pattern, Kind: kind, Audience: readout.AudiencePublic, Feature: feature, Handler: func(w http.ResponseWriter, r *http.Request) error {
			return html(kind+" "+r.PathValue("slug"))(w, r)
		}}
	}
	f := newFace(t, nil,
		says("page", "/{lang}/series/{slug}", ""), says("calendar", "/{lang}/series/{slug}.ics", ""), says("map", "/{lang}/series/{slug}.map", readout.FeatureMap),
		says("only", "/{lang}/only/{slug}.atom", ""))
	for path, want := range map[string]string{
		"/en/series/talks": "page talks", "/en/series/talks.ics": "calendar talks", "/en/series/talks.map": "page talks.map", "/en/series/talks.txt": "page talks.txt",
		"/en/series/a.b.ics": "calendar a.b", "/en/series/.ics": "page .ics", "/ko/only/x.atom": "only x", "/en/series/talks%2Eics": "calendar talks",
		"/en/only/x": "", "/en/only/x.rss": "", "/xx/series/talks.ics": "",
	} {
		got := f.ask("GET", path)
		if want == "" && got.Code != http.StatusNotFound || want != "" && got.Body.String() != want {
			t.Errorf("%s answers %d %q, not %q", path, got.Code, got.Body, want)
		}
	}
}
