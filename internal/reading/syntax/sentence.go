package syntax

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/items"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
)

// Account is the text of a release with the clauses that were found in it so far.
type Account struct {
	Text    *rules.Text
	Words   []*grammar.Word // per token, nil for a word that no rule knows
	Lexicon *grammar.Lexicon
	Cutter  *items.Cutter
	Who     *speaker.Reader
	Clauses []Clause // in the order in which they were found
}

// New makes the account of a text in which no clause is found yet. Who speaks is told
// later: Who is nil.
func New(text *rules.Text, lexicon *grammar.Lexicon) *Account {
	a := &Account{Text: text, Lexicon: lexicon, Words: make([]*grammar.Word, len(text.Tokens))}
	for i := range text.Tokens {
		if t := &text.Tokens[i]; (t.Kind == prose.Word || t.Kind == prose.Symbol) && !(t.Capital && t.Lower == "may") { // the month is no modal
			a.Words[i] = lexicon.Word(t.Lower)
		}
	}
	a.Cutter = items.New(text, a.Words, lexicon)
	return a
}

// Sentence is a sentence whose clauses are being found. Positions are tokens.
type Sentence struct {
	*Account
	First, Last int // half open
	Opened      int // the sentence's first clause in Account.Clauses
	Floor       int // a subject may begin here at the earliest
}

// Clause is one reporting clause: who, the verb, and the words that belong to
// it. Positions are tokens.
type Clause struct {
	Verb    *grammar.Verb
	Form    grammar.Form
	Frame   *rules.Rule      // how it stands in its sentence
	Subject *speaker.Subject // nil where a topic's clause has none that is known
	Start   int              // first word of the quote
	Act     int              // the verb, and where it ends
	ActEnd  int
	End     int // half open, set when the next clause or the sentence ends it
	Prefix  string
	Sure    bool // that-clause, so that verbs after it may belong to the complement
	Future  bool // stands with "will" or "to"
	Pledge  bool // a side says what it will do
	Under   bool // begins with "while", so that a comma ends it
	Told    bool // stands in what somebody says, so that it is no statement of its own
}

// Lemma is the verb's lemma as the text has it: "re-affirm" stays.
func (c *Clause) Lemma() string {
	if c.Prefix == "re-" {
		return c.Prefix + strings.TrimPrefix(strings.TrimPrefix(c.Verb.Lemma, "re"), "-")
	}
	return c.Verb.Lemma
}

// Open returns the clause that is being read.
func (x *Sentence) Open() *Clause {
	if len(x.Clauses) == x.Opened {
		return nil
	}
	return &x.Clauses[len(x.Clauses)-1]
}

// Close ends the open clause before a token and trims what joins it to the
// next.
func (x *Sentence) Close(at int) {
	c := x.Open()
	if c == nil || c.End != 0 {
		return
	}
	toks := x.Text.Tokens
	for at > c.ActEnd {
		t := &toks[at-1]
		if t.Kind == prose.Comma || t.Kind == prose.Colon || t.Kind == prose.Stop || t.Kind == prose.Hyphen && t.Space || x.Words[at-1].Is(grammar.Conjunction) ||
			t.Kind == prose.Word && t.Lower == "with" {
			at--
			continue
		}
		break
	}
	c.End = at
}

// Push opens a clause whose words begin at start and whose first boundary word
// (the "and" or comma before it) stands at cut.
func (x *Sentence) Push(c Clause, cut int) {
	x.Close(cut)
	x.Clauses = append(x.Clauses, c)
	if c.Subject != nil {
		x.Who.Spoke(c.Subject)
	}
}
