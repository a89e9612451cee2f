package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// What somebody tells that both agreed or did is an outcome, though the statement is
// whose words it stands in: "Minister Roe said that the two sides agreed to mend the
// pier", “The two presidents directed their ministers to mend it,” said Minister Roe.

// toldAct notes what both are told to have done, in the clause that a statement's verb
// opened. The statement goes on.
func (x *scan) toldAct(o, c *syntax.Clause, b *syntax.Before) {
	toks := x.Text.Tokens
	if o.Verb.Kind != grammar.Say || o.ActEnd >= b.End {
		return
	}
	switch bare := x.s.Words[o.Act].Is(grammar.BareSay); {
	case toks[o.ActEnd].Lower == "that" && (bare || o.Verb.Lemma == "explain" || o.Verb.Lemma == "inform" || o.Verb.Lemma == "reveal" || o.Verb.Lemma == "confirm"):
		x.noteAct(o.ActEnd+1, c, b)
	case bare:
		x.noteAct(o.ActEnd, c, b)
	}
}

// noteAct notes a clause that tells of an act of both, whose subject begins at a token.
func (x *scan) noteAct(from int, c *syntax.Clause, b *syntax.Before) bool {
	s := x.s
	if c.Form&grammar.Past == 0 || b.Be || b.To || b.Modal || b.Not || from >= b.End {
		return false
	}
	done := c.Verb.Rule == s.Lexicon.Rule("outcome.done")
	if c.Verb.Kind != grammar.Agree && c.Verb.Kind != grammar.Commit && !done && c.Verb.Lemma != "direct" && c.Verb.Lemma != "task" && c.Verb.Lemma != "instruct" {
		return false
	}
	if !x.Begins(from, b.End) || !x.Clean(from, b.End) {
		return false
	}
	sub, whole := s.Who.Of(from, b.End)
	if !whole || sub.Side != readout.BothSides || sub.Pronoun == "we" {
		return false
	}
	act := *c
	act.Subject, act.Start, act.Told, act.Frame = sub, from, true, s.Lexicon.Rule("statement.clause")
	if done {
		act.Frame = s.Lexicon.Rule("outcome.done")
	}
	s.told = append(s.told, act)
	return true
}

// quotedAct notes what direct speech tells both to have done, at its verb.
func (x *scan) quotedAct(i int, w *grammar.Word) {
	b := x.Before(i)
	from := x.spoken(b.End)
	for k := range w.Verbs {
		v := &w.Verbs[k]
		if v.Verb.Needs != nil && !x.Follows(i, v.Verb) {
			continue
		}
		if c := (syntax.Clause{Verb: v.Verb, Form: v.Form, Act: i, ActEnd: i + 1}); x.noteAct(from, &c, &b) {
			return
		}
	}
}

// spoken is where the subject of direct speech may begin: its first word, or the one
// after "To that end" and an aside that a comma ends.
func (x *scan) spoken(end int) int {
	toks := x.Text.Tokens
	at := x.First
	for at < end && toks[at].Kind != prose.Word {
		at++
	}
	if at+3 < end && toks[at].Lower == "to" && toks[at+2].Lower == "end" {
		at += 3
	} else if x.Words[min(at, end)].Is(grammar.Preposition) {
		for at < end && toks[at].Kind != prose.Comma {
			at++
		}
	}
	if at < end && toks[at].Kind == prose.Comma {
		at++
	}
	return at
}

// closeTold ends the acts that the sentence told of, and gives them to the record's
// clauses where none of these is the same.
func (x *scan) closeTold(last int) {
	s := x.s
	for n := range s.told {
		c := &s.told[n]
		known := false
		for i := x.Opened; i < len(s.Clauses); i++ {
			known = known || s.Clauses[i].Act == c.Act
		}
		if known {
			continue
		}
		c.End = last
		for c.End > c.ActEnd && (s.Text.Tokens[c.End-1].Kind == prose.Stop || s.Text.Tokens[c.End-1].Kind == prose.Comma) {
			c.End--
		}
		s.Clauses = append(s.Clauses, *c)
	}
	s.told = s.told[:0]
}
