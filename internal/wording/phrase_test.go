package wording

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestFindPhrase(t *testing.T) {
	for _, c := range []struct {
		line, phrase string
		want         []string
	}{
		{"The Joint Survey and a joint  survey", "joint survey", []string{"Joint Survey"}}, // a line has one space between words
		{"surveys survey's survey-ship resurvey survey", "survey", []string{"survey", "survey", "survey"}},
		{"제11차 협의회와 안보정책협의회", "협의회", []string{"협의회", "협의회"}},
		{"aaa aa a", "aa", []string{"aa"}},
		{"İstanbul talks in İstanbul", "talks in", []string{"talks in"}},
		{"12 June 2012", "12", []string{"12"}},
		{"nothing here", "joint survey", nil},
	} {
		var got []string
		for _, at := range FindPhrase(c.line, c.phrase) {
			got = append(got, c.line[at[0]:at[1]])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %q is found as %q, want %q", c.phrase, c.line, got, c.want)
		}
	}
}

// TestFindPhraseAgrees: the two ways of looking find the same.
func TestFindPhraseAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.StringOfN(rapid.RuneFrom([]rune("ab 협의'é")), 0, 30, -1)
		line, phrase := letters.Draw(t, "line"), FoldPhrase(letters.Draw(t, "phrase"))
		if phrase == "" {
			return
		}
		if a, b := FindPhrase(line, phrase), findSlowly(line, phrase); !slices.Equal(a, b) {
			t.Fatalf("%v and %v", a, b)
		}
	})
}
