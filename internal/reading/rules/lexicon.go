package rules

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"readout/internal/prose"
)

// Files is the lexicons and rules of every language, in a folder each.
//
//go:embed en/*.lex en/*.rules
var Files embed.FS

// Class is the number of a lexicon's class of words.
type Class int16

// lexicon is what the files *.lex of one language say: phrases, the class that
// each belongs to, and the value that it stands for. Each file holds sections:
//
//	[party.name]            the class
//	KR: Republic of Korea, ROK, South Korea
//	minister, vice minister
//	# a remark
//
// A phrase written with a capital matches only words that begin with one, a
// phrase in capitals only capitals; one in small letters matches any. The value
// before the colon is what the phrases of the line stand for; without it a
// phrase stands for itself in small letters.
type lexicon struct {
	classes map[string]Class
	names   []string
	numbers map[string]int32 // of the words that anything begins with, from 1
	entries [][]entry        // by the number of the first word, longest first
	common  []bool           // by number: single words of the class "common", which are no terms: too many
}

// number returns the number of a word in small letters, a new one where it has none.
func (l *lexicon) number(word string) int32 {
	n, ok := l.numbers[word]
	if !ok {
		n = int32(len(l.entries))
		l.numbers[word] = n
		l.entries, l.common = append(l.entries, nil), append(l.common, false)
	}
	return n
}

type entry struct {
	rest   []string // the words after the first
	shape  []shape  // of all words
	class  Class
	value  string
	phrase string
}

// shape is how a word of a phrase must be written.
type shape uint8

const (
	anyCase shape = iota
	capitalised
	capitals
)

// Term is a phrase of the lexicon found in the text: tokens First to Last, half
// open.
type Term struct {
	First, Last int
	Class       Class
	Value       string
}

// Number is the value as a number, 0 where it is none.
func (t Term) Number() int {
	n, err := strconv.Atoi(t.Value)
	if err != nil {
		return 0
	}
	return n
}

// class returns the number of a class; a class that no file fills has one too.
func (l *lexicon) class(name string) Class {
	c, ok := l.classes[name]
	if !ok {
		c = Class(len(l.names))
		l.classes[name] = c
		l.names = append(l.names, name)
	}
	return c
}

// English is the lexicon and the rules of English, read once from the
// embedded files.
var English = sync.OnceValue(func() *Language {
	l, err := loadLanguage(Files, "en")
	if err != nil {
		panic("the embedded rules of English are broken: " + err.Error())
	}
	return l
})

func loadLexicon(files fs.FS, dir string) (*lexicon, error) {
	l := &lexicon{classes: map[string]Class{}, numbers: map[string]int32{}, entries: make([][]entry, 1), common: make([]bool, 1)}
	names, err := fs.Glob(files, path.Join(dir, "*.lex"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if err := l.add(string(text)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	for _, es := range l.entries {
		slices.SortStableFunc(es, func(a, b entry) int { return len(b.rest) - len(a.rest) })
	}
	return l, nil
}

func (l *lexicon) add(text string) error {
	current := Class(-1)
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "["):
			name, ok := strings.CutSuffix(line[1:], "]")
			if !ok || name == "" {
				return fmt.Errorf("line %d: %q is no [class]", n+1, line)
			}
			current = l.class(name)
			continue
		case current < 0:
			return fmt.Errorf("line %d: words before the first [class]", n+1)
		}
		value, phrases, ok := strings.Cut(line, ":")
		if !ok {
			value, phrases = "", line
		}
		for phrase := range strings.SplitSeq(phrases, ",") {
			phrase = strings.TrimSpace(phrase)
			if phrase == "" {
				continue
			}
			v := strings.TrimSpace(value)
			if v == "" {
				v = strings.ToLower(phrase)
			}
			l.enter(phrase, current, v)
			if strings.Contains(phrase, "'") { // as printers set it
				l.enter(strings.ReplaceAll(phrase, "'", "’"), current, v)
			}
		}
	}
	return nil
}

func (l *lexicon) enter(phrase string, c Class, value string) {
	toks := prose.Parse(phrase).Tokens
	if len(toks) == 0 {
		return
	}
	first := l.number(toks[0].Lower)
	if l.names[c] == "common" && len(toks) == 1 {
		l.common[first] = true
		return
	}
	e := entry{class: c, value: value, phrase: phrase}
	for i, t := range toks {
		s := anyCase
		switch {
		case t.Upper && utf8Len(phrase[t.Start:t.End]) > 1:
			s = capitals
		case t.Capital:
			s = capitalised
		}
		e.shape = append(e.shape, s)
		if i > 0 {
			e.rest = append(e.rest, t.Lower)
		}
	}
	l.entries[first] = append(l.entries[first], e)
}

func utf8Len(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// terms finds every phrase of the lexicon in a text, in order of first token;
// of one class the longest at a place, none inside another. begins[i] is the
// index of the first term at or after token i, words[i] the number of its word, 0
// for a word that begins nothing.
func (l *lexicon) terms(d *prose.Doc) (found []Term, begins, words []int32) {
	found = make([]Term, 0, len(d.Tokens)/2)
	begins = make([]int32, len(d.Tokens)+1)
	words = make([]int32, len(d.Tokens))
	until := make([]int, len(l.names)) // per class, the end of the last term
	s := 0
	for i := range d.Tokens {
		begins[i] = int32(len(found))
		for s < len(d.Sentences) && d.Sentences[s].Last <= i {
			s++
		}
		words[i] = l.numbers[d.Tokens[i].Lower]
		if d.Tokens[i].Kind > prose.Ordinal && d.Tokens[i].Kind != prose.Script {
			continue // a mark begins no phrase
		}
		entries := l.entries[words[i]]
		for k := range entries {
			e := &entries[k]
			last := i + 1 + len(e.rest)
			if until[e.class] > i || s < len(d.Sentences) && last > d.Sentences[s].Last || !e.stands(d.Tokens[i:]) {
				continue
			}
			found = append(found, Term{First: i, Last: last, Class: e.class, Value: e.value})
			until[e.class] = last
		}
	}
	begins[len(d.Tokens)] = int32(len(found))
	return found, begins, words
}

// stands reports whether the entry's words, the first of which is known, are
// the next tokens.
func (e *entry) stands(toks []prose.Token) bool {
	if len(e.rest) >= len(toks) {
		return false
	}
	for i, w := range e.rest {
		if toks[i+1].Lower != w {
			return false
		}
	}
	for i, s := range e.shape {
		if s == capitalised && !toks[i].Capital || s == capitals && !toks[i].Upper {
			return false
		}
	}
	return true
}
