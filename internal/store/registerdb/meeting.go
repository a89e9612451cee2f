package registerdb

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"readout"
	"slices"

	"readout/internal/register"
	"readout/internal/store"
)

var (
	// in the order of an index, so that a page reads no further than it needs
	newest    = store.Public("select meeting from public_account where " + ofOurs(2) + " order by day desc, meeting desc, release desc limit $1")
	announced = store.Public("select meeting from public_account where account = 'advance' and day >= $1 and day <= $2 and " + ofOurs(4) + " order by day, meeting, release limit $3")
	meetingAt = store.Public("select id from public_meeting where slug = $2 and year = $1 and " + ofOurs(3))
	meetingOf = store.Public("select meeting from public_account where release = $1 and " + ofOurs(2))
)

func (p *public) Newest(ctx context.Context, limit, offset int) ([]readout.MeetingID, error) {
	ids, err := p.firsts(ctx, newest, limit, offset)
	if err != nil {
		return nil, fmt.Errorf("newest meetings: %w", err)
	}
	out := make([]readout.MeetingID, len(ids))
	for i, id := range ids {
		out[i] = readout.MeetingID(id)
	}
	return out, nil
}

func (p *public) Announced(ctx context.Context, from, to readout.Day, limit int) ([]readout.MeetingID, error) {
	var found []readout.MeetingID
	err := p.rows(ctx, announced, []any{string(from), string(to), limit, p.ours}, func(rows *sql.Rows) error {
		var id readout.MeetingID
		if err := rows.Scan(&id); err != nil {
			return err
		}
		if !slices.Contains(found, id) {
			found = append(found, id)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("announced meetings: %w", err)
	}
	return found, nil
}

func (p *public) MeetingAt(ctx context.Context, a readout.Address) (id readout.MeetingID, err error) {
	err = one("meeting "+a.String(), p.tx.Row(ctx, meetingAt, a.Year, a.Slug, p.ours).Scan(&id))
	return id, err
}

func (p *public) MeetingOf(ctx context.Context, release readout.ReleaseID) (id readout.MeetingID, err error) {
	err = one("meeting of a release", p.tx.Row(ctx, meetingOf, int64(release), p.ours).Scan(&id))
	return id, err
}

const accountColumns = `select release, lang, version, meeting, account, facts, publisher, year, slug, date, title, meeting_year, meeting_slug,
	coalesce(series, 0), coalesce(series_slug, ''), coalesce(series_key, ''), coalesce(series_name, '') from public_account_at `

var (
	accountsOf       = store.Public(accountColumns + "where " + ofOurs(1) + " and meeting in ($2...)")
	accountsOfSeries = store.Public(accountColumns + "where " + ofOurs(1) + " and series = $2")
)

func (p *public) Accounts(ctx context.Context, meetings []readout.MeetingID) ([]register.PublicAccount, error) {
	var found []register.PublicAccount
	err := each(meetings, func(some store.Many) error { return p.accounts(ctx, &found, accountsOf, some) })
	if err != nil {
		return nil, fmt.Errorf("accounts of meetings: %w", err)
	}
	named := inSeries(found)
	for i := range found {
		if !named[found[i].Meeting] {
			found[i].Series = readout.Series{}
		}
	}
	return found, nil
}

func (p *public) SeriesAccounts(ctx context.Context, series readout.SeriesID) ([]register.PublicAccount, error) {
	var found []register.PublicAccount
	if err := p.accounts(ctx, &found, accountsOfSeries, int64(series)); err != nil {
		return nil, fmt.Errorf("accounts of a series: %w", err)
	}
	named := inSeries(found)
	return slices.DeleteFunc(found, func(a register.PublicAccount) bool { return !named[a.Meeting] }), nil
}

// inSeries are the meetings of which an account says that they are of a series: a
// meeting is of one for whoever sees that account.
func inSeries(accounts []register.PublicAccount) map[readout.MeetingID]bool {
	named := map[readout.MeetingID]bool{}
	for _, a := range accounts {
		if a.Facts.Series != "" {
			named[a.Meeting] = true
		}
	}
	return named
}

func (p *public) accounts(ctx context.Context, found *[]register.PublicAccount, q store.PublicQuery, arg any) error {
	return p.rows(ctx, q, []any{p.ours, arg}, func(rows *sql.Rows) error {
		var a register.PublicAccount
		var facts []byte
		if err := rows.Scan(&a.Release, &a.Lang, &a.Version, &a.Meeting, &a.Kind, &facts, &a.Publisher, &a.Address.Year, &a.Address.Slug, &a.Date, &a.Title,
			&a.At.Year, &a.At.Slug, &a.Series.ID, &a.Series.Slug, &a.Series.Key, &a.Series.Name); err != nil {
			return err
		}
		if err := json.Unmarshal(facts, &a.Facts); err != nil {
			return fmt.Errorf("facts of release %d: %w", a.Release, err)
		}
		*found = append(*found, a)
		return nil
	})
}
