package topics

import (
	"slices"
	"testing"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/syntax"
)

func TestNounsAndAgendasTellTopics(t *testing.T) {
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"Talks were held on visas and ferry lines", []string{"visas", "ferry lines"}},
		{"Attention was paid to the northern pier", []string{"the northern pier"}},
		{"Topics of the talks included visas and pilot exams", []string{"visas", "pilot exams"}},
		{"Visas were on the agenda", []string{"Visas"}},
		{"Talks were held on May 3", nil},
		{"Attention was paid by the guests", nil},
		{"Guests of the talks included two judges", nil},
		{"Lamps were on the northern pier", nil},
	} {
		text := rules.NewText(prose.Parse(c.words+"."), rules.English())
		r := New(syntax.New(text, grammar.English()))
		x := r.Scan(0, len(text.Tokens)-1)
		for i := 0; i < x.Last; i++ {
			w := r.Words[i]
			if w.Is(grammar.TopicNoun) {
				x.Noun(i)
			}
			if w.Is(grammar.Include) {
				x.Agenda(i)
			}
			if w.Is(grammar.Be) {
				x.OnAgenda(i)
			}
		}
		x.Close(x.Last)
		got := readout.ReportedMeeting{}
		r.Write(&got, rules.NewEvidence(text, nil))
		if !slices.Equal(got.Topics, c.want) {
			t.Errorf("%q: topics %q, want %q", c.words, got.Topics, c.want)
		}
	}
}
