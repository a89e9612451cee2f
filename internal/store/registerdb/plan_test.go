package registerdb

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// Public queries begin with what they are asked for and go to the gate row by
// row. Beginning with the visible releases, or sorting a whole list for one
// page of it, would make each answer as slow as the archive is large.
func TestPublicQueriesBeginWithWhatIsAskedFor(t *testing.T) {
	ctx := context.Background()
	db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	many := store.Many{1, 2}
	for _, c := range []struct {
		name  string
		query store.PublicQuery
		args  []any
		first string // what the plan begins with
		sorts bool
	}{
		{"newest meetings", newest, []any{100, 0}, "SCAN a USING INDEX accounts_newest", false},
		{"announced meetings", announced, []any{"2031-03-10", "2031-03-16", 9, 0}, "SEARCH a USING INDEX accounts_newest (day>? AND day<?)", false},
		{"newest people", newestPeople, []any{100, 0}, "SCAN a USING INDEX accounts_newest", false},
		{"meeting at an address", meetingAt, []any{2018, "x", 0}, "SEARCH m", false},
		{"meeting of a release", meetingOf, []any{1, 0}, "SEARCH a USING INTEGER PRIMARY KEY", false},
		{"accounts of meetings", accountsOf, []any{0, many}, "SEARCH m USING INTEGER PRIMARY KEY", false},
		{"accounts of a series", accountsOfSeries, []any{0, 1}, "SEARCH m USING INDEX meetings_series", false},
		{"series", seriesAt, []any{"x", 0}, "SEARCH s", false},
		{"mentions", mentions, []any{"k", 9, 0}, "SEARCH m USING INDEX mentions_series", true},
		{"people", people, []any{0, many}, "SEARCH h USING INTEGER PRIMARY KEY", false},
		{"person", personAt, []any{"x", 0}, "SEARCH h", false},
		{"people in releases", peopleIn, []any{0, many}, "SEARCH w USING PRIMARY KEY (release=?)", false},
		{"appearances", appearances, []any{0, many}, "SEARCH w USING INDEX appearances_person", false},
		{"records", records, []any{0, many}, "SEARCH r USING INDEX sqlite_autoindex_records_1", false},
		{"editions that were read", readEditions, []any{1, 0}, "SEARCH r USING INDEX sqlite_autoindex_records_1", true},
		{"titles", titles, []any{"en", many}, "SEARCH e USING PRIMARY KEY (release=? AND lang=?)", false},
		{"map of meetings", meetingMap, []any{10, 0, 0}, "SCAN m", false},
		{"map of people", peopleMap, []any{10, 0, 0}, "SCAN h", false},
		{"public epoch", epoch, nil, "SCAN events", false},
	} {
		var plan []string
		err := db.View(ctx, func(tx *store.Tx) error {
			rows, err := tx.Query(ctx, "explain query plan "+c.query.String(), c.args...)
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
			t.Fatalf("%s: %v", c.name, err)
		}
		sorts := slices.ContainsFunc(plan, func(s string) bool { return strings.HasPrefix(s, "USE TEMP B-TREE") })
		if !strings.HasPrefix(plan[0], c.first) || sorts != c.sorts {
			t.Errorf("%s begins with %q (sorts: %v)\n\t%s", c.name, plan[0], sorts, strings.Join(plan, "\n\t"))
		}
	}
}
