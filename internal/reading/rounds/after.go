package rounds

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// The weights of what tells of a round to come: the next one or the one with the
// number after, before that they will meet again, before any meeting that is
// planned, before one of another body, before that they go on meeting.
const (
	weighsOn = iota + 1
	weighsForeign
	weighsPlan
	weighsAgain
	weighsNext
)

// later is words that tell of a round to come.
type later struct {
	rule     string
	words    rules.Tokens // that tell it; its clause is grown from them
	whole    bool         // the clause begins where the words do
	that     bool         // "agreed that" belongs to the clause
	ordinal  rules.Ordinal
	weight   int
	sentence prose.Sentence
}

// plan notes words that tell of a round to come, where they weigh more than what
// was found before.
func (r *reader) plan(l later) {
	if l.weight > r.after.weight {
		r.after = l
	}
}

// tellAfter finds what a sentence tells of a round to come.
func (r *reader) tellAfter(s prose.Sentence) {
	for k := s.First; k < s.Last; k++ {
		t := &r.Text.Tokens[k]
		switch {
		case t.Kind == prose.Number, t.Kind == prose.Ordinal:
			r.planNoun(k, s)
			continue
		case t.Kind != prose.Word:
			continue
		case r.Text.Is(k, r.Text.Language.Ordinal), t.Upper && r.Text.Is(k, r.Text.Language.Roman):
			r.planNoun(k, s)
		}
		switch {
		case t.Lower == "again":
			r.planAgain(k, s)
		case t.Lower == "forward" && r.is(k+1, "to"):
			r.planForward(k+2, s)
		}
		if r.words[t.Lower] == nil {
			continue
		}
		if r.isWord(k, afterWord) {
			r.planNoun(k, s)
		}
		if r.isWord(k, holdWord) {
			r.planHold(k, s)
		}
		if r.isWord(k, meetWord) {
			r.planMeet(k, s)
		}
		if r.isWord(k, willWord) && !r.Future {
			r.planWill(k, s)
		}
	}
}

// planNoun finds what is said of the next round, or of one with a higher number,
// that is named at a token: that it will be held, that somebody will hold it, or
// that it is looked forward to.
func (r *reader) planNoun(k int, s prose.Sentence) {
	n, ok := r.nounAt(k, s)
	if !ok || n.last || n.visit && !r.is(k, "next") || n.next && r.Text.Tokens[k].Capital && k > s.First {
		return
	}
	own := r.meeting.Ordinal
	switch {
	case n.ordinal.Value > 0 && own != nil && n.ordinal.Value <= *own:
		return // the round itself, or one before
	case !n.next && (n.ordinal.Value < 1 || !r.named() && n.kind != string(r.meeting.Kind)):
		return
	case !n.next && own == nil && r.Future:
		return // it may be the one that is announced
	case n.next && !r.is(k, "next", "follow") && n.kind != string(r.meeting.Kind) && (n.kind != "" || r.isWord(n.Last-1, occasionWord)):
		return // "the upcoming summit" of others
	case n.next && r.is(k, "following", "subsequent", "coming", "future") && !n.article:
		return
	}
	l := later{ordinal: n.ordinal, weight: weighsNext, sentence: s, words: n.Tokens}
	if !n.next && own != nil && n.ordinal.Value != *own+1 {
		l.weight = weighsPlan
	}
	verb, participle := r.willAfter(n, s)
	first := n.First
	switch {
	case verb > 0 && participle:
		l.rule, l.words.Last, l.whole = "next.to-be-held", verb, true
	case verb > 0:
		l.rule, l.words.Last = "next.will-be-held", verb
	case n.ordinal.Value == 1:
		return
	case r.heldBy(&first, s):
		l.rule, l.that = "next.hold-next", true
		l.words.First = r.governor(first, s)
		if l.words.First == first && (!n.next && !r.willBefore(first, s) || !r.is(first+1, "of") && strings.HasSuffix(r.Text.Tokens[first].Lower, "ing")) {
			return
		}
	case (n.next || own != nil && n.ordinal.Value == *own+1) && (r.placed(n, s) || !r.is(first-1, "to", "the")) && r.welcomed(&first, s):
		l.rule, l.words.First = "next.look-forward", first
		l.weight = weighsAgain
	default:
		if n.next {
			r.Miss("/meeting/next", "next.will-be-held", n.First, n.Last, "the words name the next round, and nothing says that it will be held")
		}
		return
	}
	n.tail = 0
	if r.otherParties(rules.Range(n.First, max(n.Last, verb))) {
		return
	}
	if r.foreign(n, s) {
		if !n.next {
			r.Miss("/meeting/next", l.rule, n.First, n.Last, "the words name another series")
			return
		}
		l.weight = weighsForeign
	}
	if w, _ := r.nextWhen(n.Last, s.Last, s); !n.next && own == nil && len(w.day) == 10 && w.day <= readout.PartialDate(r.Day) {
		return // the round that is told of, without its number
	}
	r.plan(l)
}

// willAfter returns the token after what says that a round will be held, 0 where
// nothing does; a participle is "to be held", which is no clause of its own.
func (r *reader) willAfter(n noun, s prose.Sentence) (end int, participle bool) {
	const reach, longest = 18, 45
	from := n.Last
	if from < s.Last && r.Text.Tokens[from].Kind == prose.Comma { // "the next meeting of the Committee, which is the highest body of the two, will be held"
		for j := from + 1; j < min(s.Last, from+longest); j++ {
			if r.Text.Tokens[j].Kind == prose.Comma && j+1 < s.Last && r.isWord(j+1, willWord) {
				from = j + 1
				break
			}
		}
	}
	for j := from; j < min(s.Last, from+reach); j++ {
		if end, ok := r.at(j, willWord); ok {
			if r.is(j, "will", "would", "shall") && !r.happens(end, s) {
				return 0, false
			}
			return end, r.is(j, "to", "scheduled", "planned", "slated", "due", "expected", "set")
		}
		if r.is(j, "and") {
			continue
		}
		if r.ends(j, s.Last) {
			return 0, false
		}
	}
	return 0, false
}

// happens reports a verb behind "will" that says of a round that there is one,
// and not what it does.
func (r *reader) happens(k int, s prose.Sentence) bool {
	for j := k; j < min(s.Last, k+3); j++ {
		if r.isWord(j, happenWord) {
			return true
		}
	}
	return false
}

// heldBy reports a verb of holding that has the noun for its object, and moves
// to it.
func (r *reader) heldBy(first *int, s prose.Sentence) bool {
	for back := 1; back <= 3; back++ {
		k := *first - back
		if k < s.First {
			return false
		}
		if end, ok := r.at(k, holdWord); ok && end <= *first {
			*first = k
			return true
		}
		if r.is(k, "of") && r.is(k-1, "host", "holding", "convening", "organisation", "organization") {
			*first = k - 1
			return true // "will be the host of the next round"
		}
		if !r.is(k, "the", "their", "its", "our", "a", "an", "for", "with") {
			return false
		}
	}
	return false
}

// governor returns where the plan begins that a verb belongs to: "agreed to
// hold", "confirmed that they would hold"; the verb itself where none governs it.
func (r *reader) governor(verb int, s prose.Sentence) int {
	const reach = 9
	for k := verb - 1; k >= max(s.First, verb-reach); k-- {
		t := &r.Text.Tokens[k]
		if t.Kind == prose.Stop || t.Kind == prose.Colon || t.Kind == prose.Comma || t.Lower == "and" {
			break
		}
		if r.isWord(k, agreeWord) {
			return k
		}
	}
	return verb
}

// planned returns where the plan begins that a verb belongs to, and whether there
// is one: something governs it, or it will be. Of what only is needed nobody has
// a plan.
func (r *reader) planned(verb int, s prose.Sentence) (int, bool) {
	first := r.governor(verb, s)
	for k := first; k < verb; k++ {
		if r.isWord(k, unplannedWord) {
			return first, false
		}
	}
	if first < verb {
		return first, true
	}
	for k := verb - 1; k >= max(s.First, verb-3); k-- {
		if r.is(k, "will", "would", "shall") || r.is(k, "to") && r.is(k-1, "and", ",") {
			return first, true
		}
	}
	return first, false
}

// willBefore reports "will", "would" or "to" before a verb.
func (r *reader) willBefore(verb int, s prose.Sentence) bool {
	for k := verb - 1; k >= max(s.First, verb-3); k-- {
		if r.is(k, "will", "would", "shall", "to") {
			return true
		}
	}
	return false
}

// welcomed reports that somebody looks forward to the noun, is invited to it or
// proposes it, and moves to the words that say so.
func (r *reader) welcomed(first *int, s prose.Sentence) bool {
	const reach = 14
	for k := *first - 1; k >= max(s.First, *first-reach); k-- {
		t := &r.Text.Tokens[k]
		if t.Kind == prose.Stop || t.Kind == prose.Colon {
			return false
		}
		if r.isWord(k, welcomeWord) {
			*first = k
			return true
		}
	}
	return false
}

// planForward finds "look forward to the leaders' summit to be hosted in Lima".
// The token is the first of what is looked forward to.
func (r *reader) planForward(k int, s prose.Sentence) {
	var n noun
	n.First = k
	if r.isWord(k, meetWord) {
		return // a verb, which is read as such
	}
	for k < s.Last && r.is(k, "the", "a", "an", "its", "their", "our", "another", "further", "continued", "this") {
		k++
	}
	end, ok := r.headFrom(k, s, &n)
	if !ok || n.visit || r.isWord(k, afterWord|occasionWord) {
		return
	}
	n.Last = end
	verb, participle := r.willAfter(n, s)
	w, timed := r.plannedIn(end, s)
	if verb > 0 && !participle || verb == 0 && (!timed || w.Empty()) || r.otherParties(n.Tokens) {
		return
	}
	l := later{rule: "next.look-forward", words: rules.Range(max(s.First, n.First-3), end), weight: weighsPlan, sentence: s}
	if r.foreign(n, s) {
		l.weight = weighsForeign
	}
	r.plan(l)
}

// placed reports a time or a city behind a noun.
func (r *reader) placed(n noun, s prose.Sentence) bool {
	const reach = 10
	if _, timed := r.plannedIn(n.Last, s); timed {
		return true
	}
	for j := n.Last; j < min(s.Last, n.Last+reach) && !r.ends(j, s.Last); j++ {
		if m, ok := r.Text.MentionAt(j); ok && r.is(j-1, "in", "at") && m.Last > j {
			return true
		}
	}
	return false
}

// planAgain finds "agreed to meet again in Lima", "will speak again". The token
// is "again".
func (r *reader) planAgain(k int, s prose.Sentence) {
	const back = 5
	for i := k - 1; i >= max(s.First, k-back); i-- {
		if r.ends(i, s.Last) {
			return
		}
		if !r.isWord(i, meetWord) || strings.HasSuffix(r.Text.Tokens[i].Lower, "ing") && !r.is(i-1, "to", "in", "on", "of") {
			continue
		}
		first, ok := r.planned(i, s)
		if !ok {
			return
		}
		r.plan(later{rule: "next.meet-again", words: rules.Range(first, k+1), that: true, weight: weighsAgain, sentence: s})
		return
	}
}
