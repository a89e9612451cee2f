package tally

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/levels"
)

func parties(codes string) (out []readout.PartyCode) {
	for c := range strings.FieldsSeq(codes) {
		out = append(out, readout.PartyCode(c))
	}
	return out
}

func TestMeetingsAreThoseOfTheirAccounts(t *testing.T) {
	got := Meetings([]Account{
		{Meeting: 1, Release: 11, Weight: 4, Day: "2018-03-01", Advance: true, Kind: readout.KindVisit, Parties: parties("KR"), Ranks: []levels.Rank{{Side: "KR", Level: levels.Ministers}}},
		{Meeting: 1, Release: 12, Weight: 1, Day: "2018-03-15", Kind: readout.KindConsultation, Parties: parties("KR JP"), Ranks: []levels.Rank{{Side: "JP", Level: levels.Directors}, {Side: "KR", Level: levels.Untold}}},
		{Meeting: 2, Release: 13, Weight: 4, Day: "2019-01-01", Advance: true, Kind: readout.KindSummit, Parties: parties("KR US")},
		{Meeting: 3, Release: 14, Weight: 1, Day: "2018-03-15", Kind: readout.KindSummit, Parties: parties("US CN")},
	})
	want := []Meeting{
		{ID: 2, Day: "2019-01-01", Parties: parties("KR US"), Level: levels.Leaders, Coming: true},
		{ID: 3, Day: "2018-03-15", Parties: parties("US CN"), Level: levels.Leaders},
		{ID: 1, Day: "2018-03-15", Parties: parties("KR JP"), Level: levels.Directors},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if f := (Filter{Party: "KR"}); len(f.Of(got)) != 1 || f.Announced(got) != 1 || !got[0].Coming {
		t.Errorf("of the ROK: %v, announced %d", f.Of(got), f.Announced(got))
	}
}

// TestCountsAgree: of random meetings, years, levels and pairs add up to what one
// meeting after the other says.
func TestCountsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	codes := parties("KR JP US CN EU")
	for range 200 {
		var all []Meeting
		for i := range r.IntN(40) {
			m := Meeting{ID: readout.MeetingID(i + 1), Day: readout.Day("20" + strconv.Itoa(10+r.IntN(4)) + "-01-01"), Level: levels.Level(r.IntN(6)), Coming: r.IntN(6) == 0}
			for _, c := range codes {
				if r.IntN(2) == 0 {
					m.Parties = append(m.Parties, c)
				}
			}
			r.Shuffle(len(m.Parties), func(i, j int) { m.Parties[i], m.Parties[j] = m.Parties[j], m.Parties[i] })
			all = append(all, m)
		}
		f := Filter{Party: codes[r.IntN(5)]}
		some := f.Of(all)
		years := 0
		for _, y := range Years(some) {
			years += y.Meetings
			level := levels.Level(r.IntN(6))
			if got := len((Filter{Party: f.Party, Year: y.Year, Level: &level}).Of(all)); got != y.By[level] {
				t.Fatalf("%s in %s at %s: %d and %d", f.Party, y.Year, level, y.By[level], got)
			}
		}
		if years != len(some) || Total(some).Meetings != len(some) {
			t.Fatalf("%d meetings are %d by year", len(some), years)
		}
		pairs := Pairs((Filter{}).Of(all))
		for _, p := range pairs {
			with := (Filter{Party: p.A, With: p.B}).Of(all)
			alone := len(slices.DeleteFunc(slices.Clone(with), func(m Meeting) bool { return len(m.Parties) > 2 }))
			if len(with) != p.Meetings || alone != p.Alone || p.First > p.Last || p.A >= p.B {
				t.Fatalf("%+v of %d meetings, %d alone", p, len(with), alone)
			}
		}
		for most := range 12 {
			within := func(least int) bool {
				some, seen := AtLeast(pairs, least), map[readout.PartyCode]bool{}
				for _, p := range some {
					seen[p.A], seen[p.B] = true, true
				}
				return len(some) <= most && len(seen) <= 4
			}
			if least := Least(pairs, most, 4); !within(least) || least > 1 && within(least-1) {
				t.Fatalf("at least %d, of at most %d pairs", least, most)
			}
		}
	}
}

func TestBarsAreToScaleAndClear(t *testing.T) {
	c := Bars(1998, []Row{{"Ministers", []int{0, 4, 0, 1}}, {"Vice-ministers", []int{2, 0, 0, 400}}})
	if c == nil || len(c.Lines) != 2 || len(c.Years) != 4 || c.Years[0].Label != "1998" {
		t.Fatalf("%+v", c)
	}
	if big, small := c.Lines[1].Bars[1], c.Lines[1].Bars[0]; big.Height != barMost || small.Height != 2 || big.N != 400 {
		t.Errorf("bars %+v", c.Lines[1].Bars)
	}
	for i, l := range c.Lines {
		for _, b := range l.Bars {
			if b.Y-12 < l.Words || b.Y+b.Height != l.Base || b.X+b.Width > c.Width || l.Base+8 > c.Height || i > 0 && l.Words-14 < c.Lines[i-1].Base {
				t.Errorf("%+v in %+v", b, l)
			}
		}
	}
	if Bars(2000, []Row{{"", []int{3}}}) != nil || Bars(1900, []Row{{"", make([]int, 100)}}) != nil || Bars(2000, nil) != nil {
		t.Error("drawn of one year, of a hundred, or of nothing")
	}
}

// TestNetworkHasRoom: of random networks no two names or numbers cover each other,
// and all stands within the drawing.
func TestNetworkHasRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	drawn := 0
	for range 200 {
		var nodes []Node
		for i := range 2 + r.IntN(40) {
			nodes = append(nodes, Node{Label: strings.Repeat("Länd ", 1+r.IntN(8)) + strings.Repeat("대한민국", r.IntN(4)), Own: i == 0})
		}
		var links []Link
		for range 1 + r.IntN(80) {
			if a, b := r.IntN(len(nodes)), r.IntN(len(nodes)); a != b {
				links = append(links, Link{a, b, 1 + r.IntN(30)})
			}
		}
		d := Draw(nodes, links)
		if len(links) == 0 {
			continue
		}
		drawn++
		if len(d.Nodes) != len(nodes) || len(d.Arcs) != len(links) {
			t.Fatalf("%d of %d parties, %d of %d lines", len(d.Nodes), len(nodes), len(d.Arcs), len(links))
		}
		for i, n := range d.Nodes {
			if i > 0 && n.Y-d.Nodes[i-1].Y < 18 || n.Words > d.Axis || width(n.Label) > nameMost || n.Y+8 > d.Height {
				t.Fatalf("party %d: %+v", i, n)
			}
		}
		var numbers []Point
		for _, a := range d.Arcs {
			if width, err := strconv.ParseFloat(a.Stroke, 64); err != nil || width < 1.5 || width > 8 {
				t.Fatalf("a line of %s", a.Stroke)
			}
			if a.Number == nil {
				continue
			}
			for _, p := range numbers {
				if abs(p.X-a.Number.X) < 24 && abs(p.Y-a.Number.Y) < 16 {
					t.Fatalf("numbers at %v and %v", p, *a.Number)
				}
			}
			numbers = append(numbers, *a.Number)
			if a.Number.X+16 > d.Width || a.Number.Y > d.Height {
				t.Fatalf("%v is outside of %d × %d", *a.Number, d.Width, d.Height)
			}
		}
	}
	if drawn < 150 || Draw(nil, nil) != nil || Draw(make([]Node, 3), nil) != nil || Draw(make([]Node, 100), []Link{{0, 1, 1}}) != nil {
		t.Errorf("%d drawn", drawn)
	}
}
