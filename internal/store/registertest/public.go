package registertest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
)

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
		mapped, err := r.MeetingMap(ctx, 0, 100)
		r.must(err)
		folks, err := r.PeopleMap(ctx, 0, 100)
		r.must(err)
		if meetings, people, err := r.Sizes(ctx); err != nil || meetings != len(mapped) || people != len(folks) || meetings != list.Total {
			t.Errorf("%d meetings, %d people, %v; mapped %v and %v", meetings, people, err, mapped, folks)
		}
		if all := fmt.Sprint(mapped, folks); strings.Contains(all, "zebra") {
			t.Errorf("the map holds %s", all)
		}
		if rest, err := r.MeetingMap(ctx, len(mapped), 100); err != nil || len(rest) != 0 {
			t.Errorf("beyond the end of the map stand %v, %v", rest, err)
		}
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
	// the way from a meeting, a series and a release to the pages of people
	there := map[string]string{
		readout.PersonKey("Kim Yong-kil", "KR"): "kim-yong-kil", readout.PersonKey("Park Cheol-kyun", "KR"): "park-cheol-kyun",
		readout.PersonKey("Kenji Kanasugi", "JP"): "kenji-kanasugi",
	}
	held, err := r.Meeting(ctx, meetings.Lines[1].Address, "en")
	r.must(err)
	of, err := r.Series(ctx, held.Series.Slug)
	r.must(err)
	if diff := cmp.Diff([]map[string]string{there, there}, []map[string]string{held.People, of.People}); diff != "" {
		t.Errorf("people of a meeting and its series who have pages (-want +got):\n%s", diff)
	}
	ref, err := r.Reads(ctx, 2)
	r.must(err)
	delete(there, readout.PersonKey("Park Cheol-kyun", "KR"))
	if diff := cmp.Diff(there, ref.People); diff != "" {
		t.Errorf("people of a release who have pages (-want +got):\n%s", diff)
	}
}

func listPages(t *testing.T, r *registry) {
	firsts := strings.Fields("Anna Boris Clara Edgar Hugo Ingrid Mathilda Oswald Philippa")
	lasts := strings.Fields("Ortega Castellanos Eriksson Whitbread Zimmermann")
	for i := range 45 {
		day := readout.Day("2018-01-01").AddDays(i)
		r.tell(told{release: readout.ReleaseID(i + 1), record: met(on(day), with(firsts[i%9]+" "+lasts[i/9], "US", readout.RoleHead, ""))})
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
