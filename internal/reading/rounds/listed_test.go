package rounds_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/reading"
	"readout/internal/reading/check"
)

// about is a notice of the eleventh round before which a list of others stands.
const about = "Eleventh Japan-Chile Policy Consultation\n\nOn May 12, 2015, the 11th Japan-Chile Policy Consultation was held in Lima. Deputy Minister Kano Rei of Japan met Deputy Minister Luis Prat of Chile.\n\n"

// Rounds that a text lists are mentions, however it lists them.
func TestListedRounds(t *testing.T) {
	three := "1 1998-06 Seoul, 2 1999-07 Tokyo, 3 2001-05 Oslo"
	for _, c := range []struct{ name, list, want string }{
		{"brackets", "※ Earlier rounds: 1st (June 1998, Seoul), 2nd (July 1999, Tokyo), 3rd (May 2001, Oslo)", three},
		{"sentence", "The first round was held in Seoul in June 1998, the second in Tokyo in July 1999 and the third in Oslo in May 2001.", three},
		{"bullets", "Previous rounds of the Consultation:\n\n• 1st: June 1998, Seoul\n\n• 2nd: July 1999, Tokyo\n\n• 3rd: May 2001, Oslo\n\nThe two sides discussed trade.", three},
		{"numbered", "Earlier rounds:\n\n(1) June 1998, Seoul\n\n(2) July 1999, Tokyo\n\n(3) May 2001, Oslo", three},
		{"table", "Round Date Place\n\n1st June 1998 Seoul\n\n2nd July 1999 Tokyo\n\n3rd May 2001 Oslo", three},
		{"table of days", "Round Date Venue\n\n1 15 June 1998 Seoul\n\n2 2 July 1999 Tokyo\n\nThe two sides discussed trade in May 2001.", "1 1998-06-15 Seoul, 2 1999-07-02 Tokyo"},
		{"without numbers", "The previous rounds were held in Seoul (June 1998), Tokyo (July 1999) and Oslo (May 2001).", "- 1998-06 Seoul, - 1999-07 Tokyo, - 2001-05 Oslo"},
		{"date first", "Previous rounds were held in June 1998 (Seoul), July 1999 (Tokyo) and May 2001 (Oslo).", "- 1998-06 Seoul, - 1999-07 Tokyo, - 2001-05 Oslo"},
		{"counted", "The previous ten rounds were held in Seoul (1998), Tokyo (1999), Oslo (2001), Lima (2003), Seoul (2005), Tokyo (2006), Lima (2008), Tokyo (2010), Lima (2012) and Tokyo (2014).",
			"1 1998 Seoul, 2 1999 Tokyo, 3 2001 Oslo, 4 2003 Lima, 5 2005 Seoul, 6 2006 Tokyo, 7 2008 Lima, 8 2010 Tokyo, 9 2012 Lima, 10 2014 Tokyo"},
		{"an unknown town", "Earlier rounds: 1st (June 1998, Tarrowmere), 2nd (July 1999, Tokyo)", "1 1998-06 Tarrowmere, 2 1999-07 Tokyo"},
		{"later than this", "Earlier rounds: 1st (June 1998, Seoul), 2nd (July 2031, Tokyo)", "1 1998-06 Seoul"},
		{"ends with a day", "Earlier rounds: 9th (June 2012, Seoul), 10th (July 2013, Tokyo) and one today", "9 2012-06 Seoul, 10 2013-07 Tokyo"},
		{"no list", "Earlier rounds took place before May 2001 in Seoul.", ""},
		{"of another kind", "The first summit was held in Seoul in June 1998, the second in Tokyo in July 1999.", ""},
		{"another's", "The first Munich Security Conference was held in Oslo in June 1998, the second in Tokyo in July 1999.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			record := reading.Read(readout.Document{Text: about + c.list + "\n"})
			if err := check.Record(record); err != nil {
				t.Fatal(err)
			}
			if record.Meeting == nil || record.Meeting.Ordinal == nil || *record.Meeting.Ordinal != 11 {
				t.Fatalf("the meeting is %+v", record.Meeting)
			}
			var got []string
			for _, m := range record.Mentions {
				if m.Relation != readout.MentionListed {
					continue
				}
				ordinal, place := "-", "-"
				if m.Ordinal != nil {
					ordinal = fmt.Sprint(*m.Ordinal)
				}
				if m.Place != nil {
					place = *m.Place
				}
				got = append(got, strings.Join([]string{ordinal, string(*m.Date), place}, " "))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A listed round is quoted whole, however it is written.
func TestListedRoundIsQuotedWhole(t *testing.T) {
	for list, want := range map[string]string{
		"Earlier rounds: 9th (December 2009, Jeju), 10th (April 2015, Seoul)":                    "9th (December 2009, Jeju) / 10th (April 2015, Seoul)",
		"The previous rounds were held in Seoul (June 1998), Tokyo (July 1999).":                 "Seoul (June 1998) / Tokyo (July 1999)",
		"Previous rounds were held in June 1998 (Seoul) and July 1999 (Tokyo).":                  "June 1998 (Seoul) / July 1999 (Tokyo)",
		"The first round was held in Seoul in June 1998, the second in Tokyo in July 1999.":      "first round was held in Seoul in June 1998 / second in Tokyo in July 1999",
		"Previous rounds:\n\n• 1st: June 1998, Seoul\n\n• 2nd: July 1999, Tokyo\n\nThat is all.": "1st: June 1998, Seoul / 2nd: July 1999, Tokyo",
	} {
		record := reading.Read(readout.Document{Text: about + list + "\n"})
		var got []string
		for _, e := range record.Evidence {
			if strings.HasPrefix(e.Path, "/mentions/") && strings.Count(e.Path, "/") == 2 {
				got = append(got, e.Exact)
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, " / ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", list, diff)
		}
	}
}

// Mentions stand in the order of the text, the round before among those that it lists.
func TestMentionsStandInTheOrderOfTheText(t *testing.T) {
	const before, list = "The tenth consultation was held in Seoul in April 2014.\n\n", "Earlier rounds: 9th (June 2012, Seoul), 10th (April 2014, Seoul)\n\n"
	for _, c := range []struct{ words, want string }{
		{before + list, "previous 10, listed 9, listed 10"},
		{list + before, "listed 9, listed 10, previous 10"},
	} {
		var got []string
		for _, m := range reading.Read(readout.Document{Text: about + c.words}).Mentions {
			ordinal := 0
			if m.Ordinal != nil {
				ordinal = *m.Ordinal
			}
			got = append(got, fmt.Sprintf("%s %d", m.Relation, ordinal))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%q: %v, want %s", c.words, got, c.want)
		}
	}
}
