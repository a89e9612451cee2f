// Package page turns the bytes of one input into a document: its stored text,
// the marks over it, and what its front matter or metadata states. Plain text,
// HTML and Markdown with front matter are told apart by their content, never by
// a name.
//
// It promises that the same bytes always give the same text; that anything
// else, however broken or hostile, is answered with one sentence in bounded
// time and memory; and that every mark lies inside the text. It never fetches,
// never looks at a clock but to stop, and never guesses what a page does not
// say: furniture goes, words stay.
package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
)

// Limits bound one input. The zero value of a field means its default.
type Limits struct {
	HTML        int           // bytes of an HTML page, 4 MiB
	Text        int           // bytes of decoded text or Markdown, 16 MiB
	FrontMatter int           // bytes of front matter, 64 KiB
	Time        time.Duration // for one input, 5 s
}

func (l Limits) withDefaults() Limits {
	if l.HTML <= 0 {
		l.HTML = 4 << 20
	}
	if l.Text <= 0 {
		l.Text = 16 << 20
	}
	if l.FrontMatter <= 0 {
		l.FrontMatter = 64 << 10
	}
	if l.Time <= 0 {
		l.Time = 5 * time.Second
	}
	return l
}

// Page is a document with what only an import needs, and what was mended.
type Page struct {
	readout.Document
	Import Import
	Notes  []string // a sentence for each thing that was repaired, without full stop
}

// Import is what front matter says for the importer alone.
type Import struct {
	Key         string              // source: the item's name at its publisher
	Kind        readout.ReleaseKind // "" where it is silent
	SealedUntil time.Time           // zero where it is not sealed
	Version     int                 // number of this text at its publisher; 0 where it is silent
	Correction  string              // why it differs from the version before; "" where it is silent
	Attached    []Attached          // files beside it, in the order of the text
}

// Attached is a file that a text names as its own.
type Attached struct {
	File                        string // path below the folder of the text, with slashes
	Stated                      bool   // front matter names it, so it must be there; a link may lead to anything
	Title, Alt, Caption, Credit string
	Licence                     readout.Licence
}

// Read makes a document of an input's bytes; source is its name as given. An
// error is a readout.Problem of kind ErrInvalid: one sentence that does not
// repeat the source.
func Read(source string, data []byte, limits Limits) (readout.Document, error) {
	p, err := Open(source, data, limits)
	return p.Document, err
}

// Open is Read for callers that also need what front matter says for an import
// and which repairs were made.
func Open(source string, data []byte, limits Limits) (Page, error) {
	limits = limits.withDefaults()
	if len(data) == 0 {
		return Page{}, readout.Invalid("is empty; there is nothing to read")
	}
	if err := notText(data); err != nil {
		return Page{}, err
	}
	deadline := time.Now().Add(limits.Time)
	var p Page
	var err error
	var charset string
	if otherXML(data) {
		return Page{}, readout.Invalid("is XML of another kind than a page, which is not read; give the page")
	}
	if looksLikeHTML(data) {
		p, charset, err = fromHTML(data, limits, deadline)
	} else {
		p, charset, err = fromText(data, limits, deadline)
	}
	if err != nil {
		return Page{}, err
	}
	if strings.TrimSpace(p.Text) == "" {
		return Page{}, readout.Invalid("has no words in it; there is nothing to read")
	}
	sum := sha256.Sum256(data)
	p.Source = source
	p.Original = readout.Original{
		SHA256:    hex.EncodeToString(sum[:]),
		Size:      int64(len(data)),
		MediaType: mediaTypes[p.Format] + "; charset=" + charset,
	}
	return p, nil
}

var mediaTypes = map[readout.Format]string{
	readout.FormatText:     "text/plain",
	readout.FormatHTML:     "text/html",
	readout.FormatMarkdown: "text/markdown",
}

// fromText reads plain text, or Markdown where front matter opens it.
func fromText(data []byte, limits Limits, deadline time.Time) (Page, string, error) {
	// Nothing shrinks by more than half when it is decoded: UTF-16 of ASCII does.
	if len(data) > 2*limits.Text+2 {
		return Page{}, "", tooLarge(len(data), limits.Text, "of text")
	}
	text, charset, notes, err := decodeText(data)
	if err != nil {
		return Page{}, "", err
	}
	if len(text) > limits.Text {
		return Page{}, "", tooLarge(len(text), limits.Text, "of text")
	}
	if strings.Contains(text, "\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	front, body, err := splitFrontMatter(text, limits.FrontMatter)
	if err != nil {
		return Page{}, "", err
	}
	if front == nil {
		return Page{Document: readout.Document{Format: readout.FormatText, Text: text}, Notes: notes}, charset, nil
	}
	p, err := fromMarkdown(*front, body, deadline)
	p.Notes = append(notes, p.Notes...)
	return p, charset, err
}

func tooLarge(size, limit int, what string) error {
	return readout.Invalid("is %s; at most %s %s are read, so split it or raise the limit", bytesText(size), bytesText(limit), what)
}

// signatures are the first bytes of common files that are no text, and what to
// do about each.
var signatures = []struct{ magic, sentence string }{
	{"%PDF-", "is a PDF, which is not read; give its page, or its text"},
	{"PK\x03\x04", "is a ZIP archive or an office document inside one; give the text, or a plain archive of texts"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old office document (HWP, DOC, XLS); save it as text or as a page"},
	{"{\\rtf", "is a rich text document; save it as text or as a page"},
	{"\x89PNG", "is an image; there are no words in it to read"},
	{"\xff\xd8\xff", "is an image; there are no words in it to read"},
	{"GIF8", "is an image; there are no words in it to read"},
	{"\x1f\x8b", "is compressed; unpack it, or give a tar archive of texts"},
	{"\x7fELF", "is a program, not a text"},
	{"MZ\x90", "is a program, not a text"},
	{"SQLite format 3\x00", "is a database, not a text"},
}

// notText tells bytes that no encoding makes words of.
func notText(data []byte) error {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) {
			return readout.Invalid("%s", s.sentence)
		}
	}
	if utf16Order(data) != nil {
		return nil
	}
	// A NUL, or many other control characters, is in no text.
	head := data[:min(len(data), 64<<10)]
	controls := 0
	for _, b := range head {
		switch {
		case b == 0:
			return readout.Invalid("is binary, not text; give a text, a page or a Markdown file")
		case b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b, b == 0x7f:
			controls++
		}
	}
	if controls*50 > len(head) {
		return readout.Invalid("is binary, not text; give a text, a page or a Markdown file")
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return readout.Invalid("has zero bytes in the middle, so it is not text; give a text, a page or a Markdown file")
	}
	return nil
}

// bytesText writes a number of bytes for a person: 15.0 MiB.
func bytesText(n int) string {
	switch {
	case n >= 1<<20:
		return oneDecimal(float64(n)/(1<<20)) + " MiB"
	case n >= 1<<10:
		return oneDecimal(float64(n)/(1<<10)) + " KiB"
	}
	return oneDecimal(float64(n)) + " bytes"
}

// lineOf returns the line, from 1, that byte at stands in.
func lineOf(data []byte, at int) int { return bytes.Count(data[:at], []byte("\n")) + 1 }

// invalidAt returns the byte of the first broken sequence, -1 where all of
// data is UTF-8.
func invalidAt(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
	return -1
}
