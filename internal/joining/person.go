package joining

import (
	"cmp"
	"slices"

	"readout"
	"readout/internal/names"
	"readout/internal/pairing"
)

// Spelling is a name as it is written of one party's people.
type Spelling struct {
	ID   readout.PersonID
	Name names.Name
}

// Encounter is what is known of two spellings beside their letters.
type Encounter int

// How two spellings were met.
const (
	NeverMet  Encounter = iota
	SamePost            // two accounts of one meeting give them for one side and post
	SameTable           // one account gives both: they are two people
)

// Alike is two spellings of one party that may be of one person.
type Alike struct {
	A, B   readout.PersonID // the lower first
	Answer names.Answer
	Met    Encounter
}

// Certain reports whether two spellings are of one person: by their letters, or
// by letters that may be and one seat at one meeting.
func (a Alike) Certain() bool {
	return a.Met != SameTable && (a.Answer.Same == names.Certain || a.Answer.Same == names.Possible && a.Met == SamePost)
}

// link is the pair as a link with its reasons.
func (a Alike) link() Link[readout.PersonID] {
	l := Link[readout.PersonID]{A: a.A, B: a.B, Certain: a.Certain(), Score: float64(a.Answer.Same), Reasons: []pairing.Reason{{What: a.Answer.Reason, Score: float64(a.Answer.Same)}}}
	if a.Met == SamePost {
		l.Score++
		l.Reasons = append(l.Reasons, pairing.Reason{What: "two accounts of one meeting give them for one side and post", Score: 1})
	}
	return l
}

// People is a set of spellings as people.
type People struct {
	Groups [][]readout.PersonID
	Joins  []Join[readout.PersonID]
	Offers []Link[readout.PersonID]
}

// Identify brings together the spellings of each person. Every pair that may be
// of one person is in pairs; all that are certain to be one with one of the
// spellings, or are said to be, must be there. Two that one account names
// together are never one, whatever else is alike.
func Identify(spellings []Spelling, pairs []Alike, words []Word[readout.PersonID]) People {
	apart := map[pair[readout.PersonID]]bool{}
	known := map[pair[readout.PersonID]]bool{}
	one := map[pair[readout.PersonID]]bool{}
	for _, p := range pairs {
		at := pairOf(p.A, p.B)
		known[at], apart[at] = true, p.Met == SameTable
	}
	for _, w := range words {
		at := pairOf(w.A, w.B)
		one[at], apart[at] = w.One, !w.One
	}
	c := newClusters(apart)
	for _, s := range spellings {
		c.add(s.ID)
	}
	var out People
	words = slices.Clone(words)
	slices.SortFunc(words, func(x, y Word[readout.PersonID]) int { return cmp.Compare(x.Number, y.Number) })
	for _, w := range words {
		if w.One && c.join(w.A, w.B, nil) {
			out.Joins = append(out.Joins, Join[readout.PersonID]{Link: Link[readout.PersonID]{A: w.A, B: w.B}, Rule: ByPerson, By: w.By})
		}
	}
	pairs = slices.Clone(pairs)
	slices.SortFunc(pairs, func(x, y Alike) int {
		return cmp.Or(-cmp.Compare(x.link().Score, y.link().Score), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	// no two of a person may be names that cannot be one
	alike := func(g, h []readout.PersonID) bool {
		for _, a := range g {
			for _, b := range h {
				if at := pairOf(a, b); !known[at] && !one[at] {
					return false
				}
			}
		}
		return true
	}
	for _, p := range pairs {
		if p.Certain() && c.join(p.A, p.B, alike) {
			out.Joins = append(out.Joins, Join[readout.PersonID]{Link: p.link(), Rule: ByName})
		}
	}
	for _, p := range pairs {
		_, a := c.in[p.A]
		_, b := c.in[p.B]
		if !(a && b && c.beside(p.A, p.B)) && !apart[pairOf(p.A, p.B)] {
			out.Offers = append(out.Offers, p.link())
		}
	}
	out.Groups = c.groups()
	return out
}
