package rounds

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"readout/internal/prose"
)

// Files is the words and rules of every language, in a folder each.
//
//go:embed en/*.lex en/*.rounds
var Files embed.FS

// class is a set of classes of words that the grammar of rounds asks for.
type class uint64

const (
	beforeWord class = 1 << iota
	nounWord
	visitWord
	adjectiveWord
	heldWord
	tookWord
	beWord
	lastlyWord
	sinceWord
	hiatusWord
	revivedWord
	wishedWord
	aboutWord
	severalWord
	longWord
	seasonWord
	inWord
	breakWord
	preludeWord
	afterWord
	willWord
	holdWord
	meetWord
	agreeWord
	anotherWord
	regularlyWord
	sometimeWord
	occasionWord
	purposeWord
	subjectWord
	unplannedWord
	convokeWord
	happenWord
	besideWord
	generalWord
	welcomeWord
)

var classes = map[string]class{
	"before": beforeWord, "noun": nounWord, "visit": visitWord, "adjective": adjectiveWord, "held": heldWord, "took": tookWord, "be": beWord,
	"lastly": lastlyWord, "since": sinceWord, "hiatus": hiatusWord, "revived": revivedWord, "wished": wishedWord, "about": aboutWord,
	"several": severalWord, "long": longWord, "season": seasonWord, "in": inWord, "break": breakWord, "prelude": preludeWord,
	"after": afterWord, "will": willWord, "hold": holdWord, "meet": meetWord, "agree": agreeWord, "another": anotherWord,
	"regularly": regularlyWord, "sometime": sometimeWord, "occasion": occasionWord, "purpose": purposeWord, "subject": subjectWord, "unplanned": unplannedWord, "convoke": convokeWord, "happen": happenWord, "beside": besideWord, "general": generalWord, "welcome": welcomeWord,
}

// phrase is an entry of the lexicon behind its first word.
type phrase struct {
	rest  []string
	class class
}

// lexicon is the phrases of a language by their first word, longest first. It is none
// of package rules, which finds the phrases of all classes in each text at once, of one
// class none inside another: these are the commonest words of a language, they are
// asked for in a few places of a text, and there "after" counts within "after a break"
// too.
type lexicon map[string][]phrase

var english = sync.OnceValue(func() lexicon {
	text, err := Files.ReadFile("en/rounds.lex")
	if err == nil {
		var l lexicon
		if l, err = readLexicon(string(text)); err == nil {
			return l
		}
	}
	panic("the embedded words of rounds are broken: " + err.Error())
})

func readLexicon(text string) (lexicon, error) {
	l := lexicon{}
	var current class
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, ok := strings.CutPrefix(line, "["); ok {
			if current = classes[strings.TrimSuffix(name, "]")]; current == 0 {
				return nil, fmt.Errorf("line %d: no class %s", n+1, line)
			}
			continue
		}
		for one := range strings.SplitSeq(line, ",") {
			toks := prose.Parse(strings.TrimSpace(one)).Tokens
			if len(toks) == 0 || current == 0 {
				return nil, fmt.Errorf("line %d: an empty phrase, or one of no class", n+1)
			}
			p := phrase{class: current}
			for _, t := range toks[1:] {
				p.rest = append(p.rest, t.Lower)
			}
			l[toks[0].Lower] = append(l[toks[0].Lower], p)
		}
	}
	for _, of := range l {
		slices.SortStableFunc(of, func(a, b phrase) int { return len(b.rest) - len(a.rest) })
	}
	return l, nil
}

// at returns the token after the longest phrase of a class that begins at a
// token, and whether one does.
func (r *reader) at(i int, c class) (end int, ok bool) {
	if i < 0 || i >= len(r.Text.Tokens) {
		return i, false
	}
	for _, p := range r.words[r.Text.Tokens[i].Lower] {
		if p.class&c != 0 && r.stands(i+1, p.rest) {
			return i + 1 + len(p.rest), true
		}
	}
	return i, false
}

// over is at without the report: the same token where no phrase begins there.
func (r *reader) over(i int, c class) int {
	end, _ := r.at(i, c)
	return end
}

// isWord reports a token at which a phrase of a class begins.
func (r *reader) isWord(i int, c class) bool {
	_, ok := r.at(i, c)
	return ok
}

func (r *reader) stands(i int, words []string) bool {
	if i+len(words) > len(r.Text.Tokens) {
		return false
	}
	for k, w := range words {
		if r.Text.Tokens[i+k].Lower != w {
			return false
		}
	}
	return true
}

// is reports a token that is one of a few words.
func (r *reader) is(i int, words ...string) bool {
	return i >= 0 && i < len(r.Text.Tokens) && slices.Contains(words, r.Text.Tokens[i].Lower)
}

// ends reports a token behind which nothing is said of the round any more.
func (r *reader) ends(i, last int) bool {
	t := &r.Text.Tokens[i]
	switch {
	case t.Kind == prose.Stop, t.Kind == prose.Colon:
		return true
	case t.Kind != prose.Word:
		return false
	case t.Lower == "and":
		// "in Lima and in Oslo in 2018", and nothing else
		t := &r.Text.Tokens[min(i+1, last-1)]
		return i+1 >= last || !r.is(i+1, "in", "on", "at") && !r.Text.IsMention(i+1) && !t.Capital && t.Kind != prose.Number
	}
	return r.isWord(i, breakWord)
}
