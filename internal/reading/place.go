package reading

import (
	"slices"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// setPlace reads where the sides met: city, country, building.
func (r *reader) setPlace(e *event) {
	if f := r.meeting.Format; f != nil && *f != readout.InPerson {
		for _, field := range []string{"city", "country", "venue"} {
			r.miss("/meeting/"+field, "place.call", e.First, max(e.Last, e.First+1), "who speaks from afar is in two places")
		}
		return // who calls is in two places
	}
	s := r.text.Sentences[e.sentence]
	end := r.placeEnd(e, s)
	r.setVenue(s, end)
	if e.form == "visit" && r.severalPlaces(e, s) {
		return
	}
	if city, code, country, ok := r.cityIn(s, s.First, end); ok {
		r.placeCity(city, code, country)
	}
	if r.meeting.City == nil && r.title[1] > r.title[0] {
		for i := range r.text.Sentences {
			t := r.text.Sentences[i]
			if t.Last <= r.title[0] || t.First >= r.title[1] {
				continue
			}
			if city, code, country, ok := r.cityIn(t, t.First, t.Last); ok {
				r.placeCity(city, code, country)
				break
			}
		}
	}
	if r.meeting.City == nil {
		r.laterCity(e)
	}
	if r.meeting.Country == nil {
		r.setCountry(e, s)
	}
	if r.meeting.City == nil {
		r.datelineCity(e)
	}
}

// datelineCity takes the place of the date line over the text for a meeting
// that was held on its day, or that day's eve, in a city of one of the sides:
// who writes from home and names no place was at home. On the margins of
// something else, or on a journey, that is not so.
func (r *reader) datelineCity(e *event) {
	d := r.meeting.StartDate
	if e.future || e.form == "visit" || e.form == "call" || r.anchor == "" || d == nil || *d != r.anchor && *d != r.anchor.AddDays(-1) {
		return
	}
	for i := range r.text.Paragraphs {
		p := r.text.Paragraphs[i]
		if p.First >= p.Last || p.First < r.title[1] && p.Last > r.title[0] {
			continue
		}
		if p.First >= r.main[1] {
			return
		}
		code, rest := r.house.PlaceAndDate(p.First, p.Last)
		if code == "" || rest < p.Last && !r.house.Dash(rest) {
			continue
		}
		m, ok := r.text.MentionIn(p.First, rest)
		if !ok || m.Form != rules.ByCity || !has(e.parties, m.Code) || r.meeting.Country != nil && *r.meeting.Country != m.Code || r.onMargins() {
			return
		}
		r.placeCity(rules.Range(m.First, m.Last), m.Code, rules.Tokens{})
		return
	}
}

// onMargins reports that the body tells of the margins of something else.
func (r *reader) onMargins() bool {
	for i := range r.text.Sentences {
		s := r.text.Sentences[i]
		if _, ok := r.text.First("margin", s.First, s.Last); ok && r.isBody(i) {
			return true
		}
	}
	return false
}

// severalPlaces reports a journey to more than one country, none of which is
// the meeting's alone: all are candidates.
func (r *reader) severalPlaces(e *event, s prose.Sentence) bool {
	var countries []any
	for _, p := range e.parties {
		if p.rule == "party.visited" && rules.Nation(p.code) {
			countries = append(countries, p.code)
		}
	}
	if len(countries) < 2 {
		return false
	}
	r.record.Candidates = append(r.record.Candidates, readout.Candidate{Path: "/meeting/country", Values: countries})
	var cities []any
	for _, m := range r.text.Mentions[r.text.MentionFrom(e.First):] {
		if m.First >= s.Last {
			break
		}
		if m.Form == rules.ByCity {
			cities = append(cities, r.text.Words(m.First, m.Last))
		}
	}
	if len(cities) > 0 {
		r.record.Candidates = append(r.record.Candidates, readout.Candidate{Path: "/meeting/city", Values: cities})
	}
	return true
}

// placeEnd is where a clause stops telling its own place: at "following the
// session in London", "since the meeting in Rome".
func (r *reader) placeEnd(e *event, s prose.Sentence) int {
	for i := max(e.Last-1, s.First) + 1; i < s.Last; i++ {
		if _, days := r.text.First("duration", s.First, s.Last); days && r.text.Tokens[i].Lower == "after" {
			continue // "after two days of talks in Nairobi"
		}
		switch r.text.Tokens[i].Lower {
		case "following", "since", "after", "ahead", "where", "during", "bringing", "discussed", "signed":
			return i
		}
	}
	return s.Last
}

func (r *reader) placeCity(city rules.Tokens, code readout.PartyCode, country rules.Tokens) {
	r.meeting.City = ptr(r.text.Words(city.First, city.Last))
	id := r.Cite("/meeting/city", city.First, city.Last, "place.city")
	if code == "" || r.meeting.Country != nil {
		return
	}
	r.meeting.Country = ptr(code)
	if !country.Empty() {
		r.Cite("/meeting/country", country.First, country.Last, "place.country")
		return
	}
	r.Derive("/meeting/country", city.First, city.Last, "place.country-of-city", "the country in which the city lies", id)
}

// cityIn finds "in Riga", "in Madrid, Spain", "in Granada, Spain" (a city that
// the lexicon does not know, told by its country).
func (r *reader) cityIn(s prose.Sentence, first, last int) (city rules.Tokens, code readout.PartyCode, country rules.Tokens, ok bool) {
	toks := r.text.Tokens
	people := r.names.In(s)
	for i := first; i+1 < last; i++ {
		w := toks[i].Lower
		if w != "in" && w != "to" && w != "visited" && w != "visit" && w != "visiting" && w != "at" {
			continue
		}
		if r.inside(i, people) {
			continue
		}
		at := i + 1
		for at < last && (toks[at].Lower == "downtown" || toks[at].Lower == "both") {
			at++
		}
		cityOf := w == "in" && at+3 < last && toks[at].Lower == "the" && toks[at+1].Lower == "city" && toks[at+2].Lower == "of"
		if cityOf {
			at += 3
		}
		if at >= last {
			break
		}
		m, known := r.text.MentionAt(at)
		if w == "to" && !(i > first && (r.before(i, s, "visit", "travel", "travelled", "traveled", "travels", "trip", "visits"))) && !(known && r.welcomedTo(first, i, m, s)) {
			continue
		}
		if known && m.Form == rules.ByCity {
			city = rules.Range(at, m.Last)
			code = m.Code
			end := m.Last
			if end+1 < s.Last && toks[end].Kind == prose.Comma && (toks[end+1].Lower == "d.c." || toks[end+1].Lower == "dc") {
				city.Last = end + 2
				end += 2
			} else if end < s.Last && (toks[end].Lower == "d.c." || toks[end].Lower == "dc") {
				city.Last = end + 1
				end++
			}
			if end < s.Last && toks[end].Kind == prose.Clitic {
				continue
			}
			next := r.text.SkipComma(end, s.Last)
			if c, ok := r.text.MentionAt(next); ok && c.Form == rules.ByName && c.Code != "" && next < s.Last {
				return city, c.Code, rules.Range(c.First, c.Last), true
			}
			return city, code, rules.Tokens{}, true
		}
		if known && w == "in" && m.CityState() && !(m.Last < s.Last && toks[m.Last].Kind == prose.Clitic) {
			return rules.Range(at, m.Last), m.Code, rules.Range(at, m.Last), true
		}
		if known || w == "at" || w != "in" {
			continue
		}
		// an unknown place before its country
		end := at
		for end < s.Last && toks[end].Kind == prose.Word && toks[end].Capital && !r.text.Known(end) && !r.text.IsMention(end) && end-at < 3 {
			end++
		}
		if end > at && cityOf {
			return rules.Range(at, end), "", rules.Tokens{}, true
		}
		if end > at && i > first && r.text.Is(i-1, r.lang.PlaceVerb) && !r.text.Is(at, r.lang.Month) && r.text.Is(end, r.lang.PlaceBreak) && end < s.Last {
			return rules.Range(at, end), "", rules.Tokens{}, true // "was held in Loja on 29 April"
		}
		if end > at && end+1 < s.Last && toks[end].Kind == prose.Comma {
			if c, ok := r.text.MentionAt(end + 1); ok && c.Form == rules.ByName {
				return rules.Range(at, end), c.Code, rules.Range(c.First, c.Last), true
			}
		}
	}
	return rules.Tokens{}, "", rules.Tokens{}, false
}

// welcomedTo reports "will welcome Minister Roe to Brisbane for": the city of a
// meeting for which guests come.
func (r *reader) welcomedTo(first, to int, city rules.Mention, s prose.Sentence) bool {
	if city.Form != rules.ByCity || city.Last >= s.Last || r.text.Tokens[city.Last].Lower != "for" {
		return false
	}
	for i := first; i < to; i++ {
		switch r.text.Tokens[i].Lower {
		case "welcome", "welcomes", "welcomed", "host", "hosts", "hosted":
			return true
		}
	}
	return false
}

// inside reports a token that lies within the words about a person.
func (r *reader) inside(i int, people []people.Person) bool {
	for _, n := range people {
		if i >= n.Whole.First && i < n.Whole.Last {
			return true
		}
	}
	return false
}

// laterCity looks for "my meetings in Washington", "is on a visit to Oslo" in
// other sentences than the clause's.
func (r *reader) laterCity(e *event) {
	tried := 0
	for i := 0; i < len(r.text.Sentences) && tried < 14; i++ {
		if !r.isBody(i) || i == e.sentence {
			continue
		}
		tried++
		s := r.text.Sentences[i]
		if r.beginsBefore(s) {
			continue
		}
		var city rules.Mention
		found := false
		r.text.Each("place", s.First, s.Last, func(m rules.Match) bool {
			first, _, ok := m.Span("city")
			if !ok {
				return true
			}
			city, found = r.text.MentionAt(first)
			found = found && !r.otherMonth(city.Last, s)
			return !found
		})
		if found && city.Form == rules.ByCity && (r.meeting.Country == nil || *r.meeting.Country == city.Code) {
			r.placeCity(rules.Range(city.First, city.Last), city.Code, rules.Tokens{})
			return
		}
	}
}

// otherMonth reports "in March" after the name of a place in a release of another
// month: the place of another meeting.
func (r *reader) otherMonth(at int, s prose.Sentence) bool {
	if at+1 >= s.Last {
		return false
	}
	switch r.text.Tokens[at].Lower {
	case "in", "last":
	default:
		return false
	}
	day, dated := r.anchor.Time()
	d, ok := r.text.DateAt(at+1, s.Last)
	return ok && dated && d.Month > 0 && d.Month != int(day.Month())
}

// setVenue reads the building: "at the latter country's Ministry of Defense",
// "at the White House".
func (r *reader) setVenue(s prose.Sentence, last int) {
	toks := r.text.Tokens
	for i := s.First; i+1 < last; i++ {
		if toks[i].Lower != "at" || r.inside(i, r.names.In(s)) {
			continue
		}
		at := i + 1
		if at < s.Last && toks[at].Lower == "the" {
			at++
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
					return
				}
				at++
			}
			at++
		} else if m, ok := r.text.MentionAt(at); ok && m.Form != rules.ByCity && m.Last < s.Last {
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
		if !ok {
			continue
		}
		r.meeting.Venue = ptr(r.text.Words(venue.First, venue.Last))
		r.Cite("/meeting/venue", venue.First, venue.Last, "place.venue")
		if owner.Code == "" {
			if m, ok := r.text.MentionIn(venue.First, venue.Last); ok && m.Form == rules.ByName && rules.Nation(m.Code) {
				owner, rule = m, "place.owner"
			} else if t, ok := r.houseAt(venue.First); ok {
				r.meeting.Country = ptr(readout.PartyCode(t.Value))
				r.Derive("/meeting/country", t.First, t.Last, "place.country-of-house", "the country whose house it is", r.Of("/meeting/venue"))
				return
			}
		}
		if owner.Code != "" && rules.Nation(owner.Code) {
			r.meeting.Country = ptr(owner.Code)
			if deictic.Empty() {
				r.Cite("/meeting/country", owner.First, owner.Last, rule)
			} else {
				pair := r.Derive("/meeting/country", owner.First, owner.Last, rule, "the country that the word stands for")
				r.Derive("/meeting/country", deictic.First, deictic.Last, rule, "which of the two countries named before", pair)
			}
		}
		return
	}
}

// houseAt finds a house that everybody knows the country of.
func (r *reader) houseAt(at int) (rules.Term, bool) {
	if t, ok := r.text.At(at, r.lang.VenueCountry); ok {
		return t, true
	}
	t, ok := r.text.At(at, r.lang.OwnCue)
	return t, ok && len(t.Value) == 2 && t.Value != "EU"
}

// ofPair resolves "the former", "the latter": the first or second of the last
// two countries named before in the sentence, if no third stands among them.
func (r *reader) ofPair(at int, s prose.Sentence) (rules.Mention, bool) {
	var before []rules.Mention
	for _, m := range r.text.Mentions[r.text.MentionFrom(s.First):] {
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
	if r.text.Tokens[at].Lower == "former" {
		return before[0], true
	}
	return before[1], true
}

// venueAt reads the name of a building or institution.
func (r *reader) venueAt(at int, s prose.Sentence) (rules.Tokens, bool) {
	if at >= s.Last {
		return rules.Tokens{}, false
	}
	if org, ok := r.names.OrganisationAt(at, s); ok {
		return org, true
	}
	toks := r.text.Tokens
	if !toks[at].Capital {
		return rules.Tokens{}, false
	}
	end, head := at, false
	for end < s.Last && end < at+8 {
		t := &toks[end]
		if v, ok := r.text.At(end, r.lang.VenueHead); ok && t.Capital {
			head = true
			end = v.Last
			continue
		}
		if t.Kind == prose.Word && t.Capital && !r.text.Is(end, r.lang.Month) || t.Kind == prose.Hyphen && !t.Space || t.Kind == prose.Clitic {
			end++
			continue
		}
		break
	}
	return rules.Range(at, end), head && end > at
}

// setCountry reads the country where only it is said: "in Japan", "visiting the
// Republic of Korea", the house of the one who received a courtesy call.
func (r *reader) setCountry(e *event, s prose.Sentence) {
	for _, i := range r.sentencesNear(e) {
		t := r.text.Sentences[i]
		var found rules.Mention
		rule := ""
		r.text.Each("country", t.First, t.Last, func(m rules.Match) bool {
			if m.Rule.Value == "clause" && i != e.sentence || m.Rule.Value == "clause-visit" && i != e.sentence && t.First >= r.title[1] {
				return true
			}
			first, _, ok := m.Span("country")
			if !ok {
				return true
			}
			c, ok := r.text.MentionAt(first)
			if !ok || c.Form == rules.ByCity || !rules.Nation(c.Code) || r.background(t) || m.Rule.Name == "country.in-on" && !has(e.parties, c.Code) {
				return true
			}
			found, rule = c, m.Rule.Name
			return false
		})
		if rule != "" {
			r.meeting.Country = ptr(found.Code)
			r.Cite("/meeting/country", found.First, found.Last, rule)
			return
		}
	}
	if m, ok := r.text.MentionEnding(e.First); ok && !e.future && m.Form == rules.ByName && rules.Nation(m.Code) && slices.Contains(r.meeting.Parties, m.Code) && r.hosts(e.First) {
		r.meeting.Country = ptr(m.Code) // "Peru hosted the third Dialogue"
		r.Cite("/meeting/country", m.First, m.Last, "place.host")
		return
	}
	if e.form == "courtesy" && e.noun != "phone_call" && len(r.sides) == 2 {
		// who is called on is at home: the own side, whose publisher tells of it
		own, _ := r.house.Side(nil)
		if slices.Contains(r.meeting.Parties, own) && rules.Nation(own) && (r.house.Stated != "" || r.house.Cued() != "") {
			r.meeting.Country = ptr(own)
			for i, p := range r.sides {
				if p.Code == own {
					r.Derive("/meeting/country", e.First, max(e.Last, e.First+1), "place.courtesy-call", "a courtesy call is paid where the host is", r.Of("/meeting/parties/"+string(rune('0'+i))))
				}
			}
		}
	}
}

// hosts reports a verb of hosting.
func (r *reader) hosts(verb int) bool {
	w := r.text.Tokens[verb].Lower
	return w == "hosted" || w == "hosts"
}

// sentencesNear lists the title's sentences, the clause's and the next few of
// the body.
func (r *reader) sentencesNear(e *event) []int {
	out := []int{e.sentence}
	more := 0
	for i := range r.text.Sentences {
		t := r.text.Sentences[i]
		inTitle := t.First >= r.title[0] && t.Last <= r.title[1]
		switch {
		case i == e.sentence:
		case inTitle:
			out = append(out, i)
		case r.isBody(i) && i > e.sentence && more < 4:
			more++
			out = append(out, i)
		}
	}
	return out
}
