package lexicon

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Kind tells how a Unit becomes terms.
type Kind uint8

// The kinds.
const (
	Word      Kind = iota // letters of an alphabet, to be stemmed
	Number                // decimal digits
	Character             // one Hangul, Han or Kana character
)

// longest is how many bytes of a word count; the rest of a longer one is
// skipped.
const longest = 64

// Unit is what the index and a query are made of: a word, a number or one
// character. Term is valid until the next call of the scanner.
type Unit struct {
	Kind       Kind
	Term       []byte // normalised, not stemmed
	Start, End int    // bytes of the scanned text
	Glued      bool   // nothing stands between it and the unit before
	Far        bool   // a blank line stands between them
}

// Scanner cuts a text into units. It is the one place that knows what a word
// is: the index, a query and a snippet read through it and so agree.
type Scanner struct {
	text string
	at   int
	buf  []char // read ahead, from head on
	head int
	term []byte
	end  int  // of the unit before
	last Kind // of the unit before
	any  bool // whether there was one
}

// char is one normalised code point and the bytes that it came from.
type char struct {
	r          rune
	start, end int
}

// end of text, which is no code point
const none rune = -1

// NewScanner begins a text.
func NewScanner(text string) *Scanner { return &Scanner{text: text} }

// Next returns the next unit, false at the end of the text.
func (s *Scanner) Next() (Unit, bool) {
	breaks := 0
	clear := true // nothing but joiners was skipped
	for {
		if s.head == len(s.buf) {
			if u, ok := s.quick(&clear, &breaks); ok {
				return u, true
			}
		}
		c := s.peek(0)
		switch {
		case c.r == none:
			return Unit{}, false
		case wide(c.r):
			s.skip(1)
			s.term = utf8.AppendRune(s.term[:0], c.r)
			return s.made(Character, c.start, c.end, clear, breaks), true
		case unicode.IsDigit(c.r):
			start, end := s.number()
			return s.made(Number, start, end, clear, breaks), true
		case letter(c.r) && !unicode.IsMark(c.r):
			start, end := s.word()
			return s.made(Word, start, end, clear, breaks), true
		}
		if c.r == '\n' {
			breaks++
		}
		// 한·미, 한-미 and 한미 are one word
		if !(joiner(c.r) && s.any && s.last == Character && wide(s.peek(1).r)) {
			clear = false
		}
		s.skip(1)
	}
}

// quick reads what needs neither normalising nor looking ahead, straight from
// the text: most of it.
func (s *Scanner) quick(clear *bool, breaks *int) (Unit, bool) {
	for s.at < len(s.text) {
		b := s.text[s.at]
		if b >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s.text[s.at:])
			if !plain(r) || !wide(r) || !s.plainAt(s.at+size) {
				return Unit{}, false
			}
			start := s.at
			s.at += size
			s.term = append(s.term[:0], s.text[start:s.at]...)
			return s.made(Character, start, s.at, *clear, *breaks), true
		}
		end := s.at + 1
		switch {
		case 'a' <= b|0x20 && b|0x20 <= 'z':
			for end < len(s.text) && 'a' <= s.text[end]|0x20 && s.text[end]|0x20 <= 'z' {
				end++
			}
			if end-s.at > longest || end < len(s.text) && (s.text[end] >= utf8.RuneSelf || s.text[end] == '\'' || s.text[end] == '.' && end-s.at == 1) {
				return Unit{}, false
			}
			s.term = append(s.term[:0], s.text[s.at:end]...)
			for i := range s.term {
				s.term[i] |= 0x20
			}
			start := s.at
			s.at = end
			return s.made(Word, start, end, *clear, *breaks), true
		case '0' <= b && b <= '9':
			for end < len(s.text) && '0' <= s.text[end] && s.text[end] <= '9' {
				end++
			}
			if end-s.at > longest || end < len(s.text) && (s.text[end] >= utf8.RuneSelf || s.text[end] == ',') {
				return Unit{}, false
			}
			s.term = append(s.term[:0], s.text[s.at:end]...)
			start := s.at
			s.at = end
			return s.made(Number, start, end, *clear, *breaks), true
		case b == '-' && *clear, end < len(s.text) && s.text[end] >= utf8.RuneSelf && !s.plainAt(end):
			return Unit{}, false
		case b == '\n':
			*breaks++
		}
		*clear = false
		s.at = end
	}
	return Unit{}, false
}

func (s *Scanner) made(k Kind, start, end int, clear bool, breaks int) Unit {
	u := Unit{Kind: k, Term: s.term, Start: start, End: end, Glued: s.any && clear, Far: breaks > 1}
	s.end, s.last, s.any = end, k, true
	return u
}

// word reads letters. It keeps the letters of U.S. together and leaves out the
// 's of a possessive.
func (s *Scanner) word() (start, end int) {
	c := s.peek(0)
	start, end = c.start, c.end
	s.term = s.term[:0]
	letters := 0
	for {
		c := s.peek(0)
		switch {
		case letter(c.r) && !wide(c.r):
			if !accent(c.r) {
				s.add(c.r)
				letters++
			}
			end = c.end
			s.skip(1)
			continue
		case c.r == '.' && letters > 0 && letters == s.dots(letters) && letter(s.peek(1).r) && !wide(s.peek(1).r) && !letter(s.peek(2).r):
			s.skip(1)
			continue
		case apostrophe(c.r) && s.peek(1).r == 's' && !letter(s.peek(2).r):
			end = s.peek(1).end
			s.skip(2)
		}
		return start, end
	}
}

// dots reports how many letters a word of that many letters has if each but the
// last is followed by a point: the word so far then spans two bytes a letter,
// less one.
func (s *Scanner) dots(letters int) int {
	at := s.peek(0).start
	for n := range letters {
		i := at - 1 - 2*n
		if i < 0 || s.text[i] >= utf8.RuneSelf || n > 0 && s.text[i+1] != '.' {
			return -1
		}
	}
	return letters
}

// number reads digits, those behind the comma of 1,000 included.
func (s *Scanner) number() (start, end int) {
	c := s.peek(0)
	start, end = c.start, c.end
	s.term = s.term[:0]
	for {
		c := s.peek(0)
		switch {
		case unicode.IsDigit(c.r):
			s.add(c.r)
			end = c.end
			s.skip(1)
			continue
		case c.r == ',' && unicode.IsDigit(s.peek(1).r) && unicode.IsDigit(s.peek(2).r) && unicode.IsDigit(s.peek(3).r) && !unicode.IsDigit(s.peek(4).r):
			s.skip(1)
			continue
		}
		return start, end
	}
}

func (s *Scanner) add(r rune) {
	if len(s.term) < longest {
		s.term = utf8.AppendRune(s.term, r)
	}
}

func (s *Scanner) skip(n int) { s.head += n }

// peek returns the nth code point that was not skipped yet.
func (s *Scanner) peek(n int) char {
	for s.head+n >= len(s.buf) {
		if s.at >= len(s.text) {
			return char{none, len(s.text), len(s.text)}
		}
		if s.head > 64 && s.head == len(s.buf)-n {
			s.buf = append(s.buf[:0], s.buf[s.head:]...)
			s.head = 0
		}
		s.read()
	}
	return s.buf[s.head+n]
}

// read normalises the next code points.
func (s *Scanner) read() {
	b := s.text[s.at]
	if b < utf8.RuneSelf && s.plainAt(s.at+1) {
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		s.buf = append(s.buf, char{rune(b), s.at, s.at + 1})
		s.at++
		return
	}
	r, size := utf8.DecodeRuneInString(s.text[s.at:])
	if plain(r) && s.plainAt(s.at+size) {
		s.buf = append(s.buf, char{r, s.at, s.at + size})
		s.at += size
		return
	}
	n := norm.NFKC.NextBoundaryInString(s.text[s.at:], true)
	if n < size {
		n = size
	}
	start, end := s.at, s.at+n
	s.at = end
	for _, r := range norm.NFKC.String(s.text[start:end]) {
		if r >= utf8.RuneSelf && unicode.Is(unicode.Latin, r) {
			// é is e; what has no plain letter, as ø, stays
			r, _ = utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		}
		if unicode.Is(unicode.Cf, r) {
			continue // soft hyphens, marks of direction, joiners of no width
		}
		s.buf = append(s.buf, char{unicode.ToLower(r), start, end})
	}
}

// plainAt reports whether what begins at a byte cannot change what stands
// before it.
func (s *Scanner) plainAt(at int) bool {
	if at >= len(s.text) || s.text[at] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return plain(r)
}

// plain reports whether a code point is its own normal form and joins with
// nothing before it. It knows the commonest only.
func plain(r rune) bool {
	return r >= 0xac00 && r <= 0xd7a3 || // Hangul syllables
		r >= 0x4e00 && r <= 0x9fff || // unified ideographs
		r >= 0x3041 && r <= 0x3096 || r >= 0x30a1 && r <= 0x30fa || // Kana
		r == 'ㆍ' || r == '·' || r >= 0x2010 && r <= 0x201f && r != 0x2011 && r != 0x2017 || // points, dashes, quotation marks
		r == '、' || r == '。'
}

// wide reports whether a code point is indexed with its neighbour.
func wide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	if r >= 0xac00 && r <= 0xd7a3 || r >= 0x4e00 && r <= 0x9fff {
		return true
	}
	return r != 'ㆍ' && r != 'ᆞ' && unicode.IsLetter(r) && (r == 'ー' || unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana))
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) && r != 'ㆍ' && r != 'ᆞ' || unicode.IsMark(r)
}

// accent reports whether a code point is a mark that changes no word: an accent
// that no letter took in, or a selector of variants.
func accent(r rune) bool { return r >= 0x300 && r <= 0x36f || r >= 0xfe00 && r <= 0xfe0f }

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

// joiner reports whether a sign between two characters divides nothing.
func joiner(r rune) bool {
	switch r {
	case '-', '‐', '‑', '–', '·', '‧', '・', 'ㆍ', 'ᆞ':
		return true
	}
	return false
}
