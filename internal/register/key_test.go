package register

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
)

func drawNodes(t *rapid.T) []Node {
	key := func(kind string) *rapid.Generator[string] {
		return rapid.SampledFrom([]string{"", kind + "1", kind + "2", kind + "3"})
	}
	n := rapid.IntRange(0, 12).Draw(t, "n")
	nodes := make([]Node, n)
	for i := range nodes {
		nodes[i] = Node{readout.ReleaseID(i + 1), key("round/").Draw(t, "round"), key("day/").Draw(t, "day")}
	}
	return nodes
}

// Grouping looks at the set: no order of releases changes it.
func TestGroupTakesNoNoticeOfOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := drawNodes(t)
		want := Group(nodes)
		if diff := cmp.Diff(want, Group(rapid.Permutation(nodes).Draw(t, "order"))); diff != "" {
			t.Fatalf("another order (-first +second):\n%s", diff)
		}
	})
}

// What is joined has a sure key in common, directly or through a round of its
// day, and never two ordinals.
func TestGroupJoinsOnSureKeysOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := drawNodes(t)
		keys := Group(nodes)
		for _, a := range nodes {
			for _, b := range nodes {
				if a.Release == b.Release {
					continue
				}
				joined := keys[a.Release] == keys[b.Release]
				sameRound := a.RoundKey != "" && a.RoundKey == b.RoundKey
				sameDay := a.DayKey != "" && a.DayKey == b.DayKey
				if sameRound && !joined {
					t.Fatalf("%v and %v are of one round and not joined", a, b)
				}
				if sameDay && a.RoundKey == "" && b.RoundKey == "" && !joined {
					t.Fatalf("%v and %v are of one day and not joined", a, b)
				}
				if joined && a.RoundKey != "" && b.RoundKey != "" && a.RoundKey != b.RoundKey {
					t.Fatalf("%v and %v are of two rounds and joined", a, b)
				}
				if joined && !sameRound && !sameDay && !slices.ContainsFunc(nodes, func(c Node) bool {
					return c.RoundKey == keys[a.Release] && (a.RoundKey == c.RoundKey || a.DayKey == c.DayKey) && c.DayKey != ""
				}) {
					t.Fatalf("%v and %v share nothing and are joined", a, b)
				}
			}
		}
	})
}

// A row is never given to two groups, and a group that has a row keeps it.
func TestPlaceGivesEachGroupARowOfItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nodes := drawNodes(t)
		keys := Group(nodes)
		leaving := map[readout.ReleaseID]bool{}
		for id := range keys {
			leaving[id] = true
		}
		all := slices.Sorted(maps.Values(keys))
		var rows []Row
		free := slices.Sorted(maps.Keys(keys))
		for i := range rapid.IntRange(0, 5).Draw(t, "rows") {
			r := Row{ID: readout.MeetingID(i + 1), Key: fmt.Sprintf("old/%d", i)}
			if len(all) > 0 && rapid.Bool().Draw(t, "known") {
				if key := rapid.SampledFrom(all).Draw(t, "key"); !slices.ContainsFunc(rows, func(r Row) bool { return r.Key == key }) {
					r.Key = key
				}
			}
			if n := rapid.IntRange(0, len(free)).Draw(t, "last"); n > 0 {
				r.Last, free = free[:n], free[n:]
				r.Standing = slices.Clone(r.Last)
			}
			if rapid.Bool().Draw(t, "stranger") && len(r.Last) > 0 {
				r.Standing = append(r.Standing, 99)
			}
			if rapid.IntRange(0, 3).Draw(t, "merged") == 0 && len(r.Last) == 0 {
				r.Into = 77
			}
			rows = append(rows, r)
		}
		p := place(keys, leaving, rows)
		used := map[readout.MeetingID]string{}
		for _, next := range p.placed {
			if other, ok := used[next.ID]; ok && next.ID != 0 {
				t.Fatalf("row %d goes to %s and %s", next.ID, other, next.Key)
			}
			used[next.ID] = next.Key
			for _, r := range rows {
				if r.Key == next.Key && next.ID != r.ID {
					t.Fatalf("the row of %s was not found", next.Key)
				}
				if next.Rekey && next.ID == r.ID && slices.Contains(r.Standing, 99) {
					t.Fatalf("row %d is taken from a release that stands on it", r.ID)
				}
			}
		}
		if len(p.placed) != len(p.groups) {
			t.Fatalf("%d groups, %d placed", len(p.groups), len(p.placed))
		}
		for _, m := range p.merged {
			if _, ok := used[m.From]; ok {
				t.Fatalf("row %d stands and is merged", m.From)
			}
		}
	})
}

func TestSeriesKeyOfARecord(t *testing.T) {
	both := []readout.PartyCode{"KR", "JP"}
	want := seriesKey("ROK-Japan Security Policy Consultation", both)
	for _, c := range []struct {
		name    string
		parties []readout.PartyCode
		same    bool
	}{
		{"Japan-Republic of Korea Security Policy Consultations", []readout.PartyCode{"JP"}, true}, // an announcement that lists its own side
		{"Security Policy Consultation", both, true},
		{"ROK-Japan Security Policy Consultation (SPC)", both, true},
		{"Japan-South Korea 11th Security Policy Consultation", both, true},
		{"Security Policy Consultation", []readout.PartyCode{"KR"}, false},
		{"ROK-China Security Policy Consultation", both, false},
		{"North Korea-Japan Security Policy Consultation", both, false},
		{"Japan-ROK Security Dialogue", both, true}, // editors know it
		{"Japan-ROK Strategic Dialogue", both, false},
	} {
		if got := seriesKey(c.name, c.parties); (got == want) != c.same || got == "" {
			t.Errorf("%s of %v has the key %q; %q", c.name, c.parties, got, want)
		}
	}
	for _, name := range []string{"", "!!!", "ROK-Japan Meeting", strings.Repeat("x", maxName+1)} {
		if got := seriesKey(name, both); got != "" {
			t.Errorf("%.20q has the key %q", name, got)
		}
	}
	if got := seriesKey("U.S.-Spain Working Group", []readout.PartyCode{"US", "ES"}); got != "ES+US|working group" {
		t.Errorf("key %q", got)
	}
}
