package style

import (
	"bytes"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"readout"
)

// TestAccent: a house chooses its colour, and not one in which nobody can read.
func TestAccent(t *testing.T) {
	for _, good := range []Accent{"", "#14524e", "#7a1f2b", "#000000"} {
		if err := good.Check(); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []Accent{"red", "#14524", "#14524E", "#ffe000", "#8f8f8f", "#14524e;}"} {
		if err := bad.Check(); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	for _, a := range []Accent{"#14524e", "#7a1f2b", "#000000", "#0000cc"} {
		if c := contrast(a.dark(), darkRaised); c < enough {
			t.Errorf("%s on dark pages is %s, contrast %.1f", a, a.dark(), c)
		}
		sheet, err := a.Sheet()
		if err != nil || !bytes.Contains(sheet, []byte("--accent: "+string(a))) || !bytes.Contains(a.Mark(), []byte(a)) {
			t.Errorf("%s is not in the style sheet and the mark (%v)", a, err)
		}
	}
	if got := contrast("#000000", "#ffffff"); got < 20.99 || got > 21.01 {
		t.Errorf("black on white is %.2f", got)
	}
}

// TestTokensAreReadable holds the colours of the style sheet to WCAG AA in both
// schemes: ink, soft words, accent and visited links on both grounds and on the
// colour of marks.
func TestTokensAreReadable(t *testing.T) {
	sheet, err := os.ReadFile("base.css")
	if err != nil {
		t.Fatal(err)
	}
	schemes := strings.SplitN(string(sheet), "prefers-color-scheme: dark", 2)
	for i, scheme := range schemes {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(scheme, -1) {
			if _, ok := colours[m[1]]; !ok {
				colours[m[1]] = m[2]
			}
		}
		for _, pair := range []string{"ink ground", "ink raised", "ink mark", "soft ground", "soft raised", "soft mark", "accent ground", "accent raised", "accent mark",
			"visited ground", "visited raised", "onaccent accent", "onstrip strip"} {
			a, b, _ := strings.Cut(pair, " ")
			if c := contrast(colours[a], colours[b]); c < enough {
				t.Errorf("scheme %d: %s (%s) on %s (%s) has a contrast of %.2f", i, a, colours[a], b, colours[b], c)
			}
		}
		if c := contrast(colours["edge"], colours["ground"]); c < 3 {
			t.Errorf("scheme %d: the edge of fields has a contrast of %.2f", i, c)
		}
	}
}

// TestStyleOf2018: nothing that a browser of 2018 lacks is needed, and no font
// or picture is fetched.
func TestStyleOf2018(t *testing.T) {
	sheet, err := Accent("").Sheet()
	if err != nil {
		t.Fatal(err)
	}
	for _, never := range []string{":has(", "@font-face", "url(", "@import", "@layer", "@container", ":is(", ":where(", "clamp(", "inset-inline", "margin-inline", "padding-block", "position: sticky", "position: fixed"} {
		if bytes.Contains(sheet, []byte(never)) {
			t.Errorf("the style sheet has %s", never)
		}
	}
}
