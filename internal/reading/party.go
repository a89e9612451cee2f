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
		if m.Form == rules.ByCity || !inPost && (r.placed(m, s) || r.acronymOfPlaced(m, s)) {
			continue
		}
		all = append(all, partyAt{code: m.Code, words: rules.Range(m.First, m.Last), rule: "party.named"})
	}
	for _, n := range people {
		if n.Side != "" && !(r.byPost(n) && len(r.sideMarks(s)) > 0) && !r.speaksForOthers(n) && n.Whole.First >= first && n.Whole.Last <= last+1 {
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

// placed reports a mention that says where or what about.
func (r *reader) placed(m rules.Mention, s prose.Sentence) bool {
	toks := r.text.Tokens
	i := m.First - 1
	if i >= s.First && toks[i].Lower == "the" {
		i--
	}
	if m.Form == rules.ByName && !rules.Nation(m.Code) && m.Last < s.Last && r.text.Is(m.Last, r.lang.BodyOccasion) && !(i >= s.First && (toks[i].Kind == prose.Hyphen || toks[i].Lower == "and")) {
		return true // the 42nd ASEAN Summit
	}
	if m.Form == rules.ByName && !rules.Nation(m.Code) && r.clauses.Besides(m.First, s) {
		return true // on the sidelines of the 55th ASEAN Foreign Ministers' Meeting
	}
	if r.subjectOfTalks(m, s) || r.onlyNamed(m, s) {
		return true
	}
	if i < s.First {
		return false
	}
	if m.Last+1 < s.Last && toks[m.Last].Kind == prose.Hyphen && !toks[m.Last].Space && (m.Form == rules.ByName || m.Form == rules.ByAdjective) {
		if other, ok := r.text.MentionAt(m.Last + 1); ok && other.Form != rules.ByCity {
			return false // "participated in the Norway-Chile Dialogue"
		}
	}
	if m.Form == rules.ByAdjective && m.Last < s.Last && (toks[i].Lower == "visited" || toks[i].Lower == "visits") {
		switch toks[m.Last].Lower {
		case "ministry", "department", "parliament", "government", "embassy":
			return false // its people are the hosts
		}
	}
	switch toks[i].Lower {
	case "in", "at", "on", "to", "against", "into", "near", "toward", "towards", "about", "over", "across", "around", "within", "throughout", "under", "regarding", "outside", "inside", "visiting", "visited", "visit", "against the":
		return true
	case "of":
		return i > s.First && !r.ofPeople(i-1)
	case ",":
		// a place's country: "in Madrid, Spain", "in Luleå, Sweden"
		k := i
		for k > s.First && toks[k-1].Capital && k > i-4 {
			k--
		}
		if _, country := r.text.MentionEnding(i); !country && k > s.First && k < i && (toks[k-1].Lower == "in" || toks[k-1].Lower == "at" || toks[k-1].Lower == "to") && m.Form == rules.ByName {
			return true
		}
		if p := r.text.MentionFrom(i) - 1; p >= 0 && r.text.Mentions[p].Last == i && r.text.Mentions[p].Form == rules.ByCity {
			return true
		}
	}
	if p := r.text.MentionFrom(m.First) - 1; p >= 0 && r.text.Mentions[p].Last == m.First && r.text.Mentions[p].Form == rules.ByCity {
		return true // "in Tokyo Japan"
	}
	if m.Last < s.Last && m.Form == rules.ByAdjective {
		// an adjective of a thing and not of people: "Russian aggression"
		return !r.peopleSoon(m.Last, s)
	}
	return m.Form == rules.ByName && m.Last < s.Last && toks[m.Last].Kind == prose.Clitic && r.thing(m.Last+1, s)
}

// onlyNamed reports an organisation that only describes others: "NATO Allies
// Norway and Iceland", "ASEAN-related meetings".
func (r *reader) onlyNamed(m rules.Mention, s prose.Sentence) bool {
	toks := r.text.Tokens
	if rules.Nation(m.Code) || m.Form != rules.ByName || m.Last+1 >= s.Last {
		return false
	}
	if toks[m.Last].Kind == prose.Hyphen && !toks[m.Last].Space {
		return !toks[m.Last+1].Capital
	}
	switch toks[m.Last].Lower {
	case "ally", "allies", "member", "members", "partner", "partners":
		_, named := r.text.MentionAt(m.Last + 1)
		return named
	}
	return false
}

// subjectOfTalks reports an organisation that two countries hold consultations
// about: the second of "Norway-Chile United Nations (UN) Consultations".
func (r *reader) subjectOfTalks(m rules.Mention, s prose.Sentence) bool {
	if rules.Nation(m.Code) || m.Form != rules.ByName {
		return false
	}
	next, before := r.afterAcronym(m.Last, s), m.First
	if next >= s.Last || !r.text.Is(next, r.lang.SeriesHead) && !r.text.Is(next, r.lang.EventNoun) {
		return false
	}
	if toks := r.text.Tokens; before-3 > s.First && toks[before-1].Kind == prose.Close && toks[before-3].Kind == prose.Open {
		before -= 3
	}
	second, ok := r.text.MentionEnding(before)
	if !ok || !rules.Nation(second.Code) || second.First-1 <= s.First || r.text.Tokens[second.First-1].Kind != prose.Hyphen {
		return false
	}
	_, ok = r.text.MentionEnding(second.First - 1)
	return ok
}

// acronymOfPlaced reports the acronym in brackets of an organisation that does not
// meet.
func (r *reader) acronymOfPlaced(m rules.Mention, s prose.Sentence) bool {
	if m.First-1 <= s.First || r.text.Tokens[m.First-1].Kind != prose.Open {
		return false
	}
	name, ok := r.text.MentionEnding(m.First - 1)
	return ok && name.Code == m.Code && r.placed(name, s)
}

// afterAcronym steps over "(UN)".
func (r *reader) afterAcronym(at int, s prose.Sentence) int {
	if toks := r.text.Tokens; at+2 < s.Last && toks[at].Kind == prose.Open && toks[at+1].Upper && toks[at+2].Kind == prose.Close {
		return at + 3
	}
	return at
}

// peopleSoon reports that an adjective belongs to people, a body or a meeting:
// one of their words stands within the next few.
func (r *reader) peopleSoon(i int, s prose.Sentence) bool {
	for k := i; k < min(i+6, s.Last); k++ {
		t := r.text.Tokens[k]
		if t.Kind == prose.Hyphen && k == i {
			return true // Korean-Japanese
		}
		if r.text.Is(k, r.lang.PostHead) || r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.UnitHead) || r.text.Is(k, r.lang.SeriesHead) || r.text.Is(k, r.lang.EventNoun) ||
			r.text.Is(k, r.lang.RankOfficial) || r.text.Is(k, r.lang.RankMinister) || r.text.Is(k, r.lang.RankLeader) || r.text.Is(k, r.lang.Honorific) && t.Capital {
			return true
		}
		if t.Kind == prose.Comma || t.Kind == prose.Stop || t.Lower == "of" || t.Lower == "to" {
			return false
		}
	}
	return false
}

// ofPeople reports a word after which "of" tells whose people or body it is:
// leaders of, Ministry of Justice of, the third round of consultations of.
func (r *reader) ofPeople(i int) bool {
	t := r.text.Tokens[i]
	if t.Capital || t.Kind == prose.Clitic || t.Kind == prose.Close {
		return true
	}
	return r.text.Is(i, r.lang.SideWord) || r.text.Is(i, r.lang.PostHead) || r.text.Is(i, r.lang.RankLeader) || r.text.Is(i, r.lang.RankMinister) ||
		r.text.Is(i, r.lang.RankOfficial) || r.text.Is(i, r.lang.UnitHead) || r.text.Is(i, r.lang.SeriesHead) || t.Lower == "governments" || t.Lower == "counterparts" || t.Lower == "people" || t.Lower == "ministries"
}

// thing reports that what a country owns here is no person, side or series:
// "Russia's war".
func (r *reader) thing(i int, s prose.Sentence) bool {
	if i >= s.Last {
		return true
	}
	for k := i; k < min(i+6, s.Last); k++ {
		if r.text.Is(k, r.lang.PostHead) || r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.UnitHead) || r.text.Is(k, r.lang.RankOfficial) || r.text.Is(k, r.lang.RankMinister) || r.text.Is(k, r.lang.RankLeader) {
			return false
		}
		if t := r.text.Tokens[k]; t.Kind == prose.Comma || t.Lower == "of" {
			break
		}
	}
	return true
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

// unsaidSide reports that somebody with a post, whose side the text does not
// say, meets a named person of the one side that it says.
func (r *reader) unsaidSide(e *event) bool {
	var ours, theirs bool
	for _, n := range e.people {
		if r.notThere(n, r.text.Sentences[e.sentence]) {
			continue
		}
		if e.form == "visit" && n.Side == "" && n.Name.Last <= e.First && !n.Post.Empty() {
			return true // a minister of the publisher's visits a country
		}
		ours = ours || n.Side == "" && n.Name.Last <= e.First && !n.Post.Empty()
		theirs = theirs || n.Side == e.parties[0].code && n.Name.First >= e.First
	}
	if !r.myself(e).Empty() {
		if e.form == "visit" {
			return true
		}
		ours = true
	}
	code := e.parties[0].code
	theirs = theirs || e.form == "held" && r.heldWith(e)
	return ours && theirs && code != r.house.Stated && code != r.house.Cued() // else both are ours
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
	return ok && m.Form == rules.ByName && m.Code == e.parties[0].code
}

// addOwn adds the publisher's side, where people without a side act in the
// clause and a word of the publisher tells which it is.
func (r *reader) addOwn(e *event) {
	if r.house.Stated == "" && r.house.Cued() == "" {
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
