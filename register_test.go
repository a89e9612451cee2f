package readout_test

import (
	"testing"

	"readout"
)

func TestSeriesKeyJoinsWordingsOfOneName(t *testing.T) {
	words := []string{"Republic of Korea", "ROK", "Korea", "Japan"}
	parties := []readout.PartyCode{"KR", "JP"}
	want := readout.SeriesKey("ROK-Japan Security Policy Consultation", parties, words)
	if want == "" {
		t.Fatal("no key")
	}
	for _, name := range []string{
		"Japan-ROK Security Policy Consultation",
		"Republic of Korea-Japan security policy consultation",
		"Security Policy Consultations between the ROK and Japan",
		"ROK–Japan  Security Policy Consultation Meeting",
		"R.O.K.-Japan Security Policy Consultation",
		"Eleventh ROK-Japan Security Policy Consultation",
		"Twenty-first ROK-Japan Security Policy Consultation",
		"2018 ROK-Japan 11th Security Policy Consultation",
	} {
		got := readout.SeriesKey(name, []readout.PartyCode{"JP", "KR"}, words)
		if got != want {
			t.Errorf("SeriesKey(%q) = %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"Japan-ROK Security Dialogue", "ROK-Japan Policy Consultation"} {
		if got := readout.SeriesKey(name, parties, words); got == want {
			t.Errorf("SeriesKey(%q) joined another series", name)
		}
	}
	if got := readout.SeriesKey("ROK-Japan meeting", parties, words); got != "" {
		t.Errorf("a name of nothing but parties has the key %q", got)
	}
	if readout.SeriesKey("Security Policy Consultation", []readout.PartyCode{"KR", "CN"}, words) == want {
		t.Error("other parties share the key")
	}
}

// The words are the caller's and may be shared between goroutines.
func TestSeriesKeyLeavesItsArgumentsAlone(t *testing.T) {
	words := []string{"us", "United States"}
	readout.SeriesKey("U.S.-Spain Working Group", []readout.PartyCode{"US", "ES"}, words)
	if words[0] != "us" || words[1] != "United States" {
		t.Errorf("the party words are now %q", words)
	}
}

func TestPersonKey(t *testing.T) {
	same := [][2]string{{"KANASUGI Kenji", "Kenji Kanasugi"}, {"Kim Yong-kil", "Kim Yong Kil"}, {"Kang, Kyung-wha", "Kyung-wha Kang"}}
	for _, c := range same {
		if a, b := readout.PersonKey(c[0], "KR"), readout.PersonKey(c[1], "KR"); a != b {
			t.Errorf("%q and %q have the keys %q and %q", c[0], c[1], a, b)
		}
	}
	if readout.PersonKey("Kim Yong-kil", "KR") == readout.PersonKey("Kim Yong-kil", "KP") {
		t.Error("people of two parties share a key")
	}
}

func TestHousesCloseWhatTheyDoNotList(t *testing.T) {
	for _, h := range []readout.House{readout.HousePublisher, readout.HouseArchive} {
		f, ok := h.Features()
		if !ok {
			t.Fatalf("no preset %s", h)
		}
		if f.Public("no_such_feature") {
			t.Errorf("%s shows a feature without a line", h)
		}
		f[readout.FeatureHits] = readout.AudienceOff
		again, _ := h.Features()
		if !again.Public(readout.FeatureHits) {
			t.Errorf("%s: overriding one copy changed the preset", h)
		}
	}
	if _, ok := readout.House("shop").Features(); ok {
		t.Error("an unknown house has a preset")
	}
}
