package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// script is the writing of one form of a name.
type script int

const (
	latin script = iota
	hangul
	han  // Han, also with kana between
	kana // hiragana or katakana alone
)

// form is a name in one script: folded words without titles, each with its
// parts between hyphens.
type form struct {
	script script
	words  []string
	capped int // index of the one word written in capitals (the family name by custom), -1 without
}

// Name is a name taken apart: usually one form, more where others stand in
// brackets behind it.
type Name struct {
	forms []form
}

// whole is the name as one string, for equality alone.
func (f form) whole() string { return strings.Join(f.words, " ") }

// joined is the name without its borders of words.
func (f form) joined() string { return strings.ReplaceAll(strings.Join(f.words, ""), "-", "") }

// pieces are the parts of all words, divided at hyphens: the first ten, as no
// name has more.
func (f form) pieces() []string {
	var pieces []string
	for _, w := range f.words {
		for p := range strings.SplitSeq(w, "-") {
			if p != "" && len(pieces) < 10 {
				pieces = append(pieces, p)
			}
		}
	}
	return pieces
}

// Parse takes a name apart. Titles and honorifics before it and what stands
// behind it (Jr., 장관, 氏) are dropped.
func Parse(written string) Name {
	written = honours.Replace(norm.NFC.String(clip(strings.ToValidUTF8(written, " "))))
	var n Name
	add := func(part string) {
		for _, s := range byScript(part) {
			if f := parseForm(s); len(f.words) > 0 {
				n.forms = append(n.forms, f)
			}
		}
	}
	var behind []string
	for {
		open := strings.IndexAny(written, "(（[")
		if open < 0 {
			break
		}
		after := written[open:]
		end := strings.IndexAny(after, ")）]")
		if end < 0 {
			break
		}
		inside := strings.Trim(after[:end], "(（[")
		_, size := firstRune(after[end:])
		written = written[:open] + " " + after[end+size:]
		if !isLatin(inside) || strings.Contains(strings.TrimSpace(inside), " ") {
			behind = append(behind, inside)
		}
	}
	add(written)
	for _, inside := range behind {
		add(inside)
	}
	return n
}

// longestName is how many letters of a name count.
const longestName = 120

func clip(s string) string {
	n := 0
	for i := range s {
		if n++; n > longestName {
			return s[:i]
		}
	}
	return s
}

// honours are titles of letters with points, which would be read as initials.
var honours = strings.NewReplacer("H.E.", " ", "H. E.", " ", "H.H.", " ", "H.R.H.", " ", "H.M.", " ", "S.E.", " ")

func firstRune(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}

func isLatin(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			return false
		}
	}
	return true
}

// byScript divides a name at the borders of scripts: "김용길 Kim Yong-kil" is two
// forms of one name.
func byScript(s string) []string {
	group := func(r rune) int {
		switch {
		case unicode.In(r, unicode.Hangul):
			return 1
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー' || r == '々':
			return 2
		case unicode.IsLetter(r):
			return 0
		}
		return -1
	}
	var parts []string
	start, last := 0, -1
	for i, r := range s {
		g := group(r)
		if g < 0 {
			continue
		}
		if last >= 0 && g != last {
			parts = append(parts, s[start:i])
			start = i
		}
		last = g
	}
	return append(parts, s[start:])
}

func parseForm(s string) form {
	f := form{script: scriptOf(s), capped: -1}
	if f.script != latin {
		f.words = strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != 'ー' && r != '々' })
		f.words = withoutSuffix(f.words)
		return f
	}
	caps := -1
	several := false
	for _, raw := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '.' || r == '·' || r == '/' }) {
		word := fold(raw)
		if word == "" || titles[word] {
			continue
		}
		if len([]rune(raw)) > 1 && strings.ToUpper(raw) == raw {
			several = several || caps >= 0
			caps = len(f.words)
		}
		f.words = append(f.words, word)
	}
	if !several && len(f.words) > 1 {
		f.capped = caps
	}
	return f
}

func scriptOf(s string) script {
	var hasHan, hasKana bool
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Hangul, r):
			return hangul
		case unicode.Is(unicode.Han, r):
			hasHan = true
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			hasKana = true
		}
	}
	switch {
	case hasHan:
		return han
	case hasKana:
		return kana
	}
	return latin
}

// fold puts a Latin word in lower case without accents and apostrophes; hyphens
// between letters stay. Cyrillic and Greek letters are written as Latin ones.
func fold(word string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch {
		case r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case r == '-' || r == '‐' || r == '‑' || r == '–':
			b.WriteByte('-')
		case unicode.Is(unicode.Mn, r):
		default:
			if l, ok := letters[r]; ok {
				b.WriteString(l)
			} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
				b.WriteRune(r) // another script: compared with itself alone
			}
		}
	}
	return strings.Trim(b.String(), "-")
}
