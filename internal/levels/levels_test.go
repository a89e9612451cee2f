package levels

import (
	"errors"
	"strings"
	"testing"

	"readout"
)

// split reads an example: "post (body)".
func split(example string) (post, body string) {
	post, rest, found := strings.Cut(example, " (")
	if found {
		return post, strings.TrimSuffix(rest, ")")
	}
	return example, ""
}

// TestEachRuleOfLevels: each line decides on its example for and does not on its
// example against.
func TestEachRuleOfLevels(t *testing.T) {
	if len(rules) < 50 {
		t.Fatalf("%d rules", len(rules))
	}
	for i, r := range rules {
		side := readout.PartyCode("")
		if len(r.sides) > 0 {
			side = r.sides[0]
		}
		post, body := split(r.fits)
		if got := ruleOf(post, body, side); got != &rules[i] {
			t.Errorf("%s %q: its example %q is decided by %+v", r.level, r.post, r.fits, got)
		}
		post, body = split(r.not)
		if got := ruleOf(post, body, side); got == &rules[i] {
			t.Errorf("%s %q decides on its example against, %q", r.level, r.post, r.not)
		}
	}
}

func TestLevelOfAMeeting(t *testing.T) {
	head := func(side, post string) readout.Participant {
		p := readout.Participant{}
		if side != "" {
			s := readout.PartyCode(side)
			p.Side = &s
		}
		if post != "" {
			p.Post = &post
		}
		return p
	}
	for _, c := range []struct {
		name  string
		kind  readout.MeetingKind
		heads []readout.Participant
		want  Level
	}{
		{"two leaders", readout.KindPhoneCall, []readout.Participant{head("US", "President"), head("JP", "Prime Minister")}, Leaders},
		{"a leader receives a minister", readout.KindCourtesyCall, []readout.Participant{head("KR", "President"), head("JP", "Foreign Minister")}, Ministers},
		{"two ministries a side", readout.KindConsultation, []readout.Participant{head("KR", "Director-General for Northeast Asian Affairs"), head("KR", "Director"), head("JP", "Director-General")}, Directors},
		{"one side's post tells nothing", readout.KindVisit, []readout.Participant{head("KR", "President"), head("JP", "Ambassador")}, Untold},
		{"one side is named without a post", readout.KindVisit, []readout.Participant{head("KR", "President"), head("JP", "")}, Leaders},
		{"nobody is named, a summit", readout.KindSummit, nil, Leaders},
		{"nobody is named, ministers", readout.KindMinisterial, nil, Ministers},
		{"nobody is named, a working group", readout.KindWorkingGroup, nil, Working},
		{"nobody is named, talks", readout.KindConsultation, nil, Untold},
		{"people before the kind", readout.KindSummit, []readout.Participant{head("US", "Vice President"), head("JP", "Prime Minister")}, Ministers},
		{"a foreign secretary of India", readout.KindConsultation, []readout.Participant{head("IN", "Foreign Secretary"), head("KR", "First Vice Minister of Foreign Affairs")}, Deputies},
		{"of the United Kingdom", readout.KindConsultation, []readout.Participant{head("GB", "Foreign Secretary")}, Ministers},
		{"in Korean", readout.KindConsultation, []readout.Participant{head("KR", "외교부 제1차관"), head("JP", "외무성 아시아대양주국장")}, Directors},
		{"a deputy in Korean", readout.KindConsultation, []readout.Participant{head("KR", "부총리")}, Untold},
	} {
		if got := OfMeeting(Ranks(c.heads), c.kind); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	for _, l := range All() {
		if got, err := Parse(l.String()); err != nil || got != l {
			t.Errorf("%s is read as %s, %v", l, got, err)
		}
	}
	if _, err := Parse("kings"); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("an unknown level: %v", err)
	}
}
