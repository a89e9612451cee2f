package page

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	unicodeenc "golang.org/x/text/encoding/unicode"

	"readout"
)

const utf8BOM = "\xef\xbb\xbf"

// decodeText decodes bytes whose encoding nobody declared. UTF-8 is believed
// first; then a byte order mark or the zero bytes of UTF-16; then the legacy
// encoding whose letters are the likeliest. Bytes that none of them fits are
// refused, and a few broken bytes in a UTF-8 text are repaired and named.
func decodeText(data []byte) (text, charset string, notes []string, err error) {
	if order := utf16Order(data); order != nil {
		return decodeUTF16(data, order)
	}
	data = bytes.TrimPrefix(data, []byte(utf8BOM))
	broken := invalidAt(data)
	if broken < 0 {
		return string(data), "utf-8", nil, nil
	}
	if n, whole := brokenUTF8(data); n <= 3 || n*100 < whole {
		if whole >= 2*n {
			return repairUTF8(data, n)
		}
	}
	if enc, name := guessLegacy(data); enc != nil {
		decoded, err := enc.NewDecoder().Bytes(data)
		if err == nil {
			return string(decoded), name, nil, nil
		}
	}
	return "", "", nil, readout.Invalid("is not UTF-8 (byte %d, line %d) and no other encoding fits it; save it again as UTF-8", broken+1, lineOf(data, broken))
}

// decodeDeclared decodes a page in the encoding that it declares. Where the
// bytes are UTF-8 all the same they are believed.
func decodeDeclared(data []byte, enc encoding.Encoding, name string) (text, charset string, notes []string, err error) {
	if order := utf16Order(data); order != nil {
		return decodeUTF16(data, order)
	}
	data = bytes.TrimPrefix(data, []byte(utf8BOM))
	if invalidAt(data) < 0 {
		return string(data), "utf-8", nil, nil
	}
	if enc == nil || name == "utf-8" {
		return decodeText(data)
	}
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", nil, readout.Invalid("cannot be decoded as %s, which it declares; save it again as UTF-8", name)
	}
	text = string(decoded)
	if n := strings.Count(text, "\uFFFD"); n > 0 {
		if other, otherName := guessLegacy(data); other != nil && otherName != name {
			if again, err := other.NewDecoder().Bytes(data); err == nil && bytes.Count(again, []byte("\uFFFD")) == 0 {
				return string(again), otherName, []string{"declares " + name + " but is " + otherName + ", and was read as that"}, nil
			}
		}
		notes = []string{countText(n, "byte sequence") + " could not be decoded as " + name + " and became U+FFFD"}
	}
	return text, name, notes, nil
}

// utf16Order tells UTF-16 by its byte order mark, or by the zero bytes of its
// ASCII; nil where it is something else.
func utf16Order(data []byte) binary.ByteOrder {
	if len(data) < 2 {
		return nil
	}
	switch {
	case data[0] == 0xff && data[1] == 0xfe:
		return binary.LittleEndian
	case data[0] == 0xfe && data[1] == 0xff:
		return binary.BigEndian
	}
	head := data[:min(len(data), 4096)&^1]
	if len(head) < 8 || len(data)%2 != 0 {
		return nil
	}
	// Without a mark only a text with line ends and spaces can be told: their
	// zero bytes stand on one side alone.
	var even, odd int
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 && head[i+1] >= 0x09 && head[i+1] < 0x7f {
			even++
		}
		if head[i+1] == 0 && head[i] >= 0x09 && head[i] < 0x7f {
			odd++
		}
		if head[i] == 0 && head[i+1] == 0 {
			return nil
		}
	}
	pairs := len(head) / 2
	switch {
	case even*10 > pairs && odd == 0:
		return binary.BigEndian
	case odd*10 > pairs && even == 0:
		return binary.LittleEndian
	}
	return nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) (text, charset string, notes []string, err error) {
	endian, charset := unicodeenc.LittleEndian, "utf-16le"
	if order == binary.ByteOrder(binary.BigEndian) {
		endian, charset = unicodeenc.BigEndian, "utf-16be"
	}
	if len(data)%2 != 0 {
		return "", "", nil, readout.Invalid("is UTF-16 cut in the middle of a character; save it again whole, as UTF-8")
	}
	decoded, err := unicodeenc.UTF16(endian, unicodeenc.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", "", nil, readout.Invalid("cannot be decoded as UTF-16; save it again as UTF-8")
	}
	if bytes.IndexByte(decoded, 0) >= 0 {
		return "", "", nil, readout.Invalid("is binary, not text; give a text, a page or a Markdown file")
	}
	if n := bytes.Count(decoded, []byte("\uFFFD")); n > 0 {
		if n*100 > len(decoded) {
			return "", "", nil, readout.Invalid("is binary, not text; give a text, a page or a Markdown file")
		}
		notes = []string{countText(n, "byte sequence") + " could not be decoded as UTF-16 and became U+FFFD"}
	}
	return string(decoded), charset, notes, nil
}

// brokenUTF8 counts broken sequences and whole characters beyond ASCII.
func brokenUTF8(data []byte) (broken, whole int) {
	for at := 0; at < len(data); {
		if data[at] < utf8.RuneSelf {
			at++
			continue
		}
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			broken++
			// The rest of the same sequence is not counted again.
			for at++; at < len(data) && data[at]&0xc0 == 0x80; at++ {
			}
			continue
		}
		whole++
		at += size
	}
	return broken, whole
}

func repairUTF8(data []byte, broken int) (text, charset string, notes []string, err error) {
	text = strings.ToValidUTF8(string(data), "\uFFFD")
	return text, "utf-8", []string{countText(broken, "byte sequence") + " not UTF-8 (the first at line " +
		strconv.Itoa(lineOf(data, invalidAt(data))) + ") became U+FFFD"}, nil
}

// legacies are the encodings that undeclared bytes may be in.
var legacies = []struct {
	name  string
	enc   encoding.Encoding
	score func(string) int // per mille of its characters that such a text is made of
}{
	{"euc-kr", korean.EUCKR, hangulShare},
	{"shift_jis", japanese.ShiftJIS, kanaShare},
	{"euc-jp", japanese.EUCJP, kanaShare},
	{"gb18030", simplifiedchinese.GB18030, hanShare},
	{"windows-1252", charmap.Windows1252, latinShare},
}

// guessLegacy returns the encoding that makes the likeliest text of the first
// 64 KiB, nil where none makes sense.
func guessLegacy(data []byte) (encoding.Encoding, string) {
	head := data
	if len(head) > 64<<10 {
		head = head[:64<<10]
		if at := bytes.LastIndexByte(head, '\n'); at > 0 {
			head = head[:at]
		}
	}
	best, at := 600, -1
	for i, l := range legacies {
		decoded, err := l.enc.NewDecoder().Bytes(head)
		if err != nil || bytes.Contains(decoded, []byte("\uFFFD")) {
			continue
		}
		if score := l.score(string(decoded)); score > best {
			best, at = score, i
		}
	}
	if at < 0 {
		return nil, ""
	}
	return legacies[at].enc, legacies[at].name
}

// share returns how many of the text's characters beyond ASCII count, per mille.
func share(text string, counts func(rune) int) int {
	sum, all := 0, 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		all++
		sum += counts(r)
	}
	if all == 0 {
		return 0
	}
	return sum * 1000 / all
}

func punctuation(r rune) bool {
	return r >= 0x3000 && r <= 0x303f || r >= 0x2010 && r <= 0x2026 || r >= 0xff01 && r <= 0xff5e || r >= 0x25a0 && r <= 0x25ff || r == '·' || r == '°' || r == '※' || r == 0xa0
}

// hangulShare: Korean is Hangul with few Han between.
func hangulShare(text string) int {
	return share(text, func(r rune) int {
		if r >= 0xac00 && r <= 0xd7a3 || punctuation(r) {
			return 1
		}
		return 0
	})
}

// kanaShare: Japanese has kana in every sentence and no half-width ones beside
// them; Han alone is not enough.
func kanaShare(text string) int {
	kana := share(text, func(r rune) int {
		if r >= 0x3041 && r <= 0x30ff {
			return 1
		}
		return 0
	})
	if kana < 150 {
		return 0
	}
	return share(text, func(r rune) int {
		switch {
		case r >= 0x3041 && r <= 0x30ff, unicode.Is(unicode.Han, r), punctuation(r):
			return 1
		}
		return 0
	})
}

// hanShare: Chinese is Han of the common block with little else.
func hanShare(text string) int {
	return share(text, func(r rune) int {
		if r >= 0x4e00 && r <= 0x9fa5 || punctuation(r) {
			return 1
		}
		return 0
	}) - 50 // Japanese and Korean win where they fit as well
}

// latinShare: letters and quotation marks of western Europe, each between ASCII.
func latinShare(text string) int {
	beyond, runs := 0, 0
	before := false
	for _, r := range text {
		if r < utf8.RuneSelf {
			before = false
			continue
		}
		if unicode.Is(unicode.Latin, r) || strings.ContainsRune("‘’“”–—…•€£§°º«»·¿¡©®™\u00a0", r) {
			beyond++
		}
		if before {
			runs++
		}
		before = true
	}
	all := share(text, func(rune) int { return 1 })
	if all == 0 {
		return 0
	}
	n := utf8.RuneCountInString(text)
	ascii := n - (beyond + runs)
	if runs*3 > beyond || ascii < n*2/3 {
		return 0
	}
	return 700
}

func countText(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

func oneDecimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}
