package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is the sort of a token.
type Kind uint8

// The kinds of token. A hyphen or an apostrophe-s is a token of its own, so
// "ROK-Japan" and "country's" hold the words that a lexicon knows.
const (
	Word    Kind = iota // letters, abbreviations with their points (U.S., Feb.)
	Number              // digits, with separators inside (1,584; 5:40; 3.5)
	Ordinal             // digits with a suffix: 11th, 2nd
	Clitic              // 's
	Hyphen              // -, – or — between or beside words
	Comma               // , or 、
	Stop                // . ! ? 。
	Colon               // : or ;
	Open                // ( [ “ ‘ "
	Close               // ) ] ” ’ "
	Symbol              // anything else
	Script              // a run of Hangul, Han or Kana
)

// Token is one word or mark: Start and End are bytes of the text.
type Token struct {
	Start, End int
	Lower      string // in lower case; "'s" for a clitic whatever the apostrophe, "-" for any hyphen
	Kind       Kind
	Capital    bool // begins with a capital letter
	Upper      bool // has capital letters and no small ones
	Space      bool // white space or the paragraph's start stands before it
	Abbrev     bool // ends in the point of an abbreviation
}

// lowered returns text with every letter in lower case whose lower-case form
// is as long in bytes, so that offsets stay.
func lowered(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if low := unicode.ToLower(r); low != r && utf8.RuneLen(low) == size {
			b.WriteRune(low)
		} else {
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	return b.String()
}

type scanner struct {
	text, lower string
	tokens      []Token
}

func (s *scanner) add(from, to int, kind Kind, lower string, space bool) {
	s.tokens = append(s.tokens, Token{Start: from, End: to, Kind: kind, Lower: lower, Space: space})
}

// scan appends the tokens of text[from:to], which lies in one paragraph.
func (s *scanner) scan(from, to int) {
	space := true
	for i := from; i < to; {
		c := s.text[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			space = true
			i++
			continue
		}
		start := i
		switch {
		case isLetterByte(c):
			i = s.word(i, to, space)
		case '0' <= c && c <= '9':
			i = s.number(i, to, space)
		case c < utf8.RuneSelf:
			i = s.mark(i, space)
		default:
			r, size := utf8.DecodeRuneInString(s.text[i:to])
			switch {
			case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
				space = true
				i += size
				continue
			case isScript(r):
				for i < to {
					r, size = utf8.DecodeRuneInString(s.text[i:to])
					if !isScript(r) {
						break
					}
					i += size
				}
				s.add(start, i, Script, s.text[start:i], space)
			case unicode.IsLetter(r):
				i = s.word(i, to, space)
			case unicode.IsDigit(r):
				i = s.number(i, to, space)
			default:
				i += size
				s.add(start, i, runeKind(r), lowerMark(r, s.text[start:i]), space)
			}
		}
		space = false
	}
}

// word scans letters from i, with the points of an abbreviation and the
// apostrophe of a contraction, and appends the token; an apostrophe-s after it
// becomes a token of its own.
func (s *scanner) word(i, to int, space bool) int {
	start := i
	upper, small, letters := 0, 0, 0
	capital := false
	for i < to {
		c := s.text[i]
		if c < utf8.RuneSelf {
			if !isLetterByte(c) && (c < '0' || c > '9') {
				break
			}
			switch {
			case c >= 'a':
				small++
			case c >= 'A':
				upper++
				capital = capital || i == start
			}
			letters++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:to])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) || isScript(r) {
			break
		}
		if unicode.IsUpper(r) {
			upper++
			capital = capital || i == start
		} else {
			small++
		}
		letters++
		i += size
	}
	abbrev := false
	if i < to && s.text[i] == '.' {
		switch {
		case letters == 1 && i+1 < to && isLetterByte(s.text[i+1]) && (i+2 >= to || !isLetterByte(s.text[i+2])):
			for i+1 < to && s.text[i] == '.' && isLetterByte(s.text[i+1]) && (i+2 >= to || !isLetterByte(s.text[i+2])) {
				if c := s.text[i+1]; c >= 'a' {
					small++
				} else {
					upper++
				}
				i += 2
			}
			if i < to && s.text[i] == '.' {
				i++
				abbrev = true
			}
		case letters == 1 && capital && i+2 < to && isSpaceByte(s.text[i+1]) && isUpperByte(s.text[i+2]):
			i++
			abbrev = true
		case abbreviations[s.lower[start:i]]:
			i++
			abbrev = true
		case letters == 2 && capital && s.lower[start:i] == "ma" && small == 1 && i+2 < to && isSpaceByte(s.text[i+1]) && isUpperByte(s.text[i+2]):
			i++ // Ma. Theresa Reyes
			abbrev = true
		case letters == 2 && upper == 2 && i+2 < to && isSpaceByte(s.text[i+1]) && isUpperByte(s.text[i+2]) && s.initials(start, i):
			i++ // Juan LB. Reyes
			abbrev = true
		case s.lower[start:i] == "no" && capital && i+2 < to && isDigitByte(s.text[i+2]):
			i++
			abbrev = true
		}
	}
	end := i
	clitic := 0
	if n := apostrophe(s.text[i:to]); n > 0 && i+n < to && isLetterByte(s.text[i+n]) {
		j := i + n
		for j < to && isLetterByte(s.text[j]) {
			j++
		}
		switch tail := s.lower[i+n : j]; {
		case tail == "s":
			clitic = j
		case tail == "t" || tail == "re" || tail == "ve" || tail == "ll" || tail == "d" || tail == "m" || letters <= 2:
			i, end = j, j // don't, O'Brien
		default:
			i, end = j, j
		}
	}
	s.tokens = append(s.tokens, Token{Start: start, End: end, Kind: Word, Lower: s.lower[start:end],
		Capital: capital, Upper: upper > 0 && small == 0, Space: space, Abbrev: abbrev})
	if clitic > 0 {
		s.add(end, clitic, Clitic, "'s", false)
		return clitic
	}
	return i
}

// number scans digits with separators between digits, and an ordinal's suffix.
func (s *scanner) number(i, to int, space bool) int {
	start := i
	digit := func(j int) bool { return j < to && isDigitByte(s.text[j]) }
	for i < to {
		switch c := s.text[i]; {
		case isDigitByte(c):
			i++
			continue
		case (c == ',' || c == '.' || c == ':') && digit(i+1):
			i += 2
			continue
		case c >= utf8.RuneSelf:
			if r, size := utf8.DecodeRuneInString(s.text[i:to]); unicode.IsDigit(r) {
				i += size
				continue
			}
		}
		break
	}
	if i+2 <= to && (i+2 == to || !isLetterByte(s.text[i+2])) {
		switch s.lower[i : i+2] {
		case "st", "nd", "rd", "th":
			s.add(start, i+2, Ordinal, s.lower[start:i+2], space)
			return i + 2
		}
	}
	s.add(start, i, Number, s.lower[start:i], space)
	return i
}

func (s *scanner) mark(i int, space bool) int {
	c := s.text[i]
	kind := Symbol
	switch c {
	case '-':
		kind = Hyphen
		if i+1 < len(s.text) && s.text[i+1] == '-' {
			s.add(i, i+2, Hyphen, "-", space)
			return i + 2
		}
	case ',':
		kind = Comma
	case '.', '!', '?':
		kind = Stop
	case ':', ';':
		kind = Colon
	case '(', '[':
		kind = Open
	case ')', ']':
		kind = Close
	case '"', '\'':
		kind = Close
		if space {
			kind = Open
		}
	}
	s.add(i, i+1, kind, s.text[i:i+1], space)
	return i + 1
}

func runeKind(r rune) Kind {
	switch r {
	case '‐', '‑', '–', '—', '―', '−':
		return Hyphen
	case '、', '，':
		return Comma
	case '。', '．', '！', '？':
		return Stop
	case '：', '；':
		return Colon
	case '“', '‘', '（', '「', '『', '〈', '《', '【', '［':
		return Open
	case '”', '’', '）', '」', '』', '〉', '》', '】', '］':
		return Close
	}
	return Symbol
}

func lowerMark(r rune, as string) string {
	switch r {
	case '‐', '‑', '–', '—', '―', '−':
		return "-"
	case '’':
		return "'"
	}
	return as
}

// apostrophe returns the bytes of the apostrophe that s begins with, 0 where
// it begins with none.
func apostrophe(s string) int {
	switch {
	case strings.HasPrefix(s, "'"):
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

func isLetterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isUpperByte(c byte) bool  { return 'A' <= c && c <= 'Z' }
func isDigitByte(c byte) bool  { return '0' <= c && c <= '9' }
func isSpaceByte(c byte) bool  { return c == ' ' || c == '\n' || c == '\t' }

// isScript reports a letter of the scripts that are written without our kind
// of words.
func isScript(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー' || r == '々'
}

// initials reports two capital letters between two words of a name, which are
// its initials and no acronym at a sentence's end.
func (s *scanner) initials(start, end int) bool {
	n := len(s.tokens)
	if n == 0 || acronyms[s.lower[start:end]] {
		return false
	}
	p := &s.tokens[n-1]
	if p.Kind != Word || !p.Capital || p.Upper {
		return false
	}
	next := end + 2
	for next < len(s.text) && isLetterByte(s.text[next]) {
		next++
	}
	return !starters[s.lower[end+2:next]]
}

// acronyms of two letters that are no initials of a name.
var acronyms = set("us uk eu un nz pm fm dg ps cs mp tv it ai ip hq dc")

// abbreviations keep their point without ending a sentence.
var abbreviations = set("mr mrs ms dr prof st sen rep gen lt col maj capt adm amb hon messrs " +
	"jan feb apr jun jul aug sep sept oct nov dec vs etc inc ltd co corp dept gov jr sr mt ft rev " +
	"shri smt dato md mohd engr ing adv cmde hr brig cmdr sgt supt assoc asst approx vol pp art fig govt intl natl dir sec dep ph")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
