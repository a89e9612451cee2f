package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"time"
)

// Engine is what differs between the engines. An engine package fills it.
type Engine struct {
	Rebind    func(query string) string // rewrites `$1` places; called once per query and connection
	Begin     string                    // begins a transaction that will write and takes its lock at once
	BeginRead string                    // begins a transaction that sees one snapshot
	Commit    string                    // ends a transaction; an error where any statement of it failed
	// BeginWhole says that to begin must not be cut short: the driver may have
	// begun and say that it has not, and the lock would stay with the process.
	// The engine bounds how long it waits.
	BeginWhole bool
	Again      func(err error) bool // whether a failed transaction may succeed when tried again
	// Stock is a statement by which the engine counts what it holds, so that it
	// plans queries well; run after a commit when there are twice as many events
	// as at the last time. "" is none.
	Stock   string
	Places  int              // most places of a statement that inserts many rows; 0 is a number for an engine in the process
	Readers int              // connections that read; 0 is two per processor, at least four
	Now     func() time.Time // for parked events; nil is time.Now
}

// attempts is how often Update tries a transaction that lost a race.
const attempts = 8

// DB is one database: a connection that writes, some that read.
type DB struct {
	engine  Engine
	write   *sql.DB
	read    *sql.DB
	writer  chan *session // holds the one writing session while it is free
	readers chan *session
	stock   int64 // the event after which the engine takes stock next; of who holds the writer

	mu      sync.Mutex
	waiting []chan struct{} // one for each caller of Changed
}

// New makes a database of two pools. Both are closed by Close; they may be the
// same.
func New(write, read *sql.DB, engine Engine) *DB {
	if engine.Readers == 0 {
		engine.Readers = max(4, 2*runtime.NumCPU())
	}
	if engine.Now == nil {
		engine.Now = time.Now
	}
	db := &DB{engine: engine, write: write, read: read, writer: make(chan *session, 1), readers: make(chan *session, engine.Readers)}
	db.writer <- &session{pool: write, engine: &db.engine}
	for range engine.Readers {
		db.readers <- &session{pool: read, engine: &db.engine}
	}
	return db
}

// Close waits for the transactions that are under way and closes the database.
func (db *DB) Close() error {
	var errs []error
	for range cap(db.writer) {
		errs = append(errs, (<-db.writer).close())
	}
	for range cap(db.readers) {
		errs = append(errs, (<-db.readers).close())
	}
	errs = append(errs, db.write.Close())
	if db.read != db.write {
		errs = append(errs, db.read.Close())
	}
	return errors.Join(errs...)
}

// View runs f in one read snapshot.
func (db *DB) View(ctx context.Context, f func(*Tx) error) error {
	s, err := take(ctx, db.readers)
	if err != nil {
		return err
	}
	defer func() { db.readers <- s }()
	_, err = s.transact(ctx, db.engine.BeginRead, f)
	return err
}

// Update runs f in one write transaction and commits when it returns nil. A
// transaction that lost a race against another process is rolled back and f
// runs again, so f changes nothing outside of the transaction. What f writes
// is durable when Update returns nil. f must not call Update.
func (db *DB) Update(ctx context.Context, f func(*Tx) error) error {
	appended, err := db.update(ctx, f)
	if err == nil && appended {
		db.wake()
	}
	return err
}

func (db *DB) update(ctx context.Context, f func(*Tx) error) (appended bool, err error) {
	s, err := take(ctx, db.writer)
	if err != nil {
		return false, err
	}
	var newest int64
	defer func() { db.writer <- s }() // also when f panics
	for try := range attempts {
		if try > 0 {
			if pause(ctx, try) != nil {
				return false, err
			}
		}
		newest, err = s.transact(ctx, db.engine.Begin, f)
		if err == nil || !db.engine.Again(err) {
			break
		}
	}
	if err == nil && newest > 0 {
		db.takeStock(ctx, s, newest)
	}
	return newest > 0, err
}

// fewEvents is how many events an engine plans well for without having counted.
const fewEvents = 64

// takeStock runs the engine's Stock when it is due. That it fails loses nothing:
// a lost connection shows at the next transaction.
func (db *DB) takeStock(ctx context.Context, s *session, newest int64) {
	if db.engine.Stock == "" || newest < max(db.stock, fewEvents) {
		return
	}
	db.stock = 2 * newest
	_, _ = s.conn.ExecContext(context.WithoutCancel(ctx), db.engine.Stock)
}

// Changed returns a channel of the caller's own that receives after each
// commit of this process that appended events; several commits may be one
// receipt. Commits of other processes are not told: poll beside it. The
// channel lives as long as the database, so call Changed once.
func (db *DB) Changed() <-chan struct{} {
	c := make(chan struct{}, 1)
	db.mu.Lock()
	defer db.mu.Unlock()
	db.waiting = append(db.waiting, c)
	return c
}

func (db *DB) wake() {
	db.mu.Lock()
	defer db.mu.Unlock()
	for _, c := range db.waiting {
		select {
		case c <- struct{}{}:
		default: // a receipt is waiting already
		}
	}
}

func take(ctx context.Context, free chan *session) (*session, error) {
	select {
	case s := <-free:
		return s, nil
	default:
	}
	select {
	case s := <-free:
		return s, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting for a database connection: %w", ctx.Err())
	}
}

// pause waits longer with each try, by a random part so that two processes do
// not keep step.
func pause(ctx context.Context, try int) error {
	t := time.NewTimer(rand.N(time.Duration(try) * 20 * time.Millisecond))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
