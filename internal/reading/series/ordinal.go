package series

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// seriesOrdinal finds the ordinal of the round: right before the name, or "the
// third round of", "the first meeting of the".
func (r *Reader) seriesOrdinal(n *Name, s prose.Sentence) {
	toks := r.text.Tokens
	at := n.Words.First
	for at > s.First && (toks[at-1].Lower == "annual" || toks[at-1].Lower == "regular" || toks[at-1].Lower == "bilateral") {
		at--
	}
	if o, ok := r.ordinalEnding(at, s); ok {
		if !r.otherOrdinal(o, s) {
			n.Ordinal = o
		}
		return
	}
	// meeting|round|session of (the|their) NAME
	at = n.Words.First
	if at-1 > s.First && (toks[at-1].Lower == "local" || toks[at-1].Lower == "bilateral" || toks[at-1].Lower == "annual") {
		at--
	}
	if at-2 > s.First && (toks[at-1].Kind == prose.Clitic || toks[at-1].Kind == prose.Close) && (toks[at-2].Lower == "countries" || toks[at-2].Lower == "nations" || toks[at-2].Lower == "sides") {
		at -= 2 // "the meeting of the two countries' Joint Commission"
		if toks[at-1].Lower == "two" || toks[at-1].Lower == "three" {
			at--
		}
	}
	if at > s.First && (toks[at-1].Lower == "the" || toks[at-1].Lower == "their") {
		at--
	}
	if at-3 > s.First && toks[at-1].Lower == "of" && toks[at-2].Lower == "mechanism" {
		at -= 2 // "the meeting of the Mechanism of Political Consultations"
		if toks[at-1].Lower == "the" {
			at--
		}
	}
	if at-2 < s.First || toks[at-1].Lower != "of" {
		return
	}
	switch toks[at-2].Lower {
	case "meeting", "round", "session", "edition", "plenary", "iteration", "call", "gathering", "convening", "stage":
	default:
		return
	}
	n.meetingOf = true
	k := at - 2
	for k > s.First && (r.text.Is(k-1, r.lang.SeriesWord) || toks[k-1].Lower == "annual" || toks[k-1].Lower == "term") {
		k--
	}
	if o, ok := r.ordinalEnding(k, s); ok && !(k < at-2 && toks[k].Lower != "term" && r.otherOrdinal(o, s)) {
		n.Ordinal = o
	}
}

// RoundOf finds the ordinal by which words count a round of the meetings that a
// head word names: "the fourth round of bilateral consultations". It has the
// value 0 where they count none.
func (r *Reader) RoundOf(head rules.Term, s prose.Sentence) rules.Ordinal {
	n := Name{Head: head, Words: rules.Range(head.First, head.Last)}
	for n.Words.First > s.First && (r.text.Is(n.Words.First-1, r.lang.SeriesWord) || r.text.Tokens[n.Words.First-1].Lower == "bilateral") && !r.text.Is(n.Words.First-1, r.lang.SeriesHead) {
		n.Words.First--
	}
	if at := n.Words.First - 1; at < s.First || r.text.Tokens[at].Lower != "of" && r.text.Tokens[at].Lower != "the" && r.text.Tokens[at].Lower != "their" {
		return rules.Ordinal{}
	}
	r.seriesOrdinal(&n, s)
	if !n.meetingOf {
		return rules.Ordinal{}
	}
	return n.Ordinal
}

// ordinalEnding returns the ordinal whose last token stands before at.
func (r *Reader) ordinalEnding(at int, s prose.Sentence) (rules.Ordinal, bool) {
	for k := max(s.First, at-3); k < at; k++ {
		if o, ok := r.text.OrdinalAt(k); ok && o.Last == at {
			return o, true
		}
	}
	return rules.Ordinal{}, false
}

// FirstAgain reports "the first dialogue since 2016" and "the first round in four
// years": there were others before.
func (r *Reader) FirstAgain(o rules.Ordinal, s prose.Sentence) bool {
	const reach = 16
	toks := r.text.Tokens
	if o.Value != 1 || toks[o.First].Lower != "first" {
		return false
	}
	for k := o.Last; k < min(s.Last, o.Last+reach); k++ {
		switch t := &toks[k]; {
		case t.Kind == prose.Stop, t.Kind == prose.Colon, t.Kind == prose.Comma:
			return false
		case t.Lower == "since":
			return true
		case t.Lower == "in" && k+2 < s.Last:
			n := k + 1
			for n+1 < s.Last && n < k+4 && r.text.NumberAt(n) == 0 {
				n++ // "in more than four years"
			}
			if r.text.NumberAt(n) > 0 && n+1 < s.Last && r.text.Is(n+1, r.lang.Unit) {
				return true
			}
		}
	}
	return false
}

// otherOrdinal reports an ordinal that counts something else than rounds.
func (r *Reader) otherOrdinal(o rules.Ordinal, s prose.Sentence) bool {
	if r.FirstAgain(o, s) {
		return true
	}
	if m, ok := r.text.MentionAt(o.Last); ok && m.Last-m.First > 1 {
		return false // the fourth Republic of Korea-Switzerland consultation
	}
	if o.Last >= s.Last || r.text.Tokens[o.Last].Capital && r.text.Tokens[o.Last].Lower == "bilateral" {
		return false // "the 2nd Bilateral Consultation": a name
	}
	return r.text.Is(o.Last, r.lang.OrdinalOther)
}
