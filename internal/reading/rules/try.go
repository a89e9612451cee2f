package rules

import (
	"fmt"

	"readout/internal/prose"
)

// Fault is an example that a rule does not treat as its file says.
type Fault struct {
	Rule    string
	Example string
	Against bool // it finds something where it must not; else nothing where it must
}

func (f Fault) String() string {
	if f.Against {
		return fmt.Sprintf("%s finds something in %q, its example against", f.Rule, f.Example)
	}
	return fmt.Sprintf("%s finds nothing in %q, its example for", f.Rule, f.Example)
}

// Try runs each rule of the language's files on its own examples.
func Try() []Fault {
	var out []Fault
	for _, rule := range English().Rules {
		out = append(out, rule.Try(rule.finds)...)
	}
	return out
}

// Try runs the examples of one rule; finds tells whether it finds something.
func (r *Rule) Try(finds func(example string) bool) []Fault {
	var out []Fault
	for _, s := range r.For {
		if !finds(s) {
			out = append(out, Fault{r.Name, s, false})
		}
	}
	for _, s := range r.Against {
		if finds(s) {
			out = append(out, Fault{r.Name, s, true})
		}
	}
	return out
}

// finds reports whether the rule is the one that matches first somewhere in s.
func (r *Rule) finds(s string) bool {
	text := NewText(prose.Parse(s), English())
	text.FindMentions(func(Mention) bool { return false })
	found := false
	text.Each(r.Topic, 0, len(text.Tokens), func(m Match) bool {
		found = m.Rule == r
		return !found
	})
	return found
}
