package attending_test

import (
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/attending"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// TestWhoComes asks each question of a sentence that answers it and of one that is
// like it and does not.
func TestWhoComes(t *testing.T) {
	type question func(r *attending.Reader, text *rules.Text, s prose.Sentence) bool
	for name, of := range map[string]struct {
		ask     question
		yes, no string
	}{
		"goes": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.Goes(s.First + 2) },
			"Minister Roe attended the talks.", "Minister Roe held the talks."},
		"members": {func(r *attending.Reader, text *rules.Text, s prose.Sentence) bool {
			m := text.Mentions[0]
			return r.Members(rules.Range(m.First, m.Last))
		}, "They held the ASEAN Foreign Ministers’ Retreat.", "They held the ASEAN talks with ministers."},
		"delegates": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.Delegates(s) },
			"The representatives of Norway and Chile met.", "The talks of Norway had good representatives."},
		"takes part": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.TakesPart(s) },
			"Minister Kari Roe took part in the talks.", "Minister Kari Roe spoke of her part in the talks."},
		"takes part, unnamed": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.TakesPart(s) },
			"Experts of five countries participated.", "Everybody participated in the talks."},
		"sends": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.Sends(s) },
			"Deputy Minister Kari Roe will represent Norway.", "Deputy Minister Kari Roe had come to represent Norway."},
		"to a conference": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.ToConference(s.First+1, s) },
			"She travels to Lima to attend the World Seas Conference.", "She travels to Lima to attend the Norway Seas Conference."},
		"for a round": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.ForRound(s.First, s) },
			"He visited Lima to take part in the ninth Joint Commission.", "He visited Lima to take part in a race."},
		"official": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.Official(s.First, s.Last, s) },
			"He is on an official visit to Lima.", "He has an official post in Lima."},
		"envoys": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.Envoys(s.First, s) },
			"She met the ambassadors of Arab countries.", "She met the heads of Arab schools."},
		"leaders of a region": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.Envoys(s.First, s) },
			"She met African leaders in Oslo.", "She met party leaders in Oslo."},
		"corps": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.Envoys(s.First, s) },
			"She spoke to the diplomatic corps.", "She spoke to the army corps."},
		"of many": {func(r *attending.Reader, _ *rules.Text, s prose.Sentence) bool { return r.OfMany(s.First, s.Last) },
			"He went to the multilateral forum.", "He went to the local forum."},
	} {
		for _, c := range []struct {
			words string
			want  bool
		}{{of.yes, true}, {of.no, false}} {
			text := rules.NewText(prose.Parse(c.words), rules.English())
			text.FindMentions(func(rules.Mention) bool { return false })
			r := attending.New(text, rules.English(), people.New(text))
			if got := of.ask(r, text, text.Sentences[0]); got != c.want {
				t.Errorf("%s: %q: %v, want %v", name, c.words, got, c.want)
			}
		}
	}
}
