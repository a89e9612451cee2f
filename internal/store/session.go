package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"readout"
)

// maxStatements bounds the prepared statements that a session keeps.
const maxStatements = 500

// session is one connection with its prepared statements. database/sql prepares
// anew for every transaction; a session prepares once, which is most of the
// cost of a short query.
type session struct {
	pool       *sql.DB
	engine     *Engine
	conn       *sql.Conn // nil until used, and again after a failure
	statements map[string]*sql.Stmt
}

// transact runs f between begin and commit and returns the number of the newest
// event that it appended, 0 where it appended none. A connection that does not even undo makes it ErrUnavailable: what
// failed may or may not have been kept. Beginning and ending are statements of the
// session's own because a transaction of database/sql would not use its
// statements.
func (s *session) transact(ctx context.Context, begin string, f func(*Tx) error) (newest int64, err error) {
	if err := s.begin(ctx, begin); err != nil {
		return 0, err
	}
	done := false
	defer func() {
		if done {
			return
		}
		// also on a panic in f: the connection must not stay in a transaction
		if _, undo := s.conn.ExecContext(context.WithoutCancel(ctx), "rollback"); undo != nil {
			s.abandon()
			err = fmt.Errorf("%w: %w", readout.ErrUnavailable, err)
		}
	}()
	tx := &Tx{session: s}
	if err := f(tx); err != nil {
		return 0, err
	}
	if err := errors.Join(tx.failed, ctx.Err()); err != nil {
		return 0, err
	}
	if _, err := s.conn.ExecContext(context.WithoutCancel(ctx), s.engine.Commit); err != nil {
		return 0, fmt.Errorf("committing: %w", err)
	}
	done = true
	if tx.appended {
		newest = tx.last
	}
	return newest, nil
}

// begin begins a transaction. A connection that was kept may be dead by now (a
// server was started again), so that one gets a second try on a new one.
func (s *session) begin(ctx context.Context, begin string) error {
	for {
		kept := s.conn != nil
		if err := s.open(ctx); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		beginning := ctx
		if s.engine.BeginWhole {
			beginning = context.WithoutCancel(ctx)
		}
		_, err := s.conn.ExecContext(beginning, begin)
		if err == nil {
			return nil
		}
		s.abandon()
		if !kept || ctx.Err() != nil || s.engine.Again(err) {
			return fmt.Errorf("beginning a transaction: %w: %w", readout.ErrUnavailable, err)
		}
	}
}

func (s *session) open(ctx context.Context) error {
	if s.conn != nil {
		return nil
	}
	conn, err := s.pool.Conn(ctx)
	if err != nil {
		return fmt.Errorf("connecting to the database: %w: %w", readout.ErrUnavailable, err)
	}
	s.conn, s.statements = conn, map[string]*sql.Stmt{}
	return nil
}

// prepared returns the session's statement for a query.
func (s *session) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := s.statements[query]; ok {
		return st, nil
	}
	st, err := s.conn.PrepareContext(ctx, s.engine.Rebind(query))
	if err != nil {
		return nil, fmt.Errorf("preparing %q: %w", query, err)
	}
	if len(s.statements) >= maxStatements {
		for old, st := range s.statements {
			if err := st.Close(); err != nil {
				return nil, fmt.Errorf("closing a statement: %w", err)
			}
			delete(s.statements, old)
		}
	}
	s.statements[query] = st
	return st, nil
}

// abandon gives up a connection whose state is not known. It asks nothing of
// the other side, which may not answer, and nobody gets the connection again.
func (s *session) abandon() {
	conn := s.conn
	s.conn, s.statements = nil, nil
	// the error that led here is the one to report
	_ = conn.Raw(func(any) error { return driver.ErrBadConn })
	_ = conn.Close()
}

func (s *session) close() error {
	if s.conn == nil {
		return nil
	}
	for _, st := range s.statements {
		_ = st.Close() // closing the connection frees what is left
	}
	conn := s.conn
	s.conn, s.statements = nil, nil
	return conn.Close()
}
