package syntax

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
)

// Subject finds the words before a verb that name who speaks: between lo and
// end, beginning at a boundary. In a fresh sentence it is the earliest words
// that can be a subject, after another clause the latest.
func (x *Sentence) Subject(lo, end int, fresh bool, form grammar.Form) (int, *speaker.Subject, bool) {
	s := x.Account
	lo = max(lo, end-60)
	if fresh {
		for c := lo; c < end; c++ {
			if c > lo && !x.boundary(c-1) || !x.Begins(c, end) || !x.Clean(c, end) {
				continue
			}
			if sub, ok := s.Who.Of(c, end); ok {
				if from, wider, ok := x.ofTwo(lo, c, end, form); ok {
					return from, wider, true
				}
				return c, sub, true
			}
		}
		for c := lo + 1; c < end; c++ { // "On Ukraine the Ministers …"
			if !x.Words[lo].Is(grammar.Preposition|grammar.Adverb|grammar.Time) && !x.gerund(lo, end) {
				break
			}
			w, p := s.Words[c], s.Words[c-1]
			if !w.Is(grammar.Determiner|grammar.Quantity|grammar.Pronoun) || p.Is(grammar.Preposition|grammar.Conjunction|grammar.Determiner|grammar.Quantity) || !x.Clean(c, end) {
				continue
			}
			if sub, ok := s.Who.Of(c, end); ok && (sub.Plural || sub.Single) {
				return c, sub, true
			}
		}
		return 0, nil, false
	}
	for c := end - 1; c > lo; c-- {
		if !x.joins(c-1) && !x.joinsAside(lo, c-1) && !x.Strong(c-1) || !x.Begins(c, end) || !x.Clean(c, end) {
			continue
		}
		sub, ok := s.Who.Of(c, end)
		if !ok {
			continue
		}
		if from, wider, ok := x.ofTwo(lo, c, end, form); ok {
			return from, wider, true
		}
		// "…, and Minister A and Minister B agreed": both are the subject
		for d := c - 2; d > lo && d > c-24; d-- {
			if !x.Strong(d-1) || !x.Begins(d, end) || !x.Clean(d, end) {
				continue
			}
			if wider, ok := s.Who.Of(d, end); ok && s.Text.Tokens[c-1].Lower == "and" && wider.Plural {
				return d, wider, true
			}
			break
		}
		return c, sub, true
	}
	return 0, nil, false
}

// ofTwo widens a subject that "and" joins to the country before it: "announced that
// Norway and Chile have agreed".
func (x *Sentence) ofTwo(lo, c, end int, form grammar.Form) (int, *speaker.Subject, bool) {
	if c <= lo || form&(grammar.Past|grammar.Participle) == 0 || x.Text.Tokens[c-1].Lower != "and" {
		return 0, nil, false
	}
	m, ok := x.Text.MentionEnding(c - 1)
	if !ok || m.First < lo || !x.afterThat(m.First) || !x.Clean(m.First, end) {
		return 0, nil, false
	}
	wider, ok := x.Who.Of(m.First, end)
	return m.First, wider, ok && wider.Plural && wider.Side == readout.BothSides
}

// afterThat reports words that "that" opens, or "that the".
func (x *Sentence) afterThat(at int) bool {
	at--
	if at > x.First && x.Text.Tokens[at].Lower == "the" {
		at--
	}
	return at >= x.First && x.Text.Tokens[at].Lower == "that"
}

// SubjectAfterWith finds the subject of "with X agreeing".
func (x *Sentence) SubjectAfterWith(lo, end int) (int, *speaker.Subject, bool) {
	for c := end - 1; c > lo && c > end-16; c-- {
		if x.Text.Tokens[c-1].Lower != "with" {
			continue
		}
		for i := c; i < end; i++ {
			if t := &x.Text.Tokens[i]; t.Kind == prose.Comma || !t.Capital && strings.HasSuffix(t.Lower, "ing") {
				return 0, nil, false // "with Ecuador on strengthening …, and supporting"
			}
		}
		sub, ok := x.Who.Of(c, end)
		return c, sub, ok
	}
	return 0, nil, false
}

// boundary reports a token after which the subject of a fresh sentence may
// begin.
func (x *Sentence) boundary(at int) bool {
	t := &x.Text.Tokens[at]
	return t.Kind == prose.Comma || t.Kind == prose.Colon || t.Kind == prose.Hyphen && t.Space || t.Kind == prose.Close || x.Words[at].Is(grammar.Conjunction)
}

// joinsAside reports the comma that closes an aside after a joining word: ",
// and in this context, President A".
func (x *Sentence) joinsAside(lo, at int) bool {
	toks := x.Text.Tokens
	if toks[at].Kind != prose.Comma {
		return false
	}
	for j := at - 1; j > lo && j > at-12; j-- {
		if toks[j].Kind == prose.Comma {
			return false
		}
		if x.Words[j].Is(grammar.Conjunction) {
			return x.Words[j+1].Is(grammar.Preposition | grammar.Adverb)
		}
	}
	return false
}

// joins reports a token that joins a further clause to the one before.
func (x *Sentence) joins(at int) bool {
	t := &x.Text.Tokens[at]
	switch {
	case x.Words[at].Is(grammar.Conjunction), t.Kind == prose.Colon, t.Kind == prose.Hyphen && t.Space:
		return true
	case t.Lower == "as":
		return at > 0 && x.Text.Tokens[at-1].Kind == prose.Comma || at+3 < x.Last && x.Text.Tokens[at+1].Lower == "the" && x.Text.Tokens[at+2].Lower == "two" && x.Words[at+3].Is(grammar.Group)
	case t.Lower == "whom":
		return at > 0 && x.Text.Tokens[at-1].Lower == "to"
	case t.Lower == "which":
		return at > 0 && (x.Text.Tokens[at-1].Lower == "to" || x.Text.Tokens[at-1].Lower == "during" || x.Text.Tokens[at-1].Lower == "for" && at > 1 && x.Text.Tokens[at-2].Kind == prose.Comma)
	}
	return false
}

// Begins reports a token that the words of a subject can begin with.
func (x *Sentence) Begins(c, end int) bool {
	t, w := &x.Text.Tokens[c], x.Words[c]
	if t.Kind != prose.Word || x.gerund(c, end) {
		return false
	}
	if w == nil {
		return true
	}
	if w.Is(grammar.Preposition | grammar.Conjunction | grammar.Subordinate | grammar.Modal | grammar.Have | grammar.Be | grammar.Not) {
		return false
	}
	if w.Is(grammar.Adverb | grammar.Time) {
		if w.Is(grammar.Quantity) || c+1 < end && x.Text.Tokens[c+1].Capital && w.Is(grammar.Adverb) && !w.Is(grammar.Time) {
			return true // Second Vice Minister
		}
		return w.Is(grammar.Time) && c+1 < end && x.Text.Tokens[c+1].Kind != prose.Comma && x.Begins(c+1, end)
	}
	for _, v := range w.Verbs {
		if v.Form&grammar.Ing != 0 && len(w.Verbs) == 1 {
			return false
		}
	}
	return true
}

// gerund reports a participle that opens an aside before the subject: "Building
// on …, both countries".
func (x *Sentence) gerund(c, end int) bool {
	t := &x.Text.Tokens[c]
	if c+1 < end && x.Text.Tokens[c+1].Lower == "by" {
		return true // Led by …
	}
	return strings.HasSuffix(t.Lower, "ing") && c+1 < end && x.Words[c+1].Is(grammar.Determiner|grammar.Preposition|grammar.Adverb|grammar.Subordinate) && !x.Text.Within(c)
}

// Clean reports that no clause of its own stands between two tokens: no verb
// that is finite, no "that".
func (x *Sentence) Clean(c, end int) bool {
	toks := x.Text.Tokens
	for i := c; i < end; i++ {
		w, t := x.Words[i], &toks[i]
		if t.Kind == prose.Colon {
			return false
		}
		if i > c && t.Kind == prose.Comma && i+2 < end && (x.Words[i+1].Is(grammar.Quantity|grammar.Pronoun) || toks[i+1].Lower == "the" && x.Words[i+2].Is(grammar.Quantity)) {
			return false
		}
		if i > c && t.Kind == prose.Comma && i+3 == end && toks[i+1].Lower == "the" && x.Words[i+2].Is(grammar.Group) {
			return false // "In view of the ties between Norway and Chile, the Ministers"
		}
		if i > c && t.Kind == prose.Comma && i+3 == end && toks[i+1].Lower == "the" && toks[i+2].Capital && x.Words[i+2].Is(grammar.Post) && x.Words[x.First].Is(grammar.Preposition) {
			return false // "On behalf of the people and Government of Norway, the Secretary"
		}
		if i > c && t.Kind == prose.Comma && x.pairOfSides(i+1, end) {
			if _, listed := x.Text.MentionEnding(i); !listed {
				return false // "At a meeting between A, and B, Norway and Chile"
			}
		}
		if i > c && t.Kind == prose.Comma && i+1 < end && x.Who.Aside(i+1) {
			// ", who is visiting Seoul," and ", led by the Minister,"
			for j := i + 1; j < end; j++ {
				if toks[j].Kind == prose.Comma {
					i = j
					break
				}
				if j == end-1 {
					return false
				}
			}
			continue
		}
		if w.Is(grammar.Modal | grammar.Be | grammar.Have) {
			return false
		}
		if t.Lower == "to" && i > c && i+1 < end && toks[i+1].Kind == prose.Word && !toks[i+1].Capital && !x.Words[i+1].Is(grammar.Determiner) {
			return false
		}
		if w.Is(grammar.Subordinate) && t.Lower != "than" {
			return false
		}
		if t.Kind == prose.Word && !t.Capital && len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ed") && i > c && i+1 < end &&
			(x.Words[i+1].Is(grammar.Determiner|grammar.Quantity) || toks[i+1].Lower == "that") {
			return false
		}
		if !t.Capital && w != nil && i > c {
			for _, v := range w.Verbs {
				if v.Form == grammar.Past {
					return false
				}
			}
		}
	}
	return true
}

// pairOfSides reports that two countries joined by "and" are all that stands
// between two tokens.
func (x *Sentence) pairOfSides(at, end int) bool {
	toks := x.Text.Tokens
	for n := range 2 {
		if at < end && toks[at].Lower == "the" {
			at++
		}
		m, ok := x.Text.MentionAt(at)
		if !ok || m.Form != rules.ByName || m.Last > end {
			return false
		}
		if at = m.Last; n == 0 {
			if at >= end || toks[at].Lower != "and" {
				return false
			}
			at++
		}
	}
	return at == end
}
