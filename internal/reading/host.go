package reading

import (
	"strings"

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

// whoReceives returns the side, of two, to which the other came, as the verb of the
// clause tells, or the post of an ambassador: who received somebody is at home, and who
// called on somebody is not.
func (r *reader) whoReceives(e *event) readout.PartyCode {
	if len(e.parties) != 2 {
		return ""
	}
	other := func(code readout.PartyCode) readout.PartyCode {
		switch code {
		case e.parties[0].code:
			return e.parties[1].code
		case e.parties[1].code:
			return e.parties[0].code
		}
		return ""
	}
	subject := r.subjectSide()
	if a, b := e.parties[0].words, e.parties[1].words; subject == "" && a.First < e.First && b.First >= e.First && r.text.SentenceAt(a.First) == e.sentence {
		subject = e.parties[0].code // "The President of Norway received …"
	}
	home := e.form == "received"
	for i := e.First; i < e.Last && e.form == "courtesy"; i++ {
		home = home || r.text.Is(i, r.lang.VerbReceive)
	}
	switch {
	case home && has(e.parties, subject):
		return subject
	case !home && (e.form == "courtesy" || e.form == "visit"):
		return other(subject)
	case e.form == "met":
		return other(r.envoySide())
	}
	return ""
}

// envoySide returns the side of the one ambassador among those who met, "" where none
// is or two are.
func (r *reader) envoySide() readout.PartyCode {
	side := readout.PartyCode("")
	for _, p := range r.people {
		if p.Post == nil || p.Side == nil || p.roleAt.rule != "role.principal" || !strings.HasPrefix(*p.Post, "Ambassador") && !strings.HasPrefix(*p.Post, "High Commissioner") {
			continue
		}
		if side != "" && side != *p.Side {
			return ""
		}
		side = *p.Side
	}
	return side
}

// satBy reports the phrase about those who were there beside the two who met.
func satBy(ra roleAt) bool {
	return ra.rule == "role.attended-by" || ra.rule == "role.present-were" || ra.rule == "role.present-at-were" || alsoCame(ra)
}

// besideGuest returns, of people in one list of whom the words give a side to one
// alone, the other side: "Present were Secretary A, General B and the Chilean
// Ambassador C".
func (r *reader) besideGuest(i int, e *event) readout.PartyCode {
	marked := readout.PartyCode("")
	for j, p := range r.people {
		if p.roleAt != r.people[i].roleAt || p.Side == nil || r.proofOf[p.First].Empty() {
			continue
		}
		if j < i || marked != "" && marked != *p.Side {
			return "" // the side may be that of all behind it
		}
		marked = *p.Side
	}
	switch marked {
	case e.parties[0].code:
		return e.parties[1].code
	case e.parties[1].code:
		return e.parties[0].code
	}
	return ""
}
