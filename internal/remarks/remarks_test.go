package remarks_test

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/layout"
	"readout/internal/register"
	"readout/internal/remarks"
	"readout/internal/web"
)

// TestRemarksLeadToTheRoundsThatTheyRestOn: a number that two meetings have is told
// of in words of either language, and leads to both.
func TestRemarksLeadToTheRoundsThatTheyRestOn(t *testing.T) {
	features, _ := readout.HouseArchive.Features()
	l, err := layout.New(layout.Config{House: readout.HouseArchive, Features: features, Names: web.HouseNames()})
	if err != nil {
		t.Fatal(err)
	}
	round := func(id readout.MeetingID, slug string, n int, start readout.PartialDate) register.Round {
		return register.Round{Meeting: id, Address: readout.Address{Year: 2031, Slug: slug}, Ordinal: n, Start: start}
	}
	var file register.SeriesFile
	file.Rounds = []register.Round{round(3, "later", 2, "2031-05-02"), round(2, "sooner", 2, "2031-04-01"), round(1, "first", 1, "2030-03-01")}
	all := func(readout.ReleaseID) bool { return true }
	for lang, want := range map[readout.Lang]string{"en": "Two meetings are known as the 2nd round", "ko": "제2차"} {
		b := remarks.Of(l.Frame(lang, "/series/x", ""), file, nil, all, 0)
		if b == nil || len(b.Unfit) != 1 || len(b.Open) != 0 || len(b.Counts) != 1 {
			t.Fatalf("%s: %+v", lang, b)
		}
		one := b.Unfit[0]
		if !strings.Contains(one.Why, want) || one.Words != "" || len(one.Against) != 2 {
			t.Errorf("%s: %+v", lang, one)
		}
		for _, to := range one.Against {
			if !strings.HasPrefix(to.Href, "/"+string(lang)+"/meetings/2031/") || strings.HasSuffix(to.Href, "first") {
				t.Errorf("%s: it leads to %s", lang, to.Href)
			}
		}
	}
	file.Rounds = file.Rounds[1:]
	if b := remarks.Of(l.Frame("en", "/series/x", ""), file, nil, all, 0); b != nil {
		t.Errorf("nothing is wrong, and it remarks %+v", b)
	}
}
