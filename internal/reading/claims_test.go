package reading

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
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
			record := Read(readout.Document{Text: about + c.words + "\n"})
			if err := Check(record); err != nil {
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
