package style_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	pagesOf    = regexp.MustCompile(`(?m)^/\* pages of: ([a-z ]+) \*/$`)
	ruleBegins = regexp.MustCompile(`(?m)(?:^|[,{}])\s*\.([a-z][a-z-]*)`)
	classList  = regexp.MustCompile(`class="([^"]*)"`)
	action     = regexp.MustCompile(`{{[^}]*}}`)
)

// TestAStyleStaysOnItsPages: a style file that names the folders whose pages it
// is for holds no class that a template elsewhere uses too. One name meant two
// things twice: a country's name on the ground of a search box, and two editions
// side by side in half of the page.
func TestAStyleStaysOnItsPages(t *testing.T) {
	used := map[string][]string{} // class → folders
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".html" || filepath.Base(filepath.Dir(path)) == "shapes" { // shapes are pages of others, to read
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		folder := filepath.Base(filepath.Dir(path))
		for _, m := range classList.FindAllStringSubmatch(action.ReplaceAllString(string(text), " "), -1) {
			for _, class := range strings.Fields(m[1]) {
				if !slices.Contains(used[class], folder) {
					used[class] = append(used[class], folder)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("*.css")
	checked := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		said := pagesOf.FindSubmatch(text)
		if said == nil {
			continue
		}
		folders := strings.Fields(string(said[1]))
		for _, m := range ruleBegins.FindAllSubmatch(text, -1) {
			class := string(m[1])
			checked++
			for _, folder := range used[class] {
				if !slices.Contains(folders, folder) {
					t.Errorf("%s begins a rule with .%s, which is for pages of %s; a template in %s uses it too", file, class, folders, folder)
				}
			}
		}
	}
	if checked < 40 {
		t.Errorf("%d rules were looked at", checked)
	}
}
