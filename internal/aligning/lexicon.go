package aligning

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"readout/internal/prose"
)

//go:embed words.lex
var wordsLex string

// lexicon is what the comparison knows of words.
type lexicon struct {
	empty   map[string]bool      // words that say nothing of a matter
	meeting map[string]bool      // what a meeting is called
	same    map[string]string    // stems that stand for one thing, by stem
	refers  map[string]bool      // nouns that point back
	pairs   map[[2]string]string // two words that are one name
	acts    map[string]string    // classes of verbs by lemma
	itself  []string             // how a text begins to speak of itself
	months  map[string]int
	numbers map[string]float64
	tails   []string // of Korean words
	joints  []string // how a Korean clause ends that another follows
	stages  []string // of a Korean clause that stages a meeting
	topics  [][2]string
}

// lexiconOnce is words.lex, read once.
var lexiconOnce = sync.OnceValue(func() *lexicon {
	l := &lexicon{empty: map[string]bool{}, meeting: map[string]bool{}, refers: map[string]bool{}, pairs: map[[2]string]string{}, same: map[string]string{}, acts: map[string]string{}, months: map[string]int{}, numbers: map[string]float64{}}
	s := newStemmer()
	for line := range strings.Lines(wordsLex) {
		f := strings.Fields(line)
		if len(f) < 2 || f[0] == "#" {
			continue
		}
		switch f[0] {
		case "empty":
			for _, w := range f[1:] {
				l.empty[w] = true
			}
		case "meeting":
			for _, w := range f[1:] {
				l.meeting[w], l.meeting[s.stem(w)] = true, true
			}
		case "refers":
			for _, w := range f[1:] {
				l.refers[w] = true
			}
		case "pair":
			l.pairs[[2]string{f[2], f[3]}] = f[1]
		case "same":
			for _, w := range f[1:] {
				l.same[s.stem(w)] = s.stem(f[1])
			}
		case "act":
			for _, w := range f[2:] {
				l.acts[w] = f[1]
			}
		case "itself":
			l.itself = append(l.itself, strings.Join(f[1:], " "))
		case "month":
			for i, w := range f[1:] {
				l.months[w] = i%12 + 1
			}
		case "number":
			for i := 1; i+1 < len(f); i += 2 {
				var v float64
				for _, c := range f[i] {
					v = v*10 + float64(c-'0')
				}
				l.numbers[f[i+1]] = v
			}
		case "tail":
			l.tails = append(l.tails, f[1:]...)
		case "staged":
			l.stages = append(l.stages, f[1:]...)
		case "joint":
			l.joints = append(l.joints, f[1:]...)
		case "topic":
			for _, w := range f[2:] {
				l.topics = append(l.topics, [2]string{w, f[1]})
			}
		}
	}
	return l
})

// ofItself reports a note in which a text speaks of itself.
func (l *lexicon) ofItself(words string) bool {
	words = strings.TrimLeft(fold(words), "(*※- ")
	for _, w := range l.itself {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// content reports whether a token says what a matter is about.
func (l *lexicon) content(t prose.Token) bool {
	switch t.Kind {
	case prose.Number, prose.Ordinal:
		return true
	case prose.Word:
		return !l.empty[t.Lower] && !l.meeting[t.Lower] && l.acts[t.Lower] == "" && utf8.RuneCountInString(t.Lower) > 1
	case prose.Script:
		w := l.bare(t.Lower)
		return w != "" && !l.empty[w] && !l.meeting[w]
	}
	return false
}

func (l *lexicon) joins(word string) bool {
	for _, j := range l.joints {
		if strings.HasSuffix(word, j) && word != j {
			return true
		}
	}
	return false
}

// lists reports a Korean verb before which a text lists what was discussed.
func (l *lexicon) lists(word string) bool {
	return strings.HasPrefix(word, "논의") || strings.HasPrefix(word, "교환")
}

// staged reports a Korean clause that says when, where and by whom a meeting was
// held.
func (l *lexicon) staged(words string) bool {
	for _, s := range l.stages {
		if strings.Contains(words, s) {
			return true
		}
	}
	return false
}

// speaker is who a Korean clause says something of, where it begins with that.
func (l *lexicon) speaker(word string) string {
	for _, tail := range []string{"측은", "측이", "측에서는"} {
		if who, ok := strings.CutSuffix(word, tail); ok {
			return who
		}
	}
	return ""
}

// bare is a Korean word without the particles and endings that it carries.
func (l *lexicon) bare(word string) string {
	for range 3 {
		cut := false
		for _, t := range l.tails {
			if rest, ok := strings.CutSuffix(word, t); ok && utf8.RuneCountInString(rest) >= 2 {
				word, cut = rest, true
				break
			}
		}
		if !cut {
			break
		}
	}
	return word
}

// stemmer brings English words to their stems; it is not to be shared.
type stemmer struct {
	env  *snowballstem.Env
	seen map[string]string
}

func newStemmer() *stemmer { return &stemmer{snowballstem.NewEnv(""), map[string]string{}} }

func (s *stemmer) stem(word string) string {
	if out, ok := s.seen[word]; ok {
		return out
	}
	s.env.SetCurrent(word)
	english.Stem(s.env)
	out := s.env.Current()
	s.seen[word] = out
	return out
}
