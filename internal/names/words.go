package names

import (
	"fmt"
	"strings"
)

// match is a comparison by words: exact where every word stands on both sides
// as written, fuzzy where it needed letters that differ.
type match struct {
	Answer
	exact, fuzzy bool
}

// likeness of two words.
type likeness int

const (
	different likeness = iota
	initial            // one is the first letter of the other
	similar            // a letter or two apart
	variant            // one name by other conventions
	equal
)

// compareWords pairs the words of two names in any order. Words may be joined on
// one side and divided on the other.
func compareWords(x, y form) match {
	if y.whole() < x.whole() {
		x, y = y, x // the pairing is greedy: both ways round it shall be one
	}
	a, b := x.pieces(), y.pieces()
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	count := map[likeness]int{}
	letters := 0 // of words that found a partner
	pair := func(l likeness, i, wide, j, broad int) {
		for k := range wide {
			usedA[i+k] = true
		}
		for k := range broad {
			usedB[j+k] = true
		}
		letters += len(a[i])
		count[l]++
	}
	for l := equal; l > different; l-- {
		for i := range a {
			for j := range b {
				switch {
				case usedA[i] || usedB[j] || particles[a[i]] || particles[b[j]]:
				case alike(a[i], b[j]) == l:
					pair(l, i, 1, j, 1)
				case l < variant:
				case j+1 < len(b) && !usedB[j+1] && len(a[i]) > 3 && alike(a[i], b[j]+b[j+1]) == l:
					pair(l, i, 1, j, 2)
				case i+1 < len(a) && !usedA[i+1] && len(b[j]) > 3 && alike(a[i]+a[i+1], b[j]) == l:
					pair(l, i, 2, j, 1)
				}
			}
		}
	}
	left, other := unpaired(a, usedA)
	right, lone := unpaired(b, usedB)
	sure := count[equal] + count[variant] + count[similar]
	m := match{exact: count[variant]+count[similar]+count[initial]+left+right == 0, fuzzy: count[similar] > 0}
	switch {
	case sure == 0 && left+right == 0 && count[initial] == 0:
		m.Answer = Answer{Possible, "nothing but particles"}
	case sure == 0:
		m.Answer = Answer{No, "the names share no word"}
	case left > 0 && right > 0:
		m.Answer = Answer{No, "each name has a word that the other lacks"}
		if sure >= 2 && left == 1 && right == 1 && closeness(other, lone) >= 0.6 {
			m.Answer = Answer{Possible, "two words are the same, one is a letter or two apart"}
		}
	case sure >= 2 && count[initial] == 0 && left+right == 0:
		m.Answer = Answer{Certain, sentence(count, x, y)}
	case sure >= 2:
		m.Answer = Answer{Certain, "one name has all words of the other"}
		if count[similar] > 1 || letters < 7 {
			m.Answer.Same = Possible
		}
	case count[initial] > 0:
		m.Answer = Answer{Possible, "one name gives an initial"}
	default:
		m.Answer = Answer{Possible, "one name is a single word of the other"}
	}
	return m
}

// unpaired counts the words without a partner, particles aside, and names the
// last of them.
func unpaired(words []string, used []bool) (n int, last string) {
	for i, u := range used {
		if !u && !particles[words[i]] {
			n++
			last = words[i]
		}
	}
	return n, last
}

func sentence(count map[likeness]int, x, y form) string {
	switch {
	case count[similar] > 0:
		return fmt.Sprintf("the words are the same but for a letter or two (%s, %s)", x.whole(), y.whole())
	case count[variant] > 0:
		return fmt.Sprintf("the words are the same by other spelling (%s, %s)", x.whole(), y.whole())
	}
	return "the same words in another order or grouping"
}

// alike compares two folded words.
func alike(a, b string) likeness {
	if a == b {
		return equal
	}
	if len(a) == 1 || len(b) == 1 {
		if a != "" && b != "" && a[0] == b[0] {
			return initial
		}
		return different
	}
	if n := nicknames[a]; n > 0 && n == nicknames[b] {
		return variant
	}
	if japanese(a) == japanese(b) {
		return variant
	}
	if len(a) > 3 && len(b) > 3 && loose(a) == loose(b) {
		return variant
	}
	la, lb := loose(a), loose(b)
	if la == "" || lb == "" {
		return different
	}
	shorter := min(len(la), len(lb))
	if la[:1] == lb[:1] && shorter >= 4 && skeleton(a) == skeleton(b) && distance(a, b) <= 1 {
		return similar // a vowel more or less
	}
	if d := distance(la, lb); shorter >= 5 && d <= 1 || shorter >= 9 && d <= 2 {
		return similar
	}
	return different
}

// spelling are letters that conventions write in several ways, in the order in
// which they are replaced.
var spelling = strings.NewReplacer("sch", "sh", "tch", "ch", "ph", "f", "ck", "k", "kh", "h", "gh", "g", "dh", "d", "th", "t", "iy", "i", "yy", "i",
	"iu", "yu", "ia", "ya", "ie", "i", "ee", "i", "ea", "i", "oo", "u", "ou", "u", "ow", "ov", "dj", "j", "zh", "j", "ks", "x",
	"w", "v", "q", "k", "y", "i", "oe", "o", "ue", "u", "ae", "a")

// loose is a word as it sounds, roughly: what conventions write differently is
// one letter, doubled letters are single.
func loose(word string) string {
	word = spelling.Replace(word)
	var b strings.Builder
	var last rune
	for i, r := range word {
		if r == 'c' && (i+1 >= len(word) || word[i+1] != 'h' && word[i+1] != 'e' && word[i+1] != 'i') {
			r = 'k'
		}
		if r == last {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// distance is Damerau's, restricted: letters put in, left out, changed or
// exchanged with their neighbour.
func distance(a, b string) int {
	if d := len(a) - len(b); d > 2 || d < -2 {
		return 3 // more than anybody asks for
	}
	return edits(a, b)
}

// edits is the distance, however long.
func edits(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	var older []int
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		older, before, row = before, row, make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(before[j]+1, row[j-1]+1, before[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
	}
	return row[len(b)]
}
