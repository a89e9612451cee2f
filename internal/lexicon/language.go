package lexicon

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The fields that a query may name: field:value, or field:"several words".
const (
	KeySeries  = "series"
	KeyCountry = "country"
	KeyBy      = "by" // publisher
	KeyPerson  = "person"
	KeySaid    = "said" // the side whose statements the words are looked for in
	KeyKind    = "kind"
	KeyAfter   = "after"  // from the beginning of a day, month or year on
	KeyBefore  = "before" // up to it
	KeyYear    = "year"   // of the address
	KeyBoard   = "board"
	KeyLang    = "lang" // of an edition
	KeyTopic   = "topic"
)

// Why says why something of a query was not taken as it was written.
type Why string

// The reasons. What they name was looked for as words, but for the last.
const (
	WhyField Why = "field" // no field is called so
	WhyValue Why = "value" // the field knows no such value
	WhyQuote Why = "quote" // a quotation does not end
	WhySigns Why = "signs" // all was to be left out
	WhyLong  Why = "long"  // what stands behind this was not looked at
)

// Note is something of a query that was not taken as it was written.
type Note struct {
	Typed string
	Why   Why
}

// Narrowed is a field of a query as it was understood.
type Narrowed struct {
	Key     string
	Value   string // a code, a day, or the words that it is known by
	Typed   string // as it stands in the query, with its field
	Without bool
}

// Asked is a query as it was understood.
type Asked struct {
	Words  string // those that are looked for in texts, in one line
	Fields []Narrowed
	Notes  []Note
}

// keys are the fields by each of their names.
var keys = func() map[string]string {
	out := map[string]string{}
	for _, line := range table("keys") {
		for _, name := range line {
			out[name] = line[0]
		}
	}
	return out
}()

// small are the words that a query of several words does not insist on.
var small = func() map[string]bool {
	out := map[string]bool{}
	st := NewStemmer()
	for _, line := range table("small") {
		for _, w := range line {
			out[string(st.Stem([]byte(w)))] = true
		}
	}
	return out
}()

// questions are patterns of questions that ask what a side said.
var questions = func() []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, line := range table("questions") {
		out = append(out, regexp.MustCompile("(?i)"+line[0]))
	}
	return out
}()

// Lexeme is a word, a quotation or a field of a query.
type Lexeme struct {
	Key     string // of the field; "" of words
	Name    string // as the field is called in the query
	Text    string
	Typed   string
	Quoted  bool
	Without bool
	Open    bool // a quotation that does not end
}

// Lex cuts what a reader typed. Nothing is an error.
func Lex(words string) (out []Lexeme, rest string) {
	words, rest = bounded(words)
	for len(out) < MostParts {
		words = strings.TrimLeftFunc(words, Blank)
		if words == "" {
			return out, rest
		}
		l, n := next(words)
		l.Typed = strings.TrimSpace(words[:n])
		words = words[n:]
		out = append(out, l)
	}
	return out, strings.TrimSpace(words + rest)
}

// bounded is as much of a query as is looked at.
func bounded(words string) (some, rest string) {
	if len(words) > mostBytes {
		at := mostBytes
		for at > 0 && !utf8.RuneStart(words[at]) {
			at--
		}
		words, rest = words[:at], "…"
	}
	return strings.ToValidUTF8(words, " "), rest
}

// next takes a Lexeme off; n is how many bytes it takes.
func next(s string) (l Lexeme, n int) {
	if t := strings.TrimPrefix(s, "-"); t != s && t != "" {
		if r, _ := utf8.DecodeRuneInString(t); !Blank(r) && r != '-' {
			l.Without, n = true, 1
		}
	}
	if name, size := keyAt(s[n:]); name != "" {
		l.Name, l.Key = name, keys[strings.ToLower(name)]
		if l.Key != "" {
			n += size
		}
	}
	at := n
	if r, size := utf8.DecodeRuneInString(s[n:]); quotes(r) {
		if end := strings.IndexFunc(s[n+size:], quotes); end >= 0 {
			_, closing := utf8.DecodeRuneInString(s[n+size+end:])
			l.Text, l.Quoted = s[n+size:n+size+end], true
			return l, n + size + end + closing
		}
		l.Open = true
		at += size
	}
	end := strings.IndexFunc(s[at:], func(r rune) bool { return Blank(r) || quotes(r) })
	if end < 0 {
		end = len(s) - at
	}
	l.Text = s[at : at+end]
	return l, at + end
}

// keyAt is the name of a field at the beginning of a text and how many bytes it
// takes with its colon, and with blanks behind it; "" where there is none.
func keyAt(s string) (name string, size int) {
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
			continue
		case (r == ':' || r == '：') && i > 0:
			size = i + utf8.RuneLen(r)
			rest := strings.TrimLeftFunc(s[size:], Blank)
			if rest == "" || strings.HasPrefix(rest, "//") {
				return "", 0
			}
			return s[:i], len(s) - len(rest)
		}
		return "", 0
	}
	return "", 0
}

// Blank reports whether a code point divides words and is nothing else.
func Blank(r rune) bool  { return unicode.IsSpace(r) || unicode.IsControl(r) }
func quotes(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' || r == '＂' }

// Question rewrites a question about what a side said into a query.
func Question(words string) string {
	if len(words) > mostBytes {
		return words
	}
	line := strings.Join(strings.Fields(words), " ")
	for _, q := range questions {
		m := q.FindStringSubmatch(line)
		if m == nil || strings.ContainsAny(line, `:"`) {
			continue
		}
		if code := PartyCode(m[1]); code != "" {
			return KeySaid + ":" + code + " " + m[2]
		}
	}
	return words
}

// Resolver knows the values of fields.
type Resolver interface {
	// Value returns what a field's value means, "" where it means nothing, and
	// false where there is no such field.
	Value(key, text string) (value string, there bool)
}

// Understand reads a query. What it cannot be is words.
func Understand(words string, r Resolver) (Asked, []Part) {
	lexemes, rest := Lex(Question(words))
	var a Asked
	var free []Lexeme
	note := func(typed string, why Why) { a.Notes = append(a.Notes, Note{clip(typed), why}) }
	for _, l := range lexemes {
		if l.Open {
			note(l.Typed, WhyQuote)
		}
		if l.Key != "" {
			value, there := r.Value(l.Key, l.Text)
			if value != "" {
				n := Narrowed{l.Key, value, l.Typed, l.Without}
				if !slices.ContainsFunc(a.Fields, func(o Narrowed) bool { return o.Key == n.Key && o.Value == n.Value && o.Without == n.Without }) {
					a.Fields = append(a.Fields, n)
				}
				continue
			}
			if !there {
				note(l.Name+":", WhyField)
			} else {
				note(l.Typed, WhyValue)
			}
			free = append(free, Lexeme{Text: l.Name + " " + l.Text, Typed: l.Typed, Quoted: true, Without: l.Without})
			continue
		}
		if l.Name != "" {
			note(l.Name+":", WhyField)
		}
		free = append(free, l)
	}
	if rest != "" && len(free)+len(a.Fields) > 0 { // nothing but blanks may be cut off too
		note(a.lastOf(free), WhyLong)
	}
	parts, ignored := PartsOf(free, len(a.Fields) > 0)
	if ignored {
		note("-", WhySigns)
	}
	var b []string
	for _, l := range free {
		b = append(b, l.Typed)
	}
	a.Words = strings.Join(b, " ")
	return a, parts
}

func (a Asked) lastOf(free []Lexeme) string {
	if len(free) > 0 {
		return free[len(free)-1].Typed
	}
	if n := len(a.Fields); n > 0 {
		return a.Fields[n-1].Typed
	}
	return "…"
}

// clip keeps what is said of a query short.
func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
