package acts

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
)

// Try runs each rule on its own examples, as if they stood in a release about
// the meeting that the rules' files tell of. The examples for a rule are read
// as one text, since a rule may go on from the sentence before.
func Try() []rules.Fault {
	var out []rules.Fault
	for _, rule := range grammar.English().Rules {
		one := rules.Rule{Name: rule.Name, For: []string{strings.Join(rule.For, "\n\n")}, Against: rule.Against}
		out = append(out, one.Try(func(example string) bool { return cites(staged(example), rule.Name) })...)
	}
	return out
}

func cites(record readout.Record, rule string) bool {
	for _, e := range record.Evidence {
		if e.Rule == "en/"+rule && e.Start >= len(stage) {
			return true
		}
	}
	return false
}

// stage is the meeting of the rules' examples.
const stage = "Vice Minister Kim Min-ho of the Republic of Korea met with Deputy Minister Sato Ken of Japan in Seoul on May 2.\n\n"

// staged reads an example as if it stood in a release about the stage's
// meeting.
func staged(example string) readout.Record {
	text := rules.NewText(prose.Parse(stage+example+"\n"), rules.English())
	text.FindMentions(func(rules.Mention) bool { return false })
	korea, japan := readout.PartyCode("KR"), readout.PartyCode("JP")
	m := Meeting{Text: text, Day: "2020-05-02", Sides: []readout.PartyCode{korea, japan}, Evidence: rules.NewEvidence(text, nil)}
	for _, p := range []readout.Participant{
		{Name: "Kim Min-ho", Post: new("Vice Minister"), Side: &korea},
		{Name: "Sato Ken", Post: new("Deputy Minister"), Side: &japan},
	} {
		name := prose.Parse(p.Name).Tokens
		for i := range text.Tokens {
			if text.Words(i, min(i+len(name), len(text.Tokens))) == p.Name {
				m.People = append(m.People, speaker.Person{Participant: p, First: i, Last: i + len(name)})
				break
			}
		}
	}
	reported := readout.ReportedMeeting{}
	Read(&m, &reported)
	return readout.Record{Meeting: &reported, Evidence: m.List}
}
