package acts

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// participle opens a clause of an -ing form: a tail after a comma, the
// beginning of a sentence, "with X agreeing".
func (x *scan) participle(c clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	o := x.open()
	prev := b.end - 1
	if c.verb.Kind == grammar.Topic {
		return x.topicClause(c, b)
	}
	if !c.verb.Kind.States() {
		return false
	}
	if b.end <= x.first { // Noting …, the two sides
		return x.leading(c, b)
	}
	if !x.complement(c.actEnd, false) {
		return false
	}
	c.start = b.lead
	for c.start < c.act && x.adverb(c.start) {
		c.start++
	}
	if p := prev; toks[p].Kind == prose.Close && p > x.first && toks[p-1].Kind == prose.Comma {
		prev-- // said that “it is,” stressing
	}
	p := &toks[prev]
	if o == nil || o.subject == nil {
		return o == nil && x.absolute(c, b, x.floor)
	}
	c.subject = o.subject
	c.frame = s.lexicon.Rule("statement.tail")
	switch {
	case p.Kind == prose.Comma && prev > x.first && s.words[prev-1].Is(grammar.Conjunction) && x.medial(c.actEnd):
		return false // "and, condemning the launch, called for calm": what follows is said
	case p.Kind == prose.Comma:
		if !s.words[c.act].Is(grammar.Tail) && (x.inItems(o, prev) || o.verb.Kind == grammar.Topic && x.midList(c.actEnd)) {
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
	case p.Lower == "by" && s.words[o.act].Is(grammar.Opening) && (o.actEnd == prev || o.actEnd == prev-2 && s.words[prev-2].Is(grammar.Determiner) && s.words[prev-1].Is(grammar.TopicNoun)):
		// the answer is what counts, the verb that brings it does not
		*o = c
		c.start = b.lead
		return true
	}
	return x.absolute(c, b, o.actEnd)
}

// midList reports that ", and" and another thing follow, and no verb that reports: the
// -ing form is one of what was discussed, "discussed fish, supporting ports, and the
// war".
func (x *scan) midList(from int) bool {
	const far = 16
	toks := x.s.text.Tokens
	for i := from; i+2 < x.last && i < from+far; i++ {
		if toks[i].Kind != prose.Comma {
			continue
		}
		if toks[i+1].Lower != "and" {
			return false
		}
		w := x.s.words[i+2]
		return w == nil || len(w.Verbs) == 0
	}
	return false
}

// medial reports an aside that a comma closes and a verb that reports follows.
func (x *scan) medial(from int) bool {
	for i := from; i+1 < x.last && i < from+30; i++ {
		if x.s.text.Tokens[i].Kind != prose.Comma {
			continue
		}
		if w := x.s.words[i+1]; w != nil {
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
func (x *scan) absolute(c clause, b *before, lo int) bool {
	toks := x.s.text.Tokens
	start, sub, ok := x.subjectAfterWith(lo, b.end)
	if !ok {
		return false
	}
	c.subject, c.start = sub, start
	c.frame = x.s.lexicon.Rule("statement.absolute")
	cut := start - 1
	if cut > x.first && toks[cut-1].Kind == prose.Comma {
		cut--
	}
	return x.enter(c, cut)
}

// leading opens the clause of a participle that begins the sentence; its
// subject is that of the main clause, which comes later.
func (x *scan) leading(c clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	if c.verb.Lemma == "conclude" || c.verb.Lemma == "comment" || c.verb.Lemma == "welcome" && x.guest(c.actEnd) {
		return false // "Concluding the meeting, …", "Commenting on the pier, …", "Welcoming Mr Roe, …"
	}
	depth := 0
	for j := c.actEnd; j < x.last; j++ {
		if toks[j].Kind == prose.Comma {
			depth++
			for k := j + 1; k < x.last && k < j+40; k++ {
				w := s.words[k]
				if w == nil || len(w.Verbs) == 0 || k == j+1 {
					continue
				}
				inner := x.before(k)
				if inner.to || inner.modal || inner.end <= j+1 || toks[inner.end-1].Kind == prose.Comma {
					continue
				}
				sub, ok := s.who.Of(j+1, inner.end)
				if !ok {
					continue
				}
				c.subject, c.start, c.end = sub, c.act, j
				c.frame = s.lexicon.Rule("statement.leading")
				s.clauses = append(s.clauses, c)
				x.opened = len(s.clauses)
				x.floor = j + 1
				return true
			}
			if depth > 6 {
				break
			}
		}
	}
	return false
}
