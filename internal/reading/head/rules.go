package head

import (
	"crypto/sha256"
	_ "embed" // the file
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"readout/internal/reading/rules"
)

//go:embed und/head.rules
var rulesText string

// headRule is a rule of the head: a name and the words that it knows, in small
// letters.
type headRule struct {
	name     string
	words    map[string]bool
	list     []string
	examples []string
	against  []string
}

// headRules reads und/head.rules once.
var headRules = sync.OnceValue(func() map[string]*headRule {
	rules, err := parseRules(rulesText)
	if err != nil {
		panic("und/head.rules: " + err.Error())
	}
	return rules
})

// Rules are the head's rules in the form of all others: the pattern is
// the list of words.
func Rules() []rules.Rule {
	var out []rules.Rule
	for _, r := range headRules() {
		out = append(out, rules.Rule{Name: r.name, Lang: "und", Topic: "head", Pattern: strings.Join(r.list, " | "), For: r.examples, Against: r.against})
	}
	slices.SortFunc(out, func(a, b rules.Rule) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// RulesSHA256 is the hash, in hex, of the head's rules.
func RulesSHA256() string {
	sum := sha256.Sum256([]byte(rulesText))
	return hex.EncodeToString(sum[:])
}

func parseRules(text string) (map[string]*headRule, error) {
	found := map[string]*headRule{}
	var rule *headRule
	err := rules.Lines(text, func(key, rest string) error {
		if key == "rule" {
			rule = &headRule{name: rest, words: map[string]bool{}}
			found[strings.TrimPrefix(rest, "und/head.")] = rule
			return nil
		}
		if rule == nil {
			return fmt.Errorf("%q before the first rule", key)
		}
		switch key {
		case "words":
			for w := range strings.SplitSeq(rest, " | ") {
				w = strings.ToLower(strings.TrimSpace(w))
				if w == "" {
					return errors.New("an empty word")
				}
				if !rule.words[w] {
					rule.words[w] = true
					rule.list = append(rule.list, w)
				}
			}
		case "for":
			rule.examples = append(rule.examples, rest)
		case "against":
			rule.against = append(rule.against, rest)
		default:
			return fmt.Errorf("%q is none of words, for, against", key)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// begins returns the longest of the rule's words that s, in small letters,
// begins with, "" where none does.
func (r *headRule) begins(s string) string {
	best := ""
	for _, w := range r.list {
		if len(w) > len(best) && strings.HasPrefix(s, w) {
			best = w
		}
	}
	return best
}
