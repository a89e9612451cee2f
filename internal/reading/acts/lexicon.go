package acts

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"readout"
	"readout/internal/reading/rules"
)

// actKind says what a verb makes of its clause.
type actKind uint8

// The kinds. The first four make a statement.
const (
	kindSay actKind = iota
	kindAgree
	kindCommit
	kindAccept
	kindTopic // its object is a topic
	kindEvent // something done, never a statement
	kindMeet  // an event whose purpose may be a statement: "met to reaffirm"
	kindFrame // a rule without verbs
)

var actKinds = []string{"say", "agree", "commit", "accept", "topic", "event", "meet", "frame"}

// states reports whether a clause of this kind is a statement.
func (k actKind) states() bool { return k <= kindAccept }

// verbForm is the set of forms that a written word may be of its verb.
type verbForm uint8

const (
	formBase       verbForm = 1 << iota // agree
	formThird                           // agrees
	formPast                            // agreed
	formParticiple                      // agreed
	formIng                             // agreeing
)

// actVerb is one entry of a rule: a lemma and the words that must follow it.
type actVerb struct {
	lemma  string
	rule   *rules.Rule
	kind   actKind
	needs  []string // one of them must follow; none for a verb that needs nothing
	within int      // how many words after the verb at most
	beyond string   // a word that must stand somewhere after it in the sentence
}

type verbReading struct {
	verb *actVerb
	form verbForm
}

// wordClass is the set of classes that a word is in.
type wordClass uint64

// wordClassNames are the classes that the files may fill, each a bit.
var wordClassNames = []string{
	"determiner", "preposition", "conjunction", "subordinate", "modal", "have", "be", "adverb", "not", "pronoun",
	"quantity", "group", "body", "side-noun", "title", "rank", "post", "aside", "meeting-purpose", "time",
	"topic-noun", "topic-preposition", "review-noun", "agenda", "include", "including", "generic", "topic-head", "tie",
	"to-topic", "passive-topic", "view-noun", "quoted-topic", "measure", "occasion", "head-end", "travel-verb", "stop-heading", "will", "no-thing", "bare-say", "creed", "adjective", "opening", "tail", "merged", "talking", "purpose-verb", "thing", "start-verb",
}

const (
	isDeterminer wordClass = 1 << iota
	isPreposition
	isConjunction
	isSubordinate
	isModal
	isHave
	isBe
	isAdverb
	isNot
	isPronoun
	isQuantity
	isGroup
	isBody
	isSideNoun
	isTitle
	isRank
	isPost
	isAside
	isPurpose
	isTime
	isTopicNoun
	isTopicPreposition
	isReviewNoun
	isAgenda
	isInclude
	isIncluding
	isGeneric
	isTopicHead
	isTie
	isToTopic
	isPassiveTopic
	isViewNoun
	isQuotedTopic
	isMeasure
	isOccasion
	isHeadEnd
	isTravelVerb
	isStopHeading
	isWill
	isNoThing
	isBareSay
	isCreed
	isAdjective
	isOpening
	isTail
	isMerged
	isTalking
	isPurposeVerb
	isThing
	isStartVerb
)

// actWord is what the rules know of a written word.
type actWord struct {
	class wordClass
	verbs []verbReading
}

func (w *actWord) is(c wordClass) bool { return w != nil && w.class&c != 0 }

// actRules is the rules of saying, discussing and deciding of one language.
type actRules struct {
	words map[string]*actWord
	rules []*rules.Rule
	named map[string]*rules.Rule
}

// Files is the rules of every language, in a folder each.
//
//go:embed en/*.acts
var Files embed.FS

// english is read once from the embedded files *.acts.
var english = sync.OnceValue(func() *actRules {
	a, err := loadActs(Files, "en")
	if err != nil {
		panic("the embedded rules of English are broken: " + err.Error())
	}
	return a
})

// Rules lists the rules in the order of their files.
func Rules() []rules.Rule {
	var out []rules.Rule
	for _, r := range english().rules {
		out = append(out, *r)
	}
	return out
}

func loadActs(files fs.FS, dir string) (*actRules, error) {
	a := &actRules{words: map[string]*actWord{}, named: map[string]*rules.Rule{}}
	names, err := fs.Glob(files, path.Join(dir, "*.acts"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if err := a.add(string(text), readout.Lang(dir)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	for _, r := range a.rules {
		if len(r.For) == 0 || len(r.Against) == 0 {
			return nil, fmt.Errorf("rule %s needs an example for and one against", r.Name)
		}
		if r.Pattern == "" {
			r.Pattern = "(how a clause stands, told by the machine)"
		}
	}
	return a, nil
}

// add reads one file: blocks that begin with "rule NAME".
func (a *actRules) add(text string, lang readout.Lang) error {
	var rule *rules.Rule
	var kind actKind
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		if key == "list" {
			rule = &rules.Rule{Name: rest, Lang: lang}
			continue
		}
		if key == "rule" {
			if a.named[rest] != nil {
				return fmt.Errorf("line %d: a second rule %s", n+1, rest)
			}
			topic, _, _ := strings.Cut(rest, ".")
			rule = &rules.Rule{Name: rest, Lang: lang, Topic: topic}
			a.rules = append(a.rules, rule)
			a.named[rest] = rule
			continue
		}
		if rule == nil {
			return fmt.Errorf("line %d: %q before the first rule", n+1, key)
		}
		var err error
		switch key {
		case "kind":
			i := slices.Index(actKinds, rest)
			if i < 0 {
				return fmt.Errorf("line %d: %q is no kind", n+1, rest)
			}
			kind = actKind(i)
		case "for":
			rule.For = append(rule.For, rest)
		case "against":
			rule.Against = append(rule.Against, rest)
		case "verbs":
			for f := range strings.FieldsSeq(rest) {
				err = a.enter(f, actVerb{rule: rule, kind: kind})
			}
		case "phrase":
			err = a.phrase(rest, actVerb{rule: rule, kind: kind})
		case "words":
			err = a.class(rest)
		default:
			err = fmt.Errorf("%q is none of kind, for, against, verbs, phrase, words", key)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
		if key == "verbs" || key == "phrase" {
			rule.Pattern = strings.TrimSpace(rule.Pattern + " " + rest)
		}
	}
	return nil
}

// class reads "CLASS: word word".
func (a *actRules) class(line string) error {
	name, words, ok := strings.Cut(line, ":")
	i := slices.Index(wordClassNames, name)
	if !ok || i < 0 {
		return fmt.Errorf("%q is no class of words", name)
	}
	for w := range strings.FieldsSeq(words) {
		a.word(w).class |= 1 << i
	}
	return nil
}

func (a *actRules) word(w string) *actWord {
	if a.words[w] == nil {
		a.words[w] = &actWord{}
	}
	return a.words[w]
}

// phrase reads "VERB | words | n" and "VERB | words | n | word".
func (a *actRules) phrase(line string, v actVerb) error {
	parts := strings.Split(line, "|")
	if len(parts) < 3 {
		return fmt.Errorf("%q is no phrase", line)
	}
	var err error
	if v.within, err = strconv.Atoi(strings.TrimSpace(parts[2])); err != nil {
		return fmt.Errorf("%q is no number of words", parts[2])
	}
	v.needs = strings.Fields(parts[1])
	if len(parts) > 3 {
		v.beyond = strings.TrimSpace(parts[3])
	}
	return a.enter(strings.TrimSpace(parts[0]), v)
}

// enter adds the forms of a verb, given as its lemma or as
// lemma/past/participle/-ing with later ones made from the lemma. An entry with
// needed words is tried before one without.
func (a *actRules) enter(spec string, v actVerb) error {
	parts := strings.Split(spec, "/")
	v.lemma = parts[0]
	past, ing := regular(v.lemma)
	if len(parts) > 1 {
		past = parts[1]
	}
	participle := past
	if len(parts) > 2 {
		participle = parts[2]
	}
	if len(parts) > 3 {
		ing = parts[3]
	}
	if len(parts) > 4 || slices.Contains(parts, "") {
		return fmt.Errorf("%q is no verb", spec)
	}
	entry := &v
	forms := map[string]verbForm{}
	forms[v.lemma] |= formBase
	forms[third(v.lemma)] |= formThird
	forms[past] |= formPast
	forms[participle] |= formParticiple
	forms[ing] |= formIng
	for written, form := range forms {
		w := a.word(written)
		at := len(w.verbs)
		if len(v.needs) > 0 {
			at = 0
			for at < len(w.verbs) && len(w.verbs[at].verb.needs) > 0 {
				at++
			}
		}
		w.verbs = slices.Insert(w.verbs, at, verbReading{verb: entry, form: form})
	}
	return nil
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// regular makes the past and the -ing form of a lemma.
func regular(lemma string) (past, ing string) {
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "ee"):
		return lemma + "d", lemma + "ing"
	case strings.HasSuffix(lemma, "e"):
		return lemma + "d", lemma[:n-1] + "ing"
	case strings.HasSuffix(lemma, "y") && n > 1 && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ied", lemma + "ing"
	}
	return lemma + "ed", lemma + "ing"
}

func third(lemma string) string {
	n := len(lemma)
	switch {
	case lemma == "have":
		return "has"
	case strings.HasSuffix(lemma, "y") && n > 1 && !isVowel(lemma[n-2]):
		return lemma[:n-1] + "ies"
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "x"):
		return lemma + "es"
	}
	return lemma + "s"
}
