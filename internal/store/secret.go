package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"readout"
)

// CheckSecret holds the processes of a database to one secret: the first leaves
// a fingerprint, which tells nothing of it, and another secret is ErrInvalid
// (P3).
func (db *DB) CheckSecret(ctx context.Context, secret []byte) error {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte("readout: the secret of a press room"))
	mine := hex.EncodeToString(mac.Sum(nil))
	found, err := db.fingerprint(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		err = db.Update(ctx, func(tx *Tx) error {
			_, err := tx.Exec(ctx, "insert into secrets (name, fingerprint) values ('room', $1) on conflict (name) do nothing", mine)
			return err
		})
		if err == nil {
			found, err = db.fingerprint(ctx)
		}
	}
	if err != nil {
		return fmt.Errorf("secret of the database: %w", err)
	}
	if found != mine {
		return readout.Invalid("the database belongs to another secret; copy the file secret from the data directory of a process that serves it, or put it back from a backup")
	}
	return nil
}

// HasSecret reports whether a secret has been told to the database.
func (db *DB) HasSecret(ctx context.Context) (bool, error) {
	_, err := db.fingerprint(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (db *DB) fingerprint(ctx context.Context) (fingerprint string, err error) {
	err = db.View(ctx, func(tx *Tx) error {
		return tx.Row(ctx, "select fingerprint from secrets where name = 'room'").Scan(&fingerprint)
	})
	return fingerprint, err
}
