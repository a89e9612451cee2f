package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

// testGate writes rows in every combination of states, also those that no edit
// makes, and holds the view to readout.Visible.
func testGate(t *testing.T, open Open) {
	r := newRoom(t, open)
	const text = "words"
	sum := readout.TextSHA256(text)
	r.update(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Exec(ctx, "insert into texts (text_sha256, text) values ($1, $2)", sum, text)
		return err
	})
	states := []readout.PublicState{readout.NotPublic, readout.Public, readout.Held, readout.Withdrawn, readout.Removed, "", "unknown", "Public"}
	units := []readout.UnitState{readout.Draft, readout.InReview, readout.Approved, readout.Scheduled, readout.Released, readout.Abandoned, "", "RELEASED"}
	times := []time.Time{{}, time.Unix(0, 0), time.Date(1960, 1, 1, 0, 0, 0, 0, time.UTC), today, time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)}
	id := 0
	rapid.Check(t, func(rt *rapid.T) {
		id++
		state := rapid.SampledFrom(states).Draw(rt, "state")
		var want, texts []string
		r.update(func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.Exec(ctx, `insert into releases (id, publisher, ours, board, kind, source, state, year, slug, authoritative, first_released)
				values ($1, 'us-wh', 0, '', 'press_release', '', $2, 2022, $3, 'en', $4)`, id, string(state), fmt.Sprintf("r%d", id), store.Micros(rapid.SampledFrom(times).Draw(rt, "first")))
			if err != nil {
				return err
			}
			for n := 1; n <= rapid.IntRange(1, 3).Draw(rt, "units"); n++ {
				unit := rapid.SampledFrom(units).Draw(rt, "unit")
				if _, err := tx.Exec(ctx, "insert into units (release, number, state, release_at) values ($1, $2, $3, $4)", id, n, string(unit), store.Micros(rapid.SampledFrom(times).Draw(rt, "release at"))); err != nil {
					return err
				}
				lang := rapid.SampledFrom([]string{"en", "ko"}).Draw(rt, "lang")
				released := rapid.SampledFrom(times).Draw(rt, "released")
				if _, err := tx.Exec(ctx, `insert into versions (release, lang, number, unit, title, date, text_sha256, marks, translation, follows, contact, reporting_time, source_url, original_sha256, original_size, original_media_type, released, note, salt)
					values ($1, $2, $3, $3, 'title', '', $4, '', '', 0, '', '', '', '', 0, '', $5, '', $6)`, id, lang, n, sum, store.Micros(released), make([]byte, 32)); err != nil {
					return err
				}
				if _, err := tx.Exec(ctx, "insert into editions (release, lang, latest) values ($1, $2, $3) on conflict (release, lang) do update set latest = excluded.latest", id, lang, n); err != nil {
					return err
				}
				if readout.Visible(state, unit, released) {
					want = append(want, fmt.Sprint(lang, n))
					if state != readout.Removed {
						texts = append(texts, fmt.Sprint(lang, n))
					}
				}
			}
			return nil
		})
		var got, gotTexts []string
		r.must(r.db.View(t.Context(), func(tx *store.Tx) error {
			rows, err := tx.Query(t.Context(), "select lang, version, text from public_edition where release = $1 order by version", id)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var lang, text string
				var n int
				if err := rows.Scan(&lang, &n, &text); err != nil {
					return err
				}
				got = append(got, fmt.Sprint(lang, n))
				if text != "" {
					gotTexts = append(gotTexts, fmt.Sprint(lang, n))
				}
			}
			return rows.Err()
		}))
		if fmt.Sprint(got) != fmt.Sprint(want) || fmt.Sprint(gotTexts) != fmt.Sprint(texts) {
			rt.Fatalf("%s: the view shows %v with texts %v, the rule %v with %v", state, got, gotTexts, want, texts)
		}
	})
}

var seal = time.Date(2099, 1, 1, 9, 0, 0, 0, time.UTC)

// sealedItem is a release that waits, with words found nowhere else.
func sealedItem() press.Incoming {
	in := item("northmark", "sealed", "en", "Zanzibarquartz Agreement Signed", "2029-01-01", "The Zanzibarquartz text.")
	in.SealedUntil = seal
	return in
}

// testSealed: a sealed item changes no public byte, whatever is asked.
func testSealed(t *testing.T, open Open) {
	r := newRoom(t, open)
	a := r.bring(item("northmark", "open", "en", "An Open Release", "2022-01-02", "open words"))[0]
	epoch, err := r.Epoch(t.Context())
	r.must(err)
	expected := readout.Address{Year: 2099, Slug: "zanzibarquartz-agreement-signed"}
	ids := []readout.ReleaseID{a.Release, a.Release + 1, a.Release + 2}
	addresses := []readout.Address{a.Address, expected, {}, {Year: 2029, Slug: expected.Slug}}
	before := r.publicBytes(ids, addresses)

	sealed := r.bring(sealedItem())[0]
	if !sealed.Address.IsZero() || sealed.Version != 0 || sealed.Change != press.Added || sealed.Expected != expected {
		t.Errorf("sealed: %+v", sealed)
	}
	again := r.bring(sealedItem())[0]
	if again.Change != press.Same || again.Release != sealed.Release {
		t.Errorf("again: %+v", again)
	}
	korean := sealedItem()
	title, lang := "잔지바르쿼츠 협정 서명", readout.Lang("ko")
	korean.Facts.Title, korean.Facts.Lang, korean.Doc.Text = &title, lang, "잔지바르쿼츠"
	r.bring(korean)
	changed := sealedItem()
	changed.Doc.Text, changed.SealedUntil = "Another Zanzibarquartz text.", time.Time{} // asks to let it out
	if got := r.bring(changed)[0]; got.Version != 0 || !got.Address.IsZero() || got.Change != press.NewVersion {
		t.Errorf("changed: %+v", got)
	}
	if after := r.publicBytes(ids, addresses); after != before {
		t.Errorf("a sealed item changed what the public may read:\n%s\nbefore:\n%s", after, before)
	}
	if !strings.Contains(before, "An Open Release") {
		t.Error("the public reads do not show what is public")
	}
	if now, err := r.Epoch(t.Context()); now != epoch || err != nil {
		t.Errorf("the public epoch went from %d to %d, %v", epoch, now, err)
	}
	if v, err := r.Versions(t.Context(), []press.VersionKey{{Release: sealed.Release, Lang: "en", Version: 1}}); len(v) != 0 || err != nil {
		t.Errorf("followers read %v, %v", v, err)
	}
	waiting, err := r.Scheduled(t.Context())
	r.must(err)
	if len(waiting) != 1 || waiting[0].Release != sealed.Release || waiting[0].Expected != expected || !waiting[0].ReleaseAt.Equal(seal) {
		t.Errorf("the desk sees %+v", waiting)
	}
	for _, e := range r.events(0) {
		if e.Release == sealed.Release && e.Kind.ChangesPublic() {
			t.Errorf("event %+v moved the epoch", e)
		}
	}
}

// testClock releases at the time and not before, exactly once, by several
// processes at once; no later clock undoes it.
func testClock(t *testing.T, open Open) {
	dir := t.TempDir()
	r := roomIn(t, open, dir)
	other := roomIn(t, open, dir)
	sealed := r.bring(sealedItem())[0]
	korean := sealedItem()
	title := "잔지바르쿼츠 협정 서명"
	korean.Facts.Title, korean.Facts.Lang, korean.Doc.Text = &title, "ko", "잔지바르쿼츠"
	r.bring(korean)
	release := func(want int) {
		t.Helper()
		total := 0
		results, errs := make(chan int, 4), make(chan error, 4)
		for _, office := range []*room{r, other, r, other} {
			go func() {
				n, err := office.ReleaseDue(t.Context())
				results <- n
				errs <- err
			}()
		}
		for range 4 {
			total += <-results
			r.must(<-errs)
		}
		if total != want {
			t.Errorf("at %v %d units were released, want %d", r.clock.now(), total, want)
		}
	}
	set := func(at time.Time) { r.clock.set(at); other.clock.set(at) }
	set(seal.Add(-time.Microsecond))
	release(0)
	address := readout.Address{Year: 2099, Slug: "zanzibarquartz-agreement-signed"}
	if _, err := r.Edition(t.Context(), address, "en", 0, press.Whole); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a microsecond before: %v", err)
	}
	last := int64(len(r.events(0)))
	set(seal)
	release(1)
	ids, addresses := []readout.ReleaseID{sealed.Release}, []readout.Address{address}
	public := r.publicBytes(ids, addresses)
	e, err := r.Edition(t.Context(), address, "en", 0, press.Whole)
	r.must(err)
	if e.Text != "The Zanzibarquartz text." || !e.FirstReleased.Equal(seal) || fmt.Sprint(e.Langs) != "[en ko]" {
		t.Errorf("released: %+v", e)
	}
	events := r.events(last)
	if len(events) != 2 || events[0].Kind != readout.EventReleased || events[0].Actor != "scheduler" || events[0].Lang != "en" || events[1].Lang != "ko" || events[1].Version != 1 {
		t.Errorf("events: %+v", events)
	}
	for _, at := range []time.Time{seal.AddDate(-80, 0, 0), seal.Add(-time.Second), seal.AddDate(1, 0, 0), {}} {
		set(at)
		release(0)
		if got := r.publicBytes(ids, addresses); got != public {
			t.Errorf("with the clock at %v the public reads\n%s\nbefore:\n%s", at, got, public)
		}
	}
}

// testOneFails: a scheduled unit that cannot be released holds up no other.
func testOneFails(t *testing.T, open Open) {
	r := newRoom(t, open)
	bad := r.bring(sealedItem())[0]
	good := item("northmark", "good", "en", "A Good Release", "2029-01-01", "good words")
	good.SealedUntil = seal.Add(time.Hour)
	r.bring(good)
	r.update(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.Exec(ctx, "update units set editions = '[]' where release = $1", int64(bad.Release))
		return err
	})
	r.clock.set(seal.Add(time.Hour))
	for _, want := range []int{1, 0} {
		if n, err := r.ReleaseDue(t.Context()); n != want || err == nil || !strings.Contains(err.Error(), fmt.Sprint("releasing ", bad.Release)) {
			t.Errorf("%d were released, %v", n, err)
		}
	}
	if _, err := r.Edition(t.Context(), readout.Address{Year: 2099, Slug: "a-good-release"}, "en", 0, press.Whole); err != nil {
		t.Error(err)
	}
}

// testHold: held is nowhere, withdrawn is shown as withdrawn, restored is back
// as it was.
func testHold(t *testing.T, open Open) {
	r := newRoom(t, open)
	a := r.bring(item("northmark", "a", "en", "Turquoisewren Statement", "2022-01-02", "words"))[0]
	r.bring(item("northmark", "b", "en", "Another Statement", "2022-01-03", "other words"))
	ids, addresses := []readout.ReleaseID{a.Release}, []readout.Address{a.Address}
	public := r.publicBytes(ids, addresses)
	epoch := func() int64 { n, err := r.Epoch(t.Context()); r.must(err); return n }
	was := epoch()
	moved := func(what string) {
		t.Helper()
		if now := epoch(); now <= was {
			t.Errorf("%s left the epoch at %d", what, now)
		} else {
			was = now
		}
	}
	r.must(r.Hold(t.Context(), a.Release, r.base(a.Release), "officer"))
	moved("a hold")
	if got := r.publicBytes(ids, addresses); strings.Contains(got, "Turquoisewren") || strings.Contains(got, a.Address.Slug+" ") {
		t.Errorf("held, and the public reads\n%s", got)
	}
	r.must(r.Restore(t.Context(), a.Release, r.base(a.Release), "officer"))
	moved("a restoration")
	if got := r.publicBytes(ids, addresses); got != public {
		t.Errorf("restored, and the public reads\n%s\nbefore:\n%s", got, public)
	}
	r.must(r.Withdraw(t.Context(), a.Release, r.base(a.Release), "officer"))
	moved("a withdrawal")
	e, err := r.Edition(t.Context(), a.Address, "en", 0, press.Whole)
	r.must(err)
	if e.State != readout.Withdrawn || e.Text != "words" {
		t.Errorf("withdrawn: %+v", e)
	}
	r.must(r.Hold(t.Context(), a.Release, r.base(a.Release), "officer"))
	r.must(r.Restore(t.Context(), a.Release, r.base(a.Release), "officer"))
	if e, err := r.Edition(t.Context(), a.Address, "en", 0, press.Whole); err != nil || e.State != readout.Withdrawn {
		t.Errorf("withdrawn, held, restored: %s, %v", e.State, err)
	}
	if err := r.Restore(t.Context(), a.Release, r.base(a.Release), "officer"); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("restoring what is not held: %v", err)
	}
	if err := r.Hold(t.Context(), a.Release, 1, "officer"); !errors.Is(err, readout.ErrConflict) {
		t.Errorf("holding with an old base: %v", err)
	}
	if err := r.Hold(t.Context(), 99, 1, "officer"); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("holding nothing: %v", err)
	}
}
