package pairing_test

import (
	"testing"

	"readout"
	"readout/internal/pairing"
)

// TestAcrossLanguages: an account in Korean, once one is read, meets those in
// English by round, day and people, whose names are in two scripts; the next round
// stays apart.
func TestAcrossLanguages(t *testing.T) {
	english := read(t, "../../cmd/readout/demo/security/rok-japan-1[123].*.en.md")
	korean := func(source string, ordinal int, day readout.Day, korean, japanese string) readout.Record {
		series, format, land := "한일 안보정책협의회", readout.InPerson, readout.PartyCode("JP")
		kr, jp, head := readout.PartyCode("KR"), readout.PartyCode("JP"), readout.RoleHead
		title, publisher, city := "제11차 한일 안보정책협의회 개최", "demo-kr", "도쿄"
		return readout.Record{
			Release: readout.ReleaseFacts{Source: source, Title: &title, Date: &day, Lang: "ko", Publisher: &publisher, Text: title},
			Reading: readout.Reading{Status: readout.StatusRead},
			Meeting: &readout.ReportedMeeting{Kind: readout.KindConsultation, Series: &series, Ordinal: &ordinal, StartDate: &day, EndDate: &day, Format: &format, City: &city, Country: &land,
				Parties:      []readout.PartyCode{kr, jp},
				Participants: []readout.Participant{{Name: korean, Side: &kr, Role: &head}, {Name: japanese, Side: &jp, Role: &head}}},
		}
	}
	records := append(english, korean("11.ko", 11, "2018-03-15", "김용길", "가나스기 겐지"), korean("14.ko", 14, "2025-03-15", "김용길", "가나스기 겐지"))
	of := map[string]int{}
	for i, m := range pairing.Group(records) {
		for _, a := range m.Accounts {
			of[a] = i + 1
		}
	}
	if of["11.ko"] == 0 || of["11.ko"] != of["rok-japan-11.kr.en.md"] || of["11.ko"] != of["rok-japan-11.jp.en.md"] {
		t.Errorf("the Korean text of the 11th round stands apart: %v", of)
	}
	if of["14.ko"] == of["rok-japan-13.kr.en.md"] || of["14.ko"] == of["11.ko"] {
		t.Errorf("the 14th round is another: %v", of)
	}
}
