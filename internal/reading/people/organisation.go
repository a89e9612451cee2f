package people

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// OrganisationAt reads the name of an organisation or unit that begins at token
// i: Ministry of X and Y; X Affairs Bureau; Global Affairs; an acronym.
func (r *Reader) OrganisationAt(i int, s prose.Sentence) (rules.Tokens, bool) {
	if r.orgDepth >= 3 {
		return rules.Tokens{}, false
	}
	r.orgDepth++
	defer func() { r.orgDepth-- }()
	toks := r.text.Tokens
	if i >= s.Last || !toks[i].Capital || r.text.Is(i, r.lang.VerbHold) || r.text.Is(i, r.lang.VerbMeet) {
		return rules.Tokens{}, false
	}
	start := i
	if m, ok := r.text.MentionAt(i); ok && m.Form == rules.ByName && r.text.Is(m.Last-1, r.lang.UnitHead) && len(m.Code) == 2 && m.Code != "EU" && m.Code != "UN" {
		return rules.Tokens{}, false // the Russian Federation
	}
	if u, ok := r.text.At(i, r.lang.UnitHead); ok && u.Last <= s.Last {
		end := r.unitTail(u.Last, s)
		if t, venue := r.text.At(i, r.lang.VenueHead); venue && t.Last == u.Last && end == u.Last && end < s.Last && toks[end].Capital && r.orgDepth < 3 {
			if inner, ok := r.OrganisationAt(end, s); ok { // White House National Security Council
				return rules.Range(start, inner.Last), true
			}
		}
		if end > u.Last || u.Last-u.First > 2 || u.Last-u.First > 1 && !(u.Last < s.Last && toks[u.Last].Capital && toks[u.Last].Kind == prose.Word && !r.text.Is(u.Last, r.lang.PostHead) && !r.text.Is(u.Last, r.lang.PostRank)) {
			return rules.Range(start, r.acronymAfter(end, s)), true
		}
	}
	end := -1
	for k := i; k < s.Last && k < i+14; k++ {
		t := &toks[k]
		switch {
		case t.Kind == prose.Hyphen && !t.Space:
		case t.Lower == "and" || t.Lower == "&":
			if k+2 < s.Last && toks[k+1].Lower == "the" && toks[k+2].Capital && r.text.Is(k+2, r.lang.Portfolio) && k > i {
				k++ // South East Asia and the Pacific Division
			} else if k+1 >= s.Last || !toks[k+1].Capital || k == i {
				k = s.Last
			}
		case t.Kind == prose.Comma:
			if k == i || !r.unitListGoesOn(k, s) {
				k = s.Last
			}
		case t.Kind == prose.Clitic && k > i:
			// Prime Minister's Office
			if k+1 >= s.Last || !toks[k+1].Capital {
				k = s.Last
			}
		case t.Kind == prose.Word && t.Capital && !r.text.Is(k, r.lang.Honorific) && !r.text.Is(k, r.lang.Month):
			if u, ok := r.text.At(k, r.lang.UnitHead); ok && k > i && u.Last <= s.Last {
				end = u.Last
				k = u.Last - 1
			} else if u, ok := r.text.At(k, r.lang.PostHead); ok && k > i && !r.text.Is(u.Last, r.lang.UnitHead) && !(u.Last < s.Last && toks[u.Last].Kind == prose.Clitic) {
				k = s.Last // a post begins
			}
		default:
			k = s.Last
		}
		if k >= s.Last {
			break
		}
	}
	if end > 0 {
		return rules.Range(start, r.acronymAfter(r.unitTail(end, s), s)), true
	}
	if u, ok := r.text.At(i, r.lang.UnitHead); ok && u.Last-u.First > 1 && end < 0 {
		return rules.Range(i, u.Last), true
	}
	if r.isAcronym(&toks[i]) && !r.text.IsMention(i) && !toks[i].Abbrev && i > s.First && toks[i-1].Kind == prose.Comma && r.closes(i+1, s) {
		return rules.Range(i, i+1), true
	}
	if r.isAcronym(&toks[i]) && !r.text.IsMention(i) && !r.text.Known(i) && !toks[i].Abbrev && i > s.First+1 && (toks[i-1].Lower == "the" && (toks[i-2].Lower == "of" || toks[i-2].Lower == "in" || toks[i-2].Lower == "at") || toks[i-1].Lower == "of" || toks[i-1].Lower == "from") &&
		i+1 < s.Last && (!toks[i+1].Capital || toks[i+1].Kind != prose.Word || !toks[i+1].Upper && !r.text.Known(i+1)) {
		return rules.Range(i, i+1), true // of the DFA, in the FCDO
	}
	return rules.Tokens{}, false
}

// unitListGoesOn reports a comma inside the name of an organisation whose
// portfolios stand before its head: "Foreign, Commonwealth & Development Office".
func (r *Reader) unitListGoesOn(comma int, s prose.Sentence) bool {
	const long = 9
	toks := r.text.Tokens
	if !r.text.Is(comma-1, r.lang.Portfolio) {
		return false
	}
	joined := false
	for k := comma + 1; k < min(s.Last, comma+long); k++ {
		switch t := &toks[k]; {
		case t.Kind == prose.Comma:
		case t.Lower == "and", t.Lower == "&":
			joined = true
		case t.Kind != prose.Word || !t.Capital:
			return false
		case r.text.Is(k, r.lang.UnitHead):
			return joined && k > comma+1
		case !r.text.Is(k, r.lang.Portfolio):
			return false
		}
	}
	return false
}

// unitTail reads "of Foreign Affairs", "for Defence Industry and Space" after
// the head of a unit's name, and "'s Bureau of …".
func (r *Reader) unitTail(at int, s prose.Sentence) int {
	toks := r.text.Tokens
	for at < s.Last {
		w := toks[at].Lower
		if w != "of" && w != "for" && w != "on" {
			break
		}
		next := at + 1
		if next < s.Last && toks[next].Lower == "the" {
			next++
		}
		if next >= s.Last || !toks[next].Capital || w == "on" && !r.text.Is(next, r.lang.Portfolio) {
			break
		}
		if m, ok := r.text.MentionAt(next); ok && m.Form == rules.ByName {
			if w := toks[at-1].Lower; (w == "embassy" || w == "mission" || w == "consulate") && toks[at].Lower == "of" && !(m.Last < s.Last && toks[m.Last].Kind == prose.Clitic) {
				at = m.Last // the Embassy of Norway in Santiago
				if at+1 < s.Last && (toks[at].Lower == "in" || toks[at].Lower == "to") {
					if c, ok := r.text.MentionAt(at + 1); ok {
						at = c.Last
					}
				}
				return at
			}
			break
		}
		if w == "of" && r.aboveUnit(next, s) {
			break // "the Asia Division of the Federal Department of …"
		}
		if r.isRegularUnit(rules.Range(at-1, at)) || at > 1 && w == "of" && next == at+2 && toks[next].Lower == "ministry" {
			if toks[next].Lower == "ministry" {
				break // a department of the ministry: the one is the post's, the other above it
			}
		}
		if r.isRegularUnit(rules.Range(at-1, at)) && r.isAcronym(&toks[next]) && !r.text.Is(next, r.lang.Portfolio) && !r.text.IsMention(next) {
			break // the Pacific Division of MoFA
		}
		if org, ok := r.OrganisationAt(next, s); ok {
			if toks[org.Last-1].Lower == "ministry" && w == "of" && toks[at-1].Lower != "ministry" {
				break // the Department of Ocean Affairs of the Foreign Ministry
			}
			at = org.Last // Office of the Central Commission for …
			continue
		}
		end := r.portfolioFrom(next, s, true)
		if end == next {
			break
		}
		if end < s.Last && toks[end].Capital && toks[end].Kind == prose.Word && !r.text.Known(end) && !r.text.IsMention(end) && r.closes(end+1, s) {
			end++ // one unknown capital word before a pause is no name
		}
		at = end
	}
	if w := toks[at-1].Lower; (w == "embassy" || w == "mission" || w == "consulate") && at+1 < s.Last && (toks[at].Lower == "in" || toks[at].Lower == "to") {
		next := at + 1
		if toks[next].Lower == "the" && next+1 < s.Last {
			next++
		}
		if m, ok := r.text.MentionAt(next); ok {
			at = m.Last
		}
	}
	if at+2 < s.Last && toks[at].Kind == prose.Hyphen && toks[at].Space && r.text.Is(at+1, r.lang.UnitHead) {
		if org, ok := r.OrganisationAt(at+1, s); ok {
			at = org.Last
		}
	}
	if at+1 < s.Last && toks[at].Kind == prose.Clitic && toks[at+1].Capital {
		if org, ok := r.OrganisationAt(at+1, s); ok {
			return org.Last
		}
	}
	return at
}

// aboveUnit reports the name of a ministry above a division: "Foreign Ministry",
// "Norwegian Foreign Ministry", "Federal Department of …".
func (r *Reader) aboveUnit(i int, s prose.Sentence) bool {
	const long = 5 // words to "Ministry"
	toks := r.text.Tokens
	if toks[i].Lower == "federal" && i+2 < s.Last && (toks[i+1].Lower == "department" || toks[i+1].Lower == "ministry") && toks[i+2].Lower == "of" {
		return true
	}
	for k := i; k < min(s.Last, i+long) && toks[k].Kind == prose.Word && toks[k].Capital; k++ {
		if toks[k].Lower == "ministry" {
			return k > i
		}
	}
	return false
}

// acronymAfter steps over "(MOST)".
func (r *Reader) acronymAfter(at int, s prose.Sentence) int {
	if at+2 < s.Last && r.text.Tokens[at].Kind == prose.Open && r.text.Tokens[at+1].Upper && r.text.Tokens[at+2].Kind == prose.Close {
		return at + 3
	}
	return at
}
