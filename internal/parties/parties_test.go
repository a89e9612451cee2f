package parties_test

import (
	"slices"
	"testing"

	"readout"
	"readout/internal/parties"
)

func TestTheLongerPhraseCounts(t *testing.T) {
	for name, want := range map[string][]readout.PartyCode{
		"North Korea and China": {"KP", "CN"}, "ROK-U.S. Security Policy Dialogue": {"KR", "US"}, "Strategic Dialogue": nil, "Japan-Japan Talks": {"JP"},
	} {
		if got := parties.NamedIn(name); !slices.Equal(got, want) {
			t.Errorf("%s names %v", name, got)
		}
	}
	if words := parties.Words("JP"); !slices.Contains(words, "japanese") {
		t.Errorf("Japan's words are %v", words)
	}
}

func TestABodyIsKnownWithoutItsParty(t *testing.T) {
	for _, c := range []struct {
		name string
		of   readout.PartyCode
		want string
	}{
		{"Ministry of Foreign Affairs", "JP", "ministry-of-foreign-affairs"},
		{"Ministry of Foreign Affairs of Japan", "JP", "ministry-of-foreign-affairs"},
		{"Japan’s Ministry of Foreign Affairs", "JP", "ministry-of-foreign-affairs"},
		{"Japanese Ministry of Foreign Affairs", "JP", "ministry-of-foreign-affairs"},
		{"Ministry of Foreign Affairs of Japan", "KR", "ministry-of-foreign-affairs-of-japan"},
		{"Ministry of National Defense of the Republic of Korea", "KR", "ministry-of-national-defense"},
		{"Ministry of Foreign Affairs of the People's Republic of China", "CN", "ministry-of-foreign-affairs"},
		{"U.S. Department of State", "US", "department-of-state"},
		{"North Korean Foreign Ministry", "KR", "north-korean-foreign-ministry"},
		{"Bank of Korea", "KR", "bank-of-korea"}, {"Japan Foundation", "JP", "japan-foundation"},
	} {
		if got := parties.Without(readout.Slug(c.name), c.of); got != c.want {
			t.Errorf("%s of %s is %s", c.name, c.of, got)
		}
	}
}
