package tally

import (
	"cmp"
	"slices"

	"readout"
	"readout/internal/levels"
)

// Meeting is a meeting as it is counted.
type Meeting struct {
	ID      readout.MeetingID
	Day     readout.Day // what lists sort by: the start, else the day of a release about it
	Parties []readout.PartyCode
	Level   levels.Level
	Coming  bool // every text about it announces it: nobody has told yet that it was held
}

// Year is the year that the meeting counts in.
func (m Meeting) Year() string { return string(m.Day[:min(4, len(m.Day))]) }

// Account is what one release tells of a meeting.
type Account struct {
	Meeting readout.MeetingID
	Release readout.ReleaseID
	Weight  int   // of several accounts the least decides, as in the register
	Issued  int64 // of two of one weight the earlier one
	Day     readout.Day
	Advance bool // it announces the meeting
	Kind    readout.MeetingKind
	Parties []readout.PartyCode
	Ranks   []levels.Rank
}

// Meetings puts the accounts of each meeting together, the latest day first. A value
// is that of the account that counts most among those that give it; the ranks of
// sides add up.
func Meetings(accounts []Account) []Meeting {
	accounts = slices.Clone(accounts)
	slices.SortFunc(accounts, func(a, b Account) int {
		return cmp.Or(cmp.Compare(a.Meeting, b.Meeting), cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.Issued, b.Issued), cmp.Compare(a.Release, b.Release))
	})
	var out []Meeting
	for first := 0; first < len(accounts); {
		last := first
		m := Meeting{ID: accounts[first].Meeting, Coming: true}
		var ranks []levels.Rank
		var kind readout.MeetingKind
		for ; last < len(accounts) && accounts[last].Meeting == m.ID; last++ {
			a := accounts[last]
			m.Day, kind, m.Coming = cmp.Or(m.Day, a.Day), cmp.Or(kind, a.Kind), m.Coming && a.Advance
			if len(m.Parties) == 0 {
				m.Parties = a.Parties
			}
			for _, r := range a.Ranks {
				ranks = levels.Join(ranks, r)
			}
		}
		m.Level = levels.OfMeeting(ranks, kind)
		out = append(out, m)
		first = last
	}
	slices.SortFunc(out, func(a, b Meeting) int { return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.ID, a.ID)) })
	return out
}

// Filter narrows meetings; the zero value lets all through that were held.
type Filter struct {
	Party, With readout.PartyCode // that took part; "" for any
	Year        string            // "" for any
	Level       *levels.Level     // nil for any
}

// Fits reports whether a meeting is one of the filter's. One that is only announced
// is none.
func (f Filter) Fits(m Meeting) bool {
	return !m.Coming && (f.Party == "" || slices.Contains(m.Parties, f.Party)) && (f.With == "" || slices.Contains(m.Parties, f.With)) &&
		(f.Year == "" || m.Year() == f.Year) && (f.Level == nil || m.Level == *f.Level)
}

// Of returns the meetings that fit, in their order.
func (f Filter) Of(all []Meeting) []Meeting {
	var out []Meeting
	for _, m := range all {
		if f.Fits(m) {
			out = append(out, m)
		}
	}
	return out
}

// Announced counts the meetings that would fit had somebody told that they were held.
func (f Filter) Announced(all []Meeting) int {
	n := 0
	for _, m := range all {
		if m.Coming {
			if m.Coming = false; f.Fits(m) {
				n++
			}
		}
	}
	return n
}

// Count is a number of meetings, in all and by level.
type Count struct {
	Meetings int
	By       [levels.Working + 1]int // by Level
}

func (c *Count) add(m Meeting) {
	c.Meetings++
	c.By[m.Level]++
}

// Total counts meetings.
func Total(meetings []Meeting) (c Count) {
	for _, m := range meetings {
		c.add(m)
	}
	return c
}

// Told are the levels that a count has meetings of, in the order of tables.
func (c Count) Told() (out []levels.Level) {
	for _, l := range levels.All() {
		if c.By[l] > 0 {
			out = append(out, l)
		}
	}
	return out
}

// Year is a year with its meetings.
type Year struct {
	Year string
	Count
}

// Years counts by year, the latest first; years without a meeting are left out.
func Years(meetings []Meeting) []Year {
	of := map[string]*Year{}
	for _, m := range meetings {
		y := m.Year()
		if of[y] == nil {
			of[y] = &Year{Year: y}
		}
		of[y].add(m)
	}
	out := make([]Year, 0, len(of))
	for _, y := range of {
		out = append(out, *y)
	}
	slices.SortFunc(out, func(a, b Year) int { return cmp.Compare(b.Year, a.Year) })
	return out
}

// Pair is two parties, in the order of their codes, and the meetings that both took
// part in.
type Pair struct {
	A, B readout.PartyCode
	Count
	Alone       int         // of the meetings: those that nobody else took part in
	First, Last readout.Day // of the meetings
}

// Pairs counts by pair, in the order of codes.
func Pairs(meetings []Meeting) []Pair {
	type key struct{ a, b readout.PartyCode }
	of := map[key]*Pair{}
	for _, m := range meetings {
		for i, a := range m.Parties {
			for _, b := range m.Parties[i+1:] {
				k := key{min(a, b), max(a, b)}
				if k.a == k.b {
					continue
				}
				p := of[k]
				if p == nil {
					p = &Pair{A: k.a, B: k.b, First: m.Day, Last: m.Day}
					of[k] = p
				}
				p.add(m)
				p.First, p.Last = min(p.First, m.Day), max(p.Last, m.Day)
				if len(m.Parties) == 2 {
					p.Alone++
				}
			}
		}
	}
	out := make([]Pair, 0, len(of))
	for _, p := range of {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Pair) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return out
}

// Least is the smallest number of meetings for which at most so many pairs, and of
// them at most so many parties, have as many.
func Least(pairs []Pair, mostPairs, mostParties int) int {
	pairs = slices.Clone(pairs)
	slices.SortStableFunc(pairs, func(a, b Pair) int { return cmp.Compare(b.Meetings, a.Meetings) })
	seen := map[readout.PartyCode]bool{}
	for i, p := range pairs {
		if seen[p.A], seen[p.B] = true, true; i == mostPairs || len(seen) > mostParties {
			return p.Meetings + 1
		}
	}
	return 1
}

// AtLeast are the pairs with so many meetings, in their order.
func AtLeast(pairs []Pair, least int) []Pair {
	return slices.DeleteFunc(slices.Clone(pairs), func(p Pair) bool { return p.Meetings < least })
}
