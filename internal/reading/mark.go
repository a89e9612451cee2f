package reading

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// byPost reports a person whom only the words of the post give a side: a "Secretary
// of State" is American where nothing else tells.
func (r *reader) byPost(n people.Person) bool {
	return !n.Proof.Empty() && r.text.Is(n.Proof.First, r.lang.PostCountry) && !r.text.IsMention(n.Proof.First)
}

// openedIn returns the country that a sentence places itself in: "In Peru, Mr. Roe
// met with President Doe".
func (r *reader) openedIn(s prose.Sentence) (readout.PartyCode, rules.Tokens) {
	if s.First+2 >= s.Last || r.text.Tokens[s.First].Lower != "in" {
		return "", rules.Tokens{}
	}
	m, ok := r.text.MentionAt(s.First + 1)
	if !ok || m.Form != rules.ByName || !rules.Nation(m.Code) || m.Last >= s.Last || r.text.Tokens[m.Last].Kind != prose.Comma {
		return "", rules.Tokens{}
	}
	return m.Code, rules.Range(m.First, m.Last)
}
