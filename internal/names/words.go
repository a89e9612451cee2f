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
	a, b := x.pieces(), y.pieces()
	used := make([]bool, len(b))
	count := map[likeness]int{}
	left, letters := 0, 0 // pieces of a without a partner; letters that found one
	for i := 0; i < len(a); i++ {
		best, at, width, took := different, -1, 1, 1
		for j := range b {
			if used[j] {
				continue
			}
			if l := alike(a[i], b[j]); l > best {
				best, at, width, took = l, j, 1, 1
			}
			if j+1 < len(b) && !used[j+1] && len(a[i]) > 3 {
				if l := alike(a[i], b[j]+b[j+1]); l >= variant && l > best {
					best, at, width, took = l, j, 2, 1
				}
			}
			if i+1 < len(a) && len(b[j]) > 3 {
				if l := alike(a[i]+a[i+1], b[j]); l >= variant && l > best {
					best, at, width, took = l, j, 1, 2
				}
			}
		}
		if at < 0 {
			left++
			continue
		}
		for k := range width {
			used[at+k] = true
		}
		letters += len(a[i])
		count[best]++
		i += took - 1
	}
	right := 0
	for _, u := range used {
		if !u {
			right++
		}
	}
	sure := count[equal] + count[variant] + count[similar]
	m := match{exact: count[variant]+count[similar]+count[initial] == 0, fuzzy: count[similar] > 0}
	switch {
	case sure == 0:
		m.Answer = Answer{No, "the names share no word"}
	case left > 0 && right > 0:
		m.Answer = Answer{No, "each name has a word that the other lacks"}
		if sure >= 2 && left == 1 && right == 1 && sure > left {
			m.Answer = Answer{Possible, "two words are the same, one on each side is not"}
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
		if a[0] == b[0] {
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
	shorter := min(len(la), len(lb))
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
		return 3
	}
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
