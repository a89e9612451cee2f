package place_test

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/corpus"
	"readout/internal/reading/house"
	"readout/internal/reading/people"
	"readout/internal/reading/place"
	"readout/internal/reading/rules"
)

// TestPlaceOfAMeeting reads the cases of testdata: the first sentence reports a meeting
// of Norway and Chile, and the lines before say where it was. A line "form: " tells the
// sort of clause that it is, held where none stands there.
func TestPlaceOfAMeeting(t *testing.T) {
	corpus.Hold(t, "testdata/*.txt", func(t *testing.T, words string) string {
		form := "held"
		if rest, ok := strings.CutPrefix(words, "form: "); ok {
			form, words, _ = strings.Cut(rest, "\n")
		}
		return where(words, form)
	})
}

// where writes the place of the meeting that the first sentence reports, a line a value.
func where(words, form string) string {
	text := rules.NewText(prose.Parse(words), rules.English())
	text.FindMentions(func(rules.Mention) bool { return false })
	verb := rules.Range(0, 1)
	for i := range text.Tokens {
		if text.Is(i, text.Language.VerbHold) || text.Is(i, text.Language.VerbMeet) || text.Is(i, text.Language.PlaceVerb) {
			verb = rules.Range(i, i+1)
			break
		}
	}
	no := func(prose.Sentence) bool { return false }
	found := readout.ReportedMeeting{Parties: []readout.PartyCode{"NO", "CL"}}
	h := house.New(text)
	h.Body = func(int) bool { return true }
	place.Read(&place.Meeting{
		Evidence: rules.NewEvidence(text, nil), Text: text, Names: people.New(text), House: h,
		Words: verb, Form: form, Parties: found.Parties, Body: h.Body, Background: no, Before: no,
		Miss: func(string, string, int, int, string) {},
	}, &found)
	var out []string
	if found.City != nil {
		out = append(out, "city: "+*found.City)
	}
	if found.Country != nil {
		out = append(out, "country: "+string(*found.Country))
	}
	if found.Venue != nil {
		out = append(out, "venue: "+*found.Venue)
	}
	if out == nil {
		return "nowhere"
	}
	return strings.Join(out, "\n")
}
