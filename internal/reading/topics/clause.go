package topics

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// TalksBefore reports a noun of talking between where a subject may begin and a token.
func (x *Scan) TalksBefore(end int) bool {
	for k := x.Floor; k < end; k++ {
		if x.Words[k].Is(grammar.TopicNoun) || x.Text.Tokens[k].Lower == "session" {
			return true
		}
	}
	return false
}

// Clause opens the clause of a topic's verb that has no known subject, or
// stands with "to", "will" or as a participle.
func (x *Scan) Clause(c syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	o := x.Open()
	if b.End > 0 && b.End-1 >= x.Floor {
		p := &toks[b.End-1]
		for i := b.End - 1; !b.To && i >= x.Floor && i >= b.End-4; i-- {
			if s.Words[i].Is(grammar.Subordinate) && !x.ofTalks(i, &c) && !(b.Modal && x.expectedThat(i)) {
				return false
			}
		}
		if c.Form&grammar.Ing != 0 && !b.Be {
			switch {
			case p.Kind == prose.Comma && (o == nil || !x.InItems(o, b.End-1)):
			case o != nil && o.Verb.Kind == grammar.Meet && c.Verb.Lemma == "discuss": // "met on Sunday discussing visas"
			case p.Lower == "to" || p.Lower == "by" || p.Lower == "while":
			case (s.Words[b.End-1].Is(grammar.TopicNoun) || strings.HasPrefix(c.Verb.Lemma, "focus") && s.Words[b.End-1].Is(grammar.ViewNoun)) && (o == nil || !o.Verb.Kind.States() && o.Verb.Kind != grammar.Topic): // "discussions spanning"
			case p.Lower == "and" && o != nil && o.Verb.Kind == grammar.Topic && o.Form&grammar.Ing != 0: // "focusing on …, and discussing"
			case strings.HasPrefix(c.Verb.Lemma, "focus") && o != nil && o.Verb.Kind == grammar.Topic: // "discussed ferries focusing on"
			case s.Words[b.End-1].Is(grammar.Group) && x.withThem(b.End-1): // "with both sides addressing"
			case p.Lower == "in" && o != nil && o.Verb.Kind == grammar.Event: // "led their delegations in discussing"
			default:
				return false
			}
			if o != nil && o.Verb.Kind.States() && (p.Kind != prose.Comma && p.Lower != "while" || c.Verb.Lemma != "discuss" && c.Verb.Lemma != "review") {
				return false
			}
		}
		this := b.End-1 == x.Floor && (p.Lower == "this" || p.Lower == "these") && len(s.spans) > 0
		if c.Form&grammar.Ing == 0 && !b.To && !b.Modal && !this && (p.Kind == prose.Comma || s.Words[b.End-1].Is(grammar.Conjunction|grammar.Determiner|grammar.Preposition)) {
			return false
		}
	} else if !b.To {
		if o == nil {
			x.reviewingFirst(&c)
		}
		return false
	}
	if b.To && (o != nil && o.Verb.Kind == grammar.Topic || x.isMechanism(b.End) || toks[x.First].Lower == "since" && toks[min(x.First+1, x.Last-1)].Kind == prose.Number) {
		return false
	}
	if c.Verb.Lemma == "cover" && c.Form&grammar.Ing != 0 && o == nil && !x.TalksBefore(b.End) {
		return false // "treaties, covering all fields"
	}
	if !b.To && !b.Modal && !b.Be && c.Form&grammar.Past != 0 && o != nil && o.Verb.Kind == grammar.Topic && b.End > o.ActEnd && x.whenDone(c.ActEnd) {
		return false // "review the projects discussed at the summit"
	}
	if c.Verb.Lemma == "cover" && c.Form&grammar.Ing != 0 && o != nil && o.Verb.Kind == grammar.Topic {
		return false // "reviewed relations, covering trade and visas": the list of what was reviewed
	}
	if c.Verb.Needs == nil && !x.ObjectAt(x.AmongOthers(c.ActEnd)) {
		return false
	}
	if o == nil && c.Form&grammar.Past != 0 && !b.To && !b.Modal {
		for i := x.Floor; i < b.End; i++ {
			if s.Words[i].Is(grammar.Be | grammar.Modal) {
				return false // "is one of the gatherings focused on law"
			}
		}
	}
	c.Start = b.Lead
	if o != nil {
		c.Subject = o.Subject
	}
	c.Frame = s.Lexicon.Rule("topic.verb")
	if b.To || b.Modal || b.Be {
		c.Future = true
	}
	cut := max(b.End-1, x.First)
	if toks[cut].Kind == prose.Word && !s.Words[cut].Is(grammar.Conjunction|grammar.Preposition|grammar.Be|grammar.Group|grammar.Subordinate|grammar.Pronoun|grammar.Determiner|grammar.Modal) && (c.Form&grammar.Ing != 0 || o != nil && o.Verb == s.Noun) {
		cut = b.End // "ferry cooperation focusing on"
	}
	return x.Enter(c, cut)
}

// expectedThat reports "it is expected that" at "that".
func (x *Scan) expectedThat(at int) bool {
	toks := x.Text.Tokens
	if toks[at].Lower != "that" || at-2 < x.First || !x.Words[at-2].Is(grammar.Be) && !x.Adverb(at-2) {
		return false
	}
	switch toks[at-1].Lower {
	case "expected", "planned", "foreseen", "anticipated":
		return true
	}
	return false
}

// isMechanism reports "is the main mechanism" before a purpose: what a body is for.
func (x *Scan) isMechanism(end int) bool {
	is := false
	for k := x.Floor; k < end; k++ {
		switch x.Text.Tokens[k].Lower {
		case "is", "serves":
			is = true
		case "mechanism", "platform", "forum", "framework", "vehicle", "body":
			if is {
				return true
			}
		}
	}
	return false
}

// withThem reports "with both" or "with the two" before those who met: what they do
// next belongs to the same talks.
func (x *Scan) withThem(at int) bool {
	for k := at - 1; k >= x.Floor && k > at-4; k-- {
		if x.Text.Tokens[k].Lower == "with" {
			return k+1 < at
		}
	}
	return false
}

// ofTalks reports a relative that goes on with talks: "a meeting, which focused on",
// "talks during which they will discuss".
func (x *Scan) ofTalks(at int, c *syntax.Clause) bool {
	s, toks := x.s, x.Text.Tokens
	if toks[at].Lower != "which" && toks[at].Lower != "that" || at-2 < x.First {
		return false
	}
	if w := toks[at-1].Lower; w == "during" || w == "at" {
		return toks[at].Lower == "which"
	}
	if c.Form&grammar.Past == 0 || at+1 != c.Act && !(at+2 == c.Act && x.Adverb(at+1)) {
		return false
	}
	if toks[at-1].Kind == prose.Comma {
		at--
	}
	return s.Words[at-1].Is(grammar.TopicNoun) || s.Words[at-1].Is(grammar.Body) && c.Verb.Needs == nil && x.AmongOthers(c.ActEnd) > c.ActEnd
}

// reviewingFirst notes the topics of a participle that begins a sentence: "Reviewing
// fisheries and visas, the two sides agreed".
func (x *Scan) reviewingFirst(c *syntax.Clause) bool {
	s := x.s
	if c.Form&grammar.Ing == 0 || c.Verb.Needs != nil {
		return false
	}
	if j := x.mainClause(c.ActEnd + 1); j > 0 {
		s.spans = append(s.spans, span{clause: -1, first: c.ActEnd, last: j, rule: s.Lexicon.Rule("topic.verb")})
		return true
	}
	return false
}

// mainClause returns the comma after which those who met begin the main clause of the
// sentence, 0 where none stands.
func (x *Scan) mainClause(from int) int {
	s, toks := x.s, x.Text.Tokens
	for j := from; j+2 < x.Last; j++ {
		if toks[j].Kind != prose.Comma {
			continue
		}
		if s.Words[j+1].Is(grammar.Pronoun|grammar.Quantity) || toks[j+1].Capital && (s.Words[j+1].Is(grammar.Post|grammar.Title) || s.Who.Named(toks[j+1].Lower)) || s.Words[j+1].Is(grammar.Determiner) && (s.Words[j+2].Is(grammar.Quantity) && !x.Adverb(j+2) || s.Words[j+2].Is(grammar.Group)) {
			return j
		}
	}
	return 0
}

// whenDone reports words that say when or where something was talked about: a
// participle that belongs to the noun before it.
func (x *Scan) whenDone(at int) bool {
	if at+1 >= x.Last {
		return false
	}
	switch x.Text.Tokens[at].Lower {
	case "at":
		return x.Text.Tokens[at+1].Lower != "length"
	case "in":
		for k := at + 1; k < min(x.Last, at+3); k++ {
			switch x.Text.Tokens[k].Lower {
			case "first", "last", "previous", "earlier":
				return true
			}
		}
	case "during", "by", "earlier", "previously", "within", "above", "last":
		return true
	}
	return false
}

// DiscussedToo opens the clause of a topic's verb after "and" where whoever met
// before is not known: "MoS met with Minister Roe and discussed visas".
func (x *Scan) DiscussedToo(c syntax.Clause, b *syntax.Before) bool {
	s := x.s
	if x.afterAside(&c, b) {
		c.Start, c.Frame = b.Lead, s.Lexicon.Rule("topic.verb")
		return x.Enter(c, b.End-1)
	}
	if c.Verb.Kind != grammar.Topic || c.Form&grammar.Past == 0 || x.Open() != nil || s.Text.Tokens[b.End-1].Lower != "and" || c.Verb.Needs == nil && !x.ObjectAt(x.AmongOthers(c.ActEnd)) {
		return false
	}
	met := false
	for i := x.Floor; i < b.End-1; i++ {
		switch s.Text.Tokens[i].Lower {
		case "met", "held", "visited", "received", "had", "spoke", "worked", "toured", "attended", "signed", "opened":
			met = true
		}
	}
	if !met {
		return false
	}
	c.Start, c.Frame = b.Lead, s.Lexicon.Rule("topic.verb")
	return x.Enter(c, b.End-1)
}

// ToldTopic notes the topics of what somebody says both did: "Minister Roe added that
// the two ministers discussed visas". The statement goes on.
func (x *Scan) ToldTopic(o, c *syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	if !o.Verb.Kind.States() || c.Verb.Kind != grammar.Topic || c.Form&grammar.Past == 0 || b.Be || b.To || b.Modal || b.Have || x.whenDone(c.ActEnd) {
		return false
	}
	from := o.ActEnd
	if toks[from].Lower == "that" {
		from++
	} else if !s.Words[o.Act].Is(grammar.BareSay) {
		return false
	}
	if b.End <= from {
		return false
	}
	inner, whole := s.Who.Of(from, b.End)
	if !whole || inner.Side != readout.BothSides {
		return false
	}
	first := x.ObjectStart(c.ActEnd)
	if c.Verb.Needs != nil {
		if first = x.needed(c) + 1; first > 0 && !s.Words[first-1].Is(grammar.Preposition) {
			first = x.PrepositionAfter(first, 12)
		}
	}
	if first <= 0 {
		return false
	}
	s.spans = append(s.spans, span{clause: -1, first: first, last: x.Last, rule: c.Verb.Rule})
	return true
}

// afterAside reports a topic's verb after the comma that ends a subject of several with
// a comma before their last: "Chile, Peru, and the members of the club, discussed".
func (x *Scan) afterAside(c *syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	if c.Verb.Kind != grammar.Topic || c.Verb.Needs != nil || c.Form&grammar.Past == 0 || x.Open() != nil || b.Be || b.To || b.Modal || toks[b.End-1].Kind != prose.Comma || c.ActEnd >= x.Last || s.Words[c.ActEnd].Is(grammar.Preposition) || !x.ObjectAt(c.ActEnd) {
		return false
	}
	if t := &toks[x.Floor]; !t.Capital || s.Words[x.Floor].Is(grammar.Preposition|grammar.Subordinate|grammar.Adverb) {
		return false
	}
	several := false
	for k := x.Floor + 1; k < b.End-1; k++ {
		if w := s.Words[k]; w.Is(grammar.Be|grammar.Modal|grammar.Have|grammar.Subordinate) || w != nil && len(w.Verbs) > 0 {
			return false
		}
		several = several || toks[k].Kind == prose.Comma && toks[k+1].Lower == "and"
	}
	return several
}
