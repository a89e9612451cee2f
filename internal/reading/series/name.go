package series

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Name is a recurring meeting as one place of the text names it.
type Name struct {
	Words         rules.Tokens
	Ordinal       rules.Ordinal
	Head          rules.Term
	Kind          string // the kind of meeting that its head word names, "-" for none
	Capital       bool   // written as a name, with capitals
	Pair          bool   // it names two parties
	International bool   // a conference of many
	margin        bool   // only what the meeting was held on the margins of
	meetingOf     bool   // "the first meeting of the …": the name has no ordinal of its own
}

// Found reports a name; the zero value is none.
func (n Name) Found() bool { return !n.Words.Empty() }

// Better prefers a name with an ordinal, then one with capitals, then the
// longer.
func (n Name) Better(o Name) bool {
	if !o.Found() {
		return true
	}
	if a, b := n.Ordinal.Value > 0, o.Ordinal.Value > 0; a != b {
		return a
	}
	if a, b := n.Kind != "-", o.Kind != "-"; a != b {
		return a
	}
	if n.Capital != o.Capital {
		return n.Capital
	}
	return n.Words.Last-n.Words.First > o.Words.Last-o.Words.First
}

// Reader reads the names of one text.
type Reader struct {
	text *rules.Text
	lang *rules.Language
}

// New makes the reader of a text whose mentions are found.
func New(text *rules.Text) *Reader {
	return &Reader{text: text, lang: text.Language}
}

// In returns the best name of a series in a sentence, the zero value
// where it has none. Only a name for which counts is true counts.
func (r *Reader) In(sentence int, counts func(Name) bool) Name {
	s := r.text.Sentences[sentence]
	var best Name
	for i := s.First; i < s.Last; i++ {
		t, ok := r.text.At(i, r.lang.SeriesHead)
		if !ok || t.Last > s.Last {
			continue
		}
		if n, ok := r.At(t, s); ok && !n.margin && n.Better(best) && counts(n) {
			best = n
		}
		i = t.Last - 1
	}
	return best
}

// jointly reports a name that says that it is of more than one.
func (r *Reader) jointly(t rules.Tokens) bool {
	for k := t.First; k < t.Last; k++ {
		switch w := r.text.Tokens[k].Lower; w {
		case "joint", "mixed", "bilateral", "trilateral", "intergovernmental", "governmental", "binational", "consultative", "steering", "ministerial", "cooperation", "partnership", "trilateral's":
			return true
		}
	}
	return false
}

// At reads the name of a series around its head word.
func (r *Reader) At(head rules.Term, s prose.Sentence) (Name, bool) {
	toks := r.text.Tokens
	n := Name{Head: head, Kind: head.Value, Words: rules.Range(head.First, head.Last)}
	n.Capital = toks[head.First].Capital
	// Joint Committee Meeting, Joint Committee (JCC) Meeting
	if k := r.acronym(n.Words.Last, s); k > n.Words.Last && n.Capital && k < s.Last && toks[k].Capital && toks[k].Lower == "meeting" {
		n.Words.Last = k + 1
	} else if head.Value != "-" && n.Words.Last < s.Last && n.Capital && toks[n.Words.Last].Capital && (toks[n.Words.Last].Lower == "meeting" || toks[n.Words.Last].Lower == "conference") {
		n.Words.Last++
	}
	if n.Words.Last < s.Last && (toks[n.Words.Last].Kind == prose.Hyphen && !toks[n.Words.Last].Space) || r.withinMention(head.First) || r.text.InBody(head.First) {
		return n, false
	}
	if k := n.Words.Last; k < s.Last && toks[k].Capital && (r.text.Is(k, r.lang.UnitHead) || r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.PostHead)) {
		return n, false // Policy Consultation Delegation
	}
	n.Words.First = r.nameLeft(n.Words.First, s)
	if n.Capital && r.text.Shouted(n.Words) {
		n.Capital = false // a headline in capitals names nothing by them
	}
	n.Words.Last = r.nameRight(n.Words.Last, s, n.Capital, head)
	r.seriesOrdinal(&n, s)
	if n.Kind == "-" && toks[head.First].Lower == "conference" && n.Ordinal.Value == 0 {
		return n, false
	}
	parties := 0
	for k := n.Words.First; k < n.Words.Last; k++ {
		if m, ok := r.text.MentionAt(k); ok && m.Form != rules.ByCity && k < head.First {
			parties++
		}
		if r.text.Is(k, r.lang.FormatPhone) {
			return n, false
		}
	}
	n.Pair = parties >= 2
	if parties == 0 && n.Words.Last == head.Last && n.Kind != "-" && n.Words.Last-n.Words.First > 1 {
		if last := r.between(n.Words.Last, s); last > n.Words.Last {
			n.Words.Last, n.Pair = last, true
		}
	}
	rest := n.Words.Last - n.Words.First - (head.Last - head.First)
	named := n.Capital && rest > 0 && r.capitals(n.Words) >= 2 && (r.SpecificWords(n) > 0 || n.Pair && n.Kind != "consultation")
	switch {
	case n.Kind == "-":
		if !(n.Ordinal.Value > 0 && rest > 0 || named && r.SpecificWords(n) >= 2) || n.meetingOf {
			return n, false
		}
	case rest == 0 && !(n.Ordinal.Value > 0 && head.Last-head.First > 1 && n.Kind != "summit" && n.Kind != "ministerial"):
		return n, false
	case n.Ordinal.Value > 0 || named:
	case n.Pair && rest > parties+1:
	case rest >= 3 && n.Kind == "consultation" && head.Last-head.First > 1:
	case rest >= 1 && n.Kind == "dialogue" && toks[n.Words.First].Lower == "strategic":
	default:
		return n, false
	}
	if n.Kind == "joint_committee" && !n.Pair && n.Ordinal.Value == 0 && !r.jointly(n.Words) {
		return n, false // a body of one country
	}
	if (n.Kind == "ministerial" || n.Kind == "summit") && n.Ordinal.Value == 0 && (parties == 2 || !n.Capital) && n.Words.Last == head.Last {
		return n, false // a meeting of two once, not a series
	}
	n.International = parties < 2 && n.Capital && (n.Kind == "ministerial" || toks[head.Last-1].Lower == "conference" && n.Ordinal.Value > 0)
	n.margin = r.onMargins(n.Words.First, s)
	return n, true
}

func (r *Reader) capitals(t rules.Tokens) int {
	n := 0
	for k := t.First; k < t.Last; k++ {
		if r.text.Tokens[k].Capital {
			n++
		}
	}
	return n
}

// SpecificWords counts the words of a name that say more than who met.
func (r *Reader) SpecificWords(n Name) int {
	words := n.Words.Last - n.Head.Last
	for k := n.Words.First; k < n.Head.First; k++ {
		if m, ok := r.text.MentionAt(k); ok {
			k = m.Last - 1
			continue
		}
		if r.text.Tokens[k].Kind == prose.Word {
			words++
		}
	}
	return words + n.Head.Last - n.Head.First - 1
}

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
				if _, ok := r.text.MentionEnding(p); !ok {
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
		case t.Kind == prose.Clitic && p-1 > s.First && toks[p-1].Capital && !r.text.IsMentionEnd(p):
			at = p
		case t.Kind == prose.Number && (t.Lower == "1.5" || t.Lower == "2" || t.Lower == "3"):
			if p > s.First && (toks[p-1].Kind == prose.Symbol || at < s.Last && toks[at].Kind == prose.Symbol || t.Lower == "1.5") {
				at = p
				continue
			}
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && r.text.Is(p, r.lang.Ordinal):
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && (r.text.Is(p, r.lang.Honorific) || r.text.Is(p, r.lang.Month) || r.text.Is(p, r.lang.Weekday)):
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && t.Capital && toks[at].Kind != prose.Clitic:
			if !r.nameWord(p, s) {
				return r.trimLeft(at, s)
			}
			at = p
		case t.Kind == prose.Word && r.text.Is(p, r.lang.SeriesWord):
			at = p
		case t.Lower == "and" && p > s.First && (toks[at].Capital && toks[p-1].Capital && !r.text.IsMention(at) || r.text.Is(at, r.lang.SeriesWord) && r.text.Is(p-1, r.lang.SeriesWord)):
			at = p
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
	case "the", "a", "an", "of", "on", "for", "in", "with", "holds", "hosts", "held", "attends", "outcome", "statement", "readout", "at", "and", "meeting", "hold", "virtual", "virtually", "leading", "conclude", "concludes", "convene", "convenes", "following", "opens", "by", "from", "after", "during", "as", "new", "next", "last":
		return false
	}
	return true
}

// trimLeft drops words that may stand inside a name and not begin it.
func (r *Reader) trimLeft(at int, s prose.Sentence) int {
	for at < s.Last {
		t := r.text.Tokens[at]
		if t.Kind == prose.Word && t.Lower != "and" && t.Lower != "annual" && t.Lower != "regular" && t.Lower != "bilateral" || t.Kind == prose.Number {
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
		if next >= s.Last || !toks[next].Capital || toks[next].Kind != prose.Word || r.text.Is(next, r.lang.Month) || r.text.Is(next, r.lang.Weekday) {
			return at
		}
		if m, ok := r.text.MentionAt(next); ok && ministerial && m.Form == rules.ByName {
			return at
		}
		end := next + 1
		for end < s.Last {
			t := &toks[end]
			if t.Kind == prose.Word && t.Capital && !r.text.Is(end, r.lang.Month) || t.Kind == prose.Hyphen && !t.Space {
				end++
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

// acronym returns the token after "(JWG)" at a place, the place itself where
// none stands there.
func (r *Reader) acronym(at int, s prose.Sentence) int {
	toks := r.text.Tokens
	if at+2 < s.Last && toks[at].Kind == prose.Open && toks[at+1].Upper && toks[at+2].Kind == prose.Close {
		return at + 3
	}
	return at
}

// subject reads "on economic and technological cooperation" after a committee
// or a working group that is written in small letters, up to what goes on with
// the sentence.
func (r *Reader) subject(at int, s prose.Sentence, head rules.Term) int {
	const long = 10
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
		case t.Kind == prose.Word && !r.text.Is(k, r.lang.Month) && !r.text.Is(k, r.lang.Weekday), t.Kind == prose.Comma, t.Kind == prose.Hyphen:
		default:
			return at
		}
	}
	return at
}

// between reads "between India and Finland", "between the foreign ministries of
// the two countries" after a name that names no party itself.
func (r *Reader) between(at int, s prose.Sentence) int {
	const long = 14
	toks := r.text.Tokens
	k := r.acronym(at, s)
	if k+2 >= s.Last || toks[k].Lower != "between" {
		return at
	}
	parties := 0
	for k++; k < min(s.Last, at+long); k++ {
		if m, ok := r.text.MentionAt(k); ok && m.Form == rules.ByName {
			parties++
			k = m.Last - 1
			if parties == 2 {
				return m.Last
			}
			continue
		}
		t := &toks[k]
		if t.Lower == "countries" && toks[k-1].Lower == "two" {
			return k + 1
		}
		if t.Lower != "the" && t.Lower != "of" && t.Lower != "and" && t.Lower != "two" && t.Lower != "for" && !r.text.Is(k, r.lang.UnitHead) && !r.text.Is(k, r.lang.SeriesWord) && !t.Capital {
			return at
		}
	}
	return at
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
		if !t.Capital && t.Kind != prose.Comma && t.Lower != "in" && t.Lower != "of" {
			return false
		}
	}
	return false
}

// seriesOrdinal finds the ordinal of the round: right before the name, or "the
// third round of", "the first meeting of the".
func (r *Reader) seriesOrdinal(n *Name, s prose.Sentence) {
	toks := r.text.Tokens
	at := n.Words.First
	for at > s.First && (toks[at-1].Lower == "annual" || toks[at-1].Lower == "regular" || toks[at-1].Lower == "bilateral") {
		at--
	}
	if o, ok := r.ordinalEnding(at, s); ok {
		if !r.otherOrdinal(o, s) {
			n.Ordinal = o
		}
		return
	}
	// meeting|round|session of (the|their) NAME
	at = n.Words.First
	if at > s.First && (toks[at-1].Lower == "the" || toks[at-1].Lower == "their") {
		at--
	}
	if at-2 < s.First || toks[at-1].Lower != "of" {
		return
	}
	switch toks[at-2].Lower {
	case "meeting", "round", "session", "edition", "plenary", "iteration":
	default:
		return
	}
	n.meetingOf = true
	k := at - 2
	for k > s.First && (r.text.Is(k-1, r.lang.SeriesWord) || toks[k-1].Lower == "annual") {
		k--
	}
	if o, ok := r.ordinalEnding(k, s); ok && !(k < at-2 && r.otherOrdinal(o, s)) {
		n.Ordinal = o
	}
}

// ordinalEnding returns the ordinal whose last token stands before at.
func (r *Reader) ordinalEnding(at int, s prose.Sentence) (rules.Ordinal, bool) {
	for k := max(s.First, at-3); k < at; k++ {
		if o, ok := r.text.OrdinalAt(k); ok && o.Last == at {
			return o, true
		}
	}
	return rules.Ordinal{}, false
}

// otherOrdinal reports an ordinal that counts something else than rounds.
func (r *Reader) otherOrdinal(o rules.Ordinal, s prose.Sentence) bool {
	return o.Last < s.Last && r.text.Is(o.Last, r.lang.OrdinalOther)
}

// onMargins reports a name that stands after "on the sidelines of the".
func (r *Reader) onMargins(at int, s prose.Sentence) bool {
	toks := r.text.Tokens
	for k := at - 1; k >= max(s.First, at-6); k-- {
		switch toks[k].Lower {
		case "framework", "trip", "sidelines", "margins", "margin", "sideline", "back", "ahead", "advance", "eve", "run", "prior", "invitation", "host", "upcoming", "next", "last", "since", "during", "preparations", "after", "before", "looking", "welcomed", "inaugural":
			return toks[k].Lower != "inaugural" && toks[k].Lower != "during" || k+3 >= at && toks[k].Lower == "during"
		}
	}
	return false
}

// AcronymOf returns the name of a series to which the text binds an acronym, in
// small letters, by brackets after it.
func (r *Reader) AcronymOf(word string) (rules.Tokens, bool) {
	toks := r.text.Tokens
	for i := 1; i+2 < len(toks); i++ {
		if toks[i].Kind != prose.Open || toks[i+1].Lower != word || toks[i+2].Kind != prose.Close || !toks[i+1].Upper {
			continue
		}
		si := r.text.SentenceAt(i)
		if si >= len(r.text.Sentences) {
			continue
		}
		s := r.text.Sentences[si]
		for k := max(s.First, i-4); k < i; k++ {
			if t, ok := r.text.At(k, r.lang.SeriesHead); ok && t.Last == i {
				if n, ok := r.At(t, s); ok {
					return n.Words, true
				}
			}
		}
	}
	return rules.Tokens{}, false
}

// Theirs reports "their Strategic Dialogue".
func (r *Reader) Theirs(n Name) bool {
	for _, first := range []int{n.Words.First, n.Ordinal.First} {
		for k := first - 1; k >= max(0, first-2); k-- {
			if w := r.text.Tokens[k].Lower; w == "their" || w == "its" || w == "our" {
				return true
			}
		}
	}
	return false
}

// KindOf returns the kind of meeting that the last head word among some words
// names, "-" for none.
func (r *Reader) KindOf(words rules.Tokens) string {
	kind := "-"
	for k := words.First; k < words.Last; k++ {
		if t, ok := r.text.At(k, r.lang.SeriesHead); ok {
			kind = t.Value
		}
	}
	return kind
}
