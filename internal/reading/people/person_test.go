package people_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// Each sentence names these people: name, post, organisation, side.
func TestPeopleOfASentence(t *testing.T) {
	for sentence, want := range map[string]string{
		"Deputy Minister Kano Rei of Japan spoke.":                                                                    "Kano Rei | Deputy Minister | - | JP",
		"Kari Lie, Director General of the Ministry of Fisheries, spoke.":                                             "Kari Lie | Director General | Ministry of Fisheries | -",
		"He spoke, with Mori Ken of the Ministry of Defense as deputy head.":                                          "Mori Ken | - | Ministry of Defense | -",
		"It was led by Mr. Roe, Ana Rojas of the Ministry of Trade serving as deputy head.":                           "Roe | - | - | -; Ana Rojas | - | Ministry of Trade | -",
		"Ms. Ana Rojas of the Ministry of Trade spoke.":                                                               "Ana Rojas | - | Ministry of Trade | -",
		"Secretary Juan C. Reyes, Jr. spoke.":                                                                         "Juan C. Reyes, Jr. | Secretary | - | -",
		"Secretary Juan LB. Reyes spoke.":                                                                             "Juan LB. Reyes | Secretary | - | -",
		"Secretary Ma. Ana Reyes spoke.":                                                                              "Ma. Ana Reyes | Secretary | - | -",
		"He was in the EU. Secretary Ana Reyes spoke.":                                                                "",
		"He met Dato Seri Omar bin Pehin Dato Haji Salleh, Minister of Trade.":                                        "Omar bin Pehin Dato Haji Salleh | Minister of Trade | - | -",
		"He spoke with his counterpart, Ana Diaz, Minister of Trade and Industry of Chile.":                           "Ana Diaz | Minister of Trade and Industry | - | CL",
		"He received his Chilean counterpart, State Secretary Ana Diaz, for talks.":                                   "Ana Diaz | State Secretary | - | CL",
		"He received his Chilean counterpart, the State Secretary, for talks.":                                        "",
		"He spoke with his counterpart Ana Diaz today.":                                                               "Ana Diaz | - | - | -",
		"She met the Coordinator for Fisheries, Ambassador Ana Diaz.":                                                 "Ana Diaz | Coordinator for Fisheries | - | -",
		"Ambassador Ana Diaz, additional secretary (Americas), Ministry of Trade, spoke.":                             "Ana Diaz | additional secretary (Americas) | Ministry of Trade | -",
		"State Secretaries Ana Diaz (Ministry of Trade) and Kari Lie (Ministry of Health) came.":                      "Ana Diaz | State Secretaries | Ministry of Trade | -; Kari Lie | State Secretaries | Ministry of Health | -",
		"He met Minister Kari Lie\nOn Monday they left.":                                                              "Kari Lie | Minister | - | -",
		"Lord Roe of Marsh, Minister of Trade, spoke.":                                                                "Roe of Marsh | Minister of Trade | - | -",
		"The Norwegian side was chaired by D.Hansen, the State Secretary.":                                            "D.Hansen | State Secretary | - | -",
		"State Secretary with Norway's Foreign Ministry Kari Lie spoke.":                                              "Kari Lie | State Secretary | Foreign Ministry | NO",
		"He met Kari Lie, Director of the Consular Department of Norwegian Foreign Ministry.":                         "Kari Lie | Director of the Consular Department | Norwegian Foreign Ministry | NO",
		"Chilean Ambassador in Oslo Ana Diaz spoke.":                                                                  "Ana Diaz | Ambassador | - | CL",
		"They met Deputy Prime Minister and Minister of Foreign Affairs Minister Ana Diaz of Chile.":                  "Ana Diaz | Deputy Prime Minister and Minister of Foreign Affairs | - | CL",
		"They met the head of the General Directorate for the Americas of the Ministry of Trade Ana Diaz.":            "Ana Diaz | head of the General Directorate for the Americas | Ministry of Trade | -",
		"They met Ana Diaz, Director for Norway, Central Asia, and the OSCE of the Ministry of Trade.":                "Ana Diaz | Director for Norway, Central Asia, and the OSCE | Ministry of Trade | -",
		"They met the Minister of Trade. Minister Ana Diaz of Chile came.":                                            "",
		"They met Chilean Ambassador Juan (Jack) Rojas today.":                                                        "Juan (Jack) Rojas | Ambassador | - | CL",
		"They met Chilean Ambassador Juan “Jack” Rojas today.":                                                        "Juan “Jack” Rojas | Ambassador | - | CL",
		"They met Mr. Rojas (MFA) Director.":                                                                          "Rojas | - | - | -",
		"They met Mr. Rojas (Chile) Tuesday.":                                                                         "Rojas | - | - | -",
		"Chilean Ambassador in Oslo spoke.":                                                                           "",
		"Head of the EU Delegation to Norway Ana Diaz spoke.":                                                         "Ana Diaz | Head | EU Delegation to Norway | EU",
		"He met Ana Diaz, Mayor of Oslo.":                                                                             "Ana Diaz | Mayor of Oslo | - | NO",
		"UN Resident Coordinator in Norway Ana Diaz spoke.":                                                           "Ana Diaz | Resident Coordinator | UN | UN",
		"He met Special Envoy Ambassador Ana Diaz.":                                                                   "Ana Diaz | Special Envoy | - | -",
		"He met Ana Diaz, non-resident Ambassador of Chile, Kari Lie, non-resident Ambassador of Norway, and others.": "Ana Diaz | non-resident Ambassador | - | CL; Kari Lie | non-resident Ambassador | - | NO",
		"He met Ana Diaz, Regional Director for Trade of the Andean region of the World Bank.":                        "Ana Diaz | Regional Director for Trade of the Andean region | World Bank | WB",
		"The Port Authority of the Ministry of Trade spoke.":                                                          "",
		"They saw New Harbour of the Ministry of Trade.":                                                              "",
	} {
		text := rules.NewText(prose.Parse(sentence), rules.English())
		text.FindMentions(func(rules.Mention) bool { return false })
		var got []string
		for _, p := range people.New(text).In(text.Sentences[0]) {
			line := []string{text.Words(p.Name.First, p.Name.Last)}
			for _, w := range []rules.Tokens{p.Post, p.Organisation} {
				if w.Empty() {
					line = append(line, "-")
				} else {
					line = append(line, text.Words(w.First, w.Last))
				}
			}
			side := string(p.Side)
			if side == "" {
				side = "-"
			}
			got = append(got, strings.Join(append(line, side), " | "))
		}
		if diff := cmp.Diff(want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", sentence, diff)
		}
	}
}

// TestEnvoyOfAPresident: whose envoy somebody is tells the side, where the text tells
// whose President that is, and no other "'s" does.
func TestEnvoyOfAPresident(t *testing.T) {
	for words, want := range map[string]readout.PartyCode{
		"They received President Roe's Special Envoy, Ms. Ana Diaz.":  "CL",
		"They received Roe's Special Representative Ana Diaz.":        "CL",
		"They received President Lie's Special Envoy, Ms. Ana Diaz.":  "",
		"They received President Roe's Trade Minister, Ms. Ana Diaz.": "",
	} {
		text := rules.NewText(prose.Parse("A letter came from Chilean President Jane Roe. "+words), rules.English())
		text.FindMentions(func(rules.Mention) bool { return false })
		r := people.New(text)
		r.In(text.Sentences[0])
		got := r.In(text.Sentences[1])
		if last := len(got) - 1; last < 0 || got[last].Side != want {
			t.Errorf("%q: %+v, want %q", words, got, want)
		}
	}
}
