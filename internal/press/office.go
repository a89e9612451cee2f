package press

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"time"

	"readout"
	"readout/internal/files"
)

// Office is the press office.
type Office struct {
	store     Store
	originals *files.Store
	now       func() time.Time
	random    io.Reader // of the salts
	settled   func(ctx context.Context, epoch int64) error
	lines     lines
	heads     heads
}

// NewOffice makes an office over a store. originals keeps the bytes that
// imports came in as; now is the clock that decides what is due; random gives
// the salts of versions.
func NewOffice(store Store, originals *files.Store, now func() time.Time, random io.Reader) *Office {
	return &Office{store: store, originals: originals, now: now, random: random, settled: func(context.Context, int64) error { return nil }}
}

// SettleWith sets what a withdrawal and a hold wait for once they are committed:
// that nobody serves anything older than a public epoch (P4). Call it before
// the office is used.
func (o *Office) SettleWith(settled func(ctx context.Context, epoch int64) error) {
	o.settled = settled
}

// settle returns once all that is committed is in effect everywhere.
func (o *Office) settle(ctx context.Context) error {
	epoch, err := o.store.Epoch(ctx)
	if err == nil {
		err = o.settled(ctx, epoch)
	}
	if err != nil {
		return fmt.Errorf("it is committed, but may not be in effect everywhere yet: %w", err)
	}
	return nil
}

// SetPublisher adds or changes a publisher; nothing happens where it is so
// already.
func (o *Office) SetPublisher(ctx context.Context, p readout.Publisher) error {
	if err := p.Check(); err != nil {
		return err
	}
	if p.Boards == nil {
		p.Boards = []readout.Board{} // as it is read back
	}
	same := func(tx Tx) (bool, error) {
		have, err := tx.Publisher(ctx, p.Code)
		if err != nil && !errors.Is(err, readout.ErrNotFound) {
			return false, err
		}
		return err == nil && reflect.DeepEqual(have, p), nil
	}
	done := false
	err := o.store.View(ctx, func(tx Tx) (err error) { done, err = same(tx); return err })
	if err == nil && !done {
		err = o.store.Update(ctx, func(tx Tx) error {
			if done, err := same(tx); done || err != nil {
				return err
			}
			events, err := tx.Append(ctx, readout.Event{At: o.now(), Kind: readout.EventPublisherChanged, Actor: "configuration", Publisher: p.Code})
			if err != nil {
				return err
			}
			return tx.SavePublisher(ctx, p, events[0].Number)
		})
	}
	if err != nil {
		return fmt.Errorf("publisher %s: %w", p.Code, err)
	}
	return nil
}

// salt makes the 32 bytes that turn a log entry into a commitment.
func (o *Office) salt() (s [32]byte, err error) {
	if _, err := io.ReadFull(o.random, s[:]); err != nil {
		return s, fmt.Errorf("salt: %w", err)
	}
	return s, nil
}
