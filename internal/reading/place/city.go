package place

import (
	"slices"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// read reads city, country and building.
func (r *reader) read() {
	if f := r.meeting.Format; f != nil && *f != readout.InPerson {
		for _, field := range []string{"city", "country", "venue"} {
			r.Miss("/meeting/"+field, "place.call", r.Words.First, max(r.Words.Last, r.Words.First+1), "who speaks from afar is in two places")
		}
		return // who calls is in two places
	}
	s := r.Text.Sentences[r.Sentence]
	end := r.placeEnd(s)
	r.setVenue(s, end)
	if r.Form == "visit" && r.severalPlaces(s) {
		return
	}
	if r.meeting.Venue == nil && r.Form != "visit" {
		r.laterVenue()
	}
	if city, code, country, ok := r.cityIn(s, s.First, end); ok {
		r.placeCity(city, code, country)
	}
	if r.meeting.City == nil && r.Title.Last > r.Title.First {
		for i := range r.Text.Sentences {
			t := r.Text.Sentences[i]
			if t.Last <= r.Title.First || t.First >= r.Title.Last {
				continue
			}
			if city, code, country, ok := r.cityIn(t, t.First, t.Last); ok {
				r.placeCity(city, code, country)
				break
			}
		}
	}
	if r.meeting.City == nil && !r.venue.Empty() {
		r.cityOfVenue(s)
	}
	if r.meeting.City == nil {
		r.cityThatHosts(s)
	}
	if r.meeting.City == nil {
		r.laterCity()
	}
	if r.meeting.Country == nil {
		r.setCountry(s)
	}
	if r.meeting.City == nil {
		r.datelineCity(r.here(s))
	}
}

// here reports "here" in a sentence, where nothing but a date goes with it.
func (r *reader) here(s prose.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if r.Text.Tokens[i].Lower == "here" {
			return !r.Text.Preceded(i, s, "gathered", "from") && !(i+1 < s.Last && (r.Text.Tokens[i+1].Lower == "in" || r.Text.Tokens[i+1].Lower == "at"))
		}
	}
	return false
}

// datelineCity takes the place of the date line over the text for a meeting
// that was held on its day, or that day's eve, in a city of one of the sides:
// who writes from home and names no place was at home. On the margins of
// something else, or on a journey, that is not so. Where the clause says "here", it is
// that place, whatever the day.
func (r *reader) datelineCity(here bool) {
	d := r.meeting.StartDate
	if !here && (r.Future || r.Form == "visit" || r.Form == "call" || r.Day == "" || d == nil || *d != r.Day && *d != r.Day.AddDays(-1)) {
		return
	}
	for i := range r.Text.Paragraphs {
		p := r.Text.Paragraphs[i]
		if p.First >= p.Last || p.First < r.Title.Last && p.Last > r.Title.First {
			continue
		}
		if p.First >= r.Text.Sentences[r.Sentence].Last {
			return
		}
		code, rest := r.House.PlaceAndDate(p.First, p.Last)
		if code == "" || rest < p.Last && !r.House.Dash(rest) {
			continue
		}
		m, ok := r.Text.MentionIn(p.First, rest)
		if !ok || m.Form != rules.ByCity || !slices.Contains(r.Parties, m.Code) || r.meeting.Country != nil && *r.meeting.Country != m.Code || r.onMargins() {
			return
		}
		r.placeCity(rules.Range(m.First, m.Last), m.Code, rules.Tokens{})
		return
	}
}

// onMargins reports that the body tells of the margins of something else.
func (r *reader) onMargins() bool {
	for i := range r.Text.Sentences {
		s := r.Text.Sentences[i]
		if _, ok := r.Text.First("margin", s.First, s.Last); ok && r.Body(i) {
			return true
		}
	}
	return false
}

// severalPlaces reports a journey to more than one country, none of which is
// the meeting's alone: all are candidates.
func (r *reader) severalPlaces(s prose.Sentence) bool {
	var countries []any
	for _, code := range r.Visited {
		if rules.Nation(code) {
			countries = append(countries, code)
		}
	}
	if len(countries) < 2 {
		return false
	}
	r.candidates = append(r.candidates, readout.Candidate{Path: "/meeting/country", Values: countries})
	var cities []any
	for _, m := range r.Text.Mentions[r.Text.MentionFrom(r.Words.First):] {
		if m.First >= s.Last {
			break
		}
		if m.Form == rules.ByCity {
			cities = append(cities, r.Text.Words(m.First, m.Last))
		}
	}
	if len(cities) > 0 {
		r.candidates = append(r.candidates, readout.Candidate{Path: "/meeting/city", Values: cities})
	}
	return true
}

// placeEnd is where a clause stops telling its own place: at "following the
// session in London", "since the meeting in Rome".
func (r *reader) placeEnd(s prose.Sentence) int {
	for i := max(r.Words.Last-1, s.First) + 1; i < s.Last; i++ {
		switch r.Text.Tokens[i].Lower {
		case "after":
			if _, days := r.Text.First("duration", s.First, s.Last); !days { // "after two days of talks in Nairobi"
				return i
			}
		case "following", "since", "ahead", "where", "during", "bringing", "discussed", "signed":
			return i
		}
	}
	return s.Last
}

func (r *reader) placeCity(city rules.Tokens, code readout.PartyCode, country rules.Tokens) {
	r.meeting.City = new(r.Text.Words(city.First, city.Last))
	id := r.Cite("/meeting/city", city.First, city.Last, "place.city")
	if code == "" || r.meeting.Country != nil {
		return
	}
	r.meeting.Country = new(code)
	if !country.Empty() {
		r.Cite("/meeting/country", country.First, country.Last, "place.country")
		return
	}
	r.Derive("/meeting/country", city.First, city.Last, "place.country-of-city", "the country in which the city lies", id)
}

// cityIn finds "in Riga", "in Madrid, Spain", "in Granada, Spain" (a city that
// the lexicon does not know, told by its country).
func (r *reader) cityIn(s prose.Sentence, first, last int) (city rules.Tokens, code readout.PartyCode, country rules.Tokens, ok bool) {
	toks := r.Text.Tokens
	if m, ok := r.hostCity(s, first, last); ok {
		return rules.Range(m.First, m.Last), m.Code, rules.Tokens{}, true
	}
	named := r.Names.In(s)
	for i := first; i+1 < last; i++ {
		w := toks[i].Lower
		if w != "in" && w != "to" && w != "visited" && w != "visit" && w != "visiting" && w != "at" {
			continue
		}
		if people.Within(i, named) || i > first && w == "in" && r.lives(i-1) {
			continue
		}
		at := i + 1
		for at < last && (toks[at].Lower == "downtown" || toks[at].Lower == "both") {
			at++
		}
		cityOf := w == "in" && at+3 < last && toks[at].Lower == "the" && toks[at+1].Lower == "city" && toks[at+2].Lower == "of"
		if cityOf {
			at += 3
		} else if w == "in" {
			at = r.capital(at, last)
		}
		if at >= last {
			break
		}
		m, known := r.Text.MentionAt(at)
		if w == "to" && !(i > first && (r.Text.Preceded(i, s, "visit", "travel", "travelled", "traveled", "travels", "trip", "visits"))) && !(known && (r.welcomedTo(first, i, m, s) || r.travelsTo(i, s))) {
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
			next := r.Text.SkipComma(end, s.Last)
			if c, ok := r.Text.MentionAt(next); ok && c.Form == rules.ByName && c.Code != "" && next < s.Last && (c.Code == code || next > end && r.closesPlace(c.Last, s)) {
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
		for end < s.Last && toks[end].Kind == prose.Word && toks[end].Capital && !r.Text.Known(end) && !r.Text.IsMention(end) && end-at < 3 {
			end++
		}
		if end > at && cityOf {
			return rules.Range(at, end), "", rules.Tokens{}, true
		}
		if end > at && i > first && !r.Text.Is(at, r.Text.Language.Month) && (r.Text.Is(i-1, r.Text.Language.PlaceVerb) && end < s.Last && r.Text.Is(end, r.Text.Language.PlaceBreak) || r.visitEnds(i-1, end, s)) {
			return rules.Range(at, end), "", rules.Tokens{}, true // "was held in Loja on 29 April"
		}
		if end > at && end+1 < s.Last && toks[end].Kind == prose.Comma {
			if c, ok := r.Text.MentionAt(end + 1); ok && c.Form != rules.ByAdjective {
				return rules.Range(at, end), c.Code, rules.Range(c.First, c.Last), true // "in Sanur, Bali" too
			}
		}
	}
	return rules.Tokens{}, "", rules.Tokens{}, false
}

// capital steps over the words before the name of a capital: "the Chilean capital of",
// "the capital city".
func (r *reader) capital(at, last int) int {
	toks := r.Text.Tokens
	k := at
	if k < last && toks[k].Lower == "the" {
		k++
	}
	if m, ok := r.Text.MentionAt(k); ok && m.Form != rules.ByCity {
		k = m.Last
		if k < last && toks[k].Kind == prose.Clitic {
			k++
		}
	}
	if k >= last || toks[k].Lower != "capital" {
		return at
	}
	for k++; k < last && (toks[k].Lower == "city" || toks[k].Lower == "of" || toks[k].Kind == prose.Comma); k++ {
	}
	if m, ok := r.Text.MentionAt(k); k < last && ok && m.Form == rules.ByCity {
		return k
	}
	return at
}

// hostCity finds a city that is the subject of the sentence which tells what was held
// there: "Oslo hosted the third round", "Geneva was the venue of the talks".
func (r *reader) hostCity(s prose.Sentence, first, last int) (rules.Mention, bool) {
	if first != s.First {
		return rules.Mention{}, false
	}
	m, ok := r.Text.MentionAt(s.First)
	if !ok || m.Form != rules.ByCity || m.Last+1 >= last {
		return rules.Mention{}, false
	}
	toks := r.Text.Tokens
	for k := m.Last; k < min(m.Last+5, last); k++ {
		switch toks[k].Lower {
		case "hosted", "hosts", "host", "venue", "setting":
			return m, true
		case "will", "was", "is", "the", "today", "yesterday", "played", "again", "once", "to", "has", "also":
		default:
			return rules.Mention{}, false
		}
	}
	return rules.Mention{}, false
}

// visitEnds reports the words about a visit or talks whose place, which ends at a
// token, ends the sentence or goes on with a day: "for a working visit in Murten."
func (r *reader) visitEnds(noun, end int, s prose.Sentence) bool {
	switch r.Text.Tokens[noun].Lower {
	case "visit", "talks", "meeting", "consultations":
	default:
		return false
	}
	return end >= s.Last || r.Text.Tokens[end].Kind == prose.Stop || r.Text.Is(end, r.Text.Language.PlaceBreak)
}

// closesPlace reports that the name of a country which ends at a token ends the
// words about a place too: "in Fairhaven, Chile, on Monday", and not "in Oslo, U.S.
// Special Envoy Roe met".
func (r *reader) closesPlace(at int, s prose.Sentence) bool {
	if at >= s.Last {
		return true
	}
	t := r.Text.Tokens[at]
	return t.Kind != prose.Clitic && t.Kind != prose.Hyphen && (t.Kind != prose.Word || !t.Capital || r.Text.Is(at, r.Text.Language.Month) || r.Text.Is(at, r.Text.Language.Weekday))
}

// welcomedTo reports "will welcome Minister Roe to Brisbane for": the city of a
// meeting for which guests come.
func (r *reader) welcomedTo(first, to int, city rules.Mention, s prose.Sentence) bool {
	if city.Form != rules.ByCity {
		return false
	}
	if city.Last < s.Last {
		switch t := &r.Text.Tokens[city.Last]; t.Lower {
		case "for", ",", ".", "today", "yesterday", "on", "this":
		default:
			return false
		}
	}
	for i := first; i < to; i++ {
		switch r.Text.Tokens[i].Lower {
		case "welcome", "welcomes", "welcomed", "host", "hosts", "hosted":
			return true
		}
	}
	return false
}

// travelsTo reports "will travel on Wednesday to" a city.
func (r *reader) travelsTo(to int, s prose.Sentence) bool {
	for k := max(s.First, to-5); k < to; k++ {
		switch r.Text.Tokens[k].Lower {
		case "travel", "travels", "travelled", "traveled", "travelling", "traveling":
			return true
		}
	}
	return false
}

// cityThatHosts takes the city of "Oslo hosted the third round".
func (r *reader) cityThatHosts(s prose.Sentence) {
	m, ok := r.Text.First("place-here", s.First, s.Last)
	if !ok {
		return
	}
	first, _, ok := m.Span("city")
	if !ok {
		return
	}
	if city, ok := r.Text.MentionAt(first); ok && city.Form == rules.ByCity {
		r.placeCity(rules.Range(city.First, city.Last), city.Code, rules.Tokens{})
	}
}

// laterCity looks for "my meetings in Washington", "is on a visit to Oslo" in
// other sentences than the clause's.
func (r *reader) laterCity() {
	tried := 0
	for i := 0; i < len(r.Text.Sentences) && tried < 14; i++ {
		if !r.Body(i) || i == r.Sentence {
			continue
		}
		tried++
		s := r.Text.Sentences[i]
		if r.Before(s) {
			continue
		}
		var city rules.Mention
		found := false
		r.Text.Each("place", s.First, s.Last, func(m rules.Match) bool {
			first, _, ok := m.Span("city")
			if !ok {
				return true
			}
			if r.Text.Preceded(m.First, s, "recent", "last", "previous", "earlier", "upcoming", "forthcoming", "next", "planned", "future") {
				return true // another journey's
			}
			city, found = r.Text.MentionAt(first)
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
	switch r.Text.Tokens[at].Lower {
	case "in", "last":
	default:
		return false
	}
	day, dated := r.Day.Time()
	d, ok := r.Text.DateAt(at+1, s.Last)
	return ok && dated && d.Month > 0 && d.Month != int(day.Month())
}

// lives reports a verb that tells where somebody lives: "who resided in Copenhagen".
func (r *reader) lives(token int) bool {
	switch r.Text.Tokens[token].Lower {
	case "resided", "resides", "residing", "resident", "based", "lives", "born", "accredited":
		return true
	}
	return false
}
