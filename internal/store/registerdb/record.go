package registerdb

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"readout"

	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/store"
)

var (
	records      = store.Public("select release, lang, version, record from public_record where " + ofOurs(1) + " and release in ($2...)")
	readEditions = store.Public(`select release, lang, version, status, follows, case when lang = authoritative then 1 else 0 end
		from public_record where release = $1 and ` + ofOurs(2) + ` order by released desc, lang, version desc`)
	titles   = store.Public("select release, title from public_edition where lang = $1 and latest = 1 and release in ($2...)")
	mergedTo = store.Public("select to_address from public_merge where kind = $1 and from_address = $2 and " + ofOurs(3))
)

func (p *public) Records(ctx context.Context, versions []press.VersionKey) (map[press.VersionKey]readout.Record, error) {
	asked := make(map[press.VersionKey]bool, len(versions))
	for _, k := range versions {
		asked[k] = true
	}
	found := map[press.VersionKey]readout.Record{}
	err := each(releases(versions), func(some store.Many) error {
		return p.rows(ctx, records, []any{p.ours, some}, func(rows *sql.Rows) error {
			var k press.VersionKey
			var record sql.RawBytes
			if err := rows.Scan(&k.Release, &k.Lang, &k.Version, &record); err != nil || !asked[k] {
				return err
			}
			var rec readout.Record
			if err := json.Unmarshal(record, &rec); err != nil {
				return fmt.Errorf("record of release %d: %w", k.Release, err)
			}
			found[k] = rec
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("shown records: %w", err)
	}
	return found, nil
}

func (p *public) ReadEditions(ctx context.Context, release readout.ReleaseID) ([]register.ReadEdition, error) {
	var found []register.ReadEdition
	err := p.rows(ctx, readEditions, []any{int64(release), p.ours}, func(rows *sql.Rows) error {
		var e register.ReadEdition
		err := rows.Scan(&e.Release, &e.Lang, &e.Version, &e.Status, &e.Follows, &e.Authoritative)
		found = append(found, e)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("editions that were read: %w", err)
	}
	return found, nil
}

func (p *public) Titles(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang) (map[readout.ReleaseID]string, error) {
	found := map[readout.ReleaseID]string{}
	err := each(ids, func(some store.Many) error {
		return p.rows(ctx, titles, []any{string(lang), some}, func(rows *sql.Rows) error {
			var id readout.ReleaseID
			var title string
			err := rows.Scan(&id, &title)
			found[id] = title
			return err
		})
	})
	if err != nil {
		return nil, fmt.Errorf("titles: %w", err)
	}
	return found, nil
}

func (p *public) MergedInto(ctx context.Context, kind, from string) (to string, err error) {
	err = one("where "+kind+" "+from+" went", p.tx.Row(ctx, mergedTo, kind, from, p.ours).Scan(&to))
	return to, err
}
