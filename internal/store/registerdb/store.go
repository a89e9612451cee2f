package registerdb

import (
	"context"
	"fmt"
	"slices"

	"readout"
	"readout/internal/overlay"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/store"
)

// Store keeps the register in a database.
type Store struct {
	db     *store.DB
	public *store.PublicDB
}

var _ register.Store = (*Store)(nil)

// New makes the register's store of a database.
func New(db *store.DB) *Store { return &Store{db, db.Public()} }

// From returns the same store with the public reading from another side of the
// database, such as one with a replica.
func (s *Store) From(public *store.PublicDB) *Store { return &Store{s.db, public} }

// follower is the registrar's name among cursors.
const follower = "register"

// Cursor implements register.Store.
func (s *Store) Cursor(ctx context.Context) (c readout.Cursor, err error) {
	err = s.db.View(ctx, func(tx *store.Tx) error {
		c, err = tx.Cursor(ctx, follower)
		return err
	})
	return c, err
}

// Released implements register.Store.
func (s *Store) Released(ctx context.Context, events []readout.Event) ([]register.Released, error) {
	ids := make([]readout.ReleaseID, len(events))
	for i, e := range events {
		ids[i] = e.Release
	}
	slices.Sort(ids)
	var found []register.Released
	err := s.db.View(ctx, func(tx *store.Tx) error {
		return each(slices.Compact(ids), func(some store.Many) error {
			rows, err := tx.Query(ctx, `select release, lang, number, original_size from versions
				where released is not null and release in ($1...) order by release, lang, number`, some)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var v register.Released
				if err := rows.Scan(&v.Release, &v.Lang, &v.Version, &v.Size); err != nil {
					return err
				}
				found = append(found, v)
			}
			return rows.Err()
		})
	})
	if err != nil {
		return nil, fmt.Errorf("released versions: %w", err)
	}
	return found, nil
}

// Outdated implements register.Store.
func (s *Store) Outdated(ctx context.Context, rulesSHA256 string, most int) ([]press.VersionKey, error) {
	var keys []press.VersionKey
	err := s.db.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Query(ctx, `select release, lang, version from records where rules_sha256 <> $1
			order by release, lang, version limit $2`, rulesSHA256, most)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var k press.VersionKey
			if err := rows.Scan(&k.Release, &k.Lang, &k.Version); err != nil {
				return err
			}
			keys = append(keys, k)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("records of other rules: %w", err)
	}
	return keys, nil
}

// Decisions implements register.Store.
func (s *Store) Decisions(ctx context.Context, editions []press.VersionKey) (found []overlay.Decision, err error) {
	err = s.db.View(ctx, func(tx *store.Tx) error {
		found, err = (&ledger{tx: tx}).Decisions(ctx, editions)
		return err
	})
	return found, err
}

// Entries implements register.Store.
func (s *Store) Entries(ctx context.Context, versions []press.VersionKey) (found map[press.VersionKey]register.Entry, err error) {
	err = s.db.View(ctx, func(tx *store.Tx) error {
		found, err = (&ledger{tx: tx}).Entries(ctx, versions)
		return err
	})
	return found, err
}

// Newest implements register.Store.
func (s *Store) Newest(ctx context.Context, after press.VersionKey, most int) ([]register.Newest, error) {
	var found []register.Newest
	err := s.db.View(ctx, func(tx *store.Tx) error {
		found = nil
		rows, err := tx.Query(ctx, `select r.release, r.lang, r.version, v.title, l.year, l.slug, case when r.shown <> '' then r.shown else r.reading end
			from records r
			join editions e on e.release = r.release and e.lang = r.lang and e.latest = r.version
			join versions v on v.release = r.release and v.lang = r.lang and v.number = r.version
			join releases l on l.id = r.release
			where r.facts <> '' and (r.release > $1 or r.release = $1 and r.lang > $2)
			order by r.release, r.lang limit $3`, int64(after.Release), string(after.Lang), most)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var n register.Newest
			var record []byte
			if err := rows.Scan(&n.Release, &n.Lang, &n.Version, &n.Title, &n.Address.Year, &n.Address.Slug, &record); err != nil {
				return err
			}
			n.Record = record
			found = append(found, n)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("newest records: %w", err)
	}
	return found, nil
}

// Change implements register.Store.
func (s *Store) Change(ctx context.Context, f func(register.Ledger) error) error {
	return s.db.Update(ctx, func(tx *store.Tx) error { return f(&ledger{tx: tx}) })
}

// View implements register.Store.
func (s *Store) View(ctx context.Context, ours bool, f func(register.Public) error) error {
	only := 0
	if ours {
		only = 1
	}
	return s.public.View(ctx, func(tx *store.PublicTx) error { return f(&public{tx, only}) })
}

// each calls f with parts of a list that fit into one query, and not at all for
// an empty list.
func each[T any](list []T, f func(store.Many) error) error {
	for some := range slices.Chunk(list, store.MaxList) {
		if err := f(store.List(some)); err != nil {
			return err
		}
	}
	return nil
}

// releases returns the releases of versions, once each.
func releases(keys []press.VersionKey) []readout.ReleaseID {
	ids := make([]readout.ReleaseID, len(keys))
	for i, k := range keys {
		ids[i] = k.Release
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
