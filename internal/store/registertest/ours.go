package registertest

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/register"
)

// oursAlone: in a house that keeps other publishers' texts for its desk, what only
// one of those tells is in no answer, and what both tell is as ours tells it.
func oursAlone(t *testing.T, r *registry) {
	mentioning := func(rec readout.Record, text, words string, ordinal int) readout.Record {
		start := strings.Index(text, words)
		e := readout.Evidence{ID: "e1", Path: "/mentions/0", Basis: readout.Stands, Rule: "test"}
		e.Exact, e.Start, e.End = words, start, start+len(words)
		rec.Evidence = append(rec.Evidence, e)
		rec.Mentions = []readout.Mention{{Ordinal: to(ordinal), Relation: readout.MentionListed, Evidence: []string{"e1"}}}
		return rec
	}
	r.tell(told{release: 1, text: "The ninth round was friendly.", record: mentioning(
		met(series(consultation, 11), on("2018-03-15"), with("Kim Yong-kil", "KR", readout.RoleHead, "Director-General")), "The ninth round was friendly.", "ninth round", 9)})
	r.tell(told{release: 2, publisher: "jp", title: "Zebra Talks", text: "The eighth zebra round.", record: mentioning(
		met(series(turned, 11), on("2018-03-15"), at("Zebraville", "JP"), with("Zed Zebra", "JP", readout.RoleHead, "Zebra Keeper")), "The eighth zebra round.", "eighth zebra round", 8)})
	r.tell(told{release: 3, publisher: "jp", title: "Zebras Again", record: met(series(turned, 12), on("2019-03-15"), at("Zebraville", "JP"))})
	r.tell(told{release: 4, publisher: "jp", title: "Secret Zebras", record: met(series("Secret Zebra Dialogue", 3), on("2020-03-15"), with("Zed Zebra", "JP", readout.RoleHead, "Zebra Keeper"))})
	r.tell(told{release: 5, publisher: "jp", title: "Zebras to Come", record: met(series("Secret Zebra Dialogue", 4), on("2031-03-12"), account(readout.AccountAdvance))})
	r.tell(told{release: 6, publisher: "jp", title: "A Zebra Alone", record: met(on("2020-05-05"))})
	r.follow()
	// two meetings of another's text become one: the address of the one leads to the other
	r.tell(told{release: 6, publisher: "jp", title: "A Zebra Alone", record: met(series("Secret Zebra Dialogue", 3), on("2020-03-15"))})
	before := r.addresses()
	r.follow()
	after := r.addresses()
	if before[6] == after[6] {
		t.Fatalf("the meeting of release 6 did not move: %v", before)
	}
	r.exec("update publishers set ours = 1 where code = 'kr'")
	r.exec("update releases set ours = 1 where publisher = 'kr'")

	answers := func(of *register.Registrar) (body string, meetings, people int) {
		t.Helper()
		var all []any
		gather := func(v any, err error) {
			t.Helper()
			if !errors.Is(err, readout.ErrNotFound) {
				r.must(err)
				all = append(all, v)
			}
		}
		list, err := of.Meetings(ctx, 1)
		gather(list, err)
		persons, err := of.People(ctx, 1)
		gather(persons, err)
		meetings, people, err = of.Sizes(ctx)
		r.must(err)
		if list.Total != meetings || len(list.Lines) != meetings || persons.Total != people || len(persons.Lines) != people {
			t.Errorf("%d meetings in lists of %d and %d, %d people in lists of %d and %d", meetings, list.Total, len(list.Lines), people, persons.Total, len(persons.Lines))
		}
		addresses, err := of.MeetingMap(ctx, 0, 100)
		gather(addresses, err)
		slugs, err := of.PeopleMap(ctx, 0, 100)
		gather(slugs, err)
		if len(addresses) != meetings || len(slugs) != people {
			t.Errorf("%d meetings and %d people, mapped %v and %v", meetings, people, addresses, slugs)
		}
		announced, err := of.Announced(ctx, "2031-03-10", "2031-03-16")
		gather(announced, err)
		seriesList, err := of.SeriesList(ctx)
		gather(seriesList, err)
		for _, slug := range []string{"rok-japan-security-policy-consultation", "secret-zebra-dialogue-jp-kr"} {
			sheet, err := of.Series(ctx, slug)
			gather(sheet, err)
			texts, err := of.SeriesTexts(ctx, slug, 1)
			gather(texts, err)
			_, diary, err := of.SeriesDiary(ctx, slug, register.Diarist{})
			gather(diary, err)
		}
		var ids []readout.MeetingID
		for _, a := range append(slices.Collect(maps.Values(after)), before[6]) {
			sheet, err := of.Meeting(ctx, a, "en")
			gather(sheet, err)
			line, err := of.MeetingDiary(ctx, a, register.Diarist{})
			gather(line, err)
			moved, err := of.Moved(ctx, register.KindMeetings, a.String())
			gather(moved, err)
			if whole, err := r.Meeting(ctx, a, "en"); err == nil {
				ids = append(ids, whole.ID)
			}
		}
		lines, err := of.Lines(ctx, ids)
		gather(lines, err)
		diary, err := of.Diary(ctx, 100, register.Diarist{})
		gather(diary, err)
		for _, slug := range []string{"kim-yong-kil", "zed-zebra"} {
			sheet, err := of.Person(ctx, slug)
			gather(sheet, err)
		}
		for id := readout.ReleaseID(1); id <= 6; id++ {
			rec, err := of.Record(ctx, id, "en", 1)
			gather(rec, err)
			ref, err := of.Reads(ctx, id)
			gather(ref, err)
		}
		b, err := json.Marshal(all)
		r.must(err)
		return string(b), meetings, people
	}
	if body, meetings, people := answers(r.Registrar); meetings != 4 || people != 2 || strings.Count(strings.ToLower(body), "zebra") < 20 {
		t.Errorf("an archive shows %d meetings and %d people: %s", meetings, people, body)
	}
	body, meetings, people := answers(r.OursOnly())
	if meetings != 1 || people != 1 || !strings.Contains(body, "Kim Yong-kil") || !strings.Contains(body, "ninth round") {
		t.Errorf("a house of ours alone shows %d meetings and %d people: %s", meetings, people, body)
	}
	for _, never := range []string{"zebra", "japan and the republic", "2019-03-15", `"publisher":"jp"`} {
		if strings.Contains(strings.ToLower(body), never) {
			t.Errorf("a house of ours alone knows %q: %s", never, body)
		}
	}
	if _, err := r.OursOnly().Moved(ctx, register.KindMeetings, before[6].String()); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("an address of another's text leads on: %v", err)
	}
	if _, err := r.Moved(ctx, register.KindMeetings, before[6].String()); err != nil {
		t.Errorf("where the meeting went: %v", err)
	}
}
