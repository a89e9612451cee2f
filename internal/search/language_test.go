package search

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/lexicon"
	"readout/internal/press"
)

// Details and People make a shelf of what the register tells.
type register struct {
	*shelf
	told   map[readout.ReleaseID]Detail
	people bool
}

func (r *register) Details(_ context.Context, ids []readout.ReleaseID) (map[readout.ReleaseID]Detail, error) {
	out := map[readout.ReleaseID]Detail{}
	for _, id := range ids {
		if d, ok := r.told[id]; ok {
			out[id] = d
		}
	}
	return out, nil
}

func (r *register) People() bool { return r.people }

func (s *shelf) Publishers(context.Context) ([]press.PublisherLine, error) {
	return []press.PublisherLine{
		{Publisher: readout.Publisher{Code: "kr-mofa", Ours: true, Party: "KR", Names: map[readout.Lang]string{"en": "Ministry of Foreign Affairs of Korea", "ko": "외교부"}}, Boards: []press.BoardLine{{Board: readout.Board{Code: "notices", Names: map[readout.Lang]string{"en": "Media Notices", "ko": "취재 안내"}}}}},
		{Publisher: readout.Publisher{Code: "jp-mofa", Party: "JP", Names: map[readout.Lang]string{"en": "Foreign Ministry in Tokyo"}}, Boards: []press.BoardLine{{Board: readout.Board{Code: "news", Names: map[readout.Lang]string{"en": "News"}}}}},
	}, nil
}

// issue is put with the facts of a release that queries narrow to.
func (s *shelf) issue(id readout.ReleaseID, publisher, board string, kind readout.ReleaseKind, lang readout.Lang, day readout.Day, title, text string) {
	at, _ := day.Time()
	e := press.Edition{Entry: press.Entry{Release: id, Publisher: publisher, Board: board, Kind: kind, Lang: lang, Title: title, Date: day, Address: readout.Address{Year: at.Year()}, FirstReleased: at.Add(time.Hour)}, Text: text}
	s.editions[id] = append(s.editions[id], e)
	s.happened(readout.EventReleased, id)
}

func library(t *testing.T, people bool) (*register, *Index) {
	s := newShelf()
	s.issue(1, "kr-mofa", "notices", readout.PressRelease, "en", "2018-03-15", "Outcome of the 11th Consultation", "Director-General Kim Yong-kil of the ROK met Mr. Ferry. Both sides discussed routes.")
	s.issue(1, "kr-mofa", "notices", readout.PressRelease, "ko", "2018-03-15", "제11차 협의회 결과", "김용길 국장은 협의회에 참석하였다.")
	s.issue(2, "jp-mofa", "news", readout.Announcement, "en", "2019-12-31", "On the ferry lines", "The ferry is safe. Routes of the ferry.")
	s.issue(3, "jp-mofa", "news", readout.PressRelease, "en", "2020-01-01", "A summit on trade", "Trade and routes. Kim Yongkil was there.")
	r := &register{shelf: s, people: people, told: map[readout.ReleaseID]Detail{
		1: {Kind: readout.KindConsultation, Account: readout.AccountOutcome, Parties: []readout.PartyCode{"KR", "JP"}, Series: "rok-japan-consultation", SeriesName: []string{"ROK-Japan Consultation"},
			People: []Known{{"kim-yong-kil", "Kim Yong-kil"}}, Topics: []Known{{"ferry-lines", "the ferry lines"}},
			Statements: []Statement{{"JP", "Japan explained its policy on routes."}, {"KR", "The ROK raised fisheries."}, {"both", "Both agreed on ferries."}}},
		3: {Kind: readout.KindSummit, Parties: []readout.PartyCode{"CN", "JP"}, Series: "japan-china-summit", SeriesName: []string{"Japan-China Summit"}},
	}}
	if !people {
		for id, d := range r.told {
			d.People = nil
			r.told[id] = d
		}
	}
	x, err := Open(t.TempDir(), With(s, r), quiet)
	must(t, err)
	closing(t, x)
	catchUp(t, x, s)
	return r, x
}

func TestTheLanguageOfQueries(t *testing.T) {
	_, x := library(t, true)
	for words, want := range map[string][]readout.ReleaseID{
		"by:jp-mofa": ids(2, 3), "by:JP": ids(2, 3), "by:일본": ids(2, 3), `by:"foreign affairs"`: ids(1), "by:외교부": ids(1), "기관:외교부": ids(1), "routes -by:jp-mofa": ids(1), "-by:jp-mofa": ids(1),
		"board:news": ids(2, 3), `board:"media notices"`: ids(1), "board:jp-mofa/news": ids(2, 3), `게시판:"취재 안내"`: ids(1),
		"kind:statement": ids(2), "kind:성명": ids(2), "kind:summit": ids(3), "kind:정상회담": ids(3), "kind:outcome": ids(1), "종류:보도자료": ids(1, 3),
		"lang:ko": ids(1), "lang:국문": ids(1), "언어:영문": ids(1, 2, 3),
		"after:2019": ids(2, 3), "after:2020": ids(3), "before:2019": ids(1), "before:2020-01-01": ids(1, 2), "after:2018-03-15 before:2018-03-16": ids(1), "after:2018-03-16": ids(2, 3), "이후:2019년": ids(2, 3), "after:2019.12.31": ids(2, 3), "after:2019-12 before:2020-01": ids(2), "year:2018": ids(1), "연도:2018년": ids(1), "-after:2019": ids(1),
		"country:jp": ids(1, 3), "country:일본": ids(1, 3), "country:Chinese": ids(3), "국가:중국": ids(3), `country:"Republic of Korea"`: ids(1), "routes country:kr": ids(1),
		"series:rok-japan-consultation": ids(1), "series:consultation": ids(1), `series:"japan summit"`: ids(3), "협의체:consultation": ids(1),
		"person:kim-yong-kil": ids(1), `person:"Yong-kil Kim"`: ids(1), "person:김용길": ids(1), "인물:kim": ids(1),
		"topic:ferry-lines": ids(1), `topic:"ferry line"`: ids(1),
		"said:JP": ids(1), "said:JP routes": ids(1), "said:KR routes": nil, "said:일본 routes": ids(1), "said:both ferries": ids(1), "said:JP -routes": nil,
		"what did the Japanese side say about routes?": ids(1), "What did Japan say about fisheries": nil, "일본측이 routes에 대해 뭐라고": ids(1),
		"ferry": ids(1, 2), "by:jp-mofa ferry": ids(2), "by：jp-mofa ferry": ids(2), "by: jp-mofa ferry": ids(2), "BY:JP-MOFA": ids(2, 3),
		"kim yongkil": ids(1, 3), "Yong-kil Kim": ids(1, 3), "yong kil": ids(1, 3), "Yongkil": ids(1, 3), "김용길": ids(1, 3), "Kim Yong-kil": ids(1, 3),
		"제11차": ids(1), "eleventh": ids(1), "11th": ids(1), "the routes of a ferry": ids(1, 2),
	} {
		got := hitsOf(t, x, words)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", words, diff)
		}
	}
}

// TestWrongSyntaxIsWords: what means nothing is looked for, and is told.
func TestWrongSyntaxIsWords(t *testing.T) {
	_, x := library(t, true)
	for words, want := range map[string][]lexicon.Note{
		`"ferry lines`: {{Typed: `"ferry`, Why: lexicon.WhyQuote}}, "colour:red": {{Typed: "colour:", Why: lexicon.WhyField}}, "country:atlantis": {{Typed: "country:atlantis", Why: lexicon.WhyValue}}, "after:yesterday": {{Typed: "after:yesterday", Why: lexicon.WhyValue}}, "by:nobody": {{Typed: "by:nobody", Why: lexicon.WhyValue}},
		"year:2018-03": {{Typed: "year:2018-03", Why: lexicon.WhyValue}}, "-ferry": {{Typed: "-", Why: lexicon.WhySigns}}, "ferry": nil, "by:jp-mofa": nil, "https://x.example": nil, "at 10:30": nil, "series:": nil, ":": nil,
		strings.Repeat("x ", lexicon.MostParts+1): {{Typed: "x", Why: lexicon.WhyLong}},
	} {
		r, err := x.Search(t.Context(), Query{Words: words})
		must(t, err)
		if diff := cmp.Diff(want, r.Asked.Notes); diff != "" {
			t.Errorf("%.40q (-want +got):\n%s", words, diff)
		}
	}
	if got := hitsOf(t, x, "lines:ferry"); got != nil {
		t.Errorf("a field that is none finds %v", got)
	}
}

// TestP29WhatAHouseKeepsIsNoField: where the register is for the desk its fields
// are words like any other, and so is person: where people have no pages.
func TestP29WhatAHouseKeepsIsNoField(t *testing.T) {
	r, x := library(t, false)
	if got := hitsOf(t, x, "person:kim-yong-kil"); got != nil {
		t.Errorf("a person is found: %v", got)
	}
	dir := t.TempDir()
	plain := open(t, dir, r.shelf)
	catchUp(t, plain, r.shelf)
	for _, words := range []string{"country:jp", "said:JP", "series:consultation", "topic:ferry", "person:kim", "kind:summit"} {
		res, err := plain.Search(t.Context(), Query{Words: words})
		must(t, err)
		if len(res.Asked.Notes) != 1 || len(res.Asked.Fields) != 0 || res.Total != 0 {
			t.Errorf("%s is understood: %+v", words, res)
		}
	}
	must(t, plain.Close())
	again, err := Open(dir, With(r.shelf, r), quiet)
	must(t, err)
	closing(t, again)
	if c, err := again.Cursor(t.Context()); err != nil || c.Number != 0 {
		t.Errorf("an index without what the house now shows is kept: %+v, %v", c, err)
	}
}

// TestAReadingIsFoundAfterItsText: the register comes behind the texts; what it
// tells later is found, and what it tells again costs nothing.
func TestAReadingIsFoundAfterItsText(t *testing.T) {
	r, x := library(t, true)
	r.told[2] = Detail{Kind: readout.KindDialogue, Parties: []readout.PartyCode{"QM"}}
	r.happened(readout.EventRead, 2)
	catchUp(t, x, r.shelf)
	if diff := cmp.Diff(ids(2), hitsOf(t, x, "country:QM")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	asked := r.asked
	r.happened(readout.EventRead, 2)
	r.happened(readout.EventReviewed, 1)
	catchUp(t, x, r.shelf)
	if r.asked != asked {
		t.Errorf("a reading that changed nothing made the index ask for %d texts", r.asked-asked)
	}
}

func TestOrders(t *testing.T) {
	s := newShelf()
	for i := range readout.ReleaseID(commonFrom + 500) {
		s.put(i+1, "en", 1+int(i)%28, "Release", "the same ferry")
	}
	s.put(7, "en", 1, "Ferry of the ferry", "ferry")
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	r, err := x.Search(t.Context(), Query{Words: "ferry"})
	must(t, err)
	if r.Order != Newest || !r.Plain || r.Total != commonFrom+500 {
		t.Errorf("one very common word: %s, %v, %d", r.Order, r.Plain, r.Total)
	}
	if r, err = x.Search(t.Context(), Query{Words: "ferry", Order: Best}); err != nil || r.Hits[0].Release != 7 || r.Plain {
		t.Errorf("best first: %+v, %v", r, err)
	}
	if r, err = x.Search(t.Context(), Query{Words: "same ferry"}); err != nil || r.Order != Best {
		t.Errorf("two words: %s, %v", r.Order, err)
	}
}

// TestNewestComesInOrder: pages of the newest follow each other, whatever segment
// each release is in.
func TestNewestComesInOrder(t *testing.T) {
	const mostOnPages = 2300
	s := newShelf()
	for i := range mostOnPages {
		day, _ := readout.NewDay(2000, 1, 1)
		s.issue(readout.ReleaseID(i+1), "kr-mofa", "", readout.PressRelease, "en", day.AddDays(i*7919%3000), "Release", "the ferry")
	}
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	var got []readout.ReleaseID
	last := ""
	for page := 1; page <= 50; page++ {
		r, err := x.Search(t.Context(), Query{Words: "ferry", Order: Newest, Page: page})
		must(t, err)
		if len(r.Hits) != PerPage || r.Total != mostOnPages {
			t.Fatalf("page %d has %d of %d", page, len(r.Hits), r.Total)
		}
		for _, h := range r.Hits {
			day := string(s.editions[h.Release][0].Date)
			if last != "" && day > last {
				t.Fatalf("page %d: %s behind %s", page, day, last)
			}
			last = day
			got = append(got, h.Release)
		}
	}
	slices.Sort(got)
	if n := len(slices.Compact(got)); n != 50*PerPage {
		t.Errorf("%d releases on 50 pages", n)
	}
}
