package people

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// office is a post as it stands in the text, before it is joined to a name.
type office struct {
	post    rules.Tokens
	units   []rules.Tokens // organisations and units named after it, nearest first
	before  rules.Tokens   // an organisation named before it
	side    readout.PartyCode
	proof   rules.Tokens
	whole   rules.Tokens
	country bool // the post itself tells the country

	complement bool // a portfolio or unit follows the head word
}

// plainWords reports a post of two or three words: Minister of Justice.
func (r *Reader) plainWords(post rules.Tokens) bool { return post.Last-post.First <= 3 }

// ownsPost reports whether a name that ends here is followed by its own post:
// ", Director-General of …".
func (r *Reader) ownsPost(at int, s prose.Sentence) bool {
	at = r.afterName(at, s)
	if at >= s.Last || r.text.Tokens[at].Kind != prose.Comma {
		return false
	}
	o, ok := r.officeAt(at+1, s)
	if !ok {
		return false
	}
	_, _, other := r.nameAt(o.whole.Last, s, false)
	if end := o.whole.Last; !other && end+1 < s.Last && r.text.Tokens[end].Kind == prose.Comma {
		// "Chief Minister, Dr A, Chile's Minister of Trade, Dr B": B's
		_, titled, named := r.nameAt(end+1, s, false)
		other = named && titled
	}
	return !other
}

// officeAt reads the post that begins at token i: words of rank, the head word,
// its portfolio, the units after it.
func (r *Reader) officeAt(i int, s prose.Sentence) (office, bool) {
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
	if i > s.First && (r.joined(i) || r.text.Tokens[i].Capital && r.ofTitle(i)) || r.text.Starter(at) || r.text.Is(i, r.lang.RelativeDay) || r.text.Is(i, r.lang.Weekday) {
		return o, false
	}
	for at+1 < s.Last && !r.text.IsMention(at) && (r.text.Tokens[at].Lower == "new" || r.text.Tokens[at].Lower == "then" || r.text.Tokens[at].Lower == "visiting" || r.text.Tokens[at].Lower == "incoming" || r.text.Tokens[at].Lower == "outgoing") {
		at++
	}
	if w := r.text.Tokens[at].Lower; (w == "acting" || w == "interim" || w == "caretaker" || w == "former") && at+1 < s.Last && r.text.IsMention(at+1) {
		at++ // Acting Haitian Prime Minister
	}
	if at+3 < s.Last && r.text.Tokens[at].Lower == "newly" && r.text.Tokens[at+1].Kind == prose.Hyphen {
		at += 3 // newly-appointed
	}
	if at+2 < s.Last && (r.text.Tokens[at].Lower == "newly" || r.text.Tokens[at].Lower == "recently") && (r.text.Tokens[at+1].Lower == "appointed" || r.text.Tokens[at+1].Lower == "elected") {
		at += 2
	}
	if r.text.Tokens[at].Kind == prose.Hyphen && at > i && r.text.Tokens[at-1].Lower == "then" && at+1 < s.Last {
		at++ // then-Minister
	}
	// whose: "Japanese …", "Spain's …", "the ROK's …", "European Commission …"
	if m, ok := r.text.MentionAt(at); ok && m.Last < s.Last {
		if m.Form == rules.ByCity && !r.cityOffice(m.Last) {
			return o, false
		}
		o.side, o.proof = m.Code, rules.Range(m.First, m.Last)
		if m.Form != rules.ByCity {
			at = m.Last
		}
		if m.Form == rules.ByCity {
			// Oslo Mayor: the city is the post's
		} else if r.text.Tokens[at].Kind == prose.Clitic {
			at++
		} else if r.text.Tokens[at].Kind == prose.Open {
			// the acronym of the country: "Papua New Guinea (PNG) Minister"
			if at+2 < s.Last && r.text.Tokens[at+2].Kind == prose.Close {
				at += 3
				if !rules.Nation(m.Code) && m.Form == rules.ByName && m.Code != "EU" && m.Code != "UN" {
					o.before = rules.Range(m.First, at) // "Caribbean Community (CARICOM) Secretary-General"
				}
			}
		}
		if !rules.Nation(m.Code) && m.Form == rules.ByName && at == m.Last {
			o.before = rules.Range(m.First, m.Last) // "ASEAN Secretary-General": whose post it is
		}
		if r.text.Is(m.Last-1, r.lang.UnitHead) && m.Last-m.First > 1 && !rules.Nation(m.Code) {
			o.before = rules.Range(m.First, m.Last)
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
	if k := head.Last; k+2 < s.Last && r.text.Tokens[k].Kind == prose.Hyphen && !r.text.Tokens[k].Space && (r.text.Tokens[k+1].Lower == "designate" || r.text.Tokens[k+1].Lower == "elect") {
		head.Last = k + 2 // National Security Advisor-designate
	} else if k+1 < s.Last && r.text.Tokens[k].Upper && (r.text.Tokens[k].Lower == "ii" || r.text.Tokens[k].Lower == "iii") && r.text.Tokens[k+1].Capital {
		head.Last = k + 1 // Foreign Minister II
	} else if k+1 < s.Last && r.text.Tokens[k].Lower == "ad" && r.text.Tokens[k+1].Lower == "interim" {
		head.Last = k + 2
	} else if k < s.Last && r.text.Tokens[k].Lower == "a.i." {
		head.Last = k + 1
	}
	o.post = rules.Range(start, head.Last)
	if !org.Empty() {
		if o.side != "" && o.proof.Last == org.First && r.text.Tokens[org.First].Kind == prose.Word {
			org.First = o.proof.First // Japanese National Security Secretariat
		}
		o.before = org
		r.sideOf(&o, org)
	}
	o.whole = rules.Range(i, head.Last)
	r.complement(&o, s)
	o.complement = o.whole.Last > head.Last
	// a second post of the same person: "… and National Security Advisor"
	for o.whole.Last < s.Last && len(o.units) <= 1 && (r.text.Tokens[o.whole.Last].Lower == "and" || r.text.Tokens[o.whole.Last].Lower == "/" || r.text.Tokens[o.whole.Last].Kind == prose.Hyphen && r.text.Tokens[o.whole.Last].Space) {
		second, start, org, ok := r.headAfter(o.whole.Last+1, s)
		if !ok || org.Empty() && start != o.whole.Last+1 || !r.text.Tokens[start].Capital {
			break
		}
		if org.Empty() && r.text.Tokens[o.whole.Last].Lower == "and" && !r.text.Known(start) && !r.text.Is(start, r.lang.Portfolio) && !r.text.Is(start, r.lang.PostRank) {
			break // "Ambassador to Ghana and Ana Diaz Second Secretary"
		}
		if !org.Empty() {
			// "… Political Bureau Member and Political and Legal Affairs Commission Secretary"
			if org.First != o.whole.Last+1 {
				break
			}
			if !o.before.Empty() {
				o.post.First, o.before = o.before.First, rules.Tokens{}
			}
			start = org.First
		}
		two := office{post: rules.Range(start, second.Last), whole: rules.Range(start, second.Last)}
		r.complement(&two, s)
		if _, _, named := r.nameAt(two.whole.Last, s, false); named && r.behindName(i, s) || !named && !r.closes(two.whole.Last, s) && !(two.whole.Last < s.Last && r.again(two.post, two.whole.Last)) {
			break // "Kari Roe, Director, Ministry of Trade and Ambassador Juan Diaz"
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
			if t, ok := r.text.At(k, r.lang.PostCountry); ok && t.Last <= max(head.Last, o.post.Last) && !(k > o.post.First && r.text.Tokens[k-1].Kind == prose.Hyphen) {
				o.side, o.proof, o.country = readout.PartyCode(t.Value), t.Tokens(), true
				if t.Value == "US" && r.text.Tokens[o.post.Last-1].Lower != "state" && o.post.Last > t.Last && r.text.Tokens[t.Last].Lower == "for" && t.Last-t.First == 3 {
					o.side, o.proof, o.country = "", rules.Tokens{}, false // Secretary of State for Defence
				}
			}
		}
	}
	return o, true
}

// behindName reports a post at token i that stands behind somebody's name and a comma.
func (r *Reader) behindName(i int, s prose.Sentence) bool {
	toks := r.text.Tokens
	return i-2 >= s.First && toks[i-1].Kind == prose.Comma && toks[i-2].Kind == prose.Word && toks[i-2].Capital && !r.text.Known(i-2) && !r.text.Within(i-2) && !r.text.Is(i-2, r.lang.Portfolio) && !r.text.Is(i-2, r.lang.UnitHead)
}

// cityOffice reports the post of one who governs a city at token i.
func (r *Reader) cityOffice(i int) bool {
	w := r.text.Tokens[i]
	return w.Capital && (w.Lower == "governor" || w.Lower == "mayor" || w.Lower == "crown" || w.Lower == "vice" && r.text.Tokens[min(i+1, len(r.text.Tokens)-1)].Lower == "mayor")
}

// joined reports whether token i goes on with a word before it: a hyphen.
func (r *Reader) joined(i int) bool {
	return r.text.Tokens[i-1].Kind == prose.Hyphen && !r.text.Tokens[i].Space
}

// headAfter finds the head word of a post that begins at token at, with nothing
// but words of rank, portfolios and an organisation's name before it.
func (r *Reader) headAfter(at int, s prose.Sentence) (head rules.Term, start int, org rules.Tokens, ok bool) {
	start = at
	if at >= s.Last {
		return rules.Term{}, 0, rules.Tokens{}, false
	}
	if a := &r.text.Tokens[at]; a.Upper && a.End-a.Start >= 3 && !a.Abbrev && at+1 < s.Last && r.text.Tokens[at+1].Capital && !r.text.Tokens[at+1].Upper && !r.text.Known(at) && !r.text.IsMention(at) {
		org = rules.Range(at, at+1) // MFA Undersecretary of State
		at, start = at+1, at+1
	}
	for i := at; i < s.Last && i < at+14; i++ {
		t := &r.text.Tokens[i]
		if h, found := r.text.At(i, r.lang.PostHead); found && i > at && h.Last == i+1 && monarch(t.Lower) && !r.text.Known(i-1) && r.nameGoesOn(i, s) {
			return rules.Term{}, 0, rules.Tokens{}, false // Mohammed Sultan Saif: a name
		} else if found && h.Last <= s.Last && (t.Capital || i == at || !r.text.Tokens[at].Capital) && !r.headGoesOn(h, s) {
			if t.Capital || r.lowerHead(h, at, s) {
				return h, start, org, true
			}
			return rules.Term{}, 0, rules.Tokens{}, false
		}
		if rank, is := r.text.At(i, r.lang.PostRank); is && rank.Last > i+1 && rank.Last < s.Last && !t.Capital {
			i = rank.Last - 1 // non-resident
			continue
		}
		switch {
		case t.Kind == prose.Hyphen && !t.Space:
		case t.Lower == "and" && i > at && i+2 < s.Last && r.text.Is(i-1, r.lang.Portfolio) && r.text.Tokens[i+1].Capital && r.text.Is(i+1, r.lang.Portfolio) && (r.text.Is(i+2, r.lang.PostHead) || i+3 < s.Last && r.text.Tokens[i+2].Capital && r.text.Is(i+2, r.lang.Portfolio) && r.text.Is(i+3, r.lang.PostHead)):
			// Commerce and Industry Minister, Law and Human Rights Minister
		case t.Kind == prose.Word && (r.text.Is(i, r.lang.UnitHead) && t.Capital):
			u, _ := r.text.At(i, r.lang.UnitHead)
			end := u.Last
			// Office of National Drug Control Policy
			if end < s.Last && r.text.Tokens[end].Lower == "of" && i > at-1 {
				k := end + 1
				for k < s.Last && (r.text.Tokens[k].Capital && !r.isRankBeforeHead(k, s) || r.text.Tokens[k].Lower == "and") {
					k++
				}
				if k >= s.Last || !r.text.Tokens[k].Capital && r.acronymAfter(k, s) == k {
					return rules.Term{}, 0, rules.Tokens{}, false
				}
				end = k
			}
			end = r.acronymAfter(end, s)
			if end < s.Last && r.newLine(end) {
				return rules.Term{}, 0, rules.Tokens{}, false // a heading, with the post of the line after it
			}
			org = rules.Range(at, end)
			start = end
			i = end - 1
		case t.Kind == prose.Clitic && !org.Empty() && org.Last == i && i+1 < s.Last && r.text.Tokens[i+1].Capital:
			start = i + 1 // the State Department's Principal Deputy …
		case t.Kind == prose.Word && (t.Capital || r.text.Is(i, r.lang.PostRank)) && !r.text.Is(i, r.lang.Honorific) && !r.text.Is(i, r.lang.Month):
			if m, is := r.text.MentionAt(i); is && i > at && m.Form != rules.ByAdjective {
				return rules.Term{}, 0, rules.Tokens{}, false
			}
			if !r.text.Known(i) && !t.Capital {
				return rules.Term{}, 0, rules.Tokens{}, false
			}
		default:
			return rules.Term{}, 0, rules.Tokens{}, false
		}
	}
	return rules.Term{}, 0, rules.Tokens{}, false
}

// monarch reports a title that is a given name too.
func monarch(word string) bool {
	switch word {
	case "sultan", "prince", "king", "emir", "amir", "pope":
		return true
	}
	return false
}

// headGoesOn reports a head word that only stands before another one: the
// "director" of "Director-General" is a longer term, the "assistant" of
// "Assistant Secretary" is a rank.
func (r *Reader) headGoesOn(h rules.Term, s prose.Sentence) bool {
	if h.Last >= s.Last {
		return false
	}
	if r.text.Is(h.First, r.lang.PostRank) && h.Last-h.First == 1 {
		// Deputy Political Director: a rank before the words of another post
		for k := h.Last; k < min(h.Last+4, s.Last) && r.text.Tokens[k].Capital; k++ {
			if r.text.Is(k, r.lang.PostHead) {
				return true
			}
			if !r.text.Is(k, r.lang.PostRank) && !r.text.Is(k, r.lang.Portfolio) {
				break
			}
		}
	}
	next, ok := r.text.At(h.Last, r.lang.PostHead)
	if ok && h.Last-h.First > 1 && r.address(h.Last) && r.nameFollows(next.Last, s) {
		return false // Special Envoy Ambassador Ana Diaz
	}
	if !ok || next.Last > s.Last || !r.text.Tokens[h.Last].Capital && r.text.Tokens[h.First].Capital {
		return false
	}
	return r.text.Is(h.First, r.lang.PostRank) || r.text.Is(h.Last-1, r.lang.UnitHead)
}

// nameFollows reports a name at a token: what stands before it addresses its bearer.
func (r *Reader) nameFollows(at int, s prose.Sentence) bool {
	name, _, ok := r.nameAt(at, s, false)
	return ok && name.Last-name.First > 1
}

// lowerHead reports a head word in small letters that is a post here and no
// common noun: words of rank before it, or a unit after it.
func (r *Reader) lowerHead(h rules.Term, at int, s prose.Sentence) bool {
	if h.Last >= s.Last {
		return false
	}
	switch r.text.Tokens[h.Last-1].Lower {
	case "chair", "leader", "member", "members", "assistant", "chief", "partner", "officer", "manager", "speaker", "delegate", "coordinator":
		return false
	}
	w := r.text.Tokens[h.Last].Lower
	if at > s.First && r.text.Tokens[at-1].Kind == prose.Clitic && r.closes(h.Last, s) && (w == "," || r.text.Tokens[h.Last].Kind == prose.Stop) {
		return true // ", Chile's foreign minister,"
	}
	if at > s.First && r.text.Tokens[at-1].Kind == prose.Comma && w == "at" {
		return true // ", chargé d'affaires at the Embassy"
	}
	if at > s.First && r.text.Tokens[at-1].Kind == prose.Comma && (h.First > at || h.Last-h.First > 1) && h.First-at <= 3 && (w == "(" || w == "," || w == "ministry") {
		return true // ", additional foreign secretary (Americas),"
	}
	if w == "," && at > s.First && r.text.Tokens[at-1].Lower == "the" && h.Last-at > 1 {
		// "the state secretary, Jan Nowak, met"
		name, _, ok := r.nameAt(h.Last+1, s, false)
		return ok && name.Last-name.First > 1 && r.closes(name.Last, s)
	}
	return (w == "of" || w == "for") && h.First-at <= 3
}

func (r *Reader) isRankBeforeHead(k int, s prose.Sentence) bool {
	if r.text.Is(k, r.lang.PostHead) {
		return true
	}
	if !r.text.Is(k, r.lang.PostRank) || r.text.Is(k, r.lang.Portfolio) && !rankBefore(r.text.Tokens[k].Lower) {
		return false
	}
	for j := k; j < s.Last && j < k+4; j++ {
		if r.text.Is(j, r.lang.PostHead) {
			return true
		}
		if !r.text.Is(j, r.lang.PostRank) {
			return false
		}
	}
	return false
}

// sideOf takes the side from the name of an organisation: a country in it, or a
// ministry that only one country has.
func (r *Reader) sideOf(o *office, org rules.Tokens) {
	if o.side != "" {
		return
	}
	if m, ok := r.text.MentionIn(org.First, org.Last); ok && m.Form != rules.ByCity && !r.desk(m, org) {
		o.side, o.proof = m.Code, rules.Range(m.First, m.Last)
		return
	}
	if t, ok := r.home(org); ok {
		o.side, o.proof = readout.PartyCode(t.Value), t.Tokens()
	}
}

// desk reports a unit that deals with the country that its name begins with:
// "India and Indian Ocean Directorate".
func (r *Reader) desk(m rules.Mention, org rules.Tokens) bool {
	if m.Form != rules.ByName || m.Last >= org.Last || r.text.Tokens[m.Last].Kind == prose.Clitic {
		return false
	}
	switch r.text.Tokens[org.Last-1].Lower {
	case "directorate", "department", "division", "bureau", "desk", "section", "unit", "group", "team":
		return true
	}
	return false
}

// home finds in the name of an organisation the words that only one country's
// have: External Affairs, Foreign and Commonwealth Office.
func (r *Reader) home(org rules.Tokens) (rules.Term, bool) {
	for k := org.First; k < org.Last; k++ {
		if t, ok := r.text.At(k, r.lang.UnitCountry); ok && t.Last <= org.Last {
			return t, true
		}
	}
	return rules.Term{}, false
}
