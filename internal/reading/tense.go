package reading

import (
	"readout/internal/prose"
	"readout/internal/reading/days"
	"readout/internal/reading/rules"
)

// elsewhen reports a clause about another time: "met last month", "since the
// last meeting", "the talks held between the leaders at the inaugural summit".
func (r *reader) elsewhen(m rules.Match, s prose.Sentence) bool {
	toks := r.text.Tokens
	for i := s.First; i < s.Last; i++ {
		if t, ok := r.text.At(i, r.lang.NotNow); ok && (t.First < m.First && m.First-t.First < 6 || t.First >= m.First && t.First-m.Last < 14 && t.First < r.clauseEnd(max(m.First, m.Last-1), s)) {
			if t.Last == m.First && m.Rule.Value == "held" && toks[t.First].Lower == "last" && toks[t.Last-1].Lower == "week" && r.opens(s) {
				continue // the first sentence's own news: "Minister Roe last week held talks with …"
			}
			return true
		}
	}
	if r.otherYear(m, s) {
		return true
	}
	for i := m.First - 1; i >= max(s.First, m.First-4) && !m.Rule.Is(rules.After); i-- {
		switch toks[i].Lower {
		case "since", "who", "had", "when", "after", "whom":
			if toks[i].Lower == "after" && r.text.Between(i, m.First, ",") {
				continue // "reconvening after two years, met today"
			}
			return toks[i].Lower != "after" || i > s.First
		case "has", "have":
			return !r.saysDay(s) && (m.Rule.Value == "visit" || !r.opens(s))
		}
	}
	// "the historic discussions held between": the verb belongs to the noun before it
	if m.First > s.First && m.Rule.Value == "held" && r.text.Is(m.First, r.lang.Number) {
		return true
	}
	if w := toks[m.First].Lower; (w == "held" || w == "hosted") && m.First > s.First && r.isNoun(m.First-1) && !r.text.Preceded(m.First-1, s, "sides", "two", "both") && !r.holdsIts(m.First+1, s) {
		return true
	}
	return false
}

// holdsIts reports an object after "held": the body before it holds its own
// meeting.
func (r *reader) holdsIts(at int, s prose.Sentence) bool {
	if at >= s.Last {
		return false
	}
	switch r.text.Tokens[at].Lower {
	case "its", "their", "a", "an", "another":
		return true
	}
	return false
}

// opens reports the first sentence of the body.
func (r *reader) opens(s prose.Sentence) bool {
	for i := range r.text.Sentences {
		if r.isBody(i) {
			return r.text.Sentences[i].First == s.First
		}
	}
	return false
}

// otherYear reports a clause that its own bare year or month puts far from the
// release: "met with the Prime Minister in 2012".
func (r *reader) otherYear(m rules.Match, s prose.Sentence) bool {
	anchor, dated := r.anchor.Time()
	if !dated {
		return false
	}
	for i := m.First; i+1 < min(s.Last, m.First+30); i++ {
		w := r.text.Tokens[i].Lower
		if w == "following" || w == "since" || w == "after" || w == "when" || w == "which" {
			return false // another meeting's
		}
		if w != "in" && w != "during" {
			continue
		}
		if d, ok := r.text.YearAt(i + 1); ok {
			return d.Year != anchor.Year() && d.Year != anchor.Year()+1
		}
		if d, ok := r.text.DateAt(i+1, s.Last); ok && d.Day == 0 && d.Month > 0 {
			if d.Year > 0 && (d.Year < anchor.Year()-1 || d.Year > anchor.Year()+1) {
				return true
			}
			away := (d.Month - int(anchor.Month()) + 12) % 12
			return d.Year == 0 && away > 5 && away < 10
		}
	}
	return false
}

// saysDay reports a sentence that names a day near the release's own.
func (r *reader) saysDay(s prose.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if d, ok := r.text.DateAt(i, s.Last); ok && d.Precise() {
			return days.Recent(d, r.anchor, false)
		}
	}
	return false
}

func (r *reader) isNoun(i int) bool {
	t, ok := r.text.At(i, r.lang.EventNoun)
	return ok && t.Value == "-" && r.text.Tokens[i].Kind == prose.Word
}
