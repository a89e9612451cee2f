package people

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// ofPrincipals gives envoys who are called by whose they are the side of those: "President
// Roe's Special Envoy, Ana Diaz", where the text tells somewhere before of what country
// Roe is.
func (r *Reader) ofPrincipals(people []Person, s prose.Sentence) {
	for i := range people {
		n := &people[i]
		if n.Side != "" || n.Post.Empty() || n.Post.First <= s.First+1 || n.Post.First > n.Name.First || r.text.Tokens[n.Post.First-1].Kind != prose.Clitic || !r.envoy(n.Post) {
			continue
		}
		owner := n.Post.First - 2
		if !r.text.Tokens[owner].Capital {
			continue
		}
		n.Side, n.Proof = r.sideOfName(r.text.Tokens[owner].Lower, s)
	}
}

// envoy reports the post of one whom somebody sends.
func (r *Reader) envoy(post rules.Tokens) bool {
	for k := post.First; k < post.Last; k++ {
		switch r.text.Tokens[k].Lower {
		case "envoy", "representative":
			return true
		}
	}
	return false
}

// sideOfName returns the side of the last person before a sentence whose name ends in a
// word, and the words that tell it.
func (r *Reader) sideOfName(surname string, s prose.Sentence) (readout.PartyCode, rules.Tokens) {
	for k := r.text.SentenceAt(s.First) - 1; k >= 0; k-- {
		for _, n := range r.of[r.text.Sentences[k].First] {
			if n.Side != "" && r.text.Tokens[n.Name.Last-1].Lower == surname {
				return n.Side, n.Proof
			}
		}
	}
	return "", rules.Tokens{}
}
