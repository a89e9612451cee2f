package reading

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// sameOffice returns the side of those who hold an office that is called as
// person i's is, by two words or more: of Cabinet Secretaries among others, or of
// Permanent Secretaries, one country has them all. It is "" where nobody else
// holds one, or people of two sides do.
func (r *reader) sameOffice(i int) readout.PartyCode {
	name := r.officeName(r.people[i])
	if name == "" {
		return ""
	}
	side := readout.PartyCode("")
	for j, p := range r.people {
		if j == i || p.Side == nil || r.officeName(p) != name {
			continue
		}
		if side != "" && side != *p.Side {
			return ""
		}
		side = *p.Side
	}
	return side
}

// sameMinistry returns the side of the one minister whose portfolio is that of the
// ministry that a person serves, word for word: "Minister of Foreign Affairs and
// Trade", "Ministry of Foreign Affairs and Trade". It is "" where two have it.
func (r *reader) sameMinistry(p person) readout.PartyCode {
	if p.Organisation == nil {
		return ""
	}
	portfolio, ok := strings.CutPrefix(*p.Organisation, "Ministry ")
	if !ok {
		return ""
	}
	side := readout.PartyCode("")
	for _, q := range r.people {
		if q.Post == nil || q.Side == nil || !strings.HasSuffix(*q.Post, "Minister "+portfolio) {
			continue
		}
		if side != "" && side != *q.Side {
			return ""
		}
		side = *q.Side
	}
	return side
}

// officeName is the last head word of a person's post that has two words, "" where
// it has none.
func (r *reader) officeName(p person) string {
	name := ""
	for k := p.postAt.First; k < p.postAt.Last; k++ {
		if t, ok := r.text.At(k, r.lang.PostHead); ok && t.Last <= p.postAt.Last && t.Last-t.First == 2 {
			switch w := r.text.Words(t.First, t.Last); w {
			case "Prime Minister", "Foreign Minister", "Vice President", "Deputy Minister", "Vice Minister", "Foreign Secretary":
				// every country's
			default:
				name = w
			}
			k = t.Last - 1
		}
	}
	return name
}

// caller returns the side of the last person before the phrase that tells of
// another meeting of person i, own where the sentence names none.
func (r *reader) caller(i int, own readout.PartyCode) readout.PartyCode {
	phrase, house := r.people[i].roleAt, own
	if r.people[i].Last <= phrase.First && meets(phrase) {
		return "" // who met, not who was met
	}
	s := r.text.Sentences[r.text.SentenceAt(r.people[i].First)]
	if w := r.text.Tokens[s.First].Lower; w == "he" || w == "she" {
		if code := r.subjectSide(); code != "" {
			return code // who made the journey
		}
	}
	for k := s.First; k < phrase.First; k++ {
		if t, ok := r.text.At(k, r.lang.PostHead); ok && r.text.Tokens[k].Capital && t.Last <= phrase.First {
			if code := r.holderOf(t); code != "" {
				own = code
			}
		}
	}
	if marked := r.marks.In(s); len(marked) == 1 && marked[0].Last <= phrase.First && phrase.rule == "role.received-by" {
		return marked[0].Code // "the Chilean delegation was received by President Roe"
	}
	for k := s.First; k < phrase.First && meets(phrase); k++ {
		for _, p := range r.people {
			if t := r.text.Tokens[k]; t.Capital && (t.Lower == p.Surname || r.namedBy(p, k)) && !r.passiveAt(k, s) {
				switch { // a subject that is called by the name alone
				case p.Side != nil:
					return *p.Side
				case p.subject && house != "":
					return house
				}
			}
		}
	}
	for _, n := range r.names.In(s) {
		if n.Whole.First >= phrase.First {
			break
		}
		if meets(phrase) && r.passiveAt(n.Whole.First, s) {
			continue // "She will be received by President A and will meet Chancellor B"
		}
		for _, p := range r.people {
			if p.Side == nil || !r.samePerson(p, n) {
				continue
			}
			if meets(phrase) {
				return *p.Side // the sentence's subject
			}
			own = *p.Side
		}
	}
	return own
}

// namedBy reports that a person is called by one word of the name, after a form of
// address: "Dato’ Nazri" is Mohamed Nazri Abdul Aziz.
func (r *reader) namedBy(p person, k int) bool {
	styled := false
	for b := k - 1; b >= 0 && b > k-4; b-- {
		t, ok := r.text.At(b, r.lang.Honorific)
		styled = styled || ok && t.Last >= k-1
	}
	if !styled || k >= p.First && k < p.Last {
		return false
	}
	for j := p.First; j < p.Last; j++ {
		if r.text.Tokens[j].Lower == r.text.Tokens[k].Lower && len(r.text.Tokens[j].Lower) > 2 {
			return true
		}
	}
	return false
}

// passiveAt reports a name after "by": whoever that is does not go on to meet others.
func (r *reader) passiveAt(i int, s prose.Sentence) bool {
	for k := i - 1; k >= s.First && k > i-20; k-- {
		if r.text.Tokens[k].Lower == "by" {
			return true
		}
	}
	return false
}

// holderOf returns the side of the one participant whose post is these words, or begins
// with them before what it is for,
// "" where there are none or more.
func (r *reader) holderOf(t rules.Term) readout.PartyCode {
	words, found := r.text.Words(t.First, t.Last), readout.PartyCode("")
	for _, p := range r.people {
		if p.Post == nil || p.Side == nil || *p.Post != words && !strings.HasPrefix(*p.Post, words+" of ") && !strings.HasPrefix(*p.Post, words+" for ") {
			continue
		}
		if found != "" && found != *p.Side {
			return ""
		}
		found = *p.Side
	}
	return found
}

// other returns the one person beside person i whom the same sentence names,
// -1 where it names more or nobody.
func (r *reader) other(i int) int {
	s := r.text.SentenceAt(r.people[i].First)
	found := -1
	for j, p := range r.people {
		if j == i || r.text.SentenceAt(p.First) != s {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = j
	}
	return found
}

// proofBetween reports that a country's name stands between two people or in
// the second's post: then the two may be of two sides.
func (r *reader) proofBetween(a, b person) bool {
	p := r.proofOf[b.First]
	return !p.Empty() && r.text.IsMention(p.First)
}
