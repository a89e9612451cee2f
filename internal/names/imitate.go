package names

import "strings"

// consonants leaves of a Latin word what Hangul and kana keep of it: its
// consonants in a few classes, without vowels.
var consonants = strings.NewReplacer("sch", "S", "tch", "J", "tsu", "C", "ts", "C", "ch", "J", "sh", "S", "ph", "P", "th", "S", "kh", "K", "ng", "N", "gh", "K", "ck", "K",
	"zh", "J", "dz", "J", "j", "J", "z", "J", "c", "K", "q", "J", "x", "S", "k", "K", "g", "K", "d", "T", "t", "T", "b", "P", "p", "P", "f", "P", "v", "P",
	"r", "R", "l", "R", "m", "M", "n", "N", "s", "S", "h", "H", "w", "", "y", "", "a", "", "e", "", "i", "", "o", "", "u", "", "-", "")

var classes = strings.NewReplacer("C", "S", "M", "N", "H", "")

// skeleton is a word as the letters of other scripts imitate it.
func skeleton(word string) string {
	s := classes.Replace(consonants.Replace(word))
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// skeletons are a word's, and those of the same word as another script may have
// heard it: f as h, a syllable that ends in n before g, an r that English leaves
// silent.
func skeletons(word string, latin bool) []string {
	word = strings.ReplaceAll(word, "-", "")
	all := []string{skeleton(word), skeleton(strings.ReplaceAll(word, "f", "h"))}
	apart := word
	for _, v := range []string{"a", "e", "i", "o", "u", "y"} {
		apart = strings.ReplaceAll(apart, "ng"+v, "n-g"+v)
	}
	all = append(all, skeleton(apart))
	if latin {
		all = append(all, skeleton(strings.NewReplacer("ar", "a", "er", "e", "or", "o", "ur", "u", "ir", "i").Replace(word)))
	}
	return all
}

// imitated compares a form in Hangul or in Latin letters of kana with a name in
// Latin letters whose sounds it may imitate: by the skeleton of each word, in any
// order. It is certain for long names alone, and never for Korean ones, of which
// kana leave too little.
func imitated(x, y form) Answer {
	heard := make([]string, 0, len(x.words))
	for _, w := range x.words {
		if x.script == hangul {
			w = romanHangul(w)
		}
		heard = append(heard, strings.ToLower(w))
	}
	best := Answer{No, "the words do not sound the same"}
	for _, words := range spoken(y) {
		used := make([]bool, len(words))
		hits, long := 0, 0
		for _, h := range heard {
			for i, l := range words {
				if !used[i] && soundsLike(h, l) {
					hits++
					long += len(skeleton(h)) + 1
					used[i] = true
					break
				}
			}
		}
		switch {
		case hits < len(heard):
		case hits >= 2 && long >= 6 && len(korean.readings(y)) == 0:
			return Answer{Certain, "the words sound the same"}
		case hits >= 2 && long >= 3, hits == 1 && long >= 4:
			best = Answer{Possible, "the words may sound the same"}
		}
	}
	return best
}

// spoken are the ways to say a name: the words as they stand, two of three in one,
// a Korean family name as Korea says it, an everyday form of a given name.
func spoken(y form) [][]string {
	all := [][]string{y.words}
	if len(y.words) == 3 {
		all = append(all, []string{y.words[0], y.words[1] + y.words[2]}, []string{y.words[0] + y.words[1], y.words[2]})
	}
	for _, words := range all {
		for _, at := range []int{0, len(words) - 1} {
			if at < 0 {
				continue
			}
			var others []string
			if family, ok := korean.families[words[at]]; ok {
				others = []string{romanHangul(koreanFamily(family))}
			} else if at == 0 {
				others = called(words[0])[1:]
			}
			for _, o := range others {
				said := append([]string(nil), words...)
				said[at] = o
				all = append(all, said)
			}
		}
	}
	return all
}

func soundsLike(heard, word string) bool {
	v, w := vowels(heard), vowels(word)
	if v > w+2 || w > v+1 {
		return false
	}
	for _, h := range skeletons(heard, false) {
		for _, w := range skeletons(word, true) {
			if h != "" && h == w {
				return true
			}
		}
	}
	return skeleton(heard) == "" && skeleton(word) == "" && heard != "" && word != "" && vowel(heard) == vowel(word)
}

// vowel is the first vowel of a word, y as i.
func vowel(word string) byte {
	for i := range len(word) {
		if word[i] == 'y' {
			return 'i'
		}
		if strings.IndexByte("aeiou", word[i]) >= 0 {
			return word[i]
		}
	}
	return 0
}

// vowels counts groups of vowels.
func vowels(word string) int {
	n, in := 0, false
	for _, r := range word {
		v := strings.ContainsRune("aeiouy", r)
		if v && !in {
			n++
		}
		in = v
	}
	return n
}
