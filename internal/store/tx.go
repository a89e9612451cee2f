package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
)

// Tx is one transaction. Rows are read to their end or closed before the next
// query of the same transaction.
type Tx struct {
	session  *session
	last     int64 // number of the newest event, once known
	known    bool
	appended bool
	failed   error // of the first statement that failed
}

// Many is a last argument that stands for a list: the query writes its place
// as `in ($2...)`. An empty list matches nothing. Lists are padded to a power
// of two with their last value, so that few statements are prepared.
type Many []any

// List makes a Many of a slice.
func List[T any](values []T) Many {
	m := make(Many, len(values))
	for i, v := range values {
		m[i] = v
	}
	return m
}

// MaxList is how long a Many should be; longer lists are asked in parts. The
// driver looks up each place's name in a list, so that a long list costs the
// square of its length: 8,192 values took 40 times as long as 32 lists of 256.
const MaxList = 256

// Exec runs a statement. A statement is short and part of a transaction that
// ends as a whole, so a context that ends stops it before it starts and never
// in the middle. After one that failed the transaction cannot be committed,
// whatever its function returns.
func (tx *Tx) Exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	ctx = context.WithoutCancel(ctx) // the driver starts a goroutine per statement otherwise
	query, args = expand(query, args)
	st, err := tx.session.prepared(ctx, query)
	if err != nil {
		return nil, tx.fail(err)
	}
	result, err := st.ExecContext(ctx, args...)
	return result, tx.fail(err)
}

// fail remembers a failed statement.
func (tx *Tx) fail(err error) error {
	if tx.failed == nil {
		tx.failed = err
	}
	return err
}

// Query runs a query for rows.
func (tx *Tx) Query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	query, args = expand(query, args)
	st, err := tx.session.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// Row runs a query for at most one row; Scan gives sql.ErrNoRows where there is
// none.
func (tx *Tx) Row(ctx context.Context, query string, args ...any) *sql.Row {
	query, args = expand(query, args)
	st, err := tx.session.prepared(ctx, query)
	if err != nil {
		// the same error again, in the shape that a Row carries it
		return tx.session.conn.QueryRowContext(ctx, tx.session.engine.Rebind(query), args...)
	}
	return st.QueryRowContext(ctx, args...)
}

// expand writes out a last argument that is a Many.
func expand(query string, args []any) (string, []any) {
	if len(args) == 0 {
		return query, args
	}
	many, ok := args[len(args)-1].(Many)
	if !ok {
		return query, args
	}
	first := len(args)
	mark := "$" + strconv.Itoa(first) + "..."
	size := 1
	for size < len(many) {
		size *= 2
	}
	var places strings.Builder
	out := append(make([]any, 0, first-1+size), args[:first-1]...)
	for i := range size {
		if i > 0 {
			places.WriteString(", ")
		}
		places.WriteString("$" + strconv.Itoa(first+i))
		switch {
		case len(many) == 0:
			out = append(out, nil) // `in (null)` is true of nothing
		case i < len(many):
			out = append(out, many[i])
		default:
			out = append(out, many[len(many)-1])
		}
	}
	return strings.ReplaceAll(query, mark, places.String()), out
}
