package search

import "strings"

// Bounds of a query. What goes beyond is ignored.
const (
	mostBytes     = 4096 // of the words as typed
	mostParts     = 24   // words and quotations
	mostPositions = 24   // of one part
	mostOthers    = 24   // other ways to write one
)

// part is one word or quotation of a query.
type part struct {
	units   []atom
	quoted  bool
	without bool
	small   bool      // it says nothing where others do
	marked  bool      // the first mark stands for it, whatever way it is written
	pieces  []part    // words that may stand apart; nil where units are a phrase
	marks   []string  // terms that stand for it in the index beside its words
	phrases [][]spelt // other ways to write it that the index has no mark for
	others  [][]atom  // all other ways to write it, to be found in a text
}

// spelt is what may stand at one place of a phrase.
type spelt []string

// atom is a unit as the index knows it.
type atom struct {
	kind kind
	term string // a word's is its stem
}

func (p part) key() string {
	var b strings.Builder
	if p.quoted && len(p.units) > 1 {
		b.WriteByte('"')
	}
	for _, u := range p.units {
		b.WriteString(u.term)
		b.WriteByte(' ')
	}
	return b.String()
}

// parse cuts what a reader typed into the parts that are looked for in texts;
// fields are left out.
func parse(words string) []part {
	lexemes, _ := lex(question(words))
	var free []lexeme
	narrowed := false
	for _, l := range lexemes {
		if l.key == "" {
			free = append(free, l)
		} else {
			narrowed = true
		}
	}
	parts, _ := partsOf(free, narrowed)
	return parts
}

// partsOf makes parts of words, each at least one unit long. Of words that all
// are to be left out the signs are ignored, unless a field says what to look at.
func partsOf(free []lexeme, narrowed bool) (parts []part, ignored bool) {
	st := stemmers.Get().(*stemmer)
	defer stemmers.Put(st)
	var all []part
	positive := false
	for _, l := range free {
		for _, p := range cutOrdinals(part{units: units(l.text, st), quoted: l.quoted, without: l.without}, l.text) {
			if len(p.units) > 0 {
				all = append(all, p)
				positive = positive || !p.without
			}
		}
	}
	if !positive && !narrowed {
		for i := range all {
			ignored = ignored || all[i].without
			all[i].without = false
		}
	}
	all = named(all, free)
	seen := map[string]bool{}
	for _, p := range all {
		if key := p.key(); !seen[key] {
			seen[key] = true
			parts = append(parts, p)
		}
	}
	dropSmall(parts)
	return parts, ignored
}

// dropSmall marks the words that are not insisted on.
func dropSmall(parts []part) {
	insisted := 0
	for _, p := range parts {
		if !p.without && !p.isSmall() {
			insisted++
		}
	}
	for i, p := range parts {
		parts[i].small = insisted > 0 && p.isSmall() && !p.without
	}
}

func (p part) isSmall() bool {
	return !p.quoted && len(p.units) == 1 && p.units[0].kind == word && small[p.units[0].term]
}

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

// cutOrdinals makes of 제11차회의 the 11th and 회의, and of 11th the 11th.
func cutOrdinals(p part, text string) []part {
	if p.quoted {
		return []part{p}
	}
	var out []part
	s := newScanner(text)
	from := 0
	digits := ""
	for i := range p.units {
		u, ok := s.next()
		if !ok {
			break
		}
		if n := digits; n != "" && u.glued && ordinalEnd(u) && (i+1 == len(p.units) || !otherEnd(unit{kind: p.units[i+1].kind, term: []byte(p.units[i+1].term)})) {
			begin := i - 1
			if begin > from && (p.units[begin-1].term == "제" || p.units[begin-1].term == "第") {
				begin--
			}
			if begin > from {
				out = append(out, part{units: p.units[from:begin], without: p.without})
			}
			m := known.ordinal(n)
			out = append(out, part{units: p.units[begin : i+1], without: p.without, marked: true, marks: []string{m.token}, others: m.names})
			from = i + 1
		}
		digits = ""
		if u.kind == number {
			digits = trimZeros(string(u.term))
		}
	}
	return append(out, part{units: p.units[from:], without: p.without})
}

// named puts words together that are a name of the tables, and gives each part
// the other ways to write it.
func named(parts []part, free []lexeme) []part {
	capital := map[string]bool{} // terms typed in capitals
	for _, l := range free {
		s := newScanner(l.text)
		for u, ok := s.next(); ok; u, ok = s.next() {
			if c := l.text[u.start]; c >= 'A' && c <= 'Z' {
				capital[string(u.term)] = true
			}
		}
	}
	var out []part
	for i := 0; i < len(parts); {
		n, m := longestName(parts[i:], capital)
		if n == 0 {
			p := parts[i]
			if !p.quoted {
				p.spellings()
			}
			out = append(out, p)
			i++
			continue
		}
		p := part{without: parts[i].without, marked: n > 1, marks: []string{m.token}, others: m.names}
		for _, q := range parts[i : i+n] {
			p.units = append(p.units, q.units...)
		}
		out = append(out, p)
		i += n
	}
	return personal(out)
}

// longestName is how many parts from the first on are a name, 0 for none.
func longestName(parts []part, capital map[string]bool) (n int, m *meaning) {
	at := &known.root
	for i, p := range parts {
		if p.quoted || len(p.marks) > 0 || p.without && i > 0 {
			return n, m
		}
		for _, u := range p.units {
			if at = at.step([]byte(u.term)); at == nil {
				return n, m
			}
		}
		if at.meaning != nil && (!at.capital || capital[p.units[0].term]) {
			n, m = i+1, at.meaning
		}
		if p.without {
			return n, m
		}
	}
	return n, m
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
