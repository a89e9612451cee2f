package speaker

import (
	"readout"
	"readout/internal/reading/grammar"
)

// pair is the subject of two joined by "and", one of them without a name that
// is known: "the Vice President and Prime Minister Holness".
func (r *Reader) pair(c, end int) (*Subject, bool) {
	toks := r.text.Tokens
	for k := end - 2; k > c; k-- {
		if toks[k].Lower != "and" {
			continue
		}
		if !r.words[k+1].Is(grammar.Determiner|grammar.Post|grammar.Title|grammar.Rank) && !r.text.Within(k+1) {
			continue
		}
		left, known := r.Of(c, k)
		right, ok := r.Of(k+1, end)
		if known && left.Side == "" {
			known = false
		}
		if ok && right.Side == "" {
			ok = false
		}
		if known != ok && len(r.meeting.Sides) > 1 && (known || r.personLike(c, k)) && (ok || r.personLike(k+1, end)) {
			// two people of whom the text places only one
			return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: true, Note: "both are named"}, "side.both")
		}
		if !ok || !known {
			return nil, false
		}
		if left.Side == right.Side {
			return r.found(Subject{Side: left.Side, First: c, Last: end, Plural: true, Note: "the side of those named"}, "side.person")
		}
		return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: true, Note: "both sides are named"}, "side.both")
	}
	return nil, false
}

// anyGroup reports a word for a group of people: "both leaders and their teams".
func (r *Reader) anyGroup(c, end int) bool {
	for i := c; i < end; i++ {
		if r.words[i].Is(grammar.Group) {
			return true
		}
	}
	return false
}

// personLike reports words that call someone by post or title and name.
func (r *Reader) personLike(c, end int) bool {
	if !r.text.Tokens[end-1].Capital || !r.text.Tokens[c].Capital && r.text.Tokens[c].Lower != "the" {
		return false
	}
	for i := c; i < end-1; i++ {
		if r.words[i].Is(grammar.Post|grammar.Title) && r.text.Tokens[i].Lower != "the" {
			return true
		}
	}
	return false
}
