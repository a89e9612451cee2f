package page

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	unicodeenc "golang.org/x/text/encoding/unicode"

	"readout"
)

func encoded(t testing.TB, enc encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const (
	korean1   = "제6차 항만협의회 개최\n\n작성일\n2019-02-03\n\n1. 제6차 항만협의회가 2.2.(토) 알더에서 개최되어 양국 당국자들이 참석하였다."
	japanese1 = "第6回港湾対話の開催\n\n平成31年2月3日\n\n2月2日、アルダーにおいて第6回港湾対話が開催されたところ、概要は以下のとおりです。"
	chinese1  = "第六轮港口对话举行\n\n2019年2月3日\n\n第六轮港口对话在首都举行，双方就共同关心的问题交换了意见。"
	french1   = "Sixième dialogue portuaire\n\nLe sixième dialogue s’est tenu à Alder, où les deux côtés ont échangé leurs vues."
)

func TestEncodingsAreToldWithoutADeclaration(t *testing.T) {
	u16le := unicodeenc.UTF16(unicodeenc.LittleEndian, unicodeenc.UseBOM)
	u16be := unicodeenc.UTF16(unicodeenc.BigEndian, unicodeenc.UseBOM)
	bare := unicodeenc.UTF16(unicodeenc.LittleEndian, unicodeenc.IgnoreBOM)
	for _, c := range []struct {
		name    string
		data    []byte
		text    string
		charset string
	}{
		{"utf-8", []byte(korean1), korean1, "utf-8"},
		{"utf-8 with a mark", []byte(utf8BOM + korean1), korean1, "utf-8"},
		{"euc-kr", encoded(t, korean.EUCKR, korean1), korean1, "euc-kr"},
		{"shift_jis", encoded(t, japanese.ShiftJIS, japanese1), japanese1, "shift_jis"},
		{"euc-jp", encoded(t, japanese.EUCJP, japanese1), japanese1, "euc-jp"},
		{"gb18030", encoded(t, simplifiedchinese.GB18030, chinese1), chinese1, "gb18030"},
		{"windows-1252", encoded(t, charmap.Windows1252, french1), french1, "windows-1252"},
		{"utf-16le", encoded(t, u16le, japanese1), japanese1, "utf-16le"},
		{"utf-16be", encoded(t, u16be, korean1), korean1, "utf-16be"},
		{"utf-16 without a mark", encoded(t, bare, "The talks were held in Alder.\n"), "The talks were held in Alder.\n", "utf-16le"},
		{"line ends", []byte("one\r\ntwo\r\n\u00a0three\n"), "one\ntwo\n\u00a0three\n", "utf-8"},
		{"nothing else is changed", []byte(" e\u0301 \u3000x\u00a0\t\n\n\n"), " e\u0301 \u3000x\u00a0\t\n\n\n", "utf-8"},
	} {
		doc, err := Read(c.name, c.data, Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if doc.Text != c.text || doc.Original.MediaType != "text/plain; charset="+c.charset || doc.Original.Size != int64(len(c.data)) {
			t.Errorf("%s: %+v", c.name, doc)
		}
	}
}

func TestEncodingsOfPages(t *testing.T) {
	const pageOf = `<html><head><meta http-equiv="content-type" content="text/html; charset=%s"><title>x</title></head><body><h1>제6차 항만협의회 개최</h1><p>제6차 항만협의회가 알더에서 개최되어 양국 당국자들이 참석하였다.</p></body></html>`
	want := "제6차 항만협의회 개최\n\n제6차 항만협의회가 알더에서 개최되어 양국 당국자들이 참석하였다."
	for _, c := range []struct {
		declares string
		enc      encoding.Encoding
		charset  string
	}{
		{"euc-kr", korean.EUCKR, "euc-kr"}, {"ks_c_5601-1987", korean.EUCKR, "euc-kr"}, {"CP949", korean.EUCKR, "euc-kr"},
		{"utf-8", unicodeenc.UTF8, "utf-8"},
		{"euc-kr", unicodeenc.UTF8, "utf-8"},  // a page that lies: its bytes are UTF-8
		{"utf-8", korean.EUCKR, "euc-kr"},     // and one that lies the other way
		{"nonsense", korean.EUCKR, "euc-kr"},  // an encoding nobody knows
		{"shift_jis", korean.EUCKR, "euc-kr"}, // the wrong one
	} {
		doc, err := Read("x", encoded(t, c.enc, fmt.Sprintf(pageOf, c.declares)), Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.declares, err)
			continue
		}
		if doc.Text != want || doc.Original.MediaType != "text/html; charset="+c.charset {
			t.Errorf("%s: %q, %s", c.declares, doc.Text, doc.Original.MediaType)
		}
	}
}

func TestKindsAreToldByContent(t *testing.T) {
	for text, want := range map[string]readout.Format{
		"words":                             readout.FormatText,
		"# a heading that stays as it is\n": readout.FormatText,
		"---\ntitle: x\n---\nwords":         readout.FormatMarkdown,
		"---\n\nA rule, then words":         readout.FormatText,
		"--- words":                         readout.FormatText,
		"<3 is a heart":                     readout.FormatText,
		"<Ministry> says":                   readout.FormatText,
		"\n\n  <!-- c -->\n<!DOCTYPE html>\n<p>x words": readout.FormatHTML,
		"<p>words":                               readout.FormatHTML,
		"<?xml version='1.0'?><html><body>words": readout.FormatHTML,
		"<TABLE><tr><td>words":                   readout.FormatHTML,
	} {
		doc, err := Read("x", []byte(text), Limits{})
		if err != nil || doc.Format != want {
			t.Errorf("%q: %s, %v; want %s", text, doc.Format, err, want)
		}
		if doc.Format == readout.FormatText && doc.Text != text {
			t.Errorf("%q became %q", text, doc.Text)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	p, err := Open("x", []byte(`---
title: "Third Harbour  Talks\_Held"
date: '2019-02-03'
published_time: 2019-02-03 14:51:58-04:00
modified_time: 2019-02-04T00:00:00Z
lang: en-GB
publisher: northmark
board: Press Releases
source_url: https://northmark.example/talks
source: talks-3
sealed_until: 2099-01-01T09:00:00Z
kind: briefing
version: 2
correction: It was the third  harbour.
hits: 1,584
translation: unofficial
contact: Rivers Division
reporting_time: 3 February, noon
tags: [talks, harbour]
something_else: {a: b}
---

The talks were held.
`), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	hits := int64(1584)
	want := Page{
		Document: readout.Document{
			Source: "x", Format: readout.FormatMarkdown,
			Text: "Third Harbour Talks\u00a0Held\n\n2019-02-03\n\nhits: 1,584\ntranslation: unofficial\n\nThe talks were held.",
			Stated: readout.Stated{
				Title: "Third Harbour Talks\u00a0Held", Date: "2019-02-03", Lang: "en-gb", Publisher: "northmark", URL: "https://northmark.example/talks",
				Published: time.Date(2019, 2, 3, 18, 51, 58, 0, time.UTC), Modified: time.Date(2019, 2, 4, 0, 0, 0, 0, time.UTC),
				Board: "Press Releases", Hits: &hits, Translation: "unofficial", Contact: "Rivers Division", ReportingTime: "3 February, noon",
				Tags: []string{"talks", "harbour"},
			},
		},
		Import: Import{Key: "talks-3", Kind: readout.Briefing, SealedUntil: time.Date(2099, 1, 1, 9, 0, 0, 0, time.UTC), Version: 2, Correction: "It was the third harbour."},
	}
	p.Original = readout.Original{}
	if diff := cmp.Diff(want, p, cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

func TestTitleOfMarkdownWithoutOne(t *testing.T) {
	for front, want := range map[string]string{
		"lang: en":           "Talks Held\n\nWords.",
		"title: Talks Held":  "Talks Held\n\nWords.",
		"title: Other":       "Other\n\nTalks Held\n\nWords.",
		"date: 2019-02-03":   "Talks Held\n\n2019-02-03\n\nWords.",
		"date: 3 Feb. 2019 ": "Talks Held\n\n3 Feb. 2019\n\nWords.",
		"published_time: 2019-02-03 23:00:00+09:00": "Talks Held\n\n2019-02-03\n\nWords.",
	} {
		doc, err := Read("x", []byte("---\n"+front+"\n---\n# Talks *Held*\n\nWords."), Limits{})
		if err != nil || doc.Text != want {
			t.Errorf("%s: %q, %v; want %q", front, doc.Text, err, want)
		}
	}
}

// TestMarkdownBecomesTextAndMarks prints each mark as its kind and words.
func TestMarkdownBecomesTextAndMarks(t *testing.T) {
	for _, c := range []struct{ name, markdown, text, marks string }{
		{"soft wraps are joined, hard ones kept", "one\ntwo  \nthree\\\nfour", "one two\nthree\nfour", ""},
		{"no space between characters that need none", "第六轮\n港口对话\nand", "第六轮港口对话 and", ""},
		{"a space between Korean words", "제6차\n협의회", "제6차 협의회", ""},
		{"escapes and references", "\\### a\\*b &amp; &lt;c&gt; \\&amp; &nbsp;d &bogus;", "### a*b & <c> &amp; \u00a0d &bogus;", ""},
		{"emphasis", "a *b* **c** ***d*** `e_f_`", "a b c d e_f_", "emphasis b|strong c|emphasis d|strong d"},
		{"links", "[a](https://x.example/?q=1&r=2) <https://y.example> <me@z.example> [j](javascript:alert(1)) [r](/relative)", "a https://y.example me@z.example j r",
			"link a https://x.example/?q=1&r=2|link https://y.example https://y.example|link me@z.example mailto:me@z.example"},
		{"numbers and bullets as printed", "3. c\n4. d\n\n   ° sub\n\n- x\n- y\n  - z\n\n* unofficial translation", "3. c\n\n4. d\n\n° sub\n\n- x\n- y\n  - z\n\n* unofficial translation",
			"item 3. c|item 4. d\n\n° sub|item - x|item - y\n  - z|item - z|item * unofficial translation"},
		{"headings and quotations", "### H *e*\n\n> q one\n> q two\n\nend", "H e\n\nq one q two\n\nend", "heading H e|emphasis e|quote q one q two"},
		{"tables", "| a | b |\n|---|---|\n| 1 | **2** |", "a\tb\n1\t2", "row a\tb|row 1\t2|strong 2"},
		{"markup of pages is dropped, its words stay", "June 25<sup>th</sup> **<u>name</u>** a<br>b\n\n<div>block <b>x</b></div>\n<script>no()</script>", "June 25th name a\nb\n\nblock x", "strong name"},
		{"an image has no words", "a ![alt](http://x.example/y.png) b", "a b", ""},
		{"emphasis over a line end is cut there", "**a  \nb**", "a\nb", "strong a|strong b"},
		{"code keeps its lines", "    one\n    two", "one\ntwo", ""},
	} {
		doc, err := Read("x", []byte("---\nlang: en\n---\n\n"+c.markdown+"\n"), Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if doc.Text != c.text {
			t.Errorf("%s: text\n%q, want\n%q", c.name, doc.Text, c.text)
		}
		if got := shown(doc); got != c.marks {
			t.Errorf("%s: marks\n%q, want\n%q", c.name, got, c.marks)
		}
	}
}

func shown(doc readout.Document) string {
	ruler := readout.NewRuler(doc.Text)
	var out []string
	for _, m := range doc.Marks {
		out = append(out, strings.TrimSpace(string(m.Kind)+" "+ruler.Slice(readout.Span{Start: m.Start, End: m.End})+" "+m.Href))
	}
	return strings.Join(out, "|")
}

func TestPagesBecomeTextAndMarks(t *testing.T) {
	const sentence = "The sixth round of the harbour talks was held in the town of Alder on the second of February."
	for _, c := range []struct{ name, html, text, marks string }{
		{"inline marks and links against the base", `<base href="https://x.example/a/"><p>` + sentence + ` See <a href="b?c=1">the <b>page</b></a>, <a href="javascript:x()">not this</a>, <a href="#top">nor this</a>.</p>`,
			sentence + " See the page, not this, nor this.", "link the page https://x.example/a/b?c=1|strong page"},
		{"lists print their numbers and bullets", "<p>" + sentence + "<ol start=3><li>three<li>four<ul><li>in four</ul></ol><ul><li>x<li>- own mark</ul><p>" + sentence,
			sentence + "\n\n3. three\n4. four\n  • in four\n\n• x\n- own mark\n\n" + sentence, "item 3. three|item 4. four|item • in four|item • x|item - own mark"},
		{"tables of data are rows", "<p>" + sentence + "<table><tr><th>a<th>b<tr><td>1<td><i>2</i></table><p>" + sentence,
			sentence + "\n\na\tb\n1\t2\n\n" + sentence, "row a\tb|row 1\t2|emphasis 2"},
		{"lines and no-break spaces", "<p>" + sentence + "<br>&nbsp;° a<br><br>b&nbsp;c\n d</p>", sentence + "\n\u00a0° a\n\nb\u00a0c d", ""},
		{"misnested markup", "<p><b>" + sentence + "<p>more</b> of it</p>", sentence + "\n\nmore of it", "strong " + sentence + "|strong more"},
		{"what nobody sees", "<p>" + sentence + "<p style='display: none'>" + sentence + "<p hidden>no<script>no</script><p aria-hidden=true>no<!-- no --><template><p>no</template>", sentence, ""},
		{"quotations", "<p>" + sentence + "<blockquote><p>q</blockquote>", sentence + "\n\nq", "quote q"},
		{"a class says menu around everything", "<div class='menu'><p>" + sentence + "<p>" + sentence + "</div>", sentence + "\n\n" + sentence, ""},
		{"very few words", "<p>Hello", "Hello", ""},
	} {
		doc, err := Read("x", []byte("<!doctype html>"+c.html), Limits{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if doc.Text != c.text {
			t.Errorf("%s: text\n%q, want\n%q", c.name, doc.Text, c.text)
		}
		if got := shown(doc); got != c.marks {
			t.Errorf("%s: marks\n%q, want\n%q", c.name, got, c.marks)
		}
	}
}

// TestP27BadInputIsNamed gives one sentence for each, without a full stop and
// without a line end.
func TestP27BadInputIsNamed(t *testing.T) {
	attributes := ""
	for i := range 2000 {
		attributes += fmt.Sprintf("a%d ", i)
	}
	front := func(s string) string { return "---\n" + s + "\n---\nwords" }
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "is empty"},
		{"blank", " \n\t\n", "has no words"},
		{"a page without words", "<html><body><script>x</script></body></html>", "has no words"},
		{"zeros", strings.Repeat("\x00", 100), "is binary"},
		{"a zero far behind", strings.Repeat("words\n", 20000) + "\x00", "zero bytes"},
		{"controls", strings.Repeat("a\x01\x02", 100), "is binary"},
		{"pdf", "%PDF-1.7\n", "is a PDF"},
		{"hwp", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xx", "old office document"},
		{"zip", "PK\x03\x04xxxx", "is a ZIP archive"},
		{"image", "\x89PNG\r\n", "is an image"},
		{"feed", "<?xml version='1.0'?><rss></rss>", "is XML of another kind"},
		{"broken bytes", "words \x81\x8d words \x90\x9d words \x8f", "is not UTF-8 (byte 7, line 1)"},
		{"half of UTF-16", "\xff\xfea\x00b", "UTF-16 cut in the middle"},
		{"yaml", front("title: [a"), "no YAML"},
		{"yaml list", front("- a: b\n- c: d") /* begins with no key: plain text */, ""},
		{"alias", front("a: &x [1]\nb: *x"), "anchors or aliases"},
		{"billion laughs", front("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]"), "anchors or aliases"},
		{"twice", front("title: a\ntitle: b"), "twice"},
		{"front without end", "---\ntitle: a\n", "never ends it"},
		{"front too long", "---\ntitle: a\n" + strings.Repeat("k: v\n", 20000) + "---\nx", "more than 64 KiB"},
		{"date", front("date: 2019-02-30"), `says date: "2019-02-30"`},
		{"lang", front("lang: 'no language'"), "says lang"},
		{"publisher", front("publisher: A B"), "says publisher"},
		{"hits", front("hits: many"), "says hits"},
		{"translation", front("translation: perhaps"), "says translation"},
		{"version in words", front("version: second"), "from 1"},
		{"version of none", front("version: 0"), "from 1"},
		{"seal without zone", front("sealed_until: 2099-01-01 09:00"), "with its zone"},
		{"url", front("url: javascript:x"), "says url"},
		{"kind", front("kind: poem"), "says kind"},
		{"map", front("title: {a: b}"), `for "title"`},
		{"15 MB of <p>", "<html>" + strings.Repeat("<p>", 5_000_000), "at most 4 MiB"},
		{"4 MB of <p>", "<html>" + strings.Repeat("<p>", 1_300_000), "more than 500000 tags"},
		{"10,000 nested tags", "<html>" + strings.Repeat("<div>", 10_000), "more than 512 deep"},
		{"tags left open", "<html><p><b a><b c><b d><b e>" + strings.Repeat("<p>x", 400_000), "leaves so many tags open"},
		{"attributes", "<html><b " + attributes + ">", "more than 1000 attributes"},
		{"a long text", strings.Repeat("words ", 3_000_000), "at most 16 MiB"},
		{"quotations in quotations", front("a: b") + "\n\n" + strings.Repeat(">", 10_000) + "x", "more than 64 deep"},
		{"a long paragraph", front("a: b") + strings.Repeat("word ", 100_000), "more than 256 KiB"},
		{"links in links", front("a: b") + "\n\n" + strings.Repeat("[a](", 60_000), "takes too long"},
	} {
		began := time.Now()
		_, err := Read("x", []byte(c.data), Limits{Time: time.Second})
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		var problem *readout.Problem
		if !errors.As(err, &problem) || !errors.Is(err, readout.ErrInvalid) || !strings.Contains(err.Error(), c.want) ||
			strings.ContainsAny(err.Error(), "\n") || strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: got %q, want one sentence with %q", c.name, err, c.want)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %v", c.name, took)
		}
	}
}

func TestRepairsAreNamed(t *testing.T) {
	whole := strings.Repeat("말과 글이 있는 보도자료이다. ", 10)
	for data, note := range map[string]string{
		whole + "\xea\xb0":    "1 byte sequence not UTF-8 (the first at line 1) became U+FFFD",
		"caf\xc3\xa9 é\n\xff": "1 byte sequence not UTF-8 (the first at line 2) became U+FFFD",
		"<html><meta charset=shift_jis><p>" + string(encoded(t, japanese.ShiftJIS, japanese1)) + "\x81": "1 byte sequence could not be decoded as shift_jis and became U+FFFD",
	} {
		p, err := Open("x", []byte(data), Limits{})
		if err != nil || len(p.Notes) != 1 || p.Notes[0] != note || !utf8.ValidString(p.Text) {
			t.Errorf("%q: %v, %q", data[:10], err, p.Notes)
		}
	}
}

// TestPagesSayTheirLanguage believes a page's language where its letters agree.
func TestPagesSayTheirLanguage(t *testing.T) {
	for _, c := range []struct{ lang, words, want string }{
		{"ko", "An English page of a Korean ministry says that it is Korean, as many of these do.", ""},
		{"ko-KR", "한국어 보도자료는 한국어로 쓰여 있으며 이 문장은 충분히 길다고 할 수 있다.", "ko-kr"},
		{"en", "An English page of a Korean ministry says that it is English, as some of these do.", "en"},
		{"en", "한국어 보도자료는 한국어로 쓰여 있으며 이 문장은 충분히 길다고 할 수 있다.", ""},
		{"fr", "Le sixième dialogue portuaire s'est tenu dans la ville avec les représentants.", "fr"},
		{"not a language", "Words of an English page that are long enough to be a sentence of a release.", ""},
	} {
		doc, err := Read("x", []byte(`<html lang="`+c.lang+`"><p>`+c.words), Limits{})
		if err != nil || string(doc.Stated.Lang) != c.want {
			t.Errorf("%s %q: %q, %v; want %q", c.lang, c.words[:20], doc.Stated.Lang, err, c.want)
		}
	}
}

func fuzzRead(f *testing.F, format readout.Format) {
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Open("x", data, Limits{Time: 2 * time.Second})
		if err != nil {
			if !errors.Is(err, readout.ErrInvalid) || strings.Contains(err.Error(), "\n") {
				t.Fatalf("%q is no sentence", err)
			}
			return
		}
		if !utf8.ValidString(p.Text) || strings.Contains(p.Text, "\r\n") {
			t.Fatalf("text %q", p.Text)
		}
		if format == readout.FormatText && p.Format == format && len(p.Marks) > 0 {
			t.Fatal("plain text has marks")
		}
		checkMarks(t, p.Document)
		again, err := Open("x", data, Limits{Time: 2 * time.Second})
		if err == nil && again.Text != p.Text {
			t.Fatalf("%q, then %q", p.Text, again.Text)
		}
	})
}

func FuzzPage(f *testing.F) {
	for _, data := range pagesOf(f, harbour) {
		f.Add(data)
	}
	f.Add([]byte("<html><table><tr><td>a<b><ol><li>x<a href=http://y.example>z</table>"))
	fuzzRead(f, readout.FormatHTML)
}

func FuzzMarkdown(f *testing.F) {
	files, err := filepath.Glob("../../cmd/readout/demo/*/*.md")
	if err != nil || len(files) == 0 {
		f.Fatalf("%d texts, %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("---\ntitle: x\n---\n| a | b |\n|---|---|\n| *1* | [2](http://x.example) |\n\n> - 3. **a\n\n<b>x</b> &amp; \\#"))
	fuzzRead(f, readout.FormatMarkdown)
}

func FuzzText(f *testing.F) {
	for _, s := range []string{korean1, japanese1, "a\r\nb\xff", "\xff\xfea\x00", "---\n", "<"} {
		f.Add([]byte(s))
	}
	f.Add(encoded(f, korean.EUCKR, korean1))
	f.Add(encoded(f, japanese.EUCJP, japanese1))
	fuzzRead(f, readout.FormatText)
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("title: x\ndate: 2019-02-03\ntags: [a, b]")
	f.Add("a: &x {b: [*x]}")
	f.Add("published_time: 2019-02-03 14:51:58-04:00\nlang: en\nhits: 1,584")
	f.Fuzz(func(t *testing.T, block string) {
		got, body, err := splitFrontMatter("---\n"+block+"\n---\nwords", 1<<16)
		if err != nil && !errors.Is(err, readout.ErrInvalid) {
			t.Fatal(err)
		}
		if got == nil && err == nil && !strings.HasSuffix(body, "words") {
			t.Fatalf("body %q", body)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	inputs := map[string][]byte{
		"text":     []byte(strings.Repeat(korean1+"\n\n", 20)),
		"markdown": []byte("---\ntitle: x\ndate: 2019-02-03\n---\n\n" + strings.Repeat("**One:** the *talks* were [held](https://x.example/) in Alder and\nthe two sides agreed on tolls.\n\n-   Item of a list\n\n", 50)),
		"page":     pagesOf(b, harbour)["ministry-board"],
	}
	for name, data := range inputs {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read("x", data, Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
