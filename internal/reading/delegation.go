package reading

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/marks"
	"readout/internal/reading/people"
	"readout/internal/reading/roster"
	"readout/internal/reading/rules"
)

// setPeople gathers the participants: those of the clause that reports the
// meeting and those of sentences that a rule of the topic delegation finds.
func (r *reader) setPeople(e *event) {
	r.proofOf = map[int]rules.Tokens{}
	inTitle := e.sentence < len(r.text.Sentences) && r.text.Sentences[e.sentence].First < r.title[1] && r.text.Sentences[e.sentence].First >= r.title[0] && r.title[1] > r.title[0]
	lists := roster.Read(r.text, r.names)
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
		r.gather(i, i == e.sentence || i == e.journey, lists[i], e)
	}
	if inTitle {
		r.gather(e.sentence, true, roster.Entry{}, e)
	}
	r.fullNames()
	r.withoutTwins()
	r.completeSides(e)
	for i, n := range r.people {
		r.citePerson(i, n)
	}
}

// withoutTwins drops a participant whose name an earlier one got who was known by the
// surname alone.
func (r *reader) withoutTwins() {
	for i := 1; i < len(r.people); i++ {
		for j := range i {
			p, q := &r.people[j], r.people[i]
			if !strings.EqualFold(p.Name, q.Name) || p.Side != nil && q.Side != nil && *p.Side != *q.Side {
				continue
			}
			if p.Side == nil && q.Side != nil {
				p.Side, r.proofOf[p.First] = q.Side, r.proofOf[q.First]
			}
			p.subject = p.subject || q.subject
			r.people = slices.Delete(r.people, i, i+1)
			i--
			break
		}
	}
}

// fullNames gives a participant who is named by one word only the first longer
// name of the body, with its post, that holds the word.
func (r *reader) fullNames() {
	for i := range r.people {
		p := &r.people[i]
		if p.Last-p.First > 1 {
			continue
		}
		word := r.text.Tokens[p.First].Lower
		tried := 0
		for k := range r.text.Sentences {
			if !r.isBody(k) {
				continue
			}
			if tried++; tried > 10 {
				break
			}
			n, ok := r.longerName(word, r.text.Sentences[k])
			if !ok {
				continue
			}
			proof := r.proofOf[p.First]
			p.First, p.Last, p.Name = n.Name.First, n.Name.Last, r.text.Words(n.Name.First, n.Name.Last)
			if p.Side == nil && n.Side != "" {
				p.Side, proof = ptr(n.Side), n.Proof
			}
			if !n.Post.Empty() {
				p.Post, p.postAt = ptr(r.text.Words(n.Post.First, n.Post.Last)), n.Post
			}
			if !n.Organisation.Empty() {
				p.Organisation, p.orgAt = ptr(r.text.Words(n.Organisation.First, n.Organisation.Last)), n.Organisation
			} else if p.Post != nil && p.Organisation != nil && strings.HasSuffix(*p.Post, " of "+*p.Organisation) {
				p.Organisation, p.orgAt = nil, rules.Tokens{} // "Parliament Speaker Roe" is the Speaker of Parliament
			}
			r.proofOf[p.First] = proof
			break
		}
		if p.Last-p.First == 1 {
			r.nameInTitle(p, word)
		}
	}
}

// nameInTitle gives a participant the first longer name of the title that holds
// the word.
func (r *reader) nameInTitle(p *person, word string) {
	for _, n := range r.titlePeople() {
		if n.Name.Last-n.Name.First < 2 || r.text.Shouted(n.Name) {
			continue
		}
		for k := n.Name.First; k < n.Name.Last; k++ {
			if r.text.Tokens[k].Lower != word {
				continue
			}
			proof := r.proofOf[p.First]
			p.First, p.Last, p.Name = n.Name.First, n.Name.Last, r.text.Words(n.Name.First, n.Name.Last)
			if post := r.text.Words(n.Post.First, n.Post.Last); !n.Post.Empty() && (p.Post == nil || len(post) > len(*p.Post)) {
				p.Post, p.postAt = &post, n.Post
			}
			r.proofOf[p.First] = proof
			return
		}
	}
	r.givenName(p, word)
}

// givenName gives a participant who is known by surname the capital word before
// it in the title: "Call with Sergei Ivanov".
func (r *reader) givenName(p *person, word string) {
	toks := r.text.Tokens
	for k := r.title[0] + 1; k < r.title[1]; k++ {
		if toks[k].Lower != word || toks[k-1].Kind != prose.Word || !toks[k-1].Capital || toks[k-1].Upper || r.text.Known(k-1) || r.text.IsMention(k-1) || !toks[k].Capital {
			continue
		}
		if k-2 >= r.title[0] && toks[k-2].Capital && !r.text.Known(k-2) {
			continue // three words: where the name begins is not told
		}
		proof := r.proofOf[p.First]
		p.First, p.Last, p.Name = k-1, k+1, r.text.Words(k-1, k+1)
		r.proofOf[p.First] = proof
		return
	}
}

// longerName finds a person of a sentence whose name holds a word and more.
func (r *reader) longerName(word string, s prose.Sentence) (people.Person, bool) {
	for _, n := range r.names.In(s) {
		if n.Name.Last-n.Name.First < 2 || r.text.Shouted(n.Name) || r.notThere(n, s) && !r.inviter(n, s) {
			continue
		}
		for k := n.Name.First; k < n.Name.Last; k++ {
			if r.text.Tokens[k].Lower == word {
				return n, true
			}
		}
	}
	return people.Person{}, false
}

// gather adds the participants that one sentence names, which may be a line of a
// list.
func (r *reader) gather(sentence int, main bool, list roster.Entry, e *event) {
	s := r.text.Sentences[sentence]
	var roles []roleAt
	if !list.Head.Empty() {
		roles = append(roles, roleAt{Tokens: list.Head, role: readout.RoleMember, rule: "role.in-list"})
	}
	r.text.Each("delegation", s.First, s.Last, func(m rules.Match) bool {
		if m.First > s.First && r.text.Tokens[m.First-1].Lower == "be" && !e.future {
			return true // "to be hosted by": not yet
		}
		if alsoMet(m.Rule.Name) && (!main && r.pastMeeting(m, s) || main && m.First > e.Last && r.text.Tokens[m.First-1].Kind == prose.Clitic) {
			return true // … "and the President's meeting with Ms. Roe"
		}
		if !main && (alsoMet(m.Rule.Name) && e.form == "call" && !e.future || m.Rule.Name == "role.led-by" && !r.ofMeeting(m, s)) {
			return true // "ties led by President Roe", "his travel to meet with Mr. Doe"
		}
		if m.First > s.First && alsoMet(m.Rule.Name) && !e.future && !main && (r.text.Tokens[m.First-1].Lower == "will" || r.text.Tokens[m.First-1].Lower == "would") {
			return true // a meeting to come
		}
		if m.Rule.Name == "role.issued-statement" && !r.narrated(e) {
			return true // who speaks for the ministry did not meet anybody
		}
		ra := roleAt{Tokens: rules.Range(m.First, m.Last), rule: m.Rule.Name}
		if ra.rule == "role.accompanied" && m.First-2 >= s.First && r.text.Is(m.First-2, r.lang.EventNoun) && r.text.Tokens[m.First-1].Lower == "was" {
			ra.rule = "role.attended-by" // "The meeting was joined by": nobody's company
		}
		switch m.Rule.Value {
		case "head":
			ra.role = readout.RoleHead
		case "deputy":
			ra.role = readout.RoleDeputyHead
		case "head-after":
			ra.role, ra.after = readout.RoleHead, true
		case "deputy-after":
			ra.role, ra.after = readout.RoleDeputyHead, true
		case "head-before":
			ra.role, ra.all = readout.RoleHead, true
			if len(r.people) > 0 {
				ra.role = readout.RoleMember // those named before led
			}
		case "member-before":
			ra.role, ra.all = readout.RoleMember, true
		default:
			ra.role = readout.RoleMember
		}
		roles = append(roles, ra)
		return true
	})
	if !main && len(roles) == 0 {
		return
	}
	people := r.names.In(s)
	if main && len(e.people) > 0 && e.people[0].Bare {
		people = e.people
	}
	if len(people) == 0 {
		return
	}
	if !main && (r.clauses.Background(s) || r.clauses.DayBefore(s)) {
		return
	}
	marked := r.marks.In(s)
	end := s.Last
	if main {
		end = r.clauseEnd(max(e.First, e.Last-1), s)
		for _, ra := range roles {
			if ra.Last > end {
				end = s.Last
			}
		}
	}
	passed := -1 // the last of them who did not take part, as the word "by" tells
	for k, n := range people {
		if n.Name.First >= end || r.inRemark(n, s) {
			continue
		}
		ra, told := r.roleOf(n, roles, people, k)
		if r.notThere(n, s) && !(told && ra.rule == "role.led-by" && r.speaksForOthers(n)) && !(e.both && sentence == e.journey && r.inviter(n, s)) {
			continue
		}
		if told && ra.rule == "role.from-side" && k > 0 {
			// "From the Japanese side, A, B and others attended": A leads
			if before, ok := r.roleOf(people[k-1], roles, people, k-1); ok && before == ra {
				ra.role = readout.RoleMember
			}
		}
		if told && !main && ra.rule == "role.together-with" {
			continue // a caption
		}
		if told && main && (meets(ra) || ra.rule == "role.hosted-to" && k > 0 && people[k-1].Whole.Last <= e.First || ra.rule == "role.took-part" && ra.First < e.Last && ra.Last > e.First) {
			told = false // the verb of the clause itself
		}
		if told && ra.rule == "role.attended-by" && (!main && (r.principals(e) || r.also(ra)) || chaired(roles)) {
			ra.role = readout.RoleMember // those two met, these were there
		}
		if told && !main && alsoMet(ra.rule) && (e.series.Found() || r.principals(e)) {
			ra.role = readout.RoleMember
		}
		if !told {
			if !main || n.Whole.Last <= e.First && (r.text.Preceded(n.Whole.First, s, "by") || k > 0 && k == passed+1 && marks.OneList(r.text, people[k-1], n)) {
				passed = k
				continue // "the pledge made by Presidents Roe and Doe"
			}
			ra = roleAt{Tokens: rules.Range(e.First, max(e.Last, e.First+1)), role: readout.RoleHead, rule: "role.principal"}
		}
		if n.Side == "" {
			n.Side, n.Proof = list.Side, list.Proof
		}
		if n.Side == "" || r.byPost(n) {
			if code, proof := r.marks.Of(marked, people, k, s); code != "" && !(told && ra.rule == "role.received-by" && proof.First < ra.First) {
				n.Side, n.Proof = code, proof
			}
		}
		if n.Side == "" && told && alsoMet(ra.rule) && n.Name.First > ra.First {
			n.Side, n.Proof = r.openedIn(s)
		}
		r.addPerson(n, ra)
		if main && n.Name.First < e.First {
			r.subject(n)
		}
	}
}

// also reports "was also attended by": those who are named before met.
func (r *reader) also(ra roleAt) bool {
	return ra.First > 0 && r.text.Tokens[ra.First-1].Lower == "also"
}

// chaired reports, among the phrases of one sentence, one about who led.
func chaired(roles []roleAt) bool {
	for _, ra := range roles {
		if ra.rule == "role.led-by" || ra.rule == "role.led-over-by" {
			return true
		}
	}
	return false
}

// addPerson adds a participant, or fills in what an earlier place left open.
func (r *reader) addPerson(n people.Person, ra roleAt) {
	name := r.text.Words(n.Name.First, n.Name.Last)
	for i := range r.people {
		p := &r.people[i]
		if !r.samePerson(*p, n) {
			continue
		}
		if p.Side == nil && n.Side != "" {
			p.Side = ptr(n.Side)
			r.proofOf[p.First] = n.Proof
		}
		if p.Post == nil && !n.Post.Empty() {
			p.Post = ptr(r.text.Words(n.Post.First, n.Post.Last))
			p.postAt = n.Post
		}
		return
	}
	p := person{First: n.Name.First, Last: n.Name.Last, Surname: people.Surname(r.text, n.Name)}
	p.Name = name
	if !n.Post.Empty() {
		p.Post = ptr(r.ownPost(n))
		p.postAt = n.Post
	}
	if !n.Organisation.Empty() {
		p.Organisation = ptr(r.text.Words(n.Organisation.First, n.Organisation.Last))
		p.orgAt = n.Organisation
	}
	if n.Side != "" {
		p.Side = ptr(n.Side)
		r.proofOf[p.First] = n.Proof
	}
	p.Role = ptr(ra.role)
	p.roleAt = ra
	r.people = append(r.people, p)
}

// ownPost is the post of one person: of one whom a post in the plural names with
// others, that post without its last s, as it stands in the text too.
func (r *reader) ownPost(n people.Person) string {
	post := r.text.Words(n.Post.First, n.Post.Last)
	for k := n.Post.First; n.Shared && k < n.Post.Last; k++ {
		if t, ok := r.text.At(k, r.lang.PostHead); ok && t.Last == n.Post.Last && !strings.HasSuffix(post, "ies") {
			return strings.TrimSuffix(post, "s")
		}
	}
	return post
}

// subject marks the participant whom a name in the clause's subject means.
func (r *reader) subject(n people.Person) {
	for i := range r.people {
		if r.samePerson(r.people[i], n) {
			r.people[i].subject = true
			return
		}
	}
}

// samePerson reports whether a later, often shorter name is an earlier
// person's: every word of it stands in the earlier name.
func (r *reader) samePerson(p person, n people.Person) bool {
	for k := n.Name.First; k < n.Name.Last; k++ {
		found := false
		for j := p.First; j < p.Last; j++ {
			found = found || r.text.Tokens[j].Lower == r.text.Tokens[k].Lower || k+1 < n.Name.Last && people.InitialOf(r.text.Tokens[k].Lower, r.text.Tokens[j].Lower) ||
				k > n.Name.First && n.Name.Last-n.Name.First == p.Last-p.First && people.Spelled(r.text.Tokens[j].Lower, r.text.Tokens[k].Lower)
		}
		if !found {
			return false
		}
	}
	return true
}

func (r *reader) citePerson(i int, n person) {
	path := fmt.Sprintf("/meeting/participants/%d", i)
	r.Cite(path+"/name", n.First, n.Last, "person.name")
	if n.Post != nil {
		r.Cite(path+"/post", n.postAt.First, n.postAt.Last, "person.post")
	}
	if n.Organisation != nil {
		r.Cite(path+"/organisation", n.orgAt.First, n.orgAt.Last, "person.organisation")
	}
	if n.Role != nil {
		r.Cite(path+"/role", n.roleAt.First, n.roleAt.Last, n.roleAt.rule)
	}
	r.meeting.Participants = append(r.meeting.Participants, n.Participant)
}
