package cases

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// measures are the lines of the table, in its order.
var measures = []string{"is_meeting", "kind", "series", "ordinal", "start_date", "end_date", "format", "city", "country", "venue", "parties",
	"participant_name", "participant_post", "participant_organisation", "participant_side", "participant_role", "topics",
	"previous_date", "previous_first_since", "previous_gap", "next_text", "next_date",
	"statement_quote", "statement_side", "statement_act", "statement_speaker", "outcome_quotes"}

// Score counts right, false and missed values by measure. A value that differs
// is both false and missed. The zero Score is empty.
type Score struct{ counts map[string][3]int }

// Add counts one case.
func (s *Score) Add(want, got Answer) {
	if s.counts == nil {
		s.counts = map[string][3]int{}
	}
	is := map[bool]string{false: "yes"}
	s.value("is_meeting", is[want.None], is[got.None], same)
	s.value("kind", want.Kind, got.Kind, same)
	s.value("series", want.Series, got.Series, alike)
	s.value("ordinal", want.Ordinal, got.Ordinal, same)
	s.value("start_date", want.Start, got.Start, same)
	s.value("end_date", want.End, got.End, same)
	s.value("format", want.Format, got.Format, same)
	s.value("city", want.City, got.City, same)
	s.value("country", want.Country, got.Country, same)
	s.value("venue", want.Venue, got.Venue, alike)
	s.list("parties", want.Parties, got.Parties, same)
	s.people(want.People, got.People)
	s.list("topics", want.Topics, got.Topics, overlap)
	s.value("previous_date", want.PreviousDate, got.PreviousDate, same)
	first := map[bool]string{true: "first"}
	s.value("previous_first_since", first[want.FirstSince], first[got.FirstSince], same)
	s.value("previous_gap", want.PreviousGap, got.PreviousGap, overlap)
	s.value("next_text", want.NextText, got.NextText, overlap)
	s.value("next_date", want.NextDate, got.NextDate, same)
	s.statements(want.Statements, got.Statements)
	s.list("outcome_quotes", want.Outcomes, got.Outcomes, overlap)
}

func same(a, b string) bool { return fold(a) == fold(b) }

func (s *Score) count(measure string, right, wrong, missed int) {
	c := s.counts[measure]
	s.counts[measure] = [3]int{c[0] + right, c[1] + wrong, c[2] + missed}
}

func (s *Score) value(measure, want, got string, equal func(a, b string) bool) {
	switch {
	case want != "" && got != "" && equal(want, got):
		s.count(measure, 1, 0, 0)
	default:
		s.count(measure, 0, one(got != ""), one(want != ""))
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *Score) list(measure string, want, got []string, equal func(a, b string) bool) {
	right := 0
	for _, j := range pair(want, got, equal) {
		right += one(j >= 0)
	}
	s.count(measure, right, len(got)-right, len(want)-right)
}

func (s *Score) people(want, got []Person) {
	pairs := pair(want, got, sameName)
	matched := map[int]bool{}
	for i, j := range pairs {
		g := Person{}
		if j >= 0 {
			g, matched[j] = got[j], true
		}
		s.person(want[i], g)
	}
	for j := range got {
		if !matched[j] {
			s.person(Person{}, got[j])
		}
	}
}

func (s *Score) person(want, got Person) {
	s.value("participant_name", want.Name, got.Name, same)
	s.value("participant_post", want.Post, got.Post, alike)
	s.value("participant_organisation", want.Organisation, got.Organisation, alike)
	s.value("participant_side", want.Side, got.Side, same)
	s.value("participant_role", want.Role, got.Role, same)
}

func (s *Score) statements(want, got []Statement) {
	pairs := pair(want, got, func(a, b Statement) bool { return overlap(a.Quote, b.Quote) })
	matched := map[int]bool{}
	for i, j := range pairs {
		g := Statement{}
		if j >= 0 {
			g, matched[j] = got[j], true
		}
		s.statement(want[i], g)
	}
	for j := range got {
		if !matched[j] {
			s.statement(Statement{}, got[j])
		}
	}
}

func (s *Score) statement(want, got Statement) {
	s.value("statement_quote", want.Quote, got.Quote, overlap)
	s.value("statement_side", want.Side, got.Side, same)
	s.value("statement_act", want.Act, got.Act, same)
	s.value("statement_speaker", want.Speaker, got.Speaker, sameSpeaker)
}

// Mean is the mean of the F1 of all measures that have a value.
func (s *Score) Mean() float64 {
	sum, n := 0.0, 0
	for _, c := range s.counts {
		if c[0]+c[1]+c[2] > 0 {
			_, _, f := rates(c)
			sum, n = sum+f, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// False is the number of values of a measure that are wrong.
func (s *Score) False(measure string) int { return s.counts[measure][1] }

// Write prints the table.
func (s *Score) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-26s%7s%7s%7s%7s%7s%7s\n", "", "P", "R", "F1", "right", "false", "missed")
	for _, m := range measures {
		if c := s.counts[m]; slices.Max(c[:]) > 0 {
			p, r, f := rates(c)
			fmt.Fprintf(&b, "%-26s%7.3f%7.3f%7.3f%7d%7d%7d\n", m, p, r, f, c[0], c[1], c[2])
		}
	}
	fmt.Fprintf(&b, "%-26s%21.3f\n", "mean", s.Mean())
	_, err := io.WriteString(w, b.String())
	return err
}

func rates(c [3]int) (precision, recall, f1 float64) {
	if c[0] == 0 {
		return 0, 0, 0
	}
	precision, recall = float64(c[0])/float64(c[0]+c[1]), float64(c[0])/float64(c[0]+c[2])
	return precision, recall, 2 * precision * recall / (precision + recall)
}
