package site

import (
	"cmp"
	"strings"
	"time"

	"readout"
	"readout/internal/register"
	"readout/internal/timeline"
)

// timeline is the drawing of the rounds that are dated; the table before it says
// the same in words.
func (p *seriesPage) timeline(rounds []register.Round) *timeline.Drawing {
	var dated []timeline.Round
	var last *register.Round // the latest of those before, in the order of the list
	for i := len(rounds) - 1; i >= 0; i-- {
		at, ok := yearsOf(rounds[i].Start)
		if !ok {
			continue
		}
		r := timeline.Round{At: at, Stub: rounds[i].Meeting == 0, When: p.Rounds[i].When.Text}
		if rounds[i].Ordinal > 0 {
			r.Name = p.Rounds[i].Label
		}
		if where := p.Rounds[i].Where; where != nil {
			r.Where = cmp.Or(where.City, where.Country)
		}
		for _, h := range p.Rounds[i].Heads {
			r.Who = append(r.Who, both(h.Name, h.Title))
		}
		if last != nil && consecutive(*last, rounds[i]) {
			r.Since = p.elapsed(last.Start, rounds[i].Start)
		}
		last = &rounds[i]
		dated = append(dated, r)
	}
	return timeline.Draw(dated)
}

// consecutive reports whether no round is known to lie between two that stand
// beside each other.
func consecutive(earlier, later register.Round) bool {
	return earlier.Ordinal == 0 || later.Ordinal == 0 || earlier.Ordinal+1 == later.Ordinal
}

// yearsOf is a date in years; of one that is known in part, the middle.
func yearsOf(d readout.PartialDate) (float64, bool) {
	for _, form := range []struct {
		layout string
		middle float64 // days to the middle
	}{{time.DateOnly, 0}, {"2006-01", 15}, {"2006", 182}} {
		if t, err := time.Parse(form.layout, string(d)); err == nil {
			return float64(t.Year()) + (float64(t.YearDay()-1)+form.middle)/365.25, true
		}
	}
	return 0, false
}

// elapsed writes the whole years and months between two dates; "" where one of
// them has no month.
func (f frame) elapsed(from, to readout.PartialDate) string {
	months := monthsBetween(from, to)
	var parts []string
	if n := months / 12; n > 0 {
		parts = append(parts, f.Count("years", n))
	}
	if n := months % 12; n > 0 {
		parts = append(parts, f.Count("months", n))
	}
	return strings.Join(parts, " ")
}

// monthsBetween are the whole months from one date to a later one; 0 where one
// of them has no month.
func monthsBetween(from, to readout.PartialDate) int {
	const month = len("2006-01")
	if len(from) < month || len(to) < month {
		return 0
	}
	a, errA := time.Parse("2006-01", string(from[:month]))
	b, errB := time.Parse("2006-01", string(to[:month]))
	if errA != nil || errB != nil || b.Before(a) {
		return 0
	}
	months := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if len(from) > month && len(to) > month && to[month:] < from[month:] {
		months--
	}
	return months
}
