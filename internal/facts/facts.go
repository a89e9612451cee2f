// Package facts is what one account tells of its meeting, as far as the register
// joins, lists and sorts by it.
//
// Facts are read off a shown record and nothing else, so the same record gives
// the same facts everywhere. Whatever a record brings beyond the bounds of this
// package is hostile or misread: it takes part in no key and no list, and stays
// in the record.
package facts

import (
	"slices"
	"strings"

	"readout"
)

// Facts is the part of one record that the register joins, lists and sorts by.
// It is computed from the shown record and stored beside it, so that no list
// parses whole records.
type Facts struct {
	Account   readout.AccountKind   `json:"account,omitempty"`
	Kind      readout.MeetingKind   `json:"kind"`
	Series    string                `json:"series,omitempty"`     // as the text words it
	SeriesKey string                `json:"series_key,omitempty"` // "" outside any series
	Ordinal   int                   `json:"ordinal,omitempty"`
	Start     readout.Day           `json:"start,omitempty"`
	End       readout.Day           `json:"end,omitempty"`
	City      string                `json:"city,omitempty"`
	Country   readout.PartyCode     `json:"country,omitempty"`
	Venue     string                `json:"venue,omitempty"`
	Parties   []readout.PartyCode   `json:"parties,omitempty"`
	Heads     []readout.Participant `json:"heads,omitempty"`   // heads, else the first of each side
	Leaders   []Leader              `json:"leaders,omitempty"` // who gets a person's page
	Named     []Named               `json:"named,omitempty"`   // rounds that are only mentioned
	Topics    []string              `json:"topics,omitempty"`
	Bodies    []Body                `json:"bodies,omitempty"` // that participants spoke for
}

// Body is an organisation that a participant spoke for, as the text names it.
type Body struct {
	Name string            `json:"name"`
	Side readout.PartyCode `json:"side,omitempty"` // "" where the text does not tell
}

// Leader is a head or deputy with the key that joins people.
type Leader struct {
	Key string `json:"key"`
	readout.Participant
}

// Of reads the facts off a record. It returns nil where the record has no
// meeting, which is so of every record that was not read.
func Of(rec readout.Record) *Facts {
	m := rec.Meeting
	if m == nil || rec.Reading.Status != readout.StatusRead {
		return nil
	}
	f := &Facts{
		Kind:    m.Kind,
		Parties: sides(m.Parties),
		Series:  bounded(readout.Value(m.Series)),
		Ordinal: ordinal(m.Ordinal),
		Start:   day(m.StartDate),
		End:     day(m.EndDate),
		City:    bounded(readout.Value(m.City)),
		Venue:   bounded(readout.Value(m.Venue)),
		Account: readout.Value(m.Account),
	}
	if c := readout.Value(m.Country); c.Valid() {
		f.Country = c
	}
	if f.SeriesKey = seriesKey(f.Series, m.Parties); f.SeriesKey == "" {
		f.Series = ""
	}
	f.Heads, f.Leaders = leaders(m.Participants)
	f.Named = named(rec, f.SeriesKey)
	f.Topics, f.Bodies = topics(m.Topics), bodies(m.Participants)
	return f
}

// topics are those of a record that lists can be made of, each once.
func topics(all []string) []string {
	var out []string
	for _, t := range all {
		if t = bounded(oneLine(t)); t != "" && len(out) < maxTopics && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// oneLine folds the white space of a wording, which a text may break anywhere.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// bodies are the organisations of participants, each once.
func bodies(participants []readout.Participant) []Body {
	var out []Body
	for _, p := range participants {
		b := Body{Name: bounded(oneLine(readout.Value(p.Organisation)))}
		if side := readout.Value(p.Side); side.Valid() {
			b.Side = side
		}
		if b.Name != "" && len(out) < maxBodies && !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

// leaders picks who stands for the sides: heads, and for pages deputies too.
// Where the text names no head, the first-named of each side counts as one.
func leaders(participants []readout.Participant) (heads []readout.Participant, pages []Leader) {
	headed := false
	for _, p := range participants {
		headed = headed || readout.Value(p.Role) == readout.RoleHead
	}
	first := map[readout.PartyCode]bool{}
	seen := map[string]bool{}
	for _, p := range participants {
		if !nameable(p.Name) {
			continue
		}
		side, role := readout.Value(p.Side), readout.Value(p.Role)
		leads := role == readout.RoleHead
		if !headed && !first[side] {
			first[side], leads = true, true
		}
		if leads && len(heads) < maxLeaders {
			heads = append(heads, p)
		}
		if !leads && role != readout.RoleDeputyHead || len(pages) == maxLeaders {
			continue
		}
		if key := personKey(p.Name, side); key != "" && !seen[key] {
			seen[key] = true
			pages = append(pages, Leader{Key: key, Participant: p})
		}
	}
	return heads, pages
}

// Rules names how facts are read off a record. It is raised with every change
// after which the same record may give others.
const Rules = "facts 1"
