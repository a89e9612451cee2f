package page

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"

	"readout"
	"readout/internal/needs"
)

// release is what a shape is filled with.
type release struct {
	Title, Date, Hits, Note string
	Paragraphs              []string
}

// LongDate, Day and DottedDate write the date as a site does.
func (r release) LongDate() string   { return r.time().Format("January 2, 2006") }
func (r release) Day() string        { return r.Date }
func (r release) DottedDate() string { return r.time().Format("02.01.2006") }

func (r release) time() time.Time {
	t, err := time.Parse(time.DateOnly, r.Date)
	if err != nil {
		panic(err)
	}
	return t
}

// harbour is a release of two invented states.
var harbour = release{
	Title: "Outcome of 6th Northmark-Southmark Harbour Consultation",
	Date:  "2019-02-03", Hits: "1584", Note: "* unofficial translation",
	Paragraphs: []string{
		"1. The sixth Northmark-Southmark harbour consultation took place at the latter country’s Ministry of Ferries on February 2, bringing together officials of the two countries.",
		"\u00a0° The Northmark delegation included Director-General for Rivers Ann Other, and the Southmark side was led by its Deputy Harbour Master.",
		"2. In the first consultation in about three years since April 2015, the two sides exchanged views on tolls, the Lower Ferry & the night service.",
		"3. The two sides shared the view that the consultation is a useful channel.",
	},
}

// shapes returns each page shape filled with a release, encoded as it declares.
func shapes(t testing.TB, r release) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/shapes/*.html")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d shapes, %v", len(files), err)
	}
	out := map[string][]byte{}
	for _, file := range files {
		shape, err := template.ParseFiles(file)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		escaped := r
		escaped.Title, escaped.Note, escaped.Paragraphs = html.EscapeString(r.Title), html.EscapeString(r.Note), nil
		for _, p := range r.Paragraphs {
			escaped.Paragraphs = append(escaped.Paragraphs, html.EscapeString(p))
		}
		if err := shape.Execute(&b, escaped); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		switch {
		case strings.Contains(text, "charset=euc-kr"):
			// What the encoding has no character for is written as a reference.
			text = strings.NewReplacer("\u00a0", "&nbsp;").Replace(text)
			if text, err = korean.EUCKR.NewEncoder().String(text); err != nil {
				t.Fatal(err)
			}
		case strings.Contains(text, "charset=Shift_JIS"):
			text = strings.NewReplacer("\u00a0", "&nbsp;").Replace(text)
			if text, err = japanese.ShiftJIS.NewEncoder().String(text); err != nil {
				t.Fatal(err)
			}
		}
		out[strings.TrimSuffix(filepath.Base(file), ".html")] = []byte(text)
	}
	return out
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
		"white-house":       "February 3, 2019",
	}
	boards := map[string]string{"ministry-board": "Press Releases", "japanese-ministry": "Press Releases", "gov-uk": "News story", "white-house": "Briefing Room", "chinese-ministry": "Activities"}
	for name, data := range shapes(t, harbour) {
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

// seedRelease cuts the shared seed into the parts of a release.
func seedRelease(t testing.TB) release {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(needs.Shared(t, "seed"), "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d seeds, %v", len(files), err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	r := release{Date: "2018-03-15", Hits: "1584"}
	began := false
	for line := range strings.SplitSeq(string(data), "\n") {
		words := strings.Trim(line, " \u00a0")
		switch {
		case words == "":
		case strings.HasPrefix(words, "Outcome"):
			r.Title = words
		case strings.HasPrefix(words, "* "):
			r.Note = words
		case strings.HasPrefix(words, "1. ") || began:
			began = true
			r.Paragraphs = append(r.Paragraphs, line)
		}
	}
	if r.Title == "" || r.Note == "" || len(r.Paragraphs) < 6 {
		t.Fatalf("the seed was cut wrongly: %+v", r)
	}
	return r
}

// TestTheSeedInEveryShape finds every paragraph of the seed whole, in order, in
// every shape.
func TestTheSeedInEveryShape(t *testing.T) {
	seed := seedRelease(t)
	content := strings.Join(seed.Paragraphs, "\n\n") + "\n\n" + seed.Note
	for name, data := range shapes(t, seed) {
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
