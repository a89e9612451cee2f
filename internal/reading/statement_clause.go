package reading

import (
	"strings"

	"readout/internal/prose"
)

// before is what stands between a verb and the end of its subject.
type before struct {
	end         int // where the subject must end, half open
	lead        int // the first token of the verb's group: "has also", "co-"
	have, be    bool
	modal       bool
	to          bool
	not         bool
	prefix      string // "re-" or "co-"
	prefixStart int
}

// sentence finds the clauses of one sentence.
func (s *speech) sentence(sent prose.Sentence, quotes []quotation, bullet bool) {
	first, last := s.bounds(sent)
	if first >= last {
		return
	}
	opened := len(s.clauses)
	x := scan{s: s, first: first, last: last, opened: opened, floor: first, bullet: bullet}
	q := 0
	for i := first; i < last; i++ {
		for q < len(quotes) && quotes[q].last <= i {
			q++
		}
		if q < len(quotes) && quotes[q].first <= i {
			if quotes[q].last > i+1 {
				i = quotes[q].last - 1
			}
			x.floor = i + 1
			continue
		}
		t := &s.r.text.Tokens[i]
		if t.Kind == prose.Open && (t.Lower == "(" || t.Lower == "[") {
			i = s.closing(i, last)
			continue
		}
		w := s.words[i]
		if w == nil {
			if i < first+2 || s.r.text.Tokens[i-1].Kind != prose.Hyphen || s.r.text.Tokens[i-2].Lower != "re" {
				continue
			}
			w = &actWord{} // "re-iterated" is known by its whole
			x.verb(i, w)
			continue
		}
		if len(w.verbs) > 0 && x.verb(i, w) {
			continue
		}
		if w.is(isTopicNoun) {
			x.topicNoun(i)
		}
		if w.is(isInclude) {
			x.agenda(i)
		}
	}
	x.close(last)
	s.leads(first, last, bullet)
	if c := x.open(); c != nil && s.r.text.Tokens[last-1].Lower == ":" && c.end-c.actEnd <= 3 && (c.subject != nil || c.verb.kind == kindTopic) {
		s.pending = len(s.clauses) - 1
	}
}

// longest is how many tokens of a sentence are read, so that a text without
// stops takes no longer than one with them.
const longest = 600

// bounds returns the tokens of a sentence without bullets before it and stops
// after it.
func (s *speech) bounds(sent prose.Sentence) (first, last int) {
	toks := s.r.text.Tokens
	first, last = sent.First, sent.Last
	for first < last && (toks[first].Kind == prose.Symbol || toks[first].Kind == prose.Hyphen || toks[first].Kind == prose.Number && toks[first].Space && first+1 < last && toks[first+1].Capital) {
		first++
	}
	for last > first && (toks[last-1].Kind == prose.Stop || toks[last-1].Kind == prose.Symbol && toks[last-1].Lower == "*") {
		last--
	}
	return first, min(last, first+longest)
}

// closing returns the token that closes a bracket, or the bracket itself.
func (s *speech) closing(open, last int) int {
	for i := open + 1; i < last; i++ {
		if t := &s.r.text.Tokens[i]; t.Kind == prose.Close && (t.Lower == ")" || t.Lower == "]") {
			return i
		}
	}
	return open
}

// scan is the state of one sentence.
type scan struct {
	s           *speech
	first, last int
	opened      int // the sentence's first clause in speech.clauses
	floor       int // a subject may begin here at the earliest
	bullet      bool
	tails       bool // a participial tail is open
}

// open returns the clause that is being read.
func (x *scan) open() *clause {
	if len(x.s.clauses) == x.opened {
		return nil
	}
	return &x.s.clauses[len(x.s.clauses)-1]
}

// close ends the open clause before a token and trims what joins it to the
// next.
func (x *scan) close(at int) {
	c := x.open()
	if c == nil || c.end != 0 {
		return
	}
	toks := x.s.r.text.Tokens
	for at > c.actEnd {
		t := &toks[at-1]
		if t.Kind == prose.Comma || t.Kind == prose.Colon || t.Kind == prose.Stop || t.Kind == prose.Hyphen && t.Space || x.s.words[at-1].is(isConjunction) ||
			t.Kind == prose.Word && t.Lower == "with" {
			at--
			continue
		}
		break
	}
	c.end = at
}

// push opens a clause whose words begin at start and whose first boundary word
// (the "and" or comma before it) stands at cut.
func (x *scan) push(c clause, cut int) {
	x.close(cut)
	x.s.clauses = append(x.s.clauses, c)
	if c.subject != nil {
		x.s.spoke(c.subject)
	}
}

// verb tries the readings of a verb at token i and reports whether one opened a
// clause.
func (x *scan) verb(i int, w *actWord) bool {
	toks := x.s.r.text.Tokens
	if i > 0 && toks[i-1].Kind == prose.Hyphen && !toks[i].Space && !toks[i-1].Space {
		if p := toks[max(i-2, 0)].Lower; p != "re" && p != "co" {
			return false
		}
	}
	if i+1 < x.last && (toks[i+1].Kind == prose.Hyphen && !toks[i+1].Space || toks[i+1].Kind == prose.Clitic) {
		return false
	}
	if toks[i].Capital && i > x.first {
		return false // Secretary of State
	}
	b := x.before(i)
	if b.prefix == "re-" {
		if w = x.s.rules.words["re"+toks[i].Lower]; w == nil {
			return false
		}
	}
	for k := range w.verbs {
		v := &w.verbs[k]
		if v.verb.needs != nil && !x.follows(i, v.verb) {
			continue
		}
		if x.try(i, v, &b) {
			return true
		}
	}
	return false
}

// follows reports whether the words that a verb needs come after it.
func (x *scan) follows(i int, v *actVerb) bool {
	toks := x.s.r.text.Tokens
	found := false
	for j := i + 1; j < x.last && j <= i+v.within && !found; j++ {
		if toks[j].Kind == prose.Stop || toks[j].Kind == prose.Colon {
			return false
		}
		for _, n := range v.needs {
			if toks[j].Lower == n && !(v.within > 12 && x.s.datelike(j+1)) {
				found = true
				break
			}
		}
	}
	if !found || v.beyond == "" {
		return found
	}
	for j := i + v.within + 1; j+1 < x.last; j++ {
		if toks[j].Lower == v.beyond {
			return true
		}
	}
	return false
}

// before walks left from a verb over adverbs, asides between commas and
// auxiliaries.
func (x *scan) before(i int) before {
	toks := x.s.r.text.Tokens
	b := before{lead: i, prefixStart: i}
	j := i - 1
	if j > x.first && toks[j].Kind == prose.Hyphen && !toks[i].Space {
		b.prefix, b.prefixStart, b.lead = toks[j-1].Lower+"-", j-1, j-1
		j -= 2
	}
	for j >= x.floor {
		w, t := x.s.words[j], &toks[j]
		switch {
		case x.adverb(j):
			b.lead = j
		case w.is(isNot):
			b.not = true
		case t.Kind == prose.Comma:
			k := x.aside(j)
			if k < 0 && x.apposition(j) {
				b.end = j
				return b
			}
			if k < 0 {
				b.end = j + 1
				return b
			}
			j = k
		case w.is(isHave) && !b.to && !b.modal:
			b.have, b.lead = true, j
		case w.is(isBe) && !b.to && !b.modal:
			b.be, b.lead = true, j
		case w.is(isModal):
			b.modal, b.lead = true, j
		case t.Lower == "to":
			b.to, b.lead = true, j
			b.end = j
			return b
		default:
			b.end = j + 1
			return b
		}
		j--
	}
	b.end = max(j+1, x.floor)
	return b
}

// adverb reports a word that may stand between a subject and its verb.
func (x *scan) adverb(j int) bool {
	t := &x.s.r.text.Tokens[j]
	if t.Kind != prose.Word {
		return false
	}
	if w := x.s.words[j]; w != nil {
		return w.is(isAdverb) && !(j == x.first)
	}
	return len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ly") && !t.Capital
}

// aside returns the comma that opens an aside which the comma at j closes:
// ", for its part,"; -1 where there is none.
func (x *scan) aside(j int) int {
	toks := x.s.r.text.Tokens
	lo := x.floor
	if o := x.open(); o != nil {
		lo = max(lo, o.actEnd)
	}
	for k := j - 1; k > lo && k > j-28; k-- {
		if toks[k].Kind != prose.Comma {
			continue
		}
		if x.asideBegins(k+1) || x.s.words[k-1].is(isPronoun) {
			return k
		}
	}
	return -1
}

// apposition reports a name or post between commas that belongs to the subject
// before it: "the Minister, Ms Lee,".
func (x *scan) apposition(j int) bool {
	toks := x.s.r.text.Tokens
	lo := x.floor
	if o := x.open(); o != nil {
		lo = max(lo, o.actEnd)
	}
	for k := j - 1; k > lo && k > j-16; k-- {
		t, w := &toks[k], x.s.words[k]
		switch {
		case t.Kind == prose.Comma:
			return k < j-1 && k > lo && (toks[k+1].Capital || toks[k+1].Lower == "the") && !x.s.words[k-1].is(isConjunction)
		case t.Kind == prose.Word && !t.Capital && !w.is(isTitle|isPost|isRank|isDeterminer) && t.Lower != "of" && t.Lower != "for" && t.Lower != "and":
			return false
		case t.Kind != prose.Word && t.Kind != prose.Hyphen && t.Kind != prose.Open && t.Kind != prose.Close && t.Kind != prose.Clitic:
			return false
		}
	}
	return false
}

// asideBegins reports a word that opens an aside between commas.
func (x *scan) asideBegins(at int) bool {
	t, w := &x.s.r.text.Tokens[at], x.s.words[at]
	if w != nil && !t.Capital {
		for _, v := range w.verbs {
			if v.form&formParticiple != 0 {
				return true
			}
		}
	}
	return w.is(isAside) || t.Lower == "in" || !t.Capital && len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ing")
}

// try opens a clause with one reading of a verb, if the words before it allow.
func (x *scan) try(i int, v *verbReading, b *before) bool {
	s, toks := x.s, x.s.r.text.Tokens
	c := clause{verb: v.verb, form: v.form, act: b.prefixStart, actEnd: i + 1, prefix: b.prefix}
	if b.prefix == "co-" {
		if v.verb.kind != kindEvent && v.verb.kind != kindMeet {
			return false
		}
	}
	prev := b.end - 1
	switch {
	case b.to:
		if v.form&formBase == 0 {
			return false
		}
		return x.infinitive(c, b)
	case b.modal:
		if v.form&formBase == 0 && !(b.be && v.form&formIng != 0) || b.have {
			return false
		}
		if o := x.open(); o != nil && prev > o.actEnd && s.words[prev].is(isConjunction) {
			x.close(prev)
		} else if o != nil && o.verb.kind.states() {
			return false
		}
		c.future = true
		if v.verb.kind == kindTopic && toks[b.lead].Lower != "will" && toks[b.lead].Lower != "would" {
			return false
		}
		if v.verb.kind == kindTopic {
			return x.topicClause(c, b)
		}
		return x.promise(c, b)
	case b.be && v.form&formIng == 0:
		if v.form&formParticiple == 0 {
			return false
		}
		return x.passive(c, b)
	case v.form&formIng != 0 && !b.be:
		return x.participle(c, b)
	case v.verb.lemma == "have" && !(i+1 < x.last && s.words[i+1].is(isDeterminer|isTopicNoun)):
		return false
	case b.have && v.form&formParticiple == 0:
		return false
	case !b.have && !b.be && v.form&(formPast|formThird|formBase) == 0:
		return false
	}
	if prev >= x.floor && (s.words[prev].is(isConjunction) || toks[prev].Kind == prose.Comma || toks[prev].Kind == prose.Colon) {
		return x.conjoined(c, b)
	}
	if b.end == x.first && x.first == b.lead {
		return x.leadless(c, b)
	}
	return x.withSubject(c, b)
}

// withSubject opens a clause whose subject stands before the verb.
func (x *scan) withSubject(c clause, b *before) bool {
	s, toks := x.s, x.s.r.text.Tokens
	if b.end <= x.first {
		return false
	}
	o := x.open()
	lo := x.floor
	if o != nil {
		lo = max(lo, o.actEnd)
	}
	start, sub, ok := x.subject(lo, b.end, o == nil, c.form)
	if o != nil && s.words[o.act].is(isBareSay) && !o.sure && b.end > o.actEnd && x.begins(o.actEnd, b.end) && x.clean(o.actEnd, b.end) {
		// "Mr. A said the two sides have agreed": what both said counts
		inner, whole := s.resolve(o.actEnd, b.end)
		if !whole || inner.side != readoutBoth || o.subject.side == readoutBoth || !c.verb.kind.states() || !b.have {
			if whole {
				return false
			}
		} else {
			c.subject, c.start, c.frame = inner, o.actEnd, s.rules.named["statement.clause"]
			*o = c
			return true
		}
	}
	if !ok {
		if c.verb.kind == kindTopic && o == nil && c.form&formPast != 0 {
			return x.topicClause(c, b)
		}
		if c.verb.kind == kindTopic && c.form&formPast != 0 && o != nil && !o.verb.kind.states() {
			return x.topicClause(c, b)
		}
		return false
	}
	switch {
	case c.form&(formPast|formParticiple) != 0 && (b.have || c.form&formPast != 0):
	case c.form&formThird != 0:
		if sub.plural && sub.side == readoutBoth || sub.body {
			return false
		}
	case c.form&formBase != 0:
		if !sub.plural {
			return false
		}
	case b.be && c.form&formIng != 0:
	default:
		return false
	}
	if sub.body && !b.have && c.form&formPast == 0 {
		return false
	}
	if b.not && c.verb.kind != kindSay {
		return false
	}
	if o != nil && !x.strong(start-1) && (o.sure || x.relative(o.actEnd, start) && sub.pronoun == "" && sub.rule != s.rules.named["side.both"]) || o == nil && x.background(start) {
		return false
	}
	cut := start
	if start > x.first {
		cut = start - 1
		if toks[cut].Lower == "which" { // ", in response to which"
			for cut > x.first && toks[cut].Kind != prose.Comma && cut > start-5 {
				cut--
			}
		}
		if toks[cut].Kind == prose.Word && cut-1 > x.first && toks[cut-1].Kind == prose.Comma {
			cut--
		}
	}
	if start > x.first && s.words[start-1].is(isSubordinate) && toks[start-1].Lower != "which" {
		return false
	}
	if c.form&formBase != 0 && c.form&formPast == 0 && (sub.pronoun == "we" || sub.pronoun == "i") && s.words[c.act].is(isCreed) && !s.joint() {
		return false // what a side thinks always, not what it said here
	}
	if x.announcesVisit(&c) || x.lastWeek(b.end) || c.actEnd < x.last && toks[c.actEnd].Kind == prose.Comma && c.verb.kind.states() && c.verb.lemma != "say" {
		return false
	}
	if sub.pronoun == "we" && c.verb.kind == kindSay && s.r.own != "" && !s.joint() {
		sub.side, sub.note = s.r.own, "the side that publishes"
	}
	c.subject, c.start = sub, start
	c.frame = s.rules.named["statement.clause"]
	if start > x.first {
		switch toks[start-1].Lower {
		case "while", "although", "though", "whereas":
			c.under = true
		}
	}
	x.tails = false
	return x.enter(c, cut)
}

// relative reports a relative clause between two tokens, to which a verb may
// belong.
func (x *scan) relative(from, to int) bool {
	for i := from; i < to-1; i++ {
		if x.s.words[i].is(isSubordinate) {
			return true
		}
	}
	return false
}

// background reports a sentence that begins with a date well before the meeting:
// "In December 2019, the EU presented …".
func (x *scan) background(start int) bool {
	toks := x.s.r.text.Tokens
	switch toks[x.first].Lower {
	case "in", "on", "during", "at":
	default:
		return false
	}
	ref := x.s.r.anchor
	if d := x.s.r.meeting.StartDate; d != nil {
		ref = *d
	}
	day, ok := ref.Time()
	if !ok {
		return false
	}
	for i := x.first + 1; i < start; i++ {
		switch toks[i].Lower {
		case "since", "after", "following", "first":
			return false
		}
		if d, ok := x.s.r.dateAt(i, start); ok && d.Year > 0 {
			months := (day.Year()-d.Year)*12 + int(day.Month()) - d.Month
			return d.Month == 0 && d.Year < day.Year() || d.Month > 0 && months > 1
		}
	}
	return false
}

// lastWeek reports words before a verb that place it before the meeting.
func (x *scan) lastWeek(end int) bool {
	toks := x.s.r.text.Tokens
	return end-2 >= x.first && toks[end-2].Lower == "last" && (toks[end-1].Lower == "week" || toks[end-1].Lower == "month" || toks[end-1].Lower == "year")
}

// announcesVisit reports "announced that X will visit": the release's own news,
// nothing said at the meeting.
func (x *scan) announcesVisit(c *clause) bool {
	if c.verb.lemma != "announce" {
		return false
	}
	toks := x.s.r.text.Tokens
	for i := c.actEnd; i+1 < x.last && i < c.actEnd+30; i++ {
		if toks[i].Lower == "will" {
			switch toks[i+1].Lower {
			case "visit", "travel", "attend", "meet", "host", "participate", "make", "pay", "lead":
				return true
			}
			return false
		}
	}
	return false
}

// joint reports a title that names the text a joint one, so that "we" is both
// sides.
func (s *speech) joint() bool {
	for i := s.r.title[0]; i < s.r.title[1]; i++ {
		if s.r.text.Tokens[i].Lower == "joint" {
			return true
		}
	}
	return false
}

// enter pushes a clause, notes whether a complement follows, and records the
// topic of a topic's clause.
func (x *scan) enter(c clause, cut int) bool {
	s := x.s
	toks := x.s.r.text.Tokens
	for j := c.actEnd; j < x.last && j < c.actEnd+5; j++ {
		if toks[j].Lower == "that" {
			c.sure = true
			break
		}
	}
	if c.verb.lemma == "welcome" && c.verb.kind.states() && x.guest(c.actEnd) {
		c.verb = s.event
	}
	x.push(c, cut)
	if c.verb.kind == kindTopic {
		x.topicAfter(len(x.s.clauses)-1, c.actEnd)
	} else if c.verb.lemma == "share" {
		x.sharedViews(len(x.s.clauses)-1, c.actEnd)
	}
	return true
}

// guest reports a person as the object of "welcomed": a reception, not an
// opinion.
func (x *scan) guest(at int) bool {
	toks, known := x.s.r.text.Tokens, false
	i := at
	for ; i < x.last && toks[i].Kind != prose.Comma; i++ {
		w := x.s.words[i]
		if w.is(isDeterminer) || x.s.r.within(i) || toks[i].Kind == prose.Hyphen {
			continue
		}
		if !toks[i].Capital {
			break
		}
		known = known || w.is(isPost|isTitle) && toks[i].Lower != "the" || len(x.s.names[toks[i].Lower]) > 0
	}
	for ; i+1 < x.last && toks[i].Lower == "of"; i++ {
		for i+1 < x.last && (toks[i+1].Capital || x.s.words[i+1].is(isDeterminer)) {
			i++
		}
	}
	return known && i < x.last && (toks[i].Lower == "to" || toks[i].Lower == "at" || toks[i].Lower == "in")
}

// strong reports a boundary that ends a that-clause: a comma before "and",
// a semicolon, "while".
func (x *scan) strong(at int) bool {
	if at < x.first {
		return true
	}
	toks := x.s.r.text.Tokens
	switch {
	case toks[at].Kind == prose.Colon:
		return true
	case toks[at].Kind == prose.Comma:
		o := x.open()
		return o != nil && o.under
	case toks[at].Lower == "while" || toks[at].Lower == "whereas":
		return true
	case toks[at].Lower == "and" || toks[at].Lower == "but":
		return at > x.first && (toks[at-1].Kind == prose.Comma || toks[at-1].Kind == prose.Colon)
	}
	return false
}

// conjoined opens a clause whose verb follows "and" and shares the subject of
// the open one.
func (x *scan) conjoined(c clause, b *before) bool {
	o := x.open()
	if o == nil || b.be || c.verb.kind == kindMeet && c.form&formPast == 0 {
		return false
	}
	toks := x.s.r.text.Tokens
	prev := b.end - 1
	comma := toks[prev].Kind == prose.Comma || toks[prev].Kind == prose.Colon
	cut := prev
	if !comma && prev-1 > x.first && (toks[prev-1].Kind == prose.Comma || toks[prev-1].Kind == prose.Colon) {
		cut--
	}
	switch {
	case c.form&formPast != 0:
		if o.form&(formPast|formParticiple) == 0 && !(o.verb.kind == kindTopic && !o.future) {
			return false
		}
	case c.form&formThird != 0:
		if o.form&formThird == 0 && cut == prev {
			return false
		}
		if x.s.words[prev] != nil && toks[prev].Lower == "or" {
			return false
		}
	case c.form&formBase != 0 && c.verb.kind == kindTopic && o.verb.kind == kindTopic && o.future:
		c.future = true
	case c.form&formBase != 0:
		if o.form&formBase == 0 || o.future || x.hasInfinitive(o) && cut == prev {
			return false
		}
	default:
		return false
	}
	if !x.complement(c.actEnd, comma) || (c.verb.kind == kindEvent || x.s.words[c.act].is(isAdjective) && !b.have) && !x.takesObject(c.actEnd) {
		return false
	}
	if toks[prev].Lower == "while" || toks[prev].Lower == "whereas" {
		return false
	}
	c.subject = o.subject
	if c.subject == nil && c.verb.kind.states() && o.verb.kind == kindTopic {
		// whoever discusses does so together
		c.subject = x.s.everyone(o.start, o.actEnd, "side.both")
	}
	if c.subject != nil && c.subject.named && c.form&formThird != 0 && o.form&formThird == 0 {
		c.subject = x.s.unnamed(c.subject)
	}
	c.start = b.lead
	for c.start < c.act && !x.s.words[c.start].is(isHave) && x.adverb(c.start) {
		c.start++
	}
	c.frame = x.s.rules.named["statement.conjoined"]
	x.tails = false
	return x.enter(c, cut)
}

// hasInfinitive reports a "to" after the verb of a clause, so that a base form
// after "and" may belong to it.
func (x *scan) hasInfinitive(o *clause) bool {
	for j := o.actEnd; j < x.last; j++ {
		if x.s.r.text.Tokens[j].Lower == "to" {
			return true
		}
	}
	return false
}

// complement reports whether what follows a verb after "and" can be its object:
// "and shared concerns about", not "and shared commitment to".
func (x *scan) complement(at int, strict bool) bool {
	toks := x.s.r.text.Tokens
	if at >= x.last {
		return false
	}
	t, w := &toks[at], x.s.words[at]
	switch {
	case w.is(isBe):
		return false
	case w.is(isDeterminer) || t.Lower == "that" || t.Lower == "how":
		return true
	case strict:
		return t.Lower == "to" || t.Capital || x.adverb(at)
	case t.Kind == prose.Comma:
		return x.s.words[min(at+1, x.last-1)].is(isPreposition)
	case w.is(isConjunction):
		return false
	}
	return true
}

// takesObject reports what follows a verb that is none of saying, told apart
// from an adjective: "and held a dinner", not "and organised crime".
func (x *scan) takesObject(at int) bool {
	if at >= x.last {
		return false
	}
	t, w := &x.s.r.text.Tokens[at], x.s.words[at]
	return t.Capital || t.Lower == "that" || t.Lower == "how" || w.is(isDeterminer|isPreposition|isTopicNoun) || x.adverb(at) || t.Lower == "forward" || t.Kind == prose.Number
}

// leadless opens a clause at the beginning of a sentence or bullet without a
// subject.
func (x *scan) leadless(c clause, b *before) bool {
	s, toks := x.s, x.s.r.text.Tokens
	if !c.verb.kind.states() && c.verb.kind != kindTopic || b.have || b.be || c.form&(formPast|formThird) == 0 {
		return false
	}
	if !x.bullet && (c.form&formPast == 0 || !s.inList(x.first)) {
		return false
	}
	if c.form&formPast == 0 && s.lead == nil {
		return false
	}
	if c.actEnd >= x.last || toks[c.actEnd].Kind == prose.Comma || toks[c.actEnd].Lower == "by" {
		return false
	}
	sub := s.lead
	if sub == nil {
		sub = s.everyone(b.lead, c.actEnd, "side.inherited")
	}
	c.subject, c.start = sub, b.lead
	c.frame = s.rules.named["statement.bullet"]
	return x.enter(c, x.first)
}

// inList reports whether a sentence that begins with a verb goes on with a
// list: the text has bullets, or a line with a colon came before.
func (s *speech) inList(first int) bool {
	return s.lead != nil || first > 0 && s.r.text.Tokens[first-1].Kind == prose.Symbol
}

// participle opens a clause of an -ing form: a tail after a comma, the
// beginning of a sentence, "with X agreeing".
func (x *scan) participle(c clause, b *before) bool {
	s, toks := x.s, x.s.r.text.Tokens
	o := x.open()
	prev := b.end - 1
	if c.verb.kind == kindTopic {
		return x.topicClause(c, b)
	}
	if !c.verb.kind.states() {
		return false
	}
	if b.end <= x.first { // Noting …, the two sides
		return x.leading(c, b)
	}
	if !x.complement(c.actEnd, false) {
		return false
	}
	c.start = b.lead
	for c.start < c.act && x.adverb(c.start) {
		c.start++
	}
	p := &toks[prev]
	if o == nil || o.subject == nil {
		return o == nil && x.absolute(c, b, x.floor)
	}
	c.subject = o.subject
	c.frame = s.rules.named["statement.tail"]
	switch {
	case p.Kind == prose.Comma:
		if x.inItems(o, prev) && !s.words[c.act].is(isTail) {
			return false
		}
		x.tails = true
		return x.enter(c, prev)
	case p.Lower == "while":
		x.tails = true
		cut := prev
		if toks[prev-1].Kind == prose.Comma {
			cut--
		}
		return x.enter(c, cut)
	case p.Lower == "and" && x.tails:
		cut := prev
		if toks[prev-1].Kind == prose.Comma {
			cut--
		}
		return x.enter(c, cut)
	case p.Lower == "by" && o.actEnd == prev && s.words[o.act].is(isOpening):
		// the answer is what counts, the verb that brings it does not
		*o = c
		c.start = b.lead
		return true
	}
	return x.absolute(c, b, o.actEnd)
}

// absolute opens the clause of "with X agreeing".
func (x *scan) absolute(c clause, b *before, lo int) bool {
	toks := x.s.r.text.Tokens
	start, sub, ok := x.subjectAfterWith(lo, b.end)
	if !ok {
		return false
	}
	c.subject, c.start = sub, start
	c.frame = x.s.rules.named["statement.absolute"]
	cut := start - 1
	if cut > x.first && toks[cut-1].Kind == prose.Comma {
		cut--
	}
	return x.enter(c, cut)
}

// inItems reports whether a comma stands inside a list of gerunds that
// "including" or "such as" opened.
func (x *scan) inItems(o *clause, at int) bool {
	toks := x.s.r.text.Tokens
	for j := at; j > o.actEnd; j-- {
		switch toks[j].Lower {
		case "including", "include", "like":
			return true
		case "as":
			if toks[j-1].Lower == "such" {
				return true
			}
		}
	}
	return false
}

// leading opens the clause of a participle that begins the sentence; its
// subject is that of the main clause, which comes later.
func (x *scan) leading(c clause, b *before) bool {
	s, toks := x.s, x.s.r.text.Tokens
	depth := 0
	for j := c.actEnd; j < x.last; j++ {
		if toks[j].Kind == prose.Comma {
			depth++
			for k := j + 1; k < x.last && k < j+40; k++ {
				w := s.words[k]
				if w == nil || len(w.verbs) == 0 || k == j+1 {
					continue
				}
				inner := x.before(k)
				if inner.to || inner.modal || inner.end <= j+1 || toks[inner.end-1].Kind == prose.Comma {
					continue
				}
				sub, ok := s.resolve(j+1, inner.end)
				if !ok {
					continue
				}
				c.subject, c.start, c.end = sub, c.act, j
				c.frame = s.rules.named["statement.leading"]
				s.clauses = append(s.clauses, c)
				x.opened = len(s.clauses)
				x.floor = j + 1
				return true
			}
			if depth > 6 {
				break
			}
		}
	}
	return false
}

// infinitive opens a clause of "to" and a verb: after a meeting verb, or after
// "opportunity"; "would like to" is a plain statement.
func (x *scan) infinitive(c clause, b *before) bool {
	s, toks := x.s, x.s.r.text.Tokens
	o := x.open()
	to := b.end
	if c.verb.kind == kindTopic {
		if o != nil && o.verb.kind.states() || !s.words[c.act].is(isToTopic) {
			return false
		}
		return x.topicClause(c, b)
	}
	if !c.verb.kind.states() || to <= x.floor {
		return false
	}
	prev := toks[to-1].Lower
	if to-2 > x.floor && prev == "on" && toks[to-2].Lower == "went" {
		inner := x.before(to - 2)
		start, sub, ok := x.subject(x.floor, inner.end, true, formPast)
		if !ok || o != nil {
			return false
		}
		c.subject, c.start, c.form = sub, start, formPast
		c.frame = s.rules.named["statement.clause"]
		return x.enter(c, start)
	}
	if prev == "like" || prev == "wish" || prev == "want" {
		inner := x.before(to - 1)
		if !inner.modal && prev == "like" {
			return false
		}
		start, sub, ok := x.subject(max(x.floor, 0), inner.end, o == nil, formBase)
		if !ok || o != nil {
			return false
		}
		c.subject, c.start = sub, start
		c.frame = s.rules.named["statement.clause"]
		c.form = formPast
		return x.enter(c, start)
	}
	purpose := s.words[to-1].is(isPurpose)
	if purpose && o == nil {
		sub := s.last
		if sub == nil || sub.side != readoutBoth {
			sub = s.everyone(to-1, to, "side.both")
		}
		c.subject, c.start = sub, c.act
		c.frame = s.rules.named["statement.infinitive"]
		return x.enter(c, to)
	}
	if o == nil || o.subject == nil || o.verb.kind != kindMeet {
		return false
	}
	c.subject, c.start = o.subject, c.act
	c.frame = s.rules.named["statement.infinitive"]
	c.form = formBase
	return x.enter(c, to)
}

// passive reads "it was agreed" as what both sides agreed.
func (x *scan) passive(c clause, b *before) bool {
	s, toks := x.s, x.s.r.text.Tokens
	if b.end < 1 || b.end-1 < x.floor {
		return false
	}
	if c.verb.kind == kindTopic {
		return x.topicPassive(c, b)
	}
	if toks[b.end-1].Lower != "it" || !c.verb.kind.states() {
		return false
	}
	c.subject = s.everyone(b.end-1, c.actEnd, "side.agreed")
	c.start = b.end - 1
	c.frame = s.rules.named["statement.passive"]
	cut := c.start
	if cut > x.first {
		cut--
	}
	return x.enter(c, cut)
}

// promise reads a clause with "will": no statement, but what follows it is no
// part of the one before.
func (x *scan) promise(c clause, b *before) bool {
	if b.end <= x.first || x.open() != nil || c.verb.kind != kindEvent && c.verb.kind != kindMeet && !x.s.words[c.act].is(isStartVerb) {
		return false
	}
	start, sub, ok := x.subject(x.floor, b.end, true, formPast)
	if !ok {
		return false
	}
	c.subject, c.start, c.future = sub, start, true
	c.frame = x.s.rules.named["outcome.will"]
	return x.enter(c, start)
}
