package rounds

import (
	"fmt"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// setNext makes the words that tell most of a round to come the record's.
func (r *reader) setNext() {
	l := r.after
	if l.weight == 0 {
		return
	}
	s := l.sentence
	first, last := r.clauseFirst(l), r.clauseLast(l)
	if last <= first {
		return
	}
	r.meeting.Next = &readout.NextRound{Text: r.Text.Words(first, last)}
	r.Cite("/meeting/next/text", first, last, l.rule)
	path := fmt.Sprintf("/mentions/%d", len(r.mentions))
	mention := readout.Mention{Relation: readout.MentionNext}
	if w, ok := r.nextWhen(l.words.First, last, s); ok {
		r.meeting.Next.Date, mention.Date = &w.day, &w.day
		r.citeWhen("/meeting/next/date", w, l.rule)
		mention.Evidence = append(mention.Evidence, r.citeWhen(path+"/date", w, l.rule))
	}
	if o := l.ordinal; o.Value > 0 {
		mention.Ordinal = &o.Value
		mention.Evidence = append(mention.Evidence, r.Cite(path+"/ordinal", o.First, o.Last, l.rule))
		r.checkOrdinal(o, 1, true)
	}
	for k := l.words.First; k < last; k++ {
		if c, ok := r.Text.MentionAt(k); ok && c.Form == rules.ByCity {
			mention.Place = new(r.Text.Words(c.First, c.Last))
			mention.Evidence = append(mention.Evidence, r.Cite(path+"/place", c.First, c.Last, l.rule))
			break
		}
	}
	if len(mention.Evidence) > 0 {
		r.mentions = append(r.mentions, mention)
	}
}

// clauseFirst goes back from the words to the clause's subject, or to its verb
// where the subject is shared.
func (r *reader) clauseFirst(l later) int {
	toks, s := r.Text.Tokens, l.sentence
	first := l.words.First
	if !l.whole {
		for first > s.First {
			t := &toks[first-1]
			if t.Lower == "and" && !r.pairOfSubjects(first-1, l.words.First, s) || t.Lower == "that" && (!l.that || first < s.Last && !r.is(first, "they", "we", "both")) || t.Kind == prose.Colon {
				break
			}
			if t.Kind == prose.Comma && first-1 > s.First && first < l.words.First && l.words.First-first > 6 {
				break
			}
			first--
		}
	}
	if opening := r.opening(s); opening <= l.words.First {
		first = max(first, opening)
	}
	if toks[first].Kind == prose.Open && first+1 < l.words.Last {
		first++ // direct speech
	}
	if first == s.First && toks[first].Kind == prose.Number && toks[first].End-toks[first].Start <= 2 && first+1 < l.words.Last && toks[first+1].Capital {
		first++ // the number of the paragraph
	}
	return first
}

// opening is where a sentence begins behind "To that end," or "In this regard,": at its
// first token where it has no such words.
func (r *reader) opening(s prose.Sentence) int {
	const long = 5
	if s.First >= s.Last || !r.is(s.First, "to", "in", "for", "on", "at", "as", "with") {
		return s.First
	}
	for k := s.First + 1; k < min(s.First+long, s.Last); k++ {
		if _, named := r.Text.MentionAt(k); named || r.Text.Tokens[k].Kind == prose.Number {
			break // a place or a day is told
		}
		if r.Text.Tokens[k].Kind == prose.Comma {
			return k + 1
		}
	}
	return s.First
}

// clauseLast goes on from the words to where the clause ends: before what the
// round is for, or what else was done.
func (r *reader) clauseLast(l later) int {
	toks, s := r.Text.Tokens, l.sentence
	last := l.words.Last
	opened := false
	for last < s.Last && toks[last].Kind != prose.Colon && toks[last].Kind != prose.Stop {
		if r.is(last, "”", "\"") {
			if toks[last].Kind == prose.Close && !opened {
				if last > l.words.Last && toks[last-1].Kind == prose.Comma {
					last--
				}
				break
			}
		}
		opened = opened || r.is(last, "“", "\"")
		if r.is(last, "to") && r.isWord(last+1, purposeWord) {
			break
		}
		if r.is(last, "and") && last+1 < s.Last && (toks[last+1].Kind == prose.Word && !toks[last+1].Capital && strings.HasSuffix(toks[last+1].Lower, "ed") || r.is(last+1, "to", "also", "that", "we", "they")) || r.is(last, "while", "whereas") {
			if last > l.words.Last && toks[last-1].Kind == prose.Comma {
				last--
			}
			break
		}
		last++
	}
	for last > l.words.First && toks[last-1].Kind == prose.Comma {
		last--
	}
	for last > l.words.First && toks[last-1].Kind == prose.Close && strings.ContainsRune(")]", rune(toks[last-1].Lower[0])) {
		last--
	}
	return last
}

// pairOfSubjects reports an "and" that joins two who do one thing: "Norway and
// Chile look forward to …".
func (r *reader) pairOfSubjects(and, words int, s prose.Sentence) bool {
	const long = 9
	toks := r.Text.Tokens
	if and-s.First > long || words-and < 2 || words-and > long {
		return false
	}
	for i := s.First; i < words; i++ {
		t := &toks[i]
		if t.Kind == prose.Comma {
			return false
		}
		if _, ok := r.Text.MentionAt(i); ok || i == and || t.Capital || t.Kind != prose.Word {
			continue
		}
		if !r.isWord(i, subjectWord) {
			return false
		}
	}
	return true
}

// nextWhen reads the date of the round to come: a date, a year, "next year",
// "this fall"; none that is past.
func (r *reader) nextWhen(first, last int, s prose.Sentence) (when, bool) {
	for i := first; i < last; i++ {
		if w, ok := r.whenAt(i, last, true); ok && i > s.First && (r.Day == "" || string(w.day) >= string(r.Day)[:min(len(w.day), len(r.Day))]) {
			return w, true
		}
	}
	return when{}, false
}
