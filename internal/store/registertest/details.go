package registertest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/search"
	"readout/internal/store/searchdb"
)

// toldToTheSearch: the index hears of a meeting what the public may know, of
// persons only where the house shows them, and nothing of what is held.
func toldToTheSearch(t *testing.T, r *registry) {
	r.tell(told{release: 1, record: met(series(consultation, 3), on("2018-03-15"), with("Kim Yong-kil", "KR", readout.RoleHead, "Director-General"), func(m *readout.ReportedMeeting) {
		m.Topics = []string{"the ferry lines"}
		m.Statements = []readout.Statement{{Side: to(readout.PartyCode("JP")), Act: "explain", Quote: "Japan explained its plan."}, {Act: "say", Quote: "It was said."}}
	})})
	r.tell(told{release: 2, record: readout.Record{}})
	r.follow()
	want := search.Detail{
		Kind: readout.KindConsultation, Account: readout.AccountOutcome, Parties: []readout.PartyCode{"KR", "JP"},
		SeriesName: []string{consultation}, Topics: []search.Known{{Slug: "ferry-lines", Name: "the ferry lines"}},
		Statements: []search.Statement{{Side: "JP", Words: "Japan explained its plan."}},
	}
	got, err := searchdb.New(r.db, false).Details(ctx, []readout.ReleaseID{1, 2, 3})
	r.must(err)
	want.Series, want.Account = got[1].Series, got[1].Account
	if diff := cmp.Diff(map[readout.ReleaseID]search.Detail{1: want}, got); diff != "" || got[1].Series == "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got, err = searchdb.New(r.db, true).Details(ctx, []readout.ReleaseID{1})
	r.must(err)
	if diff := cmp.Diff([]search.Known{{Slug: "kim-yong-kil", Name: "Kim Yong-kil"}}, got[1].People); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	r.state(1, readout.Held)
	if got, err = searchdb.New(r.db, true).Details(ctx, []readout.ReleaseID{1}); err != nil || len(got) > 0 {
		t.Errorf("held: %+v, %v", got, err)
	}
}
