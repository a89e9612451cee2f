// Package quote tells where direct speech opens and ends.
//
// It knows double marks and, for houses that use them, single ones, which it tells
// from apostrophes. Who speaks is no matter of it.
package quote

import "readout/internal/prose"

// Marks reads the marks of one text. Positions are tokens.
type Marks struct {
	text    string
	toks    []prose.Token
	closing int // the last single mark found that closes direct speech, or where the search for it ended
}

// New makes the reader of a text's marks.
func New(text string, toks []prose.Token) *Marks { return &Marks{text: text, toks: toks} }

// Opens reports a mark that opens direct speech.
func (m *Marks) Opens(i int) bool {
	t := &m.toks[i]
	return t.Kind == prose.Open && (m.text[t.Start] == '"' || m.text[t.Start:t.End] == "“") || m.Single(i) || m.nordic(i)
}

// nordic reports a closing mark that opens direct speech, as Finnish and Swedish
// houses write it: after a space and right before a word in capitals.
func (m *Marks) nordic(i int) bool {
	t := &m.toks[i]
	if t.Kind != prose.Close || m.text[t.Start:t.End] != "”" || i+1 >= len(m.toks) || !t.Space && i > 0 {
		return false
	}
	next := &m.toks[i+1]
	return !next.Space && next.Kind == prose.Word && next.Capital
}

// Single reports the mark that opens direct speech where a house puts it between
// single marks.
func (m *Marks) Single(i int) bool {
	t := &m.toks[i]
	return t.Kind == prose.Open && (m.text[t.Start] == '\'' || m.text[t.Start:t.End] == "‘")
}

// Closes reports a double mark that closes direct speech.
func (m *Marks) Closes(i int) bool {
	t := &m.toks[i]
	return t.Kind == prose.Close && (m.text[t.Start] == '"' || m.text[t.Start:t.End] == "”" && !m.nordic(i))
}

// Spoken reports that single marks which end before a token hold direct speech:
// they close after a comma or a stop.
func (m *Marks) Spoken(last int) bool { return last > 1 && m.closesSingle(last-1) }

// Words counts the words among tokens first to last, half open.
func (m *Marks) Words(first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if m.toks[i].Kind == prose.Word {
			n++
		}
	}
	return n
}

// End returns the token after the mark that closes what a mark opens, or the token
// last, where its paragraph ends. Calls go forward through the text.
func (m *Marks) End(open, last int) int {
	if m.Single(open) {
		if open >= m.closing { // else the mark found before closes this one too
			m.closing = open + 1
			for m.closing < last && !m.closesSingle(m.closing) {
				m.closing++
			}
		}
		return min(m.closing+1, last)
	}
	for i := open + 1; i < last; i++ {
		if m.Closes(i) {
			return i + 1
		}
	}
	return last
}

// closesSingle reports the mark after a comma or a stop that closes direct speech
// between single marks; an apostrophe stands after a letter.
func (m *Marks) closesSingle(i int) bool {
	t, before := &m.toks[i], &m.toks[i-1]
	if t.Kind != prose.Close && t.Kind != prose.Clitic || t.Lower != "'" {
		return false
	}
	return before.Kind == prose.Comma || before.Kind == prose.Stop
}
