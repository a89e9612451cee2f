package site

import (
	"testing"

	"readout"
	"readout/internal/layout"
	"readout/internal/web"
)

// TestElapsed counts whole months between dates as far as they are known.
func TestElapsed(t *testing.T) {
	en, _ := web.MessagesFor("en")
	ko, _ := web.MessagesFor("ko")
	for _, c := range []struct{ from, to, en, ko string }{
		{"2015-04-14", "2018-03-15", "2 years 11 months", "2년 11개월"},
		{"2018-03-15", "2023-04-17", "5 years 1 month", "5년 1개월"},
		{"2009-12", "2015-04-14", "5 years 4 months", "5년 4개월"},
		{"2007-05", "2007-10", "5 months", "5개월"},
		{"2018-03-15", "2019-03-14", "11 months", "11개월"},
		{"2018-03-15", "2019-03-15", "1 year", "1년"},
		{"2018", "2019-03-15", "", ""},
		{"2019-03", "2018-03", "", ""},
		{"", "2018-03", "", ""},
	} {
		for m, want := range map[*web.Messages]string{en: c.en, ko: c.ko} {
			if got := (frame{Frame: layout.Frame{Messages: m}}).elapsed(readout.PartialDate(c.from), readout.PartialDate(c.to)); got != want {
				t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, want)
			}
		}
	}
}
