package citation

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout/internal/needs"
)

var work = Work{
	Key: "northmark-2031-river-talks-v2", Issuer: "Foreign Office of Northmark", Title: "Northmark & Southmark: 50 % of the river's_ferries {agreed}?", Lang: "en",
	Kind: "Press release", Day: "2031-03-15", Version: 2, Address: "https://press.example/en/releases/2031/river-talks/v2", Note: "Written for this demonstration",
}

func TestStyles(t *testing.T) {
	bare := Work{Key: "k", Issuer: "Southmark.", Title: "No date", Kind: "Statement", Version: 1, Address: "https://press.example/v1"}
	for _, c := range []struct{ got, want string }{
		{work.APA(), "Foreign Office of Northmark. (2031, March 15). Northmark & Southmark: 50 % of the river's_ferries {agreed}? (Version 2) [Press release]. https://press.example/en/releases/2031/river-talks/v2"},
		{work.Chicago(), "Foreign Office of Northmark. “Northmark & Southmark: 50 % of the river's_ferries {agreed}?” Press release, March 15, 2031. Version 2. https://press.example/en/releases/2031/river-talks/v2."},
		{bare.APA(), "Southmark. (n.d.). No date (Version 1) [Statement]. https://press.example/v1"},
		{bare.Chicago(), "Southmark. “No date.” Statement, n.d. Version 1. https://press.example/v1."},
		{bare.BibTeX(), "@misc{k,\n  author = {{Southmark.}},\n  title = {{No date}},\n  howpublished = {Statement},\n  version = {1},\n  url = {https://press.example/v1},\n}\n"},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
	}
}

// TestReferenceManagersRead has both formats read by bibutils.
func TestReferenceManagersRead(t *testing.T) {
	for tool, text := range map[string]string{"bib2xml": work.BibTeX(), "ris2xml": work.RIS()} {
		path := needs.Tool(t, tool)
		cmd := exec.Command(path)
		cmd.Stdin = strings.NewReader(text)
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", tool, err)
		}
		for _, want := range []string{"Foreign Office of Northmark", "<title>Northmark", "50 % of the river", "2031", "<url>" + work.Address + "</url>"} {
			if !strings.Contains(strings.ReplaceAll(string(out), "&amp;", "&"), want) {
				t.Errorf("%s lacks %q:\n%s", tool, want, out)
			}
		}
	}
}
