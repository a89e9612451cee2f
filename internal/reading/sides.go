package reading

import (
	"slices"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// completeSides gives people without a side the publisher's own, or the one
// that is left, or, of two who chaired for two sides, the sides in order.
func (r *reader) completeSides(e *event) {
	var open []int
	taken := map[readout.PartyCode]bool{}
	for i, p := range r.people {
		if p.Side == nil {
			open = append(open, i)
		} else {
			taken[*p.Side] = true
		}
	}
	if len(open) == 0 {
		return
	}
	own := r.ours(e)
	for k := 0; k < len(open); k++ {
		// whom our people, or the guest, call on is of the other side
		if guest := r.caller(open[k], own); meets(r.people[open[k]].roleAt) && guest != "" && len(e.parties) == 2 {
			for _, p := range e.parties {
				if p.code != guest {
					r.people[open[k]].Side = ptr(p.code)
				}
			}
			open = append(open[:k], open[k+1:]...)
			k--
		}
	}
	if len(open) == 0 {
		return
	}
	verb := e.First
	main := r.text.Sentences[e.sentence]
	oursAfter := false // "… hosted a U.S. delegation": the subject is not ours
	for _, m := range r.marks.In(main) {
		oursAfter = oursAfter || m.Code == own && m.First > verb && !m.Led
	}
	for _, i := range open {
		p := &r.people[i]
		if code, proof := r.sideInTitle(*p); code != "" {
			p.Side, r.proofOf[p.First] = ptr(code), proof
			taken[code] = true
			continue
		}
		if e.Rule.Is(rules.Companion) && i > 0 && r.people[i-1].Side != nil && p.First > e.First && p.First < e.Last {
			p.Side = r.people[i-1].Side // "will accompany President A to Chile"
			continue
		}
		if p.roleAt.rule == "role.joining-were" && i > 0 && r.people[i-1].Side != nil {
			p.Side = r.people[i-1].Side // "Joining him will be …"
			continue
		}
		if j := r.other(i); j >= 0 && len(e.parties) == 2 && r.people[j].Side != nil {
			for _, q := range e.parties {
				if q.code != *r.people[j].Side && (!taken[q.code] || p.roleAt.rule == "role.led-delegations") && q.rule != "party.visited" {
					p.Side = ptr(q.code)
				}
			}
			if p.Side != nil {
				taken[*p.Side] = true
				continue
			}
		}
		if p.roleAt.rule == "role.issued-statement" && own != "" && has(e.parties, own) {
			p.Side = ptr(own)
			continue
		}
		if alsoCame(p.roleAt) && i > 0 && r.listed(r.people[i-1], *p) && !r.proofOf[r.people[i-1].First].Empty() {
			continue // "the Ambassador of Chile, and the Director-General, also attended"
		}
		if i > 0 && r.listed(r.people[i-1], *p) && r.people[i-1].Side != nil && (own == "" || own == *r.people[i-1].Side) {
			p.Side = r.people[i-1].Side
			continue
		}
		if i+1 < len(r.people) && r.people[i+1].First < verb && r.listed(*p, r.people[i+1]) && r.people[i+1].Side != nil && !r.proofBetween(*p, r.people[i+1]) {
			p.Side = r.people[i+1].Side
			continue
		}
		if i+1 < len(r.people) && p.First > verb && p.roleAt.rule != "role.led-delegations" && r.listed(*p, r.people[i+1]) && r.people[i+1].Side != nil && r.text.SentenceAt(p.First) == r.text.SentenceAt(r.people[i+1].First) && *r.people[i+1].Side != own {
			if after, post := r.proofOf[r.people[i+1].First], r.people[i+1].postAt; !after.Empty() && (after.First >= r.people[i+1].Last || after.First >= post.First && after.Last <= post.Last) {
				p.Side = r.people[i+1].Side // "A and B of Peru"
				continue
			}
		}
		if code := r.subjectSide(); code != "" && e.form == "visit" && (p.roleAt.rule == "role.included" || p.roleAt.rule == "role.accompanied") {
			p.Side = ptr(code) // who travels with the guest
			continue
		}
		if code := r.oneOf(*p); code != "" && has(e.parties, code) {
			p.Side = ptr(code)
			continue
		}
		if i > 0 && p.roleAt == r.people[i-1].roleAt && p.roleAt.rule == "role.led-delegation" && r.people[i-1].Side != nil && r.listed(r.people[i-1], *p) {
			p.Side = r.people[i-1].Side // "A of Chile and B led the delegation"
			continue
		}
		if code := r.besideMarked(i, e); code != "" {
			p.Side, taken[code] = ptr(code), true
			continue
		}
		if code := r.sameMinistry(*p); code != "" && has(e.parties, code) {
			p.Side = ptr(code)
			continue
		}
		if code := r.sameOffice(i); code != "" && (own == "" || own == code) && has(e.parties, code) {
			p.Side = ptr(code)
			continue
		}
		if code := r.goesOn(i, own); code != "" && has(e.parties, code) {
			p.Side = ptr(code)
			continue
		}
		if code := r.metThere(*p, e); code != "" && code != own && !p.subject {
			p.Side = ptr(code)
			taken[code] = true
			continue
		}
		if host := visited(e.parties); host != "" && p.First > verb && e.form != "received" {
			p.Side = ptr(host)
			taken[host] = true
			continue
		}
		if own != "" && has(e.parties, own) && p.subject && !oursAfter {
			p.Side = ptr(own)
			taken[own] = true
		}
	}
	var left []readout.PartyCode
	for _, p := range e.parties {
		if !taken[p.code] {
			left = append(left, p.code)
		}
	}
	open = slices.DeleteFunc(open, func(i int) bool { return r.people[i].Side != nil })
	host := r.whoReceives(e)
	for k, i := range open {
		p := &r.people[i]
		inMain := p.First >= main.First && p.First < main.Last
		switch {
		case p.roleAt.rule == "role.accompanied" && r.caller(i, own) != "" && has(e.parties, r.caller(i, own)):
			p.Side = ptr(r.caller(i, own))
		case inMain && p.First > verb && own != "" && len(e.parties) == 2 && has(e.parties, own) && e.form == "met" && !r.myself(e).Empty():
			p.Side = ptr(e.parties[0].code) // "I met A and B"
			if own == e.parties[0].code {
				p.Side = ptr(e.parties[1].code)
			}
		case (p.roleAt.rule == "role.attended-by" || p.roleAt.rule == "role.hosted-to") && !inMain && own != "" && has(e.parties, own) && r.unlisted(i),
			p.roleAt.rule == "role.hosted-to" && own != "" && has(e.parties, own):
			p.Side = ptr(own)
		case p.roleAt.rule == "role.attended-by" && !inMain && own == "" && host != "" && r.unlisted(i):
			p.Side = ptr(host) // the house that receives lists its own
		case alsoCame(p.roleAt) && !inMain && len(e.parties) == 2 && r.unmarkedSide() != "":
			p.Side = ptr(r.unmarkedSide())
		case inMain && p.First > verb && e.form == "received" && host != "" && len(e.parties) == 2:
			p.Side = ptr(e.parties[0].code) // whom the host received
			if host == e.parties[0].code {
				p.Side = ptr(e.parties[1].code)
			}
		case !inMain && len(e.parties) == 2 && satBy(p.roleAt) && r.besideGuest(i, e) != "" && (own == "" || own == r.besideGuest(i, e)):
			p.Side = ptr(r.besideGuest(i, e))
		case len(left) == 0 && inMain && p.First > verb && len(e.parties) == 2 && has(e.parties, r.subjectSide()) && (e.form == "courtesy" || e.form == "met" || e.form == "received"):
			p.Side = ptr(e.parties[0].code) // whom ours met
			if r.subjectSide() == e.parties[0].code {
				p.Side = ptr(e.parties[1].code)
			}
		case inMain && len(open) == 2 && len(e.parties) == 2 && visited(e.parties) == "" && r.either(open, e):
			p.Side = ptr(e.parties[k].code) // one held it with the other
		case len(left) == 1 && left[0] == visited(e.parties) && p.subject && e.form != "received":
			// the guest's own country is not said
		case len(left) == 1 && (own == "" || own == left[0] || inMain && (p.First > verb || oursAfter)):
			p.Side = ptr(left[0])
		case len(left) == 2 && len(open) == 2 && len(e.parties) == 2 && visited(e.parties) == "" && *r.people[open[0]].Role == readout.RoleHead && *r.people[open[1]].Role == readout.RoleHead:
			p.Side = ptr(left[k])
		case len(left) == 2 && len(e.parties) == 2 && slices.Contains(left, own) && inMain && p.First > verb:
			p.Side = ptr(left[0])
			if own == left[0] {
				p.Side = ptr(left[1])
			}
		}
	}
}

// unlisted reports a person before whom the same list names nobody of a side that the
// text tells.
func (r *reader) unlisted(i int) bool {
	for ; i > 0 && r.people[i-1].roleAt == r.people[i].roleAt; i-- {
		if !r.proofOf[r.people[i-1].First].Empty() {
			return false
		}
	}
	return true
}

// besideMarked returns, of two who came with both sides, the side of the first where
// only the second's is told: "They were joined by Trade Minister A and Chilean
// Environment Minister B".
func (r *reader) besideMarked(i int, e *event) readout.PartyCode {
	p := r.people[i]
	if p.roleAt.rule != "role.accompanied" || len(e.parties) != 2 || i+1 >= len(r.people) || i > 0 && r.people[i-1].roleAt == p.roleAt {
		return ""
	}
	next := r.people[i+1]
	proof := r.proofOf[next.First]
	if next.Side == nil || next.roleAt != p.roleAt || proof.Empty() || proof.First < p.Last || proof.First > next.First || i+2 < len(r.people) && r.people[i+2].roleAt == p.roleAt {
		return ""
	}
	switch s := r.text.Sentences[r.text.SentenceAt(p.First)]; r.text.Tokens[s.First].Lower {
	case "they", "both":
	default:
		return ""
	}
	for _, q := range e.parties {
		if q.code != *next.Side {
			return q.code
		}
	}
	return ""
}

// unmarkedSide is the one side whose people the text names without their country,
// while it tells that of all others; "" where there is none. Who is named so
// beside them is of that side too.
func (r *reader) unmarkedSide() readout.PartyCode {
	bare, marked := readout.PartyCode(""), map[readout.PartyCode]bool{}
	for _, p := range r.people {
		switch {
		case p.Side == nil:
		case !r.proofOf[p.First].Empty():
			marked[*p.Side] = true
		case bare != "" && bare != *p.Side:
			return ""
		default:
			bare = *p.Side
		}
	}
	if len(marked) == 0 || marked[bare] {
		return ""
	}
	return bare
}

// alsoCame reports the phrase about those who sat by: "also attended".
func alsoCame(ra roleAt) bool {
	return ra.rule == "role.also-attending" || ra.rule == "role.took-part" || ra.rule == "role.took-part-too"
}

// subjectSide is the side of those in the subject of the clause, "" where none is
// known or they are of more than one.
func (r *reader) subjectSide() readout.PartyCode {
	side := readout.PartyCode("")
	for _, p := range r.people {
		if !p.subject || p.Side == nil {
			continue
		}
		if side != "" && side != *p.Side {
			return ""
		}
		side = *p.Side
	}
	return side
}

// visited returns the one party that was found as the host of a visit, "" where
// there are none or more.
func visited(parties []partyAt) readout.PartyCode {
	var host readout.PartyCode
	for _, p := range parties {
		if p.rule != "party.visited" {
			continue
		}
		if host != "" {
			return ""
		}
		host = p.code
	}
	return host
}

// sideInTitle finds the side of a person whom the title names with it.
func (r *reader) sideInTitle(p person) (readout.PartyCode, rules.Tokens) {
	for _, n := range r.titlePeople() {
		if n.Side == "" {
			continue
		}
		for k := n.Name.First; k < n.Name.Last; k++ {
			if r.text.Tokens[k].Lower == p.Surname {
				return n.Side, n.Proof
			}
		}
	}
	return "", rules.Tokens{}
}

// titlePeople are the people whom the title names.
func (r *reader) titlePeople() []people.Person {
	var out []people.Person
	for i := range r.text.Sentences {
		s := r.text.Sentences[i]
		if s.First >= r.title[1] {
			break
		}
		if s.First >= r.title[0] && s.Last <= r.title[1] {
			out = append(out, r.names.In(s)...)
		}
	}
	return out
}

// listed reports two people who stand in one list: nothing but a comma, "and"
// or words of the second's post between them.
func (r *reader) listed(a, b person) bool {
	from := max(a.Last, a.orgAt.Last, a.postAt.Last)
	if proof := r.proofOf[a.First]; proof.First > from && proof.First <= from+3 {
		from = proof.Last // "King A of Chile and Minister B"
	}
	to := b.First
	if !b.postAt.Empty() && b.postAt.First < to {
		to = b.postAt.First
	}
	if !b.orgAt.Empty() && b.orgAt.First < to && b.orgAt.First > a.Last {
		to = b.orgAt.First
	}
	if to < from || to-from > 40 {
		return false
	}
	for k := from; k < to; k++ {
		t := r.text.Tokens[k]
		if t.Kind == prose.Open { // a remark in brackets
			for k < to && r.text.Tokens[k].Kind != prose.Close {
				k++
			}
			continue
		}
		if t.Lower == "together" || t.Lower == "along" || t.Lower == "with" || t.Lower == "as" || t.Lower == "well" {
			continue
		}
		if t.Kind != prose.Comma && t.Lower != ";" && t.Lower != "and" && t.Lower != "the" && !r.text.Is(k, r.lang.Honorific) && t.Kind != prose.Close && t.Kind != prose.Open {
			return false
		}
	}
	return true
}
