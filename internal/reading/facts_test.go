package reading

import (
	"fmt"
	"strings"
	"testing"

	"readout"
	"readout/internal/reading/check"
	"readout/internal/reading/corpus"
)

// TestFactsOfTheCorpus reads the cases of testdata/facts; its README says how
// they are written.
func TestFactsOfTheCorpus(t *testing.T) {
	corpus.Hold(t, "testdata/facts/*.txt", func(t *testing.T, words string) string {
		record := Read(readout.Document{Text: words})
		if err := check.Record(record); err != nil {
			t.Error(err)
		}
		return facts(record)
	})
}

// facts writes what a record says of its meeting, a line a value.
func facts(record readout.Record) string {
	m := record.Meeting
	if m == nil {
		return "no meeting"
	}
	var out []string
	say := func(key string, value any) { out = append(out, fmt.Sprintf("%s: %v", key, value)) }
	say("kind", m.Kind)
	if m.Series != nil {
		say("series", *m.Series)
	}
	if m.Ordinal != nil {
		say("round", *m.Ordinal)
	}
	if m.StartDate != nil && m.EndDate != nil {
		say("days", strings.TrimSuffix(string(*m.StartDate)+" to "+string(*m.EndDate), " to "+string(*m.StartDate)))
	}
	if m.Format != nil {
		say("format", *m.Format)
	}
	if m.City != nil {
		say("city", *m.City)
	}
	if m.Country != nil {
		say("country", *m.Country)
	}
	if m.Venue != nil {
		say("venue", *m.Venue)
	}
	say("parties", strings.Trim(fmt.Sprint(m.Parties), "[]"))
	for _, p := range m.Participants {
		line := []string{p.Name}
		for _, v := range []*string{p.Post, p.Organisation} {
			if v == nil {
				line = append(line, "-")
			} else {
				line = append(line, *v)
			}
		}
		side, role := "-", "-"
		if p.Side != nil {
			side = string(*p.Side)
		}
		if p.Role != nil {
			role = string(*p.Role)
		}
		say("person", strings.Join(append(line, side, role), " | "))
	}
	if p := m.Previous; p != nil {
		first := ""
		if p.FirstSince {
			first = "first since "
		}
		say("before", first+string(*p.Date)+" | "+*p.GapText)
	}
	if n := m.Next; n != nil {
		date := "-"
		if n.Date != nil {
			date = string(*n.Date)
		}
		say("after", date+" | "+n.Text)
	}
	say("account", *m.Account)
	return strings.Join(out, "\n")
}
