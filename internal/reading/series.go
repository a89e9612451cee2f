package reading

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// seriesName is a recurring meeting as one place of the text names it.
type seriesName struct {
	words         rules.Tokens
	ordinal       rules.Ordinal
	head          rules.Term
	kind          string // the kind of meeting that its head word names, "-" for none
	capital       bool   // written as a name, with capitals
	pair          bool   // it names two parties
	international bool   // a conference of many
	margin        bool   // only what the meeting was held on the margins of
	meetingOf     bool   // "the first meeting of the …": the name has no ordinal of its own
}

func (n seriesName) found() bool { return !n.words.Empty() }

// better prefers a name with an ordinal, then one with capitals, then the
// longer.
func (n seriesName) better(o seriesName) bool {
	if !o.found() {
		return true
	}
	if a, b := n.ordinal.Value > 0, o.ordinal.Value > 0; a != b {
		return a
	}
	if a, b := n.kind != "-", o.kind != "-"; a != b {
		return a
	}
	if n.capital != o.capital {
		return n.capital
	}
	return n.words.Last-n.words.First > o.words.Last-o.words.First
}

// seriesIn returns the best name of a series in a sentence, the zero value
// where it has none. Of the sentence that reports the meeting, e, only a name
// that belongs to the event counts.
func (r *reader) seriesIn(sentence int, e *event) seriesName {
	s := r.text.Sentences[sentence]
	var best seriesName
	for i := s.First; i < s.Last; i++ {
		t, ok := r.text.At(i, r.lang.SeriesHead)
		if !ok || t.Last > s.Last {
			continue
		}
		if n, ok := r.seriesAt(t, s); ok && !n.margin && n.better(best) && (e == nil || r.belongs(n, e, s)) {
			best = n
		}
		i = t.Last - 1
	}
	return best
}

// jointly reports a name that says that it is of more than one.
func (r *reader) jointly(t rules.Tokens) bool {
	for k := t.First; k < t.Last; k++ {
		switch w := r.text.Tokens[k].Lower; w {
		case "joint", "mixed", "bilateral", "trilateral", "intergovernmental", "governmental", "binational", "consultative", "steering", "ministerial", "cooperation", "partnership", "trilateral's":
			return true
		}
	}
	return false
}

// belongs reports a name that is the event's: its noun, or after "for the",
// "of the", outside brackets and the words about people.
func (r *reader) belongs(n seriesName, e *event, s prose.Sentence) bool {
	toks := r.text.Tokens
	if first, last, ok := e.Span("noun"); ok && n.words.First < last && first < n.words.Last+1 {
		return true
	}
	for _, p := range e.people {
		if n.head.First >= p.whole.First && n.head.First < p.whole.Last {
			return false
		}
	}
	depth := 0
	for i := s.First; i < n.head.First; i++ {
		switch {
		case toks[i].Kind == prose.Open && toks[i].Lower != "'" && toks[i].Lower != "\"":
			depth++
		case toks[i].Kind == prose.Close && depth > 0:
			depth--
		}
	}
	if depth > 0 {
		return false
	}
	at := n.words.First
	if n.ordinal.Value > 0 {
		at = min(at, n.ordinal.First)
	}
	for at > s.First && (toks[at-1].Lower == "the" || toks[at-1].Lower == "a" || toks[at-1].Lower == "their" || toks[at-1].Lower == "an" || toks[at-1].Lower == "its" || toks[at-1].Lower == "annual") {
		at--
	}
	if at == s.First {
		return true
	}
	switch toks[at-1].Lower {
	case "for", "of", "in", "held", "hold", "holds", "attend", "attended", "hosted", "convened", "chaired", "co-chaired", "attending", "concluded", "launched", "under", "led", "following":
		return true
	}
	return r.is(at-1, r.lang.VerbHold)
}

// seriesAt reads the name of a series around its head word.
func (r *reader) seriesAt(head rules.Term, s prose.Sentence) (seriesName, bool) {
	toks := r.text.Tokens
	n := seriesName{head: head, kind: head.Value, words: rules.Range(head.First, head.Last)}
	n.capital = toks[head.First].Capital
	// Joint Committee Meeting
	if head.Value != "-" && n.words.Last < s.Last && n.capital && toks[n.words.Last].Capital && (toks[n.words.Last].Lower == "meeting" || toks[n.words.Last].Lower == "conference") {
		n.words.Last++
	}
	if n.words.Last < s.Last && (toks[n.words.Last].Kind == prose.Hyphen && !toks[n.words.Last].Space) || r.withinMention(head.First) {
		return n, false
	}
	if k := n.words.Last; k < s.Last && toks[k].Capital && (r.isUnit(k) || r.is(k, r.lang.SideWord) || r.is(k, r.lang.PostHead)) {
		return n, false // Policy Consultation Delegation
	}
	n.words.First = r.nameLeft(n.words.First, s)
	if n.capital && r.shouted(n.words) {
		n.capital = false // a headline in capitals names nothing by them
	}
	n.words.Last = r.nameRight(n.words.Last, s, n.capital, head)
	r.seriesOrdinal(&n, s)
	if n.kind == "-" && toks[head.First].Lower == "conference" && n.ordinal.Value == 0 {
		return n, false
	}
	parties := 0
	for k := n.words.First; k < n.words.Last; k++ {
		if m, ok := r.mentionAt(k); ok && m.Form != rules.ByCity && k < head.First {
			parties++
		}
		if r.is(k, r.lang.FormatPhone) {
			return n, false
		}
	}
	n.pair = parties >= 2
	rest := n.words.Last - n.words.First - (head.Last - head.First)
	named := n.capital && rest > 0 && r.capitals(n.words) >= 2 && (r.specificWords(n) > 0 || n.pair && n.kind != "consultation")
	switch {
	case n.kind == "-":
		if !(n.ordinal.Value > 0 && rest > 0 || named && r.specificWords(n) >= 2) || n.meetingOf {
			return n, false
		}
	case rest == 0 && !(n.ordinal.Value > 0 && head.Last-head.First > 1 && n.kind != "summit" && n.kind != "ministerial"):
		return n, false
	case n.ordinal.Value > 0 || named:
	case n.pair && rest > parties+1:
	case rest >= 3 && n.kind == "consultation" && head.Last-head.First > 1:
	case rest >= 1 && n.kind == "dialogue" && toks[n.words.First].Lower == "strategic":
	default:
		return n, false
	}
	if n.kind == "joint_committee" && !n.pair && n.ordinal.Value == 0 && !r.jointly(n.words) {
		return n, false // a body of one country
	}
	if (n.kind == "ministerial" || n.kind == "summit") && n.ordinal.Value == 0 && (parties == 2 || !n.capital) && n.words.Last == head.Last {
		return n, false // a meeting of two once, not a series
	}
	n.international = parties < 2 && n.capital && (n.kind == "ministerial" || toks[head.Last-1].Lower == "conference" && n.ordinal.Value > 0)
	n.margin = r.onMargins(n.words.First, s)
	return n, true
}

func (r *reader) capitals(t rules.Tokens) int {
	n := 0
	for k := t.First; k < t.Last; k++ {
		if r.text.Tokens[k].Capital {
			n++
		}
	}
	return n
}

// shouted reports words that all stand in capitals, more than one of them long.
func (r *reader) shouted(t rules.Tokens) bool {
	long := 0
	for k := t.First; k < t.Last; k++ {
		w := r.text.Tokens[k]
		if w.Kind == prose.Word && !w.Upper {
			return false
		}
		if w.End-w.Start >= 4 {
			long++
		}
	}
	return long >= 2
}

// specificWords counts the words of a name that say more than who met.
func (r *reader) specificWords(n seriesName) int {
	words := n.words.Last - n.head.Last
	for k := n.words.First; k < n.head.First; k++ {
		if m, ok := r.mentionAt(k); ok {
			k = m.Last - 1
			continue
		}
		if r.text.Tokens[k].Kind == prose.Word {
			words++
		}
	}
	return words + n.head.Last - n.head.First - 1
}

// nameLeft moves left over the words of a series' name.
func (r *reader) nameLeft(at int, s prose.Sentence) int {
	toks := r.text.Tokens
	for at > s.First {
		p := at - 1
		t := &toks[p]
		if m, ok := r.mentionEnding(at); ok && m.First >= s.First {
			at = m.First
			continue
		}
		switch {
		case t.Kind == prose.Hyphen && p > s.First:
			if t.Space && at < s.Last && toks[at].Space {
				// "United States – Iceland": only between parties
				if _, ok := r.mentionEnding(p); !ok {
					return at
				}
				if _, ok := r.mentionAt(at); !ok {
					return at
				}
			}
			at = p
		case t.Kind == prose.Symbol && (t.Lower == "/" || t.Lower == "+" || t.Lower == "&"):
			at = p
		case t.Kind == prose.Close && t.Lower == "'" && !t.Space:
			at = p
		case t.Kind == prose.Clitic && p-1 > s.First && toks[p-1].Capital && !r.isMentionEnd(p):
			at = p
		case t.Kind == prose.Number && (t.Lower == "1.5" || t.Lower == "2" || t.Lower == "3"):
			if p > s.First && (toks[p-1].Kind == prose.Symbol || at < s.Last && toks[at].Kind == prose.Symbol || t.Lower == "1.5") {
				at = p
				continue
			}
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && r.is(p, r.lang.Ordinal):
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && (r.is(p, r.lang.Honorific) || r.is(p, r.lang.Month) || r.is(p, r.lang.Weekday)):
			return r.trimLeft(at, s)
		case t.Kind == prose.Word && t.Capital && toks[at].Kind != prose.Clitic:
			if !r.nameWord(p, s) {
				return r.trimLeft(at, s)
			}
			at = p
		case t.Kind == prose.Word && r.is(p, r.lang.SeriesWord):
			at = p
		case t.Lower == "and" && p > s.First && (toks[at].Capital && toks[p-1].Capital && !r.isMention(at) || r.is(at, r.lang.SeriesWord) && r.is(p-1, r.lang.SeriesWord)):
			at = p
		default:
			return r.trimLeft(at, s)
		}
	}
	return r.trimLeft(at, s)
}

// nameWord reports a capital word that may stand in a series' name.
func (r *reader) nameWord(p int, s prose.Sentence) bool {
	t := r.text.Tokens[p]
	if p == s.First && (starterWord(t.Lower) || !r.is(p, r.lang.SeriesWord) && r.text.Common(p)) {
		return false
	}
	switch t.Lower {
	case "the", "a", "an", "of", "on", "for", "in", "with", "holds", "hosts", "held", "attends", "outcome", "statement", "readout", "at", "and", "meeting", "hold", "virtual", "virtually", "leading", "conclude", "concludes", "convene", "convenes", "following", "opens", "by", "from", "after", "during", "as", "new", "next", "last":
		return false
	}
	return true
}

// trimLeft drops words that may stand inside a name and not begin it.
func (r *reader) trimLeft(at int, s prose.Sentence) int {
	for at < s.Last {
		t := r.text.Tokens[at]
		if t.Kind == prose.Word && t.Lower != "and" && t.Lower != "annual" && t.Lower != "regular" && t.Lower != "bilateral" || t.Kind == prose.Number {
			break
		}
		at++
	}
	return at
}

func (r *reader) mentionEnding(at int) (rules.Mention, bool) {
	i := r.text.MentionFrom(at) - 1
	if i >= 0 && r.text.Mentions[i].Last == at {
		return r.text.Mentions[i], true
	}
	return rules.Mention{}, false
}

// withinMention reports a token inside the name of a party: the council of the
// Gulf Cooperation Council.
func (r *reader) withinMention(at int) bool {
	i := r.text.MentionFrom(at+1) - 1
	return i >= 0 && r.text.Mentions[i].First <= at && at < r.text.Mentions[i].Last
}

func (r *reader) isMentionEnd(at int) bool {
	_, ok := r.mentionEnding(at)
	return ok
}

// nameRight reads "on Central America", "of the Bali Process on …" after the
// head of a name that is written with capitals.
func (r *reader) nameRight(at int, s prose.Sentence, capital bool, head rules.Term) int {
	toks := r.text.Tokens
	if !capital {
		return at
	}
	for at+1 < s.Last {
		w := toks[at].Lower
		ministerial := head.Value == "ministerial" && (w == "of")
		if w != "on" && w != "for" && !ministerial {
			return at
		}
		next := at + 1
		if toks[next].Lower == "the" {
			next++
		}
		if next >= s.Last || !toks[next].Capital || toks[next].Kind != prose.Word || r.is(next, r.lang.Month) || r.is(next, r.lang.Weekday) {
			return at
		}
		if m, ok := r.mentionAt(next); ok && ministerial && m.Form == rules.ByName {
			return at
		}
		end := next + 1
		for end < s.Last {
			t := &toks[end]
			if t.Kind == prose.Word && t.Capital && !r.is(end, r.lang.Month) || t.Kind == prose.Hyphen && !t.Space {
				end++
				continue
			}
			if (t.Kind == prose.Comma || t.Lower == "and" || t.Lower == "in" || t.Lower == "of" || t.Lower == "&") && end+1 < s.Last && toks[end+1].Capital && toks[end+1].Kind == prose.Word {
				if t.Kind == prose.Comma && !r.capitalListGoesOn(end+1, s) {
					break
				}
				if t.Lower == "in" && (r.isCityAt(end+1) || r.is(end+1, r.lang.Month)) {
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

func (r *reader) isCityAt(i int) bool {
	m, ok := r.mentionAt(i)
	return ok && (m.Form == rules.ByCity || m.Form == rules.ByName)
}

// capitalListGoesOn reports a list of capital words that goes on to an "and".
func (r *reader) capitalListGoesOn(i int, s prose.Sentence) bool {
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
func (r *reader) seriesOrdinal(n *seriesName, s prose.Sentence) {
	toks := r.text.Tokens
	at := n.words.First
	for at > s.First && (toks[at-1].Lower == "annual" || toks[at-1].Lower == "regular" || toks[at-1].Lower == "bilateral") {
		at--
	}
	if o, ok := r.ordinalEnding(at, s); ok {
		if !r.otherOrdinal(o, s) {
			n.ordinal = o
		}
		return
	}
	// meeting|round|session of (the|their) NAME
	at = n.words.First
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
	for k > s.First && (r.is(k-1, r.lang.SeriesWord) || toks[k-1].Lower == "annual") {
		k--
	}
	if o, ok := r.ordinalEnding(k, s); ok && !(k < at-2 && r.otherOrdinal(o, s)) {
		n.ordinal = o
	}
}

// ordinalEnding returns the ordinal whose last token stands before at.
func (r *reader) ordinalEnding(at int, s prose.Sentence) (rules.Ordinal, bool) {
	for k := max(s.First, at-3); k < at; k++ {
		if o, ok := r.text.OrdinalAt(k); ok && o.Last == at {
			return o, true
		}
	}
	return rules.Ordinal{}, false
}

// otherOrdinal reports an ordinal that counts something else than rounds.
func (r *reader) otherOrdinal(o rules.Ordinal, s prose.Sentence) bool {
	return o.Last < s.Last && r.is(o.Last, r.lang.OrdinalOther)
}

// onMargins reports a name that stands after "on the sidelines of the".
func (r *reader) onMargins(at int, s prose.Sentence) bool {
	toks := r.text.Tokens
	for k := at - 1; k >= max(s.First, at-6); k-- {
		switch toks[k].Lower {
		case "sidelines", "margins", "margin", "sideline", "back", "ahead", "advance", "eve", "run", "prior", "invitation", "host", "upcoming", "next", "last", "since", "during", "preparations", "after", "before", "looking", "welcomed", "inaugural":
			return toks[k].Lower != "inaugural" && toks[k].Lower != "during" || k+3 >= at && toks[k].Lower == "during"
		}
	}
	return false
}

// acronyms binds each acronym in brackets to the series' name before it.
func (r *reader) acronymOf(word string) (rules.Tokens, bool) {
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
				if n, ok := r.seriesAt(t, s); ok {
					return n.words, true
				}
			}
		}
	}
	return rules.Tokens{}, false
}

// chooseSeries decides which place of the text names the series: the body
// where it writes a name with capitals, else a title that is nothing but a
// name, else the body as it is; an acronym stands for the name it was bound to.
func (r *reader) chooseSeries(e *event) (name seriesName, rule string) {
	body := e.series
	var title seriesName
	clause := false
	for i := range r.text.Sentences {
		s := r.text.Sentences[i]
		if s.Last <= r.title[0] || s.First >= r.title[1] {
			continue
		}
		if n := r.seriesIn(i, nil); n.found() && n.better(title) {
			title = n
		}
		for k := s.First; k < s.Last; k++ {
			clause = clause || r.is(k, r.lang.VerbHold) && k > s.First || r.is(k, r.lang.VerbMeet) && r.text.Tokens[k].Lower != "meeting" ||
				r.text.Tokens[k].Lower == "takes" || r.text.Tokens[k].Lower == "took"
		}
	}
	if !body.found() {
		body = r.laterSeries(e)
	}
	if body.found() && r.theirs(body) && body.ordinal.Value > 0 && r.specificWords(body) <= 1 {
		// "The X–Y Trade Council held its fourth ministerial meeting"
		s := r.text.Sentences[e.sentence]
		for i := s.First; i < body.words.First; i++ {
			if t, ok := r.text.At(i, r.lang.SeriesHead); ok && t.Value != "-" {
				if n, ok := r.seriesAt(t, s); ok && n.capital {
					n.ordinal = body.ordinal
					return n, "series.its-round"
				}
			}
		}
	}
	if body.found() {
		for k := body.words.First; k < body.words.Last; k++ {
			if t := r.text.Tokens[k]; t.Upper && t.End-t.Start >= 3 && body.kind == "-" {
				if words, ok := r.acronymOf(t.Lower); ok {
					body.words = words
					body.kind = r.headKind(words)
					body.capital = true
					return body, "series.acronym"
				}
			}
		}
	}
	switch {
	case !body.found() && title.found():
		return title, "series.title"
	case body.found() && !body.pair && title.pair && sameHead(r, body, title) && (r.theirs(body) || r.text.Tokens[min(body.words.Last, len(r.text.Tokens)-1)].Lower == "between"):
		if title.ordinal.Value == 0 {
			title.ordinal = body.ordinal
		}
		return title, "series.their"
	case body.found() && !body.capital && title.found() && title.capital && !clause && sameHead(r, body, title):
		if body.ordinal.Value > 0 {
			title.ordinal = body.ordinal
		}
		return title, "series.title-name"
	case body.found() && body.kind == "-" && title.found() && title.kind != "-":
		if title.ordinal.Value == 0 {
			title.ordinal = body.ordinal
		}
		return title, "series.title"
	}
	if body.found() && body.ordinal.Value == 0 && title.found() && sameHead(r, body, title) {
		body.ordinal = title.ordinal
	}
	return body, "series.body"
}

// theirs reports "their Strategic Dialogue".
func (r *reader) theirs(n seriesName) bool {
	for _, first := range []int{n.words.First, n.ordinal.First} {
		for k := first - 1; k >= max(0, first-2); k-- {
			if w := r.text.Tokens[k].Lower; w == "their" || w == "its" || w == "our" {
				return true
			}
		}
	}
	return false
}

func sameHead(r *reader, a, b seriesName) bool {
	x, y := r.text.Tokens[a.head.Last-1].Lower, r.text.Tokens[b.head.Last-1].Lower
	return strings.TrimSuffix(x, "s") == strings.TrimSuffix(y, "s")
}

func (r *reader) headKind(words rules.Tokens) string {
	kind := "-"
	for k := words.First; k < words.Last; k++ {
		if t, ok := r.text.At(k, r.lang.SeriesHead); ok {
			kind = t.Value
		}
	}
	return kind
}

// laterSeries looks for the series' name in the sentences right after the one
// that reports the meeting.
func (r *reader) laterSeries(e *event) seriesName {
	if e.form != "held" {
		return seriesName{}
	}
	for i := e.sentence + 1; i < len(r.text.Sentences) && i <= e.sentence+2; i++ {
		if n := r.seriesIn(i, nil); n.found() && n.capital && (n.pair || r.text.Sentences[i].Paragraph == r.text.Sentences[e.sentence].Paragraph) {
			return n
		}
	}
	return seriesName{}
}
