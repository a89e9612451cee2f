package web_test

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/web"
)

// TestWordsStandInEveryLanguage finds a wording that one language lacks, or
// that takes other arguments than the English one.
func TestWordsStandInEveryLanguage(t *testing.T) {
	en, ok := web.MessagesFor("en")
	if !ok {
		t.Fatal("no English")
	}
	keys := en.Keys()
	if len(keys) < 100 {
		t.Fatalf("%d wordings", len(keys))
	}
	for _, lang := range web.Languages() {
		m, ok := web.MessagesFor(lang)
		if !ok {
			t.Fatalf("no words in %s", lang)
		}
		for _, key := range keys {
			if !m.Has(key) {
				t.Errorf("%s has no wording in %s", key, lang)
			}
			if a, b := strings.Count(en.Text(key), "%"), strings.Count(m.Text(key), "%"); a != b {
				t.Errorf("%s takes %d arguments in English and %d in %s", key, a, b, lang)
			}
		}
	}
}

func TestNamesAreTheHouses(t *testing.T) {
	names := web.HouseNames()
	for _, c := range []struct {
		code, lang, want string
	}{
		{"KR", "en", "Republic of Korea"}, {"KR", "ko", "대한민국"}, {"TR", "en", "Türkiye"}, {"JP", "ko", "일본"},
		{"KR", "ja", "Republic of Korea"}, {"XX", "en", "XX"}, {"EU", "ko", "유럽연합"},
	} {
		if got := names.Name(readout.PartyCode(c.code), readout.Lang(c.lang)); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.code, c.lang, got, c.want)
		}
	}
}
