package acts

import (
	"slices"
	"strconv"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/outcome"
	"readout/internal/reading/quote"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
	"readout/internal/reading/syntax"
	"readout/internal/reading/topics"
)

// speech reads the acts of one text.
type speech struct {
	*topics.Reader
	meeting *Meeting
	record  *readout.ReportedMeeting

	quotes   []quotation
	marks    *quote.Marks
	narrated []quotation // of the release's own words

	voice   *syntax.Clause   // the direct speech before, which a whole paragraph of it goes on with
	opens   int              // where the paragraph begins
	voiceIn int              // its paragraph
	lead    *speaker.Subject // the subject of a line that ends in a colon
	told    []syntax.Clause  // what the sentence tells both to have done, in somebody's words
	signing int              // where "the signing of" stands in the sentence, -1 for nowhere
	pending int              // the clause that a list of bullets goes on with, -1 for none
	event   *grammar.Verb    // stands for a verb that reports no statement here
	deed    *grammar.Verb    // stands for a verb that tells here what was gone through
	being   *grammar.Verb    // stands for "be" before an adjective of attitude
}

// Read reads what was said, discussed and decided into a record, whose
// Statements, Topics and Outcomes it fills. Each value is cited.
func Read(m *Meeting, record *readout.ReportedMeeting) {
	s := &speech{meeting: m, Reader: topics.New(syntax.New(m.Text, grammar.English())), record: record, event: &grammar.Verb{Lemma: "receive", Kind: grammar.Meet, Rule: &rules.Rule{Name: "event.meet"}}, pending: -1}
	s.deed = &grammar.Verb{Lemma: "review", Kind: grammar.Event, Rule: &rules.Rule{Name: "event.other"}}
	s.being = &grammar.Verb{Lemma: "be", Kind: grammar.Say, Rule: s.Lexicon.Rule("statement.attitude")}
	s.marks = quote.New(s.Text.Text, s.Text.Tokens)
	s.Who = speaker.New(&speaker.Meeting{Text: s.Text, Title: m.Title, Words: s.Words, Lexicon: s.Lexicon, Own: m.Own, Sides: m.Sides, People: m.People, Country: record.Country, Host: m.Host, Body: m.Series})
	for p := range s.Text.Paragraphs {
		if s.stop(p) {
			break
		}
		s.paragraph(p)
	}
	s.ownWords()
	s.writeStatements()
	s.Write(record, m.Evidence)
	s.writeOutcomes()
}

// miss notes a verb of reporting that made no statement, where somebody asks.
func (s *speech) miss(c *syntax.Clause, why string) {
	if s.meeting.Miss != nil && c.Verb.Kind.States() {
		s.meeting.Miss("/meeting/statements", c.Verb.Rule.Name, c.Act, c.ActEnd, why)
	}
}

// paragraph reads the sentences of one paragraph, direct speech first.
func (s *speech) paragraph(n int) {
	p := &s.Text.Paragraphs[n]
	if p.Label == "*" || p.Label == "※" || p.Chrome || p.First < s.meeting.Title.Last && p.Last > s.meeting.Title.First || s.heading(p) {
		s.pending = -1
		return
	}
	if p.Label != "" && s.listGoesOn(p) {
		return
	}
	s.pending = -1
	from, at := len(s.quotes), p.First
	s.opens = p.First
	for i := p.FirstSentence; i < p.Beyond; i++ {
		at = s.quotations(n, at, s.Text.Sentences[i].Last) // so that "she added" is whoever the sentence before is of
		s.sentence(s.Text.Sentences[i], s.quotes[from:], p.Label != "")
	}
}

// listGoesOn reads a bullet as part of the clause that introduced the list: "agreed
// to:", "discussed the following:".
func (s *speech) listGoesOn(p *prose.Paragraph) bool {
	if s.pending < 0 {
		return false
	}
	toks := s.Text.Tokens
	c := &s.Clauses[s.pending]
	if '0' <= p.Label[0] && p.Label[0] <= '9' && c.Verb.Kind != grammar.Topic || p.Beyond-p.FirstSentence > 1 {
		return false
	}
	if w := s.Words[p.First]; w != nil {
		if c.Verb.Kind != grammar.Topic && w.Is(grammar.Determiner|grammar.Pronoun|grammar.Quantity|grammar.Group|grammar.Body) {
			return false
		}
		for _, v := range w.Verbs {
			if v.Form&(grammar.Past|grammar.Third) != 0 && v.Verb.Kind != grammar.Event {
				return false
			}
		}
	}
	last := p.Last
	for last > p.First && (toks[last-1].Kind == prose.Stop || toks[last-1].Kind == prose.Colon || toks[last-1].Kind == prose.Comma || s.Words[last-1].Is(grammar.Conjunction)) {
		last--
	}
	if last == p.First {
		return false
	}
	if c.Verb.Kind == grammar.Topic {
		s.Bullet(p.First, last)
	} else {
		c.End = last
	}
	return true
}

// heading reports a paragraph that is no prose: without a full stop and short,
// or in capitals.
func (s *speech) heading(p *prose.Paragraph) bool {
	if p.First == p.Last {
		return true
	}
	toks := s.Text.Tokens[p.First:p.Last]
	switch end := toks[len(toks)-1]; {
	case end.Kind == prose.Stop || end.Kind == prose.Colon || end.Kind == prose.Close || end.Abbrev:
		return false
	case p.Label != "" || p.Last == len(s.Text.Tokens):
		return false
	}
	capital, words := 0, 0
	for i := range toks {
		if toks[i].Kind == prose.Stop {
			return false
		}
		if toks[i].Kind != prose.Word {
			continue
		}
		if toks[i].Capital {
			capital++
			words++
		} else if len(toks[i].Lower) > 3 {
			words++
		}
	}
	return len(toks) < 12 || capital*2 > words
}

// stop reports a heading after which nothing of the meeting follows.
func (s *speech) stop(n int) bool {
	p := &s.Text.Paragraphs[n]
	if p.Last-p.First > 4 || p.First == p.Last || p.Chrome {
		return false
	}
	return n > 2 && s.Text.Tokens[p.First].Capital && s.Words[p.First].Is(grammar.StopHeading)
}

// order lists the clauses in order of their words; direct speech was found
// before the other sentences of its paragraph.
func (s *speech) order() []int {
	order := make([]int, len(s.Clauses))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.Clauses[a].Start - s.Clauses[b].Start })
	return order
}

// writeStatements puts the statements into the record and cites their words.
func (s *speech) writeStatements() {
	m, r := s.record, s.binding()
	for _, i := range s.order() {
		c := &s.Clauses[i]
		if !c.Verb.Kind.States() || c.Told || c.Subject == nil || c.End <= c.Start || c.Verb.Lemma == "adopt" && r.Instrument(&outcome.Clause{ActEnd: c.ActEnd, End: c.End}) {
			continue // what is adopted is an outcome
		}
		sub := c.Subject
		st := readout.Statement{Act: c.Lemma(), Quote: s.Text.Words(c.Start, c.End)}
		path := "/meeting/statements/" + strconv.Itoa(len(m.Statements))
		var from []string
		if sub.Side != "" {
			from = append(from, s.meeting.Derive(path+"/side", sub.First, sub.Last, sub.Rule.Name, sub.Note))
			st.Side = new(sub.Side)
		}
		if sub.NameLast > sub.NameFirst {
			st.Speaker = new(s.Text.Words(sub.NameFirst, sub.NameLast))
			if sub.Named {
				s.meeting.Cite(path+"/speaker", sub.NameFirst, sub.NameLast, sub.Rule.Name)
			} else {
				s.meeting.Derive(path+"/speaker", sub.NameFirst, sub.NameLast, sub.Rule.Name, "the speaker before", from...)
			}
		}
		s.meeting.Derive(path+"/act", c.Act, c.ActEnd, c.Verb.Rule.Name, "the lemma of the verb")
		s.meeting.Cite(path+"/quote", c.Start, c.End, c.Frame.Name)
		m.Statements = append(m.Statements, st)
	}
}
