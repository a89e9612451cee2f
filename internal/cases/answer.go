package cases

import (
	"strconv"

	"readout"
	"readout/internal/page"
	"readout/internal/reading"
	"readout/internal/reading/check"
)

// Read reads the text of a case as the command line reads a file and returns
// what the record says, and what is wrong with its evidence.
func (c Case) Read() (Answer, error) {
	p, err := page.Open(c.Name+".txt", []byte(c.Text), page.Limits{})
	if err != nil {
		return Answer{}, err
	}
	if c.Given.Date != "" {
		p.Stated.Date = c.Given.Date
	}
	if c.Given.Publisher != "" {
		p.Stated.Publisher = c.Given.Publisher
	}
	record := reading.Read(p.Document)
	return AnswerOf(record), check.Record(record)
}

// AnswerOf returns what can be compared of a record.
func AnswerOf(record readout.Record) Answer {
	m := record.Meeting
	if m == nil {
		return Answer{None: true}
	}
	a := Answer{Kind: string(m.Kind), Series: text(m.Series), Start: text(m.StartDate), End: text(m.EndDate), Format: text(m.Format),
		City: text(m.City), Country: text(m.Country), Venue: text(m.Venue), Topics: m.Topics}
	if m.Ordinal != nil {
		a.Ordinal = strconv.Itoa(*m.Ordinal)
	}
	for _, p := range m.Parties {
		a.Parties = append(a.Parties, string(p))
	}
	for _, p := range m.Participants {
		a.People = append(a.People, Person{p.Name, text(p.Post), text(p.Organisation), text(p.Side), text(p.Role)})
	}
	if p := m.Previous; p != nil {
		a.PreviousDate, a.PreviousGap, a.FirstSince = text(p.Date), text(p.GapText), p.FirstSince
	}
	if n := m.Next; n != nil {
		a.NextText, a.NextDate = n.Text, text(n.Date)
	}
	for _, s := range m.Statements {
		a.Statements = append(a.Statements, Statement{text(s.Side), s.Act, text(s.Speaker), s.Quote})
	}
	for _, o := range m.Outcomes {
		a.Outcomes = append(a.Outcomes, o.Quote)
	}
	return a
}

func text[T ~string](s *T) string {
	if s == nil {
		return ""
	}
	return string(*s)
}
