package reading

import (
	"strconv"
	"time"

	"readout"
	"readout/internal/prose"
)

// dateExpr is a date as a text writes it: a day or a range of days, with or
// without its year; a month, a year; a word for a day.
type dateExpr struct {
	First, Last    int // tokens, half open
	Year           int // 0 where the words do not say
	Month, Day     int // 0 where the words do not say
	ToMonth, ToDay int // the last day of a range; 0 for a single day
	Relative       bool
	Offset         int // days from the release's own, of a relative one
	Weekday        int // from Sunday = 0; -1 where none is named
}

// precise reports a date that names a day.
func (d dateExpr) precise() bool { return d.Day > 0 || d.Relative || d.Weekday >= 0 }

// dateAt reads the date that begins at token i, before token last.
func (r *reader) dateAt(i, last int) (dateExpr, bool) {
	lang := r.lang
	d := dateExpr{First: i, Weekday: -1}
	if t, ok := r.at(i, lang.relativeDay); ok {
		d.Relative, d.Offset, d.Last = true, atoi(t.Value), t.Last
		// "yesterday, May 25": the day itself is said too
		if e, ok := r.dateAt(skipComma(r.text, t.Last, last), last); ok && e.Day > 0 {
			e.First = i
			return e, true
		}
		return d, true
	}
	if t, ok := r.at(i, lang.weekday); ok {
		d.Weekday, d.Last = atoi(t.Value), t.Last
		if next := skipComma(r.text, t.Last, last); next < last {
			if _, again := r.at(next, lang.weekday); !again {
				if e, ok := r.dateAt(next, last); ok && e.Day > 0 {
					e.First, e.Weekday = i, d.Weekday
					return e, true
				}
			}
		}
		return d, true
	}
	if t, ok := r.at(i, lang.month); ok && t.Last <= last {
		return r.monthFirst(d, t, last)
	}
	switch r.text.Tokens[i].Kind {
	case prose.Number, prose.Ordinal:
		return r.dayFirst(d, i, last)
	case prose.Word:
		if r.text.Tokens[i].Lower == "the" && i+1 < last && r.text.Tokens[i+1].Kind == prose.Ordinal {
			return r.dayFirst(d, i+1, last)
		}
	}
	return d, false
}

// monthFirst reads March 15, 2018; March 15-16; April 30 to May 2; April 2015.
func (r *reader) monthFirst(d dateExpr, t term, last int) (dateExpr, bool) {
	d.Month, d.Last = atoi(t.Value), t.Last
	at := t.Last
	if day, ok := r.dayNumber(at, last); ok {
		d.Day, at = day, at+1
		d.Last = at
		if next, ok := r.rangeMark(at, last); ok {
			if month, ok := r.at(next, r.lang.month); ok {
				if day, ok := r.dayNumber(month.Last, last); ok {
					d.ToMonth, d.ToDay = atoi(month.Value), day
					at = month.Last + 1
				}
			} else if day, ok := r.dayNumber(next, last); ok && day > d.Day {
				if _, other := r.at(next+1, r.lang.month); !other {
					d.ToMonth, d.ToDay = d.Month, day
					at = next + 1
				}
			}
			d.Last = at
		}
		if year, next := r.year(at, last); year > 0 {
			d.Year, d.Last = year, next
		}
		return d, true
	}
	if year, next := r.year(at, last); year > 0 {
		d.Year, d.Last = year, next
		return d, true
	}
	// a bare month needs more than a capital: "in May", not "May"
	if d.First > 0 {
		switch r.text.Tokens[d.First-1].Lower {
		case "in", "since", "of", "last", "next", "this", "until", "during", "early", "late", "mid", "by", "-":
			return d, true
		}
	}
	return d, false
}

// dayFirst reads 11 March 2020; 4 and 5 October; 28-30 April; 30th of March;
// 2018-03-15.
func (r *reader) dayFirst(d dateExpr, i, last int) (dateExpr, bool) {
	if iso, ok := r.isoDate(i, last); ok {
		return iso, true
	}
	day, ok := r.dayNumber(i, last)
	if !ok {
		return d, false
	}
	d.Day = day
	at := i + 1
	if next, ok := r.rangeMark(at, last); ok {
		if to, ok := r.dayNumber(next, last); ok && to > day {
			if _, ok := r.at(next+1, r.lang.month); ok {
				d.ToDay, at = to, next+1
			}
		}
	}
	if at < last && r.text.Tokens[at].Lower == "of" {
		at++
	}
	month, ok := r.at(at, r.lang.month)
	if !ok || month.Last > last {
		return d, false
	}
	d.Month, d.Last = atoi(month.Value), month.Last
	if d.ToDay > 0 {
		d.ToMonth = d.Month
	} else if next, ok := r.rangeMark(d.Last, last); ok {
		if to, ok := r.dayNumber(next, last); ok {
			if m, ok := r.at(next+1, r.lang.month); ok {
				d.ToDay, d.ToMonth, d.Last = to, atoi(m.Value), m.Last
			}
		}
	}
	if year, next := r.year(d.Last, last); year > 0 {
		d.Year, d.Last = year, next
	}
	return d, true
}

func (r *reader) isoDate(i, last int) (dateExpr, bool) {
	toks := r.text.Tokens
	d := dateExpr{First: i, Weekday: -1}
	if i+5 > last || len(toks[i].Lower) != 4 || toks[i+1].Kind != prose.Hyphen || toks[i+3].Kind != prose.Hyphen ||
		toks[i+1].Space || toks[i+3].Space {
		return d, false
	}
	year, ok1 := toks[i].NumberValue()
	month, ok2 := toks[i+2].NumberValue()
	day, ok3 := toks[i+4].NumberValue()
	if !ok1 || !ok2 || !ok3 || month < 1 || month > 12 || day < 1 || day > 31 {
		return d, false
	}
	d.Year, d.Month, d.Day, d.Last = year, month, day, i+5
	return d, true
}

func (r *reader) dayNumber(i, last int) (int, bool) {
	if i >= last || i >= len(r.text.Tokens) {
		return 0, false
	}
	t := &r.text.Tokens[i]
	n, ok := t.NumberValue()
	if !ok {
		n, ok = t.OrdinalValue()
	}
	return n, ok && n >= 1 && n <= 31 && t.End-t.Start <= 4
}

// rangeMark steps over what stands between two days.
func (r *reader) rangeMark(i, last int) (int, bool) {
	if i >= last {
		return i, false
	}
	switch t := r.text.Tokens[i]; {
	case t.Kind == prose.Hyphen, t.Lower == "to", t.Lower == "and", t.Lower == "through", t.Lower == "&", t.Lower == "until":
		return i + 1, i+1 < last
	}
	return i, false
}

// year reads a year at i, with a comma before it or not.
func (r *reader) year(i, last int) (year, next int) {
	at := skipComma(r.text, i, last)
	if at < last && r.text.Tokens[at].Lower == "of" {
		at++
	}
	if at >= last || at >= len(r.text.Tokens) {
		return 0, i
	}
	if n, ok := r.text.Tokens[at].NumberValue(); ok && len(r.text.Tokens[at].Lower) == 4 && n >= 1900 && n <= 2100 {
		return n, at + 1
	}
	return 0, i
}

func skipComma(d *prose.Doc, i, last int) int {
	if i < last && d.Tokens[i].Kind == prose.Comma {
		return i + 1
	}
	return i
}

// when is the day or days that a date means.
type when struct {
	Start, End readout.Day
	Derived    bool // completed from the release's own date
}

// resolve gives the days of a date; future tells whether the text speaks of
// what will be. It returns false where the words and the release's own date do
// not settle them.
func (r *reader) resolve(d dateExpr, future bool) (when, bool) {
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

func (r *reader) until(w when, d dateExpr, year int) when {
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
func (r *reader) partial(d dateExpr, future bool) (readout.PartialDate, bool) {
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

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// ordinalExpr is an ordinal as a text writes it.
type ordinalExpr struct {
	First, Last int // tokens, half open
	Value       int
}

// ordinalAt reads the ordinal that begins at token i.
func (r *reader) ordinalAt(i int) (ordinalExpr, bool) {
	if n, ok := r.text.Tokens[i].OrdinalValue(); ok && n > 0 {
		return ordinalExpr{i, i + 1, n}, true
	}
	if t, ok := r.at(i, r.lang.ordinal); ok {
		return ordinalExpr{i, t.Last, atoi(t.Value)}, true
	}
	if t, ok := r.at(i, r.lang.roman); ok && i+1 < len(r.text.Tokens) && r.text.Tokens[i+1].Capital && !r.text.Tokens[i+1].Abbrev {
		return ordinalExpr{i, t.Last, atoi(t.Value)}, true
	}
	return ordinalExpr{}, false
}
