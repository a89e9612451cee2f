package acts

import (
	"readout"
	"readout/internal/prose"
	told "readout/internal/reading/clause"
	"readout/internal/reading/grammar"
	"readout/internal/reading/speaker"
	"readout/internal/reading/syntax"
)

// withSubject opens a clause whose subject stands before the verb.
func (x *scan) withSubject(c syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	if b.End <= x.First {
		return false
	}
	if x.voiced(&c, b) {
		return true
	}
	if c.Verb.Kind == grammar.Topic && c.Form&grammar.Past != 0 && b.End-2 > x.Floor && toks[b.End-2].Lower == "where" && s.Words[b.End-1].Is(grammar.Pronoun) && (x.Open() == nil || !x.Open().Verb.Kind.States()) {
		c.Start, c.Frame = b.End-1, s.Lexicon.Rule("topic.verb")
		return x.enter(c, b.End-2) // "a courtesy call where they discussed"
	}
	o := x.Open()
	lo := x.Floor
	if o != nil {
		lo = max(lo, o.ActEnd)
	}
	if x.reported(lo, b.End, &c) {
		return false
	}
	if o != nil && x.ToldTopic(o, &c, b) {
		return false
	}
	if o != nil {
		x.toldAct(o, &c, b)
	}
	start, sub, ok := x.Subject(lo, b.End, o == nil, c.Form)
	if o != nil && s.Words[o.Act].Is(grammar.BareSay) && !o.Sure && b.End > o.ActEnd && x.Begins(o.ActEnd, b.End) && x.Clean(o.ActEnd, b.End) {
		// "Mr. A said the two sides have agreed": what both said counts
		inner, whole := s.Who.Of(o.ActEnd, b.End)
		if !whole || inner.Side != readout.BothSides || o.Subject.Side == readout.BothSides || !c.Verb.Kind.States() || !b.Have {
			if whole {
				return false
			}
		} else {
			c.Subject, c.Start, c.Frame = inner, o.ActEnd, s.Lexicon.Rule("statement.clause")
			*o = c
			return true
		}
	}
	if !ok {
		if c.Verb.Kind == grammar.Topic && o == nil && c.Form&grammar.Past != 0 {
			return x.Clause(c, b)
		}
		if c.Verb.Kind == grammar.Topic && c.Form&grammar.Past != 0 && o != nil && !o.Verb.Kind.States() {
			return x.Clause(c, b)
		}
		if o == nil && x.institutions(&c, b) {
			return true
		}
		if o == nil {
			s.miss(&c, "the words before the verb do not tell which side speaks")
		}
		return false
	}
	switch {
	case c.Form&(grammar.Past|grammar.Participle) != 0 && (b.Have || c.Form&grammar.Past != 0):
	case c.Form&grammar.Third != 0:
		if sub.Plural && sub.Side == readout.BothSides || sub.Body {
			return false
		}
	case c.Form&grammar.Base != 0:
		if !sub.Plural || start > x.First && x.lets(start-1) {
			return false
		}
	case b.Be && c.Form&grammar.Ing != 0:
	default:
		return false
	}
	if sub.Body && !b.Have && c.Form&grammar.Past == 0 {
		return false
	}
	if b.Not && c.Verb.Kind != grammar.Say {
		return false
	}
	if o != nil && !x.Strong(start-1) && (o.Sure || x.Relative(o.ActEnd, start) && sub.Pronoun == "" && sub.Rule != s.Lexicon.Rule("side.both")) || o == nil && told.LongBefore(s.Text, x.First, start, s.meeting.Day) {
		if o == nil {
			s.miss(&c, "the sentence is about another time")
		}
		return false
	}
	cut := start
	if start > x.First {
		cut = start - 1
		if toks[cut].Lower == "which" || toks[cut].Lower == "whom" { // ", in response to which"
			for cut > x.First && toks[cut].Kind != prose.Comma && cut > start-5 {
				cut--
			}
		}
		if toks[cut].Kind == prose.Word && cut-1 > x.First && toks[cut-1].Kind == prose.Comma {
			cut--
		}
	}
	if start > x.First && s.Words[start-1].Is(grammar.Subordinate) && !(toks[start-1].Lower == "as" && c.Verb.Rule == s.Lexicon.Rule("outcome.done")) && toks[start-1].Lower != "which" && toks[start-1].Lower != "whom" && start != x.voice && !(start-2 >= x.First && toks[start-2].Lower == "announce") { // "pleased to announce that both have agreed"
		return false
	}
	if c.Form&grammar.Base != 0 && c.Form&grammar.Past == 0 && (sub.Pronoun == "we" || sub.Pronoun == "i") && s.Words[c.Act].Is(grammar.Creed) && !s.joint() {
		return false // what a side thinks always, not what it said here
	}
	if c.Form&grammar.Third != 0 && s.Lexicon.Word(c.Verb.Lemma).Is(grammar.Creed) && c.Act == x.firstParty() && !s.goesOn(sub) {
		return false // "Norway supports several schools": nobody says so
	}
	if b.Have && c.Verb.Kind == grammar.Commit && !sub.Single && sub.Side != readout.BothSides && c.ActEnd < x.Last && (toks[c.ActEnd].Kind == prose.Symbol || toks[c.ActEnd].Kind == prose.Number) {
		return false // "has committed $2 million": before the meeting
	}
	if sub.House && s.tells(c.Verb) {
		return false // the release says so
	}
	if c.Verb.Lemma == "share" && c.Form&grammar.Past == 0 && x.bond(c.ActEnd) {
		return false // what two countries have, not what they said
	}
	if c.Verb.Lemma == "stand" && c.Form&grammar.Past == 0 && sub.Side != readout.BothSides && s.Words[c.ActEnd].Is(grammar.Preposition) {
		return false // "stands with the people of Chile": nobody says so here
	}
	inserted := o == nil && x.inserted(&c, start)
	if x.announcesVisit(&c) || x.lastWeek(b.End) || c.ActEnd < x.Last && toks[c.ActEnd].Kind == prose.Comma && c.Verb.Kind.States() && c.Verb.Lemma != "say" && !inserted && !x.asideInside(c.ActEnd) {
		return false
	}
	if sub.Pronoun == "we" && c.Verb.Kind == grammar.Say && s.meeting.Stated && !s.joint() {
		sub.Side, sub.Note = s.meeting.Own, "the side that publishes"
	}
	c.Subject, c.Start = sub, start
	c.Frame = s.Lexicon.Rule("statement.clause")
	if inserted || x.saidLast(&c) {
		c.Start = x.First // "Trade has grown, they noted"
		cut = start - 1
	}
	if start > x.First {
		switch toks[start-1].Lower {
		case "while", "although", "though", "whereas":
			c.Under = true
		}
	}
	x.tails = false
	return x.enter(c, cut)
}

// lets reports a verb after which somebody does something in the base form: "helped
// both sides agree".
func (x *scan) lets(at int) bool {
	switch x.Text.Tokens[at].Lower {
	case "helped", "help", "helps", "let", "lets", "made", "makes", "saw":
		return true
	}
	return false
}

// goesOn reports that the sentence before, in the same paragraph, is said by the
// same side.
func (s *speech) goesOn(sub *speaker.Subject) bool {
	if len(s.Clauses) == 0 {
		return false
	}
	last := &s.Clauses[len(s.Clauses)-1]
	return last.Subject != nil && last.Verb.Kind.States() && last.Subject.Side == sub.Side && last.Start >= s.opens
}

// tells reports a verb by which a house only reports.
func (s *speech) tells(v *grammar.Verb) bool {
	switch v.Rule.Name {
	case "statement.report", "statement.inform", "statement.confirm":
		return true
	}
	return false
}

// bond reports a tie as the object of "share": a border, a partnership.
func (x *scan) bond(at int) bool {
	for i := at; i < x.Last && i < at+7; i++ {
		switch x.Text.Tokens[i].Lower {
		case "partnership", "border", "borders", "history", "ties", "relationship", "relations", "friendship", "bonds", "heritage", "bond", "values":
			return true
		}
	}
	return false
}

// asideInside reports an aside between commas after which what was decided comes:
// "decided, following the talks, that …".
func (x *scan) asideInside(at int) bool {
	const long = 14
	toks := x.Text.Tokens
	for k := at + 2; k+1 < x.Last && k < at+long; k++ {
		if toks[k].Kind == prose.Comma {
			return toks[k+1].Lower == "that" || toks[k+1].Lower == "to"
		}
	}
	return false
}

// lastWeek reports words before a verb that place it before the meeting.
func (x *scan) lastWeek(end int) bool {
	toks := x.Text.Tokens
	return end-2 >= x.First && toks[end-2].Lower == "last" && (toks[end-1].Lower == "week" || toks[end-1].Lower == "month" || toks[end-1].Lower == "year")
}

// announcesVisit reports "announced that X will visit": the release's own news,
// nothing said at the meeting.
func (x *scan) announcesVisit(c *syntax.Clause) bool {
	if c.Verb.Lemma != "announce" {
		return false
	}
	toks := x.Text.Tokens
	for i := c.ActEnd; i+1 < x.Last && i < c.ActEnd+30; i++ {
		if toks[i].Lower == "will" {
			return x.Words[i+1].Is(grammar.TravelVerb)
		}
	}
	return false
}

// joint reports a title that names the text a joint one, so that "we" is both
// sides.
func (s *speech) joint() bool {
	for i := s.meeting.Title.First; i < s.meeting.Title.Last; i++ {
		if s.Text.Tokens[i].Lower == "joint" {
			return true
		}
	}
	return false
}

// guest reports a person as the object of "welcomed": a reception, not an
// opinion.
func (x *scan) guest(at int) bool {
	toks, known := x.Text.Tokens, false
	i := at
	for ; i < x.Last && toks[i].Kind != prose.Comma; i++ {
		w := x.Words[i]
		if w.Is(grammar.Determiner) || x.Text.Within(i) || toks[i].Kind == prose.Hyphen {
			continue
		}
		if l := toks[i].Lower; l == "colleagues" || l == "counterparts" || l == "colleague" || l == "counterpart" {
			return i+1 < x.Last && toks[i+1].Kind == prose.Word // "welcomed his colleagues from Chile to Oslo"
		}
		if !toks[i].Capital {
			if w := toks[i].Lower; known && i+1 < x.Last && toks[i+1].Capital && (w == "for" || w == "of" || w == "and") {
				continue // "Minister for Trade and Labour Ed Roe"
			}
			break
		}
		known = known || w.Is(grammar.Post|grammar.Title) && toks[i].Lower != "the" || x.Who.Named(toks[i].Lower)
	}
	for ; i+1 < x.Last && toks[i].Lower == "of"; i++ {
		for i+1 < x.Last && (toks[i+1].Capital || x.Words[i+1].Is(grammar.Determiner)) {
			i++
		}
	}
	if known && i+1 < x.Last && toks[i].Kind == prose.Comma { // "welcomed Mr. Roe, Minister of Trade of Chile, to"
		for k := i + 1; k+1 < x.Last && k < i+14; k++ {
			if toks[k].Kind == prose.Comma {
				i = k + 1
				break
			}
		}
	}
	return known && i < x.Last && (toks[i].Lower == "to" || toks[i].Lower == "at" || toks[i].Lower == "in")
}
