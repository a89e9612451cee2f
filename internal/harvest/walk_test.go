//go:build !race

package harvest_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
)

// TestSitemapIsTheSite compares the map with the pages that it leads to: each is
// there, is the one to be found, and has the counterparts that the map says; and
// each counterpart leads back.
func TestSitemapIsTheSite(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, false)
	index := r.sitemap("/sitemap.xml")
	if len(index.Parts) != 4 {
		t.Fatalf("the parts are %v", index.Parts)
	}
	all := map[string][]link{}
	dated := 0
	for _, part := range index.Parts {
		for _, u := range r.sitemap(strings.TrimPrefix(part, origin)).URLs {
			if _, twice := all[u.Loc]; twice {
				t.Errorf("%s is there twice", u.Loc)
			}
			all[u.Loc] = u.Alternates
			if u.Modified != "" {
				dated++
			}
		}
	}
	pairs, releases := 0, 0
	for loc, alternates := range all {
		w := r.get(strings.TrimPrefix(loc, origin))
		if w.Code != http.StatusOK {
			t.Errorf("%s answers %d", loc, w.Code)
			continue
		}
		canonical, on := heads(t, w.Body.Bytes())
		if canonical != loc || !slices.Equal(on, alternates) && !(len(alternates) == 0 && len(on) == 0) {
			t.Errorf("%s says that it is %s with %v; the map %v", loc, canonical, on, alternates)
		}
		for _, a := range alternates {
			pairs++
			if !slices.Equal(all[a.Href], alternates) {
				t.Errorf("%s does not lead back to %s", a.Href, loc)
			}
		}
		if strings.Contains(loc, "/releases/") {
			releases++
		}
		if strings.Contains(loc, "2099") || strings.Contains(loc, "lower-ferry-agreement") {
			t.Errorf("%s is sealed (P1)", loc)
		}
	}
	lines, err := r.office.Publishers(t.Context())
	must(t, err)
	held := 0
	for _, l := range lines {
		held += l.Releases
	}
	if releases < held || dated != releases || pairs < 50 {
		t.Errorf("%d pages of %d releases, %d with a date, %d counterparts", releases, held, dated, pairs)
	}
	t.Logf("%d addresses, %d of releases, %d counterparts", len(all), releases, pairs)
	for _, part := range []string{"releases-2", "releases-0", "releases-01", "releases", "pages-2", "none-1", "people-9"} {
		if w := r.get("/sitemap.xml?part=" + part); w.Code != http.StatusNotFound {
			t.Errorf("part %s answers %d", part, w.Code)
		}
	}
	own := demoRoom(t, readout.HousePublisher, false)
	for _, part := range own.sitemap("/sitemap.xml").Parts {
		for _, u := range own.sitemap(strings.TrimPrefix(part, origin)).URLs {
			if w := own.get(strings.TrimPrefix(u.Loc, origin)); w.Code != http.StatusOK {
				t.Errorf("the map of a publisher's house leads to %s, which answers %d (P29)", u.Loc, w.Code)
			}
		}
	}
	if w := own.get("/sitemap.xml?part=meetings-1"); w.Code != http.StatusNotFound {
		t.Errorf("the meetings of a publisher's house are mapped (P29)")
	}
}

// TestCalendarsOfTheDemonstration: one event for a meeting, the same in every
// calendar and language, labelled as what it is.
func TestCalendarsOfTheDemonstration(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, true)
	all := r.calendar("/en/meetings.ics")
	ko := r.calendar("/ko/meetings.ics")
	series := r.calendar("/en/series/rok-japan-security-policy-consultation.ics")
	if len(all.Events) < 10 || len(ko.Events) != len(all.Events) || len(series.Events) < 2 {
		t.Fatalf("%d events, %d in Korean, %d of the series", len(all.Events), len(ko.Events), len(series.Events))
	}
	by := map[string]int{}
	var alone []string
	for _, e := range all.Events {
		alone = append(alone, strings.TrimPrefix(e.URL, origin)+".ics")
	}
	ones := r.calendars(alone...)
	for i, e := range all.Events {
		if _, twice := by[e.UID]; twice {
			t.Errorf("%s is there twice", e.UID)
		}
		by[e.UID] = i
		if ko.Events[i].UID != e.UID || ko.Events[i].Start != e.Start || ko.Events[i].Sequence != e.Sequence {
			t.Errorf("in Korean %+v is %+v", e, ko.Events[i])
		}
		if e.Status != "TENTATIVE" || !strings.Contains(e.About, "Compiled automatically, not yet checked") || !strings.Contains(e.About, "Written for this demonstration") || !strings.Contains(ko.Events[i].About, "자동 정리(확인 전)") {
			t.Errorf("%s does not say what it is: %q", e.Summary, e.About)
		}
		if e.Start >= e.End || len(e.Start) != len(time.DateOnly) || !strings.HasPrefix(e.Stamp, "2031-04-01T") || strings.Contains(e.Start, "2099") {
			t.Errorf("%+v", e)
		}
		one := ones[i]
		if len(one.Events) != 1 || one.Events[0].UID != e.UID || one.Events[0].Summary != e.Summary {
			t.Errorf("the calendar of %s alone is %+v", e.Summary, one)
		}
	}
	called := regexp.MustCompile(`^(ROK-Japan Security Policy Consultation|Japan-ROK Security Dialogue), `) // as a round's first text words it
	for _, e := range series.Events {
		i, ok := by[e.UID]
		if !ok || all.Events[i].Start != e.Start || !called.MatchString(e.Summary) {
			t.Errorf("of the series: %+v", e)
		}
	}
	// every page that leads to a calendar leads to one
	link := regexp.MustCompile(`href="(/[^"]*\.ics)"`)
	for _, e := range all.Events {
		found := link.FindSubmatch(r.body(strings.TrimPrefix(e.URL, origin)))
		if found == nil || r.get(string(found[1])).Code != http.StatusOK {
			t.Errorf("%s leads to the calendar %s", e.URL, found)
		}
	}
	for _, path := range []string{"/en/meetings/2018/none.ics", "/en/series/none.ics", "/en/meetings/18/x.ics", "/en/releases/2018/x.ics"} {
		if w := r.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
	own := demoRoom(t, readout.HousePublisher, true)
	for _, e := range append(all.Events, series.Events...) {
		if w := own.get(strings.TrimPrefix(e.URL, origin) + ".ics"); w.Code != http.StatusNotFound {
			t.Errorf("a publisher's house has the calendar of %s, which nobody has confirmed (P25)", e.Summary)
		}
	}
	if w := own.get("/en/meetings.ics"); w.Code != http.StatusNotFound {
		t.Errorf("a publisher's house has a calendar of what nobody has confirmed: %d (P25)", w.Code)
	}
}
