package marks_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/clause"
	"readout/internal/reading/marks"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// TestWhomMarksMean: each person of a sentence with the side of the mark that means him
// or her.
func TestWhomMarksMean(t *testing.T) {
	for words, want := range map[string]string{
		"On the Norwegian side, Ms. Kari Roe and Mr. Ola Lund attended.":                                      "Roe NO, Lund NO",
		"Deputy Minister Kari Roe led the Norwegian delegation, while Mr. Juan Diaz headed the Chilean team.": "Roe NO, Diaz CL",
		"Norway was represented by Ms. Kari Roe and Chile by Mr. Juan Diaz.":                                  "Roe NO, Diaz CL",
		"The Norwegian delegation was headed by Ms. Kari Roe, and the Chilean one by Mr. Juan Diaz.":          "Roe NO, Diaz CL",
		"Ms. Kari Roe hosted the Chilean delegation, led by Mr. Juan Diaz.":                                   "Roe -, Diaz CL",
		"The Chilean delegation met Ms. Kari Roe.":                                                            "Roe -",
		"Ms. Kari Roe and Mr. Juan Diaz spoke of Norway.":                                                     "Roe -, Diaz -",
	} {
		text := rules.NewText(prose.Parse(words), rules.English())
		text.FindMentions(func(rules.Mention) bool { return false })
		s := text.Sentences[0]
		r, named := marks.New(text, clause.New(text, "")), people.New(text).In(s)
		var got []string
		for k, n := range named {
			code, _ := r.Of(r.In(s), named, k, s)
			if code == "" {
				code = "-"
			}
			got = append(got, fmt.Sprintf("%s %s", text.Words(n.Name.Last-1, n.Name.Last), code))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %q, want %q", words, strings.Join(got, ", "), want)
		}
	}
}
