package feeds_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/internal/feeds"
)

// TestNamesAreForEver: what subscribers hold is never computed otherwise.
func TestNamesAreForEver(t *testing.T) {
	for want, names := range map[string][]string{
		"urn:uuid:e9c6a469-5208-5fbd-ae3e-cc163022e343": {"release", "kr-mofa", "2018/outcome-of-11th-consultation", "en"},
	} {
		if got := feeds.URN(names...); got != want {
			t.Errorf("%v is known by %s, not %s", names, got, want)
		}
	}
	if feeds.UUID("a", "b") == feeds.UUID("ab") || feeds.UUID("a", "b") == feeds.UUID("b", "a") {
		t.Error("different names have one identity")
	}
}

// FuzzWellFormed: whatever a text holds, XML parses and calendars keep to lines.
func FuzzWellFormed(f *testing.F) {
	f.Add("Talks & <b>more</b>\x00\x0b\ufffe", "]]>", "가나다;,\\\r\n")
	f.Add("", "\xff\xfe", "\u2028")
	f.Fuzz(func(t *testing.T, title, body, place string) {
		at := time.Date(2018, 3, 15, 9, 0, 0, 0, time.UTC)
		feed := feeds.Feed{ID: "urn:x", Title: title, Lang: "en", Entries: []feeds.Entry{{ID: "urn:y", Title: title, HTML: body, Summary: place, Published: at, Updated: at, Source: title}}}
		for name, write := range map[string]func() ([]byte, error){"atom": feed.Atom, "rss": feed.RSS, "embed": feeds.Embed{Title: title, HTML: body}.XML} {
			out, err := write()
			if err != nil {
				t.Fatal(err)
			}
			for dec := xml.NewDecoder(strings.NewReader(string(out))); ; {
				if _, err := dec.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v: %s", name, err, out)
				}
			}
		}
		cal := feeds.Calendar{Name: title, Lang: "en", Events: []feeds.Event{{UID: "x", Revised: at, Start: "2018-03-15", Summary: title, Location: place, Description: body, Categories: []string{title}}}}
		out, err := cal.ICalendar()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(string(out), "\r\n"), "\r\n")
		for _, line := range lines {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00") {
				t.Fatalf("the line %q", line)
			}
		}
		if n := strings.Count("\r\n"+string(out), "\r\nBEGIN:"); n != 2 {
			t.Fatalf("%d components begin in %s", n, out)
		}
	})
}
