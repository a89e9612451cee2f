package joining

import (
	"slices"
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
