package people

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// suffix reads what follows a name: letters after it, "of the Ministry of …",
// "of the Netherlands". "At the Ministry of …" is where they met.
func (r *Reader) suffix(n Person, o office, s prose.Sentence) (Person, int) {
	at := r.afterName(max(n.Name.Last, n.Whole.Last), s)
	n.Whole.Last = at
	if at >= s.Last {
		return n, at
	}
	if n.Post.Empty() {
		if org, ok := r.bodyOf(at, s); ok {
			n.Organisation, n.Whole.Last = org, org.Last
			if n.Side == "" {
				var o office
				r.sideOf(&o, org)
				n.Side, n.Proof = o.side, o.proof
			}
			if end, code, proof, ok := r.ofParty(org.Last, s); ok && n.Side == "" {
				n.Side, n.Proof, n.Whole.Last, n.Organisation.Last = code, proof, end, end
			}
		}
		return n, n.Whole.Last
	}
	from := at
	switch r.text.Tokens[at].Lower {
	case "of", "from":
		from++
	case "for":
		if end, code, proof, ok := r.ofParty(at, s); ok && n.Side == "" && r.closesParty(end, s) {
			n.Side, n.Proof, n.Whole.Last = code, proof, end // "Ana Diaz for Peru"
			return n, end
		}
		return n, at
	case ",":
		from++
	case "(":
		// "Ana Diaz (Ministry of Trade)"
		if org, ok := r.OrganisationAt(at+1, s); ok && org.Last < s.Last && r.text.Tokens[org.Last].Kind == prose.Close && n.Organisation.Empty() {
			n.Organisation, n.Whole.Last = org, org.Last+1
			return n, org.Last + 1
		}
		if m, ok := r.text.MentionAt(at + 1); ok && n.Side == "" && m.Form == rules.ByName && m.Last < s.Last && r.text.Tokens[m.Last].Kind == prose.Close {
			n.Side, n.Proof, n.Whole.Last = m.Code, rules.Range(m.First, m.Last), m.Last+1
			return n, m.Last + 1 // "Ana Diaz (Peru)"
		}
		if a := &r.text.Tokens[at+1]; at+2 < s.Last && r.text.Tokens[at+2].Kind == prose.Close && r.isAcronym(a) && n.Organisation.Empty() && !r.text.IsMention(at+1) {
			n.Organisation, n.Whole.Last = rules.Range(at+1, at+2), at+3
			return n, at + 3
		}
		return n, at
	default:
		return n, at
	}
	start := from
	if from < s.Last && r.text.Tokens[from].Lower == "the" {
		from++
	}
	comma := r.text.Tokens[at].Kind == prose.Comma
	if org, ok := r.OrganisationAt(from, s); ok && (!comma || start == from) {
		if comma {
			// a comma before an organisation may begin the next of a list
			if _, isOffice := r.officeAt(from, s); isOffice {
				return r.secondPost(n, from, at, s)
			}
		}
		if !n.Organisation.Empty() && len(o.units) == 1 && n.Organisation == o.units[0] {
			n.Post.Last = n.Organisation.Last
		}
		n.Organisation = org
		n.Whole.Last = org.Last
		if n.Side == "" {
			var o office
			r.sideOf(&o, org)
			n.Side, n.Proof = o.side, o.proof
		}
		if end, code, proof, ok := r.ofParty(org.Last, s); ok && n.Side == "" {
			n.Side, n.Proof, n.Whole.Last = code, proof, end
			n.Organisation.Last = end
		}
		return n, n.Whole.Last
	}
	if comma {
		if m, ok := r.text.MentionAt(from); ok && n.Side == "" && m.Form == rules.ByName && n.Post.First > n.Name.First && r.closesParty(m.Last, s) && !r.listOfCountries(from, m.Last, s) {
			// "Ana Diaz, Minister of Trade, Peru,"
			n.Side, n.Proof, n.Whole.Last = m.Code, rules.Range(m.First, m.Last), m.Last
			return n, m.Last
		}
		return r.secondPost(n, from, at, s)
	}
	if end, code, proof, ok := r.ofParty(at, s); ok {
		if n.Side == "" {
			n.Side, n.Proof = code, proof
		}
		n.Whole.Last = end
		return n, end
	}
	return n, at
}

// listOfCountries reports a country that goes on a list of them: "Head of Division
// for China, Mongolia, Korea".
func (r *Reader) listOfCountries(first, last int, s prose.Sentence) bool {
	if m, ok := r.text.MentionEnding(first - 1); ok && m.Form == rules.ByName {
		return true
	}
	if last+1 >= s.Last || r.text.Tokens[last].Kind != prose.Comma {
		return false
	}
	m, ok := r.text.MentionAt(last + 1)
	return ok && m.Form == rules.ByName && m.Last < s.Last && r.text.Tokens[m.Last].Kind == prose.Comma
}

// isAcronym reports a short word that begins and ends in a capital: MFA, MoD.
func (r *Reader) isAcronym(t *prose.Token) bool {
	n := t.End - t.Start
	last := r.text.Text[t.End-1]
	return t.Kind == prose.Word && t.Capital && n >= 3 && n <= 7 && 'A' <= last && last <= 'Z'
}

// closesParty reports that a country's name after a post is closed off, so that
// it is the person's and begins no list of countries and no clause of its own.
func (r *Reader) closesParty(at int, s prose.Sentence) bool {
	if at >= s.Last {
		return true
	}
	switch t := r.text.Tokens[at]; t.Kind {
	case prose.Comma, prose.Stop, prose.Close, prose.Open, prose.Colon:
		return true
	case prose.Word:
		return !t.Capital && (t.Lower != "and" || r.personFollows(at+1, s)) && !r.text.Is(at, r.lang.Future)
	}
	return false
}

// personFollows reports a post or a form of address at a token.
func (r *Reader) personFollows(at int, s prose.Sentence) bool {
	if at >= s.Last {
		return false
	}
	if h, ok := r.text.At(at, r.lang.Honorific); ok && h.Last < s.Last && r.text.Tokens[at].Capital {
		return true
	}
	_, ok := r.officeAt(at, s)
	return ok
}

// secondPost takes the post at token from, after a name and a comma, for that of
// a person who is called by rank alone before it: "Ambassador Ana Diaz,
// Director-General for …". at is where the person ends without it.
func (r *Reader) secondPost(n Person, from, at int, s prose.Sentence) (Person, int) {
	o, ok := r.officeAt(from, s)
	if !ok || n.Post.Last-n.Post.First != 1 && !r.rankOfService(n.Post) || monarch(r.text.Tokens[o.post.Last-1].Lower) {
		return n, at
	}
	o = r.grown(o, s)
	if _, _, other := r.nameAt(o.whole.Last, s, false); other {
		return n, at
	}
	m := r.named(o)
	m.Name, m.Title, m.Whole.First = n.Name, n.Title, n.Whole.First
	if m.Side == "" {
		m.Side, m.Proof = n.Side, n.Proof
	}
	return r.suffix(m, o, s)
}

// bodyOf reads "of the Ministry of Defense" behind a name without a post.
func (r *Reader) bodyOf(at int, s prose.Sentence) (rules.Tokens, bool) {
	if w := r.text.Tokens[at].Lower; w != "of" && w != "from" || at+1 >= s.Last {
		return rules.Tokens{}, false
	}
	at++
	if r.text.Tokens[at].Lower == "the" {
		at++
	}
	return r.OrganisationAt(at, s)
}

// serves reports a bare name that its body and its part in a delegation make a
// person's: "Mori Ken of the Ministry of Defense as deputy head".
func (r *Reader) serves(at int, s prose.Sentence) bool {
	if at >= s.Last {
		return false
	}
	org, ok := r.bodyOf(at, s)
	return ok && (r.listed && (r.governs(org) || r.employs(org) && (org.Last >= s.Last || r.closesParty(org.Last, s))) || org.Last < s.Last && (r.text.Tokens[org.Last].Lower == "as" || r.text.Tokens[org.Last].Lower == "serving"))
}

// employs reports the name of an office, an embassy or the like, of two words or
// more.
func (r *Reader) employs(org rules.Tokens) bool {
	if org.Last-org.First < 2 {
		return false
	}
	for _, k := range []int{org.First, org.Last - 1} {
		switch r.text.Tokens[k].Lower {
		case "ministry", "office", "department", "embassy", "secretariat", "agency", "bureau", "directorate":
			return true
		}
	}
	return false
}

// rankOfService reports a post that is a diplomat's rank, beside which another
// tells what the person does.
func (r *Reader) rankOfService(post rules.Tokens) bool {
	switch r.text.Tokens[post.Last-1].Lower {
	case "counsellor", "counselor", "ambassador", "envoy":
		return post.Last-post.First <= 2 || r.text.Is(post.Last-2, r.lang.PostHead) // "State Secretary Ambassador"
	}
	return false
}

// ofParty reads "of Chile", "of the Republic of Ghana", "from Japan".
func (r *Reader) ofParty(at int, s prose.Sentence) (end int, code readout.PartyCode, proof rules.Tokens, ok bool) {
	if at >= s.Last {
		return
	}
	if w := r.text.Tokens[at].Lower; w != "of" && w != "from" && w != "for" {
		return
	}
	at++
	if at < s.Last && r.text.Tokens[at].Lower == "the" {
		at++
	}
	m, found := r.text.MentionAt(at)
	if !found || m.Form != rules.ByName || m.Last > s.Last {
		return
	}
	if m.Last < s.Last {
		switch r.text.Tokens[m.Last].Lower {
		case "team", "desk", "department", "division", "unit", "section", "directorate", "bureau", "office", "branch":
			return // Head of the Peru team
		}
		if t := r.text.Tokens[m.Last]; t.Kind == prose.Word && !t.Capital && r.text.Is(m.Last, r.lang.Portfolio) {
			return // director of the Peru policy division
		}
	}
	if m.Last+1 < s.Last && r.text.Tokens[m.Last].Kind == prose.Clitic {
		if _, org := r.OrganisationAt(m.Last+1, s); org {
			return // of Japan's Ministry of …
		}
	}
	return m.Last, m.Code, rules.Range(m.First, m.Last), true
}
