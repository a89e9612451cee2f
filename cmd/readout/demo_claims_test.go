//go:build !race

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"readout/internal/claims"
)

// TestReadDemonstrationClaims holds what every text of the demonstration claims of
// its series against the rounds that all of them tell of: all that is true fits, and
// every fault that was planted is found, always between the invented countries.
func TestReadDemonstrationClaims(t *testing.T) { onEngines(t, testReadDemonstrationClaims) }

func testReadDemonstrationClaims(t *testing.T, e engine) {
	r := demoRoom(t, e)
	lines, err := r.registrar.SeriesList(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var unfit, open, fit []string
	for _, l := range lines {
		file, err := r.registrar.SeriesFile(t.Context(), l.Slug, "en", 0, 100)
		if err != nil {
			t.Fatal(err)
		}
		s := claims.Series{}
		var publishers []string
		for i, round := range file.Rounds {
			s.Rounds = append(s.Rounds, claims.Round{Ordinal: round.Ordinal, Start: round.Start, City: round.City, Held: round.Meeting != 0})
			for _, a := range file.Accounts[round.Meeting] {
				s.Accounts = append(s.Accounts, claims.Account{Round: i, Record: a.Record})
				publishers = append(publishers, a.Publisher)
			}
		}
		for _, c := range claims.Of(s) {
			name := string(c.Kind)
			if c.Account >= 0 {
				name += fmt.Sprintf(" %s %d %q", publishers[c.Account], s.Rounds[c.Round].Ordinal, c.Words)
			} else {
				name += fmt.Sprint(" ", c.Numbers)
			}
			for _, i := range c.Against {
				name += fmt.Sprintf(" %d:%s", s.Rounds[i].Ordinal, s.Rounds[i].Start)
			}
			switch c.Result {
			case claims.DoesNotFit:
				unfit = append(unfit, name)
			case claims.Unknown:
				open = append(open, name)
			default:
				fit = append(fit, name)
			}
		}
	}
	slices.Sort(unfit)
	planted := slices.Sorted(slices.Values(plantedFaults))
	slices.Sort(fit)
	t.Logf("%d fit, %d cannot be checked, %d do not fit", len(fit), len(open), len(unfit))
	if diff := gocmp.Diff(planted, unfit); diff != "" {
		t.Errorf("what does not fit (-planted +found):\n%s", diff)
	}
	for _, want := range trueClaims {
		if !slices.Contains(fit, want) {
			t.Errorf("it holds, and is not found to: %s\namong\n%s", want, strings.Join(fit, "\n"))
		}
	}
	if len(fit) < 60 {
		t.Errorf("only %d claims fit", len(fit))
	}
}

var plantedFaults = []string{
	`elapsed southmark 5 "in two years since May 2020" 4:2020-05-19`,
	`neighbour southmark 7 "ninth" 7:2024-05-14`,
	`weekday southmark 5 "Friday, 11 May 2021"`,
	`earlier southmark 3 "first" 1:2023-09-26 2:2024-01-23`,
	`neighbour northmark 3 "fifth" 3:2024-06-11`,
}

// trueClaims are those that a reader would check first.
var trueClaims = []string{
	`elapsed demo-kr 10 "in more than five years since December 2009" 9:2009-12`,
	`elapsed demo-kr 11 "in about three years since April 2015" 10:2015-04-14`,
	`elapsed demo-kr 12 "in five years since March 2018" 11:2018-03-15`,
	`elapsed demo-cn 13 "in about four years since January 2011" 0:2011-01`,
	`elapsed demo-kr 14 "in nine years since October 2014" 0:2014-10`,
	`elapsed northmark 6 "in two years since May 2021" 5:2021-05-11`,
	`first_since demo-kr 11 "first consultation in about three years since April 2015" 10:2015-04-14`,
	`first_since southmark 5 "first consultation in two years since May 2020" 4:2020-05-19`,
	`listed northmark 7 "May 2023" 3:2019-05-20 4:2020-05-19 5:2021-05-11 6:2023-05-22`,
	`neighbour northmark 7 "eighth" 7:2024-05-14`,
	`earlier demo-jp 13 "12th" 12:2023-04-17`,
	`weekday northmark 3 "Tuesday, June 11"`,
}
