package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"strconv"
	"strings"

	"readout"
)

// Table is one table that a copy of a database takes over.
type Table struct {
	Name    string
	columns []string
	key     int // of the columns, how many of the first are the key that rows are read by
}

func table(name string, key int, columns string) Table {
	return Table{name, strings.Fields(columns), key}
}

// RoomTables are the tables of a room, in an order in which every row finds
// what it refers to. What processes tell each other is not among them.
func RoomTables() []Table {
	return []Table{
		table("era", 1, `"only" name`),
		table("secrets", 1, "name fingerprint"),
		table("events", 1, "number at kind changes_public actor release publisher lang version"),
		table("cursors", 1, "follower era number"),
		table("parked", 3, "follower era event cause at"),
		table("publishers", 1, "code ours names party zone rights founded url licence boards changed"),
		table("releases", 1, "id publisher ours board kind source state year slug authoritative first_released imported_hits demo changed"),
		table("redirects", 3, "kind slug year release number"),
		table("units", 2, "release number state release_at approved_hash approved_by editions"),
		table("texts", 1, "text_sha256 text"),
		table("versions", 3, `release lang number unit title date text_sha256 marks translation follows contact reporting_time source_url
			original_sha256 original_size original_media_type released note salt`),
		table("attachments", 4, "release lang version number name sha256 size media_type pages title alt caption credit licence"),
		table("file_words", 1, "sha256 words"),
		table("editions", 2, "release lang latest"),
		table("public_count", 4, "publisher board year week ours releases"),
		table("series", 1, "id slug key name"),
		table("meetings", 1, "id key series year slug"),
		table("people", 1, "id slug key name party"),
		table("merges", 2, "kind from_id to_id actor at ours"),
		table("stood", 1, "release meeting"),
		table("records", 3, "release lang version text_sha256 rules_sha256 status facts reading shown"),
		table("sketches", 3, "release lang version sketch"),
		table("decisions", 3, "release lang number field exact before after start_at end_at text_sha256 value actor at"),
		table("accounts", 1, "release lang version meeting round_key day_key day account series parties facts"),
		table("mentions", 2, "release number series_key named"),
		table("appearances", 2, "release person participant spelling"),
		table("sounds", 2, "sound person"),
		table("encounters", 4, "a b release other"),
		table("blocks", 3, "block first release last lower upper"),
		table("joins", 3, "kind a b state rule score certain reasons actor at"),
		table("rulings", 4, "number kind a b says actor at"),
		table("reports", 1, "number at release lang version point words"),
	}
}

// HitsTables are the tables of the counter's database.
func HitsTables() []Table { return []Table{table("hits", 1, "release n")} }

// Sum is what a table holds: how many rows, and the SHA-256 of all their values
// in the order of the key. It is the same in both engines.
type Sum struct {
	Rows   int
	SHA256 string
}

// CopyTo copies tables to another database, whose tables hold nothing: all of
// them, or none. It returns what was read, table by table.
func (db *DB) CopyTo(ctx context.Context, to *DB, tables []Table) (map[string]Sum, error) {
	var sums map[string]Sum
	err := to.Update(ctx, func(in *Tx) error {
		return db.View(ctx, func(out *Tx) error {
			sums = map[string]Sum{}
			for _, t := range tables {
				if err := t.clear(ctx, in); err != nil {
					return err
				}
				rows := in.Insert("insert into "+t.Name+" ("+strings.Join(t.columns, ", ")+")", "")
				sum, err := t.read(ctx, out, func(values []any) error { return rows.Row(ctx, values...) })
				if err == nil {
					err = rows.Done(ctx)
				}
				if err != nil {
					return fmt.Errorf("copying %s: %w", t.Name, err)
				}
				sums[t.Name] = sum
			}
			return nil
		})
	})
	return sums, err
}

// Sums reads tables whole and says what they hold, in one snapshot.
func (db *DB) Sums(ctx context.Context, tables []Table) (map[string]Sum, error) {
	var sums map[string]Sum
	err := db.View(ctx, func(tx *Tx) error {
		sums = map[string]Sum{}
		for _, t := range tables {
			sum, err := t.read(ctx, tx, func([]any) error { return nil })
			if err != nil {
				return fmt.Errorf("reading %s: %w", t.Name, err)
			}
			sums[t.Name] = sum
		}
		return nil
	})
	return sums, err
}

// clear refuses a table that holds something. A database has an era from its
// first migration on, which gives way.
func (t Table) clear(ctx context.Context, tx *Tx) error {
	if t.Name == "era" {
		_, err := tx.Exec(ctx, "delete from era")
		return err
	}
	var holds bool
	if err := tx.Row(ctx, "select exists (select 1 from "+t.Name+")").Scan(&holds); err != nil {
		return err
	}
	if holds {
		return readout.Invalid("the target holds data (%s); name one that is new", t.Name)
	}
	return nil
}

// read hands each row to f, in the order of the key.
func (t Table) read(ctx context.Context, tx *Tx, f func([]any) error) (Sum, error) {
	rows, err := tx.Query(ctx, "select "+strings.Join(t.columns, ", ")+" from "+t.Name+" order by "+strings.Join(t.columns[:t.key], ", "))
	if err != nil {
		return Sum{}, err
	}
	defer rows.Close()
	h := sha256.New()
	n := 0
	for rows.Next() {
		values, err := t.scan(rows)
		if err != nil {
			return Sum{}, err
		}
		for _, v := range values {
			if err := digest(h, v); err != nil {
				return Sum{}, err
			}
		}
		if err := f(values); err != nil {
			return Sum{}, err
		}
		n++
	}
	return Sum{n, hex.EncodeToString(h.Sum(nil))}, rows.Err()
}

// scan reads one row; truths, which are integers in one engine, as truths.
func (t Table) scan(rows *sql.Rows) ([]any, error) {
	values, to := make([]any, len(t.columns)), make([]any, len(t.columns))
	for i := range values {
		to[i] = &values[i]
	}
	if err := rows.Scan(to...); err != nil {
		return nil, err
	}
	for i, name := range t.columns {
		if n, ok := values[i].(int64); ok && name == "changes_public" {
			values[i] = n != 0
		}
	}
	return values, nil
}

// digest adds a value with its kind and length, so that no two rows that differ
// give the same bytes.
func digest(h hash.Hash, v any) error {
	var b []byte
	kind := byte('s')
	switch v := v.(type) {
	case nil:
		kind = '0'
	case bool:
		kind, b = 'b', strconv.AppendBool(nil, v)
	case int64:
		kind, b = 'i', strconv.AppendInt(nil, v, 10)
	case string:
		b = []byte(v)
	case []byte:
		kind, b = 'x', v
	default:
		return fmt.Errorf("a value is a %T", v)
	}
	head := binary.BigEndian.AppendUint64([]byte{kind}, uint64(len(b)))
	if _, err := h.Write(head); err != nil {
		return err
	}
	_, err := h.Write(b)
	return err
}

// Columns lists the columns that are copied, as table.column.
func (t Table) Columns() []string {
	all := make([]string, len(t.columns))
	for i, c := range t.columns {
		all[i] = t.Name + "." + strings.Trim(c, `"`)
	}
	return all
}
