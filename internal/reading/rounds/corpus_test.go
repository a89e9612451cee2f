package rounds

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/reading/corpus"
)

// What a text tells of the round before, in a release about the meeting of the
// rules' examples: its date, whether it is the first since, and the phrase.
func TestBefore(t *testing.T) {
	corpus.Hold(t, "testdata/before.txt", func(_ *testing.T, words string) string {
		var meeting readout.ReportedMeeting
		stagedMeeting(words, &meeting)
		p := meeting.Previous
		if p == nil {
			return ""
		}
		var out []string
		if p.FirstSince {
			out = append(out, "first since")
		}
		if p.Date != nil {
			out = append(out, string(*p.Date))
		}
		return strings.Join(append(out, "| "+*p.GapText), " ")
	})
}

// What a text tells of the round to come, in the same release: its date and the
// clause.
func TestAfter(t *testing.T) {
	corpus.Hold(t, "testdata/after.txt", func(_ *testing.T, words string) string {
		var meeting readout.ReportedMeeting
		stagedMeeting(words, &meeting)
		n := meeting.Next
		switch {
		case n == nil:
			return ""
		case n.Date == nil:
			return "- | " + n.Text
		}
		return string(*n.Date) + " | " + n.Text
	})
}

// The rules hold what their examples say.
func TestRules(t *testing.T) {
	for _, fault := range Try() {
		t.Error(fault)
	}
}
