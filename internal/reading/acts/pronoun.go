package acts

import (
	"slices"

	"readout"
)

// pronoun resolves he, she, they, it, we and I.
func (s *speech) pronoun(at int) (*subject, bool) {
	word := s.text.Tokens[at].Lower
	switch word {
	case "he", "she":
		p := s.person
		if p == nil {
			return nil, false
		}
		if word == "he" && p.female || word == "she" && p.male {
			return s.opposite(p, at)
		}
		sub := *p
		sub.first, sub.last, sub.named = at, at+1, false
		sub.pronoun = word
		sub.note = "the person who spoke before"
		return s.found(sub, "side.pronoun")
	case "they":
		if s.last != nil && s.last.plural && s.last.side != readoutBoth && s.last.rule == s.lexicon.Rule("side.party") {
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
		if !s.text.Tokens[at].Upper {
			return nil, false
		}
		side := s.ownSide()
		if side == "" {
			side = s.addressed(at)
		}
		if side == "" {
			side = s.self // as "I" was read before
		}
		if side == "" {
			return nil, false
		}
		s.self = side
		return s.found(subject{side: side, first: at, last: at + 1, plural: true, pronoun: word, note: "the side that publishes"}, "side.publisher")
	}
	return nil, false
}

// opposite is the subject of "he" after a woman who spoke, and of "she" after a man:
// the one participant of the other side.
func (s *speech) opposite(p *subject, at int) (*subject, bool) {
	side, who := s.other(p.side), -1
	for i := range s.meeting.People {
		q := &s.meeting.People[i]
		if q.Side == nil || *q.Side != side {
			continue
		}
		if who >= 0 {
			return nil, false
		}
		who = i
	}
	if side == "" || who < 0 {
		return nil, false
	}
	q := &s.meeting.People[who]
	return s.found(subject{side: side, first: at, last: at + 1, nameFirst: q.First, nameLast: q.Last, single: true, pronoun: s.text.Tokens[at].Lower,
		male: p.female, female: p.male, note: "the one on the other side, as the word tells"}, "side.pronoun")
}

// addressed returns the side that speaks as "I" of two: the one that the
// sentence does not name.
func (s *speech) addressed(at int) readout.PartyCode {
	if len(s.meeting.Sides) != 2 {
		return ""
	}
	sent := s.text.Sentences[s.text.SentenceAt(at)]
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
	if s.meeting.Own != "" {
		return s.meeting.Own
	}
	return s.emptyChair()
}

// emptyChair is the one of two sides for which none of the participants whose
// side is known sat; "" where both have someone, or neither.
func (s *speech) emptyChair() readout.PartyCode {
	side := readout.PartyCode("")
	for i := range s.meeting.People {
		p := s.meeting.People[i].Side
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
	if len(s.meeting.Sides) != 2 {
		return ""
	}
	for _, o := range s.meeting.Sides {
		if o != side {
			return o
		}
	}
	return ""
}

// latter resolves "the latter" as the side that was spoken to.
func (s *speech) latter(at int, latter bool) (*subject, bool) {
	side := readout.PartyCode("")
	switch {
	case s.last != nil && s.last.side != readoutBoth && s.last.side != "":
		if side = s.last.side; latter {
			side = s.other(side)
		}
	case len(s.meeting.Sides) == 2 && s.last == nil:
		if side = s.meeting.Sides[0]; latter {
			side = s.meeting.Sides[1]
		}
	}
	if side == "" {
		return nil, false
	}
	return s.found(subject{side: side, first: at, last: at + 2, note: "the other of the two sides"}, "side.latter")
}

// isSide reports whether a code is one of the sides that met.
func (s *speech) isSide(code readout.PartyCode) bool {
	return slices.Contains(s.meeting.Sides, code)
}
