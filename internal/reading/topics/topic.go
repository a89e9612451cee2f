package topics

import (
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/syntax"
)

// Reader finds the topics of one text.
type Reader struct {
	*syntax.Account
	Noun  *grammar.Verb // stands for the verb of a clause whose topic hangs on a noun
	spans []span
}

// New makes the reader of an account.
func New(account *syntax.Account) *Reader {
	return &Reader{Account: account, Noun: &grammar.Verb{Lemma: "discuss", Kind: grammar.Topic, Rule: account.Lexicon.Rule("topic.noun")}}
}

// span is where the words begin that name what was talked about; they end
// with their clause, or at last.
type span struct {
	clause int // index of the clause, -1 where last is given
	first  int
	last   int
	whole  bool // a subject: nothing in it tells what it was discussed for
	rule   *rules.Rule
}

// Scan finds the topics of one sentence.
type Scan struct {
	syntax.Sentence
	s      *Reader
	passed int // where the last passive of this sentence ends that tells a topic, 0 for none
}

// Scan begins a sentence among tokens, half open.
func (s *Reader) Scan(first, last int) Scan {
	return Scan{Sentence: syntax.Sentence{Account: s.Account, First: first, Last: last, Opened: len(s.Clauses), Floor: first}, s: s}
}

// Found returns how many stretches of topics were found so far.
func (s *Reader) Found() int { return len(s.spans) }

// Bullet notes a bullet of a list of topics, tokens half open.
func (s *Reader) Bullet(first, last int) {
	s.spans = append(s.spans, span{clause: -1, first: first, last: last, rule: s.Lexicon.Rule("topic.bullet")})
}

// Enter pushes a clause, notes whether a complement follows, and records the
// topic of a topic's clause.
func (x *Scan) Enter(c syntax.Clause, cut int) bool {
	s := x.s
	toks := x.Text.Tokens
	for j := c.ActEnd; j < x.Last && j < c.ActEnd+5; j++ {
		if toks[j].Lower == "that" {
			c.Sure = true
			break
		}
	}
	share := c.Verb.Lemma == "share"
	if share && c.Verb.Kind.States() && c.Subject.Side == readout.BothSides && x.exchanges(c.ActEnd) {
		c.Verb = s.Noun // "shared views on": they exchanged them
	}
	x.Push(c, cut)
	if c.Verb.Kind == grammar.Topic && !share {
		x.topicAfter(len(x.Clauses)-1, c.ActEnd)
	} else if share {
		x.sharedViews(len(x.Clauses)-1, c.ActEnd)
	}
	return true
}

// topicAfter notes where the topics of an opened clause begin.
func (x *Scan) topicAfter(n, at int) {
	c := &x.Clauses[n]
	toks := x.Text.Tokens
	if c.Verb.Lemma == "address" && x.OccasionAt(c.ActEnd) {
		return // "addressed the opening session"
	}
	if c.Verb.Needs != nil {
		k := x.needed(c)
		if k < 0 {
			return
		}
		if x.Words[k].Is(grammar.Preposition) || toks[k].Lower == "around" {
			at = k + 1
		} else if toks[k].Lower == "attention" {
			if k+2 >= x.Last || toks[k+1].Lower != "to" || c.Form&grammar.Past == 0 && !c.Future && !(c.Form&grammar.Ing != 0 && n > x.Opened && x.Clauses[n-1].Verb.Kind == grammar.Topic) {
				return // what a side always does
			}
			at = k + 2
		} else {
			at = x.PrepositionAfter(k+1, 12)
			if at < 0 {
				return
			}
		}
	} else if at = x.ObjectStart(at); at < 0 {
		return
	}
	if at < x.Last && toks[at].Lower == "that" {
		return
	}
	x.s.spans = append(x.s.spans, span{clause: n, first: at, rule: c.Verb.Rule})
}

// needed returns the token of the word that a verb needs after it.
func (x *Scan) needed(c *syntax.Clause) int {
	for j := c.ActEnd; j < x.Last && j <= c.ActEnd+c.Verb.Within; j++ {
		for _, n := range c.Verb.Needs {
			if x.Text.Tokens[j].Lower == n && !(c.Verb.Within > 12 && (x.Datelike(j+1) || x.Praised(c.ActEnd, j))) {
				return j
			}
		}
	}
	return -1
}

// exchanges reports views or information as the object of "shared", and no view in
// particular.
func (x *Scan) exchanges(at int) bool {
	toks := x.Text.Tokens
	own := at < x.Last && toks[at].Lower == "their"
	if own {
		at++
	}
	if at+2 < x.Last && toks[at+1].Lower == "information" && !x.Words[at].Is(grammar.Determiner|grammar.Preposition) {
		at++ // "brief information"
	}
	if at+1 >= x.Last || toks[at+1].Lower == "that" {
		return false
	}
	switch toks[at].Lower {
	case "views", "information", "experiences":
		return true
	case "perspective", "perspectives", "assessments":
		return own
	}
	return false
}

// sharedViews notes the topic of "shared perspectives on".
func (x *Scan) sharedViews(n, at int) {
	toks := x.Text.Tokens
	for j := at; j < x.Last && j < at+4; j++ {
		if !x.Words[j].Is(grammar.ViewNoun) && !(toks[j].Lower == "information" && x.Clauses[n].Form&grammar.Past != 0) || toks[j].Kind != prose.Word {
			continue
		}
		if k := x.PrepositionAfter(j+1, 6); k > 0 {
			x.s.spans = append(x.s.spans, span{clause: n, first: k, rule: x.Lexicon.Rule("topic.exchange")})
		}
		return
	}
}

// Raised reads "the repair of the quay was raised", which tells who met talked
// of it; what somebody raised, and concerns, are said.
func (x *Scan) Raised(c syntax.Clause, b *syntax.Before) bool {
	if c.ActEnd < x.Last && x.Text.Tokens[c.ActEnd].Lower == "by" {
		return false
	}
	for k := x.Floor; k < b.End; k++ {
		switch x.Text.Tokens[k].Lower {
		case "concern", "concerns", "question", "questions", "objection", "objections", "flag", "flags", "level", "status", "money", "funds", "funding":
			return false
		}
	}
	n := len(x.s.spans)
	x.Passive(c, b)
	return len(x.s.spans) > n
}

// Write puts the topics into a record, each once, and cites them.
func (s *Reader) Write(m *readout.ReportedMeeting, e *rules.Evidence) {
	var items [][2]int
	seen := map[string]bool{}
	for _, t := range s.spans {
		last := t.last
		if t.clause >= 0 {
			last = s.Clauses[t.clause].End
		}
		if t.whole {
			items = s.Cutter.CutSubject(items[:0], t.first, last)
		} else {
			items = s.Cutter.Cut(items[:0], t.first, last)
		}
		if len(items) > 1 {
			t.rule = s.Lexicon.Rule("topic.items")
		}
		for _, it := range items {
			text := s.Text.Words(it[0], it[1])
			if seen[text] || inside(m.Topics, text) {
				continue
			}
			seen[text] = true
			e.Cite("/meeting/topics/"+strconv.Itoa(len(m.Topics)), it[0], it[1], t.rule.Name)
			m.Topics = append(m.Topics, text)
		}
	}
}

// inside reports a topic that another one already holds, word for word.
func inside(topics []string, text string) bool {
	for _, t := range topics {
		if len(t) > len(text) && strings.Contains(t, text) {
			return true
		}
	}
	return false
}
