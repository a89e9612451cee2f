package series_test

import (
	"fmt"
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// Each sentence names this series, with the number of its round.
func TestNameInASentence(t *testing.T) {
	for sentence, want := range map[string]string{
		"The 12th Japan-Chile Policy Consultation was held in Lima.":                                               "Japan-Chile Policy Consultation 12",
		"They held the third round of the Japan-Peru Security Dialogue.":                                           "Japan-Peru Security Dialogue 3",
		"The Norway-Chile Joint Committee on Fisheries met in Oslo.":                                               "Norway-Chile Joint Committee on Fisheries 0",
		"The National Security Council met with a delegation of Japan.":                                            "",
		"They thanked the Third Standing Committee for its work.":                                                  "",
		"The National Security Council hosted the 5th Japan-Chile Cyber Talks.":                                    "Japan-Chile Cyber Talks 5",
		"They met on the sidelines of the 3rd Social Governance Forum.":                                            "",
		"The 5th session of the Norway-Chile Joint Commission on economic cooperation was held.":                   "Norway-Chile Joint Commission on economic cooperation 5",
		"The 5th Norway-Chile Joint Commission for trade, economic and cultural cooperation was held in Oslo.":     "Norway-Chile Joint Commission for trade, economic and cultural cooperation 5",
		"The 2nd meeting of the Norway-Chile Commission on Trade, Fisheries, and Cultural Cooperation took place.": "Norway-Chile Commission on Trade, Fisheries, and Cultural Cooperation 2",
		"The Norway-Chile Joint Commission on Trade, Fisheries, and Minister Roe met.":                             "Norway-Chile Joint Commission on Trade, Fisheries 0",
		"The Norway-Chile Joint Commission for the first time met in Oslo.":                                        "Norway-Chile Joint Commission 0",
		"They held the second stage of political consultations on fish.":                                           "political consultations 2",
		"They co-chaired the sixth meeting of the two countries' strategic management group.":                      "strategic management group 6",
		"They praised the sixth meeting of the two countries' fishermen.":                                          "",
		"Oslo hosted the next round of political consultations between Norway and Chile.":                          "political consultations 0",
		"They prepared the next round of political consultations between Norway and Chile.":                        "",
		"They held the second '2+2' secretary-level dialogue in Oslo.":                                             "'2+2' secretary-level dialogue 2",
		"They held the eighth round of bilateral consultations.":                                                   "bilateral consultations 8",
		"They held bilateral consultations on fish.":                                                               "",
		"The second meeting of the Mechanism of Political Consultations took place.":                               "Political Consultations 2",
		"They held the 6th Foreign Office Consultations in Oslo.":                                                  "Foreign Office Consultations 6",
		"The Ninth Trilateral Meeting of the Ministers of Foreign Affairs of Norway, Chile and Japan was held.":    "Trilateral Meeting of the Ministers of Foreign Affairs of Norway, Chile and Japan 9",
		"The 9th Meeting of the Foreign Ministers of Norway and Chile was held.":                                   "Meeting of the Foreign Ministers of Norway and Chile 9",
		"The Meeting of the Foreign Ministers of Norway and Chile was held.":                                       "",
		"The 9th Meeting of the Minister of Norway was held.":                                                      "",
		"They held the maiden session of the Joint Technical Committee.":                                           "Joint Technical Committee 1",
		"They praised the eighth round of bilateral aid.":                                                          "",
		"They held the 22nd Joint Commission on Bilateral Cooperation between Norway and Chile.":                   "Joint Commission on Bilateral Cooperation 22",
		"The two sides held talks.":                                           "",
		"They held the first Japan-Chile Cyber Dialogue in Lima.":             "Japan-Chile Cyber Dialogue 1",
		"They held the first Japan-Chile Cyber Dialogue since 2016.":          "Japan-Chile Cyber Dialogue 0",
		"They held the first Japan-Chile Cyber Dialogue in about four years.": "Japan-Chile Cyber Dialogue 0",
	} {
		text := rules.NewText(prose.Parse(sentence), rules.English())
		text.FindMentions(func(rules.Mention) bool { return false })
		got := ""
		if n := series.New(text).In(0, func(series.Name) bool { return true }); n.Found() {
			got = fmt.Sprint(text.Words(n.Words.First, n.Words.Last), " ", n.Ordinal.Value)
		}
		if got != want {
			t.Errorf("%q names %q, want %q", sentence, got, want)
		}
	}
}
