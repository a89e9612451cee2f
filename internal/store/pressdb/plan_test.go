package pressdb_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/pressdb"
	"readout/internal/store/sqlite"
)

// TestPublicQueriesUseIndexes asks SQLite how it would run each public query:
// none walks a table of releases, versions or texts, and no list sorts.
func TestPublicQueriesUseIndexes(t *testing.T) {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for name, q := range pressdb.PublicQueries() {
		page := strings.HasSuffix(name, " page")
		changed := name == "publicChanged" // begins at the versions that changed, in the order of the list
		indexed := false
		for _, step := range plan(t, db, q) {
			// publishers are few, and counts are there to be added up
			if strings.HasPrefix(step, "SCAN ") && !(changed && step == "SCAN v USING INDEX versions_changed") && !strings.HasPrefix(step, "SCAN publishers") && !strings.HasPrefix(step, "SCAN public_count") {
				t.Errorf("%s: %s", name, step)
			}
			if (page || changed) && strings.Contains(step, "TEMP B-TREE") {
				t.Errorf("%s sorts: %s", name, step)
			}
			indexed = indexed || strings.HasPrefix(step, "SEARCH r USING INDEX releases_") && strings.Contains(step, "first_released<?")
		}
		if page && !indexed {
			t.Errorf("%s does not begin at its first release", name)
		}
	}
}

// TestTextsAreReadWhereAskedFor: a query that asks for no text reads none, not even
// the index of texts.
func TestTextsAreReadWhereAskedFor(t *testing.T) {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	asking := 0
	for name, q := range pressdb.PublicQueries() {
		asked := strings.Contains(q.String(), "substr(text,")
		read := false
		for _, step := range plan(t, db, q) {
			read = read || strings.HasPrefix(step, "SEARCH t USING")
		}
		if read != asked {
			t.Errorf("%s asks for a text: %t; reads texts: %t", name, asked, read)
		}
		if asked {
			asking++
		}
	}
	if asking < 3 {
		t.Errorf("%d queries ask for texts", asking)
	}
}

func plan(t *testing.T, db *store.DB, q store.PublicQuery) []string {
	t.Helper()
	var steps []string
	err := db.View(t.Context(), func(tx *store.Tx) error {
		// room for the places of every query; a list of some length, as pages have
		args := []any{1, 1, 1, 1, 1, 1, 1, 1}
		text := strings.NewReplacer("$1...", "$1, $2, $3, $4, $5, $6, $7, $8", "$2...", "$2, $3, $4, $5, $6, $7, $8").Replace(q.String())
		rows, err := tx.Query(t.Context(), "explain query plan "+text, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				return err
			}
			steps = append(steps, step)
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	if len(steps) == 0 {
		t.Fatalf("no plan for %s", q)
	}
	return steps
}

// TestP01PublicReadsCannotReachTheTables: a shelf holds nothing but PublicDB,
// which takes checked queries only, and every query is among those that the
// test above looks at.
func TestP01PublicReadsCannotReachTheTables(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	listed := pressdb.PublicQueries()
	fields, queries := 0, 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				if s, ok := n.Type.(*ast.StructType); ok && n.Name.Name == "shelf" {
					for _, f := range s.Fields.List {
						fields++
						star, _ := f.Type.(*ast.StarExpr)
						if star == nil || star.X.(*ast.SelectorExpr).Sel.Name != "PublicDB" {
							t.Errorf("a shelf has the field %v", f.Names)
						}
					}
				}
			case *ast.ValueSpec:
				for i, v := range n.Values {
					call, ok := v.(*ast.CallExpr)
					if !ok {
						continue
					}
					if made, ok := call.Fun.(*ast.SelectorExpr); ok && made.Sel.Name == "Public" {
						queries++
						if _, ok := listed[n.Names[i].Name]; !ok {
							t.Errorf("%s is not among PublicQueries", n.Names[i].Name)
						}
					}
				}
			case *ast.FuncDecl:
				if n.Recv == nil || len(n.Recv.List) != 1 {
					return true
				}
				if of, ok := n.Recv.List[0].Type.(*ast.Ident); ok && of.Name == "shelf" && !strings.HasPrefix(name, "shelf") {
					t.Errorf("%s: a public read outside the files named for the shelf", n.Name.Name)
				}
			}
			return true
		})
	}
	if fields != 1 || queries < 10 {
		t.Errorf("found %d fields and %d queries", fields, queries)
	}
}
