package press

import (
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"testing"
)

// TestP01PublicAnswersComeFromTheShelf: whatever read.go and Current answer they
// ask of the Shelf, never of View or Update, which see behind the gate.
func TestP01PublicAnswersComeFromTheShelf(t *testing.T) {
	var shelf []string
	of := reflect.TypeFor[Shelf]()
	for i := range of.NumMethod() {
		shelf = append(shelf, of.Method(i).Name)
	}
	seen := 0
	for _, name := range []string{"read.go", "follow.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || name == "follow.go" && f.Name.Name != "Current" {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if on, ok := call.X.(*ast.SelectorExpr); ok && on.Sel.Name == "store" {
					seen++
					if !slices.Contains(shelf, call.Sel.Name) {
						t.Errorf("%s asks store.%s", f.Name.Name, call.Sel.Name)
					}
				}
				return true
			})
		}
	}
	if seen < 9 {
		t.Errorf("found %d questions to the store", seen)
	}
}
