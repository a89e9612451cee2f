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
	case n.next && (r.placed(n, s) || !r.is(first-1, "to", "the")) && r.welcomed(&first, s):
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
	const reach = 18
	for j := n.Last; j < min(s.Last, n.Last+reach); j++ {
		if end, ok := r.at(j, willWord); ok {
			if r.is(j, "will", "would", "shall") && !r.happens(end, s) {
				return 0, false
			}
			return end, r.is(j, "to")
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
		if r.is(k, "look", "looks", "looked", "looking") && r.is(k+1, "forward") || r.is(k, "invited", "invites", "inviting", "proposed", "offered", "welcoming") {
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

// planHold finds "agreed to hold another round", "plan to hold a ministerial
// meeting on 21 December", "agreed to hold consultations every year", "to resume
// the talks in November". The token is the verb.
func (r *reader) planHold(k int, s prose.Sentence) {
	end, ok := r.at(k, convokeWord)
	if !ok {
		return
	}
	first, ok := r.planned(k, s)
	if !ok {
		return
	}
	at, another := r.at(end, anotherWord)
	for at < s.Last && r.is(at, "the", "its", "their", "our", "a", "an", "of", "these", "such", "to", "hold") {
		at++
	}
	var n noun
	n.First = at
	head, ok := r.headFrom(at, s, &n)
	if !ok || n.visit || r.isWord(head-1, occasionWord) {
		return
	}
	n.Last = head
	l := later{words: rules.Range(first, head), that: true, sentence: s}
	w, timed := r.plannedIn(head, s)
	switch {
	case r.regularIn(head, s), r.is(k, "continue", "continuing") && r.is(n.First, "regular", "annual", "trilateral", "bilateral", "periodic"):
		l.rule, l.weight = "next.go-on", weighsOn
	case another && first != k:
		l.rule, l.weight = "next.hold-another", weighsAgain
	case timed && r.mayBe(first, w, s) && !r.is(k, "continue", "continuing"):
		l.rule, l.weight = "next.hold-then", weighsPlan
	default:
		return
	}
	if n.ordinal = r.ordinalBefore(head, end, s); n.ordinal.Value > 0 && (r.meeting.Ordinal != nil && n.ordinal.Value <= *r.meeting.Ordinal || n.ordinal.Value == 1) {
		return
	}
	if r.otherParties(n.Tokens) {
		return
	}
	if r.foreign(n, s) {
		if l.weight == weighsOn || w.Empty() {
			return
		}
		l.weight = weighsForeign
	}
	r.plan(l)
}

// mayBe reports that a meeting which is planned by the word at a token can be
// another one than this: what a sentence about a meeting to come tells of is the
// meeting itself, save where they agreed on it; so it is with a day, where that of
// the meeting is not known.
func (r *reader) mayBe(governor int, w when, s prose.Sentence) bool {
	own := s.First == r.Text.Sentences[r.Sentence].First || r.meeting.StartDate == nil && len(w.day) == 10
	return !r.Future && (!own || r.is(governor, "agreed", "decided", "concurred", "agree", "undertook", "pledged"))
}

// ordinalBefore is the number among the words of a name.
func (r *reader) ordinalBefore(head, first int, s prose.Sentence) rules.Ordinal {
	for i := first; i < head; i++ {
		if o, ok := r.ordinalAt(i, s.Last); ok {
			return o
		}
	}
	return rules.Ordinal{}
}

// planMeet finds "agreed to meet in Lima in November", "will continue to meet
// regularly", "agreed to reconvene". The token is the verb.
func (r *reader) planMeet(k int, s prose.Sentence) {
	first, ok := r.planned(k, s)
	if !ok || strings.HasSuffix(r.Text.Tokens[k].Lower, "ing") && (first == k || !r.is(k-1, "to", "in", "on", "of")) {
		return
	}
	end := r.over(k, meetWord)
	if t := &r.Text.Tokens[min(end, s.Last-1)]; end < s.Last && t.Kind == prose.Word && !r.isWord(end, besideWord|inWord|sometimeWord|regularlyWord) && !strings.HasSuffix(t.Lower, "ly") {
		return // it has an object: "to meet the target", "reconvene the Forum"
	}
	l := later{words: rules.Range(first, end), that: true, sentence: s}
	w, timed := r.plannedIn(end, s)
	switch {
	case r.regularIn(end, s):
		l.rule, l.weight = "next.go-on", weighsOn
	case r.is(k, "reconvene", "reconvening", "re-convene") && (first != k || timed):
		l.rule, l.weight = "next.meet-again", weighsAgain
	case timed && r.mayBe(first, w, s) && r.is(k, "meet", "convene", "gather", "meeting") && r.they(k, first, s):
		l.rule, l.weight = "next.meet-then", weighsPlan
	default:
		return
	}
	r.plan(l)
}

// they reports that those who met are the ones who will: a plural subject, or
// none of their own behind "agreed to".
func (r *reader) they(verb, governor int, s prose.Sentence) bool {
	if governor < verb {
		return true
	}
	for k := verb - 1; k >= max(s.First, verb-8); k-- {
		if r.is(k, "they", "sides", "ministers", "leaders", "parties", "we", "both", "group", "committee", "delegations", "officials", "presidents", "secretaries", "two") {
			return true
		}
	}
	return false
}

// planWill finds "the group will hold its meeting in Lima this year" and "the
// talks will resume in November": of a round that has no number and is not
// called the next. The token is "will".
func (r *reader) planWill(k int, s prose.Sentence) {
	end := r.over(k, willWord)
	head, named := 0, noun{}
	for i := k - 1; i >= max(s.First, k-10); i-- {
		if r.is(i, "that", "which", "who", "and", ",") {
			break
		}
		if next, ok := r.head(i, &named); ok && head == 0 && !r.isWord(i, occasionWord) && !r.isWord(i, visitWord) {
			head, named.First, named.Last = i, i, next
		}
		if r.is(i, "the", "this", "these", "their", "its", "a", "an") {
			named.First = i
			break
		}
	}
	if head == 0 || r.isWord(named.First, afterWord) {
		return
	}
	verb := end
	for verb < s.Last && r.is(verb, "be", "to", "also", "then") {
		verb++
	}
	goesOn := r.is(verb, "resume", "continue", "reconvene", "resumed", "continued")
	fixed := r.is(end-1, "planned", "scheduled", "expected", "slated", "foreseen", "envisaged") && r.is(end, "for", "in", "on")
	if fixed {
		verb = end - 1
	}
	if !goesOn && !fixed && !r.isWord(verb, heldWord|tookWord) && !r.is(verb, "take", "hold", "convene", "meet") {
		return
	}
	w, timed := r.plannedIn(verb+1, s)
	if r.ordinalBefore(head, named.First, s).Value > 0 {
		return
	}
	if s.First == r.Text.Sentences[r.Sentence].First || !timed || !w.Empty() && r.meeting.StartDate != nil && string(w.day) <= string(*r.meeting.StartDate) || r.foreign(named, s) {
		return
	}
	rule := "next.then"
	if goesOn {
		rule = "next.resume"
	}
	r.plan(later{rule: rule, words: rules.Range(named.First, verb), weight: weighsPlan, sentence: s})
}

// plannedIn reports a time to come among what stands behind a verb or a noun: a
// date, or that one is left open.
func (r *reader) plannedIn(k int, s prose.Sentence) (when, bool) {
	const reach = 16
	open := false
	for j := k; j < min(s.Last, k+reach); j++ {
		if w, ok := r.whenAt(j, s.Last, true); ok {
			return w, open || r.toCome(w.day)
		}
		if r.is(j, "in", "within") {
			if e, ok := r.elapsedAt(j+1, s.Last); ok && (r.is(j, "within") || r.is(e.Last+1, "time") || r.is(e.Last, "time")) {
				open = true // "in one year's time"
			}
		}
		open = open || r.isWord(j, sometimeWord) && !r.is(j, "during", "within")
		if r.ends(j, s.Last) {
			break
		}
	}
	return when{}, open
}

// toCome reports a time that is not before the meeting.
func (r *reader) toCome(day readout.PartialDate) bool {
	held, _ := r.heldOn()
	if end := r.meeting.EndDate; end != nil {
		held = *end
	}
	return held == "" || string(day) > string(held) || len(day) < 10 && string(day) == string(held)[:len(day)]
}

// regularIn reports "regularly", "every year" behind a verb.
func (r *reader) regularIn(k int, s prose.Sentence) bool {
	const reach = 8
	for j := k; j < min(s.Last, k+reach); j++ {
		if r.isWord(j, regularlyWord) {
			return true
		}
		if r.ends(j, s.Last) {
			return false
		}
	}
	return false
}
