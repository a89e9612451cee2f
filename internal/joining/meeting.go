package joining

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/pairing"
)

// Sight is who may see a release.
type Sight int

// Who sees a release, from the widest on.
const (
	OursSeen   Sight = iota // the public, in every house
	OthersSeen              // the public of a house that shows other publishers' texts
	Unseen                  // nobody outside
)

// Release is a release that tells of a meeting.
type Release struct {
	Node
	Sight  Sight
	Naming int            // whose release names a meeting that several are joined to: the lowest's
	Sketch pairing.Sketch // zero for one that was not sketched
}

// Link is what speaks for two releases that may tell of one meeting, or for two
// spellings that may be of one person.
type Link[ID cmp.Ordered] struct {
	A, B    ID // the lower first
	Score   float64
	Certain bool
	Reasons []pairing.Reason
}

// Word is a person's word on two things that holds.
type Word[ID cmp.Ordered] struct {
	Number int64 // in the order in which they were given
	A, B   ID
	One    bool // they are one; else two
	By     string
	At     time.Time
}

// Rule is what joins two.
type Rule string

// What joins, and how an offer stands.
const (
	ByPerson Rule = "person"
	ByRound  Rule = "round" // the same round of the same series
	ByDay    Rule = "day"   // the same series, parties, kind and day
	ByText   Rule = "text"  // the pairing of accounts is certain
	ByName   Rule = "name"  // of people: the names are one by another spelling
)

// Join is why two releases stand on one meeting, or two spellings are of one
// person.
type Join[ID cmp.Ordered] struct {
	Link[ID]
	Rule Rule
	By   string // the person, "" for a rule
}

// Meetings is a set of releases as meetings.
type Meetings struct {
	Keys map[readout.ReleaseID]string // the same for all releases of a meeting
	// Joins hold each meeting together: one fewer than it has releases.
	Joins []Join[readout.ReleaseID]
	// Offers are pairs that may tell of one meeting and stand on two. One that a
	// person said to be two is none.
	Offers []Link[readout.ReleaseID]
	// Order is the releases of each meeting, the one that names it first.
	Order map[string][]readout.ReleaseID
}

// Partition brings together the releases of each meeting. All releases that
// share a key with one of them, or a certain link, or a word that they are one,
// must be there.
func Partition(releases []Release, links []Link[readout.ReleaseID], words []Word[readout.ReleaseID]) Meetings {
	p := partition{of: map[readout.ReleaseID]Release{}, weights: map[pair[readout.ReleaseID]]pairing.Weight{}}
	for _, r := range releases {
		p.of[r.Release] = r
	}
	apart := map[pair[readout.ReleaseID]]bool{}
	for _, w := range words {
		apart[pairOf(w.A, w.B)] = !w.One
	}
	p.clusters = newClusters(apart)
	slices.SortFunc(links, func(x, y Link[readout.ReleaseID]) int {
		return cmp.Or(-cmp.Compare(x.Score, y.Score), p.order(x.A, y.A), p.order(x.B, y.B))
	})
	slices.SortFunc(words, func(x, y Word[readout.ReleaseID]) int { return cmp.Compare(x.Number, y.Number) })
	var seen []Node
	for sight := OursSeen; sight <= Unseen; sight++ {
		p.clusters.settle()
		for _, id := range slices.Sorted(maps.Keys(p.of)) {
			if r := p.of[id]; r.Sight == sight {
				seen = append(seen, r.Node)
				p.clusters.add(id)
			}
		}
		p.join(Group(seen), links, words)
	}
	m := Meetings{Joins: p.joins, Keys: map[readout.ReleaseID]string{}, Order: map[string][]readout.ReleaseID{}}
	p.name(&m)
	for _, l := range links {
		if !p.clusters.beside(l.A, l.B) && !apart[pairOf(l.A, l.B)] {
			m.Offers = append(m.Offers, l)
		}
	}
	return m
}

// Beside reports whether two releases stand on one meeting.
func (m Meetings) Beside(a, b readout.ReleaseID) bool { return m.Keys[a] == m.Keys[b] }

// partition is a Partition that is being made.
type partition struct {
	of       map[readout.ReleaseID]Release
	clusters *clusters[readout.ReleaseID]
	weights  map[pair[readout.ReleaseID]]pairing.Weight
	joins    []Join[readout.ReleaseID]
	groups   map[readout.ReleaseID]string // by the sure keys alone
}

// join joins what a person, the sure keys and the pairing bring together.
func (p *partition) join(keys map[readout.ReleaseID]string, links []Link[readout.ReleaseID], words []Word[readout.ReleaseID]) {
	p.groups = keys
	for _, w := range words {
		if w.One && p.clusters.join(w.A, w.B, nil) {
			p.joins = append(p.joins, Join[readout.ReleaseID]{Link: Link[readout.ReleaseID]{A: w.A, B: w.B}, Rule: ByPerson, By: w.By})
		}
	}
	of := map[string][]readout.ReleaseID{}
	for _, id := range slices.Sorted(maps.Keys(keys)) {
		for _, first := range of[keys[id]] {
			if p.clusters.join(first, id, nil) {
				p.joins = append(p.joins, Join[readout.ReleaseID]{Link: Link[readout.ReleaseID]{A: first, B: id}, Rule: p.rule(first, id)})
			}
			if p.clusters.beside(first, id) {
				break
			}
		}
		of[keys[id]] = append(of[keys[id]], id)
	}
	for _, l := range links {
		if l.Certain && p.clusters.join(l.A, l.B, p.alike) {
			p.joins = append(p.joins, Join[readout.ReleaseID]{Link: l, Rule: ByText})
		}
	}
}

// rule says which sure key two releases have in common, directly or through the
// round of their day.
func (p *partition) rule(a, b readout.ReleaseID) Rule {
	if x, y := p.of[a], p.of[b]; x.RoundKey != "" && x.RoundKey == y.RoundKey {
		return ByRound
	}
	return ByDay
}

// crowd is how many pairs of two groups are weighed at most; beyond it the
// groups stay apart.
const crowd = 1000

// alike weighs every pair of two groups.
func (p *partition) alike(g, h []readout.ReleaseID) bool {
	if len(g)*len(h) > crowd {
		return false
	}
	var between []pairing.Weight
	for _, a := range g {
		for _, b := range h {
			at := pairOf(a, b)
			w, ok := p.weights[at]
			if !ok {
				x, y := p.of[a].Sketch, p.of[b].Sketch
				if x.IsZero() || y.IsZero() {
					return false
				}
				w = pairing.Weigh(x, y)
				p.weights[at] = w
			}
			between = append(between, w)
		}
	}
	return pairing.Alike(between)
}

// order compares two releases by what they are, and by their numbers only where
// one text came twice.
func (p *partition) order(a, b readout.ReleaseID) int {
	return cmp.Or(pairing.Order(p.of[a].Sketch, p.of[b].Sketch), cmp.Compare(a, b))
}

// name gives each meeting its key: of the sure keys of its releases the best one
// that no other meeting has a better right to. The meeting of the oldest release
// with a key has the right to it.
func (p *partition) name(m *Meetings) {
	owner := map[string]readout.ReleaseID{} // sure key → the oldest release with it
	for _, id := range slices.Sorted(maps.Keys(p.groups)) {
		if _, ok := owner[p.groups[id]]; !ok {
			owner[p.groups[id]] = id
		}
	}
	for _, group := range p.clusters.groups() {
		slices.SortFunc(group, func(a, b readout.ReleaseID) int {
			return cmp.Or(cmp.Compare(p.of[a].Naming, p.of[b].Naming), cmp.Compare(a, b))
		})
		key, best := "apart/"+strconv.FormatInt(int64(group[0]), 10), 0
		for _, id := range group {
			own := p.groups[id]
			if p.of[id].Naming != p.of[group[0]].Naming || !p.clusters.beside(owner[own], id) {
				continue
			}
			if s := strength(own); s > best {
				key, best = own, s
			}
		}
		m.Order[key] = group
		for _, id := range group {
			m.Keys[id] = key
		}
	}
}

// strength orders sure keys: a round names a meeting better than a day.
func strength(key string) int {
	switch kind, _, _ := strings.Cut(key, "/"); kind {
	case "round":
		return 3
	case "day":
		return 2
	}
	return 1
}
