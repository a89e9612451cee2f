package rounds

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// elapsed is a time that went by: "about three years", "over a decade".
type elapsed struct {
	rules.Tokens
	count  rules.Tokens // "three years", empty where it is no plain count
	months int          // 0 where the words do not count
	long   bool         // a year or a decade, no days
}

// elapsedAt reads the time that begins at a token.
func (r *reader) elapsedAt(i, last int) (elapsed, bool) {
	e := elapsed{Tokens: rules.Range(i, i)}
	at := i
	for range 3 {
		next := r.over(at, aboutWord)
		if next == at || next >= last || r.unit(next) != 0 && r.is(at, "a", "some") {
			break
		}
		at = next
	}
	if at >= last {
		return e, false
	}
	first, n := at, r.Text.NumberAt(at)
	half := false
	switch {
	case n > 0:
		at++
	case r.unit(at) == 0:
		if at = r.over(at, severalWord); at == first {
			return e, false
		}
		n = 0
		if at == first+1 && r.is(first, "a", "an") {
			n = 1
		}
	case at > i: // "the last decade"
		n = 1
	default:
		return e, false
	}
	if at < last && r.Text.Tokens[at].Kind == prose.Hyphen {
		at++
	}
	if at+2 < last && r.is(at, "and") && r.is(at+1, "a") && r.is(at+2, "half") {
		half, at = true, at+3
	}
	if at < last && r.is(at, "long", "full", "whole", "consecutive", "successive") {
		at++
	}
	if at >= last {
		return e, false
	}
	per := r.unit(at)
	if per == 0 {
		return e, false
	}
	at++
	if at+2 < last && r.is(at, "and") && r.is(at+1, "a") && r.is(at+2, "half") {
		half, at = true, at+3
	}
	e.Last, e.long = at, per > 0
	if per > 0 && !half {
		e.months = n * per
	}
	if !half {
		e.count = rules.Range(first, at)
	}
	return e, true
}

// unit is how many months the unit at a token has, -1 for days and weeks, 0 where
// none stands there.
func (r *reader) unit(i int) int {
	if r.isWord(i, longWord) {
		return map[byte]int{'d': 120, 'c': 1200, 'q': 300}[r.Text.Tokens[i].Lower[0]]
	}
	t, ok := r.Text.At(i, r.Text.Language.Unit)
	if !ok {
		return 0
	}
	switch t.Value {
	case "year":
		return 12
	case "month":
		return 1
	}
	return -1
}
