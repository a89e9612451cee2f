package registerdb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"readout"

	"readout/internal/register"
	"readout/internal/store"
)

// public is a public read of the register.
type public struct {
	tx   *store.PublicTx
	ours int // 1 where it reads what our own releases tell alone
}

// ofOurs is the condition of a query that takes public.ours as $n. Every query
// has it but those for what stands beside releases that another has found.
func ofOurs(n int) string { return fmt.Sprintf("($%d = 0 or ours = 1)", n) }

var _ register.Public = (*public)(nil)

var (
	epoch         = store.Public("select number from public_epoch")
	countMeetings = store.Public("select count(*) from public_meeting where " + ofOurs(1))
	countPeople   = store.Public("select count(*) from public_person where " + ofOurs(1))
)

func (p *public) Epoch(ctx context.Context) (int64, error) {
	var number int64
	err := p.tx.Row(ctx, epoch).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("public epoch: %w", err)
	}
	return number, nil
}

func (p *public) Count(ctx context.Context) (meetings, people int, err error) {
	if err := p.tx.Row(ctx, countMeetings, p.ours).Scan(&meetings); err != nil {
		return 0, 0, fmt.Errorf("counting meetings: %w", err)
	}
	if err := p.tx.Row(ctx, countPeople, p.ours).Scan(&people); err != nil {
		return 0, 0, fmt.Errorf("counting people: %w", err)
	}
	return meetings, people, nil
}

// firsts reads numbers until it has met offset+limit different ones and returns
// the last limit of those, in the order in which they came first. q takes how
// many rows to read: one engine sends all that a query finds, read or not, so
// it is asked for a few, and for more where those were too often the same.
func (p *public) firsts(ctx context.Context, q store.PublicQuery, limit, offset int) ([]int64, error) {
	for most := 4 * (offset + limit + 16); ; most *= 4 {
		found, all, err := p.firstsOf(ctx, q, most, limit, offset)
		if err != nil || len(found) == limit || all {
			return found, err
		}
	}
}

// firstsOf looks at most rows and reports whether there are no more.
func (p *public) firstsOf(ctx context.Context, q store.PublicQuery, most, limit, offset int) (found []int64, all bool, err error) {
	rows, err := p.tx.Query(ctx, q, most, p.ours)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	seen := map[int64]bool{}
	read := 0
	for len(found) < limit && rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, false, err
		}
		read++
		if seen[id] {
			continue
		}
		seen[id] = true
		if len(seen) > offset {
			found = append(found, id)
		}
	}
	return found, read < most, rows.Err()
}

// one turns the absence of a row into readout.ErrNotFound.
func one(what string, err error) error {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return readout.ErrNotFound
	case err != nil:
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// rows runs f for each row.
func (p *public) rows(ctx context.Context, q store.PublicQuery, args []any, f func(*sql.Rows) error) error {
	rows, err := p.tx.Query(ctx, q, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
