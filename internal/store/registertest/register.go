// Package registertest is the one suite of the register that every engine runs:
// what the registrar and its store promise, whatever keeps the rows. It is for
// tests only.
package registertest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/register"
	"readout/internal/store"
)

// Open opens the database that belongs to a folder of the test, making it the
// first time, and closes it when the test ends.
type Open func(t testing.TB, dir string) *store.DB

// Run runs the suite.
func Run(t *testing.T, open Open) {
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
		{"CertainJoinsAreMade", certainJoins},
		{"DoubtfulJoinsAreOffered", doubtfulJoins},
		{"JoinsArePartedForGood", partedJoins},
		{"SpellingsAreOnePerson", spellings},
		{"TestP01JoinsTellNothingOfWhatIsHeld", joinsBehindTheGate},
		{"TestP29JoinsTellNothingOfOthersTexts", othersJoinOurs},
		{"TestP01OnlyThroughTheGate", throughTheGate},
		{"TestP29OthersTextsTellNothing", oursAlone},
		{"TestP24MentionIsNoMeeting", mentions},
		{"TestP25DecisionsAreKept", decisions},
		{"TestP25DecisionsMoveWithTheirWords", reanchoring},
		{"TestP25AnEditorGoesThroughARecord", checklists},
		{"TestP27HostileRecordTakesBoundedTime", hostileRecords},
		{"TestP27LargeTextsAreTakenInSteps", largeTexts},
		{"UnreadableEditionShowsTheOneThatWasRead", unreadable},
		{"PeopleAreHeadsAndDeputies", people},
		{"ListsHavePages", listPages},
		{"CatalogueKnowsWhatWasRead", catalogueOfRead},
		{"MeetingsAreCountedThroughTheGate", countsOfMet},
		{"TestP29TheSearchHearsWhatIsPublic", toldToTheSearch},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, newRegistry(t, open(t, t.TempDir()))) })
	}
	t.Run("FollowsTheOffice", func(t *testing.T) { followsTheOffice(t, open) })
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
	r.tell(told{release: 1, title: "A Call", record: call, text: "The ministers spoke on the phone about the release of detained sailors."})
	r.tell(told{release: 2, title: "A Call", record: call, text: "The ministers talked about trade and about the ferry lines between both coasts."})
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
	r.tell(told{release: 1, text: "Ministers welcomed new ferry lines.", record: met(series(consultation, 11), on("2018-03-15"))})
	r.tell(told{release: 2, text: "Officials deplored missile launches.", record: met(series(consultation, 0), on("2018-03-15"))})
	r.follow()
	if got := r.partition(); got != "1+2" {
		t.Fatalf("before: %s", got)
	}
	r.tell(told{release: 3, text: "Experts compared harvest figures.", record: met(series(consultation, 12), on("2018-03-15"))})
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
		r.exec("delete from joins")
		r.exec("delete from rulings")
		n := rapid.IntRange(2, 7).Draw(rt, "releases")
		base := readout.ReleaseID(r.happened(readout.EventImported)) * 10
		var nodes []told
		for i := range n {
			var change []func(*readout.ReportedMeeting)
			if rapid.IntRange(0, 4).Draw(rt, "series") > 0 {
				name := rapid.SampledFrom([]string{consultation, turned, "Defense Dialogue"}).Draw(rt, "name")
				change = append(change, series(name, rapid.IntRange(0, 2).Draw(rt, "ordinal")))
			}
			if day := rapid.SampledFrom([]readout.Day{"", "2018-03-15", "2018-03-15", "2018-03-16", "2019-01-01"}).Draw(rt, "day"); day != "" {
				change = append(change, on(day))
			}
			if rapid.Bool().Draw(rt, "ministers") {
				change = append(change, ministers)
			}
			for range rapid.IntRange(0, 2).Draw(rt, "people") {
				who := rapid.SampledFrom([]string{"Kang Kyung-wha KR", "Kono Taro JP", "Motegi Toshimitsu JP"}).Draw(rt, "who")
				change = append(change, with(who[:len(who)-3], readout.PartyCode(who[len(who)-2:]), readout.RoleHead, "Minister of Foreign Affairs"))
			}
			nodes = append(nodes, told{release: base + readout.ReleaseID(i) + 1, record: met(change...),
				publisher: rapid.SampledFrom([]string{"kr", "jp", "qm"}).Draw(rt, "publisher"),
				text:      fmt.Sprintf("%d %s", base+readout.ReleaseID(i), rapid.SampledFrom([]string{"Ministers welcomed new ferry lines.", "Officials deplored missile launches.", "Nothing."}).Draw(rt, "text"))})
		}
		events := r.tellAll(nodes)
		if n > 2 && rapid.Bool().Draw(rt, "words") { // of a person, before anything is read
			two := rapid.SampledFrom([]string{"one", "two"}).Draw(rt, "says")
			r.exec("insert into rulings (number, kind, a, b, says, actor, at) values (1, 'meetings', $1, $2, $3, 'ann', 0)", int64(base+1), int64(base+2), two)
		}
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
			got := r.partition() + "; " + r.reviewed(register.JoinMade, register.JoinBeside, register.JoinOffered, register.JoinRefused)
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
	if a := sheet.Accounts[0]; len(sheet.Accounts) != 1 || a.Version != 3 || readout.Value(a.Record.Meeting.Ordinal) != 13 {
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
