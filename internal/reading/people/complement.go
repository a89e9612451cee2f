package people

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// complement reads what follows a head word: (Law), of Foreign Affairs, for the
// Americas, of the Asian and Oceanian Affairs Bureau, of Chile.
func (r *Reader) complement(o *office, s prose.Sentence) {
	toks := r.text.Tokens
	for at := o.whole.Last; at < s.Last; {
		t := &toks[at]
		if t.Kind == prose.Open {
			// (Law), (UN Political), (EVP)
			end := at + 1
			for end < s.Last && end < at+16 && (toks[end].Kind == prose.Clitic && end > at+1 || toks[end].Lower == "of" && end > at+1 || toks[end].Kind == prose.Word && (toks[end].Capital || toks[end].Lower == "and" && end > at+1) || (toks[end].Lower == "&" || toks[end].Kind == prose.Comma) && end > at+1) {
				end++
			}
			if end == at+1 || end >= s.Last || toks[end].Kind != prose.Close {
				return
			}
			if !toks[at+1].Upper || end > at+2 {
				o.post.Last = end + 1
			}
			o.whole.Last, at = end+1, end+1
			continue
		}
		if t.Kind == prose.Comma {
			// a unit after a comma: ", Ministry of Foreign Affairs", ", NCB"
			from := at + 1
			if from+2 < s.Last && toks[from].Lower == "of" && len(o.units) == 0 {
				if org, ok := r.OrganisationAt(from+1, s); ok { // ", of Bureau of …"
					o.units = append(o.units, org)
					o.whole.Last, at = org.Last, org.Last
					r.sideOf(o, org)
					continue
				}
			}
			if from+2 < s.Last && (toks[from].Lower == "at" || toks[from].Lower == "in") && len(o.units) == 0 && o.complement {
				from++ // ", at the Ministry of Trade"
				if toks[from].Lower == "the" {
					from++
				}
				if !r.ministry(from, s) {
					return
				}
			}
			if from+2 < s.Last && toks[from].Lower == "the" {
				// ", the Ministry of Trade,", ", the European Commission"
				if org, ok := r.OrganisationAt(from+1, s); ok && len(o.units) <= 1 && (r.governs(org) || r.serving(org)) && r.endsPost(org.Last, s) {
					from++
				}
			}
			if org, ok := r.OrganisationAt(from, s); ok {
				if _, isOffice := r.officeAt(from, s); !isOffice {
					o.units = append(o.units, org)
					o.whole.Last, at = org.Last, org.Last
					r.sideOf(o, org)
					continue
				}
			}
			return
		}
		if t.Kind != prose.Word {
			return
		}
		switch t.Lower {
		case "of", "for", "to", "at", "in":
		case "with":
			m, ok := r.text.MentionAt(at + 1)
			if !ok || m.Last+1 >= s.Last || toks[m.Last].Kind != prose.Clitic || len(o.units) > 0 {
				return
			}
			org, ok := r.OrganisationAt(m.Last+1, s) // "State Secretary with Norway's Foreign Ministry"
			if !ok {
				return
			}
			o.units = append(o.units, org)
			o.whole.Last, at = org.Last, org.Last
			if o.side == "" {
				o.side, o.proof = m.Code, rules.Range(m.First, m.Last)
			}
			continue
		case "on":
			if strings.HasPrefix(toks[o.post.Last-1].Lower, "spokes") {
				return // "Statement by the Spokesperson on …"
			}
		case "region", "area":
			// "Director for the Andean region of the Development Bank"
			if !o.complement && o.post.Last != at || at+1 >= s.Last || toks[at+1].Lower != "of" {
				return
			}
			o.post.Last, o.whole.Last, at = at+1, at+1, at+1
			continue
		case "ministry", "department":
			// "Under Secretary Ministry of Trade"
			org, ok := r.OrganisationAt(at, s)
			if !ok || !r.governs(org) || len(o.units) > 0 {
				return
			}
			o.units = append(o.units, org)
			o.whole.Last, at = org.Last, org.Last
			r.sideOf(o, org)
			continue
		default:
			return
		}
		from := at + 1
		if from < s.Last && toks[from].Lower == "the" {
			from++
		}
		if end, ok := r.ofSecretary(o, at, from, s); ok {
			at = end
			continue
		}
		if org, ok := r.OrganisationAt(from, s); ok && t.Lower == "in" {
			o.units = append(o.units, org)
			o.whole.Last, at = org.Last, org.Last
			r.sideOf(o, org)
			continue
		}
		if m, ok := r.text.MentionAt(from); ok && t.Lower == "in" && m.Form != rules.ByAdjective && m.Last < s.Last && r.abroad(o.post) && r.nameFollows(m.Last, s) {
			o.whole.Last, at = m.Last, m.Last // Chilean Ambassador in Oslo Ana Diaz
			continue
		}
		if t.Lower == "in" && !(from < s.Last && toks[from].Lower == "charge") {
			return
		}
		if t.Lower == "in" {
			from += 2
			if from < s.Last && toks[from].Lower == "the" {
				from++
			}
		}
		if t.Lower != "to" && t.Lower != "for" {
			if end, code, proof, ok := r.ofParty(at, s); ok && end+1 < s.Last && toks[end].Lower == "for" && o.post.Last == at {
				// High Representative of the European Union for Foreign Affairs …
				if more := r.portfolioFrom(end+1, s, true); more > end+1 {
					if o.side == "" {
						o.side, o.proof = code, proof
					}
					o.post.Last, o.whole.Last, at = more, more, more
					continue
				}
			}
			if org, ok := r.OrganisationAt(from, s); ok && t.Lower == "at" && r.text.Tokens[org.Last-1].Lower == "headquarters" {
				return // where they met
			}
			if end, code, proof, ok := r.ofParty(at, s); ok {
				if _, isOrg := r.OrganisationAt(from, s); !isOrg {
					if o.side == "" {
						o.side, o.proof = code, proof
					}
					if r.serving(proof) && len(o.units) == 0 {
						o.units = append(o.units, proof)
					}
					o.whole.Last, at = end, end
					continue
				}
			}
			if org, ok := r.OrganisationAt(from, s); ok && !r.owned(from, s) {
				o.units = append(o.units, org)
				o.whole.Last, at = org.Last, org.Last
				r.sideOf(o, org)
				if end, ok := r.postedTo(org, s); ok {
					o.units[len(o.units)-1].Last = end // the EU Delegation to Chile
					o.whole.Last, at = end, end
				}
				if at+2 < s.Last && toks[at].Lower == "of" && toks[at+1].Lower == "the" && len(o.units) == 1 && !r.isRegularUnit(org) {
					if above, ok := r.OrganisationAt(at+2, s); ok {
						o.units[0].Last = above.Last // Office of the Central Commission
						o.whole.Last, at = above.Last, above.Last
					}
				}
				if end, code, proof, ok := r.ofParty(at, s); ok {
					if o.side == "" {
						o.side, o.proof = code, proof
					}
					o.units[len(o.units)-1].Last = end
					o.whole.Last, at = end, end
					if more, ok := r.OrganisationAt(end, s); ok { // Communist Party of Vietnam Central Committee
						o.units[len(o.units)-1].Last = more.Last
						o.whole.Last, at = more.Last, more.Last
					}
				}
				continue
			}
			if m, ok := r.text.MentionAt(from); ok && m.Last < s.Last && toks[m.Last].Kind == prose.Clitic {
				// of Brunei's Prime Minister Office
				if org, ok := r.OrganisationAt(m.Last+1, s); ok {
					o.side, o.proof = m.Code, rules.Range(m.First, m.Last)
					o.units = append(o.units, org)
					o.whole.Last, at = org.Last, org.Last
					continue
				}
			}
		}
		if m, ok := r.text.MentionAt(from); ok && t.Lower == "at" && r.text.Tokens[m.First].Upper && m.Form == rules.ByName && m.Last <= s.Last {
			o.units = append(o.units, rules.Range(m.First, m.Last)) // at the EEAS
			o.whole.Last, at = m.Last, m.Last
			if o.side == "" {
				o.side, o.proof = m.Code, rules.Range(m.First, m.Last)
			}
			continue
		}
		if org, ok := r.OrganisationAt(from, s); ok && (t.Lower == "to" || t.Lower == "for") && r.governs(org) {
			o.units = append(o.units, org) // Principal Secretary to the Ministry of Defence
			o.whole.Last, at = org.Last, org.Last
			r.sideOf(o, org)
			continue
		}
		if m, ok := r.text.MentionAt(from); ok && t.Lower == "of" && m.Form == rules.ByCity && from == at+1 && m.Last <= s.Last && (m.Last-m.First > 1 || o.post.Last-o.post.First == 1 && r.cityOffice(o.post.First)) {
			if o.side == "" {
				o.side, o.proof = m.Code, rules.Range(m.First, m.Last)
			}
			o.post.Last, o.whole.Last, at = m.Last, m.Last, m.Last // Crown Prince of Abu Dhabi
			continue
		}
		if t.Lower == "to" && from > at+1 && r.advises(o.post) {
			if above, ok := r.officeAt(from, s); ok && above.before.Empty() {
				// "Special Advisor to the Japan Prime Minister"
				if o.side == "" {
					o.side, o.proof = above.side, above.proof
				}
				o.post.Last, o.whole.Last, at = above.whole.Last, above.whole.Last, above.whole.Last
				continue
			}
		}
		if t.Lower == "at" && from < s.Last && toks[from].Lower != "large" {
			if m, ok := r.text.MentionAt(from); ok && m.Form == rules.ByAdjective && m.Last < s.Last && r.isAcronym(&toks[m.Last]) && r.closes(m.Last+1, s) {
				o.units = append(o.units, rules.Range(m.First, m.Last+1)) // at the Norwegian MFA
				o.whole.Last, at = m.Last+1, m.Last+1
				if o.side == "" {
					o.side, o.proof = m.Code, rules.Range(m.First, m.Last)
				}
				continue
			}
			return
		}
		if len(o.units) == 1 && t.Lower == "of" && from < s.Last && toks[from].Lower == "ministry" && r.closes(from+1, s) {
			o.post.Last, o.units = o.units[0].Last, nil
			o.whole.Last = from + 1
			return // the Asia Department of the Ministry: no other name
		}
		end := r.portfolioFrom(from, s, toks[o.post.Last-1].Capital)
		if end == from {
			return
		}
		if u, ok := r.text.At(end, r.lang.UnitHead); ok && end < s.Last && toks[end].Capital && u.Last <= s.Last && u.Last-u.First == 1 {
			end = u.Last // for the Americas and Asia Group
		}
		if t.Lower == "to" && o.side != "" && o.proof.First >= o.post.Last {
			o.post.Last, o.whole.Last, at = end, end, end // Ambassador of Peru to Kenya
			continue
		}
		o.post.Last, o.whole.Last, at = end, end, end
	}
}

// Serves reports the post of one who works for another at the word "for" or "to":
// "Chief of Staff for", "Adviser to the".
func (r *Reader) Serves(at int, s prose.Sentence) bool {
	const longest = 3 // words of a post's head
	for k := at - 1; k >= s.First && k >= at-longest; k-- {
		if t, ok := r.text.At(k, r.lang.PostHead); ok && t.Last == at {
			return r.text.Tokens[k].Capital && (r.advises(t.Tokens()) || r.text.Tokens[at-1].Lower == "staff")
		}
	}
	return false
}

// postedTo returns the end of the country to which a delegation or a mission was sent: "the
// Delegation of the EU to Chile".
func (r *Reader) postedTo(org rules.Tokens, s prose.Sentence) (int, bool) {
	toks := r.text.Tokens
	switch toks[org.Last-1].Lower {
	case "delegation", "mission", "embassy", "office":
	default:
		return 0, false
	}
	at := org.Last
	if at+1 >= s.Last || toks[at].Lower != "to" && toks[at].Lower != "in" {
		return 0, false
	}
	at++
	if toks[at].Lower == "the" && at+1 < s.Last {
		at++
	}
	m, ok := r.text.MentionAt(at)
	if !ok || m.Form != rules.ByName || m.Last > s.Last {
		return 0, false
	}
	return m.Last, true
}

// abroad reports the post of somebody whom a country or a body sends to a place.
func (r *Reader) abroad(post rules.Tokens) bool {
	switch r.text.Tokens[post.Last-1].Lower {
	case "ambassador", "consul", "general", "affaires", "representative", "coordinator", "attaché", "attache", "envoy", "commissioner":
		return true
	}
	return false
}

// advises reports a post that serves the holder of another one.
func (r *Reader) advises(post rules.Tokens) bool {
	switch r.text.Tokens[post.Last-1].Lower {
	case "advisor", "adviser", "assistant", "secretary", "counselor", "counsellor", "aide", "envoy":
		return true
	}
	return false
}

// endsPost reports that a ministry's name is closed off, its country's after it.
func (r *Reader) endsPost(at int, s prose.Sentence) bool {
	if end, _, _, ok := r.ofParty(at, s); ok {
		at = end
	}
	return r.closesParty(at, s)
}

// serving reports an organisation of many countries that people work for: the
// EEAS, the European Commission, ASEAN's secretariat.
func (r *Reader) serving(name rules.Tokens) bool {
	switch w := r.text.Tokens[name.Last-1].Lower; w {
	case "bank", "commission", "secretariat", "eeas", "service", "organization", "organisation", "wipo", "asean", "agency":
		return true
	}
	return false
}

// ministry reports the name of a ministry at token i, so that a place is not
// taken for one.
func (r *Reader) ministry(i int, s prose.Sentence) bool {
	org, ok := r.OrganisationAt(i, s)
	if !ok {
		return false
	}
	return r.governs(org) || r.text.Tokens[org.Last-1].Lower == "ministry"
}

// governs reports the name of a ministry or department.
func (r *Reader) governs(org rules.Tokens) bool {
	switch r.text.Tokens[org.First].Lower {
	case "ministry", "department":
		return org.Last-org.First > 2
	}
	return false
}

// isRegularUnit reports a unit that belongs in the post, with the ministry
// above it the organisation: a bureau, a department.
func (r *Reader) isRegularUnit(t rules.Tokens) bool {
	first := t.First
	if r.text.Tokens[first].Lower == "general" && first+1 < t.Last {
		first++ // General Directorate for the Americas
	}
	for _, k := range []int{first, t.Last - 1} {
		switch r.text.Tokens[k].Lower {
		case "bureau", "department", "division", "directorate", "section":
			return !(k == t.Last-1 && r.text.Tokens[t.First].Lower == "political")
		}
	}
	return false
}

// grown takes into a post that follows its name one more capital word, which a
// comma or the like closes off: no name is one word. "Additional Secretary for
// International Organizations at the Ministry of …" goes on after it.
func (r *Reader) grown(o office, s prose.Sentence) office {
	at := o.whole.Last
	if at >= s.Last || at != o.post.Last || !o.complement {
		return o
	}
	t := &r.text.Tokens[at]
	if t.Kind != prose.Word || !t.Capital || r.text.NoName(at) && !r.text.Is(at, r.lang.Portfolio) {
		return o
	}
	if !r.closes(at+1, s) && r.text.Tokens[at+1].Lower != "of" {
		return o
	}
	o.post.Last, o.whole.Last = at+1, at+1
	r.complement(&o, s)
	return o
}

// owned reports a country with an apostrophe-s: whose organisation follows.
func (r *Reader) owned(i int, s prose.Sentence) bool {
	m, ok := r.text.MentionAt(i)
	return ok && m.Last < s.Last && r.text.Tokens[m.Last].Kind == prose.Clitic
}

// ofSecretary reads "of the UN Secretary-General" behind the post of an envoy, which is
// part of the post, and of whose side the envoy is. It returns where the words end.
func (r *Reader) ofSecretary(o *office, of, at int, s prose.Sentence) (int, bool) {
	m, ok := r.text.MentionAt(at)
	if !ok || r.text.Tokens[of].Lower != "of" || m.Form != rules.ByName || rules.Nation(m.Code) || o.post.Last != of {
		return 0, false
	}
	head, ok := r.text.At(m.Last, r.lang.PostHead)
	if !ok || head.Last > s.Last || !strings.HasSuffix(r.text.Tokens[head.Last-1].Lower, "general") {
		return 0, false
	}
	if o.side == "" {
		o.side, o.proof = m.Code, rules.Range(m.First, m.Last)
	}
	o.post.Last, o.whole.Last, o.complement = head.Last, head.Last, true
	return head.Last, true
}
