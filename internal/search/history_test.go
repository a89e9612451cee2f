package search_test

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"readout"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/press"
	"readout/internal/search"
	"readout/internal/store/pgtest"
	"readout/internal/store/pressdb"
)

// mostHistory bounds how long random histories are made, and how many.
const (
	mostHistory   = 4 * time.Second
	mostHistories = 40
)

// TestP11RandomHistoriesFindWhatIsPublic: after any sealing, releasing, holding,
// restoring, withdrawing and rewriting, each text is found by its newest words
// where it is public, and by no words else; what is sealed, held or withdrawn is
// neither found, nor counted, nor proposed.
func TestP11RandomHistoriesFindWhatIsPublic(t *testing.T) {
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
	log := slog.New(slog.DiscardHandler)
	x, err := search.Open(dir, office, log)
	must(err)
	defer x.Close()
	runner := follow.NewRunner(db, nil, log)

	var ids []readout.ReleaseID
	words := map[readout.ReleaseID][]string{} // the word of each version, the newest last
	letters := func(n int) string {           // words that are not alike
		out := ""
		for ; n > 0 || out == ""; n /= 5 {
			out += []string{"bakelo", "dufima", "hosuno", "kivepa", "mutazi"}[n%5]
		}
		return out
	}
	count := 0
	bring := func(key string, sealed time.Time) press.Imported {
		t.Helper()
		word := letters(count)
		count++
		title := "Talks " + key
		text, date := title+"\n\nThe ferry and "+word+".", readout.Day("2026-11-20")
		out, err := office.Import(ctx, []press.Incoming{{
			Doc:       readout.Document{Source: key, Format: readout.FormatText, Text: text, Stated: readout.Stated{Title: title, Date: date, Lang: "en"}},
			Facts:     readout.ReleaseFacts{Title: &title, Date: &date, Lang: "en"},
			Original:  []byte(text),
			Publisher: "qm-mfa", Kind: readout.PressRelease, Key: key, SealedUntil: sealed,
		}})
		must(err)
		must(out[0].Err)
		words[out[0].Release] = append(words[out[0].Release], word)
		return out[0]
	}
	for i := range 6 {
		ids = append(ids, bring(fmt.Sprintf("key%d", i), time.Time{}).Release)
	}
	search1 := func(q string) []readout.ReleaseID {
		t.Helper()
		var out []readout.ReleaseID
		for page, pages := 1, 1; page <= pages; page++ {
			r, err := x.Search(ctx, search.Query{Words: q, Lang: "en", Page: page})
			must(err)
			for _, h := range r.Hits {
				if !h.Some {
					out = append(out, h.Release)
				}
			}
			if pages = r.Pages; page == pages && r.Total != len(out) {
				t.Errorf("%q: %d counted, %d found", q, r.Total, len(out))
			}
		}
		slices.Sort(out)
		return out
	}
	began, histories := time.Now(), 0
	rapid.Check(t, func(rt *rapid.T) {
		if histories++; histories > mostHistories || time.Since(began) > mostHistory {
			return
		}
		for range rapid.IntRange(1, 4).Draw(rt, "steps") {
			n := rapid.IntRange(0, len(ids)-1).Draw(rt, "release")
			id := ids[n]
			rel, err := office.Release(ctx, id)
			must(err)
			switch what := rapid.SampledFrom([]string{"hold", "withdraw", "rewrite", "seal", "time"}).Draw(rt, "what"); {
			case what == "seal" && len(ids) < 30:
				ids = append(ids, bring(fmt.Sprintf("sealed%d", count), now.Add(time.Hour)).Release)
			case what == "time":
				now = now.Add(2 * time.Hour)
				_, err := office.ReleaseDue(ctx)
				must(err)
			case rel.State == readout.NotPublic:
			case rel.State == readout.Held:
				must(office.Restore(ctx, id, rel.Changed, "officer"))
			case what == "withdraw" && rel.State == readout.Public:
				must(office.Withdraw(ctx, id, rel.Changed, "officer"))
			case what == "rewrite" && rel.State == readout.Public && strings.HasPrefix(rel.Source, "key"):
				bring(rel.Source, time.Time{})
			default:
				must(office.Hold(ctx, id, rel.Changed, "officer"))
			}
		}
		must(runner.CatchUp(ctx, x))
		current, err := office.Current(ctx, ids, 1000)
		must(err)
		var public []readout.ReleaseID
		for _, id := range ids {
			shown := len(current[id]) > 0 && current[id][0].State == readout.Public
			if shown {
				public = append(public, id)
			}
			for v, word := range words[id] {
				want := shown && v == len(words[id])-1
				if got := search1(word); want != slices.Equal(got, []readout.ReleaseID{id}) || !want && len(got) > 0 {
					rt.Fatalf("release %d, public %v, version %d of %d: %v found", id, shown, v+1, len(words[id]), got)
				}
				if near, err := x.Near(ctx, search.Query{Words: word + "x ferry", Lang: "en"}); err != nil || !want && strings.Contains(near.Instead, word+" ") {
					rt.Fatalf("%s is proposed: %+v, %v", word, near, err)
				}
			}
		}
		slices.Sort(public)
		if got := search1("ferry"); !slices.Equal(got, public) {
			rt.Fatalf("%v found, %v are public", got, public)
		}
		all, err := x.Found(ctx, search.Query{Words: "ferry"}, 100)
		must(err)
		if slices.Sort(all); !slices.Equal(all, public) {
			rt.Fatalf("%v among which to count, %v are public", all, public)
		}
	})
	if histories < 5 {
		t.Errorf("%d histories", histories)
	}
}
