package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// PublicQuery is SQL that a public read may run. Only Public makes one.
type PublicQuery struct{ text string }

// Public checks SQL for public reads and panics where it may not run, as
// regexp.MustCompile does, so that one wrong query fails every test of its
// package and the start of the program.
//
// The query is one select. Whatever it names after from and join begins with
// public_ (a view that stands on the gate, or a table of counts that a test
// holds to it), is a name that the query itself defines, or is one of tables:
// tables hold no words of a release, and a query that names one must join
// public_edition as well. Quoted names, comments and everything that is no
// select are refused.
func Public(text string, tables ...string) PublicQuery {
	if err := checkPublic(text, tables); err != nil {
		panic("public query: " + err.Error() + ": " + text)
	}
	return PublicQuery{text}
}

// String is the SQL.
func (q PublicQuery) String() string { return q.text }

// PublicDB reads what the public may see, and can do nothing else.
type PublicDB struct {
	db      *DB
	replica *replica // nil where there is none
}

// Public returns the public side of the database.
func (db *DB) Public() *PublicDB { return &PublicDB{db: db} }

// View runs f in one read snapshot.
func (p *PublicDB) View(ctx context.Context, f func(*PublicTx) error) error {
	if p.replica != nil {
		if done, err := p.replica.view(ctx, f); done {
			return err
		}
	}
	return p.db.View(ctx, func(tx *Tx) error { return f(&PublicTx{tx}) })
}

// PublicTx is a read transaction that takes public queries only.
type PublicTx struct{ tx *Tx }

// Query runs a query for rows.
func (p *PublicTx) Query(ctx context.Context, q PublicQuery, args ...any) (*sql.Rows, error) {
	return p.tx.Query(ctx, q.text, args...)
}

// Row runs a query for at most one row.
func (p *PublicTx) Row(ctx context.Context, q PublicQuery, args ...any) *sql.Row {
	return p.tx.Row(ctx, q.text, args...)
}

func checkPublic(text string, tables []string) error {
	words, err := sqlWords(text)
	if err != nil {
		return err
	}
	if len(words) == 0 || words[0] != "select" && words[0] != "with" {
		return fmt.Errorf("it is no select")
	}
	for i, w := range words {
		switch w {
		case "in": // SQLite takes a bare table after it
			if i+1 >= len(words) || words[i+1] != "(" {
				return fmt.Errorf("it holds an in without brackets")
			}
		case "insert", "update", "delete", "replace", "pragma", "attach", "table", "values", "vacuum", ";":
			return fmt.Errorf("it holds %q", w)
		}
	}
	own := defined(words)
	gated := false
	var named []string
	for _, name := range relations(words) {
		switch {
		case strings.HasPrefix(name, "public_"):
			gated = gated || name == "public_edition"
		case slices.Contains(own, name):
		case slices.Contains(tables, name):
			named = append(named, name)
		default:
			return fmt.Errorf("it reads %q, which is behind the gate", name)
		}
	}
	if len(named) > 0 && !gated {
		return fmt.Errorf("it reads %s without public_edition", strings.Join(named, ", "))
	}
	return nil
}

// sqlWords cuts SQL into names, numbers and single signs, lower case, without
// string literals.
func sqlWords(text string) ([]string, error) {
	var words []string
	for i := 0; i < len(text); {
		c := rune(text[i])
		switch {
		case unicode.IsSpace(c):
			i++
		case strings.HasPrefix(text[i:], "--"), strings.HasPrefix(text[i:], "/*"):
			return nil, fmt.Errorf("it holds a comment")
		case c == '"', c == '`', c == '[':
			return nil, fmt.Errorf("it quotes a name")
		case c == '\'':
			end := strings.IndexByte(text[i+1:], '\'')
			if end < 0 {
				return nil, fmt.Errorf("a literal does not end")
			}
			words = append(words, "''")
			i += end + 2
		case wordSign(c):
			from := i
			for i < len(text) && wordSign(rune(text[i])) {
				i++
			}
			words = append(words, strings.ToLower(text[from:i]))
		default:
			words = append(words, string(c))
			i++
		}
	}
	return words, nil
}

func wordSign(c rune) bool {
	return c == '_' || c == '$' || c >= 0x80 || unicode.IsLetter(c) || unicode.IsDigit(c)
}

// defined lists the names that `name as (` and `name (columns) as (` define.
func defined(words []string) []string {
	var own []string
	for i := range words {
		if words[i] != "as" || i == 0 || i+1 >= len(words) || words[i+1] != "(" && words[i+1] != "materialized" && words[i+1] != "not" {
			continue
		}
		at := i - 1
		if words[at] == ")" {
			for at > 0 && words[at] != "(" {
				at--
			}
			at--
		}
		if at > 0 && (words[at-1] == "with" || words[at-1] == "recursive" || words[at-1] == ",") {
			own = append(own, words[at])
		}
	}
	return own
}

// relations lists what stands after from, join and the commas between them. A
// from that no name follows, as in `is distinct from 1`, gives what follows, so
// that what is not understood is refused.
func relations(words []string) []string {
	var found []string
	type level struct{ inFrom, expect bool }
	levels := []level{{}}
	for i, w := range words {
		top := &levels[len(levels)-1]
		switch {
		case w == "(":
			// a bracket after from holds a select or joins; the same rule inside
			levels = append(levels, level{inFrom: top.expect, expect: top.expect && (i+1 >= len(words) || words[i+1] != "select" && words[i+1] != "with")})
			top.expect = false
		case w == ")":
			if len(levels) > 1 {
				levels = levels[:len(levels)-1]
			}
		case w == "from" || w == "join":
			top.inFrom, top.expect = true, true
		case top.expect:
			name := w
			if i+2 < len(words) && words[i+1] == "." {
				name = w + "." + words[i+2] // a schema's name is on no list
			}
			found = append(found, name)
			top.expect = false
		case w == "," && top.inFrom:
			top.expect = true
		case w == "where" || w == "group" || w == "order" || w == "having" || w == "limit" || w == "union" || w == "intersect" || w == "except" || w == "select" || w == "window":
			top.inFrom = false
		}
	}
	return found
}
