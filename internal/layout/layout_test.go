package layout_test

import (
	"errors"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/layout/style"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

func newLayout(t *testing.T, house readout.House, origin string) *layout.Layout {
	t.Helper()
	features, _ := house.Features()
	l, err := layout.New(layout.Config{House: house, Features: features, Names: web.HouseNames(), Origin: origin})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestP29AFrameLeadsWhereTheHouseLeads: neither menu nor foot knows of what the
// house keeps for its desk.
func TestP29AFrameLeadsWhereTheHouseLeads(t *testing.T) {
	for house, want := range map[readout.House]bool{readout.HouseArchive: true, readout.HousePublisher: false} {
		f := newLayout(t, house, "").Frame("en", "/releases?page=2", "Press releases")
		leads := map[string]bool{}
		for _, l := range append(f.Menu, f.Foot...) {
			leads[l.Href] = true
			if l.Here != (l.Href == "/en/releases") {
				t.Errorf("%s: a reader of /releases is at %s: %v", house, l.Href, l.Here)
			}
		}
		for _, path := range []string{"/en/meetings", "/en/series", "/en/people", "/en/calendar", "/en/topics"} {
			if leads[path] != want {
				t.Errorf("%s leads to %s: %v", house, path, leads[path])
			}
		}
		if !leads["/en/releases"] || !leads["/en/accessibility"] {
			t.Errorf("%s leads to %v", house, leads)
		}
	}
}

func TestAddressesOfAPage(t *testing.T) {
	for path, want := range map[string]string{
		"/releases?page=2": "/ko/releases", "/releases/2018/talks": "/ko/feed", "/publishers": "/ko/feed", "/publishers/kr": "/ko/publishers/kr", "/series/talks": "/ko/series/talks", "/": "/ko/feed",
	} {
		if f := newLayout(t, readout.HouseArchive, "").Frame("ko", path, ""); f.Feed != want || f.Canonical != "" || len(f.Alternates) != 2 {
			t.Errorf("%s: feed %s, canonical %q, %d languages", path, f.Feed, f.Canonical, len(f.Alternates))
		}
	}
	f := newLayout(t, readout.HouseArchive, "https://press.example").Frame("en", "/about", "")
	if f.Canonical != "https://press.example/en/about" || f.Absolute(f.To("/x")) != "https://press.example/en/x" || f.Switch[0].Here == f.Switch[1].Here {
		t.Errorf("canonical %q, languages %+v", f.Canonical, f.Switch)
	}
}

func TestDatesAndNumbersInWords(t *testing.T) {
	l := newLayout(t, readout.HouseArchive, "")
	en, ko := l.Frame("en", "/", ""), l.Frame("ko", "/", "")
	for _, c := range []struct{ got, want string }{
		{en.Partial("2018-03-15"), "15 March 2018"}, {ko.Partial("2018-03-15"), "2018. 3. 15.(목)"},
		{en.Partial("2018-03"), "March 2018"}, {ko.Partial("2018-03"), "2018. 3."}, {en.Partial("2018"), "2018"}, {ko.Partial("2018"), "2018."}, {en.Partial("spring"), "spring"},
		{en.Days("2018-03-15", "2018-03-16"), "15 March 2018 – 16 March 2018"}, {en.Days("2018-03-15", "2018-03-15"), "15 March 2018"},
		{en.Instant(time.Date(2018, 3, 15, 0, 30, 0, 0, time.UTC), time.UTC), "15 March 2018 00:30 UTC"}, {en.Instant(time.Date(2018, 3, 15, 0, 0, 0, 0, time.UTC), time.UTC), "15 March 2018"},
		{en.Count("releases", 1), "1 release"}, {en.Count("releases", 1234), "1,234 releases"}, {layout.Thousands(1234567), "1,234,567"}, {layout.Thousands(12), "12"},
		{en.Party("KR"), "Republic of Korea"}, {ko.Parties([]readout.PartyCode{"KR", "JP"}), "대한민국, 일본"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestPagesOfAList(t *testing.T) {
	f := newLayout(t, readout.HouseArchive, "").Frame("en", "/meetings", "")
	q := url.Values{"year": {"2018"}}
	for page, want := range map[int]layout.Pager{
		1: {Page: 1, Pages: 3, Next: "/en/meetings?page=2&year=2018"},
		2: {Page: 2, Pages: 3, Previous: "/en/meetings?year=2018", Next: "/en/meetings?page=3&year=2018"},
		3: {Page: 3, Pages: 3, Previous: "/en/meetings?page=2&year=2018"},
	} {
		if got := f.PagerOf("/meetings", q, page, 3); got != want {
			t.Errorf("page %d: %+v", page, got)
		}
	}
	if len(q) != 1 {
		t.Errorf("the query became %v", q)
	}
	for query, want := range map[string]int{"": 1, "?page=7": 7, "?page=0": 0, "?page=-1": 0, "?page=x": 0, "?page=1000001": 0} {
		got, err := layout.PageNumber(httptest.NewRequest("GET", "/en/meetings"+query, nil))
		if got != want || (want == 0) != errors.Is(err, readout.ErrNotFound) {
			t.Errorf("%q is page %d, %v", query, got, err)
		}
	}
}

var offices = []press.PublisherLine{
	{Publisher: readout.Publisher{Code: "kr", Party: "KR", Names: map[readout.Lang]string{"en": "Seoul"}}, Boards: []press.BoardLine{{Board: readout.Board{Code: "news", Names: map[readout.Lang]string{"en": "News", "ko": "소식"}}}}},
	{Publisher: readout.Publisher{Code: "jp", Party: "JP", Names: map[readout.Lang]string{"en": "Tokyo"}}},
}

func TestFiltersInWords(t *testing.T) {
	m, _ := web.MessagesFor("ko")
	labels := layout.Labels{Messages: m, Names: web.HouseNames(), Publishers: offices}
	prefixed := labels
	prefixed.Prefixed = true
	for _, c := range []struct {
		of          layout.Labels
		facet       catalogue.Facet
		value, want string
		lang        readout.Lang
	}{
		{labels, catalogue.Country, "kr", "대한민국", "ko"}, {labels, catalogue.Publisher, "kr", "Seoul", "en"}, {labels, catalogue.Board, "kr/news", "소식", "ko"}, {prefixed, catalogue.Board, "kr/news", "Seoul: 소식", "ko"},
		{labels, catalogue.Board, "xx/none", "none", "ko"}, {labels, catalogue.Topic, "ferries", "the words", layout.ReadIn}, {labels, catalogue.Year, "2018", "2018년", "ko"}, {labels, catalogue.Language, "en", "영어 본문", "ko"},
		{labels, catalogue.Publisher, catalogue.AllPublishers, "모든 발표 기관", "ko"},
	} {
		if got, lang := c.of.Said(c.facet, c.value, "the words"); got != c.want || lang != c.lang {
			t.Errorf("%s is %q in %q, want %q in %q", c.value, got, lang, c.want, c.lang)
		}
	}
}

func TestALineOfAMeeting(t *testing.T) {
	f := newLayout(t, readout.HouseArchive, "").Frame("en", "/meetings", "")
	rows := f.MeetingRows([]register.MeetingLine{
		{Round: register.Round{Address: readout.Address{Year: 2018, Slug: "a"}, Ordinal: 11, Start: "2018-03-15", City: "Singapore", Country: "SG", Parties: []readout.PartyCode{"KR", "JP"}, Publisher: []string{"kr", "jp", "kr"}},
			Series: &readout.Series{ID: 1, Name: "River Consultation"}, Title: "Talks held", Lang: "ko"},
		{Round: register.Round{Address: readout.Address{Year: 2019, Slug: "b"}, Publisher: []string{"jp"}}, Title: "회담", Lang: "ko"},
	}, layout.PartiesOf(offices))
	first, second := rows[0], rows[1]
	if first.Href != "/en/meetings/2018/a" || first.Title != "River Consultation" || first.Lang != "" || first.Round != f.Ordinal(11) || !first.Pair || !strings.Contains(first.Texts, "Republic of Korea 2, Japan 1") {
		t.Errorf("%+v", first)
	}
	if first.Where == nil || first.Where.City != "" || first.Where.Country != "Singapore" {
		t.Errorf("Singapore is in %+v", first.Where)
	}
	if second.Title != "회담" || second.Lang != "ko" || second.Pair || second.When != nil || second.Where != nil || second.Round != "" {
		t.Errorf("%+v", second)
	}
}

func TestAFaceParsesItsPagesWithTheLayout(t *testing.T) {
	pages, err := layout.Parse(fstest.MapFS{
		"hello.html": {Data: []byte(`{{define "main"}}<h1>{{.Heading}}</h1>{{template "both" (page . "in")}}{{end}}`)},
		"both.html":  {Data: []byte(`{{define "both"}}<p>{{.Block}} {{.Page.Heading}}</p>{{end}}`)},
	}, "both.html")
	if err != nil || len(pages) != 1 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	w := httptest.NewRecorder()
	if err := pages.Render(w, "hello", newLayout(t, readout.HouseArchive, "").Frame("ko", "/", "<Hello>")); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="ko"`, "<h1>&lt;Hello&gt;</h1>", "<p>in &lt;Hello&gt;</p>", "/site."} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the page lacks %s: %s", want, w.Body)
		}
	}
	if _, err := layout.Parse(fstest.MapFS{"bad.html": {Data: []byte(`{{define "main"}}{{.`)}}); err == nil {
		t.Error("a page that does not end was parsed")
	}
	if _, err := layout.New(layout.Config{Accent: style.Accent("#ffff00")}); err == nil {
		t.Error("an accent that nobody can read was taken")
	}
}
