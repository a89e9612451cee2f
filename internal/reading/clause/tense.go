package clause

import (
	"strings"

	"readout/internal/prose"
)

// Tense tells when what a clause tells of happens.
type Tense uint8

const (
	None   Tense = iota // neither: an infinitive, a wish, a condition
	Past                // it has happened: "met", "was held", "are meeting"
	Future              // it is announced: "will meet", "is to visit"
)

// Tense tells whether a verb reports, announces, or neither.
func (r *Reader) Tense(verb int, s prose.Sentence) Tense {
	toks := r.text.Tokens
	future := r.text.Is(verb, r.lang.Future)
	for i := max(s.First, verb-4); i < verb; i++ {
		if t, ok := r.text.At(i, r.lang.Future); ok && t.Last <= verb+1 {
			future = true
		}
	}
	for i := verb - 1; i >= max(s.First, verb-3); i-- {
		switch toks[i].Lower {
		case "may":
			if !toks[i].Capital { // no month
				return None
			}
		case "should", "could", "would", "might", "can", "must", "not", "never", "if", "agreed":
			return None
		case "to":
			if i < verb-1 && finite(toks[verb].Lower) {
				continue // "who is on a visit to Riga, met"
			}
			if future || r.announces(i, s) {
				return Future
			}
			if r.text.Preceded(i, s, "visiting", "visit", "travel", "travelled", "traveled", "pleased", "led", "participation", "return", "opportunity", "according", "addition", "prior", "who", "invited", "due") {
				continue
			}
			if i == verb-1 {
				return None
			}
		}
	}
	if future || r.travelsSoon(verb, s) {
		return Future
	}
	switch toks[verb].Lower {
	case "meet", "host", "hold", "attend", "visit", "travel", "receive", "welcome", "convene", "chair", "take", "participate", "speak", "co-chair":
		if !future && !r.plainPresent(verb, s) {
			return None
		}
		return Future
	case "holding":
		if !r.text.Preceded(verb, s, "is", "are", "was", "were") {
			return None
		}
		return Past
	case "meeting", "visiting", "hosting", "travelling", "traveling", "attending", "convening", "participating":
		if w := toks[verb].Lower; (w == "travelling" || w == "traveling") && r.text.Preceded(verb, s, "is", "are", "am") {
			return Future // not yet there
		}
		if r.text.Preceded(verb, s, "is", "are", "was", "were", "am") {
			return Past
		}
		if toks[verb].Lower == "meeting" {
			return None
		}
	}
	return Past
}

// finite reports a past form, which no "to" before it makes an infinitive.
func finite(word string) bool {
	switch word {
	case "met", "held", "took", "spoke", "led", "had", "paid", "made", "began":
		return true
	}
	return strings.HasSuffix(word, "ed")
}

// travelsSoon reports the present tense of a journey that is yet to be made:
// "travels to Fiji this week", "visits Oslo tomorrow".
func (r *Reader) travelsSoon(verb int, s prose.Sentence) bool {
	toks := r.text.Tokens
	switch toks[verb].Lower {
	case "departs", "leaves", "heads", "flies":
		return true
	case "travels", "visits":
	default:
		return false
	}
	for k := verb + 1; k+1 < min(s.Last, verb+12); k++ {
		switch toks[k].Lower {
		case "this", "next":
			if w := toks[k+1].Lower; w == "week" || w == "month" || w == "weekend" {
				return true
			}
		case "tomorrow":
			return true
		}
	}
	return false
}

// announces reports "announce that … to meet", "pleased to announce".
func (r *Reader) announces(i int, s prose.Sentence) bool {
	for k := max(s.First, i-14); k < i; k++ {
		switch r.text.Tokens[k].Lower {
		case "announce", "announces", "announced", "visit", "travel", "scheduled", "travels", "visits":
			return true
		}
	}
	return false
}

func (r *Reader) plainPresent(verb int, s prose.Sentence) bool {
	return r.text.Preceded(verb, s, "ministers", "leaders", "presidents", "officials")
}
