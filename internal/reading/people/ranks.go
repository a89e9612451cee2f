package people

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// ranks reads people who hold one office each for several countries, named in
// the order of these: "the Foreign Ministers of Norway and Chile, Kari Lie and
// Luis Prat". next is the token after them, i where none stand here.
func (r *Reader) ranks(i int, s prose.Sentence) (out []Person, next int) {
	o, ok := r.officeAt(i, s)
	if !ok || o.side == "" || len(o.units) > 0 || !r.plural(o.post) || o.proof.First < o.post.Last {
		return nil, i
	}
	n := r.named(o)
	n.Shared = true
	if out, next = r.apiece(n, o.whole.Last, s); len(out) > 1 {
		out[0].Whole.First = i
		return out, next
	}
	out = append(out[:0], n)
	at := o.whole.Last
	for more := r.another(at, s); more > at; more = r.another(at, s) {
		m, ok := r.text.MentionAt(more)
		if !ok || m.Form != rules.ByName || m.Last > s.Last {
			break
		}
		n.Side, n.Proof = m.Code, rules.Range(m.First, m.Last)
		out = append(out, n)
		at = m.Last
	}
	if len(out) < 2 || at >= s.Last || r.text.Tokens[at].Kind != prose.Comma {
		return nil, i
	}
	at++
	for k := range out {
		if k > 0 {
			more := r.another(at, s)
			if more == at {
				return nil, i
			}
			at = more
		}
		name, title, ok := r.nameAt(at, s, false)
		if !ok || !title && name.Last-name.First < 2 {
			return nil, i
		}
		out[k].Name, out[k].Title, out[k].Whole = name, title, rules.Range(at, name.Last)
		at = r.afterName(name.Last, s)
	}
	out[0].Whole.First = i
	return out, at
}

// apiece reads people of whom each follows the country: "the Foreign Ministers of
// Norway, Kari Lie, and Chile - Luis Prat". n is the first without the name.
func (r *Reader) apiece(n Person, at int, s prose.Sentence) (out []Person, next int) {
	for {
		from := at
		if k := &r.text.Tokens[min(at, s.Last-1)]; at+1 < s.Last && (k.Kind == prose.Comma || k.Kind == prose.Hyphen && k.Space) {
			from++
		}
		name, title, ok := r.nameAt(from, s, false)
		if !ok || !title && name.Last-name.First < 2 || !r.closes(name.Last, s) {
			return out, next
		}
		n.Name, n.Title, n.Whole = name, title, rules.Range(from, name.Last)
		out = append(out, n)
		next = r.afterName(name.Last, s)
		more := r.another(next, s)
		m, ok := r.text.MentionAt(more)
		if more == next || !ok || m.Form != rules.ByName || m.Last >= s.Last {
			return out, next
		}
		n.Side, n.Proof, at = m.Code, rules.Range(m.First, m.Last), m.Last
	}
}

// owners gives two people who share a post in the plural their sides, where two
// countries own it: "Norway's and Chile's Foreign Ministers A and B".
func (r *Reader) owners(two []Person) {
	m, ok := r.text.MentionAt(two[0].Proof.First)
	if !ok || two[0].Proof != two[1].Proof {
		return
	}
	toks := r.text.Tokens
	first, second := m, m
	if k := m.First - 1; k > 1 && toks[k].Lower == "and" {
		if toks[k-1].Kind == prose.Clitic {
			k--
		}
		if first, ok = r.text.MentionEnding(k); !ok || first.Form != m.Form {
			return
		}
	} else if m.Last+1 < len(toks) && toks[m.Last].Lower == "and" {
		if second, ok = r.text.MentionAt(m.Last + 1); !ok || second.Form != m.Form || m.Form != rules.ByAdjective {
			return
		}
	} else {
		return
	}
	two[0].Side, two[0].Proof = first.Code, rules.Range(first.First, first.Last)
	two[1].Side, two[1].Proof = second.Code, rules.Range(second.First, second.Last)
}

// another steps over what joins one of a list to the next; it returns at where
// nothing does.
func (r *Reader) another(at int, s prose.Sentence) int {
	from := at
	if at < s.Last && r.text.Tokens[at].Kind == prose.Comma {
		at++
	}
	if at < s.Last && r.text.Tokens[at].Lower == "and" {
		at++
	}
	if at > from && at < s.Last && r.text.Tokens[at].Lower == "the" {
		at++
	}
	if at >= s.Last {
		return from
	}
	return at
}
