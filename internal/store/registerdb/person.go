package registerdb

import (
	"cmp"
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
	newestPeople = store.Public("select person from public_leader where " + ofOurs(2) + " order by day desc, meeting desc, release desc, person limit $1")
	people       = store.Public("select id, slug, key, name, party from public_person where " + ofOurs(1) + " and id in ($2...)")
	personAt     = store.Public("select id, slug, key, name, party from public_person where slug = $1 and " + ofOurs(2))
	peopleIn     = store.Public("select w.spelled, t.slug from public_appearance w join public_person t on t.id = w.person where (w.ours = 1 or $1 = 0) and w.release in ($2...)")
	appearances  = store.Public("select person, meeting, release, participant from public_appearance where " + ofOurs(1) + " and person in ($2...)")
)

func (p *public) People(ctx context.Context, limit, offset int) ([]readout.Person, error) {
	ids, err := p.firsts(ctx, newestPeople, limit, offset)
	if err != nil {
		return nil, fmt.Errorf("newest people: %w", err)
	}
	return p.persons(ctx, ids)
}

func (p *public) PeopleIn(ctx context.Context, releases []readout.ReleaseID) (map[string]string, error) {
	found := map[string]string{}
	err := each(releases, func(some store.Many) error {
		return p.rows(ctx, peopleIn, []any{p.ours, some}, func(rows *sql.Rows) error {
			var key, slug string
			err := rows.Scan(&key, &slug)
			found[key] = slug
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("people in releases: %w", err)
	}
	return found, nil
}

// persons reads people in the order of ids.
func (p *public) persons(ctx context.Context, ids []int64) ([]readout.Person, error) {
	found := make([]readout.Person, 0, len(ids))
	err := each(ids, func(some store.Many) error {
		return p.rows(ctx, people, []any{p.ours, some}, func(rows *sql.Rows) error {
			var h readout.Person
			err := rows.Scan(&h.ID, &h.Slug, &h.Key, &h.Name, &h.Party)
			found = append(found, h)
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	slices.SortFunc(found, func(a, b readout.Person) int {
		return cmp.Compare(slices.Index(ids, int64(a.ID)), slices.Index(ids, int64(b.ID)))
	})
	return found, nil
}

func (p *public) PersonAt(ctx context.Context, slug string) (h readout.Person, err error) {
	err = one("person "+slug, p.tx.Row(ctx, personAt, slug, p.ours).Scan(&h.ID, &h.Slug, &h.Key, &h.Name, &h.Party))
	return h, err
}

func (p *public) Appearances(ctx context.Context, people []readout.PersonID) ([]register.PublicAppearance, error) {
	var found []register.PublicAppearance
	err := each(people, func(some store.Many) error {
		return p.rows(ctx, appearances, []any{p.ours, some}, func(rows *sql.Rows) error {
			var a register.PublicAppearance
			var participant []byte
			if err := rows.Scan(&a.Person, &a.Meeting, &a.Release, &participant); err != nil {
				return err
			}
			if err := json.Unmarshal(participant, &a.Participant); err != nil {
				return fmt.Errorf("appearance in release %d: %w", a.Release, err)
			}
			found = append(found, a)
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("appearances: %w", err)
	}
	return found, nil
}
