package reading

import (
	"fmt"
	"slices"

	"readout"
	"readout/internal/prose"
)

// setPeople gathers the participants: those of the clause that reports the
// meeting and those of sentences that a rule of the topic delegation finds.
func (r *reader) setPeople(e *event) {
	r.proofOf, r.postOf = map[int]tokens{}, map[int]tokens{}
	inTitle := e.sentence < len(r.text.Sentences) && r.text.Sentences[e.sentence].First < r.title[1] && r.text.Sentences[e.sentence].First >= r.title[0] && r.title[1] > r.title[0]
	seen := 0
	for i := range r.text.Sentences {
		if !r.isBody(i) && i != e.sentence {
			continue
		}
		if inTitle && i == e.sentence {
			continue
		}
		if seen++; seen > 40 {
			break
		}
		r.gather(i, i == e.sentence, e)
	}
	if inTitle {
		r.gather(e.sentence, true, e)
	}
	r.completeSides(e)
	for i, n := range r.people {
		r.citePerson(i, n)
	}
}

// roleAt is a phrase that tells the role of the people beside it.
type roleAt struct {
	tokens
	role  readout.Role
	rule  string
	after bool // it stands after its person: "leading the ROK side"
}

// gather adds the participants that one sentence names.
func (r *reader) gather(sentence int, main bool, e *event) {
	s := r.text.Sentences[sentence]
	var roles []roleAt
	r.each("delegation", s.First, s.Last, func(m match) bool {
		if m.First > s.First && r.text.Tokens[m.First-1].Lower == "be" {
			return true // "to be hosted by": not yet
		}
		ra := roleAt{tokens: tokens{m.First, m.Last}, rule: m.Rule.Name}
		switch m.Rule.Value {
		case "head":
			ra.role = readout.RoleHead
		case "deputy":
			ra.role = readout.RoleDeputyHead
		case "head-after":
			ra.role, ra.after = readout.RoleHead, true
		default:
			ra.role = readout.RoleMember
		}
		roles = append(roles, ra)
		return true
	})
	if !main && len(roles) == 0 {
		return
	}
	people := r.peopleIn(s)
	if len(people) == 0 {
		return
	}
	if !main && r.background(s) {
		return
	}
	marks := r.sideMarks(s)
	end := s.Last
	if main {
		end = r.clauseEnd(max(e.First, e.Last-1), s)
		for _, ra := range roles {
			if ra.Last > end {
				end = s.Last
			}
		}
	}
	for k, n := range people {
		if n.name.First >= end || r.notThere(n, s) {
			continue
		}
		ra, told := r.roleOf(n, roles, people, k)
		if told && !main && ra.rule == "role.together-with" {
			continue // a caption
		}
		if told && main && ra.rule == "role.called-on" {
			told = false
		}
		if !told {
			if !main {
				continue
			}
			ra = roleAt{tokens: tokens{e.First, max(e.Last, e.First+1)}, role: readout.RoleHead, rule: "role.principal"}
		}
		if n.side == "" {
			n.side, n.proof = r.sideByMark(n, marks, people, k)
		}
		r.addPerson(n, ra)
	}
}

// background reports a sentence about another time.
func (r *reader) background(s prose.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if r.is(i, r.lang.notNow) {
			return true
		}
	}
	return false
}

// roleOf finds the phrase that tells a person's role: the last before the
// name, or one that follows it directly.
func (r *reader) roleOf(n named, roles []roleAt, people []named, k int) (roleAt, bool) {
	next := len(r.text.Tokens)
	if k+1 < len(people) {
		next = people[k+1].whole.First
	}
	for _, ra := range roles {
		if ra.after && ra.First >= n.name.Last && ra.First < next && ra.First-n.whole.Last <= 3 {
			return ra, true
		}
	}
	best, ok := roleAt{}, false
	for _, ra := range roles {
		if !ra.after && ra.First < n.name.First {
			best, ok = ra, true
		}
	}
	if !ok {
		for _, ra := range roles {
			// "X and Y co-chaired", "X led the delegation": the subject
			if !ra.after && ra.First >= n.name.Last && ra.role == readout.RoleHead && !r.passive(ra) {
				return ra, true
			}
		}
	}
	return best, ok
}

// passive reports "led by", "co-chaired by".
func (r *reader) passive(ra roleAt) bool {
	for k := ra.First; k < ra.Last; k++ {
		if r.text.Tokens[k].Lower == "by" {
			return true
		}
	}
	return false
}

// notThere reports a person who is named and did not take part: whose thing it
// is, who invited, who spoke for the publisher.
func (r *reader) notThere(n named, s prose.Sentence) bool {
	toks := r.text.Tokens
	if n.name.Last < s.Last && toks[n.name.Last].Kind == prose.Clitic {
		return true
	}
	for k := n.post.First; k < n.post.Last; k++ {
		switch toks[k].Lower {
		case "spokesperson", "spokesman", "spokeswoman":
			return k+1 == n.post.Last
		case "press":
			return k+1 < n.post.Last && toks[k+1].Lower == "secretary"
		}
	}
	for k := max(s.First, n.whole.First-3); k < n.whole.First; k++ {
		switch toks[k].Lower {
		case "invitation", "behalf", "between", "late", "appointed", "former", "congratulated":
			return true
		}
	}
	return false
}

// sideMark is "the Japanese side", "the GCC's by", "from the side of Peru".
type sideMark struct {
	tokens
	code readout.PartyCode
	led  bool // its people stand before it: "X led the Japanese delegation"
}

func (r *reader) sideMarks(s prose.Sentence) []sideMark {
	var out []sideMark
	toks := r.text.Tokens
	for _, m := range r.mentions[r.mentionFrom(s.First):] {
		if m.First >= s.Last {
			break
		}
		if m.Form == byCity || m.Last >= s.Last {
			continue
		}
		next := m.Last
		clitic := toks[next].Kind == prose.Clitic
		if clitic {
			next++
		}
		if next >= s.Last {
			continue
		}
		for next < s.Last && (toks[next].Lower == "interagency" || toks[next].Lower == "inter") {
			next++
		}
		switch {
		case next < s.Last && (toks[next].Lower == "side" || toks[next].Lower == "delegation" || toks[next].Lower == "team"):
		case clitic && toks[next].Lower == "by":
		case m.First >= s.First+2 && toks[m.First-1].Lower == "of" && (toks[m.First-2].Lower == "side" || toks[m.First-2].Lower == "behalf"):
		case next+2 < s.Last && (toks[next].Lower == "was" || toks[next].Lower == "is") && toks[next+1].Lower == "represented":
		default:
			continue
		}
		led := false
		for k := max(s.First, m.First-2); k < m.First; k++ {
			switch toks[k].Lower {
			case "led", "lead", "leads", "leading", "headed", "heading", "heads":
				led = true
			}
		}
		out = append(out, sideMark{tokens{m.First, m.Last}, m.Code, led})
	}
	return out
}

// sideByMark gives a person the side whose mark stands before the name, or,
// where the first mark of the sentence follows the first person, after it.
func (r *reader) sideByMark(n named, marks []sideMark, people []named, k int) (readout.PartyCode, tokens) {
	if len(marks) == 0 {
		return "", tokens{}
	}
	if marks[0].First > people[0].name.First || marks[0].led {
		next := len(r.text.Tokens)
		if k+1 < len(people) {
			next = people[k+1].whole.First
		}
		for _, m := range marks {
			if m.First >= n.name.Last && m.First < next {
				return m.code, m.tokens
			}
		}
		return "", tokens{}
	}
	var best sideMark
	for _, m := range marks {
		if m.First < n.name.First && !m.led {
			best = m
		}
	}
	return best.code, best.tokens
}

// addPerson adds a participant, or fills in what an earlier place left open.
func (r *reader) addPerson(n named, ra roleAt) {
	name := r.words(n.name.First, n.name.Last)
	for i := range r.people {
		p := &r.people[i]
		if !r.samePerson(*p, n) {
			continue
		}
		if p.Side == nil && n.side != "" {
			p.Side = ptr(n.side)
			r.proofOf[p.First] = n.proof
		}
		if p.Post == nil && !n.post.empty() {
			p.Post = ptr(r.words(n.post.First, n.post.Last))
			r.postOf[p.First] = n.post
			p.postAt = n.post
		}
		return
	}
	p := person{First: n.name.First, Last: n.name.Last, Surname: r.surname(n.name)}
	p.Name = name
	if !n.post.empty() {
		p.Post = ptr(r.words(n.post.First, n.post.Last))
		p.postAt = n.post
		r.postOf[p.First] = n.post
	}
	if !n.org.empty() {
		p.Organisation = ptr(r.words(n.org.First, n.org.Last))
		p.orgAt = n.org
	}
	if n.side != "" {
		p.Side = ptr(n.side)
		r.proofOf[p.First] = n.proof
	}
	p.Role = ptr(ra.role)
	p.roleAt = ra
	r.people = append(r.people, p)
}

// samePerson reports whether a later, often shorter name is an earlier
// person's: every word of it stands in the earlier name.
func (r *reader) samePerson(p person, n named) bool {
	for k := n.name.First; k < n.name.Last; k++ {
		found := false
		for j := p.First; j < p.Last; j++ {
			found = found || r.text.Tokens[j].Lower == r.text.Tokens[k].Lower
		}
		if !found {
			return false
		}
	}
	return true
}

// surname is the word of a name that short forms use: the one in capitals, the
// first of an East Asian name with a hyphen in the given name, else the last.
func (r *reader) surname(name tokens) string {
	toks := r.text.Tokens
	for k := name.First; k < name.Last; k++ {
		if toks[k].Upper && toks[k].End-toks[k].Start >= 3 {
			return toks[k].Lower
		}
	}
	if name.Last-name.First == 4 && toks[name.First+2].Kind == prose.Hyphen {
		return toks[name.First].Lower
	}
	return toks[name.Last-1].Lower
}

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
	own, _ := r.ownSide(nil)
	if r.own == "" && r.cued() == "" {
		own = ""
	}
	for k := 0; k < len(open); k++ {
		// whom our people call on is of the other side
		if r.people[open[k]].roleAt.rule == "role.called-on" && own != "" && len(e.parties) == 2 {
			for _, p := range e.parties {
				if p.code != own {
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
	for _, m := range r.sideMarks(main) {
		oursAfter = oursAfter || m.code == own && m.First > verb && !m.led
	}
	for _, i := range open {
		p := &r.people[i]
		if code, proof := r.sideInTitle(*p); code != "" {
			p.Side, r.proofOf[p.First] = ptr(code), proof
			taken[code] = true
			continue
		}
		if j := r.other(i); j >= 0 && len(e.parties) == 2 && r.people[j].Side != nil {
			for _, q := range e.parties {
				if q.code != *r.people[j].Side && !taken[q.code] {
					p.Side = ptr(q.code)
				}
			}
			if p.Side != nil {
				taken[*p.Side] = true
				continue
			}
		}
		if i > 0 && r.listed(r.people[i-1], *p) && r.people[i-1].Side != nil && (own == "" || own == *r.people[i-1].Side) {
			p.Side = r.people[i-1].Side
			continue
		}
		if i+1 < len(r.people) && r.people[i+1].First < verb && r.listed(*p, r.people[i+1]) && r.people[i+1].Side != nil && !r.proofBetween(*p, r.people[i+1]) {
			p.Side = r.people[i+1].Side
			continue
		}
		if host := visited(e.parties); host != "" && p.First > verb {
			p.Side = ptr(host)
			taken[host] = true
			continue
		}
		if own != "" && has(e.parties, own) && p.First < verb && p.First >= main.First && !oursAfter {
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
	for k, i := range open {
		p := &r.people[i]
		inMain := p.First >= main.First && p.First < main.Last
		switch {
		case (p.roleAt.rule == "role.accompanied" || p.roleAt.rule == "role.hosted-to") && own != "" && has(e.parties, own):
			p.Side = ptr(own)
		case len(left) == 1 && left[0] == visited(e.parties) && p.First < verb:
			// the guest's own country is not said
		case len(left) == 1 && (own == "" || own == left[0] || inMain && (p.First > verb || oursAfter)):
			p.Side = ptr(left[0])
		case len(left) == 2 && len(open) == 2 && len(e.parties) == 2:
			p.Side = ptr(left[k])
		case len(left) == 2 && len(e.parties) == 2 && slices.Contains(left, own) && inMain && p.First > verb:
			p.Side = ptr(left[0])
			if own == left[0] {
				p.Side = ptr(left[1])
			}
		}
	}
}

// other returns the one person beside person i whom the same sentence names,
// -1 where it names more or nobody.
func (r *reader) other(i int) int {
	s := r.text.SentenceAt(r.people[i].First)
	found := -1
	for j, p := range r.people {
		if j == i || r.text.SentenceAt(p.First) != s {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = j
	}
	return found
}

// proofBetween reports that a country's name stands between two people or in
// the second's post: then the two may be of two sides.
func (r *reader) proofBetween(a, b person) bool {
	p := r.proofOf[b.First]
	return !p.empty() && r.isMention(p.First)
}

// visited returns the party that was found as the host of a visit.
func visited(parties []partyAt) readout.PartyCode {
	for _, p := range parties {
		if p.rule == "party.visited" {
			return p.code
		}
	}
	return ""
}

// beforeVerb reports that one of the people stands before the clause's verb.
func (r *reader) beforeVerb(people []int, e *event) bool {
	return slices.ContainsFunc(people, func(i int) bool { return r.people[i].First < e.First })
}

// sideInTitle finds the side of a person whom the title names with it.
func (r *reader) sideInTitle(p person) (readout.PartyCode, tokens) {
	for _, n := range r.titlePeople() {
		if n.side == "" {
			continue
		}
		for k := n.name.First; k < n.name.Last; k++ {
			if r.text.Tokens[k].Lower == p.Surname {
				return n.side, n.proof
			}
		}
	}
	return "", tokens{}
}

// titlePeople are the people whom the title names.
func (r *reader) titlePeople() []named {
	var out []named
	for i := range r.text.Sentences {
		s := r.text.Sentences[i]
		if s.First >= r.title[1] {
			break
		}
		if s.First >= r.title[0] && s.Last <= r.title[1] {
			out = append(out, r.peopleIn(s)...)
		}
	}
	return out
}

// listed reports two people who stand in one list: nothing but a comma, "and"
// or words of the second's post between them.
func (r *reader) listed(a, b person) bool {
	from := max(a.Last, a.orgAt.Last, a.postAt.Last)
	to := b.First
	if !b.postAt.empty() && b.postAt.First < to {
		to = b.postAt.First
	}
	if !b.orgAt.empty() && b.orgAt.First < to && b.orgAt.First > a.Last {
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
		if t.Lower == "together" || t.Lower == "along" || t.Lower == "with" {
			continue
		}
		if t.Kind != prose.Comma && t.Lower != "and" && t.Lower != "the" && !r.is(k, r.lang.honorific) && t.Kind != prose.Close && t.Kind != prose.Open {
			return false
		}
	}
	return true
}

func (r *reader) citePerson(i int, n person) {
	path := fmt.Sprintf("/meeting/participants/%d", i)
	r.cite(path+"/name", n.First, n.Last, "person.name")
	if n.Post != nil {
		r.cite(path+"/post", n.postAt.First, n.postAt.Last, "person.post")
	}
	if n.Organisation != nil {
		r.cite(path+"/organisation", n.orgAt.First, n.orgAt.Last, "person.organisation")
	}
	if n.Role != nil {
		r.cite(path+"/role", n.roleAt.First, n.roleAt.Last, n.roleAt.rule)
	}
	r.meeting.Participants = append(r.meeting.Participants, n.Participant)
}
