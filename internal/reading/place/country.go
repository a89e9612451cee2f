package place

import (
	"slices"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// setCountry reads the country where only it is said: "in Japan", "visiting the
// Republic of Korea", the house of the one who received a courtesy call.
func (r *reader) setCountry(s prose.Sentence) {
	for _, i := range r.sentencesNear() {
		t := r.Text.Sentences[i]
		var found rules.Mention
		rule := ""
		r.Text.Each("country", t.First, t.Last, func(m rules.Match) bool {
			if m.Rule.Value == "clause" && i != r.Sentence || m.Rule.Value == "clause-visit" && i != r.Sentence && t.First >= r.Title.Last {
				return true
			}
			first, _, ok := m.Span("country")
			if !ok {
				return true
			}
			c, ok := r.Text.MentionAt(first)
			if !ok || c.Form == rules.ByCity || !rules.Nation(c.Code) || r.Background(t) || m.Rule.Name == "country.in-on" && !slices.Contains(r.Parties, c.Code) {
				return true
			}
			found, rule = c, m.Rule.Name
			return false
		})
		if rule != "" {
			r.meeting.Country = new(found.Code)
			r.Cite("/meeting/country", found.First, found.Last, rule)
			return
		}
	}
	if m, ok := r.Text.MentionEnding(r.Words.First); ok && !r.Future && m.Form == rules.ByName && rules.Nation(m.Code) && slices.Contains(r.meeting.Parties, m.Code) && r.hosts(r.Words.First) {
		r.meeting.Country = new(m.Code) // "Peru hosted the third Dialogue"
		r.Cite("/meeting/country", m.First, m.Last, "place.host")
		return
	}
	if code, at, rule := r.hostsVisitor(s); code != "" {
		r.meeting.Country = new(code)
		r.Derive("/meeting/country", at.First, at.Last, rule, "the country of the host")
		return
	}
	if r.Form == "courtesy" && !r.Phone && len(r.meeting.Parties) == 2 {
		// who is called on is at home: the own side, whose publisher tells of it
		own, _ := r.House.Side(nil)
		if slices.Contains(r.meeting.Parties, own) && rules.Nation(own) && !r.callsFirst(own) && (r.House.Stated != "" || r.House.Cued() != "") {
			r.meeting.Country = new(own)
			for i, code := range r.meeting.Parties {
				if code == own {
					r.Derive("/meeting/country", r.Words.First, max(r.Words.Last, r.Words.First+1), "place.courtesy-call", "a courtesy call is paid where the host is", r.Of("/meeting/parties/"+string(rune('0'+i))))
				}
			}
		}
	}
}

// callsFirst reports that the first participant, who pays the call, is of the own
// side: then it is paid abroad.
func (r *reader) callsFirst(own readout.PartyCode) bool {
	switch r.Text.Tokens[r.Words.First].Lower {
	case "called", "calls", "call", "paid", "pays", "will":
	default:
		return false
	}
	ps := r.meeting.Participants
	return len(ps) > 1 && ps[0].Side != nil && *ps[0].Side == own
}

// hosts reports a verb of hosting.
func (r *reader) hosts(verb int) bool {
	w := r.Text.Tokens[verb].Lower
	return w == "hosted" || w == "hosts"
}

// sentencesNear lists the title's sentences, the clause's and the next few of
// the body.
func (r *reader) sentencesNear() []int {
	out := []int{r.Sentence}
	more := 0
	for i := range r.Text.Sentences {
		t := r.Text.Sentences[i]
		inTitle := t.First >= r.Title.First && t.Last <= r.Title.Last
		switch {
		case i == r.Sentence:
		case inTitle:
			out = append(out, i)
		case r.Body(i) && i > r.Sentence && more < 4:
			more++
			out = append(out, i)
		}
	}
	return out
}

// hostsVisitor finds the host of two countries: whoever meets "visiting" people of
// the other, or in whose house of government they meet, as its publisher tells.
func (r *reader) hostsVisitor(s prose.Sentence) (readout.PartyCode, rules.Tokens, string) {
	ps := r.meeting.Parties
	if r.Future || r.Phone || r.Form == "call" || len(ps) != 2 || !rules.Nation(ps[0]) && !rules.Nation(ps[1]) {
		return "", rules.Tokens{}, ""
	}
	other := func(code readout.PartyCode) readout.PartyCode {
		switch code {
		case ps[0]:
			return ps[1]
		case ps[1]:
			return ps[0]
		}
		return ""
	}
	for k := s.First; k+1 < s.Last; k++ {
		if r.Text.Tokens[k].Lower != "visiting" {
			continue
		}
		m, ok := r.Text.MentionAt(k + 1)
		if !ok || m.Form != rules.ByAdjective || m.Last >= s.Last || !r.Text.Is(m.Last, r.Text.Language.PostHead) && !r.Text.Is(m.Last, r.Text.Language.PostRank) && !r.Text.Is(m.Last, r.Text.Language.SideWord) {
			continue
		}
		if host := other(m.Code); host != "" && rules.Nation(host) {
			return host, rules.Range(k, m.Last), "place.visitor"
		}
	}
	if r.meeting.Venue == nil {
		return "", rules.Tokens{}, ""
	}
	for k := s.First; k < s.Last; k++ {
		t, ok := r.Text.At(k, r.Text.Language.VenueGovernment)
		if !ok {
			continue
		}
		own, _ := r.House.Side(nil)
		for _, code := range ps {
			if own == "" {
				own, _ = r.House.Side([]readout.PartyCode{code})
			}
		}
		if other(own) != "" && rules.Nation(own) {
			return own, t.Tokens(), "place.house-of-government"
		}
	}
	return "", rules.Tokens{}, ""
}
