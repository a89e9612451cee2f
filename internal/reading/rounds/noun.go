package rounds

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// noun is words that name a round: "the previous (9th) round of their
// consultations", "the 2nd FOC".
type noun struct {
	rules.Tokens        // from the article to the last word of its name
	last         bool   // it is called the last or the previous one
	next         bool   // it is called the next one
	article      bool   // the, their, a possessive
	visit        bool   // a visit and no meeting
	tail         int    // where what is said of it begins
	kind         string // of meeting, where its head tells one
	ordinal      rules.Ordinal
}

// longestNoun bounds the words of a name that are looked through.
const longestNoun = 16

// named reports that the meeting is one of a series, though the text may give it
// no name: only of such there is a second and a third.
func (r *reader) named() bool {
	switch r.meeting.Kind {
	case readout.KindConsultation, readout.KindDialogue, readout.KindWorkingGroup, readout.KindJointCommittee:
		return true
	default:
		return r.meeting.Series != nil || r.meeting.Ordinal != nil
	}
}

// nounAt reads the round that is called the last or by a number at a token.
func (r *reader) nounAt(i int, s prose.Sentence) (noun, bool) {
	n := noun{Tokens: rules.Range(i, i)}
	k := i
	if end, ok := r.at(k, beforeWord); ok {
		n.last, k = true, end
	} else if end, ok := r.at(k, afterWord); ok {
		n.next, k = true, end
	}
	bracket := k < s.Last && r.Text.Tokens[k].Kind == prose.Open
	if bracket {
		k++
	}
	if o, ok := r.ordinalAt(k, s.Last); ok {
		n.ordinal, k = o, o.Last
		if bracket && k < s.Last && r.Text.Tokens[k].Kind == prose.Close {
			k++
		}
	} else if !n.last && !n.next || bracket {
		return n, false
	}
	if !n.last && n.ordinal.Value > 0 && k < s.Last && r.is(k, "and", ",", "-") {
		return n, false // "the first and second"
	}
	end, ok := r.headFrom(k, s, &n)
	if !ok {
		// "the last was in 2018", "the ninth having been held"
		if n.next || !r.is(i-1, "the") || k >= s.Last || !r.isWord(k, beWord|tookWord) {
			return n, false
		}
		end = k
	}
	n.Last = end
	if n.last && n.ordinal.Value == 0 && end+2 < s.Last && r.is(end, ",") { // "the previous meeting, the first, was held"
		if o, ok := r.ordinalAt(end+1+r.count(end+1, "the"), s.Last); ok && o.Last < s.Last && r.is(o.Last, ",") {
			n.ordinal, n.Last = o, o.Last+1
		}
	}
	r.article(&n, s)
	return n, true
}

// count is 1 where a word stands at a token, else 0.
func (r *reader) count(i int, word string) int {
	if r.is(i, word) {
		return 1
	}
	return 0
}

// article moves the beginning of a noun to its article or the one who has it.
func (r *reader) article(n *noun, s prose.Sentence) {
	p := n.First - 1
	if p < s.First {
		return
	}
	switch t := &r.Text.Tokens[p]; {
	case r.is(p, "the", "their", "its", "our", "this", "these"):
		n.First, n.article = p, true
	case t.Kind == prose.Clitic:
		n.article = true
	}
}

// ordinalAt reads an ordinal, "6 th" too.
func (r *reader) ordinalAt(i, last int) (rules.Ordinal, bool) {
	if i >= last {
		return rules.Ordinal{}, false
	}
	if o, ok := r.Text.OrdinalAt(i); ok {
		return o, true
	}
	if n, ok := r.Text.Tokens[i].NumberValue(); ok && n > 0 && n < 200 && i+1 < last && r.is(i+1, "st", "nd", "rd", "th") {
		return rules.Ordinal{First: i, Last: i + 2, Value: n}, true
	}
	return rules.Ordinal{}, false
}

// headFrom reads on from a token over the words of a name to the last noun that
// heads it, and what belongs to that: its short name in brackets, "of the Joint
// Committee".
func (r *reader) headFrom(i int, s prose.Sentence, n *noun) (int, bool) {
	end, acronym, head, k := 0, 0, 0, i
	for k < min(s.Last, i+longestNoun) {
		if next, ok := r.head(k, n); ok {
			head, k, end = k, next, next
			continue
		}
		t := &r.Text.Tokens[k]
		if t.Kind == prose.Open && k+2 < s.Last && r.Text.Tokens[k+2].Kind == prose.Close && (end > 0 || r.Text.Tokens[k+1].Upper) {
			if end > 0 {
				end = k + 3
			}
			k += 3
			continue
		}
		if end > 0 && t.Lower == "of" {
			if next, ok := r.ofBody(k+1, s, n); ok {
				return next, true
			}
			break
		}
		next := r.modifier(k, s)
		if next == k {
			break
		}
		if t.Upper && t.End-t.Start >= 2 && t.Kind == prose.Word && !r.Text.Within(k) {
			acronym = next
		}
		k = next
		if end > 0 && k-end > 4 {
			break
		}
		if end == 0 && acronym == k && !r.nameGoesOn(k, s) {
			return k, !r.qualifies(k, k, s) // "the last FOC"
		}
	}
	return end, end > 0 && !(end == head+1 && r.isWord(head, adjectiveWord) && r.qualifies(end, k, s))
}

// qualifies reports that a word which may be a noun or none, "trilateral", has a
// noun behind it that is no round: what stands from its end to where the name
// could be read.
func (r *reader) qualifies(end, read int, s prose.Sentence) bool {
	if read > end {
		return true
	}
	if end >= s.Last || r.Text.Tokens[end].Capital || r.isWord(end, willWord) {
		return false
	}
	t := &r.Text.Tokens[end]
	return t.Kind == prose.Word && !r.isWord(end, beWord|tookWord|heldWord|inWord) && !r.is(end, "on", "at", "between", "with", "under", "that", "which", "last", "next", "again", "also", "this", "later", "earlier", "today")
}

// nameGoesOn reports a word that may belong to the name before it.
func (r *reader) nameGoesOn(k int, s prose.Sentence) bool {
	if k >= s.Last {
		return false
	}
	if _, ok := r.head(k, &noun{}); ok {
		return true
	}
	return r.modifier(k, s) > k || r.Text.Tokens[k].Kind == prose.Open
}

// head reads a noun that heads the name of a round.
func (r *reader) head(k int, n *noun) (int, bool) {
	lang := r.Text.Language
	if end, ok := r.at(k, visitWord); ok {
		n.visit = true
		return end, true
	}
	t, ok := r.Text.At(k, lang.SeriesHead)
	if !ok {
		t, ok = r.Text.At(k, lang.EventNoun)
	}
	if ok && (t.Value == "phone_call" || t.Value == "courtesy_call") {
		return k, false
	}
	end := t.Last
	if !ok {
		if end, ok = r.at(k, nounWord); !ok {
			return k, false
		}
	} else if t.Value != "-" {
		n.kind = t.Value
	}
	n.visit = false
	return end, true
}

// modifier steps over a word that may stand in the name of a round before its
// head.
func (r *reader) modifier(k int, s prose.Sentence) int {
	if k >= s.Last {
		return k
	}
	if m, ok := r.Text.MentionAt(k); ok {
		return m.Last
	}
	if end, ok := r.at(k, adjectiveWord); ok {
		return end
	}
	t := &r.Text.Tokens[k]
	switch {
	case t.Kind == prose.Hyphen, t.Kind == prose.Clitic, t.Kind == prose.Symbol && (t.Lower == "/" || t.Lower == "+" || t.Lower == "&"):
		return k + 1
	case t.Kind == prose.Close && t.Lower == "'" || t.Kind == prose.Close && t.Lower == "’":
		return k + 1
	case t.Kind == prose.Number && k+1 < s.Last && (r.Text.Tokens[k+1].Lower == "+" || r.Text.Tokens[k-1].Lower == "+" || r.is(k+1, "track")):
		return k + 1
	case t.Kind != prose.Word:
		return k
	case t.Capital && !r.Text.Is(k, r.Text.Language.Month) && !r.Text.Is(k, r.Text.Language.Weekday):
		return k + 1
	case r.is(k, "and", "on", "for") && k+1 < s.Last && r.Text.Tokens[k+1].Capital && r.Text.Tokens[k-1].Capital:
		return k + 1
	case r.is(k, "level", "and", "on") && k+1 < s.Last && r.Text.Is(k+1, r.Text.Language.SeriesWord):
		return k + 1
	case r.is(k, "level"):
		return k + 1
	}
	if t, ok := r.Text.At(k, r.Text.Language.SeriesWord); ok {
		return t.Last
	}
	return k
}

// ofBody reads "their consultations" and "the Joint Committee on Trade" after
// "round of": what meets, of which the round is one.
func (r *reader) ofBody(k int, s prose.Sentence, n *noun) (int, bool) {
	for k < s.Last && r.is(k, "the", "our", "their", "its", "this", "these", "those", "such", "regular") {
		k++
	}
	body := noun{}
	end, ok := r.headFrom(k, s, &body)
	if ok && body.kind != "" {
		n.kind = body.kind
	}
	return end, ok
}

// foreign reports that a round is another body's: its name is that of another
// series, it is of another kind, or others met.
func (r *reader) foreign(n noun, s prose.Sentence) bool {
	if n.visit && r.meeting.Kind != readout.KindVisit && s.First != r.Text.Sentences[r.Sentence].First {
		return true
	}
	if r.otherSeries(n.Tokens, s) || r.otherParties(rules.Range(n.First, max(n.Last, n.tail))) {
		return true
	}
	if r.meeting.Series == nil && n.ordinal.Value > 0 && !n.last && r.otherName(n.Tokens, s) {
		return true
	}
	if r.meeting.Series != nil && !n.last && r.otherWords(n.Tokens) {
		return true
	}
	own := r.meeting.Ordinal
	beside := own != nil && n.ordinal.Value > 0 && (n.ordinal.Value == *own-1 || n.ordinal.Value == *own+1) // a number beside the meeting's tells that it is its neighbour
	if !r.named() && n.kind != "" && n.kind != string(r.meeting.Kind) && r.meeting.Kind != readout.KindOther {
		return true // the Joint Commission, where two ministers met
	}
	if beside || n.kind == "" || r.meeting.Series == nil || n.kind == string(r.meeting.Kind) {
		return r.otherAcronym(n.Tokens)
	}
	name := strings.ToLower(*r.meeting.Series)
	for k := n.First; k < n.Last; k++ {
		if t, ok := r.Text.At(k, r.Text.Language.SeriesHead); ok && t.Value == n.kind && strings.Contains(name, strings.TrimSuffix(r.Text.Tokens[k].Lower, "s")) {
			return false
		}
	}
	return true
}

// otherParties reports words that name countries none of which met, or two or
// more of which at most one did.
func (r *reader) otherParties(t rules.Tokens) bool {
	if len(r.meeting.Parties) == 0 {
		return false
	}
	own, all := 0, 0
	for i := r.Text.MentionFrom(t.First); i < len(r.Text.Mentions) && r.Text.Mentions[i].First < t.Last; i++ {
		m := r.Text.Mentions[i]
		if m.Form == rules.ByCity {
			continue
		}
		all++
		for _, p := range r.meeting.Parties {
			if p == m.Code {
				own++
				break
			}
		}
	}
	return all > 0 && own == 0 || all > 1 && own < 2 && len(r.meeting.Parties) > 1
}

// otherName reports words with capitals, no party among them, that neither the
// title nor the sentence about the meeting has.
func (r *reader) otherName(t rules.Tokens, s prose.Sentence) bool {
	own := r.Text.Sentences[r.Sentence]
	if s.First == own.First {
		own.Last = t.First // itself is no witness
	}
	for k := t.First; k < t.Last; k++ {
		w := &r.Text.Tokens[k]
		if w.Kind != prose.Word || !w.Capital || w.End-w.Start < 4 || r.Text.Within(k) || r.Text.Is(k, r.Text.Language.Ordinal) || r.isWord(k, beforeWord) {
			continue
		}
		if !r.has(r.Title, w.Lower) && !r.has(rules.Range(own.First, own.Last), w.Lower) {
			return true
		}
	}
	return false
}

// otherWords reports words with capitals, none of which the name of the
// meeting's series or the title has.
func (r *reader) otherWords(t rules.Tokens) bool {
	own, other := strings.ToLower(*r.meeting.Series), false
	for k := t.First; k < t.Last; k++ {
		w := &r.Text.Tokens[k]
		if w.Kind != prose.Word || !w.Capital || w.End-w.Start < 4 || r.Text.Within(k) || r.Text.Is(k, r.Text.Language.Ordinal) || r.Text.Is(k, r.Text.Language.Month) || r.isWord(k, beforeWord|afterWord|generalWord) {
			continue
		}
		if strings.Contains(own, strings.TrimSuffix(w.Lower, "s")) || r.has(r.Title, w.Lower) {
			return false
		}
		other = true
	}
	return other
}

func (r *reader) has(t rules.Tokens, word string) bool {
	for k := t.First; k < t.Last; k++ {
		if r.Text.Tokens[k].Lower == word {
			return true
		}
	}
	return false
}

// otherAcronym reports that a round is known by capitals which are not those of
// the meeting's own series.
func (r *reader) otherAcronym(t rules.Tokens) bool {
	for k := t.First; k < t.Last; k++ {
		w := &r.Text.Tokens[k]
		if w.Kind != prose.Word || !w.Upper || w.End-w.Start < 3 || w.Abbrev || strings.Contains(w.Lower, ".") || r.Text.Within(k) {
			continue
		}
		if r.meeting.Series == nil {
			s := r.Text.Sentences[r.Sentence]
			return !r.has(r.Title, w.Lower) && !r.has(rules.Range(s.First, min(s.Last, t.First)), w.Lower)
		}
		word := strings.TrimSuffix(w.Lower, "s")
		own := strings.ToLower(*r.meeting.Series)
		if strings.Contains(own, word) || initials(own, word) {
			return false
		}
		if name, ok := r.Series.AcronymOf(word); ok && !r.otherSeries(name, r.Text.Sentences[r.Text.SentenceAt(name.First)]) {
			return false
		}
		return true
	}
	return false
}

// initials reports that letters are the first ones of words of a name, in
// their order.
func initials(name, letters string) bool {
	at := 0
	for w := range strings.FieldsFuncSeq(name, func(c rune) bool { return c == ' ' || c == '-' || c == '+' || c == '/' }) {
		if at < len(letters) && w[0] == letters[at] {
			at++
		}
	}
	return at == len(letters)
}
