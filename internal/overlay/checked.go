package overlay

import (
	"slices"
	"strconv"
	"strings"

	"readout"
)

// Whole reports whether an editor has checked every value of the meeting in a
// shown record, of which there is one at least.
func Whole(rec readout.Record) bool {
	checked := rec.Checked()
	return len(checked) > 0 && !slices.ContainsFunc(rec.Evidence, func(e readout.Evidence) bool {
		return strings.HasPrefix(e.Path, "/meeting/") && !checked[e.Path]
	})
}

// Waiting counts the values of a record that wait for an editor, and all.
func Waiting(rec readout.Record) (waits, all int) {
	checked := rec.Checked()
	seen := map[string]bool{}
	for _, e := range rec.Evidence {
		if readout.Within(e.Path, "/meeting") && !seen[e.Path] {
			seen[e.Path] = true
			all++
			if !checked[e.Path] {
				waits++
			}
		}
	}
	return waits, all
}

// Checked is a shown record as far as an editor has checked it: every value that
// none has is absent (P25). People and statements stand whole or not at all,
// because a name never stands without its post nor words without their side.
// Evidence, mentions, claims and candidates are left out. Meeting is nil where
// nothing of it was checked.
func Checked(rec readout.Record) readout.Record {
	checked := rec.Checked()
	stated := map[string]bool{}
	for _, e := range rec.Evidence {
		stated[e.Path] = true
	}
	rec.Evidence, rec.Mentions, rec.Claims, rec.Candidates = nil, nil, nil, nil
	is := rec.Meeting
	rec.Meeting = nil
	if is == nil || len(checked) == 0 {
		return rec
	}
	c := checker{checked, stated}
	m := *is
	if !checked["/meeting/kind"] {
		m.Kind = ""
	}
	keep(c, "series", &m.Series)
	keep(c, "ordinal", &m.Ordinal)
	switch {
	case c.whole("/meeting/start_date", "/meeting/end_date"):
	case checked["/meeting/start_date"] && readout.Value(m.EndDate) == readout.Value(m.StartDate):
		m.EndDate = nil
	default: // half of the days would be wrong
		m.StartDate, m.EndDate = nil, nil
	}
	keep(c, "format", &m.Format)
	keep(c, "city", &m.City)
	keep(c, "country", &m.Country)
	keep(c, "venue", &m.Venue)
	keep(c, "account", &m.Account)
	m.Parties = items(c, "parties", m.Parties, "")
	m.Topics = items(c, "topics", m.Topics, "")
	m.Participants = items(c, "participants", m.Participants, "/name", "/side", "/role", "/post", "/organisation")
	m.Statements = items(c, "statements", m.Statements, "/quote", "/side", "/speaker", "/act")
	m.Outcomes = items(c, "outcomes", m.Outcomes, "/quote")
	if !c.whole("/meeting/previous/date", "/meeting/previous/first_since", "/meeting/previous/gap_text") {
		m.Previous = nil
	}
	if !c.whole("/meeting/next/text", "/meeting/next/date") {
		m.Next = nil
	}
	m.Why = nil
	rec.Meeting = &m
	return rec
}

type checker struct{ checked, stated map[string]bool }

// whole reports whether an editor has checked all of these that the text gives a
// value for, and one at least.
func (c checker) whole(paths ...string) bool {
	one := false
	for _, p := range paths {
		if one = one || c.checked[p]; c.stated[p] && !c.checked[p] {
			return false
		}
	}
	return one
}

func keep[T any](c checker, field string, value **T) {
	if !c.checked["/meeting/"+field] {
		*value = nil
	}
}

// items keeps of a list what is checked in all of these fields.
func items[T any](c checker, field string, list []T, fields ...string) []T {
	var kept []T
	for i, item := range list {
		base := "/meeting/" + field + "/" + strconv.Itoa(i)
		paths := slices.Clone(fields)
		for j := range paths {
			paths[j] = base + paths[j]
		}
		if c.whole(paths...) {
			kept = append(kept, item)
		}
	}
	return kept
}
