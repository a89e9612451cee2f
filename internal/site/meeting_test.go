package site_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
)

// TestDemonstration asks an archive of the demonstration's texts for pages of
// every kind.
func TestDemonstration(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	for _, part := range []struct {
		name string
		test func(*testing.T, *room)
	}{
		{"MeetingPage", testMeetingPage},
		{"MeetingInKorean", testMeetingInKorean},
		{"APersonOfTwoTextsHasARow", testAPersonOfTwoTextsHasARow},
		{"NamesStandWithTheirPosts", testNamesStandWithTheirPosts},
		{"SeriesPage", testSeriesPage},
		{"SearchMarksWhatItFinds", testSearchMarksWhatItFinds},
		{"SearchShowsTheEditionThatHoldsTheWords", testSearchShowsTheEditionThatHoldsTheWords},
		{"SearchSaysWhatToDo", testSearchSaysWhatToDo},
	} {
		t.Run(part.name, func(t *testing.T) {
			at := *r
			at.t = t
			part.test(t, &at)
		})
	}
}

// href is the address of the first link of a page whose words hold some words.
func (r *room) href(path, with string) string {
	r.t.Helper()
	for _, a := range all(r.page(path), tag("a")) {
		if strings.Contains(words(a), with) {
			return attr(a, "href")
		}
	}
	r.t.Fatalf("%s has no link with %q", path, with)
	return ""
}

const eleventh = "/meetings/2018/11th-rok-japan-security-policy-consultation"

// testMeetingPage walks the page of a meeting that two texts tell of.
func testMeetingPage(t *testing.T, r *room) {
	doc := r.page("/en" + eleventh)
	if h := all(doc, tag("h1")); len(h) != 1 || words(h[0]) != "ROK-Japan Security Policy Consultation , 11th round" {
		t.Errorf("h1: %d, %q", len(h), words(h[0]))
	}
	page := words(all(doc, tag("main"))[0])
	for _, want := range []string{
		"Compiled automatically, not yet checked", "Compiled from the text; not part of the release.",
		"A passage found in one text only does not mean that the other side denies it.",
		"When 15 March 2018", "Tokyo", "Announcement", "Outcome", "ROK side", "All rounds",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	facts := map[string]string{}
	for _, row := range all(all(doc, class("sheet"))[0], tag("div")) {
		facts[words(all(row, tag("dt"))[0])] = words(all(row, tag("dd"))[0])
	}
	if got := facts["Round"]; got != "11th round Source passage: Text 1, point 1, sentence 1 Source passage: Text 2, paragraph 1, sentence 1 Source passage: Text 3, point 1, sentence 1" {
		t.Errorf("round %q", got)
	}
	tables := all(doc, tag("table"))
	if len(tables) != 2 {
		t.Fatalf("%d delegations", len(tables))
	}
	rok := tables[0]
	if got := words(all(rok, tag("caption"))[0]); got != "Delegation: Republic of Korea" {
		t.Errorf("first delegation %q", got)
	}
	row := all(all(rok, tag("tbody"))[0], tag("tr"))[0]
	if got := words(row); !strings.HasPrefix(got, "Kim Yong-kil Head Source passage: Text 2, point 1, sentence 1 Source passage: Text 3, point 1-1, sentence 1 Director-General for Northeast Asian Affairs Ministry of Foreign Affairs") {
		t.Errorf("first row %q", got)
	}
	if links := r.sources(doc); links < 20 {
		t.Errorf("%d links to passages", links)
	}
	for _, q := range all(all(doc, class("reports"))[0], tag("q")) {
		text := ""
		for _, title := range []string{"ROK and Japan Hold 11th", "The 11th Japan-ROK"} { // each side's
			text += words(all(r.page(r.href("/en"+eleventh, title)), class("points"))[0]) + " "
		}
		if !strings.Contains(joined(text), joined(words(q))) {
			t.Errorf("%q stands in neither side's release", words(q))
		}
	}
}

// joined is text without spaces: marks of a page cut it into pieces.
func joined(s string) string { return strings.ReplaceAll(s, " ", "") }

// sources follows each link to a passage: the point must be there. It returns
// how many there are.
func (r *room) sources(doc *html.Node) int {
	r.t.Helper()
	links := all(doc, class("source"))
	pages := map[string]*html.Node{}
	for _, a := range links {
		path, point, _ := strings.Cut(attr(a, "href"), "#")
		if pages[path] == nil {
			pages[path] = r.page(path)
		}
		if len(all(pages[path], func(n *html.Node) bool { return attr(n, "id") == point })) != 1 {
			r.t.Errorf("%q leads to %s, where #%s is not", words(a), path, point)
		}
	}
	return len(links)
}

// testMeetingInKorean leads to the text that was read, which is the English one,
// and keeps its words marked as English.
func testMeetingInKorean(t *testing.T, r *room) {
	doc := r.page("/ko" + eleventh)
	main := all(doc, tag("main"))[0]
	if got := words(all(doc, tag("h1"))[0]); got != "ROK-Japan Security Policy Consultation , 제11차" {
		t.Errorf("h1 %q", got)
	}
	for _, want := range []string{"자동 정리(확인 전)", "상대측의 부인이나 합의 부재를 뜻하지 않습니다", "2018. 3. 15.(목)", "대한민국 대표단", "직위(당시)"} {
		if !strings.Contains(words(main), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	r.sources(doc)
	tokyo := 0
	for _, line := range all(all(r.page("/ko/meetings"), class("entries"))[0], tag("li")) {
		city := all(line, func(n *html.Node) bool { return attr(n, "lang") == "en" && words(n) == "Tokyo" })
		if strings.Contains(words(line), "Tokyo , 일본") {
			tokyo++
			if len(city) != 1 {
				t.Errorf("the place is not told apart by language: %q", words(line))
			}
		}
	}
	if tokyo == 0 {
		t.Error("no meeting in the list was held in Tokyo, 일본")
	}
	for _, q := range all(main, tag("q")) {
		if attr(q, "lang") != "en" {
			t.Errorf("%q is not marked as English", words(q))
		}
	}
	second := false
	for _, a := range all(main, class("source")) {
		second = second || strings.HasPrefix(attr(a, "href"), "/en/releases/2018/rok-and-japan-hold")
	}
	if !second {
		t.Error("no source leads to the English text of the release that has both")
	}
}

// testNamesStandWithTheirPosts asks every page that names people.
func testNamesStandWithTheirPosts(t *testing.T, r *room) {
	for _, lang := range []string{"/en", "/ko"} {
		for _, row := range all(r.page(lang+"/people"), class("who")) {
			if post := all(row, class("post")); len(post) != 1 || words(post[0]) == "" {
				t.Errorf("%s/people: %q without a post", lang, words(row))
			}
		}
		for _, row := range all(all(r.page(lang+"/series/rok-japan-security-policy-consultation"), tag("tbody"))[0], class("post")) {
			if words(row) == "" {
				t.Errorf("%s: a head without a post", lang)
			}
		}
	}
	doc := r.page("/ko/people/kim-yong-kil")
	if got, want := words(all(doc, tag("h1"))[0]), "Kim Yong-kil Director-General for Northeast Asian Affairs, Ministry of Foreign Affairs"; got != want {
		t.Errorf("h1 %q, want %q", got, want)
	}
	if got := words(all(doc, tag("title"))[0]); !strings.HasPrefix(got, "Kim Yong-kil Director-General") {
		t.Errorf("title %q", got)
	}
	rows := all(all(doc, tag("tbody"))[0], tag("tr"))
	if len(rows) == 0 || !strings.Contains(words(rows[0]), "2018. 3. 15.(목)") || !strings.Contains(words(rows[0]), "수석대표") {
		t.Errorf("%d meetings: %q", len(rows), words(rows[0]))
	}
}

// testAPersonOfTwoTextsHasARow: whom two texts name with one post stands once, with
// the other spelling, and with both roles where they differ.
func testAPersonOfTwoTextsHasARow(t *testing.T, r *room) {
	var rows []string
	for _, table := range all(r.page("/en/meetings/2024/13th-japan-rok-security-dialogue"), class("delegates")) {
		for _, row := range all(all(table, tag("tbody"))[0], tag("th")) {
			rows = append(rows, words(row))
		}
	}
	if len(rows) != 4 {
		t.Fatalf("%d people: %q", len(rows), rows)
	}
	if want := "UEDA Koji Member (Text 1) Deputy head (Text 2) Also written: Koji Ueda"; !strings.HasPrefix(rows[1], want) {
		t.Errorf("%q, want %q", rows[1], want)
	}
	if want := "Kim Sang-hoon Head Source"; !strings.HasPrefix(rows[2], want) {
		t.Errorf("%q, want %q", rows[2], want)
	}
}

// testSeriesPage: held rounds lead to their meetings, mentioned ones say where
// they are mentioned.
func testSeriesPage(t *testing.T, r *room) {
	doc := r.page(r.href("/en/series", "ROK-Japan Security Policy Consultation"))
	if got := words(all(doc, tag("caption"))[0]); got != "Rounds, the latest first" {
		t.Errorf("caption %q", got)
	}
	var held, mentioned []*html.Node
	last := ""
	for _, row := range all(all(doc, tag("tbody"))[0], tag("tr")) {
		for _, when := range all(row, tag("time")) {
			if day := attr(when, "datetime"); last != "" && day > last {
				t.Errorf("%s stands below %s", day, last)
			} else {
				last = day
			}
		}
		if class("mentioned")(row) {
			mentioned = append(mentioned, row)
		} else {
			held = append(held, row)
		}
	}
	if len(held) != 4 || len(mentioned) == 0 {
		t.Fatalf("%d rounds held, %d mentioned", len(held), len(mentioned))
	}
	drawn := all(doc, tag("circle"))
	if len(drawn) != len(held)+len(mentioned) {
		t.Errorf("%d rounds are drawn, %d stand in the table", len(drawn), len(held)+len(mentioned))
	}
	table, drawing := -1, -1
	for i, n := range all(doc, func(n *html.Node) bool { return n.Data == "table" || n.Data == "svg" && attr(n, "role") == "img" }) {
		if n.Data == "table" {
			table = i
		} else {
			drawing = i
		}
	}
	if drawing < table {
		t.Error("the drawing stands before its table")
	}
	for _, row := range held {
		r.page(attr(all(row, tag("a"))[0], "href"))
	}
	for _, row := range mentioned {
		if !strings.Contains(words(row), "Mentioned only; no text held about it") {
			t.Errorf("mentioned round: %q", words(row))
		}
		link := all(row, tag("a"))[0]
		if text := words(all(r.page(attr(link, "href")), class("points"))[0]); !strings.Contains(joined(text), joined(words(link))) {
			t.Errorf("%q does not stand on %s", words(link), attr(link, "href"))
		}
	}
}

// TestMergedMeetingRedirects: three texts that turn out to be about one meeting.
func TestMergedMeetingRedirects(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	text := func(day, title, sentence string) string {
		return "---\ntitle: \"" + title + "\"\ndate: " + day + "\nlang: en\n---\n\n1. " + sentence + "\n\n2. The two sides exchanged views on ferries.\n"
	}
	r.bring("a.en.md", "northmark", text("2031-06-20", "Eleventh river talks", "The 11th ROK-Japan River Consultation was held in Seoul."))
	r.bring("b.en.md", "northmark", text("2031-03-15", "River talks held", "The ROK-Japan River Consultation was held in Seoul on March 15."))
	before := r.meetings()
	if len(before) != 2 {
		t.Fatalf("meetings %v", before)
	}
	r.bring("c.en.md", "northmark", text("2031-03-15", "More on the river talks", "The 11th ROK-Japan River Consultation was held in Seoul on March 15."))
	after := r.meetings()
	if len(after) != 1 {
		t.Fatalf("meetings %v", after)
	}
	for _, old := range before {
		if old == after[0] {
			continue
		}
		w := r.get(old)
		if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != after[0] {
			t.Errorf("%s answers %d, %q; want %s", old, w.Code, w.Header().Get("Location"), after[0])
		}
	}
	for _, never := range []string{"/en/meetings/2031/none", "/en/meetings/31/x", "/en/meetings/20311/x", "/en/series/none", "/en/people/none", "/en/meetings?page=2", "/en/people?page=2", "/en/people?page=x"} {
		if w := r.get(never); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", never, w.Code)
		}
	}
}

// meetings are the addresses in the list of meetings.
func (r *room) meetings() []string {
	r.t.Helper()
	var out []string
	for _, a := range all(all(r.page("/en/meetings"), tag("main"))[0], class("title")) {
		out = append(out, attr(a, "href"))
	}
	return out
}
