package speaker

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// Of tells which side the words from c to end are, and whether they name a
// speaker; false where they do not tell.
func (r *Reader) Of(c, end int) (*Subject, bool) {
	toks := r.text.Tokens
	for c < end && r.words[c].Is(grammar.Time|grammar.Adverb) && !r.words[c].Is(grammar.Quantity) {
		c++
	}
	for end > c && toks[end-1].Kind == prose.Comma {
		end--
	}
	if c >= end {
		return nil, false
	}
	if end-c == 1 && r.words[c].Is(grammar.Pronoun) {
		return r.pronoun(c)
	}
	if end-c == 2 && toks[c].Lower == "the" && (toks[c+1].Lower == "latter" || toks[c+1].Lower == "former") {
		return r.latter(c, toks[c+1].Lower == "latter")
	}
	if (end-c == 2 || end-c == 3 && (toks[c+1].Lower == "royal" || toks[c+1].Lower == "imperial")) && (toks[c].Lower == "his" || toks[c].Lower == "her") {
		if sub, ok := r.styled(c, end); ok {
			return sub, true
		}
	}
	switch {
	case end-c > 2 && r.styleAt(c):
		c += 2
	case end-c > 2 && r.words[c].Is(grammar.Title) && toks[c].Lower != "the" && toks[c+1].Lower == "the":
		c++ // "HE the Prime Minister"
	}
	head := r.Head(c, end)
	if head <= c {
		return nil, false
	}
	if head < end && toks[head].Kind == prose.Comma && head+1 < end && r.Aside(head+1) {
		end = head // "Minister A, taking note of …,"
	}
	noun := head - 1
	f := r.faces(c, end)
	if f.and && f.people == 0 {
		if sub, ok := r.doublePost(c, end); ok {
			return sub, true
		}
	}
	f.quantity = false
	for i := c; i < head; i++ {
		f.quantity = f.quantity || r.words[i].Is(grammar.Quantity)
	}
	if f.and && f.people <= 1 {
		if sub, ok := r.pair(c, end); ok {
			return sub, true
		}
	}
	switch {
	case f.i && f.and:
		return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: true, Note: "both sides"}, "side.both")
	case f.people == 1 && !f.and || f.people == 1 && f.sides == 1:
		if f.from >= head && !r.words[noun].Is(grammar.Post) {
			return nil, false
		}
		return r.speaker(c, end, head, &f)
	case f.people > 1:
		if f.sides == 1 {
			return r.found(Subject{Side: f.side, First: c, Last: end, Plural: true, Note: "the side of those named"}, "side.person")
		}
		return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: true, Note: "both sides are named"}, "side.both")
	case f.people == 1 && f.from >= head && !toks[c].Capital && !r.words[c].Is(grammar.Determiner|grammar.Quantity|grammar.Title|grammar.Post):
		return nil, false // "boost trade, and keep the Chile-Peru border safe, Minister Roe"
	case f.people == 1:
		return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: true, Note: "both sides are named"}, "side.both")
	}
	w := r.words[noun]
	if f.sides > 1 {
		if (f.and || f.joined) && (r.text.Within(noun) || w.Is(grammar.SideNoun|grammar.Post)) || w.Is(grammar.Group|grammar.Body) {
			return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: !w.Is(grammar.Body), Body: w.Is(grammar.Body), Note: "both sides are named"}, "side.both")
		}
	}
	if f.quantity && (w.Is(grammar.Group) || f.and && r.anyGroup(c, head) || w.Is(grammar.Quantity) || head-c <= 2 && !w.Is(grammar.TopicHead|grammar.Generic)) && f.sides != 1 && f.others == 0 {
		return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: true, Note: "both sides"}, "side.both")
	}
	if (toks[noun].Lower == "counterpart" || (toks[noun].Lower == "interlocutor" || toks[noun].Lower == "colleague") && (toks[c].Lower == "his" || toks[c].Lower == "her")) && f.people == 0 && f.others == 0 {
		return r.counterpart(c, head, &f)
	}
	if f.sides == 1 {
		return r.party(c, end, head, &f)
	}
	if f.others > 0 {
		return nil, false
	}
	for i := c; i < noun; i++ { // National Security Advisors Sullivan, Cho and Akiba
		if r.words[i].Is(grammar.Group) && toks[i+1].Capital && toks[i+1].Kind == prose.Word {
			return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: true, Note: "both sides"}, "side.both")
		}
	}
	switch {
	case w.Is(grammar.Group):
		return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Plural: true, Note: "both sides"}, "side.both")
	case r.unionSpeaks(c, head):
		return r.found(Subject{Side: "EU", First: c, Last: end, Note: "the body that acts for the union"}, "side.party")
	case w.Is(grammar.Body) && !w.Is(grammar.SideNoun), r.isBody(c, head):
		return r.found(Subject{Side: readout.BothSides, First: c, Last: end, Body: true, Note: "the meeting stands for both sides"}, "side.both")
	}
	if sub, ok := r.house(c, head); ok {
		return sub, true
	}
	if sub, ok := r.stranger(c, head); ok {
		return sub, true
	}
	if sub, ok := r.delegation(c, head); ok {
		return sub, true
	}
	if sub, ok := r.hostOrGuest(c, head); ok {
		return sub, true
	}
	if sub, ok := r.headOfState(c, head, end); ok {
		return sub, true
	}
	if sub, ok := r.headOfMinistry(c, head, end); ok {
		return sub, true
	}
	if w.Is(grammar.Post) {
		return r.post(c, head)
	}
	return r.bareName(c, head)
}

// house is the subject of "the Ministry" and of its acronym in the releases of a house
// whose side is known.
func (r *Reader) house(c, head int) (*Subject, bool) {
	toks, own := r.text.Tokens, r.meeting.Own
	if own == "" || head-c > 2 || head-c == 2 && toks[c].Lower != "the" {
		return nil, false
	}
	switch toks[head-1].Lower {
	case "mofa", "mfa", "dfa":
		if !toks[head-1].Upper {
			return nil, false
		}
	case "ministry":
		if head-c != 2 || !toks[head-1].Capital {
			return nil, false
		}
	default:
		return nil, false
	}
	return r.found(Subject{Side: own, First: c, Last: head, House: true, Note: "the house that publishes"}, "side.party")
}

// isBody reports the body that met, called by the last word of its name or by its
// acronym: "the Council", "the JMC".
func (r *Reader) isBody(c, head int) bool {
	noun := head - 1
	if r.meeting.Body.Empty() || noun == c && !r.text.Tokens[noun].Upper || noun > c && r.text.Tokens[c].Lower != "the" {
		return false
	}
	toks := r.text.Tokens
	if noun-c > 1 { // "the Association Council" is the EU-Ukraine Association Council
		for k := 0; noun-k > c; k++ {
			if at := r.meeting.Body.Last - 1 - k; at < r.meeting.Body.First || toks[at].Lower != toks[noun-k].Lower || !toks[noun-k].Capital {
				return false
			}
		}
		return r.words[noun].Is(grammar.Body)
	}
	if t := &toks[noun]; !t.Capital {
		return false
	} else if r.words[noun].Is(grammar.Body) && r.text.Between(r.meeting.Body.First, r.meeting.Body.Last, t.Lower) {
		return true
	}
	at := r.meeting.Body.Last
	return toks[noun].Upper && at+2 < len(toks) && toks[at].Kind == prose.Open && toks[at+1].Lower == toks[noun].Lower && toks[at+2].Kind == prose.Close
}

// unionSpeaks reports "the Commission" where the European Union is a side and no
// commission met.
func (r *Reader) unionSpeaks(c, head int) bool {
	toks := r.text.Tokens
	if head-c != 2 || toks[c].Lower != "the" || toks[c+1].Lower != "commission" || !toks[c+1].Capital || !r.IsSide("EU") {
		return false
	}
	for k := r.meeting.Body.First; k < r.meeting.Body.Last; k++ {
		if toks[k].Lower == "commission" {
			return false
		}
	}
	return true
}

// counterpart is the subject of "his Chilean counterpart" and of "her
// counterpart": the one who is not of the side of the person before.
func (r *Reader) counterpart(c, head int, f *faces) (*Subject, bool) {
	side := f.side
	if f.sides != 1 {
		if r.person == nil || r.person.Side == "" {
			return nil, false
		}
		side = r.other(r.person.Side)
	}
	if side == "" {
		return nil, false
	}
	return r.found(Subject{Side: side, First: c, Last: head, NameFirst: head - 1, NameLast: head, Named: true, Single: true, Note: "the side of the other one"}, "side.post")
}

// delegation is the subject of "the delegation": the side of the only one that the
// text calls so, "a Norwegian delegation".
func (r *Reader) delegation(c, head int) (*Subject, bool) {
	const near = 4 // words between the country and what it sent
	toks := r.text.Tokens
	if head-c != 2 || toks[c].Lower != "the" || toks[c+1].Lower != "delegation" {
		return nil, false
	}
	side, plural := readout.PartyCode(""), false
	for _, m := range r.text.Mentions {
		if m.First >= c {
			break
		}
		for k := m.Last; k < min(m.Last+near, c); k++ {
			if toks[k].Kind != prose.Word && toks[k].Kind != prose.Hyphen && toks[k].Kind != prose.Clitic {
				break
			}
			if toks[k].Lower == "delegation" && r.IsSide(m.Code) {
				plural = plural || side != "" && side != m.Code
				side = m.Code
			}
		}
	}
	if side == "" || plural {
		return nil, false
	}
	return r.found(Subject{Side: side, First: c, Last: head, Plural: true, Note: "the side that sent it"}, "side.party")
}

// Head returns the end of the head of a noun phrase: before its first
// preposition, comma or clause.
func (r *Reader) Head(c, end int) int {
	toks := r.text.Tokens
	m := r.text.MentionFrom(c)
	i := c
	for i < end {
		for m < len(r.text.Mentions) && r.text.Mentions[m].Last <= i {
			m++
		}
		if m < len(r.text.Mentions) && r.text.Mentions[m].First == i {
			i = r.text.Mentions[m].Last
			continue
		}
		t := &toks[i]
		if t.Kind == prose.Comma || t.Kind == prose.Open || i > c && r.words[i].Is(grammar.Preposition|grammar.Subordinate) && !t.Capital {
			break
		}
		if i > c && !t.Capital && r.words[i].Is(grammar.HeadEnd) {
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

func (r *Reader) faces(c, end int) faces {
	toks := r.text.Tokens
	f := faces{who: -1, mention: -1}
	m := r.text.MentionFrom(c)
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
		t, w := &toks[i], r.words[i]
		if m < len(r.text.Mentions) && r.text.Mentions[m].First == i {
			men := r.text.Mentions[m]
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
			if r.IsSide(men.Code) {
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
		ids := r.called(t.Lower)
		if len(ids) == 0 || w.Is(grammar.Post|grammar.Group|grammar.Determiner|grammar.Title) {
			continue
		}
		who := ids[0]
		if len(ids) > 1 {
			who = r.which(ids, i)
		}
		last := i
		for last+2 < end && toks[last+1].Kind == prose.Hyphen && !toks[last+1].Space && !toks[last+2].Space && toks[last+2].Kind == prose.Word {
			last += 2 // Byung-won
		}
		if who == f.who {
			f.at = last
			continue
		}
		f.people++
		f.who, f.from, f.at = who, i, last
		if p := r.meeting.People[who].Side; p != nil {
			note(*p)
		}
	}
	return f
}

// which chooses among people who share a word of their names the one whose
// other words stand beside it.
func (r *Reader) which(ids []int, at int) int {
	toks := r.text.Tokens
	for _, id := range ids {
		p := &r.meeting.People[id]
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
func (r *Reader) party(c, end, head int, f *faces) (*Subject, bool) {
	toks := r.text.Tokens
	m := r.text.Mentions[f.mention]
	noun := head - 1
	for noun > c && (toks[noun].Kind == prose.Close || toks[noun].Kind == prose.Open) {
		noun--
	}
	w := r.words[noun]
	sub := Subject{Side: f.side, First: c, Last: end, Note: "the side named"}
	switch {
	case m.Last == head && m.Form != rules.ByAdjective: // Japan, the Republic of Korea
		if toks[m.First].Kind != prose.Word || m.First > c && !r.words[m.First-1].Is(grammar.Determiner) && m.First > c {
			if m.Form == rules.ByCity || m.First-c > 2 {
				return nil, false
			}
		}
	case w.Is(grammar.Post) && !w.Is(grammar.Group):
		sub.NameFirst, sub.NameLast = r.postSpan(c, head)
		sub.Single, sub.Named = sub.NameLast > sub.NameFirst, true
		if name, ok := r.unknownName(c, head); ok {
			sub.NameFirst, sub.NameLast = name, head
		}
	case w.Is(grammar.Group):
		sub.Plural = true
	case w.Is(grammar.SideNoun):
	default:
		if name, ok := r.unknownName(c, head); ok {
			sub.NameFirst, sub.NameLast, sub.Single, sub.Named = name, head, true, true
			got, ok := r.found(sub, "side.person")
			r.remember(c, name, got)
			return got, ok
		}
		return nil, false
	}
	return r.found(sub, "side.party")
}
