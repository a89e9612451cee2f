package rounds

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// The weights of what tells of an earlier round: the one that is called the
// last, or since which this is the first, before the one with the number
// before, before any other, before a time that only went by.
const (
	weighsElapsed = iota + 1
	weighsOther
	weighsNeighbour
	weighsLast
)

// earlier is words that tell of an earlier round.
type earlier struct {
	rule    string
	words   rules.Tokens // that tell it
	gap     rules.Tokens // the phrase that the record quotes
	when    when         // empty where they give no date
	count   rules.Tokens // the time that went by, empty where it is not counted
	ordinal rules.Ordinal
	since   bool // this is the first round since then
	last    bool // they call it the last one
	weight  int
}

// tell notes words that tell of an earlier round, where they weigh more than
// what was found before.
func (r *reader) tell(e earlier) {
	if e.since && e.when.Empty() && r.inTime.Empty() {
		r.inTime = e.gap
	}
	if e.weight > r.before.weight {
		r.before = e
	}
}

// tellBefore finds what a sentence tells of an earlier round.
func (r *reader) tellBefore(s prose.Sentence) {
	own := s.First == r.Text.Sentences[r.Sentence].First
	for k := s.First; k < s.Last; k++ {
		t := &r.Text.Tokens[k]
		if t.Kind == prose.Number || t.Kind == prose.Ordinal {
			if !own {
				r.tellNoun(k, s)
			}
			continue
		}
		if t.Kind != prose.Word {
			continue
		}
		if r.Text.Is(k, r.Text.Language.Ordinal) || t.Upper && r.Text.Is(k, r.Text.Language.Roman) {
			if !own || t.Lower != "first" {
				r.tellNoun(k, s)
			}
			if t.Lower == "first" {
				r.tellFirst(k, s)
			}
			continue
		}
		switch t.Lower {
		case "not":
			r.tellNotSince(k, s)
		case "the", "their", "its", "our":
			r.tellDated(k, s)
		}
		if r.words[t.Lower] == nil {
			continue
		}
		if r.isWord(k, preludeWord) && (k == s.First || r.isWord(k-1, beWord)) {
			r.tellPrelude(k, s)
		} else if r.is(k, "previously") && r.is(k-1, "met", "convened") {
			r.tellMet(k-1, s)
		}
		if r.isWord(k, beforeWord) {
			r.tellNoun(k, s)
		}
		if r.isWord(k, lastlyWord) {
			r.tellLastly(k, s)
		}
		if r.isWord(k, hiatusWord) {
			r.tellHiatus(k, s)
		}
		if t.Lower == "after" || t.Lower == "following" {
			r.tellAfterYears(k, s)
		}
	}
}

// tellNoun finds what is said of the last round, or of one by its number, that
// is named at a token: that it was held, where and when.
func (r *reader) tellNoun(k int, s prose.Sentence) {
	n, ok := r.nounAt(k, s)
	if !ok || n.next || n.Last >= s.Last || !n.last && !n.article && k > s.First && n.ordinal.Value == 0 {
		return
	}
	if n.last && !n.article && n.First > s.First && !r.isWord(n.First-1, sinceWord) && r.Text.Tokens[n.First-1].Kind != prose.Open {
		return // "a last meeting", "at last"
	}
	if n.last && r.is(k, "earlier", "prior", "latest") && !n.article {
		return
	}
	if !n.last && (!r.named() && n.kind != string(r.meeting.Kind) || n.visit || r.meeting.Ordinal != nil && n.ordinal.Value >= *r.meeting.Ordinal) {
		return
	}
	if r.wished(n.First, s) {
		return
	}
	rule, w, end := r.heldWhen(&n, s)
	if rule == "" {
		return
	}
	if w.Empty() {
		if n.last {
			r.Miss("/meeting/previous", rule, n.First, min(end, s.Last), "the words name the round, and no date follows")
		}
		return
	}
	if p := n.First - 1; p > s.First && r.is(p, "and") && n.ordinal.Value > 0 { // "the first and second meetings": the last of the dates
		for next, ok := r.whenIn(w.Last, s.Last, 12, false); ok; next, ok = r.whenIn(w.Last, s.Last, 12, false) {
			w, end = next, next.Last
		}
	}
	e := earlier{rule: rule, when: w, ordinal: n.ordinal, last: n.last, weight: weighsOther}
	e.gap = rules.Range(n.First, max(end, w.Last))
	e.words = e.gap
	if p := n.First - 1; p >= s.First && rule != "previous.held" {
		for back := 4; back > 0; back-- { // the longest of "in follow-up to", "since"
			if end, ok := r.at(n.First-back, sinceWord); ok && end == n.First && n.First-back >= s.First {
				e.gap.First = r.elapsedBefore(n.First-back, s)
				break
			}
		}
	}
	switch {
	case n.last:
		e.weight = weighsLast
	case r.meeting.Ordinal != nil && n.ordinal.Value == *r.meeting.Ordinal-1:
		e.weight = weighsNeighbour
	}
	if !r.earlierDay(w, rule) {
		return
	}
	if r.foreign(n, s) {
		r.Miss("/meeting/previous", rule, e.gap.First, e.gap.Last, "the words name another series")
		return
	}
	r.tell(e)
}

// heldWhen reads what follows a noun: a verb that tells that it was held and the
// time behind it, or the time alone. No rule means that it says neither.
func (r *reader) heldWhen(n *noun, s prose.Sentence) (rule string, w when, end int) {
	const reach = 16
	k := n.Last
	if t := &r.Text.Tokens[k]; t.Kind == prose.Colon || t.Lower == "(" { // "the previous round: May 2015", "the 9th (May 2015, Lima)"
		w, ok := r.whenIn(k+1, s.Last, 6, false)
		if ok {
			return "previous.beside", w, w.Last
		}
		if r.Text.Tokens[k].Kind == prose.Colon {
			return "", when{}, 0
		}
	}
	for j := k; j < min(s.Last, k+reach); j++ {
		if r.is(j, "that", "which") {
			continue
		}
		n.tail = j
		if end, ok := r.at(j, beWord); ok {
			rule, w, end = r.wasHeld(end, s)
			return rule, w, end
		}
		if end, ok := r.at(j, tookWord); ok && !r.is(j-1, "to", "will", "would", "shall", "should") {
			w, _ := r.whenIn(end, s.Last, reach, false)
			return "previous.held", w, end
		}
		if end, ok := r.at(j, heldWord); ok {
			if w, ok := r.whenIn(end, s.Last, reach, false); ok && !r.active(end, s) {
				return "previous.since", w, w.Last
			}
			return "", when{}, 0
		}
		if w, ok := r.whenAt(j, s.Last, false); ok {
			if n.last && (n.article || r.isWord(n.First-1, sinceWord)) || n.ordinal.Value > 0 && (r.isWord(n.First-1, sinceWord) || n.article && r.isWord(n.First-1, heldWord) && !r.isWord(n.First-1, beWord)) {
				return "previous.since", w, w.Last
			}
			if !r.verbFollows(w.Last, s) {
				return "", when{}, 0
			}
			continue // "the second meeting in May was held in Lima": the verb decides
		}
		t := &r.Text.Tokens[j]
		if r.ends(j, s.Last) && !(t.Lower == "and" && r.Text.Is(j+1, r.Text.Language.SeriesWord)) {
			break
		}
		if t.Kind == prose.Word && !t.Capital && strings.HasSuffix(t.Lower, "ed") && len(t.Lower) > 4 && !r.is(j, "united") {
			break // another verb: "the last meeting reviewed …"
		}
	}
	return "", when{}, 0
}

// verbFollows reports a verb that tells that a round was held, within a few
// tokens.
func (r *reader) verbFollows(k int, s prose.Sentence) bool {
	for j := k; j < min(s.Last, k+6); j++ {
		if r.isWord(j, beWord|tookWord) {
			return true
		}
	}
	return false
}

// active reports that what follows "held" is its object: "the last session held
// talks".
func (r *reader) active(k int, s prose.Sentence) bool {
	if k >= s.Last || r.is(k, "in", "on", "at", "from", "by", "via", "here", "last", "this", "between", "under", "during", "earlier", "through", "with", "as") {
		return false
	}
	t := &r.Text.Tokens[k]
	return t.Kind == prose.Word && !strings.HasSuffix(t.Lower, "ly")
}

// wasHeld reads on behind "was": "held in Lima in 2015", "in 2015".
func (r *reader) wasHeld(k int, s prose.Sentence) (rule string, w when, end int) {
	const reach = 16
	if end, ok := r.at(k, beWord); ok { // "was being held", "has been"
		k = end
	}
	for k < s.Last && (r.isWord(k, lastlyWord) || strings.HasSuffix(r.Text.Tokens[k].Lower, "ly") || r.is(k, "also", "then", "first")) {
		k++
	}
	if k >= s.Last {
		return "", when{}, 0
	}
	if end, ok := r.at(k, heldWord|tookWord); ok {
		w, _ := r.whenIn(end, s.Last, reach, false)
		return "previous.held", w, end
	}
	if r.is(k, "in", "on") {
		if w, ok := r.whenAt(k+1, s.Last, false); ok {
			return "previous.held", w, w.Last
		}
	}
	return "", when{}, 0
}

// wished reports a noun of which only is said that it should be held again:
// what follows is told of that body, and of no round of this meeting.
func (r *reader) wished(first int, s prose.Sentence) bool {
	for back := 1; back <= 4; back++ {
		if end, ok := r.at(first-back, wishedWord); ok && first-back >= s.First && end >= first-1 {
			return true
		}
	}
	return false
}

// tellLastly finds "it was last held in", "the two sides last met in", "met most
// recently in".
func (r *reader) tellLastly(k int, s prose.Sentence) {
	end, _ := r.at(k, lastlyWord)
	verb, ok := r.at(end, heldWord|tookWord)
	first := k
	switch {
	case ok:
		for first > s.First && (r.isWord(first-1, beWord) || r.is(first-1, ",")) {
			first--
		}
	case k > s.First && r.is(k-1, "met", "convened", "held"):
		first, verb = k-1, end
	case r.is(k, "last") && r.is(end, "time"):
		r.tellLastTime(k, s)
		return
	default:
		return
	}
	r.tellMetAt(first, verb, k, s)
}

// tellMet finds "had met previously in Munich". The token is the verb.
func (r *reader) tellMet(k int, s prose.Sentence) {
	first := k
	for first > s.First && r.isWord(first-1, beWord) {
		first--
	}
	r.tellMetAt(first, k+2, k, s)
}

// tellLastTime finds "the last time the two sides met was in May 2018". The
// token is "last".
func (r *reader) tellLastTime(k int, s prose.Sentence) {
	const rule, reach = "previous.last-held", 14
	for i := k + 2; i < min(s.Last, k+reach); i++ {
		verb, ok := r.at(i, heldWord|tookWord)
		if !ok || r.is(i-1, "he", "she", "i") {
			continue
		}
		if w, ok := r.whenIn(verb, s.Last, reach, false); ok && r.earlierDay(w, rule) && !r.otherSeries(rules.Range(k, w.Last), s) {
			words := rules.Range(k, w.Last)
			r.tell(earlier{rule: rule, words: words, gap: words, when: w, last: true, weight: weighsLast})
		}
		return
	}
}

// tellMetAt takes a verb of meeting that last or most recently happened: its
// first token with its auxiliaries, the token behind it and the adverb's.
func (r *reader) tellMetAt(first, verb, k int, s prose.Sentence) {
	const reach = 14
	w, ok := r.whenIn(verb, s.Last, reach, false)
	subject := r.subjectOf(first, s)
	gap := rules.Range(subject, verb)
	if !ok {
		r.Miss("/meeting/previous", "previous.last-held", first, verb, "the words ask for a date, and none follows")
		return
	}
	gap.Last = w.Last
	if r.is(first-1, "he", "she", "who", "i") || r.wishedBefore(subject, first, s) || !r.earlierDay(w, "previous.last-held") {
		return
	}
	n := noun{Tokens: rules.Range(subject, k), last: true}
	relative := r.is(subject, "which", "that") && subject > s.First
	if relative { // what it stands for is before it
		n.First = r.subjectOf(subject, s)
	}
	named := false
	for i := n.First; i < k && !named; i++ {
		if !r.isWord(i, adjectiveWord) {
			_, named = r.head(i, &n)
		}
	}
	if relative && !named || r.foreign(n, s) {
		r.Miss("/meeting/previous", "previous.last-held", gap.First, gap.Last, "the words name another series")
		return
	}
	since := subject > s.First && r.is(subject-1, "since")
	if since {
		gap.First--
	}
	r.tell(earlier{rule: "previous.last-held", words: gap, gap: gap, when: w, last: true, weight: weighsLast})
}

// tellPrelude finds "before this, the two sides had held consultations in Paris on
// 3 May" and "the two sides had previously met in May".
func (r *reader) tellPrelude(k int, s prose.Sentence) {
	const rule, reach = "previous.before-this", 14
	first, at := k, r.over(k, preludeWord)
	if k > s.First {
		if first = r.subjectOf(k, s); r.is(first, "he", "she", "who", "i") || r.is(first, "it", "they") && r.meeting.Series == nil {
			return
		}
	}
	for i := at; i < min(s.Last, at+reach); i++ {
		if i > at && !r.is(i, ",", "and") && r.ends(i, s.Last) {
			return
		}
		verb, ok := r.at(i, heldWord|tookWord)
		if !ok {
			continue
		}
		w, ok := r.whenIn(verb, s.Last, reach, false)
		n := noun{Tokens: rules.Range(first, w.Last), last: true}
		for j := first; j < w.Last; j++ {
			if _, found := r.head(j, &n); found {
				break
			}
		}
		if ok && r.named() && !n.visit && r.earlierDay(w, rule) && !r.foreign(n, s) {
			r.tell(earlier{rule: rule, words: n.Tokens, gap: n.Tokens, when: w, weight: weighsOther})
		}
		return
	}
}

// subjectOf is where the subject before a verb begins: a pronoun, or the noun
// with its article, at most a few words back.
func (r *reader) subjectOf(verb int, s prose.Sentence) int {
	const longest = 14
	first := verb
	for k := verb - 1; k >= max(s.First, verb-longest); k-- {
		t := &r.Text.Tokens[k]
		if t.Kind == prose.Stop || t.Kind == prose.Colon || t.Kind == prose.Comma && k < verb-1 || r.is(k, "since", "that", "as") || r.is(k, "and") && !(r.Text.IsMention(k+1) && r.Text.IsMentionEnd(k)) {
			break
		}
		first = k
		if r.is(k, "the", "it", "they", "we", "which", "both", "these", "this", "their", "its") {
			break
		}
	}
	return first
}

// wishedBefore reports that the subject, or what stands before it, is only
// wished for.
func (r *reader) wishedBefore(subject, verb int, s prose.Sentence) bool {
	for k := max(s.First, subject-4); k < verb; k++ {
		if r.isWord(k, wishedWord) {
			return true
		}
	}
	return false
}

// tellNotSince finds "had not been held since the third round in 2018".
func (r *reader) tellNotSince(k int, s prose.Sentence) {
	verb, i := 0, k+1
	for ; i < min(s.Last, k+5); i++ {
		if end, ok := r.at(i, heldWord|tookWord); ok {
			verb, i = end, end
			break
		}
	}
	if verb == 0 || i >= s.Last || !r.is(i, "since") {
		return
	}
	first := k
	if k > s.First && r.isWord(k-1, beWord) {
		first--
	}
	w, ok := r.sinceWhen(i+1, s)
	if !ok || !r.earlierDay(w, "previous.not-since") || r.otherSeries(rules.Range(r.subjectOf(first, s), w.Last), s) {
		return
	}
	words := rules.Range(first, w.Last)
	r.tell(earlier{rule: "previous.not-since", words: words, gap: words, when: w, since: true, weight: weighsLast})
}

// sinceWhen reads what follows "since": a time, or the last round and its time.
// That somebody took an office since is no round.
func (r *reader) sinceWhen(k int, s prose.Sentence) (when, bool) {
	for k < s.Last && (r.is(k, "early", "late", "mid", "-", "around", "about", "at", "least", "back", "in") || r.is(k, "the") && r.is(k+1, "end", "beginning", "start", "spring", "autumn", "summer", "winter", "fall") || r.is(k, "end", "beginning", "start", "spring", "autumn", "summer", "winter", "fall", "of")) {
		k++
	}
	if w, ok := r.whenAt(k, s.Last, false); ok {
		return w, true
	}
	for i := k; i < min(s.Last, k+3); i++ {
		if r.is(i, "it", "they", "we") {
			if end, ok := r.at(i+1, beWord|lastlyWord); ok {
				return r.whenIn(end, s.Last, 12, false)
			}
		}
		if n, ok := r.nounAt(i, s); ok && n.Last < s.Last {
			if rule, w, _ := r.heldWhen(&n, s); rule != "" && !w.Empty() && !r.foreign(n, s) {
				return w, true
			}
		}
	}
	return when{}, false
}

// earlierDay reports a time before the meeting.
func (r *reader) earlierDay(w when, rule string) bool {
	held, _ := r.heldOn()
	if held == "" || string(w.day) < string(held)[:min(len(w.day), len(held))] || len(w.day) < 10 && string(w.day) == string(held)[:len(w.day)] && r.meeting.StartDate != nil && len(w.day) == 4 {
		return true
	}
	r.Miss("/meeting/previous", rule, w.First, w.Last, "the date does not tell a day, month or year before the meeting")
	return false
}

// meets reports that a sentence tells of a meeting at all.
func (r *reader) meets(s prose.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		if r.Text.Is(k, r.Text.Language.SeriesHead) || r.Text.Is(k, r.Text.Language.EventNoun) || r.isWord(k, tookWord|visitWord) {
			return true
		}
	}
	return false
}

// antecedent reads what "the first" at a token is the first of, where no noun
// follows it: the round that is named shortly before, or "this".
func (r *reader) antecedent(k int, n *noun, s prose.Sentence) bool {
	const back = 8
	for i := k - 1; i >= max(s.First, k-back); i-- {
		if r.is(i, "it", "this") {
			return true
		}
		if end, ok := r.head(i, n); ok {
			n.First, n.Last = i, end
			return true
		}
	}
	return false
}
