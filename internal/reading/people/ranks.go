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
	out = append(out, n)
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
