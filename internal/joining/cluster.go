package joining

import (
	"cmp"
	"slices"
)

// pair names two things, the lower first.
type pair[ID cmp.Ordered] struct{ a, b ID }

func pairOf[ID cmp.Ordered](a, b ID) pair[ID] {
	return pair[ID]{min(a, b), max(a, b)}
}

// clusters are groups that grow.
type clusters[ID cmp.Ordered] struct {
	in      map[ID]int // which group something is in
	members map[int][]ID
	settled map[int]bool // groups of which two are never brought together
	apart   map[pair[ID]]bool
}

func newClusters[ID cmp.Ordered](apart map[pair[ID]]bool) *clusters[ID] {
	return &clusters[ID]{in: map[ID]int{}, members: map[int][]ID{}, settled: map[int]bool{}, apart: apart}
}

// add gives something a group of its own.
func (c *clusters[ID]) add(id ID) {
	n := len(c.in)
	c.in[id], c.members[n] = n, []ID{id}
}

// settle keeps the groups that stand now apart from each other for good.
func (c *clusters[ID]) settle() {
	for n := range c.members {
		c.settled[n] = true
	}
}

// join brings the groups of two together where nobody said that two of them are
// two, not both are settled, and they are alike; nil asks nothing. It reports
// whether it did: two of one group are not joined once more.
func (c *clusters[ID]) join(a, b ID, alike func(g, h []ID) bool) bool {
	g, known := c.in[a]
	h, both := c.in[b]
	if !known || !both || g == h || c.settled[g] && c.settled[h] {
		return false
	}
	if len(c.apart) > 0 && c.parted(g, h) {
		return false
	}
	if alike != nil && !alike(c.members[g], c.members[h]) {
		return false
	}
	for _, id := range c.members[h] {
		c.in[id] = g
	}
	c.members[g] = append(c.members[g], c.members[h]...)
	c.settled[g] = c.settled[g] || c.settled[h]
	delete(c.members, h)
	return true
}

// parted reports whether somebody said that two of two groups are two.
func (c *clusters[ID]) parted(g, h int) bool {
	for _, x := range c.members[g] {
		for _, y := range c.members[h] {
			if c.apart[pairOf(x, y)] {
				return true
			}
		}
	}
	return false
}

// groups returns the groups, each in order, the one with the lowest first.
func (c *clusters[ID]) groups() [][]ID {
	var all [][]ID
	for _, g := range c.members {
		slices.Sort(g)
		all = append(all, g)
	}
	slices.SortFunc(all, func(g, h []ID) int { return cmp.Compare(g[0], h[0]) })
	return all
}

// beside reports whether two are in one group.
func (c *clusters[ID]) beside(a, b ID) bool { return c.in[a] == c.in[b] }
