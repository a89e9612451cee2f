package reading

import (
	"slices"
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// enough reports whether the clause tells that two sides, or the governments
// of many countries, meet.
func (r *reader) enough(e *event, titled bool) bool {
	if e.assembly {
		if own, ok := r.ownParty(e); ok && len(e.parties) == 0 {
			e.parties = append(e.parties, own)
		}
		return len(e.parties) > 0
	}
	e.parties = r.withTitle(e)
	if len(e.parties) < 2 && !(e.series.International && len(e.people) > 0 && r.attending(e)) {
		r.addVisited(e)
	}
	if len(e.parties) == 0 && r.house.Cued() != "" && (e.form == "met" || e.form == "courtesy" || e.form == "received") {
		r.titleVisited(e)
	}
	if len(e.parties) >= 2 {
		r.addOwn(e)
		return r.peopleMeet(e)
	}
	if e.series.International && len(e.parties) == 1 && len(e.people) > 0 && (r.attending(e) || r.hosting(e)) {
		e.assembly = true // the host of a conference of many is no side
		return true
	}
	if len(e.parties) == 1 && r.ofMembers(e) {
		e.assembly = true
		return true
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
	if len(e.parties) == 0 && e.future && e.form == "held" && e.noun != "" && e.noun != "-" && e.noun != "summit" && r.sends(e) {
		if own, ok := r.ownParty(e); ok {
			e.parties = append(e.parties, own)
			return true
		}
	}
	if before := r.fromBefore(e); len(before) == 2 || len(before) > 2 && e.Rule.Name == "meeting.at-meeting-in" {
		e.parties = before
		return true
	}
	if len(e.parties) == 0 && r.counterparts(e) {
		if own, ok := r.ownParty(e); ok {
			e.parties = append(e.parties, own)
			return true
		}
	}
	if len(e.parties) <= 1 && r.ofMany(e) {
		e.assembly = true
		if own, ok := r.ownParty(e); ok && !has(e.parties, own.code) {
			e.parties = append(e.parties, own)
		}
		return len(e.parties) > 0
	}
	if len(e.parties) == 1 && (e.form == "held" || e.form == "met" || e.form == "received") && len(e.people) > 0 && r.envoys(e) {
		return true
	}
	if e.series.International && (len(e.people) > 0 || len(e.parties) > 0) {
		if len(e.parties) == 0 {
			if own, ok := r.ownParty(e); ok {
				e.parties = append(e.parties, own)
			}
		}
		return len(e.parties) > 0 || e.series.Kind == "ministerial"
	}
	if there := r.takingPart(e); len(there) >= 2 {
		e.parties = there
		return true
	}
	return false
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
	if several < 2 && !r.text.Preceded(e.First, s, "ministers", "leaders", "sides", "presidents") && e.Rule.Name != "meeting.came-during" && e.Rule.Name != "meeting.at-meeting-in" {
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
		if !r.isBody(i) || r.clauses.Background(s) || !r.takesPart(s) {
			continue
		}
		for _, n := range r.names.In(s) {
			if n.Side != "" && !has(parties, n.Side) {
				parties = append(parties, partyAt{code: n.Side, words: n.Proof, rule: "party.of-person"})
			}
		}
		if r.delegates(s) {
			for _, p := range r.slots(s, s.First, s.Last, nil) {
				if rules.Nation(p.code) && !has(parties, p.code) {
					parties = append(parties, p)
				}
			}
		}
	}
	return parties
}

// ofMembers reports a meeting of an organisation's own ministers or leaders, which
// has no other side: "chaired the ASEAN Foreign Ministers' Retreat".
func (r *reader) ofMembers(e *event) bool {
	p := e.parties[0]
	if rules.Nation(p.code) || e.form != "held" || p.rule != "party.named" {
		return false
	}
	for k := p.words.Last; k < min(p.words.Last+4, len(r.text.Tokens)); k++ {
		switch r.text.Tokens[k].Lower {
		case "ministers", "leaders", "heads", "ministerial", "summit":
			return r.text.Tokens[k].Capital
		}
	}
	return false
}

// delegates reports a sentence that begins with people without names who came for
// somebody: "The representatives of the ministries of Norway, Chile and Peru".
func (r *reader) delegates(s prose.Sentence) bool {
	for k := s.First; k < min(s.First+4, s.Last); k++ {
		switch r.text.Tokens[k].Lower {
		case "representatives", "delegations", "delegates", "officials", "ministers", "experts":
			return true
		}
	}
	return false
}

// takesPart reports a sentence that names people and says that they are there.
func (r *reader) takesPart(s prose.Sentence) bool {
	if len(r.names.In(s)) == 0 && !r.delegates(s) {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		switch r.text.Tokens[k].Lower {
		case "participate", "participated", "participates", "attend", "attended", "represented", "facilitated", "co-chaired", "chaired":
			return true
		case "part":
			return r.text.Preceded(k, s, "take", "took", "takes")
		}
	}
	return false
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
	if r.attending(e) && len(e.people) > 0 && e.people[0].Name.Last <= e.First && r.text.Tokens[last-1].Lower != "forum" {
		for i := e.Last - 1; i > e.First; i-- {
			switch r.text.Tokens[i].Lower {
			case "international", "multilateral", "ministerial", "partners", "g7", "g20", "intergovernmental", "plenary":
				return true
			}
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

// attends reports a journey whose purpose is a conference of many: "to attend the
// ASEAN Regional Forum".
func (r *reader) attends(from int, s prose.Sentence) bool {
	toks := r.text.Tokens
	for i := from; i+2 < s.Last; i++ {
		switch toks[i].Lower {
		case "attend", "participate", "join", "address":
		default:
			continue
		}
		if toks[i-1].Lower != "to" {
			continue
		}
		for k := i + 1; k < min(s.Last, i+12); k++ {
			if m, ok := r.text.MentionAt(k); ok && rules.Nation(m.Code) && m.Form != rules.ByCity {
				return false
			}
			switch t := toks[k]; t.Lower {
			case "conference", "forum", "summit", "assembly", "meetings", "meeting", "ministerial":
				if t.Capital {
					return true
				}
			}
		}
	}
	return false
}

// attending reports a clause of somebody who goes to what others hold.
func (r *reader) attending(e *event) bool {
	switch r.text.Tokens[e.First].Lower {
	case "attended", "attends", "attend", "participated", "participates", "participate", "attending", "participating", "represent", "represents", "represented", "representing":
		return true
	}
	return false
}

// sends reports that the next sentences tell who goes there for one side: "Deputy
// Minister Roe will represent Norway in the consultations".
func (r *reader) sends(e *event) bool {
	for i := e.sentence; i < min(e.sentence+3, len(r.text.Sentences)); i++ {
		s := r.text.Sentences[i]
		for k := s.First + 1; k < s.Last; k++ {
			switch r.text.Tokens[k].Lower {
			case "represent", "lead", "head", "participate", "attend":
				if r.text.Preceded(k, s, "will") && len(r.names.In(s)) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// envoys reports that somebody meets the ambassadors of several countries that
// the clause does not name: "with ambassadors of Southeast Asian countries".
func (r *reader) envoys(e *event) bool {
	s := r.text.Sentences[e.sentence]
	for i := e.First; i < s.Last; i++ {
		switch r.text.Tokens[i].Lower {
		case "ambassadors", "envoys", "commissioners", "representatives":
			if r.text.Tokens[i].Lower != "representatives" && (r.text.Preceded(i, s, "with", "the", "high", "from") || r.text.Tokens[i-1].Kind == prose.Word) {
				return true
			}
		case "corps":
			return r.text.Preceded(i, s, "diplomatic", "consular")
		case "leaders", "ministers":
			switch r.text.Tokens[max(i-1, 0)].Lower {
			case "african", "asian", "european", "pacific", "caribbean", "arab", "nordic", "baltic", "gulf", "american", "balkan", "balkans":
				return true
			}
			return r.text.Tokens[max(i-1, 0)].Lower == "foreign" && r.text.Preceded(i-1, s, "african", "asian", "european", "pacific", "caribbean", "arab", "nordic", "baltic", "gulf")
		}
	}
	return false
}

// peopleMeet asks of a visit that talks are told of, and of a reception that a
// person is received.
func (r *reader) peopleMeet(e *event) bool {
	switch e.form {
	case "received":
		return len(e.people) > 0 || r.text.Is(e.Last-1, r.lang.PostHead) // "received the Minister of Works of Chile"
	case "visit":
		return e.future || r.talksTold() || r.officially(e) || r.forRound(e)
	}
	return true
}

// officially reports a visit that is called by the name of one with talks: "is on
// an official visit to".
func (r *reader) officially(e *event) bool {
	s := r.text.Sentences[e.sentence]
	for i := e.First; i+1 < min(e.Last+10, s.Last); i++ {
		switch r.text.Tokens[i].Lower {
		case "invitation":
			return r.text.Preceded(i, s, "the", "at")
		case "official", "state", "working":
			for k := i + 1; k < min(i+4, s.Last); k++ {
				if w := r.text.Tokens[k].Lower; w == "visit" || w == "trip" {
					return true
				}
			}
		}
	}
	return false
}

// forRound reports a journey that was made for a meeting of a series: "visited Lima
// to take part in the ninth meeting of the Joint Commission".
func (r *reader) forRound(e *event) bool {
	const far, near = 30, 12
	toks, s := r.text.Tokens, r.text.Sentences[e.sentence]
	for i := e.Last; i < min(e.Last+far, s.Last); i++ {
		switch toks[i].Lower {
		case "attend", "part", "participate", "co-chair", "chair", "hold", "for":
		default:
			continue
		}
		for k := i + 1; k < min(i+near, s.Last); k++ {
			if r.text.Is(k, r.lang.SeriesHead) && (toks[k].Capital || toks[k].Lower == "consultations" || toks[k].Lower == "dialogue") {
				return true
			}
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
