package rounds

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// tellFirst finds "the first consultation in about three years since April
// 2015", "for the first time since 2011", "the first visit by a minister in a
// decade". The token is "first".
func (r *reader) tellFirst(k int, s prose.Sentence) {
	const reach = 16
	n := noun{Tokens: rules.Range(k, k+1)}
	named, timed := false, r.is(k+1, "time")
	for j := k + 1; j < min(s.Last, k+reach); j++ {
		t := &r.Text.Tokens[j]
		if r.is(j, "since") {
			r.tellFirstSince(k, j, elapsed{}, n, named || timed, s)
			return
		}
		if r.is(j, "in", "for", "after") {
			if e, ok := r.elapsedAt(j+1, s.Last); ok && !r.is(e.Last, "ago", "later", "of") {
				if e.Last < s.Last && r.is(e.Last, "since") {
					r.tellFirstSince(k, e.Last, e, n, named || timed, s)
				} else {
					r.tellFirstIn(k, j, e, n, named || timed, s)
				}
				return
			}
		}
		if end, ok := r.head(j, &n); ok {
			named = true
			n.Last = end
			j = end - 1
			continue
		}
		if t.Kind == prose.Stop || t.Kind == prose.Colon || t.Kind == prose.Comma || j == k+1 && t.Kind == prose.Number || j == k+1 && r.Text.Is(j, r.Text.Language.Number) {
			return
		}
		if r.is(j, "since", "who", "which", "where", "when", "while", "whose", "and") && !timed {
			return
		}
	}
}

// firstOf reports that "the first" at a token is a round of this meeting.
func (r *reader) firstOf(k int, n noun, named bool, s prose.Sentence) bool {
	if r.is(k-1, "his", "her", "my", "whose") {
		return false // a person's
	}
	if !named && !r.is(k+1, "by", "of", "from", "since", "in", "such", "between", "for", "after", "to") {
		return false
	}
	what := n
	referred := r.antecedent(k, &what, s)
	switch {
	case !named && (!referred || what.visit && r.meeting.Kind != readout.KindVisit), !referred && !r.meets(s):
		return false
	case !named:
		n = what
	}
	n.visit = n.visit && !r.is(k-3, "this", "it") // "this is the first visit": the meeting's own
	return !r.foreign(n, s)
}

// tellFirstSince takes "the first since"; since is the token, e the time that
// went by, empty where it is not told.
func (r *reader) tellFirstSince(k, since int, e elapsed, n noun, named bool, s prose.Sentence) {
	const rule = "previous.first-since"
	w, ok := r.sinceWhen(since+1, s)
	if !ok {
		if !e.Empty() {
			r.tellFirstIn(k, e.First-1, e, n, named, s)
		}
		return
	}
	if !r.earlierDay(w, rule) {
		return
	}
	words := rules.Range(r.forThe(k, s), w.Last)
	if !r.firstOf(k, n, named, s) {
		r.Miss("/meeting/previous", rule, words.First, words.Last, "the words name another series")
		return
	}
	gap := words
	if !e.Empty() {
		gap.First = e.First - 1 // "in three years since"
	}
	out := earlier{rule: rule, words: words, gap: gap, when: w, count: e.count, since: true, last: true, weight: weighsLast}
	if r.datedOtherwise(k, s) {
		out.weight = weighsOther
	}
	r.tell(out)
}

// datedOtherwise reports that a sentence besides the meeting's own tells when
// what it tells of took place: "In May they held their first summit since 2019".
func (r *reader) datedOtherwise(k int, s prose.Sentence) bool {
	if s.First == r.Text.Sentences[r.Sentence].First {
		return false
	}
	held, _ := r.heldOn()
	for i := s.First; i < k; i++ {
		if r.is(i, "where", "when") {
			return true
		}
		if w, ok := r.whenAt(i, s.Last, false); ok && held != "" && string(held)[:len(w.day)] != string(w.day) {
			return true
		}
	}
	return false
}

// tellFirstIn takes "the first in four years": that there was an earlier round,
// and how long ago, without its date.
func (r *reader) tellFirstIn(k, in int, e elapsed, n noun, named bool, s prose.Sentence) {
	const rule, longest = "previous.first-in", 5
	words := rules.Range(r.forThe(k, s), e.Last)
	if !e.long || !r.firstOf(k, n, named, s) || r.datedOtherwise(k, s) {
		return
	}
	gap := words
	if in-k > longest || in == k+1 {
		gap.First = in
	}
	r.tell(earlier{rule: rule, words: words, gap: gap, since: true, weight: weighsElapsed})
}

// forThe is where the phrase of "first" begins: "for the first time".
func (r *reader) forThe(k int, s prose.Sentence) int {
	if r.is(k+1, "time") && k-2 >= s.First && r.is(k-1, "the") && r.is(k-2, "for") {
		return k - 2
	}
	return k
}

// tellHiatus finds "after a gap of three years", "after a four-year hiatus". The
// token is the gap.
func (r *reader) tellHiatus(k int, s prose.Sentence) {
	const rule, back = "previous.after-gap", 8
	first := -1
	for i := k - 1; i >= max(s.First, k-back); i-- {
		if r.is(i, "after", "following", "ending", "despite") {
			first = i
			break
		}
		if t := &r.Text.Tokens[i]; t.Kind != prose.Word && t.Kind != prose.Hyphen && t.Kind != prose.Number && t.Kind != prose.Clitic && t.Kind != prose.Close {
			return
		}
	}
	if first < 0 {
		return
	}
	end, found := r.over(k, hiatusWord), false
	var time elapsed
	for i := first + 1; i < k && !found; i++ {
		time, found = r.elapsedAt(i, k)
	}
	if !found {
		at := end
		for at < s.Last && r.is(at, "of", "lasting", "that", "lasted", "which") {
			at++
		}
		if time, found = r.elapsedAt(at, s.Last); found && at > end {
			end = time.Last
		} else {
			return
		}
	}
	if !time.long || r.otherSeries(rules.Range(first, end), s) || !r.meets(s) || r.datedOtherwise(first, s) {
		return
	}
	words := rules.Range(first, end)
	r.tell(earlier{rule: rule, words: words, gap: words, since: true, weight: weighsElapsed})
}

// tellAfterYears finds "resumed after seven years". The token is "after".
func (r *reader) tellAfterYears(k int, s prose.Sentence) {
	const rule, back = "previous.after-years", 10
	e, ok := r.elapsedAt(k+1, s.Last)
	if !ok || !e.long || e.Last < s.Last && !r.endsPhrase(e.Last, s) {
		return
	}
	for i := k - 1; i >= max(s.First, k-back); i-- {
		if r.ends(i, s.Last) && !r.is(i, "and") {
			return
		}
		if r.isWord(i, revivedWord) {
			words := rules.Range(k, e.Last)
			if r.meets(s) && !r.datedOtherwise(k, s) && !r.wishedBefore(i, k, s) {
				r.tell(earlier{rule: rule, words: words, gap: words, since: true, weight: weighsElapsed})
			}
			return
		}
	}
}

// endsPhrase reports a token that begins something else after a time.
func (r *reader) endsPhrase(k int, s prose.Sentence) bool {
	t := &r.Text.Tokens[k]
	return t.Kind != prose.Word && t.Kind != prose.Hyphen && t.Kind != prose.Clitic || r.is(k, "in", "at", "on", "with", "under", "and", "as", "to", "by", "since")
}
