package postgres_test

import (
	"strings"
	"testing"

	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
)

// TestTextsAreReadWhereAskedFor is the test of that name in internal/store/pressdb on
// this engine.
func TestTextsAreReadWhereAskedFor(t *testing.T) {
	db, err := postgres.Open(t.Context(), pgtest.Empty(t))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for columns, asked := range map[string]bool{"title, date, released, source_url": false, "title, substr(text, 1, 300)": true} {
		steps := strings.Join(lines(t, db, []string{"explain select " + columns + " from public_edition where latest = 1 and release in (1, 2, 3)"}), "\n")
		if read := strings.Contains(steps, " texts "); read != asked || !strings.Contains(steps, " versions ") {
			t.Errorf("%s: reads texts: %t, want %t:\n%s", columns, read, asked, steps)
		}
	}
}
