package overlay

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout"
)

func TestAnchorFindsItsWordsByContext(t *testing.T) {
	text := "서문. The tenth round was held. The tenth round ended."
	runes := []rune(text)
	first := strings.Index(text, "tenth")
	at := utf8.RuneCountInString(text[:first])
	a, err := NewAnchor(text, readout.Span{Start: at, End: at + 5})
	if err != nil || a.Exact != "tenth" || string(runes[a.Span.Start:a.Span.End]) != "tenth" {
		t.Fatalf("%+v, %v", a, err)
	}
	for _, c := range []struct {
		name, text string
		want       int // code points; -1 for not found
	}{
		{"same text", text, at},
		{"moved", "정정하여 다시 알립니다.\n" + text, at + utf8.RuneCountInString("정정하여 다시 알립니다.\n")},
		{"one side changed", strings.Replace(text, "서문. The", "A", 1), 2},
		{"both sides changed", "A tenth of it was held.", -1},
		{"twice with its context", text + "\n" + text, -1},
		{"gone", "Nothing.", -1},
		{"empty", "", -1},
	} {
		span, ok := a.Find(readout.NewRuler(c.text), readout.TextSHA256(c.text))
		if ok != (c.want >= 0) || ok && span != (readout.Span{Start: c.want, End: c.want + 5}) {
			t.Errorf("%s: %v, %v", c.name, span, ok)
		}
	}
	long := strings.Repeat("a", 1<<20)
	for _, s := range []readout.Span{{}, {Start: 5, End: 3}, {Start: -1, End: 2}, {Start: 0, End: 1 << 21}, {Start: 0, End: 1 << 19}} {
		if _, err := NewAnchor(long, s); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("%v: %v", s, err)
		}
	}
}

// Looking for words in a text of nothing else ends soon.
func TestP27AnchorInAHostileText(t *testing.T) {
	a, err := NewAnchor("b"+strings.Repeat("a", 1000)+"c", readout.Span{Start: 1, End: 1001})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("a", 4<<20)
	start := time.Now()
	if span, ok := a.Find(readout.NewRuler(text), readout.TextSHA256(text)); ok {
		t.Errorf("found at %v", span)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

// An anchor found in any text points at its own words, in code points.
func FuzzAnchor(f *testing.F) {
	f.Add("the tenth round", 4, 9, "in short, the tenth round")
	f.Add("제11차 한일", 1, 3, "다시 제11차 한일")
	f.Add("aaaa", 1, 2, "aaaaa")
	f.Fuzz(func(t *testing.T, text string, from, to int, other string) {
		if !utf8.ValidString(text) || !utf8.ValidString(other) {
			t.Skip()
		}
		a, err := NewAnchor(text, readout.Span{Start: from, End: to})
		if err != nil {
			return
		}
		for _, in := range []string{text, other} {
			ruler := readout.NewRuler(in)
			if span, ok := a.Find(ruler, readout.TextSHA256(in)); ok && ruler.Slice(span) != a.Exact {
				t.Fatalf("found %v in %q, which is %q and not %q", span, in, ruler.Slice(span), a.Exact)
			}
		}
		if span, ok := a.Find(readout.NewRuler(text), a.TextSHA256); !ok || span != a.Span {
			t.Fatalf("not where it was: %v, %v", span, ok)
		}
	})
}
