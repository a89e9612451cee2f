package relations

import (
	"errors"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/layout"
	"readout/internal/levels"
	"readout/internal/tally"
	"readout/internal/web"
)

// met are five meetings: two of one pair in one year, one of three, one undated
// level, one that is only announced.
func met() []tally.Meeting {
	parties := func(codes string) (out []readout.PartyCode) {
		for c := range strings.FieldsSeq(codes) {
			out = append(out, readout.PartyCode(c))
		}
		return out
	}
	return []tally.Meeting{
		{ID: 1, Day: "2018-03-15", Parties: parties("KR JP"), Level: levels.Directors},
		{ID: 2, Day: "2018-06-01", Parties: parties("KR JP"), Level: levels.Ministers},
		{ID: 3, Day: "2019-02-01", Parties: parties("KR JP US"), Level: levels.Ministers},
		{ID: 4, Day: "2017-01-10", Parties: parties("KR CN")},
		{ID: 5, Day: "2030-01-01", Parties: parties("KR QM"), Level: levels.Leaders, Coming: true},
	}
}

func frame(t *testing.T, lang readout.Lang) layout.Frame {
	t.Helper()
	features, _ := readout.HouseArchive.Features()
	l, err := layout.New(layout.Config{House: readout.HouseArchive, Features: features, Names: web.HouseNames()})
	if err != nil {
		t.Fatal(err)
	}
	return l.Frame(lang, "/countries/kr/meetings", "")
}

func TestAddressesHaveOneForm(t *testing.T) {
	const path = "/countries/kr/meetings"
	ask := func(query string) (asked, error) {
		return read(httptest.NewRequest("GET", "/en"+path+query, nil), path, "KR", met())
	}
	for query, want := range map[string][]readout.MeetingID{
		"":                        {1, 2, 3, 4},
		"?with=jp":                {1, 2, 3},
		"?with=jp&year=2018":      {1, 2},
		"?level=ministers":        {2, 3},
		"?level=untold&year=2017": {4},
	} {
		a, err := ask(query)
		if err != nil || a.at() != path+query {
			t.Errorf("%s: %s, %v", query, a.at(), err)
			continue
		}
		var got []readout.MeetingID
		for _, m := range a.meetings {
			got = append(got, m.ID)
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: meetings %v, want %v", query, got, want)
		}
	}
	for _, query := range []string{"?with=de", "?with=JP", "?with=kr", "?with=qm", "?year=2016", "?year=2030", "?level=kings", "?least=4", "?least=05", "?page=0"} {
		if _, err := ask(query); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("%s: %v", query, err)
		}
	}
	if _, err := ask("?year=2018&nothing=1"); err == nil || errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a word that says nothing: %v", err)
	}
}

func TestATableAddsUp(t *testing.T) {
	a, err := read(httptest.NewRequest("GET", "/en/network", nil), "/network", "", met())
	if err != nil {
		t.Fatal(err)
	}
	got := a.table(frame(t, "en"))
	if got == nil || got.Total.Meetings != "4" || len(got.Levels) != 3 {
		t.Fatalf("%+v", got)
	}
	if want := []string{"2", "1", "1"}; !slices.Equal(got.Total.By, want) {
		t.Errorf("by level %v, want %v", got.Total.By, want)
	}
	var years []string
	for _, r := range got.Rows {
		years = append(years, r.Text+" "+r.Meetings)
	}
	if len(years) != 3 || !slices.Contains(years, "2018 2") {
		t.Errorf("by year %v", years)
	}
	if nothing := (asked{path: "/network"}).table(frame(t, "en")); nothing != nil {
		t.Errorf("a table of nothing: %+v", nothing)
	}
}

// Pairs stand by name in the language of the page, and each name leads
// to its own.
func TestPairsStandByName(t *testing.T) {
	for lang, want := range map[readout.Lang]string{
		"en": "China–Republic of Korea, Japan–Republic of Korea, Japan–United States, Republic of Korea–United States",
		"ko": "대한민국–미국, 대한민국–일본, 대한민국–중국, 미국–일본",
	} {
		f := frame(t, lang)
		var got []string
		rows := pairRows(f, tally.Pairs(tally.Filter{}.Of(met())), nil)
		for _, r := range rows {
			got = append(got, r.A.Text+"–"+r.B.Text)
			if !strings.HasPrefix(r.A.Href, "/"+string(lang)+"/countries/") || !strings.Contains(r.B.Href, "?with=") {
				t.Errorf("%s leads to %s and %s", r.A.Text, r.A.Href, r.B.Href)
			}
		}
		if !slices.IsSortedFunc(rows, func(a, b pairRow) int { return strings.Compare(a.A.Text, b.A.Text) }) {
			t.Errorf("%s: not by name", lang)
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s: %s, want %s", lang, s, want)
		}
	}
}
