package names

// Sameness is how sure it is that two names are of one person.
type Sameness int

// The three answers. Possible means that nothing contradicts and something is
// missing: a given name, a vowel that two conventions write differently.
const (
	No Sameness = iota
	Possible
	Certain
)

// String is the word of an answer.
func (s Sameness) String() string { return [...]string{"no", "possible", "certain"}[s] }

// Answer is a comparison with its reason, a clause in English.
type Answer struct {
	Same   Sameness
	Reason string
}

// Compare compares two names as written.
func Compare(a, b string) Answer { return Parse(a).Compare(Parse(b)) }

// Compare says whether two names can be of one person. It is symmetric.
func (n Name) Compare(m Name) Answer {
	best := Answer{No, "the names share nothing"}
	for _, x := range n.forms {
		for _, y := range m.forms {
			if a := compareForms(x, y); a.Same > best.Same || a.Same == best.Same && best.Reason == "the names share nothing" {
				best = a
			}
		}
	}
	return best
}

// compareForms compares two names that are each in one script.
func compareForms(x, y form) Answer {
	if len(x.words) == 0 || len(y.words) == 0 {
		return Answer{No, "one of the names has no word"}
	}
	if x.script == y.script && x.whole() == y.whole() {
		if x.script == latin && len(x.words) == 1 {
			return Answer{Possible, "the same single word"}
		}
		return Answer{Certain, "the same words"}
	}
	switch {
	case x.script == latin && y.script == latin:
		return compareLatin(x, y)
	case x.script == hangul || y.script == hangul:
		return compareHangul(x, y)
	case x.script == han || y.script == han:
		return compareHan(x, y)
	case x.script == kana || y.script == kana:
		return compareLatin(x.latin(), y.latin())
	}
	return Answer{No, "the scripts cannot be compared"}
}

// compareLatin compares two names in Latin letters: by words in any order, then
// as Korean and as Chinese names, whose syllables the words only group.
func compareLatin(x, y form) Answer {
	general := compareWords(x, y)
	if general.Same == Certain && general.exact {
		return general.Answer
	}
	best := general.Answer
	known := false
	for _, tongue := range []func(x, y form) (Answer, bool){korean.compare, chinese.compare} {
		a, both := tongue(x, y)
		known = known || both
		if a.Same > best.Same {
			best = a
		}
	}
	if known && best == general.Answer && !(general.Same == Certain && general.exact) {
		// Two names of syllables that differ by a letter are two names.
		return Answer{No, "the syllables differ"}
	}
	return best
}
