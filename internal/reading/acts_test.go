package reading

import (
	"readout"
	"readout/internal/prose"
)

// goldRecord is what the shared examples say of one text.
type goldRecord struct {
	ID           string                `json:"id"`
	IsMeeting    bool                  `json:"is_meeting"`
	StartDate    *readout.Day          `json:"start_date"`
	Parties      []readout.PartyCode   `json:"parties"`
	Participants []readout.Participant `json:"participants"`
}

// readActsOf reads a text whose parties and participants are known.
func readActsOf(text string, g goldRecord) readout.Record {
	r := newReader(readout.Document{Text: text})
	if !g.IsMeeting {
		return finish(*r.record)
	}
	r.meeting = &readout.ReportedMeeting{Parties: g.Parties, Participants: g.Participants, StartDate: g.StartDate}
	for _, code := range g.Parties {
		r.sides = append(r.sides, side{Code: code})
	}
	for _, p := range g.Participants {
		name := prose.Parse(p.Name).Tokens
		for i := range r.text.Tokens {
			if i+len(name) > len(r.text.Tokens) {
				break
			}
			same := true
			for k := range name {
				same = same && r.text.Tokens[i+k].Lower == name[k].Lower
			}
			if same {
				r.people = append(r.people, person{Participant: p, First: i, Last: i + len(name)})
				break
			}
		}
	}
	r.readActs()
	r.record.Meeting = r.meeting
	return finish(*r.record)
}
