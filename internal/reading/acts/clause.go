package acts

import (
	"readout"
	"strings"

	"readout/internal/prose"
	told "readout/internal/reading/clause"
	"readout/internal/reading/grammar"
	"readout/internal/reading/speaker"
)

// withSubject opens a clause whose subject stands before the verb.
func (x *scan) withSubject(c clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	if b.end <= x.first {
		return false
	}
	if x.voiced(&c, b) {
		return true
	}
	if c.verb.Kind == grammar.Topic && c.form&grammar.Past != 0 && b.end-2 > x.floor && toks[b.end-2].Lower == "where" && s.words[b.end-1].Is(grammar.Pronoun) && (x.open() == nil || !x.open().verb.Kind.States()) {
		c.start, c.frame = b.end-1, s.lexicon.Rule("topic.verb")
		return x.enter(c, b.end-2) // "a courtesy call where they discussed"
	}
	o := x.open()
	lo := x.floor
	if o != nil {
		lo = max(lo, o.actEnd)
	}
	if x.reported(lo, b.end, &c) {
		return false
	}
	if o != nil && x.toldTopic(o, &c, b) {
		return false
	}
	start, sub, ok := x.subject(lo, b.end, o == nil, c.form)
	if o != nil && s.words[o.act].Is(grammar.BareSay) && !o.sure && b.end > o.actEnd && x.begins(o.actEnd, b.end) && x.clean(o.actEnd, b.end) {
		// "Mr. A said the two sides have agreed": what both said counts
		inner, whole := s.who.Of(o.actEnd, b.end)
		if !whole || inner.Side != readout.BothSides || o.subject.Side == readout.BothSides || !c.verb.Kind.States() || !b.have {
			if whole {
				return false
			}
		} else {
			c.subject, c.start, c.frame = inner, o.actEnd, s.lexicon.Rule("statement.clause")
			*o = c
			return true
		}
	}
	if !ok {
		if c.verb.Kind == grammar.Topic && o == nil && c.form&grammar.Past != 0 {
			return x.topicClause(c, b)
		}
		if c.verb.Kind == grammar.Topic && c.form&grammar.Past != 0 && o != nil && !o.verb.Kind.States() {
			return x.topicClause(c, b)
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
	case c.form&(grammar.Past|grammar.Participle) != 0 && (b.have || c.form&grammar.Past != 0):
	case c.form&grammar.Third != 0:
		if sub.Plural && sub.Side == readout.BothSides || sub.Body {
			return false
		}
	case c.form&grammar.Base != 0:
		if !sub.Plural || start > x.first && x.lets(start-1) {
			return false
		}
	case b.be && c.form&grammar.Ing != 0:
	default:
		return false
	}
	if sub.Body && !b.have && c.form&grammar.Past == 0 {
		return false
	}
	if b.not && c.verb.Kind != grammar.Say {
		return false
	}
	if o != nil && !x.strong(start-1) && (o.sure || x.relative(o.actEnd, start) && sub.Pronoun == "" && sub.Rule != s.lexicon.Rule("side.both")) || o == nil && told.LongBefore(s.text, x.first, start, s.meeting.Day) {
		if o == nil {
			s.miss(&c, "the sentence is about another time")
		}
		return false
	}
	cut := start
	if start > x.first {
		cut = start - 1
		if toks[cut].Lower == "which" || toks[cut].Lower == "whom" { // ", in response to which"
			for cut > x.first && toks[cut].Kind != prose.Comma && cut > start-5 {
				cut--
			}
		}
		if toks[cut].Kind == prose.Word && cut-1 > x.first && toks[cut-1].Kind == prose.Comma {
			cut--
		}
	}
	if start > x.first && s.words[start-1].Is(grammar.Subordinate) && toks[start-1].Lower != "which" && toks[start-1].Lower != "whom" && start != x.voice && !(start-2 >= x.first && toks[start-2].Lower == "announce") { // "pleased to announce that both have agreed"
		return false
	}
	if c.form&grammar.Base != 0 && c.form&grammar.Past == 0 && (sub.Pronoun == "we" || sub.Pronoun == "i") && s.words[c.act].Is(grammar.Creed) && !s.joint() {
		return false // what a side thinks always, not what it said here
	}
	if c.form&grammar.Third != 0 && s.lexicon.Word(c.verb.Lemma).Is(grammar.Creed) && c.act == x.firstParty() && !s.goesOn(sub) {
		return false // "Norway supports several schools": nobody says so
	}
	if b.have && c.verb.Kind == grammar.Commit && !sub.Single && sub.Side != readout.BothSides && c.actEnd < x.last && (toks[c.actEnd].Kind == prose.Symbol || toks[c.actEnd].Kind == prose.Number) {
		return false // "has committed $2 million": before the meeting
	}
	if sub.House && s.tells(c.verb) {
		return false // the release says so
	}
	if c.verb.Lemma == "share" && c.form&grammar.Past == 0 && x.bond(c.actEnd) {
		return false // what two countries have, not what they said
	}
	if c.verb.Lemma == "stand" && c.form&grammar.Past == 0 && sub.Side != readout.BothSides && s.words[c.actEnd].Is(grammar.Preposition) {
		return false // "stands with the people of Chile": nobody says so here
	}
	inserted := o == nil && x.inserted(&c, start)
	if x.announcesVisit(&c) || x.lastWeek(b.end) || c.actEnd < x.last && toks[c.actEnd].Kind == prose.Comma && c.verb.Kind.States() && c.verb.Lemma != "say" && !inserted && !x.asideInside(c.actEnd) {
		return false
	}
	if sub.Pronoun == "we" && c.verb.Kind == grammar.Say && s.meeting.Stated && !s.joint() {
		sub.Side, sub.Note = s.meeting.Own, "the side that publishes"
	}
	c.subject, c.start = sub, start
	c.frame = s.lexicon.Rule("statement.clause")
	if inserted || x.saidLast(&c) {
		c.start = x.first // "Trade has grown, they noted"
		cut = start - 1
	}
	if start > x.first {
		switch toks[start-1].Lower {
		case "while", "although", "though", "whereas":
			c.under = true
		}
	}
	x.tails = false
	return x.enter(c, cut)
}

// lets reports a verb after which somebody does something in the base form: "helped
// both sides agree".
func (x *scan) lets(at int) bool {
	switch x.s.text.Tokens[at].Lower {
	case "helped", "help", "helps", "let", "lets", "made", "makes", "saw":
		return true
	}
	return false
}

// goesOn reports that the sentence before, in the same paragraph, is said by the
// same side.
func (s *speech) goesOn(sub *speaker.Subject) bool {
	if len(s.clauses) == 0 {
		return false
	}
	last := &s.clauses[len(s.clauses)-1]
	return last.subject != nil && last.verb.Kind.States() && last.subject.Side == sub.Side && last.start >= s.opens
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
	for i := at; i < x.last && i < at+7; i++ {
		switch x.s.text.Tokens[i].Lower {
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
	toks := x.s.text.Tokens
	for k := at + 2; k+1 < x.last && k < at+long; k++ {
		if toks[k].Kind == prose.Comma {
			return toks[k+1].Lower == "that" || toks[k+1].Lower == "to"
		}
	}
	return false
}

// lastWeek reports words before a verb that place it before the meeting.
func (x *scan) lastWeek(end int) bool {
	toks := x.s.text.Tokens
	return end-2 >= x.first && toks[end-2].Lower == "last" && (toks[end-1].Lower == "week" || toks[end-1].Lower == "month" || toks[end-1].Lower == "year")
}

// announcesVisit reports "announced that X will visit": the release's own news,
// nothing said at the meeting.
func (x *scan) announcesVisit(c *clause) bool {
	if c.verb.Lemma != "announce" {
		return false
	}
	toks := x.s.text.Tokens
	for i := c.actEnd; i+1 < x.last && i < c.actEnd+30; i++ {
		if toks[i].Lower == "will" {
			return x.s.words[i+1].Is(grammar.TravelVerb)
		}
	}
	return false
}

// joint reports a title that names the text a joint one, so that "we" is both
// sides.
func (s *speech) joint() bool {
	for i := s.meeting.Title.First; i < s.meeting.Title.Last; i++ {
		if s.text.Tokens[i].Lower == "joint" {
			return true
		}
	}
	return false
}

// guest reports a person as the object of "welcomed": a reception, not an
// opinion.
func (x *scan) guest(at int) bool {
	toks, known := x.s.text.Tokens, false
	i := at
	for ; i < x.last && toks[i].Kind != prose.Comma; i++ {
		w := x.s.words[i]
		if w.Is(grammar.Determiner) || x.s.text.Within(i) || toks[i].Kind == prose.Hyphen {
			continue
		}
		if l := toks[i].Lower; l == "colleagues" || l == "counterparts" || l == "colleague" || l == "counterpart" {
			return i+1 < x.last && toks[i+1].Kind == prose.Word // "welcomed his colleagues from Chile to Oslo"
		}
		if !toks[i].Capital {
			if w := toks[i].Lower; known && i+1 < x.last && toks[i+1].Capital && (w == "for" || w == "of" || w == "and") {
				continue // "Minister for Trade and Labour Ed Roe"
			}
			break
		}
		known = known || w.Is(grammar.Post|grammar.Title) && toks[i].Lower != "the" || x.s.who.Named(toks[i].Lower)
	}
	for ; i+1 < x.last && toks[i].Lower == "of"; i++ {
		for i+1 < x.last && (toks[i+1].Capital || x.s.words[i+1].Is(grammar.Determiner)) {
			i++
		}
	}
	if known && i+1 < x.last && toks[i].Kind == prose.Comma { // "welcomed Mr. Roe, Minister of Trade of Chile, to"
		for k := i + 1; k+1 < x.last && k < i+14; k++ {
			if toks[k].Kind == prose.Comma {
				i = k + 1
				break
			}
		}
	}
	return known && i < x.last && (toks[i].Lower == "to" || toks[i].Lower == "at" || toks[i].Lower == "in")
}

// conjoined opens a clause whose verb follows "and" and shares the subject of
// the open one.
func (x *scan) conjoined(c clause, b *before) bool {
	o := x.open()
	if o == nil && !b.be {
		return x.afterUnknown(c, b)
	}
	if o == nil || b.be || c.verb.Kind == grammar.Meet && c.form&grammar.Past == 0 {
		return false
	}
	toks := x.s.text.Tokens
	prev := b.end - 1
	if toks[prev].Kind == prose.Comma && x.s.words[c.act].Is(grammar.BareSay) && x.office(c.actEnd) {
		x.close(prev) // ", reported the ministry's press service"
		return true
	}
	if prev == o.actEnd && toks[prev].Lower == "and" && c.form&o.form&grammar.Past != 0 && c.verb.Kind.States() && o.verb.Kind.States() {
		x.floor = c.actEnd
		return true // "appreciated and thanked the Norwegian side": one statement
	}
	comma := toks[prev].Kind == prose.Comma || toks[prev].Kind == prose.Colon
	cut := prev
	if !comma && prev-1 > x.first && (toks[prev-1].Kind == prose.Comma || toks[prev-1].Kind == prose.Colon) {
		cut--
	}
	switch {
	case c.form&grammar.Past != 0 && o.frame == x.s.lexicon.Rule("statement.tail") && !comma && cut < prev:
		if o = x.mainVerb(); o == nil { // "commended Chile, while urging it to stay, and called for help"
			return false
		}
	case c.form&grammar.Past != 0:
		if o.form&(grammar.Past|grammar.Participle) == 0 && !(o.verb.Kind == grammar.Topic && !o.future) {
			return false
		}
	case c.form&grammar.Third != 0:
		if o.form&grammar.Third == 0 && cut == prev {
			return false
		}
		if x.s.words[prev] != nil && toks[prev].Lower == "or" {
			return false
		}
	case c.form&grammar.Base != 0 && c.verb.Kind == grammar.Topic && o.verb.Kind == grammar.Topic && o.future:
		c.future = true
	case c.form&grammar.Base != 0:
		if o.form&grammar.Base == 0 || o.future || x.hasInfinitive(o) && cut == prev {
			return false
		}
	default:
		return false
	}
	if !x.complement(c.actEnd, comma && !(c.verb.Kind == grammar.Topic && c.form&grammar.Past != 0)) || (c.verb.Kind == grammar.Event || x.s.words[c.act].Is(grammar.Adjective) && !b.have && c.verb.Kind != grammar.Topic) && !x.takesObject(c.actEnd) {
		return false
	}
	if toks[prev].Lower == "while" || toks[prev].Lower == "whereas" {
		return false
	}
	c.subject = o.subject
	if c.subject == nil && c.verb.Kind.States() && o.verb.Kind == grammar.Topic {
		// whoever discusses does so together
		c.subject = x.s.who.Everyone(o.start, o.actEnd, "side.both")
	}
	if c.subject != nil && c.subject.Named && c.form&grammar.Third != 0 && o.form&grammar.Third == 0 {
		c.subject = x.s.who.Unnamed(c.subject)
	}
	c.start = b.lead
	for c.start < c.act && !x.s.words[c.start].Is(grammar.Have) && x.adverb(c.start) {
		c.start++
	}
	c.frame = x.s.lexicon.Rule("statement.conjoined")
	x.tails = false
	return x.enter(c, cut)
}

// afterUnknown opens the clause of a verb after "and" where the first verb of the
// sentence is one that no rule knows: "Both sides toasted the pier, and pledged to".
func (x *scan) afterUnknown(c clause, b *before) bool {
	const far = 14 // words of a subject
	s, toks := x.s, x.s.text.Tokens
	if !c.verb.Kind.States() || c.form&grammar.Past == 0 || s.text.Tokens[b.end-1].Lower != "and" || !x.complement(c.actEnd, true) {
		return false
	}
	for k := x.floor + 1; k < min(x.floor+far, b.end-1); k++ {
		t := &toks[k]
		if t.Kind != prose.Word || t.Capital || len(t.Lower) < 5 || !strings.HasSuffix(t.Lower, "ed") && !pastOf(s.words[k]) || s.words[k] != nil && !pastOf(s.words[k]) {
			continue
		}
		inner := x.before(k)
		if inner.be || inner.to || inner.modal {
			return false
		}
		_, sub, ok := x.subject(x.floor, inner.end, true, grammar.Past)
		if !ok || sub.Body {
			return false
		}
		c.subject, c.start, c.frame = sub, b.lead, s.lexicon.Rule("statement.conjoined")
		for c.start < c.act && x.adverb(c.start) {
			c.start++
		}
		x.tails = false
		return x.enter(c, b.end-1)
	}
	return false
}

// pastOf reports a word that is the past of a verb which needs words that do not
// follow it here: "sought Norwegian money".
func pastOf(w *grammar.Word) bool {
	if w == nil {
		return false
	}
	for i := range w.Verbs {
		if v := &w.Verbs[i]; v.Form&grammar.Past != 0 && v.Verb.Needs != nil {
			return true
		}
	}
	return false
}

// mainVerb returns the last clause of the sentence whose verb stands in the past,
// nil where there is none.
func (x *scan) mainVerb() *clause {
	for n := len(x.s.clauses) - 1; n >= x.opened; n-- {
		if c := &x.s.clauses[n]; c.form&grammar.Past != 0 && c.subject != nil {
			return c
		}
	}
	return nil
}

// leadless opens a clause at the beginning of a sentence or bullet without a
// subject.
func (x *scan) leadless(c clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	if !c.verb.Kind.States() && c.verb.Kind != grammar.Topic || b.have || b.be || c.form&(grammar.Past|grammar.Third) == 0 {
		return false
	}
	if !x.bullet && (c.form&grammar.Past == 0 || !s.inList(x.first)) {
		return false
	}
	if c.form&grammar.Past == 0 && s.lead == nil {
		return false
	}
	if c.actEnd >= x.last || toks[c.actEnd].Kind == prose.Comma || toks[c.actEnd].Lower == "by" {
		return false
	}
	sub := s.lead
	if sub == nil {
		sub = s.who.Everyone(b.lead, c.actEnd, "side.inherited")
	}
	c.subject, c.start = sub, b.lead
	c.frame = s.lexicon.Rule("statement.bullet")
	return x.enter(c, x.first)
}

// inList reports whether a sentence that begins with a verb goes on with a
// list: the text has bullets, or a line with a colon came before.
func (s *speech) inList(first int) bool {
	return s.lead != nil || first > 0 && s.text.Tokens[first-1].Kind == prose.Symbol
}

// infinitive opens a clause of "to" and a verb: after a meeting verb, or after
// "opportunity"; "would like to" is a plain statement.
func (x *scan) infinitive(c clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	o := x.open()
	to := b.end
	if c.verb.Kind == grammar.Topic {
		if o != nil && o.verb.Kind.States() && !(o.frame == s.lexicon.Rule("statement.infinitive") && to > x.floor && toks[to-1].Lower == "and") || !s.words[c.act].Is(grammar.ToTopic) {
			return false
		}
		return x.topicClause(c, b)
	}
	if !c.verb.Kind.States() || to <= x.floor || o != nil && o.future && s.announces() {
		return false
	}
	if o != nil && o.actEnd == to && o.verb.Lemma == "continue" && o.subject != nil && !o.future && x.insists(c.verb) {
		c.subject, c.start, c.form, c.frame = o.subject, o.start, o.form, s.lexicon.Rule("statement.clause")
		*o = c // "continues to call for"
		return true
	}
	prev := toks[to-1].Lower
	if to-2 > x.floor && prev == "on" && toks[to-2].Lower == "went" {
		inner := x.before(to - 2)
		start, sub, ok := x.subject(x.floor, inner.end, true, grammar.Past)
		if !ok || o != nil {
			return false
		}
		c.subject, c.start, c.form = sub, start, grammar.Past
		c.frame = s.lexicon.Rule("statement.clause")
		return x.enter(c, start)
	}
	if prev == "like" || prev == "wish" || prev == "want" {
		inner := x.before(to - 1)
		if !inner.modal && prev == "like" {
			return false
		}
		start, sub, ok := x.subject(max(x.floor, 0), inner.end, o == nil, grammar.Base)
		if !ok || o != nil {
			return false
		}
		c.subject, c.start = sub, start
		c.frame = s.lexicon.Rule("statement.clause")
		c.form = grammar.Past
		return x.enter(c, start)
	}
	purpose := s.words[to-1].Is(grammar.Purpose)
	if purpose && o == nil {
		sub := s.who.Last()
		if _, user, ok := x.user(to); ok && user.Side != "" {
			sub = user
		} else if !ok && x.had(to) {
			return false // somebody else "had the opportunity to present"
		} else if sub == nil || sub.Side != readout.BothSides {
			sub = s.who.Everyone(to-1, to, "side.both")
		}
		c.subject, c.start = sub, c.act
		c.frame = s.lexicon.Rule("statement.infinitive")
		return x.enter(c, to)
	}
	if o == nil || o.subject == nil || o.verb.Kind != grammar.Meet {
		return false
	}
	c.subject, c.start = o.subject, c.act
	c.frame = s.lexicon.Rule("statement.infinitive")
	c.form = grammar.Base
	return x.enter(c, to)
}

// user returns the subject of "took the opportunity to", before token to.
func (x *scan) user(to int) (int, *speaker.Subject, bool) {
	toks := x.s.text.Tokens
	at := to - 2
	if at > x.floor && x.s.words[at].Is(grammar.Determiner) {
		at--
	}
	switch toks[max(at, x.floor)].Lower {
	case "took", "used", "seized", "had":
		inner := x.before(at)
		return x.subject(x.floor, inner.end, true, grammar.Past)
	}
	return 0, nil, false
}

// had reports "had the opportunity", before token to.
func (x *scan) had(to int) bool {
	at := to - 2
	if at > x.floor && x.s.words[at].Is(grammar.Determiner) {
		at--
	}
	return at > x.floor && x.s.text.Tokens[at].Lower == "had"
}

// insists reports a verb that "continues to" leaves one of saying: to call for, to
// stress, to condemn, not to support or to value.
func (x *scan) insists(v *grammar.Verb) bool {
	switch v.Rule.Name {
	case "statement.ask", "statement.stress", "statement.criticise":
		return true
	}
	return false
}

// promise reads a clause with "will": no statement, but what follows it is no
// part of the one before.
func (x *scan) promise(c clause, b *before) bool {
	if b.end <= x.first || x.open() != nil || c.verb.Kind != grammar.Event && c.verb.Kind != grammar.Meet && !x.s.words[c.act].Is(grammar.StartVerb) {
		return false
	}
	start, sub, ok := x.subject(x.floor, b.end, true, grammar.Past)
	if !ok {
		return false
	}
	c.subject, c.start, c.future = sub, start, true
	c.frame = x.s.lexicon.Rule("outcome.will")
	return x.enter(c, start)
}
