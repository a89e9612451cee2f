package cataloguedb

import (
	"path/filepath"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// TestSomeReleasesAreFoundByNumber: what is read after each event begins with
// the releases that the event is about, not with all that are visible.
func TestSomeReleasesAreFoundByNumber(t *testing.T) {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, q := range []store.PublicQuery{someReleases, someAccounts} {
		var plan []string
		err := db.View(t.Context(), func(tx *store.Tx) error {
			rows, err := tx.Query(t.Context(), "explain query plan "+q.String(), store.Many{1, 2})
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var id, parent, cost int
				var step string
				if err := rows.Scan(&id, &parent, &cost, &step); err != nil {
					return err
				}
				plan = append(plan, step)
			}
			return rows.Err()
		})
		if err != nil {
			t.Fatal(err)
		}
		for i, step := range plan {
			if strings.HasPrefix(step, "SCAN") || i == 0 && !strings.Contains(step, "PRIMARY KEY") {
				t.Errorf("%s\n\t%s", step, strings.Join(plan, "\n\t"))
			}
		}
	}
}
