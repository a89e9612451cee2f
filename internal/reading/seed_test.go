package reading

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/needs"
	"readout/internal/reading/check"
)

// gold is a record of the shared examples as their annotators wrote it.
type gold struct {
	ID           string                 `json:"id"`
	IsMeeting    bool                   `json:"is_meeting"`
	Kind         readout.MeetingKind    `json:"kind"`
	Series       *string                `json:"series"`
	Ordinal      *int                   `json:"ordinal"`
	StartDate    *readout.Day           `json:"start_date"`
	EndDate      *readout.Day           `json:"end_date"`
	Format       *readout.MeetingFormat `json:"format"`
	City         *string                `json:"city"`
	Country      *readout.PartyCode     `json:"country"`
	Venue        *string                `json:"venue"`
	Parties      []readout.PartyCode    `json:"parties"`
	Participants []readout.Participant  `json:"participants"`
	Topics       []string               `json:"topics"`
	Previous     *readout.PreviousRound `json:"previous"`
	Next         *readout.NextRound     `json:"next"`
	Statements   []readout.Statement    `json:"statements"`
	Outcomes     []string               `json:"outcome_quotes"`
}

// asGold gives a record the annotators' shape.
func asGold(id string, m *readout.ReportedMeeting) gold {
	outcomes := []string{}
	for _, o := range m.Outcomes {
		outcomes = append(outcomes, o.Quote)
	}
	return gold{id, true, m.Kind, m.Series, m.Ordinal, m.StartDate, m.EndDate, m.Format, m.City, m.Country, m.Venue,
		m.Parties, m.Participants, m.Topics, m.Previous, m.Next, m.Statements, outcomes}
}

// The worked example is read as a person wrote it down, field for field.
func TestSeedEqualsGold(t *testing.T) {
	text, err := os.ReadFile(needs.Shared(t, "record", "dev", "texts", "seed.txt"))
	if err != nil {
		t.Fatal(err)
	}
	lines, err := os.ReadFile(needs.Shared(t, "record", "dev", "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var want gold
	for line := range strings.Lines(string(lines)) {
		var g gold
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			t.Fatal(err)
		}
		if g.ID == "seed" {
			want = g
		}
	}
	record := Read(readout.Document{Source: "seed.txt", Format: readout.FormatText, Text: string(text)})
	if err := check.Record(record); err != nil {
		t.Error(err)
	}
	if record.Meeting == nil {
		t.Fatal("no meeting")
	}
	if diff := cmp.Diff(want, asGold("seed", record.Meeting)); diff != "" {
		t.Errorf("the record differs from gold (-want +got):\n%s", diff)
	}
	if len(record.Mentions) != 1 || record.Mentions[0].Relation != readout.MentionPrevious || *record.Mentions[0].Date != "2015-04" {
		t.Errorf("mentions: %+v, want the round of April 2015", record.Mentions)
	}
	if len(record.Claims) != 1 || record.Claims[0].Kind != "elapsed_time" || record.Claims[0].Result != "holds" {
		t.Errorf("claims: %+v, want that three years since April 2015 hold", record.Claims)
	}
}

// P24: a value that was completed says so, and from what.
func TestP24CompletedValuesAreDerived(t *testing.T) {
	doc := readout.Document{Text: exampleRelease, Stated: readout.Stated{Date: "2018-03-15"}}
	record := Read(doc)
	if record.Meeting == nil || record.Meeting.StartDate == nil || *record.Meeting.StartDate != "2018-03-14" {
		t.Fatalf("meeting: %+v", record.Meeting)
	}
	for _, e := range record.Evidence {
		switch e.Path {
		case "/meeting/start_date":
			if e.Basis != readout.Derived || e.Exact != "March 14" || e.Note == nil {
				t.Errorf("the year was completed: %+v", e)
			}
		case "/meeting/ordinal":
			if e.Basis != readout.Stands || e.Exact != "second" {
				t.Errorf("the ordinal stands in the words: %+v", e)
			}
		}
	}
	undated := Read(readout.Document{Text: exampleRelease})
	if undated.Meeting == nil || undated.Meeting.StartDate != nil || undated.Meeting.Why["start_date"] != readout.NotStated {
		t.Errorf("a day without a year in a release without a date became %+v", undated.Meeting)
	}
}

const exampleRelease = `Second Norway-Chile Ocean Dialogue

1. The second Norway-Chile Ocean Dialogue was held in Bergen on March 14. The Norwegian side was led by Kari Lie, Director General of the Ministry of Foreign Affairs, and the Chilean side by Ambassador Pedro Rojas.

2. The two sides agreed to hold the third dialogue in Santiago next year.
`

// A text in a language without rules says so, which is not "no meeting".
func TestUnsupportedLanguageSaysSo(t *testing.T) {
	record := Read(readout.Document{Text: "제4차 한-캐나다 사이버정책협의회 개최\n\n작성일\n2019-06-21\n\n□ 제4차 한-캐나다 사이버정책협의회가 오타와에서 개최되었다.\n ㅇ 양측은 의견을 교환하였다.\n"})
	if record.Reading.Status != readout.StatusUnsupportedLanguage || record.Meeting != nil {
		t.Fatalf("status %s, meeting %+v", record.Reading.Status, record.Meeting)
	}
	if len(record.Release.Points) != 2 {
		t.Errorf("points: %+v, want two", record.Release.Points)
	}
	if record.Release.Date == nil || *record.Release.Date != "2019-06-21" {
		t.Errorf("date: %v", record.Release.Date)
	}
}
