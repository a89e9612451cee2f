package reading

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// named is a person as one place of the text names him or her.
type named struct {
	name  rules.Tokens
	post  rules.Tokens
	org   rules.Tokens
	side  readout.PartyCode // that the words themselves give, "" where they do not
	proof rules.Tokens      // the words that give it
	whole rules.Tokens      // from the first word of rank to the last of the organisation
	title bool              // a form of address stands before the name
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
			if !n.name.Empty() {
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
		if h, is := r.text.At(i, r.lang.Honorific); is && r.text.Tokens[i].Capital && h.Last < s.Last {
			return named{}, h.Last // His Majesty King …: the post tells
		}
		return named{}, i
	}
	n = named{name: name, title: title, whole: rules.Range(i, name.Last)}
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
	if !title {
		return named{}, name.Last // two capital words alone may be anything
	}
	return r.suffix(n, office{whole: n.whole}, s)
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
	if at >= s.Last || n.post.Empty() {
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
		if !n.org.Empty() && len(o.units) == 1 && n.org == o.units[0] {
			n.post.Last = n.org.Last
		}
		n.org = org
		n.whole.Last = org.Last
		if m, ok := r.text.MentionIn(org.First, org.Last); ok && n.side == "" && m.Form != rules.ByCity {
			n.side, n.proof = m.Code, rules.Range(m.First, m.Last)
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
func (r *reader) ofParty(at int, s prose.Sentence) (end int, code readout.PartyCode, proof rules.Tokens, ok bool) {
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
	if !found || m.Form != rules.ByName || m.Last > s.Last {
		return
	}
	return m.Last, m.Code, rules.Range(m.First, m.Last), true
}

// mentionAt returns the mention that begins at a token.
func (r *reader) mentionAt(at int) (rules.Mention, bool) {
	if i := r.text.MentionFrom(at); i < len(r.text.Mentions) && r.text.Mentions[i].First == at {
		return r.text.Mentions[i], true
	}
	return rules.Mention{}, false
}

func (r *reader) is(i int, c rules.Class) bool {
	_, ok := r.text.At(i, c)
	return ok
}

func (r *reader) isUnit(i int) bool { return r.is(i, r.lang.UnitHead) }
