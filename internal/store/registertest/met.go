package registertest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/store/cataloguedb"
)

// countsOfMet: who met whom, when and at what level is told of meetings that public
// texts tell of, each once, and is new with the next event.
func countsOfMet(t *testing.T, r *registry) {
	found := catalogue.New(cataloguedb.New(r.db))
	check := func(what string, of *catalogue.Catalogue, want ...string) {
		t.Helper()
		meetings, err := of.Met(ctx)
		r.must(err)
		got := []string{}
		for _, m := range meetings {
			got = append(got, fmt.Sprint(m.Day, " ", m.Parties, " ", m.Level, " ", m.Coming))
		}
		if diff := cmp.Diff(append([]string{}, want...), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	check("an empty house", found)
	r.tell(told{release: 1, record: met(series(consultation, 11), on("2018-03-15"), account(readout.AccountOutcome),
		with("Kim Yong-kil", "KR", readout.RoleHead, "Director-General for Northeast Asian Affairs"))})
	r.tell(told{release: 2, publisher: "jp", record: met(series(turned, 11), on("2018-03-15"), account(readout.AccountAdvance), with("Kanasugi Kenji", "JP", readout.RoleHead, "Director-General"))})
	r.tell(told{release: 3, publisher: "jp", record: met(series(turned, 12), on("2031-03-15"), account(readout.AccountAdvance))})
	r.tell(told{release: 4, record: met(on("2019-05-02"), func(m *readout.ReportedMeeting) {
		m.Kind, m.Parties = readout.KindSummit, []readout.PartyCode{"KR", "JP", "CN"}
	})})
	r.follow()
	coming, summit, round := "2031-03-15 [KR JP] untold true", "2019-05-02 [KR JP CN] leaders false", "2018-03-15 [KR JP] directors-general false"
	check("all", found, coming, summit, round)
	check("the same once more", found, coming, summit, round)
	r.state(4, readout.Held)
	check("behind the gate", found, coming, round)
	r.state(1, readout.Removed)
	check("what another's text announces", found, coming, "2018-03-15 [KR JP] directors-general true")
	check("a house that shows ours alone", found.OursOnly())
	r.state(4, readout.Public)
	r.tell(told{release: 4, record: met(on("2019-05-02"), account(readout.AccountOutcome), func(m *readout.ReportedMeeting) { m.Kind = readout.KindMinisterial })})
	r.follow()
	check("a new reading", found, coming, "2019-05-02 [KR JP] ministers false", "2018-03-15 [KR JP] directors-general true")
	r.exec("update publishers set ours = 1 where code = 'kr'")
	r.exec("update releases set ours = 1 where publisher = 'kr'")
	check("of ours alone", catalogue.New(cataloguedb.New(r.db)).OursOnly(), "2019-05-02 [KR JP] ministers false")
}
