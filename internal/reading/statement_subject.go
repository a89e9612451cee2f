package reading

import (
	"strings"

	"readout"
	"readout/internal/prose"
)

const readoutBoth = readout.BothSides

// subject is who speaks in a clause.
type subject struct {
	side        readout.PartyCode
	first, last int // the words that say so, tokens
	rule        *Rule
	note        string
	nameFirst   int // the speaker's name or post, empty for a side or a group
	nameLast    int
	named       bool // the name stands in the clause itself
	single      bool // one person
	plural      bool
	body        bool // the meeting itself: it speaks in the past only
	female      bool
	male        bool
	pronoun     string
}

// postUse is a post as the text uses it of one person: "Vice Minister" Kim.
type postUse struct {
	words string
	sub   *subject
}

// cast indexes the participants by the words of their names and their posts.
func (s *speech) cast() {
	s.names = map[string][]int{}
	s.unknown = map[string]readout.PartyCode{}
	for i := range s.r.people {
		p := &s.r.people[i]
		for t := p.First; t < p.Last; t++ {
			tok := &s.r.text.Tokens[t]
			if tok.Kind == prose.Word && tok.Capital && len(tok.Lower) > 1 && !tok.Abbrev && !s.words[t].is(isTitle) {
				s.names[tok.Lower] = append(s.names[tok.Lower], i)
			}
		}
	}
}

// everyone is the subject of what both sides say.
func (s *speech) everyone(first, last int, rule string) *subject {
	return s.keep(subject{side: readoutBoth, first: first, last: last, rule: s.rules.named[rule], note: "both sides", plural: true})
}

func (s *speech) keep(sub subject) *subject {
	if len(s.arena) == cap(s.arena) {
		s.arena = make([]subject, 0, 32)
	}
	s.arena = append(s.arena, sub)
	return &s.arena[len(s.arena)-1]
}

// unnamed is the same side without its speaker.
func (s *speech) unnamed(sub *subject) *subject {
	c := *sub
	c.nameFirst, c.nameLast, c.named = 0, 0, false
	return s.keep(c)
}

// spoke remembers the subject of a clause for the pronouns after it.
func (s *speech) spoke(sub *subject) {
	if s.last != nil && s.last.side != sub.side {
		s.before = s.last
	}
	s.last = sub
	if sub.single {
		s.person = sub
	}
}

// leads remembers the subject of a line that ends in a colon, for the bullets
// after it.
func (s *speech) leads(first, last int, bullet bool) {
	toks := s.r.text.Tokens
	if last == 0 || toks[last-1].Kind != prose.Colon || toks[last-1].Lower != ":" {
		if !bullet {
			s.lead = nil
		}
		return
	}
	s.lead = nil
	x := scan{s: s, first: first, last: last, floor: first}
	if _, sub, ok := x.subject(first, last-1, true, formPast); ok {
		s.lead = sub
	} else {
		s.lead = s.everyone(first, last-1, "side.both")
	}
}

// subject finds the words before a verb that name who speaks: between lo and
// end, beginning at a boundary. In a fresh sentence it is the earliest words
// that can be a subject, after another clause the latest.
func (x *scan) subject(lo, end int, fresh bool, form verbForm) (int, *subject, bool) {
	s := x.s
	lo = max(lo, end-60)
	if fresh {
		for c := lo; c < end; c++ {
			if c > lo && !x.boundary(c-1) || !x.begins(c, end) || !x.clean(c, end) {
				continue
			}
			if sub, ok := s.resolve(c, end); ok {
				return c, sub, true
			}
		}
		for c := lo + 1; c < end; c++ { // "On Ukraine the Ministers …"
			if !x.s.words[lo].is(isPreposition|isAdverb|isTime) && !x.gerund(lo, end) {
				break
			}
			w, p := s.words[c], s.words[c-1]
			if !w.is(isDeterminer|isQuantity|isPronoun) || p.is(isPreposition|isConjunction|isDeterminer|isQuantity) || !x.clean(c, end) {
				continue
			}
			if sub, ok := s.resolve(c, end); ok && (sub.plural || sub.single) {
				return c, sub, true
			}
		}
		return 0, nil, false
	}
	for c := end - 1; c > lo; c-- {
		if !x.joins(c-1) && !x.joinsAside(lo, c-1) && !x.strong(c-1) || !x.begins(c, end) || !x.clean(c, end) {
			continue
		}
		sub, ok := s.resolve(c, end)
		if !ok {
			continue
		}
		// "…, and Minister A and Minister B agreed": both are the subject
		for d := c - 2; d > lo && d > c-24; d-- {
			if !x.strong(d-1) || !x.begins(d, end) || !x.clean(d, end) {
				continue
			}
			if wider, ok := s.resolve(d, end); ok && s.r.text.Tokens[c-1].Lower == "and" && wider.plural {
				return d, wider, true
			}
			break
		}
		return c, sub, true
	}
	return 0, nil, false
}

// subjectAfterWith finds the subject of "with X agreeing".
func (x *scan) subjectAfterWith(lo, end int) (int, *subject, bool) {
	for c := end - 1; c > lo && c > end-16; c-- {
		if x.s.r.text.Tokens[c-1].Lower != "with" {
			continue
		}
		sub, ok := x.s.resolve(c, end)
		return c, sub, ok
	}
	return 0, nil, false
}

// boundary reports a token after which the subject of a fresh sentence may
// begin.
func (x *scan) boundary(at int) bool {
	t := &x.s.r.text.Tokens[at]
	return t.Kind == prose.Comma || t.Kind == prose.Colon || t.Kind == prose.Hyphen && t.Space || t.Kind == prose.Close || x.s.words[at].is(isConjunction)
}

// joinsAside reports the comma that closes an aside after a joining word: ",
// and in this context, President A".
func (x *scan) joinsAside(lo, at int) bool {
	toks := x.s.r.text.Tokens
	if toks[at].Kind != prose.Comma {
		return false
	}
	for j := at - 1; j > lo && j > at-12; j-- {
		if toks[j].Kind == prose.Comma {
			return false
		}
		if x.s.words[j].is(isConjunction) {
			return x.s.words[j+1].is(isPreposition | isAdverb)
		}
	}
	return false
}

// joins reports a token that joins a further clause to the one before.
func (x *scan) joins(at int) bool {
	t := &x.s.r.text.Tokens[at]
	switch {
	case x.s.words[at].is(isConjunction), t.Kind == prose.Colon, t.Kind == prose.Hyphen && t.Space:
		return true
	case t.Lower == "as":
		return at > 0 && x.s.r.text.Tokens[at-1].Kind == prose.Comma
	case t.Lower == "which":
		return at > 0 && x.s.r.text.Tokens[at-1].Lower == "to"
	}
	return false
}

// begins reports a token that the words of a subject can begin with.
func (x *scan) begins(c, end int) bool {
	t, w := &x.s.r.text.Tokens[c], x.s.words[c]
	if t.Kind != prose.Word || x.gerund(c, end) {
		return false
	}
	if w == nil {
		return true
	}
	if w.is(isPreposition | isConjunction | isSubordinate | isModal | isHave | isBe | isNot) {
		return false
	}
	if w.is(isAdverb | isTime) {
		if w.is(isQuantity) || c+1 < end && x.s.r.text.Tokens[c+1].Capital && w.is(isAdverb) && !w.is(isTime) {
			return true // Second Vice Minister
		}
		return w.is(isTime) && c+1 < end && x.s.r.text.Tokens[c+1].Kind != prose.Comma && x.begins(c+1, end)
	}
	for _, v := range w.verbs {
		if v.form&formIng != 0 && len(w.verbs) == 1 {
			return false
		}
	}
	return true
}

// gerund reports a participle that opens an aside before the subject: "Building
// on …, both countries".
func (x *scan) gerund(c, end int) bool {
	t := &x.s.r.text.Tokens[c]
	if c+1 < end && x.s.r.text.Tokens[c+1].Lower == "by" {
		return true // Led by …
	}
	return strings.HasSuffix(t.Lower, "ing") && c+1 < end && x.s.words[c+1].is(isDeterminer|isPreposition|isAdverb|isSubordinate) && !x.s.r.within(c)
}

// clean reports that no clause of its own stands between two tokens: no verb
// that is finite, no "that".
func (x *scan) clean(c, end int) bool {
	toks := x.s.r.text.Tokens
	for i := c; i < end; i++ {
		w, t := x.s.words[i], &toks[i]
		if t.Kind == prose.Colon {
			return false
		}
		if i > c && t.Kind == prose.Comma && i+2 < end && (x.s.words[i+1].is(isQuantity|isPronoun) || toks[i+1].Lower == "the" && x.s.words[i+2].is(isQuantity)) {
			return false
		}
		if i > c && t.Kind == prose.Comma && i+1 < end && x.asideBegins(i+1) {
			// ", who is visiting Seoul," and ", led by the Minister,"
			for j := i + 1; j < end; j++ {
				if toks[j].Kind == prose.Comma {
					i = j
					break
				}
				if j == end-1 {
					return false
				}
			}
			continue
		}
		if w.is(isModal | isBe | isHave) {
			return false
		}
		if t.Lower == "to" && i > c && i+1 < end && toks[i+1].Kind == prose.Word && !toks[i+1].Capital && !x.s.words[i+1].is(isDeterminer) {
			return false
		}
		if w.is(isSubordinate) && t.Lower != "than" {
			return false
		}
		if t.Kind == prose.Word && !t.Capital && len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ed") && i > c && i+1 < end &&
			(x.s.words[i+1].is(isDeterminer) || toks[i+1].Lower == "that") {
			return false
		}
		if !t.Capital && w != nil && i > c {
			for _, v := range w.verbs {
				if v.form == formPast {
					return false
				}
			}
		}
	}
	return true
}

// resolve tells which side the words from c to end are, and whether they name a
// speaker.
func (s *speech) resolve(c, end int) (*subject, bool) {
	toks := s.r.text.Tokens
	for c < end && s.words[c].is(isTime|isAdverb) && !s.words[c].is(isQuantity) {
		c++
	}
	for end > c && toks[end-1].Kind == prose.Comma {
		end--
	}
	if c >= end {
		return nil, false
	}
	if end-c == 1 && s.words[c].is(isPronoun) {
		return s.pronoun(c)
	}
	if end-c == 2 && toks[c].Lower == "the" && (toks[c+1].Lower == "latter" || toks[c+1].Lower == "former") {
		return s.latter(c, toks[c+1].Lower == "latter")
	}
	head := s.head(c, end)
	if head <= c {
		return nil, false
	}
	if x := (scan{s: s}); head < end && toks[head].Kind == prose.Comma && head+1 < end && x.asideBegins(head+1) {
		end = head // "Minister A, taking note of …,"
	}
	noun := head - 1
	f := s.faces(c, end)
	f.quantity = false
	for i := c; i < head; i++ {
		f.quantity = f.quantity || s.words[i].is(isQuantity)
	}
	if f.and && f.people <= 1 {
		if sub, ok := s.pair(c, end); ok {
			return sub, true
		}
	}
	switch {
	case f.i && f.and:
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides"}, "side.both")
	case f.people == 1 && !f.and || f.people == 1 && f.sides == 1:
		if f.from >= head && !s.words[noun].is(isPost) {
			return nil, false
		}
		return s.speaker(c, end, head, &f)
	case f.people > 1:
		if f.sides == 1 {
			return s.found(subject{side: f.side, first: c, last: end, plural: true, note: "the side of those named"}, "side.person")
		}
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides are named"}, "side.both")
	case f.people == 1:
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides are named"}, "side.both")
	}
	w := s.words[noun]
	if f.sides > 1 {
		if (f.and || f.joined) && (s.r.within(noun) || w.is(isSideNoun|isPost)) || w.is(isGroup|isBody) {
			return s.found(subject{side: readoutBoth, first: c, last: end, plural: !w.is(isBody), body: w.is(isBody), note: "both sides are named"}, "side.both")
		}
	}
	if f.quantity && (w.is(isGroup) || f.and && s.anyGroup(c, head) || w.is(isQuantity) || head-c <= 2 && !w.is(isTopicHead|isGeneric)) && f.sides != 1 && f.others == 0 {
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides"}, "side.both")
	}
	if f.sides == 1 {
		return s.party(c, end, head, &f)
	}
	if f.others > 0 {
		return nil, false
	}
	for i := c; i < noun; i++ { // National Security Advisors Sullivan, Cho and Akiba
		if s.words[i].is(isGroup) && toks[i+1].Capital && toks[i+1].Kind == prose.Word {
			return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides"}, "side.both")
		}
	}
	switch {
	case w.is(isGroup):
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides"}, "side.both")
	case w.is(isBody) && !w.is(isSideNoun):
		return s.found(subject{side: readoutBoth, first: c, last: end, body: true, note: "the meeting stands for both sides"}, "side.both")
	}
	if sub, ok := s.stranger(c, head); ok {
		return sub, true
	}
	if w.is(isPost) {
		return s.post(c, head)
	}
	return s.bareName(c, head)
}

// bareName is the subject of a name without post or title that the text has
// elsewhere too: "Ma Lin noted".
func (s *speech) bareName(c, head int) (*subject, bool) {
	toks := s.r.text.Tokens
	if head-c < 2 || head-c > 4 {
		return nil, false
	}
	for i := c; i < head; i++ {
		if toks[i].Kind != prose.Word && toks[i].Kind != prose.Hyphen || toks[i].Kind == prose.Word && (!toks[i].Capital || s.words[i] != nil) {
			return nil, false
		}
	}
	if !s.seenAgain(head - 1) {
		return nil, false
	}
	side := s.home(toks[head-1].Lower)
	if side == "" {
		side = s.ownSide()
	}
	if side == "" {
		return nil, false
	}
	return s.found(subject{side: side, first: c, last: head, nameFirst: c, nameLast: head, named: true, single: true,
		note: "the country beside the name, or the side that publishes"}, "side.person")
}

// pair is the subject of two joined by "and", one of them without a name that
// is known: "the Vice President and Prime Minister Holness".
func (s *speech) pair(c, end int) (*subject, bool) {
	toks := s.r.text.Tokens
	for k := end - 2; k > c; k-- {
		if toks[k].Lower != "and" {
			continue
		}
		if !s.words[k+1].is(isDeterminer|isPost|isTitle|isRank) && !s.r.within(k+1) {
			continue
		}
		left, known := s.resolve(c, k)
		right, ok := s.resolve(k+1, end)
		if known && left.side == "" {
			known = false
		}
		if ok && right.side == "" {
			ok = false
		}
		if known != ok && len(s.r.sides) > 1 && s.personLike(c, k) && s.personLike(k+1, end) {
			// two people of whom the text places only one
			return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both are named"}, "side.both")
		}
		if !ok || !known {
			return nil, false
		}
		if left.side == right.side {
			return s.found(subject{side: left.side, first: c, last: end, plural: true, note: "the side of those named"}, "side.person")
		}
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides are named"}, "side.both")
	}
	return nil, false
}

// anyGroup reports a word for a group of people: "both leaders and their teams".
func (s *speech) anyGroup(c, end int) bool {
	for i := c; i < end; i++ {
		if s.words[i].is(isGroup) {
			return true
		}
	}
	return false
}

// personLike reports words that call someone by post or title and name.
func (s *speech) personLike(c, end int) bool {
	if !s.r.text.Tokens[end-1].Capital || !s.r.text.Tokens[c].Capital && s.r.text.Tokens[c].Lower != "the" {
		return false
	}
	for i := c; i < end-1; i++ {
		if s.words[i].is(isPost|isTitle) && s.r.text.Tokens[i].Lower != "the" {
			return true
		}
	}
	return false
}

func (s *speech) found(sub subject, rule string) (*subject, bool) {
	sub.rule = s.rules.named[rule]
	return s.keep(sub), true
}

// head returns the end of the head of a noun phrase: before its first
// preposition, comma or clause.
func (s *speech) head(c, end int) int {
	toks := s.r.text.Tokens
	m := s.r.mentionFrom(c)
	i := c
	for i < end {
		for m < len(s.r.mentions) && s.r.mentions[m].Last <= i {
			m++
		}
		if m < len(s.r.mentions) && s.r.mentions[m].First == i {
			i = s.r.mentions[m].Last
			continue
		}
		t := &toks[i]
		if t.Kind == prose.Comma || t.Kind == prose.Open || i > c && s.words[i].is(isPreposition|isSubordinate) && !t.Capital {
			break
		}
		switch t.Lower {
		case "led", "headed", "including", "represented", "present", "accompanied", "attending", "respectively", "concerned", "themselves", "together":
			if i > c && !t.Capital {
				return i
			}
		}
		i++
	}
	return min(i, end)
}

// faces is what the words of a subject name.
type faces struct {
	people   int
	who      int // the person, where one
	at       int // the last word of the person's name
	from     int
	sides    int
	side     readout.PartyCode
	mention  int // index of the mention of the one side
	others   int // parties that did not meet
	quantity bool
	and      bool
	joined   bool // US-Japan
	i        bool
}

func (s *speech) faces(c, end int) faces {
	toks := s.r.text.Tokens
	f := faces{who: -1, mention: -1}
	m := s.r.mentionFrom(c)
	var two readout.PartyCode
	note := func(code readout.PartyCode) {
		switch {
		case code == "":
		case f.sides == 0:
			f.side, f.sides = code, 1
		case code != f.side && code != two:
			two = code
			f.sides++
		}
	}
	for i := c; i < end; i++ {
		t, w := &toks[i], s.words[i]
		if m < len(s.r.mentions) && s.r.mentions[m].First == i {
			men := s.r.mentions[m]
			m++
			if men.Last > end {
				break
			}
			if i > c && (toks[i-1].Lower == "for" || toks[i-1].Lower == "to" || toks[i-1].Lower == "in" || toks[i-1].Lower == "on" || toks[i-1].Lower == "with" || toks[i-1].Lower == "at") {
				i = men.Last - 1
				continue
			}
			if i > c && toks[i-1].Kind == prose.Hyphen && !toks[i-1].Space {
				f.joined = true
			}
			if s.r.isSide(men.Code) {
				if f.sides == 0 {
					f.mention = m - 1
				}
				note(men.Code)
			} else {
				f.others++
			}
			i = men.Last - 1
			continue
		}
		switch {
		case t.Lower == "and" || t.Lower == "&":
			f.and = true
		case t.Lower == "i" && t.Upper && t.End-t.Start == 1:
			f.i = true
		}
		if t.Kind != prose.Word || !t.Capital {
			continue
		}
		ids := s.names[t.Lower]
		if len(ids) == 0 || w.is(isPost|isGroup|isDeterminer|isTitle) {
			continue
		}
		who := ids[0]
		if len(ids) > 1 {
			who = s.which(ids, i)
		}
		if who == f.who {
			f.at = i
			continue
		}
		f.people++
		f.who, f.from, f.at = who, i, i
		if p := s.r.people[who].Side; p != nil {
			note(*p)
		}
	}
	return f
}

// which chooses among people who share a word of their names the one whose
// other words stand beside it.
func (s *speech) which(ids []int, at int) int {
	toks := s.r.text.Tokens
	for _, id := range ids {
		p := &s.r.people[id]
		for t := p.First; t < p.Last; t++ {
			for _, n := range []int{at - 1, at + 1} {
				if n >= 0 && n < len(toks) && toks[n].Kind == prose.Word && toks[n].Capital && toks[n].Lower == toks[t].Lower && toks[t].Lower != toks[at].Lower {
					return id
				}
			}
		}
	}
	return ids[0]
}

// speaker is the subject of one named participant.
func (s *speech) speaker(c, end, head int, f *faces) (*subject, bool) {
	toks := s.r.text.Tokens
	p := &s.r.people[f.who]
	side := f.side
	if p.Side != nil {
		side = *p.Side
	} else if f.sides == 0 {
		if side = s.home(toks[f.at].Lower); side == "" {
			side = s.emptyChair()
		}
	}
	// someone's: "Mr. Sullivan's visit"
	if f.at+1 < end && toks[f.at+1].Kind == prose.Clitic {
		return nil, false
	}
	sub := subject{side: side, first: c, last: end, nameFirst: f.from, nameLast: f.at + 1, named: true, single: true, note: "the side of the person named"}
	switch toks[c].Lower {
	case "mr", "mr.":
		sub.male = true
	case "ms", "ms.", "mrs", "mrs.":
		sub.female = true
	}
	got, ok := s.found(sub, "side.person")
	s.remember(c, f.from, got)
	return got, ok
}

// mostPosts and mostStrangers bound what is remembered of one text.
const mostPosts, mostStrangers = 64, 64

// remember notes by which post the text calls a person.
func (s *speech) remember(c, name int, sub *subject) {
	words := s.postWords(c, name)
	if words == "" {
		return
	}
	for i := range s.posts {
		if s.posts[i].words == words {
			s.posts = append(append(s.posts[:i], s.posts[i+1:]...), postUse{words: words, sub: sub})
			return
		}
	}
	if len(s.posts) < mostPosts {
		s.posts = append(s.posts, postUse{words: words, sub: sub})
	}
}

// postWords are the words of a post in small letters, without articles, titles
// and countries.
func (s *speech) postWords(c, end int) string {
	toks := s.r.text.Tokens
	var b []byte
	m := s.r.mentionFrom(c)
	for i := c; i < end; i++ {
		for m < len(s.r.mentions) && s.r.mentions[m].Last <= i {
			m++
		}
		if m < len(s.r.mentions) && s.r.mentions[m].First <= i || toks[i].Kind != prose.Word || s.words[i].is(isDeterminer|isTitle) && !s.words[i].is(isPost) {
			continue
		}
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = append(b, toks[i].Lower...)
	}
	return string(b)
}

// party is the subject of one side that is named.
func (s *speech) party(c, end, head int, f *faces) (*subject, bool) {
	toks := s.r.text.Tokens
	m := s.r.mentions[f.mention]
	noun := head - 1
	for noun > c && (toks[noun].Kind == prose.Close || toks[noun].Kind == prose.Open) {
		noun--
	}
	w := s.words[noun]
	sub := subject{side: f.side, first: c, last: end, note: "the side named"}
	switch {
	case m.Last == head && m.Form != byAdjective: // Japan, the Republic of Korea
		if toks[m.First].Kind != prose.Word || m.First > c && !s.words[m.First-1].is(isDeterminer) && m.First > c {
			if m.Form == byCity || m.First-c > 2 {
				return nil, false
			}
		}
	case w.is(isPost) && !w.is(isGroup):
		sub.nameFirst, sub.nameLast = s.postSpan(c, head)
		sub.single, sub.named = sub.nameLast > sub.nameFirst, true
		if name, ok := s.unknownName(c, head); ok {
			sub.nameFirst, sub.nameLast = name, head
		}
	case w.is(isGroup):
		sub.plural = true
	case w.is(isSideNoun):
	default:
		if name, ok := s.unknownName(c, head); ok {
			sub.nameFirst, sub.nameLast, sub.single, sub.named = name, head, true, true
			got, ok := s.found(sub, "side.person")
			s.remember(c, name, got)
			return got, ok
		}
		return nil, false
	}
	return s.found(sub, "side.party")
}

// postSpan returns the words of a post without the article and the country.
func (s *speech) postSpan(c, head int) (int, int) {
	for c < head {
		if i := s.r.mentionFrom(c); i < len(s.r.mentions) && s.r.mentions[i].First == c && s.r.mentions[i].Last < head {
			c = s.r.mentions[i].Last
			continue
		}
		t := &s.r.text.Tokens[c]
		if t.Kind == prose.Word && !s.words[c].is(isDeterminer) {
			break
		}
		c++
	}
	return c, head
}

// unknownName returns where, at the end of a head, the name of someone begins
// who is no participant: capitals after a post or a title.
func (s *speech) unknownName(c, head int) (int, bool) {
	toks := s.r.text.Tokens
	i := head
	for i > c && toks[i-1].Capital && toks[i-1].Kind == prose.Word && !s.words[i-1].is(isPost|isTitle|isSideNoun|isGroup|isBody) && !s.r.within(i-1) {
		i--
		if i-1 > c && toks[i-1].Kind == prose.Hyphen && !toks[i-1].Space {
			i--
		}
	}
	if i == head || i == c || !s.words[i-1].is(isPost|isTitle) {
		return 0, false
	}
	return i, true
}

// within reports a token inside a mention.
func (r *reader) within(token int) bool {
	i := r.mentionFrom(token)
	if i < len(r.mentions) && r.mentions[i].First == token {
		return true
	}
	return i > 0 && r.mentions[i-1].Last > token
}

// stranger is the subject of someone who is named but is no participant that
// the record knows; the side is the country that stands beside the name
// anywhere in the text.
func (s *speech) stranger(c, head int) (*subject, bool) {
	name, ok := s.unknownName(c, head)
	if !ok {
		return nil, false
	}
	side := s.home(s.r.text.Tokens[head-1].Lower)
	if side == "" && s.quoting {
		side = s.ownSide() // a release quotes its own minister
	}
	if side == "" {
		side = s.emptyChair()
	}
	if side == "" && !s.seenAgain(head-1) {
		return nil, false
	}
	sub, ok := s.found(subject{side: side, first: c, last: head, nameFirst: name, nameLast: head, named: true, single: true,
		note: "the country beside the name"}, "side.person")
	s.remember(c, name, sub)
	return sub, ok
}

// seenAgain reports a name that stands elsewhere in the text too, as that of
// someone who took part does.
func (s *speech) seenAgain(at int) bool {
	toks := s.r.text.Tokens
	for i := max(0, at-2000); i < len(toks) && i < at+2000; i++ {
		if i != at && toks[i].Capital && toks[i].Lower == toks[at].Lower {
			return true
		}
	}
	return false
}

// home returns the side of a surname from the country that stands beside it in
// the text: "Canadian Prime Minister Trudeau", "President Kenyatta of Kenya".
func (s *speech) home(surname string) readout.PartyCode {
	if code, ok := s.unknown[surname]; ok {
		return code
	}
	if len(s.unknown) >= mostStrangers {
		return ""
	}
	toks := s.r.text.Tokens
	code := readout.PartyCode("")
	for i := range toks {
		if toks[i].Lower != surname || !toks[i].Capital {
			continue
		}
		if code = s.beside(i); code != "" {
			break
		}
	}
	s.unknown[surname] = code
	return code
}

// beside returns the side whose name stands in the noun phrase around a name.
func (s *speech) beside(at int) readout.PartyCode {
	toks := s.r.text.Tokens
	for i := at - 1; i >= 0 && i > at-12; i-- {
		if toks[i].Kind == prose.Stop || toks[i].Kind == prose.Colon || s.words[i].is(isConjunction|isBe|isModal|isHave) || s.apart(i) ||
			toks[i].Kind == prose.Comma && !s.owned(i) || s.words[i] != nil && !toks[i].Capital && len(s.words[i].verbs) > 0 {
			break
		}
		k := s.r.mentionFrom(i)
		if k < len(s.r.mentions) && s.r.mentions[k].First == i && s.r.isSide(s.r.mentions[k].Code) && s.r.mentions[k].Form != byCity {
			return s.r.mentions[k].Code
		}
	}
	for i := at + 1; i < len(toks) && i < at+12; i++ {
		t := &toks[i]
		if t.Kind == prose.Stop || t.Kind == prose.Colon || t.Kind == prose.Clitic || t.Kind == prose.Comma && i+1 < len(toks) && !toks[i+1].Capital && toks[i+1].Lower != "the" || s.words[i].is(isConjunction|isBe|isModal|isHave) || s.apart(i) ||
			s.words[i] != nil && !t.Capital && len(s.words[i].verbs) > 0 {
			break
		}
		k := s.r.mentionFrom(i)
		if k < len(s.r.mentions) && s.r.mentions[k].First == i && s.r.isSide(s.r.mentions[k].Code) && s.r.mentions[k].Form != byCity {
			return s.r.mentions[k].Code
		}
	}
	return ""
}

// owned reports a comma after "of Chile", which goes on with a name, and not
// after "In Chile".
func (s *speech) owned(comma int) bool {
	for i := comma - 1; i > 0 && i > comma-8; i-- {
		if !s.r.within(i) && !s.words[i].is(isDeterminer) {
			return s.r.text.Tokens[i].Lower == "of" && i < comma-1
		}
	}
	return false
}

// apart reports a preposition that leads out of the noun phrase of a name.
func (s *speech) apart(at int) bool {
	switch s.r.text.Tokens[at].Lower {
	case "of", "from", "for", "the":
		return false
	case "to":
		return true
	}
	return s.words[at].is(isPreposition)
}

// post is the subject of a post without a name: "the Vice Minister".
func (s *speech) post(c, head int) (*subject, bool) {
	words := s.postWords(c, head)
	if words == "" || !s.words[c].is(isDeterminer) && !s.r.text.Tokens[c].Capital {
		return nil, false
	}
	var sub *subject
	for i := len(s.posts) - 1; i >= 0; i-- {
		if s.posts[i].words == words {
			sub = s.posts[i].sub
			break
		}
	}
	side := readout.PartyCode("")
	if sub != nil {
		side = sub.side
	} else {
		side = s.holder(words, c)
	}
	if side == "" {
		return nil, false
	}
	first, last := s.postSpan(c, head)
	found, ok := s.found(subject{side: side, first: c, last: head, nameFirst: first, nameLast: last, named: true, single: true,
		note: "the side of the one who holds the post"}, "side.post")
	if sub == nil {
		s.remember(c, head, found)
	}
	return found, ok
}

// holder returns the side of the participants who hold a post and were named
// before; the publisher's own where both sides have one or nobody was named yet
// ("The Prime Minister spoke to the Prime Minister of Iceland, Ms …"); "" where
// that is unknown.
func (s *speech) holder(words string, at int) readout.PartyCode {
	side, clash, own, later := readout.PartyCode(""), false, false, false
	add := func(code readout.PartyCode) {
		if code == s.r.own && code != "" {
			own = true
		}
		if side != "" && side != code {
			clash = true
		}
		side = code
	}
	for i := range s.r.people { // the very words count for more than words inside
		p := &s.r.people[i]
		if p.First <= at && p.Post != nil && p.Side != nil && strings.EqualFold(*p.Post, words) {
			add(*p.Side)
		}
	}
	if side != "" && !clash {
		return side
	}
	for i := range s.r.people {
		p := &s.r.people[i]
		if p.First > at && p.Post != nil && holds(strings.ToLower(*p.Post), words) {
			later = true
			continue
		}
		if p.Post != nil && p.Side != nil && holds(strings.ToLower(strings.ReplaceAll(*p.Post, "-", " ")), words) {
			add(*p.Side)
		}
	}
	for _, u := range s.posts {
		if holds(u.words, words) {
			add(u.sub.side)
		}
	}
	switch {
	case clash && own:
		return s.r.own
	case clash && s.person != nil:
		return s.person.side
	case clash:
		return ""
	case side == "" && later:
		return s.ownSide()
	}
	return side
}

// holds reports whether words stand in a post as whole words.
func holds(post, words string) bool {
	i := strings.Index(post, words)
	if i < 0 {
		return false
	}
	end := i + len(words)
	return (i == 0 || post[i-1] == ' ') && (end == len(post) || post[end] == ' ' || post[end] == ',')
}

// pronoun resolves he, she, they, it, we and I.
func (s *speech) pronoun(at int) (*subject, bool) {
	word := s.r.text.Tokens[at].Lower
	switch word {
	case "he", "she":
		p := s.person
		if p == nil || word == "he" && p.female || word == "she" && p.male {
			return nil, false
		}
		sub := *p
		sub.first, sub.last, sub.named = at, at+1, false
		sub.pronoun = word
		sub.note = "the person who spoke before"
		return s.found(sub, "side.pronoun")
	case "they":
		if s.last != nil && s.last.plural && s.last.side != readoutBoth && s.last.rule == s.rules.named["side.party"] {
			sub := *s.last
			sub.first, sub.last = at, at+1
			sub.note = "the side that spoke before"
			return s.found(sub, "side.pronoun")
		}
		return s.found(subject{side: readoutBoth, first: at, last: at + 1, plural: true, pronoun: word, note: "both sides"}, "side.pronoun")
	case "it":
		if s.last == nil || s.last.side == readoutBoth || s.last.single {
			return nil, false
		}
		sub := *s.last
		sub.first, sub.last = at, at+1
		sub.note = "the side that spoke before"
		return s.found(sub, "side.pronoun")
	case "we":
		return s.found(subject{side: readoutBoth, first: at, last: at + 1, plural: true, pronoun: word, note: "those who met"}, "side.publisher")
	case "i":
		if !s.r.text.Tokens[at].Upper {
			return nil, false
		}
		side := s.ownSide()
		if side == "" {
			side = s.addressed(at)
		}
		if side == "" {
			return nil, false
		}
		return s.found(subject{side: side, first: at, last: at + 1, plural: true, pronoun: word, note: "the side that publishes"}, "side.publisher")
	}
	return nil, false
}

// addressed returns the side that speaks as "I" of two: the one that the
// sentence does not name.
func (s *speech) addressed(at int) readout.PartyCode {
	if len(s.r.sides) != 2 {
		return ""
	}
	sent := s.r.text.Sentences[s.r.text.SentenceAt(at)]
	for end := at + 2; end <= sent.Last && end < at+12; end++ {
		if f := s.faces(at+1, end); f.sides == 1 {
			return s.other(f.side)
		}
	}
	return ""
}

// ownSide is the side that publishes; where that is not stated, the one of two
// for which none of the participants sat.
func (s *speech) ownSide() readout.PartyCode {
	if s.r.own != "" {
		return s.r.own
	}
	return s.emptyChair()
}

// emptyChair is the one of two sides for which none of the participants whose
// side is known sat; "" where both have someone, or neither.
func (s *speech) emptyChair() readout.PartyCode {
	side := readout.PartyCode("")
	for i := range s.r.people {
		p := s.r.people[i].Side
		switch {
		case p == nil:
		case side != "" && *p != side:
			return ""
		default:
			side = *p
		}
	}
	if side == "" {
		return ""
	}
	return s.other(side)
}

// other returns the other of two sides.
func (s *speech) other(side readout.PartyCode) readout.PartyCode {
	if len(s.r.sides) != 2 {
		return ""
	}
	for _, o := range s.r.sides {
		if o.Code != side {
			return o.Code
		}
	}
	return ""
}

// latter resolves "the latter" as the side that was spoken to.
func (s *speech) latter(at int, latter bool) (*subject, bool) {
	if s.last == nil || s.last.side == readoutBoth || s.last.side == "" {
		return nil, false
	}
	side := s.last.side
	if latter {
		side = s.other(side)
	}
	if side == "" {
		return nil, false
	}
	return s.found(subject{side: side, first: at, last: at + 2, note: "the other of the two sides"}, "side.latter")
}
