package lists

import (
	"errors"
	"net/http/httptest"
	"slices"
	"testing"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/web"
)

// frame is that of a page in a house of a kind.
func frame(t *testing.T, house readout.House, lang readout.Lang) layout.Frame {
	t.Helper()
	features, _ := house.Features()
	l, err := layout.New(layout.Config{House: house, Features: features, Names: web.HouseNames()})
	if err != nil {
		t.Fatal(err)
	}
	return l.Frame(lang, "/releases", "")
}

// TestParametersHaveOneForm: what says nothing is left out, what says the same is
// said once, and what cannot be is an address that never was.
func TestParametersHaveOneForm(t *testing.T) {
	features, _ := readout.HouseArchive.Features()
	s := shelf{path: "/releases", base: (catalogue.Filter{}).OursOnly(), facets: catalogue.Facets(features)}
	for query, want := range map[string]string{
		"":                                  "/releases",
		"?board=&year=2018&order=&page=1":   "/releases?year=2018",
		"?order=oldest&country=kr":          "/releases?country=kr&order=oldest",
		"?order=newest&nothing=1":           "/releases",
		"?page=3":                           "/releases?page=3",
		"?year=2018&after=1f.talks&page=3":  "/releases?after=1f.talks&year=2018",
		"?after=1f.talks&before=1g.meeting": "/releases?after=1f.talks",
		"?publisher=kr&board=jp%2Fnews":     "/releases?publisher=kr",
	} {
		a, err := s.ask(httptest.NewRequest("GET", "/en/releases"+query, nil))
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if got := s.at(a.words, a.page); got != want {
			t.Errorf("%s is %s, want %s", query, got, want)
		}
	}
	for _, query := range []string{"?page=0", "?page=x", "?after=talks", "?before=1f.", "?after=01f.talks"} {
		if _, err := s.ask(httptest.NewRequest("GET", "/en/releases"+query, nil)); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("%s: %v", query, err)
		}
	}
}

func TestOptionsStandAsReadersLookForThem(t *testing.T) {
	values := func(facet catalogue.Facet, of ...option) (out []string) {
		order(facet, of)
		for _, o := range of {
			out = append(out, o.Value)
		}
		return out
	}
	for _, c := range []struct{ got, want []string }{
		{values(catalogue.Year, option{Value: "2017"}, option{Value: "2018"}), []string{"2018", "2017"}},
		{values(catalogue.Country, option{Value: "kr", Text: "Republic of Korea"}, option{Value: "jp", Text: "Japan"}), []string{"jp", "kr"}},
		{values(catalogue.Publisher, option{Value: "a", Text: "A"}, option{Value: catalogue.AllPublishers, Text: "Z"}), []string{catalogue.AllPublishers, "a"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("got %v, want %v", c.got, c.want)
		}
	}
}

func TestAListIsTitledByWhatNarrowsIt(t *testing.T) {
	for lang, want := range map[readout.Lang]string{"en": "News, 2018, oldest first, 21 to 40 of 60", "ko": "News, 2018, 오래된 순, 21 to 40 of 60"} {
		p := &listPage{Frame: frame(t, readout.HouseArchive, lang), Where: "21 to 40 of 60"}
		p.Heading = "News"
		p.Filter.Chosen = []chosen{{Said: "2018"}}
		p.titled(asked{Query: catalogue.Query{Oldest: true}, page: map[string][]string{"page": {"2"}}})
		if p.Heading != want || p.Name != "News" || p.Order == "" {
			t.Errorf("%q, %q, %q", p.Heading, p.Name, p.Order)
		}
	}
}

// TestAHouseNarrowsByWhatItShows: what is read of meetings is no parameter of a
// house that keeps it for its desk, and its pages have a feature to be asked for.
func TestAHouseNarrowsByWhatItShows(t *testing.T) {
	for house, want := range map[readout.House]bool{readout.HouseArchive: true, readout.HousePublisher: false} {
		f := frame(t, house, "en")
		features, _ := house.Features()
		l := &Lists{Config: Config{Layout: &layout.Layout{Config: layout.Config{Features: features}}}}
		for _, r := range l.Routes() {
			if r.Kind == "releases" && slices.Contains(r.Query, "topic") != want {
				t.Errorf("%s: lists are narrowed by %v", house, r.Query)
			}
			if r.Kind == "topic" && (r.Feature == "" || f.Shows(string(r.Feature)) != want) {
				t.Errorf("%s: pages of topics ask for %q", house, r.Feature)
			}
		}
	}
}
