package registertest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/register"
)

// folk writes the people who have pages: "kim-yong-kil: Kim Yong-kil, KIM Yongkil (2)".
func (r *registry) folk() string {
	r.t.Helper()
	list, err := r.People(ctx, 1)
	r.must(err)
	var out []string
	for _, l := range list.Lines {
		sheet, err := r.Person(ctx, l.Slug)
		r.must(err)
		names := slices.Clone(sheet.Names)
		slices.Sort(names)
		out = append(out, fmt.Sprintf("%s: %s (%d)", l.Slug, strings.Join(names, ", "), l.Meetings))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// spellings: a person who is written in several ways has one page with all of
// them, whatever came first; two whom one text names are two; what is doubtful is
// offered, but for one seat at one meeting; a word on spellings holds.
func spellings(t *testing.T, r *registry) {
	director := func(name string, change ...func(*readout.ReportedMeeting)) readout.Record {
		return met(append(change, with(name, "KR", readout.RoleHead, "Director-General"))...)
	}
	all := []told{
		{release: 1, text: "One.", record: director("Kim Yong-kil", series(consultation, 10), on("2017-03-15"))},
		{release: 2, text: "Two.", record: director("KIM Yongkil", series(consultation, 11), on("2018-03-15"))},
		{release: 3, publisher: "jp", text: "Three.", record: director("Yong-gil Kim", series(turned, 12), on("2019-03-15"))},
		// one letter apart, in one seat
		{release: 4, text: "Four.", record: met(series(consultation, 13), on("2020-03-15"), with("Alexandra Petersen", "QM", readout.RoleHead, "Envoy"))},
		{release: 5, publisher: "jp", text: "Five.", record: met(series(turned, 13), on("2020-03-15"), with("Alexandra Petterson", "QM", readout.RoleHead, "Special Envoy"))},
		// two whom one text names
		{release: 6, text: "Six.", record: met(on("2021-01-01"), with("Choi Jung-ho", "KR", readout.RoleHead, "Minister"), with("Choe Jeong-ho", "KR", readout.RoleDeputyHead, "Deputy"))},
	}
	want := "alexandra-petersen: Alexandra Petersen, Alexandra Petterson (1); choe-jeong-ho: Choe Jeong-ho (1); choi-jung-ho: Choi Jung-ho (1); kim-yong-kil: KIM Yongkil, Kim Yong-kil, Yong-gil Kim (3)"
	events := r.tellAll(all)
	for i, e := range events {
		e.Number = int64(i + 1)
		r.must(r.Take(ctx, r.era(), []readout.Event{e}))
	}
	if got := r.folk(); got != want {
		t.Fatalf("people:\n%s\nwant\n%s", got, want)
	}
	sheet, err := r.Meeting(ctx, r.addresses()[3], "en")
	r.must(err)
	if got := sheet.People[readout.PersonKey("Yong-gil Kim", "KR")]; got != "kim-yong-kil" {
		t.Errorf("the other spelling leads to %q", got)
	}
	if to, err := r.Moved(ctx, register.KindPeople, "kim-yongkil"); err != nil || to != "kim-yong-kil" {
		t.Errorf("the page of another spelling leads to %q, %v", to, err)
	}
	rows, err := r.Review(ctx, []register.JoinState{register.JoinMade}, 10, 0)
	r.must(err)
	ids := map[string]int64{}
	for _, row := range rows {
		if row.Kind != register.KindPeople {
			continue
		}
		if row.Ends[0].Slug == "" || row.Ends[0].Title == "" || row.Ends[1].Publisher == "" || len(row.Reasons) == 0 {
			t.Errorf("row %+v", row)
		}
		ids[row.Ends[0].Slug], ids[row.Ends[1].Slug] = row.A, row.B
	}
	// the other way round, in one batch
	slices.Reverse(events)
	r.must(r.Reset(ctx, r.era()))
	for i := range events {
		events[i].Number = int64(i + 1)
	}
	r.must(r.Take(ctx, r.era(), events))
	if got := r.folk(); got != want {
		t.Errorf("in another order:\n%s\nwant\n%s", got, want)
	}
	// a word parts what the rules joined, and holds
	parted := ids["yong-gil-kim"]
	var at int64
	rows, err = r.Review(ctx, []register.JoinState{register.JoinMade}, 10, 0)
	r.must(err)
	for _, row := range rows {
		if row.Kind == register.KindPeople && (row.A == parted || row.B == parted) {
			at = row.A + row.B - parted
		}
	}
	r.must(r.Undo(ctx, register.KindPeople, min(at, parted), max(at, parted), "ann"))
	after := strings.Replace(want, "KIM Yongkil, Kim Yong-kil, Yong-gil Kim (3)", "KIM Yongkil, Kim Yong-kil (2); yong-gil-kim: Yong-gil Kim (1)", 1)
	if got := r.folk(); got != after {
		t.Errorf("parted:\n%s\nwant\n%s", got, after)
	}
	r.must(r.Outdate(ctx))
	_, err = r.ReadAgain(ctx, 100)
	r.must(err)
	if got := r.folk(); got != after {
		t.Errorf("parted, read again:\n%s", got)
	}
	r.must(r.Accept(ctx, register.KindPeople, min(at, parted), max(at, parted), "bob"))
	if got := r.folk(); got != want {
		t.Errorf("accepted:\n%s", got)
	}
	// what is held gives no spelling, and no address
	r.state(1, readout.Held)
	r.state(3, readout.Held)
	r.follow()
	if got := r.folk(); !strings.Contains(got, "kim-yongkil: KIM Yongkil (1)") || strings.Contains(got, "Kim Yong-kil") {
		t.Errorf("with two spellings held:\n%s", got)
	}
	if _, err := r.Person(ctx, "kim-yong-kil"); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a spelling that is held has a page: %v", err)
	}
	if to, err := r.Moved(ctx, register.KindPeople, "kim-yong-kil"); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a spelling that is held leads to %q, %v", to, err)
	}
}
