package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/prose"
)

// Evidence counts on from what is there, quotes in code points, and names what
// a value was derived from.
func TestEvidence(t *testing.T) {
	text := NewText(prose.Parse("Café talks in Riga"), English())
	before := []readout.Evidence{{ID: "e1", Path: "/release/title"}}
	e := NewEvidence(text, before)
	if id := e.Cite("/meeting/city", 3, 4, "place.city"); id != "e2" {
		t.Errorf("the second evidence is %s", id)
	}
	e.Derive("/meeting/country", 3, 4, "place.country-of-city", "the country of the city", e.Of("/meeting/city"), e.Of("/meeting/venue"))
	want := append(before,
		readout.Evidence{ID: "e2", Path: "/meeting/city", Start: 14, End: 18, Exact: "Riga", Basis: readout.Stands, Rule: "en/place.city"},
		readout.Evidence{ID: "e3", Path: "/meeting/country", Start: 14, End: 18, Exact: "Riga", Basis: readout.Derived, Rule: "en/place.country-of-city",
			Note: new("the country of the city"), From: []string{"e2"}})
	if diff := cmp.Diff(want, e.List); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if id := e.Of("/meeting/venue"); id != "" {
		t.Errorf("a path without evidence has %s", id)
	}
}
