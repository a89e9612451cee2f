package rules

import (
	"fmt"
	"strings"
)

// Lines calls each with every line of a file of rules but the empty ones and
// the remarks, which begin with #: its first word, and the rest. A line that
// begins a rule has the key "rule". The first error ends it and names the line.
func Lines(text string, each func(key, rest string) error) error {
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, rest, _ := strings.Cut(line, " ")
		if err := each(key, strings.TrimSpace(rest)); err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return nil
}
