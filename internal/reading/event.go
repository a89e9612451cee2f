package reading

import (
	"slices"
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/clause"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// event is the clause that reports or announces the meeting.
type event struct {
	rules.Match
	sentence int
	form     string // the rule's value: met, held, call, courtesy, received, visit
	future   bool
	people   []people.Person
	parties  []partyAt
	series   series.Name
	both     bool   // talks of the guest and of whoever invited
	assembly bool   // a journey to a conference of many: its host is no side of a meeting
	journey  int    // the sentence of the journey that it is the purpose of, -1 without one
	noun     string // the value of the event's noun, "" without one
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
	if r.titleBegins("title.never") || !titled && r.titleBegins("title.none") || r.titleBegins("title.transcript") {
		return event{}, false
	}
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
		r.text.Each("meeting", s.First, s.Last, func(m rules.Match) bool {
			e, fits := r.eventOf(m, i, titled)
			if !fits {
				return true
			}
			if !ok || rankOf(e.form) > rankOf(found.form) && !found.assembly && !r.onArrival(found, e, *s) {
				found, ok = e, true
			}
			return true
		})
		if ok {
			if n := found.Rule.Name; (strings.HasPrefix(n, "meeting.discussed") || strings.HasPrefix(n, "meeting.look-forward")) && r.titleCalls() {
				found.form, found.future = "call", false // the title calls it a call, and no word of the body says that they met
			}
			return r.purpose(r.underSummary(found, titled)), true
		}
	}
	return event{}, false
}

// sentencesUnderSummary is how many sentences under a page's summary may report the
// meeting that the summary only names.
const sentencesUnderSummary = 2

// underSummary prefers, to a meeting that the summary over the issuer's line tells,
// the first sentence under it that names more of those who met.
func (r *reader) underSummary(summary event, titled bool) event {
	at := r.text.Sentences[summary.sentence].Paragraph
	issued := 0
	for p := at + 1; p < min(at+4, len(r.text.Paragraphs)); p++ {
		if f := r.text.Paragraphs[p].First; f+1 < len(r.text.Tokens) && r.text.Tokens[f].Lower == "from" && r.text.Tokens[f+1].Kind == prose.Colon {
			issued = p
		}
	}
	tried := 0
	for i := summary.sentence + 1; issued > 0 && i < len(r.text.Sentences) && tried < sentencesUnderSummary; i++ {
		s := r.text.Sentences[i]
		if s.Paragraph <= issued || !r.isBody(i) {
			continue
		}
		tried++
		best, ok := event{}, false
		r.text.Each("meeting", s.First, s.Last, func(m rules.Match) bool {
			if e, fits := r.eventOf(m, i, titled); fits && e.future == summary.future && (!ok || rankOf(e.form) > rankOf(best.form)) {
				best, ok = e, true
			}
			return true
		})
		if ok && fullNames(best.people) > fullNames(summary.people) {
			return best
		}
	}
	return summary
}

// fullNames counts the people who are named by two words or more.
func fullNames(ps []people.Person) int {
	n := 0
	for _, p := range ps {
		if p.Name.Last-p.Name.First > 1 {
			n++
		}
	}
	return n
}

// titleCalls reports a title about a call with somebody.
func (r *reader) titleCalls() bool {
	if r.title[1] == r.title[0] {
		return false
	}
	m, ok := r.text.First("title", r.title[0], r.title[1])
	return ok && m.Rule.Value == "call"
}

// sentencesOfPurpose is how many sentences after a journey's, beyond its
// paragraph, may count the round that it is for.
const sentencesOfPurpose = 3

// purpose prefers, to a journey, the meeting of a series that the same
// paragraph gives as its purpose, "will travel to Ottawa. She will attend the …",
// or that the next few sentences count: "During the visit he will co-chair the
// tenth …".
func (r *reader) purpose(journey event) event {
	if journey.form != "visit" {
		return journey
	}
	paragraph := r.text.Sentences[journey.sentence].Paragraph
	for i := journey.sentence + 1; i < len(r.text.Sentences); i++ {
		s := r.text.Sentences[i]
		if e, ok := r.talksOfBoth(i, journey); ok && i <= journey.sentence+sentencesOfPurpose {
			return e
		}
		beyond := s.Paragraph != paragraph
		if beyond && i > journey.sentence+sentencesOfPurpose {
			break
		}
		var found event
		ok := false
		r.text.Each("meeting", s.First, s.Last, func(m rules.Match) bool {
			e, fits := r.eventOf(m, i, true)
			if fits && e.form == "held" && e.series.Found() && !ok && (!beyond || e.series.Ordinal.Value > 0 || e.assembly) {
				found, ok = e, true
			}
			return !ok
		})
		if ok {
			for _, p := range journey.parties {
				if !has(found.parties, p.code) && !(found.assembly && p.rule == "party.visited") {
					found.parties = append(found.parties, p)
				}
			}
			found.journey = journey.sentence
			return found
		}
	}
	return journey
}

// talksOfBoth finds, after a journey, the talks for which it was made: "The two
// Foreign Secretaries held talks in Lima on 18 January."
func (r *reader) talksOfBoth(sentence int, journey event) (event, bool) {
	s := r.text.Sentences[sentence]
	if journey.future || s.First+2 >= s.Last {
		return event{}, false
	}
	if w := r.text.Tokens[s.First].Lower; w != "both" && (w != "the" || r.text.Tokens[s.First+1].Lower != "two") {
		return event{}, false
	}
	m, ok := r.text.First("both.talks", s.First, s.Last)
	if !ok {
		return event{}, false
	}
	e := event{Match: m, sentence: sentence, form: "held", journey: journey.sentence, people: r.names.In(s), parties: journey.parties, noun: "-", both: true}
	return e, len(e.parties) == 2
}

// onArrival reports a meeting that is only told of a journey to come: "departs for
// Chile, where she will meet …".
func (r *reader) onArrival(journey, e event, s prose.Sentence) bool {
	if journey.form != "visit" || e.form == "held" || e.First <= journey.Last || !r.between(journey.Last, e.First, "where") {
		return false
	}
	met := 0
	for _, n := range e.people {
		if n.Name.First > e.First {
			met++
		}
	}
	return journey.future && e.future || met > 1 // "visited Peru, where he met A and B"
}

// between reports a word among tokens.
func (r *reader) between(first, last int, word string) bool {
	for i := first; i < last; i++ {
		if r.text.Tokens[i].Lower == word {
			return true
		}
	}
	return false
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
	if p.Chrome || r.caption(s.Paragraph) || s.First >= r.title[0] && s.Last <= r.title[1] || r.repeatsTitle(s) {
		return false
	}
	return s.Last-s.First >= 5
}

// wordsOfCaption is how many tokens of a paragraph may tell that it describes a
// photo.
const wordsOfCaption = 80

// caption reports a paragraph that describes a photo: "Minister Roe (left) and
// Minister Doe (right) …".
func (r *reader) caption(paragraph int) bool {
	if r.captions == nil {
		r.captions = make([]bool, len(r.text.Paragraphs))
		toks := r.text.Tokens
		for n, p := range r.text.Paragraphs {
			for i := p.First; i+2 < min(p.Last, p.First+wordsOfCaption); i++ {
				if toks[i].Kind != prose.Open {
					continue
				}
				switch toks[i+1].Lower {
				case "left", "right", "centre", "center", "l", "r":
					r.captions[n] = r.captions[n] || toks[i+2].Kind == prose.Close || toks[i+2].Lower == "photo"
				}
			}
		}
	}
	return r.captions[paragraph]
}

// titleBegins reports a title that a rule of a topic finds.
func (r *reader) titleBegins(topic string) bool {
	if r.title[1] == r.title[0] {
		return false
	}
	_, ok := r.text.First(topic, r.title[0], r.title[1])
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
		if r.text.Is(i, r.lang.EventNoun) || r.text.Is(i, r.lang.SeriesHead) {
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
func (r *reader) eventOf(m rules.Match, sentence int, titled bool) (event, bool) {
	s := r.text.Sentences[sentence]
	e := event{Match: m, sentence: sentence, form: m.Rule.Value, journey: -1}
	verb := m.First
	if first, last, ok := m.Span("noun"); ok && first == m.First && last == first+1 && r.leadsName(first, s) {
		r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the word belongs to a name")
		return e, false
	} else if ok {
		if t, ok := r.text.At(first, r.lang.EventNoun); ok && t.Last == last {
			e.noun = t.Value
		}
		if t, ok := r.text.At(first, r.lang.SeriesHead); ok && t.Last == last && (e.noun == "" || e.noun == "-") {
			e.noun = t.Value
		}
		if w := r.text.Tokens[first].Lower; e.noun == "-" && (w == "round" || w == "session") && last+1 < s.Last && r.text.Tokens[last].Lower == "of" {
			for k := last + 1; k < min(last+5, s.Last); k++ {
				if t, ok := r.text.At(k, r.lang.EventNoun); ok && t.Value != "-" {
					e.noun = t.Value // "a new round of consultation on maritime affairs"
					break
				}
			}
		}
		if m.Rule.Name == "meeting.received-call-by" {
			e.noun = "courtesy_call"
		}
		if k := r.text.MentionFrom(first+1) - 1; k >= 0 && first == m.First && r.text.Mentions[k].First <= first && first < r.text.Mentions[k].Last {
			r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the word belongs to the name of an organisation")
			return e, false
		}
		if r.text.InBody(first) {
			e.noun = "-" // who met, not what was held
		}
		if first == m.First { // the noun stands before its verb
			verb = m.Last - 1
			for k := max(s.First, first-4); k < first; k++ {
				if r.text.Tokens[k].Lower == "next" {
					r.miss("/meeting", m.Rule.Name, m.First, m.Last, "it is the next one")
					return e, false
				}
			}
		}
	}
	if !r.verbFits(&e, s) {
		r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the words mean something else here")
		return e, false
	}
	if _, last, ok := m.Span("noun"); ok && last < s.Last && r.text.Tokens[last-1].Lower == "call" && r.text.Tokens[last].Lower == "on" && !r.saysWhen(last+1, s) && e.noun != "phone_call" {
		e.form, e.noun = "courtesy", "courtesy_call"
	}
	if e.noun == "phone_call" && e.form == "held" {
		e.form = "call"
	}
	if e.noun == "courtesy_call" {
		e.form = "courtesy"
	}
	tense := r.clauses.Tense(verb, s)
	if strings.HasPrefix(m.Rule.Name, "meeting.look-forward-to") {
		tense = clause.Future
	}
	switch tense {
	case clause.None:
		r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the verb is a wish, a condition or an infinitive")
		return e, false
	case clause.Future:
		e.future = true
	}
	if strings.HasPrefix(m.Rule.Name, "meeting.discussed-with") && !r.opens(s) {
		r.miss("/meeting", m.Rule.Name, m.First, m.Last, "only a first sentence tells so of a meeting")
		return e, false
	}
	if r.elsewhen(m, s) {
		r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the clause is about another time")
		return e, false
	}
	end := r.clauseEnd(max(verb, m.Last-1), s)
	if e.form == "met" || e.form == "received" {
		for i := m.First; i < s.Last; i++ {
			if t, ok := r.text.At(i, r.lang.EventNoun); ok && t.Value == "courtesy_call" {
				e.form = "courtesy"
			}
			if w := r.text.Tokens[i].Lower; i > e.Last && (w == "credentials" || w == "farewell") {
				e.form = "courtesy" // received on the occasion of handing in his credentials
			}
		}
	}
	if (e.form == "met" || e.form == "received" || e.form == "held" && e.noun == "-") && r.titleBegins("title.courtesy") {
		e.form = "courtesy"
	}
	if strings.HasPrefix(m.Rule.Name, "meeting.counterpart-") {
		end = m.Last // what follows is what they discussed
	}
	e.people = r.names.In(s)
	e.parties = r.slots(s, s.First, end, e.people)
	if e.form == "visit" {
		for k := m.First; k < m.Last; k++ {
			if v, ok := r.text.MentionAt(k); ok {
				r.visitedFrom(v, &e, s)
				break
			}
		}
		if e.assembly = e.future && r.attends(m.Last, s); e.assembly {
			e.parties = slices.DeleteFunc(e.parties, func(p partyAt) bool { return p.rule == "party.visited" || !rules.Nation(p.code) })
		}
	}
	if first, _, ok := m.Span("noun"); ok && people.Within(first, e.people) && e.form == "held" {
		r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the words belong to somebody's post")
		return e, false // the Central Committee in a post
	}
	e.series = r.seriesIn(sentence, &e)
	if !r.enough(&e, titled) {
		if r.misses != nil {
			r.miss("/meeting", m.Rule.Name, m.First, m.Last, sidesTold(e.parties)+", and it takes two that met")
		}
		return e, false
	}
	return e, true
}

// saysWhen reports a day at a token: "received a call on Monday".
func (r *reader) saysWhen(i int, s prose.Sentence) bool {
	if i >= s.Last {
		return false
	}
	_, dated := r.text.DateAt(i, s.Last)
	return dated || r.text.Is(i, r.lang.Weekday) || r.text.Is(i, r.lang.Month)
}

// leadsName reports "Bilateral" or "Trilateral" as the first word of a name,
// whose head comes after it.
func (r *reader) leadsName(i int, s prose.Sentence) bool {
	w := r.text.Tokens[i].Lower
	return (w == "bilateral" || w == "trilateral") && i+1 < s.Last && r.text.Tokens[i+1].Kind == prose.Word &&
		(r.text.Is(i+1, r.lang.SeriesWord) || r.text.Is(i+1, r.lang.SeriesHead) || r.text.Is(i+1, r.lang.EventNoun))
}

// visitedFrom adds the countries of a list of places that somebody visits:
// "Paris, Berlin and Ankara", "New Delhi, India".
func (r *reader) visitedFrom(v rules.Mention, e *event, s prose.Sentence) {
	for range 12 {
		next := v.Last
		for next < s.Last && next < v.Last+3 && (r.text.Tokens[next].Kind == prose.Comma || r.text.Tokens[next].Lower == "and" || r.text.Tokens[next].Lower == "the") {
			next++
		}
		following, more := r.text.MentionAt(next)
		more = more && next > v.Last && next < s.Last
		if v.Form == rules.ByCity && more && following.Form == rules.ByName && following.Code == v.Code {
			v = following // the city's country is named
			continue
		}
		for i := range e.parties {
			if e.parties[i].code == v.Code && e.parties[i].rule == "party.named" {
				e.parties[i].rule = "party.visited" // it invited and is visited
			}
		}
		if !has(e.parties, v.Code) && (v.Form != rules.ByCity || v.Code != r.house.Stated && v.Code != r.house.Cued()) {
			e.parties = append(e.parties, partyAt{code: v.Code, words: rules.Range(v.First, v.Last), rule: "party.visited"})
		}
		if !more {
			return
		}
		v = following
	}
}

// verbFits tells the verb of an event from its look-alikes: "call on Russia to
// release", "port visits to", "welcomed the President's decision".
func (r *reader) verbFits(e *event, s prose.Sentence) bool {
	toks := r.text.Tokens
	if (e.Rule.Name == "meeting.gathered" || e.Rule.Name == "meeting.leaders-affirmed") && toks[s.First].Lower == "we" {
		return false // "We, the leaders of …, gathered here": a declaration
	}
	if first, last, ok := e.Span("noun"); ok && last-first == 1 && toks[first].Lower == "calls" && last < s.Last && (toks[last].Lower == "for" || toks[last].Lower == "upon") {
		return false // what somebody asks for
	}
	if e.First-1 > s.First && toks[e.First-1].Kind == prose.Hyphen && toks[e.First-1].End-toks[e.First-1].Start == 1 && !toks[e.First].Space && toks[e.First-2].Lower != "co" {
		return false // country-led negotiations
	}
	switch e.form {
	case "courtesy":
		if r.clauses.Appeals(e.First, e.Last, s) {
			return false
		}
		for i := e.Last; i < min(e.Last+12, s.Last); i++ {
			if toks[i].Lower == "to" && i+1 < s.Last && !toks[i+1].Capital && toks[i+1].Lower != "the" && !r.text.Preceded(i, s, "hosted") {
				return false
			}
			if r.text.Is(i, r.lang.PostHead) || r.text.Is(i, r.lang.Honorific) {
				return true
			}
		}
		return e.Rule.Name != "meeting.courtesy-call"
	case "visit":
		if e.Rule.Name == "meeting.before-departing" || e.Rule.Name == "meeting.during-visit-to" {
			return true
		}
		if e.First == s.First {
			return false
		}
		prev := toks[e.First-1]
		switch prev.Lower {
		case "will", "to", "also", "and", "officials", "delegation", "minister", "then", "he", "she", "they", "is", "are", "am", "today", "yesterday", "who", "ministers", ",", "i", "has", "team", "representatives", "secretary", "we", "be", "been", "currently", "recently", "officially", "(":
			return true
		}
		return prev.Capital && !r.text.Common(e.First-1)
	case "received", "met":
		if e.Rule.Name == "meeting.met-with" && e.First+1 < s.Last {
			switch toks[e.First+1].Lower {
			case "those", "these", "this", "that", "its", "all":
				return false // "has met those demands with violence"
			}
		}
		for i := e.First; i < e.Last; i++ {
			if r.text.Is(i, r.lang.Missive) {
				return false // a letter is received, and nobody
			}
		}
		for _, n := range r.names.In(s) {
			if n.Whole.Last <= e.First {
				continue
			}
			if n.Whole.First-e.Last > 3 {
				break
			}
			return !(n.Name.Last < s.Last && toks[n.Name.Last].Kind == prose.Clitic) || e.form == "met" && r.peopleAfter(n, s)
		}
	}
	return true
}

// peopleAfter reports that what a person owns here is people: "the President's
// delegation".
func (r *reader) peopleAfter(n people.Person, s prose.Sentence) bool {
	for k := n.Name.Last; k < min(n.Name.Last+9, s.Last); k++ {
		if r.text.Is(k, r.lang.SideWord) {
			return true
		}
	}
	return false
}

// clauseEnd is where the part of a clause ends that says who met.
func (r *reader) clauseEnd(from int, s prose.Sentence) int {
	for i := from + 1; i < s.Last; i++ {
		if r.text.Tokens[i].Lower == ";" {
			return i
		}
		if t, ok := r.text.At(i, r.lang.ClauseBreak); ok {
			if (t.Value == "who" || t.Value == "which" || t.Value == "who is") && r.text.Tokens[i-1].Kind == prose.Comma {
				continue // a remark about one of those who met
			}
			return i
		}
	}
	return s.Last
}
