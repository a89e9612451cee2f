package lexicon

import (
	"embed"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"

	"readout"
	"readout/internal/parties"
)

//go:embed tables/*.tsv
var tables embed.FS

// table reads the lines of a table, cut at their tabs. What cannot be read is a
// fault of the program.
func table(name string) [][]string {
	var out [][]string
	for line := range strings.Lines(source(name)) {
		if line = strings.TrimRight(line, "\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func source(name string) string {
	b, err := tables.ReadFile("tables/" + name + ".tsv")
	if err != nil {
		panic("a table is missing: " + err.Error())
	}
	return string(b)
}

// TablesSum tells apart the tables that terms of texts are made by.
var TablesSum = fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(source("aliases")+source("ordinals")+source("common")+fmt.Sprint(known.root.size()))))

// meaning is what a table's line gives a name for: its mark and how texts write it.
type meaning struct {
	token string   // in the index, beside the words: "=KR", "#11"
	names [][]Atom // units of each name
}

// node is a step in the tree of all names.
type node struct {
	next    map[string]*node
	meaning *meaning // of the name that ends here; nil where none does
	alone   bool     // only where it touches nothing
	short   bool     // few characters: only where they begin a run and touch each other
	capital bool     // only in capitals
	several bool     // it names several, each of which a name in it may be
}

// size is how many steps the tree has.
func (n *node) size() int {
	all := 1
	for _, m := range n.next {
		all += m.size()
	}
	return all
}

func (n *node) step(term []byte) *node { return n.next[string(term)] }

// vocabulary is the tables of names and ordinal numbers.
type vocabulary struct {
	root     node
	meanings map[string]*meaning // by token
	first    [256]bool           // bytes with which names begin
}

var known = newVocabulary()

func newVocabulary() *vocabulary {
	v := &vocabulary{root: node{next: map[string]*node{}}, meanings: map[string]*meaning{}}
	st := NewStemmer()
	for _, line := range table("aliases") {
		names := line[1:]
		if line[0] != "US" { // whose adjective is in every other text
			names = append(names, parties.Words(readout.PartyCode(line[0]))...)
		}
		v.add("="+line[0], names, &st)
	}
	for _, line := range table("ordinals") {
		v.add("#"+line[0], line[1:], &st)
	}
	return v
}

func (v *vocabulary) add(token string, names []string, st *Stemmer) {
	m := &meaning{token: token}
	v.meanings[token] = m
	for _, name := range names {
		bare := strings.TrimPrefix(name, "^")
		us := Units(bare, st)
		m.names = append(m.names, us)
		at := &v.root
		for _, u := range us {
			if at.next == nil {
				at.next = map[string]*node{}
			}
			if at.next[u.Term] == nil {
				at.next[u.Term] = &node{}
			}
			at = at.next[u.Term]
		}
		at.meaning, at.capital = m, bare != name
		at.several = several(token)
		at.short = len(us) < 4 && All(us, Character)
		at.alone = at.short && len(us) == 1
		v.first[us[0].Term[0]] = true
	}
}

// several reports whether a mark is of countries side by side: =KR-JP.
func several(token string) bool {
	codes := strings.Split(token[1:], "-")
	return len(codes) > 1 && !slices.ContainsFunc(codes, func(code string) bool { return len(code) != 2 })
}

// ordinal is how texts write an ordinal number, of which some are in the table.
func (v *vocabulary) ordinal(n string) *meaning {
	if m := v.meanings["#"+n]; m != nil {
		out := *m
		out.names = append(out.names[:len(out.names):len(out.names)], counted(n)...)
		return &out
	}
	return &meaning{token: "#" + n, names: counted(n)}
}

// counted is an ordinal number in digits.
func counted(n string) [][]Atom {
	digits := Atom{Kind: Number, Term: n}
	end := "th"
	switch teen := len(n) > 1 && n[len(n)-2] == '1'; {
	case teen:
	case n[len(n)-1] == '1':
		end = "st"
	case n[len(n)-1] == '2':
		end = "nd"
	case n[len(n)-1] == '3':
		end = "rd"
	}
	out := [][]Atom{{digits, {Kind: Word, Term: end}}}
	for _, counter := range counters {
		out = append(out, []Atom{digits, {Kind: Character, Term: string(counter)}})
	}
	return out
}

// counters are the characters behind a number that make it an ordinal one.
var counters = []rune("차회次回")

func ordinalEnd(u Unit) bool {
	if u.Kind == Word {
		switch string(u.Term) {
		case "st", "nd", "rd", "th":
			return true
		}
		return false
	}
	for _, c := range counters {
		if u.Kind == Character && string(u.Term) == string(c) {
			return true
		}
	}
	return false
}

// otherEnd reports whether a character makes another word of a number and its
// counter: 제1차관 is a vice minister, 3차례 three times.
func otherEnd(u Unit) bool {
	return u.Kind == Character && strings.Contains("관례원선량", string(u.Term))
}
