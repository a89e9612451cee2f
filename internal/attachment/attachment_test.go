package attachment

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/needs"
)

// part is one member of an archive.
type part struct{ name, data string }

func zipOf(t testing.TB, parts ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err == nil {
			_, err = f.Write([]byte(p.data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	wordOpen = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>`
	wordEnd  = `</w:body></w:document>`
)

func docx(t testing.TB, body string) []byte {
	t.Helper()
	return zipOf(t, part{"[Content_Types].xml", "<Types/>"}, part{"word/document.xml", wordOpen + body + wordEnd})
}

func hwpx(t testing.TB, sections ...string) []byte {
	t.Helper()
	parts := []part{{"mimetype", "application/hwp+zip"}}
	for i := len(sections) - 1; i >= 0; i-- { // in the wrong order
		parts = append(parts, part{fmt.Sprintf("Contents/section%d.xml", i), `<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="s" xmlns:hp="p">` + sections[i] + `</hs:sec>`})
	}
	return zipOf(t, parts...)
}

// pdf writes a PDF of so many pages, each with a line of text.
func pdf(pages int, text string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 5+i)
	}
	object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", pages, kids.String()))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	stream := fmt.Sprintf("BT /F1 12 Tf 72 720 Td (%s) Tj ET", text)
	object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(stream), stream))
	for range pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>")
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

const (
	png  = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
	jpeg = "\xff\xd8\xff\xe0\x00\x10JFIF"
	svg  = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`
)

func TestTypesAreToldByContent(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"%PDF-1.7\n", "application/pdf"}, {png, "image/png"}, {jpeg, "image/jpeg"}, {"GIF89a<script>alert(1)</script>", "image/gif"}, {"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"},
		{"{\\rtf1 x}", "application/rtf"}, {"\x00\x00\x00\x18ftypmp42", "video/mp4"}, {"ID3\x03", "audio/mpeg"},
		{svg, "image/svg+xml"}, {"<?xml version=\"1.0\"?>\n<!-- x -->\n<!DOCTYPE svg PUBLIC \"a\" \"b\">\n" + svg, "image/svg+xml"}, {"\xef\xbb\xbf \n" + svg, "image/svg+xml"},
		{"<!doctype html><p>x", "text/html"}, {"Minutes\n\n<script>alert(1)</script>", "text/html"}, {"name,post\nKim,Head\n", "text/plain"}, {"<?xml version=\"1.0\"?><rss/>", "application/xml"},
		{string(ole) + "HWP Document File V5.00", "application/x-hwp"}, {string(ole), "application/x-ole-storage"},
		{string(docx(t, "")), typeDOCX}, {string(hwpx(t, "")), typeHWPX}, {string(zipOf(t, part{"a.txt", "x"})), typeZIP}, {"PK\x03\x04 and nothing", typeZIP},
		{string(zipOf(t, part{"mimetype", "application/vnd.oasis.opendocument.text"})), "application/vnd.oasis.opendocument.text"},
		{string(zipOf(t, part{"mimetype", "text/html"})), typeZIP},
		{string(zipOf(t, part{"[Content_Types].xml", "x"}, part{"xl/workbook.xml", "x"})), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{string(zipOf(t, part{"word/document.xml", "x"})), typeZIP},
	} {
		got, err := Type([]byte(c.data))
		if err != nil || got != c.want {
			t.Errorf("%.40q is %q, %v; want %q", c.data, got, err, c.want)
		}
		if (readout.Attachment{Type: c.want}).Form() == "" {
			t.Errorf("%s has no form that readers know", c.want)
		}
	}
	for _, data := range []string{"\x7fELF\x02", "MZ\x90\x00", "#!/bin/sh\necho", "SQLite format 3\x00", "\x00\x01\x02", "\x01\x02\x03\x04\x05\x06"} {
		if got, err := Type([]byte(data)); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("%.20q is %q, %v", data, got, err)
		}
	}
}

func read(t *testing.T, data []byte, limits Limits) Found {
	t.Helper()
	f, err := Read(t.Context(), data, limits)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWordsOfOfficeDocuments(t *testing.T) {
	f := read(t, docx(t, `<w:p><w:r><w:t>Joint</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">Statement &amp; annex</w:t></w:r></w:p><w:p><w:r><w:instrText>HYPERLINK</w:instrText><w:t>둘째 문단</w:t><w:br/><w:t>line</w:t></w:r></w:p>`), Limits{})
	if f.Type != typeDOCX || f.Words != "Joint Statement & annex\n둘째 문단\nline" || len(f.Notes) != 0 {
		t.Errorf("%+v", f)
	}
	f = read(t, hwpx(t, `<hp:p><hp:run><hp:t>제1차 회의</hp:t></hp:run></hp:p>`, `<hp:p><hp:run><hp:t>두번째<hp:lineBreak/>줄</hp:t></hp:run></hp:p>`), Limits{})
	if f.Type != typeHWPX || f.Words != "제1차 회의\n두번째\n줄" || len(f.Notes) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestPDFsAreReadByPoppler(t *testing.T) {
	needs.Tool(t, "pdftotext")
	f := read(t, pdf(3, "The two sides met in Alderhaven."), Limits{})
	if f.Type != typePDF || f.Pages != 3 || strings.Count(f.Words, "Alderhaven") != 3 || len(f.Notes) != 0 {
		t.Errorf("%+v", f)
	}
	began := time.Now()
	f = read(t, pdf(10_000, "Page after page."), Limits{})
	if f.Pages != 10_000 || len(f.Notes) != 1 || !strings.Contains(f.Notes[0], "has 10000 pages, of which the words of the first 500 are searched") || strings.Count(f.Words, "Page after page") != 500 {
		t.Errorf("%d pages, %d words, %v", f.Pages, len(f.Words), f.Notes)
	}
	if took := time.Since(began); took > 15*time.Second {
		t.Errorf("10,000 pages took %v", took)
	}
	f = read(t, pdf(400, strings.Repeat("Many words. ", 500)), Limits{Words: 10_000})
	if len(f.Words) > 10_000 || len(f.Words) < 5_000 || len(f.Notes) != 0 {
		t.Errorf("%d bytes of words, %v", len(f.Words), f.Notes)
	}
	late, cancel := context.WithTimeout(t.Context(), time.Nanosecond)
	defer cancel()
	if f, err := Read(late, pdf(3, "x"), Limits{}); err != nil || len(f.Notes) != 1 || !strings.Contains(f.Notes[0], "too long") {
		t.Errorf("without time: %+v, %v", f, err)
	}
	if f := read(t, pdf(3, "x"), Limits{Memory: 1 << 20}); len(f.Notes) != 1 || f.Words != "" {
		t.Errorf("without memory: %+v", f)
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(docx(f, "<w:p><w:t>x</w:t></w:p>"))
	f.Add(hwpx(f, "<hp:t>x</hp:t>"))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := Limits{Inflated: 1 << 20}.withDefaults()
		a, err := openArchive(data, limits)
		if err != nil {
			return
		}
		total := 0
		for _, m := range a.members {
			got, err := a.read(m, 1<<20)
			if total += len(got); int64(total) > limits.Inflated {
				t.Fatalf("%d bytes inflated", total)
			}
			if err != nil && !errors.Is(err, readout.ErrInvalid) {
				t.Fatalf("%v is no sentence", err)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(wordOpen + "<w:p><w:t>x</w:t></w:p>" + wordEnd)
	f.Add("<x><t>a</t><p/></x>")
	f.Add("<!DOCTYPE x><t>&amp;</t>")
	f.Fuzz(func(t *testing.T, document string) {
		for _, data := range [][]byte{zipOf(t, part{"[Content_Types].xml", ""}, part{"word/document.xml", document}), []byte(document)} {
			found, err := Read(t.Context(), data, Limits{Words: 1000})
			if err != nil && !errors.Is(err, readout.ErrInvalid) {
				t.Fatal(err)
			}
			if len(found.Words) > 1000 || strings.ContainsRune(found.Words, 0) || found.Words != strings.ToValidUTF8(found.Words, "") {
				t.Fatalf("words %q", found.Words)
			}
		}
	})
}

// TestStoredPartsAreRead: a part may stand in an archive as it is.
func TestStoredPartsAreRead(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	data := []byte(`<w:document xmlns:w="w"><w:t>as it is</w:t></w:document>`)
	for _, name := range []string{"[Content_Types].xml", "word/document.xml"} {
		f, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data))})
		if err == nil {
			_, err = f.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if f := read(t, b.Bytes(), Limits{}); f.Words != "as it is" {
		t.Errorf("%+v", f)
	}
}
