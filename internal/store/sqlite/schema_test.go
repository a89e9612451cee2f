package sqlite_test

import (
	"regexp"
	"strings"
	"testing"

	"readout/internal/store"
)

var fromWords = regexp.MustCompile(`(?i)\b(?:from|join)\s+(\w+)`)

// TestP01PublicNamesStandOnTheGate: a public_ name is a view that reads
// public_edition and, beside it, no release, version, text or unit; or one of
// the few below, with the reason.
func TestP01PublicNamesStandOnTheGate(t *testing.T) {
	apart := map[string]string{
		"public_edition":   "the gate itself",
		"public_publisher": "configuration that everybody may read",
		"public_count":     "numbers only, held to the gate by ListsAndCounts",
		"public_epoch":     "one number, which is in no public byte",
	}
	db, _ := open(t)
	seen := 0
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
			seen++
			if apart[name] != "" {
				continue
			}
			gated := false
			for _, m := range fromWords.FindAllStringSubmatch(sql, -1) {
				gated = gated || m[1] == "public_edition"
				switch m[1] {
				case "releases", "versions", "editions", "units", "texts", "events":
					t.Errorf("%s reads %s beside the gate", name, m[1])
				}
			}
			if kind != "view" || !gated || !strings.HasPrefix(name, "public_") {
				t.Errorf("%s %s does not stand on public_edition", kind, name)
			}
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < len(apart)+1 {
		t.Errorf("%d public names", seen)
	}
}
