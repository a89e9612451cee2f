package reading

import (
	"readout"
	"readout/internal/prose"
)

// range_ is a row of tokens, half open; empty where Last is not after First.
type tokens struct{ First, Last int }

func (t tokens) empty() bool { return t.Last <= t.First }

// named is a person as one place of the text names him or her.
type named struct {
	name  tokens
	post  tokens
	org   tokens
	side  readout.PartyCode // that the words themselves give, "" where they do not
	proof tokens            // the words that give it
	whole tokens            // from the first word of rank to the last of the organisation
	title bool              // a form of address stands before the name
}

// office is a post as it stands in the text, before it is joined to a name.
type office struct {
	post    tokens
	units   []tokens // organisations and units named after it, nearest first
	before  tokens   // an organisation named before it
	side    readout.PartyCode
	proof   tokens
	whole   tokens
	country bool // the post itself tells the country

	complement bool // a portfolio or unit follows the head word
}

// peopleIn reads the people that tokens of one sentence name, in order.
func (r *reader) peopleIn(s prose.Sentence) []named {
	if known, ok := r.peopleOf[s.First]; ok {
		return known
	}
	var out []named
	for i := s.First; i < s.Last; {
		n, next := r.personAt(i, s)
		if next > i {
			if !n.name.empty() {
				out = append(out, n)
			}
			i = next
			continue
		}
		i++
	}
	r.peopleOf[s.First] = out
	return out
}

// personAt reads the person whose post or name begins at token i; next is the
// token after everything read, i where nothing begins here.
func (r *reader) personAt(i int, s prose.Sentence) (n named, next int) {
	if o, ok := r.officeAt(i, s); ok {
		n = o.named()
		at := o.whole.Last
		if at+1 < s.Last && r.text.Tokens[at].Lower == "ambassador" && r.text.Tokens[at].Capital {
			// "Deputy Minister Ambassador …": the second word is a form of address
			if name, _, ok := r.nameAt(at+1, s, false); ok {
				n.name, n.title = name, true
				return r.suffix(n, o, s)
			}
		}
		comma := at < s.Last && r.text.Tokens[at].Kind == prose.Comma
		if name, title, ok := r.nameAt(at, s, false); ok && (title || name.Last-name.First > 1 || !o.complement || r.closes(name.Last, s) && len(o.units) == 0 && r.plainWords(o.post)) {
			n.name, n.title = name, title
			return r.suffix(n, o, s)
		}
		if comma {
			if name, title, ok := r.nameAt(at+1, s, false); ok && (title || name.Last-name.First >= 2 && r.closes(name.Last, s)) && !r.ownsPost(name.Last, s) {
				n.name, n.title = name, title
				return r.suffix(n, o, s)
			}
		}
		return named{}, at
	}
	name, title, ok := r.nameAt(i, s, true)
	if !ok {
		if h, is := r.at(i, r.lang.honorific); is && r.text.Tokens[i].Capital && h.Last < s.Last {
			return named{}, h.Last // His Majesty King …: the post tells
		}
		return named{}, i
	}
	n = named{name: name, title: title, whole: tokens{i, name.Last}}
	at := r.afterName(name.Last, s)
	if at < s.Last && (r.text.Tokens[at].Kind == prose.Comma || r.text.Tokens[at].Kind == prose.Open) {
		from := at + 1
		for from < s.Last && (r.text.Tokens[from].Lower == "the" || r.text.Tokens[from].Lower == "who" || r.text.Tokens[from].Lower == "is") {
			from++
		}
		if o, ok := r.officeAt(from, s); ok {
			if _, _, other := r.nameAt(o.whole.Last, s, false); !other || r.text.Tokens[o.whole.Last].Kind == prose.Comma {
				p := o.named()
				p.name, p.title, p.whole.First = name, title, i
				return r.suffix(p, o, s)
			}
		}
	}
	if !title && name.Last-name.First < 2 {
		return named{}, i
	}
	if !title && !r.knownNames {
		return named{}, name.Last
	}
	return r.suffix(n, office{whole: n.whole}, s)
}

// plainWords reports a post of two or three words: Minister of Justice.
func (r *reader) plainWords(post tokens) bool { return post.Last-post.First <= 3 }

// closes reports whether a name that ends here is closed off: by a comma, a
// bracket, a verb, the end.
func (r *reader) closes(at int, s prose.Sentence) bool {
	if at >= s.Last {
		return true
	}
	t := r.text.Tokens[at]
	return t.Kind == prose.Comma || t.Kind == prose.Stop || t.Kind == prose.Open || t.Kind == prose.Colon || !t.Capital && t.Kind == prose.Word && t.Lower != "of"
}

// ownsPost reports whether a name that ends here is followed by its own post:
// ", Director-General of …".
func (r *reader) ownsPost(at int, s prose.Sentence) bool {
	at = r.afterName(at, s)
	if at >= s.Last || r.text.Tokens[at].Kind != prose.Comma {
		return false
	}
	o, ok := r.officeAt(at+1, s)
	if !ok {
		return false
	}
	_, _, other := r.nameAt(o.whole.Last, s, false)
	return !other
}

func (o office) named() named {
	n := named{post: o.post, org: o.before, side: o.side, proof: o.proof, whole: o.whole}
	switch len(o.units) {
	case 0:
	case 1:
		n.org = o.units[0]
	default:
		n.post.Last, n.org = o.units[0].Last, o.units[len(o.units)-1]
	}
	return n
}

// suffix reads what follows a name: letters after it, "of the Ministry of …",
// "of the Netherlands".
func (r *reader) suffix(n named, o office, s prose.Sentence) (named, int) {
	at := r.afterName(max(n.name.Last, n.whole.Last), s)
	n.whole.Last = at
	if at >= s.Last || n.post.empty() {
		return n, at
	}
	from := at
	switch r.text.Tokens[at].Lower {
	case "of", "from", "at":
		from++
	case ",":
		from++
	default:
		return n, at
	}
	start := from
	if from < s.Last && r.text.Tokens[from].Lower == "the" {
		from++
	}
	comma := r.text.Tokens[at].Kind == prose.Comma
	if org, ok := r.organisationAt(from, s); ok && (!comma || start == from) {
		if comma {
			// a comma before an organisation may begin the next of a list
			if _, isOffice := r.officeAt(from, s); isOffice {
				return n, at
			}
		}
		if !n.org.empty() && len(o.units) == 1 && n.org == o.units[0] {
			n.post.Last = n.org.Last
		}
		n.org = org
		n.whole.Last = org.Last
		if m, ok := r.mentionIn(org.First, org.Last); ok && n.side == "" && m.Form != byCity {
			n.side, n.proof = m.Code, tokens{m.First, m.Last}
		}
		if end, code, proof, ok := r.ofParty(org.Last, s); ok && n.side == "" {
			n.side, n.proof, n.whole.Last = code, proof, end
			n.org.Last = end
		}
		return n, n.whole.Last
	}
	if comma {
		if o2, ok := r.officeAt(from, s); ok && n.post.Last-n.post.First == 1 {
			if _, _, other := r.nameAt(o2.whole.Last, s, false); !other {
				m := o2.named()
				m.name, m.title, m.whole.First = n.name, n.title, n.whole.First
				if m.side == "" {
					m.side, m.proof = n.side, n.proof
				}
				return r.suffix(m, o2, s)
			}
		}
		return n, at
	}
	if end, code, proof, ok := r.ofParty(at, s); ok {
		if n.side == "" {
			n.side, n.proof = code, proof
		}
		n.whole.Last = end
		return n, end
	}
	return n, at
}

// ofParty reads "of Chile", "of the Republic of Ghana", "from Japan".
func (r *reader) ofParty(at int, s prose.Sentence) (end int, code readout.PartyCode, proof tokens, ok bool) {
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
	m, found := r.mentionAt(at)
	if !found || m.Form != byName || m.Last > s.Last {
		return
	}
	return m.Last, m.Code, tokens{m.First, m.Last}, true
}

// mentionAt returns the mention that begins at a token.
func (r *reader) mentionAt(at int) (mention, bool) {
	if i := r.mentionFrom(at); i < len(r.mentions) && r.mentions[i].First == at {
		return r.mentions[i], true
	}
	return mention{}, false
}

// afterName steps over letters after a name and a nickname in brackets.
func (r *reader) afterName(at int, s prose.Sentence) int {
	for at < s.Last {
		if t, ok := r.at(at, r.lang.afterName); ok && r.text.Tokens[at].Capital {
			at = t.Last
			continue
		}
		if r.text.Tokens[at].Kind == prose.Comma {
			if t, ok := r.at(at+1, r.lang.afterName); ok && at+1 < s.Last && r.text.Tokens[at+1].Capital {
				at = t.Last
				continue
			}
		}
		break
	}
	return at
}

// officeAt reads the post that begins at token i: words of rank, the head word,
// its portfolio, the units after it.
func (r *reader) officeAt(i int, s prose.Sentence) (office, bool) {
	if r.depth >= 3 {
		return office{}, false // a post in a post in a post: enough of any text
	}
	r.depth++
	defer func() { r.depth-- }()
	o := office{}
	at := i
	if at >= s.Last || r.text.Tokens[at].Kind != prose.Word {
		return o, false
	}
	if i > s.First && r.joined(i) || starterWord(r.text.Tokens[at].Lower) || r.is(i, r.lang.relativeDay) || r.is(i, r.lang.weekday) {
		return o, false
	}
	for at+1 < s.Last && (r.text.Tokens[at].Lower == "new" || r.text.Tokens[at].Lower == "then" || r.text.Tokens[at].Lower == "visiting" || r.text.Tokens[at].Lower == "newly") {
		at++
	}
	// whose: "Japanese …", "Spain's …", "the ROK's …", "European Commission …"
	if m, ok := r.mentionAt(at); ok && m.Last < s.Last {
		if m.Form == byCity {
			return o, false
		}
		o.side, o.proof = m.Code, tokens{m.First, m.Last}
		at = m.Last
		if r.text.Tokens[at].Kind == prose.Clitic {
			at++
		} else if r.text.Tokens[at].Kind == prose.Open {
			// the acronym of the country: "Papua New Guinea (PNG) Minister"
			if at+2 < s.Last && r.text.Tokens[at+2].Kind == prose.Close {
				at += 3
			}
		}
		if r.isUnit(m.Last-1) && m.Last-m.First > 1 {
			o.before = tokens{m.First, m.Last}
		}
		if at >= s.Last || r.text.Tokens[at].Kind == prose.Hyphen {
			return o, false
		}
	}
	for at+1 < s.Last && (r.text.Tokens[at].Lower == "new" || r.text.Tokens[at].Lower == "visiting") {
		at++
	}
	head, start, org, ok := r.headAfter(at, s)
	if !ok {
		return o, false
	}
	o.post = tokens{start, head.Last}
	if !org.empty() {
		if o.side != "" && o.proof.Last == org.First && r.text.Tokens[org.First].Kind == prose.Word {
			org.First = o.proof.First // Japanese National Security Secretariat
		}
		o.before = org
	}
	o.whole = tokens{i, head.Last}
	r.complement(&o, s)
	o.complement = o.whole.Last > head.Last
	// a second post of the same person: "… and National Security Advisor"
	for o.whole.Last < s.Last && len(o.units) <= 1 && r.text.Tokens[o.whole.Last].Lower == "and" {
		second, start, org, ok := r.headAfter(o.whole.Last+1, s)
		if !ok || org.empty() && start != o.whole.Last+1 || !r.text.Tokens[start].Capital {
			break
		}
		if !org.empty() {
			// "… Political Bureau Member and Political and Legal Affairs Commission Secretary"
			if org.First != o.whole.Last+1 {
				break
			}
			if !o.before.empty() {
				o.post.First, o.before = o.before.First, tokens{}
			}
			start = org.First
		}
		two := office{post: tokens{start, second.Last}, whole: tokens{start, second.Last}}
		r.complement(&two, s)
		if _, _, named := r.nameAt(two.whole.Last, s, false); !named && !(two.whole.Last < s.Last && r.text.Tokens[two.whole.Last].Kind == prose.Comma) {
			break
		}
		if len(o.units) > 0 && len(two.units) > 0 {
			// two bodies, neither of which is the person's alone: they stay in the post
			two.post.Last, two.units = two.whole.Last, nil
		}
		o.post.Last, o.whole.Last, o.units = two.post.Last, two.whole.Last, two.units
		if two.side != "" {
			o.side, o.proof = two.side, two.proof
		}
	}
	if o.side == "" {
		for k := o.post.First; k < head.Last; k++ {
			if t, ok := r.at(k, r.lang.postCountry); ok && t.Last <= max(head.Last, o.post.Last) {
				o.side, o.proof, o.country = readout.PartyCode(t.Value), tokens{t.First, t.Last}, true
				if t.Value == "US" && r.text.Tokens[o.post.Last-1].Lower != "state" && o.post.Last > t.Last && r.text.Tokens[t.Last].Lower == "for" && t.Last-t.First == 3 {
					o.side, o.proof, o.country = "", tokens{}, false // Secretary of State for Defence
				}
			}
		}
	}
	return o, true
}

// joined reports whether token i goes on with a word before it: a hyphen.
func (r *reader) joined(i int) bool {
	return r.text.Tokens[i-1].Kind == prose.Hyphen && !r.text.Tokens[i].Space
}

// headAfter finds the head word of a post that begins at token at, with nothing
// but words of rank, portfolios and an organisation's name before it.
func (r *reader) headAfter(at int, s prose.Sentence) (head term, start int, org tokens, ok bool) {
	start = at
	for i := at; i < s.Last && i < at+14; i++ {
		t := &r.text.Tokens[i]
		if h, found := r.at(i, r.lang.postHead); found && h.Last <= s.Last && (t.Capital || i == at || !r.text.Tokens[at].Capital) && !r.headGoesOn(h, s) {
			if t.Capital || r.lowerHead(h, at, s) {
				return h, r.rankBefore(i, start), org, true
			}
			return term{}, 0, tokens{}, false
		}
		switch {
		case t.Kind == prose.Hyphen && !t.Space:
		case t.Kind == prose.Word && (r.is(i, r.lang.unitHead) && t.Capital):
			u, _ := r.at(i, r.lang.unitHead)
			end := u.Last
			// Office of National Drug Control Policy
			if end < s.Last && r.text.Tokens[end].Lower == "of" && i > at-1 {
				k := end + 1
				for k < s.Last && (r.text.Tokens[k].Capital && !r.isRankBeforeHead(k, s) || r.text.Tokens[k].Lower == "and") {
					k++
				}
				if k >= s.Last || !r.text.Tokens[k].Capital {
					return term{}, 0, tokens{}, false
				}
				end = k
			}
			org = tokens{at, end}
			start = end
			i = end - 1
		case t.Kind == prose.Word && (t.Capital || r.is(i, r.lang.postRank)) && !r.is(i, r.lang.honorific) && !r.is(i, r.lang.month):
			if m, is := r.mentionAt(i); is && i > at && m.Form != byAdjective {
				return term{}, 0, tokens{}, false
			}
			if !r.known(i) && !t.Capital {
				return term{}, 0, tokens{}, false
			}
		default:
			return term{}, 0, tokens{}, false
		}
	}
	return term{}, 0, tokens{}, false
}

// headGoesOn reports a head word that only stands before another one: the
// "director" of "Director-General" is a longer term, the "assistant" of
// "Assistant Secretary" is a rank.
func (r *reader) headGoesOn(h term, s prose.Sentence) bool {
	if h.Last >= s.Last {
		return false
	}
	if r.is(h.First, r.lang.postRank) && h.Last-h.First == 1 {
		// Deputy Political Director: a rank before the words of another post
		for k := h.Last; k < min(h.Last+4, s.Last) && r.text.Tokens[k].Capital; k++ {
			if r.is(k, r.lang.postHead) {
				return true
			}
			if !r.is(k, r.lang.postRank) && !r.is(k, r.lang.portfolio) {
				break
			}
		}
	}
	next, ok := r.at(h.Last, r.lang.postHead)
	if !ok || next.Last > s.Last || !r.text.Tokens[h.Last].Capital && r.text.Tokens[h.First].Capital {
		return false
	}
	return r.is(h.First, r.lang.postRank) || r.isUnit(h.Last-1)
}

// lowerHead reports a head word in small letters that is a post here and no
// common noun: words of rank before it, or a unit after it.
func (r *reader) lowerHead(h term, at int, s prose.Sentence) bool {
	if h.Last >= s.Last {
		return false
	}
	switch r.text.Tokens[h.Last-1].Lower {
	case "chair", "leader", "member", "assistant", "chief", "partner", "officer", "manager", "speaker", "delegate", "coordinator":
		return false
	}
	w := r.text.Tokens[h.Last].Lower
	return (w == "of" || w == "for") && h.First-at <= 3
}

// rankBefore moves the post's first word over anything that is no rank.
func (r *reader) rankBefore(head, start int) int { return min(start, head) }

func (r *reader) isRankBeforeHead(k int, s prose.Sentence) bool {
	if r.is(k, r.lang.postHead) {
		return true
	}
	if !r.is(k, r.lang.postRank) || r.is(k, r.lang.portfolio) {
		return false
	}
	for j := k; j < s.Last && j < k+4; j++ {
		if r.is(j, r.lang.postHead) {
			return true
		}
		if !r.is(j, r.lang.postRank) {
			return false
		}
	}
	return false
}

func (r *reader) is(i int, c class) bool {
	_, ok := r.at(i, c)
	return ok
}

func (r *reader) isUnit(i int) bool { return r.is(i, r.lang.unitHead) }

// complement reads what follows a head word: (Law), of Foreign Affairs, for the
// Americas, of the Asian and Oceanian Affairs Bureau, of Chile.
func (r *reader) complement(o *office, s prose.Sentence) {
	toks := r.text.Tokens
	for at := o.whole.Last; at < s.Last; {
		t := &toks[at]
		if t.Kind == prose.Open {
			// (Law), (UN Political), (EVP)
			end := at + 1
			for end < s.Last && end < at+5 && toks[end].Kind == prose.Word && toks[end].Capital {
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
			if org, ok := r.organisationAt(from, s); ok {
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
		case "of", "for", "on", "to", "at", "in":
		default:
			return
		}
		from := at + 1
		if from < s.Last && toks[from].Lower == "the" {
			from++
		}
		if org, ok := r.organisationAt(from, s); ok && t.Lower == "in" {
			o.units = append(o.units, org)
			o.whole.Last, at = org.Last, org.Last
			r.sideOf(o, org)
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
			if end, code, proof, ok := r.ofParty(at, s); ok {
				if _, isOrg := r.organisationAt(from, s); !isOrg {
					if o.side == "" {
						o.side, o.proof = code, proof
					}
					o.whole.Last, at = end, end
					continue
				}
			}
			if org, ok := r.organisationAt(from, s); ok && !r.owned(from, s) {
				o.units = append(o.units, org)
				o.whole.Last, at = org.Last, org.Last
				r.sideOf(o, org)
				if at+2 < s.Last && toks[at].Lower == "of" && toks[at+1].Lower == "the" && len(o.units) == 1 && !r.isRegularUnit(org) {
					if above, ok := r.organisationAt(at+2, s); ok {
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
					if more, ok := r.organisationAt(end, s); ok { // Communist Party of Vietnam Central Committee
						o.units[len(o.units)-1].Last = more.Last
						o.whole.Last, at = more.Last, more.Last
					}
				}
				continue
			}
			if m, ok := r.mentionAt(from); ok && m.Last < s.Last && toks[m.Last].Kind == prose.Clitic {
				// of Brunei's Prime Minister Office
				if org, ok := r.organisationAt(m.Last+1, s); ok {
					o.side, o.proof = m.Code, tokens{m.First, m.Last}
					o.units = append(o.units, org)
					o.whole.Last, at = org.Last, org.Last
					continue
				}
			}
		}
		end := r.portfolioFrom(from, s, toks[o.post.Last-1].Capital)
		if end == from {
			return
		}
		o.post.Last, o.whole.Last, at = end, end, end
	}
}

// isRegularUnit reports a unit that belongs in the post, with the ministry
// above it the organisation: a bureau, a department.
func (r *reader) isRegularUnit(t tokens) bool {
	for _, k := range []int{t.First, t.Last - 1} {
		switch r.text.Tokens[k].Lower {
		case "bureau", "department", "division", "directorate", "section":
			return !(k == t.Last-1 && r.text.Tokens[t.First].Lower == "political")
		}
	}
	return false
}

// owned reports a country with an apostrophe-s: whose organisation follows.
func (r *reader) owned(i int, s prose.Sentence) bool {
	m, ok := r.mentionAt(i)
	return ok && m.Last < s.Last && r.text.Tokens[m.Last].Kind == prose.Clitic
}

func (r *reader) sideOf(o *office, org tokens) {
	if m, ok := r.mentionIn(org.First, org.Last); ok && o.side == "" && m.Form != byCity {
		o.side, o.proof = m.Code, tokens{m.First, m.Last}
	}
}

// portfolioFrom reads the words of a portfolio: the first is one by its place,
// the others by the lexicon; commas and "and" join.
func (r *reader) portfolioFrom(from int, s prose.Sentence, capital bool) int {
	toks := r.text.Tokens
	word := func(i int) bool {
		t := &toks[i]
		if t.Kind != prose.Word || r.is(i, r.lang.honorific) {
			return false
		}
		if !t.Capital && capital {
			return false
		}
		if r.is(i, r.lang.postHead) && i > from && t.Capital && !r.is(i, r.lang.portfolio) {
			return false
		}
		return r.is(i, r.lang.portfolio) || r.isMention(i) || i > from && t.Capital && !r.known(i) && r.portfolioFollows(i+1, s)
	}
	at := from
	if at < s.Last && toks[at].Kind == prose.Word && !r.is(at, r.lang.month) && (toks[at].Capital || !capital && r.is(at, r.lang.portfolio)) && !r.is(at, r.lang.honorific) {
		at++
	}
	if at == from {
		return from
	}
	if t, ok := r.at(from, r.lang.partyName); ok {
		at = t.Last // Latin America
	}
	for at < s.Last {
		t := &toks[at]
		if t, ok := r.at(at, r.lang.partyName); ok && toks[at].Capital {
			at = t.Last
			continue
		}
		switch {
		case t.Kind == prose.Hyphen && !t.Space && at+1 < s.Last && !toks[at+1].Space:
			at += 2
		case word(at):
			at++
		case t.Kind == prose.Comma || t.Lower == "and" || t.Lower == "&":
			next := at + 1
			if next < s.Last && toks[next].Lower == "and" {
				next++
			}
			if next < s.Last && toks[next].Lower == "the" {
				next++
			}
			if next >= s.Last || !toks[next].Capital && capital || !r.is(next, r.lang.portfolio) && !r.isNone(next) && !(r.isMention(next) && r.isMentionEnd(at)) {
				return at
			}
			if _, ok := r.officeAt(next, s); ok {
				return at
			}
			if t.Kind == prose.Comma && !r.listGoesOn(next, s) {
				return at
			}
			at = next + 1
		case t.Lower == "of" || t.Lower == "in" || t.Lower == "for":
			next := at + 1
			if next < s.Last && toks[next].Lower == "the" {
				next++
			}
			if next >= s.Last || !r.is(next, r.lang.portfolio) || !toks[next].Capital && capital || r.isUnit(next) {
				return at
			}
			if _, ok := r.organisationAt(next, s); ok {
				return at
			}
			at = next + 1
		default:
			return at
		}
	}
	return at
}

// portfolioFollows reports that the words from i on are a portfolio's: so an
// unknown capital word before them is one too.
func (r *reader) portfolioFollows(i int, s prose.Sentence) bool {
	if i < s.Last && r.text.Tokens[i].Lower == "and" {
		i++
	}
	return i < s.Last && r.text.Tokens[i].Capital && r.is(i, r.lang.portfolio) && !r.is(i, r.lang.postHead) && !r.isUnit(i)
}

// listGoesOn reports whether a list of portfolios goes on from token i to an
// "and".
func (r *reader) listGoesOn(i int, s prose.Sentence) bool {
	for k := i; k < s.Last && k < i+12; k++ {
		t := &r.text.Tokens[k]
		if t.Lower == "and" || t.Lower == "&" {
			return k+1 < s.Last && (r.text.Tokens[k+1].Lower == "the" || r.is(k+1, r.lang.portfolio) || r.isMention(k+1))
		}
		if t.Kind != prose.Comma && t.Kind != prose.Hyphen && t.Lower != "the" && !r.is(k, r.lang.portfolio) {
			return false
		}
	}
	return false
}

// isNone reports a region that the lexicon names as no party.
func (r *reader) isNone(i int) bool {
	t, ok := r.at(i, r.lang.partyName)
	return ok && t.Value == "-"
}

func (r *reader) isMention(i int) bool {
	_, ok := r.mentionAt(i)
	return ok || r.isNone(i)
}

// organisationAt reads the name of an organisation or unit that begins at token
// i: Ministry of X and Y; X Affairs Bureau; Global Affairs; an acronym.
func (r *reader) organisationAt(i int, s prose.Sentence) (tokens, bool) {
	if r.orgDepth >= 3 {
		return tokens{}, false
	}
	r.orgDepth++
	defer func() { r.orgDepth-- }()
	toks := r.text.Tokens
	if i >= s.Last || !toks[i].Capital || r.is(i, r.lang.verbHold) || r.is(i, r.lang.verbMeet) {
		return tokens{}, false
	}
	start := i
	if u, ok := r.at(i, r.lang.unitHead); ok && u.Last <= s.Last {
		end := r.unitTail(u.Last, s)
		if end > u.Last || u.Last-u.First > 1 {
			return tokens{start, r.acronymAfter(end, s)}, true
		}
	}
	end := -1
	for k := i; k < s.Last && k < i+14; k++ {
		t := &toks[k]
		switch {
		case t.Kind == prose.Hyphen && !t.Space:
		case t.Lower == "and" || t.Lower == "&":
			if k+1 >= s.Last || !toks[k+1].Capital || k == i {
				k = s.Last
			}
		case t.Kind == prose.Clitic && k > i:
			// Prime Minister's Office
			if k+1 >= s.Last || !toks[k+1].Capital {
				k = s.Last
			}
		case t.Kind == prose.Word && t.Capital && !r.is(k, r.lang.honorific) && !r.is(k, r.lang.month):
			if u, ok := r.at(k, r.lang.unitHead); ok && k > i && u.Last <= s.Last {
				end = u.Last
				k = u.Last - 1
			} else if u, ok := r.at(k, r.lang.postHead); ok && k > i && !r.isUnit(u.Last) && !(u.Last < s.Last && toks[u.Last].Kind == prose.Clitic) {
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
		return tokens{start, r.acronymAfter(r.unitTail(end, s), s)}, true
	}
	if toks[i].Upper && toks[i].End-toks[i].Start >= 3 && !r.isMention(i) && !toks[i].Abbrev && i > s.First && toks[i-1].Kind == prose.Comma && r.closes(i+1, s) {
		return tokens{i, i + 1}, true
	}
	return tokens{}, false
}

// unitTail reads "of Foreign Affairs", "for Defence Industry and Space" after
// the head of a unit's name, and "'s Bureau of …".
func (r *reader) unitTail(at int, s prose.Sentence) int {
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
		if next >= s.Last || !toks[next].Capital || w == "on" && !r.is(next, r.lang.portfolio) {
			break
		}
		if m, ok := r.mentionAt(next); ok && m.Form == byName {
			break
		}
		if org, ok := r.organisationAt(next, s); ok {
			at = org.Last // Office of the Central Commission for …
			continue
		}
		end := r.portfolioFrom(next, s, true)
		if end == next {
			break
		}
		if end < s.Last && toks[end].Capital && toks[end].Kind == prose.Word && !r.known(end) && !r.isMention(end) && r.closes(end+1, s) {
			end++ // one unknown capital word before a pause is no name
		}
		at = end
	}
	if w := toks[at-1].Lower; (w == "embassy" || w == "mission" || w == "consulate") && at+1 < s.Last && (toks[at].Lower == "in" || toks[at].Lower == "to") {
		next := at + 1
		if toks[next].Lower == "the" && next+1 < s.Last {
			next++
		}
		if m, ok := r.mentionAt(next); ok {
			at = m.Last
		}
	}
	if at+2 < s.Last && toks[at].Kind == prose.Hyphen && toks[at].Space && r.isUnit(at+1) {
		if org, ok := r.organisationAt(at+1, s); ok {
			at = org.Last
		}
	}
	if at+1 < s.Last && toks[at].Kind == prose.Clitic && toks[at+1].Capital {
		if org, ok := r.organisationAt(at+1, s); ok {
			return org.Last
		}
	}
	return at
}

// acronymAfter steps over "(MOST)".
func (r *reader) acronymAfter(at int, s prose.Sentence) int {
	if at+2 < s.Last && r.text.Tokens[at].Kind == prose.Open && r.text.Tokens[at+1].Upper && r.text.Tokens[at+2].Kind == prose.Close {
		return at + 3
	}
	return at
}

// known reports a capital word that the lexicons have, so that it is no name.
func (r *reader) known(i int) bool {
	if r.isCommon(i) {
		return true
	}
	for _, t := range r.terms[r.begins[i]:r.begins[i+1]] {
		if r.lang.noName[t.Class] {
			return true
		}
	}
	return false
}

// isCommon reports a word that often stands with a capital and is no name.
func (r *reader) isCommon(i int) bool { return r.lang.lexicon.common[r.text.Tokens[i].Lower] }

// nameAt reads a name at token i, forms of address before it. alone asks for a
// name that no post stands before.
func (r *reader) nameAt(i int, s prose.Sentence, alone bool) (name tokens, title, ok bool) {
	toks := r.text.Tokens
	at := i
	if at >= s.Last {
		return
	}
	for at < s.Last {
		if h, is := r.at(at, r.lang.honorific); is && h.Last < s.Last && (toks[at].Capital || toks[at].Lower == "the") {
			at, title = h.Last, true
			continue
		}
		if toks[at].Lower == "the" && at+1 < s.Last {
			if h, is := r.at(at+1, r.lang.honorific); is && toks[at+1].Capital && h.Last < s.Last {
				at, title = h.Last, true
				continue
			}
		}
		if title && toks[at].Kind == prose.Open && at+2 < s.Last && toks[at+2].Kind == prose.Close {
			at += 3 // BG(NS)
			continue
		}
		if title && toks[at].Kind == prose.Stop && !toks[at].Space {
			at++
			continue
		}
		break
	}
	first := at
	count := 0
	for at < s.Last {
		t := &toks[at]
		switch {
		case t.Kind == prose.Word && t.Capital && count == 0 && (title || !r.known(at) && !r.isMention(at)):
			if title && (r.is(at, r.lang.postHead) || r.is(at, r.lang.unitHead) && at == first || r.isMention(at) && !r.nameGoesOn(at, s)) {
				return tokens{}, title, false
			}
			at++
			count++
		case t.Kind == prose.Word && t.Capital && count > 0 && (!r.endsName(at, s) || toks[at-1].Abbrev && toks[at-1].End-toks[at-1].Start == 2):
			at++
			count++
		case t.Kind == prose.Hyphen && !t.Space && count > 0 && at+1 < s.Last && !toks[at+1].Space && toks[at+1].Kind == prose.Word && t.End-t.Start == 1:
			at += 2
		case t.Kind == prose.Word && !t.Capital && (count > 0 || title) && r.particles(at, s) > at:
			at = r.particles(at, s)
		case t.Kind == prose.Comma && count == 1 && title && at+1 < s.Last && toks[at+1].Capital && toks[at+1].Kind == prose.Word && at+3 < s.Last && toks[at+2].Kind == prose.Hyphen && !toks[at+2].Space:
			at += 4 // Jang, Mi-kyung
			count++
		default:
			goto done
		}
		if count >= 12 {
			break
		}
	}
done:
	if count == 0 || at <= first {
		return tokens{}, title, false
	}
	if alone && !title && count < 2 {
		return tokens{}, false, false
	}
	if alone && !title && (first == s.First && starterWord(toks[first].Lower) || r.known(first)) {
		return tokens{}, false, false
	}
	return tokens{first, at}, title, true
}

// particles steps over "von der" before a capital word of a name.
func (r *reader) particles(at int, s prose.Sentence) int {
	from := at
	for at < s.Last && at < from+3 && !r.text.Tokens[at].Capital && r.is(at, r.lang.particle) {
		at++
	}
	if at < s.Last && r.text.Tokens[at].Capital && r.text.Tokens[at].Kind == prose.Word {
		return at
	}
	return from
}

// endsName reports a capital word that no longer belongs to the name before it.
func (r *reader) endsName(at int, s prose.Sentence) bool {
	for _, t := range r.terms[r.begins[at]:r.begins[at+1]] {
		switch t.Class {
		case r.lang.postHead, r.lang.honorific, r.lang.month, r.lang.weekday, r.lang.afterName, r.lang.partyName, r.lang.partyAdjective:
			return true
		case r.lang.unitHead:
			return t.Last-t.First > 1 || r.text.Tokens[at].Upper
		}
	}
	return false
}

// nameGoesOn reports that a capital word is followed by another of a name.
func (r *reader) nameGoesOn(at int, s prose.Sentence) bool {
	return at+1 < s.Last && r.text.Tokens[at+1].Capital && !r.known(at+1)
}

func starterWord(w string) bool {
	switch w {
	case "the", "a", "an", "in", "on", "at", "during", "after", "before", "both", "following", "as", "for", "this", "these", "also", "with", "when", "while", "meanwhile", "further", "according":
		return true
	}
	return false
}
