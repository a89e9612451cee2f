package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/follow"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/store/registerdb"
)

// Register runs the registrar's part of the suite.
func Register(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		test func(*testing.T, *registry)
	}{
		{"RoundOfBothSidesIsOneMeeting", roundOfBothSides},
		{"OneReleaseIsOneMeeting", oneReleaseOneMeeting},
		{"KeyOfTwoRoundsIsNotSure", keyOfTwoRounds},
		{"OrderOfArrivalDoesNotMatter", orderOfArrival},
		{"ReadingAgainKeepsAddresses", readingAgain},
		{"TakingAgainChangesNothing", takingAgain},
		{"NewVersionMovesTheAccount", newVersion},
		{"MergeLeavesARedirect", mergeAndSplit},
		{"TestP01OnlyThroughTheGate", throughTheGate},
		{"TestP24MentionIsNoMeeting", mentions},
		{"TestP25DecisionsAreKept", decisions},
		{"TestP25DecisionsMoveWithTheirWords", reanchoring},
		{"TestP27HostileRecordTakesBoundedTime", hostileRecords},
		{"TestP27LargeTextsAreTakenInSteps", largeTexts},
		{"UnreadableEditionShowsTheOneThatWasRead", unreadable},
		{"PeopleAreHeadsAndDeputies", people},
		{"ListsHavePages", listPages},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, newRegistry(t, open(t, t.TempDir()))) })
	}
	t.Run("FollowsTheOffice", func(t *testing.T) { followsTheOffice(t, open) })
}

// followsTheOffice: what the office takes in, releases at its time, holds and
// restores is what the register shows.
func followsTheOffice(t *testing.T, open Open) {
	office := newRoom(t, open)
	read := func(doc readout.Document) readout.Record {
		rec := met(series(consultation, 11), on("2018-03-15"))
		rec.Reading = readout.Reading{RulesSHA256: "rules", Status: readout.StatusRead}
		rec.Release = readout.ReleaseFacts{Lang: "en", Text: doc.Text, TextSHA256: readout.TextSHA256(doc.Text)}
		return rec
	}
	r := register.New(registerdb.New(office.db), office.Office, read, office.clock.now)
	runner := follow.NewRunner(office.db, office.db.Changed(), slog.New(slog.DiscardHandler))
	accounts := func() int {
		t.Helper()
		office.must(runner.CatchUp(ctx, r))
		sheet, err := r.Meeting(ctx, readout.Address{Year: 2018, Slug: "11th-rok-japan-security-policy-consultation"}, "en")
		if err != nil && !errors.Is(err, readout.ErrNotFound) {
			t.Fatal(err)
		}
		return len(sheet.Accounts)
	}
	sealed := item("northmark", "sealed", "en", "The Other Account", "2018-03-15", "the other words")
	sealed.SealedUntil = today.Add(time.Hour)
	id := office.bring(item("us-wh", "one", "en", "The Account", "2018-03-15", "the words"), sealed)[0].Release
	if got := accounts(); got != 1 {
		t.Errorf("%d accounts while one is sealed", got)
	}
	office.clock.set(today.Add(2 * time.Hour))
	if n, err := office.ReleaseDue(ctx); n != 1 || err != nil {
		t.Fatalf("released %d, %v", n, err)
	}
	if got := accounts(); got != 2 {
		t.Errorf("%d accounts after the release", got)
	}
	office.must(office.Hold(ctx, id, office.base(id), "ann"))
	list, err := r.Meetings(ctx, 1) // at once, before the follower comes
	office.must(err)
	if list.Total != 1 || list.Lines[0].Accounts != 1 {
		t.Errorf("held: %+v", list)
	}
	office.must(office.Restore(ctx, id, office.base(id), "ann"))
	office.bring(item("us-wh", "one", "en", "The Account", "2018-03-15", "other words"))
	if got := accounts(); got != 2 {
		t.Errorf("%d accounts after a new version", got)
	}
	if rec, err := r.Record(ctx, id, "en", 2); err != nil || rec.Release.TextSHA256 != readout.TextSHA256("other words") {
		t.Errorf("record of the new version: %+v, %v", rec.Release, err)
	}
}

const (
	consultation = "ROK-Japan Security Policy Consultation"
	turned       = "Security Policy Consultations between Japan and the Republic of Korea"
)

var ctx = context.Background()

// roundOfBothSides: by the ordinal, and by the day where a text has no ordinal.
func roundOfBothSides(t *testing.T, r *registry) {
	r.tell(told{release: 1, record: met(series(consultation, 11), on("2018-03-15"))})
	r.tell(told{release: 2, publisher: "jp", record: met(series(turned, 11), at("Tokyo", "JP"))})
	r.tell(told{release: 3, publisher: "jp", date: "2018-03-13", record: met(series(turned, 0), on("2018-03-15"), account(readout.AccountAdvance))})
	r.tell(told{release: 4, record: met(series(consultation, 12), on("2023-04-17"))})
	r.follow()
	want := readout.Address{Year: 2018, Slug: "11th-rok-japan-security-policy-consultation"}
	sheet, err := r.Meeting(ctx, want, "en")
	r.must(err)
	if diff := cmp.Diff([]readout.ReleaseID{3, 2, 1}, accountsOf(sheet)); diff != "" {
		t.Errorf("accounts, by date and publisher (-want +got):\n%s", diff)
	}
	if sheet.Ordinal != 11 || sheet.Start != "2018-03-15" || sheet.Series == nil || sheet.Series.Slug != "rok-japan-security-policy-consultation" {
		t.Errorf("meeting: %+v of %+v", sheet.Meeting, sheet.Series)
	}
	if sheet.Next == nil || sheet.Next.Ordinal != 12 || sheet.Next.Address.IsZero() || sheet.Previous != nil {
		t.Errorf("beside: %+v, %+v", sheet.Previous, sheet.Next)
	}
	list, err := r.Meetings(ctx, 1)
	r.must(err)
	if list.Total != 2 || list.Lines[0].Ordinal != 12 || list.Lines[1].Accounts != 3 || list.Lines[1].City != "Tokyo" {
		t.Errorf("meetings: %+v", list)
	}
	if diff := cmp.Diff([]string{"jp", "jp", "kr"}, list.Lines[1].Publisher); diff != "" {
		t.Errorf("publishers (-want +got):\n%s", diff)
	}
	lines, err := r.SeriesList(ctx)
	r.must(err)
	if len(lines) != 1 || lines[0].Rounds != 2 || lines[0].Name != consultation || lines[0].Last != "2023-04-17" {
		t.Errorf("series: %+v", lines)
	}
	one, err := r.Series(ctx, lines[0].Slug)
	r.must(err)
	if diff := cmp.Diff([]string{consultation, turned}, one.Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	ref, err := r.Reads(ctx, 4)
	r.must(err)
	if ref == nil || ref.Ordinal != 12 || ref.Previous == nil || ref.Previous.Address != want || ref.Next != nil {
		t.Errorf("what release 4 reads: %+v", ref)
	}
}

// oneReleaseOneMeeting: nothing sure joins one-off meetings, not even the same
// day; two editions of a release are one account.
func oneReleaseOneMeeting(t *testing.T, r *registry) {
	call := met(on("2022-04-05"), func(m *readout.ReportedMeeting) { m.Kind = readout.KindPhoneCall })
	r.tell(told{release: 1, title: "A Call", record: call})
	r.tell(told{release: 2, title: "A Call", record: call})
	r.tell(told{release: 2, lang: "fr", title: "Un appel", record: call})
	r.tell(told{release: 3, record: met(series(consultation, 0))})
	r.tell(told{release: 4, record: met(series(consultation, 0))})
	r.tell(told{release: 5, record: met(func(m *readout.ReportedMeeting) { m.Ordinal = to(3) })})
	r.tell(told{release: 6, record: readout.Record{}})
	r.follow()
	list, err := r.Meetings(ctx, 1)
	r.must(err)
	if list.Total != 5 {
		t.Fatalf("%d meetings, want 5: %+v", list.Total, list.Lines)
	}
	seen := map[readout.Address]bool{}
	for _, l := range list.Lines {
		if l.Accounts != 1 || seen[l.Address] {
			t.Errorf("line %+v", l)
		}
		seen[l.Address] = true
	}
	ref, err := r.Reads(ctx, 2)
	r.must(err)
	sheet, err := r.Meeting(ctx, ref.Address, "fr")
	r.must(err)
	if len(sheet.Accounts) != 1 || sheet.Accounts[0].Title != "Un appel" || sheet.Accounts[0].TitleLang != "fr" || sheet.Accounts[0].Lang != "en" {
		t.Errorf("accounts: %+v", sheet.Accounts)
	}
	if ref, err := r.Reads(ctx, 6); ref != nil || err != nil {
		t.Errorf("a text without meeting reads %+v, %v", ref, err)
	}
	if s, err := r.SeriesList(ctx); err != nil || len(s) != 1 || s[0].Rounds != 2 {
		t.Errorf("series: %+v, %v", s, err)
	}
}

// keyOfTwoRounds: texts of one day that disagree on the ordinal are not joined
// through a third without one.
func keyOfTwoRounds(t *testing.T, r *registry) {
	r.tell(told{release: 1, record: met(series(consultation, 11), on("2018-03-15"))})
	r.tell(told{release: 2, record: met(series(consultation, 0), on("2018-03-15"))})
	r.follow()
	if got := r.partition(); got != "1+2" {
		t.Fatalf("before: %s", got)
	}
	r.tell(told{release: 3, record: met(series(consultation, 12), on("2018-03-15"))})
	r.tell(told{release: 4, record: met(series(consultation, 12), on("2019-03-15"))})
	r.follow()
	if got := r.partition(); got != "1 2 3+4" {
		t.Errorf("after: %s", got)
	}
}

// orderOfArrival: the same releases make the same meetings in any order and in
// any batches, in a new register and in one that read them before.
func orderOfArrival(t *testing.T, r *registry) {
	rapid.Check(t, func(rt *rapid.T) {
		r.exec("delete from accounts")
		r.exec("delete from stood")
		r.exec("delete from merges")
		r.exec("delete from meetings")
		n := rapid.IntRange(2, 7).Draw(rt, "releases")
		base := readout.ReleaseID(r.happened(readout.EventImported)) * 10
		var nodes []told
		for i := range n {
			var change []func(*readout.ReportedMeeting)
			if rapid.IntRange(0, 4).Draw(rt, "series") > 0 {
				name := rapid.SampledFrom([]string{consultation, turned, "Defense Dialogue"}).Draw(rt, "name")
				change = append(change, series(name, rapid.IntRange(0, 2).Draw(rt, "ordinal")))
			}
			if day := rapid.SampledFrom([]readout.Day{"", "2018-03-15", "2018-03-15", "2019-01-01"}).Draw(rt, "day"); day != "" {
				change = append(change, on(day))
			}
			nodes = append(nodes, told{release: base + readout.ReleaseID(i) + 1, record: met(change...)})
		}
		events := r.tellAll(nodes)
		var want string
		for round := range 3 {
			if round == 2 { // a register that has rows and nowhere where releases stood
				r.exec("delete from stood")
			}
			order := rapid.Permutation(events).Draw(rt, "order")
			r.must(r.Reset(ctx, r.era()))
			number := int64(0)
			for len(order) > 0 {
				size := rapid.IntRange(1, len(order)).Draw(rt, "batch")
				batch := slices.Clone(order[:size])
				for i := range batch { // the register looks at numbers to see what it took already
					number++
					batch[i].Number = number
				}
				order = order[size:]
				r.must(r.Take(ctx, r.era(), batch))
			}
			got := r.partition()
			if want == "" {
				want = got
			}
			if got != want {
				rt.Fatalf("order %d makes %s, the first %s, of %+v", round, got, want, nodes)
			}
		}
	})
}

// readingAgain: after a reset, and with other rules, the rows are found again.
func readingAgain(t *testing.T, r *registry) {
	r.tell(told{release: 1, record: met(series(consultation, 11), on("2018-03-15"), with("Kim Yong-kil", "KR", readout.RoleHead, ""))})
	r.tell(told{release: 2, record: met(series(consultation, 11))})
	r.tell(told{release: 3, title: "A Call on Trade", record: met(on("2022-01-01"))})
	r.follow()
	before := r.addresses()
	read := r.happened(readout.EventRead)
	if read != 3 {
		t.Fatalf("%d read events, want 3", read)
	}
	// other rules read the series of two releases otherwise, and one release as
	// no meeting
	for text, rec := range r.records {
		switch {
		case strings.HasPrefix(text, "3 "):
			rec.Meeting = nil
		default:
			m := *rec.Meeting
			m.Series, m.Ordinal = to("Japan-ROK Security Dialogue"), to(7)
			rec.Meeting = &m
		}
		r.records[text] = rec
	}
	r.rules = "rules-2"
	r.must(r.Reset(ctx, "another era"))
	if list, err := r.Meetings(ctx, 1); err != nil || list.Total != 0 || list.Pages != 1 {
		t.Errorf("after a reset: %+v, %v", list, err)
	}
	events, err := r.db.Events(ctx, 0, 1000)
	r.must(err)
	r.must(r.Take(ctx, "another era", events))
	after := r.addresses()
	delete(before, 3)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("addresses (-before +after):\n%s", diff)
	}
	sheet, err := r.Meeting(ctx, after[1], "en")
	r.must(err)
	if sheet.Ordinal != 7 || len(sheet.Accounts) != 2 || sheet.Series.Name != "Japan-ROK Security Dialogue" {
		t.Errorf("meeting: %+v of %+v", sheet.Meeting, sheet.Series)
	}
	if _, err := r.Person(ctx, "kim-yong-kil"); err != nil {
		t.Errorf("person: %v", err)
	}
	if n, err := r.ReadAgain(ctx, 10); n != 0 || err != nil {
		t.Errorf("%d records are of other rules, %v", n, err)
	}
	// and back: the release that had no meeting stands where it stood
	for text, rec := range r.records {
		if strings.HasPrefix(text, "3 ") {
			rec = met(on("2022-01-01"))
			r.records[text] = rec
		}
	}
	r.rules = "rules-3"
	for _, want := range []int{2, 1, 0} {
		if n, err := r.ReadAgain(ctx, 2); n != want || err != nil {
			t.Errorf("read %d again, %v; want %d", n, err, want)
		}
	}
	if got := r.addresses(); got[3].Slug != "a-call-on-trade-x3" || got[1] != after[1] {
		t.Errorf("addresses %v", got)
	}
}

// takingAgain: events come at least once.
func takingAgain(t *testing.T, r *registry) {
	one := r.tell(told{release: 1, record: met(series(consultation, 11), on("2018-03-15"))})
	two := r.tell(told{release: 2, record: met(series(consultation, 11), on("2018-03-15"))})
	r.must(r.Take(ctx, r.era(), []readout.Event{one, two}))
	reads := r.reads
	for range 2 {
		r.must(r.Take(ctx, r.era(), []readout.Event{one, two}))
		r.must(r.Take(ctx, r.era(), []readout.Event{two}))
	}
	if r.reads != reads {
		t.Errorf("texts were read again: %d times", r.reads-reads)
	}
	// the cursor may be lost where the rows are not
	r.exec("update cursors set number = 0 where follower = 'register'")
	r.must(r.Take(ctx, r.era(), []readout.Event{one, two}))
	r.follow()
	if got := r.happened(readout.EventRead); got != 2 {
		t.Errorf("%d read events, want 2", got)
	}
	at, err := r.Cursor(ctx)
	r.must(err)
	events, err := r.db.Events(ctx, 0, 1000)
	r.must(err)
	if at.Era != r.era() || at.Number != int64(len(events)) {
		t.Errorf("cursor %+v after %d events", at, len(events))
	}
	if err := r.Take(ctx, "another era", []readout.Event{one}); err == nil {
		t.Error("events of another era were taken without a reset")
	}
}

// newVersion: the newest version gives the account; a meeting that only this
// release tells of keeps its address, one that others tell of stays with them.
func newVersion(t *testing.T, r *registry) {
	r.tell(told{release: 1, record: met(series(consultation, 11), on("2018-03-15"))})
	r.follow()
	first := r.addresses()[1]
	r.tell(told{release: 1, record: met(series(consultation, 12), on("2018-03-15"))})
	r.follow()
	if got := r.addresses()[1]; got != first {
		t.Errorf("the only account moved from %s to %s", first, got)
	}
	r.tell(told{release: 2, record: met(series(consultation, 12))})
	r.follow()
	if got := r.partition(); got != "1+2" {
		t.Fatalf("partition %s", got)
	}
	r.tell(told{release: 1, record: met(series(consultation, 13), on("2018-03-15"))})
	r.follow()
	got := r.addresses()
	if got[2] != first || got[1] == first {
		t.Errorf("addresses %v, the row is at %s", got, first)
	}
	sheet, err := r.Meeting(ctx, got[1], "en")
	r.must(err)
	if a := sheet.Accounts[0]; len(sheet.Accounts) != 1 || a.Version != 3 || value(a.Record.Meeting.Ordinal) != 13 {
		t.Errorf("accounts: %+v", sheet.Accounts)
	}
	if _, err := r.Record(ctx, 1, "en", 1); err != nil {
		t.Errorf("record of the first version: %v", err)
	}
}

// mergeAndSplit: what the sure keys bring together leads from the address that
// is given up; what they take apart again stands there again.
func mergeAndSplit(t *testing.T, r *registry) {
	r.tell(told{release: 1, record: met(series(consultation, 11))})
	r.tell(told{release: 2, title: "Talks Held", record: met(series(consultation, 0), on("2018-03-15"))})
	r.follow()
	old := r.addresses()[2]
	if got := r.partition(); got != "1 2" {
		t.Fatalf("partition %s", got)
	}
	r.tell(told{release: 3, record: met(series(consultation, 11), on("2018-03-15"))})
	r.follow()
	if got := r.partition(); got != "1+2+3" {
		t.Fatalf("partition %s", got)
	}
	if _, err := r.Meeting(ctx, old, "en"); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("the merged meeting: %v", err)
	}
	moved, err := r.Moved(ctx, register.KindMeetings, old.String())
	if want := r.addresses()[1].String(); err != nil || moved != want {
		t.Errorf("moved to %q, %v; want %s", moved, err, want)
	}
	for id := readout.ReleaseID(1); id <= 3; id++ {
		r.state(id, readout.Held)
	}
	if moved, err := r.Moved(ctx, register.KindMeetings, old.String()); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a redirect to what nobody may see: %q, %v", moved, err)
	}
	for id := readout.ReleaseID(1); id <= 3; id++ {
		r.state(id, readout.Public)
	}
	r.tell(told{release: 3, record: met(series(consultation, 11), on("2019-09-09"))})
	r.follow()
	if got := r.partition(); got != "1+3 2" {
		t.Fatalf("partition %s", got)
	}
	if got := r.addresses()[2]; got != old {
		t.Errorf("what was split off stands at %s, not at %s", got, old)
	}
	if moved, err := r.Moved(ctx, register.KindMeetings, old.String()); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a meeting that stands leads to %q, %v", moved, err)
	}
	for _, kind := range []string{register.KindSeries, register.KindPeople, "nothing"} {
		if _, err := r.Moved(ctx, kind, "2018/x"); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("moved %s: %v", kind, err)
		}
	}
}

// throughTheGate: what is held, removed or may not be quoted is in no answer,
// as if it had never been.
func throughTheGate(t *testing.T, r *registry) {
	secret := "Secret Zebra Dialogue"
	r.tell(told{release: 1, record: met(series(secret, 3), on("2018-03-15"), with("Zed Zebra", "KR", readout.RoleHead, "Keeper"))})
	r.tell(told{release: 2, record: met(series(consultation, 3), on("2017-03-15"), with("Kim Yong-kil", "KR", readout.RoleHead, "Keeper"))})
	r.tell(told{release: 3, publisher: "jp", record: met(series(consultation, 3), on("2017-03-15"), at("Zebraville", "JP"))})
	r.tell(told{release: 4, publisher: "qn", record: met(series("Quoted Zebra Dialogue", 3), on("2018-03-15"))})
	r.follow()
	all := r.addresses()
	if len(all) != 3 {
		t.Fatalf("addresses %v", all)
	}
	r.state(1, readout.Held)
	r.state(3, readout.Held)
	absent := func(what string, err error) {
		t.Helper()
		if !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("%s: %v", what, err)
		}
	}
	check := func() {
		t.Helper()
		_, err := r.Meeting(ctx, all[1], "en")
		absent("meeting", err)
		_, err = r.Meeting(ctx, readout.Address{Year: 2018, Slug: "3rd-quoted-zebra-dialogue-jp-kr"}, "en")
		absent("meeting that nobody may quote", err)
		_, err = r.Series(ctx, "secret-zebra-dialogue-jp-kr")
		absent("series", err)
		_, err = r.Person(ctx, "zed-zebra")
		absent("person", err)
		_, err = r.Record(ctx, 1, "en", 1)
		absent("record", err)
		_, err = r.Record(ctx, 4, "en", 1)
		absent("record that nobody may quote", err)
		if ref, err := r.Reads(ctx, 1); ref != nil || err != nil {
			t.Errorf("reads %+v, %v", ref, err)
		}
		list, err := r.Meetings(ctx, 1)
		r.must(err)
		lines, err := r.SeriesList(ctx)
		r.must(err)
		folk, err := r.People(ctx, 1)
		r.must(err)
		sheet, err := r.Meeting(ctx, all[2], "en")
		r.must(err)
		if list.Total != 1 || len(lines) != 1 || folk.Total != 1 || len(sheet.Accounts) != 1 {
			t.Errorf("%d meetings, %d series, %d people, %d accounts", list.Total, len(lines), folk.Total, len(sheet.Accounts))
		}
		body, err := json.Marshal([]any{list, lines, folk, sheet})
		r.must(err)
		if strings.Contains(strings.ToLower(string(body)), "zebra") {
			t.Errorf("an answer knows what is held: %s", body)
		}
	}
	check()
	r.state(1, readout.Removed)
	r.state(3, readout.NotPublic)
	check()
	for _, id := range []readout.ReleaseID{1, 3} {
		r.state(id, readout.Withdrawn)
	}
	if _, err := r.Series(ctx, "secret-zebra-dialogue-jp-kr"); err != nil {
		t.Errorf("withdrawn is readable: %v", err)
	}
	if list, err := r.Meetings(ctx, 1); err != nil || list.Total != 2 || list.Lines[1].City != "Zebraville" {
		t.Errorf("withdrawn is readable: %+v, %v", list, err)
	}
}

// mentions: rounds that texts only name are lines without address, once, and
// never meetings.
func mentions(t *testing.T, r *registry) {
	rec := met(series(consultation, 11), on("2018-03-15"))
	text := "The eleventh round. The tenth was held in Seoul in April 2015; the ninth in December 2009. The next will be in 2019. At the 54th Munich Security Conference."
	span := func(words string) (string, int, int) {
		i := strings.Index(text, words)
		return words, i, i + len(words)
	}
	say := func(id, path, words string) {
		e := readout.Evidence{ID: id, Path: path, Basis: readout.Stands, Rule: "test"}
		e.Exact, e.Start, e.End = span(words)
		rec.Evidence = append(rec.Evidence, e)
	}
	say("e1", "/mentions/0", "The tenth was held in Seoul in April 2015")
	say("e2", "/mentions/1", "the ninth in December 2009")
	say("e3", "/meeting/previous/date", "April 2015")
	say("e4", "/meeting/next/date", "2019")
	say("e5", "/mentions/2", "54th Munich Security Conference")
	rec.Mentions = []readout.Mention{
		{Ordinal: to(10), Date: to(readout.PartialDate("2015-04")), Place: to("Seoul"), Relation: readout.MentionPrevious, Evidence: []string{"e1"}},
		{Ordinal: to(9), Date: to(readout.PartialDate("2009-12")), Relation: readout.MentionListed, Evidence: []string{"e2"}},
		{Series: to("Munich Security Conference"), Ordinal: to(54), Relation: readout.MentionMarginOf, Evidence: []string{"e5"}},
	}
	rec.Meeting.Previous = &readout.PreviousRound{Date: to(readout.PartialDate("2015-04"))}
	rec.Meeting.Next = &readout.NextRound{Text: "The next will be in 2019", Date: to(readout.PartialDate("2019"))}
	r.tell(told{release: 1, text: text, record: rec})
	r.follow()
	slug := "rok-japan-security-policy-consultation"
	sheet, err := r.Series(ctx, slug)
	r.must(err)
	var got []string
	for _, round := range sheet.Rounds {
		got = append(got, fmt.Sprintf("%d %s %s %v", round.Ordinal, round.Start, round.City, round.Meeting != 0))
		if (round.Source == nil) != (round.Meeting != 0) || round.Address.IsZero() != (round.Meeting == 0) {
			t.Errorf("round %+v", round)
		}
	}
	if diff := cmp.Diff([]string{"0 2019  false", "11 2018-03-15  true", "10 2015-04 Seoul false", "9 2009-12  false"}, got); diff != "" {
		t.Errorf("rounds (-want +got):\n%s", diff)
	}
	source := sheet.Rounds[2].Source
	if source.Exact != text[source.Span.Start:source.Span.End] || source.Release.Slug == "" || source.Publisher != "kr" {
		t.Errorf("source %+v", source)
	}
	if list, err := r.Meetings(ctx, 1); err != nil || list.Total != 1 {
		t.Errorf("a mention became a meeting: %+v, %v", list, err)
	}
	if lines, err := r.SeriesList(ctx); err != nil || len(lines) != 1 {
		t.Errorf("a mention became a series: %+v, %v", lines, err)
	}
	// accounts of what was mentioned take the stubs' places
	r.tell(told{release: 2, record: met(series(consultation, 0), on("2015-04-14"))})
	r.tell(told{release: 3, record: met(series(consultation, 9))})
	r.follow()
	sheet, err = r.Series(ctx, slug)
	r.must(err)
	held := 0
	for _, round := range sheet.Rounds {
		if round.Meeting != 0 {
			held++
		}
	}
	if len(sheet.Rounds) != 4 || held != 3 {
		t.Errorf("rounds %+v", sheet.Rounds)
	}
	ref, err := r.Reads(ctx, 1)
	r.must(err)
	if ref.Previous == nil || ref.Previous.Start != "2015-04-14" || ref.Next == nil || ref.Next.Start != "2019" {
		t.Errorf("beside the eleventh: %+v, %+v", ref.Previous, ref.Next)
	}
}

// decisions: what an editor set is shown, joins, and outlives any reading.
func decisions(t *testing.T, r *registry) {
	text := "The tenth consultation was held in Tokyo; Mr. Kim and Ms. Lee took part."
	rec := met(series(consultation, 10), on("2018-03-15"), with("Kim", "KR", "", ""), with("Lee", "KR", "", ""))
	rec.Meeting.City = to("Tokyo")
	for i, words := range []string{"tenth", "Kim", "Lee", "Tokyo"} {
		at := strings.Index(text, words)
		rec.Evidence = append(rec.Evidence, readout.Evidence{ID: fmt.Sprintf("e%d", i), Start: at, End: at + len(words), Exact: words,
			Path: []string{"/meeting/ordinal", "/meeting/participants/0/name", "/meeting/participants/1/name", "/meeting/city"}[i]})
	}
	r.tell(told{release: 1, text: text, record: rec})
	r.tell(told{release: 2, record: met(series(consultation, 11))})
	r.follow()
	read := r.happened(readout.EventRead)
	key := press.VersionKey{Release: 1, Lang: "en", Version: 1}
	decide := func(field, words, value string) error {
		at := strings.Index(text, words)
		c := register.Choice{VersionKey: key, Field: field, Span: readout.Span{Start: at, End: at + len(words)}, By: "ann"}
		if value != "" {
			c.Value = json.RawMessage(value)
		}
		return r.Decide(ctx, c)
	}
	r.must(decide("/meeting/ordinal", "tenth", "11"))
	r.must(decide("/meeting/city", "Tokyo", `"Tokyo"`))
	r.must(decide("/meeting/participants/0", "Kim", ""))
	if got := r.partition(); got != "1+2" {
		t.Errorf("partition %s after the ordinal was set", got)
	}
	if got := r.happened(readout.EventRead); got != read+3 {
		t.Errorf("%d events of three decisions", got-read)
	}
	check := func(want map[string]string) {
		t.Helper()
		shown, err := r.Record(ctx, 1, "en", 1)
		r.must(err)
		got := map[string]string{}
		for _, v := range shown.Review {
			got[v.Path] = v.State
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("review (-want +got):\n%s", diff)
		}
		m := shown.Meeting
		if value(m.Ordinal) != 11 || value(m.City) != "Tokyo" || len(m.Participants) != 1 || m.Participants[0].Name != "Lee" {
			t.Errorf("shown: %+v", m)
		}
		for _, e := range shown.Evidence {
			if e.Exact == "Lee" && e.Path != "/meeting/participants/0/name" {
				t.Errorf("Lee's evidence points at %s", e.Path)
			}
			if e.Path == "/meeting/ordinal" && e.Rule != "editor" || text[e.Start:e.End] != e.Exact {
				t.Errorf("evidence %+v", e)
			}
		}
	}
	want := map[string]string{"/meeting/ordinal": "changed", "/meeting/city": "confirmed", "/meeting/participants/0": "rejected"}
	check(want)
	r.rules = "rules-2"
	r.must(r.Reset(ctx, r.era()))
	r.follow()
	check(want)
	for _, bad := range []struct{ field, words, value string }{
		{"/meeting/ordinal", "tenth", `"eleven"`}, {"/meeting/ordinal", "tenth", "0"}, {"/meeting/kind", "tenth", ""},
		{"/meeting/kind", "tenth", `"party"`}, {"/meeting/nothing", "tenth", "1"}, {"/release/title", "tenth", `"x"`},
		{"/meeting/participants/1/post", "Kim", `"x"`}, {"/meeting/topics", "tenth", `["x"]`}, {"/meeting/start_date", "tenth", `"2018-02-30"`},
		{"/meeting/ordinal", "tenth", "{"}, {"/meeting/participants", "Kim", `"x"`},
	} {
		if err := decide(bad.field, bad.words, bad.value); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if err := r.Decide(ctx, register.Choice{VersionKey: press.VersionKey{Release: 1, Lang: "en", Version: 9}, Field: "/meeting/city", By: "ann"}); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a version that is not there: %v", err)
	}
	r.must(decide("/meeting", "tenth", "")) // it is no meeting at all
	if got := r.partition(); got != "2" {
		t.Errorf("partition %s after the meeting was rejected", got)
	}
}

// reanchoring: a new version is shown with the decisions whose words it still
// has; the others are neither applied nor dropped.
func reanchoring(t *testing.T, r *registry) {
	text := func(a, b string) string {
		return a + " The tenth consultation between the two sides was held in Tokyo on that very day, and the sides " + b + "."
	}
	rec := met(series(consultation, 10))
	rec.Meeting.City = to("Tokyo")
	first := text("Outcome.", "agreed")
	r.tell(told{release: 1, text: first, record: rec})
	r.follow()
	decide := func(field, words, value string) {
		at := strings.Index(first, words)
		r.must(r.Decide(ctx, register.Choice{VersionKey: press.VersionKey{Release: 1, Lang: "en", Version: 1}, Field: field,
			Span: readout.Span{Start: at, End: at + len(words)}, Value: json.RawMessage(value), By: "ann"}))
	}
	decide("/meeting/ordinal", "tenth", "11")
	decide("/meeting/city", "agreed", `"Kyoto"`)
	r.tell(told{release: 1, text: text("Correction of the outcome, 3 April.", "parted"), record: rec})
	r.follow()
	shown, err := r.Record(ctx, 1, "en", 2)
	r.must(err)
	if value(shown.Meeting.Ordinal) != 11 || value(shown.Meeting.City) != "Tokyo" {
		t.Errorf("shown: %+v", shown.Meeting)
	}
	states := map[string]string{}
	for _, v := range shown.Review {
		states[v.Path] = v.State
	}
	if diff := cmp.Diff(map[string]string{"/meeting/ordinal": "changed", "/meeting/city": "check_again"}, states); diff != "" {
		t.Errorf("review (-want +got):\n%s", diff)
	}
	if shown, err = r.Record(ctx, 1, "en", 1); err != nil || value(shown.Meeting.City) != "Kyoto" {
		t.Errorf("first version: %+v, %v", shown.Meeting, err)
	}
}

// hostileRecords: whatever a record holds, it is taken in soon and the others
// of its batch with it.
func hostileRecords(t *testing.T, r *registry) {
	huge := met(series(consultation, 1<<40))
	for i := range 10_000 {
		side := readout.PartyCode("KR")
		huge.Meeting.Participants = append(huge.Meeting.Participants, readout.Participant{Name: fmt.Sprintf("Head Number %c%c", 'a'+i%26, 'a'+i/26%26), Side: &side, Role: to(readout.RoleHead)})
		huge.Meeting.Parties = append(huge.Meeting.Parties, readout.PartyCode(fmt.Sprintf("X%d", i)))
		huge.Mentions = append(huge.Mentions, readout.Mention{Ordinal: to(i), Relation: readout.MentionListed, Evidence: []string{"e"}})
	}
	huge.Evidence = []readout.Evidence{{ID: "e", Path: "/mentions/0", Exact: strings.Repeat("x", 5000)}}
	long := strings.Repeat("ROK-Japan Security Policy Consultation ", 50_000)
	records := []readout.Record{
		huge,
		met(series("", 3), on("2018-99-99"), with("", "KR", readout.RoleHead, ""), with("…!?", "KR", readout.RoleHead, "")),
		met(series("!!!", 3), with("Kim", "KR", readout.RoleHead, ""), with("Kim Yong-kil", "|", readout.RoleHead, ""), with("김용길", "KR", readout.RoleHead, "")),
		met(series(long, -1), with(long, "KR", readout.RoleHead, "")),
		met(series("\x00'; drop table meetings; --", 2), func(m *readout.ReportedMeeting) { m.Parties = nil; m.Kind = "" }),
		met(series("제11차 한일 안보정책협의회", 11), on("2018-03-15")),
		{Reading: readout.Reading{Status: readout.StatusFailed}},
		{Mentions: []readout.Mention{{Ordinal: to(1), Relation: readout.MentionPrevious, Evidence: []string{"none"}}}},
	}
	for i, rec := range records {
		r.tell(told{release: readout.ReleaseID(i + 1), title: "!!!", text: fmt.Sprintf("text %d", i), record: rec})
	}
	var same []told
	for i := range 600 {
		same = append(same, told{release: readout.ReleaseID(100 + i), title: "The Same", text: "the same text", record: met(series(consultation, 0), on("2018-03-15"))})
	}
	r.tellAll(same)
	delete(r.records, "text 7") // the reader breaks on it
	start := time.Now()
	r.follow()
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	list, err := r.Meetings(ctx, 1)
	r.must(err)
	if list.Total != 7 {
		t.Errorf("%d meetings, want 7", list.Total)
	}
	for _, l := range list.Lines {
		if l.Ordinal > 9_999 || l.Ordinal < 0 || l.Address.Slug == "" || len(l.Address.Slug) > readout.MaxSlug || len(l.Heads) > 40 {
			t.Errorf("line %+v", l)
		}
		if _, err := r.Meeting(ctx, l.Address, "en"); err != nil {
			t.Errorf("%s: %v", l.Address, err)
		}
	}
	folk, err := r.People(ctx, 1)
	r.must(err)
	if folk.Total != 40 {
		t.Errorf("%d people, want the 40 that one account may bring", folk.Total)
	}
	if rec, err := r.Record(ctx, 8, "en", 1); err != nil || rec.Reading.Status != readout.StatusFailed {
		t.Errorf("a text that breaks the reader: %+v, %v", rec.Reading, err)
	}
}

// largeTexts: what would not fit into memory together is taken one after the
// other, each step with its cursor; what fits is one step.
func largeTexts(t *testing.T, r *registry) {
	for _, c := range []struct {
		size int64
		want int
	}{{1 << 10, 1}, {20 << 20, 3}, {100 << 20, 3}} {
		var all []told
		for range 3 {
			id := readout.ReleaseID(len(r.texts) + len(all) + 1)
			all = append(all, told{release: id, record: met(on("2018-03-15")), size: c.size})
		}
		r.asked = nil
		r.must(r.Take(ctx, r.era(), r.tellAll(all)))
		if len(r.asked) != c.want || !slices.IsSorted(r.asked) || r.asked[0] == r.asked[len(r.asked)-1] && c.want > 1 {
			t.Errorf("texts of %d bytes were asked for at %v, want %d steps", c.size, r.asked, c.want)
		}
	}
	if list, err := r.Meetings(ctx, 1); err != nil || list.Total != 9 {
		t.Errorf("%d meetings, %v", list.Total, err)
	}
}

// unreadable: an edition in a language that cannot be read belongs to its
// release's meeting and shows the record of the edition that was read.
func unreadable(t *testing.T, r *registry) {
	none := readout.Record{Reading: readout.Reading{Status: readout.StatusUnsupportedLanguage}}
	r.tell(told{release: 1, lang: "ko", title: "제11차 한일 안보정책협의회", record: none})
	r.tell(told{release: 2, lang: "ko", title: "성명", record: none})
	r.follow()
	if ref, err := r.Reads(ctx, 1); ref != nil || err != nil {
		t.Errorf("before: %+v, %v", ref, err)
	}
	r.tell(told{release: 1, lang: "en", title: "Consultation Held", record: met(series(consultation, 11), on("2018-03-15"))})
	r.follow()
	ref, err := r.Reads(ctx, 1)
	r.must(err)
	if ref == nil {
		t.Fatal("no meeting")
	}
	sheet, err := r.Meeting(ctx, ref.Address, "ko")
	r.must(err)
	if a := sheet.Accounts; len(a) != 1 || a[0].Lang != "en" || a[0].Title != "제11차 한일 안보정책협의회" || a[0].TitleLang != "ko" {
		t.Errorf("accounts: %+v", a)
	}
	for lang, want := range map[readout.Lang]readout.Lang{"ko": "en", "en": "en"} {
		rec, err := r.Record(ctx, 1, lang, 1)
		r.must(err)
		if rec.Release.Lang != want || rec.Meeting == nil || rec.Release.Text != "" {
			t.Errorf("record of the %s edition: %+v", lang, rec.Release)
		}
	}
	if rec, err := r.Record(ctx, 2, "ko", 1); err != nil || rec.Reading.Status != readout.StatusUnsupportedLanguage {
		t.Errorf("a release that was not read: %+v, %v", rec.Reading, err)
	}
	for _, v := range []struct {
		release readout.ReleaseID
		lang    readout.Lang
		version int
	}{{1, "en", 2}, {1, "fr", 1}, {9, "en", 1}} {
		if _, err := r.Record(ctx, v.release, v.lang, v.version); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("record of %+v: %v", v, err)
		}
	}
}

// people: heads and deputies, else the first-named of each side; joined on name
// and party in any order of the name.
func people(t *testing.T, r *registry) {
	r.tell(told{release: 1, record: met(series(consultation, 11), on("2018-03-15"), with("Kim Yong-kil", "KR", readout.RoleHead, "Director-General"),
		with("Park Cheol-kyun", "KR", readout.RoleDeputyHead, "Deputy"), with("Lee Member", "KR", readout.RoleMember, ""), with("KANASUGI Kenji", "JP", readout.RoleMember, ""))})
	r.tell(told{release: 2, publisher: "jp", record: met(series(turned, 11), on("2018-03-15"), with("Yong-kil Kim", "KR", "", ""), with("Other Person", "KR", "", ""), with("Kenji Kanasugi", "JP", "", "Chief"))})
	r.tell(told{release: 3, record: met(on("2020-01-01"), with("Kim Yong-kil", "KP", readout.RoleHead, ""), with("Surname", "KR", readout.RoleHead, ""))})
	r.follow()
	list, err := r.People(ctx, 1)
	r.must(err)
	var got []string
	for _, l := range list.Lines {
		got = append(got, fmt.Sprintf("%s %s %s %q %d %s", l.Slug, l.Name, l.Party, l.Post, l.Meetings, l.Last))
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{
		`kenji-kanasugi Kenji Kanasugi JP "Chief" 1 2018-03-15`,
		`kim-yong-kil Kim Yong-kil KR "Director-General" 1 2018-03-15`,
		`kim-yong-kil-kp Kim Yong-kil KP "" 1 2020-01-01`,
		`park-cheol-kyun Park Cheol-kyun KR "Deputy" 1 2018-03-15`,
	}, got); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	sheet, err := r.Person(ctx, "kim-yong-kil")
	r.must(err)
	if a := sheet.Appearances; len(a) != 1 || a[0].Role != readout.RoleHead || a[0].Ordinal != 11 || a[0].Series == nil || a[0].Release.IsZero() {
		t.Errorf("appearances: %+v", a)
	}
	meetings, err := r.Meetings(ctx, 1)
	r.must(err)
	var heads []string
	for _, p := range meetings.Lines[1].Heads {
		heads = append(heads, p.Name)
	}
	if diff := cmp.Diff([]string{"Yong-kil Kim", "Kenji Kanasugi"}, heads); diff != "" {
		t.Errorf("heads of the first account by publisher (-want +got):\n%s", diff)
	}
}

func listPages(t *testing.T, r *registry) {
	for i := range 45 {
		day := readout.Day("2018-01-01").AddDays(i)
		r.tell(told{release: readout.ReleaseID(i + 1), record: met(on(day), with(fmt.Sprintf("Person %c%c", 'A'+i%26, 'a'+i/26), "KR", readout.RoleHead, ""))})
	}
	r.follow()
	var days []readout.PartialDate
	for page := 1; page <= 3; page++ {
		list, err := r.Meetings(ctx, page)
		r.must(err)
		if list.Total != 45 || list.Pages != 3 || list.Page != page {
			t.Errorf("page %d of %d, %d lines in all", list.Page, list.Pages, list.Total)
		}
		for _, l := range list.Lines {
			days = append(days, l.Start)
		}
		people, err := r.People(ctx, page)
		r.must(err)
		if people.Total != 45 || len(people.Lines) != len(list.Lines) || people.Lines[0].Last != readout.Day(list.Lines[0].Start) {
			t.Errorf("people of page %d: %+v", page, people)
		}
	}
	if len(days) != 45 || !slices.IsSortedFunc(days, func(a, b readout.PartialDate) int { return strings.Compare(string(b), string(a)) }) {
		t.Errorf("days %v", days)
	}
	for _, page := range []int{-1, 0, 4, 1 << 62} {
		if _, err := r.Meetings(ctx, page); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("page %d: %v", page, err)
		}
		if _, err := r.People(ctx, page); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("people, page %d: %v", page, err)
		}
	}
}
