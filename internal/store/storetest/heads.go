package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/press"
	"readout/internal/store/pressdb"
)

// testHeads: what is kept of releases is what would be read, whatever happened to
// them since, and what happens while it is read.
func testHeads(t *testing.T, open Open) {
	r := newRoom(t, open)
	shelf := &interrupted{Store: pressdb.New(r.db)}
	kept := press.NewOffice(shelf, nil, time.Now, nil)
	kept.KeepUnder(r.Epoch)
	a, b := item("us-wh", "a", "en", "Talks Held", "2022-03-01", "first text"), item("northmark", "b", "en", "Talks Ended", "2022-03-02", "text")
	done := r.bring(a, b, sealedItem())
	ids := []readout.ReleaseID{done[0].Release, done[1].Release, done[1].Release + 1, 9999}
	r.must(kept.WarmHeads(t.Context()))
	same := func(after string) {
		t.Helper()
		for _, lang := range []readout.Lang{"en", "ko"} {
			if diff := unlikeKept(t, r, kept, ids, lang); diff != "" {
				t.Errorf("after %s (-read +kept):\n%s", after, diff)
			}
		}
	}
	same("they came")
	a.Doc.Text = "second text"
	r.bring(a)
	same("a new version")
	r.bring(item("us-wh", "a", "ko", "회담 개최", "2022-03-01", "본문"))
	same("another edition")
	r.must(r.Move(t.Context(), ids[0], r.base(ids[0]), "talks-of-two", "officer"))
	same("a move")
	r.must(r.Withdraw(t.Context(), ids[0], r.base(ids[0]), "officer"))
	same("a withdrawal")
	r.must(r.Hold(t.Context(), ids[1], r.base(ids[1]), "officer"))
	same("a hold")
	r.must(r.Restore(t.Context(), ids[1], r.base(ids[1]), "officer"))
	same("it came back")
	line, err := r.Publisher(t.Context(), "us-wh")
	r.must(err)
	for _, rights := range []readout.Rights{readout.RightsLink, readout.RightsFull} {
		line.Rights = rights
		r.must(r.SetPublisher(t.Context(), line.Publisher))
		same("other rights")
	}

	for n := range 2 {
		shelf.after = func() {
			r.must(r.Hold(t.Context(), ids[1], r.base(ids[1]), "officer"))
			if n > 0 { // and others are answered meanwhile
				_, err := kept.Entries(t.Context(), ids[:1], "en")
				r.must(err)
			}
		}
		r.must(r.Move(t.Context(), ids[1], r.base(ids[1]), []string{"talks-over", "talks-done"}[n], "officer"))
		_, err = kept.Entries(t.Context(), ids, "en")
		r.must(err)
		if shelf.after != nil {
			t.Fatal("what moved was not read")
		}
		same("a hold while it was read")
		r.must(r.Restore(t.Context(), ids[1], r.base(ids[1]), "officer"))
		same("it came back")
	}
}

// interrupted is a store where something happens once, between two reads.
type interrupted struct {
	press.Store
	after func()
}

func (s *interrupted) Heads(ctx context.Context, ids []readout.ReleaseID) ([]press.Edition, error) {
	rows, err := s.Store.Heads(ctx, ids)
	if f := s.after; f != nil {
		s.after = nil
		f()
	}
	return rows, err
}

// unlikeKept is how an office that keeps what it read differs from one that reads.
func unlikeKept(t testing.TB, r *room, kept *press.Office, ids []readout.ReleaseID, lang readout.Lang) string {
	t.Helper()
	want, err := r.Entries(t.Context(), ids, lang)
	r.must(err)
	got, err := kept.Entries(t.Context(), ids, lang)
	r.must(err)
	diff := cmp.Diff(want, got)
	for _, known := range []func(press.VersionKey) bool{nil, func(press.VersionKey) bool { return true }} {
		want, err := r.Dispatches(t.Context(), ids, lang, 5, known)
		r.must(err)
		got, err := kept.Dispatches(t.Context(), ids, lang, 5, known)
		r.must(err)
		diff += cmp.Diff(want, got)
	}
	return diff
}
