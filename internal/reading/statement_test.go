package reading

import (
	"strings"
	"testing"

	"readout"
)

// stage is the meeting of the rules' examples.
const stage = "Vice Minister Kim Min-ho of the Republic of Korea met with Deputy Minister Sato Ken of Japan in Seoul on May 2.\n\n"

// staged reads an example as if it stood in a release about the stage's
// meeting.
func staged(example string) readout.Record {
	kr, jp := readout.PartyCode("KR"), readout.PartyCode("JP")
	return readActsOf(stage+example+"\n", goldRecord{IsMeeting: true, StartDate: ptr(readout.Day("2020-05-02")), Parties: []readout.PartyCode{kr, jp}, Participants: []readout.Participant{
		{Name: "Kim Min-ho", Post: ptr("Vice Minister"), Side: &kr}, {Name: "Sato Ken", Post: ptr("Deputy Minister"), Side: &jp},
	}})
}

func TestEveryRuleOfActsFindsItsExamplesOnly(t *testing.T) {
	for _, rule := range englishActs().rules {
		t.Run(rule.Name, func(t *testing.T) {
			example := strings.Join(rule.For, "\n\n")
			if !cites(staged(example), rule.Name) {
				t.Errorf("finds nothing in %q", example)
			}
			for _, example := range rule.Against {
				if cites(staged(example), rule.Name) {
					t.Errorf("finds something in %q", example)
				}
			}
		})
	}
}

func cites(record readout.Record, rule string) bool {
	for _, e := range record.Evidence {
		if e.Rule == "en/"+rule && e.Start >= len(stage) {
			return true
		}
	}
	return false
}
