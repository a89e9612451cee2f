package paper_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"readout/internal/attachment"
	"readout/internal/needs"
	"readout/internal/paper"
)

// hostile are words that would be markup in one form or another.
var hostile = []string{
	"# not a heading", "- not an item", "1. not numbered", "**bold** _em_ `code` ~~gone~~", "[a](http://b.example) ![c](d) <https://e.example>", "<script>alert(1)</script> &amp; &nbsp;", "a | b", "=====",
	"a\nb\n\nc", "\\* back \\", "</w:t></w:r><w:p/>", "\x00\x01control\ufffe", "한글과 “따옴표”", "+ plus", "12) bracket",
}

func sample() paper.Paper {
	p := paper.Paper{Title: "Brief: <River> & *Trade*", Lang: "en"}
	p.Blocks = append(p.Blocks, paper.Block{Heading: "Rounds | all"}, paper.Block{Table: &paper.Table{Caption: "Held", Head: []string{"Round", "Place"},
		Rows: [][][]paper.Run{{{{Text: "7th", Href: "https://press.example/en/meetings/2024/a?b=<c>&d"}}, paper.Words("a | b")}}}})
	for _, words := range hostile {
		p.Blocks = append(p.Blocks, paper.Block{Line: paper.Words(words)}, paper.Block{Item: true, Line: []paper.Run{{Text: "side: ", Bold: true}, {Text: words, Quote: true, Lang: "ko"}}})
	}
	p.Blocks = append(p.Blocks, paper.Block{Field: "Objectives"}, paper.Block{Small: true, Line: paper.Words("the end")})
	return p
}

// printed are words as a reader of any form meets them.
func printed(words string) string {
	words = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == '\ufffe' {
			return -1
		}
		return r
	}, words)
	return strings.Join(strings.Fields(words), " ")
}

// TestWordReadersFindTheWords: a Word document is read by a reader that others
// wrote, and by ours, to the same words in the same order.
func TestWordReadersFindTheWords(t *testing.T) {
	data, err := sample().DOCX()
	if err != nil {
		t.Fatal(err)
	}
	again, err := sample().DOCX()
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("two documents of the same words differ, %v", err)
	}
	found, err := attachment.Read(t.Context(), data, attachment.Limits{})
	if err != nil || len(found.Notes) > 0 || !strings.HasSuffix(found.Type, "wordprocessingml.document") {
		t.Fatalf("%s %v, %v", found.Type, found.Notes, err)
	}
	for _, words := range hostile {
		if want := printed(words); !strings.Contains(printed(found.Words), want) {
			t.Errorf("our reader finds no %q", want)
		}
	}
	python := needs.Python(t, "docx")
	file := filepath.Join(t.TempDir(), "brief.docx")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", `
import docx, json, sys
d = docx.Document(sys.argv[1])
print(json.dumps({"title": d.core_properties.title,
  "lines": [[p.style.name, "".join(t.text or "" for t in p._p.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))] for p in d.paragraphs],
  "cells": [[["".join(t.text or "" for t in c._tc.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")) for c in r.cells] for r in t.rows] for t in d.tables],
  "links": [r.target_ref for r in d.part.rels.values() if r.reltype.endswith("/hyperlink")]}))`, file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var read struct {
		Title string
		Lines [][2]string
		Cells [][][]string
		Links []string
	}
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want := [][2]string{{"Title", "Brief: <River> & *Trade*"}, {"Heading 1", "Rounds | all"}, {"Normal", "Held"}, {"Normal", ""}}
	for _, words := range hostile {
		want = append(want, [2]string{"Normal", printed(words)}, [2]string{"Normal", "side: “" + printed(words) + "”"})
	}
	want = append(want, [2]string{"Heading 1", "Objectives"}, [2]string{"Normal", ""}, [2]string{"Small", "the end"})
	for i := range read.Lines {
		read.Lines[i][1] = printed(read.Lines[i][1])
	}
	if diff := cmp.Diff(want, read.Lines); diff != "" {
		t.Errorf("paragraphs (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([][][]string{{{"Round", "Place"}, {"7th", "a | b"}}}, read.Cells); diff != "" {
		t.Errorf("table (-want +got)\n%s", diff)
	}
	if read.Title != sample().Title || len(read.Links) != 1 || read.Links[0] != "https://press.example/en/meetings/2024/a?b=<c>&d" {
		t.Errorf("title %q, links %q", read.Title, read.Links)
	}
}

// TestMarkdownIsReadAsItWasMeant: what a reader of Markdown makes of it has the
// headings, items and links that were written and no others.
func TestMarkdownIsReadAsItWasMeant(t *testing.T) {
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(sample().Markdown(), &page); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	var text strings.Builder
	inline := map[string]bool{"a": true, "strong": true}
	for n := range doc.Descendants() {
		switch n.Type {
		case html.ElementNode:
			count[n.Data]++
			if !inline[n.Data] {
				text.WriteByte(' ')
			}
		case html.TextNode:
			text.WriteString(n.Data)
		case html.CommentNode:
			t.Errorf("something was left out: %s", n.Data)
		}
	}
	if count["h1"] != 1 || count["h2"] != 2 || count["li"] != len(hostile) || count["a"] != 1 || count["td"] != 2 || count["strong"] != len(hostile)+1 ||
		count["em"]+count["code"]+count["del"]+count["img"]+count["ol"]+count["script"]+count["hr"] > 0 {
		t.Errorf("elements %v", count)
	}
	for _, words := range hostile {
		if want := printed(words); !strings.Contains(printed(text.String()), want) {
			t.Errorf("no %q in %s", want, printed(text.String()))
		}
	}
}

func FuzzPaper(f *testing.F) {
	for _, words := range hostile {
		f.Add(words, words)
	}
	f.Fuzz(func(t *testing.T, words, href string) {
		p := paper.Paper{Title: words, Lang: "ko", Blocks: []paper.Block{{Item: true, Line: []paper.Run{{Text: words, Href: href, Bold: true}}}}}
		data, err := p.DOCX()
		if err != nil {
			t.Fatal(err)
		}
		if found, err := attachment.Read(t.Context(), data, attachment.Limits{}); err != nil || len(found.Notes) > 0 {
			t.Errorf("%v %v", found.Notes, err)
		}
		if strings.Count(string(p.Markdown()), "\n") != 3 {
			t.Errorf("%q", p.Markdown())
		}
	})
}
