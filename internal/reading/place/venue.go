package place

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// setVenue reads the building: "at the latter country's Ministry of Defense",
// "at the White House".
func (r *reader) setVenue(s prose.Sentence, last int) {
	for i := s.First; i+1 < last; i++ {
		w := r.Text.Tokens[i].Lower
		if w != "at" && (w != "to" || !r.invited(i, s)) && (w != "in" || !r.placed(i, s)) && (w != "on" || !r.premises(i)) {
			continue
		}
		if people.Within(i, r.Names.In(s)) || r.inRemark(i, s) {
			continue
		}
		if done := r.venueAfter(i, s); done {
			return
		}
	}
	r.houseThatHosts(s, last)
}

// houseThatHosts reads a building that is the subject of what was held there: "On 3
// May, Frogner Manor in Norway hosted the seminar". The house of a body that can act
// by itself, a ministry or an embassy, is none: it is who invites.
func (r *reader) houseThatHosts(s prose.Sentence, last int) {
	toks := r.Text.Tokens
	for k := s.First + 2; k < last; k++ {
		if toks[k].Lower != "hosted" {
			continue
		}
		at := s.First
		for i := s.First; i < k; i++ {
			if toks[i].Kind == prose.Comma {
				at = i + 1
			}
		}
		if at < k && toks[at].Lower == "the" {
			at++
		}
		end := at
		for end < k && toks[end].Kind == prose.Word && toks[end].Capital && !r.Text.IsMention(end) {
			end++
		}
		if end < k && r.Text.Is(end, r.Text.Language.VenueHead) {
			end++
		}
		if end-at < 2 || !r.dwelling(end-1) || end < k && toks[end].Lower != "in" || people.Within(at, r.Names.In(s)) {
			return
		}
		r.venue = rules.Range(at, end)
		r.meeting.Venue = new(r.Text.Words(at, end))
		r.Cite("/meeting/venue", at, end, "place.venue-hosts")
		if m, ok := r.Text.MentionAt(end + 1); end < k && ok && r.meeting.Country == nil && m.Form == rules.ByName && rules.Nation(m.Code) {
			r.meeting.Country = new(m.Code)
			r.Cite("/meeting/country", m.First, m.Last, "place.owner")
		}
		return
	}
}

// dwelling reports the word for a house in which nobody governs.
func (r *reader) dwelling(at int) bool {
	return r.Text.Is(at, r.Text.Language.VenueHead) && !r.Text.Is(at, r.Text.Language.UnitHead)
}

// laterVenue looks for the building where another sentence than the clause's tells
// where the meeting was: "The talks took place at the Castle of Good Hope".
func (r *reader) laterVenue() {
	tried := 0
	for i := r.Sentence + 1; i < len(r.Text.Sentences) && tried < sentencesWithVenue; i++ {
		s := r.Text.Sentences[i]
		if !r.Body(i) {
			continue
		}
		tried++
		if r.Before(s) || r.Background(s) {
			continue
		}
		for k := s.First + 2; k+1 < s.Last; k++ {
			switch r.Text.Tokens[k].Lower {
			case "at", "in", "on":
			default:
				continue
			}
			if r.Text.Tokens[k].Lower == "on" && !r.premises(k) || !r.meetingHeld(k, s) || people.Within(k, r.Names.In(s)) {
				continue
			}
			if r.venueAfter(k, s) {
				return
			}
		}
	}
}

// sentencesWithVenue is how many sentences after the one that reports the meeting may
// tell its building.
const sentencesWithVenue = 4

// meetingHeld reports the words before a place that say that this meeting, and no
// other, was held: "The consultations, led by Ms Roe, were held".
func (r *reader) meetingHeld(at int, s prose.Sentence) bool {
	toks, lang := r.Text.Tokens, r.Text.Language
	verb := at - 1
	for verb > s.First && (r.Text.Is(verb, lang.RelativeDay) || toks[verb].Lower == "virtually" || toks[verb].Lower == "here") {
		verb--
	}
	if r.Text.Is(verb, lang.EventNoun) && toks[at].Lower == "at" {
		verb = at // "the talks at the Foreign Ministry"
	} else if !r.Text.Is(verb, lang.PlaceVerb) || toks[verb].Lower == "met" {
		return false
	}
	for k := s.First; k < verb; k++ {
		switch toks[k].Lower {
		case "previous", "last", "next", "earlier", "first", "upcoming", "another", "preceding", "following", "previously", "also", "will", "where":
			return false
		}
		if _, ok := r.Text.OrdinalAt(k); ok {
			return false
		}
	}
	for k := s.First; k < verb; k++ {
		if !r.Text.Is(k, lang.EventNoun) && !r.Text.Is(k, lang.SeriesHead) {
			continue
		}
		switch toks[k].Lower {
		case "meeting", "talks", "consultations", "consultation", "dialogue", "discussions", "session", "round", "negotiations", "call", "political", "bilateral", "commission", "committee":
		default:
			continue
		}
		for d := k - 1; d >= max(s.First, k-6); d-- {
			switch toks[d].Lower {
			case "the", "this", "these", "their":
				return true
			}
		}
		return k == s.First
	}
	return false
}

// placed reports words right before "in" that tell where something was held, or a day:
// "took place in the Government Building", "met today in the Presidential Palace". Who
// serves in a ministry does not meet there.
func (r *reader) placed(in int, s prose.Sentence) bool {
	if in <= s.First {
		return false
	}
	lang := r.Text.Language
	if in-2 >= s.First && r.Text.Tokens[in-1].Kind == prose.Number && (r.Text.Is(in-2, lang.Month) || r.Text.Tokens[in-2].Kind == prose.Comma) {
		return true // "on 3 March 2022 in the building of"
	}
	if r.Text.Is(in-1, lang.PlaceVerb) || r.Text.Is(in-1, lang.RelativeDay) || r.Text.Is(in-1, lang.Weekday) {
		return true
	}
	switch r.Text.Tokens[in-1].Lower {
	case "received", "talks", "meeting", "consultations":
		return true
	}
	return false
}

// premises reports "on the premises of".
func (r *reader) premises(on int) bool {
	toks := r.Text.Tokens
	return on+3 < len(toks) && toks[on+1].Lower == "the" && toks[on+2].Lower == "premises" && toks[on+3].Lower == "of"
}

// venueAfter reads the building after a preposition and the country whose it is; it
// reports that the place of the meeting is told, or cannot be.
func (r *reader) venueAfter(i int, s prose.Sentence) bool {
	toks := r.Text.Tokens
	at := i + 1
	if at < s.Last && toks[at].Lower == "the" {
		at++
	}
	if toks[i].Lower == "to" {
		if _, ok := r.houseAt(at); !ok && !people.Within(i-1, r.Names.In(s)) {
			return false // who is welcomed to a house comes before it
		}
	}
	var owner rules.Mention
	var deictic rules.Tokens
	rule := "place.owner"
	if at+2 < s.Last && (toks[at].Lower == "latter" || toks[at].Lower == "former") {
		if m, ok := r.ofPair(at, s); ok {
			owner, deictic, rule = m, rules.Range(at, at+1), "place."+toks[at].Lower
		}
		for at < s.Last && toks[at].Kind != prose.Clitic {
			if toks[at].Capital || toks[at].Kind != prose.Word || at > i+5 {
				return true
			}
			at++
		}
		at++
	} else if m, ok := r.Text.MentionAt(at); ok && m.Form != rules.ByCity && m.Last < s.Last {
		owner = m
		if toks[m.Last].Kind == prose.Clitic {
			at = m.Last + 1
		} else if m.Form == rules.ByAdjective {
			at = m.Last
		} else {
			owner = rules.Mention{}
		}
	}
	venue, ok := r.venueAt(at, s)
	if !ok || toks[i].Lower != "at" && !r.building(venue) {
		return false
	}
	r.venue = venue
	r.meeting.Venue = new(r.Text.Words(venue.First, venue.Last))
	r.Cite("/meeting/venue", venue.First, venue.Last, "place.venue")
	if r.meeting.Country != nil {
		return true
	}
	if owner.Code == "" {
		if m, ok := r.Text.MentionIn(venue.First, venue.Last); ok && m.Form == rules.ByName && rules.Nation(m.Code) {
			owner, rule = m, "place.owner"
		} else if t, ok := r.houseAt(venue.First); ok {
			r.meeting.Country = new(readout.PartyCode(t.Value))
			r.Derive("/meeting/country", t.First, t.Last, "place.country-of-house", "the country whose house it is", r.Of("/meeting/venue"))
			return true
		}
	}
	if owner.Code != "" && rules.Nation(owner.Code) {
		r.meeting.Country = new(owner.Code)
		if deictic.Empty() {
			r.Cite("/meeting/country", owner.First, owner.Last, rule)
		} else {
			pair := r.Derive("/meeting/country", owner.First, owner.Last, rule, "the country that the word stands for")
			r.Derive("/meeting/country", deictic.First, deictic.Last, rule, "which of the two countries named before", pair)
		}
	}
	return true
}

// building reports a name that holds the word for a house: what somebody can be in.
func (r *reader) building(venue rules.Tokens) bool {
	for k := venue.First; k < venue.Last; k++ {
		if r.Text.Is(k, r.Text.Language.VenueHead) {
			return true
		}
	}
	_, ok := r.houseAt(venue.First)
	return ok
}

// inRemark reports a token of a remark about somebody: ", who is responsible for
// Norway at the European Commission".
func (r *reader) inRemark(i int, s prose.Sentence) bool {
	for k := i - 1; k > s.First && r.Text.Tokens[k].Kind != prose.Comma; k-- {
		if r.Text.Tokens[k].Lower == "who" {
			switch r.Text.Tokens[k+1].Lower {
			case "is", "are", "was", "were":
				return r.Text.Tokens[k-1].Kind == prose.Comma
			}
		}
	}
	return false
}

// invited reports "welcomed President Roe to": the house of the host follows.
func (r *reader) invited(to int, s prose.Sentence) bool {
	for k := max(s.First, to-14); k < to; k++ {
		switch r.Text.Tokens[k].Lower {
		case "welcomed", "hosted", "received", "welcome", "host", "receive", "welcomes", "hosts", "receives":
			return true
		}
	}
	return false
}

// houseAt finds a house that everybody knows the country of.
func (r *reader) houseAt(at int) (rules.Term, bool) {
	if t, ok := r.Text.At(at, r.Text.Language.VenueCountry); ok {
		return t, true
	}
	t, ok := r.Text.At(at, r.Text.Language.OwnCue)
	return t, ok && len(t.Value) == 2 && t.Value != "EU"
}

// ofPair resolves "the former", "the latter": the first or second of the last
// two countries named before in the sentence, if no third stands among them.
func (r *reader) ofPair(at int, s prose.Sentence) (rules.Mention, bool) {
	var before []rules.Mention
	for _, m := range r.Text.Mentions[r.Text.MentionFrom(s.First):] {
		if m.First >= at {
			break
		}
		if m.Form != rules.ByCity {
			before = append(before, m)
		}
	}
	if len(before) != 2 || before[0].Code == before[1].Code {
		return rules.Mention{}, false
	}
	if r.Text.Tokens[at].Lower == "former" {
		return before[0], true
	}
	return before[1], true
}

// venueAt reads the name of a building or institution.
func (r *reader) venueAt(at int, s prose.Sentence) (rules.Tokens, bool) {
	if at >= s.Last {
		return rules.Tokens{}, false
	}
	toks := r.Text.Tokens
	if at+2 < s.Last && (r.Text.Is(at, r.Text.Language.VenueHead) || toks[at].Lower == "premises") && !toks[at].Capital && toks[at+1].Lower == "of" {
		// "the headquarters of the Ministry": the institution names it
		if at += 2; toks[at].Lower == "the" && at+1 < s.Last {
			at++
		}
	}
	if org, ok := r.Names.OrganisationAt(at, s); ok {
		if v, ok := r.Text.At(org.Last, r.Text.Language.VenueHead); ok && toks[org.Last].Capital && v.Last <= s.Last {
			org.Last = v.Last // "the Government Administration Building"
		} else {
			org.Last = r.partOf(org.Last, s)
		}
		occasion := r.Text.Is(org.Last-1, r.Text.Language.ConferenceHead) && toks[org.Last-1].Lower != "assembly"
		return org, !occasion // who meets at a forum meets beside it
	}
	if !toks[at].Capital {
		return rules.Tokens{}, false
	}
	if t, ok := r.Text.At(at, r.Text.Language.VenueCountry); ok && t.Last <= s.Last {
		return t.Tokens(), true // Downing Street, Chequers
	}
	end, head := at, false
	for end < s.Last && end < at+8 {
		t := &toks[end]
		if v, ok := r.Text.At(end, r.Text.Language.VenueHead); ok && t.Capital {
			head = true
			end = v.Last
			continue
		}
		if t.Kind == prose.Word && t.Capital && !r.Text.Is(end, r.Text.Language.Month) || t.Kind == prose.Hyphen && !t.Space || t.Kind == prose.Clitic {
			end++
			continue
		}
		break
	}
	if end > at && toks[end-1].Kind == prose.Clitic {
		return rules.Tokens{}, false // "the Ministry's library" is a room of it
	}
	if !head {
		return rules.Range(at, end), end > at && r.inCity(at, end, s)
	}
	return rules.Range(at, r.partOf(end, s)), end > at
}

// partOf reads on where a name that ends by the word for a house says whose it is:
// "General Office of the Ministry of Foreign Affairs", "Office of the President".
func (r *reader) partOf(end int, s prose.Sentence) int {
	toks := r.Text.Tokens
	if end+2 >= s.Last || toks[end].Lower != "of" || !r.Text.Is(end-1, r.Text.Language.VenueHead) {
		return end
	}
	if toks[end+1].Lower != "the" {
		k := end + 1
		for k < s.Last && k < end+4 && toks[k].Kind == prose.Word && toks[k].Capital && !r.Text.IsMention(k) && !r.Text.Is(k, r.Text.Language.Month) && !r.Text.Is(k, r.Text.Language.PostHead) {
			k++
		}
		if k == end+1 {
			return end
		}
		return k // "Palace of Justice"
	}
	if org, ok := r.Names.OrganisationAt(end+2, s); ok {
		return org.Last
	}
	if t, ok := r.Text.At(end+2, r.Text.Language.PostHead); ok && toks[end+2].Capital && t.Last <= s.Last {
		return t.Last
	}
	return end
}

// inCity reports a name of capitals, of a house that the lexicon does not know, which
// words place in a city: "at Tarrow Bastion in Oslo". Occasions are no houses.
func (r *reader) inCity(first, end int, s prose.Sentence) bool {
	lang := r.Text.Language
	for i := first; i < end; i++ {
		if r.Text.Tokens[i].Upper && r.Text.Tokens[i].End-r.Text.Tokens[i].Start > 1 || r.Text.Is(i, lang.SeriesHead) || r.Text.Is(i, lang.EventNoun) || r.Text.Is(i, lang.BodyOccasion) || r.Text.Is(i, lang.BodyName) ||
			r.Text.Is(i, lang.PartyName) || r.Text.Is(i, lang.City) || r.Text.Is(i, lang.Weekday) || r.Text.Is(i, lang.PostHead) || r.Text.Is(i, lang.Honorific) || r.Text.Is(i, lang.Ordinal) {
			return false
		}
	}
	if end+1 >= s.Last {
		return false
	}
	if t := &r.Text.Tokens[end]; t.Lower != "in" && t.Kind != prose.Comma {
		return false
	}
	m, ok := r.Text.MentionAt(end + 1)
	return ok && m.Form == rules.ByCity
}

// cityOfVenue takes the city that follows the name of a building: "at the Hotel
// Bristol, Oslo,".
func (r *reader) cityOfVenue(s prose.Sentence) {
	at := r.venue.Last
	if at+1 >= s.Last || r.Text.Tokens[at].Kind != prose.Comma {
		return
	}
	m, ok := r.Text.MentionAt(at + 1)
	if !ok || m.Form != rules.ByCity {
		return
	}
	r.placeCity(rules.Range(m.First, m.Last), m.Code, rules.Tokens{})
}
