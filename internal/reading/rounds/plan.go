package rounds

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

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
	if o, ok := r.ordinalAt(at, s.Last); ok {
		at = o.Last
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
	l.ordinal = n.ordinal
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
