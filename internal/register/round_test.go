package register

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/facts"
)

func mention(ordinal int, date readout.PartialDate, place, slug string) PublicNamed {
	return PublicNamed{Named: facts.Named{Ordinal: ordinal, Date: date, Place: place, Exact: slug},
		Source: MentionSource{Release: readout.Address{Year: 2018, Slug: slug}}, Issued: "2018-03-15"}
}

func roundAt(id int, ordinal int, start readout.PartialDate) Round {
	return Round{Meeting: readout.MeetingID(id), Address: readout.Address{Year: 2018, Slug: fmt.Sprint(id)}, Ordinal: ordinal, Start: start}
}

func written(rounds []Round) []string {
	var out []string
	for _, r := range rounds {
		held := "named"
		if r.Meeting != 0 {
			held = "held"
		}
		out = append(out, fmt.Sprintf("%d %s %s", r.Ordinal, r.Start, held))
	}
	return out
}

func TestRoundsShowsNoRoundTwice(t *testing.T) {
	for _, c := range []struct {
		name  string
		held  []Round
		named []PublicNamed
		want  []string
	}{
		{"same ordinal", []Round{roundAt(1, 10, "2015-04-14")}, []PublicNamed{mention(10, "", "", "a")}, []string{"10 2015-04-14 held"}},
		{"same month", []Round{roundAt(1, 0, "2015-04-14")}, []PublicNamed{mention(10, "2015-04", "", "a")}, []string{"0 2015-04-14 held"}},
		{"same year", []Round{roundAt(1, 10, "2015-04-14")}, []PublicNamed{mention(0, "2015", "", "a")}, []string{"10 2015-04-14 held"}},
		{"two in a year", []Round{roundAt(7, 7, "2007-10-01")}, []PublicNamed{mention(6, "2007-05", "", "a")}, []string{"7 2007-10-01 held", "6 2007-05 named"}},
		{"two mentions of one", nil, []PublicNamed{mention(10, "", "Seoul", "a"), mention(10, "2015-04", "", "b"), mention(0, "2015-04", "", "c")}, []string{"10 2015-04 named"}},
		{"known through another mention", []Round{roundAt(1, 0, "2015-04-14")}, []PublicNamed{mention(10, "", "", "a"), mention(10, "2015-04", "", "b")}, []string{"0 2015-04-14 held"}},
		{"undated between", []Round{roundAt(1, 9, "2009-12-01"), roundAt(2, 11, "2018-03-15")}, []PublicNamed{mention(10, "", "", "a")},
			[]string{"11 2018-03-15 held", "10  named", "9 2009-12-01 held"}},
		{"neither date nor ordinal", []Round{roundAt(1, 0, ""), roundAt(2, 11, "")}, nil, []string{"11  held", "0  held"}},
		{"none", nil, nil, nil},
	} {
		if diff := cmp.Diff(c.want, written(rounds(c.held, c.named))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestRoundsKeepsEveryHeldRoundInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dates := rapid.SampledFrom([]readout.PartialDate{"", "2015", "2015-04", "2015-04-14", "2015-05", "2018-03-15"})
		var held []Round
		for i := range rapid.IntRange(0, 4).Draw(t, "held") {
			held = append(held, roundAt(i+1, rapid.IntRange(0, 4).Draw(t, "ordinal"), dates.Draw(t, "start")))
		}
		var named []PublicNamed
		for i := range rapid.IntRange(0, 6).Draw(t, "named") {
			named = append(named, mention(rapid.IntRange(0, 4).Draw(t, "number"), dates.Draw(t, "date"), "", fmt.Sprintf("s%d", i)))
		}
		got := rounds(held, named)
		count, ordinals := 0, map[int]bool{}
		for _, r := range held {
			ordinals[r.Ordinal] = true
		}
		for _, r := range got {
			if r.Meeting != 0 {
				count++
				continue
			}
			if r.Source == nil || r.Ordinal > 0 && ordinals[r.Ordinal] {
				t.Fatalf("%v shows %+v", written(got), r)
			}
			ordinals[r.Ordinal] = true
		}
		if count != len(held) {
			t.Fatalf("%d of %d held rounds in %v", count, len(held), written(got))
		}
		if diff := cmp.Diff(written(got), written(rounds(held, rapid.Permutation(named).Draw(t, "order")))); diff != "" {
			t.Fatalf("another order of mentions (-first +second):\n%s", diff)
		}
	})
}

func TestBesideKnowsNeighboursOnly(t *testing.T) {
	list := rounds([]Round{roundAt(1, 9, "2009-12-01"), roundAt(2, 11, "2018-03-15"), roundAt(3, 12, "2023-04-17"), roundAt(4, 0, "2024-01-01")}, nil)
	for _, c := range []struct {
		of             readout.MeetingID
		previous, next readout.MeetingID
	}{{1, 0, 0}, {2, 0, 3}, {3, 2, 4}, {4, 3, 0}, {9, 0, 0}} {
		previous, next := beside(list, c.of)
		var got [2]readout.MeetingID
		if previous != nil {
			got[0] = previous.Meeting
		}
		if next != nil {
			got[1] = next.Meeting
		}
		if got != [2]readout.MeetingID{c.previous, c.next} {
			t.Errorf("beside %d: %v", c.of, got)
		}
	}
}

// Values come from what reports before what announces; a date or place is never
// mixed from two accounts.
func TestRoundTakesValuesFromTheAccountThatCounts(t *testing.T) {
	account := func(id int, kind readout.AccountKind, f facts.Facts) PublicAccount {
		a := PublicAccount{Publisher: fmt.Sprint("p", id), Date: readout.Day(fmt.Sprintf("2018-03-%02d", id)), Facts: &f}
		a.Meeting, a.Kind = 1, kind
		return a
	}
	r := round([]PublicAccount{
		account(1, readout.AccountAdvance, facts.Facts{Kind: readout.KindDialogue, Start: "2018-03-14", End: "2018-03-15", City: "Kyoto", Ordinal: 11}),
		account(2, readout.AccountOutcome, facts.Facts{Kind: readout.KindConsultation, Start: "2018-03-15", Country: "JP"}),
		account(3, readout.AccountOutcome, facts.Facts{City: "Tokyo", Venue: "Ministry of Defense"}),
	})
	want := Round{Meeting: 1, Kind: readout.KindConsultation, Start: "2018-03-15", Country: "JP", Ordinal: 11, Accounts: 3, Publisher: []string{"p1", "p2", "p3"}}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
