package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/press"
)

// testDispatches: what feeds say of a release stays what it was until something
// happens to it, and what it is known by stays for ever.
func testDispatches(t *testing.T, open Open) {
	r := newRoom(t, open)
	at := func(hours int) time.Time { return today.Add(time.Duration(hours) * time.Hour) }
	in := item("us-wh", "key", "en", "Talks Held", "2022-03-01", "first text")
	first := r.bring(in)[0]
	ids := []readout.ReleaseID{first.Release}
	one := func(lang readout.Lang) press.Dispatch {
		t.Helper()
		found, err := r.Dispatches(t.Context(), ids, lang, 5, nil)
		r.must(err)
		if len(found) != 1 {
			t.Fatalf("%d dispatches", len(found))
		}
		return found[0]
	}
	d := one("en")
	if d.Text != "first" || !d.Cut || d.First != first.Address || !d.Since.IsZero() || !d.Changed.Equal(d.FirstReleased) || d.FirstReleased.Year() != 2022 {
		t.Errorf("as it came: %+v", d)
	}
	came := d.FirstReleased
	var asked []press.VersionKey
	for _, knows := range []bool{true, false} {
		found, err := r.Dispatches(t.Context(), ids, "en", 5, func(k press.VersionKey) bool { asked = append(asked, k); return knows })
		r.must(err)
		if len(found) != 1 || found[0].Known != knows || (found[0].Text == "") != knows || found[0].Title != "Talks Held" {
			t.Errorf("whoever knows the text (%t) gets %+v", knows, found)
		}
	}
	if want := (press.VersionKey{Release: first.Release, Lang: "en", Version: 1}); len(asked) == 0 || asked[0] != want {
		t.Errorf("known was asked about %v, want %v", asked, want)
	}

	r.clock.set(at(1))
	r.bring(in) // nothing new
	ko := item("us-wh", "key", "ko", "회담 개최", "2022-03-01", "본문")
	r.bring(ko)
	if got := one("en"); !got.Changed.Equal(came) || got.Title != "Talks Held" {
		t.Errorf("another edition changed this one: %s %s", got.Title, got.Changed)
	}
	if got := one("ko"); !got.Changed.Equal(at(1)) || got.Title != "회담 개최" {
		t.Errorf("an edition that came later: %s %s", got.Title, got.Changed)
	}
	if got := one("ja"); got.Lang != "en" || !got.Changed.Equal(came) {
		t.Errorf("in a language without edition: %s %s", got.Lang, got.Changed)
	}

	r.clock.set(at(2))
	in.Doc.Text = "second text"
	r.bring(in)
	if got := one("en"); !got.Changed.Equal(at(2)) || !got.FirstReleased.Equal(came) {
		t.Errorf("a new version: %s, released %s", got.Changed, got.FirstReleased)
	}

	r.must(r.Move(t.Context(), first.Release, r.base(first.Release), "talks-of-two", "officer"))
	r.must(r.Move(t.Context(), first.Release, r.base(first.Release), "a-later-name", "officer"))
	if got := one("en"); got.First != first.Address || got.Address.Slug != "a-later-name" || !got.Changed.Equal(at(2)) {
		t.Errorf("moved twice: first %s, now %s, changed %s", got.First, got.Address, got.Changed)
	}

	r.clock.set(at(3))
	r.must(r.Withdraw(t.Context(), first.Release, r.base(first.Release), "officer"))
	knowing, err := r.Dispatches(t.Context(), ids, "en", 5, func(press.VersionKey) bool { return true })
	if r.must(err); knowing[0].Known {
		t.Error("the text of what was withdrawn is left to whoever knows it")
	}
	if got := one("en"); !got.Since.Equal(at(3)) || !got.Changed.Equal(at(3)) || got.State != readout.Withdrawn {
		t.Errorf("withdrawn: %s since %s", got.State, got.Since)
	}
	epoch, err := r.Epoch(t.Context())
	r.must(err)
	if when, err := r.EpochAt(t.Context(), epoch); err != nil || !when.Equal(at(3)) {
		t.Errorf("the epoch is of %s, %v", when, err)
	}

	r.clock.set(at(4))
	r.bring(sealedItem())
	if when, err := r.EpochAt(t.Context(), epoch+1); err != nil || !when.IsZero() {
		t.Errorf("an event that is not public has the time %s, %v", when, err)
	}
	r.must(r.Hold(t.Context(), first.Release, r.base(first.Release), "officer"))
	if found, err := r.Dispatches(t.Context(), append(ids, first.Release+1), "en", 5, nil); err != nil || len(found) != 0 {
		t.Errorf("held and sealed: %+v, %v", found, err)
	}
	if when, err := r.EpochAt(t.Context(), 0); err != nil || !when.IsZero() {
		t.Errorf("before everything: %s, %v", when, err)
	}
}

// testMap: the parts of the map hold every release that the public may see once,
// in order, whatever stands at the same instant.
func testMap(t *testing.T, open Open) {
	r := newRoom(t, open)
	var batch []press.Incoming
	for i := range 23 {
		publisher := "us-wh"
		if i%3 == 0 {
			publisher = "northmark"
		}
		day := readout.Day("2022-03-01").AddDays(i / 6) // several at one instant
		batch = append(batch, item(publisher, fmt.Sprint(i), "en", fmt.Sprintf("Release %d", i), day, fmt.Sprintf("text %d", i)))
	}
	done := r.bring(batch...)
	r.bring(sealedItem(), item("us-wh", "1", "ko", "제1호", "2022-03-01", "본문"))
	r.clock.set(today.Add(time.Hour))
	changed := batch[2]
	changed.Doc.Text = "another text"
	r.bring(changed)
	r.must(r.Hold(t.Context(), done[5].Release, r.base(done[5].Release), "officer"))
	r.must(r.Withdraw(t.Context(), done[7].Release, r.base(done[7].Release), "officer"))
	for _, ours := range []bool{false, true} {
		want, err := r.Mapped(t.Context(), ours, 0, 1000)
		r.must(err)
		if n := map[bool]int{false: 22, true: 8}[ours]; len(want) != n {
			t.Errorf("ours %v: %d releases, not %d", ours, len(want), n)
		}
		for _, size := range []int{1, 4, 7} {
			var got []press.Mapped
			for first := 0; ; first += size {
				part, err := r.Mapped(t.Context(), ours, first, size)
				r.must(err)
				if len(part) == 0 {
					break
				}
				got = append(got, part...)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("ours %v in parts of %d (-whole +parts):\n%s", ours, size, diff)
			}
		}
		for i, m := range want {
			if i > 0 && m.FirstReleased.Before(want[i-1].FirstReleased) {
				t.Errorf("%s is out of order", m.Address)
			}
			for _, e := range m.Editions {
				touched := m.Release == done[2].Release || m.Release == done[7].Release
				if m.Release == done[1].Release && e.Lang == "ko" {
					touched = true // it came later
					if !e.Changed.Equal(today) {
						t.Errorf("an edition that came later is of %s", e.Changed)
					}
				} else if touched != e.Changed.Equal(today.Add(time.Hour)) || !touched && !e.Changed.Equal(m.FirstReleased) {
					t.Errorf("%s (%s) changed at %s", m.Address, e.Lang, e.Changed)
				}
			}
		}
	}
}
