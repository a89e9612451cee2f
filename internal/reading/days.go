package reading

import (
	"strconv"
	"time"

	"readout"
	"readout/internal/reading/rules"
)

// when is the day or days that a date means.
type when struct {
	Start, End readout.Day
	Derived    bool // completed from the release's own date
}

// resolve gives the days of a date; future tells whether the text speaks of
// what will be. It returns false where the words and the release's own date do
// not settle them.
func (r *reader) resolve(d rules.Date, future bool) (when, bool) {
	anchor, dated := r.anchor.Time()
	switch {
	case d.Day > 0 && d.Year > 0:
		start, ok := readout.NewDay(d.Year, time.Month(d.Month), d.Day)
		return r.until(when{Start: start, End: start}, d, d.Year), ok
	case !dated:
		return when{}, false
	case d.Relative:
		day := r.anchor.AddDays(d.Offset)
		return when{day, day, true}, true
	case d.Day > 0:
		year, ok := nearestYear(anchor, d.Month, d.Day)
		if !ok {
			return when{}, false
		}
		start, _ := readout.NewDay(year, time.Month(d.Month), d.Day)
		return r.until(when{start, start, true}, d, year), true
	case d.Weekday >= 0:
		ahead := (d.Weekday - int(anchor.Weekday()) + 7) % 7
		if !future && ahead > 0 {
			ahead -= 7
		}
		day := r.anchor.AddDays(ahead)
		return when{day, day, true}, true
	}
	return when{}, false
}

func (r *reader) until(w when, d rules.Date, year int) when {
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

// partial gives a date as far as it is told: for rounds before and after.
// Without a year, the nearest one before the anchor, or after it when the text
// speaks of what will be.
func (r *reader) partial(d rules.Date, future bool) (readout.PartialDate, bool) {
	if w, ok := r.resolve(d, future); ok {
		return readout.PartialDate(w.Start), true
	}
	switch {
	case d.Month > 0 && d.Year > 0:
		return readout.PartialDate(time.Date(d.Year, time.Month(d.Month), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")), true
	case d.Month > 0:
		anchor, ok := r.anchor.Time()
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
