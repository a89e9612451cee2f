package registertest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/overlay"
	"readout/internal/press"
	"readout/internal/register"
)

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
	reviewed := r.happened(readout.EventReviewed)
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
	if got := r.happened(readout.EventReviewed); got != reviewed+3 {
		t.Errorf("%d events of three decisions", got-reviewed)
	}
	check := func(want map[string]string) {
		t.Helper()
		shown, err := r.Record(ctx, 1, "en", 1)
		r.must(err)
		got := map[string]string{}
		for _, v := range shown.Review {
			got[v.Path] = string(v.State)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("review (-want +got):\n%s", diff)
		}
		m := shown.Meeting
		if readout.Value(m.Ordinal) != 11 || readout.Value(m.City) != "Tokyo" || len(m.Participants) != 1 || m.Participants[0].Name != "Lee" {
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
	if readout.Value(shown.Meeting.Ordinal) != 11 || readout.Value(shown.Meeting.City) != "Tokyo" {
		t.Errorf("shown: %+v", shown.Meeting)
	}
	states := map[string]string{}
	for _, v := range shown.Review {
		states[v.Path] = string(v.State)
	}
	if diff := cmp.Diff(map[string]string{"/meeting/ordinal": "changed", "/meeting/city": "check_again"}, states); diff != "" {
		t.Errorf("review (-want +got):\n%s", diff)
	}
	if shown, err = r.Record(ctx, 1, "en", 1); err != nil || readout.Value(shown.Meeting.City) != "Kyoto" {
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
			all = append(all, told{release: id, record: met(on(readout.Day("2018-03-15").AddDays(9 * int(id)))), size: c.size})
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

// checklists: an editor goes through the values of a record, in a list that
// nobody else changes meanwhile; what waits is listed, and what was checked can
// be told from the rest.
func checklists(t *testing.T, r *registry) {
	text := "The tenth consultation was held in Tokyo; Mr. Kim and Ms. Lee took part."
	rec := met(series(consultation, 10), on("2018-03-15"), with("Kim", "KR", "", ""), with("Lee", "KR", "", ""))
	rec.Meeting.City = to("Tokyo")
	fields := []string{"/meeting/ordinal", "/meeting/participants/0/name", "/meeting/participants/1/name", "/meeting/city", "/meeting/participants/0/side", "/meeting/participants/1/side"}
	for i, words := range []string{"tenth", "Kim", "Lee", "Tokyo", "The", "The"} {
		at := strings.Index(text, words)
		rec.Evidence = append(rec.Evidence, readout.Evidence{ID: fmt.Sprintf("e%d", i), Start: at, End: at + len(words), Exact: words, Path: fields[i]})
	}
	r.tell(told{release: 1, text: text, record: rec})
	r.tell(told{release: 2, record: met(series(consultation, 11))})
	r.tell(told{release: 3, text: "Another: " + text, record: rec})
	r.follow()
	waits := func() (out []string) {
		t.Helper()
		r.must(r.Unchecked(ctx, func(u register.Unchecked) error {
			out = append(out, fmt.Sprintf("%d v%d %d/%d", u.Release, u.Version, u.Waiting, u.Total))
			if u.Title == "" || u.Address.IsZero() || u.Lang != "en" {
				t.Errorf("%+v", u)
			}
			return nil
		}))
		return out
	}
	if diff := cmp.Diff([]string{"1 v1 6/6", "3 v1 6/6"}, waits()); diff != "" {
		t.Errorf("what waits (-want +got):\n%s", diff)
	}
	key := press.VersionKey{Release: 1, Lang: "en", Version: 1}
	look := func() register.Checklist {
		t.Helper()
		list, err := r.Checklist(ctx, key)
		r.must(err)
		return list
	}
	states := func() (out []string) {
		for _, v := range look().Values {
			out = append(out, string(v.State))
		}
		return out
	}
	first := look()
	var got []string
	for _, v := range first.Values {
		got = append(got, v.Field)
	}
	if diff := cmp.Diff(fields, got); diff != "" || first.Waiting() != len(fields) || string(first.Values[0].Is) != "10" || first.Values[3].Words != "Tokyo" {
		t.Errorf("list %+v (-want +got):\n%s", first.Values, diff)
	}
	yes := func(fields ...string) (out []overlay.Verdict) {
		for _, f := range fields {
			out = append(out, overlay.Verdict{Field: f})
		}
		return out
	}
	n, err := r.Check(ctx, key, first.Base, "ann", append(yes(fields[0], fields[2], fields[5]), overlay.Verdict{Field: fields[3], Reject: true}))
	if err != nil || n != 4 {
		t.Fatalf("%d, %v", n, err)
	}
	if got := r.happened(readout.EventReviewed); got != 1 {
		t.Errorf("%d events of one check", got)
	}
	if diff := cmp.Diff([]string{"confirmed", "", "confirmed", "rejected", "", "confirmed"}, states()); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	var conflict *readout.Conflict
	if _, err := r.Check(ctx, key, first.Base, "ben", yes(fields[1])); !errors.As(err, &conflict) || conflict.By != "ann" {
		t.Errorf("a list that was changed: %v", err)
	}
	second := look()
	for _, bad := range []overlay.Verdict{{Field: "/meeting/venue"}, {Field: "/release/title", Reject: true}, {Field: "/meeting/topics/3", Reject: true}, {Field: ""}} {
		if _, err := r.Check(ctx, key, second.Base, "ben", append(yes(fields[1]), bad)); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	if _, err := r.Checklist(ctx, press.VersionKey{Release: 1, Lang: "ko", Version: 1}); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("an edition that is not there: %v", err)
	}
	if again := look(); again.Base != second.Base || again.Waiting() != 2 {
		t.Errorf("what was refused left something: %+v", again)
	}
	shown, err := r.Record(ctx, 1, "en", 1)
	r.must(err)
	m := overlay.Checked(shown).Meeting
	if m == nil || readout.Value(m.Ordinal) != 10 || m.City != nil || m.StartDate != nil || len(m.Participants) != 1 || m.Participants[0].Name != "Lee" {
		t.Errorf("checked: %+v", m)
	}
	// the first of the list goes, and what was said of the second goes with it
	_, err = r.Check(ctx, key, second.Base, "ben", []overlay.Verdict{{Field: "/meeting/participants/0", Reject: true}})
	r.must(err)
	if shown, err = r.Record(ctx, 1, "en", 1); err != nil || len(shown.Meeting.Participants) != 1 {
		t.Fatalf("%+v, %v", shown.Meeting, err)
	}
	if m := overlay.Checked(shown).Meeting; len(m.Participants) != 1 || m.Participants[0].Name != "Lee" {
		t.Errorf("checked: %+v of %+v", m.Participants, shown.Review)
	}
	third := look()
	if third.Waiting() != 0 {
		t.Errorf("%+v", third.Values)
	}
	if _, err := r.Check(ctx, key, third.Base, "ben", yes(fields[1])); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a value of what was rejected: %v", err)
	}
	// what was rejected by itself may be confirmed after all
	_, err = r.Check(ctx, key, third.Base, "ann", yes(fields[3]))
	r.must(err)
	if shown, err = r.Record(ctx, 1, "en", 1); err != nil || readout.Value(shown.Meeting.City) != "Tokyo" {
		t.Errorf("%+v, %v", shown.Meeting, err)
	}
	if diff := cmp.Diff([]string{"3 v1 6/6"}, waits()); diff != "" {
		t.Errorf("what waits (-want +got):\n%s", diff)
	}
	// of an edition the newest version waits
	r.tell(told{release: 3, text: "Once more: " + text, record: rec})
	r.follow()
	if diff := cmp.Diff([]string{"3 v2 6/6"}, waits()); diff != "" {
		t.Errorf("what waits (-want +got):\n%s", diff)
	}
}
