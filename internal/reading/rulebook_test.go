package reading

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout/internal/reading/rules"
)

// TestNamesThatCodeAsksFor: a rule that the code asks for by name is there, under that
// name, so that who renames one in its file is told. The clauses that report a meeting
// are asked for their tags alone.
func TestNamesThatCodeAsksFor(t *testing.T) {
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.Name] = true
	}
	asked, given := map[string]string{}, map[string]bool{}
	name := regexp.MustCompile(`^[a-z]+\.[a-z][a-z-]*$`)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		compared := map[ast.Node]bool{}
		ask := func(e ast.Expr) {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				compared[lit] = true
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if n.Op == token.EQL || n.Op == token.NEQ {
					ask(n.X)
					ask(n.Y)
				}
			case *ast.CaseClause:
				for _, e := range n.List {
					ask(e)
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "HasPrefix" {
					ask(n.Args[1])
				}
			case *ast.BasicLit:
				s, err := strconv.Unquote(n.Value)
				if n.Kind != token.STRING || err != nil || !name.MatchString(s) {
					return true
				}
				if compared[n] {
					asked[s] = path
				} else {
					given[s] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(asked) < 20 {
		t.Errorf("only %d names are asked for: this test looks in the wrong place", len(asked))
	}
	for s, path := range asked {
		if strings.HasPrefix(s, "meeting.") {
			t.Errorf("%s asks for the name of %s and not for a tag", path, s)
		}
		if !known[s] && !given[s] && !slices.ContainsFunc(Rules(), func(r rules.Rule) bool { return strings.HasPrefix(r.Name, s) }) {
			t.Errorf("%s asks for %s, which no rule is called", path, s)
		}
	}
}
