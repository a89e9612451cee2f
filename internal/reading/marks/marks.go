// Package marks finds the words that mark people as of a side, "the Japanese side", and
// tells whom they mark. It finds neither sides nor people.
package marks

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/clause"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// Mark is "the Japanese side", "the GCC's by", "from the side of Peru": the words that
// name the side.
type Mark struct {
	rules.Tokens
	Code readout.PartyCode
	Led  bool // its people stand before it: "X led the Japanese delegation"
}

// Reader reads one text. Positions are tokens of it.
type Reader struct {
	text    *rules.Text
	clauses *clause.Reader
}

// New makes the reader of a text.
func New(text *rules.Text, clauses *clause.Reader) *Reader { return &Reader{text, clauses} }

// In lists the marks of a sentence, in order.
func (r *Reader) In(s prose.Sentence) []Mark {
	var out []Mark
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
		out = append(out, Mark{rules.Range(m.First, m.Last), m.Code, led})
	}
	return out
}

// Of gives person k of those whom a sentence names the side whose mark stands before
// the name, or, where the first mark of the sentence follows the first person, after
// it; "" where none of the marks is the person's.
func (r *Reader) Of(marks []Mark, named []people.Person, k int, s prose.Sentence) (readout.PartyCode, rules.Tokens) {
	if len(marks) == 0 {
		return "", rules.Tokens{}
	}
	n := named[k]
	for _, m := range marks {
		// "while B headed the Chilean team"
		if m.Led && m.First >= n.Name.Last && m.First-n.Whole.Last <= 4 {
			return m.Code, m.Tokens
		}
	}
	for i := len(marks) - 1; i >= 0; i-- {
		if m := marks[i]; m.First < n.Name.First {
			if r.clauses.SideBy(m.Last, n.Whole.First) {
				return m.Code, m.Tokens // "on the Dutch side by A and B"
			}
			break
		}
	}
	if marks[0].First > named[0].Name.First || marks[0].Led {
		next := len(r.text.Tokens)
		for j := k; j+1 < len(named); j++ {
			if next = named[j+1].Whole.First; !OneList(r.text, named[j], named[j+1]) {
				break
			}
			next = len(r.text.Tokens)
		}
		for _, m := range marks {
			if m.First >= n.Name.Last && m.First < next && !r.met(n.Name.Last, m.First) {
				return m.Code, m.Tokens
			}
		}
		for _, m := range marks {
			// "Ms Roe led the Dutch delegation comprising Mr Poe"
			if m.Led && m.Last < n.Name.First && r.clauses.Comprises(m.Last, s) {
				return m.Code, m.Tokens
			}
		}
		for _, m := range marks {
			// "Dr Roe hosted the Omani delegation, led by General Doe"
			if m.First < n.Name.First && !m.Led && r.clauses.LedBy(m.Last, n.Whole.First) {
				return m.Code, m.Tokens
			}
		}
		return "", rules.Tokens{}
	}
	var best Mark
	for _, m := range marks {
		if m.First < n.Name.First && !m.Led && !r.text.Between(m.Last, n.Whole.First, "met") {
			best = m // whom a delegation met is not of it
		}
	}
	return best.Code, best.Tokens
}

// met reports a verb among tokens of those who meet or receive others.
func (r *Reader) met(first, last int) bool {
	for i := first; i < last; i++ {
		if r.text.Is(i, r.text.Language.VerbReceive) || r.text.Is(i, r.text.Language.VerbMeet) {
			return true
		}
	}
	return false
}

// OneList reports two people with nothing but commas, "and" and a form of
// address between them.
func OneList(text *rules.Text, a, b people.Person) bool {
	for k := a.Whole.Last; k < b.Whole.First; k++ {
		if t := text.Tokens[k]; t.Kind != prose.Comma && t.Lower != ";" && t.Lower != "and" && t.Lower != "the" {
			return false
		}
	}
	return true
}
