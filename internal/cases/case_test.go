package cases

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const example = `# a comment
case: kr-example
shows: ordinal, former
given date: 2021-10-06
kind: consultation
ordinal: 3
dates: 2021-10-05 to 2021-10-06
parties: KR NO
person: Bae Hyun-su | Director-General | - | KR | head
previous: first since 2019-09 | since September 2019
next: - | hold … Oslo
says: both | agree | - | The two sides agreed … Oslo
--
The two sides, led by Director-General Bae Hyun-su, met for the first time
since September 2019. The two sides agreed to hold the next round in Oslo.
====
case: none
meeting: none
--
Condolences.
`

func TestParseReadsWhatAPersonWrote(t *testing.T) {
	got, err := Parse(example)
	if err != nil {
		t.Fatal(err)
	}
	want := Answer{
		Kind: "consultation", Ordinal: "3", Start: "2021-10-05", End: "2021-10-06", Parties: []string{"KR", "NO"},
		People:       []Person{{"Bae Hyun-su", "Director-General", "", "KR", "head"}},
		PreviousDate: "2019-09", FirstSince: true, PreviousGap: "since September 2019",
		NextText:   "hold the next round in Oslo",
		Statements: []Statement{{"both", "agree", "", "The two sides agreed to hold the next round in Oslo"}},
	}
	if diff := cmp.Diff(want, got[0].Want); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(got) != 2 || !got[1].Want.None || got[0].Given.Date != "2021-10-06" {
		t.Errorf("cases: %+v", got)
	}
}

func TestParseSaysWhichLineIsWrong(t *testing.T) {
	for wrong, sentence := range map[string]string{
		"ordinal: 3":            "ordinal: third",
		"parties: KR NO":        "party: KR NO",
		"kind: consultation":    "",
		"next: - | hold … Oslo": "next: - | hold it in Bergen",
		"--\nThe two":           "The two",
		"case: none":            "case: kr-example",
	} {
		if _, err := Parse(strings.Replace(example, wrong, sentence, 1)); err == nil || !strings.Contains(err.Error(), "case") {
			t.Errorf("%q for %q: error %v, want one that names the case", sentence, wrong, err)
		}
	}
}

func TestCompareTellsWhatDiffers(t *testing.T) {
	all, err := Parse(example)
	if err != nil {
		t.Fatal(err)
	}
	want := all[0].Want
	got := want
	got.Ordinal, got.Topics = "2", []string{"fish"}
	got.People = []Person{{"BAE Hyun-su", "Director-General", "", "KR", "member"}}
	got.Statements = []Statement{{"both", "agree", "", "sides agreed to hold the next round in Oslo"}}
	var fields []string
	for _, d := range Compare(want, got) {
		fields = append(fields, d.Field)
	}
	if diff := cmp.Diff([]string{"ordinal", "people", "topics"}, fields); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d := Compare(want, Answer{None: true}); len(d) != 1 || d[0].Field != "meeting" {
		t.Errorf("a meeting that is not seen differs as %+v", d)
	}
	var score Score
	score.Add(want, got)
	if p, m := score.False("ordinal"), score.Mean(); p != 1 || m <= 0 || m >= 1 {
		t.Errorf("one false ordinal: counted %d, mean %.2f", p, m)
	}
}

func TestGapsMustShrink(t *testing.T) {
	gaps, err := ParseGaps("# known\na: topics dates\n")
	if err != nil {
		t.Fatal(err)
	}
	news, closed := gaps.Judge("a", []Difference{{Field: "topics"}, {Field: "city"}})
	if len(news) != 1 || news[0].Field != "city" || len(closed) != 1 || closed[0] != "dates" {
		t.Errorf("news %v, closed %v", news, closed)
	}
	for _, wrong := range []string{"a topics", "a:", "a: topic", "a: dates\na: city"} {
		if _, err := ParseGaps(wrong); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(example)
	f.Add("case: a\nsays: a|b|c|d … e\n--\nd … e")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := Parse(text)
		if err == nil && len(all) == 0 {
			t.Error("neither cases nor an error")
		}
		for _, c := range all {
			if d := Compare(c.Want, c.Want); len(d) > 0 {
				t.Errorf("%s differs from itself: %+v", c.Name, d)
			}
		}
	})
}
