package lexicon

import "strings"

// Bounds of a query. What goes beyond is ignored.
const (
	mostBytes     = 4096 // of the words as typed
	MostParts     = 24   // words and quotations
	MostPositions = 24   // of one part
	mostOthers    = 24   // other ways to write one
)

// Part is one word or quotation of a query.
type Part struct {
	Units   []Atom
	Quoted  bool
	Without bool
	Small   bool      // it says nothing where others do
	Marked  bool      // the first mark stands for it, whatever way it is written
	Pieces  []Part    // words that may stand apart; nil where units are a phrase
	Marks   []string  // terms that stand for it in the index beside its words
	Phrases [][]Spelt // other ways to write it that the index has no mark for
	Others  [][]Atom  // all other ways to write it, to be found in a text
}

// Spelt is what may stand at one place of a phrase.
type Spelt []string

// Atom is a Unit as the index knows it.
type Atom struct {
	Kind    Kind
	Term    string // a word's is its stem
	Written string // the word itself, of one that was typed
}

func (p Part) key() string {
	var b strings.Builder
	if p.Quoted && len(p.Units) > 1 {
		b.WriteByte('"')
	}
	for _, u := range p.Units {
		b.WriteString(u.Term)
		b.WriteByte(' ')
	}
	return b.String()
}

// Parse cuts what a reader typed into the parts that are looked for in texts;
// fields are left out.
func Parse(words string) []Part {
	lexemes, _ := Lex(Question(words))
	var free []Lexeme
	narrowed := false
	for _, l := range lexemes {
		if l.Key == "" {
			free = append(free, l)
		} else {
			narrowed = true
		}
	}
	parts, _ := PartsOf(free, narrowed)
	return parts
}

// PartsOf makes parts of words, each at least one unit long. Of words that all
// are to be left out the signs are ignored, unless a field says what to look at.
func PartsOf(free []Lexeme, narrowed bool) (parts []Part, ignored bool) {
	st := Borrow()
	defer st.Return()
	var all []Part
	positive := false
	for _, l := range free {
		for _, p := range cutOrdinals(Part{Units: Units(l.Text, st), Quoted: l.Quoted, Without: l.Without}, l.Text) {
			if len(p.Units) > 0 {
				all = append(all, p)
				positive = positive || !p.Without
			}
		}
	}
	if !positive && !narrowed {
		for i := range all {
			ignored = ignored || all[i].Without
			all[i].Without = false
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
func dropSmall(parts []Part) {
	insisted := 0
	for _, p := range parts {
		if !p.Without && !p.IsSmall() {
			insisted++
		}
	}
	for i, p := range parts {
		parts[i].Small = insisted > 0 && p.IsSmall() && !p.Without
	}
}

// IsSmall reports whether a part is a word that says nothing where others do.
func (p Part) IsSmall() bool {
	return !p.Quoted && len(p.Units) == 1 && p.Units[0].Kind == Word && small[p.Units[0].Term]
}

// Units are those of a text, at most MostPositions.
func Units(text string, st *Stemmer) []Atom {
	var out []Atom
	s := NewScanner(text)
	for len(out) < MostPositions {
		u, ok := s.Next()
		if !ok {
			break
		}
		written, term := string(u.Term), u.Term
		if u.Kind == Word {
			term = st.Stem(term)
		}
		out = append(out, Atom{u.Kind, string(term), written})
	}
	return out
}

// cutOrdinals makes of 제11차회의 the 11th and 회의, and of 11th the 11th.
func cutOrdinals(p Part, text string) []Part {
	if p.Quoted {
		return []Part{p}
	}
	var out []Part
	s := NewScanner(text)
	from := 0
	digits := ""
	for i := range p.Units {
		u, ok := s.Next()
		if !ok {
			break
		}
		if n := digits; n != "" && u.Glued && ordinalEnd(u) && (i+1 == len(p.Units) || !otherEnd(Unit{Kind: p.Units[i+1].Kind, Term: []byte(p.Units[i+1].Term)})) {
			begin := i - 1
			if begin > from && (p.Units[begin-1].Term == "제" || p.Units[begin-1].Term == "第") {
				begin--
			}
			if begin > from {
				out = append(out, Part{Units: p.Units[from:begin], Without: p.Without})
			}
			m := known.ordinal(n)
			out = append(out, Part{Units: p.Units[begin : i+1], Without: p.Without, Marked: true, Marks: []string{m.token}, Others: m.names})
			from = i + 1
		}
		digits = ""
		if u.Kind == Number {
			digits = trimZeros(string(u.Term))
		}
	}
	return append(out, Part{Units: p.Units[from:], Without: p.Without})
}

// named puts words together that are a name of the tables, and gives each part
// the other ways to write it.
func named(parts []Part, free []Lexeme) []Part {
	capital := map[string]bool{} // terms typed in capitals
	for _, l := range free {
		s := NewScanner(l.Text)
		for u, ok := s.Next(); ok; u, ok = s.Next() {
			if c := l.Text[u.Start]; c >= 'A' && c <= 'Z' {
				capital[string(u.Term)] = true
			}
		}
	}
	var out []Part
	for i := 0; i < len(parts); {
		n, m := longestName(parts[i:], capital)
		if n == 0 {
			p := parts[i]
			if !p.Quoted {
				p.spellings()
			}
			out = append(out, p)
			i++
			continue
		}
		p := Part{Without: parts[i].Without, Marked: n > 1, Marks: []string{m.token}, Others: m.names}
		for _, q := range parts[i : i+n] {
			p.Units = append(p.Units, q.Units...)
		}
		out = append(out, p)
		i += n
	}
	return personal(out)
}

// longestName is how many parts from the first on are a name, 0 for none.
func longestName(parts []Part, capital map[string]bool) (n int, m *meaning) {
	at := &known.root
	for i, p := range parts {
		if p.Quoted || len(p.Marks) > 0 || p.Without && i > 0 {
			return n, m
		}
		for _, u := range p.Units {
			if at = at.step([]byte(u.Term)); at == nil {
				return n, m
			}
		}
		if at.meaning != nil && (!at.capital || capital[p.Units[0].Term]) {
			n, m = i+1, at.meaning
		}
		if p.Without {
			return n, m
		}
	}
	return n, m
}

// Positions are the terms that may stand at each position of the phrase that a
// part is in the index; Terms says how an indexed text is laid out. A pair
// inside a run may also be divided: so 정책협의회 finds 정책 협의회 too.
func (p Part) Positions() [][]string {
	var out [][]string
	for i := 0; i < len(p.Units); {
		if p.Units[i].Kind != Character {
			out = append(out, []string{p.Units[i].Term})
			i++
			continue
		}
		n := i
		for n < len(p.Units) && p.Units[n].Kind == Character {
			n++
		}
		for ; i < n-1; i++ {
			pair := p.Units[i].Term + p.Units[i+1].Term
			if i == n-2 {
				out = append(out, []string{pair})
			} else {
				out = append(out, []string{pair, Divided(p.Units[i].Term, p.Units[i+1].Term)})
			}
		}
		if first := n == 1 || p.Units[n-2].Kind != Character; first || n < len(p.Units) {
			out = append(out, []string{p.Units[n-1].Term})
		}
		i = n
	}
	return out
}

// Ways are all ways to write a Part; each word is one where they may stand apart.
func (p Part) Ways() [][]Atom {
	if len(p.Pieces) == 0 {
		return append([][]Atom{p.Units}, p.Others...)
	}
	out := [][]Atom{p.Units}
	for _, piece := range p.Pieces {
		if !piece.IsSmall() {
			out = append(out, piece.Ways()...)
		}
	}
	return append(out, p.Others...)
}
