package names

import (
	"slices"
	"strconv"
	"strings"
)

// Sounds are keys under which a name is found again by other spellings: two names
// that are of one person share one of them, but for names in Han of Japan and
// China beside such in other scripts. Many names that share one are of two
// people: Compare decides. There are at most 60, sorted.
func Sounds(written string) []string {
	var all []string
	for _, f := range Parse(written).forms {
		for _, g := range heardForms(f) {
			all = append(all, g.sounds()...)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return all[:min(len(all), 60)]
}

// heardForms are a form and what it is in a script whose sounds are known.
func heardForms(f form) []form {
	switch f.script {
	case hangul:
		return []form{divided(f)}
	case han:
		var all []form
		for _, g := range inHangul(f) {
			all = append(all, divided(g))
		}
		return append(all, inPinyin(f)...)
	case kana:
		return []form{f.latin()}
	}
	return []form{f}
}

// sounds are the keys of two words at a time; of three words two may be one, and
// of more than five the first five count.
func (f form) sounds() []string {
	var w []string
	for _, word := range f.words {
		if len(f.words) < 3 || !particles[word] {
			w = append(w, word)
		}
	}
	w = w[:min(len(w), 5)]
	var pairs [][2]string
	for i, x := range w {
		for _, y := range w[i+1:] {
			pairs = append(pairs, [2]string{x, y})
		}
	}
	if len(w) == 3 {
		pairs = append(pairs, [2]string{w[0], w[1] + w[2]}, [2]string{w[0] + w[1], w[2]})
	}
	var all []string
	for _, p := range pairs {
		for _, x := range f.heard(p[0]) {
			for _, y := range f.heard(p[1]) {
				all = append(all, min(x, y)+" "+max(x, y))
			}
		}
	}
	return all
}

// heard is how a word sounds: its consonants, with and without the r that many
// leave silent, and the Korean family name that it may be.
func (f form) heard(word string) []string {
	word = strings.ReplaceAll(word, "-", "")
	if f.script == hangul {
		all := []string{skeleton(romanHangul(word))}
		if len([]rune(word)) == 1 {
			all = append(all, "="+koreanFamily(word))
		}
		return all
	}
	all := skeletons(word, true)
	if family, ok := korean.families[word]; ok {
		all = append(all, "="+koreanFamily(family))
	}
	if n := nicknames[word]; n > 0 {
		all = append(all, "~"+strconv.Itoa(n))
	}
	slices.Sort(all)
	return slices.Compact(all)
}
