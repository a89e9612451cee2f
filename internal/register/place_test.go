package register

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"readout"
)

// A row is never given to two groups, and a group that has a row keeps it.
func TestPlaceGivesEachGroupARowOfItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := map[readout.ReleaseID]string{}
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			keys[readout.ReleaseID(i+1)] = rapid.SampledFrom([]string{"round/1", "round/2", "day/1", fmt.Sprintf("release/%d", i+1)}).Draw(t, "key")
		}
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
		p := place(keys, leaving, nil, rows)
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
