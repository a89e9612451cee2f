package reading

import (
	"strings"
	"unicode"

	"readout"
	"readout/internal/prose"
)

// Head reads what a text says of itself as a release. What the document
// already states beats the text. Evidence comes without ids.
func Head(doc readout.Document) (readout.ReleaseFacts, []readout.Evidence) {
	facts := readout.ReleaseFacts{Lang: doc.Stated.Lang, Hits: doc.Stated.Hits}
	if facts.Lang == "" {
		facts.Lang = languageOf(doc.Text)
	}
	if doc.Stated.Title != "" {
		facts.Title = &doc.Stated.Title
	}
	if doc.Stated.Date != "" {
		facts.Date = &doc.Stated.Date
	}
	return facts, nil
}

// languageOf tells English, Korean, Japanese and Chinese apart by their
// letters; "und" is what none of them has written.
func languageOf(text string) readout.Lang {
	var latin, hangul, kana, han int
	for _, r := range text {
		switch {
		case r < 0x250 && unicode.IsLetter(r):
			latin++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		}
	}
	switch {
	case hangul*2 > latin && hangul > kana:
		return "ko"
	case kana*4 > latin:
		return "ja"
	case han*4 > latin:
		return "zh"
	case latin == 0:
		return "und"
	}
	words, known := 0, 0
	for _, t := range prose.Parse(text).Tokens {
		if t.Kind == prose.Word {
			words++
			if strings.Contains(" the of and to in on for a with by ", " "+t.Lower+" ") {
				known++
			}
		}
	}
	if known*12 < words {
		return "und"
	}
	return "en"
}
