package series

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Name is a recurring meeting as one place of the text names it.
type Name struct {
	Words         rules.Tokens
	Ordinal       rules.Ordinal
	Head          rules.Term
	Kind          string // the kind of meeting that its head word names, "-" for none
	Capital       bool   // written as a name, with capitals
	Pair          bool   // it names two parties
	Between       bool   // the words after it name the parties between which it is
	International bool   // a conference of many
	parties       int    // the end of the words that name them, where they name two countries
	margin        bool   // only what the meeting was held on the margins of
	meetingOf     bool   // "the first meeting of the …": the name has no ordinal of its own
}

// Found reports a name; the zero value is none.
func (n Name) Found() bool { return !n.Words.Empty() }

// WithParties is the words of the name and of the two countries between which it is.
func (n Name) WithParties() rules.Tokens {
	if !n.Between || n.parties <= n.Words.Last {
		return n.Words
	}
	return rules.Range(n.Words.First, n.parties)
}

// Better prefers a name with an ordinal, then one with capitals, then the
// longer.
func (n Name) Better(o Name) bool {
	if !o.Found() {
		return true
	}
	if a, b := n.Ordinal.Value > 0, o.Ordinal.Value > 0; a != b {
		return a
	}
	if a, b := n.Kind != "-", o.Kind != "-"; a != b {
		return a
	}
	if n.Capital != o.Capital {
		return n.Capital
	}
	return n.Words.Last-n.Words.First > o.Words.Last-o.Words.First
}

// Reader reads the names of one text.
type Reader struct {
	text *rules.Text
	lang *rules.Language
}

// New makes the reader of a text whose mentions are found.
func New(text *rules.Text) *Reader {
	return &Reader{text: text, lang: text.Language}
}

// In returns the best name of a series in a sentence, the zero value
// where it has none. Only a name for which counts is true counts.
func (r *Reader) In(sentence int, counts func(Name) bool) Name {
	s := r.text.Sentences[sentence]
	var best Name
	for i := s.First; i < s.Last; i++ {
		t, ok := r.text.At(i, r.lang.SeriesHead)
		if !ok || t.Last > s.Last {
			continue
		}
		if n, ok := r.At(t, s); ok && !n.margin && n.Better(best) && counts(n) {
			best = n
		}
		i = t.Last - 1
	}
	return best
}

// jointly reports a name that says that it is of more than one.
func (r *Reader) jointly(t rules.Tokens) bool {
	for k := t.First; k < t.Last; k++ {
		switch w := r.text.Tokens[k].Lower; w {
		case "joint", "mixed", "bilateral", "trilateral", "intergovernmental", "governmental", "binational", "consultative", "steering", "ministerial", "cooperation", "partnership", "trilateral's":
			return true
		}
	}
	return false
}

// At reads the name of a series around its head word.
func (r *Reader) At(head rules.Term, s prose.Sentence) (Name, bool) {
	toks := r.text.Tokens
	n := Name{Head: head, Kind: head.Value, Words: rules.Range(head.First, head.Last)}
	n.Capital = toks[head.First].Capital
	// Joint Committee Meeting, Joint Committee (JCC) Meeting
	if k := r.acronym(n.Words.Last, s); k > n.Words.Last && n.Capital && k < s.Last && toks[k].Capital && toks[k].Lower == "meeting" {
		n.Words.Last = k + 1
	} else if head.Value != "-" && n.Words.Last < s.Last && n.Capital && toks[n.Words.Last].Capital && (toks[n.Words.Last].Lower == "meeting" || toks[n.Words.Last].Lower == "conference") {
		n.Words.Last++
	}
	if n.Words.Last < s.Last && (toks[n.Words.Last].Kind == prose.Hyphen && !toks[n.Words.Last].Space) || r.withinMention(head.First) || r.text.InBody(head.First) {
		return n, false
	}
	if k := n.Words.Last; k < s.Last && toks[k].Capital && (r.text.Is(k, r.lang.UnitHead) || r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.PostHead)) {
		return n, false // Policy Consultation Delegation
	}
	n.Words.First = r.nameLeft(n.Words.First, s)
	if r.ofOffice(n.Words.First, s) || r.ofPerson(n.Words.First, head.First) {
		return n, false
	}
	if n.Capital && r.text.Shouted(n.Words) {
		n.Capital = false // a headline in capitals names nothing by them
	}
	n.Words.Last = r.nameRight(n.Words.Last, s, n.Capital, head)
	r.seriesOrdinal(&n, s)
	if n.meetingOf && n.Ordinal.Value > 0 && n.Words.Last-n.Words.First == head.Last-head.First && (n.Kind == "consultation" || n.Kind == "dialogue") && n.Words.First > s.First && toks[n.Words.First-1].Lower == "bilateral" {
		n.Words.First-- // "the eighth round of bilateral consultations": nothing else names it
	}
	if n.Kind == "-" && toks[head.First].Lower == "conference" && n.Ordinal.Value == 0 {
		return n, false
	}
	parties := 0
	for k := n.Words.First; k < n.Words.Last; k++ {
		if m, ok := r.text.MentionAt(k); ok && m.Form != rules.ByCity && k < head.First {
			parties++
		}
		if r.text.Is(k, r.lang.FormatPhone) {
			return n, false
		}
	}
	n.Pair = parties >= 2
	if parties == 0 && (n.Words.Last == head.Last || n.Capital && n.Kind == "joint_committee") && n.Kind != "-" && n.Words.Last-n.Words.First > 1 {
		n.parties, n.Between = r.between(n.Words.Last, s)
	}
	rest := n.Words.Last - n.Words.First - (head.Last - head.First)
	named := n.Capital && rest > 0 && r.capitals(n.Words) >= 2 && (r.SpecificWords(n) > 0 || n.Pair && n.Kind != "consultation" || n.Between)
	switch {
	case n.Kind == "-":
		if n.Ordinal.Value == 0 && n.Words.Last > head.Last && r.text.IsMentionEnd(n.Words.Last) {
			return n, false // the meeting of the ministers of two countries
		}
		if !(n.Ordinal.Value > 0 && rest > 0 || named && r.SpecificWords(n) >= 2) || n.meetingOf {
			return n, false
		}
	case rest == 0 && n.Capital && n.Kind == "consultation" && head.Last-head.First > 2 && r.capitals(n.Words) > 2:
		// Foreign Office Consultations
	case rest == 0 && !(n.Between && (n.Capital || n.Kind != "consultation")) && !(n.Ordinal.Value > 0 && head.Last-head.First > 1 && (n.Capital || n.Kind != "consultation") && n.Kind != "summit" && n.Kind != "ministerial"):
		return n, false
	case n.Ordinal.Value > 0 || named:
	case n.Pair && (rest > parties+1 || head.Last-head.First > 1 && n.Kind != "summit" && n.Kind != "ministerial"):
	case n.Between && head.Last-head.First+rest > 1:
	case rest >= 3 && n.Kind == "consultation" && head.Last-head.First > 1:
	case rest >= 1 && n.Kind == "dialogue" && toks[n.Words.First].Lower == "strategic":
	default:
		return n, false
	}
	if n.Kind == "joint_committee" && !n.Pair && !n.Between && n.Ordinal.Value == 0 && !r.jointly(n.Words) {
		return n, false // a body of one country
	}
	if (n.Kind == "ministerial" || n.Kind == "summit") && n.Ordinal.Value == 0 && (parties == 2 || !n.Capital) && n.Words.Last == head.Last {
		return n, false // a meeting of two once, not a series
	}
	n.International = parties < 2 && n.Capital && (n.Kind == "ministerial" || toks[head.Last-1].Lower == "conference" && n.Ordinal.Value > 0)
	n.margin = r.onMargins(n.Words.First, s)
	return n, true
}

// Framed reads the name of a series around its head word, where words before it say
// that a meeting was a part of it: such a name may be written in small letters, and
// alone by who meets.
func (r *Reader) Framed(head rules.Term, s prose.Sentence) (Name, bool) {
	if n, ok := r.At(head, s); ok {
		return n, true
	}
	n := Name{Head: head, Kind: head.Value, Words: rules.Range(head.First, head.Last)}
	n.Words.First = r.nameLeft(n.Words.First, s)
	if n.Words.Last-n.Words.First < 2 || r.text.InBody(head.First) || r.withinMention(head.First) {
		return n, false
	}
	if head.Value == "joint_committee" && !r.jointly(n.Words) {
		return n, false
	}
	r.seriesOrdinal(&n, s)
	return n, true
}

func (r *Reader) capitals(t rules.Tokens) int {
	n := 0
	for k := t.First; k < t.Last; k++ {
		if r.text.Tokens[k].Capital {
			n++
		}
	}
	return n
}

// SpecificWords counts the words of a name that say more than who met.
func (r *Reader) SpecificWords(n Name) int {
	words := n.Words.Last - n.Head.Last
	for k := n.Words.First; k < n.Head.First; k++ {
		if m, ok := r.text.MentionAt(k); ok {
			k = m.Last - 1
			continue
		}
		if r.text.Tokens[k].Kind == prose.Word {
			words++
		}
	}
	return words + n.Head.Last - n.Head.First - 1
}

// onMargins reports a name that stands after "on the sidelines of the".
func (r *Reader) onMargins(at int, s prose.Sentence) bool {
	toks := r.text.Tokens
	for k := at - 1; k >= max(s.First, at-6); k-- {
		if toks[k].Lower == "during" && k > s.First && r.text.Is(k-1, r.lang.DoneThere) {
			continue // "agreement was reached during the third Dialogue"
		}
		if toks[k].Lower == "host" && k > s.First && (toks[k-1].Lower == "will" || toks[k-1].Lower == "to" || toks[k-1].Lower == "would") {
			continue // "will host the third Dialogue"
		}
		if toks[k].Lower == "next" && k-2 >= s.First && k+2 < at && toks[k+2].Lower == "of" && toks[k-1].Lower == "the" && (toks[k-2].Lower == "hosted" || toks[k-2].Lower == "held") {
			continue // "hosted the next round of political consultations"
		}
		switch toks[k].Lower {
		case "framework", "trip", "occasion", "sidelines", "margins", "margin", "sideline", "back", "ahead", "advance", "eve", "run", "prior", "invitation", "host", "upcoming", "next", "last", "since", "during", "preparations", "after", "before", "looking", "welcomed", "inaugural":
			return toks[k].Lower != "inaugural" && toks[k].Lower != "during" || k+3 >= at && toks[k].Lower == "during"
		}
	}
	return false
}

// AcronymOf returns the name of a series to which the text binds an acronym, in
// small letters, by brackets after it.
func (r *Reader) AcronymOf(word string) (rules.Tokens, bool) {
	toks := r.text.Tokens
	for i := 1; i+2 < len(toks); i++ {
		if toks[i].Kind != prose.Open || toks[i+1].Lower != word || toks[i+2].Kind != prose.Close || !toks[i+1].Upper {
			continue
		}
		si := r.text.SentenceAt(i)
		if si >= len(r.text.Sentences) {
			continue
		}
		s := r.text.Sentences[si]
		for k := max(s.First, i-4); k < i; k++ {
			if t, ok := r.text.At(k, r.lang.SeriesHead); ok && t.Last == i {
				if n, ok := r.At(t, s); ok {
					return n.Words, true
				}
			}
		}
	}
	return rules.Tokens{}, false
}

// Theirs reports "their Strategic Dialogue".
func (r *Reader) Theirs(n Name) bool {
	for _, first := range []int{n.Words.First, n.Ordinal.First} {
		for k := first - 1; k >= max(0, first-2); k-- {
			if w := r.text.Tokens[k].Lower; w == "their" || w == "its" || w == "our" {
				return true
			}
		}
	}
	return false
}

// KindOf returns the kind of meeting that the last head word among some words
// names, "-" for none.
func (r *Reader) KindOf(words rules.Tokens) string {
	kind := "-"
	for k := words.First; k < words.Last; k++ {
		if t, ok := r.text.At(k, r.lang.SeriesHead); ok {
			kind = t.Value
		}
	}
	return kind
}
