package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"readout"
	"readout/internal/store"
)

//go:embed migrations hits
var folders embed.FS

// schemas are what a database holds: a folder of migrations and the table that
// says how far they have come. The counts of views are apart as they are in
// the other engine, so that they can move elsewhere.
var schemas = []struct{ folder, versions string }{
	{"migrations", "goose_db_version"},
	{"hits", "goose_hits_version"},
}

// places is how many places a statement that inserts many rows has at most. Each
// statement waits for the server once, so this is more than an engine in the
// process would gain by.
const places = 1024

// minimum is the oldest server that the tests run on.
const minimum = 150000

// Is reports whether an address names a database of this engine.
func Is(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// Open opens the database of an address such as
// postgres://readout@db.example/readout?sslmode=verify-full, brought to the
// newest schema. An address that is no such thing, and a server that would
// break a promise, are ErrInvalid with what to do.
func Open(ctx context.Context, address string) (*store.DB, error) {
	if err := Migrate(ctx, address); err != nil {
		return nil, err
	}
	return open(address, usual, store.Engine{
		// One round trip. The lock lets readers read and makes writers take turns.
		Begin: "begin; lock table events in share row exclusive mode",
	})
}

// OpenHits opens the same database for the counter: its transactions do not
// wait for those that write events.
func OpenHits(_ context.Context, address string) (*store.DB, error) {
	return open(address, usual, store.Engine{Begin: "begin", Readers: 1})
}

// OpenLeases opens the same database for what processes tell each other: apart
// from all other transactions, and given up soon where it does not answer.
func OpenLeases(address string) (*store.Leases, error) {
	db, err := open(address, brief, store.Engine{Begin: "begin", Readers: 1})
	if err != nil {
		return nil, err
	}
	return store.NewLeases(db), nil
}

// OpenReplica opens a copy that follows the database, for reading alone. It
// need not answer yet. ErrInvalid where the server of the address is no copy.
func OpenReplica(ctx context.Context, address string) (*store.DB, error) {
	pool, err := pool(address, aside)
	if err != nil {
		return nil, err
	}
	var copied bool
	err = pool.QueryRowContext(ctx, "select pg_is_in_recovery()").Scan(&copied)
	if err == nil && !copied {
		err = readout.Invalid("the server of --replica writes itself; name one that follows the server of --database")
	}
	var away *pgconn.ConnectError
	if errors.As(err, &away) {
		err = nil
	}
	if err = errors.Join(err, pool.Close()); err != nil {
		return nil, fmt.Errorf("replica: %w", err)
	}
	return open(address, aside, store.Engine{Begin: "begin read only"})
}

// stock counts the rows of the tables that grow with the archive. The server
// does so by itself, but up to a minute late, and an import that runs meanwhile
// would read whole tables where it wants a few rows.
const stock = "analyze events, releases, units, versions, editions, texts, records, series, meetings, people, stood, accounts, mentions, appearances, sketches, blocks, joins, rulings, sounds, encounters"

func open(address string, p patience, e store.Engine) (*store.DB, error) {
	db, err := pool(address, p)
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(64) // a session holds its connection; none is closed and made again between
	e.Rebind = func(query string) string { return query }
	e.BeginRead = "begin isolation level repeatable read read only"
	// A transaction in which a statement failed ends with "rollback" and no
	// error when it is committed; asking for anything before it tells.
	e.Commit = "select 1; commit"
	e.Again = again
	e.Places = places
	e.Stock = stock
	return store.New(db, db, e), nil
}

// pool makes a pool of connections.
func pool(address string, p patience) (*sql.DB, error) {
	c, err := configure(address, p)
	if err != nil {
		return nil, err
	}
	return stdlib.OpenDB(*c), nil
}

// again is true of a transaction that lost a race: it could not be put in an
// order with others (40001), waited for one that waited for it (40P01), or
// waited too long for a lock (55P03).
func again(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01" || e.Code == "55P03")
}

// reach turns the failure to reach a server or to enter a database into a
// sentence; ErrUnavailable where another try may do better.
func reach(err error) error {
	var refused *pgconn.ConnectError
	if !errors.As(err, &refused) {
		return err
	}
	var e *pgconn.PgError
	if errors.As(err, &e) && !away(e) {
		return readout.Invalid("the database lets nobody in at this address: %s (%s); see docs/operations.md", e.Message, e.Code)
	}
	return &readout.Problem{Kind: readout.ErrUnavailable, Sentence: fmt.Sprintf("the database cannot be reached: %v", refused.Unwrap())}
}

// Away reports whether err says that the server does not answer just now: it is
// down, coming up or going down, or the line to it broke.
func Away(err error) bool {
	var refused *pgconn.ConnectError
	var e *pgconn.PgError
	var line net.Error
	switch {
	case errors.As(err, &e):
		return away(e)
	case errors.As(err, &refused), errors.As(err, &line):
		return true
	}
	return errors.Is(err, readout.ErrUnavailable) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.ErrUnexpectedEOF)
}

// away is true of the codes of a server that ends what it runs (57P01, 57P02),
// comes up (57P03), has no connection to spare (53300), and of those of a
// connection (class 08).
func away(e *pgconn.PgError) bool {
	switch e.Code {
	case "57P01", "57P02", "57P03", "53300":
		return true
	}
	return strings.HasPrefix(e.Code, "08")
}
