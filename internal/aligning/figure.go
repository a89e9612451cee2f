package aligning

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/internal/prose"
)

func partyCode(s string) readout.PartyCode { return readout.PartyCode(s) }

// figure is a number that counts something.
type figure struct {
	ordinal     bool
	value       float64
	low, high   float64 // what the words allow: "about 300", "more than 300"
	thing       string  // the stem of what it counts
	of          []string
	first, last int // tokens, what it counts included
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// agrees reports whether two figures may be one.
func (f figure) agrees(g figure) bool { return f.low <= g.high && g.low <= f.high }

// sameThing reports whether two figures count the same: the same noun, and no
// word about it that the other has otherwise.
func (f figure) sameThing(g figure) bool {
	if f.ordinal != g.ordinal || f.thing == "" || f.thing != g.thing {
		return false
	}
	return subset(f.of, g.of) || subset(g.of, f.of)
}

func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// figuresIn finds the figures in a range of tokens; dates are none.
func (a *account) figuresIn(first, last int) []figure {
	var out []figure
	dated := map[int]bool{}
	for _, d := range a.datesIn(first, last) {
		for t := d.first; t < d.last; t++ {
			dated[t] = true
		}
	}
	for t := first; t < last; {
		if dated[t] {
			t++
			continue
		}
		f, next := a.figureAt(t, last)
		if next == t {
			t++
			continue
		}
		if f.thing != "" {
			out = append(out, f)
		}
		t = next
	}
	return out
}

// figureAt reads the figure that begins at a token; next is t where none does.
func (a *account) figureAt(t, last int) (figure, int) {
	d := a.Doc
	tok := d.Tokens[t]
	if n, ok := ordinalOf(tok); ok {
		f := figure{ordinal: true, value: n, low: n, high: n, first: t}
		next := a.counted(&f, t+1, last)
		if n == 1 {
			f.thing = "" // "the first in three years" counts nothing
		}
		return f, next
	}
	v, next, coarse, ok := a.numberAt(t, last)
	if !ok {
		return figure{}, t
	}
	f := figure{value: v, low: v - coarse, high: v + coarse, first: t}
	a.loosely(&f, t)
	if tok.Kind == prose.Number && next < last && d.Tokens[next].Kind == prose.Script && !d.Tokens[next].Space {
		return f.korean(a, t, next)
	}
	if next+1 < last && d.Tokens[next].Lower == "of" {
		// 14 of 22 repairs
		if whole, after, _, ok := a.numberAt(next+1, last); ok {
			after = a.counted(&f, after, last)
			f.of = append(f.of, "of "+number(whole))
			return f, after
		}
		if w := d.Tokens[next+1].Lower; w == "the" && next+2 < last {
			if whole, after, _, ok := a.numberAt(next+2, last); ok {
				after = a.counted(&f, after, last)
				f.of = append(f.of, "of "+number(whole))
				return f, after
			}
		}
	}
	if next < last && (d.Tokens[next].Lower == "%" || d.Tokens[next].Lower == "percent" || d.Tokens[next].Lower == "per") {
		f.thing = "percent"
		f.last = next + 1
		return f, next + 1
	}
	if t > 0 && strings.ContainsAny(d.Tokens[t-1].Lower, "$€£¥₩") {
		f.thing, f.last = "money"+d.Tokens[t-1].Lower, next
		return f, next
	}
	return f, a.counted(&f, next, last)
}

// counted reads what a figure counts: the words up to the next verb, preposition
// or mark, the last of which is the thing.
func (a *account) counted(f *figure, t, last int) int {
	d := a.Doc
	s := newStemmer()
	var nouns []string
	for t < last && len(nouns) < 4 {
		tok := d.Tokens[t]
		if tok.Kind == prose.Hyphen && t+1 < last && !tok.Space {
			t++
			continue
		}
		if tok.Kind != prose.Word || stops[tok.Lower] || a.lex.acts[tok.Lower] != "" {
			break
		}
		if len(nouns) > 0 && (strings.HasSuffix(tok.Lower, "ed") || strings.HasSuffix(tok.Lower, "ing")) && !strings.HasSuffix(tok.Lower, "meeting") {
			break
		}
		if a.lex.meeting[tok.Lower] {
			nouns = append(nouns, "meeting")
			t++
			break
		}
		nouns = append(nouns, a.lex.known(s.stem(tok.Lower)))
		t++
		if !f.ordinal && plural(tok.Lower) {
			break
		}
	}
	f.last = t
	if n := len(nouns); n > 0 {
		f.thing = nouns[n-1]
		for _, w := range nouns[:n-1] {
			if !loose[w] {
				f.of = append(f.of, w)
			}
		}
		if f.ordinal && f.thing == "meeting" {
			f.of = nil // every side has other words for its series
		}
		if noThing[f.thing] {
			f.thing = ""
		}
	}
	return t
}

// plural reports a word that looks like more than one, which ends what is counted:
// 40 trains run daily.
func plural(word string) bool {
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "is") && word != "gas"
}

// korean reads what a number counts that a counter follows: 410건, 22건 중 14건,
// 83km, 제8차. What is counted stands before it.
func (f figure) korean(a *account, t, unit int) (figure, int) {
	d := a.Doc
	word := d.Tokens[unit].Lower
	for _, scale := range []struct {
		word string
		by   float64
	}{{"억", 1e8}, {"만", 1e4}, {"천", 1e3}} {
		if rest, ok := strings.CutPrefix(word, scale.word); ok {
			f.value, f.low, f.high = f.value*scale.by, f.low*scale.by, f.high*scale.by
			word = rest
		}
	}
	for _, c := range counters {
		if strings.HasPrefix(word, c) {
			f.thing = c
			break
		}
	}
	f.last = unit + 1
	if f.thing == "차" {
		f.ordinal, f.thing = true, "meeting"
		return f, unit + 1
	}
	if strings.HasSuffix(word, "중") || unit+1 < len(d.Tokens) && d.Tokens[unit+1].Lower == "중" {
		f.thing = "" // the whole of 22건 중 14건
		return f, unit + 1
	}
	for back := t - 1; back >= 0 && back >= t-5; back-- {
		tok := d.Tokens[back]
		if whole, ok := tok.NumberValue(); ok && back+2 < t && strings.HasSuffix(d.Tokens[t-1].Lower, "중") {
			f.of = append(f.of, "of "+number(float64(whole)))
			continue
		}
		if tok.Kind == prose.Script && !strings.HasPrefix(tok.Lower, "제") && utf8.RuneCountInString(a.lex.bare(tok.Lower)) >= 2 && !a.lex.empty[tok.Lower] {
			f.of = append(f.of, a.lex.bare(tok.Lower))
			break
		}
		if tok.Kind == prose.Number || tok.Kind == prose.Comma || tok.Kind == prose.Stop {
			break
		}
	}
	if f.thing != "" && len(f.of) == 0 && !measures[f.thing] {
		f.thing = ""
	}
	return f, unit + 1
}

var counters = []string{"킬로미터", "퍼센트", "개월", "단계", "시간", "개국", "회", "건", "명", "개", "척", "대", "톤", "곳", "차", "년", "일", "분", "달러", "원", "엔", "억", "호", "세대"}

var measures = map[string]bool{"킬로미터": true, "퍼센트": true, "톤": true}

// numberAt reads a number in digits or words; coarse is how far its writing leaves
// it open: 1.5 million is one of many numbers.
func (a *account) numberAt(t, last int) (v float64, next int, coarse float64, ok bool) {
	d := a.Doc
	tok := d.Tokens[t]
	switch tok.Kind {
	case prose.Number:
		digits := strings.ReplaceAll(tok.Lower, ",", "")
		if strings.Contains(digits, ":") {
			return 0, t, 0, false
		}
		n, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			return 0, t, 0, false
		}
		v, next = n, t+1
		if _, after, point := strings.Cut(digits, "."); point {
			coarse = 0.5 * math.Pow(10, -float64(len(after)))
		}
	case prose.Word:
		n, known := a.lex.numbers[tok.Lower]
		if !known {
			return 0, t, 0, false
		}
		v, next = n, t+1
		if n >= 20 && n < 100 && next+1 < last && d.Tokens[next].Kind == prose.Hyphen {
			if u, known := a.lex.numbers[d.Tokens[next+1].Lower]; known && u < 10 {
				v, next = v+u, next+2
			}
		}
	default:
		return 0, t, 0, false
	}
	for next < last {
		by, known := scales[d.Tokens[next].Lower]
		if !known {
			break
		}
		v *= by
		if by >= 1e6 && coarse == 0 {
			coarse = 0.5
		}
		coarse *= by
		next++
	}
	if tok.Kind == prose.Word && v == 1 && (next >= last || !periods[d.Tokens[next].Lower]) {
		return 0, t, 0, false // one another, one of, one round
	}
	return v, next, coarse, true
}

var scales = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

var periods = map[string]bool{"year": true, "month": true, "week": true, "day": true, "hour": true}

// loosely widens a figure that the words before it leave open.
func (a *account) loosely(f *figure, t int) {
	d := a.Doc
	before := func(n int) string {
		if t-n < 0 {
			return ""
		}
		return d.Tokens[t-n].Lower
	}
	two := before(2) + " " + before(1)
	switch {
	case two == "more than" || two == "at least" || before(1) == "over" || two == "no fewer" || before(1) == "exceeding":
		f.high = math.Inf(1)
	case two == "less than" || two == "fewer than" || two == "up to" || two == "at most" || before(1) == "under":
		f.low = math.Inf(-1)
	case before(1) == "about" || before(1) == "around" || before(1) == "some" || before(1) == "approximately" || before(1) == "roughly" ||
		before(1) == "nearly" || before(1) == "almost" || before(1) == "약":
		f.low, f.high = f.value*0.85, f.value*1.15
	}
}

func ordinalOf(t prose.Token) (float64, bool) {
	if n, ok := t.OrdinalValue(); ok {
		return float64(n), true
	}
	if t.Kind == prose.Word {
		if n := slices.Index(ordinals, t.Lower); n >= 0 {
			return float64(n + 1), true
		}
	}
	return 0, false
}

var ordinals = strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")

// stops end the words that a figure counts.
var stops = words("the a an and or of on in at to for from with by as that this these those which who whose is are was were be been have has had will would shall should may might can could since until between during through per than before after within about if while when where not held it they both")

// noThing are the nouns behind a number that counts nothing of a matter.
var noThing = words("side countri minist minister leader parti nation govern deleg head year-old time")

// loose are words between a number and what it counts that narrow nothing.
var loose = words("more other further addit new differ")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
