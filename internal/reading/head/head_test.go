package head

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/needs"
)

// seen is what Head shows of a text, for comparing.
type seen struct {
	Title, Board, Contact, Reporting string
	Date                             readout.Day
	Hits                             int64
	Translation                      readout.Translation
	Lang                             readout.Lang
}

func seenIn(t *testing.T, doc readout.Document) seen {
	t.Helper()
	facts, evidence := Read(doc)
	checkEvidence(t, doc.Text, evidence)
	var s seen
	for to, from := range map[*string]*string{&s.Title: facts.Title, &s.Board: facts.Board, &s.Contact: facts.Contact, &s.Reporting: facts.ReportingTime} {
		if from != nil {
			*to = *from
		}
	}
	if facts.Date != nil {
		s.Date = *facts.Date
	}
	if facts.Hits != nil {
		s.Hits = *facts.Hits
	}
	if facts.Translation != nil {
		s.Translation = *facts.Translation
	}
	s.Lang = facts.Lang
	return s
}

func checkEvidence(t *testing.T, text string, evidence []readout.Evidence) {
	t.Helper()
	ruler := readout.NewRuler(text)
	for _, e := range evidence {
		if got := ruler.Slice(readout.Span{Start: e.Start, End: e.End}); got != e.Exact || got == "" {
			t.Errorf("%s: evidence says %q, text[%d:%d] is %q", e.Path, e.Exact, e.Start, e.End, got)
		}
		if !strings.HasPrefix(e.Rule, "und/head.") {
			t.Errorf("%s: rule %q", e.Path, e.Rule)
		}
	}
}

const koreanPage = `본문 바로가기
메뉴
보도자료

제7차 가나다 정책협의회 개최

작성일
2022-03-04
조회수
1,203
담당부서
북방협력과

보도시점 : 2022. 3. 4.(금) 배포 즉시

1. 제7차 가나다 정책협의회가 3.3.(목) 개최되었다.

(비공식 번역)
`

func TestHeadReadsWhatTheTextSaysOfItself(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       seen
	}{
		{"a page with its furniture", "바로가기 메뉴\n본문 바로가기\nKOR\n\nPress Releases\n\nThird Harbour Talks\n\nDate\n2019-02-03\nhit\n77\n\n1. The third harbour talks were held in the town of Alder on February 2.\n\n* unofficial translation",
			seen{Title: "Third Harbour Talks", Board: "Press Releases", Date: "2019-02-03", Hits: 77, Translation: "unofficial", Lang: "en"}},
		{"a Korean page", koreanPage,
			seen{Title: "제7차 가나다 정책협의회 개최", Board: "보도자료", Date: "2022-03-04", Hits: 1203, Contact: "북방협력과", Reporting: "2022. 3. 4.(금) 배포 즉시", Translation: "unofficial", Lang: "ko"}},
		{"a Japanese text with an era", "第2回港湾対話の開催\n\n令和元年5月1日\n\n4月30日、港湾対話が開催されました。\n\n（仮訳）",
			seen{Title: "第2回港湾対話の開催", Date: "2019-05-01", Translation: "unofficial", Lang: "ja"}},
		{"a letterhead", "MINISTER FOR HARBOURS\n\nThe Hon. Ann Other MP\n\nMEDIA RELEASE\n\nThird Harbour Talks Held\n\nThe Minister for Harbours today held the third round of the harbour talks with her counterpart.\n\nAlder 3 FEBRUARY 2019",
			seen{Title: "Third Harbour Talks Held", Date: "2019-02-03", Lang: "en"}},
		{"a dateline", "Third Harbour Talks Held\n\nAlder, 3 February 2019 – The third round of the harbour talks was held in the town of Alder on 2 February.",
			seen{Title: "Third Harbour Talks Held", Date: "2019-02-03", Lang: "en"}},
		{"the date at the end of the title", "The Hon. Ann Other MP Minister for Harbours\n\nThird Harbour Talks Held in the Town of Alder Sunday, 3 February 2019\n\nThe third round of the harbour talks was held in the town of Alder yesterday.",
			seen{Title: "Third Harbour Talks Held in the Town of Alder", Date: "2019-02-03", Lang: "en"}},
		{"who signs stands over the title", "Press Statement\nAnn Other\nAlder, NM\nFebruary 3, 2019\n\nHarbour Talks of Northmark and Southmark in the Town of Alder, N.M.\n\nThe third round of the harbour talks was held in the town of Alder yesterday.",
			seen{Title: "Harbour Talks of Northmark and Southmark in the Town of Alder, N.M.", Date: "2019-02-03", Lang: "en"}},
		{"a title over two lines", "Third Harbour Talks of Northmark and\nSouthmark Held in Alder\n\n3 February 2019\n\nThe third round of the harbour talks was held in the town of Alder yesterday.",
			seen{Title: "Third Harbour Talks of Northmark and Southmark Held in Alder", Date: "2019-02-03", Lang: "en"}},
		{"a change is not a release", "Third Harbour Talks\n\nThe third round of the harbour talks was held in the town of Alder yesterday.\n\nLast updated on 5 March 2020",
			seen{Title: "Third Harbour Talks", Lang: "en"}},
		{"no head at all", "The third round of the harbour talks was held in the town of Alder on 3 February 2019, and the two sides agreed.",
			seen{Lang: "en"}},
		{"a title that begins like a letterhead", "Minister for Harbours Meets Visiting Delegation\n\n3 February 2019\n\nThe Minister for Harbours met the visiting delegation of Southmark in the town of Alder.",
			seen{Title: "Minister for Harbours Meets Visiting Delegation", Date: "2019-02-03", Lang: "en"}},
		{"menus before the title", "Skip to content\nAbout the Ministry\nOur Work\nThe Region\nTravel Advice\nHome > News > Press Releases\nThird Round of Harbour Talks Held in Alder\nDate: 2019-02-03 | Views: 12\n\n1. The third round of the harbour talks was held in the town of Alder.",
			seen{Title: "Third Round of Harbour Talks Held in Alder", Date: "2019-02-03", Lang: "en"}},
		{"Chinese", "第三轮港口对话举行\n2023-09-05 21:14\n\n第三轮港口对话在首都举行，双方就共同关心的问题交换了意见。",
			seen{Title: "第三轮港口对话举行", Date: "2023-09-05", Lang: "zh"}},
		{"another language", "Troisième dialogue portuaire\n\nLe troisième dialogue portuaire s'est tenu dans la ville avec les représentants des deux pays.",
			seen{Title: "Troisième dialogue portuaire", Lang: "und"}},
		{"a Korean letterhead", "외교부\n보 도 자 료\nhttp://www.mofa.example\n보도일시 : 2022.3.4.(금) 14:00\n담당 부서 : 북방협력과\n\n제7차 가나다 정책협의회 개최\n\n□ 제7차 가나다 정책협의회가 3.3.(목) 개최되어 양국이 참석하였다.",
			seen{Title: "제7차 가나다 정책협의회 개최", Board: "보 도 자 료", Contact: "북방협력과", Reporting: "2022.3.4.(금) 14:00", Lang: "ko"}},
		{"labels all the way", "Title: Third Harbour Talks Held\nDate: 15 March 2019\nContact: Rivers Division\n\nThe third round of the harbour talks was held in the town of Alder on 2 February.",
			seen{Title: "Third Harbour Talks Held", Date: "2019-03-15", Contact: "Rivers Division", Lang: "en"}},
		{"a page of the British kind", "News story\n\nThird Harbour Talks Held in Alder\n\nFrom:\nDepartment of Rivers\nPublished\n3 February 2019\n\nThe third round of the harbour talks was held in the town of Alder on 2 February.",
			seen{Title: "Third Harbour Talks Held in Alder", Board: "News story", Date: "2019-02-03", Lang: "en"}},
		{"released at once", "FOR IMMEDIATE RELEASE\nMarch 15, 2019\n\nThird Harbour Talks Held in Alder\n\nALDER, March 15 — The third round of the harbour talks was held in the town of Alder.",
			seen{Title: "Third Harbour Talks Held in Alder", Date: "2019-03-15", Lang: "en"}},
		{"a Japanese weekday", "第2回港湾対話の開催\n令和6年5月27日（月曜日）\n\n4月30日、港湾対話が開催されました。",
			seen{Title: "第2回港湾対話の開催", Date: "2024-05-27", Lang: "ja"}},
		{"empty", "", seen{Lang: "und"}},
		{"blank", " \n\u00a0\n", seen{Lang: "und"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, seenIn(t, readout.Document{Text: c.text})); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
		})
	}
}

func TestDatesAtTheHeadOfMinistriesPages(t *testing.T) {
	for line, want := range map[string]readout.Day{
		"30.08.2021 - Press release":                                                "2021-08-30",
		"10.02.2022 | Press team":                                                   "2022-02-10",
		"November 19, 2021 – Ottawa, Ontario – Global Affairs Canada":               "2021-11-19",
		"No: 66, 19 February 2021, Press Release Regarding the Trilateral Meeting":  "2021-02-19",
		"United States – Visit of the Secretary of State (25 June 2021)":            "2021-06-25",
		"Riyadh, Rajab 13, 1443, February 14, 2022, SPA -- The Minister received.":  "2022-02-14",
		"Jeddah, Sha'ban 2, 1444, Feb 22, 2023 – The Minister received Mr. Diaz.":   "2023-02-22",
		"Riyadh, 5 May 2021, NOT THIS -- The Minister received Mr. Diaz.":           "",
		"Ramadan, 3 of 4, 5 May 2021 they met.":                                     "",
		"No decision on 19 February 2021 was taken by the ministers of the 2 sides": "",
	} {
		got := seenIn(t, readout.Document{Text: "Foreign Minister meets colleague\n\n" + line + "\n\nForeign Minister Jan Maas met Foreign Minister Rosa Diaz of Peru in Lima today for talks.\n"})
		if got.Date != want {
			t.Errorf("%q: date %q, want %q", line, got.Date, want)
		}
	}
}

func TestP23StatedBeatsWordsAndIsProvedByThem(t *testing.T) {
	hits := int64(9)
	doc := readout.Document{
		Text: "Third Harbour Talks\n\n3 February 2019\nhits: 9\n\n1. The third round of the harbour talks was held in Alder.\n\n4 February 2019",
		Stated: readout.Stated{Title: "Third Harbour Talks", Date: "2019-02-04", Lang: "en", Publisher: "northmark",
			Board: "Notices", Hits: &hits, Translation: readout.TranslationOfficial},
	}
	want := seen{Title: "Third Harbour Talks", Date: "2019-02-04", Board: "Notices", Hits: 9, Translation: "official", Lang: "en"}
	if diff := cmp.Diff(want, seenIn(t, doc)); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	_, evidence := Read(doc)
	where := map[string]string{}
	for _, e := range evidence {
		where[e.Path] = e.Exact
	}
	if diff := cmp.Diff(map[string]string{"/release/title": "Third Harbour Talks", "/release/date": "4 February 2019", "/release/hits": "9"}, where); diff != "" {
		t.Errorf("evidence: want -, got +\n%s", diff)
	}
}

// TestHeadRulesHoldTheirExamples runs every rule on its own examples.
func TestHeadRulesHoldTheirExamples(t *testing.T) {
	for name, rule := range headRules() {
		if _, known := lineOf[name]; !known || len(rule.examples) == 0 || len(rule.against) == 0 || len(rule.list) == 0 {
			t.Errorf("%s needs words, an example for, one against and the line that it tells", rule.name)
		}
	}
	if n := len(headRules()); n != len(lineOf) {
		t.Errorf("%d rules, %d known", n, len(lineOf))
	}
	for _, fault := range Try() {
		t.Error(fault)
	}
}

// TestHeadOfTheSharedTexts checks every shared text against the date that its
// file name carries, and that a title is found in each.
func TestHeadOfTheSharedTexts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(needs.Shared(t, "record", "dev", "texts"), "*.txt"))
	if err != nil || len(files) < 40 {
		t.Fatalf("%d texts, %v", len(files), err)
	}
	dated := regexp.MustCompile(`__(\d{4}-\d{2}-\d{2})_`)
	langs := map[string]readout.Lang{"probe__ko": "ko", "probe__ja": "ja"}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		got := seenIn(t, readout.Document{Text: string(data)})
		if len(got.Title) < 10 || strings.HasSuffix(got.Title, ".") {
			t.Errorf("%s: title %q", name, got.Title)
		}
		want := readout.Lang("en")
		if l, ok := langs[name[:min(len(name), 9)]]; ok {
			want = l
		}
		if got.Lang != want {
			t.Errorf("%s: language %q, want %q", name, got.Lang, want)
		}
		day, ok := "", false
		if m := dated.FindStringSubmatch(strings.ReplaceAll(name, "-downer", "_downer")); m != nil {
			day, ok = m[1], true
		}
		if ok && string(got.Date) != day {
			t.Errorf("%s: date %q", name, got.Date)
		}
	}
}

func TestHeadOfTheSeed(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(needs.Shared(t, "seed"), "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d seeds, %v", len(files), err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	want := seen{Title: "Outcome of 11th ROK-Japan Security Policy Consultation", Board: "Press Releases", Date: "2018-03-15", Hits: 1584, Translation: "unofficial", Lang: "en"}
	if diff := cmp.Diff(want, seenIn(t, readout.Document{Text: string(data)})); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

func FuzzHead(f *testing.F) {
	f.Add(koreanPage, "", "")
	f.Add("Date\n2019-02-03\nhit\n7", "Date", "2019-02-03")
	f.Add("# Title of\nthe talks\n\nAlder, 3 February 2019 – We met.", "Title", "")
	f.Add("\xff\n조회수 : 1\n（仮訳）", "", "2019-02-03")
	f.Fuzz(func(t *testing.T, text, title, day string) {
		doc := readout.Document{Text: strings.ToValidUTF8(text, "\uFFFD"), Stated: readout.Stated{Title: strings.ToValidUTF8(title, "\uFFFD")}}
		if d, err := readout.ParseDay(day); err == nil {
			doc.Stated.Date = d
		}
		facts, evidence := Read(doc)
		checkEvidence(t, doc.Text, evidence)
		if facts.Title != nil && *facts.Title == "" {
			t.Fatal("an empty title")
		}
	})
}

func BenchmarkHead(b *testing.B) {
	doc := readout.Document{Text: koreanPage + strings.Repeat("1. The third round of the harbour talks was held in the town of Alder.\n\n", 40)}
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		Read(doc)
	}
}
