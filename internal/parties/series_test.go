package parties

import (
	"strings"
	"testing"
)

func TestSameSeries(t *testing.T) {
	for key, want := range map[string]string{
		"JP+KR|security dialogue":            "JP+KR|security policy consultation",
		"JP+KR|security policy consultation": "JP+KR|security policy consultation",
		"CN+JP|security dialogue":            "CN+JP|security dialogue", // other parties, another series
		"":                                   "",
	} {
		if got := SameSeries(key); got != want {
			t.Errorf("%q stands for %q, want %q", key, got, want)
		}
	}
	for from, to := range sameSeries {
		if SameSeries(to) != to {
			t.Errorf("%q leads to %q, which leads on to %q", from, to, SameSeries(to))
		}
		if a, _, _ := strings.Cut(from, "|"); !strings.HasPrefix(to, a+"|") {
			t.Errorf("%q and %q are of other parties", from, to)
		}
	}
	if len(sameSeries) == 0 {
		t.Error("the table is empty")
	}
}
