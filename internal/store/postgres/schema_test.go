package postgres_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
	"readout/internal/store/sqlite"
)

// TestSchemasAreTheSame holds the two engines to one schema: tables, columns
// with type and whether they may be null, keys, indexes with their order,
// foreign keys, views with their columns, triggers, and the versions that
// migrations have reached.
func TestSchemasAreTheSame(t *testing.T) {
	dir, address := filepath.Join(t.TempDir(), "data"), pgtest.Empty(t)
	openBoth := func(open func() (*store.DB, error)) *store.DB {
		t.Helper()
		db, err := open()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
		return db
	}
	file := openBoth(func() (*store.DB, error) { return sqlite.Open(t.Context(), dir) })
	counts := openBoth(func() (*store.DB, error) { return sqlite.OpenHits(t.Context(), dir) })
	server := openBoth(func() (*store.DB, error) { return postgres.Open(t.Context(), address) })
	want := append(lines(t, file, sqliteSchema), lines(t, counts, sqliteSchema)...)
	slices.Sort(want)
	want = slices.Compact(want) // the migrations' own table is in both files
	got := lines(t, server, postgresSchema)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("SQLite (-) and PostgreSQL (+) have different schemas:\n%s", diff)
	}
	if len(got) < 200 {
		t.Errorf("%d lines of schema", len(got))
	}
	for _, c := range []struct {
		db    *store.DB
		table string
	}{{file, "goose_db_version"}, {counts, "goose_hits_version"}} {
		table := "goose_db_version"
		a := lines(t, c.db, []string{"select version_id from " + table + " where is_applied = true order by id"})
		b := lines(t, server, []string{"select version_id from " + c.table + " where is_applied = true order by id"})
		if !slices.Equal(a, b) {
			t.Errorf("%s: migrations %v and %v", c.table, a, b)
		}
	}
}

// lines are the rows of queries, their columns joined by spaces.
func lines(t *testing.T, db *store.DB, queries []string) []string {
	t.Helper()
	var all []string
	err := db.View(t.Context(), func(tx *store.Tx) error {
		for _, q := range queries {
			rows, err := tx.Query(t.Context(), q)
			if err != nil {
				return err
			}
			columns, err := rows.Columns()
			if err != nil {
				return err
			}
			for rows.Next() {
				values, to := make([]any, len(columns)), make([]any, len(columns))
				for i := range values {
					to[i] = &values[i]
				}
				if err := rows.Scan(to...); err != nil {
					return err
				}
				all = append(all, strings.TrimRight(fmt.Sprintln(values...), "\n"))
			}
			if err := rows.Err(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A column of a key may not be null in either engine, whatever SQLite says of
// it; truths are integers in SQLite.
var sqliteSchema = []string{
	`select 'table', name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'goose_%'`,
	`select 'view', name from sqlite_schema where type = 'view'`,
	`select 'trigger', name, 'on', tbl_name from sqlite_schema where type = 'trigger'`,
	`select 'column', s.name || '.' || c.name, lower(case when c.name = 'changes_public' then 'truth' else c.type end),
		case when c."notnull" = 1 or c.pk > 0 then 'not null' else 'null' end, case when c.pk > 0 then 'key ' || c.pk else '' end
		from sqlite_schema s join pragma_table_xinfo(s.name) c where s.type = 'table' and s.name not like 'sqlite_%' and s.name not like 'goose_%'`,
	`select 'column', s.name || '.' || c.name, 'of view' from sqlite_schema s join pragma_table_xinfo(s.name) c where s.type = 'view'`,
	`select 'index on', s.name, case when i."unique" = 1 then 'unique' else 'not unique' end, case when i.partial = 1 then 'partial' else 'whole' end,
		(select group_concat(x.name, ', ') from (select name from pragma_index_info(i.name) order by seqno) x)
		from sqlite_schema s join pragma_index_list(s.name) i where s.type = 'table' and s.name not like 'sqlite_%' and s.name not like 'goose_%' and i.origin <> 'pk'`,
	`select 'reference', s.name || '.' || f."from", f."table" || '.' || f."to" from sqlite_schema s join pragma_foreign_key_list(s.name) f where s.type = 'table'`,
}

// Triggers against truncate have no like in SQLite.
var postgresSchema = []string{
	`select 'table', tablename::text from pg_tables where schemaname = 'public' and tablename not like 'goose_%'`,
	`select 'view', viewname::text from pg_views where schemaname = 'public'`,
	`select 'trigger', tgname::text, 'on', tgrelid::regclass::text from pg_trigger where not tgisinternal and tgname not like '%\_all'`,
	`select 'column', c.table_name || '.' || c.column_name,
		case c.data_type when 'bigint' then 'integer' when 'boolean' then 'truth' when 'bytea' then 'blob' else case when c.collation_name = 'C' then c.data_type else 'text in another order' end end,
		case when c.is_nullable = 'NO' then 'not null' else 'null' end,
		coalesce((select 'key ' || k.ordinal_position from information_schema.table_constraints p
			join information_schema.key_column_usage k on k.constraint_name = p.constraint_name and k.table_name = p.table_name
			where p.constraint_type = 'PRIMARY KEY' and p.table_name = c.table_name and k.column_name = c.column_name), '')
		from information_schema.columns c join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
		where c.table_schema = 'public' and c.table_name not like 'goose_%'`,
	`select 'column', c.table_name || '.' || c.column_name, 'of view' from information_schema.columns c
		join pg_views v on v.schemaname = c.table_schema and v.viewname = c.table_name where c.table_schema = 'public'`,
	`select 'index on', i.indrelid::regclass::text, case when i.indisunique then 'unique' else 'not unique' end, case when i.indpred is null then 'whole' else 'partial' end,
		(select string_agg(a.attname, ', ' order by k.n) from unnest(i.indkey) with ordinality k (number, n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number)
		from pg_index i join pg_class c on c.oid = i.indrelid join pg_tables t on t.schemaname = 'public' and t.tablename = c.relname
		where not i.indisprimary and t.tablename not like 'goose_%'`,
	`select 'reference', f.conrelid::regclass || '.' || a.attname, f.confrelid::regclass || '.' || b.attname from pg_constraint f
		join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1] join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
		where f.contype = 'f'`,
}
