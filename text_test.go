package readout_test

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"readout"
)

// Positions are code points everywhere outside; the ruler must agree with a
// slice of runes on every text.
func TestRulerAgreesWithRunes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab \n한일é’\U0001f600")), 0, 400, -1).Draw(t, "text")
		runes := []rune(text)
		r := readout.NewRuler(text)
		if r.Len() != len(runes) {
			t.Fatalf("Len() = %d, want %d", r.Len(), len(runes))
		}
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		to := rapid.IntRange(from, len(runes)).Draw(t, "to")
		if got, want := r.Slice(readout.Span{Start: from, End: to}), string(runes[from:to]); got != want {
			t.Fatalf("Slice(%d,%d) = %q, want %q", from, to, got, want)
		}
		at := len(string(runes[:from]))
		if got := r.Byte(from); got != at {
			t.Fatalf("Byte(%d) = %d, want %d", from, got, at)
		}
		if got := r.Point(at); got != from {
			t.Fatalf("Point(%d) = %d, want %d", at, got, from)
		}
	})
}

func TestRulerClampsPositionsOutsideTheText(t *testing.T) {
	r := readout.NewRuler("한일")
	for _, c := range []struct{ point, want int }{{-1, 0}, {0, 0}, {2, 6}, {99, 6}} {
		if got := r.Byte(c.point); got != c.want {
			t.Errorf("Byte(%d) = %d, want %d", c.point, got, c.want)
		}
	}
	if got := r.Slice(readout.Span{Start: 2, End: 1}); got != "" {
		t.Errorf("a span that ends before it starts gave %q", got)
	}
}

func FuzzRuler(f *testing.F) {
	f.Add("제11차 한일", 1, 3)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		r := readout.NewRuler(text)
		if s := r.Slice(readout.Span{Start: a, End: b}); !utf8.ValidString(s) {
			t.Fatalf("Slice cut a code point: %q", s)
		}
	})
}
