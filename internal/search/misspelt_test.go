package search

import (
	"slices"
	"testing"

	"readout"
)

// TestMisspeltNamesHaveTheirOtherNames: a word that is written almost as a name finds what
// has another name for the same.
func TestMisspeltNamesHaveTheirOtherNames(t *testing.T) {
	s := newShelf()
	s.put(1, "en", 1, "Talks with Kyrgyzstan", "They spoke of water.")
	s.put(2, "en", 2, "Talks in Bishkek", "The Kyrgyz Republic and its neighbours spoke of trade.")
	s.put(3, "en", 3, "Talks in Astana", "Kazakhstan and its neighbours spoke of trade.")
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	r, err := x.Search(t.Context(), Query{Words: "Kyrgyztan", Lang: "en"})
	must(t, err)
	var got []readout.ReleaseID
	for _, h := range r.Hits {
		if !h.Some {
			t.Errorf("release %d is said to have the word", h.Release)
		}
		got = append(got, h.Release)
	}
	slices.Sort(got)
	if want := ids(1, 2); r.Total != 0 || !slices.Equal(got, want) {
		t.Errorf("%d have it, %v have some of it; want none and %v", r.Total, got, want)
	}
}
