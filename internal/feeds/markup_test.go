package feeds

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestMarkupIsThatOfTheLibrary: what is written by hand is what encoding/xml writes
// of the same values, whatever they hold.
func TestMarkupIsThatOfTheLibrary(t *testing.T) {
	hard := "a\t\n\r\"'&<>]]>\x00\x0b\x1f\x7f\u0085\u2028 가나 \ufffe\uffff\ufffd 😀 \xff\xe0\x80\xed\xa0\x80 z"
	same := func(written []byte, v any) {
		t.Helper()
		want, err := document(v)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(written, want) {
			t.Errorf("written by hand:\n%q\nby the library:\n%q", written, want)
		}
	}
	for _, s := range []string{"", "plain", hard} {
		for _, other := range []string{"", hard} {
			link := atomLink{s, other, s, other}
			a := atomFeed{Space: s, Lang: other, ID: s, Title: s, Subtitle: other, Updated: s, Icon: other, Links: []atomLink{link, {}}}
			a.Entries = []atomEntry{{}, {Lang: other, ID: s, Title: s, Published: s, Updated: other, Author: atomPerson{s}, Categories: []atomCategory{{s, other}, {other, s}}, Rights: other,
				Summary: s, Content: &atomText{other, s}, Links: []atomLink{link}}}
			same(a.write(0), a)
			r := rss{Version: s, Atom: other, Content: s, DC: s, Channel: rssChannel{Title: s, Link: other, Description: s, Language: s, Built: s, Links: []atomLink{link}}}
			r.Channel.Items = []rssItem{{}, {Title: s, Link: s, GUID: rssGUID{s != "", other}, Published: s, Updated: other, Creator: s, Lang: other, Rights: s, Categories: []rssCategory{{s}, {other}},
				Description: other, Content: s, Links: []atomLink{link}}}
			same(r.write(0), r)
		}
	}
	same((atomFeed{}).write(0), atomFeed{})
	same((rss{}).write(0), rss{})
}

// BenchmarkFeed writes a feed of twenty texts of 5 kB in each format.
func BenchmarkFeed(b *testing.B) {
	at := time.Date(2018, 3, 15, 9, 0, 0, 0, time.UTC)
	f := Feed{ID: "urn:x", Title: "Releases", Lang: "en"}
	for range 20 {
		f.Entries = append(f.Entries, Entry{ID: "urn:y", Title: "Talks Held", Lang: "en", HTML: strings.Repeat("<p>Both sides agreed to meet again &amp; to say so.</p>\n", 100), Summary: "Both sides agreed.", Published: at, Updated: at})
	}
	out := atomFeed{}
	for _, e := range f.Entries {
		out.Entries = append(out.Entries, e.atom("en"))
	}
	for name, write := range map[string]func() ([]byte, error){"atom": f.Atom, "rss": f.RSS, "json": f.JSON, "by-the-library": func() ([]byte, error) { return document(out) }} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
