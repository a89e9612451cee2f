package rounds

import (
	"fmt"
	"sync"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// Rules lists the rules of the grammar in the order of their files.
func Rules() []rules.Rule { return theRules() }

var theRules = sync.OnceValue(func() []rules.Rule {
	var out []rules.Rule
	for _, name := range []string{"en/before.rounds", "en/after.rounds"} {
		text, err := Files.ReadFile(name)
		if err == nil {
			err = rules.Lines(string(text), func(key, rest string) error {
				if key == "rule" {
					out = append(out, rules.Rule{Name: rest, Lang: "en", Topic: "rounds"})
					return nil
				}
				if len(out) == 0 {
					return fmt.Errorf("%q before the first rule", key)
				}
				switch one := &out[len(out)-1]; key {
				case "for":
					one.For = append(one.For, rest)
				case "against":
					one.Against = append(one.Against, rest)
				default:
					return fmt.Errorf("%q is none of rule, for, against", key)
				}
				return nil
			})
		}
		if err != nil {
			panic("the embedded " + name + " is broken: " + err.Error())
		}
	}
	return out
})

// Try runs each rule on its own examples, as if they stood in a release about
// the consultation that the rules' files tell of.
func Try() []rules.Fault {
	var out []rules.Fault
	for _, rule := range theRules() {
		out = append(out, rule.Try(func(example string) bool {
			for _, e := range staged(example) {
				if e.Rule == "en/"+rule.Name {
					return true
				}
			}
			return false
		})...)
	}
	return out
}

// stage is the meeting of the rules' examples.
const stage = "The tenth Norway-Chile Consultation was held in Oslo on 2 May 2020.\n\n"

// staged reads an example as if it stood in a release about the stage's meeting,
// and returns the evidence in it.
func staged(example string) []readout.Evidence {
	var out []readout.Evidence
	for _, e := range stagedMeeting(example, &readout.ReportedMeeting{}) {
		if e.Start >= len(stage) {
			out = append(out, e)
		}
	}
	return out
}

// stagedMeeting reads an example into the stage's meeting.
func stagedMeeting(example string, meeting *readout.ReportedMeeting) []readout.Evidence {
	text := rules.NewText(prose.Parse(stage+example+"\n"), rules.English())
	text.FindMentions(func(rules.Mention) bool { return false })
	name, round, day := "Norway-Chile Consultation", 10, readout.Day("2020-05-02")
	meeting.Kind, meeting.Series, meeting.Ordinal, meeting.StartDate = readout.KindConsultation, &name, &round, &day
	meeting.Parties = []readout.PartyCode{"NO", "CL"}
	m := Meeting{
		Evidence: rules.NewEvidence(text, nil), Text: text, Series: series.New(text), Day: day,
		Body: func(int) bool { return true }, Miss: func(string, string, int, int, string) {},
	}
	Read(&m, meeting)
	return m.List
}
