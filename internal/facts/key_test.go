package facts

import (
	"strings"
	"testing"

	"readout"
)

func TestSeriesKeyOfARecord(t *testing.T) {
	both := []readout.PartyCode{"KR", "JP"}
	want := seriesKey("ROK-Japan Security Policy Consultation", both)
	for _, c := range []struct {
		name    string
		parties []readout.PartyCode
		same    bool
	}{
		{"Japan-Republic of Korea Security Policy Consultations", []readout.PartyCode{"JP"}, true}, // an announcement that lists its own side
		{"Security Policy Consultation", both, true},
		{"ROK-Japan Security Policy Consultation (SPC)", both, true},
		{"Japan-South Korea 11th Security Policy Consultation", both, true},
		{"Security Policy Consultation", []readout.PartyCode{"KR"}, false},
		{"ROK-China Security Policy Consultation", both, false},
		{"North Korea-Japan Security Policy Consultation", both, false},
		{"Japan-ROK Security Dialogue", both, true}, // editors know it
		{"Japan-ROK Strategic Dialogue", both, false},
	} {
		if got := seriesKey(c.name, c.parties); (got == want) != c.same || got == "" {
			t.Errorf("%s of %v has the key %q; %q", c.name, c.parties, got, want)
		}
	}
	for _, name := range []string{"", "!!!", "ROK-Japan Meeting", strings.Repeat("x", maxName+1)} {
		if got := seriesKey(name, both); got != "" {
			t.Errorf("%.20q has the key %q", name, got)
		}
	}
	if got := seriesKey("U.S.-Spain Working Group", []readout.PartyCode{"US", "ES"}); got != "ES+US|working group" {
		t.Errorf("key %q", got)
	}
}
