// Package check holds a record to what every record promises.
//
// It knows the record's shape and never how it was read, so that whoever makes or
// keeps records can ask it.
package check

import (
	"fmt"

	"readout"
)

// Record reports the first way in which a record breaks what every record
// promises: quotes stand where they say, every value of the meeting has
// evidence, every evidence points at a value, points are in order.
func Record(record readout.Record) error {
	ruler := readout.NewRuler(record.Release.Text)
	cited := map[string]bool{}
	ids := map[string]bool{}
	for i, e := range record.Evidence {
		if e.Start < 0 || e.End <= e.Start || e.End > ruler.Len() {
			return fmt.Errorf("evidence %s of %s is %d–%d of %d", e.ID, e.Path, e.Start, e.End, ruler.Len())
		}
		if got := ruler.Slice(readout.Span{Start: e.Start, End: e.End}); got != e.Exact {
			return fmt.Errorf("evidence %s of %s quotes %q where the text has %q", e.ID, e.Path, e.Exact, got)
		}
		if e.ID == "" || ids[e.ID] {
			return fmt.Errorf("evidence %d has the id %q of another", i, e.ID)
		}
		if e.Rule == "" || e.Basis != readout.Stands && e.Basis != readout.Derived {
			return fmt.Errorf("evidence %s of %s lacks a rule or a basis", e.ID, e.Path)
		}
		ids[e.ID], cited[e.Path] = true, true
	}
	for _, e := range record.Evidence {
		for _, id := range e.From {
			if !ids[id] {
				return fmt.Errorf("evidence %s is derived from %s, which is not there", e.ID, id)
			}
		}
	}
	end := 0
	for _, p := range record.Release.Points {
		if p.Start < end || p.End <= p.Start || p.End > ruler.Len() || p.Level < 1 {
			return fmt.Errorf("point %d–%d follows one that ends at %d", p.Start, p.End, end)
		}
		end = p.End
	}
	for _, m := range record.Mentions {
		if err := known(ids, "a mention", m.Evidence); err != nil {
			return err
		}
	}
	for _, c := range record.Claims {
		if err := known(ids, "a claim", c.Evidence); err != nil {
			return err
		}
	}
	if record.Meeting == nil {
		return nil
	}
	for _, path := range valuePaths(record.Meeting) {
		if !cited[path] {
			return fmt.Errorf("%s has no evidence", path)
		}
	}
	return nil
}

func known(ids map[string]bool, what string, from []string) error {
	if len(from) == 0 {
		return fmt.Errorf("%s has no evidence", what)
	}
	for _, id := range from {
		if !ids[id] {
			return fmt.Errorf("%s names evidence %s, which is not there", what, id)
		}
	}
	return nil
}

// valuePaths lists the JSON Pointer of every value that a meeting holds.
func valuePaths(m *readout.ReportedMeeting) []string {
	paths := []string{"/meeting/kind"}
	add := func(there bool, path string, args ...any) {
		if there {
			paths = append(paths, fmt.Sprintf("/meeting/"+path, args...))
		}
	}
	add(m.Series != nil, "series")
	add(m.Ordinal != nil, "ordinal")
	add(m.StartDate != nil, "start_date")
	add(m.EndDate != nil, "end_date")
	add(m.Format != nil, "format")
	add(m.City != nil, "city")
	add(m.Country != nil, "country")
	add(m.Venue != nil, "venue")
	add(m.Account != nil, "account")
	for i := range m.Parties {
		add(true, "parties/%d", i)
	}
	for i, p := range m.Participants {
		add(true, "participants/%d/name", i)
		add(p.Post != nil, "participants/%d/post", i)
		add(p.Organisation != nil, "participants/%d/organisation", i)
		add(p.Side != nil, "participants/%d/side", i)
		add(p.Role != nil, "participants/%d/role", i)
	}
	for i := range m.Topics {
		add(true, "topics/%d", i)
	}
	if p := m.Previous; p != nil {
		add(p.Date != nil, "previous/date")
		add(p.FirstSince, "previous/first_since")
		add(p.GapText != nil, "previous/gap_text")
	}
	if n := m.Next; n != nil {
		add(true, "next/text")
		add(n.Date != nil, "next/date")
	}
	for i, s := range m.Statements {
		add(true, "statements/%d/quote", i)
		add(true, "statements/%d/act", i)
		add(s.Side != nil, "statements/%d/side", i)
		add(s.Speaker != nil, "statements/%d/speaker", i)
	}
	for i := range m.Outcomes {
		add(true, "outcomes/%d/quote", i)
	}
	return paths
}
