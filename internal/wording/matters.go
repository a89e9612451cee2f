package wording

import (
	_ "embed"
	"strings"
	"sync"

	"readout/internal/prose"
)

// Matter is a kind of word whose change matters, whoever made it and whatever
// they call it.
type Matter string

// The matters that are told, in the order in which they are listed.
const (
	Number     Matter = "number"
	Date       Matter = "date"
	Name       Matter = "name" // of a person, a country, a body
	Negation   Matter = "negation"
	Commitment Matter = "commitment" // the verb that says how far a side goes
)

// Matters are all of them in order.
func Matters() []Matter { return []Matter{Number, Date, Name, Negation, Commitment} }

type found map[Matter]bool

func (f found) with(g found) found {
	for m := range g {
		f[m] = true
	}
	return f
}

func (f found) list() []Matter {
	var out []Matter
	for _, m := range Matters() {
		if f[m] {
			out = append(out, m)
		}
	}
	return out
}

// matters says what the given tokens of a text are. A word is told by its form
// and the lexicon alone: better one kind too many than a changed name unseen.
func matters(d *prose.Doc, words []word) found {
	f := found{}
	l := lexicon()
	for _, w := range words {
		t := d.Tokens[w.token]
		switch t.Kind {
		case prose.Number, prose.Ordinal:
			if l.dated(d, w.token) {
				f[Date] = true
			} else {
				f[Number] = true
			}
		case prose.Word:
			kind, known := l.latin(t.Lower)
			switch {
			case kind == Number && parties[next(d, w.token).Lower]: // "the two sides"
			case known && (kind != Date || t.Capital || dayWord(t.Lower)):
				f[kind] = true
			case t.Capital && (!w.opens || t.Upper && t.End-t.Start > 1):
				f[Name] = true
			case w.opens && t.Capital && next(d, w.token).Capital:
				f[Name] = true // two capitals at the start: Northmark Ferries …
			}
		case prose.Script:
			for _, kind := range l.hangul(t.Lower) {
				f[kind] = true
			}
		}
	}
	return f
}

// parties are whom "the two" and "both" stand before without counting anything.
var parties = map[string]bool{"sides": true, "countries": true, "ministers": true, "leaders": true, "parties": true, "governments": true, "nations": true}

func dayWord(s string) bool { return s == "today" || s == "yesterday" || s == "tomorrow" }

func next(d *prose.Doc, token int) prose.Token {
	if token+1 < len(d.Tokens) {
		return d.Tokens[token+1]
	}
	return prose.Token{}
}

// lexiconOf holds the words of words.lex.
type lexiconOf struct {
	whole  map[string]Matter
	begins map[string]Matter
	inside []lexiconWord
}

type lexiconWord struct {
	word string
	kind Matter
}

//go:embed words.lex
var wordsLex string

var lexicon = sync.OnceValue(func() *lexiconOf {
	l := &lexiconOf{whole: map[string]Matter{}, begins: map[string]Matter{}}
	for line := range strings.Lines(wordsLex) {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] == "#" {
			continue
		}
		kind := Matter(fields[0])
		if kind == "month" || kind == "day" {
			kind = Date
		}
		for _, w := range fields[2:] {
			switch stem, open := strings.CutSuffix(w, "*"); {
			case fields[1] == "ko":
				l.inside = append(l.inside, lexiconWord{w, kind})
			case open:
				l.begins[stem] = kind
			default:
				l.whole[w] = kind
			}
		}
	}
	return l
})

func (l *lexiconOf) latin(word string) (Matter, bool) {
	if kind, ok := l.whole[word]; ok {
		return kind, true
	}
	for n := len(word); n >= 3; n-- {
		if kind, ok := l.begins[word[:n]]; ok {
			return kind, true
		}
	}
	return "", false
}

func (l *lexiconOf) hangul(run string) (kinds []Matter) {
	for _, in := range l.inside {
		if strings.Contains(run, in.word) {
			kinds = append(kinds, in.kind)
		}
	}
	return kinds
}

// dated reports whether a number stands beside a month: 15 March, March 15,
// 3월 15일, or is a year behind one.
func (l *lexiconOf) dated(d *prose.Doc, token int) bool {
	for _, by := range []int{token - 2, token - 1, token + 1} {
		if by < 0 || by >= len(d.Tokens) || by == token-2 && d.Tokens[token-1].Kind == prose.Word {
			continue
		}
		t := d.Tokens[by]
		switch t.Kind {
		case prose.Word:
			if kind, ok := l.whole[t.Lower]; ok && kind == Date && t.Capital {
				return true
			}
		case prose.Script:
			if by == token+1 && (strings.HasPrefix(t.Lower, "월") || strings.HasPrefix(t.Lower, "일") || strings.HasPrefix(t.Lower, "년")) {
				return true
			}
		}
	}
	return false
}
