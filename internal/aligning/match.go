package aligning

import (
	"cmp"
	"math"
	"slices"

	"readout"
)

// Bounds of what is brought together. They were chosen on the half of the labelled
// pairs that rules were written for.
const (
	alike        = 0.34 // from here two matters are one
	covered      = 0.60 // of a matter's weight, from here another text speaks of it
	topicIn      = 0.50 // the same of a topic
	byTopic      = 0.45 // of two languages
	sure         = 0.45 // from here figures are held against each other
	oneIn        = 8    // words of a matter that a topic of one word may still be found in
	most2        = 160  // beyond so many in one knot the best pair is taken first
	ofOther      = 0.45 // what a matter of the other side counts
	ofBoth       = 0.85
	coveredBrief = 0.80
	inherits     = 0.5 // of the matter before, by one too brief to be known by its words
)

// row is one matter of both texts on its way.
type row struct {
	left, right  []int // matters, by their number in their texts
	lfact, rfact *matter
	place, after float64
	score        float64
}

type pairing struct {
	left, right *account
	foreign     bool
	lw, rw      []map[string]float64 // what each matter is about, weighed
	rows        []*row
	ofLeft      []*row // by matter
	ofRight     []*row
}

// weigh gives each word its weight: what few matters speak of tells more.
func (p *pairing) weigh() {
	bags := func(a *account) []map[string]float64 {
		out := make([]map[string]float64, len(a.matters))
		for i := range a.matters {
			if p.foreign {
				out[i] = a.topics(&a.matters[i])
			} else {
				out[i] = a.matters[i].words
			}
		}
		return out
	}
	l, r := bags(p.left), bags(p.right)
	df := map[string]float64{}
	for _, bag := range slices.Concat(l, r) {
		for w := range bag {
			df[w]++
		}
	}
	n := float64(len(l) + len(r))
	weighed := func(bags []map[string]float64) []map[string]float64 {
		out := make([]map[string]float64, len(bags))
		for i, bag := range bags {
			out[i] = make(map[string]float64, len(bag))
			for w, v := range bag {
				if w[0] != '~' && w[0] != '#' {
					v *= 0.4 + 0.6*math.Log(1+n/df[w])/math.Log(1+n)
				}
				out[i][w] = v
			}
		}
		return out
	}
	p.lw, p.rw = inherited(p.left, weighed(l)), inherited(p.right, weighed(r))
	p.ofLeft, p.ofRight = make([]*row, len(l)), make([]*row, len(r))
}

// inherited gives a brief matter what the one before it is about: "The other side
// supported the proposal."
func inherited(a *account, bags []map[string]float64) []map[string]float64 {
	out := make([]map[string]float64, len(bags))
	for i, bag := range bags {
		out[i] = bag
		m := a.matters[i]
		if !m.brief || m.before < 0 {
			continue
		}
		out[i] = map[string]float64{}
		for w, v := range bags[m.before] {
			if w[0] != '~' {
				out[i][w] = v * inherits
			}
		}
		for w, v := range bag {
			out[i][w] = max(out[i][w], v)
		}
	}
	return out
}

func weight(bag map[string]float64) float64 {
	sum := 0.0
	for _, w := range sorted(bag) {
		sum += bag[w]
	}
	return sum
}

// sorted keeps sums the same everywhere: floats added in another order differ.
func sorted(bag map[string]float64) []string {
	out := make([]string, 0, len(bag))
	for w := range bag {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

func shared(a, b map[string]float64) float64 {
	if len(b) < len(a) {
		a, b = b, a
	}
	sum := 0.0
	for _, w := range sorted(a) {
		if v, ok := b[w]; ok {
			sum += min(a[w], v)
		}
	}
	return sum
}

// likeness is how much two matters are one, 0 to 1.
func (p *pairing) likeness(i, j int) float64 {
	a, b := p.lw[i], p.rw[j]
	wa, wb := weight(a), weight(b)
	if wa == 0 || wb == 0 {
		return 0
	}
	both := shared(a, b)
	if both == 0 {
		return 0
	}
	lone := min(wa, wb)
	v := 0.6*2*both/(wa+wb) + 0.4*both/lone*min(1, lone/2)
	m, n := &p.left.matters[i], &p.right.matters[j]
	v *= m.sameSide(n)
	if (m.kind == Next) != (n.kind == Next) || (m.kind == Previous) != (n.kind == Previous) {
		v *= 0.75
	}
	return min(v, 1)
}

// sameSide is how much it counts that two matters are said of one side, or not.
func (m *matter) sameSide(n *matter) float64 {
	const own = "우리" // whoever publishes
	switch {
	case m.speaker != "" && n.speaker != "" && m.speaker != n.speaker && m.speaker != own && n.speaker != own:
		if m.speaker == "양" || n.speaker == "양" {
			return ofBoth
		}
		return ofOther
	case m.side == "" || n.side == "" || m.side == n.side:
		return 1
	case m.side == readout.BothSides || n.side == readout.BothSides:
		return ofBoth
	}
	return ofOther
}

// match finds the best partners: the pairs whose likenesses add up to most.
func (p *pairing) match() {
	least := alike
	if p.foreign {
		least = byTopic
	}
	var edges []edge
	for i := range p.left.matters {
		for j := range p.right.matters {
			if !p.foreign && (p.left.matters[i].kind == Topic) != (p.right.matters[j].kind == Topic) {
				continue // what a text says of a topic is looked for afterwards
			}
			if v := p.likeness(i, j); v >= least {
				edges = append(edges, edge{i, j, v})
			}
		}
	}
	for _, e := range best(edges) {
		r := &row{left: []int{e.i}, right: []int{e.j}, score: e.v}
		p.rows = append(p.rows, r)
		p.ofLeft[e.i], p.ofRight[e.j] = r, r
	}
}

// gather brings what is left to a row that speaks of it already, and gives the
// rest rows of their own.
func (p *pairing) gather() {
	if !p.foreign {
		left, right := p.sides()
		p.join(left, right)
		p.join(right, left)
	}
	for i := range p.left.matters {
		if p.ofLeft[i] == nil {
			r := &row{left: []int{i}}
			p.rows = append(p.rows, r)
			p.ofLeft[i] = r
		}
	}
	for j := range p.right.matters {
		if p.ofRight[j] == nil {
			r := &row{right: []int{j}}
			p.rows = append(p.rows, r)
			p.ofRight[j] = r
		}
	}
	if !p.foreign {
		p.fold(p.left, p.lw, p.ofLeft)
		p.fold(p.right, p.rw, p.ofRight)
	}
	p.order()
}

// side is one of the two texts as the other sees it.
type side struct {
	matters []matter
	bags    []map[string]float64
	of      []*row
	put     func(r *row, m int)
}

func (p *pairing) sides() (left, right side) {
	return side{p.left.matters, p.lw, p.ofLeft, func(r *row, m int) { r.left = append(r.left, m) }},
		side{p.right.matters, p.rw, p.ofRight, func(r *row, m int) { r.right = append(r.right, m) }}
}

// join looks for what the other text says of a matter that found no partner, and
// brings it to the row of that.
func (p *pairing) join(a, b side) {
	for i := range a.matters {
		m := &a.matters[i]
		total := weight(a.bags[i])
		if a.of[i] != nil || total == 0 {
			continue
		}
		to, most := -1, 0.0
		for j := range b.matters {
			if v := shared(a.bags[i], b.bags[j]) / total * m.sameSide(&b.matters[j]); v > most {
				to, most = j, v
			}
		}
		least := covered
		switch {
		case m.kind == Topic:
			least = topicIn
		case m.brief:
			least = coveredBrief
		}
		if to < 0 || most < least || m.kind == Topic && len(m.stems) == 1 && len(b.matters[to].stems) > oneIn {
			continue
		}
		if b.of[to] == nil {
			b.of[to] = &row{score: most}
			b.put(b.of[to], to)
			p.rows = append(p.rows, b.of[to])
		}
		a.of[i] = b.of[to]
		a.put(a.of[i], i)
	}
}

// fold puts a topic that stands in one text only to what the same text says of it.
func (p *pairing) fold(a *account, bags []map[string]float64, of []*row) {
	lone := func(r *row) bool { return len(r.left) == 0 || len(r.right) == 0 }
	for i := range a.matters {
		r := of[i]
		if a.matters[i].kind != Topic || !lone(r) || len(r.left)+len(r.right) != 1 {
			continue
		}
		total := weight(bags[i])
		for j := range a.matters {
			if j == i || of[j] == r || !lone(of[j]) || a.matters[j].kind == Topic || total == 0 || shared(bags[i], bags[j])/total < topicIn {
				continue
			}
			to := of[j]
			to.left, to.right = append(to.left, r.left...), append(to.right, r.right...)
			of[i] = to
			p.rows = slices.DeleteFunc(p.rows, func(x *row) bool { return x == r })
			break
		}
	}
}

// order gives rows their places: where the left text has them; what only the right
// has stands behind what it follows there.
func (p *pairing) order() {
	for _, r := range p.rows {
		slices.Sort(r.left)
		slices.Sort(r.right)
		if len(r.left) > 0 {
			r.place = float64(slices.Min(r.left))
		}
	}
	for _, r := range p.rows {
		if len(r.left) > 0 || len(r.right) == 0 {
			continue
		}
		j := slices.Min(r.right)
		r.place, r.after = -0.5, float64(j+1)
		for k := j - 1; k >= 0; k-- {
			if o := p.ofRight[k]; o != nil && len(o.left) > 0 {
				r.place = o.place
				break
			}
		}
	}
	for _, r := range p.rows {
		if r.lfact != nil || r.rfact != nil {
			continue
		}
		r.place += 1e6 // behind the facts
	}
}

type edge struct {
	i, j int
	v    float64
}

// best chooses edges no two of which share an end, so that their sum is greatest:
// each knot of edges by the Hungarian method (Kuhn 1955, in the form of Jonker and
// Volgenant), a knot too large for that by taking the best edge first.
func best(edges []edge) []edge {
	group := map[int]int{} // of lefts as 2i, rights as 2j+1, by union
	var find func(int) int
	find = func(x int) int {
		if up, ok := group[x]; ok && up != x {
			group[x] = find(up)
			return group[x]
		}
		group[x] = x
		return x
	}
	for _, e := range edges {
		group[find(2*e.i)] = find(2*e.j + 1)
	}
	knots := map[int][]edge{}
	var order []int
	for _, e := range edges {
		k := find(2 * e.i)
		if knots[k] == nil {
			order = append(order, k)
		}
		knots[k] = append(knots[k], e)
	}
	var out []edge
	for _, k := range order {
		out = append(out, knot(knots[k])...)
	}
	return out
}

func knot(edges []edge) []edge {
	var is, js []int
	for _, e := range edges {
		if !slices.Contains(is, e.i) {
			is = append(is, e.i)
		}
		if !slices.Contains(js, e.j) {
			js = append(js, e.j)
		}
	}
	if len(is) > most2 || len(js) > most2 {
		return greedy(edges)
	}
	n := max(len(is), len(js))
	cost := make([][]float64, n)
	for x := range cost {
		cost[x] = make([]float64, n)
	}
	at := map[[2]int]float64{}
	for _, e := range edges {
		x, y := slices.Index(is, e.i), slices.Index(js, e.j)
		cost[x][y] = -e.v
		at[[2]int{x, y}] = e.v
	}
	var out []edge
	for y, x := range hungarian(cost) {
		if v, ok := at[[2]int{x, y}]; ok {
			out = append(out, edge{is[x], js[y], v})
		}
	}
	slices.SortFunc(out, func(a, b edge) int { return cmp.Compare(a.i, b.i) })
	return out
}

func greedy(edges []edge) []edge {
	edges = slices.Clone(edges)
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(-cmp.Compare(a.v, b.v), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	left, right := map[int]bool{}, map[int]bool{}
	var out []edge
	for _, e := range edges {
		if !left[e.i] && !right[e.j] {
			left[e.i], right[e.j] = true, true
			out = append(out, e)
		}
	}
	return out
}

// hungarian returns for each column the row that it goes to, the sum of the square
// matrix's costs being least.
func hungarian(cost [][]float64) []int {
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	rowOf, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		rowOf[0] = i
		j0 := 0
		least := make([]float64, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		used := make([]bool, n+1)
		for {
			used[j0] = true
			i0, delta, j1 := rowOf[j0], math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost[i0-1][j-1] - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[rowOf[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; rowOf[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			rowOf[j0] = rowOf[j1]
			j0 = j1
		}
	}
	out := make([]int, n)
	for j := 1; j <= n; j++ {
		out[j-1] = rowOf[j] - 1
	}
	return out
}
