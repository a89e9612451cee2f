package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
	"readout/internal/reading/topics"
)

// sentence finds the clauses of one sentence.
func (s *speech) sentence(sent prose.Sentence, quotes []quotation, bullet bool) {
	first, last := s.inNarrated(s.bounds(sent))
	if first >= last {
		return
	}
	found := s.Found()
	if last = s.toldLast(first, last, quotes); first >= last || s.asNoted(first, last, quotes) {
		return
	}
	x := s.scan(first, last)
	x.bullet = bullet
	s.signing = -1
	before := len(s.Clauses)
	q := 0
	for i := first; i < last; i++ {
		for q < len(quotes) && quotes[q].last <= i {
			q++
		}
		if q < len(quotes) && quotes[q].first <= i {
			if quotes[q].last > i+1 {
				i = quotes[q].last - 1
			}
			x.Floor = i + 1
			x.goOn(quotes[q], i+1)
			continue
		}
		t := &s.Text.Tokens[i]
		if t.Kind == prose.Open && (t.Lower == "(" || t.Lower == "[") {
			i = s.Cutter.Closing(i, last)
			continue
		}
		if t.Lower == "signing" && x.signing(i) {
			s.signing = i - 1
		}
		w := s.Words[i]
		if w.Is(grammar.Modal) && t.Lower == "will" && x.pledge(i) {
			continue
		}
		if w == nil {
			if i < first+2 || s.Text.Tokens[i-1].Kind != prose.Hyphen || s.Text.Tokens[i-2].Lower != "re" {
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
			x.Noun(i)
		}
		if w.Is(grammar.Include) {
			x.Agenda(i)
		}
		if w.Is(grammar.Central) && x.Open() == nil && x.InTalks(i+1) {
			x.SubjectOf(i, false)
		}
		if w.Is(grammar.Be) && !x.attitude(i) {
			x.OnAgenda(i)
		}
		if strings.HasPrefix(t.Lower, "spokes") && i+1 < last && s.Text.Tokens[i+1].Capital {
			s.Who.Refer(nil) // whoever "she" is from here on, it is none of those who met
		}
	}
	x.Close(last)
	if len(s.Clauses) == before && s.strangerSpeaks(first, last) {
		s.Who.Refer(nil)
	}
	x.NamedBesides(found)
	for _, quote := range quotes {
		s.topicsQuoted(max(first, quote.first), min(last, quote.last))
	}
	s.leads(first, last, bullet)
	if c := x.Open(); c != nil && s.Text.Tokens[last-1].Lower == ":" && c.End-c.ActEnd <= 3 && (c.Subject != nil || c.Verb.Kind == grammar.Topic) {
		s.pending = len(s.Clauses) - 1
	}
	x.closeTold(last)
	if s.signing > 0 {
		s.Clauses = append(s.Clauses, s.done(syntax.Clause{Verb: &grammar.Verb{Lemma: "sign"}, Subject: s.Who.Everyone(s.signing, s.signing+2, "side.agreed"), Start: s.signing, Act: s.signing + 1, ActEnd: s.signing + 2, End: last, Frame: s.Lexicon.Rule("outcome.done")}))
	}
}

// strangerSpeaks reports a sentence in which somebody is named who did not take part, and
// something said, of which no clause was read: "he" after it may be that one.
func (s *speech) strangerSpeaks(first, last int) bool {
	named := false
	for i := first; i < last; i++ {
		w := s.Words[i]
		if w == nil {
			continue
		}
		if i+1 < last && w.Is(grammar.Post|grammar.Title) && s.Text.Tokens[i].Capital && s.Text.Tokens[i+1].Capital && s.Words[i+1] == nil && !s.Text.Within(i+1) && !s.Who.Named(s.Text.Tokens[i+1].Lower) && (i+2 >= last || !s.Who.Named(s.Text.Tokens[i+2].Lower)) {
			named = true
		}
		for k := range w.Verbs {
			if v := &w.Verbs[k]; named && v.Form&(grammar.Past|grammar.Ing) != 0 && v.Verb.Kind == grammar.Say && v.Verb.Needs == nil {
				return true
			}
		}
	}
	return false
}

// topicsQuoted reads what direct speech says was or will be discussed; it is
// no clause of the release, so nothing else is read inside it.
func (s *speech) topicsQuoted(first, last int) {
	for i := first + 1; i < last; i++ {
		if s.marks.Closes(i) {
			last = i
		}
	}
	x := s.scan(first, last)
	for i := first + 1; i < last; i++ {
		w := s.Words[i]
		if w != nil && len(w.Verbs) > 0 {
			x.quotedAct(i, w)
		}
		if w == nil || !w.Is(grammar.QuotedTopic) {
			continue
		}
		b := x.Before(i)
		for k := range w.Verbs {
			v := &w.Verbs[k]
			if v.Verb.Kind != grammar.Topic || v.Verb.Needs != nil && !x.Follows(i, v.Verb) || b.Be || v.Form&grammar.Past != 0 && b.End <= first {
				continue
			}
			c := syntax.Clause{Verb: v.Verb, Form: v.Form, Act: i, ActEnd: i + 1}
			if b.To && v.Form&grammar.Ing != 0 {
				b = *b.AfterTo()
			}
			if b.To || b.Modal || v.Form&(grammar.Past|grammar.Ing) != 0 {
				x.Clause(c, &b)
			}
			break
		}
	}
	x.Close(last)
	x.closeTold(last)
}

// longest is how many tokens of a sentence are read, so that a text without
// stops takes no longer than one with them.
const longest = 600

// bounds returns the tokens of a sentence without bullets before it and stops
// after it.
func (s *speech) bounds(sent prose.Sentence) (first, last int) {
	toks := s.Text.Tokens
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
	toks := s.Text.Tokens
	for i := first; i < last && i < first+longest; i++ {
		t := &toks[i]
		switch {
		case t.Kind == prose.Hyphen && t.Space && i > first && i+1 < last && toks[i+1].Space:
			return i + 1
		case t.Kind == prose.Number || t.Kind == prose.Comma || t.Kind == prose.Open || t.Kind == prose.Close || t.Kind == prose.Ordinal:
		case t.Kind == prose.Word && t.Capital && (i > first || s.Text.Within(i) || t.Upper) && (s.Text.Within(i) || t.Upper || s.Text.Is(i, s.Text.Language.Month) || s.Text.Is(i, s.Text.Language.Weekday)):
		default:
			return first
		}
	}
	return first
}

// scan is the state of one sentence.
type scan struct {
	topics.Scan
	s      *speech
	voice  int // where what a spokesperson tells begins, 0 where none does
	bullet bool
	tails  bool // a participial tail is open
}

// scan begins a sentence among tokens, half open.
func (s *speech) scan(first, last int) scan { return scan{Scan: s.Scan(first, last), s: s} }

// enter opens a clause as topics do; who is welcomed as a guest is received.
func (x *scan) enter(c syntax.Clause, cut int) bool {
	if c.Verb.Lemma == "welcome" && c.Verb.Kind.States() && x.guest(c.ActEnd) {
		c.Verb = x.s.event
	}
	return x.Enter(c, cut)
}

// verb tries the readings of a verb at token i and reports whether one opened a
// clause.
func (x *scan) verb(i int, w *grammar.Word) bool {
	toks := x.Text.Tokens
	if i > 0 && toks[i-1].Kind == prose.Hyphen && !toks[i].Space && !toks[i-1].Space {
		if p := toks[max(i-2, 0)].Lower; p != "re" && p != "co" {
			return false
		}
	}
	if i+1 < x.Last && (toks[i+1].Kind == prose.Hyphen && !toks[i+1].Space || toks[i+1].Kind == prose.Clitic) {
		return false
	}
	if toks[i].Capital && i > x.First || toks[i].Lower == "held" && x.HeldThere(i) {
		return false // Secretary of State; "at a meeting held in Seoul"
	}
	b := x.Before(i)
	if b.Prefix == "re-" {
		if w = x.Lexicon.Word("re" + toks[i].Lower); w == nil {
			return false
		}
	}
	noun := i > x.First && (toks[i-1].Kind == prose.Clitic || toks[i-1].Lower == "of" && x.Words[i].Is(grammar.StateNoun) || toks[i-1].Lower == "in" || toks[i-1].Kind == prose.Ordinal || x.Words[i-1].Is(grammar.Determiner) || toks[i-1].Lower == "first" || toks[i-1].Lower == "next" || toks[i-1].Lower == "last")
	for k := range w.Verbs {
		v := &w.Verbs[k]
		if noun && v.Form&grammar.Base != 0 && v.Form&grammar.Past == 0 {
			continue // "the Minister's visit", "the first call"
		}
		if v.Verb.Needs != nil && !x.Follows(i, v.Verb) || v.Verb.Lemma == "consider" && v.Verb.Kind.States() && x.ConsidersThing(i+1) || !b.Be && (v.Verb.Lemma == "assess" || v.Verb.Lemma == "evaluate") && v.Verb.Kind.States() == x.AssessesThing(i+1) {
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
	for j := at; j < min(x.Last, at+3); j++ {
		if w := x.Text.Tokens[j].Lower; w == "question" || w == "questions" {
			return true
		}
	}
	return false
}

// try opens a clause with one reading of a verb, if the words before it allow.
func (x *scan) try(i int, v *grammar.Reading, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	c := syntax.Clause{Verb: v.Verb, Form: v.Form, Act: b.PrefixStart, ActEnd: i + 1, Prefix: b.Prefix}
	if b.Prefix == "co-" {
		if v.Verb.Kind != grammar.Event && v.Verb.Kind != grammar.Meet {
			return false
		}
	}
	prev := b.End - 1
	switch {
	case b.To && v.Form&grammar.Ing != 0 && v.Verb.Kind == grammar.Topic:
		return x.Clause(c, b.AfterTo()) // "looked forward to discussing"
	case b.To && b.Be && v.Verb.Kind == grammar.Topic && v.Form&grammar.Participle != 0 && v.Form&grammar.Ing == 0:
		return x.ToBeDiscussed(c, b)
	case b.To:
		if v.Form&grammar.Base == 0 {
			return false
		}
		return x.infinitive(c, b)
	case b.Modal && b.Be && !b.Have && (v.Verb.Kind == grammar.Topic || v.Verb.Lemma == "raise") && v.Form&grammar.Participle != 0 && v.Form&grammar.Ing == 0:
		return x.Passive(c, b) // "All aspects will be addressed"
	case b.Modal && b.Be && !b.Have && v.Form&grammar.Participle != 0 && v.Verb.Rule == s.Lexicon.Rule("outcome.done"):
		return x.doneThing(c, b) // "A memorandum will be signed"
	case b.Modal:
		if v.Form&grammar.Base == 0 && !(b.Be && v.Form&grammar.Ing != 0) || b.Have {
			return false
		}
		if o := x.Open(); o != nil && prev > o.ActEnd && s.Words[prev].Is(grammar.Conjunction) {
			x.Close(prev)
		} else if o != nil && o.Verb.Kind.States() {
			return false
		}
		c.Future = true
		if v.Verb.Kind == grammar.Topic && toks[b.Lead].Lower != "will" && toks[b.Lead].Lower != "would" {
			return false
		}
		if v.Verb.Kind == grammar.Topic {
			return x.Clause(c, b)
		}
		return x.promise(c, b)
	case b.Be && v.Form&grammar.Ing == 0:
		if v.Form&grammar.Participle == 0 {
			return false
		}
		return x.passive(c, b)
	case v.Form&grammar.Ing != 0 && !b.Be:
		return x.participle(c, b)
	case v.Verb.Lemma == "have" && !(i+1 < x.Last && s.Words[i+1].Is(grammar.Determiner|grammar.TopicNoun)):
		return false
	case b.Have && (v.Form&grammar.Participle == 0 || toks[b.Lead].Lower == "having" && v.Verb.Kind.States()):
		return false // "Ms Roe, having noted the delay, expressed …": the second counts
	case !b.Have && !b.Be && v.Form&(grammar.Past|grammar.Third|grammar.Base) == 0:
		return false
	}
	if prev >= x.Floor && (s.Words[prev].Is(grammar.Conjunction) || toks[prev].Kind == prose.Comma || toks[prev].Kind == prose.Colon) {
		return x.conjoined(c, b) || x.DiscussedToo(c, b)
	}
	if b.End == x.First && x.First == b.Lead {
		return x.leadless(c, b)
	}
	return x.withSubject(c, b)
}

// leads remembers the subject of a line that ends in a colon, for the bullets
// after it.
func (s *speech) leads(first, last int, bullet bool) {
	toks := s.Text.Tokens
	if last == 0 || toks[last-1].Kind != prose.Colon || toks[last-1].Lower != ":" {
		if !bullet {
			s.lead = nil
		}
		return
	}
	s.lead = nil
	x := s.scan(first, last)
	x.Opened = 0
	if _, sub, ok := x.Subject(first, last-1, true, grammar.Past); ok {
		s.lead = sub
	} else {
		s.lead = s.Who.Everyone(first, last-1, "side.both")
	}
}
