package reading

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/days"
	"readout/internal/reading/kind"
	"readout/internal/reading/naming"
	"readout/internal/reading/place"
	"readout/internal/reading/rounds"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// findTitle finds the tokens of the title.
func (r *reader) findTitle(head []readout.Evidence) {
	for _, e := range head {
		if e.Path != "/release/title" {
			continue
		}
		from, to := r.text.Ruler.Byte(e.Start), r.text.Ruler.Byte(e.End)
		for i, t := range r.text.Tokens {
			if t.Start >= to {
				break
			}
			if t.Start >= from && t.End <= to {
				if r.title[1] == 0 {
					r.title[0] = i
				}
				r.title[1] = i + 1
			}
		}
		return
	}
}

// findMeeting decides whether the text reports a meeting and reads its facts.
func (r *reader) findMeeting() {
	if len(r.text.Tokens) == 0 {
		return
	}
	if code, _, ok := strings.Cut(r.publisher(), "-"); ok && len(code) == 2 {
		r.house.Stated = readout.PartyCode(strings.ToUpper(code))
	}
	e, ok := r.findEvent()
	if !ok && !r.titleBegins("title.never") && (r.titleNamesMeeting() || !r.titleBegins("title.none")) {
		e, ok = r.titleEvent()
	}
	if !ok {
		return
	}
	r.meeting = &readout.ReportedMeeting{}
	s := r.text.Sentences[e.sentence]
	r.main = [2]int{s.First, s.Last}
	chosen := naming.Choose(r.ofSeries(&e), e.series)
	r.titleOrdinal = chosen.TitleOrdinal
	r.setSeries(chosen.Name, chosen.Rule)
	r.speaksFor = r.ours(&e)
	r.setPeople(&e)
	r.setParties(&e)
	r.host = r.whoReceives(&e)
	r.readDays(&e)
	r.setFormat(&e)
	r.readPlace(&e)
	r.setFormatByPlace(&e)
	r.setKind(&e, chosen.Name)
	r.setAccount(&e)
	r.readRounds(&e)
}

// readDays reads when the sides met.
func (r *reader) readDays(e *event) {
	days.Read(&days.Meeting{
		Evidence: r.Evidence, Text: r.text, Title: rules.Range(r.title[0], r.title[1]), Day: r.anchor, Sentence: e.sentence,
		Words: rules.Range(e.First, e.Last), Form: e.form, Future: e.future, Journey: e.journey, Assembly: e.assembly,
		Body: r.isBody, Background: r.clauses.Background, ClauseEnd: r.clauseEnd, Miss: r.miss,
	}, r.meeting)
}

// readRounds reads what the text says of other rounds and other meetings.
func (r *reader) readRounds(e *event) {
	m := rounds.Meeting{
		Evidence: r.Evidence, Text: r.text, Series: r.series, Title: rules.Range(r.title[0], r.title[1]), TitleOrdinal: r.titleOrdinal,
		Day: r.anchor, Sentence: e.sentence, Future: e.future, Body: r.isBody, Miss: r.miss,
	}
	r.record.Mentions, r.record.Claims = rounds.Read(&m, r.meeting)
}

// readPlace reads where the sides met.
func (r *reader) readPlace(e *event) {
	m := place.Meeting{
		Evidence: r.Evidence, Text: r.text, Names: r.names, House: r.house, Title: rules.Range(r.title[0], r.title[1]),
		Sentence: e.sentence, Words: rules.Range(e.First, e.Last), Form: e.form, Phone: e.noun == "phone_call", Future: e.future,
		Parties: codes(e.parties), Day: r.anchor, Body: r.isBody, Background: r.clauses.Background, Before: r.clauses.BeginsBefore, Miss: r.miss,
	}
	for _, p := range e.parties {
		if p.rule == "party.visited" {
			m.Visited = append(m.Visited, p.code)
		}
	}
	r.record.Candidates = append(r.record.Candidates, place.Read(&m, r.meeting)...)
}

// setKind tells what sort of meeting it was.
func (r *reader) setKind(e *event, n series.Name) {
	m := kind.Meeting{
		Text: r.text, Title: rules.Range(r.title[0], r.title[1]), Sentence: r.text.Sentences[e.sentence], Words: e.verb(),
		NounAt: e.nounAt(), Form: e.form, Noun: e.noun, Future: e.future, Video: r.meeting.Format != nil && *r.meeting.Format == readout.ByVideo,
		Parties: codes(e.parties),
	}
	if r.meeting.Series != nil {
		m.Series, m.SeriesAt = n.Kind, n.Head.Tokens()
	}
	for _, p := range r.people {
		of := kind.Person{Post: p.postAt, Organisation: p.orgAt, AlsoMet: meets(p.roleAt), Subject: p.subject}
		if p.Side != nil {
			of.Side = *p.Side
		}
		m.People = append(m.People, of)
	}
	found := kind.Of(&m)
	r.meeting.Kind = found.Kind
	r.Cite("/meeting/kind", found.Words.First, found.Words.Last, found.Rule)
}

func (r *reader) publisher() string {
	if p := r.record.Release.Publisher; p != nil {
		return *p
	}
	return r.doc.Stated.Publisher
}

// titleEvent reads the meeting out of the title, where the body speaks of it
// without saying that it was held: "Meeting with the President of …".
func (r *reader) titleEvent() (event, bool) {
	for i := range r.text.Sentences {
		s := r.text.Sentences[i]
		if s.Last <= r.title[0] || s.First >= r.title[1] {
			continue
		}
		m, ok := r.text.First("title", s.First, s.Last)
		if !ok {
			if e, ok := r.titleClause(i); ok {
				return e, true
			}
			continue
		}
		e := event{Match: m, sentence: i, form: m.Rule.Value, journey: -1, people: r.names.In(s)}
		if first, _, ok := m.Span("noun"); ok {
			if t, ok := r.text.At(first, r.lang.EventNoun); ok {
				e.noun = t.Value
			}
		}
		e.parties = r.slots(s, s.First, s.Last, e.people)
		e.series = naming.Anywhere(r.series, i)
		if len(e.parties) == 0 {
			continue
		}
		if len(e.parties) == 1 {
			own, ok := r.printedOffice(&e)
			if !ok {
				own, ok = r.ownParty(&e)
			}
			switch {
			case ok:
				e.parties = append(e.parties, own)
			case !m.Rule.Is(rules.TwoNamed) || len(e.people) < 2:
				continue
			}
		}
		return e, true
	}
	return event{}, false
}

// titleClause reads a title that is a clause of its own, where the body goes on about
// the meeting without telling again that it was held: "Minister Roe received the
// Chilean Ambassador", "The two officials expressed …".
func (r *reader) titleClause(sentence int) (event, bool) {
	if !r.goesOnAboutMeeting() && !r.bodyRepeatsTitle() {
		return event{}, false
	}
	s := r.text.Sentences[sentence]
	var found event
	ok := false
	r.text.Each("meeting", s.First, s.Last, func(m rules.Match) bool {
		switch e, fits := r.eventOf(m, sentence); {
		case !fits || len(e.people) == 0:
		case e.form == "met" || e.form == "received" || e.form == "courtesy" || e.form == "call" || e.form == "held" && r.heldMeeting(&e):
			found, ok = e, true
		}
		return !ok
	})
	return found, ok
}

// bodyRepeatsTitle reports a body that says the title again.
func (r *reader) bodyRepeatsTitle() bool {
	for i := range r.text.Sentences {
		if s := &r.text.Sentences[i]; s.First >= r.title[1] && r.repeatsTitle(s) {
			return true
		}
	}
	return false
}

// goesOnAboutMeeting reports a body that takes a meeting as known: "during the
// meeting", "the two officials".
func (r *reader) goesOnAboutMeeting() bool {
	for i := range r.text.Sentences {
		if s := r.text.Sentences[i]; r.isBody(i) {
			if _, ok := r.text.First("goes-on", s.First, s.Last); ok {
				return true
			}
		}
	}
	return false
}

// sentencesOfHead is how many sentences a page prints at most before the text, the
// names and offices of those who speak among them.
const sentencesOfHead = 8

// printedOffice finds the side of somebody in the title whose office a line under
// it prints: "Anthony Roe, Secretary of State".
func (r *reader) printedOffice(e *event) (partyAt, bool) {
	toks := r.text.Tokens
	for i := e.sentence + 1; i < min(e.sentence+sentencesOfHead, len(r.text.Sentences)); i++ {
		for _, n := range r.names.In(r.text.Sentences[i]) {
			if n.Side == "" || n.Proof.First < n.Name.Last || has(e.parties, n.Side) {
				continue
			}
			for _, p := range e.people {
				if p.Side == "" && toks[p.Name.Last-1].Lower == toks[n.Name.Last-1].Lower {
					return partyAt{code: n.Side, words: n.Proof, rule: "party.of-person"}, true
				}
			}
		}
	}
	return partyAt{}, false
}

// ofSeries is what the choice of a series asks of an event.
func (r *reader) ofSeries(e *event) *naming.Meeting {
	return &naming.Meeting{
		Text: r.text, Series: r.series, Title: rules.Range(r.title[0], r.title[1]), Sentence: e.sentence,
		Words: rules.Range(e.First, e.Last), Noun: e.nounAt(), Form: e.form, People: e.people, Background: r.clauses.Background,
	}
}

func (r *reader) setSeries(n series.Name, rule string) {
	if !n.Found() {
		return
	}
	if n.Kind == "-" && !n.Capital && n.Ordinal.Value == 0 {
		return
	}
	words := n.WithParties()
	r.meeting.Series = ptr(r.text.Words(words.First, words.Last))
	r.seriesAt = words
	r.Cite("/meeting/series", words.First, words.Last, rule)
	if n.Ordinal.Value > 0 {
		r.meeting.Ordinal = ptr(n.Ordinal.Value)
		r.Cite("/meeting/ordinal", n.Ordinal.First, n.Ordinal.Last, "series.ordinal")
	}
}

// setParties puts the sides into the record in order of mention.
func (r *reader) setParties(e *event) {
	for _, n := range r.people {
		if n.Side != nil && !has(e.parties, *n.Side) {
			if p := r.proofOf[n.First]; !p.Empty() {
				e.parties = append(e.parties, partyAt{code: *n.Side, words: p, rule: "party.of-person"})
			}
		}
	}
	if len(e.parties) < 2 {
		for _, p := range r.sideWords() {
			if !has(e.parties, p.code) {
				e.parties = append(e.parties, p)
			}
		}
	}
	main := r.text.Sentences[e.sentence]
	slices.SortStableFunc(e.parties, func(a, b partyAt) int {
		inA, inB := a.words.First >= main.First && a.words.First < main.Last, b.words.First >= main.First && b.words.First < main.Last
		switch {
		case inA && inB:
			return a.words.First - b.words.First
		case inA:
			return -1
		case inB:
			return 1
		}
		return 0
	})
	for i, p := range e.parties {
		r.sides = append(r.sides, side{Code: p.code, First: p.words.First, Last: p.words.Last})
		r.meeting.Parties = append(r.meeting.Parties, p.code)
		path := fmt.Sprintf("/meeting/parties/%d", i)
		if p.derived {
			r.Derive(path, p.words.First, p.words.Last, p.rule, "the publisher's own side, which the text leaves unsaid")
		} else {
			r.Cite(path, p.words.First, p.words.Last, p.rule)
		}
	}
	for i, n := range r.people {
		if n.Side == nil {
			continue
		}
		path := fmt.Sprintf("/meeting/participants/%d/side", i)
		if p := r.proofOf[n.First]; !p.Empty() {
			r.Cite(path, p.First, p.Last, "person.side")
			continue
		}
		for j, p := range e.parties {
			if p.code == *n.Side {
				r.Derive(path, n.First, n.Last, "person.own-side", "the side of the publisher, or the one that is left", r.Of(fmt.Sprintf("/meeting/parties/%d", j)))
			}
		}
	}
}

// sideWords lists the sides that "the Japanese side", "the ROK delegation"
// name anywhere in the body.
func (r *reader) sideWords() []partyAt {
	var out []partyAt
	for _, m := range r.text.Mentions {
		if m.Form == rules.ByCity || m.Last >= len(r.text.Tokens) || has(out, m.Code) {
			continue
		}
		next := m.Last
		if r.text.Tokens[next].Kind == prose.Clitic {
			next++
		}
		if next < len(r.text.Tokens) {
			switch r.text.Tokens[next].Lower {
			case "side", "delegation":
				out = append(out, partyAt{code: m.Code, words: rules.Range(m.First, m.Last), rule: "party.side"})
			}
		}
	}
	return out
}

// setAccount tells what the release is about its meeting.
func (r *reader) setAccount(e *event) {
	account, at, rule := readout.AccountOutcome, rules.Range(e.First, max(e.Last, e.First+1)), "account.outcome"
	if e.future {
		account, rule = readout.AccountAdvance, "account.advance"
	}
	if m, ok := r.text.First("account", r.title[0], r.title[1]); ok && r.title[1] > r.title[0] {
		account, at, rule = readout.AccountKind(m.Rule.Value), rules.Range(m.First, m.Last), m.Rule.Name
	}
	r.meeting.Account = &account
	r.Cite("/meeting/account", at.First, at.Last, rule)
}

// setFormat tells how the sides met, as far as the words for a screen or a
// telephone do; setFormatByPlace the rest, once the place is known.
func (r *reader) setFormat(e *event) {
	s := r.text.Sentences[e.sentence]
	for _, span := range []rules.Tokens{rules.Range(s.First, s.Last), rules.Range(r.title[0], r.title[1])} {
		for i := span.First; i < span.Last; i++ {
			if t, ok := r.text.At(i, r.lang.FormatVideo); ok {
				r.format(readout.ByVideo, t.Tokens(), "format.video")
				return
			}
		}
	}
	for i := s.First; i < s.Last; i++ {
		if t, ok := r.text.At(i, r.lang.FormatPhone); ok && (e.form == "call" || e.noun == "phone_call" || r.byPhone(e, i)) {
			r.format(readout.ByPhone, t.Tokens(), "format.phone")
			return
		}
	}
	if e.form == "call" {
		r.format(readout.ByPhone, e.verb(), "format.call")
	}
}

// byPhone reports that talks were held "by phone", as the words at a token say.
func (r *reader) byPhone(e *event, i int) bool {
	w := r.text.Tokens[i].Lower
	if e.form != "held" && e.form != "met" || e.noun != "-" || i < e.Last || w != "by" && w != "over" && w != "on" {
		return false
	}
	e.form = "call"
	return true
}

func (r *reader) setFormatByPlace(e *event) {
	switch {
	case r.meeting.Format != nil || e.future:
	case e.form == "met" || e.form == "courtesy" || e.form == "received" || e.form == "visit":
		r.format(readout.InPerson, e.verb(), "format.met")
	case r.meeting.Series == nil && r.principals(e) && r.heldMeeting(e):
		r.format(readout.InPerson, e.verb(), "format.held-meeting")
	case r.meeting.City != nil || r.meeting.Venue != nil || r.meeting.Country != nil:
		r.format(readout.InPerson, e.verb(), "format.place")
	}
}

// heldMeeting reports that somebody "held a meeting with" somebody, which is done
// face to face where nothing else is said.
func (r *reader) heldMeeting(e *event) bool {
	first, last, ok := e.Span("noun")
	if !ok || e.form != "held" {
		return false
	}
	if e.Rule.Is(rules.NounTells) {
		w := r.text.Tokens[last-1].Lower
		return w == "meeting" || w == "meetings" // "after a meeting she had with", "during the meeting with"
	}
	w := r.text.Tokens[last-1].Lower
	if last >= len(r.text.Tokens) || first <= e.First {
		return false
	}
	switch w {
	case "meeting", "meetings":
		return r.text.Tokens[last].Lower == "with"
	case "lunch", "luncheon", "dinner", "breakfast":
		return r.text.Tokens[last].Lower == "with" || r.text.Tokens[last].Lower == "for"
	}
	return false
}

// verb is the words that the rule of the event matched.
func (e *event) verb() rules.Tokens { return rules.Range(e.First, max(e.Last, e.First+1)) }

// nounAt is the words that say what was held, empty where none do.
func (e *event) nounAt() rules.Tokens {
	first, last, ok := e.Span("noun")
	if !ok {
		return rules.Tokens{}
	}
	return rules.Range(first, last)
}

func (r *reader) format(f readout.MeetingFormat, at rules.Tokens, rule string) {
	r.meeting.Format = &f
	r.Cite("/meeting/format", at.First, at.Last, rule)
}

// explainAbsence says for each field that stayed empty why: the text does not
// say it, or rules found more than one value.
func (r *reader) explainAbsence() {
	m := r.meeting
	absent := map[string]bool{
		"series": m.Series == nil, "ordinal": m.Ordinal == nil, "start_date": m.StartDate == nil, "end_date": m.EndDate == nil,
		"format": m.Format == nil, "city": m.City == nil, "country": m.Country == nil, "venue": m.Venue == nil,
		"participants": len(m.Participants) == 0, "topics": len(m.Topics) == 0, "previous": m.Previous == nil,
		"next": m.Next == nil, "statements": len(m.Statements) == 0, "outcomes": len(m.Outcomes) == 0,
	}
	m.Why = map[string]readout.WhyAbsent{}
	for field, is := range absent {
		if is {
			m.Why[field] = readout.NotStated
		}
	}
	for _, c := range r.record.Candidates {
		if field := strings.TrimPrefix(c.Path, "/meeting/"); absent[field] {
			m.Why[field] = readout.Unclear
		}
	}
}
