package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"readout/internal/store"
)

// TestP01PublicQueriesNameTheGate tries ways round the check.
func TestP01PublicQueriesNameTheGate(t *testing.T) {
	refused := func(text string, tables ...string) (why string) {
		defer func() {
			if r := recover(); r != nil {
				why = r.(string)
			}
		}()
		store.Public(text, tables...)
		return ""
	}
	for _, c := range []struct {
		text   string
		tables []string
	}{
		{"select title from public_edition where latest = 1", nil},
		{"select e.title from public_edition e, public_publisher p where p.code = e.publisher order by e.title, e.lang limit $1", nil},
		{"with page as (select release from public_edition), n(a, b) as (select 1, 2) select p.release from page p join n on true", nil},
		{"select m.slug from meetings m join accounts a on a.meeting = m.id join public_edition e on e.release = a.release", []string{"meetings", "accounts"}},
		{"select (select max(version) from public_edition p where p.release = e.release) from public_edition e where title <> 'from texts'", nil},
		{"select coalesce(title, 'a'), lang from (select title, lang from public_edition) where lang in ($2...)", nil},
	} {
		if why := refused(c.text, c.tables...); why != "" {
			t.Errorf("refused: %s", why)
		}
	}
	for _, c := range []struct {
		text   string
		tables []string
	}{
		{"select title from versions", nil},
		{"select title from public_edition, versions", nil},
		{"select title from public_edition e, public_publisher, texts t", nil},
		{"select title from public_edition e join public_publisher p on p.code = e.publisher, texts", nil},
		{"select title from public_edition natural left outer join versions", nil},
		{"select title from main.versions", nil},
		{"select title from public_edition where release in (select id from releases)", nil},
		{"select (select text from texts limit 1) from public_edition", nil},
		{"select title from (versions)", nil},
		{"select title from (public_edition e join (texts) on true)", nil},
		{"select title from ((select 1), texts)", nil},
		{"select title from public_edition union all select title from versions", nil},
		{`select title from "versions"`, nil},
		{"select title from [versions]", nil},
		{"select title from /* public_edition */ versions", nil},
		{"select title from public_edition -- \n, versions", nil},
		{"SELECT title FROM Versions", nil},
		{"with x as (select title from versions) select title from x", nil},
		{"select title as (versions) from versions", nil},
		{"select slug from meetings", []string{"meetings"}},
		{"select slug from meetings m join public_publisher p on true", []string{"meetings"}},
		{"select slug from meetings m join public_edition e on true", nil},
		{"delete from public_edition", nil},
		{"select 1 from public_edition; select text from texts", nil},
		{"update versions set title = ''", nil},
		{"", nil},
		{"select title from public_edition where title in texts", nil},
	} {
		if refused(c.text, c.tables...) == "" {
			t.Errorf("took %q", c.text)
		}
	}
}

// FuzzPublicQuery runs whatever is taken over tables that hold a secret behind
// the gate: no answer holds it.
func FuzzPublicQuery(f *testing.F) {
	const secret = "words behind the gate"
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		f.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range []string{
		"create table texts (title text)", "create table versions (title text)", "create table gate (title text)",
		"insert into texts values ('" + secret + "')", "insert into versions values ('" + secret + "')", "insert into gate values ('open')",
		"create view public_edition as select title from gate",
		"pragma query_only = true",
	} {
		if _, err := db.Exec(s); err != nil {
			f.Fatal(err)
		}
	}
	for _, text := range []string{
		"select title from public_edition e join texts t on true",
		"with a as (select title from public_edition) select * from a, texts",
		"select 'from' from(texts)",
		"select title from public_edition where title in texts",
		"select (select title from(select title from versions)) from public_edition union select title from public_edition",
		"with texts(a) as (select 1) select a from texts",
		"select * from public_edition natural join(select 1)as b,(texts)",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer func() { _ = recover() }() // a refusal
		q := store.Public(text)
		ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer stop()
		rows, err := db.QueryContext(ctx, q.String())
		if err != nil {
			return
		}
		defer rows.Close()
		columns, err := rows.Columns()
		if err != nil {
			return
		}
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		for n := 0; n < 100 && rows.Next(); n++ {
			if rows.Scan(values...) != nil {
				return
			}
			for _, v := range values {
				if strings.Contains(fmt.Sprint(*v.(*any)), secret) {
					t.Errorf("%q got behind the gate", text)
				}
			}
		}
	})
}
