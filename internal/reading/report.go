package reading

import (
	"slices"
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/clause"
	"readout/internal/reading/naming"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// eventOf tests a match of the topic meeting.
func (r *reader) eventOf(m rules.Match, sentence int) (event, bool) {
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
		if t, ok := r.text.At(last, r.lang.EventNoun); ok && e.noun == "-" && last < s.Last && strings.HasSuffix(r.text.Tokens[first].Lower, "lateral") {
			e.noun = t.Value // "bilateral consultations"
		}
		if w := r.text.Tokens[first].Lower; e.noun == "-" && (w == "round" || w == "session") && last+1 < s.Last && r.text.Tokens[last].Lower == "of" {
			for k := last + 1; k < min(last+5, s.Last); k++ {
				if t, ok := r.text.At(k, r.lang.EventNoun); ok && t.Value != "-" {
					e.noun = t.Value // "a new round of consultation on maritime affairs"
					break
				}
			}
		}
		if m.Rule.Is(rules.CourtesyNoun) {
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
	if m.Rule.Is(rules.ToCome) {
		tense = clause.Future
	}
	switch tense {
	case clause.None:
		r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the verb is a wish, a condition or an infinitive")
		return e, false
	case clause.Future:
		e.future = true
	}
	if m.Rule.Is(rules.Opening) && !r.opens(s) {
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
	if m.Rule.Is(rules.EndsClause) {
		end = m.Last // what follows is what they discussed
	}
	e.people = r.bareSubject(&e, s, r.names.In(s))
	if m.Rule.Is(rules.PeopleBefore) && len(e.people) == 0 && sentence > 0 && r.isBody(sentence-1) {
		e.people, e.journey = r.names.In(r.text.Sentences[sentence-1]), sentence-1 // where they are told
	}
	e.parties = r.slots(s, s.First, end, e.people)
	if e.form == "visit" {
		for k := m.First; k < m.Last; k++ {
			if v, ok := r.text.MentionAt(k); ok {
				r.visitedFrom(v, &e, s)
				break
			}
		}
		if e.assembly = e.future && r.attending.ToConference(m.Last, s); e.assembly {
			e.parties = slices.DeleteFunc(e.parties, func(p partyAt) bool { return p.rule == "party.visited" || !rules.Nation(p.code) })
		}
	}
	if first, _, ok := m.Span("noun"); ok && people.Within(first, e.people) && e.form == "held" {
		r.miss("/meeting", m.Rule.Name, m.First, m.Last, "the words belong to somebody's post")
		return e, false // the Central Committee in a post
	}
	e.series = naming.Within(r.ofSeries(&e))
	if !r.enough(&e) {
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
	if e.Rule.Is(rules.Declaration) && toks[s.First].Lower == "we" {
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
		return !e.Rule.Is(rules.NeedsPerson)
	case "visit":
		if e.Rule.Is(rules.Delegation) {
			return !r.text.Between(s.First, s.Last, "inauguration") && !r.text.Between(s.First, s.Last, "funeral") // where nobody talks
		}
		if e.Rule.Is(rules.AnySubject) {
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
	case "call":
		if e.Rule.Is(rules.ByTitle) {
			return r.titleCalls() || r.titleBegins("title.telephone") // else "called the Minister a friend"
		}
	case "received", "met":
		if e.Rule.Is(rules.ThingsToo) && e.First+1 < s.Last {
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
		if r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.PostHead) && k+1 < s.Last && r.text.Tokens[k+1].Capital {
			return true // "the Chancellor's adviser Ana Diaz"
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
