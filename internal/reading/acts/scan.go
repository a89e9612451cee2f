package acts

import (
	"readout"
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// sentence finds the clauses of one sentence.
func (s *speech) sentence(sent prose.Sentence, quotes []quotation, bullet bool) {
	first, last := s.inNarrated(s.bounds(sent))
	if first >= last {
		return
	}
	opened, topics := len(s.clauses), len(s.topics)
	if last = s.toldLast(first, last, quotes); first >= last {
		return
	}
	x := scan{s: s, first: first, last: last, opened: opened, floor: first, bullet: bullet}
	s.signing = -1
	q := 0
	for i := first; i < last; i++ {
		for q < len(quotes) && quotes[q].last <= i {
			q++
		}
		if q < len(quotes) && quotes[q].first <= i {
			if quotes[q].last > i+1 {
				i = quotes[q].last - 1
			}
			x.floor = i + 1
			continue
		}
		t := &s.text.Tokens[i]
		if t.Kind == prose.Open && (t.Lower == "(" || t.Lower == "[") {
			i = s.cutter.Closing(i, last)
			continue
		}
		if t.Lower == "signing" && x.signing(i) {
			s.signing = i - 1
		}
		w := s.words[i]
		if w.Is(grammar.Modal) && t.Lower == "will" && x.pledge(i) {
			continue
		}
		if w == nil {
			if i < first+2 || s.text.Tokens[i-1].Kind != prose.Hyphen || s.text.Tokens[i-2].Lower != "re" {
				continue
			}
			w = &grammar.Word{} // "re-iterated" is known by its whole
			x.verb(i, w)
			continue
		}
		if len(w.Verbs) > 0 && (x.verb(i, w) || x.reached(i, w) || x.exchanged(i) || x.assigned(i)) {
			continue
		}
		if w.Is(grammar.TopicNoun) {
			x.topicNoun(i)
		}
		if w.Is(grammar.Include) {
			x.agenda(i)
		}
		if w.Is(grammar.Central) && x.open() == nil && x.inTalks(i+1) {
			x.subjectOf(i, false)
		}
		if w.Is(grammar.Be) && !x.attitude(i) {
			x.onAgenda(i)
		}
		if strings.HasPrefix(t.Lower, "spokes") && i+1 < last && s.text.Tokens[i+1].Capital {
			s.who.Refer(nil) // whoever "she" is from here on, it is none of those who met
		}
	}
	x.close(last)
	x.namedBesides(topics)
	for _, quote := range quotes {
		s.topicsQuoted(max(first, quote.first), min(last, quote.last))
	}
	s.leads(first, last, bullet)
	if c := x.open(); c != nil && s.text.Tokens[last-1].Lower == ":" && c.end-c.actEnd <= 3 && (c.subject != nil || c.verb.Kind == grammar.Topic) {
		s.pending = len(s.clauses) - 1
	}
	if s.signing > 0 {
		s.clauses = append(s.clauses, s.done(clause{verb: &grammar.Verb{Lemma: "sign"}, subject: s.who.Everyone(s.signing, s.signing+2, "side.agreed"), start: s.signing, act: s.signing + 1, actEnd: s.signing + 2, end: last, frame: s.lexicon.Rule("outcome.done")}))
	}
}

// topicsQuoted reads what direct speech says was or will be discussed; it is
// no clause of the release, so nothing else is read inside it.
func (s *speech) topicsQuoted(first, last int) {
	for i := first + 1; i < last; i++ {
		if s.marks.Closes(i) {
			last = i
		}
	}
	x := scan{s: s, first: first, last: last, opened: len(s.clauses), floor: first}
	for i := first + 1; i < last; i++ {
		w := s.words[i]
		if w == nil || !w.Is(grammar.QuotedTopic) {
			continue
		}
		b := x.before(i)
		for k := range w.Verbs {
			v := &w.Verbs[k]
			if v.Verb.Kind != grammar.Topic || v.Verb.Needs != nil && !x.follows(i, v.Verb) || b.be || v.Form&grammar.Past != 0 && b.end <= first {
				continue
			}
			c := clause{verb: v.Verb, form: v.Form, act: i, actEnd: i + 1}
			if b.to && v.Form&grammar.Ing != 0 {
				b = *b.afterTo()
			}
			if b.to || b.modal || v.Form&(grammar.Past|grammar.Ing) != 0 {
				x.topicClause(c, &b)
			}
			break
		}
	}
	x.close(last)
}

// longest is how many tokens of a sentence are read, so that a text without
// stops takes no longer than one with them.
const longest = 600

// bounds returns the tokens of a sentence without bullets before it and stops
// after it.
func (s *speech) bounds(sent prose.Sentence) (first, last int) {
	toks := s.text.Tokens
	first, last = sent.First, sent.Last
	for first < last && (toks[first].Kind == prose.Symbol || toks[first].Kind == prose.Hyphen || toks[first].Kind == prose.Number && toks[first].Space && first+1 < last && toks[first+1].Capital) {
		first++
	}
	first = s.afterDateline(first, last)
	for last > first && (toks[last-1].Kind == prose.Stop || toks[last-1].Kind == prose.Symbol && toks[last-1].Lower == "*") {
		last--
	}
	return first, min(last, first+longest)
}

// afterDateline steps over the place and date that open a sentence: "HANOI 02 August
// 2023 – ".
func (s *speech) afterDateline(first, last int) int {
	const longest = 12
	toks := s.text.Tokens
	for i := first; i < last && i < first+longest; i++ {
		t := &toks[i]
		switch {
		case t.Kind == prose.Hyphen && t.Space && i > first && i+1 < last && toks[i+1].Space:
			return i + 1
		case t.Kind == prose.Number || t.Kind == prose.Comma || t.Kind == prose.Open || t.Kind == prose.Close || t.Kind == prose.Ordinal:
		case t.Kind == prose.Word && t.Capital && (i > first || s.text.Within(i) || t.Upper) && (s.text.Within(i) || t.Upper || s.text.Is(i, s.text.Language.Month) || s.text.Is(i, s.text.Language.Weekday)):
		default:
			return first
		}
	}
	return first
}

// scan is the state of one sentence.
type scan struct {
	s           *speech
	first, last int
	opened      int // the sentence's first clause in speech.clauses
	floor       int // a subject may begin here at the earliest
	voice       int // where what a spokesperson tells begins, 0 where none does
	bullet      bool
	tails       bool // a participial tail is open
	passed      int  // where the last passive of this sentence ends that tells a topic, 0 for none
}

// open returns the clause that is being read.
func (x *scan) open() *clause {
	if len(x.s.clauses) == x.opened {
		return nil
	}
	return &x.s.clauses[len(x.s.clauses)-1]
}

// close ends the open clause before a token and trims what joins it to the
// next.
func (x *scan) close(at int) {
	c := x.open()
	if c == nil || c.end != 0 {
		return
	}
	toks := x.s.text.Tokens
	for at > c.actEnd {
		t := &toks[at-1]
		if t.Kind == prose.Comma || t.Kind == prose.Colon || t.Kind == prose.Stop || t.Kind == prose.Hyphen && t.Space || x.s.words[at-1].Is(grammar.Conjunction) ||
			t.Kind == prose.Word && t.Lower == "with" {
			at--
			continue
		}
		break
	}
	c.end = at
}

// push opens a clause whose words begin at start and whose first boundary word
// (the "and" or comma before it) stands at cut.
func (x *scan) push(c clause, cut int) {
	x.close(cut)
	x.s.clauses = append(x.s.clauses, c)
	if c.subject != nil {
		x.s.who.Spoke(c.subject)
	}
}

// verb tries the readings of a verb at token i and reports whether one opened a
// clause.
func (x *scan) verb(i int, w *grammar.Word) bool {
	toks := x.s.text.Tokens
	if i > 0 && toks[i-1].Kind == prose.Hyphen && !toks[i].Space && !toks[i-1].Space {
		if p := toks[max(i-2, 0)].Lower; p != "re" && p != "co" {
			return false
		}
	}
	if i+1 < x.last && (toks[i+1].Kind == prose.Hyphen && !toks[i+1].Space || toks[i+1].Kind == prose.Clitic) {
		return false
	}
	if toks[i].Capital && i > x.first {
		return false // Secretary of State
	}
	b := x.before(i)
	if b.prefix == "re-" {
		if w = x.s.lexicon.Word("re" + toks[i].Lower); w == nil {
			return false
		}
	}
	noun := i > x.first && (toks[i-1].Kind == prose.Clitic || toks[i-1].Kind == prose.Ordinal || x.s.words[i-1].Is(grammar.Determiner) || toks[i-1].Lower == "first" || toks[i-1].Lower == "next" || toks[i-1].Lower == "last")
	for k := range w.Verbs {
		v := &w.Verbs[k]
		if noun && v.Form&grammar.Base != 0 && v.Form&grammar.Past == 0 {
			continue // "the Minister's visit", "the first call"
		}
		if v.Verb.Needs != nil && !x.follows(i, v.Verb) || v.Verb.Lemma == "consider" && v.Verb.Kind.States() && x.considersThing(i+1) || !b.be && (v.Verb.Lemma == "assess" || v.Verb.Lemma == "evaluate") && v.Verb.Kind.States() == x.assessesThing(i+1) {
			continue
		}
		if v.Verb.Lemma == "plan" && v.Verb.Kind.States() && v.Form&grammar.Past == 0 {
			continue // what one plans all the time
		}
		if v.Verb.Kind.States() && v.Verb.Lemma == "answer" && x.questions(i+1) {
			v = &grammar.Reading{Verb: x.s.deed, Form: v.Form} // those of journalists
		}
		if x.try(i, v, &b) {
			return true
		}
	}
	return false
}

// questions reports "questions" as the object of "answered".
func (x *scan) questions(at int) bool {
	for j := at; j < min(x.last, at+3); j++ {
		if w := x.s.text.Tokens[j].Lower; w == "question" || w == "questions" {
			return true
		}
	}
	return false
}

// follows reports whether the words that a verb needs come after it.
func (x *scan) follows(i int, v *grammar.Verb) bool {
	toks := x.s.text.Tokens
	found := false
	for j := i + 1; j < x.last && j <= i+v.Within && !found; j++ {
		if toks[j].Kind == prose.Stop || toks[j].Kind == prose.Colon {
			return false
		}
		for _, n := range v.Needs {
			if toks[j].Lower == n && !(v.Beyond != "" && j+1 < x.last && toks[j+1].Lower == "and") && !(v.Within > 12 && (x.s.datelike(j+1) || x.praised(i+1, j))) {
				found = true
				break
			}
		}
	}
	if !found || v.Beyond == "" {
		return found
	}
	for j := i + v.Within + 1; j+1 < x.last; j++ {
		if toks[j].Lower == "and" && x.s.words[j+1].Is(grammar.Be) {
			return false // "called on the Minister and was hosted to lunch"
		}
		if toks[j].Lower == v.Beyond {
			return true
		}
	}
	return false
}

// try opens a clause with one reading of a verb, if the words before it allow.
func (x *scan) try(i int, v *grammar.Reading, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	c := clause{verb: v.Verb, form: v.Form, act: b.prefixStart, actEnd: i + 1, prefix: b.prefix}
	if b.prefix == "co-" {
		if v.Verb.Kind != grammar.Event && v.Verb.Kind != grammar.Meet {
			return false
		}
	}
	prev := b.end - 1
	switch {
	case b.to && v.Form&grammar.Ing != 0 && v.Verb.Kind == grammar.Topic:
		return x.topicClause(c, b.afterTo()) // "looked forward to discussing"
	case b.to && b.be && v.Verb.Kind == grammar.Topic && v.Form&grammar.Participle != 0 && v.Form&grammar.Ing == 0:
		return x.toBeDiscussed(c, b)
	case b.to:
		if v.Form&grammar.Base == 0 {
			return false
		}
		return x.infinitive(c, b)
	case b.modal && b.be && !b.have && (v.Verb.Kind == grammar.Topic || v.Verb.Lemma == "raise") && v.Form&grammar.Participle != 0 && v.Form&grammar.Ing == 0:
		return x.topicPassive(c, b) // "All aspects will be addressed"
	case b.modal && b.be && !b.have && v.Form&grammar.Participle != 0 && v.Verb.Rule == s.lexicon.Rule("outcome.done"):
		return x.doneThing(c, b) // "A memorandum will be signed"
	case b.modal:
		if v.Form&grammar.Base == 0 && !(b.be && v.Form&grammar.Ing != 0) || b.have {
			return false
		}
		if o := x.open(); o != nil && prev > o.actEnd && s.words[prev].Is(grammar.Conjunction) {
			x.close(prev)
		} else if o != nil && o.verb.Kind.States() {
			return false
		}
		c.future = true
		if v.Verb.Kind == grammar.Topic && toks[b.lead].Lower != "will" && toks[b.lead].Lower != "would" {
			return false
		}
		if v.Verb.Kind == grammar.Topic {
			return x.topicClause(c, b)
		}
		return x.promise(c, b)
	case b.be && v.Form&grammar.Ing == 0:
		if v.Form&grammar.Participle == 0 {
			return false
		}
		return x.passive(c, b)
	case v.Form&grammar.Ing != 0 && !b.be:
		return x.participle(c, b)
	case v.Verb.Lemma == "have" && !(i+1 < x.last && s.words[i+1].Is(grammar.Determiner|grammar.TopicNoun)):
		return false
	case b.have && (v.Form&grammar.Participle == 0 || toks[b.lead].Lower == "having" && v.Verb.Kind.States()):
		return false // "Ms Roe, having noted the delay, expressed …": the second counts
	case !b.have && !b.be && v.Form&(grammar.Past|grammar.Third|grammar.Base) == 0:
		return false
	}
	if prev >= x.floor && (s.words[prev].Is(grammar.Conjunction) || toks[prev].Kind == prose.Comma || toks[prev].Kind == prose.Colon) {
		return x.conjoined(c, b) || x.discussedToo(c, b)
	}
	if b.end == x.first && x.first == b.lead {
		return x.leadless(c, b)
	}
	return x.withSubject(c, b)
}

// enter pushes a clause, notes whether a complement follows, and records the
// topic of a topic's clause.
func (x *scan) enter(c clause, cut int) bool {
	s := x.s
	toks := x.s.text.Tokens
	for j := c.actEnd; j < x.last && j < c.actEnd+5; j++ {
		if toks[j].Lower == "that" {
			c.sure = true
			break
		}
	}
	if c.verb.Lemma == "welcome" && c.verb.Kind.States() && x.guest(c.actEnd) {
		c.verb = s.event
	}
	share := c.verb.Lemma == "share"
	if share && c.verb.Kind.States() && c.subject.Side == readout.BothSides && x.exchanges(c.actEnd) {
		c.verb = s.noun // "shared views on": they exchanged them
	}
	x.push(c, cut)
	if c.verb.Kind == grammar.Topic && !share {
		x.topicAfter(len(x.s.clauses)-1, c.actEnd)
	} else if share {
		x.sharedViews(len(x.s.clauses)-1, c.actEnd)
	}
	return true
}
