package register

import (
	"cmp"
	"slices"

	"readout"
)

// byDate orders accounts by release date, then publisher.
func byDate(a, b PublicAccount) int {
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Publisher, b.Publisher),
		cmp.Compare(a.Address.String(), b.Address.String()))
}

// round puts the public accounts of one meeting together. Each value is that of
// the account that counts most among those that give it; dates, and the parts
// of a place, are never mixed from two.
func round(accounts []PublicAccount) Round {
	accounts = slices.Clone(accounts)
	slices.SortFunc(accounts, byDate)
	r := Round{Meeting: accounts[0].Meeting, Address: accounts[0].At, Accounts: len(accounts)}
	for _, a := range accounts {
		r.Publisher = append(r.Publisher, a.Publisher)
	}
	slices.SortStableFunc(accounts, func(a, b PublicAccount) int { return cmp.Compare(a.Kind.Weight(), b.Kind.Weight()) })
	for _, a := range accounts {
		f := a.Facts
		r.Kind = cmp.Or(r.Kind, f.Kind)
		r.Ordinal = cmp.Or(r.Ordinal, f.Ordinal)
		if r.Start == "" && f.Start != "" {
			r.Start, r.End = readout.PartialDate(f.Start), f.End
		}
		if r.City == "" && r.Country == "" && r.Venue == "" {
			r.City, r.Country, r.Venue = f.City, f.Country, f.Venue
		}
		if len(r.Parties) == 0 {
			r.Parties = f.Parties
		}
		if len(r.Heads) == 0 {
			r.Heads = f.Heads
		}
	}
	return r
}

// meetings groups accounts by meeting and puts each group together.
func meetings(accounts []PublicAccount) map[readout.MeetingID]Round {
	groups := map[readout.MeetingID][]PublicAccount{}
	for _, a := range accounts {
		groups[a.Meeting] = append(groups[a.Meeting], a)
	}
	out := make(map[readout.MeetingID]Round, len(groups))
	for id, group := range groups {
		out[id] = round(group)
	}
	return out
}

// maxStubs bounds the rounds of a series that are only mentioned.
const maxStubs = 500

// rounds lists the rounds of a series, latest first: those held, and those that
// accounts only mention. A mention of a round that is there already, by its
// ordinal or by a date that covers it, adds none; several mentions of one round
// make one.
func rounds(held []Round, named []PublicNamed) []Round {
	var known timeline
	for _, r := range held {
		known.add(&slot{Round: r, ordinals: []int{r.Ordinal}, dates: []readout.PartialDate{r.Start}})
	}
	named = slices.Clone(named)
	// what says most first, so that later mentions find it; then the oldest
	slices.SortFunc(named, func(a, b PublicNamed) int {
		return cmp.Or(-cmp.Compare(says(a), says(b)), cmp.Compare(a.Issued, b.Issued),
			cmp.Compare(a.Source.Release.String(), b.Source.Release.String()), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Exact, b.Exact))
	})
	stubs := 0
	for _, n := range named {
		if s := known.find(n.Ordinal, n.Date); s != nil {
			known.learn(s, n.Ordinal, n.Date, n.Place)
			continue
		}
		if stubs == maxStubs {
			continue
		}
		stubs++
		source := n.Source
		known.add(&slot{Round: Round{Ordinal: n.Ordinal, Start: n.Date, City: n.Place, Source: &source},
			ordinals: []int{n.Ordinal}, dates: []readout.PartialDate{n.Date}})
	}
	return known.latestFirst()
}

// says is how much a mention tells.
func says(n PublicNamed) int {
	much := len(n.Date)
	if n.Ordinal > 0 {
		much += 20
	}
	return much
}

// slot is a round in the making with every ordinal and date that it is known
// by. What a mention tells of a round that was held helps to recognise it and
// is not shown as its value.
type slot struct {
	Round
	ordinals []int
	dates    []readout.PartialDate
}

// timeline finds rounds by ordinal and by dates that cover each other.
type timeline struct {
	slots     []*slot
	byOrdinal map[int]*slot
	exact     map[readout.PartialDate][]*slot // by a date that they have
	under     map[readout.PartialDate][]*slot // by a shorter date that covers one
}

func (t *timeline) add(s *slot) {
	if t.byOrdinal == nil {
		t.byOrdinal, t.exact, t.under = map[int]*slot{}, map[readout.PartialDate][]*slot{}, map[readout.PartialDate][]*slot{}
	}
	t.slots = append(t.slots, s)
	for _, n := range s.ordinals {
		t.indexOrdinal(s, n)
	}
	for _, d := range s.dates {
		t.indexDate(s, d)
	}
}

func (t *timeline) indexOrdinal(s *slot, n int) {
	if n > 0 && t.byOrdinal[n] == nil {
		t.byOrdinal[n] = s
	}
}

func (t *timeline) indexDate(s *slot, d readout.PartialDate) {
	if d == "" {
		return
	}
	t.exact[d] = append(t.exact[d], s)
	for _, n := range []int{4, 7} {
		if len(d) > n {
			t.under[d[:n]] = append(t.under[d[:n]], s)
		}
	}
}

// find returns the round that an ordinal and date mean, nil where it is new.
func (t *timeline) find(ordinal int, date readout.PartialDate) *slot {
	if s := t.byOrdinal[ordinal]; ordinal > 0 && s != nil {
		return s
	}
	if date == "" {
		return nil
	}
	candidates := slices.Concat(t.exact[date], t.under[date])
	for _, n := range []int{4, 7} {
		if len(date) > n {
			candidates = append(candidates, t.exact[date[:n]]...)
		}
	}
	for _, s := range candidates {
		numbered := slices.ContainsFunc(s.ordinals, func(n int) bool { return n > 0 })
		if ordinal == 0 || !numbered {
			return s
		}
	}
	return nil
}

// learn notes what a further mention tells of a round.
func (t *timeline) learn(s *slot, ordinal int, date readout.PartialDate, place string) {
	if ordinal > 0 && !slices.Contains(s.ordinals, ordinal) {
		s.ordinals = append(s.ordinals, ordinal)
		t.indexOrdinal(s, ordinal)
	}
	if date != "" && !slices.Contains(s.dates, date) {
		s.dates = append(s.dates, date)
		t.indexDate(s, date)
	}
	if s.Meeting != 0 {
		return
	}
	s.Ordinal = cmp.Or(s.Ordinal, ordinal)
	s.City = cmp.Or(s.City, place)
	if s.Start.Overlaps(date) && len(date) > len(s.Start) {
		s.Start = date
	}
}

// latestFirst orders the rounds by the dates that they are known by; one
// without a date stands behind the last that has a lower ordinal, one with
// neither at the end.
func (t *timeline) latestFirst() []Round {
	var dated, undated, unknown []*slot
	for _, s := range t.slots {
		switch {
		case s.date() != "":
			dated = append(dated, s)
		case s.ordinal() > 0:
			undated = append(undated, s)
		default:
			unknown = append(unknown, s)
		}
	}
	order := func(a, b *slot) int {
		return cmp.Or(cmp.Compare(a.date(), b.date()), cmp.Compare(a.ordinal(), b.ordinal()), cmp.Compare(a.Address.String(), b.Address.String()))
	}
	slices.SortFunc(dated, order)
	slices.SortFunc(undated, order)
	ascending := make([]*slot, 0, len(t.slots))
	for _, s := range dated {
		for len(undated) > 0 && s.ordinal() > undated[0].ordinal() {
			ascending = append(ascending, undated[0])
			undated = undated[1:]
		}
		ascending = append(ascending, s)
	}
	ascending = append(ascending, undated...)
	slices.Reverse(ascending)
	slices.SortFunc(unknown, order)
	out := make([]Round, 0, len(t.slots))
	for _, s := range append(ascending, unknown...) {
		out = append(out, s.Round)
	}
	return out
}

// date is what a round sorts by: its own date, else the longest that a mention
// gives.
func (s *slot) date() readout.PartialDate {
	best := s.Start
	for _, d := range s.dates {
		if s.Start == "" && len(d) > len(best) {
			best = d
		}
	}
	return best
}

// ordinal is a round's own ordinal, else one that a mention gives.
func (s *slot) ordinal() int {
	n := s.Ordinal
	for _, o := range s.ordinals {
		n = cmp.Or(n, o)
	}
	return n
}

// beside returns the rounds before and after a meeting in a list, latest first.
// Neighbours whose ordinals both are known and leave a gap are no neighbours.
func beside(list []Round, meeting readout.MeetingID) (previous, next *Round) {
	at := slices.IndexFunc(list, func(r Round) bool { return r.Meeting == meeting })
	if at < 0 {
		return nil, nil
	}
	follows := func(earlier, later Round) bool {
		return earlier.Ordinal == 0 || later.Ordinal == 0 || earlier.Ordinal+1 == later.Ordinal
	}
	placed := func(r Round) bool { return r.Start != "" || r.Ordinal > 0 }
	if at+1 < len(list) && placed(list[at]) && placed(list[at+1]) && follows(list[at+1], list[at]) {
		r := list[at+1]
		previous = &r
	}
	if at > 0 && placed(list[at]) && placed(list[at-1]) && follows(list[at], list[at-1]) {
		r := list[at-1]
		next = &r
	}
	return previous, next
}
