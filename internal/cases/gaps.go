package cases

import (
	"fmt"
	"slices"
	"strings"
)

// Gaps are the known failures of a corpus: the fields, by case, that the reader
// does not read as expected yet.
type Gaps map[string][]string

// ParseGaps reads lines of a case's name, a colon and fields.
func ParseGaps(text string) (Gaps, error) {
	out := Gaps{}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, fields, ok := strings.Cut(line, ":")
		list := strings.Fields(fields)
		if !ok || len(list) == 0 {
			return nil, fmt.Errorf("line %d: %q is not a case, a colon and fields", n+1, line)
		}
		for _, f := range list {
			if !slices.Contains(Fields, f) {
				return nil, fmt.Errorf("line %d: there is no field %q", n+1, f)
			}
		}
		if out[name] != nil {
			return nil, fmt.Errorf("line %d: case %s stands twice", n+1, name)
		}
		out[name] = list
	}
	return out, nil
}

// Judge holds the differences of a case against the known gaps: news are
// differences that are not listed, closed the listed fields that do not differ.
func (g Gaps) Judge(name string, differences []Difference) (news []Difference, closed []string) {
	for _, d := range differences {
		if !slices.Contains(g[name], d.Field) {
			news = append(news, d)
		}
	}
	for _, f := range g[name] {
		if !slices.ContainsFunc(differences, func(d Difference) bool { return d.Field == f }) {
			closed = append(closed, f)
		}
	}
	return news, closed
}
