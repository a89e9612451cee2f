package reading

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// goesOn returns the side of the person before in a list of those whom ours meet:
// "met with Chilean President A, Foreign Minister B and Trade Minister C".
func (r *reader) goesOn(i int, own readout.PartyCode) readout.PartyCode {
	if i == 0 || own == "" || r.people[i].subject {
		return ""
	}
	before := r.people[i-1]
	if before.subject || before.Side == nil || *before.Side == own || !r.listed(before, r.people[i]) {
		return ""
	}
	s := r.text.Sentences[r.text.SentenceAt(before.First)]
	for k := s.First; k < before.First; k++ {
		if r.text.Is(k, r.lang.VerbMeet) || r.text.Tokens[k].Lower == "spoke" || r.text.Tokens[k].Lower == "speak" {
			return *before.Side
		}
	}
	return ""
}

// wordsToPlace is how far before somebody's name the place may stand where he was
// met.
const wordsToPlace = 16

// metThere returns the country of a place on a journey at which somebody is met:
// "travel to Cairo to meet with President A", "In Lima, she will meet Minister B".
func (r *reader) metThere(p person, e *event) readout.PartyCode {
	if e.form != "visit" {
		return ""
	}
	s := r.text.Sentences[r.text.SentenceAt(p.First)]
	meets := false
	for k := p.First - 1; k > s.First && k > p.First-wordsToPlace; k-- {
		switch r.text.Tokens[k].Lower {
		case "met", "meet", "meets", "meeting":
			meets = true
		case "to", "in", "visit", "visited":
			if m, ok := r.text.MentionAt(k + 1); ok && meets && m.Form != rules.ByAdjective && has(e.parties, m.Code) {
				return m.Code
			}
		}
	}
	if w := r.text.Tokens[s.First].Lower; meets && w == "in" {
		if m, ok := r.text.MentionAt(s.First + 1); ok && m.Form != rules.ByAdjective && has(e.parties, m.Code) {
			return m.Code
		}
	}
	if meets {
		return r.stop(s, e)
	}
	return ""
}

// stop returns the country that a journey has come to at a sentence: the last that
// the sentences before it in the paragraph say somebody goes to.
func (r *reader) stop(s prose.Sentence, e *event) readout.PartyCode {
	for i := r.text.SentenceAt(s.First) - 1; i >= 0 && r.text.Sentences[i].Paragraph == s.Paragraph; i-- {
		b := r.text.Sentences[i]
		for k := b.Last - 2; k >= b.First; k-- {
			switch r.text.Tokens[k].Lower {
			case "to", "in", "visit", "visited":
				if m, ok := r.text.MentionAt(k + 1); ok && m.Form != rules.ByAdjective && has(e.parties, m.Code) {
					return m.Code
				}
			}
		}
	}
	return ""
}

// oneOf returns the side of officials of whom a person is one: "Polish leaders,
// including Minister Roe and Mr. Doe".
func (r *reader) oneOf(p person) readout.PartyCode {
	const far = 40
	s := r.text.Sentences[r.text.SentenceAt(p.First)]
	for k := p.First - 1; k > s.First && k > p.First-far; k-- {
		if r.text.Tokens[k].Lower != "including" {
			continue
		}
		for m := r.text.MentionFrom(k) - 1; m >= 0 && r.text.Mentions[m].First >= max(s.First, k-6); m-- {
			at := r.text.Mentions[m]
			for w := at.Last; w < k; w++ {
				switch r.text.Tokens[w].Lower {
				case "leaders", "officials", "counterparts", "ministers", "authorities", "representatives", "leadership":
					return at.Code
				}
			}
		}
		return ""
	}
	return ""
}

// either reports two people without a side of whom one stands before the verb of the
// clause and one after it: "Director A held the Chile-Peru Talks with Director B".
func (r *reader) either(two []int, e *event) bool {
	a, b := r.people[two[0]], r.people[two[1]]
	s := r.text.SentenceAt(e.First)
	return a.Last <= e.First && b.First >= e.Last && r.text.SentenceAt(a.First) == s && r.text.SentenceAt(b.First) == s
}
