package reading

import "readout/internal/prose"

// Text is a document with what the rules of its language ask for. Every
// position is the number of a token, every range of them half open.
type Text struct {
	*prose.Doc
	Language *language
	Terms    []term    // the phrases of the lexicon, in order of first token
	Mentions []mention // the places where a country or organisation is named, in order, none inside another

	begins []int32 // per token, the first term at or after it
}

// newText marks the phrases of a language in a document. Its Mentions are
// empty until FindMentions.
func newText(doc *prose.Doc, lang *language) *Text {
	text := &Text{Doc: doc, Language: lang}
	text.Terms, text.begins = lang.lexicon.terms(doc)
	return text
}

// at returns the term of a class that begins at a token.
func (text *Text) at(token int, c class) (term, bool) {
	if token < 0 || token >= len(text.Tokens) {
		return term{}, false
	}
	for _, t := range text.termsAt(token) {
		if t.Class == c {
			return t, true
		}
	}
	return term{}, false
}

// termsAt returns the terms that begin at a token of the text.
func (text *Text) termsAt(token int) []term {
	return text.Terms[text.begins[token]:text.begins[token+1]]
}

// common reports a word that often stands with a capital and is no name.
func (text *Text) common(token int) bool {
	return text.Language.lexicon.common[text.Tokens[token].Lower]
}

// noName reports a token that begins a phrase of which no name is made: a post,
// a month, a country.
func (text *Text) noName(token int) bool {
	for _, t := range text.termsAt(token) {
		if text.Language.noName[t.Class] {
			return true
		}
	}
	return false
}
