package site_test

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

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

// TestP29OthersTextsTellNothing: a house that shows what was read, and others'
// texts to its desk alone, has no meeting, round, series, person, place or day that
// only another's text tells: on no page, in no feed, calendar or count.
//
// One engine is enough: the stores' own suite asks for ours alone on both.
func TestP29OthersTextsTellNothing(t *testing.T) {
	own := fmt.Sprintf(notice, "Sixth", "sixth", 17)
	others := map[string]string{
		"both.en.md":   strings.NewReplacer("to be Held", "to speak of Boats", "Seoul", "Busan").Replace(own),
		"next.en.md":   strings.NewReplacer("Seoul", "Busan").Replace(fmt.Sprintf(notice, "Seventh", "seventh", 23)),
		"series.en.md": strings.NewReplacer("River", "Zebra", "Seoul", "Busan").Replace(fmt.Sprintf(notice, "Third", "third", 24)),
	}
	tells := []string{"busan", "zebra", "seventh", "7th", "제7차", "southmark", "speak of"}
	for _, c := range []struct {
		others readout.Audience
		known  bool
	}{{readout.AudienceDesk, false}, {readout.AudiencePublic, true}} {
		r := newRoom(t, readout.HousePublisher, func(c2 *site.Config) {
			c2.Demo = true
			c2.Features[readout.FeatureUnconfirmedDetails] = readout.AudiencePublic
			c2.Features[readout.FeaturePeople] = readout.AudiencePublic
			c2.Features[readout.FeatureOtherTexts] = c.others
			c2.Now = func() time.Time { return time.Date(2031, 3, 17, 12, 0, 0, 0, time.UTC) }
		})
		r.bring("own.en.md", "northmark", own)
		for _, name := range slices.Sorted(maps.Keys(others)) {
			r.bring(name, "southmark", others[name])
		}
		pages := r.crawl()
		for path := range pages { // what programs read stands beside them
			if rest := strings.TrimPrefix(path, "/en/"); rest == "meetings" || strings.HasPrefix(rest, "meetings/") || strings.HasPrefix(rest, "series/") {
				for _, form := range []string{".ics", ".atom", ".rss", ".json"} {
					pages[path+form] = r.get(path + form).Body.Bytes()
				}
			}
		}
		for _, path := range []string{"/en/feed.atom", "/en/releases.atom", "/sitemap.xml"} {
			pages[path] = r.get(path).Body.Bytes()
		}
		for _, at := range regexp.MustCompile(`<loc>http://127\.0\.0\.1(/sitemap[^<]+)</loc>`).FindAllStringSubmatch(string(pages["/sitemap.xml"]), -1) {
			pages[at[1]] = r.get(html.UnescapeString(at[1])).Body.Bytes()
		}
		for _, path := range []string{"/en/", "/en/meetings", "/en/series", "/en/calendar", "/en/people"} {
			if len(pages[path]) == 0 {
				t.Errorf("there is no %s", path)
			}
		}
		known := map[string]bool{}
		for path, body := range pages {
			for _, word := range tells {
				if strings.Contains(strings.ToLower(string(body)), word) {
					known[word] = true
					if !c.known {
						t.Errorf("%s knows %q of another's text", path, word)
					}
				}
			}
		}
		if c.known && len(known) < len(tells) {
			t.Errorf("a house that shows others' texts knows %v alone: the test sees nothing", known)
		}
	}
}
