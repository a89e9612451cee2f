package house_test

import (
	"testing"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/house"
	"readout/internal/reading/rules"
)

// whose makes the house of a text whose title is its first paragraph.
func whose(words string) *house.House {
	text := rules.NewText(prose.Parse(words), rules.English())
	text.FindMentions(func(rules.Mention) bool { return false })
	h := house.New(text)
	h.Title = rules.Range(text.Paragraphs[0].First, text.Paragraphs[0].Last)
	h.Body = func(i int) bool { return text.Sentences[i].First >= h.Title.Last }
	return h
}

// TestWhatGivesAHouseAway: for whom a release about Chile speaks, each way that tells it
// and words like it that do not.
func TestWhatGivesAHouseAway(t *testing.T) {
	for words, want := range map[string]readout.PartyCode{
		"Meeting\n\nMinister Roe met Minister Diaz of Chile.":                                                                          "",
		"Meeting\n\nOslo, 3 May 2021 – Minister Roe met Minister Diaz of Chile.":                                                       "NO",
		"Meeting\n\nOslo, 3 May 2021. Minister Roe met Minister Diaz of Chile.":                                                        "NO",
		"Meeting\n\nMinister Roe met the Head of the Delegation of Chile to Norway.":                                                   "NO",
		"Meeting\n\nMinister Roe met the Chilean Coordinator in Norway.":                                                               "NO",
		"Meeting\n\nMinister Roe met the Chilean fishermen in Norway.":                                                                 "",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile.\n\nwww.mfa.gov.no":                                                        "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile.\n\nPress office: press@mfa.no":                                            "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile.\n\nwww.gov.uk":                                                            "GB",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile.\n\nwww.mfa.gov.no and www.mfa.gov.pe":                                     "",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. The MFA is in town.":                                                      "",
		"Meeting\n\nOffice of the President of Norway\n\nPresident Roe met Minister Diaz of Chile.":                                    "NO",
		"Meeting\n\n(Oslo, 3 May 2021)\n\nMinister Roe met Minister Diaz of Chile.":                                                    "NO",
		"Meeting\n\nOSLO: Minister Roe met Minister Diaz of Chile.":                                                                    "NO",
		"Meeting\n\nOslo, May 3, 2021: Minister Roe met Minister Diaz of Chile.":                                                       "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile.\n\nMinistry of Foreign Affairs, Oslo, 3 May 2021":                         "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. They spoke of Norway-Chile relations.":                                    "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. The Norwegian side noted the pier.":                                       "NO",
		"Meeting\n\nMinister Roe met the Ambassador of Chile to Norway.":                                                               "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. He stressed Norway's commitment to peace.":                                "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. He thanked for the support to Norway.":                                    "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. They spoke of assistance to Norway by Chile.":                             "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. They spoke of support to Norway.":                                         "",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. “Norway stands with Chile,” he said.":                                     "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. Norway was in the news. So was a port in Norway.":                         "",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. They spoke of Norway and of Norwegian fish.":                              "NO",
		"Meeting\n\nMinister Roe met Minister Diaz of Chile. They condemned Norway’s aggression and Norwegian missiles.":               "",
		"Meeting\n\nTalks between Chile and Osterland were held in Oslo on 3 May 2021.":                                                "",
		"Meeting\n\nThe Secretary-General met Minister Diaz of Chile. The Secretary-General thanked him for his work with ASEAN.":      "ASEAN",
		"Meeting\n\nThe Secretary-General of the Norwegian Ministry met Minister Diaz of Chile. The Secretary-General spoke of ASEAN.": "",
	} {
		if got, _ := whose(words).Side([]readout.PartyCode{"CL"}); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// TestTheStatedHouse: a publisher that is stated counts before all words, and the words
// that name it are found where there are some.
func TestTheStatedHouse(t *testing.T) {
	h := whose("Meeting\n\nOslo, 3 May 2021 – Minister Roe met Minister Diaz of Chile in Peru. Peru is high.")
	h.Stated = "PE"
	got, words := h.Side([]readout.PartyCode{"CL"})
	if got != "PE" || words.Empty() {
		t.Errorf("%q, named at %v", got, words)
	}
	h.Stated = "SE"
	if got, words := h.Side([]readout.PartyCode{"CL"}); got != "SE" || !words.Empty() {
		t.Errorf("%q, named at %v", got, words)
	}
}

// TestTwoCountriesThatTalkOfAUnion: a country that a text pairs with a union is nobody's
// publisher where countries met.
func TestTwoCountriesThatTalkOfAUnion(t *testing.T) {
	h := whose("Meeting\n\nDirectors of two ministries met. They noted that a Norway-EU dialogue is useful.")
	if got, _ := h.Side([]readout.PartyCode{"CL", "EU"}); got == "NO" {
		t.Errorf("%q publishes what Chile and another said of the union", got)
	}
	if got, _ := h.Side([]readout.PartyCode{"EU"}); got != "NO" {
		t.Errorf("%q publishes what it said to the union", got)
	}
}
