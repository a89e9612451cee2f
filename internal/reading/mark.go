package reading

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// sideMark is "the Japanese side", "the GCC's by", "from the side of Peru".
type sideMark struct {
	rules.Tokens
	code readout.PartyCode
	led  bool // its people stand before it: "X led the Japanese delegation"
}

func (r *reader) sideMarks(s prose.Sentence) []sideMark {
	var out []sideMark
	toks := r.text.Tokens
	for _, m := range r.text.Mentions[r.text.MentionFrom(s.First):] {
		if m.First >= s.Last {
			break
		}
		if m.Form == rules.ByCity || m.Last >= s.Last {
			continue
		}
		next := m.Last
		clitic := toks[next].Kind == prose.Clitic
		if clitic {
			next++
		}
		if next >= s.Last {
			continue
		}
		for next < s.Last && (toks[next].Lower == "interagency" || toks[next].Lower == "inter") {
			next++
		}
		switch {
		case next < s.Last && (toks[next].Lower == "side" || toks[next].Lower == "delegation" || toks[next].Lower == "team"):
		case m.Form == rules.ByAdjective && toks[next].Lower == "one" && next+1 < s.Last && (toks[next+1].Lower == "by" || toks[next+1].Lower == "was" || toks[next+1].Lower == "led" || toks[next+1].Lower == "headed" || toks[next+1].Kind == prose.Comma):
			// "and the Norwegian one by State Secretary Roe"
		case clitic && toks[next].Lower == "by":
		case toks[next].Lower == "by" && m.Form == rules.ByName && m.First > s.First && (toks[m.First-1].Lower == "and" || toks[m.First-1].Kind == prose.Comma):
			// "Norway was represented by A and Chile by B"
		case clitic && next+1 < s.Last && (toks[next].Lower == "was" || toks[next].Lower == "were") && (toks[next+1].Lower == "led" || toks[next+1].Lower == "headed"):
		case m.First >= s.First+2 && toks[m.First-1].Lower == "of" && (toks[m.First-2].Lower == "side" || toks[m.First-2].Lower == "behalf" || toks[m.First-2].Lower == "delegation"):
		case m.First >= s.First+3 && toks[m.First-1].Lower == "the" && toks[m.First-2].Lower == "of" && (toks[m.First-3].Lower == "side" || toks[m.First-3].Lower == "delegation"):
		case toks[m.Last].Kind == prose.Comma && (m.First == s.First+1 || m.First == s.First+2 && toks[s.First+1].Lower == "the") && (toks[s.First].Lower == "for" || toks[s.First].Lower == "representing"):
			// "For Chile, the meeting was attended by A"
		case next+2 < s.Last && (toks[next].Lower == "was" || toks[next].Lower == "is") && toks[next+1].Lower == "represented",
			next+3 < s.Last && toks[next].Lower == "will" && toks[next+1].Lower == "be" && toks[next+2].Lower == "represented":
		default:
			continue
		}
		led := false
		for k := max(s.First, m.First-2); k < m.First; k++ {
			switch toks[k].Lower {
			case "led", "lead", "leads", "leading", "headed", "heading", "heads":
				led = k > s.First // "Leading the Dutch delegation was …": its people follow
			}
		}
		out = append(out, sideMark{rules.Range(m.First, m.Last), m.Code, led})
	}
	return out
}

// sideByMark gives a person the side whose mark stands before the name, or,
// where the first mark of the sentence follows the first person, after it.
func (r *reader) sideByMark(n people.Person, marks []sideMark, people []people.Person, k int, s prose.Sentence) (readout.PartyCode, rules.Tokens) {
	if len(marks) == 0 {
		return "", rules.Tokens{}
	}
	for _, m := range marks {
		// "while B headed the Chilean team"
		if m.led && m.First >= n.Name.Last && m.First-n.Whole.Last <= 4 {
			return m.code, m.Tokens
		}
	}
	for i := len(marks) - 1; i >= 0; i-- {
		if m := marks[i]; m.First < n.Name.First {
			if r.clauses.SideBy(m.Last, n.Whole.First) {
				return m.code, m.Tokens // "on the Dutch side by A and B"
			}
			break
		}
	}
	if marks[0].First > people[0].Name.First || marks[0].led {
		next := len(r.text.Tokens)
		for j := k; j+1 < len(people); j++ {
			if next = people[j+1].Whole.First; !r.oneList(people[j], people[j+1]) {
				break
			}
			next = len(r.text.Tokens)
		}
		for _, m := range marks {
			if m.First >= n.Name.Last && m.First < next {
				return m.code, m.Tokens
			}
		}
		for _, m := range marks {
			// "Ms Roe led the Dutch delegation comprising Mr Poe"
			if m.led && m.Last < n.Name.First && r.clauses.Comprises(m.Last, s) {
				return m.code, m.Tokens
			}
		}
		for _, m := range marks {
			// "Dr Roe hosted the Omani delegation, led by General Doe"
			if m.First < n.Name.First && !m.led && r.clauses.LedBy(m.Last, n.Whole.First) {
				return m.code, m.Tokens
			}
		}
		return "", rules.Tokens{}
	}
	var best sideMark
	for _, m := range marks {
		if m.First < n.Name.First && !m.led && !r.between(m.Last, n.Whole.First, "met") {
			best = m // whom a delegation met is not of it
		}
	}
	return best.code, best.Tokens
}

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
