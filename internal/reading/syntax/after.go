package syntax

import (
	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// HasInfinitive reports a "to" after the verb of a clause, so that a base form
// after "and" may belong to it.
func (x *Sentence) HasInfinitive(o *Clause) bool {
	for j := o.ActEnd; j < x.Last; j++ {
		if x.Text.Tokens[j].Lower == "to" {
			return true
		}
	}
	return false
}

// Complement reports whether what follows a verb after "and" can be its object:
// "and shared concerns about", not "and shared commitment to".
func (x *Sentence) Complement(at int, strict bool) bool {
	toks := x.Text.Tokens
	if at >= x.Last {
		return false
	}
	t, w := &toks[at], x.Words[at]
	switch {
	case w.Is(grammar.Be):
		return false
	case w.Is(grammar.Determiner) || t.Lower == "that" || t.Lower == "how":
		return true
	case strict:
		return t.Lower == "to" || t.Capital || x.Adverb(at) || w.Is(grammar.Stance)
	case t.Kind == prose.Comma:
		return x.Words[min(at+1, x.Last-1)].Is(grammar.Preposition)
	case w.Is(grammar.Conjunction):
		return false
	}
	return true
}

// TakesObject reports what follows a verb that is none of saying, told apart
// from an adjective: "and held a dinner", not "and organised crime".
func (x *Sentence) TakesObject(at int) bool {
	if at >= x.Last {
		return false
	}
	t, w := &x.Text.Tokens[at], x.Words[at]
	return t.Capital || t.Lower == "that" || t.Lower == "how" || w.Is(grammar.Determiner|grammar.Preposition|grammar.TopicNoun) || x.Adverb(at) || t.Lower == "forward" || t.Kind == prose.Number
}

// InItems reports whether a comma stands inside a list of gerunds that
// "including" or "such as" opened.
func (x *Sentence) InItems(o *Clause, at int) bool {
	toks := x.Text.Tokens
	for j := at; j > o.ActEnd; j-- {
		switch toks[j].Lower {
		case "including", "include", "like":
			return true
		case "as":
			if toks[j-1].Lower == "such" {
				return true
			}
		}
	}
	return false
}

// Follows reports whether the words that a verb needs come after it.
func (x *Sentence) Follows(i int, v *grammar.Verb) bool {
	toks := x.Text.Tokens
	found := false
	for j := i + 1; j < x.Last && j <= i+v.Within && !found; j++ {
		if toks[j].Kind == prose.Stop || toks[j].Kind == prose.Colon {
			return false
		}
		for _, n := range v.Needs {
			if toks[j].Lower == n && !(v.Beyond != "" && j+1 < x.Last && toks[j+1].Lower == "and") && !(v.Within > 12 && (x.Datelike(j+1) || x.Praised(i+1, j))) {
				found = true
				break
			}
		}
	}
	if !found || v.Beyond == "" {
		return found
	}
	for j := i + v.Within + 1; j+1 < x.Last; j++ {
		if toks[j].Lower == "and" && x.Words[j+1].Is(grammar.Be) {
			return false // "called on the Minister and was hosted to lunch"
		}
		if toks[j].Lower == v.Beyond {
			return true
		}
	}
	return false
}

// OccasionAt reports a meeting or those who sit in it at a token: whoever
// addresses it speaks there.
func (x *Sentence) OccasionAt(at int) bool {
	for i := at; i < x.Last && i < at+5; i++ {
		switch x.Text.Tokens[i].Lower {
		case "session", "meeting", "conference", "participants", "audience", "delegates", "gathering", "plenary", "forum", "assembly", "event", "media", "press", "ceremony", "institute", "university", "parliament", "congress", "chamber", "academy", "club", "students", "dinner", "luncheon", "lunch", "breakfast", "reception", "gala", "seminar", "symposium", "workshop":
			return true
		case "of", "in", "on", "at", "and":
			return false
		}
	}
	return false
}

// AmongOthers steps over ", among others," between a verb and its object.
func (x *Sentence) AmongOthers(at int) int {
	toks := x.Text.Tokens
	if at+3 >= x.Last || toks[at].Kind != prose.Comma || toks[at+1].Lower != "among" && toks[at+1].Lower != "inter" {
		return at
	}
	for j := at + 2; j < x.Last && j < at+6; j++ {
		if toks[j].Kind == prose.Comma {
			return j + 1
		}
	}
	return at
}

// ObjectAt reports whether an object can begin at a token.
func (x *Sentence) ObjectAt(at int) bool {
	if at >= x.Last {
		return false
	}
	t, w := &x.Text.Tokens[at], x.Words[at]
	switch {
	case t.Kind == prose.Comma || t.Kind == prose.Stop || t.Kind == prose.Colon:
		return false
	case t.Lower == "in" || t.Lower == "with" || t.Lower == "at":
		return true
	case w.Is(grammar.Preposition | grammar.Conjunction | grammar.Be | grammar.Modal | grammar.Have | grammar.Include):
		return false
	}
	return true
}

// Praised reports a verb before the preposition at a token to which it belongs: "spoke
// with President Roe to congratulate him on his election".
func (x *Sentence) Praised(from, at int) bool {
	for k := at - 1; k >= from && k > at-6; k-- {
		switch x.Text.Tokens[k].Lower {
		case "congratulate", "congratulating", "commend", "compliment", "thank", "based", "depending", "relying":
			return true
		}
	}
	return false
}

// PrepositionAfter returns the token after the first preposition of a topic at
// or after a token, -1 where none comes within most tokens.
func (x *Sentence) PrepositionAfter(at, most int) int {
	for j := at; j+1 < x.Last && j < at+most; j++ {
		t := &x.Text.Tokens[j]
		if t.Kind == prose.Colon || t.Kind == prose.Stop || x.Words[j].Is(grammar.Modal|grammar.Subordinate) {
			return -1
		}
		if t.Lower == "not" && x.Text.Tokens[j+1].Lower == "only" {
			continue
		}
		if x.Words[j].Is(grammar.TopicPreposition) && !x.Datelike(j+1) || t.Lower == "over" && (x.Text.Tokens[j+1].Lower == "the" || x.Words[j+1].Is(grammar.TopicHead)) && !x.Words[min(j+2, x.Last-1)].Is(grammar.Time|grammar.Occasion|grammar.Purpose) && !x.meal(j+2) || t.Lower == "across" && x.Words[j+1].Is(grammar.Determiner) || t.Lower == "of" && x.Words[j-1].Is(grammar.ReviewNoun|grammar.ViewNoun) {
			return j + 1
		}
	}
	return -1
}

// meal reports a time or a meal at which people speak: "over the lunch", "over the
// past years".
func (x *Sentence) meal(at int) bool {
	for k := at; k < min(x.Last, at+3); k++ {
		switch x.Text.Tokens[k].Lower {
		case "phone", "telephone", "lunch", "dinner", "breakfast", "coffee", "past", "last", "course", "years", "weekend", "coming", "next", "period", "years'":
			return true
		}
	}
	return false
}

// ObjectStart skips what may stand between a verb and its object: adverbs, "in
// depth", "with his counterpart", "views on".
func (x *Sentence) ObjectStart(at int) int {
	toks := x.Text.Tokens
	at = x.AmongOthers(at)
	for at < x.Last {
		t := &toks[at]
		switch {
		case t.Lower == "not" && at+2 < x.Last && toks[at+1].Lower == "only":
			at += 2
		case t.Lower == "both" && !x.andAfter(at):
			return at // both countries' plans
		case x.Adverb(at) || x.Words[at].Is(grammar.Time) && !t.Capital:
			at++
		case t.Lower == "in" && at+1 < x.Last && (toks[at+1].Lower == "detail" || toks[at+1].Lower == "depth"):
			at += 2
		case t.Lower == "in" && at+2 < x.Last && (toks[at+2].Lower == "detail" || (toks[at+1].Lower == "this" || toks[at+1].Lower == "that") && (toks[at+2].Lower == "regard" || toks[at+2].Lower == "context" || toks[at+2].Lower == "connection" || toks[at+2].Lower == "respect")):
			at += 3
		case t.Lower == "at" && at+1 < x.Last && toks[at+1].Lower == "length":
			at += 2
		case t.Lower == "with":
			j := at + 1
			for j < x.Last && j < at+10 && (toks[j].Kind == prose.Word && (toks[j].Capital || toks[j].Lower == "him" || toks[j].Lower == "them" || toks[j].Lower == "counterpart" || toks[j].Lower == "counterparts" || toks[j].Lower == "colleague" || toks[j].Lower == "colleagues" || j == at+1 && x.Words[j].Is(grammar.Determiner) || x.Words[j].Is(grammar.Group|grammar.Title|grammar.Post)) || toks[j].Lower == "of") {
				j++
			}
			if j == at+1 || j >= x.Last {
				return -1
			}
			at = j
		case (t.Lower == "on" || t.Lower == "about" || t.Lower == "regarding") && at+1 < x.Last:
			at++
		case x.Words[at].Is(grammar.Preposition) || t.Kind == prose.Comma:
			return -1
		default:
			return at
		}
	}
	return -1
}

// andAfter reports an "and" in the rest of the sentence.
func (x *Sentence) andAfter(at int) bool {
	for i := at; i < x.Last; i++ {
		if x.Text.Tokens[i].Lower == "and" {
			return true
		}
	}
	return false
}

// Datelike reports a token that begins a date or an occasion: "on March 15",
// "on the sidelines".
func (s *Account) Datelike(at int) bool {
	toks := s.Text.Tokens
	if at >= len(toks) {
		return false
	}
	t := &toks[at]
	if t.Kind == prose.Number || t.Kind == prose.Ordinal || t.Lower == "phone" || t.Lower == "telephone" || t.Lower == "behalf" || t.Lower == "invitation" || t.Lower == "arrival" {
		return true
	}
	if _, ok := s.Text.DateAt(at, min(at+6, len(toks))); ok {
		return true
	}
	if t.Lower != "the" || at+1 >= len(toks) {
		return false
	}
	return s.Words[at+1].Is(grammar.Occasion) || toks[at+1].Kind == prose.Ordinal
}
