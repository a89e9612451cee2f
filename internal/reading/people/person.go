package people

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Person is a person as one place of the text names him or her.
type Person struct {
	Name         rules.Tokens
	Post         rules.Tokens
	Organisation rules.Tokens
	Side         readout.PartyCode // that the words themselves give, "" where they do not
	Proof        rules.Tokens      // the words that give it
	Whole        rules.Tokens      // from the first word of rank to the last of the organisation
	Title        bool              // a form of address stands before the name
	Shared       bool              // the post is in the plural, of several who are named with it
	Bare         bool              // the name stands alone where somebody acts: "Kari Roe received …"
}

// Acts reports somebody who may act for a side: with a post, or known by the name alone.
func (n Person) Acts() bool { return !n.Post.Empty() || n.Bare }

// Within reports a token that lies within the words about one of some people.
func Within(i int, people []Person) bool {
	for _, n := range people {
		if i >= n.Whole.First && i < n.Whole.Last {
			return true
		}
	}
	return false
}

// Reader reads the people of one text, each sentence once.
type Reader struct {
	text *rules.Text
	lang *rules.Language
	of   map[int][]Person // by first token, the people of a sentence

	depth, orgDepth int  // of posts and organisations inside one another
	listed          bool // the words before tell that people of a delegation follow
}

// New makes the reader of a text whose mentions are found.
func New(text *rules.Text) *Reader {
	return &Reader{text: text, lang: text.Language, of: map[int][]Person{}}
}

// In reads the people that tokens of one sentence name, in order.
func (r *Reader) In(s prose.Sentence) []Person {
	if known, ok := r.of[s.First]; ok {
		return known
	}
	var out []Person
	for i := s.First; i < s.Last; {
		r.listed = r.expects(i, s, out)
		if several, next := r.ranks(i, s); next > i {
			out, i = append(out, several...), next
			continue
		}
		n, next := r.personAt(i, s)
		if next > i {
			if !n.Name.Empty() {
				out = append(out, n)
				before := len(out) - 1
				if out, next = r.sharedPost(out, next, s); len(out) == before+2 {
					r.owners(out[before:])
				}
			}
			i = next
			continue
		}
		i++
	}
	r.ofPrincipals(out, s)
	r.of[s.First] = out
	return out
}

// expects reports a place at which somebody of a delegation is named: after "led
// by", "included", or after another one in a list.
func (r *Reader) expects(i int, s prose.Sentence, before []Person) bool {
	k := i - 1
	for k > s.First && (r.text.Tokens[k].Kind == prose.Comma || r.text.Tokens[k].Lower == "and") {
		k--
	}
	if k < s.First {
		return false
	}
	if k < i-1 && len(before) > 0 && before[len(before)-1].Whole.Last == k+1 {
		return true
	}
	if k < i-1 && r.text.Tokens[k].Lower != "side" {
		return false
	}
	switch r.text.Tokens[k].Lower {
	case "side":
		for j := max(s.First, k-4); j < k; j++ {
			if r.text.Tokens[j].Lower == "from" {
				return true // "from the Korean side, Jang, Mi-kyung"
			}
		}
	case "by", "included", "includes", "include", "including", "comprised", "comprising", "comprises", "of", "were":
		for j := max(s.First, k-4); j <= k; j++ {
			switch r.text.Tokens[j].Lower {
			case "led", "headed", "included", "includes", "include", "comprised", "comprising", "comprises", "accompanied", "joined", "represented", "chaired", "co-chaired", "consisted", "consisting", "composed", "present", "attended":
				return true
			}
		}
	}
	return false
}

// sharedPost adds those who share a post in the plural with the last of out:
// "Executive Vice Presidents A and B".
func (r *Reader) sharedPost(out []Person, at int, s prose.Sentence) ([]Person, int) {
	first := out[len(out)-1]
	if first.Post.Empty() || first.Post.First > first.Name.First || !r.plural(first.Post) {
		return out, at
	}
	last := len(out) - 1
	for at+1 < s.Last && (r.text.Tokens[at].Kind == prose.Comma || r.text.Tokens[at].Lower == "and") {
		from := at + 1
		if r.text.Tokens[from].Lower == "and" {
			from++
		}
		styled := from // "Foreign Secretaries A and Ambassador B respectively"
		if r.address(from) {
			styled++
		} else if _, ok := r.officeAt(from, s); ok {
			break
		}
		name, title, ok := r.nameAt(styled, s, false)
		if !ok {
			break
		}
		n := first
		n.Name, n.Title, n.Whole = name, title, rules.Range(from, name.Last)
		at = name.Last
		if first.Proof.First >= first.Name.Last {
			n.Side, n.Proof = "", rules.Tokens{} // "Ministers A of Norway and B of Chile"
			if end, code, proof, ok := r.ofParty(at, s); ok {
				n.Side, n.Proof, n.Whole.Last, at = code, proof, end, end
			}
		}
		if at < s.Last && r.text.Tokens[at].Kind == prose.Open {
			n.Organisation = rules.Tokens{}
			n, at = r.suffix(n, office{whole: n.Whole}, s)
		}
		n.Shared, out[last].Shared = true, true
		out = append(out, n)
	}
	return out, at
}

// plural reports a post of several people: its head word ends in s.
func (r *Reader) plural(post rules.Tokens) bool {
	for k := post.First; k < post.Last; k++ {
		if t, ok := r.text.At(k, r.lang.PostHead); ok {
			w := r.text.Tokens[t.Last-1].Lower
			if first := r.text.Tokens[t.First].Lower; t.Last-t.First > 2 && strings.HasSuffix(first, "s") {
				return true // Secretaries of State
			}
			return len(w) > 1 && w[len(w)-1] == 's' && w != "affairs" && w != "affaires" && w != "princess"
		}
	}
	return false
}

// personAt reads the person whose post or name begins at token i; next is the
// token after everything read, i where nothing begins here.
func (r *Reader) personAt(i int, s prose.Sentence) (n Person, next int) {
	if w := r.text.Tokens[i].Lower; w == "counterpart" || w == "colleague" && r.text.IsMentionEnd(i) {
		if n, ok := r.counterpart(i, s); ok {
			return n, n.Whole.Last
		}
	}
	if o, ok := r.officeAt(i, s); ok && !(r.listed && r.twoNames(i, s)) {
		n = r.named(o)
		at := o.whole.Last
		if at+1 < s.Last && (r.address(at) || r.again(o.post, at)) {
			// "Deputy Minister Ambassador …": the second word is a form of address
			if name, _, ok := r.nameAt(at+1, s, false); ok {
				n.Name, n.Title = name, true
				return r.suffix(n, o, s)
			}
		}
		if g := r.grown(o, s); g.whole.Last == at+1 && at+1 < s.Last && r.text.Tokens[at+1].Kind == prose.Comma {
			// "Minister for Defence Production, Khawaja Asif"
			if name, title, ok := r.nameAt(at+2, s, false); ok && (title || name.Last-name.First > 1) && !r.ownsPost(name.Last, s) {
				o, at = g, g.whole.Last
				n = r.named(o)
			}
		}
		comma := at < s.Last && r.text.Tokens[at].Kind == prose.Comma
		if comma {
			if two, ok := r.officeAt(at+1, s); ok && two.whole.Last < s.Last && len(o.units) == 0 && two.side == "" && r.deputy(o.post) {
				// "Chilean Vice Prime Minister, Foreign Minister Ana Diaz"
				from := two.whole.Last
				if r.text.Tokens[from].Kind == prose.Comma {
					from++
				}
				if name, title, ok := r.nameAt(from, s, false); ok && (title || name.Last-name.First > 1) && !r.ownsPost(name.Last, s) {
					n.Post.Last, n.Whole.Last = two.post.Last, two.whole.Last
					n.Name, n.Title = name, title
					return r.suffix(n, two, s)
				}
			}
			// "Minister, Inspector-General, Mr. Juan Perez": two posts of one person
			if two, ok := r.officeAt(at+1, s); ok && two.whole.Last+1 < s.Last && r.text.Tokens[two.whole.Last].Kind == prose.Comma && len(o.units) == 0 && two.side == "" {
				if name, title, ok := r.nameAt(two.whole.Last+1, s, false); ok && title && !r.ownsPost(name.Last, s) {
					n.Post.Last, n.Whole.Last = two.post.Last, two.whole.Last
					n.Name, n.Title = name, title
					return r.suffix(n, two, s)
				}
			}
		}
		if comma && at+2 < s.Last && r.address(at+1) {
			// "the Coordinator for Fisheries, Ambassador Ana Diaz"
			if name, _, ok := r.nameAt(at+2, s, false); ok && name.Last-name.First > 1 && !r.ownsPost(name.Last, s) {
				n.Name, n.Title = name, true
				return r.suffix(n, o, s)
			}
		}
		if name, title, ok := r.nameAt(at, s, false); ok && (title || name.Last-name.First > 1 || !o.complement || r.closes(name.Last, s) && len(o.units) == 0 && r.plainWords(o.post)) {
			n.Name, n.Title = name, title
			return r.suffix(n, o, s)
		}
		if comma {
			if name, title, ok := r.nameAt(at+1, s, false); ok && (title || name.Last-name.First >= 2 && r.closes(name.Last, s)) && (!r.ownsPost(name.Last, s) || r.text.Preceded(i, s, "by") || i > s.First && r.text.Tokens[i-1].Lower == "the" && r.text.Preceded(i-1, s, "by")) {
				n.Name, n.Title = name, title
				return r.suffix(n, o, s)
			}
		}
		return Person{}, at
	}
	name, title, ok := r.nameAt(i, s, true)
	if !ok {
		if h, is := r.text.At(i, r.lang.Honorific); is && r.text.Tokens[i].Capital && h.Last < s.Last {
			return Person{}, h.Last // His Majesty King …: the post tells
		}
		return Person{}, i
	}
	n = Person{Name: name, Title: title, Whole: rules.Range(i, name.Last)}
	at := r.afterName(name.Last, s)
	if at < s.Last && (r.text.Tokens[at].Kind == prose.Comma || r.text.Tokens[at].Kind == prose.Open) {
		from := at + 1
		for from < s.Last && (r.text.Tokens[from].Lower == "the" || r.text.Tokens[from].Lower == "who" || r.text.Tokens[from].Lower == "is") {
			from++
		}
		if o, ok := r.officeAt(from, s); ok {
			o = r.grown(o, s)
			if _, _, other := r.nameAt(o.whole.Last, s, false); !other || r.text.Tokens[o.whole.Last].Kind == prose.Comma {
				p := r.named(o)
				p.Name, p.Title, p.Whole.First = name, title, i
				return r.suffix(p, o, s)
			}
		}
	}
	if at < s.Last && r.text.Tokens[at].Kind == prose.Word && r.text.Tokens[at].Capital && (title || r.listed) {
		// "Ms. Ana Diaz Ambassador of Chile to Ghana"
		if o, ok := r.officeAt(at, s); ok && o.complement && !r.namedNext(o, s) {
			p := r.named(o)
			p.Name, p.Title, p.Whole.First = name, title, i
			return r.suffix(p, o, s)
		}
	}
	if at+1 < s.Last && (r.text.Tokens[at].Kind == prose.Open || r.text.Tokens[at].Kind == prose.Comma) {
		// "Ana Diaz (Ministry of Trade)", "Ana Diaz, Ministry of Trade,"
		bracket := r.text.Tokens[at].Kind == prose.Open
		if org, ok := r.OrganisationAt(at+1, s); ok && (r.listed && r.governs(org) || bracket && title) && org.Last <= s.Last && (org.Last == s.Last || r.closesParty(org.Last, s)) {
			var o office
			r.sideOf(&o, org)
			n.Organisation, n.Side, n.Proof, n.Whole.Last = org, o.side, o.proof, org.Last
			return n, org.Last
		}
	}
	if !title && !r.serves(name.Last, s) {
		return Person{}, name.Last // two capital words alone may be anything
	}
	return r.suffix(n, office{whole: n.Whole}, s)
}

// deputy reports the post of a head of government's deputy, beside which another
// tells what the person does.
func (r *Reader) deputy(post rules.Tokens) bool {
	switch r.text.Tokens[post.First].Lower {
	case "tánaiste", "tanaiste":
		return true
	case "vice", "deputy":
		w := r.text.Tokens[post.Last-1].Lower
		return post.Last-post.First == 3 && w == "minister" && r.text.Tokens[post.Last-2].Lower == "prime" || w == "premier"
	}
	return false
}

// twoNames reports two capital words of which neither belongs to a post.
func (r *Reader) twoNames(i int, s prose.Sentence) bool {
	for k := i; k < i+2; k++ {
		if k >= s.Last || !r.text.Tokens[k].Capital || r.text.Tokens[k].Upper || r.text.Known(k) || r.text.IsMention(k) || r.text.Is(k, r.lang.Portfolio) || r.text.Is(k, r.lang.PostRank) || r.text.Is(k, r.lang.UnitHead) {
			return false
		}
	}
	return true
}

// address reports a rank that stands before a name as a form of address, beside the
// post that its holder has.
func (r *Reader) address(at int) bool {
	t := &r.text.Tokens[at]
	return t.Capital && (t.Lower == "ambassador" || t.Lower == "prince" || t.Lower == "princess")
}

// again reports the head word of a long post that stands once more before the name:
// "Deputy Prime Minister and Minister of Trade Minister Ana Diaz".
func (r *Reader) again(post rules.Tokens, at int) bool {
	t := &r.text.Tokens[at]
	if !t.Capital || post.Last-post.First < 3 || post.Last > at {
		return false
	}
	if h, ok := r.text.At(at, r.lang.PostHead); !ok || h.Last != at+1 {
		return false
	}
	for k := post.First; k < post.Last; k++ {
		if r.text.Tokens[k].Lower == t.Lower {
			return true
		}
	}
	return false
}

// counterpart reads "his Polish counterpart Jan Nowak" and "her counterpart from
// Chile, Ana Diaz": a person whose post is the other's.
func (r *Reader) counterpart(i int, s prose.Sentence) (Person, bool) {
	toks := r.text.Tokens
	n := Person{Title: true}
	first, at := i, i+1
	if m, ok := r.text.MentionEnding(i); ok && m.Form == rules.ByAdjective {
		first, n.Side, n.Proof = m.First, m.Code, rules.Range(m.First, m.Last)
	}
	if end, code, proof, ok := r.ofParty(at, s); ok {
		at, n.Side, n.Proof = end, code, proof
	}
	if at < s.Last && toks[at].Kind == prose.Comma {
		at++
	}
	if o, isOffice := r.officeAt(at, s); isOffice {
		return r.postedCounterpart(n, o, first, s)
	}
	name, title, ok := r.nameAt(at, s, false)
	if !ok || !title && name.Last-name.First < 2 {
		return n, false
	}
	n.Name, n.Whole = name, rules.Range(first, name.Last)
	if after := r.afterName(name.Last, s); after < s.Last && toks[after].Kind == prose.Comma {
		// "his counterpart, Ana Diaz, Minister of Trade of Chile"
		from := after + 1
		if from < s.Last && toks[from].Lower == "the" {
			from++
		}
		if o, ok := r.officeAt(from, s); ok && !r.namedNext(o, s) {
			p := r.named(o)
			p.Name, p.Title, p.Whole.First = name, true, first
			if p.Side == "" {
				p.Side, p.Proof = n.Side, n.Proof
			}
			p, _ = r.suffix(p, o, s)
			return p, true
		}
	}
	return n, true
}

// postedCounterpart reads "his Polish counterpart, State Secretary Jan Nowak": the
// adjective tells the side where the post does not.
func (r *Reader) postedCounterpart(n Person, o office, first int, s prose.Sentence) (Person, bool) {
	if n.Side == "" {
		return n, false
	}
	name, title, ok := r.nameAt(o.whole.Last, s, false)
	if !ok || !title && name.Last-name.First < 2 {
		return n, false
	}
	p := r.named(o)
	p.Name, p.Title, p.Whole = name, true, rules.Range(first, name.Last)
	if p.Side == "" {
		p.Side, p.Proof = n.Side, n.Proof
	}
	p, _ = r.suffix(p, o, s)
	return p, true
}

// namedNext reports a post whose own name follows it, directly or after a comma:
// "his counterpart, Ana Diaz, the Minister for Trade, Juan Perez".
func (r *Reader) namedNext(o office, s prose.Sentence) bool {
	at := o.whole.Last
	if _, _, named := r.nameAt(at, s, false); named {
		return true
	}
	if at >= s.Last || r.text.Tokens[at].Kind != prose.Comma {
		return false
	}
	name, _, named := r.nameAt(at+1, s, false)
	return named && name.Last-name.First > 1 && r.closes(name.Last, s) && !r.ownsPost(name.Last, s)
}

// named is the person who holds an office, yet without a name. A bureau or a
// department whose head somebody is belongs in the post, as the guide has it.
func (r *Reader) named(o office) Person {
	n := Person{Post: o.post, Organisation: o.before, Side: o.side, Proof: o.proof, Whole: o.whole}
	switch len(o.units) {
	case 0:
	case 1:
		if u := o.units[0]; r.isRegularUnit(rules.Range(u.Last-1, u.Last)) && o.post.Last < u.First && u.First-o.post.Last <= 2 && r.text.Tokens[o.post.Last].Lower == "of" && o.before.Empty() {
			n.Post.Last = u.Last
		} else {
			n.Organisation = u
		}
	default:
		n.Post.Last, n.Organisation = o.units[0].Last, o.units[len(o.units)-1]
	}
	return n
}
