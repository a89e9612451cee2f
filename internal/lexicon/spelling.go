package lexicon

import (
	"slices"
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
