package shapes_test

import (
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"

	"readout/internal/page/shapes"
)

var ferries = shapes.Release{
	Title: "Tolls & Ferries <2019>", Date: "2019-02-03", Hits: "1584", Note: "* unofficial translation",
	Paragraphs: []string{"1. Two sides met — 회담 — at the Lower Ferry.", "2. Tolls &lt; fares, <2019>."},
}

// TestPagesHoldTheRelease: every shape has the title, each paragraph and the note
// once or more, in the encoding that it declares, and no word is taken for markup.
func TestPagesHoldTheRelease(t *testing.T) {
	pages, err := shapes.Pages(ferries)
	if err != nil {
		t.Fatal(err)
	}
	encoded := map[string]bool{}
	for name, data := range pages {
		text := string(data)
		switch {
		case strings.Contains(text, "charset=euc-kr"):
			text, err = korean.EUCKR.NewDecoder().String(text)
			encoded["euc-kr"] = true
		case strings.Contains(text, "charset=Shift_JIS"):
			text, err = japanese.ShiftJIS.NewDecoder().String(text)
			encoded["Shift_JIS"] = true
		}
		if err != nil || strings.Contains(text, "\ufffd") {
			t.Errorf("%s is not in the encoding that it declares: %v", name, err)
		}
		if strings.Contains(text, "<2019>") || strings.Contains(text, "{{") {
			t.Errorf("%s: words stand as markup, or a place was not filled", name)
		}
		text = html.UnescapeString(text)
		for _, words := range append([]string{ferries.Title, ferries.Note}, ferries.Paragraphs...) {
			if !strings.Contains(text, words) {
				t.Errorf("%s lacks %q", name, words)
			}
		}
	}
	if len(pages) < 10 || len(encoded) != 2 {
		t.Errorf("%d shapes, of them in encodings of their own: %v", len(pages), encoded)
	}
}

// TestCut: a plain text gives its title, labelled values, paragraphs and note; one
// that lacks any of them is refused.
func TestCut(t *testing.T) {
	text := "Press Releases\n\nOutcome of Talks\n\nDate\n2019-02-03\nhit\n 1584 \n\n1. Two sides met.\n\n2. They agreed.\n\n* unofficial translation\n"
	got, err := shapes.Cut(text)
	if err != nil {
		t.Fatal(err)
	}
	want := shapes.Release{Title: "Outcome of Talks", Date: "2019-02-03", Hits: "1584", Note: "* unofficial translation", Paragraphs: []string{"1. Two sides met.", "2. They agreed."}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got.LongDate() != "February 3, 2019" || got.DottedDate() != "03.02.2019" {
		t.Errorf("dates: %q, %q", got.LongDate(), got.DottedDate())
	}
	for _, part := range []string{"Press Releases\n\nOutcome of Talks\n", "Date\n2019-02-03\n", "1. Two sides met.\n\n2. They agreed.\n", "* unofficial translation\n"} {
		if r, err := shapes.Cut(strings.Replace(text, part, "", 1)); err == nil {
			t.Errorf("without %q: %+v", part, r)
		}
	}
}
