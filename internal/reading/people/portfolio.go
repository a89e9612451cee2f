package people

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// portfolioFrom reads the words of a portfolio: the first is one by its place,
// the others by the lexicon; commas and "and" join.
func (r *Reader) portfolioFrom(from int, s prose.Sentence, capital bool) int {
	toks := r.text.Tokens
	word := func(i int) bool {
		t := &toks[i]
		if t.Kind != prose.Word || r.text.Is(i, r.lang.Honorific) {
			return false
		}
		if !t.Capital && capital {
			return false
		}
		if r.text.Is(i, r.lang.PostHead) && i > from && t.Capital && !r.text.Is(i, r.lang.Portfolio) {
			return false
		}
		if i > from && i+1 < s.Last && rankBefore(toks[i].Lower) && toks[i+1].Capital && r.text.Is(i+1, r.lang.PostHead) && !r.text.Is(i+1, r.lang.Portfolio) {
			return false // Ministry of Foreign Affairs Special Secretary
		}
		return r.text.Is(i, r.lang.Portfolio) || r.text.IsMention(i) || i > from && t.Capital && !r.text.Known(i) && r.portfolioFollows(i+1, s)
	}
	at := from
	if at < s.Last && toks[at].Kind == prose.Word && !r.text.Is(at, r.lang.Month) && (toks[at].Capital || !capital && r.text.Is(at, r.lang.Portfolio)) && !r.text.Is(at, r.lang.Honorific) {
		at++
	}
	if at == from {
		return from
	}
	if t, ok := r.text.At(from, r.lang.PartyName); ok {
		at = t.Last // Latin America
	}
	for at < s.Last {
		t := &toks[at]
		if t, ok := r.text.At(at, r.lang.PartyName); ok && toks[at].Capital {
			at = t.Last
			continue
		}
		switch {
		case t.Kind == prose.Hyphen && !t.Space && at+1 < s.Last && !toks[at+1].Space:
			at += 2
		case word(at):
			at++
		case t.Kind == prose.Word && t.Upper && t.Capital && (t.Lower == "ii" || t.Lower == "iii") && at > from:
			return at + 1 // Minister of Foreign Affairs II
		case t.Kind == prose.Comma || t.Lower == "and" || t.Lower == "&":
			next := at + 1
			if next < s.Last && toks[next].Lower == "and" {
				next++
			}
			if next < s.Last && toks[next].Lower == "the" {
				next++
			}
			if next >= s.Last || !toks[next].Capital && capital || !r.text.Is(next, r.lang.Portfolio) && !r.text.IsRegion(next) && !(r.text.IsMention(from) && r.text.IsMention(next) && toks[next-1].Lower == "the") && !(r.text.IsMention(next) && r.text.IsMentionEnd(at)) && !r.opensPortfolio(next, s) {
				return at
			}
			if _, ok := r.officeAt(next, s); ok {
				return at
			}
			if t.Kind == prose.Comma && toks[next-1].Lower != "and" && !(toks[next-1].Lower == "the" && toks[next-2].Lower == "and") && !r.listGoesOn(next, s) {
				return at
			}
			at = next + 1
			if t, ok := r.text.At(next, r.lang.PartyName); ok {
				at = t.Last // Europe and North America
			}
		case t.Lower == "of" || t.Lower == "in" || t.Lower == "for":
			next := at + 1
			if next < s.Last && toks[next].Lower == "the" {
				next++
			}
			if m, ok := r.text.MentionAt(next); ok && m.Form == rules.ByName {
				return at
			}
			if next >= s.Last || !r.text.Is(next, r.lang.Portfolio) || !toks[next].Capital && capital || r.text.Is(next, r.lang.UnitHead) {
				return at
			}
			if _, ok := r.OrganisationAt(next, s); ok {
				return at
			}
			at = next + 1
		default:
			return at
		}
	}
	return at
}

// rankBefore reports a word that opens a post rather than belong to a portfolio.
func rankBefore(word string) bool {
	switch word {
	case "special", "deputy", "principal", "permanent", "senior", "assistant", "additional", "vice":
		return true
	}
	return false
}

// opensPortfolio reports an unknown capital word that portfolio words follow: "Labour
// and Vocational Training".
func (r *Reader) opensPortfolio(i int, s prose.Sentence) bool {
	return r.text.Tokens[i].Capital && !r.text.Known(i) && i+1 < s.Last && r.text.Tokens[i+1].Lower != "and" && r.portfolioFollows(i+1, s)
}

// portfolioFollows reports that the words from i on are a portfolio's: so an
// unknown capital word before them is one too.
func (r *Reader) portfolioFollows(i int, s prose.Sentence) bool {
	if i < s.Last && r.text.Tokens[i].Lower == "and" {
		i++
	}
	return i < s.Last && r.text.Tokens[i].Capital && r.text.Is(i, r.lang.Portfolio) && !r.text.Is(i, r.lang.PostHead) && !r.text.Is(i, r.lang.UnitHead)
}

// listGoesOn reports whether a list of portfolios goes on from token i to an
// "and".
func (r *Reader) listGoesOn(i int, s prose.Sentence) bool {
	for k := i; k < s.Last && k < i+12; k++ {
		t := &r.text.Tokens[k]
		if t.Lower == "and" || t.Lower == "&" {
			return k+1 < s.Last && (r.text.Tokens[k+1].Lower == "the" || r.text.Is(k+1, r.lang.Portfolio) || r.text.IsMention(k+1))
		}
		if t.Kind != prose.Comma && t.Kind != prose.Hyphen && t.Lower != "the" && !r.text.Is(k, r.lang.Portfolio) {
			return false
		}
	}
	return false
}
