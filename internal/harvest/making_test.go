package harvest

import (
	"context"
	"errors"
	"html"
	"strings"
	"testing"
	"testing/synctest"
	"unicode/utf8"

	"readout"

	"pgregory.net/rapid"
)

// TestFeedsOfOneListAreMadeInTurn: the second waits for the first, others do not,
// and a reader who goes away waits no longer.
func TestFeedsOfOneListAreMadeInTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var m making
		ids := []readout.ReleaseID{3, 1}
		done, err := m.take(t.Context(), "en", ids)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range []struct {
			lang string
			ids  []readout.ReleaseID
		}{{"ko", ids}, {"en", []readout.ReleaseID{1, 3}}, {"en", nil}} {
			free, err := m.take(t.Context(), other.lang, other.ids)
			if err != nil {
				t.Fatal(err)
			}
			free()
		}
		waited := false
		go func() {
			free, err := m.take(t.Context(), "en", ids)
			if err != nil {
				t.Error(err)
				return
			}
			waited = true
			free()
		}()
		gone, leave := context.WithCancel(t.Context())
		var left error
		go func() { _, left = m.take(gone, "en", ids) }()
		synctest.Wait()
		if waited || left != nil {
			t.Fatalf("nobody waits for the first: %t, %v", waited, left)
		}
		leave()
		synctest.Wait()
		if !errors.Is(left, context.Canceled) {
			t.Errorf("who went away got %v", left)
		}
		done()
		synctest.Wait()
		if !waited || len(m.busy) != 0 {
			t.Errorf("the second waits for ever, or the first is remembered: %t, %d", waited, len(m.busy))
		}
	})
}

// TestSummariesEndAtAWord holds the line to what it would be of all the words.
func TestSummariesEndAtAWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.StringOfN(rapid.SampledFrom([]rune("ab é회 \n\t")), 0, 40, -1)).Draw(t, "parts")
		most := rapid.IntRange(1, 60).Draw(t, "most")
		l := line{most: most}
		for _, part := range parts {
			if !l.add(part) {
				break
			}
		}
		all := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
		want := all
		if runes := []rune(all); len(runes) > most {
			want = string(runes[:most])
			if at := strings.LastIndexByte(want, ' '); at > len(want)/2 {
				want = want[:at]
			}
			want += " …"
		}
		if got := l.String(); got != want {
			t.Errorf("%q of %q, want %q", got, all, want)
		}
		if n := utf8.RuneCountInString(l.words.String()); n > most+41 {
			t.Errorf("looked at %d characters for %d", n, most)
		}
	})
}

// TestEscapedAsTheLibraryDoes: words leave as html.EscapeString would write them.
func TestEscapedAsTheLibraryDoes(t *testing.T) {
	for _, s := range []string{"", "a", `<b a='"'>&amp;회`, "\x00\xff"} {
		if got, want := escaper.Replace(s), html.EscapeString(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
