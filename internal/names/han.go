package names

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed han.tsv
var hanTable string

// character is how one character is read in names of three languages.
type character struct {
	korean   []rune   // Hangul syllables
	chinese  []string // pinyin without tones
	japanese []string // as Unihan writes them, long vowels by ou and uu
}

// characters is the table, read when the first name in Han is compared.
var characters = sync.OnceValue(func() map[rune]character {
	m := map[rune]character{}
	for line := range strings.Lines(hanTable) {
		columns := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(columns) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		c := character{korean: []rune(columns[1])}
		if columns[2] != "" {
			c.chinese = strings.Split(columns[2], ",")
		}
		if columns[3] != "" {
			c.japanese = strings.Split(columns[3], ",")
		}
		m[[]rune(columns[0])[0]] = c
	}
	return m
})

// most readings of a name that are tried.
const most = 24

// InHangul are the ways in which Korean reads a name written in Han, as Hangul; none
// where it is not all Han, or a character of it is read in no way.
func InHangul(written string) []string {
	f := parseForm(written)
	if f.script != han {
		return nil
	}
	var out []string
	for _, g := range inHangul(f) {
		out = append(out, g.words[0])
	}
	return out
}

// inHangul are the ways to read a name in Han as a Korean one.
func inHangul(f form) []form {
	table := characters()
	so := []string{""}
	for _, r := range strings.Join(f.words, "") {
		var next []string
		for _, before := range so {
			for _, k := range table[r].korean {
				if len(next) < most {
					next = append(next, before+string(k))
				}
			}
		}
		so = next
	}
	var all []form
	for _, s := range so {
		all = append(all, form{script: hangul, words: []string{s}, capped: -1})
	}
	return all
}

// inPinyin are the ways to read a name in Han as a Chinese one, the family name
// of one or two characters first.
func inPinyin(f form) []form {
	letters := []rune(strings.Join(f.words, ""))
	if len(letters) < 2 || len(letters) > 4 {
		return nil
	}
	table := characters()
	so := [][]string{nil}
	for _, r := range letters {
		var next [][]string
		for _, before := range so {
			for _, p := range table[r].chinese {
				if len(next) < most {
					next = append(next, append(slices.Clone(before), p))
				}
			}
		}
		so = next
	}
	var all []form
	for _, s := range so {
		family := 1
		if len(s) == 4 {
			family = 2
		}
		all = append(all, form{script: latin, words: []string{strings.Join(s[:family], ""), strings.Join(s[family:], "-")}, capped: 0})
	}
	return all
}

// compareHan compares a name in Han with another form.
func compareHan(x, y form) Answer {
	if y.script == han && x.script != han {
		x, y = y, x
	}
	switch y.script {
	case han:
		return sameCharacters(x, y)
	case kana:
		if a := hanInLatin(x, y.latin()); a.Same > No {
			return a
		}
		for _, k := range inHangul(x) {
			if a := imitated(divided(k), y.latin()); a.Same > No {
				return Answer{Possible, a.Reason}
			}
		}
		return Answer{No, "no reading of the characters is that name"}
	}
	return hanInLatin(x, y)
}

// divided is a Hangul name as family and given name, as other scripts write it.
func divided(f form) form {
	letters := []rune(f.whole())
	if len(f.words) > 1 || len(letters) < 2 {
		return f
	}
	f.words = []string{string(letters[:1]), string(letters[1:])}
	return f
}

func hanInLatin(x, y form) Answer {
	best := Answer{No, "no reading of the characters is that name"}
	better := func(a Answer, as string) {
		if a.Same > best.Same {
			best = Answer{a.Same, "the characters read as a " + as + " name are that name"}
		}
	}
	if len(y.words) < 2 {
		if len(y.words) == 1 && len(x.words) > 0 {
			if n := japaneseCover([]rune(x.whole()), y.words, folded); n == 2 {
				return Answer{Certain, "the characters read as a Japanese name are that name"}
			}
		}
		return best
	}
	for _, k := range inHangul(x) {
		a, _ := korean.compareReadings(readHangul(k), koreanReadings(y))
		better(a, "Korean")
	}
	for _, p := range inPinyin(x) {
		if a := compareWords(p, y); a.Same == Certain && a.exact || p.joined() == y.joined() {
			better(Answer{Certain, ""}, "Chinese")
		}
		a, _ := chinese.compare(p, y)
		better(a, "Chinese")
	}
	switch japaneseCover([]rune(strings.Join(x.words, "")), y.words, folded) {
	case 2:
		better(Answer{Certain, ""}, "Japanese")
	case 1:
		better(Answer{Possible, ""}, "Japanese")
	}
	return best
}

// japaneseCover says how well readings of the characters make up the words, one
// of them the family name, in either order: 2 where every character has its
// reading, 1 where all but one has, which then takes letters of its own.
func japaneseCover(letters []rune, words []string, as func(string) string) int {
	if len(letters) < 2 || len(letters) > 6 || len(words) > 2 {
		return 0
	}
	var names []string
	for _, w := range words {
		names = append(names, as(strings.ReplaceAll(w, "-", "")))
	}
	if len(names) == 1 {
		return cover(letters, names[0], as, 0)
	}
	best := 0
	for split := 1; split < len(letters); split++ {
		for _, order := range [][2]string{{names[0], names[1]}, {names[1], names[0]}} {
			family, given := familyCover(letters[:split], order[0], as), cover(letters[split:], order[1], as, 1)
			if family > 0 {
				best = max(best, given)
			}
		}
	}
	return best
}

// familyCover says whether letters are read as a family name without a gap.
func familyCover(letters []rune, word string, as func(string) string) int {
	if r, ok := japaneseFamilies[string(letters)]; ok && as(r) == word {
		return 2
	}
	return cover(letters, word, as, 0)
}

// cover reads letters as a word: 2 whole, 1 with as many gaps as allowed, 0 not.
func cover(letters []rune, word string, as func(string) string, gaps int) int {
	if len(letters) == 0 {
		if word == "" {
			return 2
		}
		return 0
	}
	best := 0
	for _, r := range slices.Concat(characters()[letters[0]].japanese, nameReadings[letters[0]]) {
		for _, reading := range asInNames(as(r)) {
			if reading == "" && len(r) > 2 {
				continue
			}
			if rest, ok := strings.CutPrefix(word, reading); ok {
				best = max(best, cover(letters[1:], rest, as, gaps))
			}
		}
	}
	if best == 2 || gaps == 0 || len(letters) == 1 && len(word) > 6 {
		return best
	}
	for n := 2; n <= min(5, len(word)); n++ { // a reading that only names have
		if cover(letters[1:], word[n:], as, gaps-1) == 2 {
			return 1
		}
	}
	return best
}

// asInNames are the forms that a reading takes beside another: kane is kana
// before it, a verb loses its ending, a stop stands for tsu.
func asInNames(reading string) []string {
	all := []string{reading}
	add := func(end, other string) {
		if rest, ok := strings.CutSuffix(reading, end); ok && rest != "" {
			all = append(all, rest+other)
		}
	}
	add("e", "a")
	add("ashii", "ashi")
	add("shii", "shi")
	add("shii", "")
	add("ru", "")
	add("su", "shi")
	add("su", "")
	add("ku", "ki")
	add("u", "i")
	add("mu", "mi")
	add("i", "")
	add("tsu", "t")
	add("chi", "t")
	add("ki", "k")
	return all
}

// folded is a Japanese word by one spelling, voiced consonants as the voiceless
// that they stand for beside another word.
func folded(word string) string {
	word = japanese(word)
	return strings.NewReplacer("gy", "ky", "g", "k", "ji", "shi", "j", "sh", "zu", "su", "z", "s", "d", "t", "b", "h", "p", "h", "ch", "sh", "tsu", "su", "fu", "hu").Replace(word)
}

// sameCharacters compares names in Han: a character and its variant have the
// same readings in Chinese and in Korean.
func sameCharacters(x, y form) Answer {
	a, b := []rune(strings.Join(x.words, "")), []rune(strings.Join(y.words, ""))
	if len(a) != len(b) {
		return Answer{No, "the characters differ"}
	}
	table := characters()
	same := true
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		c, d := table[a[i]], table[b[i]]
		if len(c.chinese) == 0 || len(d.chinese) == 0 || c.chinese[0] != d.chinese[0] || !strings.ContainsAny(string(c.korean), string(d.korean)) {
			return Answer{No, "the characters differ"}
		}
		same = false
	}
	if same {
		return Answer{Certain, "the same characters"}
	}
	return Answer{Possible, "characters of the same readings"}
}

// hanAsKorean compares a name in Hangul with one in Han: by the Korean readings
// of its characters, else as sounds of Chinese or Japanese that Hangul imitates.
func hanAsKorean(x, y form) Answer {
	name := strings.Join(x.words, "")
	for _, k := range inHangul(y) {
		if k.whole() == name {
			return Answer{Certain, "the characters have these Korean readings"}
		}
		if koreanFamily(string([]rune(k.whole())[:1])) == koreanFamily(string([]rune(name)[:1])) && strings.HasSuffix(k.whole(), string([]rune(name)[1:])) && len([]rune(name)) == len([]rune(k.whole())) {
			return Answer{Certain, "the characters have these Korean readings"}
		}
	}
	for _, p := range inPinyin(y) {
		if a := imitated(dividedLike(x, p), p); a.Same > No {
			return Answer{Possible, "the syllables imitate the Chinese name"}
		}
	}
	if len(x.words) == 2 {
		heard := []string{romanHangul(x.words[0]), romanHangul(x.words[1])}
		if japaneseCover([]rune(strings.Join(y.words, "")), heard, heardInHangul) == 2 {
			return Answer{Possible, "the syllables imitate the Japanese name"}
		}
	}
	return Answer{No, "the characters have other readings"}
}

// heardInHangul is a Japanese word, or what Hangul makes of one in Latin letters,
// by the sounds that both keep.
func heardInHangul(word string) string {
	word = strings.NewReplacer("eu", "u", "eo", "o", "ae", "e", "ss", "s", "kk", "k", "tt", "t", "pp", "p", "jj", "j").Replace(japanese(word))
	return strings.NewReplacer("sh", "s", "ch", "s", "ts", "s", "j", "s", "z", "s", "g", "k", "d", "t", "b", "h", "p", "h", "f", "h", "sy", "s").Replace(word)
}

// dividedLike divides a Hangul word into as many words as a name in pinyin has:
// Hangul writes one syllable where Chinese has one, or two where it has none like it.
func dividedLike(x, p form) form {
	letters := []rune(x.whole())
	if len(x.words) > 1 || len(letters) < 2 {
		return x
	}
	for n := 1; n < len(letters); n++ {
		if y := (form{script: hangul, words: []string{string(letters[:n]), string(letters[n:])}}); soundsLike(romanHangul(y.words[0]), p.words[0]) {
			return y
		}
	}
	return divided(x)
}
