// Package clause tells what the words around a verb say of it: whether it reports or
// announces, whether it asks for something, whether the sentence is about another
// time than the release's. It looks at words alone and never decides what met.
package clause

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Reader reads the clauses of one text.
type Reader struct {
	text *rules.Text
	lang *rules.Language
	day  readout.Day // the release's own, "" where it has none
}

// New makes the reader of a text whose mentions are found. Day is the release's
// own, "" where it has none.
func New(text *rules.Text, day readout.Day) *Reader {
	return &Reader{text: text, lang: text.Language, day: day}
}

// wordsOfAppeal is how many tokens after "calls on" may name whom it asks.
const wordsOfAppeal = 24

// Appeals reports "the United States calls on …", which asks for something: what
// calls is a country or a group, or "to" and a verb follow whom it calls on.
func (r *Reader) Appeals(first, last int, s prose.Sentence) bool {
	toks := r.text.Tokens
	if w := toks[first].Lower; w != "call" && w != "calls" && w != "called" {
		return false
	}
	if first == s.First {
		return true
	}
	at := first
	for at > s.First+1 && (toks[at-1].Lower == "also" || toks[at-1].Lower == "further" || toks[at-1].Lower == "strongly") {
		at--
	}
	switch toks[at-1].Lower {
	case "we", "community", "members", "states", "countries", "governments", "nations":
		return true
	}
	if m, ok := r.text.MentionEnding(at); ok && m.Form == rules.ByName && rules.Nation(m.Code) {
		return true
	}
	for i := last; i+1 < min(last+wordsOfAppeal, s.Last); i++ {
		switch toks[i].Lower {
		case ",", "at", "today", "yesterday":
			return false
		case "to":
			return !toks[i+1].Capital && toks[i+1].Kind == prose.Word && toks[i+1].Lower != "the" && toks[i+1].Lower != "discuss" && !r.text.Preceded(i, s, "hosted", "visit")
		}
	}
	return false
}

// CountsGovernments reports "more than 30 governments", "representatives of 12
// countries" among words.
func (r *Reader) CountsGovernments(s prose.Sentence) bool {
	for i := s.First; i+1 < s.Last; i++ {
		if !r.text.Is(i, r.lang.Number) && r.text.Tokens[i].Kind != prose.Number {
			continue
		}
		for k := i + 1; k < min(i+4, s.Last); k++ {
			switch r.text.Tokens[k].Lower {
			case "governments", "countries", "nations", "economies":
				return true
			case "states":
				return r.text.Preceded(k, s, "member", "participating", "partner")
			}
		}
	}
	return false
}

// Besides reports "on the sidelines of" a little before a token.
func (r *Reader) Besides(at int, s prose.Sentence) bool {
	for k := at - 1; k >= s.First && k >= at-5; k-- {
		switch r.text.Tokens[k].Lower {
		case "sidelines", "sideline", "margins", "margin":
			return true
		}
	}
	return false
}

// SideBy reports "side by", "delegation by" right after the words for a country.
func (r *Reader) SideBy(at, before int) bool {
	if at+1 >= before {
		return false
	}
	if r.text.Tokens[at].Kind == prose.Clitic {
		at++
	}
	switch r.text.Tokens[at].Lower {
	case "side", "delegation", "team", "one":
		return at+1 < before && r.text.Tokens[at+1].Lower == "by"
	}
	return false
}

// LedBy reports "led by", "headed by" between two tokens, with nothing but the
// word for a delegation and a comma around it.
func (r *Reader) LedBy(from, to int) bool {
	for k := from; k+1 < to && k < from+6; k++ {
		if w := r.text.Tokens[k].Lower; (w == "led" || w == "headed") && r.text.Tokens[k+1].Lower == "by" {
			return to-k <= 4
		}
	}
	return false
}

// Comprises reports that the words for a delegation are followed by those of whom
// it consists.
func (r *Reader) Comprises(at int, s prose.Sentence) bool {
	for k := at; k < min(at+4, s.Last); k++ {
		switch r.text.Tokens[k].Lower {
		case "comprising", "including", "comprised", "included", "consisting":
			return true
		}
	}
	return false
}
