package naming_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/naming"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// TestSeriesOfAMeeting: of the names that a title and a body write, the one whose
// round the meeting was. The meeting is reported by a verb of the second paragraph.
func TestSeriesOfAMeeting(t *testing.T) {
	for name, c := range map[string]struct {
		title, body string
		verb, form  string
		want        string
	}{
		"the clause's own": {
			"Norway and Chile meet", "The third Norway-Chile Policy Dialogue was held in Oslo.", "was held", "held",
			"Norway-Chile Policy Dialogue 3 by series.body",
		},
		"the title's where the body has none": {
			"Norway-Chile Policy Dialogue", "Norway and Chile held talks in Oslo on fish.", "held", "held",
			"Norway-Chile Policy Dialogue 0 by series.title",
		},
		"the round in the title, the name in the body": {
			"Third Norway-Chile Policy Dialogue", "The Norway-Chile Policy Dialogue was held in Oslo.", "was held", "held",
			"Norway-Chile Policy Dialogue 3 by series.body",
		},
		"a sentence that says of what it was part": {
			"Norway and Chile meet", "Norway and Chile met in Oslo. The talks took place as part of the fourth political consultations between Norway and Chile.", "met", "met",
			"political consultations 4 by series.body",
		},
		"what they spoke about on the telephone is none": {
			"Call with Chile", "Minister Nordmann of Norway spoke with Minister Diaz and discussed the Norway-Chile Policy Dialogue.", "spoke", "call",
			"",
		},
		"what somebody travels for is none": {
			"Minister Nordmann travels to the Norway-Chile Policy Dialogue", "Minister Nordmann of Norway will travel to Chile.", "travel", "visit",
			"",
		},
		"what a meeting only builds on is none": {
			"Norway and Chile meet", "Norway and Chile held a meeting. It will build on the existing Norway-Chile Joint Commission.", "held", "held",
			"",
		},
	} {
		text := rules.NewText(prose.Parse(c.title+"\n\n"+c.body), rules.English())
		text.FindMentions(func(rules.Mention) bool { return false })
		m := &naming.Meeting{
			Text: text, Series: series.New(text), Title: rules.Range(text.Sentences[0].First, text.Sentences[0].Last), Sentence: 1, Form: c.form,
			People: people.New(text).In(text.Sentences[1]), Background: func(prose.Sentence) bool { return false },
		}
		n := len(strings.Fields(c.verb))
		for i := text.Sentences[1].First; i+n <= text.Sentences[1].Last; i++ {
			if text.Words(i, i+n) == c.verb {
				m.Words = rules.Range(i, i+n)
			}
		}
		if m.Words.Empty() {
			t.Fatalf("%s: no %q", name, c.verb)
		}
		got := ""
		if of := naming.Choose(m, naming.Within(m)); of.Found() {
			got = fmt.Sprintf("%s %d by %s", text.Words(of.Words.First, of.Words.Last), of.Ordinal.Value, of.Rule)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
