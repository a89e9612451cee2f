package postgres_test

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"readout"
	"readout/internal/store"
	"readout/internal/store/pgtest"
	"readout/internal/store/postgres"
)

// TestP03UnsafeAddressesAreRefused: a database over a network without
// encryption would let unreleased texts out; the sentence does not hold the
// password.
func TestP03UnsafeAddressesAreRefused(t *testing.T) {
	for _, address := range []string{
		"postgres://readout:geheim@db.example/readout?sslmode=disable",
		"postgres://readout:geheim@db.example/readout",
		"postgres://readout:geheim@192.0.2.7/readout?sslmode=prefer",
		"postgres://readout:geheim@127.0.0.1,db.example/readout?sslmode=allow",
		"postgres://readout:geheim@db.example:port/readout",
		"mysql://readout:geheim@127.0.0.1/readout", "data", "",
	} {
		_, err := postgres.Open(t.Context(), address)
		if !errors.Is(err, readout.ErrInvalid) || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestP26CarelessServersAreRefused: a server that may lose what it has
// acknowledged, or cannot hold every text, is not written to; and neither is a
// copy, nor does the original pass for one.
func TestP26CarelessServersAreRefused(t *testing.T) {
	s := pgtest.Start(t)
	good := s.Database(t)
	s.Do(t, "create database careless template template0")
	s.Do(t, "alter database careless set synchronous_commit = off")
	s.Do(t, "create database latin template template0 encoding 'LATIN1'")
	for _, name := range []string{"careless", "latin", "nothing"} {
		if _, err := postgres.Open(t.Context(), s.Address(name)); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := postgres.Migrate(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	replica := s.Follow(t).On(good)
	if _, err := postgres.Open(t.Context(), replica); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a copy as the database: %v", err)
	}
	if _, err := postgres.OpenReplica(t.Context(), good); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("the original as a copy: %v", err)
	}
	db, err := postgres.OpenReplica(t.Context(), replica)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if era, err := db.Era(t.Context()); err != nil || len(era) != 32 {
		t.Errorf("era %q on the copy, %v", era, err)
	}
}

// TestP26NewerDataIsRefused: a program does not write what it does not know.
func TestP26NewerDataIsRefused(t *testing.T) {
	address := pgtest.Database(t)
	db := openAt(t, address)
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(t.Context(), "insert into goose_db_version (version_id, is_applied) values (9999, true)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := postgres.Open(t.Context(), address); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a newer schema: %v", err)
	}
}

// TestProcessesThatStartTogether migrate an empty database once.
func TestProcessesThatStartTogether(t *testing.T) {
	address := pgtest.Empty(t)
	errs := make(chan error)
	for range 4 {
		go func() { errs <- postgres.Migrate(t.Context(), address) }()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if _, err := openAt(t, address).Era(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestP26KilledServerComesBack: connections to a server that was killed do not
// outlive it, and the database is well again with all that was acknowledged.
func TestP26KilledServerComesBack(t *testing.T) {
	s := pgtest.Start(t)
	db := openAt(t, s.Database(t))
	write := func() error {
		return db.Update(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Append(t.Context(), readout.Event{At: time.Unix(1, 0), Kind: readout.EventHeld})
			return err
		})
	}
	for range 3 {
		if err := write(); err != nil {
			t.Fatal(err)
		}
		if err := s.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := write(); err == nil {
			t.Error("a write was acknowledged by a dead server")
		}
		if _, err := db.Epoch(t.Context()); err == nil {
			t.Error("a dead server was read")
		}
		s.Run(t)
	}
	if err := write(); err != nil {
		t.Error(err)
	}
	events, err := db.Events(t.Context(), 0, 10)
	if err != nil || len(events) != 4 || events[3].Number != 4 {
		t.Errorf("events %v, %v", events, err)
	}
}

// TestAway tells a server that does not answer just now from one that refuses.
func TestAway(t *testing.T) {
	for _, err := range []error{
		&pgconn.PgError{Code: "57P01"}, &pgconn.PgError{Code: "57P03"}, &pgconn.PgError{Code: "08006"},
		fmt.Errorf("reading: %w", &pgconn.ConnectError{}), fmt.Errorf("reading: %w", io.ErrUnexpectedEOF), readout.ErrUnavailable, driver.ErrBadConn,
	} {
		if !postgres.Away(err) {
			t.Errorf("%v is no server that is away", err)
		}
	}
	for _, err := range []error{nil, readout.ErrInvalid, &pgconn.PgError{Code: "28P01"}, &pgconn.PgError{Code: "42P01"}, io.EOF} {
		if postgres.Away(err) {
			t.Errorf("%v is a server that is away", err)
		}
	}
}
