package attachment

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"readout"
)

const (
	typePDF  = "application/pdf"
	typeDOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	typeHWPX = "application/hwp+zip"
	typeZIP  = "application/zip"
	typeText = "text/plain"
	typeHTML = "text/html"
	typeSVG  = "image/svg+xml"
	typeXML  = "application/xml"
)

// signatures are the first bytes of files, at their place.
var signatures = []struct {
	at    int
	magic string
	is    string // "" is refused
}{
	{0, "%PDF-", typePDF},
	{0, "\x89PNG\r\n\x1a\n", "image/png"},
	{0, "\xff\xd8\xff", "image/jpeg"},
	{0, "GIF87a", "image/gif"},
	{0, "GIF89a", "image/gif"},
	{8, "WEBPVP8", "image/webp"},
	{0, "{\\rtf", "application/rtf"},
	{4, "ftyp", "video/mp4"},
	{0, "ID3", "audio/mpeg"},
	{0, "\x7fELF", ""},
	{0, "MZ", ""},
	{0, "\xcf\xfa\xed\xfe", ""},
	{0, "\xfe\xed\xfa", ""},
	{0, "\xca\xfe\xba\xbe", ""},
	{0, "#!", ""},
	{0, "SQLite format 3\x00", ""},
}

var (
	ole      = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	hwpMagic = []byte("HWP Document File")
	prolog   = regexp.MustCompile(`(?s)^(\s+|<\?.*?\?>|<!--.*?-->|<!doctype\s+svg[^>\[]*(\[.*?\])?[^>]*>)+`)
	htmlTag  = regexp.MustCompile(`<(!doctype\s+html|html|head|body|script|iframe|title|meta|link|style|div|p|a|img|table|form|h[1-6]|br|span|object|embed|base)[\s>/]`)
)

// looked is how many of the first bytes tell what a text is.
const looked = 64 << 10

// Type tells the media type of a file by its bytes. Programs and what is of no
// known kind are refused with a sentence.
func Type(data []byte) (string, error) {
	for _, s := range signatures {
		if len(data) < s.at || !bytes.HasPrefix(data[s.at:], []byte(s.magic)) {
			continue
		}
		if s.is == "" {
			return "", readout.Invalid("is a program or a database, which is kept as no attachment")
		}
		return s.is, nil
	}
	switch {
	case bytes.HasPrefix(data, ole):
		if bytes.Contains(data[:min(len(data), 1<<20)], hwpMagic) {
			return "application/x-hwp", nil
		}
		return "application/x-ole-storage", nil
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return zipType(data), nil
	}
	head := bytes.TrimPrefix(data[:min(len(data), looked)], []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(head, 0) >= 0 || controls(head)*50 > len(head) {
		return "", readout.Invalid("is of no kind that is known here; give it as PDF, DOCX, HWPX, a picture or text")
	}
	lower := bytes.ToLower(head)
	start := prolog.ReplaceAll(lower, nil)
	switch {
	case bytes.HasPrefix(start, []byte("<svg")):
		return typeSVG, nil
	case htmlTag.Match(lower): // also below other words: a browser that guesses would find it
		return typeHTML, nil
	case bytes.HasPrefix(bytes.TrimSpace(lower), []byte("<?xml")):
		return typeXML, nil
	case len(head) == len(data) && !utf8.Valid(head) && controls(head) > 0:
		return "", readout.Invalid("is of no kind that is known here; give it as PDF, DOCX, HWPX, a picture or text")
	}
	return typeText, nil
}

func controls(b []byte) (n int) {
	for _, c := range b {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			n++
		}
	}
	return n
}

// zipType tells a document from an archive by what is in it.
func zipType(data []byte) string {
	a, err := openArchive(data, Limits{}.withDefaults())
	if err != nil {
		return typeZIP
	}
	if m, ok := a.member("mimetype"); ok {
		if kind, err := a.read(m, 200); err == nil {
			switch kind := string(bytes.TrimSpace(kind)); kind {
			case typeHWPX, "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.presentation":
				return kind
			}
		}
	}
	if _, ok := a.member("[Content_Types].xml"); ok {
		for part, kind := range map[string]string{
			"word/document.xml":    typeDOCX,
			"xl/workbook.xml":      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
			"ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
		} {
			if _, ok := a.member(part); ok {
				return kind
			}
		}
	}
	return typeZIP
}
