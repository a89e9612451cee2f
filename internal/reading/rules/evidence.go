package rules

import (
	"strconv"

	"readout"
)

// Evidence is the words of a text that are cited for the values of a record, in
// the order of citing. A path is a JSON Pointer into the record.
type Evidence struct {
	List []readout.Evidence

	text *Text
}

// NewEvidence cites the words of a text, after evidence that is there already.
func NewEvidence(text *Text, before []readout.Evidence) *Evidence {
	return &Evidence{List: before, text: text}
}

// Cite adds evidence for the value at a path: the words of tokens first to
// last, half open, and the rule that found them. It returns the evidence's id.
func (e *Evidence) Cite(path string, first, last int, rule string) string {
	return e.CiteBytes(path, e.text.Tokens[first].Start, e.text.Tokens[last-1].End, rule)
}

// CiteBytes cites words that are no tokens: the bytes start to end, half open.
func (e *Evidence) CiteBytes(path string, start, end int, rule string) string {
	return e.add(path, start, end, readout.Evidence{Basis: readout.Stands, Rule: rule})
}

// Derive adds evidence for a value that was computed: the words that it was
// computed from, why in one clause, and the ids of other evidence; an empty id
// is none.
func (e *Evidence) Derive(path string, first, last int, rule, note string, from ...string) string {
	one := readout.Evidence{Basis: readout.Derived, Rule: rule, Note: &note}
	for _, id := range from {
		if id != "" {
			one.From = append(one.From, id)
		}
	}
	return e.add(path, e.text.Tokens[first].Start, e.text.Tokens[last-1].End, one)
}

func (e *Evidence) add(path string, start, end int, one readout.Evidence) string {
	span := e.text.Ruler.Span(start, end)
	one.ID, one.Path, one.Rule = "e"+strconv.Itoa(len(e.List)+1), path, "en/"+one.Rule
	one.Start, one.End, one.Exact = span.Start, span.End, e.text.Text[start:end]
	e.List = append(e.List, one)
	return one.ID
}

// Of returns the id of the first evidence for a path, "" where it has none.
func (e *Evidence) Of(path string) string {
	for _, one := range e.List {
		if one.Path == path {
			return one.ID
		}
	}
	return ""
}
