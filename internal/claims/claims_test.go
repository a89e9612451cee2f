package claims

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
)

// text is an account in the making: its words are those that its claims stand on.
type text struct {
	round    int
	ordinal  int
	day      readout.Day
	account  readout.AccountKind
	since    readout.PartialDate
	gap      string
	first    bool
	mentions []readout.Mention
}

func (x text) read() Account {
	m := &readout.ReportedMeeting{}
	rec := readout.Record{Meeting: m}
	cite := func(path, words string) {
		rec.Evidence = append(rec.Evidence, readout.Evidence{Path: path, Exact: words, Start: len(rec.Evidence) * 100, End: len(rec.Evidence)*100 + len(words)})
	}
	if x.ordinal > 0 {
		m.Ordinal = &x.ordinal
		cite("/meeting/ordinal", fmt.Sprint(x.ordinal))
	}
	if x.day != "" {
		m.StartDate = &x.day
		cite("/meeting/start_date", string(x.day))
	}
	if x.account != "" {
		m.Account = &x.account
	}
	if x.since != "" {
		m.Previous = &readout.PreviousRound{Date: &x.since, FirstSince: x.first}
		if x.gap != "" {
			m.Previous.GapText = &x.gap
			cite("/meeting/previous/gap_text", x.gap)
		}
		if x.first {
			cite("/meeting/previous/first_since", "first since "+string(x.since))
		}
	}
	for i, n := range x.mentions {
		rec.Mentions = append(rec.Mentions, n)
		if n.Ordinal != nil {
			cite(fmt.Sprintf("/mentions/%d/ordinal", i), fmt.Sprint(*n.Ordinal))
		}
		if n.Date != nil {
			cite(fmt.Sprintf("/mentions/%d/date", i), string(*n.Date))
		}
	}
	return Account{Round: x.round, Record: rec}
}

func mention(relation readout.MentionRelation, ordinal int, date readout.PartialDate) readout.Mention {
	m := readout.Mention{Relation: relation}
	if ordinal > 0 {
		m.Ordinal = &ordinal
	}
	if date != "" {
		m.Date = &date
	}
	return m
}

func told(checks []Check) []string {
	var out []string
	for _, c := range checks {
		if c.Kind != Position {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %v %v %d", c.Kind, c.Result, c.Numbers, c.Dates, c.Months)))
		}
	}
	slices.Sort(out)
	return out
}

// TestClaims: each kind of claim where it fits, where it does not, and where nobody
// can tell.
func TestClaims(t *testing.T) {
	held := func(n int, start readout.PartialDate) Round { return Round{Ordinal: n, Start: start, Held: true} }
	stub := func(n int, start readout.PartialDate) Round { return Round{Ordinal: n, Start: start} }
	for _, c := range []struct {
		name   string
		rounds []Round
		texts  []text
		want   []string
	}{
		{"three years", []Round{held(1, "2015-04-14"), held(2, "2018-03-15")},
			[]text{{round: 1, ordinal: 2, day: "2018-03-15", since: "2015-04", gap: "in about three years since April 2015", first: true}},
			[]string{"elapsed fits [] [2015-04-14 2018-03-15] 35", "first_since fits [] [2015-04] 0"}},
		{"five years", []Round{held(1, "2015-04-14"), held(2, "2018-03-15")},
			[]text{{round: 1, ordinal: 2, day: "2018-03-15", since: "2015-04", gap: "in five years since April 2015", first: true}},
			[]string{"elapsed does_not_fit [] [2015-04-14 2018-03-15] 35", "first_since fits [] [2015-04] 0"}},
		{"a round between", []Round{held(1, "2015-04-14"), held(2, "2016-05-01"), held(3, "2018-03-15")},
			[]text{{round: 2, ordinal: 3, day: "2018-03-15", since: "2015-04", gap: "in three years since April 2015", first: true}},
			[]string{"elapsed fits [] [2015-04-14 2018-03-15] 35", "first_since does_not_fit [] [2015-04] 0"}},
		{"known from its own words alone", []Round{stub(0, "2015-04"), held(2, "2018-03-15")},
			[]text{{round: 1, ordinal: 2, day: "2018-03-15", since: "2015-04", gap: "in seven years since April 2015", first: true}},
			[]string{"elapsed cannot_be_checked [] [2015-04] 0", "first_since cannot_be_checked [] [2015-04] 0", "missing cannot_be_checked [1 1] [] 0"}},
		{"the next number", []Round{held(1, "2018-03-15")},
			[]text{{round: 0, ordinal: 1, day: "2018-03-15", mentions: []readout.Mention{mention(readout.MentionNext, 2, "2019")}}, {round: 0, ordinal: 1, day: "2018-03-15", mentions: []readout.Mention{mention(readout.MentionNext, 3, "2019")}}},
			[]string{"neighbour does_not_fit [1 2 3] [] 0", "neighbour fits [1 2 2] [] 0"}},
		{"planned for June, held in July", []Round{held(1, "2018-03-15"), held(2, "2019-07-02")},
			[]text{{round: 0, ordinal: 1, day: "2018-03-15", mentions: []readout.Mention{mention(readout.MentionNext, 2, "2019-06")}}},
			[]string{"neighbour fits [1 2 2] [] 0", "planned does_not_fit [2] [2019-06 2019-07-02] 0"}},
		{"announced for another day", []Round{held(1, "2018-03-15")},
			[]text{{round: 0, ordinal: 1, day: "2018-03-12", account: readout.AccountAdvance}, {round: 0, ordinal: 1, day: "2018-03-15", account: readout.AccountOutcome}},
			[]string{"planned does_not_fit [1] [2018-03-12 2018-03-15] 0"}},
		{"an earlier round of another date", []Round{held(1, "2017-09-26"), held(2, "2018-01-23"), held(3, "2018-06-11")},
			[]text{{round: 2, ordinal: 3, day: "2018-06-11", mentions: []readout.Mention{mention(readout.MentionPrevious, 1, "2018-01")}}},
			[]string{"earlier does_not_fit [1] [2018-01] 0"}},
		{"14th in one text, 15th in another", []Round{held(13, "2017-01-01"), held(14, "2018-06-11")},
			[]text{{round: 1, ordinal: 14, day: "2018-06-11"}, {round: 1, ordinal: 15, day: "2018-06-11"}},
			[]string{"missing cannot_be_checked [1 12] [] 0", "numbers does_not_fit [14 15] [] 0"}},
		{"a number twice", []Round{held(1, "2017-01-01"), held(1, "2018-06-11")}, nil, []string{"doubled does_not_fit [1] [] 0"}},
		{"numbers rise, dates do not", []Round{held(1, "2018-01-01"), held(2, "2017-06-11")}, nil, []string{"order does_not_fit [1 2] [2018-01-01 2017-06-11] 0"}},
		{"a month within a year", []Round{held(1, "2018"), held(2, "2018-06-11")}, nil, nil},
		{"rounds between", []Round{held(1, "2010-01-01"), held(4, "2017-06-11")}, nil, []string{"missing cannot_be_checked [2 3] [] 0"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := Series{Rounds: c.rounds}
			for _, x := range c.texts {
				s.Accounts = append(s.Accounts, x.read())
			}
			if diff := cmp.Diff(c.want, told(Of(s))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestAnyNumberOfClaims: whatever a series is, each check names rounds that there
// are and, of a text, words of it.
func TestAnyNumberOfClaims(t *testing.T) {
	dates := rapid.SampledFrom([]readout.PartialDate{"", "2015", "2015-04", "2015-04-14", "2018-03-15", "2019-01-31", "2020-02-29"})
	rapid.Check(t, func(t *rapid.T) {
		s := Series{}
		for range rapid.IntRange(1, 6).Draw(t, "rounds") {
			s.Rounds = append(s.Rounds, Round{Ordinal: rapid.IntRange(0, 9).Draw(t, "n"), Start: dates.Draw(t, "start"), Held: rapid.Bool().Draw(t, "held")})
		}
		for range rapid.IntRange(0, 5).Draw(t, "texts") {
			x := text{round: rapid.IntRange(0, len(s.Rounds)-1).Draw(t, "round"), ordinal: rapid.IntRange(0, 9).Draw(t, "ordinal"), since: dates.Draw(t, "since"), first: rapid.Bool().Draw(t, "first"),
				gap: rapid.SampledFrom([]string{"", "in two years", "in nearly a year", "in 18 months", "for the first time"}).Draw(t, "gap")}
			if d := dates.Draw(t, "day"); len(d) == 10 {
				x.day = readout.Day(d)
			}
			for range rapid.IntRange(0, 3).Draw(t, "mentions") {
				x.mentions = append(x.mentions, mention(rapid.SampledFrom([]readout.MentionRelation{readout.MentionNext, readout.MentionPrevious, readout.MentionListed}).Draw(t, "relation"), rapid.IntRange(0, 9).Draw(t, "m"), dates.Draw(t, "date")))
			}
			s.Accounts = append(s.Accounts, x.read())
		}
		for _, c := range Of(s) {
			for _, i := range c.Against {
				if i < 0 || i >= len(s.Rounds) {
					t.Fatalf("%+v is held against no round", c)
				}
			}
			if c.Account >= len(s.Accounts) || c.Account >= 0 && (c.Words == "" || c.Round < 0) || c.Result == Fits && len(c.Against) == 0 && c.Kind != Weekday {
				t.Fatalf("%+v", c)
			}
		}
	})
}
