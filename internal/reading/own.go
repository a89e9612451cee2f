package reading

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// ownParty finds the publisher's side, which its texts often leave unsaid: the
// words of a person without a country stand for it.
func (r *reader) ownParty(e *event) (partyAt, bool) {
	own, words := r.house.Side(codes(e.parties))
	var speaker rules.Tokens
	for _, n := range e.people {
		if n.Side == "" || n.Side == own {
			speaker = n.Whole
			break
		}
	}
	if has(e.parties, own) && r.unsidedSubject(e) {
		own, words = r.house.Partner(codes(e.parties)) // the words of the house are of whom ours met
	}
	if own == "" || has(e.parties, own) {
		return partyAt{}, false
	}
	if !words.Empty() {
		return partyAt{code: own, words: words, rule: "party.own-named"}, true
	}
	if speaker.Empty() {
		if speaker = r.unnamedPost(e); speaker.Empty() {
			speaker = r.myself(e)
		}
		if speaker.Empty() {
			return partyAt{}, false
		}
	}
	return partyAt{code: own, words: speaker, derived: true, rule: "party.own-person"}, true
}

// unsidedSubject reports that the one side that a clause names is of somebody after
// its verb, whom a person with a post and without a side meets.
func (r *reader) unsidedSubject(e *event) bool {
	if r.house.Stated != "" || len(e.parties) != 1 {
		return false
	}
	ours, theirs := false, false
	for _, n := range e.people {
		ours = ours || n.Side == "" && n.Name.Last <= e.First && n.Acts()
		theirs = theirs || n.Side == e.parties[0].code && n.Name.First >= e.First
	}
	return ours && theirs
}

// bareSubject puts before the people of a clause the one who is its subject by the name
// alone, where it names somebody of another side after its verb: "Kari Roe received the
// Chilean Ambassador Juan Diaz".
func (r *reader) bareSubject(e *event, s prose.Sentence, named []people.Person) []people.Person {
	if e.form == "visit" || e.form == "held" && e.noun != "-" && e.noun != "consultation" {
		return named
	}
	theirs := false
	for _, n := range named {
		if n.Name.First < e.First {
			return named
		}
		theirs = theirs || n.Side != ""
	}
	if !theirs {
		return named
	}
	first, last := s.First, e.First
	if w := r.text.Tokens[first].Lower; w == "on" || w == "today" || w == "yesterday" {
		for first < last && r.text.Tokens[first].Kind != prose.Comma {
			first++
		}
		for first < last && (r.text.Tokens[first].Kind == prose.Comma || r.text.Tokens[first].Kind == prose.Number) {
			first++ // "On May 3, 2021,"
		}
	}
	for last > first && r.text.Is(last-1, r.lang.BeforeVerb) {
		last--
	}
	n, ok := r.names.BareAt(first, last)
	if !ok {
		return named
	}
	return append([]people.Person{n}, named...)
}

// wordsOfPost is how far into a sentence a post without a name may begin.
const wordsOfPost = 12

// unnamedPost finds a post without a country or a name that is the subject of
// the clause: "The Prime Minister spoke to …", whose own publisher needs to say
// no more.
func (r *reader) unnamedPost(e *event) rules.Tokens {
	s := r.text.Sentences[e.sentence]
	for i := s.First; i+1 < e.First && i < s.First+wordsOfPost; i++ {
		if r.text.Tokens[i].Lower != "the" {
			continue
		}
		for k := i + 1; k < e.First && r.text.Tokens[k].Capital; k++ {
			if t, ok := r.text.At(k, r.lang.PostHead); ok && t.Last <= e.First && !r.text.Tokens[t.Last].Capital {
				return rules.Range(i+1, t.Last)
			}
			if r.text.IsMention(k) {
				break
			}
		}
	}
	return rules.Tokens{}
}

// myself finds the "I" of a minister who tells of his own meeting.
func (r *reader) myself(e *event) rules.Tokens {
	s := r.text.Sentences[e.sentence]
	for i := s.First; i < e.First; i++ {
		if t := r.text.Tokens[i]; t.Lower == "i" && t.Upper && t.End-t.Start == 1 {
			return rules.Range(i, i+1)
		}
	}
	return rules.Tokens{}
}

// ours is the publisher's side as far as it is known: stated, printed on the
// page, or found for the event; "" where it is not.
func (r *reader) ours(e *event) readout.PartyCode {
	if r.house.Stated != "" {
		return r.house.Stated
	}
	for _, p := range e.parties {
		if p.rule == "party.own-named" && !rules.Nation(p.code) {
			return p.code // a secretariat, whatever place stands over its text
		}
	}
	if code := r.house.Cued(); code != "" && has(e.parties, code) {
		return code
	}
	for _, p := range e.parties {
		if p.rule == "party.own-named" || p.rule == "party.own-person" {
			return p.code
		}
	}
	return ""
}

// codes are the sides of parties, in order.
func codes(parties []partyAt) []readout.PartyCode {
	var out []readout.PartyCode
	for _, p := range parties {
		out = append(out, p.code)
	}
	return out
}
