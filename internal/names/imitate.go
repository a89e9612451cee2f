package names

import "strings"

// consonants leaves of a Latin word what Hangul and kana keep of it: its
// consonants in a few classes, without vowels.
var consonants = strings.NewReplacer("sch", "S", "tch", "J", "tsu", "C", "ts", "C", "ch", "J", "sh", "S", "ph", "P", "th", "S", "kh", "K", "ng", "N", "gh", "K", "ck", "K",
	"zh", "J", "dz", "J", "j", "J", "z", "J", "c", "K", "q", "K", "k", "K", "g", "K", "x", "KS", "d", "T", "t", "T", "b", "P", "p", "P", "f", "P", "v", "P",
	"r", "R", "l", "R", "m", "M", "n", "N", "s", "S", "h", "H", "w", "", "y", "", "a", "", "e", "", "i", "", "o", "", "u", "", "-", "")

// skeleton is a word as the letters of other scripts imitate it.
func skeleton(word string) string {
	s := consonants.Replace(word)
	s = strings.NewReplacer("C", "S", "J", "J", "M", "N", "H", "").Replace(s)
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

// imitated compares a Hangul form that may imitate a foreign name with that name
// in Latin letters: by the skeleton of each word, family name or not. What it
// finds is possible at the most.
func imitated(x, y form) Answer {
	var heard []string
	for _, w := range x.words {
		heard = append(heard, skeleton(strings.ToLower(romanHangul(w))))
	}
	left := make([]string, 0, len(y.words))
	for _, p := range y.words {
		left = append(left, skeleton(strings.ReplaceAll(p, "-", "")))
	}
	hits, long := 0, 0
	for _, h := range heard {
		for i, l := range left {
			if h != "" && h == l {
				hits++
				long += len(h)
				left[i] = ""
				break
			}
		}
	}
	switch {
	case hits >= 2 && long >= 4:
		return Answer{Certain, "the words sound the same"}
	case hits == 1 && len(heard) == 1 && long >= 2:
		return Answer{Possible, "one word sounds the same"}
	}
	return Answer{No, "the words do not sound the same"}
}
