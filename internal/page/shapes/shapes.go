// Package shapes holds pages as ministries build them, without their words: the
// furniture of ten kinds of site around the place of a release. Tests fill them
// with one release and expect the same reading from all. It is for tests only.
package shapes

import (
	"bytes"
	"embed"
	"fmt"
	"html"
	"io/fs"
	"strings"
	"text/template"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
)

//go:embed *.html
var files embed.FS

// Release is the words that a shape is filled with.
type Release struct {
	Title      string
	Date       string // YYYY-MM-DD
	Hits       string
	Paragraphs []string
	Note       string // the last line, such as a translation note
}

// Day is the date as YYYY-MM-DD.
func (r Release) Day() string { return r.Date }

// LongDate is the date as "March 15, 2018".
func (r Release) LongDate() string { return r.time().Format("January 2, 2006") }

// DottedDate is the date as "15.03.2018".
func (r Release) DottedDate() string { return r.time().Format("02.01.2006") }

func (r Release) time() time.Time {
	t, err := time.Parse(time.DateOnly, r.Date)
	if err != nil {
		panic(err)
	}
	return t
}

// Pages returns every shape by its name, filled with the release and encoded as
// the shape declares.
func Pages(r Release) (map[string][]byte, error) {
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		return nil, err
	}
	escaped := r
	escaped.Title, escaped.Note, escaped.Paragraphs = html.EscapeString(r.Title), html.EscapeString(r.Note), nil
	for _, p := range r.Paragraphs {
		escaped.Paragraphs = append(escaped.Paragraphs, html.EscapeString(p))
	}
	out := map[string][]byte{}
	for _, name := range names {
		shape, err := template.ParseFS(files, name)
		if err != nil {
			return nil, err
		}
		var page bytes.Buffer
		if err := shape.Execute(&page, escaped); err != nil {
			return nil, err
		}
		data, err := encode(page.String())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[strings.TrimSuffix(name, ".html")] = data
	}
	return out, nil
}

// encode turns a page into the bytes that it declares; characters that the
// encoding does not have are written as references.
func encode(page string) ([]byte, error) {
	var enc encoding.Encoding
	switch {
	case strings.Contains(page, "charset=euc-kr"):
		enc = korean.EUCKR
	case strings.Contains(page, "charset=Shift_JIS"):
		enc = japanese.ShiftJIS
	default:
		return []byte(page), nil
	}
	return encoding.HTMLEscapeUnsupported(enc.NewEncoder()).Bytes([]byte(page))
}

// Cut takes a plain text of the seed's kind apart: furniture, title, labels with
// their values, numbered paragraphs, note.
func Cut(text string) (Release, error) {
	var r Release
	began := false
	label := ""
	for line := range strings.SplitSeq(text, "\n") {
		words := strings.Trim(line, " \u00a0")
		switch {
		case words == "":
		case strings.HasPrefix(words, "* "):
			r.Note = words
		case strings.HasPrefix(words, "1. ") || began:
			began = true
			r.Paragraphs = append(r.Paragraphs, line)
		case label == "Date":
			r.Date, label = words, ""
		case label == "hit":
			r.Hits, label = words, ""
		case words == "Date" || words == "hit":
			label = words
		default:
			r.Title = words // the last line before the labels
		}
	}
	if r.Title == "" || r.Date == "" || r.Note == "" || len(r.Paragraphs) == 0 {
		return Release{}, fmt.Errorf("the text is not of the seed's kind: %+v", r)
	}
	return r, nil
}
