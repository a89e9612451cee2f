package site_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"readout/internal/web"
)

var action = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// wording finds the keys that templates and handlers ask for by name.
var wording = regexp.MustCompile(`\b(?:T|Text|row) ?\(?"([a-z]+(?:\.[a-z0-9]+)+)"`)

// TestWordsComeFromTheTable reads the templates: no letter of theirs reaches a
// reader, in text or in an attribute that is read out, and every key that they
// or the handlers name stands in the table.
func TestWordsComeFromTheTable(t *testing.T) {
	templates := matching("*.html", "../layout/*.html", "../lists/*.html", "../texts/*.html", "../phrases/*.html", "../accounts/*.html", "../preparing/*.html")
	if len(templates) < 10 {
		t.Fatalf("%d templates", len(templates))
	}
	for _, name := range templates {
		data, err := os.ReadFile(name)
		must(t, err)
		z := html.NewTokenizer(strings.NewReader(action.ReplaceAllString(string(data), "")))
		for z.Next() != html.ErrorToken {
			token := z.Token()
			spoken := []string{}
			if token.Type == html.TextToken {
				spoken = append(spoken, token.Data)
			}
			for _, a := range token.Attr {
				switch a.Key {
				case "alt", "title", "aria-label", "placeholder", "aria-description", "value":
					spoken = append(spoken, a.Val)
				}
			}
			for _, words := range spoken {
				if strings.ContainsFunc(words, unicode.IsLetter) {
					t.Errorf("%s says %q without the table", filepath.Base(name), strings.TrimSpace(words))
				}
			}
		}
	}
	sources := matching("*.go", "../layout/*.go", "../lists/*.go", "../texts/*.go", "../phrases/*.go", "../accounts/*.go", "../remarks/*.go", "../brief/*.go", "../preparing/*.go")
	found := 0
	for _, name := range append(sources, templates...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		must(t, err)
		for _, m := range wording.FindAllStringSubmatch(string(data), -1) {
			found++
			for _, lang := range web.Languages() {
				if words, _ := web.MessagesFor(lang); !words.Has(m[1]) {
					t.Errorf("%s asks for %q, which has no wording in %s", filepath.Base(name), m[1], lang)
				}
			}
		}
	}
	if found < 80 {
		t.Errorf("%d keys were found", found)
	}
}
