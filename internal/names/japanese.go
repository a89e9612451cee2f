package names

import "strings"

// hepburn makes one spelling of kunrei, of Hepburn and of what passports write.
var hepburn = strings.NewReplacer("sya", "sha", "syu", "shu", "syo", "sho", "tya", "cha", "tyu", "chu", "tyo", "cho", "zya", "ja", "zyu", "ju",
	"zyo", "jo", "jya", "ja", "jyu", "ju", "jyo", "jo", "tch", "cch", "shi", "shi", "chi", "chi", "tsu", "tsu", "si", "shi", "tu", "tsu",
	"ti", "chi", "hu", "fu", "zi", "ji", "di", "ji", "du", "zu", "dzu", "zu", "mb", "nb", "mp", "np", "mm", "nm", "ouh", "o")

// japanese is a folded word with long vowels short and one spelling for each
// sound (ISO 3602 and Hepburn). It means something for Japanese words alone;
// others it changes alike on both sides.
func japanese(word string) string {
	word = hepburn.Replace(word)
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		c := word[i]
		if i > 0 {
			last := word[i-1]
			switch {
			case c == 'u' && (last == 'o' || last == 'u'), c == 'o' && last == 'o':
				continue
			case c == 'h' && last == 'o' && (i+1 == len(word) || !strings.ContainsRune("aiueoy", rune(word[i+1]))):
				continue
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// syllables of kana in Hepburn, hiragana order; katakana stands 0x60 above.
var kanaSounds = map[rune]string{'あ': "a", 'い': "i", 'う': "u", 'え': "e", 'お': "o", 'か': "ka", 'き': "ki", 'く': "ku", 'け': "ke", 'こ': "ko",
	'さ': "sa", 'し': "shi", 'す': "su", 'せ': "se", 'そ': "so", 'た': "ta", 'ち': "chi", 'つ': "tsu", 'て': "te", 'と': "to", 'な': "na",
	'に': "ni", 'ぬ': "nu", 'ね': "ne", 'の': "no", 'は': "ha", 'ひ': "hi", 'ふ': "fu", 'へ': "he", 'ほ': "ho", 'ま': "ma", 'み': "mi",
	'む': "mu", 'め': "me", 'も': "mo", 'や': "ya", 'ゆ': "yu", 'よ': "yo", 'ら': "ra", 'り': "ri", 'る': "ru", 'れ': "re", 'ろ': "ro",
	'わ': "wa", 'を': "o", 'ん': "n", 'が': "ga", 'ぎ': "gi", 'ぐ': "gu", 'げ': "ge", 'ご': "go", 'ざ': "za", 'じ': "ji", 'ず': "zu",
	'ぜ': "ze", 'ぞ': "zo", 'だ': "da", 'ぢ': "ji", 'づ': "zu", 'で': "de", 'ど': "do", 'ば': "ba", 'び': "bi", 'ぶ': "bu", 'べ': "be",
	'ぼ': "bo", 'ぱ': "pa", 'ぴ': "pi", 'ぷ': "pu", 'ぺ': "pe", 'ぽ': "po", 'ゔ': "vu"}

// small kana change the syllable before them.
var smallKana = map[rune]string{'ゃ': "ya", 'ゅ': "yu", 'ょ': "yo", 'ぁ': "a", 'ぃ': "i", 'ぅ': "u", 'ぇ': "e", 'ぉ': "o"}

// latinOfKana writes kana in Hepburn.
func latinOfKana(word string) string {
	var out string
	double := false
	for _, r := range word {
		if r >= 'ァ' && r <= 'ヴ' {
			r -= 0x60
		}
		switch {
		case r == 'っ':
			double = true
			continue
		case r == 'ー':
			continue
		case smallKana[r] != "":
			s := smallKana[r]
			base := out
			if strings.HasSuffix(base, "i") && s[0] == 'y' {
				base = base[:len(base)-1]
				if strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ch") || strings.HasSuffix(base, "j") {
					s = s[1:]
				}
			} else if s[0] != 'y' && base != "" {
				base = base[:len(base)-1]
			}
			out = base + s
			continue
		}
		s := kanaSounds[r]
		if double && s != "" {
			s = s[:1] + s
			double = false
		}
		out += s
	}
	return out
}

// latin writes a name in kana in Latin letters.
func (f form) latin() form {
	if f.script != kana {
		return f
	}
	g := form{script: latin, capped: -1}
	for _, w := range f.words {
		g.words = append(g.words, latinOfKana(w))
	}
	return g
}
