package head

import (
	"crypto/sha256"
	_ "embed" // the file
	"encoding/hex"
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
	rules := map[string]*headRule{}
	var rule *headRule
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, rest, _ := strings.Cut(line, " ")
		if key == "rule" {
			rule = &headRule{name: rest, words: map[string]bool{}}
			rules[strings.TrimPrefix(rest, "und/head.")] = rule
			continue
		}
		if rule == nil {
			return nil, fmt.Errorf("line %d stands before the first rule", n+1)
		}
		switch key {
		case "words":
			for _, w := range strings.Split(rest, " | ") {
				w = strings.ToLower(strings.TrimSpace(w))
				if w == "" {
					return nil, fmt.Errorf("line %d has an empty word", n+1)
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
			return nil, fmt.Errorf("line %d: %q is none of words, for, against", n+1, key)
		}
	}
	return rules, nil
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
