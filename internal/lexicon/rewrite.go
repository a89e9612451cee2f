package lexicon

import "strings"

// Without is a query without a field of it.
func (a Asked) Without(n Narrowed) string {
	return a.line(func(f Narrowed) bool { return f != n })
}

// With is a query narrowed to a value of a field, in place of what it is narrowed
// to there.
func (a Asked) With(key, value string) string {
	rest := a.line(func(f Narrowed) bool { return f.Key != key || f.Without })
	if strings.ContainsFunc(value, func(r rune) bool { return Blank(r) || quotes(r) }) {
		value = `"` + strings.Map(func(r rune) rune {
			if quotes(r) {
				return ' '
			}
			return r
		}, value) + `"`
	}
	return strings.TrimSpace(rest + " " + key + ":" + value)
}

// line writes a query with some of its fields.
func (a Asked) line(keep func(Narrowed) bool) string {
	var out []string
	if a.Words != "" {
		out = append(out, a.Words)
	}
	for _, f := range a.Fields {
		if keep(f) {
			out = append(out, f.Typed)
		}
	}
	return strings.Join(out, " ")
}
