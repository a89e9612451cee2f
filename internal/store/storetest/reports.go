package storetest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/reports"
	"readout/internal/store/reportsdb"
)

// testReports: what readers say stays as it was said, in its order, and is of a
// release that is there.
func testReports(t *testing.T, open Open) {
	r := newRoom(t, open)
	done := r.bring(item("us-wh", "one", "en", "One", "2022-01-02", "words"), item("us-wh", "two", "en", "Two", "2022-01-03", "more words"))
	box := reportsdb.New(r.db)
	at := func(n int) time.Time { return today.Add(time.Duration(n) * time.Microsecond) }
	want := []reports.Report{
		{At: at(1), Release: done[1].Release, Lang: "en", Version: 1, Point: "2", Words: "The date is wrong.\nIt was May."},
		{At: at(2), Release: done[0].Release, Lang: "en", Version: 1, Words: "잘못된 날짜입니다 '; drop table reports"},
		{At: at(3), Release: done[1].Release, Lang: "en", Version: 1, Words: "again"},
	}
	for _, report := range want {
		r.must(box.Add(t.Context(), report))
	}
	list := func(beyond, limit int) []reports.Report {
		t.Helper()
		got, err := box.List(t.Context(), beyond, limit)
		r.must(err)
		return got
	}
	if diff := cmp.Diff(want, list(0, 10)); diff != "" {
		t.Errorf("reports (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want[1:2], list(1, 1)); diff != "" {
		t.Errorf("a part of them (-want +got):\n%s", diff)
	}
	if err := box.Add(t.Context(), reports.Report{At: at(4), Release: readout.ReleaseID(999), Lang: "en", Version: 1, Words: "w"}); err == nil {
		t.Error("a report on nothing is kept")
	}
	if got := list(0, 10); len(got) != len(want) {
		t.Errorf("%d reports", len(got))
	}
}
