package readout

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"
	"unicode"
)

// MaxSlug is the length that a slug may have, in bytes.
const MaxSlug = 80

// Address is the permanent, language-free part of where a release or meeting
// stands: /{lang}/releases/{year}/{slug}.
type Address struct {
	Year int
	Slug string
}

// IsZero reports whether no address was given yet.
func (a Address) IsZero() bool { return a.Slug == "" }

func (a Address) String() string { return fmt.Sprintf("%d/%s", a.Year, a.Slug) }

// Version is the path of a version of a release at this address, below a language:
// /releases/{year}/{slug}/v{number}.
func (a Address) Version(number int) string { return fmt.Sprintf("/releases/%s/v%d", a, number) }

// Slug makes the readable part of an address: Latin letters and digits in lower
// case, everything between them one hyphen, cut at a word to at most MaxSlug
// bytes. Accented Latin letters lose their accents when fold maps them; other
// scripts vanish, so the caller romanises first. It returns "" where nothing
// is left.
func Slug(title string) string {
	var b strings.Builder
	gap := false
	for _, r := range title {
		r = unicode.ToLower(r)
		if s, ok := latinFold[r]; ok {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteString(s)
			continue
		}
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '‘' || r == '.':
			// an apostrophe or a point inside an abbreviation joins: U.S. is us
		case unicode.Is(unicode.Mn, r):
		default:
			gap = true
		}
	}
	return cutSlug(b.String(), MaxSlug)
}

func cutSlug(s string, most int) string {
	if len(s) <= most {
		return s
	}
	if i := strings.LastIndexByte(s[:most+1], '-'); i > most/2 {
		return s[:i]
	}
	return strings.TrimRight(s[:most], "-")
}

// SlugChoices are the slugs that a release tries in turn, never a running
// number: the bare one, then with publisher, date, and four base32 characters
// of the text's hash added. Each is at most MaxSlug bytes.
func SlugChoices(base, publisher string, date Day, textSHA256 string) []string {
	if base == "" {
		base = "release"
	}
	sum := sha256.Sum256([]byte(textSHA256))
	hash := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:4]
	out := []string{base}
	suffix := ""
	for _, part := range []string{publisher, string(date), hash} {
		if part == "" {
			continue
		}
		suffix += "-" + part
		out = append(out, cutSlug(base, MaxSlug-len(suffix))+suffix)
	}
	return out
}

// latinFold writes Latin letters with marks in plain ones.
var latinFold = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i"}
	for plain, marked := range map[string]string{
		"a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęěẹẻẽếềểễệ", "g": "ĝğġģ", "h": "ĥħ",
		"i": "ìíîïĩīĭįỉị", "j": "ĵ", "k": "ķ", "l": "ĺļľ", "n": "ñńņňŋ", "o": "òóôõöōŏőơọỏốồổỗộớờởỡợ", "r": "ŕŗř",
		"s": "śŝşšș", "t": "ţťŧț", "u": "ùúûüũūŭůűųưụủứừửữự", "w": "ŵ", "y": "ýÿŷỳỵỷỹ", "z": "źżž",
	} {
		for _, r := range marked {
			m[r] = plain
		}
	}
	return m
}()
