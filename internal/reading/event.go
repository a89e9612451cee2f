package reading

import (
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/photos"
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
	journey  int    // the sentence of the journey that it is the purpose of, or that names those who met; -1 without one
	noun     string // the value of the event's noun, "" without one
	told     string // the step that told who meets
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
	if e, ok := r.findIn(r.isBody); ok {
		return e, true
	}
	return r.findIn(r.captioned) // ministries that print the report as the words under its photo
}

// findIn looks for the clause in the sentences that a test lets through.
func (r *reader) findIn(body func(sentence int) bool) (event, bool) {
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
	var journey *event
	for i := range r.text.Sentences {
		s := &r.text.Sentences[i]
		if !body(i) {
			continue
		}
		if tried++; tried > most {
			break
		}
		if tried == 1 && r.informsPress(*s) {
			return event{}, false
		}
		var found event
		ok := false
		r.text.Each("meeting", s.First, s.Last, func(m rules.Match) bool {
			e, fits := r.eventOf(m, i)
			if !fits {
				return true
			}
			if !ok || rankOf(e.form) > rankOf(found.form) && !found.assembly && !r.onArrival(found, e, *s) {
				found, ok = e, true
			}
			return true
		})
		if ok && journey == nil && found.Rule.Is(rules.Delegation) && !found.future {
			journey = &found // "led a delegation to Chile": the next sentence may tell whom she met there
			continue
		}
		if ok {
			if found.Rule.Is(rules.CallByTitle) && r.titleCalls() {
				found.form, found.future = "call", false
			}
			return r.purpose(r.underSummary(found)), true
		}
	}
	if journey != nil {
		return r.purpose(*journey), true
	}
	return event{}, false
}

// informsPress reports an opening sentence that tells of a briefing of the press and
// of no talks: what follows is what the press heard of.
func (r *reader) informsPress(s prose.Sentence) bool {
	if _, ok := r.text.First("opening.never", s.First, s.Last); !ok {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if w := r.text.Tokens[i].Lower; w == "joint" || w == "with" || w == "between" || w == "talks" || w == "meeting" {
			return false
		}
	}
	return true
}

// sentencesUnderSummary is how many sentences under a page's summary may report the
// meeting that the summary only names.
const sentencesUnderSummary = 2

// underSummary prefers, to a meeting that the summary over the issuer's line tells,
// the first sentence under it that names more of those who met.
func (r *reader) underSummary(summary event) event {
	at := r.text.Sentences[summary.sentence].Paragraph
	issued := 0
	for p := at + 1; p < min(at+4, len(r.text.Paragraphs)); p++ {
		if f := r.text.Paragraphs[p].First; f+1 < len(r.text.Tokens) && r.text.Tokens[f].Lower == "from" && r.text.Tokens[f+1].Kind == prose.Colon {
			issued = p
		}
	}
	if issued == 0 && r.opens(r.text.Sentences[summary.sentence]) && people.Full(summary.people) == 0 && (summary.form == "met" || summary.form == "received") {
		issued = at // a line that only says what the release is about
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
			if e, fits := r.eventOf(m, i); fits && e.future == summary.future && (!ok || rankOf(e.form) > rankOf(best.form)) {
				best, ok = e, true
			}
			return true
		})
		if ok && people.Full(best.people) > people.Full(summary.people) {
			return best
		}
	}
	return summary
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
			e, fits := r.eventOf(m, i)
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
	if journey.form != "visit" || e.form == "held" || e.First <= journey.Last || !r.text.Between(journey.Last, e.First, "where") {
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

// captioned reports a sentence of the first paragraph under the title, where that is
// the words under a photo.
func (r *reader) captioned(sentence int) bool {
	s := &r.text.Sentences[sentence]
	if !r.caption(s.Paragraph) || s.First < r.title[1] || s.Last-s.First < 5 {
		return false
	}
	for p := s.Paragraph - 1; p >= 0; p-- {
		if q := r.text.Paragraphs[p]; q.First >= r.title[1] && !q.Chrome {
			return false
		}
	}
	return true
}

// caption reports a paragraph that describes a photo.
func (r *reader) caption(paragraph int) bool {
	if r.captions == nil {
		r.captions = photos.Captions(r.text)
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
		case "meets", "met", "visit", "visits", "speaks", "spoke", "hosts", "delegation", "attends", "calls", "counterpart", "trip", "travel", "travels", "visiting", "joint", "departure", "farewell":
			return true
		}
	}
	return r.title[0] == r.title[1]
}
