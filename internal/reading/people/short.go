package people

import (
	"strings"
	"unicode/utf8"

	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Surname is the word of a name that short forms use: the one in capitals, the
// first of an East Asian name with a hyphen in the given name, else the last.
func Surname(text *rules.Text, name rules.Tokens) string {
	toks := text.Tokens
	for k := name.First; k < name.Last; k++ {
		if toks[k].Upper && toks[k].End-toks[k].Start >= 3 {
			return toks[k].Lower
		}
	}
	if w := toks[name.Last-1].Lower; name.Last-name.First > 2 && (w == "jr." || w == "sr." || w == "ii" || w == "iii" || w == "iv") {
		name.Last--
		if toks[name.Last-1].Kind == prose.Comma {
			name.Last--
		}
	}
	if name.Last-name.First == 4 && toks[name.First+2].Kind == prose.Hyphen {
		return toks[name.First].Lower
	}
	return toks[name.Last-1].Lower
}

// InitialOf reports "j." of "johannes".
func InitialOf(initial, name string) bool {
	letter, dotted := strings.CutSuffix(initial, ".")
	return dotted && utf8.RuneCountInString(letter) == 1 && len(name) > len(initial) && strings.HasPrefix(name, letter)
}
