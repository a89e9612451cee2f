package roster_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/roster"
	"readout/internal/reading/rules"
)

// TestLinesOfAList: which lines of a text are entries of a list of participants, and
// whose people they are.
func TestLinesOfAList(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  []string // side and first words of each entry
	}{
		"a list with headings of sides": {
			[]string{"The two sides met in Oslo.", "The participants were as follows:", "Norwegian side:", "Ms. Ingrid Solberg, Director General", "Mr. Ola Nordmann, Deputy Director", "From Chile:", "Ms. Carla Rojas, Director for Europe", "The talks lasted two hours."},
			[]string{"NO Ms. Ingrid", "NO Mr. Ola", "CL Ms. Carla"},
		},
		"a heading is enough": {
			[]string{"Talks on fish were held.", "Participants", "Mr. Ola Nordmann, Deputy Director", "Ms. Carla Rojas, Director for Europe"},
			[]string{" Mr. Ola", " Ms. Carla"},
		},
		"the list ends where a line begins with nobody": {
			[]string{"The participants were as follows:", "Mr. Ola Nordmann, Deputy Director", "Lunch was served.", "Ms. Carla Rojas, Director for Europe"},
			[]string{" Mr. Ola"},
		},
		"a paragraph that speaks of participants announces none": {
			[]string{"The participants in the talks thanked the people of Oslo for all that they had done.", "Mr. Ola Nordmann, Deputy Director, spoke."},
			nil,
		},
		"no list": {[]string{"Mr. Ola Nordmann, Deputy Director, met Ms. Carla Rojas."}, nil},
	} {
		text := rules.NewText(prose.Parse(strings.Join(c.lines, "\n\n")), rules.English())
		text.FindMentions(func(rules.Mention) bool { return false })
		entries := roster.Read(text, people.New(text))
		var got []string
		for i, s := range text.Sentences {
			if e, ok := entries[i]; ok {
				first := strings.Fields(text.Words(s.First, s.Last))
				got = append(got, fmt.Sprint(string(e.Side), " ", first[0], " ", first[1]))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
