package readout

import (
	"fmt"
	"strings"
	"time"
)

// Day is a calendar day without a zone, written YYYY-MM-DD; the empty Day is
// "no day given".
type Day string

// ParseDay accepts YYYY-MM-DD naming a day that exists.
func ParseDay(s string) (Day, error) {
	if len(s) != len(time.DateOnly) {
		return "", Invalid("%q is not a date; write it as YYYY-MM-DD", s)
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", Invalid("%q is not a date; write it as YYYY-MM-DD", s)
	}
	return Day(s), nil
}

// NewDay returns the day, or false where the calendar has no such day.
func NewDay(year int, month time.Month, day int) (Day, bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
		return "", false
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return "", false
	}
	return Day(t.Format(time.DateOnly)), true
}

// DayIn returns the day that it is at instant t in the zone.
func DayIn(t time.Time, zone *time.Location) Day {
	return Day(t.In(zone).Format(time.DateOnly))
}

// Time returns midnight UTC of the day and false for the empty Day or one that
// is no date.
func (d Day) Time() (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	return t, err == nil
}

// Year returns the year, 0 for the empty Day.
func (d Day) Year() int {
	t, ok := d.Time()
	if !ok {
		return 0
	}
	return t.Year()
}

// AddDays returns the day n days later; the empty Day stays empty.
func (d Day) AddDays(n int) Day {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return Day(t.AddDate(0, 0, n).Format(time.DateOnly))
}

// PartialDate is a date as far as a text gives it: YYYY, YYYY-MM or YYYY-MM-DD;
// empty where it gives none.
type PartialDate string

// ParsePartialDate accepts the three lengths and nothing else.
func ParsePartialDate(s string) (PartialDate, error) {
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}
	layout, ok := layouts[len(s)]
	if !ok {
		return "", Invalid("%q is not a date; write YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	if _, err := time.Parse(layout, s); err != nil {
		return "", Invalid("%q is not a date; write YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	return PartialDate(s), nil
}

// Covers reports whether day d lies within the partial date.
func (p PartialDate) Covers(d Day) bool {
	return p != "" && d != "" && strings.HasPrefix(string(d), string(p))
}

// Overlaps reports whether one partial date lies within the other; an empty one
// overlaps all.
func (p PartialDate) Overlaps(other PartialDate) bool {
	return strings.HasPrefix(string(p), string(other)) || strings.HasPrefix(string(other), string(p))
}

func (d Day) String() string         { return string(d) }
func (p PartialDate) String() string { return string(p) }

// English writes the day as releases do: 15 March 2018.
func (d Day) English() string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return t.Format("2 January 2006")
}

// Korean writes the day as public offices do: 2018. 3. 15.(목).
func (d Day) Korean() string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	weekday := [...]string{"일", "월", "화", "수", "목", "금", "토"}[t.Weekday()]
	return fmt.Sprintf("%d. %d. %d.(%s)", t.Year(), int(t.Month()), t.Day(), weekday)
}
