package reading

import (
	"slices"
	"strings"

	"readout/internal/reading/rules"
)

// answer is what a step finds.
type answer int

const (
	unknown answer = iota // the next step is asked
	met                   // two sides, or the governments of many countries, meet
	none                  // they do not
)

func answerOf(meets bool) answer {
	if meets {
		return met
	}
	return none
}

// step is one way in which a text tells who meets.
type step struct {
	name    string
	example string // a text of which the step decides
	tell    func(*reader, *event) answer
}

// gathers stands for the example of a step that gathers sides and decides nothing.
const gathers = ""

// quorum is the steps in the order in which they are asked: first what the clause and
// the title name, then the publisher's own side beside one that is named, then what
// other sentences tell, then conferences whose sides nobody lists. The first that knows
// decides. Those that only gather sides know nothing.
var quorum = []step{
	{"conference of many", "Travel\n\nForeign Minister Kari Roe of Norway will travel to Lima, Peru, to attend the World Seas Conference.", (*reader).toConference},
	{"sides of the title", gathers, (*reader).addTitled},
	{"country that is visited", gathers, (*reader).addHost},
	{"two sides are named", "Talks\n\nNorway and Chile held political consultations in Oslo.", (*reader).twoNamed},
	{"conference that one side holds or attends", "Conference\n\nOn 3 May 2021, Norwegian Foreign Minister Kari Roe attended the Third International Seas Conference.", (*reader).atInternational},
	{"meeting of an organisation's own", "Retreat\n\nSenior officials held the ASEAN Foreign Ministers’ Retreat on 3 May 2021.", (*reader).members},
	{"own side beside the one that is named", "Ministry of Foreign Affairs of Norway\n\nMeeting of ministers\n\nMinister Kari Roe met Chilean Foreign Minister Juan Diaz in Oslo on 3 May 2021.", (*reader).ownBeside},
	{"side that is left unsaid", "Meeting\n\nMinister Kari Roe met Chilean Foreign Minister Juan Diaz on 3 May 2021.", (*reader).leftUnsaid},
	{"who is sent", "Ministry of Foreign Affairs of Norway\n\nPolitical consultations in Lima\n\nThe political consultations will be held on 3 May 2021. Deputy Minister Kari Roe will represent Norway in the consultations.", (*reader).sent},
	{"sides of the sentence before", "A treaty\n\nNorway and Chile signed a treaty on seas on 3 May 2021. Before that, the Ministers Kari Roe and Juan Diaz held talks.", (*reader).toldBefore},
	{"counterparts whose country is not said", "Call\n\nMinistry of Foreign Affairs of Norway\n\nForeign Minister Kari Roe spoke by phone today with counterparts from the Baltic states.", (*reader).unnamedCounterpart},
	{"meeting of more than are named", "Norway’s Government\n\nMinister Kari Roe will attend the G7 Leaders’ Summit on 3 May 2021.", (*reader).moreThanNamed},
	{"ambassadors of several countries", "Meeting\n\nForeign Minister Kari Roe of Norway held a meeting with ambassadors of African countries on 3 May 2021.", (*reader).manyEnvoys},
	{"international body", "Conference\n\nMinistry of Foreign Affairs of Norway\n\nPresident Kari Roe will host the Global Seas Fund’s Seventh Replenishment Conference on 3 May 2021 in Oslo.", (*reader).international},
	{"who takes part, in the sentences behind", "Meeting on seas\n\nA high-level meeting will take place in Oslo on 3 May 2021. President Kari Roe of Norway and Prime Minister Juan Diaz of Chile will participate.", (*reader).takePart},
}

// enough reports whether the clause tells that two sides, or the governments of many
// countries, meet, and puts the sides into the event.
func (r *reader) enough(e *event) bool {
	for i := range quorum {
		switch quorum[i].tell(r, e) {
		case met:
			e.told = quorum[i].name
			return true
		case none:
			return false
		}
	}
	return false
}

func (r *reader) toConference(e *event) answer {
	if !e.assembly {
		return unknown
	}
	if len(e.parties) == 0 {
		r.appendOwn(e)
	}
	return answerOf(len(e.parties) > 0)
}

func (r *reader) addTitled(e *event) answer {
	e.parties = r.withTitle(e)
	return unknown
}

// addHost adds the country to which the clause, or the title, says that somebody went.
func (r *reader) addHost(e *event) answer {
	if len(e.parties) < 2 && !(e.series.International && len(e.people) > 0 && r.attending.Goes(e.First)) {
		r.addVisited(e)
	}
	if len(e.parties) == 0 && r.house.Cued() != "" && (e.form == "met" || e.form == "courtesy" || e.form == "received") {
		r.titleVisited(e)
	}
	return unknown
}

func (r *reader) twoNamed(e *event) answer {
	if len(e.parties) < 2 {
		return unknown
	}
	r.addOwn(e)
	return answerOf(r.peopleMeet(e))
}

// atInternational finds the one side that goes to a conference of many, or holds it:
// it is the side of no meeting of two.
func (r *reader) atInternational(e *event) answer {
	if !e.series.International || len(e.parties) != 1 || len(e.people) == 0 || !r.attending.Goes(e.First) && !r.hosting(e) {
		return unknown
	}
	e.assembly = true
	return met
}

func (r *reader) members(e *event) answer {
	if len(e.parties) != 1 || rules.Nation(e.parties[0].code) || e.form != "held" || e.parties[0].rule != "party.named" || !r.attending.Members(e.parties[0].words) {
		return unknown
	}
	e.assembly = true
	return met
}

func (r *reader) ownBeside(e *event) answer {
	if len(e.parties) != 1 || !r.appendOwn(e) {
		return unknown
	}
	return answerOf(r.peopleMeet(e))
}

func (r *reader) leftUnsaid(e *event) answer {
	if len(e.parties) != 1 || !r.unsaidSide(e) {
		return unknown
	}
	return answerOf(r.peopleMeet(e))
}

func (r *reader) sent(e *event) answer {
	if len(e.parties) > 0 || !e.future || e.form != "held" || e.noun == "" || e.noun == "-" || e.noun == "summit" || !r.sends(e) || !r.appendOwn(e) {
		return unknown
	}
	return met
}

func (r *reader) toldBefore(e *event) answer {
	before := r.fromBefore(e)
	if len(before) < 2 || len(before) > 2 && !e.Rule.Is(rules.ManyBefore) {
		return unknown
	}
	e.parties = before
	return met
}

func (r *reader) unnamedCounterpart(e *event) answer {
	if len(e.parties) > 0 || !r.counterparts(e) || !r.appendOwn(e) {
		return unknown
	}
	return met
}

func (r *reader) moreThanNamed(e *event) answer {
	if len(e.parties) > 1 || !r.ofMany(e) {
		return unknown
	}
	e.assembly = true
	r.appendOwn(e)
	return answerOf(len(e.parties) > 0)
}

func (r *reader) manyEnvoys(e *event) answer {
	if len(e.parties) != 1 || e.form != "held" && e.form != "met" && e.form != "received" || len(e.people) == 0 || !r.attending.Envoys(e.First, r.text.Sentences[e.sentence]) {
		return unknown
	}
	return met
}

func (r *reader) international(e *event) answer {
	if !e.series.International || len(e.people) == 0 && len(e.parties) == 0 {
		return unknown
	}
	if len(e.parties) == 0 {
		r.appendOwn(e)
	}
	return answerOf(len(e.parties) > 0 || e.series.Kind == "ministerial")
}

func (r *reader) takePart(e *event) answer {
	there := r.takingPart(e)
	if len(there) < 2 {
		return unknown
	}
	e.parties = there
	return met
}

// appendOwn adds the publisher's side behind those that there are; false where it is
// not known, or is there.
func (r *reader) appendOwn(e *event) bool {
	own, ok := r.ownParty(e)
	if ok {
		e.parties = append(e.parties, own)
	}
	return ok
}

// fromBefore returns the two sides of the sentence before, where the clause names
// people of no side who hold talks: "Norway and Chile signed a treaty. Before, the
// Ministers A and B held talks."
func (r *reader) fromBefore(e *event) []partyAt {
	if len(e.parties) > 0 || e.form != "held" && e.form != "met" || e.sentence == 0 || !r.isBody(e.sentence-1) {
		return nil
	}
	s := r.text.Sentences[e.sentence]
	several := 0
	for _, n := range e.people {
		if n.Side == "" && n.Name.Last <= e.First {
			several++
		}
	}
	if several < 2 && !r.text.Preceded(e.First, s, "ministers", "leaders", "sides", "presidents") && !e.Rule.Is(rules.SidesBefore) {
		return nil
	}
	b := r.text.Sentences[e.sentence-1]
	return r.slots(b, b.First, b.Last, r.names.In(b))
}

// sentencesOfThere is how many sentences after that of a meeting may tell who takes
// part in it.
const sentencesOfThere = 3

// takingPart returns the sides of a meeting that a clause names without them, from
// the next sentences that tell who takes part: "A high-level meeting will take place
// in Oslo. President A of Chile and Prime Minister B of Peru will participate."
func (r *reader) takingPart(e *event) []partyAt {
	if e.form != "held" || e.noun == "" {
		return nil
	}
	parties := slices.Clone(e.parties)
	for i := e.sentence + 1; i <= min(e.sentence+sentencesOfThere, len(r.text.Sentences)-1); i++ {
		s := r.text.Sentences[i]
		if !r.isBody(i) || r.clauses.Background(s) || !r.attending.TakesPart(s) {
			continue
		}
		for _, n := range r.names.In(s) {
			if n.Side != "" && !has(parties, n.Side) {
				parties = append(parties, partyAt{code: n.Side, words: n.Proof, rule: "party.of-person"})
			}
		}
		if r.attending.Delegates(s) {
			for _, p := range r.slots(s, s.First, s.Last, nil) {
				if rules.Nation(p.code) && !has(parties, p.code) {
					parties = append(parties, p)
				}
			}
		}
	}
	return parties
}

// hosting reports a person with a post who holds the ministerial conference that
// the clause names: "Secretary Roe co-hosted the second Seas Partnership Ministerial".
func (r *reader) hosting(e *event) bool {
	if e.series.Kind != "ministerial" || !e.series.Capital {
		return false
	}
	switch r.text.Tokens[e.Last-1].Lower {
	case "ministerial", "conference", "meeting":
	default:
		return false
	}
	n := e.people[0]
	return n.Name.Last <= e.First && e.First-n.Name.Last <= 3
}

// ofMany reports a meeting of more governments than the clause names: a person of
// the one side goes to an international conference, or the text counts those who
// came.
func (r *reader) ofMany(e *event) bool {
	first, last, ok := e.Span("noun")
	if !ok || e.form != "held" {
		return false
	}
	s := r.text.Sentences[e.sentence]
	if r.attending.Goes(e.First) && len(e.people) > 0 && e.people[0].Name.Last <= e.First && r.text.Tokens[last-1].Lower != "forum" {
		if r.attending.OfMany(e.First+1, e.Last) {
			return true
		}
		if e.series.Found() && e.series.Capital && !e.series.Pair && e.series.Kind != "joint_committee" && e.series.Kind != "working_group" && e.series.Head.Last > first && e.series.Head.First < last {
			return true // "will attend the Fairweather Climate Dialogue"
		}
	}
	if t := r.text.Tokens[first]; !t.Capital && !e.series.Found() {
		return false
	}
	for i := e.sentence; i < min(e.sentence+2, len(r.text.Sentences)); i++ {
		if r.clauses.CountsGovernments(r.text.Sentences[i]) {
			return true
		}
	}
	return len(e.parties) == 0 && r.clauses.CountsGovernments(s)
}

// peopleMeet asks of a visit that talks are told of, and of a reception that a
// person is received.
func (r *reader) peopleMeet(e *event) bool {
	s := r.text.Sentences[e.sentence]
	switch e.form {
	case "received":
		return len(e.people) > 0 || r.text.Is(e.Last-1, r.lang.PostHead) // "received the Minister of Works of Chile"
	case "visit":
		return e.future || r.talksTold() || r.attending.Official(e.First, e.Last, s) || r.attending.ForRound(e.Last, s)
	}
	return true
}

// sends reports that the next sentences tell who goes there for one side.
func (r *reader) sends(e *event) bool {
	for i := e.sentence; i < min(e.sentence+sentencesOfThere, len(r.text.Sentences)); i++ {
		if r.attending.Sends(r.text.Sentences[i]) {
			return true
		}
	}
	return false
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
		for k := s.First; k < s.Last; k++ {
			switch r.text.Tokens[k].Lower {
			case "talks", "discussions":
				return true
			}
		}
		r.text.Each("meeting", s.First, s.Last, func(m rules.Match) bool {
			found = m.Rule.Value != "visit" && m.Rule.Value != "received"
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// sidesTold says which sides were found.
func sidesTold(parties []partyAt) string {
	if len(parties) == 0 {
		return "the words name no side"
	}
	var codes []string
	for _, p := range parties {
		codes = append(codes, string(p.code))
	}
	return "the words name " + strings.Join(codes, ", ")
}
