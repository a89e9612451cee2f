package registerdb

import (
	"context"
	"database/sql"
	"fmt"
	"readout"

	"readout/internal/store"
)

var (
	meetingMap = store.Public("select year, slug from public_meeting where " + ofOurs(3) + " order by id limit $1 offset $2")
	peopleMap  = store.Public("select slug from public_person where " + ofOurs(3) + " order by id limit $1 offset $2")
)

func (p *public) MeetingMap(ctx context.Context, limit, offset int) ([]readout.Address, error) {
	var found []readout.Address
	err := p.rows(ctx, meetingMap, []any{limit, offset, p.ours}, func(rows *sql.Rows) error {
		var a readout.Address
		if err := rows.Scan(&a.Year, &a.Slug); err != nil {
			return err
		}
		found = append(found, a)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("map of meetings: %w", err)
	}
	return found, nil
}

func (p *public) PeopleMap(ctx context.Context, limit, offset int) ([]string, error) {
	var found []string
	err := p.rows(ctx, peopleMap, []any{limit, offset, p.ours}, func(rows *sql.Rows) error {
		var slug string
		if err := rows.Scan(&slug); err != nil {
			return err
		}
		found = append(found, slug)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("map of people: %w", err)
	}
	return found, nil
}
