package lexicon

import (
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// gap is how far a blank line moves the words behind it away, so that no phrase
// runs across it.
const gap = 16

// LongestWritten is how many bytes a word has at most that Terms gives as it is
// written.
const LongestWritten = 32

// Terms gives every term of a text with its position, from 1.
//
// A run of characters c1…cn takes n positions: the pairs c1c2 … and, in the
// last, cn alone. That place is what lets a phrase go on behind the run. Behind a
// letter or digit c1 also stands alone beside c1c2, so that 제11차 is found in
// 제11차회의. Where a run follows on a run, the last of the one and the first of the
// other are a term too, at the place of the last; see Divided. It is what lets a query
// that writes two words as one find them.
//
// Two words of the table of common ones that stand side by side are a term too, at
// the place of the second; see Pair.
//
// Beside the words stand, at their last place, the marks of the names and ordinal
// numbers that the tables know, and words with a hyphen in one.
//
// written, where it is not nil, is given the words of four bytes or more, up to
// LongestWritten, as they are written, in small letters. A word may come again.
func Terms(text string, stem func([]byte) []byte, emit func(term []byte, position int), written func(word []byte)) {
	s := NewScanner(text)
	w := watch{text: text}
	position := 0
	met := func(m *meaning) { emit([]byte(m.token), max(1, position)) }
	var before [utf8.UTFMax]byte // the character that waits for its neighbour
	waiting := 0                 // its length, 0 where none waits
	opens := false               // it is the first of its run, behind a letter or digit
	var pair [2*utf8.UTFMax + 1]byte
	var last, whole [2*longest + 2]byte // the word before, and with this one
	lastLen := 0
	var both []byte // the common word at pairAt
	pairAt := -1
	for {
		u, ok := s.Next()
		if waiting > 0 && (!ok || u.Kind != Character || !u.Glued || u.Far) {
			position++
			emit(before[:waiting], position)
			if ok && u.Kind == Character && !u.Far {
				n := copy(pair[:], before[:waiting])
				pair[n] = ' '
				n += 1 + copy(pair[n+1:], u.Term)
				emit(pair[:n], position)
			}
			waiting = 0
		} else if waiting > 0 {
			position++
			n := copy(pair[:], before[:waiting])
			n += copy(pair[n:], u.Term)
			emit(pair[:n], position)
			if opens {
				emit(before[:waiting], position)
			}
			waiting = copy(before[:], u.Term)
			opens = false
			w.see(u, u.Term, met)
			continue
		}
		if !ok {
			w.done(met)
			return
		}
		if u.Far {
			position += gap
		}
		if u.Kind == Character {
			w.see(u, u.Term, met)
			waiting = copy(before[:], u.Term)
			opens = u.Glued
			continue
		}
		if w.joined(u) && lastLen+len(u.Term) <= longest {
			n := copy(whole[:], last[:lastLen])
			n += copy(whole[n:], u.Term)
			emit(stem(whole[:n]), position)
		}
		position++
		term := u.Term
		if u.Kind == Word {
			if written != nil && len(u.Term) >= 4 && len(u.Term) <= LongestWritten {
				written(u.Term)
			}
			lastLen = copy(last[:], u.Term)
			term = stem(term)
		}
		emit(term, position)
		if u.Kind == Word && common[string(term)] {
			if pairAt == position-1 {
				emit(append(append(both, ' '), term...), position)
			}
			both, pairAt = append(both[:0], term...), position
		}
		w.see(u, term, met)
	}
}

// Stemmer finds English stems and remembers the commonest.
type Stemmer struct {
	env   *snowballstem.Env
	known map[string][]byte
}

// memory is how many stems a Stemmer keeps before it forgets them all.
const memory = 30_000

// NewStemmer makes one that knows no stem yet.
func NewStemmer() Stemmer { return Stemmer{snowballstem.NewEnv(""), map[string][]byte{}} }

var stemmers = sync.Pool{New: func() any { s := NewStemmer(); return &s }}

// Borrow gives a stemmer that is handed back by Return.
func Borrow() *Stemmer { return stemmers.Get().(*Stemmer) }

// Return hands a stemmer back, which its user may not ask again.
func (s *Stemmer) Return() { stemmers.Put(s) }

// Stem returns the stem of a lower-case word. Words of other alphabets and very
// short ones are their own.
func (s *Stemmer) Stem(w []byte) []byte {
	if len(w) < 3 || len(w) > 32 {
		return w
	}
	if known, ok := s.known[string(w)]; ok {
		return known
	}
	for _, b := range w {
		if b >= utf8.RuneSelf {
			return w
		}
	}
	s.env.SetCurrent(string(w))
	english.Stem(s.env)
	if len(s.known) >= memory {
		clear(s.known)
	}
	stem := []byte(s.env.Current())
	s.known[string(w)] = stem
	return stem
}

// common are the stems of words that very many texts have.
var common = func() map[string]bool {
	out := map[string]bool{}
	st := NewStemmer()
	for _, line := range table("common") {
		for _, w := range line {
			out[string(st.Stem([]byte(w)))] = true
		}
	}
	return out
}()

// Pair is the term of two words side by side that are both very common, given by
// their stems; false of others, which have none.
func Pair(a, b string) (term string, ok bool) {
	if !common[a] || !common[b] {
		return "", false
	}
	return a + " " + b, true
}

// Divided is the term of two characters that stand side by side in two runs.
func Divided(a, b string) string { return a + " " + b }
