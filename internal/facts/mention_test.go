package facts

import (
	"testing"

	"readout"
)

// TestAMentionIsQuotedByItsClause: a round to come is shown with what the text says
// of it, not with its place alone.
func TestAMentionIsQuotedByItsClause(t *testing.T) {
	const next = "decided to hold the eighth consultation in Alderhaven in 2025"
	eight, place := 8, "Alderhaven"
	series := "Northmark-Southmark Consultation on River Trade"
	rec := readout.Record{
		Reading:  readout.Reading{Status: readout.StatusRead},
		Meeting:  &readout.ReportedMeeting{Series: &series, Parties: []readout.PartyCode{"QM", "QN"}},
		Mentions: []readout.Mention{{Ordinal: &eight, Place: &place, Relation: readout.MentionNext, Evidence: []string{"e1", "e2"}}},
		Evidence: []readout.Evidence{
			{ID: "e1", Path: "/mentions/0/ordinal", Start: 120, End: 126, Exact: "eighth"},
			{ID: "e2", Path: "/mentions/0/place", Start: 143, End: 153, Exact: "Alderhaven"},
			{ID: "e3", Path: "/meeting/next/text", Start: 100, End: 161, Exact: next},
			{ID: "e4", Path: "/meeting/previous/gap_text", Start: 0, End: 400, Exact: "of the round before"},
		},
	}
	got := named(rec, "QM+QN|river trade")
	if len(got) != 1 || got[0].Exact != next || got[0].Span != (readout.Span{Start: 100, End: 161}) {
		t.Errorf("it is quoted by %+v", got)
	}
}
