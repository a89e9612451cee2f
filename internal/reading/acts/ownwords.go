package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
)

// ownWords places those whose side no word beside their names tells by what they
// say of a country as their own: "reiterated Norway's commitment", "said Norway would
// support". Whoever speaks so of two countries stays without a side.
func (s *speech) ownWords() {
	var told map[string]*speaker.Subject
	for i := range s.clauses {
		c := &s.clauses[i]
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
		told[name] = s.who.Party(m.Code, m.First, m.Last)
	}
	if told == nil {
		return
	}
	for i := range s.clauses {
		c := &s.clauses[i]
		if by := told[s.unplaced(c)]; by != nil {
			sub := *c.subject
			sub.Side, sub.First, sub.Last, sub.Rule, sub.Note = by.Side, by.First, by.Last, by.Rule, "the country for which the one who speaks does"
			c.subject = &sub
		}
	}
}

// unplaced is the last word of the name of whoever speaks in a clause, in small
// letters, where no side is known; "" otherwise.
func (s *speech) unplaced(c *clause) string {
	if c.subject == nil || !c.verb.Kind.States() || c.subject.Side != "" || !c.subject.Single || c.subject.NameLast <= c.subject.NameFirst {
		return ""
	}
	return s.text.Tokens[c.subject.NameLast-1].Lower
}

// speaksFor returns the country that the object of a clause is of as the speaker's
// own.
func (s *speech) speaksFor(c *clause) (rules.Mention, bool) {
	toks := s.text.Tokens
	at := c.actEnd
	for at < c.end && (toks[at].Lower == "that" || s.words[at].Is(grammar.Determiner)) {
		at++
	}
	m, ok := s.text.MentionAt(at)
	if !ok || m.First != at || m.Form != rules.ByName || m.Last+1 >= c.end || m.Code == readout.BothSides {
		return rules.Mention{}, false
	}
	if w := toks[m.Last].Lower; w == "would" || w == "will" {
		return m, c.verb.Kind == grammar.Say && (s.words[c.act].Is(grammar.BareSay) || s.words[m.Last+1].Is(grammar.GiveVerb))
	}
	switch c.lemma() {
	case "reiterate", "reaffirm", "restate", "express", "convey", "confirm":
	default:
		return rules.Mention{}, false
	}
	if toks[m.Last].Kind != prose.Clitic {
		return rules.Mention{}, false
	}
	for i := m.Last + 1; i < min(c.end, m.Last+4); i++ {
		if s.words[i].Is(grammar.Stance) || toks[i].Lower == "request" {
			return m, true
		}
	}
	return rules.Mention{}, false
}
