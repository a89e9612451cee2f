package rounds_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/reading"
	"readout/internal/reading/check"
)

// What a text claims is compared with what else it says: what is true holds, a
// planted fault differs, and what the text does not decide is unknown.
func TestClaims(t *testing.T) {
	const list = "Earlier rounds: 1st (June 1998, Seoul), 2nd (July 1999, Tokyo)"
	for _, c := range []struct{ name, words, want string }{
		{"elapsed", "It was the first consultation in about three years since April 2012.", "elapsed_time holds"},
		{"elapsed wrong", "It was the first consultation in about three years since April 2006.", "elapsed_time differs"},
		{"elapsed in months", "It was the first consultation in seven months since October 2014.", "elapsed_time holds"},
		{"elapsed in months wrong", "It was the first consultation in seven months since January 2014.", "elapsed_time differs"},
		{"elapsed in a year", "It was the first consultation in a year since May 2014.", "elapsed_time holds"},
		{"elapsed in a year wrong", "It was the first consultation in a year since May 2009.", "elapsed_time differs"},
		{"elapsed in more years", "It was the first consultation in more than three years since June 2011.", "elapsed_time holds"},
		{"elapsed in more years wrong", "It was the first consultation in more than three years since June 2013.", "elapsed_time differs"},
		{"elapsed in nearly as many", "It was the first consultation in nearly three years since September 2012.", "elapsed_time holds"},
		{"elapsed in several", "It was the first consultation in several years since April 2012.", "elapsed_time unknown"},
		{"next", "The two sides agreed to hold the twelfth consultation in Tokyo next year.", "ordinal holds"},
		{"next wrong", "The two sides agreed to hold the fourteenth consultation in Tokyo next year.", "ordinal differs"},
		{"listed", "Earlier rounds: 9th (June 2012, Seoul), 10th (July 2013, Tokyo)", "ordinal holds"},
		{"listed too many", "Earlier rounds: 10th (June 2012, Seoul), 11th (July 2013, Tokyo)", "ordinal differs"},
		{"listed too few", list, "ordinal differs"},
		{"listed in part", "Earlier rounds: 1st (June 1998, Seoul), 5th (July 2005, Tokyo)", "ordinal unknown"},
		{"listed out of order", "Earlier rounds: 9th (June 2013, Seoul), 10th (July 2012, Tokyo)", "ordinal differs, ordinal holds"},
		{"counted wrong", "The previous three rounds were held in Seoul (1998), Tokyo (1999) and Lima (2001).", "ordinal differs"},
		{"counted and listed", "The previous four rounds were held in Seoul (1998), Tokyo (1999) and Lima (2001).", "ordinal differs"},
		{"first since", "It was the first round since July 2013.\n\nEarlier rounds: 9th (June 2012, Seoul), 10th (July 2013, Tokyo)", "ordinal holds, first_since holds"},
		{"first since wrong", "It was the first round since June 2012.\n\nEarlier rounds: 9th (June 2012, Seoul), 10th (July 2013, Tokyo)", "ordinal holds, first_since differs"},
		{"first in years since wrong", "It was the first consultation in three years since June 2012.\n\nEarlier rounds: 9th (June 2012, Seoul), 10th (July 2013, Tokyo)", "elapsed_time holds, ordinal holds, first_since differs"},
		{"first since alone", "It was the first round since July 2013.", "first_since unknown"},
		{"weekday", "The sides will exchange drafts by Monday, June 1, 2015.", "weekday holds"},
		{"weekday wrong", "The sides will exchange drafts by Tuesday, June 1, 2015.", "weekday differs"},
		{"weekday without year", "The sides recalled that their experts had met on Friday, November 2.", "weekday unknown"},
		{"nothing claimed", "The two sides discussed trade.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			record := reading.Read(readout.Document{Text: about + c.words + "\n"})
			if err := check.Record(record); err != nil {
				t.Fatal(err)
			}
			var got []string
			for i, claim := range record.Claims {
				got = append(got, claim.Kind+" "+claim.Result)
				if claim.Note == "" || record.Claims[i].Evidence[0] == "" {
					t.Errorf("%s says not why: %+v", claim.Kind, claim)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("(-want +got):\n%s\n%+v", diff, record.Claims)
			}
		})
	}
}

// A title that counts the round otherwise than the text does is told.
func TestClaimOfTheTitle(t *testing.T) {
	for title, want := range map[string]string{
		"12th Japan-Chile Policy Consultation":     "the title says round 12, the text round 11",
		"Eleventh Japan-Chile Policy Consultation": "",
		"Japan-Chile Policy Consultation":          "",
	} {
		_, body, _ := strings.Cut(about, "\n")
		record := reading.Read(readout.Document{Text: title + "\n" + body + "The two sides discussed trade.\n"})
		got := ""
		for _, claim := range record.Claims {
			if claim.Kind == "ordinal" && claim.Result == "differs" {
				got += claim.Note
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q; %+v", title, got, want, record.Claims)
		}
		if record.Meeting == nil || record.Meeting.Ordinal == nil || *record.Meeting.Ordinal != 11 {
			t.Errorf("%q: the round of the text is believed, not %+v", title, record.Meeting)
		}
	}
}
