// Package house tells whose side the publisher of a text speaks for.
//
// Who publishes is stated, printed on the page, or given away by the text: by
// words that only one house uses, by the foot or the date line, by the country
// that a known side is paired with. Where nothing tells it, it is nobody.
package house

import (
	"slices"

	"readout"
	"readout/internal/reading/rules"
)

// House is the publisher of one text.
type House struct {
	Stated readout.PartyCode       // as the publisher is stated, "" where it is not
	Title  rules.Tokens            // the text's title
	Body   func(sentence int) bool // whether a sentence stands in the text proper

	text *rules.Text
	lang *rules.Language
	cue  *readout.PartyCode
}

// New makes the publisher of a text.
func New(text *rules.Text) *House { return &House{text: text, lang: text.Language} }

// Side tells the side that the publisher speaks for, and words that name it
// where the text has some: the publisher as stated; what its page prints of it;
// else what the body gives away.
func (h *House) Side(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	code := h.Stated
	if code == "" {
		if code, words := h.secretariat(others); code != "" {
			return code, words
		}
		code = h.Cued()
		if foot := h.signed(); foot != "" && slices.Contains(others, code) && len(others) == 1 {
			code = foot // the words are of whom they met: another side tells of it
		}
	}
	if code != "" {
		for _, m := range h.text.Mentions {
			if m.Code == code && m.Form != rules.ByCity && !(m.First > 0 && h.text.Tokens[m.First-1].Lower == "in") {
				return code, rules.Range(m.First, m.Last)
			}
		}
		return code, rules.Tokens{}
	}
	for _, find := range []func([]readout.PartyCode) (readout.PartyCode, rules.Tokens){h.leaderActs, h.pairedWith, h.accredited, h.attitude, h.supported, h.onlyOther, h.acting, h.hostCity} {
		if code, words := find(others); code != "" {
			return code, words
		}
	}
	return "", rules.Tokens{}
}

// Partner finds, among the words of a text, the side that speaks where those known
// are the others: paired with one of them, or the country whose attitude is told.
func (h *House) Partner(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	for _, find := range []func([]readout.PartyCode) (readout.PartyCode, rules.Tokens){h.pairedWith, h.attitude, h.acting} {
		if code, words := find(others); code != "" {
			return code, words
		}
	}
	return "", rules.Tokens{}
}

// Cued returns the side that the page prints of its publisher: its words, the
// place under or over the text, the date line.
func (h *House) Cued() readout.PartyCode {
	if h.cue == nil {
		code := h.Words()
		if code == "" {
			code = h.counted()
		}
		if code == "" {
			if code = h.signed(); code == "BE" && h.unionMeets() {
				code = "EU" // Brussels is where it writes
			}
		}
		if code == "" {
			code = h.address()
		}
		h.cue = &code
	}
	return *h.cue
}
