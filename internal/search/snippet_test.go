package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// bracketed writes a snippet with its hits in brackets.
func bracketed(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Hit {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("filler words that say nothing of it ", 20)
	for _, c := range []struct{ name, text, words, want string }{
		{"stems", "The Ministers consulted.", "minister consultation", "The [Ministers] [consulted]."},
		{"nothing asked", "The Ministers consulted.", "", "The Ministers consulted."},
		{"nothing found", "The Ministers consulted.", "zebra", "The Ministers consulted."},
		{"particles", "한일 안보정책협의회를 개최하였다.", "정책협의회", "한일 안보[정책협의회]를 개최하였다."},
		{"spacing", "한·일 정책 협의회", "한일 정책협의회", "[한·일] [정책 협의회]"},
		{"width and form", "ＭＯＵ 체결", "mou 체결", "[ＭＯＵ] [체결]"},
		{"glued", "제11차회의와 MOU체결", "11차 mou", "제[11차]회의와 [MOU]체결"},
		{"quotation", "a round, the next round of it", `"next round"`, "a round, the [next round] of it"},
		{"left out", "the next round", "round -next", "the next [round]"},
		{"not across paragraphs", "the next\n\nround", `"next round"`, "the next round"},
		{"white space", "one\n\n\ttwo\u00a0 three", "two", "one [two] three"},
		{"passage", long + "the treaty was signed " + long, "treaty signed",
			"…of it filler words that say nothing of it the [treaty] was [signed] filler words that say nothing of it filler words that say nothing of it filler words that say nothing of it filler words that say…"},
		{"both together beat one alone", "treaty " + long + "the treaty was signed.", "signed treaty",
			"…of it filler words that say nothing of it the [treaty] was [signed]."},
		{"markup is words", "<b>treaty</b> & more", "treaty", "<b>[treaty]</b> & more"},
	} {
		if got := bracketed(Snippet(c.text, c.words)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func FuzzSnippet(f *testing.F) {
	for i, s := range hostile {
		f.Add(s+" treaty "+s, hostile[len(hostile)-1-i])
		f.Add(strings.Repeat(s+" 한일 ", 60), s)
	}
	f.Fuzz(func(t *testing.T, text, words string) {
		pieces := Snippet(text, words)
		all := ""
		for _, p := range pieces {
			if p.Text == "" || !utf8.ValidString(p.Text) {
				t.Fatalf("piece %q of Snippet(%q, %q)", p.Text, text, words)
			}
			all += p.Text
		}
		if n := utf8.RuneCountInString(all); n > window+2 {
			t.Fatalf("%d code points of Snippet(%q, %q)", n, text, words)
		}
	})
}
