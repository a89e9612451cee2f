// Package cataloguedb reads what a catalogue finds releases by. It reads what
// the public may see and nothing else.
package cataloguedb

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/levels"
	"readout/internal/store"
)

// Store is the catalogue.Store of a database: its history, and through the gate
// its releases.
type Store struct {
	*store.DB
	public *store.PublicDB
}

var _ catalogue.Store = Store{}

// New makes the store of a database.
func New(db *store.DB) Store { return Store{db, db.Public()} }

// worded keeps the series of a meeting from those who see no account that names
// it: another's text may, or one that is held.
const worded = `(a.wording <> '' or exists (select 1 from public_account x where x.meeting = a.meeting and x.wording <> '' and (x.ours = 1 or a.ours = 0)))`

const (
	releaseColumns = "select release, lang, publisher, ours, board, year, slug, first_released, state from public_edition where latest = 1"
	accountColumns = `select a.release, a.meeting, a.day, a.account, a.facts, coalesce(s.slug, '') from public_account a
		join public_edition p on p.release = a.release and p.lang = a.lang and p.version = a.version
		join meetings m on m.id = a.meeting left join series s on s.id = m.series and ` + worded
)

var (
	allReleases  = store.Public(releaseColumns)
	someReleases = store.Public(releaseColumns + " and release in ($1...)")
	allAccounts  = store.Public(accountColumns, "meetings", "series")
	someAccounts = store.Public(accountColumns+" where a.release in ($1...)", "meetings", "series")
)

// All implements catalogue.Store.
func (s Store) All(ctx context.Context) ([]catalogue.Item, error) {
	items := list{at: map[readout.ReleaseID]int{}}
	err := s.public.View(ctx, func(tx *store.PublicTx) error {
		items = list{at: map[readout.ReleaseID]int{}}
		if err := items.releases(ctx, tx, allReleases); err != nil {
			return err
		}
		return items.accounts(ctx, tx, allAccounts)
	})
	if err != nil {
		return nil, fmt.Errorf("all public releases: %w", err)
	}
	return items.items, nil
}

// Some implements catalogue.Store.
func (s Store) Some(ctx context.Context, ids []readout.ReleaseID) ([]catalogue.Item, error) {
	items := list{at: map[readout.ReleaseID]int{}}
	err := s.public.View(ctx, func(tx *store.PublicTx) error {
		items = list{at: map[readout.ReleaseID]int{}}
		for part := range slices.Chunk(ids, store.MaxList) {
			if err := items.releases(ctx, tx, someReleases, store.List(part)); err != nil {
				return err
			}
			if err := items.accounts(ctx, tx, someAccounts, store.List(part)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("some public releases: %w", err)
	}
	return items.items, nil
}

// list is items as they are read, and where the one of each release stands.
type list struct {
	items []catalogue.Item
	at    map[readout.ReleaseID]int
}

// releases reads a row for each edition.
func (l *list) releases(ctx context.Context, tx *store.PublicTx, q store.PublicQuery, args ...any) error {
	rows, err := tx.Query(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var it catalogue.Item
		var lang readout.Lang
		var state readout.PublicState
		if err := rows.Scan(&it.Release, &lang, &it.Publisher, &it.Ours, &it.Board, &it.Address.Year, &it.Address.Slug, store.Instant{To: &it.At}, &state); err != nil {
			return err
		}
		it.Gone = state == readout.Withdrawn || state == readout.Removed
		at, there := l.at[it.Release]
		if !there {
			at = len(l.items)
			l.at[it.Release], l.items = at, append(l.items, it)
		}
		l.items[at].Langs = append(l.items[at].Langs, lang)
	}
	return rows.Err()
}

// facts are those of facts.Facts that a release is found by.
type facts struct {
	Series  string                `json:"series"`
	Start   readout.Day           `json:"start"`
	Parties []readout.PartyCode   `json:"parties"`
	Topics  []string              `json:"topics"`
	Bodies  []catalogue.Body      `json:"bodies"`
	Kind    readout.MeetingKind   `json:"kind"`
	Heads   []readout.Participant `json:"heads"`
}

// accounts adds what the releases are found by as accounts of meetings.
func (l *list) accounts(ctx context.Context, tx *store.PublicTx, q store.PublicQuery, args ...any) error {
	rows, err := tx.Query(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a catalogue.Item
		var stored sql.RawBytes
		if err := rows.Scan(&a.Release, &a.Meeting, &a.Day, &a.Account, &stored, &a.Series); err != nil {
			return err
		}
		at, there := l.at[a.Release]
		if !there {
			continue
		}
		var f facts
		if err := json.Unmarshal(stored, &f); err != nil {
			return fmt.Errorf("facts of release %d: %w", a.Release, err)
		}
		it := &l.items[at]
		it.Meeting, it.Day, it.Account, it.Series = a.Meeting, a.Day, a.Account, a.Series
		it.Name, it.Start, it.Parties, it.Topics, it.Bodies = f.Series, f.Start, f.Parties, f.Topics, f.Bodies
		it.Kind, it.Ranks = f.Kind, levels.Ranks(f.Heads)
	}
	return rows.Err()
}
