package pressdb

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"readout"
)

// Publisher implements press.Tx.
func (t *tx) Publisher(ctx context.Context, code string) (readout.Publisher, error) {
	row := t.Row(ctx, "select code, ours, names, party, zone, rights, founded, url, licence, boards from publishers where code = $1", code)
	p, err := scanPublisher(row.Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return readout.Publisher{}, readout.ErrNotFound
	}
	return p, err
}

func scanPublisher(scan func(...any) error) (readout.Publisher, error) {
	var p readout.Publisher
	var names, boards string
	if err := scan(&p.Code, &p.Ours, &names, &p.Party, &p.Zone, &p.Rights, &p.Founded, &p.URL, &p.Licence, &boards); err != nil {
		return readout.Publisher{}, err
	}
	return p, errors.Join(json.Unmarshal([]byte(names), &p.Names), json.Unmarshal([]byte(boards), &p.Boards))
}

// SavePublisher implements press.Tx. Whether it is ours stands on each of its
// releases and counts too, for their indexes.
func (t *tx) SavePublisher(ctx context.Context, p readout.Publisher, event int64) error {
	names, err := json.Marshal(p.Names)
	if err != nil {
		return err
	}
	boards, err := json.Marshal(p.Boards)
	if err != nil {
		return err
	}
	if _, err := t.Exec(ctx, `insert into publishers (code, ours, names, party, zone, rights, founded, url, licence, boards, changed)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
		on conflict (code) do update set ours = excluded.ours, names = excluded.names, party = excluded.party, zone = excluded.zone,
			rights = excluded.rights, founded = excluded.founded, url = excluded.url, licence = excluded.licence, boards = excluded.boards, changed = excluded.changed`,
		p.Code, number(p.Ours), string(names), string(p.Party), p.Zone, string(p.Rights), string(p.Founded), p.URL, p.Licence, string(boards), event); err != nil {
		return err
	}
	if _, err := t.Exec(ctx, "update releases set ours = $2 where publisher = $1 and ours <> $2", p.Code, number(p.Ours)); err != nil {
		return err
	}
	_, err = t.Exec(ctx, "update public_count set ours = $2 where publisher = $1 and ours <> $2", p.Code, number(p.Ours))
	return err
}

// number is how a truth is stored.
func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
