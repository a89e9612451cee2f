package lists

import (
	"testing"

	"readout"
)

func TestACalendarBeginsWithTheNearestMonth(t *testing.T) {
	months := []string{"2018-03", "2018-11", "2020-01"}
	for month, want := range map[string]string{"2018-11": "2018-11", "2018-12": "2020-01", "2017-01": "2018-03", "2031-01": "2020-01"} {
		if got := near(months, month); got != want {
			t.Errorf("in %s it begins with %s, want %s", month, got, want)
		}
	}
	if got := near(nil, "2018-11"); got != "" {
		t.Errorf("without meetings it begins with %s", got)
	}
}

func TestMonthsLeadToTheirNeighbours(t *testing.T) {
	months := []string{"2018-03", "2018-11", "2020-01"}
	p := &calendarPage{Frame: frame(t, readout.HouseArchive, "en")}
	p.beside(months, "2018-11")
	if p.Previous == nil || p.Previous.Href != "/en/calendar?month=2018-03" || p.Next == nil || p.Next.Text != "January 2020" {
		t.Errorf("before %+v, after %+v", p.Previous, p.Next)
	}
	if len(p.Years) != 2 || p.Years[0].Year != "2020" || len(p.Years[1].Months) != 2 || p.Years[1].Months[0].Text != "March" || !p.Years[1].Months[1].Here {
		t.Errorf("years %+v", p.Years)
	}
	ends := &calendarPage{Frame: frame(t, readout.HouseArchive, "ko")}
	ends.beside(months[:1], "2018-03")
	if ends.Previous != nil || ends.Next != nil || ends.Years[0].Months[0].Text != "3월" {
		t.Errorf("a month alone: %+v", ends)
	}
}

func TestAnOrganisationSaysWhoseItIs(t *testing.T) {
	for slug, want := range map[string]readout.PartyCode{"ministry-of-defense-kr": "KR", "secretariat-asean": "ASEAN", "secretariat": "SECRETARIAT"} {
		if got := partyOf(slug); got != want {
			t.Errorf("%s is of %s", slug, got)
		}
	}
}
