package acts

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// participle opens a clause of an -ing form: a tail after a comma, the
// beginning of a sentence, "with X agreeing".
func (x *scan) participle(c syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	o := x.Open()
	prev := b.End - 1
	if c.Verb.Kind == grammar.Topic {
		return x.Clause(c, b)
	}
	if !c.Verb.Kind.States() {
		return false
	}
	if b.End <= x.First { // Noting …, the two sides
		return x.leading(c, b)
	}
	if !x.Complement(c.ActEnd, false) {
		return false
	}
	c.Start = b.Lead
	for c.Start < c.Act && x.Adverb(c.Start) {
		c.Start++
	}
	if p := prev; toks[p].Kind == prose.Close && p > x.First && toks[p-1].Kind == prose.Comma {
		prev-- // said that “it is,” stressing
	}
	p := &toks[prev]
	if o == nil || o.Subject == nil {
		return o == nil && x.absolute(c, b, x.Floor)
	}
	c.Subject = o.Subject
	c.Frame = s.Lexicon.Rule("statement.tail")
	switch {
	case p.Kind == prose.Comma && prev > x.First && s.Words[prev-1].Is(grammar.Conjunction) && x.medial(c.ActEnd):
		return false // "and, condemning the launch, called for calm": what follows is said
	case p.Kind == prose.Comma:
		if !s.Words[c.Act].Is(grammar.Tail) && (x.InItems(o, prev) || o.Verb.Kind == grammar.Topic && x.midList(c.ActEnd)) {
			return false
		}
		x.tails = true
		return x.enter(c, prev)
	case p.Lower == "while":
		x.tails = true
		cut := prev
		if toks[prev-1].Kind == prose.Comma {
			cut--
		}
		return x.enter(c, cut)
	case p.Lower == "and" && x.tails:
		cut := prev
		if toks[prev-1].Kind == prose.Comma {
			cut--
		}
		return x.enter(c, cut)
	case p.Lower == "by" && s.Words[o.Act].Is(grammar.Opening) && (o.ActEnd == prev || o.ActEnd == prev-2 && s.Words[prev-2].Is(grammar.Determiner) && s.Words[prev-1].Is(grammar.TopicNoun)):
		// the answer is what counts, the verb that brings it does not
		*o = c
		c.Start = b.Lead
		return true
	}
	return x.absolute(c, b, o.ActEnd)
}

// midList reports that ", and" and another thing follow, and no verb that reports: the
// -ing form is one of what was discussed, "discussed fish, supporting ports, and the
// war".
func (x *scan) midList(from int) bool {
	const far = 16
	toks := x.Text.Tokens
	for i := from; i+2 < x.Last && i < from+far; i++ {
		if toks[i].Kind != prose.Comma {
			continue
		}
		if toks[i+1].Lower != "and" {
			return false
		}
		w := x.Words[i+2]
		return w == nil || len(w.Verbs) == 0
	}
	return false
}

// medial reports an aside that a comma closes and a verb that reports follows.
func (x *scan) medial(from int) bool {
	for i := from; i+1 < x.Last && i < from+30; i++ {
		if x.Text.Tokens[i].Kind != prose.Comma {
			continue
		}
		if w := x.Words[i+1]; w != nil {
			for _, v := range w.Verbs {
				if v.Form&grammar.Past != 0 && v.Verb.Kind.States() {
					return true
				}
			}
		}
	}
	return false
}

// absolute opens the clause of "with X agreeing".
func (x *scan) absolute(c syntax.Clause, b *syntax.Before, lo int) bool {
	toks := x.Text.Tokens
	start, sub, ok := x.SubjectAfterWith(lo, b.End)
	if !ok {
		return false
	}
	c.Subject, c.Start = sub, start
	c.Frame = x.Lexicon.Rule("statement.absolute")
	cut := start - 1
	if cut > x.First && toks[cut-1].Kind == prose.Comma {
		cut--
	}
	return x.enter(c, cut)
}

// leading opens the clause of a participle that begins the sentence; its
// subject is that of the main clause, which comes later.
func (x *scan) leading(c syntax.Clause, b *syntax.Before) bool {
	s, toks := x.s, x.Text.Tokens
	if c.Verb.Lemma == "conclude" || c.Verb.Lemma == "comment" || c.Verb.Lemma == "welcome" && x.guest(c.ActEnd) {
		return false // "Concluding the meeting, …", "Commenting on the pier, …", "Welcoming Mr Roe, …"
	}
	depth := 0
	for j := c.ActEnd; j < x.Last; j++ {
		if toks[j].Kind == prose.Comma {
			depth++
			for k := j + 1; k < x.Last && k < j+40; k++ {
				w := s.Words[k]
				if w == nil || len(w.Verbs) == 0 || k == j+1 {
					continue
				}
				inner := x.Before(k)
				if inner.To || inner.Modal || inner.End <= j+1 || toks[inner.End-1].Kind == prose.Comma {
					continue
				}
				sub, ok := s.Who.Of(j+1, inner.End)
				if !ok {
					continue
				}
				c.Subject, c.Start, c.End = sub, c.Act, j
				c.Frame = s.Lexicon.Rule("statement.leading")
				s.Clauses = append(s.Clauses, c)
				x.Opened = len(s.Clauses)
				x.Floor = j + 1
				return true
			}
			if depth > 6 {
				break
			}
		}
	}
	return false
}
