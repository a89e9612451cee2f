package pairing

import (
	"cmp"
	"slices"
	"sync"

	"readout"
)

// Meeting is one meeting and the accounts of it.
type Meeting struct {
	Facts    Facts
	Accounts []string // sources, in byte order
	Certain  bool     // false where a join is doubtful
	Joins    []Join
}

// Join is why two accounts stand in one meeting.
type Join struct {
	A       string   `json:"a"` // sources
	B       string   `json:"b"`
	Score   float64  `json:"score"`
	Certain bool     `json:"certain"`
	Reasons []Reason `json:"reasons"`
}

// joined and sure are the scores from which accounts are joined, and from which
// there is no doubt.
const (
	joined = 3.2
	sure   = 5.0
)

// edge is a pair of accounts that may be joined.
type edge struct {
	a, b int
	link link
}

// Group brings together the accounts of each meeting. Records that report no
// meeting are left out. The order of records changes nothing.
func Group(records []readout.Record) []Meeting {
	var s Sorter
	for i := range records {
		s.Add(records[i])
	}
	return s.Meetings()
}

// Sorter takes records one by one, from any goroutine, and keeps of each what
// pairing needs.
type Sorter struct {
	turn     sync.Mutex
	accounts []*account
	editions []edition // not read
}

// Add takes a record in. One that reports no meeting is left out; a text whose
// language is not read goes with the text of the same release that was.
func (s *Sorter) Add(r readout.Record) {
	key := editionKey(&r)
	if r.Reading.Status == readout.StatusUnsupportedLanguage && key != "" {
		s.turn.Lock()
		defer s.turn.Unlock()
		s.editions = append(s.editions, edition{r.Release.Source, key})
		return
	}
	if r.Meeting == nil || r.Reading.Status != readout.StatusRead {
		return
	}
	a := newAccount(&r)
	a.edition = key
	a.record = slim(&r)
	a.meeting = a.record.Meeting
	s.turn.Lock()
	defer s.turn.Unlock()
	s.accounts = append(s.accounts, a)
}

// Meetings returns the meetings of all records taken in, by day, then by source.
func (s *Sorter) Meetings() []Meeting {
	all := slices.Clone(s.accounts)
	slices.SortFunc(all, func(a, b *account) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.record.Release.TextSHA256, b.record.Release.TextSHA256))
	})
	all = slices.CompactFunc(all, func(a, b *account) bool {
		return a.source == b.source && a.record.Release.TextSHA256 == b.record.Release.TextSHA256
	})
	slices.SortFunc(s.editions, func(x, y edition) int { return cmp.Compare(x.source, y.source) })
	edges, weighed := weigh(all)
	groups := cluster(len(all), edges, weighed)
	meetings := make([]Meeting, 0, len(groups))
	for _, g := range groups {
		meetings = append(meetings, s.meetingOf(all, g, weighed))
	}
	slices.SortFunc(meetings, func(x, y Meeting) int {
		return cmp.Or(cmp.Compare(x.Facts.start(), y.Facts.start()), slices.Compare(x.Accounts, y.Accounts))
	})
	return meetings
}

// pair names two accounts by their numbers, the lower first.
type pair [2]int

// weigh compares the accounts whose days lie near each other, and those of one
// round.
func weigh(all []*account) ([]edge, map[pair]link) {
	byDay := map[day][]int{}
	byRound := map[int][]int{}
	for i, a := range all {
		last := min(a.last, a.first+14)
		for d := a.first; d <= last; d++ {
			byDay[d] = append(byDay[d], i)
		}
		if a.series.ordinal > 0 {
			byRound[a.series.ordinal] = append(byRound[a.series.ordinal], i)
		}
	}
	weighed := map[pair]link{}
	var edges []edge
	try := func(i, j int) {
		if i >= j {
			return
		}
		if _, done := weighed[pair{i, j}]; done {
			return
		}
		l := compare(all[i], all[j])
		weighed[pair{i, j}] = l
		if l.barred == "" && l.score >= joined {
			edges = append(edges, edge{i, j, l})
		}
	}
	for i, a := range all {
		reach := day(1)
		if !a.dated {
			reach = 3
		}
		before := reach
		if a.kind == readout.AccountAdvance && !a.dated {
			reach = 21
		}
		for d := a.first - before; d <= min(a.last, a.first+14)+reach; d++ {
			for _, j := range byDay[d] {
				try(min(i, j), max(i, j))
			}
		}
		for _, j := range byRound[a.series.ordinal] {
			if all[j].series.kin(a.series) >= related {
				try(min(i, j), max(i, j))
			}
		}
	}
	slices.SortFunc(edges, func(x, y edge) int {
		return cmp.Or(-cmp.Compare(x.link.score, y.link.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return edges, weighed
}

// cluster joins accounts, the surest pair first. Two groups become one where no
// pair between them is barred and they are alike on the whole.
func cluster(n int, edges []edge, weighed map[pair]link) [][]int {
	in := make([]int, n)
	groups := map[int][]int{}
	for i := range n {
		in[i] = i
		groups[i] = []int{i}
	}
	for _, e := range edges {
		g, h := in[e.a], in[e.b]
		if g == h || !alike(groups[g], groups[h], weighed) {
			continue
		}
		for _, i := range groups[h] {
			in[i] = g
		}
		groups[g] = append(groups[g], groups[h]...)
		delete(groups, h)
	}
	var all [][]int
	for i := range n {
		if g, ok := groups[in[i]]; ok && slices.Min(g) == i {
			slices.Sort(g)
			all = append(all, g)
		}
	}
	return all
}

func alike(g, h []int, weighed map[pair]link) bool {
	sum := 0.0
	for _, i := range g {
		for _, j := range h {
			l, ok := weighed[pair{min(i, j), max(i, j)}]
			if !ok || !l.fits() {
				return false
			}
			sum += min(l.score, 8)
		}
	}
	return sum/float64(len(g)*len(h)) >= joined
}

func (s *Sorter) meetingOf(all []*account, g []int, weighed map[pair]link) Meeting {
	m := Meeting{Certain: true}
	members := make([]*account, len(g))
	for n, i := range g {
		members[n] = all[i]
		m.Accounts = append(m.Accounts, all[i].source)
	}
	m.Facts = factsOf(members)
	// each account but the first is joined by its best link to one before it
	for n := 1; n < len(g); n++ {
		var best link
		at := -1
		for k := range n {
			if l := weighed[pair{g[k], g[n]}]; l.barred == "" && (at < 0 || l.score > best.score) {
				best, at = l, k
			}
		}
		certain := best.score >= sure
		m.Certain = m.Certain && certain
		m.Joins = append(m.Joins, Join{A: all[g[at]].source, B: all[g[n]].source, Score: float64(int(best.score*100)) / 100, Certain: certain, Reasons: best.reasons})
	}
	s.withEditions(&m, members)
	return m
}
