package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
	"readout/internal/reading/syntax"
)

// ownWords places those whose side no word beside their names tells by what they
// say of a country as their own: "reiterated Norway's commitment", "said Norway would
// support". Whoever speaks so of two countries stays without a side.
func (s *speech) ownWords() {
	var told map[string]*speaker.Subject
	for i := range s.Clauses {
		c := &s.Clauses[i]
		name := s.unplaced(c)
		if name == "" {
			continue
		}
		m, ok := s.speaksFor(c)
		if !ok {
			continue
		}
		if told == nil {
			told = map[string]*speaker.Subject{}
		}
		if before, is := told[name]; is && (before == nil || before.Side != m.Code) {
			told[name] = nil
			continue
		}
		told[name] = s.Who.Party(m.Code, m.First, m.Last)
	}
	if told == nil {
		return
	}
	for i := range s.Clauses {
		c := &s.Clauses[i]
		if by := told[s.unplaced(c)]; by != nil {
			sub := *c.Subject
			sub.Side, sub.First, sub.Last, sub.Rule, sub.Note = by.Side, by.First, by.Last, by.Rule, "the country for which the one who speaks does"
			c.Subject = &sub
		}
	}
}

// unplaced is the last word of the name of whoever speaks in a clause, in small
// letters, where no side is known; "" otherwise.
func (s *speech) unplaced(c *syntax.Clause) string {
	if c.Subject == nil || !c.Verb.Kind.States() || c.Subject.Side != "" || !c.Subject.Single || c.Subject.NameLast <= c.Subject.NameFirst {
		return ""
	}
	return s.Text.Tokens[c.Subject.NameLast-1].Lower
}

// speaksFor returns the country that the object of a clause is of as the speaker's
// own.
func (s *speech) speaksFor(c *syntax.Clause) (rules.Mention, bool) {
	toks := s.Text.Tokens
	at := c.ActEnd
	for at < c.End && (toks[at].Lower == "that" || s.Words[at].Is(grammar.Determiner)) {
		at++
	}
	m, ok := s.Text.MentionAt(at)
	if !ok || m.First != at || m.Form != rules.ByName || m.Last+1 >= c.End || m.Code == readout.BothSides {
		return rules.Mention{}, false
	}
	if w := toks[m.Last].Lower; w == "would" || w == "will" {
		return m, c.Verb.Kind == grammar.Say && (s.Words[c.Act].Is(grammar.BareSay) || s.Words[m.Last+1].Is(grammar.GiveVerb))
	}
	switch c.Lemma() {
	case "reiterate", "reaffirm", "restate", "express", "convey", "confirm":
	default:
		return rules.Mention{}, false
	}
	if toks[m.Last].Kind != prose.Clitic {
		return rules.Mention{}, false
	}
	for i := m.Last + 1; i < min(c.End, m.Last+4); i++ {
		if s.Words[i].Is(grammar.Stance) || toks[i].Lower == "request" {
			return m, true
		}
	}
	return rules.Mention{}, false
}
