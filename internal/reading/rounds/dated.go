package rounds

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// tellDated finds a round that its date names: "the July 15, 2010 session", "their
// meeting in Lima on 30 July 2012", "the one held in December 2014". The token
// is the article.
func (r *reader) tellDated(k int, s prose.Sentence) {
	const rule, near = "previous.dated", 8
	n := noun{Tokens: rules.Range(k, k+1), article: true}
	var w when
	switch {
	case r.is(k, "the") && r.is(k+1, "one") && r.isWord(k+2, heldWord):
		var ok bool
		if w, ok = r.whenIn(k+3, s.Last, near, false); !ok {
			return
		}
		n.Last = w.Last
	case r.is(k, "the", "their", "its", "our"):
		var ok bool
		if w, ok = r.whenNamed(k+1, s); ok {
			end, found := r.headFrom(w.Last, s, &n)
			if !found || n.visit {
				return
			}
			n.Last = end
			break
		}
		if r.is(k, "the") {
			return
		}
		end, found := r.headFrom(k+1, s, &n)
		if !found || n.visit || n.kind != "" && n.kind != string(r.meeting.Kind) || end >= s.Last || !r.is(end, "in", "on", "at", "held") {
			return
		}
		if w, ok = r.whenIn(end, s.Last, near, false); !ok {
			return
		}
		n.Last = end
	default:
		return
	}
	if !r.ownDated(k, n, w) || !r.earlierDay(w, rule) || r.wished(k, s) || r.foreign(n, s) {
		return
	}
	gap := rules.Range(k, max(n.Last, w.Last))
	if k > s.First && r.isWord(k-1, sinceWord) {
		gap.First = r.elapsedBefore(k-1, s)
	}
	r.tell(earlier{rule: rule, words: gap, gap: gap, when: w, weight: weighsOther})
}

// elapsedBefore is where the time begins that stands before "after": "four years
// after the last round".
func (r *reader) elapsedBefore(after int, s prose.Sentence) int {
	const back = 5
	if !r.is(after, "after", "since") {
		return after
	}
	for i := max(s.First, after-back); i < after; i++ {
		if e, ok := r.elapsedAt(i, s.Last); ok && e.Last == after {
			return i
		}
	}
	return after
}

// ownDated reports that a round which its date names may be the series' own: the
// meeting is one of a series, and theirs is of its kind, since others have
// meetings too. The year of the meeting names the meeting.
func (r *reader) ownDated(k int, n noun, w when) bool {
	if !r.named() || r.isWord(n.Last-1, occasionWord) && !r.is(k+1, "one") {
		return false
	}
	if held, _ := r.heldOn(); len(w.day) == 4 && held != "" && string(w.day) >= string(held)[:4] {
		return false
	}
	round := n.kind != "" || r.is(n.Last-1, "session", "round", "edition") || r.is(k+1, "one")
	if r.is(k, "the") {
		return r.meeting.Series != nil && round
	}
	return r.meeting.Series == nil || round && (n.kind == "" || n.kind == string(r.meeting.Kind))
}

// whenNamed reads a date or a year that stands before a noun.
func (r *reader) whenNamed(k int, s prose.Sentence) (when, bool) {
	if k >= s.Last {
		return when{}, false
	}
	t := &r.Text.Tokens[k]
	if t.Kind == prose.Word && !r.Text.Is(k, r.Text.Language.Month) {
		return when{}, false
	}
	if w, ok := r.whenAt(k, s.Last, false); ok {
		if w.Last < s.Last && r.is(w.Last, ",") {
			w.Last++
		}
		return w, true
	}
	if d, ok := r.Text.YearAt(k); ok {
		p, ok := d.Partial(r.Day, false)
		return when{rules.Range(k, k+1), p, false}, ok
	}
	return when{}, false
}
