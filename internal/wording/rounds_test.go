package wording

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/needs"
	"readout/internal/prose"
)

// demoRound is a text of the demonstration without its front matter.
func demoRound(t *testing.T, name string, lang readout.Lang) RoundText {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(needs.Root(), "cmd", "readout", "demo", name))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
	return RoundText{Doc: prose.Parse(body), Lang: lang, Names: []string{"Tarrowmere", "Alderhaven", "Vera Quillfeather", "Ottoline Brackenridge", "Ines Hollowell", "Tobias Marchbanks"}}
}

// body is a text below a title.
func body(text string) *prose.Doc { return prose.Parse("Outcome of Talks\n\n1. " + text + "\n") }

func riverRounds(t *testing.T, names ...string) []RoundText {
	lang := readout.Lang("en")
	var out []RoundText
	for _, name := range names {
		if strings.Contains(name, ".ko.") {
			lang = "ko"
		}
		out = append(out, demoRound(t, "river/"+name, lang))
	}
	return out
}

// TestVerbsThatChangedFromRoundToRound: the demonstration has one side speak of
// the crossing, and both of the survey, with another verb in each round; each of
// those is found, and nothing else is told with two verbs.
func TestVerbsThatChangedFromRoundToRound(t *testing.T) {
	for _, c := range []struct {
		texts []string
		want  []string // by round, the verb and the one of the round before
	}{
		{[]string{"3.qm.en.md", "4.qm.en.md", "5.qm.en.md", "6.qm.en.md", "7.v2.qm.en.md"}, []string{
			"northmark: expressed concern, last time noted", "both: noted the need, last time exchanged views",
			"northmark: expressed deep concern, last time expressed concern", "both: shared the view, last time noted the need",
			"northmark: stressed, last time expressed deep concern", "both: agreed, last time shared the view",
			"northmark: called for, last time stressed", "southmark: stated, last time explained", "both: welcomed, last time agreed",
		}},
		{[]string{"3.qn.en.md", "4.qn.en.md", "5.qn.en.md", "6.qn.en.md", "7.qn.en.md"}, []string{
			"southmark: explained, last time presented", "both: recognised the need, last time proposed",
			"both: discussed, last time recognised the need", "both: confirmed their intention, last time discussed",
			"both: welcomed, last time confirmed their intention",
		}},
		{[]string{"6.qm.ko.md", "7.v2.qm.ko.md"}, []string{
			"사우스마크: 밝혔습니다, last time 설명하였습니다", "both: 환영하고, last time 합의하고",
		}},
	} {
		texts := riverRounds(t, c.texts...)
		usual := UsualOf(texts)
		var got []string
		for i := 1; i < len(texts); i++ {
			for _, turn := range CompareRounds(texts[i-1], texts[i], usual).Turns {
				if turn.Kind == VerbChanged {
					got = append(got, fmt.Sprintf("%s: %s, last time %s", turn.New.side, turn.New.Verb, turn.Old.Verb))
				}
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.texts, diff)
		}
	}
}

func TestCompareRounds(t *testing.T) {
	for _, c := range []struct{ name, lang, old, new, want string }{
		{"dates, names and ordinals alone", "en", "The third consultation heard Ms. Vera Quillfeather on May 11, 2021. The two sides agreed to meet in 2022.",
			"The fourth consultation heard Ms. Ines Hollowell on June 3, 2022. The two sides agreed to meet in 2023.", ""},
		{"one verb for another", "en", "The Northmark side welcomed the new bridge.", "The Northmark side noted the new bridge.", "verb noted/welcomed\n"},
		{"the same verb, other words", "en", "The Northmark side welcomed the new bridge.", "The Northmark side welcomed the new bridge at Quillport.", "reworded welcomed/welcomed\n"},
		{"two sides never meet", "en", "The Northmark side welcomed the new bridge.", "The Southmark side noted the new bridge.", "added noted/\nnot_found /welcomed\n"},
		{"a verb for each clause", "en", "The ministers agreed to build a bridge, and decided to open a consulate.", "The ministers discussed a bridge, and promised to open a consulate.",
			"verb discussed/agreed\nverb promised/decided\n"},
		{"officials of both speak together", "en", "The Northmark officials agreed to repair the bridge.", "Northmark and Southmark officials pledged to repair the bridge.", "verb pledged/agreed\n"},
		{"the agreed measures say nothing", "en", "The two sides discussed the agreed measures against floods.", "The two sides discussed the agreed measures against floods.", ""},
		{"who took part is not compared", "en", "The Northmark side was led by Vera Quillfeather, Director.", "The Northmark side was led by Osric Penhallow, Head of Division.", ""},
		{"Korean", "ko", "양측은 교량 건설에 합의하였으며, 노스마크측은 수질 오염에 우려를 표명하였습니다.", "양측은 교량 건설을 논의하였으며, 노스마크측은 수질 오염에 깊은 우려를 표명하였습니다.",
			"verb 논의하였으며/합의하였으며\nverb 깊은 우려를 표명하였습니다/우려를 표명하였습니다\n"},
		{"a language without table", "xx", "Zab dun keril.", "Zab dun keril morat.", "reworded /\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			names := []string{"Vera Quillfeather", "Ines Hollowell"}
			got := ""
			for _, turn := range CompareRounds(RoundText{body(c.old), readout.Lang(c.lang), names}, RoundText{body(c.new), readout.Lang(c.lang), names}, nil).Turns {
				got += fmt.Sprintf("%s %s/%s\n", turn.Kind, turn.New.Verb, turn.Old.Verb)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestUsualOf: what stands in most rounds is told apart, dates and names masked.
func TestUsualOf(t *testing.T) {
	var texts []RoundText
	for i, extra := range []string{"The two sides welcomed the bridge.", "The two sides noted the bridge.", "The two sides discussed fish."} {
		text := fmt.Sprintf("The two sides agreed to meet again in %d. They thanked the city of Tarrowmere. %s", 2020+i, extra)
		texts = append(texts, RoundText{body(text), "en", []string{"Tarrowmere"}})
	}
	usual := UsualOf(texts)
	if len(usual) != 2 || len(UsualOf(texts[:2])) != 0 {
		t.Errorf("usual is %v", usual)
	}
	r := CompareRounds(texts[0], texts[1], usual)
	if len(r.Usual) != 2 || len(r.Turns) != 1 || r.Turns[0].Kind != VerbChanged {
		t.Errorf("%+v", r)
	}
}

func TestShifts(t *testing.T) {
	var texts []RoundText
	for _, text := range []string{"The two sides discussed slow river traffic.", "They spoke of slow river traffic and a joint survey.", "A joint survey began.", "A joint survey ended."} {
		texts = append(texts, RoundText{body(text), "en", nil})
	}
	var got []string
	for _, s := range Shifts(texts) {
		got = append(got, fmt.Sprint(s.Phrase, s.Rounds, s.Came))
	}
	if want := []string{"slow river traffic[0 1] false", "joint survey[1 2 3] true"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Shifts(riverRounds(t, "3.qm.en.md", "4.qm.en.md", "5.qm.en.md", "6.qm.en.md", "7.v2.qm.en.md")); len(got) == 0 {
		t.Error("nothing appears and nothing vanishes in the demonstration")
	}
}

// TestEveryVerbOfTheTableIsFound: each form stands for its verb in a sentence,
// and none stands twice.
func TestEveryVerbOfTheTableIsFound(t *testing.T) {
	for lang, w := range roundLexicon() {
		seen := map[string]bool{}
		for _, v := range w.verbs {
			form := strings.Join(v.words, " ")
			if seen[form] {
				t.Errorf("%s has %q twice", lang, form)
			}
			seen[form] = true
			text := "The Northmark side " + form + " the bridge."
			if lang == "ko" {
				text = "노스마크측은 교량을 " + form + "였습니다."
			}
			clauses := RoundText{Doc: body(text), Lang: lang}.clauses()
			if !slices.ContainsFunc(clauses, func(c Clause) bool { return c.VerbName == v.name }) {
				t.Errorf("%s: %q is not found to be %q: %+v", lang, text, v.name, clauses)
			}
		}
		if len(w.verbs) < 30 {
			t.Errorf("%s has %d verbs", lang, len(w.verbs))
		}
	}
}

// TestAssignIsBest compares with trying every way.
func TestAssignIsBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(1, 5).Draw(t, "columns")
		value := make([][]float64, rows)
		for i := range value {
			for range columns {
				value[i] = append(value[i], float64(rapid.IntRange(0, 8).Draw(t, "value")))
			}
		}
		var best func(row int, used map[int]bool) float64
		best = func(row int, used map[int]bool) float64 {
			if row == rows {
				return 0
			}
			most := best(row+1, used)
			for j := range columns {
				if !used[j] {
					used[j] = true
					most = max(most, value[row][j]+best(row+1, used))
					used[j] = false
				}
			}
			return most
		}
		sum, taken := 0.0, map[int]bool{}
		for i, j := range assign(value) {
			if j < 0 {
				continue
			}
			if taken[j] {
				t.Fatalf("column %d is given twice", j)
			}
			taken[j] = true
			sum += value[i][j]
		}
		if want := best(0, map[int]bool{}); sum != want {
			t.Fatalf("%v gives %v, best is %v", value, sum, want)
		}
	})
}

// TestP27LongRoundsAreComparedInTime: two long texts take bounded work.
func TestP27LongRoundsAreComparedInTime(t *testing.T) {
	var a, b strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&a, "The Northmark side noted matter%d. ", i)
		fmt.Fprintf(&b, "The Northmark side welcomed thing%d. ", i)
	}
	got := CompareRounds(RoundText{prose.Parse(a.String()), "en", nil}, RoundText{prose.Parse(b.String()), "en", nil}, nil)
	if len(got.Turns) != 8000 {
		t.Errorf("%d turns", len(got.Turns))
	}
}

func FuzzCompareRounds(f *testing.F) {
	f.Add("1. The two sides agreed to meet.", "1. The two sides decided to meet.\n\n2. 양측은 합의하고, 논의하였다.", "en")
	f.Add("양측은 만났다.", "※ 참고\n양측은\u00a0합의했다", "ko")
	f.Fuzz(func(t *testing.T, a, b, lang string) {
		older, newer := RoundText{prose.Parse(a), readout.Lang(lang), nil}, RoundText{prose.Parse(b), readout.Lang(lang), nil}
		CompareRounds(older, newer, UsualOf([]RoundText{older, newer, older}))
		Shifts([]RoundText{older, newer, older})
		if same := CompareRounds(older, older, nil); len(same.Turns) > 0 {
			t.Errorf("a text differs from itself: %+v", same.Turns)
		}
	})
}
