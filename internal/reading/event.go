package reading

import (
	"readout"
	"readout/internal/prose"
)

// event is the clause that reports or announces the meeting.
type event struct {
	match
	sentence int
	form     string // the rule's value: met, held, call, courtesy, received, visit
	future   bool
	people   []named
	parties  []partyAt
	series   seriesName
	noun     string // the value of the event's noun, "" without one
}

// partyAt is a side that a clause names, and the words that name it.
type partyAt struct {
	code    readout.PartyCode
	words   tokens
	derived bool // the words do not name it: they are the person who speaks for it
	rule    string
}

// sentencesToTry is how many sentences of the body may report the meeting.
const (
	sentencesToTry      = 3
	sentencesUnderTitle = 24 // where the title names a meeting
	sentencesOfOthers   = 1  // where the title says that the release is something else
)

// findEvent looks for the clause that reports the meeting: the first in the
// body that a rule finds, that is not about another time, and in which two
// sides or a conference of many meet.
func (r *reader) findEvent() (event, bool) {
	titled := r.titleNamesMeeting()
	most := sentencesToTry
	switch {
	case r.titleBegins("title.other"):
		most = sentencesOfOthers
		if titled {
			most = sentencesToTry
		}
	case titled:
		most = sentencesUnderTitle
	}
	tried := 0
	for i := range r.text.Sentences {
		s := &r.text.Sentences[i]
		if !r.isBody(i) {
			continue
		}
		if tried++; tried > most {
			break
		}
		var found event
		ok := false
		r.each("meeting", s.First, s.Last, func(m match) bool {
			e, fits := r.eventOf(m, i, titled)
			if !fits {
				return true
			}
			if !ok || rankOf(e.form) > rankOf(found.form) {
				found, ok = e, true
			}
			return true
		})
		if ok {
			return found, true
		}
	}
	return event{}, false
}

// rankOf prefers, in one sentence, the clause that says most of the meeting.
func rankOf(form string) int {
	switch form {
	case "visit":
		return 1
	case "received":
		return 2
	}
	return 3
}

// isBody reports whether a sentence stands in the text proper: not in the
// page's head, not in the title.
func (r *reader) isBody(sentence int) bool {
	s := &r.text.Sentences[sentence]
	p := &r.text.Paragraphs[s.Paragraph]
	if p.Chrome || s.First >= r.title[0] && s.Last <= r.title[1] || r.repeatsTitle(s) {
		return false
	}
	return s.Last-s.First >= 5
}

// titleBegins reports a title that a rule of a topic finds.
func (r *reader) titleBegins(topic string) bool {
	if r.title[1] == r.title[0] {
		return false
	}
	_, ok := r.first(topic, r.title[0], r.title[1])
	return ok
}

// repeatsTitle reports a sentence that is the title again.
func (r *reader) repeatsTitle(s *prose.Sentence) bool {
	if n := r.title[1] - r.title[0]; n == 0 || s.Last-s.First < n || s.Last-s.First > n+1 {
		return false
	}
	for i := r.title[0]; i < r.title[1]; i++ {
		if r.text.Tokens[i].Lower != r.text.Tokens[s.First+i-r.title[0]].Lower {
			return false
		}
	}
	return true
}

// titleNamesMeeting reports a title that is about a meeting.
func (r *reader) titleNamesMeeting() bool {
	for i := r.title[0]; i < r.title[1]; i++ {
		if r.is(i, r.lang.eventNoun) || r.is(i, r.lang.seriesHead) {
			return true
		}
		switch r.text.Tokens[i].Lower {
		case "meets", "met", "visit", "visits", "speaks", "spoke", "hosts", "delegation", "attends", "calls", "counterpart", "trip", "travel", "travels", "visiting", "joint":
			return true
		}
	}
	return r.title[0] == r.title[1]
}

// eventOf tests a match of the topic meeting.
func (r *reader) eventOf(m match, sentence int, titled bool) (event, bool) {
	s := r.text.Sentences[sentence]
	e := event{match: m, sentence: sentence, form: m.Rule.Value}
	verb := m.First
	if first, last, ok := m.span("noun"); ok {
		if t, ok := r.at(first, r.lang.eventNoun); ok && t.Last == last {
			e.noun = t.Value
		}
		if t, ok := r.at(first, r.lang.seriesHead); ok && t.Last == last && (e.noun == "" || e.noun == "-") {
			e.noun = t.Value
		}
		if first == m.First { // the noun stands before its verb
			verb = m.Last - 1
		}
	}
	if !r.verbFits(&e, s) {
		return e, false
	}
	if _, last, ok := m.span("noun"); ok && last < s.Last && r.text.Tokens[last-1].Lower == "call" && r.text.Tokens[last].Lower == "on" {
		e.form, e.noun = "courtesy", "courtesy_call"
	}
	if e.noun == "phone_call" && e.form == "held" {
		e.form = "call"
	}
	if e.noun == "courtesy_call" {
		e.form = "courtesy"
	}
	tense := r.tense(verb, s)
	if m.Rule.Name == "meeting.look-forward-to" {
		tense = tenseFuture
	}
	switch tense {
	case tenseNone:
		return e, false
	case tenseFuture:
		e.future = true
	}
	if r.elsewhen(m, s) {
		return e, false
	}
	end := r.clauseEnd(max(verb, m.Last-1), s)
	if e.form == "met" || e.form == "received" {
		for i := m.First; i < s.Last; i++ {
			if t, ok := r.at(i, r.lang.eventNoun); ok && t.Value == "courtesy_call" {
				e.form = "courtesy"
			}
		}
	}
	e.people = r.peopleIn(s)
	e.parties = r.slots(s, s.First, end, e.people)
	if e.form == "visit" {
		for k := m.First; k < m.Last; k++ {
			if v, ok := r.mentionAt(k); ok && v.Form != byCity && !has(e.parties, v.Code) {
				e.parties = append(e.parties, partyAt{code: v.Code, words: tokens{v.First, v.Last}, rule: "party.visited"})
			}
		}
	}
	if first, _, ok := m.span("noun"); ok && r.inside(first, e.people) && e.form == "held" {
		return e, false // the Central Committee in a post
	}
	e.series = r.seriesIn(sentence, &e)
	return e, r.enough(&e, titled)
}

// verbFits tells the verb of an event from its look-alikes: "call on Russia to
// release", "port visits to", "welcomed the President's decision".
func (r *reader) verbFits(e *event, s prose.Sentence) bool {
	toks := r.text.Tokens
	switch e.form {
	case "courtesy":
		for i := e.Last; i < min(e.Last+12, s.Last); i++ {
			if toks[i].Lower == "to" && i+1 < s.Last && !toks[i+1].Capital && toks[i+1].Lower != "the" {
				return false
			}
			if r.is(i, r.lang.postHead) || r.is(i, r.lang.honorific) {
				return true
			}
		}
		return e.Rule.Name != "meeting.courtesy-call"
	case "visit":
		if e.First == s.First {
			return false
		}
		prev := toks[e.First-1]
		switch prev.Lower {
		case "will", "to", "also", "and", "officials", "delegation", "minister", "then", "he", "she", "they", "is", "are", "today", "yesterday", "who", "ministers", ",", "i", "has", "team", "representatives", "secretary", "we":
			return true
		}
		return prev.Capital && !r.isCommon(e.First-1)
	case "received", "met":
		for _, n := range r.peopleIn(s) {
			if n.whole.Last <= e.First {
				continue
			}
			if n.whole.First-e.Last > 3 {
				break
			}
			return !(n.name.Last < s.Last && toks[n.name.Last].Kind == prose.Clitic) || e.form == "met" && r.peopleAfter(n, s)
		}
	}
	return true
}

// peopleAfter reports that what a person owns here is people: "the President's
// delegation".
func (r *reader) peopleAfter(n named, s prose.Sentence) bool {
	for k := n.name.Last; k < min(n.name.Last+9, s.Last); k++ {
		if r.is(k, r.lang.sideWord) {
			return true
		}
	}
	return false
}

type tense uint8

const (
	tenseNone tense = iota // an infinitive, a wish, a condition
	tensePast
	tenseFuture
)

// tense tells whether a verb reports, announces, or neither.
func (r *reader) tense(verb int, s prose.Sentence) tense {
	toks := r.text.Tokens
	future := false
	for i := max(s.First, verb-4); i < verb; i++ {
		if t, ok := r.at(i, r.lang.future); ok && t.Last <= verb+1 {
			future = true
		}
	}
	for i := verb - 1; i >= max(s.First, verb-3); i-- {
		switch toks[i].Lower {
		case "should", "could", "would", "might", "may", "can", "must", "not", "never", "if", "agreed":
			return tenseNone
		case "to":
			if future || r.announces(i, s) {
				return tenseFuture
			}
			if r.before(i, s, "visiting", "visit", "travel", "travelled", "traveled", "pleased", "led", "participation", "return", "opportunity", "according", "addition", "prior", "who", "invited", "due") {
				continue
			}
			if i == verb-1 {
				return tenseNone
			}
		}
	}
	if future {
		return tenseFuture
	}
	switch toks[verb].Lower {
	case "meet", "host", "hold", "attend", "visit", "travel", "receive", "welcome", "convene", "chair", "take", "participate", "speak", "co-chair":
		if !future && !r.plainPresent(verb, s) {
			return tenseNone
		}
		return tenseFuture
	case "meeting", "visiting", "hosting", "travelling", "traveling", "attending", "convening", "participating":
		if r.before(verb, s, "is", "are", "was", "were") {
			return tensePast
		}
		if toks[verb].Lower == "meeting" {
			return tenseNone
		}
	}
	return tensePast
}

// before reports whether one of the words stands directly before token i.
func (r *reader) before(i int, s prose.Sentence, words ...string) bool {
	if i <= s.First {
		return false
	}
	for _, w := range words {
		if r.text.Tokens[i-1].Lower == w {
			return true
		}
	}
	return false
}

// announces reports "announce that … to meet", "pleased to announce".
func (r *reader) announces(i int, s prose.Sentence) bool {
	for k := max(s.First, i-14); k < i; k++ {
		switch r.text.Tokens[k].Lower {
		case "announce", "announces", "announced", "visit", "travel", "scheduled", "travels", "visits":
			return true
		}
	}
	return false
}

func (r *reader) plainPresent(verb int, s prose.Sentence) bool {
	return r.before(verb, s, "ministers", "leaders", "presidents", "officials")
}

// elsewhen reports a clause about another time: "met last month", "since the
// last meeting", "the talks held between the leaders at the inaugural summit".
func (r *reader) elsewhen(m match, s prose.Sentence) bool {
	toks := r.text.Tokens
	for i := s.First; i < s.Last; i++ {
		if t, ok := r.at(i, r.lang.notNow); ok && (t.First < m.First && m.First-t.First < 6 || t.First >= m.First && t.First-m.Last < 14) {
			return true
		}
	}
	if r.otherYear(m, s) {
		return true
	}
	for i := m.First - 1; i >= max(s.First, m.First-4); i-- {
		switch toks[i].Lower {
		case "since", "who", "had", "when", "after", "whom":
			return toks[i].Lower != "after" || i > s.First
		case "has", "have":
			return !r.saysDay(s)
		}
	}
	// "the historic discussions held between": the verb belongs to the noun before it
	if m.First > s.First && m.Rule.Value == "held" && r.is(m.First, r.lang.number) {
		return true
	}
	if w := toks[m.First].Lower; (w == "held" || w == "hosted") && m.First > s.First && r.isNoun(m.First-1) && !r.before(m.First-1, s, "sides", "two", "both") {
		return true
	}
	return false
}

// otherYear reports a clause that its own bare year or month puts far from the
// release: "met with the Prime Minister in 2012".
func (r *reader) otherYear(m match, s prose.Sentence) bool {
	anchor, dated := r.anchor.Time()
	if !dated {
		return false
	}
	for i := m.First; i+1 < min(s.Last, m.First+30); i++ {
		w := r.text.Tokens[i].Lower
		if w == "following" || w == "since" || w == "after" || w == "when" {
			return false // another meeting's
		}
		if w != "in" && w != "during" {
			continue
		}
		if d, ok := r.yearAt(i + 1); ok {
			return d.Year != anchor.Year() && d.Year != anchor.Year()+1
		}
		if d, ok := r.dateAt(i+1, s.Last); ok && d.Day == 0 && d.Month > 0 {
			if d.Year > 0 && (d.Year < anchor.Year()-1 || d.Year > anchor.Year()+1) {
				return true
			}
			away := (d.Month - int(anchor.Month()) + 12) % 12
			return d.Year == 0 && away > 5 && away < 10
		}
	}
	return false
}

// saysDay reports a sentence that names a day near the release's own.
func (r *reader) saysDay(s prose.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if d, ok := r.dateAt(i, s.Last); ok && d.precise() {
			return r.recent(d, &event{})
		}
	}
	return false
}

func (r *reader) isNoun(i int) bool {
	t, ok := r.at(i, r.lang.eventNoun)
	return ok && t.Value == "-" && r.text.Tokens[i].Kind == prose.Word
}

// clauseEnd is where the part of a clause ends that says who met.
func (r *reader) clauseEnd(from int, s prose.Sentence) int {
	for i := from + 1; i < s.Last; i++ {
		if r.text.Tokens[i].Lower == ";" {
			return i
		}
		if t, ok := r.at(i, r.lang.clauseBreak); ok {
			if (t.Value == "who" || t.Value == "which" || t.Value == "who is") && r.text.Tokens[i-1].Kind == prose.Comma {
				continue // a remark about one of those who met
			}
			return i
		}
	}
	return s.Last
}

// slots lists the sides that a clause names as those who met, in order: not
// where it happened, not what it was about.
func (r *reader) slots(s prose.Sentence, first, last int, people []named) []partyAt {
	var out []partyAt
	add := func(p partyAt) {
		for _, o := range out {
			if o.code == p.code {
				return
			}
		}
		out = append(out, p)
	}
	p := 0
	for _, m := range r.mentions[r.mentionFrom(first):] {
		if m.First >= last {
			break
		}
		for p < len(people) && people[p].whole.Last <= m.First {
			p++
		}
		if p < len(people) && people[p].whole.First <= m.First && people[p].proof.First != m.First {
			continue // inside a post: Ambassador to Japan
		}
		inPost := p < len(people) && people[p].proof.First == m.First && !people[p].proof.empty()
		if m.Form == byCity || !inPost && r.placed(m, s) {
			continue
		}
		add(partyAt{code: m.Code, words: tokens{m.First, m.Last}, rule: "party.named"})
	}
	for _, n := range people {
		if n.side != "" && n.whole.First >= first && n.whole.Last <= last+1 {
			add(partyAt{code: n.side, words: n.proof, rule: "party.of-person"})
		}
	}
	return out
}

// placed reports a mention that says where or what about.
func (r *reader) placed(m mention, s prose.Sentence) bool {
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
		if _, country := r.mentionEnding(i); !country && k > s.First && k < i && (toks[k-1].Lower == "in" || toks[k-1].Lower == "at" || toks[k-1].Lower == "to") && m.Form == byName {
			return true
		}
		if p := r.mentionFrom(i) - 1; p >= 0 && r.mentions[p].Last == i && r.mentions[p].Form == byCity {
			return true
		}
	}
	if p := r.mentionFrom(m.First) - 1; p >= 0 && r.mentions[p].Last == m.First && r.mentions[p].Form == byCity {
		return true // "in Tokyo Japan"
	}
	if m.Last < s.Last && m.Form == byAdjective {
		// an adjective of a thing and not of people: "Russian aggression"
		return !r.peopleSoon(m.Last, s)
	}
	return m.Form == byName && m.Last < s.Last && toks[m.Last].Kind == prose.Clitic && r.thing(m.Last+1, s)
}

// peopleSoon reports that an adjective belongs to people, a body or a meeting:
// one of their words stands within the next few.
func (r *reader) peopleSoon(i int, s prose.Sentence) bool {
	for k := i; k < min(i+6, s.Last); k++ {
		t := r.text.Tokens[k]
		if t.Kind == prose.Hyphen && k == i {
			return true // Korean-Japanese
		}
		if r.is(k, r.lang.postHead) || r.is(k, r.lang.sideWord) || r.is(k, r.lang.unitHead) || r.is(k, r.lang.seriesHead) || r.is(k, r.lang.eventNoun) ||
			r.is(k, r.lang.rankOfficial) || r.is(k, r.lang.rankMinister) || r.is(k, r.lang.rankLeader) || r.is(k, r.lang.honorific) && t.Capital {
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
	return r.is(i, r.lang.sideWord) || r.is(i, r.lang.postHead) || r.is(i, r.lang.rankLeader) || r.is(i, r.lang.rankMinister) ||
		r.is(i, r.lang.rankOfficial) || r.is(i, r.lang.unitHead) || r.is(i, r.lang.seriesHead) || t.Lower == "governments" || t.Lower == "counterparts" || t.Lower == "people" || t.Lower == "ministries"
}

// thing reports that what a country owns here is no person, side or series:
// "Russia's war".
func (r *reader) thing(i int, s prose.Sentence) bool {
	if i >= s.Last {
		return true
	}
	for k := i; k < min(i+6, s.Last); k++ {
		if r.is(k, r.lang.postHead) || r.is(k, r.lang.sideWord) || r.is(k, r.lang.unitHead) || r.is(k, r.lang.rankOfficial) || r.is(k, r.lang.rankMinister) || r.is(k, r.lang.rankLeader) {
			return false
		}
		if t := r.text.Tokens[k]; t.Kind == prose.Comma || t.Lower == "of" {
			break
		}
	}
	return true
}

// enough reports whether the clause tells that two sides, or the governments
// of many countries, meet.
func (r *reader) enough(e *event, titled bool) bool {
	e.parties = r.withTitle(e)
	if len(e.parties) < 2 {
		r.addVisited(e)
	}
	if len(e.parties) >= 2 {
		r.addOwn(e)
		return r.peopleMeet(e)
	}
	if len(e.parties) == 1 {
		if own, ok := r.ownParty(e); ok {
			e.parties = append(e.parties, own)
			return r.peopleMeet(e)
		}
		if r.unsaidSide(e) {
			return r.peopleMeet(e)
		}
	}
	if e.series.international && (len(e.people) > 0 || len(e.parties) > 0) {
		if len(e.parties) == 0 {
			if own, ok := r.ownParty(e); ok {
				e.parties = append(e.parties, own)
			}
		}
		return len(e.parties) > 0
	}
	return false
}

// addVisited adds the country that somebody in the clause visits: its people
// are the hosts.
func (r *reader) addVisited(e *event) {
	s := r.text.Sentences[e.sentence]
	r.each("country", s.First, s.Last, func(m match) bool {
		first, _, ok := m.span("country")
		if !ok || m.Rule.Value == "clause" {
			return true
		}
		if v, ok := r.mentionAt(first); ok && !has(e.parties, v.Code) {
			e.parties = append(e.parties, partyAt{code: v.Code, words: tokens{v.First, v.Last}, rule: "party.visited"})
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
		if e.form == "visit" && n.side == "" && n.name.Last <= e.First && !n.post.empty() {
			return true // a minister of the publisher's visits a country
		}
		ours = ours || n.side == "" && n.name.Last <= e.First && !n.post.empty()
		theirs = theirs || n.side == e.parties[0].code && n.name.First >= e.First
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
		if n.side != "" || n.name.First > e.First || r.notThere(n, r.text.Sentences[e.sentence]) {
			continue
		}
		if own, ok := r.ownParty(e); ok {
			e.parties = append([]partyAt{own}, e.parties...)
		}
		return
	}
}

// peopleMeet asks of a visit that talks are told of, and of a reception that a
// person is received.
func (r *reader) peopleMeet(e *event) bool {
	switch e.form {
	case "received":
		return len(e.people) > 0
	case "visit":
		return e.future || r.talksTold()
	}
	return true
}

// talksTold reports whether the body tells of talks at all.
func (r *reader) talksTold() bool {
	if r.talks == nil {
		r.talks = ptr(r.tellsTalks())
	}
	return *r.talks
}

func (r *reader) tellsTalks() bool {
	for i := range r.text.Sentences {
		if !r.isBody(i) {
			continue
		}
		s := r.text.Sentences[i]
		found := false
		r.each("meeting", s.First, s.Last, func(m match) bool {
			found = m.Rule.Value != "visit" && m.Rule.Value != "received"
			return !found
		})
		if found {
			return true
		}
	}
	return false
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
		for _, p := range r.slots(s, s.First, s.Last, r.peopleIn(s)) {
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
	var speaker tokens
	for _, n := range e.people {
		if n.side == "" {
			speaker = n.whole
			break
		}
	}
	own, words := r.ownSide(e.parties)
	if own == "" || has(e.parties, own) {
		return partyAt{}, false
	}
	if !words.empty() {
		return partyAt{code: own, words: words, rule: "party.own-named"}, true
	}
	if speaker.empty() {
		return partyAt{}, false
	}
	return partyAt{code: own, words: speaker, derived: true, rule: "party.own-person"}, true
}

// ownSide tells the side that the publisher speaks for, and words that name it
// where the text has some: the publisher as stated, words that only one
// publisher uses, else the country that the text names most often besides.
func (r *reader) ownSide(others []partyAt) (readout.PartyCode, tokens) {
	code := r.own
	if code == "" {
		code = r.cued()
	}
	best, count := code, map[readout.PartyCode]int{}
	var at tokens
	for _, m := range r.mentions {
		if m.Form == byCity || m.First > 0 && r.text.Tokens[m.First-1].Lower == "in" {
			continue
		}
		count[m.Code]++
		if m.Code == code && at.empty() {
			at = tokens{m.First, m.Last}
		}
	}
	if code != "" {
		return code, at
	}
	most, rest := 1, 0
	for code := range count {
		if !has(others, code) && r.isNation(code) {
			rest++
		}
	}
	if rest == 1 {
		most = 0
	}
	for _, m := range r.mentions {
		if m.Form != byCity && !has(others, m.Code) && r.isNation(m.Code) && count[m.Code] > most {
			best, most, at = m.Code, count[m.Code], tokens{m.First, m.Last}
		}
	}
	if best == "" {
		// "voiced his hope to visit Seoul": the host is the one who tells of it
		for _, m := range r.mentions {
			if m.Form == byCity && m.First > 0 && !has(others, m.Code) && (r.text.Tokens[m.First-1].Lower == "visit" || r.text.Tokens[m.First-1].Lower == "visiting") {
				return m.Code, tokens{m.First, m.Last}
			}
		}
	}
	return best, at
}

// cued returns the side that a word of its own publisher tells.
func (r *reader) cued() readout.PartyCode {
	if r.cue == nil {
		r.cue = new(readout.PartyCode)
		for _, t := range r.terms {
			if t.Class == r.lang.ownCue {
				*r.cue = readout.PartyCode(t.Value)
				break
			}
		}
	}
	return *r.cue
}
