package sqlite_test

import (
	"regexp"
	"strings"
	"testing"

	"readout/internal/store"
)

var fromWords = regexp.MustCompile(`(?i)\b(?:from|join)\s+(\w+)`)

// TestP01PublicNamesStandOnTheGate: a public_ name is a view each of whose
// selects reads public_edition, or another view that does, and beside it no
// release, version, text or unit; or it is one of the few below, with the
// reason.
func TestP01PublicNamesStandOnTheGate(t *testing.T) {
	apart := map[string]string{
		"public_edition":   "the gate itself",
		"public_publisher": "configuration that everybody may read",
		"public_count":     "numbers only, held to the gate by ListsAndCounts",
		"public_epoch":     "one number, which is in no public byte",
	}
	db, _ := open(t)
	selects := map[string][]string{}
	err := db.View(t.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query(t.Context(), "select type, name, sql from sqlite_schema where name like 'public%' and type in ('table', 'view')")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var kind, name, sql string
			if err := rows.Scan(&kind, &name, &sql); err != nil {
				return err
			}
			if apart[name] == "" && (kind != "view" || !strings.HasPrefix(name, "public_")) {
				t.Errorf("%s is a %s", name, kind)
			}
			selects[name] = strings.Split(sql, "union all")
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	gated := map[string]bool{"public_edition": true}
	stands := func(name string) bool {
		for _, sql := range selects[name] {
			on := false
			for _, m := range fromWords.FindAllStringSubmatch(sql, -1) {
				on = on || gated[m[1]]
			}
			if !on {
				return false
			}
		}
		return true
	}
	for range selects { // views may stand on each other, so that many rounds suffice
		for name := range selects {
			gated[name] = gated[name] || apart[name] == "" && stands(name)
		}
	}
	for name, of := range selects {
		if apart[name] != "" {
			continue
		}
		if !gated[name] {
			t.Errorf("%s does not stand on public_edition", name)
		}
		for _, sql := range of {
			for _, m := range fromWords.FindAllStringSubmatch(sql, -1) {
				switch m[1] {
				case "releases", "versions", "editions", "units", "texts", "events":
					t.Errorf("%s reads %s beside the gate", name, m[1])
				}
			}
		}
	}
	if len(selects) < len(apart)+1 {
		t.Errorf("%d public names", len(selects))
	}
}
