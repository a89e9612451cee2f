package cases

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const corpus = "../reading/testdata/cases"

// load returns every case of the corpus and its known gaps.
func load(t *testing.T) ([]Case, Gaps) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(corpus, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	var all []Case
	seen := map[string]string{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		cases, err := Parse(string(text))
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
		}
		for _, c := range cases {
			if other := seen[c.Name]; other != "" {
				t.Errorf("case %s stands in %s and in %s", c.Name, other, filepath.Base(name))
			}
			seen[c.Name] = filepath.Base(name)
		}
		all = append(all, cases...)
	}
	text, err := os.ReadFile(filepath.Join(corpus, "gaps.list"))
	if err != nil {
		t.Fatal(err)
	}
	gaps, err := ParseGaps(string(text))
	if err != nil {
		t.Fatalf("gaps.list: %v", err)
	}
	for name := range gaps {
		if seen[name] == "" {
			t.Errorf("gaps.list names the case %s, which no file holds", name)
		}
	}
	return all, gaps
}

// A case reads as expected except where gaps.list says that it does not yet; a
// gap that closed must leave the list.
func TestCorpusReadsAsExpected(t *testing.T) {
	all, gaps := load(t)
	var score Score
	for _, c := range all {
		t.Run(c.Name, func(t *testing.T) {
			got, err := c.Read()
			if err != nil {
				t.Error(err)
			}
			score.Add(c.Want, got)
			news, closed := gaps.Judge(c.Name, Compare(c.Want, got))
			for _, d := range news {
				t.Errorf("%s: want\n\t%s\ngot\n\t%s", d.Field, strings.ReplaceAll(d.Want, "\n", "\n\t"), strings.ReplaceAll(d.Got, "\n", "\n\t"))
			}
			if len(closed) > 0 {
				t.Errorf("%s: read as expected now; take it out of gaps.list", strings.Join(closed, " "))
			}
		})
	}
	var table strings.Builder
	if err := score.Write(&table); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d cases\n%s", len(all), &table)
}
