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
}

// NewOffice makes an office over a store. originals keeps the bytes that
// imports came in as; now is the clock that decides what is due; random gives
// the salts of versions.
func NewOffice(store Store, originals *files.Store, now func() time.Time, random io.Reader) *Office {
	return &Office{store, originals, now, random}
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
