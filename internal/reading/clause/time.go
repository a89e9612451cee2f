package clause

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Background reports a sentence about another time.
func (r *Reader) Background(s prose.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if r.text.Is(i, r.lang.NotNow) {
			return true
		}
	}
	return r.monthBefore(s)
}

// BeginsBefore reports a sentence that begins by placing itself before the
// meeting: "Last week, …", "In April this year, …".
func (r *Reader) BeginsBefore(s prose.Sentence) bool {
	for i := s.First; i < min(s.Last, s.First+3); i++ {
		if r.text.Is(i, r.lang.NotNow) {
			return true
		}
	}
	return r.monthBefore(s)
}

// monthBefore reports a sentence that begins with a month before the release's:
// "In April this year, Minister Roe came to …".
func (r *Reader) monthBefore(s prose.Sentence) bool {
	day, ok := r.day.Time()
	if !ok || s.First+1 >= s.Last {
		return false
	}
	switch r.text.Tokens[s.First].Lower {
	case "in", "during", "since":
	default:
		return false
	}
	d, ok := r.text.DateAt(s.First+1, s.Last)
	if !ok || d.Month == 0 || d.Day > 0 {
		return false
	}
	year := d.Year
	if year == 0 {
		year = day.Year()
	}
	return (day.Year()-year)*12+int(day.Month())-d.Month > 0
}

// DayBefore reports a sentence that names, with its year, a day more than a month
// before the release's: "led by Minister Roe on 28 November 2011".
func (r *Reader) DayBefore(s prose.Sentence) bool {
	day, dated := r.day.Time()
	if !dated {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		d, ok := r.text.DateAt(i, s.Last)
		if !ok {
			continue
		}
		i = d.Last - 1
		if d.Year == 0 || d.Day == 0 {
			continue
		}
		w, ok := d.Days(r.day, false)
		if !ok {
			continue
		}
		if t, ok := w.End.Time(); ok && day.Sub(t).Hours() > 24*31 {
			return true
		}
	}
	return false
}

// LongBefore reports a sentence that begins at token first with a date well before a
// meeting's day, tokens up to before: "In December 2019, the EU presented …".
func LongBefore(text *rules.Text, first, before int, meeting readout.Day) bool {
	toks := text.Tokens
	switch toks[first].Lower {
	case "in", "on", "during", "at":
	default:
		return false
	}
	day, ok := meeting.Time()
	if !ok {
		return false
	}
	for i := first + 1; i < before; i++ {
		switch toks[i].Lower {
		case "since", "after", "following", "first":
			return false
		}
		d, ok := text.DateAt(i, before)
		switch {
		case !ok:
		case d.Year > 0:
			months := (day.Year()-d.Year)*12 + int(day.Month()) - d.Month
			return d.Month == 0 && d.Year < day.Year() || d.Month > 0 && months > 1
		case d.Month > 0 && d.Day > 0:
			months := (int(day.Month()) - d.Month + 12) % 12
			return months > 1 && months < 10
		}
	}
	return false
}
