package facts

import (
	"strings"
	"unicode"

	"readout"
)

// Bounds on what one record may bring into keys and lists.
const (
	maxName     = 300   // bytes of a series, person or place name that takes part in a key or list
	maxOrdinal  = 9_999 // rounds
	maxParties  = 60
	maxLeaders  = 40 // heads and deputies of one account
	maxMentions = 100
	maxTopics   = 60
	maxBodies   = 40 // organisations of one account
)

// Trim returns a record with no more of its meeting and its mentions than the
// bounds allow, for those who compare whole records.
func Trim(rec readout.Record) readout.Record {
	if rec.Meeting == nil {
		return rec
	}
	m := *rec.Meeting
	m.Parties, m.Participants = sides(m.Parties), nil
	for _, p := range rec.Meeting.Participants {
		if nameable(p.Name) && len(m.Participants) < maxLeaders {
			m.Participants = append(m.Participants, p)
		}
	}
	if bounded(readout.Value(m.Series)) == "" {
		m.Series = nil
	}
	rec.Meeting, rec.Mentions = &m, rec.Mentions[:min(len(rec.Mentions), maxMentions)]
	return rec
}

// sides returns the party codes that can take part in keys, once each, in the
// order of the record.
func sides(parties []readout.PartyCode) []readout.PartyCode {
	out := make([]readout.PartyCode, 0, min(len(parties), maxParties))
	seen := make(map[readout.PartyCode]bool, cap(out))
	for _, p := range parties {
		if len(out) < maxParties && !seen[p] && p.Valid() {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}

// nameable reports whether a name has a letter, a length that a person's name
// may have, and no NUL.
func nameable(name string) bool {
	return len(name) <= maxName && !strings.ContainsRune(name, 0) && strings.IndexFunc(name, unicode.IsLetter) >= 0
}

// bounded returns s without the spaces around it, "" where it is longer than a
// name can be, has no letter or digit, or holds a NUL, which no engine's text
// may.
func bounded(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > maxName || strings.ContainsRune(s, 0) || strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return ""
	}
	return s
}

func ordinal(n *int) int {
	if n == nil || *n < 1 || *n > maxOrdinal {
		return 0
	}
	return *n
}

func day(d *readout.Day) readout.Day {
	if d == nil {
		return ""
	}
	if _, err := readout.ParseDay(string(*d)); err != nil {
		return ""
	}
	return *d
}

func partial(p *readout.PartialDate) readout.PartialDate {
	if p == nil {
		return ""
	}
	d, err := readout.ParsePartialDate(string(*p))
	if err != nil {
		return ""
	}
	return d
}
