package acts

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// conjoined opens a clause whose verb follows "and" and shares the subject of
// the open one.
func (x *scan) conjoined(c syntax.Clause, b *syntax.Before) bool {
	o := x.Open()
	if o == nil && !b.Be {
		return x.afterUnknown(c, b)
	}
	if o == nil || b.Be || c.Verb.Kind == grammar.Meet && c.Form&grammar.Past == 0 {
		return false
	}
	toks := x.Text.Tokens
	prev := b.End - 1
	if toks[prev].Kind == prose.Comma && x.Words[c.Act].Is(grammar.BareSay) && x.office(c.ActEnd) {
		x.Close(prev) // ", reported the ministry's press service"
		return true
	}
	if prev == o.ActEnd && toks[prev].Lower == "and" && c.Form&o.Form&grammar.Past != 0 && c.Verb.Kind.States() && o.Verb.Kind.States() {
		x.Floor = c.ActEnd
		return true // "appreciated and thanked the Norwegian side": one statement
	}
	comma := toks[prev].Kind == prose.Comma || toks[prev].Kind == prose.Colon
	cut := prev
	if !comma && prev-1 > x.First && (toks[prev-1].Kind == prose.Comma || toks[prev-1].Kind == prose.Colon) {
		cut--
	}
	switch {
	case c.Form&grammar.Past != 0 && o.Frame == x.Lexicon.Rule("statement.tail") && !comma && cut < prev:
		if o = x.mainVerb(); o == nil { // "commended Chile, while urging it to stay, and called for help"
			return false
		}
	case c.Form&grammar.Past != 0:
		if o.Form&(grammar.Past|grammar.Participle) == 0 && !(o.Verb.Kind == grammar.Topic && !o.Future) {
			return false
		}
	case c.Form&grammar.Third != 0:
		if o.Form&grammar.Third == 0 && cut == prev {
			return false
		}
		if x.Words[prev] != nil && toks[prev].Lower == "or" {
			return false
		}
	case c.Form&grammar.Base != 0 && c.Verb.Kind == grammar.Topic && o.Verb.Kind == grammar.Topic && o.Future:
		c.Future = true
	case c.Form&grammar.Base != 0:
		if o.Form&grammar.Base == 0 || o.Future || x.HasInfinitive(o) && cut == prev {
			return false
		}
	default:
		return false
	}
	if !x.Complement(c.ActEnd, comma && !(c.Verb.Kind == grammar.Topic && c.Form&grammar.Past != 0)) || (c.Verb.Kind == grammar.Event || x.Words[c.Act].Is(grammar.Adjective) && !b.Have && c.Verb.Kind != grammar.Topic) && !x.TakesObject(c.ActEnd) {
		return false
	}
	if toks[prev].Lower == "while" || toks[prev].Lower == "whereas" {
		return false
	}
	c.Subject = o.Subject
	if c.Subject == nil && c.Verb.Kind.States() && o.Verb.Kind == grammar.Topic {
		// whoever discusses does so together
		c.Subject = x.Who.Everyone(o.Start, o.ActEnd, "side.both")
	}
	if c.Subject != nil && c.Subject.Named && c.Form&grammar.Third != 0 && o.Form&grammar.Third == 0 {
		c.Subject = x.Who.Unnamed(c.Subject)
	}
	c.Start = b.Lead
	for c.Start < c.Act && !x.Words[c.Start].Is(grammar.Have) && x.Adverb(c.Start) {
		c.Start++
	}
	c.Frame = x.Lexicon.Rule("statement.conjoined")
	x.tails = false
	return x.enter(c, cut)
}

// afterUnknown opens the clause of a verb after "and" where the first verb of the
// sentence is one that no rule knows: "Both sides toasted the pier, and pledged to".
func (x *scan) afterUnknown(c syntax.Clause, b *syntax.Before) bool {
	const far = 14 // words of a subject
	s, toks := x.s, x.Text.Tokens
	if !c.Verb.Kind.States() || c.Form&grammar.Past == 0 || s.Text.Tokens[b.End-1].Lower != "and" || !x.Complement(c.ActEnd, true) {
		return false
	}
	for k := x.Floor + 1; k < min(x.Floor+far, b.End-1); k++ {
		t := &toks[k]
		if t.Kind != prose.Word || t.Capital || len(t.Lower) < 5 || !strings.HasSuffix(t.Lower, "ed") && !pastOf(s.Words[k]) || s.Words[k] != nil && !pastOf(s.Words[k]) {
			continue
		}
		inner := x.Before(k)
		if inner.Be || inner.To || inner.Modal {
			return false
		}
		_, sub, ok := x.Subject(x.Floor, inner.End, true, grammar.Past)
		if !ok || sub.Body {
			return false
		}
		c.Subject, c.Start, c.Frame = sub, b.Lead, s.Lexicon.Rule("statement.conjoined")
		for c.Start < c.Act && x.Adverb(c.Start) {
			c.Start++
		}
		x.tails = false
		return x.enter(c, b.End-1)
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
func (x *scan) mainVerb() *syntax.Clause {
	for n := len(x.Clauses) - 1; n >= x.Opened; n-- {
		if c := &x.Clauses[n]; c.Form&grammar.Past != 0 && c.Subject != nil {
			return c
		}
	}
	return nil
}

// leadless opens a clause at the beginning of a sentence or bullet without a
// subject.
func (x *scan) leadless(c syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	if !c.Verb.Kind.States() && c.Verb.Kind != grammar.Topic || b.Have || b.Be || c.Form&(grammar.Past|grammar.Third) == 0 {
		return false
	}
	if !x.bullet && (c.Form&grammar.Past == 0 || !s.inList(x.First)) {
		return false
	}
	if c.Form&grammar.Past == 0 && s.lead == nil {
		return false
	}
	if c.ActEnd >= x.Last || toks[c.ActEnd].Kind == prose.Comma || toks[c.ActEnd].Lower == "by" {
		return false
	}
	sub := s.lead
	if sub == nil {
		sub = s.Who.Everyone(b.Lead, c.ActEnd, "side.inherited")
	}
	c.Subject, c.Start = sub, b.Lead
	c.Frame = s.Lexicon.Rule("statement.bullet")
	return x.enter(c, x.First)
}

// inList reports whether a sentence that begins with a verb goes on with a
// list: the text has bullets, or a line with a colon came before.
func (s *speech) inList(first int) bool {
	return s.lead != nil || first > 0 && s.Text.Tokens[first-1].Kind == prose.Symbol
}
