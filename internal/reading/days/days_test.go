package days

import (
	"testing"

	"readout"
	"readout/internal/reading/rules"
)

// TestRecent: a day within a month of the release may be the meeting's; what is
// farther off is another's, and of a release without a day nothing is known.
func TestRecent(t *testing.T) {
	on := func(year, month, day int) rules.Date {
		return rules.Date{Year: year, Month: month, Day: day, Weekday: -1}
	}
	for _, c := range []struct {
		date rules.Date
		day  readout.Day
		want bool
	}{
		{on(2031, 3, 15), "2031-03-16", true},
		{on(2031, 2, 20), "2031-03-16", true},
		{on(2031, 4, 10), "2031-03-16", true},
		{on(2031, 1, 20), "2031-03-16", false},
		{on(2018, 3, 15), "2031-03-16", false},
		{on(2018, 3, 15), "", true},
		{rules.Date{Year: 2031, Month: 3, Weekday: -1}, "2031-03-16", false}, // no day
	} {
		if got := Recent(c.date, c.day, false); got != c.want {
			t.Errorf("%+v beside %q: %v", c.date, c.day, got)
		}
	}
}
