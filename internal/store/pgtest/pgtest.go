// Package pgtest gives tests PostgreSQL servers of their own: data in a
// temporary directory, one server for all tests of a package, further ones for
// tests that kill them. It is for tests only.
//
// A package that uses it has `func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }`.
package pgtest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"readout/internal/store/postgres"
)

var (
	mu     sync.Mutex
	common *Server // the package's own, once a test has asked for it
	named  atomic.Int64
)

// Main runs the tests of a package and stops what they started.
func Main(m *testing.M) int {
	code := m.Run()
	if err := Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "pgtest:", err)
		return max(code, 1)
	}
	return code
}

// Stop ends the server that tests share, for a TestMain that does more.
func Stop() error {
	mu.Lock()
	defer mu.Unlock()
	if common == nil {
		return nil
	}
	err := common.remove()
	common = nil
	return err
}

// Database makes a database with the newest schema and nothing in it, on the
// server that the tests of a package share, and returns its address.
func Database(t testing.TB) string {
	t.Helper()
	return shared(t).create(t, "pressroom")
}

// Empty makes a database without a schema on the shared server.
func Empty(t testing.TB) string {
	t.Helper()
	return shared(t).create(t, "template0")
}

// shared is the server that the tests of a package share. Databases are copies
// of one that was migrated once, and go with the server: dropping one by one
// costs a checkpoint each.
func shared(t testing.TB) *Server {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	if common == nil {
		s := start(t)
		s.Do(t, "create database pressroom template template0 encoding 'UTF8'")
		if err := postgres.Migrate(t.Context(), s.Address("pressroom")); err != nil {
			t.Fatal(err)
		}
		common = s
	}
	return common
}

// Database makes an empty database on a server.
func (s *Server) Database(t testing.TB) string {
	t.Helper()
	return s.create(t, "template0")
}

func (s *Server) create(t testing.TB, from string) string {
	t.Helper()
	name := fmt.Sprintf("readout_%d", named.Add(1))
	s.Do(t, "create database "+name+" template "+from)
	return s.Address(name)
}

// Address is where a database of the server is found.
func (s *Server) Address(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User("readout"), Host: fmt.Sprintf("127.0.0.1:%d", s.Port), Path: database}
	return u.String()
}

// On is the address of a database as this server has it, which copies another.
func (s *Server) On(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		panic(err) // addresses come from this package
	}
	return s.Address(u.Path)
}

// Do runs a statement as the owner of the server.
func (s *Server) Do(t testing.TB, statement string) {
	t.Helper()
	c, err := pgx.ParseConfig(s.Address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	db := stdlib.OpenDB(*c)
	defer db.Close()
	if err := run(context.WithoutCancel(t.Context()), db, statement); err != nil {
		t.Errorf("%s: %v", statement, err)
	}
}

func run(ctx context.Context, db *sql.DB, statement string) error {
	_, err := db.ExecContext(ctx, statement)
	return err
}

// folders are the databases that belong to folders of tests.
var folders sync.Map

// Of returns the address of the database that belongs to a folder of the test:
// a new one the first time, the same after.
func Of(t testing.TB, dir string) string {
	t.Helper()
	if address, ok := folders.Load(dir); ok {
		return address.(string)
	}
	address := Database(t)
	folders.Store(dir, address)
	return address
}

// CopyOf gives the folder dir a copy of the database that belongs to another
// folder, which nobody has open; where that has none it does nothing.
func CopyOf(t testing.TB, from, dir string) {
	t.Helper()
	address, ok := folders.Load(from)
	if !ok {
		return
	}
	u, err := url.Parse(address.(string))
	if err != nil {
		t.Fatal(err)
	}
	folders.Store(dir, shared(t).create(t, strings.TrimPrefix(u.Path, "/")))
}
