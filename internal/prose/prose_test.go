package prose_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"readout/internal/prose"
)

func sentences(d *prose.Doc) []string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, d.Text[s.Start:s.End])
	}
	return out
}

func TestSentencesKeepAbbreviations(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Mr. Kudo met H.E. Ms. Lucia Ferrand on Feb. 3. They talked.",
			[]string{"Mr. Kudo met H.E. Ms. Lucia Ferrand on Feb. 3.", "They talked."}},
		{"Officials met in Washington, D.C.  Officials discussed the U.S. Embassy.",
			[]string{"Officials met in Washington, D.C.", "Officials discussed the U.S. Embassy."}},
		{"Adm. John C. Aquilino spoke at 5:40 p.m. for the U.S. The sides agreed.",
			[]string{"Adm. John C. Aquilino spoke at 5:40 p.m. for the U.S.", "The sides agreed."}},
		{"“We agree.” He left!", []string{"“We agree.”", "He left!"}},
		{"No. 5 of 3.5 million. Is that so? Yes.", []string{"No. 5 of 3.5 million.", "Is that so?", "Yes."}},
	} {
		if diff := cmp.Diff(c.want, sentences(prose.Parse(c.text))); diff != "" {
			t.Errorf("%q:\n%s", c.text, diff)
		}
	}
}

func TestTokens(t *testing.T) {
	d := prose.Parse("The 11th U.S.-ROK talks at the country’s ministry, 1,584 hits")
	var got []string
	for _, tok := range d.Tokens {
		got = append(got, tok.Lower)
	}
	want := strings.Split("the|11th|u.s.|-|rok|talks|at|the|country|'s|ministry|,|1,584|hits", "|")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n, ok := d.Tokens[1].OrdinalValue(); n != 11 || !ok {
		t.Errorf("11th is %d, %v", n, ok)
	}
	if n, ok := d.Tokens[12].NumberValue(); n != 1584 || !ok {
		t.Errorf("1,584 is %d, %v", n, ok)
	}
}

func labels(text string) []string {
	runes := []rune(text)
	var out []string
	for _, p := range prose.Points(text) {
		label := "_"
		if p.Label != nil {
			label = *p.Label
		}
		body := strings.Fields(string(runes[p.Start:p.End]))
		out = append(out, strings.Repeat(">", p.Level)+label+" "+body[min(len(body)-1, 1)])
	}
	return out
}

func TestPoints(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"numbers, sub-points and a note", "Title\n\nDate\n2018-03-15\n\n1. The talks took place.\n\n ° The ROK side explained.\n o The Japanese side said so.\n   - In detail.\n\n2. Both agreed.\n\n* unofficial translation",
			[]string{">1. The", ">>° The", ">>o The", ">>>- In", ">2. Both", ">>* unofficial"}},
		{"Korean marks", "제목\n\n작성일\n2019-06-21\n\n□ 제4차 협의회가 개최되었다.\n ㅇ 우리측은 설명하였다.\n  - 세부 내용\n※ 참고 사항", []string{">□ 제4차", ">>ㅇ 우리측은", ">>>- 세부", ">>>>※ 참고"}},
		{"Japanese numbers", "題名\n\n5月16日、東京において、対話が開催されたところ、概要は以下のとおりです。\n\n1　日本側から工藤局長が出席しました。\n（１）第一に述べました。", []string{">_ 5月16日、東京において、対話が開催されたところ、概要は以下のとおりです。", ">1 日本側から工藤局長が出席しました。", ">>（１） （１）第一に述べました。"}},
		{"numbers without a point", "Singapore signed a memorandum today with the Netherlands, at the ministry.\n\n2 The memorandum supports the establishment of a technical unit for the panel.\n\n5 July was the day on which the ministers met again in the city of Singapore.",
			[]string{">_ signed", ">2 The", ">_ July"}},
		{"furniture is no point", "1. Facebook\n2. X\n3. Site map\n\nMenu\n\n1. The ministers met today.\n2. They agreed.\n\n1. Facebook\n2. Instagram", []string{">1. The", ">2. They"}},
		{"a cut sentence goes on", "• Ministers agreed to hold a minimum of three\n\nmeetings a year. \u00e2\u0080\u00a2 Noted that it was well.", []string{">• Ministers", ">>\u00e2\u0080\u00a2 Noted"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, labels(c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Parts are in order, inside one another, and stand where they say.
func FuzzParse(f *testing.F) {
	f.Add("1. The 11th U.S.–ROK talks took place.\n ° The ROK’s side…\n\n※ note")
	f.Add("제4차 한-캐나다\n□ 양측은 2017년 5월 이후\n ㅇ 우리측은")
	f.Add("1　日本側から、\n（１）フェランド次官。")
	f.Add("\u00e2\u0080\u00a2 Noted \u00e2\u0080\u00a2 Noted\n- \n*\n1.\n(a) b")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		d := prose.Parse(text)
		at := 0
		for i, tok := range d.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %d is %d–%d after %d", i, tok.Start, tok.End, at)
			}
			if !utf8.ValidString(text[tok.Start:tok.End]) {
				t.Fatalf("token %q cuts a letter", text[tok.Start:tok.End])
			}
			at = tok.End
		}
		next := 0
		for i, s := range d.Sentences {
			p := d.Paragraphs[s.Paragraph]
			if s.First != next || s.Last <= s.First || s.Start < p.Body || s.End > p.End {
				t.Fatalf("sentence %d: %+v in %+v", i, s, p)
			}
			next = s.Last
		}
		if next != len(d.Tokens) {
			t.Fatalf("sentences hold %d of %d tokens", next, len(d.Tokens))
		}
		runes, end := []rune(text), 0
		for _, p := range d.Points {
			if p.Start < end || p.End <= p.Start || p.End > len(runes) || p.Level < 1 {
				t.Fatalf("point %+v after %d", p, end)
			}
			if p.Label != nil && !strings.HasPrefix(string(runes[p.Start:p.End]), *p.Label) {
				t.Fatalf("point %+v does not begin with %q", p, *p.Label)
			}
			end = p.End
		}
	})
}

// TestOutlineHasTheParagraphs: the small part of the work finds what the whole does,
// but for what the whole adds to a paragraph.
func TestOutlineHasTheParagraphs(t *testing.T) {
	for _, text := range []string{"", "A title\n\nMarch 15, 2018\n\n1. The two sides met.\n\n  ° They spoke.\n\n※ A note.", "제목\n\n1. 회담이 열렸다.\nㅇ 논의하였다."} {
		outline, whole := prose.Outline(text), prose.Parse(text)
		if len(outline.Paragraphs) != len(whole.Paragraphs) || outline.Head() != whole.Head() {
			t.Fatalf("%q: %d paragraphs, a head of %d; want %d, %d", text, len(outline.Paragraphs), outline.Head(), len(whole.Paragraphs), whole.Head())
		}
		for i, got := range outline.Paragraphs {
			want := whole.Paragraphs[i]
			want.First, want.Last, want.FirstSentence, want.Beyond = 0, 0, 0, 0
			if got != want {
				t.Errorf("%q: paragraph %d is %+v, want %+v", text, i, got, want)
			}
		}
		if outline.Ruler.Point(len(text)) != whole.Ruler.Point(len(text)) {
			t.Errorf("%q is measured otherwise", text)
		}
	}
}
