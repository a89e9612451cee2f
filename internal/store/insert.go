package store

import (
	"context"
	"strconv"
	"strings"
)

// How much one statement of an Insert holds at most, unless a row alone is more.
// Values that are bound are copied once, so their bytes bound the memory too.
const (
	insertPlaces = 200 // where the engine says nothing else
	insertBytes  = 1 << 20
)

// Insert is an insert of many rows, several to a statement: a server is asked a
// few times and not once a row. Rows are there after Done, and some of them
// before, in the order they were given.
type Insert struct {
	tx         *Tx
	head, tail string
	rows       [][]any
	bytes      int
}

// Insert begins an insert: head is `insert into t (a, b)`, tail is empty or an
// `on conflict` clause, under which PostgreSQL refuses two rows of one key in
// one statement, so nobody gives them.
func (tx *Tx) Insert(head, tail string) *Insert { return &Insert{tx: tx, head: head, tail: tail} }

// Row adds a row: one value for each column of the head.
func (i *Insert) Row(ctx context.Context, values ...any) error {
	i.rows = append(i.rows, values)
	for _, v := range values {
		i.bytes += size(v)
	}
	if len(i.rows) < i.most(len(values)) && i.bytes < insertBytes {
		return nil
	}
	return i.Done(ctx)
}

// Done inserts the rows that wait. As many go to a statement as a power of two
// has, so that few statements are prepared.
func (i *Insert) Done(ctx context.Context) error {
	rows := i.rows
	i.rows, i.bytes = nil, 0
	for len(rows) > 0 {
		n := i.most(len(rows[0]))
		for n > len(rows) {
			n /= 2
		}
		args := make([]any, 0, n*len(rows[0]))
		for _, row := range rows[:n] {
			args = append(args, row...)
		}
		if _, err := i.tx.Exec(ctx, i.statement(n, len(rows[0])), args...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// statement writes out the places of some rows.
func (i *Insert) statement(rows, columns int) string {
	var q strings.Builder
	q.WriteString(i.head + " values ")
	for at := range rows * columns {
		switch {
		case at == 0:
			q.WriteString("(")
		case at%columns == 0:
			q.WriteString("), (")
		default:
			q.WriteString(", ")
		}
		q.WriteString("$" + strconv.Itoa(at+1))
	}
	q.WriteString(") " + i.tail)
	return q.String()
}

// most is how many rows of so many columns go to one statement.
func (i *Insert) most(columns int) int {
	places, n := i.tx.session.engine.Places, 1
	if places == 0 {
		places = insertPlaces
	}
	for n*2*columns <= places {
		n *= 2
	}
	return n
}

// size is about how many bytes a value is sent as.
func size(v any) int {
	switch v := v.(type) {
	case string:
		return len(v)
	case []byte:
		return len(v)
	}
	return 8
}
