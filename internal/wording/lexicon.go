package wording

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"readout"
	"readout/internal/prose"
)

//go:embed rounds.lex
var roundsLex string

// roundWords is what rounds.lex says of one language.
type roundWords struct {
	ordinal, count, stop, held map[string]bool
	endings                    []string // of a clause that goes on, in Korean
	tails                      []string // what stands behind a noun, in Korean; the longest first
	all                        []string // words for everybody who met, in Korean at the start of a run
	roll                       [][]string
	verbs                      []verbForm // the longest first
}

// verbForm is one form of a verb of the table.
type verbForm struct {
	name  string
	words []string
}

var roundLexicon = sync.OnceValue(func() map[readout.Lang]*roundWords {
	of := map[readout.Lang]*roundWords{}
	for line := range strings.Lines(roundsLex) {
		what, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		lang, rest, told := strings.Cut(rest, " ")
		if what == "#" || !told {
			continue
		}
		w := of[readout.Lang(lang)]
		if w == nil {
			w = &roundWords{ordinal: map[string]bool{}, count: map[string]bool{}, stop: map[string]bool{}, held: map[string]bool{}}
			of[readout.Lang(lang)] = w
		}
		words := strings.Fields(rest)
		switch what {
		case "ordinal":
			takeIn(w.ordinal, words)
		case "count":
			takeIn(w.count, words)
		case "stop":
			takeIn(w.stop, words)
		case "held":
			takeIn(w.held, words)
		case "ending":
			w.endings = words
		case "tail":
			w.tails = words
		case "all":
			w.all = words
		case "roll":
			for _, word := range words {
				w.roll = append(w.roll, strings.Split(word, "="))
			}
		case "verb":
			parts := strings.Split(rest, "=")
			for _, form := range parts[1:] {
				w.verbs = append(w.verbs, verbForm{strings.TrimSpace(parts[0]), strings.Fields(form)})
			}
		}
	}
	for _, w := range of {
		slices.SortStableFunc(w.verbs, func(a, b verbForm) int { return len(b.words) - len(a.words) })
	}
	return of
})

func takeIn(set map[string]bool, words []string) {
	for _, w := range words {
		set[w] = true
	}
}

// lexiconFor is that of a language; one that the table does not know has no
// verbs, and its sentences are compared whole.
func lexiconFor(lang readout.Lang) *roundWords {
	if w := roundLexicon()[lang]; w != nil {
		return w
	}
	return &roundWords{}
}

// verbAt returns the form that stands at a token, of several the longest, and how
// many tokens it takes.
func (w *roundWords) verbAt(d *prose.Doc, token, last int) (name string, tokens int) {
	for _, v := range w.verbs {
		n := len(v.words)
		if token+n > last {
			continue
		}
		same := true
		for i, word := range v.words {
			t := d.Tokens[token+i]
			if t.Kind == prose.Script && n == 1 {
				same = same && strings.Contains(t.Lower, word)
			} else if t.Kind == prose.Script {
				same = same && (strings.HasPrefix(t.Lower, word) || i == 0 && strings.HasSuffix(t.Lower, word))
			} else {
				same = same && t.Lower == word
			}
		}
		if same {
			return v.name, n
		}
	}
	return "", 0
}

// rolls reports whether words tell who took part.
func (w *roundWords) rolls(d *prose.Doc, first, last int) bool {
	for at := first; at < last; at++ {
		for _, form := range w.roll {
			if at+len(form) > last {
				continue
			}
			same := true
			for i, word := range form {
				t := d.Tokens[at+i]
				same = same && (t.Lower == word || t.Kind == prose.Script && strings.HasPrefix(t.Lower, word))
			}
			if same {
				return true
			}
		}
	}
	return false
}
