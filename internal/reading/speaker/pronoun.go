package speaker

import (
	"readout"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// pronoun resolves he, she, they, it, we and I.
func (r *Reader) pronoun(at int) (*Subject, bool) {
	word := r.text.Tokens[at].Lower
	switch word {
	case "he", "she":
		p := r.person
		if p == nil {
			return nil, false
		}
		if word == "he" && p.female || word == "she" && p.male {
			return r.opposite(p, at)
		}
		sub := *p
		sub.First, sub.Last, sub.Named = at, at+1, false
		sub.Pronoun = word
		sub.Note = "the person who spoke before"
		return r.found(sub, "side.pronoun")
	case "they":
		if r.last != nil && r.last.Plural && r.last.Side != readout.BothSides && r.last.Rule == r.lexicon.Rule("side.party") {
			sub := *r.last
			sub.First, sub.Last = at, at+1
			sub.Note = "the side that spoke before"
			return r.found(sub, "side.pronoun")
		}
		return r.found(Subject{Side: readout.BothSides, First: at, Last: at + 1, Plural: true, Pronoun: word, Note: "both sides"}, "side.pronoun")
	case "it":
		if r.last == nil || r.last.Side == readout.BothSides && !r.last.Body || r.last.Single {
			return nil, false
		}
		sub := *r.last
		sub.First, sub.Last = at, at+1
		sub.Note = "the side that spoke before"
		return r.found(sub, "side.pronoun")
	case "we":
		return r.found(Subject{Side: readout.BothSides, First: at, Last: at + 1, Plural: true, Pronoun: word, Note: "those who met"}, "side.publisher")
	case "i":
		if !r.text.Tokens[at].Upper {
			return nil, false
		}
		side := r.ownSide()
		if side == "" {
			side = r.addressed(at)
		}
		if side == "" {
			side = r.self // as "I" was read before
		}
		if side == "" {
			return nil, false
		}
		r.self = side
		return r.found(Subject{Side: side, First: at, Last: at + 1, Plural: true, Pronoun: word, Note: "the side that publishes"}, "side.publisher")
	}
	return nil, false
}

// opposite is the subject of "he" after a woman who spoke, and of "she" after a man:
// the one participant of the other side.
func (r *Reader) opposite(p *Subject, at int) (*Subject, bool) {
	side, who := r.other(p.Side), -1
	for i := range r.meeting.People {
		q := &r.meeting.People[i]
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
	q := &r.meeting.People[who]
	return r.found(Subject{Side: side, First: at, Last: at + 1, NameFirst: q.First, NameLast: q.Last, Single: true, Pronoun: r.text.Tokens[at].Lower,
		male: p.female, female: p.male, Note: "the one on the other side, as the word tells"}, "side.pronoun")
}

// addressed returns the side that speaks as "I" of two: the one that the
// sentence does not name.
func (r *Reader) addressed(at int) readout.PartyCode {
	if len(r.meeting.Sides) != 2 {
		return ""
	}
	sent := r.text.Sentences[r.text.SentenceAt(at)]
	for end := at + 2; end <= sent.Last && end < at+12; end++ {
		if f := r.faces(at+1, end); f.sides == 1 {
			return r.other(f.side)
		}
	}
	return ""
}

// ownSide is the side that publishes; where that is not stated, the one of two
// for which none of the participants sat.
func (r *Reader) ownSide() readout.PartyCode {
	if r.meeting.Own != "" {
		return r.meeting.Own
	}
	if side := r.emptyChair(); side != "" {
		return side
	}
	return r.host
}

// actor returns the side of whose minister a title tells that he or she met somebody
// of another: "Norway's Foreign Minister holds talks with Chile's Vice Minister". A
// house names its own people first.
func (r *Reader) actor(title rules.Tokens) readout.PartyCode {
	const head = 8 // words of who acts
	toks := r.text.Tokens
	m := r.text.MentionFrom(title.First)
	if title.Empty() || m >= len(r.text.Mentions) {
		return ""
	}
	first := r.text.Mentions[m]
	if first.First > title.First+1 || !r.IsSide(first.Code) {
		return ""
	}
	post := false
	for i := first.Last; i < min(title.Last, first.Last+head); i++ {
		post = post || r.words[i].Is(grammar.Post)
		switch toks[i].Lower {
		case "and", "from", ",", "to":
			return ""
		case "meets", "met", "holds", "held", "receives", "received", "hosts", "hosted", "welcomes", "talks", "speaks", "calls", "engages":
			if !post {
				return ""
			}
			for k := m + 1; k < len(r.text.Mentions) && r.text.Mentions[k].First < title.Last; k++ {
				if code := r.text.Mentions[k].Code; code != first.Code && r.IsSide(code) {
					return first.Code
				}
			}
			return ""
		}
	}
	return ""
}

// emptyChair is the one of two sides for which none of the participants whose
// side is known sat; "" where both have someone, or neither.
func (r *Reader) emptyChair() readout.PartyCode {
	side := readout.PartyCode("")
	for i := range r.meeting.People {
		p := r.meeting.People[i].Side
		switch {
		case p == nil:
		case side != "" && *p != side:
			return ""
		default:
			side = *p
		}
	}
	if side == "" {
		side = r.foreign
	}
	if side == "" {
		return ""
	}
	return r.other(side)
}

// strangers returns the one of two sides whose people a text calls by their country,
// "the Chinese Premier", as it does with those of the other side; "" where it calls
// nobody so, or people of both.
func (r *Reader) strangers() readout.PartyCode {
	side := readout.PartyCode("")
	for _, m := range r.text.Mentions {
		if m.Form != rules.ByAdjective || !r.IsSide(m.Code) || m.Last >= len(r.text.Tokens) {
			continue
		}
		if !r.words[m.Last].Is(grammar.Post) && r.text.Tokens[m.Last].Lower != "counterpart" {
			continue
		}
		if side != "" && side != m.Code {
			return ""
		}
		side = m.Code
	}
	return side
}

// other returns the other of two sides.
func (r *Reader) other(side readout.PartyCode) readout.PartyCode {
	if len(r.meeting.Sides) != 2 {
		return ""
	}
	for _, o := range r.meeting.Sides {
		if o != side {
			return o
		}
	}
	return ""
}

// latter resolves "the latter" as the side that was spoken to.
func (r *Reader) latter(at int, latter bool) (*Subject, bool) {
	side := readout.PartyCode("")
	switch {
	case r.last != nil && r.last.Side != readout.BothSides && r.last.Side != "":
		if side = r.last.Side; latter {
			side = r.other(side)
		}
	case len(r.meeting.Sides) == 2 && r.last == nil:
		if side = r.meeting.Sides[0]; latter {
			side = r.meeting.Sides[1]
		}
	}
	if side == "" {
		return nil, false
	}
	return r.found(Subject{Side: side, First: at, Last: at + 2, Note: "the other of the two sides"}, "side.latter")
}
