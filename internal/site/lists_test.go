package site_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/site"
)

// titles are the titles of a list's entries.
func titles(page *html.Node) []string {
	var out []string
	for _, list := range all(page, class("dated")) {
		for _, a := range all(list, class("title")) {
			out = append(out, words(a))
		}
	}
	return out
}

// turnTo is the link to the page before or after, "" at the ends.
func turnTo(page *html.Node, rel string) string {
	for _, a := range all(page, tag("a")) {
		if attr(a, "rel") == rel {
			return attr(a, "href")
		}
	}
	return ""
}

// selected are the options that a form has chosen, by field.
func selected(page *html.Node) map[string]string {
	out := map[string]string{}
	for _, s := range all(page, tag("select")) {
		for _, o := range all(s, tag("option")) {
			if slices.ContainsFunc(o.Attr, func(a html.Attribute) bool { return a.Key == "selected" }) {
				out[attr(s, "name")] = attr(o, "value")
			}
		}
	}
	return out
}

// TestListsAreNarrowed: a form without script narrows a list by what was read,
// says how many there would be, keeps its state, and its feed has the same.
func TestListsAreNarrowed(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, func(c *site.Config) { c.Origin = "http://127.0.0.1" })
	// as a browser sends the form
	w := r.get("/en/releases?publisher=all&board=&year=2018&country=kr&series=&topic=&language=&account=outcome&order=")
	want := "/en/releases?account=outcome&country=kr&publisher=all&year=2018"
	if got := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || got != want {
		t.Fatalf("the form leads to %q (%d), not to %s", got, w.Code, want)
	}
	page := r.page(want)
	for path, heads := range map[string][2]string{
		want: {"Press releases, All publishers, 2018, Republic of Korea, Outcome", "Press releases, All publishers, 2018, Republic of Korea, Outcome | Readout"},
		"/ko/releases?country=kr&language=en&order=oldest&publisher=all": {"보도자료, 모든 발표 기관, 대한민국, 영어 본문, 오래된 순", "보도자료, 모든 발표 기관, 대한민국, 영어 본문, 오래된 순 | 리드아웃"},
		"/en/releases?page=2&publisher=all":                              {"Press releases, All publishers", "Press releases, All publishers, 21 to "},
		"/en/releases":                                                   {"Press releases", "Press releases | Readout"},
	} {
		doc := r.page(path)
		h1, title := strings.ReplaceAll(words(all(doc, tag("h1"))[0]), " ,", ","), words(all(doc, tag("title"))[0])
		if h1 != heads[0] || !strings.HasPrefix(title, heads[1]) {
			t.Errorf("%s is called %q, and its title is %q", path, h1, title)
		}
	}
	got := titles(page)
	if len(got) < 2 || !strings.Contains(words(all(page, class("head"))[0]), fmt.Sprintf("%d releases", len(got))) {
		t.Errorf("the list has %q and says %q", got, words(all(page, class("head"))[0]))
	}
	for _, e := range all(page, func(n *html.Node) bool { return n.Data == "time" && class("when")(n) }) {
		if !strings.HasPrefix(attr(e, "datetime"), "2018-") {
			t.Errorf("an entry is of %s", attr(e, "datetime"))
		}
	}
	for field, value := range map[string]string{"publisher": "all", "year": "2018", "country": "kr", "account": "outcome", "order": ""} {
		if got := selected(page)[field]; got != value {
			t.Errorf("the form forgot %s=%s: %q", field, value, got)
		}
	}
	if chosen := words(all(page, class("chosen"))[0]); !strings.Contains(chosen, "Country or region: Republic of Korea Remove") || !strings.Contains(chosen, "Kind of account: Outcome") {
		t.Errorf("the page does not say what was chosen: %s", chosen)
	}
	head := all(page, tag("head"))[0]
	find := func(test func(*html.Node) bool) string {
		for _, n := range all(head, test) {
			return attr(n, "content") + attr(n, "href")
		}
		return ""
	}
	robots := func(n *html.Node) bool { return n.Data == "meta" && attr(n, "name") == "robots" }
	canonical := func(n *html.Node) bool { return n.Data == "link" && attr(n, "rel") == "canonical" }
	if find(robots) != "noindex, follow" || find(canonical) != "http://127.0.0.1"+want {
		t.Errorf("a combination is offered to search engines: %q, %q", find(robots), find(canonical))
	}
	head = all(r.page("/en/releases?year=2018"), tag("head"))[0]
	if find(robots) != "" || find(canonical) != "http://127.0.0.1/en/releases?year=2018" {
		t.Errorf("one year: %q, %q", find(robots), find(canonical))
	}
	feed := r.get("/en/releases.atom?account=outcome&country=kr&publisher=all&year=2018").Body.String()
	if n := strings.Count(feed, "<entry>"); n != len(got) {
		t.Errorf("the feed has %d entries, the list %d", n, len(got))
	}
	if !strings.Contains(r.get(want).Body.String(), `href="/en/releases.atom?account=outcome&amp;country=kr&amp;publisher=all&amp;year=2018"`) {
		t.Error("the page does not lead to its feed")
	}
	// each option tells what choosing it gives
	options := 0
	for _, field := range all(page, tag("select")) {
		name := attr(field, "name")
		for _, o := range all(field, tag("option")) {
			last := strings.LastIndex(words(o), " (")
			if last < 0 || name == "publisher" || name == "order" {
				continue
			}
			options++
			at := strings.Replace(want, "/en/releases?", "/en/releases?"+name+"="+attr(o, "value")+"&", 1)
			if selected(page)[name] != "" { // in place of what is chosen
				at = strings.Replace(at, "&"+name+"="+selected(page)[name], "", 1)
			}
			w := r.get(at)
			if to := w.Header().Get("Location"); to != "" {
				at = to
			}
			if text := words(all(r.page(at), class("head"))[0]); !strings.Contains(text, strings.TrimSuffix(words(o)[last+2:], ")")+" release") {
				t.Errorf("%s promises %s and gives %s", at, words(o), text)
			}
		}
	}
	if options < 15 {
		t.Errorf("%d options were tried", options)
	}
	never := r.get("/en/no/such/place").Body.String()
	for _, q := range []string{"year=1066", "year=x", "country=zz", "topic=none", "publisher=nobody", "board=northmark/none", "after=x", "before=zzz.", "language=fr", "series=never-was"} {
		if w := r.get("/en/releases?" + q); w.Code != http.StatusNotFound || w.Body.String() != never {
			t.Errorf("%s answers %d, not like an address that never was", q, w.Code)
		}
	}
	if none := r.page("/en/releases?country=cn&publisher=all&year=2018"); len(titles(none)) != 0 || !strings.Contains(words(none), "No release fits these conditions") {
		t.Errorf("a combination that nothing has: %q, %s", titles(none), words(none))
	}
}

// TestPagesStayWhileReleasesArrive walks through a list in both orders while
// releases arrive, and back.
func TestPagesStayWhileReleasesArrive(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	text := "---\ntitle: \"Notice %03d\"\ndate: %s\nlang: en\n---\n\nThe ferry sails.\n"
	bring := func(n int, day readout.Day) string {
		return r.bring(fmt.Sprintf("n%03d.en.md", n), "northmark", fmt.Sprintf(text, n, day))
	}
	n := 0
	for ; n < 45; n++ {
		bring(n, readout.Day("2020-01-01").AddDays(n/9)) // several of one day
	}
	for _, order := range []string{"", "?order=oldest"} {
		met := map[string]int{}
		var pages []string
		before := n
		for at := "/en/releases" + order; at != ""; {
			page := r.page(at)
			pages = append(pages, at)
			for _, title := range titles(page) {
				met[title]++
			}
			at = turnTo(page, "next")
			bring(n, "2021-01-01") // newer than all
			bring(n+1, "2019-01-01")
			n += 2
		}
		for i := range before {
			if title := fmt.Sprintf("Notice %03d", i); met[title] != 1 {
				t.Errorf("%q: %s was met %d times", order, title, met[title])
			}
		}
		page := r.page(pages[2])
		back := r.page(turnTo(page, "prev"))
		if got, want := titles(back), titles(r.page(pages[1])); !slices.Equal(got, want) {
			t.Errorf("%q: the page before the third has %q, not %q", order, got, want)
		}
	}
	// the release behind which a page begins goes: nothing is left out
	page := r.page("/en/releases")
	next := turnTo(page, "next")
	want := titles(r.page(next))
	entries := all(all(page, class("dated"))[0], class("title"))
	last := entries[len(entries)-1]
	r.turn(strings.TrimPrefix(attr(last, "href"), "/en"), readout.Held)
	got := titles(r.page(next))
	for _, title := range want[:10] {
		if !slices.Contains(got, title) {
			t.Errorf("%s is gone with the release before it: %q", title, got)
		}
	}
}

// TestOptionsFollowWhatChanges: options of a form are written once while nothing
// changes, and are as new as the page when something does.
func TestOptionsFollowWhatChanges(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	bring := func(n, year int) {
		r.bring(fmt.Sprintf("n%d.en.md", n), "southmark", fmt.Sprintf("---\ntitle: \"Notice %d\"\ndate: %d-03-01\nlang: en\n---\n\nThe ferry sails.\n", n, year))
	}
	years := func(lang string) string {
		for _, s := range all(r.page("/"+lang+"/publishers/southmark"), tag("select")) {
			if attr(s, "name") == "year" {
				return words(s)
			}
		}
		return ""
	}
	for n, want := range []string{"", "2021 (1) 2020 (1)", "2021 (2) 2020 (1)", "2022 (1) 2021 (2) 2020 (1)"} {
		bring(n, []int{2020, 2021, 2021, 2022}[n])
		for _, lang := range []string{"en", "ko", "en"} {
			if got := years(lang); !strings.HasSuffix(got, want) || want == "" && got != "" {
				t.Errorf("%s after %d: the form offers %q, not %q", lang, n+1, got, want)
			}
		}
	}
}

// TestP29NothingReadNarrowsAPublishersLists: what a publisher's house keeps from
// the public is no parameter, no option, no count and no page.
func TestP29NothingReadNarrowsAPublishersLists(t *testing.T) {
	r := newRoom(t, readout.HousePublisher, nil)
	r.bring("talks.en.md", "northmark", talks)
	r.bring("held.en.md", "southmark", strings.ReplaceAll(talks, "hold the sixth", "speak of the sixth"))
	plain := r.get("/en/releases").Body.String()
	for _, q := range []string{"country=qm", "country=zz", "topic=fares", "series=x", "account=outcome", "organisation=y"} {
		if w := r.get("/en/releases?" + q); w.Code != http.StatusOK || w.Body.String() != plain {
			t.Errorf("%s answers %d, not as if the parameter were none", q, w.Code)
		}
	}
	page := r.page("/en/releases")
	for _, s := range all(page, tag("select")) {
		if name := attr(s, "name"); name != "year" && name != "language" && name != "order" && name != "board" {
			t.Errorf("the form has %s", name)
		}
	}
	if strings.Contains(words(page), "speak of the sixth") || !strings.Contains(words(page), "1 release") {
		t.Errorf("the list knows of another's text: %s", words(page))
	}
	never := r.get("/en/no/such/place").Body.String()
	for _, p := range []string{"/releases?publisher=southmark", "/calendar", "/calendar?month=2031-03", "/countries", "/countries/qm", "/organisations", "/topics", "/topics/fares"} {
		if w := r.get("/en" + p); w.Code != http.StatusNotFound || w.Body.String() != never {
			t.Errorf("%s answers %d, not like an address that never was", p, w.Code)
		}
	}
	if w := r.get("/en/releases.atom?publisher=southmark"); w.Code != http.StatusNotFound {
		t.Errorf("a feed of another's answers %d", w.Code)
	}
	if all, own := r.get("/en/releases.atom?publisher=all").Body.String(), "speak of the sixth"; strings.Contains(all, own) {
		t.Error("a feed of all publishers holds another's text")
	}
}

// TestCalendarOfMeetings: months with their meetings, those to come apart from
// those that were, and what was announced and not told of.
func TestCalendarOfMeetings(t *testing.T) {
	now := time.Date(2031, 3, 20, 9, 0, 0, 0, time.UTC)
	r := newRoom(t, readout.HouseArchive, func(c *site.Config) { c.Now = func() time.Time { return now } })
	if text := words(r.page("/en/calendar")); !strings.Contains(text, "No text here dates a meeting yet") {
		t.Errorf("an empty calendar says %s", text)
	}
	r.bring("sixth.en.md", "northmark", fmt.Sprintf(notice, "Sixth", "sixth", 17))
	seventh := r.bring("seventh.en.md", "northmark", fmt.Sprintf(notice, "Seventh", "seventh", 23))
	section := func(at, heading string) string {
		t.Helper()
		for _, part := range all(all(r.page(at), tag("main"))[0], tag("section")) {
			if h := all(part, tag("h2")); len(h) == 1 && words(h[0]) == heading {
				return words(part)
			}
		}
		return ""
	}
	if got := section("/en/calendar", "Announced"); !strings.Contains(got, "23 March 2031") || !strings.Contains(got, "7th round") || strings.Contains(got, "6th") {
		t.Errorf("announced: %s", got)
	}
	if got := section("/en/calendar?month=2031-03", "Past"); !strings.Contains(got, "17 March 2031") || !strings.Contains(got, "6th round") || !strings.Contains(got, "no text about its outcome is held") {
		t.Errorf("past: %s", got)
	}
	if got := section("/ko/calendar", "예정된 회의"); !strings.Contains(got, "2031. 3. 23.") {
		t.Errorf("in Korean: %s", got)
	}
	if w := r.get("/en/calendar?month=2031-04"); w.Code != http.StatusNotFound {
		t.Errorf("a month without meetings answers %d", w.Code)
	}
	if text := r.get("/en/calendar").Body.String(); !strings.Contains(text, `href="/en/meetings.ics"`) {
		t.Error("the page does not lead to the calendar file")
	}
	now = now.AddDate(0, 0, 5)
	r.turn(seventh, readout.Held)
	if text := words(r.page("/en/calendar")); strings.Contains(text, "7th") || !strings.Contains(text, "1 meeting") {
		t.Errorf("a notice that is held is in the calendar: %s", text)
	}
}

// TestSubjectsHavePages: from a meeting to those who met, to where they met
// others, and to the texts.
func TestSubjectsHavePages(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	for path, want := range map[string][]string{
		"/en/countries":     {"Republic of Korea", "Northmark"},
		"/en/countries/kr":  {"Republic of Korea", "Who met, and when", "Met with", "Japan", "11th round", "Kim"},
		"/ko/countries/kr":  {"회의와 대표단", "제11차"},
		"/en/organisations": {"Ministry"},
		"/en/topics":        {"Topics"},
	} {
		text := words(all(r.page(path), tag("main"))[0])
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s lacks %q: %.600s", path, w, text)
			}
		}
	}
	for _, index := range []string{"/en/organisations", "/en/topics", "/en/countries"} {
		links := all(all(r.page(index), tag("main"))[0], class("title"))
		if len(links) < 3 {
			t.Errorf("%s has %d links", index, len(links))
		}
		for _, a := range links {
			page := all(r.page(attr(a, "href")), tag("main"))[0]
			if len(all(page, class("what"))) == 0 || len(all(page, class("more"))) == 0 {
				t.Errorf("%s has no meeting or leads to no list", attr(a, "href"))
			}
			list := attr(all(all(page, class("more"))[0], tag("a"))[0], "href")
			if w := r.get(list); w.Code != http.StatusOK {
				t.Errorf("%s, from %s, answers %d", list, attr(a, "href"), w.Code)
			}
		}
	}
	leads := func(page, to string) bool {
		return len(all(all(r.page(page), tag("main"))[0], func(n *html.Node) bool { return n.Data == "a" && strings.HasPrefix(attr(n, "href"), to) })) > 0
	}
	for _, from := range []string{"/en/meetings", "/en/people"} {
		found := map[string]bool{}
		for _, a := range all(all(r.page(from), tag("main"))[0], class("title")) {
			for _, to := range []string{"/en/countries/", "/en/topics/", "/en/organisations/"} {
				found[to] = found[to] || leads(attr(a, "href"), to)
			}
		}
		if !found["/en/countries/"] || !found["/en/organisations/"] || from == "/en/meetings" && !found["/en/topics/"] {
			t.Errorf("pages of %s lead to %v", from, found)
		}
	}
}

// TestP29SubjectsOfOursAlone: a house that shows what was read, and others' texts
// to its desk alone, has no subject, wording or count that only another's text
// gives.
func TestP29SubjectsOfOursAlone(t *testing.T) {
	r := newRoom(t, readout.HousePublisher, func(c *site.Config) {
		c.Features[readout.FeatureUnconfirmedDetails] = readout.AudiencePublic
		c.Features[readout.FeatureCountryCounts] = readout.AudiencePublic
	})
	r.bring("sixth.en.md", "northmark", fmt.Sprintf(notice, "Sixth", "sixth", 17))
	r.bring("held.en.md", "southmark", strings.ReplaceAll(fmt.Sprintf(notice, "Seventh", "seventh", 23), "Japan", "China"))
	never := r.get("/en/no/such/place").Body.String()
	if w := r.get("/en/countries/cn"); w.Code != http.StatusNotFound || w.Body.String() != never {
		t.Errorf("a country of another's text answers %d", w.Code)
	}
	for _, path := range []string{"/en/countries", "/ko/countries", "/en/countries/kr", "/en/organisations", "/en/topics", "/en/calendar", "/en/releases", "/en/releases?country=kr", "/en/releases.atom?country=kr"} {
		w := r.get(path)
		if w.Code != http.StatusOK {
			t.Errorf("%s answers %d", path, w.Code)
		}
		for _, a := range all(r.parse(w), tag("a")) {
			if to := attr(a, "href"); strings.HasPrefix(to, "/en/releases") && r.get(to).Code != http.StatusOK {
				t.Errorf("%s leads to %s", path, to)
			}
		}
		if body := w.Body.String(); strings.Contains(body, "China") || strings.Contains(body, "중국") || strings.Contains(body, "/countries/cn") || strings.Contains(body, "publisher=all") {
			t.Errorf("%s knows of another's text", path)
		}
	}
	if text := words(r.page("/en/countries/kr")); !strings.Contains(text, "1 meeting 1 release") {
		t.Errorf("the page of a country counts others' texts: %s", text)
	}
}

func (r *room) parse(w *httptest.ResponseRecorder) *html.Node {
	r.t.Helper()
	doc, err := html.Parse(strings.NewReader(w.Body.String()))
	must(r.t, err)
	return doc
}
