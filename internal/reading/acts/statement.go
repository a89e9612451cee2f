package acts

import (
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/items"
	"readout/internal/reading/outcome"
	"readout/internal/reading/quote"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
)

// clause is one reporting clause: who, the verb, and the words that belong to
// it. Positions are tokens.
type clause struct {
	verb    *grammar.Verb
	form    grammar.Form
	frame   *rules.Rule      // how it stands in its sentence
	subject *speaker.Subject // nil where a topic's clause has none that is known
	start   int              // first word of the quote
	act     int              // the verb, and where it ends
	actEnd  int
	end     int // half open, set when the next clause or the sentence ends it
	prefix  string
	sure    bool // that-clause, so that verbs after it may belong to the complement
	future  bool // stands with "will" or "to"
	pledge  bool // a side says what it will do
	under   bool // begins with "while", so that a comma ends it
}

// lemma is the verb's lemma as the text has it: "re-affirm" stays.
func (c *clause) lemma() string {
	if c.prefix == "re-" {
		return c.prefix + strings.TrimPrefix(strings.TrimPrefix(c.verb.Lemma, "re"), "-")
	}
	return c.verb.Lemma
}

// speech reads the acts of one text.
type speech struct {
	meeting *Meeting
	text    *rules.Text // the meeting's
	record  *readout.ReportedMeeting
	lexicon *grammar.Lexicon
	words   []*grammar.Word // per token, nil for a word that no rule knows
	cutter  *items.Cutter

	who    *speaker.Reader
	quotes []quotation
	marks  *quote.Marks

	narrated []quotation // of the release's own words
	clauses  []clause    // of the whole text, in order
	topics   []topicSpan

	voice   *clause          // the direct speech before, which a whole paragraph of it goes on with
	opens   int              // where the paragraph begins
	voiceIn int              // its paragraph
	lead    *speaker.Subject // the subject of a line that ends in a colon
	signing int              // where "the signing of" stands in the sentence, -1 for nowhere
	pending int              // the clause that a list of bullets goes on with, -1 for none
	event   *grammar.Verb    // stands for a verb that reports no statement here
	noun    *grammar.Verb    // stands for the verb of a clause whose topic hangs on a noun
	deed    *grammar.Verb    // stands for a verb that tells here what was gone through
	being   *grammar.Verb    // stands for "be" before an adjective of attitude
}

// Read reads what was said, discussed and decided into a record, whose
// Statements, Topics and Outcomes it fills. Each value is cited.
func Read(m *Meeting, record *readout.ReportedMeeting) {
	s := &speech{meeting: m, text: m.Text, record: record, lexicon: grammar.English(), event: &grammar.Verb{Lemma: "receive", Kind: grammar.Meet, Rule: &rules.Rule{Name: "event.meet"}}, pending: -1}
	s.noun = &grammar.Verb{Lemma: "discuss", Kind: grammar.Topic, Rule: s.lexicon.Rule("topic.noun")}
	s.deed = &grammar.Verb{Lemma: "review", Kind: grammar.Event, Rule: &rules.Rule{Name: "event.other"}}
	s.being = &grammar.Verb{Lemma: "be", Kind: grammar.Say, Rule: s.lexicon.Rule("statement.attitude")}
	s.words = make([]*grammar.Word, len(s.text.Tokens))
	for i := range s.text.Tokens {
		if t := &s.text.Tokens[i]; (t.Kind == prose.Word || t.Kind == prose.Symbol) && !(t.Capital && t.Lower == "may") { // the month is no modal
			s.words[i] = s.lexicon.Word(t.Lower)
		}
	}
	s.cutter = items.New(s.text, s.words, s.lexicon)
	s.marks = quote.New(s.text.Text, s.text.Tokens)
	s.who = speaker.New(&speaker.Meeting{Text: s.text, Title: m.Title, Words: s.words, Lexicon: s.lexicon, Own: m.Own, Sides: m.Sides, People: m.People, Country: record.Country, Host: m.Host, Body: m.Series})
	for p := range s.text.Paragraphs {
		if s.stop(p) {
			break
		}
		s.paragraph(p)
	}
	s.ownWords()
	s.writeStatements()
	s.writeTopics()
	s.writeOutcomes()
}

// miss notes a verb of reporting that made no statement, where somebody asks.
func (s *speech) miss(c *clause, why string) {
	if s.meeting.Miss != nil && c.verb.Kind.States() {
		s.meeting.Miss("/meeting/statements", c.verb.Rule.Name, c.act, c.actEnd, why)
	}
}

// paragraph reads the sentences of one paragraph, direct speech first.
func (s *speech) paragraph(n int) {
	p := &s.text.Paragraphs[n]
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
		at = s.quotations(n, at, s.text.Sentences[i].Last) // so that "she added" is whoever the sentence before is of
		s.sentence(s.text.Sentences[i], s.quotes[from:], p.Label != "")
	}
}

// listGoesOn reads a bullet as part of the clause that introduced the list: "agreed
// to:", "discussed the following:".
func (s *speech) listGoesOn(p *prose.Paragraph) bool {
	if s.pending < 0 {
		return false
	}
	toks := s.text.Tokens
	c := &s.clauses[s.pending]
	if '0' <= p.Label[0] && p.Label[0] <= '9' && c.verb.Kind != grammar.Topic || p.Beyond-p.FirstSentence > 1 {
		return false
	}
	if w := s.words[p.First]; w != nil {
		if c.verb.Kind != grammar.Topic && w.Is(grammar.Determiner|grammar.Pronoun|grammar.Quantity|grammar.Group|grammar.Body) {
			return false
		}
		for _, v := range w.Verbs {
			if v.Form&(grammar.Past|grammar.Third) != 0 && v.Verb.Kind != grammar.Event {
				return false
			}
		}
	}
	last := p.Last
	for last > p.First && (toks[last-1].Kind == prose.Stop || toks[last-1].Kind == prose.Colon || toks[last-1].Kind == prose.Comma || s.words[last-1].Is(grammar.Conjunction)) {
		last--
	}
	if last == p.First {
		return false
	}
	if c.verb.Kind == grammar.Topic {
		s.topics = append(s.topics, topicSpan{clause: -1, first: p.First, last: last, rule: s.lexicon.Rule("topic.bullet")})
	} else {
		c.end = last
	}
	return true
}

// heading reports a paragraph that is no prose: without a full stop and short,
// or in capitals.
func (s *speech) heading(p *prose.Paragraph) bool {
	if p.First == p.Last {
		return true
	}
	toks := s.text.Tokens[p.First:p.Last]
	switch end := toks[len(toks)-1]; {
	case end.Kind == prose.Stop || end.Kind == prose.Colon || end.Kind == prose.Close || end.Abbrev:
		return false
	case p.Label != "" || p.Last == len(s.text.Tokens):
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
	p := &s.text.Paragraphs[n]
	if p.Last-p.First > 4 || p.First == p.Last || p.Chrome {
		return false
	}
	return n > 2 && s.text.Tokens[p.First].Capital && s.words[p.First].Is(grammar.StopHeading)
}

// order lists the clauses in order of their words; direct speech was found
// before the other sentences of its paragraph.
func (s *speech) order() []int {
	order := make([]int, len(s.clauses))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.clauses[a].start - s.clauses[b].start })
	return order
}

// writeStatements puts the statements into the record and cites their words.
func (s *speech) writeStatements() {
	m, r := s.record, s.binding()
	for _, i := range s.order() {
		c := &s.clauses[i]
		if !c.verb.Kind.States() || c.subject == nil || c.end <= c.start || c.verb.Lemma == "adopt" && r.Instrument(&outcome.Clause{ActEnd: c.actEnd, End: c.end}) {
			continue // what is adopted is an outcome
		}
		sub := c.subject
		st := readout.Statement{Act: c.lemma(), Quote: s.text.Words(c.start, c.end)}
		path := "/meeting/statements/" + strconv.Itoa(len(m.Statements))
		var from []string
		if sub.Side != "" {
			from = append(from, s.meeting.Derive(path+"/side", sub.First, sub.Last, sub.Rule.Name, sub.Note))
			st.Side = new(sub.Side)
		}
		if sub.NameLast > sub.NameFirst {
			st.Speaker = new(s.text.Words(sub.NameFirst, sub.NameLast))
			if sub.Named {
				s.meeting.Cite(path+"/speaker", sub.NameFirst, sub.NameLast, sub.Rule.Name)
			} else {
				s.meeting.Derive(path+"/speaker", sub.NameFirst, sub.NameLast, sub.Rule.Name, "the speaker before", from...)
			}
		}
		s.meeting.Derive(path+"/act", c.act, c.actEnd, c.verb.Rule.Name, "the lemma of the verb")
		s.meeting.Cite(path+"/quote", c.start, c.end, c.frame.Name)
		m.Statements = append(m.Statements, st)
	}
}
