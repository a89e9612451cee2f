package acts

import (
	"strconv"

	"readout"
	"readout/internal/prose"
	told "readout/internal/reading/clause"
	"readout/internal/reading/outcome"
	"readout/internal/reading/syntax"
)

// writeOutcomes puts into the record the statements that bind to an act, and
// the acts done at the meeting.
func (s *speech) writeOutcomes() {
	m, r := s.record, s.binding()
	for _, i := range s.order() {
		c := &s.Clauses[i]
		if c.Subject == nil || c.Subject.Side == "" || c.End <= c.Start {
			continue
		}
		of := outcome.Clause{Verb: c.Verb, Frame: c.Frame, Act: c.Act, ActEnd: c.ActEnd, End: c.End, Future: c.Future,
			Both: c.Subject.Side == readout.BothSides, Body: c.Subject.Body, We: c.Subject.Pronoun == "we", Person: c.Subject.Single, Pledge: c.Pledge}
		rule := r.Of(&of)
		if rule == nil || (rule == s.Lexicon.Rule("outcome.done") || rule == s.Lexicon.Rule("outcome.accepted")) && s.longAgo(c) {
			continue
		}
		if rule == s.Lexicon.Rule("outcome.regular") {
			c.End = r.Regularly(&of)
		}
		s.meeting.Cite("/meeting/outcomes/"+strconv.Itoa(len(m.Outcomes))+"/quote", c.Start, c.End, rule.Name)
		m.Outcomes = append(m.Outcomes, readout.Outcome{Quote: s.Text.Words(c.Start, c.End)})
	}
}

// longAgo reports a clause that dates what was done before the meeting: "have
// launched a partnership in May 2015".
func (s *speech) longAgo(c *syntax.Clause) bool {
	const near = 10 // words before the clause
	for i := c.Start - 1; i >= 0 && i > c.Start-near && s.Text.Tokens[i].Kind != prose.Stop; i-- {
		if w := s.Text.Tokens[i].Lower; w == "earlier" || w == "previously" || w == "in" && s.yearBefore(i+1) {
			return true // "As reported earlier, the two ports signed …", "In 2015 the two sides adopted"
		}
	}
	for i := c.ActEnd; i < c.End; i++ {
		w := s.Text.Tokens[i].Lower
		if w == "in" && i+1 < c.End && s.yearBefore(i+1) {
			return true
		}
		if (w == "in" || w == "on") && told.LongBefore(s.Text, i, min(c.End, i+5), s.meeting.Day) {
			return true
		}
	}
	return false
}

// yearBefore reports a year alone before that of the meeting.
func (s *speech) yearBefore(at int) bool {
	const digits = 4
	t := &s.Text.Tokens[at]
	day, ok := s.meeting.Day.Time()
	if !ok || t.Kind != prose.Number || len(t.Lower) != digits {
		return false
	}
	year, err := strconv.Atoi(t.Lower)
	return err == nil && year > 1800 && year < day.Year()
}

// binding tells which clauses of the text bind to an act.
func (s *speech) binding() *outcome.Reader {
	return &outcome.Reader{Text: s.Text, Words: s.Words, Lexicon: s.Lexicon, Announces: s.announces()}
}
