package acts

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/speaker"
	"readout/internal/reading/syntax"
)

// asNoted reads a sentence whose beginning tells who said the whole of it, "As the
// Minister noted, the ferry sails in winter" and "As noted by Chile, …", as one
// statement. It reports false where nothing of the kind stands there, and where somebody
// says something in the rest.
func (s *speech) asNoted(first, last int, quotes []quotation) bool {
	const far, least = 14, 4 // words before the comma, of what is said
	toks := s.Text.Tokens
	if toks[first].Lower != "as" || s.announces() {
		return false
	}
	comma := first + 2
	for comma < last && comma < first+far && toks[comma].Kind != prose.Comma {
		comma++
	}
	if comma+least >= last || toks[comma].Kind != prose.Comma {
		return false
	}
	act, v, sub := s.noted(first, comma)
	if sub == nil || sub.Side == "" || sub.Body || sub.Pronoun == "we" || sub.House {
		return false
	}
	for _, q := range quotes {
		if q.first < last && q.last > first {
			return false
		}
	}
	for i := comma + 1; i < last; i++ {
		w := s.Words[i]
		if w == nil {
			continue
		}
		for k := range w.Verbs {
			if r := &w.Verbs[k]; r.Form&grammar.Past != 0 && r.Verb.Kind.States() && !s.Words[i-1].Is(grammar.Be|grammar.Have) {
				return false
			}
		}
	}
	s.Who.Spoke(sub)
	s.Clauses = append(s.Clauses, syntax.Clause{Verb: v.Verb, Form: v.Form, Act: act, ActEnd: act + 1, Subject: sub, Start: first, End: last, Frame: s.Lexicon.Rule("statement.clause")})
	return true
}

// noted finds the verb between "as" and a comma, and whose it is; nil where the words are
// nobody's.
func (s *speech) noted(as, comma int) (int, *grammar.Reading, *speaker.Subject) {
	toks := s.Text.Tokens
	if v := s.saying(as+1, grammar.Past|grammar.Participle); v != nil && toks[as+2].Lower == "by" && as+3 < comma {
		if sub, ok := s.Who.Of(as+3, comma); ok && s.Who.Head(as+3, comma) == comma { // "by leaders at the summit in May": before
			return as + 1, v, sub
		}
		return 0, nil, nil
	}
	act := comma - 1
	v := s.saying(act, grammar.Past)
	if v == nil || act < as+2 {
		return 0, nil, nil
	}
	end := act
	for end > as+2 && s.Words[end-1].Is(grammar.Adverb) {
		end--
	}
	for i := as + 1; i < end; i++ {
		if s.Words[i].Is(grammar.Have | grammar.Be | grammar.Modal) {
			return 0, nil, nil // "as the Minister has often noted": elsewhere
		}
	}
	if sub, ok := s.Who.Of(as+1, end); ok {
		return act, v, sub
	}
	return 0, nil, nil
}
