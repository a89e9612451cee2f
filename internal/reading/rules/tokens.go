package rules

// Tokens is a row of tokens, half open; empty where Last is not after First.
type Tokens struct{ First, Last int }

// Range is the tokens from first to last, half open.
func Range(first, last int) Tokens { return Tokens{first, last} }

// Empty reports a row of no tokens.
func (t Tokens) Empty() bool { return t.Last <= t.First }

// Tokens is where the term stands.
func (t Term) Tokens() Tokens { return Tokens{t.First, t.Last} }
