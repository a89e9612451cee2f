package aligning

import (
	"fmt"
	"strconv"
	"strings"

	"readout/internal/prose"
)

// date is a date as far as a text gives it; what it does not give is 0.
type date struct {
	year, month, day int
	until            int    // the last day of "May 30-31"; 0 for a single one
	part             string // of the year or the month: early, late, end, first half …
	role             string // at, by or since
	first, last      int    // tokens, preposition not included
	about            string // the stem before it
}

func (d date) String() string { return fmt.Sprintf("%d-%02d-%02d", d.year, d.month, d.day) }

// agrees reports whether two dates may be one.
func (d date) agrees(e date) bool {
	either := func(a, b int) bool { return a == 0 || b == 0 || a == b }
	if !either(d.year, e.year) || !either(d.month, e.month) {
		return false
	}
	if d.day > 0 && e.day > 0 && (max(d.day, d.until) < e.day || max(e.day, e.until) < d.day) {
		return false
	}
	return d.part == "" || e.part == "" || d.part == e.part || d.month != 0 || e.month != 0
}

// datesIn finds the dates in a range of tokens.
func (a *account) datesIn(first, last int) []date {
	var out []date
	for t := first; t < last; {
		d, ok := a.dateAt(t, last)
		if !ok {
			t++
			continue
		}
		a.placed(&d, first)
		out = append(out, d)
		t = d.last
	}
	return out
}

// dateAt reads the date that begins at a token.
func (a *account) dateAt(t, last int) (date, bool) {
	tokens := a.Doc.Tokens
	tok := tokens[t]
	at := func(i int) prose.Token {
		if i < last {
			return tokens[i]
		}
		return prose.Token{Kind: prose.Symbol}
	}
	year := func(i int) int {
		if n, ok := at(i).NumberValue(); ok && n >= 1900 && n < 2200 && len(at(i).Lower) == 4 {
			return n
		}
		return 0
	}
	day := func(i int) int {
		n, ok := at(i).NumberValue()
		if !ok {
			n, ok = at(i).OrdinalValue()
		}
		if ok && n >= 1 && n <= 31 {
			return n
		}
		return 0
	}
	month := func(i int) int {
		if x := at(i); x.Kind == prose.Word && x.Capital {
			return a.lex.months[strings.TrimSuffix(x.Lower, ".")]
		}
		return 0
	}
	if d, ok := a.korean(t, last); ok {
		return d, true
	}
	switch {
	case day(t) > 0 && between(at(t+1)) && day(t+2) > day(t) && month(t+3) > 0: // 14-16 May 2024
		d := date{day: day(t), until: day(t + 2), month: month(t + 3), first: t, last: t + 4}
		if y := year(t + 4); y > 0 {
			d.year, d.last = y, t+5
		}
		return d, true
	case day(t) > 0 && month(t+1) > 0: // 14 May 2024
		d := date{day: day(t), month: month(t + 1), first: t, last: t + 2}
		if y := year(t + 2); y > 0 {
			d.year, d.last = y, t+3
		}
		return d, true
	case month(t) > 0:
		d := date{month: month(t), first: t, last: t + 1}
		if tok.Lower == "may" && year(t+1) == 0 && day(t+1) == 0 && !a.monthByWord(t) {
			return date{}, false
		}
		if n := day(t + 1); n > 0 && !(year(t+1) > 0) {
			d.day, d.last = n, t+2
			if to := day(t + 3); to > n && between(at(t+2)) { // May 30-31
				d.until, d.last = to, t+4
			}
			if next := d.last; at(next).Kind == prose.Comma && year(next+1) > 0 {
				d.year, d.last = year(next+1), next+2
			} else if y := year(next); y > 0 {
				d.year, d.last = y, next+1
			}
			return d, true
		}
		if y := year(t + 1); y > 0 {
			d.year, d.last = y, t+2
		} else if at(t+1).Kind == prose.Comma && year(t+2) > 0 {
			d.year, d.last = year(t+2), t+3
		}
		return d, true
	case year(t) > 0 && t > 0 && yearly[tokens[t-1].Lower]:
		return date{year: year(t), first: t, last: t + 1}, true
	case tok.Lower == "year" && t > 0 && a.Issued != "":
		switch tokens[t-1].Lower {
		case "next", "following", "coming":
			return date{year: a.Issued.Year() + 1, first: t - 1, last: t + 1}, true
		case "this", "current":
			return date{year: a.Issued.Year(), first: t - 1, last: t + 1}, true
		case "the":
			if t > 1 && (tokens[t-2].Lower == "within" || tokens[t-2].Lower == "of" && t > 2 && yearPart[tokens[t-3].Lower] != "") {
				return date{year: a.Issued.Year(), first: t - 1, last: t + 1}, true
			}
		}
	}
	return date{}, false
}

// between reports what stands between the first and the last of several days.
func between(t prose.Token) bool {
	return t.Kind == prose.Hyphen || t.Lower == "to" || t.Lower == "and"
}

// monthByWord tells the month of May from the verb.
func (a *account) monthByWord(t int) bool {
	return t > 0 && (yearly[a.Doc.Tokens[t-1].Lower] || a.Doc.Tokens[t-1].Lower == "last" || a.Doc.Tokens[t-1].Lower == "next")
}

var yearly = words("in by since until from of for during before after to late early mid end and - spring summer autumn winter through within")

var yearPart = map[string]string{"early": "early", "beginning": "early", "start": "early", "late": "late", "end": "end", "mid": "mid", "middle": "mid",
	"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}

// placed says what part of its year a date is and what it is of.
func (a *account) placed(d *date, first int) {
	tokens := a.Doc.Tokens
	d.role = "at"
	t := d.first - 1
	for ; t >= first; t-- {
		w := tokens[t].Lower
		switch {
		case w == "half" && t > first:
			d.part = tokens[t-1].Lower + " half"
			t--
			continue
		case yearPart[w] != "":
			d.part = yearPart[w]
			continue
		case w == "of" || w == "the" || w == "in" || w == "on" || w == "at" || w == "-" || w == "this" || w == "about":
			continue
		case w == "by" || w == "within" || w == "until" || w == "before" || w == "till":
			d.role = "by"
			continue
		case w == "since" || w == "from" || w == "after":
			d.role = "since"
			continue
		}
		break
	}
	if d.last < len(tokens) && tokens[d.last].Kind == prose.Script && strings.HasPrefix(tokens[d.last].Lower, "이후") {
		d.role = "since"
	}
	if t >= first && tokens[t].Kind == prose.Word {
		d.about = a.lex.known(newStemmer().stem(tokens[t].Lower))
	}
}

// korean reads 2024년 5월 14일, 5.14. and their parts.
func (a *account) korean(t, last int) (date, bool) {
	tokens := a.Doc.Tokens
	d := date{first: t, role: "at"}
	read := false
	for t+1 < last && tokens[t].Kind == prose.Number && tokens[t+1].Kind == prose.Script && !tokens[t+1].Space {
		n, ok := tokens[t].NumberValue()
		if !ok {
			break
		}
		unit := tokens[t+1].Lower
		switch {
		case strings.HasPrefix(unit, "년") && n >= 1900 && n < 2200:
			d.year = n
		case strings.HasPrefix(unit, "월") && n <= 12:
			d.month = n
		case strings.HasPrefix(unit, "일") && n <= 31 && d.month > 0:
			d.day = n
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		read = true
		t += 2
		d.last = t
		switch {
		case strings.HasSuffix(unit, "까지"):
			d.role = "by"
		case strings.HasSuffix(unit, "부터") || strings.HasSuffix(unit, "이후"):
			d.role = "since"
		}
	}
	if read {
		return d, true
	}
	// 5.14. or 2024.5.14.
	if tokens[t].Kind == prose.Number && strings.Count(tokens[t].Lower, ".") >= 1 && t+1 < last && tokens[t+1].Kind != prose.Script {
		var n []int
		for _, s := range strings.Split(strings.Trim(tokens[t].Lower, "."), ".") {
			v, err := strconv.Atoi(s)
			if err != nil {
				return date{}, false
			}
			n = append(n, v)
		}
		dot := tokens[t+1].Kind == prose.Stop || tokens[t+1].Kind == prose.Open
		switch {
		case len(n) == 3 && n[0] >= 1900 && n[1] <= 12 && n[2] <= 31:
			return date{year: n[0], month: n[1], day: n[2], first: t, last: t + 1}, true
		case len(n) == 2 && dot && n[0] >= 1 && n[0] <= 12 && n[1] >= 1 && n[1] <= 31:
			return date{month: n[0], day: n[1], first: t, last: t + 1}, true
		}
	}
	return date{}, false
}
