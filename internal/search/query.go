package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search/query"

	"readout"
)

// Query is what a reader asks.
//
// Words are joined by "and". "Quoted words" stand together in that order, and
// -word leaves out what holds the word; of a query that only leaves out, the
// signs are ignored. Nothing that a reader can type is an error: signs that mean
// nothing are spaces.
type Query struct {
	Words  string       // as typed
	Lang   readout.Lang // the language of the page, preferred where a release has several
	Page   int          // from 1; less is 1
	Newest bool         // the newest first instead of the best
}

// longestTyped is how many code points of what a reader types are looked at, as
// many as the field takes.
const longestTyped = 200

// AsTyped is what a reader typed on one line, no longer than it is looked at.
func AsTyped(q string) string {
	q = strings.Join(strings.Fields(strings.ToValidUTF8(q, "")), " ")
	if utf8.RuneCountInString(q) > longestTyped {
		q = strings.TrimSpace(string([]rune(q)[:longestTyped]))
	}
	return q
}

// Bounds of a query. What goes beyond is ignored.
const (
	mostBytes     = 4096 // of the words as typed
	mostParts     = 24   // words and quotations
	mostPositions = 24   // of one part
)

// part is one word or quotation of a query.
type part struct {
	units   []atom
	without bool
}

// atom is a unit as the index knows it.
type atom struct {
	kind kind
	term string // a word's is its stem
}

func (p part) key() string {
	var b strings.Builder
	for _, u := range p.units {
		b.WriteString(u.term)
		b.WriteByte(' ')
	}
	return b.String()
}

// parse cuts what a reader typed into parts, each at least one unit long.
func parse(words string) []part {
	if len(words) > mostBytes {
		words = words[:mostBytes]
		for words != "" {
			if r, size := utf8.DecodeLastRuneInString(words); r != utf8.RuneError || size > 1 {
				break
			}
			words = words[:len(words)-1]
		}
	}
	words = strings.ToValidUTF8(words, " ")
	st := stemmers.Get().(*stemmer)
	defer stemmers.Put(st)
	var parts []part
	seen := map[string]bool{}
	positive := false
	for words != "" && len(parts) < mostParts {
		var text string
		var without bool
		text, without, words = cut(words)
		p := part{units: units(text, st), without: without}
		if key := p.key(); len(p.units) > 0 && !seen[key] {
			seen[key] = true
			parts = append(parts, p)
			positive = positive || !without
		}
	}
	if !positive {
		for i := range parts {
			parts[i].without = false
		}
	}
	return parts
}

// cut takes the first word or quotation off.
func cut(s string) (text string, without bool, rest string) {
	s = strings.TrimLeftFunc(s, blank)
	if t := strings.TrimPrefix(s, "-"); t != s && t != "" {
		if r, _ := utf8.DecodeRuneInString(t); !blank(r) && r != '-' {
			without, s = true, t
		}
	}
	if r, size := utf8.DecodeRuneInString(s); quotes(r) {
		if end := strings.IndexFunc(s[size:], quotes); end >= 0 {
			_, close := utf8.DecodeRuneInString(s[size+end:])
			return s[size : size+end], without, s[size+end+close:]
		}
		s = s[size:]
	}
	end := strings.IndexFunc(s, func(r rune) bool { return blank(r) || quotes(r) })
	if end < 0 {
		return s, without, ""
	}
	return s[:end], without, s[end:]
}

func blank(r rune) bool  { return unicode.IsSpace(r) || unicode.IsControl(r) }
func quotes(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' || r == '＂' }

func units(text string, st *stemmer) []atom {
	var out []atom
	s := newScanner(text)
	for len(out) < mostPositions {
		u, ok := s.next()
		if !ok {
			break
		}
		term := u.term
		if u.kind == word {
			term = st.stem(term)
		}
		out = append(out, atom{u.kind, string(term)})
	}
	return out
}

// positions are the terms that may stand at each position of the phrase that a
// part is in the index; terms says how an indexed text is laid out. A pair
// inside a run may also be its first character alone, which is how the index
// ends a run: so 정책협의회 finds 정책 협의회 too.
func (p part) positions() [][]string {
	var out [][]string
	for i := 0; i < len(p.units); {
		if p.units[i].kind != character {
			out = append(out, []string{p.units[i].term})
			i++
			continue
		}
		n := i
		for n < len(p.units) && p.units[n].kind == character {
			n++
		}
		for ; i < n-1; i++ {
			pair := p.units[i].term + p.units[i+1].term
			if i == n-2 {
				out = append(out, []string{pair})
			} else {
				out = append(out, []string{pair, p.units[i].term})
			}
		}
		if first := n == 1 || p.units[n-2].kind != character; first || n < len(p.units) {
			out = append(out, []string{p.units[n-1].term})
		}
		i = n
	}
	return out
}

// in is the part as a query of one field.
func (p part) in(field string, boost float64) query.Query {
	if len(p.units) == 1 && p.units[0].kind == character {
		q := query.NewPrefixQuery(p.units[0].term) // alone, or first of a pair
		q.SetField(field)
		q.SetBoost(boost)
		return q
	}
	positions := p.positions()
	if len(positions) == 1 {
		q := query.NewTermQuery(positions[0][0])
		q.SetField(field)
		q.SetBoost(boost)
		return q
	}
	if !slices.ContainsFunc(positions, func(t []string) bool { return len(t) > 1 }) {
		flat := make([]string, len(positions))
		for i := range positions {
			flat[i] = positions[i][0]
		}
		q := query.NewPhraseQuery(flat, field)
		q.SetBoost(boost)
		return q
	}
	q := query.NewMultiPhraseQuery(positions, field)
	q.SetBoost(boost)
	return q
}

// titleBoost is how much more a word in a title weighs.
const titleBoost = 3

// build makes the search library's query: all parts in the words of a release,
// better where they stand in a title; nil where nothing is asked.
func build(parts []part) query.Query {
	var must, should, not []query.Query
	for _, p := range parts {
		if p.without {
			not = append(not, p.in(fieldWords, 1))
			continue
		}
		must = append(must, p.in(fieldWords, 1))
		should = append(should, p.in(fieldTitle, titleBoost))
	}
	if len(must) == 0 {
		return nil
	}
	return query.NewBooleanQuery(must, should, not)
}
