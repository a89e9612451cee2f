package reading

import "readout"

// findMentions lists every place where a country or organisation is named, in
// order, none inside another.
func (r *reader) findMentions() {
	until := 0
	for _, t := range r.terms {
		if t.First < until {
			continue
		}
		m := mention{First: t.First, Last: t.Last, Code: readout.PartyCode(t.Value)}
		switch t.Class {
		case r.lang.partyName:
			m.Form = byName
		case r.lang.partyAdjective:
			m.Form = byAdjective
		case r.lang.city:
			m.Form = byCity
		default:
			continue
		}
		if longer, ok := r.longer(t); ok {
			m.Last, m.Code = longer.Last, readout.PartyCode(longer.Value)
		}
		until = m.Last
		if m.Code == "GE" && m.Form == byName && r.homonym("GE", "US") {
			continue
		}
		if m.Code != "-" {
			r.mentions = append(r.mentions, m)
		}
	}
}

// longer returns a longer name that begins where t does.
func (r *reader) longer(t term) (term, bool) {
	best, ok := t, false
	for _, o := range r.terms[r.begins[t.First]:r.begins[t.First+1]] {
		if o.Last > best.Last && (o.Class == r.lang.partyName || o.Class == r.lang.partyAdjective || o.Class == r.lang.city) {
			best, ok = o, true
		}
	}
	return best, ok
}

// homonym reports that a name that is also a region's of country other means
// that region here: the publisher is of that country, and neither an adjective
// nor a city of code stands in the text.
func (r *reader) homonym(code, other readout.PartyCode) bool {
	if r.cued() != other && r.own != other {
		return false
	}
	for _, t := range r.terms {
		if (t.Class == r.lang.partyAdjective || t.Class == r.lang.city) && readout.PartyCode(t.Value) == code {
			return false
		}
	}
	return true
}
