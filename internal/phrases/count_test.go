package phrases

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"readout"
	"readout/internal/press"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		line, phrase string
		want         []string
	}{
		{"The Joint Survey and a joint  survey", "joint survey", []string{"Joint Survey"}}, // a line has one space between words
		{"surveys survey's survey-ship resurvey survey", "survey", []string{"survey", "survey", "survey"}},
		{"제11차 협의회와 안보정책협의회", "협의회", []string{"협의회", "협의회"}},
		{"aaa aa a", "aa", []string{"aa"}},
		{"İstanbul talks in İstanbul", "talks in", []string{"talks in"}},
		{"12 June 2012", "12", []string{"12"}},
		{"nothing here", "joint survey", nil},
	} {
		var got []string
		for _, at := range find(c.line, c.phrase) {
			got = append(got, c.line[at[0]:at[1]])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %q is found as %q, want %q", c.phrase, c.line, got, c.want)
		}
	}
}

// TestFindAgrees: the two ways of looking find the same.
func TestFindAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOfN(rapid.RuneFrom([]rune("ab 협의'é")), 0, 30, -1)
		line, phrase := letters.Draw(t, "line"), fold(letters.Draw(t, "phrase"))
		if phrase == "" {
			return
		}
		if a, b := find(line, phrase), findSlowly(line, phrase); !slices.Equal(a, b) {
			t.Fatalf("%v and %v", a, b)
		}
	})
}

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
