package wording

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/prose"
)

// Clause is a piece of a sentence with one verb of the table in it, or a whole
// sentence without one.
type Clause struct {
	Text      string
	Verb      string // as the text has it; "" where the table knows none in it
	VerbName  string // as the table knows it
	Subject   string // who, as the text has it; "" where nobody can be told
	Paragraph int    // index in the Paragraphs of its text
	Sentence  int    // its count inside the paragraph, from 1

	first, last   int // tokens
	verb, verbEnd int
	side          string
	bag           map[string]float64 // what it is about
	key           string             // its words with dates, names and ordinals masked
	roll          bool
}

// everybody is the side of those who spoke together.
const everybody = "both"

// RoundText is the text of one round as it is compared.
type RoundText struct {
	Doc   *prose.Doc
	Lang  readout.Lang
	Names []string // of people, posts, bodies and places in it, which change from round to round
}

// clauses cuts a text's body into clauses. What stands in its head is none.
func (t RoundText) clauses() []Clause {
	w := lexiconFor(t.Lang)
	names := map[string]bool{}
	for _, name := range t.Names {
		for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '-' || r == ',' || r == '.' }) {
			names[word] = true
		}
	}
	head := t.Doc.Head()
	abbreviated := anaphora(t.Doc, head, w)
	var out []Clause
	for i, s := range t.Doc.Sentences {
		p := t.Doc.Paragraphs[s.Paragraph]
		if s.Paragraph < head || p.Chrome || s.First == s.Last {
			continue
		}
		count := i - p.FirstSentence + 1
		for _, at := range t.split(w, s) {
			name := ""
			if at.verbEnd > at.verb {
				name, _ = w.verbAt(t.Doc, at.verb, at.last)
			}
			c := t.clause(w, names, abbreviated, at, name, s.Paragraph, count)
			c.roll = name == "" && w.rolls(t.Doc, at.first, at.last)
			out = append(out, c)
		}
		t.carry(out, s.Paragraph, count)
	}
	return out
}

// carry gives a clause without a subject that of the one before it in its
// sentence.
func (t RoundText) carry(clauses []Clause, paragraph, sentence int) {
	for i := 1; i < len(clauses); i++ {
		c, before := &clauses[i], clauses[i-1]
		if c.Paragraph == paragraph && c.Sentence == sentence && before.Paragraph == paragraph && before.Sentence == sentence && c.side == "" {
			c.side, c.Subject = before.side, before.Subject
		}
	}
}

// span is a clause in tokens, with its verb.
type span struct{ first, last, verb, verbEnd int }

// split cuts a sentence where a verb of the table begins a further clause: in
// English before the words that lead to the verb, in Korean behind it.
func (t RoundText) split(w *roundWords, s prose.Sentence) []span {
	var found []span
	for at := s.First; at < s.Last; at++ {
		name, n := w.verbAt(t.Doc, at, s.Last)
		if name == "" || !t.finite(w, s, at, at+n) {
			continue
		}
		found = append(found, span{verb: at, verbEnd: at + n})
		at += n - 1
	}
	if len(found) == 0 {
		return []span{{s.First, s.Last, s.First, s.First}}
	}
	from := s.First
	for i := range found {
		f := &found[i]
		f.first, f.last = from, s.Last
		if i+1 < len(found) {
			f.last = t.cut(f.verbEnd, found[i+1].verb)
		}
		from = f.last
	}
	return found
}

// finite reports whether a form that stands at a token is what a clause says:
// "the agreed measures" say nothing, and a Korean verb ends its clause.
func (t RoundText) finite(w *roundWords, s prose.Sentence, first, end int) bool {
	if t.Doc.Tokens[first].Kind != prose.Script {
		return first == s.First || !w.held[t.Doc.Tokens[first-1].Lower]
	}
	last := t.Doc.Tokens[end-1].Lower
	for at := end; at < s.Last; at++ {
		if t.Doc.Tokens[at].Kind == prose.Script {
			return slices.ContainsFunc(w.endings, func(e string) bool { return strings.HasSuffix(last, e) })
		}
	}
	return true
}

// cut is where the clause of a verb ends and the next begins: in English behind
// the last comma or before the last "and", "but" or "while" between the two
// verbs; in Korean behind the verb.
func (t RoundText) cut(verbEnd, next int) int {
	if t.Doc.Tokens[next].Kind == prose.Script {
		for verbEnd < next && t.Doc.Tokens[verbEnd].Kind == prose.Comma {
			verbEnd++
		}
		return verbEnd
	}
	for at := next - 1; at > verbEnd; at-- {
		switch token := t.Doc.Tokens[at]; {
		case token.Lower == "and" || token.Lower == "while" || token.Lower == "but":
			return at
		case token.Kind == prose.Comma:
			return at + 1
		}
	}
	return next
}

func (t RoundText) clause(w *roundWords, names map[string]bool, abbreviated map[int]map[string]bool, at span, verb string, paragraph, sentence int) Clause {
	c := Clause{first: at.first, last: at.last, verb: at.verb, verbEnd: at.verbEnd, Paragraph: paragraph, Sentence: sentence, VerbName: verb, Verb: t.Doc.Words(at.verb, at.verbEnd)}
	c.Text = t.Doc.Words(at.first, at.last)
	c.side, c.Subject = t.subject(w, at)
	c.key = t.masked(w, names, at.first, at.last)
	c.bag = map[string]float64{}
	for i := at.first; i < at.last; i++ {
		if i >= at.verb && i < at.verbEnd {
			continue
		}
		for _, term := range t.terms(w, names, i) {
			if term != strings.ToLower(c.side) {
				c.bag[term] = 1
			}
		}
		for term := range abbreviated[i] {
			if c.bag[term] == 0 {
				c.bag[term] = 0.7
			}
		}
	}
	return c
}

// subject says who a clause speaks of.
func (t RoundText) subject(w *roundWords, at span) (side, words string) {
	tokens := t.Doc.Tokens
	if at.verbEnd == at.verb {
		return "", ""
	}
	if tokens[at.verb].Kind == prose.Script {
		for i := at.first; i < at.verb; i++ {
			for _, particle := range []string{"측에서는", "측은", "측이", "은", "는", "이", "가"} {
				stem, found := strings.CutSuffix(tokens[i].Lower, particle)
				if !found || tokens[i].Kind != prose.Script || stem == "" {
					continue
				}
				long := strings.HasPrefix(particle, "측")
				switch {
				case slices.ContainsFunc(w.all, func(a string) bool { return strings.HasPrefix(tokens[i].Lower, a) }):
					return everybody, t.Doc.Text[tokens[i].Start:tokens[i].End]
				case long, strings.HasSuffix(stem, "장관"), strings.HasSuffix(stem, "대사"), strings.HasSuffix(stem, "처장"), strings.HasSuffix(stem, "국장"), strings.HasSuffix(stem, "대통령"):
					return stem, t.Doc.Text[tokens[i].Start:tokens[i].End]
				}
			}
		}
		return "", ""
	}
	for i := at.verb - 1; i >= at.first; i-- {
		switch word := tokens[i].Lower; {
		case word == "side" && i > at.first:
			return tokens[i-1].Lower, t.Doc.Words(max(at.first, i-2), i+1)
		case slices.Contains(w.all, word):
			from := i
			for from > at.first && from > i-2 && tokens[from-1].Kind == prose.Word && w.stop[tokens[from-1].Lower] {
				from--
			}
			return everybody, t.Doc.Words(from, i+1)
		case tokens[i].Capital && i > at.first:
			return word, t.Doc.Words(i, i+1)
		}
	}
	return "", ""
}

// terms are what a token says a clause is about: its stem, in Korean its pairs of
// letters; nothing for small words and what is masked.
func (t RoundText) terms(w *roundWords, names map[string]bool, token int) []string {
	is := t.Doc.Tokens[token]
	switch is.Kind {
	case prose.Word:
		if w.stop[is.Lower] || w.ordinal[is.Lower] || w.count[is.Lower] || len(is.Lower) < 3 || is.Capital && names[is.Lower] || t.dated(token) {
			return nil
		}
		return []string{stem(is.Lower)}
	case prose.Script:
		word := is.Lower
		for _, tail := range w.tails {
			if cut, found := strings.CutSuffix(word, tail); found && cut != "" {
				word = cut
				break
			}
		}
		letters := []rune(word)
		if t.dated(token) || w.stop[word] || slices.ContainsFunc(w.all, func(a string) bool { return strings.HasPrefix(is.Lower, a) }) || strings.Contains(is.Lower, "측") {
			return nil
		}
		var out []string
		for i := 0; i+2 <= len(letters); i++ {
			out = append(out, string(letters[i:i+2]))
		}
		return out
	}
	return nil
}

// stem cuts the commonest endings of English: it joins "reopened" with
// "reopening" and need not be a word.
func stem(word string) string {
	for _, ending := range []string{"ations", "ation", "ings", "ing", "ions", "ion", "ments", "ment", "ed", "es", "s", "e"} {
		if cut, found := strings.CutSuffix(word, ending); found && len(cut) >= 4 {
			return cut
		}
	}
	return word
}

// anaphora says what a noun with "the" stands for where the text has named it in
// full before: after "the closure of the Lower Ferry crossing", "the closure" is
// that of a crossing, and "the crossing" that of a ferry.
func anaphora(d *prose.Doc, head int, w *roundWords) map[int]map[string]bool {
	full := map[string]map[string]bool{}
	out := map[int]map[string]bool{}
	for _, p := range d.Paragraphs[min(head, len(d.Paragraphs)):] {
		for i := p.First + 1; i < p.Last; i++ {
			if d.Tokens[i-1].Lower != "the" || d.Tokens[i].Kind != prose.Word {
				continue
			}
			if d.Tokens[i].Capital { // the Lower Ferry crossing
				terms := map[string]bool{}
				for ; i < p.Last && d.Tokens[i].Capital && d.Tokens[i].Kind == prose.Word; i++ {
					terms[stem(d.Tokens[i].Lower)] = true
				}
				if i < p.Last && d.Tokens[i].Kind == prose.Word && !w.stop[d.Tokens[i].Lower] && full[stem(d.Tokens[i].Lower)] == nil {
					full[stem(d.Tokens[i].Lower)] = terms
				}
				continue
			}
			word := stem(d.Tokens[i].Lower)
			if i+1 < p.Last && d.Tokens[i+1].Lower == "of" {
				terms := map[string]bool{}
				for j := i + 2; j < p.Last && j < i+8; j++ {
					t := d.Tokens[j]
					if t.Kind != prose.Word && t.Kind != prose.Hyphen || t.Lower == "and" {
						break
					}
					if t.Kind == prose.Word && !w.stop[t.Lower] && len(t.Lower) > 2 {
						terms[stem(t.Lower)] = true
					}
				}
				full[word] = terms
			} else if terms := full[word]; terms != nil {
				out[i] = terms
			}
		}
	}
	return out
}

// What stands in the place of what changes from round to round.
const (
	maskDate, maskName, maskOrdinal = "<date>", "<name>", "<nth>"
)

// masked is a clause with its dates, names and ordinals masked, without the marks
// between its words: two that say the same of two rounds have one.
func (t RoundText) masked(w *roundWords, names map[string]bool, first, last int) string {
	var out []string
	add := func(word string) {
		if n := len(out); n > 0 && out[n-1] == word && strings.HasPrefix(word, "<") {
			return
		}
		out = append(out, word)
	}
	for i := first; i < last; i++ {
		is := t.Doc.Tokens[i]
		switch {
		case is.Kind == prose.Ordinal || w.ordinal[is.Lower]:
			add(maskOrdinal)
		case is.Kind == prose.Number && i > first && t.Doc.Tokens[i-1].Lower == "제" && i+1 < last && strings.HasPrefix(t.Doc.Tokens[i+1].Lower, "차"):
			add(maskOrdinal)
		case t.dated(i):
			add(maskDate)
		case is.Capital && names[is.Lower]:
			add(maskName)
		case is.Kind == prose.Word || is.Kind == prose.Number || is.Kind == prose.Script:
			add(is.Lower)
		}
	}
	return strings.Join(out, " ")
}

// dated reports whether a token is part of a date or of a length of time.
func (t RoundText) dated(token int) bool {
	is := t.Doc.Tokens[token]
	w, l := lexiconFor(t.Lang), lexicon()
	before, after := prose.Token{}, next(t.Doc, token)
	if token > 0 {
		before = t.Doc.Tokens[token-1]
	}
	switch is.Kind {
	case prose.Number:
		n, whole := is.NumberValue()
		return whole && n >= 1900 && n < 2200 && len(is.Lower) == 4 || l.dated(t.Doc, token) || unitOfTime(w, after.Lower) || strings.Count(is.Lower, ".") > 0 && after.Lower == "("
	case prose.Word:
		kind, known := l.latin(is.Lower)
		return known && kind == Date && (is.Capital || dayWord(is.Lower)) || w.count[is.Lower] && unitOfTime(w, after.Lower) || unitOfTime(w, is.Lower) && (w.count[before.Lower] || before.Kind == prose.Number)
	case prose.Script:
		return before.Kind == prose.Number && (strings.HasPrefix(is.Lower, "년") || strings.HasPrefix(is.Lower, "월") || strings.HasPrefix(is.Lower, "일") || strings.HasPrefix(is.Lower, "개월"))
	}
	return false
}

// unitOfTime reports whether a word is a unit of time.
func unitOfTime(w *roundWords, word string) bool {
	switch word {
	case "year", "years", "month", "months", "week", "weeks", "day", "days":
		return w.count[word]
	}
	return false
}
