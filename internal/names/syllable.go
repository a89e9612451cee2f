package names

import "strings"

// syllable is a syllable of a name as a reading of its letters: for each of
// onset, vowel and coda the sounds that conventions write so. Strict are the
// sounds of careful conventions, loose adds those of everyday spelling.
type syllable struct {
	onset, vowel, coda [2]string // strict, loose: sounds between spaces
}

// sounds of one spelling.
type spelled struct {
	letters       string
	strict, loose string
}

// tongue is a language whose names are made of syllables that Latin letters
// write in several ways.
type tongue struct {
	name                 string
	onsets, vowels, coda []spelled
	families             map[string]string // folded spelling → family name, one word for each
	most                 int               // syllables of a given name
	taken                func(family string, given []syllable) bool
}

// reading is one way to understand words as a name of a tongue.
type reading struct {
	family string
	given  []syllable
}

// meets says whether two sets of sounds share one.
func meets(a, b string) bool {
	if a == b {
		return true
	}
	for s := range strings.FieldsSeq(a) {
		for t := range strings.FieldsSeq(b) {
			if s == t {
				return true
			}
		}
	}
	return false
}

// agree compares syllables: 2 by careful conventions, 1 by everyday spelling, 0
// not.
func (s syllable) agree(t syllable) int {
	for grade := range 2 {
		if meets(s.onset[grade], t.onset[grade]) && meets(s.vowel[grade], t.vowel[grade]) && meets(s.coda[grade], t.coda[grade]) {
			return 2 - grade
		}
	}
	return 0
}

// divide returns the ways to read a folded piece as exactly n syllables, a
// bounded number of them.
func (t *tongue) divide(piece string, n int) [][]syllable {
	var all [][]syllable
	var walk func(rest string, so []syllable)
	walk = func(rest string, so []syllable) {
		if len(all) >= 24 {
			return
		}
		if rest == "" {
			if len(so) == n {
				all = append(all, append([]syllable(nil), so...))
			}
			return
		}
		if len(so) == n || len(rest) > 7*(n-len(so)) {
			return
		}
		for _, o := range t.onsets {
			if !strings.HasPrefix(rest, o.letters) {
				continue
			}
			afterOnset := rest[len(o.letters):]
			for _, v := range t.vowels {
				if !strings.HasPrefix(afterOnset, v.letters) {
					continue
				}
				afterVowel := afterOnset[len(v.letters):]
				for _, c := range t.coda {
					if strings.HasPrefix(afterVowel, c.letters) {
						walk(afterVowel[len(c.letters):], append(so, syllable{
							onset: [2]string{o.strict, o.strict + " " + o.loose}, vowel: [2]string{v.strict, v.strict + " " + v.loose},
							coda: [2]string{c.strict, c.strict + " " + c.loose}}))
					}
				}
			}
		}
	}
	walk(strings.Replace(piece, "wh", "hw", 1), nil)
	return all
}

// readings returns the ways to read a form as family and given name, in either
// order.
func (t *tongue) readings(f form) []reading {
	if len(f.words) < 2 || len(f.words) > 3 {
		return nil
	}
	var all []reading
	try := func(family string, given []string) {
		name, ok := t.families[strings.ReplaceAll(family, "-", "")]
		if !ok {
			return
		}
		for _, g := range t.givenNames(given) {
			if t.taken == nil || t.taken(name, g) {
				all = append(all, reading{name, g})
			}
		}
	}
	last := len(f.words) - 1
	if f.capped <= 0 {
		try(f.words[0], f.words[1:])
	}
	if f.capped < 0 || f.capped == last {
		try(f.words[last], f.words[:last])
	}
	return all
}

// givenNames reads words as a given name of one to t.most syllables: each part
// between hyphens and spaces is a syllable, a single part may be several.
func (t *tongue) givenNames(words []string) [][]syllable {
	parts := form{words: words}.pieces()
	if len(parts) > t.most || len(parts) == 0 {
		return nil
	}
	if len(parts) == 1 {
		var all [][]syllable
		for n := 1; n <= t.most; n++ {
			all = append(all, t.divide(parts[0], n)...)
		}
		return all
	}
	so := [][]syllable{nil}
	for _, p := range parts {
		var next [][]syllable
		for _, s := range t.divide(p, 1) {
			for _, before := range so {
				next = append(next, append(append([]syllable(nil), before...), s...))
			}
		}
		so = next
	}
	return so
}

// compare compares two forms as names of the tongue; both is false where one of
// them is none.
func (t *tongue) compare(x, y form) (a Answer, both bool) {
	return t.compareReadings(t.readings(x), t.readings(y))
}

func (t *tongue) compareReadings(xs, ys []reading) (a Answer, both bool) {
	a = Answer{No, "the " + t.name + " names differ"}
	best := 0
	for _, x := range xs {
		for _, y := range ys {
			both = true
			if x.family != y.family || len(x.given) != len(y.given) {
				continue
			}
			if grade := agreeAll(x.given, y.given); grade > best {
				best = grade
			}
		}
	}
	switch best {
	case 2:
		a = Answer{Certain, "the same " + t.name + " name by other romanisation"}
	case 1:
		a = Answer{Possible, "the same " + t.name + " name if one is spelled freely"}
	}
	return a, both
}

func agreeAll(a, b []syllable) int {
	least := 2
	for i := range a {
		least = min(least, a[i].agree(b[i]))
	}
	return least
}
