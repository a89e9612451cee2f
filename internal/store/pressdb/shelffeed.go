package pressdb

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

// feedColumns are editionColumns with marks where they are no longer than those of
// any ordinary release: a feed holds many.
var feedColumns = strings.Replace(editionColumns, " marks,", " case when length(marks) <= 65536 then marks else '' end as marks,", 1)

var (
	publicFeed  = store.Public("select " + feedColumns + ", substr(text, 1, $1) from public_edition where latest = 1 and release in ($2...)")
	publicHeads = store.Public("select " + lineColumns + ", ours, rights, version, unit, released, source_url from public_edition where latest = 1 and release in ($1...)")
	publicFirst = store.Public(`select p.release, p.year, p.slug, d.year, d.slug from public_edition p
		left join redirects d on d.release = p.release and d.number = 1 and d.kind = 'releases'
		where p.lang = p.authoritative and p.latest = 1 and p.release in ($1...)`, "redirects")
	publicSince = store.Public(`select p.release, max(v.at) from public_edition p
		join events v on v.release = p.release and v.kind = 'withdrawn'
		where p.lang = p.authoritative and p.latest = 1 and p.state in ('withdrawn', 'removed') and p.release in ($1...)
		group by p.release`, "events")
)

// Marked implements press.Shelf.
func (s shelf) Marked(ctx context.Context, ids []readout.ReleaseID, most int) ([]press.Edition, error) {
	return s.byIDs(ctx, ids, publicFeed, most, scanTexts(most))
}

// Heads implements press.Shelf.
func (s shelf) Heads(ctx context.Context, ids []readout.ReleaseID) ([]press.Edition, error) {
	return s.byIDs(ctx, ids, publicHeads, noText, scanHeads)
}

func scanHeads(rows *sql.Rows) ([]press.Edition, error) {
	defer rows.Close()
	var all []press.Edition
	for rows.Next() {
		var e press.Edition
		var ours bool
		if err := rows.Scan(append(linePlaces(&e), &ours, &e.Rights, &e.Shown.Number, &e.Shown.Unit, store.Instant{To: &e.Shown.Released}, &e.SourceURL)...); err != nil {
			return nil, err
		}
		e.Version, e.Corrected = e.Latest, e.Latest > 1
		e.Shown.Lang, e.Shown.Title, e.Shown.Date = e.Lang, e.Title, e.Date
		if ours {
			e.SourceURL = ""
		}
		all = append(all, e)
	}
	return all, rows.Err()
}

// Standing implements press.Shelf.
func (s shelf) Standing(ctx context.Context, ids []readout.ReleaseID) (map[readout.ReleaseID]press.Standing, error) {
	all := make(map[readout.ReleaseID]press.Standing, len(ids))
	err := s.db.View(ctx, func(tx *store.PublicTx) error {
		clear(all)
		for part := range parts(ids) {
			rows, err := tx.Query(ctx, publicFirst, store.List(numbers(part)))
			if err != nil {
				return err
			}
			for rows.Next() {
				var id readout.ReleaseID
				var now readout.Address
				var year *int
				var slug *string
				if err := rows.Scan(&id, &now.Year, &now.Slug, &year, &slug); err != nil {
					return closing(rows, err)
				}
				if year != nil && slug != nil {
					now = readout.Address{Year: *year, Slug: *slug}
				}
				all[id] = press.Standing{First: now}
			}
			if err := closing(rows, rows.Err()); err != nil {
				return err
			}
			if rows, err = tx.Query(ctx, publicSince, store.List(numbers(part))); err != nil {
				return err
			}
			for rows.Next() {
				var id readout.ReleaseID
				var since time.Time
				if err := rows.Scan(&id, store.Instant{To: &since}); err != nil {
					return closing(rows, err)
				}
				is := all[id]
				is.Since = since
				all[id] = is
			}
			if err := closing(rows, rows.Err()); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}
