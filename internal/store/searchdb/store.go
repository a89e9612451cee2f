// Package searchdb reads what the register tells the public of releases, for the
// index of the search. It reads what the public may see and nothing else.
package searchdb

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/search"
	"readout/internal/store"
)

// Store is the search.Details of a database.
type Store struct {
	public *store.PublicDB
	people bool
}

var _ search.Details = Store{}

// New makes the store of a database; people tells whether the house shows pages
// of persons.
func New(db *store.DB, people bool) Store { return Store{db.Public(), people} }

// worded keeps the series of a meeting from those who see no account that names
// it: another's text may, or one that is held.
const worded = `(a.wording <> '' or exists (select 1 from public_account x where x.meeting = a.meeting and x.wording <> '' and (x.ours = 1 or a.ours = 0)))`

const newest = ` join public_edition p on p.release = a.release and p.lang = a.lang and p.version = a.version and p.latest = 1`

var (
	accounts = store.Public(`select a.release, a.account, a.facts, coalesce(s.slug, ''), coalesce(s.name, '') from public_account a`+newest+`
		join meetings m on m.id = a.meeting left join series s on s.id = m.series and `+worded+` where a.release in ($1...) order by a.release, a.lang`, "meetings", "series")
	people = store.Public(`select w.release, h.slug, h.name from public_appearance w join public_person h on h.id = w.person
		where w.release in ($1...) order by w.release, h.slug`)
	records = store.Public(`select r.release, r.record from public_account a` + newest + `
		join public_record r on r.release = a.release and r.lang = a.lang and r.version = a.version where a.release in ($1...) order by r.release, r.lang`)
)

// People implements search.Details.
func (s Store) People() bool { return s.people }

// Details implements search.Details.
func (s Store) Details(ctx context.Context, ids []readout.ReleaseID) (map[readout.ReleaseID]search.Detail, error) {
	var out map[readout.ReleaseID]search.Detail
	err := s.public.View(ctx, func(tx *store.PublicTx) error {
		out = map[readout.ReleaseID]search.Detail{}
		for part := range slices.Chunk(ids, store.MaxList) {
			if err := s.accounts(ctx, tx, out, part); err != nil {
				return err
			}
			if err := s.statements(ctx, tx, out, part); err != nil {
				return err
			}
			if !s.people {
				continue
			}
			if err := s.heads(ctx, tx, out, part); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("what the register tells of releases: %w", err)
	}
	return out, nil
}

// facts are those of facts.Facts that a release is found by.
type facts struct {
	Kind    readout.MeetingKind `json:"kind"`
	Series  string              `json:"series"`
	Parties []readout.PartyCode `json:"parties"`
	Topics  []string            `json:"topics"`
}

func (s Store) accounts(ctx context.Context, tx *store.PublicTx, out map[readout.ReleaseID]search.Detail, ids []readout.ReleaseID) error {
	rows, err := tx.Query(ctx, accounts, store.List(ids))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id readout.ReleaseID
		var d search.Detail
		var stored sql.RawBytes
		var name string
		if err := rows.Scan(&id, &d.Account, &stored, &d.Series, &name); err != nil {
			return err
		}
		var f facts
		if err := json.Unmarshal(stored, &f); err != nil {
			return fmt.Errorf("facts of release %d: %w", id, err)
		}
		d.Kind, d.Parties = f.Kind, f.Parties
		for _, n := range []string{f.Series, name} {
			if n != "" && !slices.Contains(d.SeriesName, n) {
				d.SeriesName = append(d.SeriesName, n)
			}
		}
		for _, t := range f.Topics {
			d.Topics = append(d.Topics, search.Known{Slug: catalogue.TopicOf(t).Value, Name: t})
		}
		out[id] = d
	}
	return rows.Err()
}

// said is what is read of a stored record.
type said struct {
	Meeting *struct {
		Statements []readout.Statement `json:"statements"`
	} `json:"meeting"`
}

func (s Store) statements(ctx context.Context, tx *store.PublicTx, out map[readout.ReleaseID]search.Detail, ids []readout.ReleaseID) error {
	rows, err := tx.Query(ctx, records, store.List(ids))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id readout.ReleaseID
		var stored sql.RawBytes
		if err := rows.Scan(&id, &stored); err != nil {
			return err
		}
		var r said
		if err := json.Unmarshal(stored, &r); err != nil {
			return fmt.Errorf("record of release %d: %w", id, err)
		}
		d, there := out[id]
		if r.Meeting == nil || !there {
			continue
		}
		d.Statements = nil // of the last edition that was read
		for _, st := range r.Meeting.Statements {
			if st.Side != nil {
				d.Statements = append(d.Statements, search.Statement{Side: *st.Side, Words: st.Quote})
			}
		}
		out[id] = d
	}
	return rows.Err()
}

func (s Store) heads(ctx context.Context, tx *store.PublicTx, out map[readout.ReleaseID]search.Detail, ids []readout.ReleaseID) error {
	rows, err := tx.Query(ctx, people, store.List(ids))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id readout.ReleaseID
		var k search.Known
		if err := rows.Scan(&id, &k.Slug, &k.Name); err != nil {
			return err
		}
		if d, there := out[id]; there {
			d.People = append(d.People, k)
			out[id] = d
		}
	}
	return rows.Err()
}
