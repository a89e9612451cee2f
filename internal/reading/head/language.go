package head

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// languageBytes is how much of a text is looked at to tell its language.
const languageBytes = 4 << 10

// textLanguage tells a text's language by the scripts of its letters: Korean,
// Japanese, Chinese; English by its commonest words among Latin letters; und
// where none of these.
func textLanguage(text string) readout.Lang {
	if len(text) > languageBytes {
		text = text[:languageBytes]
		for len(text) > 0 && !utf8.RuneStart(text[len(text)-1]) {
			text = text[:len(text)-1]
		}
	}
	var latin, hangul, kana, han, other int
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
				latin++
			}
		case r >= 0xac00 && r <= 0xd7a3, r >= 0x1100 && r <= 0x11ff, r >= 0x3131 && r <= 0x318e:
			hangul++
		case r >= 0x3041 && r <= 0x30ff:
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	// A Latin word has about three times the letters of its Hangul or Han.
	words := latin / 3
	switch {
	case other > latin+hangul+kana+han:
		return "und"
	case hangul > words && hangul >= kana+han:
		return "ko"
	case kana+han > words && kana*10 >= kana+han:
		return "ja"
	case kana+han > words:
		return "zh"
	case latin > 0 && english100(text) >= 12:
		return "en"
	}
	return "und"
}

// commonEnglish are words of which no other language that releases come in has
// many.
var commonEnglish = map[string]bool{
	"the": true, "of": true, "and": true, "to": true, "in": true, "for": true, "on": true, "with": true, "was": true,
	"is": true, "that": true, "by": true, "at": true, "from": true, "their": true, "will": true, "has": true, "its": true,
	"this": true, "as": true, "be": true, "are": true, "were": true, "have": true, "held": true, "between": true,
	"met": true, "today": true, "they": true, "it": true, "his": true, "her": true, "which": true, "who": true, "also": true, "meeting": true,
	"affairs": true, "foreign": true, "we": true, "our": true, "not": true, "he": true, "she": true, "said": true, "both": true, "two": true,
}

// english100 returns how many of 100 words are common English ones. A word with a
// capital that is none of them may be a name, which tells no language.
func english100(text string) int {
	if len(text) > 4<<10 { // a page of words is enough
		text = text[:4<<10]
	}
	common, all := 0, 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !unicode.Is(unicode.Latin, first(w)) {
			continue
		}
		if len(w) <= 7 && commonEnglish[strings.ToLower(w)] {
			common++
		} else if unicode.IsUpper(first(w)) {
			continue
		}
		all++
	}
	if all == 0 {
		return 0
	}
	return common * 100 / all
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
