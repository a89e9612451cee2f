package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/needs"
	"readout/internal/page/shapes"
)

// harbour is a release of two invented states.
var harbour = shapes.Release{
	Title: "Outcome of 6th Northmark-Southmark Harbour Consultation",
	Date:  "2019-02-03", Hits: "1584", Note: "* unofficial translation",
	Paragraphs: []string{
		"1. The sixth Northmark-Southmark harbour consultation took place at the latter country’s Ministry of Ferries on February 2, bringing together officials of the two countries.",
		"\u00a0° The Northmark delegation included Director-General for Rivers Ann Other, and the Southmark side was led by its Deputy Harbour Master.",
		"2. In the first consultation in about three years since April 2015, the two sides exchanged views on tolls, the Lower Ferry & the night service.",
		"3. The two sides shared the view that the consultation is a useful channel.",
	},
}

func pagesOf(t testing.TB, r shapes.Release) map[string][]byte {
	t.Helper()
	pages, err := shapes.Pages(r)
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d shapes, %v", len(pages), err)
	}
	return pages
}

// TestEveryShapeGivesTheSameWords reads one release out of every shape: title
// first, then the date as the page writes it, the counter where it shows one,
// then the paragraphs and the note, and nothing else.
func TestEveryShapeGivesTheSameWords(t *testing.T) {
	content := strings.Join(harbour.Paragraphs, "\n\n") + "\n\n" + harbour.Note
	heads := map[string]string{
		"ministry-board":    "2019-02-03\n\nhit 1584",
		"table-layout":      "2019-02-03\n\n조회수 1584",
		"wordpress":         "February 3, 2019",
		"japanese-ministry": "February 3, 2019",
		"gov-uk":            "Published February 3, 2019",
		"chinese-ministry":  "Updated: 2019-02-03 21:14",
		"drupal":            "03.02.2019",
		"bare":              "February 3, 2019",
		"unknown-site":      "February 3, 2019\n\nViews 1584\nDepartment in charge: Ferries Division",
		"no-classes":        "2019-02-03\n\nhit 1584",
		"nested-tables":     "2019-02-03\n\nhit 1584",
		"div-soup":          "2019-02-03",
		"white-house":       "February 3, 2019",
	}
	boards := map[string]string{"ministry-board": "Press Releases", "japanese-ministry": "Press Releases", "gov-uk": "News story", "white-house": "Briefing Room", "chinese-ministry": "Activities", "no-classes": "Press Releases", "div-soup": "보도자료"}
	for name, data := range pagesOf(t, harbour) {
		t.Run(name, func(t *testing.T) {
			doc, err := Read(name, data, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			head, ok := heads[name]
			if !ok {
				t.Fatal("the shape has no expectation")
			}
			want := harbour.Title + "\n\n" + head + "\n\n" + content
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(doc.Text, "\n")); diff != "" {
				t.Errorf("text: want -, got +\n%s", diff)
			}
			if doc.Stated.Title != harbour.Title || doc.Stated.Date != "2019-02-03" || doc.Stated.Board != boards[name] {
				t.Errorf("stated %+v", doc.Stated)
			}
			if doc.Stated.Lang != "" && !strings.HasPrefix(string(doc.Stated.Lang), "en") {
				t.Errorf("language %q of an English text", doc.Stated.Lang)
			}
			checkMarks(t, doc)
		})
	}
}

func checkMarks(t testing.TB, doc readout.Document) {
	t.Helper()
	ruler := readout.NewRuler(doc.Text)
	for i, m := range doc.Marks {
		words := ruler.Slice(readout.Span{Start: m.Start, End: m.End})
		switch {
		case m.Start < 0 || m.End > ruler.Len() || m.Start >= m.End:
			t.Fatalf("mark %+v of a text of %d code points", m, ruler.Len())
		case i > 0 && m.Start < doc.Marks[i-1].Start:
			t.Fatalf("mark %+v stands before %+v", m, doc.Marks[i-1])
		case strings.TrimSpace(words) == "" && words != strings.TrimRight(words, " \n\t"):
			t.Fatalf("mark %+v of white space %q", m, words)
		case m.Kind == readout.MarkLink && !strings.HasPrefix(m.Href, "http://") && !strings.HasPrefix(m.Href, "https://") && !strings.HasPrefix(m.Href, "mailto:"):
			t.Fatalf("link to %q", m.Href)
		}
	}
}

func seedRelease(t testing.TB) shapes.Release {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(needs.Shared(t, "seed"), "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d seeds, %v", len(files), err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	seed, err := shapes.Cut(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return seed
}

// TestTheSeedInEveryShape finds every paragraph of the seed whole, in order, in
// every shape.
func TestTheSeedInEveryShape(t *testing.T) {
	seed := seedRelease(t)
	content := strings.Join(seed.Paragraphs, "\n\n") + "\n\n" + seed.Note
	for name, data := range pagesOf(t, seed) {
		doc, err := Read(name, data, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.HasPrefix(doc.Text, seed.Title+"\n\n") || !strings.HasSuffix(doc.Text, "\n\n"+content) || len(doc.Text) > len(seed.Title)+len(content)+100 {
			t.Errorf("%s: %q", name, doc.Text)
		}
		if doc.Stated.Date != "2018-03-15" {
			t.Errorf("%s: date %q", name, doc.Stated.Date)
		}
	}
}

// TestKoreanAndJapaneseWordsInEveryShape fills the shapes with releases whose
// sentences are short and have no spaces.
func TestKoreanAndJapaneseWordsInEveryShape(t *testing.T) {
	for lang, r := range map[readout.Lang]shapes.Release{
		"ko": {Title: "제6차 노스마크-사우스마크 항만협의회 개최", Date: "2019-02-03", Hits: "742", Note: "끝.", Paragraphs: []string{
			"□ 제6차 항만협의회가 2.2.(토) 알더에서 개최되어, 양국 당국자들이 참석하였다.",
			"\u00a0ㅇ 우리측은 통행료를 설명하였다.",
			"□ 양측은 차기 협의회를 내년에 개최하기로 하였다."}},
		"ja": {Title: "第6回港湾対話の開催", Date: "2019-02-03", Hits: "742", Note: "（了）", Paragraphs: []string{
			"2月2日、アルダーにおいて、第6回港湾対話が開催されたところ、概要は以下のとおりです。",
			"1　双方は、通行料について意見交換を行いました。",
			"2　次回は来年開催することで一致しました。"}},
	} {
		for name, data := range pagesOf(t, r) {
			doc, err := Read(name, data, Limits{})
			if err != nil {
				t.Errorf("%s %s: %v", lang, name, err)
				continue
			}
			if content := strings.Join(r.Paragraphs, "\n\n") + "\n\n" + r.Note; !strings.HasPrefix(doc.Text, r.Title+"\n\n") || !strings.HasSuffix(doc.Text, "\n\n"+content) || len(doc.Text) > len(r.Title)+len(content)+120 {
				t.Errorf("%s %s: %q", lang, name, doc.Text)
			}
			if doc.Stated.Date != "2019-02-03" || doc.Stated.Lang != "" && doc.Stated.Lang != lang {
				t.Errorf("%s %s: %+v", lang, name, doc.Stated)
			}
		}
	}
}
