package rules

import (
	"testing"

	"readout"
	"readout/internal/prose"
)

// A date that does not tell its year is completed from the release's own, as
// far as that settles it.
func TestDaysOfDates(t *testing.T) {
	for _, c := range []struct {
		words  string
		own    readout.Day
		future bool
		want   Days // zero where the day is not settled
		told   readout.PartialDate
	}{
		{"March 14, 2018", "", false, Days{"2018-03-14", "2018-03-14", false}, "2018-03-14"},
		{"28 to 30 December 2018", "", false, Days{"2018-12-28", "2018-12-30", false}, "2018-12-28"},
		{"March 14", "", false, Days{}, ""},
		{"March 14", "2018-03-15", false, Days{"2018-03-14", "2018-03-14", true}, "2018-03-14"},
		{"December 30", "2018-01-02", false, Days{"2017-12-30", "2017-12-30", true}, "2017-12-30"},
		{"March 14-16", "2018-03-15", false, Days{"2018-03-14", "2018-03-16", true}, "2018-03-14"},
		{"December 30 to January 2", "2019-01-03", false, Days{"2018-12-30", "2019-01-02", true}, "2018-12-30"},
		{"yesterday.", "2018-03-01", false, Days{"2018-02-28", "2018-02-28", true}, "2018-02-28"},
		{"today", "2018-03-01", false, Days{"2018-03-01", "2018-03-01", true}, "2018-03-01"}, // the text's last word
		{"Monday", "2018-03-15", false, Days{"2018-03-12", "2018-03-12", true}, "2018-03-12"},
		{"Monday", "2018-03-15", true, Days{"2018-03-19", "2018-03-19", true}, "2018-03-19"},
		{"April 2015", "", false, Days{}, "2015-04"},
		{"in April", "2018-03-15", false, Days{}, "2017-04"},
		{"in April", "2018-03-15", true, Days{}, "2018-04"},
		{"in April", "", false, Days{}, ""},
	} {
		text := NewText(prose.Parse(c.words), English())
		var d Date
		for i := range text.Tokens {
			found, ok := text.DateAt(i, len(text.Tokens))
			if ok {
				d = found
				break
			}
		}
		if d.Last == 0 {
			t.Errorf("%q: no date", c.words)
			continue
		}
		if got, ok := d.Days(c.own, c.future); ok != (c.want != Days{}) || ok && got != c.want {
			t.Errorf("%q in a release of %q: %v %+v, want %+v", c.words, c.own, ok, got, c.want)
		}
		if got, ok := d.Partial(c.own, c.future); ok != (c.told != "") || got != c.told {
			t.Errorf("%q in a release of %q is told as %q, want %q", c.words, c.own, got, c.told)
		}
	}
}
