package lexicon

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// laidOut writes the terms of a text as "position:term".
func laidOut(text string) string {
	var b strings.Builder
	st := NewStemmer()
	Terms(text, st.Stem, func(term []byte, position int) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d:%s", position, term)
	}, nil)
	return b.String()
}

func TestTerms(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"  \t\n", ""},
		{"Consultations held", "1:consult 2:held"},
		{"ＭＯＵ Ｃｏｎｓｕｌｔ", "1:mou 1:=MOU 2:consult"},
		{"the Minister’s and ministers'", "1:the 2:minist 2:the minist 3:and 3:minist and 4:minist 4:and minist"},
		{"U.S. and U.S.A. e.g. Mr. Kim", "1:us 1:=US 2:and 3:usa 3:=US 4:eg 5:mr 6:kim"},
		{"Türkiye, Türkiye, São", "1:turkiy 1:=TR 2:turkiy 2:=TR 3:sao"},
		{"F-35 COP28 2+2", "1:f 2:35 3:cop 4:28 5:2 6:2"},
		{"1,000 and 1,00 and 12,345,678", "1:1000 2:and 3:1 4:00 5:and 6:12345678"},
		{"정책협의회", "1:정책 2:책협 3:협의 4:의회 5:회"},
		{"한 일", "1:한 1:한 일 2:일"},
		{"한·일 韓-日 한ㆍ미", "1:한일 1:=KR-JP 2:일 2:일 韓 3:韓日 3:=KR-JP 4:日 4:日 한 5:한미 5:=KR-US 6:미"},
		{"MOU체결", "1:mou 1:=MOU 2:체결 2:체 3:결"},
		{"제11차 회의", "1:제 2:11 3:차 3:차 회 3:#11 4:회의 5:의"},
		{"제1차관", "1:제 2:1 3:차관 3:차 4:관"},
		{"제11차회의", "1:제 2:11 3:차회 3:차 3:#11 4:회의 5:의"},
		{"안보", "1:안보 2:보"}, // decomposed
		{"ﾊﾞｲﾃﾞﾝ 大統領", "1:バイ 2:イデ 3:デン 4:ン 4:ン 大 5:大統 6:統領 7:領"},
		{"one\n\ntwo", "1:one 18:two"},
		{"one\ntwo", "1:one 2:two"},
		{"co\u00adoper\u200bation", "1:cooper"},
		{"Лавров встретился", "1:лавров 2:встретился"},
		{"a\xffb", "1:a 2:b"},
		{"the eleventh round, the 21st, twenty-first", "1:the 2:eleventh 2:#11 3:round 4:the 5:21 6:st 7:twenti 7:#21 7:twentyfirst 8:first 8:#21"},
		{"the Republic of Korea", "1:the 2:republ 2:the republ 3:of 3:republ of 4:korea 4:=KR"},
		{"the Democratic People's Republic of Korea", "1:the 2:democrat 3:peopl 4:republ 4:peopl republ 5:of 5:republ of 6:korea 6:=KP"},
		{"ROK-Japan talks", "1:rok 1:=KR 1:rokjapan 2:japan 2:=KR-JP 2:=JP 3:talk"},
		{"Neighborhoods", "1:neighborhood 1:=NEIGHBOURHOOD"},
		{"let us, the US and WHO; who", "1:let 2:us 3:the 4:us 4:=US 5:and 6:who 6:and who 6:=WHO-BODY 7:who 7:who who"},
		{"Kim Yong-kil", "1:kim 2:yong 2:yongkil 3:kil"},
		{"美 국무", "1:美 1:美 국 1:=US 2:국무 3:무"},
		{"美術 15日", "1:美術 2:術 3:15 4:日"},
		{"착한일 한 일", "1:착한 2:한일 3:일 3:일 한 4:한 4:한 일 5:일"},
	} {
		if got := laidOut(c.text); got != c.want {
			t.Errorf("terms of %q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	show := func(words string) []string {
		var out []string
		for _, p := range Parse(words) {
			s := strings.TrimSpace(p.key())
			if p.Without {
				s = "-" + s
			}
			out = append(out, s)
		}
		return out
	}
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"", nil},
		{" - -- \"\" “” ***", nil},
		{"security consultations Security", []string{"secur", "consult"}},
		{`"next round" 2018`, []string{`"next round`, "2018"}},
		{"“next round”", []string{`"next round`}},
		{`"next round`, []string{"next", "round"}},
		{"meeting -Kim", []string{"meet", "-kim"}},
		{"-Kim -Lee", []string{"kim", "lee"}},
		{"Indo-Pacific", []string{"indo pacif"}},
		{"a\x00b", []string{"a", "b"}},
	} {
		if diff := cmp.Diff(c.want, show(c.words)); diff != "" {
			t.Errorf("parse(%q) (-want +got):\n%s", c.words, diff)
		}
	}
}

func TestP27QueriesAreBounded(t *testing.T) {
	for name, words := range map[string]string{
		"one long word":    strings.Repeat("a", 10_000),
		"one long run":     strings.Repeat("협의", 10_000),
		"a thousand words": strings.Repeat("a1 b2 c3 d4 e5 ", 1000),
		"quotations":       strings.Repeat(`"`, 10_001),
		"one quotation":    `"` + strings.Repeat("x y ", 10_000) + `"`,
	} {
		parts := Parse(words)
		if len(parts) > MostParts {
			t.Errorf("%s: %d parts", name, len(parts))
		}
		for _, p := range parts {
			if len(p.Units) == 0 || len(p.Units) > MostPositions || len(p.Positions()) == 0 {
				t.Errorf("%s: a Part of %d units at %d positions", name, len(p.Units), len(p.Positions()))
			}
		}
	}
}

var hostile = []string{
	"", "a", "한", "U.S.", "U.", ".S", "제11차 회의", "’s", "a’s", "1,000", "1,", "\xff\xfe", "\x00", "한\n\n일", "ㆍ", "한ㆍ", "-한",
	"e\u0301\u0301", "\u1112\u1161\u11ab", strings.Repeat("\u0301", 100), "ﬃ", "㍿", "①", "İ", "ẞ", "\u200d", "a\u200d.b", `"a`, `-"a b"`,
}

func FuzzTerms(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		st := NewStemmer()
		Terms(text, st.Stem, func(term []byte, position int) {
			if len(term) == 0 || len(term) > longest+utf8.UTFMax || !utf8.Valid(term) {
				t.Fatalf("term %q of %q", term, text)
			}
			if position < last {
				t.Fatalf("position %d after %d in %q", position, last, text)
			}
			last = position
		}, nil)
		s, start := NewScanner(text), 0
		for u, ok := s.Next(); ok; u, ok = s.Next() {
			if u.Start < start || u.End > len(text) || u.Start >= u.End {
				t.Fatalf("unit %q at %d–%d of %q", u.Term, u.Start, u.End, text)
			}
			start = u.Start
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		positive := 0
		parts := Parse(words)
		for _, p := range parts {
			if !p.Without {
				positive++
			}
			for _, alternatives := range p.Positions() {
				for _, a := range alternatives {
					if a == "" {
						t.Fatalf("an empty term of %q", words)
					}
				}
			}
		}
		if len(parts) > 0 && positive == 0 {
			t.Fatalf("%q asks for nothing", words)
		}
	})
}

// listed lists the units of a text. Slowly, it reads with the buffer in use, which keeps the
// scanner off its quick path for as long as it can be.
func listed(text string, slow bool) []string {
	var out []string
	s := NewScanner(text)
	for {
		if slow {
			s.peek(0) // the quick path needs an empty buffer
		}
		u, ok := s.Next()
		if !ok {
			return out
		}
		out = append(out, fmt.Sprintf("%d %s %d-%d %v %v", u.Kind, u.Term, u.Start, u.End, u.Glued, u.Far))
	}
}

func FuzzQuickIsTheSame(f *testing.F) {
	for _, s := range hostile {
		f.Add(s + " U.S.-Japan 한-일 a.b 11,000,00 x\n\ny " + s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if diff := cmp.Diff(listed(text, true), listed(text, false)); diff != "" {
			t.Fatalf("%q (-slow +quick):\n%s", text, diff)
		}
	})
}
