package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// spellings adds the other ways to write a Part that is no name of the tables: a
// word with a hyphen as one, one that is two Korean syllables as two, and Han
// characters as Korean reads them.
func (p *Part) spellings() {
	switch {
	case len(p.Units) >= 2 && len(p.Units) <= 3 && All(p.Units, Word):
		p.joined()
	case len(p.Units) == 1 && p.Units[0].Kind == Word:
		for _, two := range syllables.split(p.Units[0].Term) {
			p.other([]Atom{{Kind: Word, Term: two[0]}, {Kind: Word, Term: two[1]}})
		}
	case All(p.Units, Character):
		if read := readHan(p.Units); read != nil {
			p.other(read)
		}
	}
}

// joined adds the part as one word.
func (p *Part) joined() {
	whole := ""
	for _, u := range p.Units {
		whole += u.Term
	}
	if len(whole) <= longest {
		one := latin(whole)
		p.Others = append(p.Others, one)
		p.Marks = append(p.Marks, one[0].Term)
	}
}

// other adds a way to write the part that the index knows as a phrase.
func (p *Part) other(units []Atom) {
	if len(p.Others) < mostOthers {
		p.Others = append(p.Others, units)
		p.Phrases = append(p.Phrases, Spell(Part{Units: units}.Positions()))
	}
}

// Spell makes places of a phrase of what may stand at each.
func Spell(positions [][]string) []Spelt {
	out := make([]Spelt, len(positions))
	for i, t := range positions {
		out[i] = t
	}
	return out
}

// All reports whether all units are of a kind, and there is one.
func All(units []Atom, k Kind) bool {
	return len(units) > 0 && !slices.ContainsFunc(units, func(u Atom) bool { return u.Kind != k })
}

var hanja = func() map[string]string {
	out := map[string]string{}
	for _, line := range table("hanja") {
		out[line[0]] = line[1]
	}
	return out
}()

// mostRead is how many Han characters are read: as many as a name has.
const mostRead = 8

// readHan reads Han characters as Korean does; nil where the table lacks one.
func readHan(units []Atom) []Atom {
	if len(units) < 2 || len(units) > mostRead {
		return nil
	}
	var out []Atom
	for i, u := range units {
		r := hanja[u.Term]
		if r == "" {
			return nil
		}
		if i == 0 { // 力 is 력, and 역 where a word begins
			r = initial(r)
		}
		out = append(out, Atom{Kind: Character, Term: r})
	}
	return out
}

// initial is how a syllable sounds that begins a word.
func initial(s string) string {
	switch s {
	case "력":
		return "역"
	case "료":
		return "요"
	case "략":
		return "약"
	case "량":
		return "양"
	case "련":
		return "연"
	case "령":
		return "영"
	case "론":
		return "논"
	case "리":
		return "이"
	case "뇌":
		return "뇌"
	}
	return s
}

// syllableTable is how Korean syllables are written in Latin letters.
type syllableTable struct {
	initials, vowels, finals [][]string
	of                       map[string][]rune // syllables by a Latin spelling, the usual first
	families                 map[string][]string
	family                   map[string][]string // the same by Latin spelling
}

var syllables = newSyllables()

func newSyllables() *syllableTable {
	t := &syllableTable{of: map[string][]rune{}, families: map[string][]string{}, family: map[string][]string{}}
	for _, line := range table("syllables") {
		spellings := line[2:]
		for i, s := range spellings {
			spellings[i] = strings.Trim(s, "-")
		}
		switch line[0] {
		case "initial":
			t.initials = append(t.initials, spellings)
		case "vowel":
			t.vowels = append(t.vowels, spellings)
		case "final":
			t.finals = append(t.finals, spellings)
		}
	}
	for _, line := range table("families") {
		t.families[line[0]] = line[1:]
		for _, latin := range line[1:] {
			t.family[latin] = append(t.family[latin], line[0])
		}
	}
	for i := range t.initials {
		for v := range t.vowels {
			for f := range t.finals {
				r := rune(0xac00 + (i*21+v)*28 + finalAt[f])
				for _, s := range t.spellings(r) {
					t.of[s] = append(t.of[s], r)
				}
			}
		}
	}
	return t
}

// finalAt are the places of the table's final sounds among those of Unicode.
var finalAt = []int{0, 1, 4, 7, 8, 16, 17, 19, 21}

// spellings are the ways to write a syllable; none where the table lacks it.
func (t *syllableTable) spellings(r rune) []string {
	if r < 0xac00 || r > 0xd7a3 {
		return nil
	}
	n := int(r - 0xac00)
	f := slices.Index(finalAt, n%28)
	if f < 0 {
		return nil
	}
	var out []string
	for _, i := range t.initials[n/28/21] {
		for _, v := range t.vowels[n/28%21] {
			for _, e := range t.finals[f] {
				if s := i + v + e; !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// split cuts a word into two syllables, in each way that it can be.
func (t *syllableTable) split(w string) (out [][2]string) {
	if len(w) < 5 || len(w) > 12 {
		return nil
	}
	for i := 2; i <= len(w)-2; i++ {
		if t.of[w[:i]] != nil && t.of[w[i:]] != nil {
			out = append(out, [2]string{w[:i], w[i:]})
		}
	}
	return out
}

// mostSpelt bounds the spellings of one syllable that are asked for.
const mostSpelt = 6

// personal gives Korean names of persons how the other script writes them: 김용길
// is Kim Yong-kil, Yong-kil Kim, Kim Yongkil and Kim Yong Kil.
func personal(parts []Part) []Part {
	var out []Part
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		if p.Quoted || p.Without || len(p.Marks) > 0 && !All(p.Units, Word) {
			out = append(out, p)
			continue
		}
		if All(p.Units, Character) && len(p.Units) == 3 {
			p.romanise()
			out = append(out, p)
			continue
		}
		if n, name := latinName(parts[i:]); n > 0 {
			whole := Part{}
			for _, q := range parts[i : i+n] {
				whole.Units = append(whole.Units, q.Units...)
			}
			whole.korean(name)
			if len(whole.Others) > 0 {
				// the words may stand in any order and with other signs between
				whole.words(parts[i : i+n])
				out = append(out, whole)
				i += n - 1
				continue
			}
		}
		if i+1 < len(parts) && syllable(p) && syllable(parts[i+1]) && syllables.family[p.Units[0].Term] == nil {
			whole := Part{Pieces: parts[i : i+2], Units: []Atom{p.Units[0], parts[i+1].Units[0]}}
			whole.joined()
			out = append(out, whole)
			i++
			continue
		}
		out = append(out, p)
	}
	return out
}

// syllable reports whether a Part is one word that may be a Korean syllable.
func syllable(p Part) bool {
	return !p.Quoted && !p.Without && len(p.Marks) == 0 && len(p.Units) == 1 && p.Units[0].Kind == Word &&
		len(p.Units[0].Term) > 2 && syllables.of[p.Units[0].Term] != nil
}

// romanise adds how Latin letters write a Korean name of three syllables.
func (p *Part) romanise() {
	family := syllables.families[p.Units[0].Term]
	if family == nil {
		return
	}
	var given [2]Spelt
	for i := range given {
		r, _ := utf8.DecodeRuneInString(p.Units[i+1].Term)
		s := syllables.spellings(r)
		given[i] = s[:min(mostSpelt, len(s))]
		if len(s) == 0 {
			return
		}
	}
	var one Spelt
	for _, a := range given[0] {
		for _, b := range given[1] {
			one = append(one, a+b)
			for _, f := range family[:min(2, len(family))] {
				p.Others = append(p.Others, latin(f, a, b), latin(a, b, f))
			}
		}
	}
	p.Others = p.Others[:min(len(p.Others), 3*mostOthers)]
	p.Phrases = append(p.Phrases,
		[]Spelt{family, given[0], given[1]}, []Spelt{given[0], given[1], family},
		[]Spelt{family, one}, []Spelt{one, family})
}

func latin(words ...string) (out []Atom) {
	st := Borrow()
	defer st.Return()
	for _, w := range words {
		out = append(out, Atom{Kind: Word, Term: string(st.Stem([]byte(w)))})
	}
	return out
}

// latinName finds a Korean name in Latin letters at the beginning of parts: the
// family name before or behind two syllables, in one to three parts. name is the
// family name and the syllables.
func latinName(parts []Part) (n int, name [3]string) {
	var words []string
	for i, p := range parts[:min(3, len(parts))] {
		if p.Quoted || p.Without || !All(p.Units, Word) || len(p.Marks) > 0 && len(p.Units) == 1 {
			break
		}
		for _, u := range p.Units {
			words = append(words, u.Term)
		}
		if i == 0 && len(words) > 2 {
			break
		}
		if two := joinedName(words); two != nil {
			n, name = i+1, *two
		}
	}
	return n, name
}

// joinedName reads words as a family name and two syllables.
func joinedName(words []string) *[3]string {
	given := func(words []string) (a, b string, ok bool) {
		if len(words) == 1 {
			for _, two := range syllables.split(words[0]) {
				return two[0], two[1], true
			}
			return "", "", false
		}
		return words[0], words[1], syllables.of[words[0]] != nil && syllables.of[words[1]] != nil
	}
	if len(words) != 2 && len(words) != 3 {
		return nil
	}
	if syllables.family[words[0]] != nil {
		if a, b, ok := given(words[1:]); ok {
			return &[3]string{words[0], a, b}
		}
	}
	if last := len(words) - 1; syllables.family[words[last]] != nil {
		if a, b, ok := given(words[:last]); ok {
			return &[3]string{words[last], a, b}
		}
	}
	return nil
}

// korean adds how Hangul writes a name.
func (p *Part) korean(name [3]string) {
	first, second := syllables.of[name[1]], syllables.of[name[2]]
	for _, family := range syllables.family[name[0]] {
		for _, a := range first[:min(4, len(first))] {
			for _, b := range second[:min(4, len(second))] {
				p.other([]Atom{{Kind: Character, Term: family}, {Kind: Character, Term: string(a)}, {Kind: Character, Term: string(b)}})
			}
		}
	}
}

// words are the words of a name as they were typed, which may stand apart.
func (p *Part) words(parts []Part) { p.Pieces = parts }

// particles are the endings of Korean words.
var particles = func() (out [][]rune) {
	for _, line := range table("particles") {
		for _, p := range line {
			out = append(out, []rune(p))
		}
	}
	return out
}()

// Bare is the part without the particle that it ends with; false where it ends with
// none, or with what leaves fewer than two syllables.
func (p Part) Bare() (Part, bool) {
	if p.Quoted || len(p.Marks) > 0 || !All(p.Units, Character) {
		return Part{}, false
	}
	for _, ending := range particles {
		rest := len(p.Units) - len(ending)
		if rest < 2 {
			continue
		}
		same := true
		for i, r := range ending {
			same = same && p.Units[rest+i].Term == string(r)
		}
		if same {
			return Part{Units: p.Units[:rest:rest]}, true
		}
	}
	return Part{}, false
}
