package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/press"
)

// testImportTwice: the same again, alone or beside what is new, is no event.
func testImportTwice(t *testing.T, open Open) {
	r := newRoom(t, open)
	var batch []press.Incoming
	for i := range 30 {
		in := item("us-wh", fmt.Sprint("key ", i), "en", fmt.Sprintf("Title %d", i), "2022-01-02", fmt.Sprintf("text %d", i))
		in.Doc.Marks = []readout.Mark{{Kind: readout.MarkLink, Start: 0, End: 4, Href: "https://example.org/"}}
		batch = append(batch, in)
	}
	done := r.bring(batch...)
	events := r.events(0)
	for i, d := range done {
		if d.Change != press.Added || d.Version != 1 || d.Lang != "en" || d.Address != (readout.Address{Year: 2022, Slug: fmt.Sprintf("title-%d", i)}) {
			t.Errorf("first: %+v", d)
		}
	}
	r.clock.set(today.Add(time.Hour))
	for range 2 {
		again := r.bring(batch...)
		for i, d := range again {
			want := done[i]
			want.Change = press.Same
			if diff := cmp.Diff(want, d); diff != "" {
				t.Error(diff)
			}
		}
	}
	r.bring(append(slices.Clone(batch), item("us-wh", "new", "en", "New", "2022-01-02", "new text"))...)
	if got := r.events(int64(len(events))); len(got) != 1 {
		t.Errorf("importing again left %v", got)
	}
	e, err := r.Edition(t.Context(), done[0].Address, "en", 0, press.Whole)
	r.must(err)
	if diff := cmp.Diff(batch[0].Doc.Marks, e.Shown.Marks); diff != "" {
		t.Error(diff)
	}
}

// testVersions: what changed at its source is a new version with a note of its
// own beside the old one.
func testVersions(t *testing.T, open Open) {
	r := newRoom(t, open)
	in := item("us-wh", "key", "en", "Title", "2022-03-01", "first text")
	a := r.bring(in)[0]
	for i, change := range []func(*press.Incoming){
		func(in *press.Incoming) { in.Doc.Text = "second text" },
		func(in *press.Incoming) { title := "Another Title"; in.Facts.Title = &title },
		func(in *press.Incoming) { day := readout.Day("2022-03-02"); in.Facts.Date = &day },
		func(in *press.Incoming) {
			in.Doc.Marks = []readout.Mark{{Kind: readout.MarkStrong, Start: 0, End: 2}}
		},
	} {
		r.clock.set(today.AddDate(0, 0, i+1))
		change(&in)
		b := r.bring(in)[0]
		if b.Change != press.NewVersion || b.Version != i+2 || b.Release != a.Release || b.Address != a.Address {
			t.Errorf("change %d: %+v", i, b)
		}
	}
	e, err := r.Edition(t.Context(), a.Address, "en", 0, press.Whole)
	r.must(err)
	var notes []string
	for _, l := range e.History {
		notes = append(notes, fmt.Sprint(l.Number, " ", l.Note))
	}
	want := []string{"5 changed at source, seen on 2026-11-28", "4 changed at source, seen on 2026-11-27", "3 changed at source, seen on 2026-11-26", "2 changed at source, seen on 2026-11-25", "1 "}
	if diff := cmp.Diff(want, notes); diff != "" {
		t.Error(diff)
	}
	if !e.Corrected || e.Version != 5 || e.Latest != 5 || e.Shown.Number != 5 || e.Title != "Another Title" || !e.FirstReleased.Equal(time.Date(2022, 3, 1, 5, 0, 0, 0, time.UTC)) {
		t.Errorf("newest: %+v", e)
	}
	r.bring(item("northmark", "whole", "en", "Never Changed", "2022-03-01", "a text"))
	own := item("northmark", "own", "en", "Our Own", "2022-03-01", "a text")
	r.bring(own)
	r.clock.set(today.AddDate(0, 0, 9))
	own.Doc.Text = "another text"
	b := r.bring(own)[0]
	for _, c := range []struct {
		ours bool
		most int
		want []readout.ReleaseID
	}{{false, 9, []readout.ReleaseID{b.Release, a.Release}}, {true, 9, []readout.ReleaseID{b.Release}}, {false, 1, []readout.ReleaseID{b.Release}}} {
		revised, err := r.Revisions(t.Context(), c.ours, "en", c.most)
		r.must(err)
		var got []readout.ReleaseID
		for _, v := range revised {
			got = append(got, v.Release)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("revised, ours only %v: %s", c.ours, diff)
		}
		if !revised[0].At.Equal(today.AddDate(0, 0, 9)) || revised[0].Title != "Our Own" {
			t.Errorf("revised: %+v", revised[0])
		}
	}
	r.must(r.Hold(t.Context(), b.Release, r.base(b.Release), "test"))
	if revised, err := r.Revisions(t.Context(), true, "en", 9); len(revised) != 0 || err != nil {
		t.Errorf("a revision that is held shows: %+v %v", revised, err)
	}
	old, err := r.Edition(t.Context(), a.Address, "en", 1, press.Whole)
	r.must(err)
	if old.Text != "first text" || old.Title != "Title" || old.Shown.Number != 1 || old.Version != 5 {
		t.Errorf("first: %+v", old)
	}
	for _, n := range []int{6, -1} {
		if _, err := r.Edition(t.Context(), a.Address, "en", n, press.Whole); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("version %d: %v", n, err)
		}
	}
	rel, err := r.Release(t.Context(), a.Release)
	r.must(err)
	salts := map[[32]byte]bool{{}: true}
	for _, v := range rel.Versions {
		if salts[v.Salt] {
			t.Errorf("version %d shares its salt", v.Number)
		}
		salts[v.Salt] = true
	}
	versions, err := r.Versions(t.Context(), []press.VersionKey{{Release: a.Release, Lang: "en", Version: 3}, {Release: a.Release, Lang: "ko", Version: 1}, {Release: a.Release, Lang: "en", Version: 1}})
	r.must(err)
	if len(versions) != 2 || versions[0].Version != 3 || versions[0].Document.Text != "second text" || versions[1].Document.Stated.Date != "2022-03-01" || versions[1].Document.Source != "key" {
		t.Errorf("versions: %+v", versions)
	}
}

// testDatesToCome: a release whose date is still to come is filed under it, in
// its publisher's zone, whenever it is imported; nothing but a seal keeps it.
func testDatesToCome(t *testing.T, open Open) {
	r := newRoom(t, open)
	got := r.bring(item("us-wh", "tomorrow", "en", "Talks to Come", "2031-01-01", "text"))[0]
	if want := (readout.Address{Year: 2031, Slug: "talks-to-come"}); got.Address != want {
		t.Errorf("filed at %s, want %s", got.Address, want)
	}
	e, err := r.Edition(t.Context(), got.Address, "en", 0, press.Whole)
	r.must(err)
	if e.State != readout.Public || e.Shown.Date != "2031-01-01" || e.FirstReleased.Format(time.DateTime) != "2031-01-01 05:00:00" {
		t.Errorf("%s, dated %s, first released %s", e.State, e.Shown.Date, e.FirstReleased)
	}
	if again := r.bring(item("us-wh", "tomorrow", "en", "Talks to Come", "2031-01-01", "text"))[0]; again.Change != press.Same {
		t.Errorf("the same again: %+v", again)
	}
}

// testCorrections: a text that states its number changes nothing where it stands
// here under it, and brings its own note where it is new; a text reworded under
// its old number is seen all the same.
func testCorrections(t *testing.T, open Open) {
	r := newRoom(t, open)
	first := item("us-wh", "key", "en", "Title", "2022-03-01", "38 kilometres")
	first.Version = 1
	second := item("us-wh", "key", "en", "Title", "2022-03-01", "83 kilometres")
	second.Version, second.Note = 2, "It is 83 kilometres."
	for range 2 {
		r.bring(first, second)
	}
	done := r.bring(first)[0]
	if done.Change != press.Same || done.Version != 1 {
		t.Errorf("the first text again: %+v", done)
	}
	reworded := first
	reworded.Doc.Text = "39 kilometres"
	if got := r.bring(reworded)[0]; got.Change != press.NewVersion || got.Version != 3 {
		t.Errorf("reworded under its old number: %+v", got)
	}
	e, err := r.Edition(t.Context(), done.Address, "en", 0, press.Whole)
	r.must(err)
	var notes []string
	for _, l := range e.History {
		notes = append(notes, fmt.Sprint(l.Number, " ", l.Note))
	}
	if diff := cmp.Diff([]string{"3 changed at source, seen on 2026-11-24", "2 It is 83 kilometres.", "1 "}, notes); diff != "" {
		t.Error(diff)
	}
}

// testEditions: texts of one key in several languages are one release with one
// address; the page falls back to the authoritative one.
func testEditions(t *testing.T, open Open) {
	r := newRoom(t, open)
	unofficial := readout.TranslationUnofficial
	korean := item("northmark", "key", "ko", "제6차 협의회 결과", "2022-03-15", "우리말 글")
	english := item("northmark", "key", "en", "Outcome of the 6th Consultation", "2022-03-15", "English text")
	english.Facts.Translation = &unofficial
	done := r.bring(english, korean)
	if done[0].Change != press.NewEdition || done[1].Change != press.Added || done[0].Release != done[1].Release || done[1].Version != 1 {
		t.Errorf("the translation did not wait for what it translates: %+v", done)
	}
	a := readout.Address{Year: 2022, Slug: "outcome-of-the-6th-consultation"}
	for _, c := range []struct {
		lang, want readout.Lang
	}{{"ko", "ko"}, {"en", "en"}, {"ja", "ko"}} {
		e, err := r.Edition(t.Context(), a, c.lang, 0, press.Whole)
		r.must(err)
		if e.Lang != c.want || fmt.Sprint(e.Langs) != "[ko en]" || e.Authoritative != "ko" || e.Shown.Lang != c.want {
			t.Errorf("asked for %s: %s of %v, authoritative %s", c.lang, e.Lang, e.Langs, e.Authoritative)
		}
	}
	if _, err := r.Edition(t.Context(), a, "ja", 1, press.Whole); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a version of an edition that is not there: %v", err)
	}
	if e, err := r.Edition(t.Context(), a, "en", 0, press.Whole); err != nil || e.Shown.Follows != 1 {
		t.Errorf("a translation that came before its original in one batch follows %d: %v", e.Shown.Follows, err)
	}
	english.Doc.Text = "English text, mended"
	second := r.bring(english)[0]
	e, err := r.Edition(t.Context(), a, "en", 0, press.Whole)
	r.must(err)
	if second.Change != press.NewVersion || e.Shown.Follows != 1 || e.Shown.Translation != unofficial {
		t.Errorf("the translation follows %d (%+v)", e.Shown.Follows, second)
	}
	entries, err := r.Entries(t.Context(), []readout.ReleaseID{second.Release, 99}, "en")
	r.must(err)
	if got := entries[second.Release]; len(entries) != 1 || got.Title != "Outcome of the 6th Consultation" || got.Version != 2 || !got.Corrected {
		t.Errorf("entries: %+v", entries)
	}
	// another publisher's key is another release
	if other := r.bring(item("us-wh", "key", "ko", "같은 열쇠", "2022-03-15", "other"))[0]; other.Change != press.Added {
		t.Errorf("%+v", other)
	}
}

// testRefusals: each bad item has its sentence, and the good ones beside it are
// kept.
func testRefusals(t *testing.T, open Open) {
	r := newRoom(t, open)
	with := func(change func(*press.Incoming)) press.Incoming {
		in := item("us-wh", "bad", "en", "Title", "2022-01-02", "text")
		change(&in)
		return in
	}
	empty := ""
	batch := []press.Incoming{
		with(func(in *press.Incoming) { in.Publisher = "nobody" }),
		with(func(in *press.Incoming) { in.Board = "no-board" }),
		with(func(in *press.Incoming) { in.Key, in.Doc.Source = "", "" }),
		with(func(in *press.Incoming) { in.Facts.Title = nil }),
		with(func(in *press.Incoming) { in.Facts.Title = &empty }),
		with(func(in *press.Incoming) { in.Doc.Text = "" }),
		with(func(in *press.Incoming) { in.Doc.Text = "\xff" }),
		with(func(in *press.Incoming) { in.Doc.Text = "a \x00 b" }),
		with(func(in *press.Incoming) { in.Key = "caf\xe9.txt" }),
		with(func(in *press.Incoming) { in.Doc.Source = "a\x00b" }),
		with(func(in *press.Incoming) { in.Doc.Stated.Contact = "\x00" }),
		with(func(in *press.Incoming) { in.Facts.Lang = "English!" }),
		with(func(in *press.Incoming) { in.Kind = "memo" }),
		item("northmark", "too late", "en", "After the founding day", "2026-01-01", "text"),
		item("us-wh", "good", "en", "Good", "2022-01-02", "good text"),
	}
	late := ours
	late.Founded = "2026-01-01"
	r.must(r.SetPublisher(t.Context(), late))
	done, err := r.Import(t.Context(), batch)
	r.must(err)
	for i, d := range done[:len(done)-1] {
		if !errors.Is(d.Err, readout.ErrInvalid) || d.Release != 0 || strings.HasSuffix(d.Err.Error(), ".") {
			t.Errorf("item %d: %+v", i, d)
		}
	}
	if d := done[len(done)-1]; d.Err != nil || d.Change != press.Added {
		t.Errorf("the good one: %+v", d)
	}
	if l, err := r.List(t.Context(), press.Filter{}, "en", 1); err != nil || l.Total != 1 {
		t.Errorf("%d are listed, %v", l.Total, err)
	}
	if done, err := r.Import(t.Context(), nil); len(done) != 0 || err != nil {
		t.Errorf("nothing at all: %v, %v", done, err)
	}
}

// testAddresses: collisions by words and never by number; an address stays when
// the title changes, leads on when the desk moves it, and is given to no other.
func testAddresses(t *testing.T, open Open) {
	r := newRoom(t, open)
	var batch []press.Incoming
	for i := range 6 {
		batch = append(batch, item("us-wh", fmt.Sprint(i), "en", "Nominations Sent", "2022-08-02", fmt.Sprintf("list %d", i/2)))
	}
	batch = append(batch, item("northmark", "ko", "ko", "임명 동의안", "2022-08-02", "명단"), item("northmark", "ko2", "ko", "임명 동의안", "2022-08-02", "다른 명단"))
	batch = append(batch, item("northmark", "year", "en", "Nominations Sent", "2021-12-31", "list"))
	done := r.bring(batch[:4]...)
	done = append(done, r.bring(batch[4:]...)...)
	var got []string
	seen := map[readout.Address]bool{}
	for _, d := range done {
		got = append(got, d.Address.String())
		if seen[d.Address] {
			t.Errorf("%s was given twice", d.Address)
		}
		seen[d.Address] = true
	}
	want := []string{"2022/nominations-sent", "2022/nominations-sent-us-wh", "2022/nominations-sent-us-wh-2022-08-02"}
	if diff := cmp.Diff(want, got[:3]); diff != "" {
		t.Error(diff)
	}
	for _, a := range got[3:6] {
		if !strings.HasPrefix(a, want[2]+"-") || len(a) != len(want[2])+5 {
			t.Errorf("address %s", a)
		}
	}
	if got[6] != "2022/northmark-2022-08-02" || !strings.HasPrefix(got[7], got[6]+"-") || got[8] != "2021/nominations-sent" {
		t.Errorf("addresses %v", got[6:])
	}
	first := done[0]
	changed := batch[0]
	title := "Nominations and Withdrawal Sent"
	changed.Facts.Title = &title
	if b := r.bring(changed)[0]; b.Address != first.Address {
		t.Errorf("a new title moved the address to %s", b.Address)
	}

	// in Seoul it is the next year already
	at := time.Date(2020, 12, 31, 16, 0, 0, 0, time.UTC)
	early := item("northmark", "zone", "en", "New Year", "2020-12-31", "zone")
	early.Doc.Stated.Published = at
	if d := r.bring(early)[0]; d.Address.Year != 2021 {
		t.Errorf("address %s", d.Address)
	}

	move := func(slug string) error {
		return r.Move(t.Context(), first.Release, r.base(first.Release), slug, "officer")
	}
	r.must(move("lists-sent"))
	r.must(move("nominations-list"))
	to := readout.Address{Year: 2022, Slug: "nominations-list"}
	for _, from := range []readout.Address{first.Address, {Year: 2022, Slug: "lists-sent"}} {
		if got, err := r.Moved(t.Context(), press.KindReleases, from); got != to || err != nil {
			t.Errorf("%s leads to %s, %v", from, got, err)
		}
		if _, err := r.Edition(t.Context(), from, "en", 0, press.Whole); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("at the old address: %v", err)
		}
	}
	if e, err := r.Edition(t.Context(), to, "en", 0, press.Whole); err != nil || e.Release != first.Release {
		t.Errorf("at the new address: %+v, %v", e, err)
	}
	if err := move("nominations-sent-us-wh"); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("an address of another: %v", err)
	}
	if err := r.Move(t.Context(), done[1].Release, r.base(done[1].Release), "lists-sent", "officer"); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("an address that another once had: %v", err)
	}
	for _, slug := range []string{"", "Two Words", "a--b", "-a", strings.Repeat("a", 81)} {
		if err := move(slug); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("slug %q: %v", slug, err)
		}
	}
	if d := r.bring(item("us-wh", "fresh", "en", "Lists Sent", "2022-08-02", "fresh"))[0]; d.Address.Slug == "lists-sent" {
		t.Error("an import got an address that another once had")
	}
	if err := r.Hold(t.Context(), first.Release, r.base(first.Release), "officer"); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Moved(t.Context(), press.KindReleases, first.Address); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("the old address of a held release leads to %s, %v", got, err)
	}
	if _, err := r.Moved(t.Context(), "meetings", done[1].Address); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("what never moved: %v", err)
	}
}
