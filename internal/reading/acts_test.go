package reading

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"readout"
	"readout/internal/needs"
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

// TestPrintActs writes what is read of statements, topics and outcomes of the
// shared examples when the parties and participants are given, to the file that
// READOUT_ACTS names: the measure of this part alone.
func TestPrintActs(t *testing.T) {
	path := os.Getenv("READOUT_ACTS")
	if path == "" {
		t.Skip("needs READOUT_ACTS, the file to write")
	}
	dir := needs.Shared(t, "record", "dev")
	gold, err := os.Open(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer gold.Close()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	lines := bufio.NewScanner(gold)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var g goldRecord
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join(dir, "texts", g.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		record := readActsOf(string(text), g)
		record.Release.Source = g.ID + ".txt"
		if err := json.NewEncoder(out).Encode(record); err != nil {
			t.Fatal(err)
		}
	}
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
