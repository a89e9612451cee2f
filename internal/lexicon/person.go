package lexicon

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/names"
)

// syllableTable is how Korean syllables are written in Latin letters.
type syllableTable struct {
	initials, vowels, finals [][]string
	of                       map[string][]sounded // syllables by a Latin spelling, the likeliest first
	families                 map[string][]string
	family                   map[string][]string // the same by Latin spelling
}

// sounded is a syllable and how unusual a spelling is for it, from 0.
type sounded struct {
	syllable rune
	unusual  int
}

var syllables = newSyllables()

func newSyllables() *syllableTable {
	t := &syllableTable{of: map[string][]sounded{}, families: map[string][]string{}, family: map[string][]string{}}
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
				for _, s := range t.spelt(i, v, f) {
					t.of[s.latin] = append(t.of[s.latin], sounded{r, s.unusual})
				}
			}
		}
	}
	for _, all := range t.of {
		slices.SortStableFunc(all, func(a, b sounded) int { return cmp.Compare(a.unusual, b.unusual) })
	}
	return t
}

// finalAt are the places of the table's final sounds among those of Unicode.
var finalAt = []int{0, 1, 4, 7, 8, 16, 17, 19, 21}

// latinSyllable is a spelling of a syllable.
type latinSyllable struct {
	latin   string
	unusual int
}

// spelt are the ways to write a syllable of three sounds, in the table's order.
func (t *syllableTable) spelt(initial, vowel, final int) (out []latinSyllable) {
	unusual := 0
	switch initial {
	case 1, 4, 8, 10, 13: // hard sounds, which hardly any name has
		unusual = 2
	}
	for i, a := range t.initials[initial] {
		for v, b := range t.vowels[vowel] {
			for f, c := range t.finals[final] {
				if s := a + b + c; !slices.ContainsFunc(out, func(o latinSyllable) bool { return o.latin == s }) {
					out = append(out, latinSyllable{s, unusual + i + v + f})
				}
			}
		}
	}
	return out
}

// spellings are the ways to write a syllable; none where the table lacks it.
func (t *syllableTable) spellings(r rune) (out []string) {
	if r < 0xac00 || r > 0xd7a3 {
		return nil
	}
	n := int(r - 0xac00)
	f := slices.Index(finalAt, n%28)
	if f < 0 {
		return nil
	}
	for _, s := range t.spelt(n/28/21, n/28%21, f) {
		out = append(out, s.latin)
	}
	return out
}

// likeliest are the syllables that a spelling is least unusual for.
func (t *syllableTable) likeliest(spelling string) (out []rune) {
	for _, s := range t.of[spelling] {
		if s.unusual == t.of[spelling][0].unusual {
			out = append(out, s.syllable)
		}
	}
	return out
}

// split cuts a word into two syllables, in each way that it can be, the likeliest
// first.
func (t *syllableTable) split(w string) (out [][2]string) {
	if len(w) < 5 || len(w) > 12 {
		return nil
	}
	for i := 2; i <= len(w)-2; i++ {
		if t.of[w[:i]] != nil && t.of[w[i:]] != nil {
			out = append(out, [2]string{w[:i], w[i:]})
		}
	}
	unusual := func(s [2]string) int { return t.of[s[0]][0].unusual + t.of[s[1]][0].unusual }
	slices.SortStableFunc(out, func(a, b [2]string) int { return cmp.Compare(unusual(a), unusual(b)) })
	return out
}

// Bounds of the ways to write a name that are asked for.
const (
	mostSpelt  = 6 // of one syllable
	mostEither = 8 // of what may be one of several syllables
	mostCuts   = 2 // of a word into two syllables
)

// personal gives Korean names of persons how the other scripts write them: 김용길
// and 金容吉 are Kim Yong-kil, Yong-kil Kim, Kim Yongkil, Kim Yong Kil and, as another
// house writes it, Kim Yong-gil.
func personal(parts []Part) []Part {
	var out []Part
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		if p.Quoted || p.Without || len(p.Marks) > 0 && !All(p.Units, Word) {
			out = append(out, p)
			continue
		}
		if All(p.Units, Character) && len(p.Units) == 3 {
			p.inHangul()
			out = append(out, p)
			continue
		}
		if n, found := latinNames(parts[i:]); n > 0 {
			whole := Part{}
			for _, q := range parts[i : i+n] {
				whole.Units = append(whole.Units, q.Units...)
			}
			for _, name := range found {
				whole.korean(name)
			}
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

// inHangul gives three characters that may be a Korean name how Latin letters write
// it, and Han characters how Hangul does.
func (p *Part) inHangul() {
	written := ""
	for _, u := range p.Units {
		written += u.Term
	}
	family, _ := utf8.DecodeRuneInString(written)
	if family >= 0xac00 && family <= 0xd7a3 {
		p.romanise([]rune(written))
		return
	}
	for _, name := range names.InHangul(written) {
		syllable := []rune(name)
		if len(syllable) != 3 || syllables.families[string(syllable[0])] == nil {
			continue
		}
		read := []Atom{{Kind: Character, Term: string(syllable[0])}, {Kind: Character, Term: string(syllable[1])}, {Kind: Character, Term: string(syllable[2])}}
		if !slices.ContainsFunc(p.Others, func(o []Atom) bool { return slices.Equal(o, read) }) {
			p.other(read)
		}
		p.romanise(syllable)
	}
}

// romanise adds how Latin letters write a Korean name of three syllables.
func (p *Part) romanise(name []rune) {
	var given [2]Spelt
	for i := range given {
		s := syllables.spellings(name[i+1])
		given[i] = s[:min(mostSpelt, len(s))]
	}
	p.latin(syllables.families[string(name[0])], given[0], given[1])
}

// latin adds a name in Latin letters, the family name before or behind the given one.
func (p *Part) latin(family, first, second Spelt) {
	if len(family) == 0 || len(first) == 0 || len(second) == 0 {
		return
	}
	var one Spelt
	for _, a := range first {
		for _, b := range second {
			one = append(one, a+b)
			for _, f := range family[:min(2, len(family))] {
				p.Others = append(p.Others, latin(f, a, b), latin(a, b, f))
			}
		}
	}
	p.Others = p.Others[:min(len(p.Others), 3*mostOthers)]
	family, first, second, one = stemmed(family), stemmed(first), stemmed(second), stemmed(one)
	p.Phrases = append(p.Phrases,
		[]Spelt{family, first, second}, []Spelt{first, second, family},
		[]Spelt{family, one}, []Spelt{one, family})
}

// stemmed are words as the index has them.
func stemmed(words Spelt) (out Spelt) {
	st := Borrow()
	defer st.Return()
	for _, w := range words {
		if s := string(st.Stem([]byte(w))); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func latin(words ...string) (out []Atom) {
	st := Borrow()
	defer st.Return()
	for _, w := range words {
		out = append(out, Atom{Kind: Word, Term: string(st.Stem([]byte(w)))})
	}
	return out
}

// latinNames finds a Korean name in Latin letters at the beginning of parts: the
// family name before or behind two syllables, in one to three parts. Each that it may
// be is the family name and the syllables.
func latinNames(parts []Part) (n int, found [][3]string) {
	var words []string
	for i, p := range parts[:min(3, len(parts))] {
		if p.Quoted || p.Without || !All(p.Units, Word) || len(p.Marks) > 0 && len(p.Units) == 1 {
			break
		}
		for _, u := range p.Units {
			words = append(words, u.Written)
		}
		if i == 0 && len(words) > 2 {
			break
		}
		if all := joinedNames(words); all != nil {
			n, found = i+1, all
		}
	}
	return n, found
}

// joinedNames reads words as a family name and two syllables.
func joinedNames(words []string) (out [][3]string) {
	if len(words) != 2 && len(words) != 3 {
		return nil
	}
	read := func(family string, given []string) {
		if syllables.family[family] == nil || out != nil {
			return
		}
		if len(given) == 1 {
			cuts := syllables.split(given[0])
			for _, two := range cuts[:min(mostCuts, len(cuts))] {
				out = append(out, [3]string{family, two[0], two[1]})
			}
		} else if syllables.of[given[0]] != nil && syllables.of[given[1]] != nil {
			out = [][3]string{{family, given[0], given[1]}}
		}
	}
	last := len(words) - 1
	read(words[0], words[1:])
	read(words[last], words[:last])
	return out
}

// korean adds how Hangul writes a name, and how Latin letters write that otherwise.
func (p *Part) korean(name [3]string) {
	first, second := syllables.of[name[1]], syllables.of[name[2]]
	for _, family := range syllables.family[name[0]] {
		for _, a := range first[:min(4, len(first))] {
			for _, b := range second[:min(4, len(second))] {
				p.other([]Atom{{Kind: Character, Term: family}, {Kind: Character, Term: string(a.syllable)}, {Kind: Character, Term: string(b.syllable)}})
			}
		}
		p.latin(syllables.families[family], otherwise(name[1]), otherwise(name[2]))
	}
}

// otherwise are the ways to write what a spelling most likely stands for.
func otherwise(spelling string) (out Spelt) {
	out = Spelt{spelling}
	for _, r := range syllables.likeliest(spelling) {
		for _, s := range syllables.spellings(r) {
			if len(out) < mostEither && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// words are the words of a name as they were typed, which may stand apart.
func (p *Part) words(parts []Part) { p.Pieces = parts }
