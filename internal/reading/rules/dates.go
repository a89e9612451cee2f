package rules

import "readout/internal/prose"

// Date is a date as a text writes it: a day or a range of days, with or
// without its year; a month, a year; a word for a day.
type Date struct {
	First, Last    int // tokens, half open
	Year           int // 0 where the words do not say
	Month, Day     int // 0 where the words do not say
	ToMonth, ToDay int // the last day of a range; 0 for a single day
	Relative       bool
	Offset         int // days from the release's own, of a relative one
	Weekday        int // from Sunday = 0; -1 where none is named
}

// Precise reports a date that names a day.
func (d Date) Precise() bool { return d.Day > 0 || d.Relative || d.Weekday >= 0 }

// DateAt reads the date that begins at token i, before token last.
func (text *Text) DateAt(i, last int) (Date, bool) {
	lang := text.Language
	d := Date{First: i, Weekday: -1}
	if i >= last {
		return d, false
	}
	if t, ok := text.At(i, lang.RelativeDay); ok {
		d.Relative, d.Offset, d.Last = true, t.Number(), t.Last
		// "yesterday, May 25": the day itself is said too
		if e, ok := text.DateAt(text.SkipComma(t.Last, last), last); ok && e.Day > 0 {
			e.First = i
			return e, true
		}
		return d, true
	}
	if t, ok := text.At(i, lang.Weekday); ok {
		d.Weekday, d.Last = t.Number(), t.Last
		if at := t.Last; at+1 < last && text.Tokens[at].Kind == prose.Open {
			if e, ok := text.DateAt(at+1, last); ok && e.Day > 0 && e.ToDay == 0 { // "on Tuesday (3 May)"
				e.First, e.Weekday = i, d.Weekday
				return e, true
			}
		}
		if next := text.SkipComma(t.Last, last); next < last {
			if _, again := text.At(next, lang.Weekday); !again {
				if e, ok := text.DateAt(next, last); ok && e.Day > 0 {
					e.First, e.Weekday = i, d.Weekday
					return e, true
				}
			}
		}
		return d, true
	}
	if t, ok := text.At(i, lang.Month); ok && t.Last <= last {
		return text.monthFirst(d, t, last)
	}
	switch text.Tokens[i].Kind {
	case prose.Number, prose.Ordinal:
		return text.dayFirst(d, i, last)
	case prose.Word:
		if text.Tokens[i].Lower == "the" && i+1 < last && text.Tokens[i+1].Kind == prose.Ordinal {
			return text.dayFirst(d, i+1, last)
		}
	}
	return d, false
}

// monthFirst reads March 15, 2018; March 15-16; April 30 to May 2; April 2015.
func (text *Text) monthFirst(d Date, t Term, last int) (Date, bool) {
	d.Month, d.Last = t.Number(), t.Last
	at := t.Last
	if day, ok := text.dayNumber(at, last); ok {
		d.Day, at = day, at+1
		d.Last = at
		if next, ok := text.rangeMark(at, last); ok {
			if month, ok := text.At(next, text.Language.Month); ok {
				if day, ok := text.dayNumber(month.Last, last); ok {
					d.ToMonth, d.ToDay = month.Number(), day
					at = month.Last + 1
				}
			} else if day, ok := text.dayNumber(next, last); ok && day > d.Day {
				if _, other := text.At(next+1, text.Language.Month); !other {
					d.ToMonth, d.ToDay = d.Month, day
					at = next + 1
				}
			}
			d.Last = at
		}
		if year, next := text.year(at, last); year > 0 {
			d.Year, d.Last = year, next
		}
		return text.toDay(d, last), true
	}
	if year, next := text.year(at, last); year > 0 {
		d.Year, d.Last = year, next
		return d, true
	}
	// a bare month needs more than a capital: "in May", not "May"
	if d.First > 0 {
		switch text.Tokens[d.First-1].Lower {
		case "in", "since", "of", "last", "next", "this", "until", "during", "early", "late", "mid", "by", "-":
			return d, true
		}
	}
	return d, false
}

// dayFirst reads 11 March 2020; 4 and 5 October; 28-30 April; 30th of March;
// 2018-03-15.
func (text *Text) dayFirst(d Date, i, last int) (Date, bool) {
	if iso, ok := text.isoDate(i, last); ok {
		return iso, true
	}
	if slashed, ok := text.slashedDate(i, last); ok {
		return slashed, true
	}
	day, ok := text.dayNumber(i, last)
	if !ok {
		return d, false
	}
	d.Day = day
	at := i + 1
	if next, ok := text.rangeMark(at, last); ok {
		if to, ok := text.dayNumber(next, last); ok && to > day {
			if _, ok := text.At(next+1, text.Language.Month); ok {
				d.ToDay, at = to, next+1
			}
		}
	}
	if at < last && text.Tokens[at].Lower == "of" {
		at++
	}
	month, ok := text.At(at, text.Language.Month)
	if !ok || month.Last > last {
		return d, false
	}
	d.Month, d.Last = month.Number(), month.Last
	if d.ToDay > 0 {
		d.ToMonth = d.Month
	} else if next, ok := text.rangeMark(d.Last, last); ok {
		if to, ok := text.dayNumber(next, last); ok {
			if m, ok := text.At(next+1, text.Language.Month); ok {
				d.ToDay, d.ToMonth, d.Last = to, m.Number(), m.Last
			}
		}
	}
	if year, next := text.year(d.Last, last); year > 0 {
		d.Year, d.Last = year, next
	}
	return text.toDay(d, last), true
}

// toDay goes on after a day whose year is said to the last day of a range: "from 4
// March 2024 to 7 March 2024", "March 4, 2024 to March 7, 2024".
func (text *Text) toDay(d Date, last int) Date {
	if d.Year == 0 || d.ToDay > 0 || d.Last >= last || text.Tokens[d.Last].Lower == "and" {
		return d
	}
	next, ok := text.rangeMark(d.Last, last)
	if !ok {
		return d
	}
	day, at := 0, next
	month, found := text.At(at, text.Language.Month)
	if found {
		at = month.Last
	}
	if day, ok = text.dayNumber(at, last); !ok {
		return d
	}
	if at++; !found {
		if month, found = text.At(at, text.Language.Month); !found {
			return d
		}
		at = month.Last
	}
	year, end := text.year(at, last)
	if year != d.Year || month.Number() < d.Month || month.Number() == d.Month && day <= d.Day {
		return d // another year's: no range that this can hold
	}
	d.ToMonth, d.ToDay, d.Last = month.Number(), day, end
	return d
}

func (text *Text) isoDate(i, last int) (Date, bool) {
	toks := text.Tokens
	d := Date{First: i, Weekday: -1}
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

// slashedDate reads 24/8/2022 and 8/24/2022, where no month has the number of the
// day: of 4/8/2022 nothing tells which is which.
func (text *Text) slashedDate(i, last int) (Date, bool) {
	toks := text.Tokens
	d := Date{First: i, Weekday: -1}
	if i+5 > last || toks[i+1].Lower != "/" || toks[i+3].Lower != "/" || toks[i+1].Space || toks[i+3].Space {
		return d, false
	}
	a, ok1 := text.dayNumber(i, last)
	b, ok2 := text.dayNumber(i+2, last)
	year, ok3 := text.YearAt(i + 4)
	if a <= 12 {
		a, b = b, a
	}
	if !ok1 || !ok2 || !ok3 || a <= 12 || b > 12 {
		return d, false
	}
	d.Year, d.Month, d.Day, d.Last = year.Year, b, a, i+5
	return d, true
}

func (text *Text) dayNumber(i, last int) (int, bool) {
	if i >= last || i >= len(text.Tokens) {
		return 0, false
	}
	t := &text.Tokens[i]
	n, ok := t.NumberValue()
	if !ok {
		n, ok = t.OrdinalValue()
	}
	return n, ok && n >= 1 && n <= 31 && t.End-t.Start <= 4
}

// rangeMark steps over what stands between two days.
func (text *Text) rangeMark(i, last int) (int, bool) {
	if i >= last {
		return i, false
	}
	switch t := text.Tokens[i]; {
	case t.Kind == prose.Hyphen, t.Lower == "to", t.Lower == "and", t.Lower == "through", t.Lower == "&", t.Lower == "until":
		return i + 1, i+1 < last
	}
	return i, false
}

// year reads a year at i, with a comma before it or not.
func (text *Text) year(i, last int) (year, next int) {
	at := text.SkipComma(i, last)
	if at < last && text.Tokens[at].Lower == "of" {
		at++
	}
	if d, ok := text.YearAt(at); ok && at < last {
		return d.Year, d.Last
	}
	return 0, i
}

// YearAt reads a year that stands alone at token i.
func (text *Text) YearAt(i int) (Date, bool) {
	if i >= len(text.Tokens) {
		return Date{}, false
	}
	if n, ok := text.Tokens[i].NumberValue(); ok && len(text.Tokens[i].Lower) == 4 && n >= 1900 && n <= 2100 {
		return Date{First: i, Last: i + 1, Year: n, Weekday: -1}, true
	}
	return Date{}, false
}

// NumberAt reads a whole number in digits or words, 0 where none stands at
// token i.
func (text *Text) NumberAt(i int) int {
	if n, ok := text.Tokens[i].NumberValue(); ok {
		return n
	}
	t, _ := text.At(i, text.Language.Number)
	return t.Number()
}

// SkipComma steps over a comma at token i.
func (text *Text) SkipComma(i, last int) int {
	if i < last && text.Tokens[i].Kind == prose.Comma {
		return i + 1
	}
	return i
}

// Ordinal is an ordinal as a text writes it.
type Ordinal struct {
	First, Last int // tokens, half open
	Value       int
}

// OrdinalAt reads the ordinal that begins at token i.
func (text *Text) OrdinalAt(i int) (Ordinal, bool) {
	if n, ok := text.Tokens[i].OrdinalValue(); ok && n > 0 {
		return Ordinal{i, i + 1, n}, true
	}
	if t, ok := text.At(i, text.Language.Ordinal); ok {
		return Ordinal{i, t.Last, t.Number()}, true
	}
	if t, ok := text.At(i, text.Language.Roman); ok && i+1 < len(text.Tokens) && (text.Tokens[i+1].Capital && !text.Tokens[i+1].Abbrev || text.Tokens[i].End-text.Tokens[i].Start > 1 && (text.Tokens[i+1].Lower == "round" || text.Tokens[i+1].Lower == "session" || text.Tokens[i+1].Lower == "meeting")) {
		return Ordinal{i, t.Last, t.Number()}, true
	}
	return Ordinal{}, false
}
