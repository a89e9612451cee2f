package reading

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// setKind decides the kind of the meeting by the guide's order.
func (r *reader) setKind(e *event, n series.Name) {
	kind, at, rule := r.kindOf(e, n)
	r.meeting.Kind = kind
	r.Cite("/meeting/kind", at.First, at.Last, rule)
}

func (r *reader) kindOf(e *event, n series.Name) (readout.MeetingKind, rules.Tokens, string) {
	verb := e.verb()
	if r.meeting.Series != nil && n.Kind != "-" && n.Kind != "" {
		return readout.MeetingKind(n.Kind), n.Head.Tokens(), "kind.series"
	}
	nounAt := func() rules.Tokens {
		if first, last, ok := e.Span("noun"); ok {
			return rules.Range(first, last)
		}
		return verb
	}
	switch e.noun {
	case "working_group", "joint_committee", "dialogue":
		return readout.MeetingKind(e.noun), nounAt(), "kind.noun"
	case "phone_call":
		return readout.KindPhoneCall, nounAt(), "kind.noun"
	case "courtesy_call":
		return readout.KindCourtesyCall, nounAt(), "kind.noun"
	}
	if e.form == "call" && !r.conference() {
		return readout.KindPhoneCall, verb, "kind.call"
	}
	if e.form == "courtesy" {
		return readout.KindCourtesyCall, verb, "kind.courtesy-call"
	}
	rank, at := r.lowestRank(e)
	officials := rank == 1 && r.sidesOfRank(1) > 1 && r.sidesOfRank(2)+r.sidesOfRank(3) == 0 // the guide has theirs before guests
	if e.form == "received" && !e.future && e.noun != "consultation" && !officials && r.receivedGuest(e) {
		return readout.KindCourtesyCall, verb, "kind.received-guest"
	}
	switch {
	case e.noun == "consultation" && rank < 3 && e.form == "held":
		return readout.KindConsultation, nounAt(), "kind.noun"
	case e.form == "visit" && (rank != 3 || r.sidesOfRank(3) < 2 || r.engagements() > 1 && nations(e.parties) > 2):
		return readout.KindVisit, verb, "kind.visit"
	case rank == 3:
		return readout.KindSummit, at, "kind.leaders"
	case rank == 2:
		return readout.KindMinisterial, at, "kind.ministers"
	case e.noun == "summit":
		return readout.KindSummit, nounAt(), "kind.noun"
	case rank == 1:
		return readout.KindConsultation, at, "kind.officials"
	case e.noun == "consultation":
		return readout.KindConsultation, nounAt(), "kind.noun"
	}
	for i := e.First; i < e.Last; i++ {
		switch r.text.Tokens[i].Lower {
		case "ministerial":
			return readout.KindMinisterial, rules.Range(i, i+1), "kind.noun"
		case "talks":
			return readout.KindConsultation, rules.Range(i, i+1), "kind.noun"
		}
	}
	return readout.KindOther, verb, "kind.other"
}

// conference reports a title by which those who spoke held a conference on
// screens, and no call.
func (r *reader) conference() bool {
	if f := r.meeting.Format; f == nil || *f != readout.ByVideo {
		return false
	}
	for i := r.title[0]; i < r.title[1]; i++ {
		switch r.text.Tokens[i].Lower {
		case "call", "calls":
			return false
		case "conference", "videoconference", "teleconference":
			return true
		}
	}
	return false
}

// lowestRank tells the rank of the meeting: the highest on each side, and of
// those the lowest; 3 leaders, 2 ministers, 1 officials, 0 where none is told.
func (r *reader) lowestRank(e *event) (int, rules.Tokens) {
	best := map[readout.PartyCode]int{}
	where := map[readout.PartyCode]rules.Tokens{}
	for _, n := range r.people {
		post := n.postAt
		if post.Empty() {
			continue
		}
		var code readout.PartyCode // "" for a side that the text leaves unsaid
		if n.Side != nil {
			code = *n.Side
		}
		k := r.rank(post)
		if k == 1 && r.headsDepartment(n) {
			k = 2
		}
		if k == 2 && code != "" && code != "GB" && code != "MX" && code != "PH" && strings.HasPrefix(r.text.Words(post.First, post.Last), "Foreign Secretary") {
			k = 1 // the highest official, but in London, Mexico and Manila
		}
		if k > best[code] {
			best[code], where[code] = k, post
		}
	}
	lowest, at := 0, rules.Tokens{}
	codes := []readout.PartyCode{}
	nations := 0
	for _, p := range e.parties {
		codes = append(codes, p.code)
		if rules.Nation(p.code) && best[p.code] > 0 {
			nations++
		}
	}
	if nations > 1 { // an organisation's envoy beside ministers makes theirs no meeting of officials
		codes = slices.DeleteFunc(codes, func(code readout.PartyCode) bool { return !rules.Nation(code) })
	}
	if len(codes) == 1 {
		codes = append(codes, "")
	}
	for _, code := range codes {
		if k := best[code]; k > 0 && (lowest == 0 || k < lowest) {
			lowest, at = k, where[code]
		}
	}
	if lowest > 0 {
		return lowest, at
	}
	// no person: the words of the clause, then of the title
	for _, span := range []rules.Tokens{rules.Range(r.text.Sentences[e.sentence].First, r.text.Sentences[e.sentence].Last), rules.Range(r.title[0], r.title[1])} {
		for i := span.First; i < span.Last; i++ {
			for rank, c := range []rules.Class{r.lang.RankOfficial, r.lang.RankMinister, r.lang.RankLeader} {
				if t, ok := r.text.At(i, c); ok {
					return rank + 1, t.Tokens()
				}
			}
		}
	}
	return 0, rules.Tokens{}
}

// engagements counts the people whom later sentences say that somebody also met.
func (r *reader) engagements() int {
	n := 0
	for _, p := range r.people {
		if meets(p.roleAt) {
			n++
		}
	}
	return n
}

// sidesOfRank counts the sides of which somebody has a rank.
func (r *reader) sidesOfRank(rank int) int {
	sides := map[readout.PartyCode]bool{}
	for _, n := range r.people {
		if n.Side != nil && !n.postAt.Empty() && r.rank(n.postAt) == rank {
			sides[*n.Side] = true
		}
	}
	return len(sides)
}

// rank tells the rank of a post by the first of its words that the lexicon
// ranks, the longest phrase at that place.
func (r *reader) rank(post rules.Tokens) int {
	rank, length := 0, 0
	for i := post.First; i < post.Last && rank == 0; i++ {
		for k, c := range []rules.Class{r.lang.RankOfficial, r.lang.RankMinister, r.lang.RankLeader} {
			if t, ok := r.text.At(i, c); ok && t.Last <= post.Last && t.Last-t.First > length {
				rank, length = k+1, t.Last-t.First
			}
		}
	}
	return rank
}

// receivedGuest reports the verb of those who receive a guest, and not of those who
// host or welcome one, or receive a delegation for talks: the guide has the first
// before any rank, and consultations before it.
func (r *reader) receivedGuest(e *event) bool {
	s := r.text.Sentences[e.sentence]
	switch r.text.Tokens[e.First].Lower {
	case "received", "receives":
	case "was", "were":
		if e.First+1 >= s.Last || r.text.Tokens[e.First+1].Lower != "received" {
			return false
		}
	default:
		return false
	}
	for k := e.Last; k+1 < s.Last; k++ {
		if w := r.text.Tokens[k].Lower; w != "for" && w != "to" {
			continue
		}
		for j := k + 1; j < min(k+5, s.Last); j++ {
			switch r.text.Tokens[j].Lower {
			case "consultations", "talks", "consultation", "negotiations", "dialogue":
				return false
			}
		}
	}
	return true
}

// nations counts the countries among parties.
func nations(parties []partyAt) int {
	n := 0
	for _, p := range parties {
		if rules.Nation(p.code) {
			n++
		}
	}
	return n
}

// headsDepartment reports a member of a government who is called the head of a
// department: the Swiss ministers are.
func (r *reader) headsDepartment(p person) bool {
	return !p.orgAt.Empty() && p.postAt.Last-p.postAt.First == 1 && r.text.Tokens[p.postAt.First].Lower == "head" &&
		p.orgAt.Last-p.orgAt.First > 1 && r.text.Tokens[p.orgAt.First].Lower == "federal" && r.text.Tokens[p.orgAt.First+1].Lower == "department"
}
