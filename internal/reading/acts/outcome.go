package acts

import (
	"strconv"

	"readout"
	"readout/internal/prose"
	told "readout/internal/reading/clause"
	"readout/internal/reading/outcome"
)

// writeOutcomes puts into the record the statements that bind to an act, and
// the acts done at the meeting.
func (s *speech) writeOutcomes() {
	m, r := s.record, s.binding()
	for _, i := range s.order() {
		c := &s.clauses[i]
		if c.subject == nil || c.subject.Side == "" || c.end <= c.start {
			continue
		}
		of := outcome.Clause{Verb: c.verb, Frame: c.frame, Act: c.act, ActEnd: c.actEnd, End: c.end, Future: c.future,
			Both: c.subject.Side == readout.BothSides, Body: c.subject.Body, We: c.subject.Pronoun == "we", Person: c.subject.Single, Pledge: c.pledge}
		rule := r.Of(&of)
		if rule == nil || rule == s.lexicon.Rule("outcome.done") && s.longAgo(c) {
			continue
		}
		if rule == s.lexicon.Rule("outcome.regular") {
			c.end = r.Regularly(&of)
		}
		s.meeting.Cite("/meeting/outcomes/"+strconv.Itoa(len(m.Outcomes))+"/quote", c.start, c.end, rule.Name)
		m.Outcomes = append(m.Outcomes, readout.Outcome{Quote: s.text.Words(c.start, c.end)})
	}
}

// longAgo reports a clause that dates what was done before the meeting: "have
// launched a partnership in May 2015".
func (s *speech) longAgo(c *clause) bool {
	for i := c.actEnd; i < c.end; i++ {
		w := s.text.Tokens[i].Lower
		if w == "in" && i+1 < c.end && s.yearBefore(i+1) {
			return true
		}
		if (w == "in" || w == "on") && told.LongBefore(s.text, i, min(c.end, i+5), s.meeting.Day) {
			return true
		}
	}
	return false
}

// yearBefore reports a year alone before that of the meeting.
func (s *speech) yearBefore(at int) bool {
	const digits = 4
	t := &s.text.Tokens[at]
	day, ok := s.meeting.Day.Time()
	if !ok || t.Kind != prose.Number || len(t.Lower) != digits {
		return false
	}
	year, err := strconv.Atoi(t.Lower)
	return err == nil && year > 1800 && year < day.Year()
}

// binding tells which clauses of the text bind to an act.
func (s *speech) binding() *outcome.Reader {
	return &outcome.Reader{Text: s.text, Words: s.words, Lexicon: s.lexicon, Announces: s.announces()}
}
