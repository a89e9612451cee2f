package phrases

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/press"
)

// TestCountsAreWhole: uses beyond what is told are counted all the same, and of a
// removed text nothing is.
func TestCountsAreWhole(t *testing.T) {
	c := counted{years: map[yearOf]often{}}
	e := press.Edition{Text: "Outcome of Talks\n\n" + strings.Repeat("1. A joint survey and a joint survey.\n\n", mostUses+10)}
	e.Publisher, e.Shown.Date = "north", "2024-05-01"
	c.take(e, "joint survey")
	e.State = readout.Removed
	c.take(e, "joint survey")
	if len(c.uses) != mostUses || !c.tooMany || c.texts != 1 || c.times != 2*(mostUses+10) || c.years[yearOf{"2024", "north"}] != (often{c.times, 1}) {
		t.Errorf("%d uses told, %d counted in %d texts, %v", len(c.uses), c.times, c.texts, c.years)
	}
}

func TestChart(t *testing.T) {
	c := draw(map[string]int{"2019": 2, "2021": 4})
	if len(c.Bars) != 3 || c.Bars[0].Height*2 != c.Bars[2].Height || c.Bars[1].Height != 0 || c.Bars[2].X <= c.Bars[1].X {
		t.Errorf("%+v", c)
	}
	if draw(map[string]int{"2019": 2}) != nil || draw(map[string]int{"1900": 1, "2020": 1}) != nil {
		t.Error("one year, or too many, are drawn")
	}
}
