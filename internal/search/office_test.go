package search_test

import (
	"crypto/rand"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/press"
	"readout/internal/search"
	"readout/internal/store/pgtest"
	"readout/internal/store/pressdb"
)

// The index over a real office: what is sealed, held or replaced is not found.
func TestP11TheIndexObeysTheGate(t *testing.T) {
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(t.TempDir(), "data")
	db := pgtest.Room(t, dir)
	originals, err := files.Open(filepath.Join(dir, "files"))
	must(err)
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	office := press.NewOffice(pressdb.New(db), originals, func() time.Time { return now }, rand.Reader)
	must(office.SetPublisher(ctx, readout.Publisher{Code: "qm-mfa", Names: map[readout.Lang]string{"en": "Northmark"}, Zone: "UTC", Rights: readout.RightsFull}))
	item := func(key string, lang readout.Lang, title, words string, sealed time.Time) press.Incoming {
		text, date := title+"\n\n"+words, readout.Day("2026-11-20")
		return press.Incoming{
			Doc:       readout.Document{Source: key, Format: readout.FormatText, Text: text, Stated: readout.Stated{Title: title, Date: "2026-11-20", Lang: lang}},
			Facts:     readout.ReleaseFacts{Title: &title, Date: &date, Lang: lang},
			Original:  []byte(text),
			Publisher: "qm-mfa", Kind: readout.PressRelease, Key: key, SealedUntil: sealed,
		}
	}
	bring := func(batch ...press.Incoming) []press.Imported {
		t.Helper()
		out, err := office.Import(ctx, batch)
		must(err)
		for _, i := range out {
			must(i.Err)
		}
		return out
	}

	quiet := slog.New(slog.DiscardHandler)
	x, err := search.Open(dir, office, quiet)
	must(err)
	defer x.Close()
	runner := follow.NewRunner(db, nil, quiet)
	found := func(words string) []readout.ReleaseID {
		t.Helper()
		must(runner.CatchUp(ctx, x))
		r, err := x.Search(ctx, search.Query{Words: words, Lang: "en"})
		must(err)
		if r.Total != len(r.Hits) {
			t.Errorf("%q: %d of %d hits", words, len(r.Hits), r.Total)
		}
		var ids []readout.ReleaseID
		for _, h := range r.Hits {
			ids = append(ids, h.Release)
		}
		slices.Sort(ids)
		return ids
	}
	expect := func(when, words string, want ...readout.ReleaseID) {
		t.Helper()
		if diff := cmp.Diff(want, found(words)); diff != "" {
			t.Errorf("%s, %q (-want +got):\n%s", when, words, diff)
		}
	}

	in := bring(item("a", "en", "Talks on fisheries", "The Ministers discussed herring.", time.Time{}),
		item("b", "en", "A sealed accord", "The secret word is marzipan herring.", now.Add(time.Hour)))
	open, sealed := in[0].Release, in[1].Release
	expect("sealed", "marzipan")
	expect("sealed", "accord")
	expect("sealed", "herring", open)

	now = now.Add(2 * time.Hour)
	expect("its time has come, nothing is committed", "marzipan")
	n, err := office.ReleaseDue(ctx)
	must(err)
	if n != 1 {
		t.Fatalf("%d releases were due", n)
	}
	expect("released", "marzipan", sealed)
	expect("released", "herring", open, sealed)

	base := func(id readout.ReleaseID) int64 {
		r, err := office.Release(ctx, id)
		must(err)
		return r.Changed
	}
	must(office.Hold(ctx, sealed, base(sealed), "officer"))
	expect("held", "marzipan")
	must(office.Restore(ctx, sealed, base(sealed), "officer"))
	expect("restored", "marzipan", sealed)

	bring(item("a", "en", "Talks on fisheries", "The Ministers discussed cod.", time.Time{}))
	expect("a new version", "cod", open)
	expect("a new version", "herring", sealed)
}
