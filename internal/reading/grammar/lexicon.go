package grammar

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

// Lexicon is the rules of saying, discussing and deciding of one language.
type Lexicon struct {
	Rules []*rules.Rule // in the order of their files

	words map[string]*Word
	named map[string]*rules.Rule
}

// Word is what the lexicon knows of a word in small letters, nil where it knows
// nothing.
func (l *Lexicon) Word(w string) *Word { return l.words[w] }

// Rule is the rule of a name, nil where there is none.
func (l *Lexicon) Rule(name string) *rules.Rule { return l.named[name] }

// Files is the rules of every language, in a folder each.
//
//go:embed en/*.acts
var Files embed.FS

// English is read once from the embedded files *.acts.
var English = sync.OnceValue(func() *Lexicon {
	l, err := load(Files, "en")
	if err != nil {
		panic("the embedded rules of English are broken: " + err.Error())
	}
	return l
})

// Rules lists the rules in the order of their files.
func Rules() []rules.Rule {
	var out []rules.Rule
	for _, r := range English().Rules {
		out = append(out, *r)
	}
	return out
}

func load(files fs.FS, dir string) (*Lexicon, error) {
	l := &Lexicon{words: map[string]*Word{}, named: map[string]*rules.Rule{}}
	names, err := fs.Glob(files, path.Join(dir, "*.acts"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if err := l.add(string(text), readout.Lang(dir)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	for _, r := range l.Rules {
		if len(r.For) == 0 || len(r.Against) == 0 {
			return nil, fmt.Errorf("rule %s needs an example for and one against", r.Name)
		}
		if r.Pattern == "" {
			r.Pattern = "(how a clause stands, told by the machine)"
		}
	}
	return l, nil
}

// add reads one file: blocks that begin with "rule NAME".
func (l *Lexicon) add(text string, lang readout.Lang) error {
	var rule *rules.Rule
	var kind Kind
	return rules.Lines(text, func(key, rest string) error {
		switch {
		case key == "list":
			rule = &rules.Rule{Name: rest, Lang: lang}
			return nil
		case key == "rule" && l.named[rest] != nil:
			return fmt.Errorf("a second rule %s", rest)
		case key == "rule":
			topic, _, _ := strings.Cut(rest, ".")
			rule = &rules.Rule{Name: rest, Lang: lang, Topic: topic}
			l.Rules = append(l.Rules, rule)
			l.named[rest] = rule
			return nil
		case rule == nil:
			return fmt.Errorf("%q before the first rule", key)
		}
		switch key {
		case "kind":
			i := slices.Index(kinds, rest)
			if i < 0 {
				return fmt.Errorf("%q is no kind", rest)
			}
			kind = Kind(i)
		case "for":
			rule.For = append(rule.For, rest)
		case "against":
			rule.Against = append(rule.Against, rest)
		case "verbs":
			rule.Pattern = strings.TrimSpace(rule.Pattern + " " + rest)
			for spec := range strings.FieldsSeq(rest) {
				if err := l.enter(spec, Verb{Rule: rule, Kind: kind}); err != nil {
					return err
				}
			}
		case "phrase":
			rule.Pattern = strings.TrimSpace(rule.Pattern + " " + rest)
			return l.phrase(rest, Verb{Rule: rule, Kind: kind})
		case "words":
			return l.class(rest)
		default:
			return fmt.Errorf("%q is none of kind, for, against, verbs, phrase, words", key)
		}
		return nil
	})
}

// class reads "CLASS: word word".
func (l *Lexicon) class(line string) error {
	name, words, ok := strings.Cut(line, ":")
	i := slices.Index(classNames, name)
	if !ok || i < 0 {
		return fmt.Errorf("%q is no class of words", name)
	}
	for w := range strings.FieldsSeq(words) {
		l.entry(w).class |= 1 << i
	}
	return nil
}

// entry is the word that the lexicon keeps for a written one.
func (l *Lexicon) entry(w string) *Word {
	if l.words[w] == nil {
		l.words[w] = &Word{}
	}
	return l.words[w]
}

// phrase reads "VERB | words | n" and "VERB | words | n | word".
func (l *Lexicon) phrase(line string, v Verb) error {
	parts := strings.Split(line, "|")
	if len(parts) < 3 {
		return fmt.Errorf("%q is no phrase", line)
	}
	var err error
	if v.Within, err = strconv.Atoi(strings.TrimSpace(parts[2])); err != nil {
		return fmt.Errorf("%q is no number of words", parts[2])
	}
	v.Needs = strings.Fields(parts[1])
	if len(parts) > 3 {
		v.Beyond = strings.TrimSpace(parts[3])
	}
	return l.enter(strings.TrimSpace(parts[0]), v)
}

// enter adds the forms of a verb, given as its lemma or as
// lemma/past/participle/-ing with later ones made from the lemma. An entry with
// needed words is tried before one without.
func (l *Lexicon) enter(spec string, v Verb) error {
	parts := strings.Split(spec, "/")
	v.Lemma = parts[0]
	past, ing := regular(v.Lemma)
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
	forms := map[string]Form{}
	forms[v.Lemma] |= Base
	forms[third(v.Lemma)] |= Third
	forms[past] |= Past
	forms[participle] |= Participle
	forms[ing] |= Ing
	for written, form := range forms {
		w := l.entry(written)
		at := len(w.Verbs)
		if len(v.Needs) > 0 {
			at = 0
			for at < len(w.Verbs) && len(w.Verbs[at].Verb.Needs) > 0 {
				at++
			}
		}
		w.Verbs = slices.Insert(w.Verbs, at, Reading{Verb: entry, Form: form})
	}
	return nil
}
