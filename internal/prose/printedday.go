package prose

import (
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"readout"
)

// PrintedDay is a whole date (year, month and day) as a text prints it, with
// its byte range.
type PrintedDay struct {
	Day        readout.Day
	Start, End int // bytes
}

// FindPrintedDay returns the first whole date in s, as ministries print them at
// the head of a release: 2018-03-15, 2018. 3. 15., 2018/3/15, March 15, 2018,
// 15 March 2018, 5th of March 2018, 15.03.2018, 15/03/2018, 2018년 3월 15일,
// 2018年3月15日, 平成30年5月17日. A date without its year, or one that the calendar
// does not have, is not found: nothing is completed here. Nor is 04/03/2018,
// which one half of the world reads otherwise than the other.
func FindPrintedDay(s string) (PrintedDay, bool) {
	if !hasYear(s) {
		return PrintedDay{}, false
	}
	kept := datePartsKept.Get().(*[]datePart)
	parts := dateParts((*kept)[:0], s)
	defer func() {
		if cap(parts) <= mostKept {
			clear(parts) // they hold the text
			*kept = parts
		}
		datePartsKept.Put(kept)
	}()
	for i, p := range parts {
		var day readout.Day
		var last int
		var ok bool
		switch {
		case p.kind == partNumber && p.size == 4:
			day, last, ok = yearFirst(parts, i)
		case p.kind == partNumber && p.size <= 2:
			day, last, ok = dayFirst(parts, i)
		case p.kind == partWord && p.month != 0:
			day, last, ok = monthFirst(parts, i)
		case p.kind == partWord && p.era != 0:
			day, last, ok = eraFirst(parts, i)
		}
		if ok {
			return PrintedDay{day, p.start, parts[last].end}, true
		}
	}
	return PrintedDay{}, false
}

// hasYear looks for four digits in a row or a Japanese 年: without either there
// is no whole date, and most lines have neither.
func hasYear(s string) bool {
	run := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if run++; run == 4 {
				return true
			}
			continue
		case c == 0xef && strings.HasPrefix(s[i:], "\xef\xbc"), c == 0xe5 && strings.HasPrefix(s[i:], "年"):
			return true // a full-width digit, perhaps
		}
		run = 0
	}
	return false
}

type partKind int

const (
	partOther partKind = iota
	partNumber
	partWord
	partSpace
)

type datePart struct {
	kind       partKind
	start, end int
	text       string
	value      int // of a number
	size       int // digits of a number
	month      time.Month
	era        int // the year before an era's first
}

var monthNames = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// monthOf returns the month that a word of at most nine letters names, or 0.
func monthOf(word string) time.Month {
	if len(word) < len("may") {
		return 0
	}
	var low [len("september")]byte
	for i := range word {
		low[i] = word[i] | 0x20
	}
	return monthNames[string(low[:len(word)])]
}

// Japanese eras, each with the year before its first.
var eraBefore = map[string]int{"昭和": 1925, "平成": 1988, "令和": 2018}

// datePartsKept holds slices to write into: a paragraph has a thousand parts, and
// most with a year in them have no whole date.
var datePartsKept = sync.Pool{New: func() any { return new([]datePart) }}

const mostKept = 4096 // parts of a slice that is kept

// dateParts cuts s into numbers, words and single other characters, after parts.
func dateParts(parts []datePart, s string) []datePart {
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		p := datePart{start: at}
		switch {
		case digitOf(r) >= 0:
			p.kind = partNumber
			for at < len(s) {
				r, size = utf8.DecodeRuneInString(s[at:])
				d := digitOf(r)
				if d < 0 {
					break
				}
				if p.size < 9 {
					p.value = p.value*10 + d
				}
				p.size++
				at += size
			}
		case r < utf8.RuneSelf && unicode.IsLetter(r):
			p.kind = partWord
			for at < len(s) && s[at] < utf8.RuneSelf && unicode.IsLetter(rune(s[at])) {
				at++
			}
			if at-p.start <= len("september") {
				p.month = monthOf(s[p.start:at])
			}
		case unicode.IsSpace(r):
			p.kind = partSpace
			at += size
		default:
			at += size
			if two := at + size; size == 3 && two <= len(s) && eraBefore[s[p.start:two]] != 0 {
				p.kind, p.era, at = partWord, eraBefore[s[p.start:two]], two
			}
		}
		p.end = at
		p.text = s[p.start:p.end]
		parts = append(parts, p)
	}
	return parts
}

func digitOf(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '０' <= r && r <= '９':
		return int(r - '０')
	}
	return -1
}

// skip returns the index of the first part from i on that is no space.
func skip(parts []datePart, i int) int {
	for i < len(parts) && parts[i].kind == partSpace {
		i++
	}
	return i
}

func is(parts []datePart, i int, texts ...string) bool {
	if i >= len(parts) {
		return false
	}
	for _, t := range texts {
		if parts[i].text == t {
			return true
		}
	}
	return false
}

func number(parts []datePart, i, digits int) bool {
	return i < len(parts) && parts[i].kind == partNumber && parts[i].size <= digits
}

// yearFirst reads 2018-03-15, 2018. 3. 15., 2018/3/15, 2018년 3월 15일 and
// 2018年3月15日; last is the index of the date's last part.
func yearFirst(parts []datePart, i int) (day readout.Day, last int, ok bool) {
	if i+1 < len(parts) && is(parts, i+1, "-", "/") {
		if number(parts, i+2, 2) && is(parts, i+3, parts[i+1].text) && number(parts, i+4, 2) {
			day, ok = madeDay(parts[i].value, parts[i+2].value, parts[i+4].value)
			return day, i + 4, ok
		}
		return "", 0, false
	}
	sep := skip(parts, i+1)
	switch {
	case is(parts, sep, "."):
		month := skip(parts, sep+1)
		dot := skip(parts, month+1)
		d := skip(parts, dot+1)
		if number(parts, month, 2) && is(parts, dot, ".") && number(parts, d, 2) {
			day, ok = madeDay(parts[i].value, parts[month].value, parts[d].value)
			return day, d, ok
		}
	case is(parts, sep, "년", "年"):
		return monthAndDay(parts, sep+1, parts[i].value)
	}
	return "", 0, false
}

func eraFirst(parts []datePart, i int) (readout.Day, int, bool) {
	n := i + 1
	year := 0
	switch {
	case number(parts, n, 2):
		year = parts[n].value
	case is(parts, n, "元"):
		year = 1
	default:
		return "", 0, false
	}
	if !is(parts, n+1, "年") {
		return "", 0, false
	}
	return monthAndDay(parts, n+2, parts[i].era+year)
}

// monthAndDay reads 3월 15일 or 3月15日.
func monthAndDay(parts []datePart, i, year int) (readout.Day, int, bool) {
	month := skip(parts, i)
	unit := skip(parts, month+1)
	d := skip(parts, unit+1)
	end := skip(parts, d+1)
	if !number(parts, month, 2) || !is(parts, unit, "월", "月") || !number(parts, d, 2) || !is(parts, end, "일", "日") {
		return "", 0, false
	}
	day, ok := madeDay(year, parts[month].value, parts[d].value)
	return day, end, ok
}

// dayFirst reads 15 March 2018, 15th of March, 2018, 15-Mar-2018 and, with full
// stops only, 15.03.2018.
func dayFirst(parts []datePart, i int) (readout.Day, int, bool) {
	n := i + 1
	if is(parts, n, ".") && number(parts, n+1, 2) && is(parts, n+2, ".") && n+3 < len(parts) && parts[n+3].kind == partNumber && parts[n+3].size == 4 {
		day, ok := madeDay(parts[n+3].value, parts[n+1].value, parts[i].value)
		return day, n + 3, ok
	}
	if is(parts, n, "/") && number(parts, n+1, 2) && is(parts, n+2, "/") && n+3 < len(parts) && parts[n+3].kind == partNumber && parts[n+3].size == 4 {
		d, month := parts[i].value, parts[n+1].value
		if month > 12 {
			d, month = month, d
		} else if d <= 12 && d != month {
			return "", 0, false
		}
		day, ok := madeDay(parts[n+3].value, month, d)
		return day, n + 3, ok
	}
	if is(parts, n, "st", "nd", "rd", "th") {
		n++
	}
	n = skip(parts, n)
	if is(parts, n, "of", "-") {
		n = skip(parts, n+1)
	}
	if n >= len(parts) || parts[n].month == 0 {
		return "", 0, false
	}
	return yearAfter(parts, n, parts[n].month, parts[i].value)
}

// monthFirst reads March 15, 2018.
func monthFirst(parts []datePart, i int) (readout.Day, int, bool) {
	n := i + 1
	if is(parts, n, ".") {
		n++
	}
	n = skip(parts, n)
	if !number(parts, n, 2) {
		return "", 0, false
	}
	last := n
	if is(parts, n+1, "st", "nd", "rd", "th") {
		last = n + 1
	}
	return yearAfter(parts, last, parts[i].month, parts[n].value)
}

// yearAfter reads the year after the part at i, over a full stop, comma or
// hyphen and spaces.
func yearAfter(parts []datePart, i int, month time.Month, d int) (readout.Day, int, bool) {
	n := i + 1
	if is(parts, n, ".") {
		n++
	}
	n = skip(parts, n)
	if is(parts, n, ",", "-") {
		n = skip(parts, n+1)
	}
	if n >= len(parts) || parts[n].kind != partNumber || parts[n].size != 4 {
		return "", 0, false
	}
	day, ok := madeDay(parts[n].value, int(month), d)
	return day, n, ok
}

// madeDay keeps to the centuries in which releases are printed.
func madeDay(year, month, day int) (readout.Day, bool) {
	if year < 1800 || year > 2199 {
		return "", false
	}
	return readout.NewDay(year, time.Month(month), day)
}
