package harvest_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"readout"
)

// TestFeedsToldBeforehandAreTheSame: what is told of texts before anybody asks needs no
// text to be read again, is what it would have been, and holds nothing that the public
// may not see.
func TestFeedsToldBeforehandAreTheSame(t *testing.T) {
	brought := func() *room {
		r := newRoom(t, readout.HouseArchive, false)
		for n := range 30 {
			r.bring("no"+strconv.Itoa(n)+".en.md", "northmark", "---\ntitle: Statement number "+strconv.Itoa(n)+"\ndate: 2031-01-10\nlang: en\n---\n\n1. The minister spoke of **harbours**.\n")
		}
		r.bring("long.en.md", "northmark", "---\ntitle: A long speech\ndate: 2031-01-11\nlang: en\n---\n\n"+strings.Repeat("The minister spoke of canals.\n\n", 600))
		r.bring("talks.en.md", "northmark", talks)
		r.bring("talks.ko.md", "northmark", "---\ntitle: 노스마크·사우스마크 회담\ndate: 2031-03-15\nlang: ko\n---\n\n1. 회담이 열렸다.\n")
		r.bring("talks.en.md", "northmark", strings.Replace(talks, "meet again", "meet again in May", 1))
		r.bring("held.en.md", "southmark", talks)
		gone := r.bring("gone.en.md", "northmark", "---\ntitle: Words taken back\ndate: 2031-01-12\nlang: en\n---\n\nThe minister spoke too early.\n")
		must(t, r.office.Withdraw(t.Context(), gone.Release, r.base(gone.Release), "officer"))
		r.catchUp()
		return r
	}
	cold, warm := brought(), brought()
	must(t, warm.programs.Warm(t.Context()))
	if n := warm.reads.texts.Load(); n != 33 { // 30 statements, the speech, the talks in two languages
		t.Errorf("%d texts were read beforehand", n)
	}
	warm.reads.texts.Store(0)
	for _, lang := range []string{"en", "ko"} {
		for _, form := range []string{"atom", "rss", "json"} {
			for _, page := range []string{"", "?page=2"} {
				path := "/" + lang + "/feed." + form + page
				want, got := cold.body(path), warm.body(path)
				if !bytes.Equal(want, got) {
					t.Errorf("%s is\n%s\nwant\n%s", path, got, want)
				}
				if bytes.Contains(got, []byte("too early")) {
					t.Errorf("%s holds the text of a withdrawn release", path)
				}
			}
		}
	}
	if n := warm.reads.texts.Load(); n != 0 {
		t.Errorf("%d texts were read again", n)
	}
	if n := cold.reads.texts.Load(); n != 33 {
		t.Errorf("%d texts were read for readers", n)
	}
}
