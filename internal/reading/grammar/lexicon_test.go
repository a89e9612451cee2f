package grammar

import (
	"strings"
	"testing"

	"readout/internal/reading/rules"
)

// A verb is known by each of its forms, those that its file gives and those
// that are made.
func TestFormsOfVerbs(t *testing.T) {
	for spec, want := range map[string]string{
		"agree":                             "agree agrees agreed agreed agreeing",
		"note":                              "note notes noted noted noting",
		"reaffirm":                          "reaffirm reaffirms reaffirmed reaffirmed reaffirming",
		"stress":                            "stress stresses stressed stressed stressing",
		"clarify":                           "clarify clarifies clarified clarified clarifying",
		"convey":                            "convey conveys conveyed conveyed conveying",
		"have/had/had":                      "have has had had having",
		"say/said":                          "say says said said saying",
		"speak/spoke/spoken":                "speak speaks spoke spoken speaking",
		"commit/committed//":                "",
		"/went":                             "",
		"a/b/c/d/e":                         "",
		"refer/referred/referred/referring": "refer refers referred referred referring",
	} {
		l := &Lexicon{words: map[string]*Word{}}
		err := l.enter(spec, Verb{})
		if want == "" {
			if err == nil {
				t.Errorf("%q is taken for a verb", spec)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", spec, err)
			continue
		}
		for i, written := range strings.Fields(want) {
			w := l.Word(written)
			if w == nil || w.Verbs[0].Form&(1<<i) == 0 {
				t.Errorf("%q: form %d is not %s: %+v", spec, i, written, w)
			}
		}
	}
}

// A verb with needed words is tried before one without, whichever the file has
// first.
func TestPhrasesGoFirst(t *testing.T) {
	l := &Lexicon{words: map[string]*Word{}}
	for _, err := range []error{l.enter("agree", Verb{}), l.phrase("agree | with | 3 | that", Verb{}), l.phrase("agree | on | 2", Verb{})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, r := range l.Word("agreed").Verbs {
		got = append(got, strings.Join(r.Verb.Needs, " ")+"/"+r.Verb.Beyond)
	}
	if want := "with/that on/ /"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A file that is not as it must be names the line and the fault.
func TestFaultsOfFiles(t *testing.T) {
	for text, want := range map[string]string{
		"verbs say":                             `line 1: "verbs" before the first rule`,
		"rule a\nkind no":                       `line 2: "no" is no kind`,
		"rule a\n# a remark\n\nrule a":          "line 4: a second rule a",
		"list a\nwords no: such":                `line 2: "no" is no class of words`,
		"rule a\nphrase say | it":               `line 2: "say | it" is no phrase`,
		"rule a\nphrase say | it | soon":        `line 2: " soon" is no number of words`,
		"rule a\nverbs say/said/said/ing/x add": `line 2: "say/said/said/ing/x" is no verb`,
		"rule a\npattern say":                   `line 2: "pattern" is none of kind, for, against, verbs, phrase, words`,
	} {
		l := &Lexicon{words: map[string]*Word{}, named: map[string]*rules.Rule{}}
		err := l.add(text, "en")
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}
