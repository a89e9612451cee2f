package readout_test

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"readout"
)

func TestSlug(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Outcome of 11th ROK-Japan Security Policy Consultation", "outcome-of-11th-rok-japan-security-policy-consultation"},
		{"U.S.–Türkiye Dialogue: São Tomé & Łódź", "us-turkiye-dialogue-sao-tome-lodz"},
		{"Sullivan’s Meeting with Dr. Hulata", "sullivans-meeting-with-dr-hulata"},
		{"제11차 한일 안보정책협의회", "11"},
		{"  …  ", ""},
	} {
		if got := readout.Slug(c.title); got != c.want {
			t.Errorf("Slug(%q) = %q, want %q", c.title, got, c.want)
		}
	}
}

var slugShape = regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)

func TestSlugIsAlwaysAnAddress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.String().Draw(t, "title")
		slug := readout.Slug(title)
		if !slugShape.MatchString(slug) || len(slug) > readout.MaxSlug {
			t.Fatalf("Slug(%q) = %q", title, slug)
		}
		if again := readout.Slug(slug); again != slug {
			t.Fatalf("Slug(%q) = %q, not itself", slug, again)
		}
		for _, choice := range readout.SlugChoices(slug, "kr-mofa", "2018-03-15", title) {
			if !slugShape.MatchString(choice) || choice == "" || len(choice) > readout.MaxSlug {
				t.Fatalf("choice %q of %q", choice, slug)
			}
		}
	})
}

func TestSlugChoicesNeverCount(t *testing.T) {
	got := readout.SlugChoices("nominations-sent", "us-wh", "2021-08-02", "abc")
	if len(got) != 4 || got[0] != "nominations-sent" || got[1] != "nominations-sent-us-wh" || got[2] != "nominations-sent-us-wh-2021-08-02" {
		t.Fatalf("choices: %q", got)
	}
	other := readout.SlugChoices("nominations-sent", "us-wh", "2021-08-02", "abd")
	if other[3] == got[3] {
		t.Errorf("two texts share the last choice %q", got[3])
	}
}
