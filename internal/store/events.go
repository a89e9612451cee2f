package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"readout"
)

// Append numbers events after those that are there and stores them in this
// transaction. Each needs its time and kind; their numbers are set in what it
// returns.
func (tx *Tx) Append(ctx context.Context, events ...readout.Event) ([]readout.Event, error) {
	if !tx.known {
		if err := tx.Row(ctx, "select coalesce(max(number), 0) from events").Scan(&tx.last); err != nil {
			return nil, fmt.Errorf("last event: %w", err)
		}
		tx.known = true
	}
	rows := tx.Insert("insert into events (number, at, kind, changes_public, actor, release, publisher, lang, version)", "")
	for i := range events {
		e := &events[i]
		if e.Kind == "" || e.At.IsZero() {
			return nil, fmt.Errorf("event of release %d has no kind or no time", e.Release)
		}
		e.Number, e.At = tx.last+1, e.At.UTC().Truncate(time.Microsecond)
		if err := rows.Row(ctx, e.Number, Micros(e.At), string(e.Kind), e.Kind.ChangesPublic(), e.Actor, int64(e.Release), e.Publisher, string(e.Lang), e.Version); err != nil {
			return nil, fmt.Errorf("events to %d: %w", e.Number, err)
		}
		tx.last++
		tx.appended = true
	}
	if err := rows.Done(ctx); err != nil {
		return nil, fmt.Errorf("events to %d: %w", tx.last, err)
	}
	return events, nil
}

// LastEvent returns the newest event of a release, ErrNotFound where it has
// none.
func (tx *Tx) LastEvent(ctx context.Context, release readout.ReleaseID) (readout.Event, error) {
	rows, err := tx.Query(ctx, selectEvents+" where release = $1 order by number desc limit 1", int64(release))
	if err != nil {
		return readout.Event{}, err
	}
	events, err := scanEvents(rows, 1)
	if err != nil {
		return readout.Event{}, err
	}
	if len(events) == 0 {
		return readout.Event{}, readout.ErrNotFound
	}
	return events[0], nil
}

const selectEvents = "select number, at, kind, actor, release, publisher, lang, version from events"

// Era names the history that event numbers belong to.
func (db *DB) Era(ctx context.Context) (string, error) {
	var era string
	err := db.View(ctx, func(tx *Tx) error {
		return tx.Row(ctx, "select name from era").Scan(&era)
	})
	if err != nil {
		return "", fmt.Errorf("era: %w", err)
	}
	return era, nil
}

// BeginEra gives the history a new name; a restore does so, because numbers
// after the backup will be given again to other events.
func (db *DB) BeginEra(ctx context.Context, name string) error {
	return db.Update(ctx, func(tx *Tx) error {
		_, err := tx.Exec(ctx, "update era set name = $1", name)
		return err
	})
}

// Last is the number of the newest event, 0 before the first.
func (db *DB) Last(ctx context.Context) (int64, error) {
	var last int64
	err := db.View(ctx, func(tx *Tx) error {
		return tx.Row(ctx, "select coalesce(max(number), 0) from events").Scan(&last)
	})
	if err != nil {
		return 0, fmt.Errorf("last event: %w", err)
	}
	return last, nil
}

// End is how far the history goes: its name and the number of its newest event.
func (db *DB) End(ctx context.Context) (c readout.Cursor, err error) {
	err = db.View(ctx, func(tx *Tx) error {
		return tx.Row(ctx, "select name, (select coalesce(max(number), 0) from events) from era").Scan(&c.Era, &c.Number)
	})
	if err != nil {
		return readout.Cursor{}, fmt.Errorf("end of the history: %w", err)
	}
	return c, nil
}

// Events returns at most limit events with numbers above after, in order,
// without gaps. None is an empty slice.
func (db *DB) Events(ctx context.Context, after int64, limit int) ([]readout.Event, error) {
	var events []readout.Event
	err := db.View(ctx, func(tx *Tx) error {
		rows, err := tx.Query(ctx, selectEvents+" where number > $1 order by number limit $2", after, limit)
		if err != nil {
			return err
		}
		events, err = scanEvents(rows, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("events after %d: %w", after, err)
	}
	return events, nil
}

func scanEvents(rows *sql.Rows, room int) ([]readout.Event, error) {
	defer rows.Close()
	events := make([]readout.Event, 0, min(room, 1024))
	for rows.Next() {
		var e readout.Event
		if err := rows.Scan(&e.Number, Instant{&e.At}, &e.Kind, &e.Actor, &e.Release, &e.Publisher, &e.Lang, &e.Version); err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, rows.Err()
}

// Epoch is the number of the last event that changed anything public, 0 before
// the first. It is read from the database, so it is true of every process.
func (db *DB) Epoch(ctx context.Context) (int64, error) {
	var epoch int64
	err := db.View(ctx, func(tx *Tx) error {
		err := tx.Row(ctx, "select number from events where changes_public = true order by number desc limit 1").Scan(&epoch)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("public epoch: %w", err)
	}
	return epoch, nil
}

// EpochAt is when the event was committed that a public epoch is the number of;
// the zero Time for an epoch of 0.
func (db *DB) EpochAt(ctx context.Context, epoch int64) (time.Time, error) {
	var at time.Time
	err := db.View(ctx, func(tx *Tx) error {
		err := tx.Row(ctx, "select at from events where changes_public = true and number = $1", epoch).Scan(Instant{&at})
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return time.Time{}, fmt.Errorf("time of public epoch %d: %w", epoch, err)
	}
	return at, nil
}

// Parked is an event that a follower gave up on.
type Parked struct {
	Follower string
	Era      string
	Event    int64
	Cause    string
	At       time.Time // UTC
}

// Park notes that follower gave up on an event and went on. Parking it again
// keeps the newer cause.
func (db *DB) Park(ctx context.Context, follower string, event readout.Event, cause error) error {
	err := db.Update(ctx, func(tx *Tx) error {
		_, err := tx.Exec(ctx, `insert into parked (follower, era, event, cause, at)
			select $1, name, $2, $3, $4 from era where true
			on conflict (follower, era, event) do update set cause = excluded.cause, at = excluded.at`,
			follower, event.Number, cause.Error(), Micros(db.engine.Now()))
		return err
	})
	if err != nil {
		return fmt.Errorf("parking event %d of %s: %w", event.Number, follower, err)
	}
	return nil
}

// ParkedEvents lists what followers gave up on in this era, by event.
func (db *DB) ParkedEvents(ctx context.Context) ([]Parked, error) {
	var parked []Parked
	err := db.View(ctx, func(tx *Tx) error {
		rows, err := tx.Query(ctx, `select follower, era, event, cause, at from parked
			where era = (select name from era) order by event, follower`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var p Parked
			if err := rows.Scan(&p.Follower, &p.Era, &p.Event, &p.Cause, Instant{&p.At}); err != nil {
				return err
			}
			parked = append(parked, p)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("parked events: %w", err)
	}
	return parked, nil
}

// Cursor returns how far a follower that keeps its cursor in this database has
// come; the zero Cursor when it has nothing.
func (tx *Tx) Cursor(ctx context.Context, follower string) (readout.Cursor, error) {
	var c readout.Cursor
	err := tx.Row(ctx, "select era, number from cursors where follower = $1", follower).Scan(&c.Era, &c.Number)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return readout.Cursor{}, fmt.Errorf("cursor of %s: %w", follower, err)
	}
	return c, nil
}

// SetCursor stores how far a follower has come, in the transaction of what it
// built. A cursor goes back to the beginning or to another era, and otherwise
// forward only: a process that was stopped while another took over the follower
// cannot put what it built over what the other has built since; that is
// ErrConflict.
func (tx *Tx) SetCursor(ctx context.Context, follower string, c readout.Cursor) error {
	result, err := tx.Exec(ctx, `insert into cursors (follower, era, number) values ($1, $2, $3)
		on conflict (follower) do update set era = excluded.era, number = excluded.number
		where excluded.number = 0 or excluded.number >= cursors.number or excluded.era <> cursors.era`, follower, c.Era, c.Number)
	if err != nil {
		return fmt.Errorf("cursor of %s: %w", follower, err)
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(fmt.Errorf("cursor of %s: another process has gone beyond event %d: %w", follower, c.Number, readout.ErrConflict), err)
	}
	return nil
}
