package readout_test

import (
	"strings"
	"testing"

	"readout"
)

func TestFileNamesSayWhatAFileIs(t *testing.T) {
	for _, c := range []struct{ name, mediaType, want string }{
		{"statement.pdf", "application/pdf", "statement.pdf"},
		{"Annex 1 (final).PDF", "application/pdf", "Annex-1-(final).PDF"},
		{"../../etc/passwd", "text/plain", "passwd.txt"},
		{`C:\papers\a.docx`, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a.docx"},
		{"photo.html", "image/png", "photo.html.png"},
		{"report.pdf", "text/html", "report.pdf.html"},
		{"annex\u202efdp.exe", "application/pdf", "annexfdp.exe.pdf"},
		{"제11차 회의 결과.hwpx", "application/hwp+zip", "제11차-회의-결과.hwpx"},
		{".htaccess", "text/plain", "htaccess.txt"},
		{"", "image/png", "file.png"}, {"...", "image/png", "file.png"}, {"png", "image/png", "file.png"},
		{"a\"b\nc;d.png", "image/png", "a-bc-d.png"},
		{strings.Repeat("가", 100) + ".pdf", "application/pdf", strings.Repeat("가", 38) + ".pdf"},
		{"photo.jpeg", "image/jpeg", "photo.jpeg"},
	} {
		got := readout.FileName(c.name, c.mediaType)
		if got != c.want {
			t.Errorf("%q of %s is %q, want %q", c.name, c.mediaType, got, c.want)
		}
		if again := readout.FileName(got, c.mediaType); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("a/b.pdf", "application/pdf")
	f.Add("\u202e.png", "image/png")
	f.Fuzz(func(t *testing.T, name, mediaType string) {
		got := readout.FileName(name, mediaType)
		if got == "" || len(got) > 130 || strings.ContainsAny(got, "/\\\x00\r\n\"") || strings.HasPrefix(got, ".") {
			t.Errorf("%q is %q", name, got)
		}
	})
}

func TestLicencesHaveWordsAndAddress(t *testing.T) {
	for _, l := range readout.Licences() {
		terms, ok := l.Terms()
		if !ok || terms.Names["en"] == "" || terms.Names["ko"] == "" || !strings.HasPrefix(terms.URL, "https://") {
			t.Errorf("%s: %+v", l, terms)
		}
	}
	if _, ok := readout.Licence("KOGL-9").Terms(); ok {
		t.Error("KOGL-9 is a licence")
	}
	for words, want := range map[string]readout.Licence{
		"KOGL Type 1": "KOGL-1", "KOGL Type 1: source indication": "KOGL-1", "CC0 1.0": "CC0-1.0", "CC-BY-4.0": "CC-BY-4.0", "KOGL": "", "": "", "Public domain, with thanks": "",
	} {
		if terms, ok := readout.TermsCalled(words); terms.Licence != want || ok != (want != "") {
			t.Errorf("%q is %q, %v", words, terms.Licence, ok)
		}
	}
}
