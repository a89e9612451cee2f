package rules

import (
	"strconv"
	"time"

	"readout"
)

// Days is the day or days that a date means.
type Days struct {
	Start, End readout.Day
	Derived    bool // completed from the release's own date
}

// Days gives the days of a date. own is the release's own date, "" where it has
// none; future tells whether the text speaks of what will be. It returns false
// where the words and the release's own date do not settle them.
func (d Date) Days(own readout.Day, future bool) (Days, bool) {
	anchor, dated := own.Time()
	switch {
	case d.Day > 0 && d.Year > 0:
		start, ok := readout.NewDay(d.Year, time.Month(d.Month), d.Day)
		return d.until(Days{Start: start, End: start}, d.Year), ok
	case !dated:
		return Days{}, false
	case d.Relative:
		day := own.AddDays(d.Offset)
		return Days{day, day, true}, true
	case d.Day > 0:
		year, ok := nearestYear(anchor, d.Month, d.Day)
		if !ok {
			return Days{}, false
		}
		start, _ := readout.NewDay(year, time.Month(d.Month), d.Day)
		return d.until(Days{start, start, true}, year), true
	case d.Weekday >= 0:
		ahead := (d.Weekday - int(anchor.Weekday()) + 7) % 7
		if !future && ahead > 0 {
			ahead -= 7
		}
		day := own.AddDays(ahead)
		return Days{day, day, true}, true
	}
	return Days{}, false
}

// until gives a range its last day; year is the first day's.
func (d Date) until(w Days, year int) Days {
	if d.ToDay == 0 {
		return w
	}
	if d.ToMonth < d.Month {
		year++
	}
	if end, ok := readout.NewDay(year, time.Month(d.ToMonth), d.ToDay); ok {
		w.End = end
	}
	return w
}

// nearestYear is the year in which month and day come nearest to the anchor;
// false where that is more than half a year away or no such day exists.
func nearestYear(anchor time.Time, month, day int) (int, bool) {
	best, gap := 0, 184*24*time.Hour
	for year := anchor.Year() - 1; year <= anchor.Year()+1; year++ {
		d, ok := readout.NewDay(year, time.Month(month), day)
		if !ok {
			continue
		}
		t, _ := d.Time()
		if away := t.Sub(anchor).Abs(); away < gap {
			best, gap = year, away
		}
	}
	return best, best > 0
}

// Partial gives a date as far as it is told: for rounds before and after.
// Without a year, the nearest one before the release's own date, or after it
// when the text speaks of what will be.
func (d Date) Partial(own readout.Day, future bool) (readout.PartialDate, bool) {
	if w, ok := d.Days(own, future); ok {
		return readout.PartialDate(w.Start), true
	}
	switch {
	case d.Month > 0 && d.Year > 0:
		return readout.PartialDate(time.Date(d.Year, time.Month(d.Month), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")), true
	case d.Month > 0:
		anchor, ok := own.Time()
		if !ok {
			return "", false
		}
		year := anchor.Year()
		if !future && d.Month >= int(anchor.Month()) {
			year--
		}
		if future && d.Month < int(anchor.Month()) {
			year++
		}
		return readout.PartialDate(time.Date(year, time.Month(d.Month), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")), true
	case d.Year > 0:
		return readout.PartialDate(strconv.Itoa(d.Year)), true
	}
	return "", false
}
