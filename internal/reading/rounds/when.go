package rounds

import (
	"strconv"
	"time"

	"readout"
	"readout/internal/reading/rules"
)

// when is the time of another round, as far as it is told.
type when struct {
	rules.Tokens
	day     readout.PartialDate
	derived bool // from the release's own date
}

// whenAt reads the time that begins at a token: a date, a year, "last year", "May
// last year", "two years ago". What is relative counts from the release's own
// date. A day of the week alone tells no round.
func (r *reader) whenAt(i, last int, future bool) (when, bool) {
	if w, ok := r.relativeAt(i, last, future); ok {
		return w, true
	}
	if d, ok := r.Text.DateAt(i, last); ok && !d.Relative && d.Month > 0 {
		if year, end, ok := r.yearAfter(d, last); ok {
			d.Year, d.Last = year, end
			p, ok := d.Partial(r.Day, future)
			return when{rules.Range(d.First, d.Last), p, true}, ok
		}
		p, ok := d.Partial(r.Day, future)
		if d.Year == 0 && d.Day > 0 && ok && len(p) == 10 && r.Day != "" {
			// the nearest such day may lie on the wrong side of the release
			switch year := readout.Day(p).Year(); {
			case future && string(p) < string(r.Day):
				d.Year = year + 1
			case !future && string(p) > string(r.Day):
				d.Year = year - 1
			}
			if d.Year > 0 {
				p, ok = d.Partial(r.Day, future)
				return when{rules.Range(d.First, d.Last), p, true}, ok
			}
		}
		return when{rules.Range(d.First, d.Last), p, d.Year == 0}, ok
	}
	if m, ok := r.Text.At(i, r.Text.Language.Month); ok && i > 0 && m.Number() != 5 && r.is(i-1, "for", "around", "before", "after", "by", "from") { // May is a name, too
		d := rules.Date{First: i, Last: m.Last, Month: m.Number(), Weekday: -1}
		p, ok := d.Partial(r.Day, future)
		return when{rules.Range(i, m.Last), p, true}, ok
	}
	if d, ok := r.Text.YearAt(i); ok && i > 0 && i < last && r.yearStands(i) {
		return when{rules.Range(i, i+1), readout.PartialDate(strconv.Itoa(d.Year)), false}, true
	}
	return when{}, false
}

// yearStands reports a number before which stands what makes it a year.
func (r *reader) yearStands(i int) bool {
	t := &r.Text.Tokens[i-1]
	return r.isWord(i-1, inWord|seasonWord) || t.Lower == "(" || t.Lower == "-" || t.Lower == "," && i > 1 && r.Text.Tokens[i-2].Capital
}

// yearAfter reads the year that words behind a month tell: "in May last year",
// "in May of this year".
func (r *reader) yearAfter(d rules.Date, last int) (year, end int, ok bool) {
	if d.Year > 0 || r.Day == "" {
		return 0, 0, false
	}
	at := d.Last
	if r.is(at, "of") {
		at++
	}
	if at+1 >= last || !r.is(at+1, "year") {
		return 0, 0, false
	}
	switch r.Text.Tokens[at].Lower {
	case "last", "previous":
		return r.Day.Year() - 1, at + 2, true
	case "this":
		return r.Day.Year(), at + 2, true
	case "next":
		return r.Day.Year() + 1, at + 2, true
	}
	return 0, 0, false
}

// relativeAt reads "last year", "last September", "this month", "two years ago".
func (r *reader) relativeAt(i, last int, future bool) (when, bool) {
	anchor, dated := r.Day.Time()
	if !dated || i >= last {
		return when{}, false
	}
	step, ok := map[string]int{"last": -1, "this": 0, "next": 1, "coming": 1}[r.Text.Tokens[i].Lower]
	if ok && i+1 < last && step <= 0 || ok && future {
		return r.steppedAt(i, last, step, anchor)
	}
	e, ok := r.elapsedAt(i, last)
	if !ok || e.months == 0 || e.Last >= last || !r.is(e.Last, "ago") {
		return when{}, false
	}
	then := anchor.AddDate(0, -e.months, 0)
	layout := "2006"
	if e.months%12 != 0 {
		layout = "2006-01"
		then = time.Date(anchor.Year(), anchor.Month()-time.Month(e.months), 1, 0, 0, 0, 0, time.UTC)
	}
	return when{rules.Range(i, e.Last+1), readout.PartialDate(then.Format(layout)), true}, true
}

// seasons are the months in which they begin.
var seasons = map[string]time.Month{"spring": time.March, "summer": time.June, "autumn": time.September, "fall": time.September, "winter": time.December}

// steppedAt reads the unit or the month after "last", "this" and "next".
func (r *reader) steppedAt(i, last, step int, anchor time.Time) (when, bool) {
	if i+1 >= last {
		return when{}, false
	}
	words := rules.Range(i, i+2)
	if r.is(i+1, "year") {
		return when{words, readout.PartialDate(strconv.Itoa(anchor.Year() + step)), true}, true
	}
	if r.is(i+1, "month") {
		then := time.Date(anchor.Year(), anchor.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC)
		return when{words, readout.PartialDate(then.Format("2006-01")), true}, true
	}
	if m, ok := r.Text.At(i+1, r.Text.Language.Month); ok {
		d, ok := r.Text.DateAt(i+1, last)
		if !ok {
			d = rules.Date{First: i + 1, Last: m.Last, Month: m.Number(), Weekday: -1}
		}
		p, ok := d.Partial(r.Day, step > 0)
		if step == 0 && d.Year == 0 && d.Day == 0 {
			p, ok = readout.PartialDate(time.Date(anchor.Year(), time.Month(d.Month), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")), true
		}
		return when{rules.Range(i, d.Last), p, d.Year == 0}, ok
	}
	if begins := seasons[r.Text.Tokens[i+1].Lower]; begins > 0 && step >= 0 {
		year := anchor.Year()
		if step > 0 && anchor.Month() >= begins {
			year++
		}
		return when{words, readout.PartialDate(strconv.Itoa(year)), true}, true
	}
	return when{}, false
}

// whenIn reads the first time among what stands behind a verb, at most reach
// tokens on: "virtually", "in Lima", "on the margins of the summit".
func (r *reader) whenIn(i, last, reach int, future bool) (when, bool) {
	for k := i; k < min(last, i+reach); k++ {
		if w, ok := r.whenAt(k, last, future); ok {
			return w, true
		}
		if r.ends(k, last) {
			break
		}
	}
	return when{}, false
}
