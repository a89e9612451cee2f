package claims

import (
	"cmp"
	"slices"

	"readout"
)

// Series is what is known of the rounds of a series and what texts say of them.
type Series struct {
	Rounds   []Round
	Accounts []Account
}

// Round is one round, held or only mentioned.
type Round struct {
	Ordinal int                 // 0 where nobody gives one
	Start   readout.PartialDate // "" where nobody dates it
	City    string
	Held    bool // accounts of it are held
}

// Account is a text about one of the rounds.
type Account struct {
	Round  int // its place in Series.Rounds
	Record readout.Record
}

// Result is what came of a check.
type Result string

// The three results.
const (
	Fits       Result = "fits"
	DoesNotFit Result = "does_not_fit"
	Unknown    Result = "cannot_be_checked"
)

// Kind is what is claimed.
type Kind string

// The kinds of check. Numbers, Doubled, Order and Missing are of the series itself,
// not of one text.
const (
	Elapsed    Kind = "elapsed"     // how long after an earlier round
	FirstSince Kind = "first_since" // no round between
	Earlier    Kind = "earlier"     // the number and date of an earlier round
	Neighbour  Kind = "neighbour"   // the number of the round before or after
	Planned    Kind = "planned"     // when a round is to be held
	Listed     Kind = "listed"      // a list of rounds
	Position   Kind = "position"    // the number of this round between its neighbours
	Weekday    Kind = "weekday"
	InText     Kind = "in_text" // a text numbers its round in two ways
	Numbers    Kind = "numbers" // accounts of one meeting number it otherwise
	Doubled    Kind = "doubled"
	Order      Kind = "order" // numbers rise and dates do not
	Missing    Kind = "missing"
)

// Check is a claim, its result and what it was held against.
type Check struct {
	Kind    Kind
	Result  Result
	Account int          // whose words; -1 of a check of the series itself
	Round   int          // that the check is about, its place in Series.Rounds; -1 for none
	Words   string       // of the claim; "" where it has none
	Span    readout.Span // code points of the text that the record was read from
	Against []int        // rounds, by their place, in the order in which Why needs them
	Dates   []readout.PartialDate
	Months  int   // between two dates
	Numbers []int // that were given or were to be expected
}

// Of checks a series: what its texts claim, account by account, then its numbers.
func Of(s Series) []Check {
	c := &checker{Series: s}
	for i := range s.Accounts {
		c.account(i)
	}
	c.numbers()
	return c.checks
}

type checker struct {
	Series
	checks []Check
}

// account checks what one text claims.
func (c *checker) account(i int) {
	a := c.Accounts[i]
	m := a.Record.Meeting
	if m == nil || a.Round < 0 || a.Round >= len(c.Rounds) {
		return
	}
	r := reading{Account: a, checker: c, at: i, own: c.Rounds[a.Round].Ordinal, day: c.Rounds[a.Round].Start}
	if m.Ordinal != nil {
		r.own = *m.Ordinal
	}
	if m.StartDate != nil {
		r.day = readout.PartialDate(*m.StartDate)
	}
	r.position()
	r.since()
	r.mentions()
	r.announced()
	r.weekdays()
	r.inText()
}

func (c *checker) add(k Check) { c.checks = append(c.checks, k) }

// numbered are the known rounds with a number, by their place.
func (c *checker) numbered(n int) []int {
	var out []int
	for i, r := range c.Rounds {
		if r.Ordinal == n && n > 0 {
			out = append(out, i)
		}
	}
	return out
}

// dated is the round of a date, the held before the mentioned, -1 for none.
func (c *checker) dated(d readout.PartialDate, but int) int {
	at := -1
	for i, r := range c.Rounds {
		if i != but && agree(r.Start, d) && (at < 0 || r.Held && !c.Rounds[at].Held) {
			at = i
		}
	}
	return at
}

// numbers checks the numbers of the series itself.
func (c *checker) numbers() {
	given := map[int][]int{} // numbers that accounts give a held round, by its place
	for _, a := range c.Accounts {
		if m := a.Record.Meeting; m != nil && m.Ordinal != nil && a.Round >= 0 && !slices.Contains(given[a.Round], *m.Ordinal) {
			given[a.Round] = append(given[a.Round], *m.Ordinal)
		}
	}
	places := make([]int, 0, len(given))
	for place := range given {
		places = append(places, place)
	}
	slices.Sort(places)
	for _, place := range places {
		if n := given[place]; len(n) > 1 {
			slices.Sort(n)
			c.add(Check{Kind: Numbers, Result: DoesNotFit, Account: -1, Round: place, Against: []int{place}, Numbers: n})
		}
	}
	var known []int
	for i, r := range c.Rounds {
		if r.Ordinal > 0 {
			known = append(known, i)
		}
	}
	slices.SortStableFunc(known, func(x, y int) int {
		a, b := c.Rounds[x], c.Rounds[y]
		return cmp.Or(cmp.Compare(a.Ordinal, b.Ordinal), cmp.Compare(a.Start, b.Start))
	})
	for i := 1; i < len(known); i++ {
		x, y := known[i-1], known[i]
		a, b := c.Rounds[x], c.Rounds[y]
		switch {
		case a.Ordinal == b.Ordinal && a.Held && b.Held:
			c.add(Check{Kind: Doubled, Result: DoesNotFit, Account: -1, Round: y, Against: []int{x, y}, Numbers: []int{a.Ordinal}})
		case a.Ordinal < b.Ordinal && later(a.Start, b.Start):
			c.add(Check{Kind: Order, Result: DoesNotFit, Account: -1, Round: y, Against: []int{x, y}, Dates: []readout.PartialDate{a.Start, b.Start}, Numbers: []int{a.Ordinal, b.Ordinal}})
		}
		if b.Ordinal > a.Ordinal+1 {
			c.missing(a.Ordinal+1, b.Ordinal-1, x, y)
		}
	}
	if len(known) > 0 {
		if first := c.Rounds[known[0]]; first.Ordinal > 1 {
			c.missing(1, first.Ordinal-1, known[0])
		}
	}
}

func (c *checker) missing(from, to int, against ...int) {
	c.add(Check{Kind: Missing, Result: Unknown, Account: -1, Round: -1, Against: against, Numbers: []int{from, to}})
}

// agree reports whether two dates may be one, as far as both are told.
func agree(a, b readout.PartialDate) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] == b[:n]
}

// later reports whether a is later than b, as far as both are told.
func later(a, b readout.PartialDate) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] > b[:n]
}
