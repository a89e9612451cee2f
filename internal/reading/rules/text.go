package rules

import "readout/internal/prose"

// Text is a document with what the rules of its language ask for. Every
// position is the number of a token, every range of them half open.
type Text struct {
	*prose.Doc
	Language *Language
	Terms    []Term    // the phrases of the lexicon, in order of first token
	Mentions []Mention // the places where a country or organisation is named, in order, none inside another

	words  []int32  // per token, the number of its word in the lexicon, 0 for none
	begins []int32  // per token, the first term at or after it
	idle   *matcher // to be used again, nil while it is in use
}

// NewText marks the phrases of a language in a document. Its Mentions are
// empty until FindMentions.
func NewText(doc *prose.Doc, lang *Language) *Text {
	text := &Text{Doc: doc, Language: lang}
	text.Terms, text.begins, text.words = lang.lexicon.terms(doc)
	return text
}

// At returns the term of a class that begins at a token.
func (text *Text) At(token int, c Class) (Term, bool) {
	if token < 0 || token >= len(text.Tokens) {
		return Term{}, false
	}
	for _, t := range text.TermsAt(token) {
		if t.Class == c {
			return t, true
		}
	}
	return Term{}, false
}

// TermsAt returns the terms that begin at a token of the text.
func (text *Text) TermsAt(token int) []Term {
	return text.Terms[text.begins[token]:text.begins[token+1]]
}

// Common reports a word that often stands with a capital and is no name.
func (text *Text) Common(token int) bool {
	return text.Language.lexicon.common[text.words[token]]
}

// NoName reports a token that begins a phrase of which no name is made: a post,
// a month, a country.
func (text *Text) NoName(token int) bool {
	for _, t := range text.TermsAt(token) {
		if text.Language.noName[t.Class] {
			return true
		}
	}
	return false
}

// Is reports whether a term of a class begins at a token.
func (text *Text) Is(token int, c Class) bool {
	_, ok := text.At(token, c)
	return ok
}

// Known reports a capital word that the lexicons have, so that it is no name.
func (text *Text) Known(token int) bool { return text.Common(token) || text.NoName(token) }

// Starter reports a word that begins sentences, and neither names nor posts.
func (text *Text) Starter(token int) bool {
	switch text.Tokens[token].Lower {
	case "the", "a", "an", "in", "on", "at", "during", "after", "before", "both", "following", "as", "for", "this", "these", "also", "with", "when", "while", "meanwhile", "further", "according":
		return true
	}
	return false
}

// Shouted reports words that all stand in capitals, more than one of them long.
func (text *Text) Shouted(t Tokens) bool {
	long := 0
	for k := t.First; k < t.Last; k++ {
		w := text.Tokens[k]
		if w.Kind == prose.Word && !w.Upper {
			return false
		}
		if w.End-w.Start >= 4 {
			long++
		}
	}
	return long >= 2
}

// InBody reports a token inside the name of a body of one government: the
// council of the National Security Council.
func (text *Text) InBody(token int) bool {
	const longest = 6 // words of such a name
	for i := token; i >= 0 && i > token-longest; i-- {
		if t, ok := text.At(i, text.Language.BodyName); ok && t.Last > token {
			return true
		}
	}
	return false
}

// Between reports a word, in small letters, among tokens first to last.
func (text *Text) Between(first, last int, word string) bool {
	for i := first; i < last; i++ {
		if text.Tokens[i].Lower == word {
			return true
		}
	}
	return false
}

// Preceded reports whether one of the words stands directly before token i.
func (text *Text) Preceded(i int, s prose.Sentence, words ...string) bool {
	if i <= s.First {
		return false
	}
	for _, w := range words {
		if text.Tokens[i-1].Lower == w {
			return true
		}
	}
	return false
}
