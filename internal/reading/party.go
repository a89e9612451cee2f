package reading

import (
	"slices"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// partyAt is a side that a clause names, and the words that name it.
type partyAt struct {
	code    readout.PartyCode
	words   rules.Tokens
	derived bool // the words do not name it: they are the person who speaks for it
	rule    string
}

// slots lists the sides that a clause names as those who met, in order: not
// where it happened, not what it was about.
func (r *reader) slots(s prose.Sentence, first, last int, people []people.Person) []partyAt {
	var all []partyAt
	p := 0
	for _, m := range r.text.Mentions[r.text.MentionFrom(first):] {
		if m.First >= last {
			break
		}
		for p < len(people) && people[p].Whole.Last <= m.First {
			p++
		}
		if p < len(people) && people[p].Whole.First <= m.First && people[p].Proof.First != m.First {
			continue // inside a post: Ambassador to Japan
		}
		inPost := p < len(people) && people[p].Proof.First == m.First && !people[p].Proof.Empty()
		if m.Form == rules.ByCity || !inPost && r.mentioned.Only(m, s) {
			continue
		}
		all = append(all, partyAt{code: m.Code, words: rules.Range(m.First, m.Last), rule: "party.named"})
	}
	for _, n := range people {
		if n.Side != "" && !(r.byPost(n) && len(r.marks.In(s)) > 0) && !r.speaksForOthers(n) && n.Whole.First >= first && n.Whole.Last <= last+1 {
			all = append(all, partyAt{code: n.Side, words: n.Proof, rule: "party.of-person"})
		}
	}
	slices.SortStableFunc(all, func(a, b partyAt) int { return a.words.First - b.words.First })
	var out []partyAt
	for _, p := range all {
		if !has(out, p.code) {
			out = append(out, p)
		}
	}
	return out
}

// counterparts reports that somebody meets counterparts whose countries the
// text does not name.
func (r *reader) counterparts(e *event) bool {
	s := r.text.Sentences[e.sentence]
	for i := e.First; i < min(e.Last+8, s.Last); i++ {
		switch r.text.Tokens[i].Lower {
		case "counterparts", "counterpart":
			return true
		case "of", "and", ".":
			return false
		}
	}
	return false
}

// addVisited adds the country that somebody in the clause visits: its people
// are the hosts.
func (r *reader) addVisited(e *event) {
	s := r.text.Sentences[e.sentence]
	r.text.Each("country", s.First, s.Last, func(m rules.Match) bool {
		first, _, ok := m.Span("country")
		if !ok || m.Rule.Value == "clause" {
			return true
		}
		if v, ok := r.text.MentionAt(first); ok && !has(e.parties, v.Code) {
			e.parties = append(e.parties, partyAt{code: v.Code, words: rules.Range(v.First, v.Last), rule: "party.visited"})
			return false
		}
		return true
	})
}

// titleVisited adds the country to which the title says that somebody went, where
// the clause tells whom of its people he met: "Visit by Minister Roe to Brunei".
func (r *reader) titleVisited(e *event) {
	toks := r.text.Tokens
	visit := false
	for k := r.title[0]; k+1 < r.title[1]; k++ {
		switch toks[k].Lower {
		case "visit", "visits", "trip", "travel":
			visit = true
		case "to":
			at := k + 1
			if toks[at].Lower == "the" {
				at++
			}
			m, ok := r.text.MentionAt(at)
			if visit && ok && m.Last <= r.title[1] && m.Form == rules.ByName && !r.goesOnWith(m.Last) && rules.Nation(m.Code) && m.Code != r.house.Cued() && !has(e.parties, m.Code) {
				e.parties = append(e.parties, partyAt{code: m.Code, words: rules.Range(m.First, m.Last), rule: "party.visited"})
				return
			}
		}
	}
}

// unsaidSide reports that somebody with a post, whose side the text does not
// say, meets a named person of the one side that it says.
func (r *reader) unsaidSide(e *event) bool {
	var ours, theirs bool
	for _, n := range e.people {
		if r.notThere(n, r.text.Sentences[e.sentence]) {
			continue
		}
		if e.form == "visit" && n.Side == "" && n.Name.Last <= e.First && n.Acts() {
			return true // a minister of the publisher's visits a country
		}
		ours = ours || n.Side == "" && n.Name.Last <= e.First && n.Acts()
		theirs = theirs || n.Side == e.parties[0].code && n.Name.First >= e.First
	}
	if !r.myself(e).Empty() {
		if e.form == "visit" {
			return true
		}
		ours = true
	}
	if first, last, ok := e.Span("noun"); ok && !ours && first == e.First && last < e.Last && (r.text.Tokens[last].Lower == "between" || r.text.Tokens[min(last+1, e.Last-1)].Lower == "between") {
		for _, n := range e.people { // "A phone call between Minister A and Chilean Minister B took place"
			ours = ours || n.Side == "" && n.Acts() && n.Name.Last <= e.Last
		}
	}
	if !r.unnamedPost(e).Empty() {
		ours = true // "The Prime Minister spoke to Italian President Roe"
		theirs = theirs || r.theirPost(e)
	}
	code := e.parties[0].code
	theirs = theirs || e.form == "held" && r.heldWith(e)
	theirs = theirs || r.titledOther(e)
	if !ours || !theirs {
		a, b := r.together(e)
		ours, theirs = ours || a, theirs || b
	}
	return ours && theirs && code != r.house.Stated && code != r.house.Cued() // else both are ours
}

// titledOther reports that the one side comes from the title, where it stands before
// a post, "meeting with German Minister Doe", and that the clause has somebody with a
// post after its verb.
func (r *reader) titledOther(e *event) bool {
	p := e.parties[0]
	if p.rule != "party.in-title" || p.words.Last >= r.title[1] || !r.text.Is(p.words.Last, r.lang.PostHead) && !r.text.Is(p.words.Last, r.lang.PostRank) {
		return false
	}
	for _, n := range e.people {
		if n.Name.First >= e.Last-1 && !n.Post.Empty() {
			return true
		}
	}
	return false
}

// together reports, of two people whom a clause joins as those who met, whether one
// has a post and no side and whether the other is of the one side that it names:
// "Minister A and High Representative B of the Union met", "A discussion was held
// between President A and Chilean Minister B".
func (r *reader) together(e *event) (ours, theirs bool) {
	s := r.text.Sentences[e.sentence]
	if _, last, ok := e.Span("noun"); ok && e.form == "held" && !r.talksAt(last-1) {
		return false, false // they hold it for others
	}
	first, last := s.First, e.First
	if n, _, ok := e.Span("noun"); ok && n == e.First { // the noun comes first: "a discussion was held between"
		last = r.clauseEnd(max(e.Last-1, n), s)
	}
	at := -1
	for _, n := range e.people {
		if n.Whole.First < first || n.Whole.Last > last+1 || !n.Acts() || r.speaksForOthers(n) || n.Name.Last < s.Last && r.text.Tokens[n.Name.Last].Kind == prose.Clitic {
			continue
		}
		if at >= 0 && !r.joined(at, n.Whole.First) {
			at = n.Whole.Last
			continue
		}
		ours = ours || n.Side == ""
		theirs = theirs || n.Side == e.parties[0].code
		at = n.Whole.Last
	}
	return ours, theirs
}

// talksAt reports a noun at a token for what those do who hold it: not a forum, not a
// meeting of others.
func (r *reader) talksAt(i int) bool {
	switch r.text.Tokens[i].Lower {
	case "meeting", "meetings", "talks", "discussion", "discussions", "consultations", "call", "conversation", "lunch", "dinner", "breakfast", "views":
		return i+1 >= len(r.text.Tokens) || r.text.Tokens[i+1].Lower != "of" && r.text.Tokens[i+1].Lower != "for"
	}
	return false
}

// joined reports that nothing but "and", "with" or an article, and commas, stands
// between two people.
func (r *reader) joined(from, to int) bool {
	and := false
	for i := from; i < to; i++ {
		switch t := r.text.Tokens[i]; {
		case t.Lower == "and" || t.Lower == "with":
			and = true
		case t.Kind == prose.Comma, t.Lower == "the", t.Lower == "his", t.Lower == "her":
		case and && (t.Lower == "a" || t.Lower == "by" || t.Lower == "led" || t.Lower == "headed" || r.text.Is(i, r.lang.SideWord)):
			// "A and a delegation led by B"
		case r.text.IsMention(i):
		default:
			return false
		}
	}
	return and
}

// goesOnWith reports a comma or "and" at a token: a list of places.
func (r *reader) goesOnWith(i int) bool {
	return i < len(r.text.Tokens) && (r.text.Tokens[i].Kind == prose.Comma || r.text.Tokens[i].Lower == "and")
}

// theirPost reports a post of the one side that the clause names right after its
// verb: "spoke to the Italian Foreign Minister".
func (r *reader) theirPost(e *event) bool {
	if e.form != "call" && e.form != "met" && e.form != "received" {
		return false
	}
	at := e.Last
	for at > e.First && r.text.IsMention(at-1) {
		at--
	}
	if r.text.Tokens[at].Lower == "the" || r.text.Tokens[at].Lower == "his" || r.text.Tokens[at].Lower == "her" {
		at++
	}
	m, ok := r.text.MentionAt(at)
	if !ok || m.Form != rules.ByAdjective || m.Last >= len(r.text.Tokens) {
		return false
	}
	return r.text.Is(m.Last, r.lang.PostHead) || r.text.Is(m.Last, r.lang.PostRank)
}

// heldWith reports "will hold consultations with Chile": the one side that the
// clause names is the other one's.
func (r *reader) heldWith(e *event) bool {
	_, last, ok := e.Span("noun")
	s := r.text.Sentences[e.sentence]
	if !ok || last+1 >= s.Last || r.text.Tokens[last].Lower != "with" {
		return false
	}
	at := last + 1
	if r.text.Tokens[at].Lower == "the" {
		at++
	}
	m, ok := r.text.MentionAt(at)
	if !ok || m.Code != e.parties[0].code {
		return false
	}
	if m.Form == rules.ByName {
		return true
	}
	for k := m.Last; k < min(m.Last+4, s.Last); k++ { // "with the Chilean delegation"
		if r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.PostHead) {
			return true
		}
	}
	return false
}

// addOwn adds the publisher's side, where people without a side act in the
// clause and a word of the publisher tells which it is.
func (r *reader) addOwn(e *event) {
	if r.house.Stated == "" && r.house.Cued() == "" {
		r.addPartner(e)
		return
	}
	for _, n := range e.people {
		if n.Side != "" || n.Name.First > e.First || r.notThere(n, r.text.Sentences[e.sentence]) {
			continue
		}
		if own, ok := r.ownParty(e); ok {
			e.parties = append([]partyAt{own}, e.parties...)
		}
		return
	}
	if own, ok := r.ownParty(e); ok && !has(e.parties, own.code) && r.allMet(e) {
		e.parties = append([]partyAt{own}, e.parties...)
	}
}

// addPartner adds the country that speaks, where the subject of a clause is one person
// with a post and no side, who meets people of sides that are all named after him:
// "President Roe met President A of Peru and President B of Chile".
func (r *reader) addPartner(e *event) {
	if e.form != "met" && e.form != "received" && e.form != "visit" || !r.allMet(e) {
		return
	}
	for _, n := range e.people {
		if n.Side != "" || !n.Acts() || n.Name.Last > e.First || r.notThere(n, r.text.Sentences[e.sentence]) {
			continue
		}
		if code, words := r.house.Partner(codes(e.parties)); code != "" && !words.Empty() {
			e.parties = append([]partyAt{{code: code, words: words, rule: "party.own-named"}}, e.parties...)
		}
		return
	}
}

// allMet reports a clause that names sides only after its verb, as those whom its
// subject met or visited: "She met with officials from Norway and Chile".
func (r *reader) allMet(e *event) bool {
	switch e.form {
	case "met", "call", "received", "courtesy", "visit":
	default:
		return false
	}
	named := false
	for _, p := range e.parties {
		if p.rule == "party.in-title" {
			continue
		}
		if p.words.First < e.First {
			return false
		}
		named = true
	}
	return named
}

// withTitle adds the sides that the title names, where the clause itself names
// fewer than two.
func (r *reader) withTitle(e *event) []partyAt {
	out := e.parties
	if len(out) >= 2 {
		return out
	}
	if sides := r.sideWords(); e.series.Found() && len(out) == 0 && len(sides) >= 2 {
		return sides // the clause names the body alone, what follows its delegations
	}
	if r.title[1] == r.title[0] {
		return out
	}
	for i := range r.text.Sentences {
		s := r.text.Sentences[i]
		if s.Last <= r.title[0] || s.First >= r.title[1] {
			continue
		}
		for _, p := range r.slots(s, s.First, s.Last, r.names.In(s)) {
			if !has(out, p.code) {
				p.rule = "party.in-title"
				out = append(out, p)
			}
		}
	}
	return out
}

func has(ps []partyAt, code readout.PartyCode) bool {
	for _, p := range ps {
		if p.code == code {
			return true
		}
	}
	return false
}

// homonym reports that a name that is also a region's of country other means
// that region here: the publisher is of that country, and neither an adjective
// nor a city of code stands in the text.
func (r *reader) homonym(code, other readout.PartyCode) bool {
	if r.house.Words() != other && r.house.Stated != other {
		return false
	}
	for _, t := range r.text.Terms {
		if (t.Class == r.lang.PartyAdjective || t.Class == r.lang.City) && readout.PartyCode(t.Value) == code {
			return false
		}
	}
	return true
}
