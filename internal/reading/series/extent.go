package series

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// nameLeft moves left over the words of a series' name.
func (r *Reader) nameLeft(at int, s prose.Sentence) int {
	toks := r.text.Tokens
	for at > s.First {
		p := at - 1
		t := &toks[p]
		if m, ok := r.text.MentionEnding(at); ok && m.First >= s.First {
			at = m.First
			continue
		}
		switch {
		case t.Kind == prose.Hyphen && p > s.First:
			if t.Space && at < s.Last && toks[at].Space {
				// "United States – Iceland": only between parties
				before := p
				if p-3 > s.First && toks[p-1].Kind == prose.Close && toks[p-2].Upper && toks[p-3].Kind == prose.Open {
					before = p - 3 // "European Union (EU) – Chile Dialogue"
				}
				if _, ok := r.text.MentionEnding(before); !ok {
					return at
				}
				if _, ok := r.text.MentionAt(at); !ok {
					return at
				}
			}
			at = p
		case t.Kind == prose.Symbol && (t.Lower == "/" || t.Lower == "+" || t.Lower == "&"):
			at = p
		case t.Kind == prose.Close && t.Lower == "'" && !t.Space:
			at = p
		case t.Kind == prose.Close && p-2 > s.First && toks[p-1].Upper && toks[p-2].Kind == prose.Open && r.text.IsMentionEnd(p-2):
			at = p - 2 // "India-United Kingdom (UK) Consultations"
		case t.Kind == prose.Clitic && p-1 > s.First && toks[p-1].Capital && !r.text.IsMentionEnd(p):
			at = p
		case t.Kind == prose.Number && (t.Lower == "1.5" || t.Lower == "2" || t.Lower == "3"):
			if p > s.First && (toks[p-1].Kind == prose.Symbol || at < s.Last && toks[at].Kind == prose.Symbol || t.Lower == "1.5") {
				at = p
				continue
			}
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && (r.text.Is(p, r.lang.Ordinal) || r.text.Is(p, r.lang.Roman)):
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && (r.text.Is(p, r.lang.Honorific) || r.text.Is(p, r.lang.Month) || r.text.Is(p, r.lang.Weekday)):
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && t.Capital && toks[at].Kind != prose.Clitic:
			if !r.nameWord(p, s) {
				return r.trimLeft(at, s)
			}
			at = p
		case t.Kind == prose.Word && (r.text.Is(p, r.lang.SeriesWord) || at+1 < s.Last && toks[at].Kind == prose.Hyphen && toks[at+1].Lower == "level" && r.text.Is(p, r.lang.PostHead)):
			at = p // secretary-level
		case t.Lower == "level" && p-2 > s.First && toks[p-1].Kind == prose.Hyphen && !toks[p-1].Space && !t.Space && toks[p-2].Capital && r.nameWord(p-2, s):
			at = p - 2 // High-level, Ministerial-level
		case t.Lower == "and" && p > s.First && (toks[at].Capital && toks[p-1].Capital && !r.text.IsMention(at) || r.text.Is(at, r.lang.SeriesWord) && r.text.Is(p-1, r.lang.SeriesWord)):
			at = p
		case t.Kind == prose.Open && (t.Lower == "'" || t.Lower == "\"") && at+3 < s.Last && toks[at].Kind == prose.Number:
			return p // the '2+2' dialogue
		default:
			return r.trimLeft(at, s)
		}
	}
	return r.trimLeft(at, s)
}

// nameWord reports a capital word that may stand in a series' name.
func (r *Reader) nameWord(p int, s prose.Sentence) bool {
	t := r.text.Tokens[p]
	if p == s.First && (r.text.Starter(p) || !r.text.Is(p, r.lang.SeriesWord) && r.text.Common(p)) {
		return false
	}
	switch t.Lower {
	case "the", "a", "an", "of", "on", "for", "in", "with", "holds", "hosts", "held", "attends", "outcome", "statement", "readout", "at", "and", "meeting", "hold", "virtual", "virtually", "leading", "conclude", "concludes", "convene", "convenes", "following", "opens", "by", "from", "after", "before", "ahead", "prior", "during", "as", "new", "next", "last", "courtesy", "call", "visit", "launching", "launch", "launches", "announcing":
		return false
	}
	return true
}

// trimLeft drops words that may stand inside a name and not begin it.
func (r *Reader) trimLeft(at int, s prose.Sentence) int {
	for at < s.Last {
		t := r.text.Tokens[at]
		if t.Kind == prose.Word && t.Lower != "and" && t.Lower != "the" && t.Lower != "annual" && t.Lower != "regular" && (t.Lower != "bilateral" || t.Capital && at > s.First) || t.Kind == prose.Number {
			break
		}
		at++
	}
	return at
}

// withinMention reports a token inside the name of a party: the council of the
// Gulf Cooperation Council.
func (r *Reader) withinMention(at int) bool {
	i := r.text.MentionFrom(at+1) - 1
	return i >= 0 && r.text.Mentions[i].First <= at && at < r.text.Mentions[i].Last
}

// nameRight reads "on Central America", "of the Bali Process on …" after the
// head of a name that is written with capitals.
func (r *Reader) nameRight(at int, s prose.Sentence, capital bool, head rules.Term) int {
	toks := r.text.Tokens
	if end := r.holders(at, s, head); end > at {
		return end
	}
	if !capital {
		return r.subject(at, s, head)
	}
	for at+1 < s.Last {
		on := at
		if head.Value != "ministerial" && head.Value != "summit" {
			on = r.acronym(at, s) // "Joint Working Group (JWG) on Counter Terrorism"
		}
		if on+1 >= s.Last {
			return at
		}
		w := toks[on].Lower
		ministerial := head.Value == "ministerial" && (w == "of")
		if w != "on" && w != "for" && !ministerial {
			return at
		}
		next := on + 1
		if toks[next].Lower == "the" {
			next++
		}
		if next < s.Last && !toks[next].Capital && on == next-1 && r.text.Is(next, r.lang.SeriesWord) {
			return max(at, r.subject(on, s, head)) // "Joint Commission on economic cooperation"
		}
		if next >= s.Last || !toks[next].Capital || toks[next].Kind != prose.Word || toks[next].Lower == "occasion" || toks[next].Lower == "sidelines" || r.text.Is(next, r.lang.Month) || r.text.Is(next, r.lang.Weekday) {
			return at
		}
		if m, ok := r.text.MentionAt(next); ok && ministerial && m.Form == rules.ByName {
			return at
		}
		end := next + 1
		for end < s.Last {
			t := &toks[end]
			if t.Kind == prose.Word && t.Capital && !r.text.Is(end, r.lang.Month) || t.Kind == prose.Hyphen && !t.Space || t.Kind == prose.Number && !t.Space && toks[end-1].Kind == prose.Hyphen {
				end++
				continue
			}
			if t.Kind == prose.Comma && end+2 < s.Last && toks[end+1].Lower == "and" && toks[end+2].Capital && r.listed(at, end) && !r.text.Is(end+2, r.lang.PostHead) && !r.text.Is(end+2, r.lang.Honorific) && !r.text.IsMention(end+2) {
				end += 3 // "Trade, Economic, and Cultural Cooperation"
				continue
			}
			if (t.Kind == prose.Comma || t.Lower == "and" || t.Lower == "in" || t.Lower == "of" || t.Lower == "&") && end+1 < s.Last && toks[end+1].Capital && toks[end+1].Kind == prose.Word {
				if t.Kind == prose.Comma && !r.capitalListGoesOn(end+1, s) {
					break
				}
				if t.Lower == "in" && (r.isCityAt(end+1) || r.text.Is(end+1, r.lang.Month)) {
					break
				}
				end += 2
				continue
			}
			break
		}
		at = end
	}
	return at
}

// holders reads "of Directors-General for Consular Affairs" after "meeting":
// those who hold an office make the name where no person's name follows.
func (r *Reader) holders(at int, s prose.Sentence, head rules.Term) int {
	toks := r.text.Tokens
	if head.Value != "-" || toks[head.First].Lower != "meeting" || at+2 >= s.Last || toks[at].Lower != "of" {
		return at
	}
	at0 := at
	if toks[at+1].Lower == "the" && at+3 < s.Last {
		at++ // "of the Ministers of Foreign Affairs of …"
	}
	t, ok := r.text.At(at+1, r.lang.PostHead)
	if ok && at > at0 {
		k := t.Last
		if k+1 < s.Last && toks[k].Lower == "of" && r.text.Is(k+1, r.lang.Portfolio) {
			for k++; k < s.Last && toks[k].Capital && r.text.Is(k, r.lang.Portfolio); k++ {
			}
		}
		if end := r.ofCountries(k, s); end > k {
			return end
		}
		return at0
	}
	if at > at0 {
		return at0
	}
	if !ok || !toks[at+1].Capital || !strings.HasSuffix(toks[t.Last-1].Lower, "s") && !strings.Contains(toks[t.First].Lower, "s") {
		return at
	}
	end := t.Last
	if end+1 < s.Last && (toks[end].Lower == "for" || toks[end].Lower == "of") && toks[end+1].Capital && r.text.Is(end+1, r.lang.Portfolio) {
		for end++; end < s.Last && (toks[end].Capital && r.text.Is(end, r.lang.Portfolio) || toks[end].Lower == "and" && end+1 < s.Last && r.text.Is(end+1, r.lang.Portfolio)); end++ {
		}
	}
	if end < s.Last && toks[end].Kind == prose.Word && !toks[end].Capital {
		switch toks[end].Lower {
		case "between", "will", "was", "is", "took", "of", "in", "on":
			return end
		}
	}
	return at
}

// ofCountries reads the countries whose an office is: "of Norway, Chile and Japan".
func (r *Reader) ofCountries(at int, s prose.Sentence) int {
	toks := r.text.Tokens
	if at+1 >= s.Last || toks[at].Lower != "of" {
		return at
	}
	end, n := at, 0
	for k := at + 1; k < s.Last; {
		if toks[k].Lower == "the" && k+1 < s.Last {
			k++
		}
		m, ok := r.text.MentionAt(k)
		if !ok || m.Form != rules.ByName {
			break
		}
		end, n = m.Last, n+1
		k = m.Last
		for k < s.Last && (toks[k].Kind == prose.Comma || toks[k].Lower == "and") {
			k++
		}
	}
	if n < 2 {
		return at
	}
	return end
}

// acronym returns the token after "(JWG)" at a place, the place itself where
// none stands there.
func (r *Reader) acronym(at int, s prose.Sentence) int {
	toks := r.text.Tokens
	if at+2 >= s.Last || toks[at].Kind != prose.Open || !toks[at+1].Upper {
		return at
	}
	last := at + 2
	if last+2 < s.Last && toks[last].Kind == prose.Hyphen && toks[last+1].Upper {
		last += 2 // (NC-JCC)
	}
	if toks[last].Kind != prose.Close {
		return at
	}
	return last + 1
}

// subject reads "on economic and technological cooperation" after a committee
// or a working group that is written in small letters, up to what goes on with
// the sentence.
func (r *Reader) subject(at int, s prose.Sentence, head rules.Term) int {
	const long = 18
	toks := r.text.Tokens
	if head.Value != "joint_committee" && head.Value != "working_group" || at+1 >= s.Last || toks[at].Lower != "on" && toks[at].Lower != "for" {
		return at
	}
	for k := at + 1; k < min(s.Last, at+long); k++ {
		switch t := &toks[k]; {
		case t.Kind == prose.Stop, r.text.Is(k, r.lang.VerbHold), t.Lower == "will", t.Lower == "was", t.Lower == "were", t.Lower == "took", t.Lower == "met", t.Lower == "in", t.Lower == "at", t.Lower == "between":
			if k > at+1 {
				return k
			}
			return at
		case k > at+1 && (r.text.Is(k, r.lang.PartyAdjective) || t.Capital && r.text.Is(k, r.lang.PostHead)):
			return k // the next line begins: who met
		case t.Kind == prose.Word && !r.text.Is(k, r.lang.Month) && !r.text.Is(k, r.lang.Weekday), t.Kind == prose.Comma, t.Kind == prose.Hyphen:
		default:
			return at
		}
		if k+1 == s.Last {
			return s.Last // a title ends by it
		}
	}
	return at
}

// between reports "between India and Finland", "between the foreign ministries of
// the two countries" after a name that names no party itself; end is behind the
// second country that it names, at where it names none or their ministries.
func (r *Reader) between(at int, s prose.Sentence) (end int, ok bool) {
	const long = 20
	toks := r.text.Tokens
	k := r.acronym(at, s)
	if k+2 >= s.Last || toks[k].Lower != "between" {
		return at, false
	}
	parties, bodies := 0, false
	for k++; k < min(s.Last, at+long); k++ {
		if m, ok := r.text.MentionAt(k); ok && m.Form == rules.ByName {
			if parties++; parties == 2 && !bodies {
				return m.Last, true
			} else if parties == 2 {
				return at, true
			}
			k = m.Last - 1
			continue
		}
		t := &toks[k]
		if t.Lower == "countries" && toks[k-1].Lower == "two" {
			return at, true
		}
		bodies = bodies || t.Lower != "the" && t.Lower != "and"
		if t.Lower != "the" && t.Lower != "of" && t.Lower != "and" && t.Lower != "two" && t.Lower != "for" && !r.text.Is(k, r.lang.UnitHead) && !r.text.Is(k, r.lang.SeriesWord) && !t.Capital {
			return at, false
		}
	}
	return at, false
}

// ofOffice reports a name after somebody's office: "Secretary General of the
// Steering Committee". Who chairs a body chairs its meetings too.
func (r *Reader) ofOffice(at int, s prose.Sentence) bool {
	toks := r.text.Tokens
	if at-1 >= s.First && toks[at-1].Lower == "the" {
		at--
	}
	at--
	if at <= s.First || toks[at].Lower != "of" && toks[at].Lower != "to" {
		return false
	}
	for k := max(s.First, at-3); k < at; k++ {
		if t, ok := r.text.At(k, r.lang.PostHead); ok && t.Last == at && toks[k].Capital && !strings.HasPrefix(toks[k].Lower, "chair") && !strings.HasPrefix(toks[k].Lower, "co") {
			return true
		}
	}
	return false
}

// ofPerson reports a post and a person's name among words: "Deputy Secretary Roe
// Meetings".
func (r *Reader) ofPerson(first, last int) bool {
	for k := first; k < last; k++ {
		t, ok := r.text.At(k, r.lang.PostHead)
		if !ok || t.Last >= last || strings.HasSuffix(r.text.Tokens[t.Last-1].Lower, "s") {
			continue
		}
		if next := &r.text.Tokens[t.Last]; next.Kind == prose.Word && next.Capital && !next.Upper && !r.text.Known(t.Last) {
			return true
		}
	}
	return false
}

func (r *Reader) isCityAt(i int) bool {
	m, ok := r.text.MentionAt(i)
	return ok && (m.Form == rules.ByCity || m.Form == rules.ByName)
}

// capitalListGoesOn reports a list of capital words that goes on to an "and".
func (r *Reader) capitalListGoesOn(i int, s prose.Sentence) bool {
	for k := i; k < s.Last && k < i+9; k++ {
		t := &r.text.Tokens[k]
		if t.Lower == "and" {
			return k+1 < s.Last && r.text.Tokens[k+1].Capital
		}
		if !t.Capital && t.Kind != prose.Comma && t.Kind != prose.Hyphen && t.Lower != "in" && t.Lower != "of" {
			return false
		}
	}
	return false
}

// listed reports a comma among some words: a list stands before its last item.
func (r *Reader) listed(first, last int) bool {
	for k := first; k < last; k++ {
		if r.text.Tokens[k].Kind == prose.Comma {
			return true
		}
	}
	return false
}
