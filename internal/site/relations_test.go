package site_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/site"
)

// metData is what the data of who met whom hold.
type metData struct {
	Party, With, Year, Level string
	Total                    struct {
		Meetings int
		Levels   map[string]int
	}
	Announced int `json:"announced_only"`
	Years     []struct {
		Year     string
		Meetings int
		Levels   map[string]int
	}
	Pairs []struct {
		Parties  [2]string
		Meetings int
		Alone    int `json:"two_alone"`
	}
	Meetings []struct {
		Date, Level, Page string
		Parties           []string
	}
}

func (r *room) met(path string) (d metData) {
	r.t.Helper()
	w := r.get(path)
	if w.Code != http.StatusOK {
		r.t.Fatalf("%s answers %d", path, w.Code)
	}
	must(r.t, json.Unmarshal(w.Body.Bytes(), &d))
	return d
}

// TestWhoMetWhom: the tables, the drawings and the data say the same of the same
// meetings, in both languages, and are found from the pages that stand already.
func TestWhoMetWhom(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	for from, to := range map[string]string{"/en/countries/kr": "/en/countries/kr/meetings", "/ko/countries/kr": "/ko/countries/kr/meetings", "/en/countries": "/en/network", "/ko/countries": "/ko/network"} {
		if !slices.ContainsFunc(all(r.page(from), tag("a")), func(a *html.Node) bool { return attr(a, "href") == to }) {
			t.Errorf("%s does not lead to %s", from, to)
		}
	}
	d := r.met("/en/countries/kr/meetings.json")
	if d.Party != "KR" || d.Total.Meetings < 8 || len(d.Meetings) != d.Total.Meetings || d.Total.Levels["directors-general"] < 3 || d.Total.Levels["vice-ministers"] < 1 {
		t.Fatalf("%+v", d)
	}
	sum, byYear := 0, map[string]int{}
	for _, m := range d.Meetings {
		byYear[m.Date[:4]]++
		if !slices.Contains(m.Parties, "KR") || r.get(m.Page).Code != http.StatusOK {
			t.Errorf("a meeting of the ROK: %+v", m)
		}
	}
	for _, y := range d.Years {
		if sum += y.Meetings; byYear[y.Year] != y.Meetings {
			t.Errorf("%d meetings in %s, listed are %d", y.Meetings, y.Year, byYear[y.Year])
		}
	}
	if sum != d.Total.Meetings {
		t.Errorf("years have %d meetings of %d", sum, d.Total.Meetings)
	}
	for _, lang := range []string{"en", "ko"} {
		doc := r.page("/" + lang + "/countries/kr/meetings")
		tables := all(doc, class("numbers"))
		if len(tables) < 2 || len(all(doc, class("net"))) != 1 || len(all(doc, class("lines"))) != 1 {
			t.Fatalf("%s: %d tables, %d networks, %d charts", lang, len(tables), len(all(doc, class("net"))), len(all(doc, class("lines"))))
		}
		bars := 0
		for _, n := range all(all(doc, class("lines"))[0], class("n")) {
			v, err := strconv.Atoi(words(n))
			must(t, err)
			bars += v
		}
		cells := 0
		for _, td := range all(all(tables[0], tag("tbody"))[0], tag("td")) {
			if v, err := strconv.Atoi(words(td)); err == nil && attr(td, "class") == "" {
				cells += v
			}
		}
		if bars != d.Total.Meetings || cells != d.Total.Meetings {
			t.Errorf("%s: bars of %d, a table of %d, %d meetings", lang, bars, cells, d.Total.Meetings)
		}
		if rows := all(doc, class("dated")); len(rows) != 1 || len(all(rows[0], tag("time"))) != min(20, d.Total.Meetings) {
			t.Errorf("%s: the meetings are not listed", lang)
		}
		arcs := 0
		for _, n := range all(all(doc, class("net"))[0], class("n")) {
			arcs += len(words(n))
		}
		if arcs == 0 {
			t.Errorf("%s: the network has no number", lang)
		}
	}
	whole := r.met("/en/network.json")
	for _, p := range d.Pairs {
		if p.Parties[0] != "KR" && p.Parties[1] != "KR" {
			continue
		}
		if !slices.ContainsFunc(whole.Pairs, func(q struct {
			Parties  [2]string
			Meetings int
			Alone    int `json:"two_alone"`
		}) bool {
			return q == p
		}) {
			t.Errorf("%+v is otherwise in the whole house", p)
		}
	}
	table := func(path string) [][]string {
		t.Helper()
		lines, err := csv.NewReader(r.get(path).Body).ReadAll()
		must(t, err)
		for _, line := range lines[1:] {
			if !strings.Contains(line[len(line)-1], "demonstration") {
				t.Errorf("%s does not say what it is of: %v", path, line)
			}
		}
		return lines[1:]
	}
	if n := len(table("/en/countries/kr/meetings.csv")); n != len(d.Meetings) {
		t.Errorf("the table has %d meetings of %d", n, len(d.Meetings))
	}
	if n := len(table("/en/countries/kr/meetings-by-year.csv")); n != len(d.Years) {
		t.Errorf("the table has %d years of %d", n, len(d.Years))
	}
	if n := len(table("/en/countries/kr/meetings-by-party.csv")); n != len(d.Pairs) {
		t.Errorf("the table has %d pairs of %d", n, len(d.Pairs))
	}
	if a, b := len(table("/en/network.csv")), len(table("/en/network-by-year.csv")); a != len(whole.Pairs) || b != len(whole.Years) {
		t.Errorf("the tables have %d pairs of %d, %d years of %d", a, len(whole.Pairs), b, len(whole.Years))
	}
}

// TestWhoMetWhomIsNarrowed: the form works without script, keeps what it was given,
// and its data are of the same; what no meeting has was never there.
func TestWhoMetWhomIsNarrowed(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	w := r.get("/en/countries/kr/meetings?with=jp&year=&level=directors-general")
	want := "/en/countries/kr/meetings?level=directors-general&with=jp"
	if got := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || got != want {
		t.Fatalf("the form leads to %q (%d), not to %s", got, w.Code, want)
	}
	doc := r.page(want)
	if got := selected(doc); got["with"] != "jp" || got["level"] != "directors-general" || got["year"] != "" {
		t.Errorf("the form forgot %v", got)
	}
	if h1 := words(all(doc, tag("h1"))[0]); h1 != "Who met whom: Republic of Korea and Japan" {
		t.Errorf("the page is called %q", h1)
	}
	d := r.met("/en/countries/kr/meetings.json?level=directors-general&with=jp")
	if d.With != "JP" || d.Level != "directors-general" || d.Total.Meetings == 0 || d.Total.Meetings != d.Total.Levels["directors-general"] {
		t.Errorf("%+v", d)
	}
	if !strings.Contains(words(all(doc, class("head"))[0]), fmt.Sprintf("%d meetings", d.Total.Meetings)) {
		t.Errorf("the page says %q of %d meetings", words(all(doc, class("head"))[0]), d.Total.Meetings)
	}
	for _, y := range d.Years {
		if one := r.met("/en/countries/kr/meetings.json?level=directors-general&with=jp&year=" + y.Year); one.Total.Meetings != y.Meetings {
			t.Errorf("%s: %d and %d", y.Year, y.Meetings, one.Total.Meetings)
		}
	}
	if none := words(r.page("/en/countries/kr/meetings?level=leaders&with=jp")); !strings.Contains(none, "No meeting fits these conditions") {
		t.Errorf("no meeting of leaders: %s", none)
	}
	never := r.get("/en/no-such-thing").Body.String()
	for _, path := range []string{"/en/countries/zz/meetings", "/en/countries/KR/meetings", "/en/countries/kr/meetings?with=zz", "/en/countries/kr/meetings?with=kr", "/en/countries/kr/meetings?with=JP", "/en/countries/kr/meetings?year=1066",
		"/en/countries/kr/meetings?level=kings", "/en/countries/kr/meetings?page=9", "/en/network?least=4", "/en/network?least=x", "/en/network.json?year=1066", "/en/countries/zz/meetings.csv"} {
		if w := r.get(path); w.Code != http.StatusNotFound || w.Body.String() != never {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
	page := r.page("/ko/network?least=2&year=2024")
	if got := selected(page); got["least"] != "2" || got["year"] != "2024" {
		t.Errorf("the form forgot %v", got)
	}
}

// TestP29CountsOfCountriesStayAtTheDesk: in a house that keeps counts, or the details
// that they stand on, for its desk they are nowhere.
func TestP29CountsOfCountriesStayAtTheDesk(t *testing.T) {
	for name, r := range map[string]*room{
		"publisher":               demoRoom(t, readout.HousePublisher),
		"archive without counts":  demoRoom(t, readout.HouseArchive, func(c *site.Config) { c.Features[readout.FeatureCountryCounts] = readout.AudienceDesk }),
		"archive without details": demoRoom(t, readout.HouseArchive, func(c *site.Config) { c.Features[readout.FeatureUnconfirmedDetails] = readout.AudienceDesk }),
	} {
		never := r.get("/en/no-such-thing").Body.String()
		for _, path := range []string{"/en/countries/kr/meetings", "/en/countries/kr/meetings.json", "/en/countries/kr/meetings.csv", "/en/countries/kr/meetings-by-year.csv", "/en/countries/kr/meetings-by-party.csv", "/en/network", "/en/network.json", "/en/network.csv", "/en/network-by-year.csv"} {
			if w := r.get(path); w.Code != http.StatusNotFound || w.Body.String() != never {
				t.Errorf("%s: %s answers %d", name, path, w.Code)
			}
		}
		for _, path := range []string{"/en/", "/en/countries", "/en/countries/kr"} {
			if body := r.get(path).Body.String(); strings.Contains(body, "/network") || strings.Contains(body, "/kr/meetings") {
				t.Errorf("%s: %s leads to the counts", name, path)
			}
		}
	}
}
