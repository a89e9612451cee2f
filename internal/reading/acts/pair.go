package acts

import (
	"readout/internal/reading/grammar"
)

// pair is the subject of two joined by "and", one of them without a name that
// is known: "the Vice President and Prime Minister Holness".
func (s *speech) pair(c, end int) (*subject, bool) {
	toks := s.text.Tokens
	for k := end - 2; k > c; k-- {
		if toks[k].Lower != "and" {
			continue
		}
		if !s.words[k+1].Is(grammar.Determiner|grammar.Post|grammar.Title|grammar.Rank) && !s.text.Within(k+1) {
			continue
		}
		left, known := s.resolve(c, k)
		right, ok := s.resolve(k+1, end)
		if known && left.side == "" {
			known = false
		}
		if ok && right.side == "" {
			ok = false
		}
		if known != ok && len(s.meeting.Sides) > 1 && s.personLike(c, k) && s.personLike(k+1, end) {
			// two people of whom the text places only one
			return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both are named"}, "side.both")
		}
		if !ok || !known {
			return nil, false
		}
		if left.side == right.side {
			return s.found(subject{side: left.side, first: c, last: end, plural: true, note: "the side of those named"}, "side.person")
		}
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides are named"}, "side.both")
	}
	return nil, false
}

// anyGroup reports a word for a group of people: "both leaders and their teams".
func (s *speech) anyGroup(c, end int) bool {
	for i := c; i < end; i++ {
		if s.words[i].Is(grammar.Group) {
			return true
		}
	}
	return false
}

// personLike reports words that call someone by post or title and name.
func (s *speech) personLike(c, end int) bool {
	if !s.text.Tokens[end-1].Capital || !s.text.Tokens[c].Capital && s.text.Tokens[c].Lower != "the" {
		return false
	}
	for i := c; i < end-1; i++ {
		if s.words[i].Is(grammar.Post|grammar.Title) && s.text.Tokens[i].Lower != "the" {
			return true
		}
	}
	return false
}
