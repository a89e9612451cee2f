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

// Likeness is how alike two names look and sound, 0 to 1, misprints forgiven: for
// a list to choose from, never for a decision. It says nothing of how common a
// name is.
func Likeness(a, b string) float64 {
	n, m := Parse(a), Parse(b)
	best := 0.0
	for _, x := range n.forms {
		for _, y := range m.forms {
			l := 0.0
			if x.script == y.script || x.script != han && y.script != han && x.script != hangul && y.script != hangul {
				l = lettersAlike(x.latin(), y.latin())
			}
			switch compareForms(x, y).Same {
			case Certain:
				l = max(l, 0.9)
			case Possible:
				l = max(l, 0.6)
			}
			best = max(best, l)
		}
	}
	return best
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
	if joined := x.joined(); x.script == latin && y.script == latin && joined == y.joined() && len(joined) > 5 && len(x.words) != len(y.words) {
		return Answer{Certain, "the same letters, written together or apart"}
	}
	switch {
	case x.script == latin && y.script == latin:
		return compareLatin(x, y)
	case x.script == hangul || y.script == hangul:
		return compareHangul(x, y)
	case x.script == han || y.script == han:
		return compareHan(x, y)
	case x.script == kana || y.script == kana:
		if a := compareLatin(x.latin(), y.latin()); a.Same == Certain {
			return a
		}
		return compareKana(x, y)
	}
	return Answer{No, "the scripts cannot be compared"}
}

// compareLatin compares two names in Latin letters: by words in any order, then
// as Korean and as Chinese names, whose syllables the words only group.
func compareLatin(x, y form) Answer {
	if a, b := x.ownBefore(), y.ownBefore(); a != "" && b != "" && alike(a, b) == different {
		return Answer{No, "one is called after the other, or after another"}
	}
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

// compareKana compares a name in kana that may imitate a foreign one.
func compareKana(x, y form) Answer {
	if x.script != kana {
		x, y = y, x
	}
	return imitated(x.latin(), y.latin())
}

// ownBefore is the name of one's own in a name that says whose son or daughter one
// is, "" in any other: Khalid bin Salman is not Salman.
func (f form) ownBefore() string {
	for i, w := range f.words {
		if i > 0 && (w == "bin" || w == "ibn" || w == "bint") {
			return f.words[i-1]
		}
	}
	return ""
}
