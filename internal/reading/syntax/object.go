package syntax

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// ObjectOf reports a token after "was" that begins a thing, and no participle:
// "was fish", not "was constructive".
func (x *Sentence) ObjectOf(at int) bool {
	for at < x.Last && x.Adverb(at) {
		at++
	}
	if at >= x.Last {
		return false
	}
	t := &x.Text.Tokens[at]
	if t.Lower == "on" || t.Lower == "how" || t.Lower == "what" || x.Words[at].Is(grammar.Determiner) || t.Capital {
		return true
	}
	if w := x.Words[at]; w != nil && at+1 < x.Last {
		for k := range w.Verbs {
			if v := &w.Verbs[k]; v.Form&grammar.Participle != 0 && v.Form&grammar.Base == 0 && (w.Is(grammar.PassiveTopic) || x.Words[at+1].Is(grammar.Preposition|grammar.Be) || x.Text.Tokens[at+1].Kind != prose.Word) {
				return false
			}
		}
	}
	if x.Words[at].Is(grammar.Preposition|grammar.Not|grammar.Be|grammar.Pronoun) || t.Kind != prose.Word {
		return false
	}
	return x.Last-at > 1 || t.Lower[len(t.Lower)-1] == 's'
}

// AssessesThing reports what is looked at and not judged, after the verb: "assessed the state of the
// quay", not "assessed that it is old" or "assessed the talks positively".
func (x *Sentence) AssessesThing(at int) bool {
	s, toks := x.Account, x.Text.Tokens
	if at-2 >= x.First && (toks[at-2].Lower == "highly" || toks[at-2].Lower == "positively") {
		return false
	}
	for at < x.Last && x.Adverb(at) {
		if w := toks[at].Lower; w == "positively" || w == "highly" {
			return false
		}
		at++
	}
	if at+1 >= x.Last || !s.Words[at].Is(grammar.Determiner) && (s.Words[at] != nil && !s.Words[at].Is(grammar.TopicHead|grammar.Generic|grammar.Merged) || toks[at].Kind != prose.Word || toks[at+1].Kind != prose.Word) || s.Words[at].Is(grammar.Tie) {
		return false
	}
	for k := at + 1; k < min(x.Last, at+24); k++ {
		switch toks[k].Lower {
		case "as", "positively", "highly", "that", "favourably", "favorably":
			if toks[k].Lower == "as" && toks[k-1].Lower == "well" || k+1 < x.Last && toks[k+1].Lower == "well" {
				continue
			}
			return false
		}
	}
	return true
}

// ConsidersThing reports what is weighed and not judged: "considered ways to".
func (x *Sentence) ConsidersThing(at int) bool {
	const near = 4 // words before the noun
	s, toks := x.Account, x.Text.Tokens
	if at+2 < x.Last && toks[at].Lower == "in" && (toks[at+1].Lower == "detail" || toks[at+1].Lower == "depth") {
		at += 2
	}
	if at < x.Last && toks[at].Lower == "how" {
		return true
	}
	for k := at; k < min(x.Last, at+near); k++ {
		t := &toks[k]
		if t.Kind != prose.Word || t.Lower == "that" || t.Lower == "it" || s.Words[k].Is(grammar.Preposition|grammar.Be|grammar.Pronoun) && !s.Words[k].Is(grammar.Determiner) {
			return false
		}
		if !s.Words[k].Is(grammar.TopicHead|grammar.Generic|grammar.Weighed) || s.Words[k].Is(grammar.Tie) {
			continue
		}
		for j := k + 1; j < min(x.Last, k+24); j++ {
			switch toks[j].Lower {
			case "as":
				if toks[j-1].Lower == "such" || j+1 < x.Last && toks[j+1].Lower == "well" || toks[j-1].Lower == "well" {
					continue
				}
				return false
			case "important", "necessary", "essential", "vital", "crucial":
				return false
			case "be":
				if toks[j-1].Lower == "to" {
					return false
				}
			}
		}
		return true
	}
	return false
}
