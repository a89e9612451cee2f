package storetest

import (
	"testing"
	"time"

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
		found, err := r.Dispatches(t.Context(), ids, lang, 5)
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
	if found, err := r.Dispatches(t.Context(), append(ids, first.Release+1), "en", 5); err != nil || len(found) != 0 {
		t.Errorf("held and sealed: %+v, %v", found, err)
	}
	if when, err := r.EpochAt(t.Context(), 0); err != nil || !when.IsZero() {
		t.Errorf("before everything: %s, %v", when, err)
	}
}
