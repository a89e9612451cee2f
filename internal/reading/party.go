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
		if m.Form == rules.ByCity || !inPost && r.placed(m, s) {
			continue
		}
		all = append(all, partyAt{code: m.Code, words: rules.Range(m.First, m.Last), rule: "party.named"})
	}
	for _, n := range people {
		if n.Side != "" && n.Whole.First >= first && n.Whole.Last <= last+1 {
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
	if i < s.First {
		return false
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
	return ours && theirs
}

// addOwn adds the publisher's side, where people without a side act in the
// clause and a word of the publisher tells which it is.
func (r *reader) addOwn(e *event) {
	if r.own == "" && r.cued() == "" {
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
	if len(out) >= 2 || r.title[1] == r.title[0] {
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

// ownParty finds the publisher's side, which its texts often leave unsaid: the
// words of a person without a country stand for it.
func (r *reader) ownParty(e *event) (partyAt, bool) {
	var speaker rules.Tokens
	for _, n := range e.people {
		if n.Side == "" {
			speaker = n.Whole
			break
		}
	}
	own, words := r.ownSide(e.parties)
	if own == "" || has(e.parties, own) {
		return partyAt{}, false
	}
	if !words.Empty() {
		return partyAt{code: own, words: words, rule: "party.own-named"}, true
	}
	if speaker.Empty() {
		return partyAt{}, false
	}
	return partyAt{code: own, words: speaker, derived: true, rule: "party.own-person"}, true
}

// ownSide tells the side that the publisher speaks for, and words that name it
// where the text has some: the publisher as stated, words that only one
// publisher uses, else the country that the text names most often besides.
func (r *reader) ownSide(others []partyAt) (readout.PartyCode, rules.Tokens) {
	code := r.own
	if code == "" {
		code = r.cued()
	}
	best, count := code, map[readout.PartyCode]int{}
	var at rules.Tokens
	for _, m := range r.text.Mentions {
		if m.Form == rules.ByCity || m.First > 0 && r.text.Tokens[m.First-1].Lower == "in" {
			continue
		}
		count[m.Code]++
		if m.Code == code && at.Empty() {
			at = rules.Range(m.First, m.Last)
		}
	}
	if code != "" {
		return code, at
	}
	if code, words := r.pairedWith(others); code != "" {
		return code, words
	}
	rest := 0
	for code := range count {
		if !has(others, code) && r.isNation(code) {
			rest++
		}
	}
	if rest == 1 {
		for _, m := range r.text.Mentions {
			if m.Form == rules.ByCity || has(others, m.Code) || count[m.Code] == 0 || !r.isNation(m.Code) {
				continue
			}
			if count[m.Code] > 1 && !r.talkedAbout(m.Code) || r.firstPerson() {
				return m.Code, rules.Range(m.First, m.Last)
			}
			break
		}
	}
	if best == "" {
		// "voiced his hope to visit Seoul": the host is the one who tells of it
		for _, m := range r.text.Mentions {
			if m.Form == rules.ByCity && m.First > 0 && !has(others, m.Code) && (r.text.Tokens[m.First-1].Lower == "visit" || r.text.Tokens[m.First-1].Lower == "visiting") {
				return m.Code, rules.Range(m.First, m.Last)
			}
		}
	}
	return best, at
}

// pairedWith finds the country that the text pairs with a known side, "the
// Australia-Korea relationship", "between Japan and Chile", or whose side or
// delegation it names.
func (r *reader) pairedWith(others []partyAt) (readout.PartyCode, rules.Tokens) {
	toks := r.text.Tokens
	for i, m := range r.text.Mentions {
		if m.Form == rules.ByCity || has(others, m.Code) || !r.isNation(m.Code) {
			continue
		}
		next := m.Last
		if next < len(toks) && toks[next].Kind == prose.Clitic {
			next++
		}
		if next < len(toks) && (toks[next].Lower == "side" || toks[next].Lower == "delegation") {
			return m.Code, rules.Range(m.First, m.Last)
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(r.text.Mentions) || r.text.Mentions[j].Form == rules.ByCity || !has(others, r.text.Mentions[j].Code) {
				continue
			}
			a, b := r.text.Mentions[min(i, j)], r.text.Mentions[max(i, j)]
			if r.paired(a.Last, b.First) {
				return m.Code, rules.Range(m.First, m.Last)
			}
		}
	}
	return "", rules.Tokens{}
}

// paired reports that only a hyphen, or "and" after "between", stands between
// two names.
func (r *reader) paired(from, to int) bool {
	if to <= from || to-from > 2 {
		return false
	}
	for k := from; k < to; k++ {
		t := r.text.Tokens[k]
		switch {
		case t.Kind == prose.Hyphen && to-from == 1, t.Lower == "and", t.Lower == "the":
		default:
			return false
		}
	}
	return true
}

// talkedAbout reports a country that the text names as a topic: its war, its
// missiles.
func (r *reader) talkedAbout(code readout.PartyCode) bool {
	for _, m := range r.text.Mentions {
		if m.Code != code {
			continue
		}
		for k := m.Last; k < min(m.Last+7, len(r.text.Tokens)); k++ {
			if r.text.Is(k, r.lang.Trouble) {
				return true
			}
		}
	}
	return false
}

// firstPerson reports a text that its own minister speaks.
func (r *reader) firstPerson() bool {
	n := 0
	for i := range r.text.Tokens {
		if t := &r.text.Tokens[i]; t.Lower == "i" && t.Upper && t.Kind == prose.Word {
			n++
		}
	}
	return n >= 2
}

// cued returns the side that a word of its own publisher tells.
func (r *reader) cued() readout.PartyCode {
	if r.cue == nil {
		r.cue = new(readout.PartyCode)
		for _, t := range r.text.Terms {
			if t.Class == r.lang.OwnCue {
				*r.cue = readout.PartyCode(t.Value)
				break
			}
			if t.Class == r.lang.OwnLetterhead && r.text.Paragraphs[r.text.Sentences[r.text.SentenceAt(t.First)].Paragraph].Chrome {
				*r.cue = readout.PartyCode(t.Value)
				break
			}
		}
	}
	return *r.cue
}

// homonym reports that a name that is also a region's of country other means
// that region here: the publisher is of that country, and neither an adjective
// nor a city of code stands in the text.
func (r *reader) homonym(code, other readout.PartyCode) bool {
	if r.cued() != other && r.own != other {
		return false
	}
	for _, t := range r.text.Terms {
		if (t.Class == r.lang.PartyAdjective || t.Class == r.lang.City) && readout.PartyCode(t.Value) == code {
			return false
		}
	}
	return true
}
