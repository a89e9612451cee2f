package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// resolve tells which side the words from c to end are, and whether they name a
// speaker.
func (s *speech) resolve(c, end int) (*subject, bool) {
	toks := s.text.Tokens
	for c < end && s.words[c].Is(grammar.Time|grammar.Adverb) && !s.words[c].Is(grammar.Quantity) {
		c++
	}
	for end > c && toks[end-1].Kind == prose.Comma {
		end--
	}
	if c >= end {
		return nil, false
	}
	if end-c == 1 && s.words[c].Is(grammar.Pronoun) {
		return s.pronoun(c)
	}
	if end-c == 2 && toks[c].Lower == "the" && (toks[c+1].Lower == "latter" || toks[c+1].Lower == "former") {
		return s.latter(c, toks[c+1].Lower == "latter")
	}
	if end-c == 2 && (toks[c].Lower == "his" || toks[c].Lower == "her") {
		if sub, ok := s.styled(c); ok {
			return sub, true
		}
	}
	switch {
	case end-c > 2 && s.styleAt(c):
		c += 2
	case end-c > 2 && s.words[c].Is(grammar.Title) && toks[c].Lower != "the" && toks[c+1].Lower == "the":
		c++ // "HE the Prime Minister"
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
	if f.and && f.people == 0 {
		if sub, ok := s.doublePost(c, end); ok {
			return sub, true
		}
	}
	f.quantity = false
	for i := c; i < head; i++ {
		f.quantity = f.quantity || s.words[i].Is(grammar.Quantity)
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
		if f.from >= head && !s.words[noun].Is(grammar.Post) {
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
		if (f.and || f.joined) && (s.text.Within(noun) || w.Is(grammar.SideNoun|grammar.Post)) || w.Is(grammar.Group|grammar.Body) {
			return s.found(subject{side: readoutBoth, first: c, last: end, plural: !w.Is(grammar.Body), body: w.Is(grammar.Body), note: "both sides are named"}, "side.both")
		}
	}
	if f.quantity && (w.Is(grammar.Group) || f.and && s.anyGroup(c, head) || w.Is(grammar.Quantity) || head-c <= 2 && !w.Is(grammar.TopicHead|grammar.Generic)) && f.sides != 1 && f.others == 0 {
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides"}, "side.both")
	}
	if (toks[noun].Lower == "counterpart" || (toks[noun].Lower == "interlocutor" || toks[noun].Lower == "colleague") && (toks[c].Lower == "his" || toks[c].Lower == "her")) && f.people == 0 && f.others == 0 {
		return s.counterpart(c, head, &f)
	}
	if f.sides == 1 {
		return s.party(c, end, head, &f)
	}
	if f.others > 0 {
		return nil, false
	}
	for i := c; i < noun; i++ { // National Security Advisors Sullivan, Cho and Akiba
		if s.words[i].Is(grammar.Group) && toks[i+1].Capital && toks[i+1].Kind == prose.Word {
			return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides"}, "side.both")
		}
	}
	switch {
	case w.Is(grammar.Group):
		return s.found(subject{side: readoutBoth, first: c, last: end, plural: true, note: "both sides"}, "side.both")
	case s.unionSpeaks(c, head):
		return s.found(subject{side: "EU", first: c, last: end, note: "the body that acts for the union"}, "side.party")
	case w.Is(grammar.Body) && !w.Is(grammar.SideNoun), s.isBody(c, head):
		return s.found(subject{side: readoutBoth, first: c, last: end, body: true, note: "the meeting stands for both sides"}, "side.both")
	}
	if sub, ok := s.stranger(c, head); ok {
		return sub, true
	}
	if sub, ok := s.delegation(c, head); ok {
		return sub, true
	}
	if sub, ok := s.hostOrGuest(c, head); ok {
		return sub, true
	}
	if w.Is(grammar.Post) {
		return s.post(c, head)
	}
	return s.bareName(c, head)
}

// isBody reports the body that met, called by the last word of its name or by its
// acronym: "the Council", "the JMC".
func (s *speech) isBody(c, head int) bool {
	noun := head - 1
	if s.body.Empty() || noun == c && !s.text.Tokens[noun].Upper || noun > c && s.text.Tokens[c].Lower != "the" {
		return false
	}
	toks := s.text.Tokens
	if noun-c > 1 { // "the Association Council" is the EU-Ukraine Association Council
		for k := 0; noun-k > c; k++ {
			if at := s.body.Last - 1 - k; at < s.body.First || toks[at].Lower != toks[noun-k].Lower || !toks[noun-k].Capital {
				return false
			}
		}
		return s.words[noun].Is(grammar.Body)
	}
	if t := &toks[noun]; !t.Capital {
		return false
	} else if t.Lower == toks[s.body.Last-1].Lower && s.words[noun].Is(grammar.Body) {
		return true
	}
	at := s.body.Last
	return toks[noun].Upper && at+2 < len(toks) && toks[at].Kind == prose.Open && toks[at+1].Lower == toks[noun].Lower && toks[at+2].Kind == prose.Close
}

// unionSpeaks reports "the Commission" where the European Union is a side and no
// commission met.
func (s *speech) unionSpeaks(c, head int) bool {
	toks := s.text.Tokens
	if head-c != 2 || toks[c].Lower != "the" || toks[c+1].Lower != "commission" || !toks[c+1].Capital || !s.isSide("EU") {
		return false
	}
	for k := s.body.First; k < s.body.Last; k++ {
		if toks[k].Lower == "commission" {
			return false
		}
	}
	return true
}

// counterpart is the subject of "his Chilean counterpart" and of "her
// counterpart": the one who is not of the side of the person before.
func (s *speech) counterpart(c, head int, f *faces) (*subject, bool) {
	side := f.side
	if f.sides != 1 {
		if s.person == nil || s.person.side == "" {
			return nil, false
		}
		side = s.other(s.person.side)
	}
	if side == "" {
		return nil, false
	}
	return s.found(subject{side: side, first: c, last: head, nameFirst: head - 1, nameLast: head, named: true, single: true, note: "the side of the other one"}, "side.post")
}

// hostOrGuest is the subject of "the host" and "the guest" in a country of one of
// the two sides.
func (s *speech) hostOrGuest(c, head int) (*subject, bool) {
	if head-c != 2 || !s.words[c].Is(grammar.Determiner) || s.record.Country == nil || !s.isSide(*s.record.Country) {
		return nil, false
	}
	side := *s.record.Country
	switch s.text.Tokens[head-1].Lower {
	case "host":
	case "guest", "visitor":
		side = s.other(side)
	default:
		return nil, false
	}
	if side == "" {
		return nil, false
	}
	return s.found(subject{side: side, first: c, last: head, nameFirst: head - 1, nameLast: head, named: true, single: true, note: "the country in which they met is the host's"}, "side.post")
}

// delegation is the subject of "the delegation": the side of the only one that the
// text calls so, "a Norwegian delegation".
func (s *speech) delegation(c, head int) (*subject, bool) {
	const near = 4 // words between the country and what it sent
	toks := s.text.Tokens
	if head-c != 2 || toks[c].Lower != "the" || toks[c+1].Lower != "delegation" {
		return nil, false
	}
	side, plural := readout.PartyCode(""), false
	for _, m := range s.text.Mentions {
		if m.First >= c {
			break
		}
		for k := m.Last; k < min(m.Last+near, c); k++ {
			if toks[k].Kind != prose.Word && toks[k].Kind != prose.Hyphen && toks[k].Kind != prose.Clitic {
				break
			}
			if toks[k].Lower == "delegation" && s.isSide(m.Code) {
				plural = plural || side != "" && side != m.Code
				side = m.Code
			}
		}
	}
	if side == "" || plural {
		return nil, false
	}
	return s.found(subject{side: side, first: c, last: head, plural: true, note: "the side that sent it"}, "side.party")
}

func (s *speech) found(sub subject, rule string) (*subject, bool) {
	sub.rule = s.lexicon.Rule(rule)
	return s.keep(sub), true
}

// head returns the end of the head of a noun phrase: before its first
// preposition, comma or clause.
func (s *speech) head(c, end int) int {
	toks := s.text.Tokens
	m := s.text.MentionFrom(c)
	i := c
	for i < end {
		for m < len(s.text.Mentions) && s.text.Mentions[m].Last <= i {
			m++
		}
		if m < len(s.text.Mentions) && s.text.Mentions[m].First == i {
			i = s.text.Mentions[m].Last
			continue
		}
		t := &toks[i]
		if t.Kind == prose.Comma || t.Kind == prose.Open || i > c && s.words[i].Is(grammar.Preposition|grammar.Subordinate) && !t.Capital {
			break
		}
		if i > c && !t.Capital && s.words[i].Is(grammar.HeadEnd) {
			return i
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
	toks := s.text.Tokens
	f := faces{who: -1, mention: -1}
	m := s.text.MentionFrom(c)
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
		if m < len(s.text.Mentions) && s.text.Mentions[m].First == i {
			men := s.text.Mentions[m]
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
			if s.isSide(men.Code) {
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
		if len(ids) == 0 || w.Is(grammar.Post|grammar.Group|grammar.Determiner|grammar.Title) {
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
		if p := s.meeting.People[who].Side; p != nil {
			note(*p)
		}
	}
	return f
}

// which chooses among people who share a word of their names the one whose
// other words stand beside it.
func (s *speech) which(ids []int, at int) int {
	toks := s.text.Tokens
	for _, id := range ids {
		p := &s.meeting.People[id]
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

// party is the subject of one side that is named.
func (s *speech) party(c, end, head int, f *faces) (*subject, bool) {
	toks := s.text.Tokens
	m := s.text.Mentions[f.mention]
	noun := head - 1
	for noun > c && (toks[noun].Kind == prose.Close || toks[noun].Kind == prose.Open) {
		noun--
	}
	w := s.words[noun]
	sub := subject{side: f.side, first: c, last: end, note: "the side named"}
	switch {
	case m.Last == head && m.Form != rules.ByAdjective: // Japan, the Republic of Korea
		if toks[m.First].Kind != prose.Word || m.First > c && !s.words[m.First-1].Is(grammar.Determiner) && m.First > c {
			if m.Form == rules.ByCity || m.First-c > 2 {
				return nil, false
			}
		}
	case w.Is(grammar.Post) && !w.Is(grammar.Group):
		sub.nameFirst, sub.nameLast = s.postSpan(c, head)
		sub.single, sub.named = sub.nameLast > sub.nameFirst, true
		if name, ok := s.unknownName(c, head); ok {
			sub.nameFirst, sub.nameLast = name, head
		}
	case w.Is(grammar.Group):
		sub.plural = true
	case w.Is(grammar.SideNoun):
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
