package wording

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LongestWord is the longest word of a phrase: where it is not, the phrase is not.
func LongestWord(folded string) string {
	return slices.MaxFunc(strings.Fields(folded), func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// FoldPhrase writes the words of a phrase in small letters with one space between
// them.
func FoldPhrase(words string) string {
	return strings.ToLower(strings.Join(strings.Fields(words), " "))
}

// FindPhrase returns where a folded phrase stands in a line that has one space between
// its words, in bytes of the line: words of an alphabet whole, Hangul, Han and Kana
// wherever they stand.
func FindPhrase(line, folded string) (out [][2]int) {
	lower := strings.ToLower(line)
	if len(lower) != len(line) { // a letter whose small form is longer: look letter by letter
		return findSlowly(line, folded)
	}
	for from := 0; ; {
		at := strings.Index(lower[from:], folded)
		if at < 0 {
			return out
		}
		start, end := from+at, from+at+len(folded)
		from = start + 1
		for from < len(lower) && !utf8.RuneStart(lower[from]) {
			from++
		}
		if wholeWords(lower, start, end) {
			out = append(out, [2]int{start, end})
			from = end
		}
	}
}

func findSlowly(line, folded string) (out [][2]int) {
	for start := 0; start < len(line); {
		end, rest := start, folded
		for rest != "" && end < len(line) {
			r, size := utf8.DecodeRuneInString(line[end:])
			next, found := strings.CutPrefix(rest, strings.ToLower(string(r)))
			if !found {
				break
			}
			rest, end = next, end+size
		}
		if rest == "" && wholeWords(line, start, end) {
			out = append(out, [2]int{start, end})
			start = end
			continue
		}
		_, size := utf8.DecodeRuneInString(line[start:])
		start += size
	}
	return out
}

// wholeWords reports whether no word of an alphabet is cut at either end.
func wholeWords(line string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:start])
	first, _ := utf8.DecodeRuneInString(line[start:])
	last, _ := utf8.DecodeLastRuneInString(line[:end])
	after, _ := utf8.DecodeRuneInString(line[end:])
	return !(lettered(before) && lettered(first)) && !(lettered(last) && lettered(after))
}

func lettered(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
