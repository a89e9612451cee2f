package postgres_test

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/sqlite"
)

// TestEveryTableIsCopied: a table or column that is added to the schema is added
// to the copy too.
func TestEveryTableIsCopied(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	room, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer room.Close()
	hits, err := sqlite.OpenHits(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer hits.Close()
	for _, c := range []struct {
		db     *store.DB
		tables []store.Table
	}{{room, store.RoomTables()}, {hits, store.HitsTables()}} {
		want := lines(t, c.db, []string{`select s.name || '.' || c.name from sqlite_schema s join pragma_table_info(s.name) c
			where s.type = 'table' and s.name not like 'sqlite_%' and s.name not like 'goose_%' and s.name <> 'leases'`})
		var got []string
		for _, table := range c.tables {
			got = append(got, table.Columns()...)
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("the schema (-) and what is copied (+):\n%s", diff)
		}
	}
}

// TestCopiesAreEqual copies values of every kind to the other engine and back,
// and finds a value that is not what it was.
func TestCopiesAreEqual(t *testing.T) {
	ctx := t.Context()
	newFile := func() *store.DB {
		db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "data"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db
	}
	file, back := newFile(), newFile()
	server := openAt(t, pgtest.Database(t))
	err := file.Update(ctx, func(tx *store.Tx) error {
		for n := range 300 {
			if _, err := tx.Append(ctx, readout.Event{At: time.Unix(int64(n)-100, 1000), Kind: []readout.EventKind{readout.EventEdited, readout.EventHeld}[n%2], Actor: "조규동 'a' \\ \n"}); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, `insert into publishers (code, ours, names, party, zone, rights, founded, url, licence, boards, changed)
			values ('p', 0, '{}', '', 'UTC', 'full', '', '', '', '[]', 0)`); err != nil {
			return err
		}
		for id := range 3 {
			if _, err := tx.Exec(ctx, `insert into releases (id, publisher, ours, board, kind, source, state, year, slug, authoritative, first_released)
				values ($1, 'p', 0, '', 'press_release', '', 'public', 2022, $2, 'en', $3)`, id+1, string(rune('a'+id)), store.Micros([]time.Time{{}, time.Unix(-1, 0), time.Unix(1, 0)}[id])); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `insert into texts (text_sha256, text) values ($1, $2)`, string(rune('Z'-id)), "a\u00a0b é e\u0301 \U0001f600\r\n"); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `insert into versions (release, lang, number, unit, title, date, text_sha256, marks, translation, follows, contact, reporting_time, source_url, original_sha256, original_size, original_media_type, released, note, salt)
				values ($1, 'en', 1, 1, 'title', '', $2, '', '', 0, '', '', '', '', 0, '', null, '', $3)`, id+1, string(rune('Z'-id)), []byte{0, 0xff, byte(id)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	tables := store.RoomTables()
	there, err := file.CopyTo(ctx, server, tables)
	if err != nil {
		t.Fatal(err)
	}
	home, err := server.CopyTo(ctx, back, tables)
	if err != nil {
		t.Fatal(err)
	}
	sums := func(db *store.DB) map[string]store.Sum {
		t.Helper()
		s, err := db.Sums(ctx, tables)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for what, got := range map[string]map[string]store.Sum{"read from the server": home, "on the server": sums(server), "back": sums(back), "at first": sums(file)} {
		if diff := cmp.Diff(there, got); diff != "" {
			t.Errorf("%s:\n%s", what, diff)
		}
	}
	if there["events"].Rows != 300 || there["versions"].Rows != 3 || there["era"].Rows != 1 {
		t.Errorf("copied %v", there)
	}
	if _, err := file.CopyTo(ctx, server, tables); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a second copy: %v", err)
	}
	if err := back.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(ctx, "update releases set first_released = null where id = 3")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if sums(back)["releases"] == there["releases"] {
		t.Error("a value that is another one gives the same sum")
	}
}
