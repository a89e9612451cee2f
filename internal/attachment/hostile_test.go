//go:build !race

package attachment

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout"
)

// TestP27HostileDocumentsAreBoundedAndNamed: what cannot be read is said in a
// sentence, soon and in little memory, and the file is what it is all the same.
func TestP27HostileDocumentsAreBoundedAndNamed(t *testing.T) {
	lying := docx(t, "<w:p><w:t>x</w:t></w:p>")
	end := bytes.LastIndex(lying, []byte("PK\x05\x06"))
	binary.LittleEndian.PutUint32(lying[end+16:], 1<<31)
	many := make([]part, 0, 6000)
	for i := range 6000 {
		many = append(many, part{fmt.Sprint("word/", i), ""})
	}
	encrypted := docx(t, "<w:p/>")
	at := bytes.LastIndex(encrypted, []byte("PK\x01\x02"))
	encrypted[at+8] |= 1
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"bomb":          {docx(t, "<w:p><w:t>"+strings.Repeat(" ", 60<<20)+"</w:t></w:p>"), "inflates to far more than a document holds"},
		"many bombs":    {hwpx(t, strings.Repeat("<hp:p/>", 1<<20), strings.Repeat("<hp:t>x</hp:t>", 1<<20)), "inflates to far more"},
		"nested":        {docx(t, strings.Repeat("<w:p>", 100_000)), "nests its elements more than 500 deep"},
		"entities":      {zipOf(t, part{"[Content_Types].xml", ""}, part{"word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>`}), "declares a document type"},
		"unknown":       {docx(t, "<w:t>&unknown;</w:t>"), "is damaged in line 1"},
		"not closed":    {docx(t, "<w:p><w:t>x"), "is damaged"},
		"encoding":      {zipOf(t, part{"[Content_Types].xml", ""}, part{"word/document.xml", `<?xml version="1.0" encoding="x-none"?><w:t>x</w:t>`}), "encoding that cannot be read"},
		"bad bytes":     {docx(t, "<w:t>\xff\xfe\x00</w:t>"), "is damaged"},
		"empty":         {zipOf(t, part{"mimetype", "application/hwp+zip"}), "has no text inside"},
		"encrypted":     {encrypted, "is protected by a password"},
		"long word":     {docx(t, "<w:"+strings.Repeat("a", 30<<20)), "inflates to far more"},
		"PDF in name":   {[]byte("%PDF-1.4\nnothing of the kind"), "PDF"},
		"PDF of itself": {append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("1 0 obj << /Kids [1 0 R] /Count 9 >> endobj\n"), 10_000)...), "PDF"},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			f, err := Read(t.Context(), c.data, Limits{})
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			if err != nil || len(f.Notes) != 1 || !strings.Contains(f.Notes[0], c.want) || !strings.HasSuffix(f.Notes[0], "so its words are not searched") {
				t.Errorf("%+v, %v; want a note that says %q", f.Notes, err, c.want)
			}
			if took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 200<<20 {
				t.Errorf("took %d MB of memory over time", used>>20)
			}
		})
	}
	for name, data := range map[string][]byte{"directory that lies": lying, "too many members": zipOf(t, append([]part{{"[Content_Types].xml", ""}, {"word/document.xml", ""}}, many...)...), "cut": docx(t, "x")[:100]} {
		if f, err := Read(t.Context(), data, Limits{}); err != nil || f.Type != typeZIP || f.Words != "" {
			t.Errorf("%s is %+v, %v", name, f, err)
		}
	}
	if f := read(t, docx(t, "<w:p><w:t>"+strings.Repeat("words of a long text ", 200_000)+"</w:t></w:p>"), Limits{Inflated: 1 << 30}); len(f.Words) > 1<<20 {
		t.Errorf("%d bytes of words", len(f.Words))
	}
	for _, data := range [][]byte{nil, make([]byte, 33<<20)} {
		if _, err := Read(t.Context(), data, Limits{}); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
	// a directory may name one part a thousand times: what is inflated is counted once for all
	if a, err := openArchive(docx(t, "x"), Limits{}.withDefaults()); err != nil {
		t.Error(err)
	} else if m, _ := a.member("word/document.xml"); true {
		a.left = int64(len(wordOpen+wordEnd) + 1)
		_, first := a.read(m, 1000)
		_, second := a.read(m, 1000)
		if first != nil || second == nil {
			t.Errorf("read twice: %v, %v", first, second)
		}
	}
}
