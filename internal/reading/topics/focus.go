package topics

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// What talks were about, said otherwise than by a verb of talking and its object.

// noted opens the clause of a noun that something was said about, with its topics
// from a token on.
func (x *Scan) noted(cut, act, first int, rule string) bool {
	if first >= x.Last {
		return false
	}
	s := x.s
	c := syntax.Clause{Verb: s.Noun, Form: grammar.Past, Frame: s.Lexicon.Rule(rule), Start: act, Act: act, ActEnd: min(act+1, first)}
	x.Push(c, cut)
	s.spans = append(s.spans, span{clause: len(s.Clauses) - 1, first: first, rule: c.Frame})
	return true
}

// fronted reads what comes after "was": "Also discussed were visas", "At the centre
// of the talks was fish", "The main focus of the talks was on visas", "Among the
// issues raised was rope".
func (x *Scan) fronted(i int) bool {
	const most = 14 // words before "was"
	s, toks := x.s, x.Text.Tokens
	if x.Open() != nil || i-x.Floor < 1 || i+1 >= x.Last || !x.ObjectOf(i+1) {
		return false
	}
	from := x.Floor
	if toks[from].Lower == "according" || toks[from].Lower == "during" {
		for k := from; k < i; k++ {
			if toks[k].Kind == prose.Comma {
				from = k + 1
				break
			}
		}
	}
	if w := toks[from].Lower; (w == "also" || w == "further" || w == "finally" || w == "and") && from+1 < i {
		from++
	}
	if i-from > most || from >= i {
		return false
	}
	talk, middle, named := false, false, false
	for k := from; k < i; k++ {
		if toks[k].Kind == prose.Comma && k+1 < i || toks[k].Kind == prose.Colon || s.Words[k].Is(grammar.Subordinate) || s.Words[k].Is(grammar.Modal) && (toks[k].Lower != "will" || k+1 < i && !x.Adverb(k+1)) {
			return false
		}
		named = named || s.Words[k].Is(grammar.Agenda)
		switch toks[k].Lower {
		case "centre", "center", "heart", "focus", "core", "forefront", "foreground", "fore", "agenda", "spotlight", "top", "table":
			middle = true
		case "agenda-item", "discussion", "session", "attention", "discussed", "raised", "addressed":
			talk = true
		}
		talk = talk || s.Words[k].Is(grammar.TopicNoun) && toks[k].Lower != "focus" && toks[k].Lower != "emphasis" || toks[k].Lower == "agenda" || toks[k].Lower == "table"
	}
	switch toks[from].Lower {
	case "at", "in", "on", "high":
		if !middle || !talk && !(toks[from].Lower == "in" && toks[from+1].Lower == "focus" && from+2 == i) {
			return false
		}
	case "under":
		if from+1 >= i || toks[from+1].Lower != "discussion" && toks[from+1].Lower != "consideration" {
			return false
		}
	case "among", "amongst":
		if !named || !talk {
			return false
		}
	case "the", "a", "one", "our", "their", "main", "another", "central", "key", "special", "particular":
		focus := false
		for k := from; k < i && k < from+6; k++ {
			switch toks[k].Lower {
			case "focus", "topic", "subject", "theme", "item", "point", "issue":
				focus = focus || k < from+4
			case "topics", "focuses", "subjects", "themes", "issues", "items", "matters", "points", "questions":
				focus = focus || toks[from].Lower == "one" || k < from+4 && toks[from].Lower != "a" && toks[from].Lower != "another"
			}
		}
		if !focus || !talk {
			return false
		}
	default:
		if !s.Words[from].Is(grammar.PassiveTopic) || toks[i-1].Lower == "and" {
			return false
		}
	}
	return x.noted(i, i, i+1, "topic.agenda")
}
