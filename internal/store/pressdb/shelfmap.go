package pressdb

import (
	"context"
	"database/sql"
	"errors"
	"math"

	"readout/internal/press"
	"readout/internal/store"
)

const (
	mapPlace = "select first_released, release from public_edition where lang = authoritative and latest = 1"
	mapRows  = `select p.release, p.lang, p.version, p.unit, p.released, p.year, p.slug, p.state, p.authoritative, p.first_released,
		case when p.state in ('withdrawn', 'removed') then (select max(v.at) from events v where v.release = p.release and v.kind = 'withdrawn') end
		from public_edition p where p.latest = 1 and p.first_released between $1 and $2`
)

// The queries of the map: of everything, and of ours.
var (
	publicMapPlace     = store.Public(mapPlace + " order by first_released, release limit 1 offset $1")
	publicMapPlaceOurs = store.Public(mapPlace + " and ours = 1 order by first_released, release limit 1 offset $1")
	publicMapRows      = store.Public(mapRows+" order by p.first_released, p.release", "events")
	publicMapRowsOurs  = store.Public(mapRows+" and p.ours = 1 order by p.first_released, p.release", "events")
)

// mapped is where a release stands among all, by first release and id.
type mapped struct{ at, release int64 }

func (m mapped) before(o mapped) bool { return m.at < o.at || m.at == o.at && m.release < o.release }

// Map implements press.Shelf.
func (s shelf) Map(ctx context.Context, oursOnly bool, first, size int) ([]press.Dispatch, error) {
	place, query := publicMapPlace, publicMapRows
	if oursOnly {
		place, query = publicMapPlaceOurs, publicMapRowsOurs
	}
	var all []press.Dispatch
	err := s.db.View(ctx, func(tx *store.PublicTx) error {
		all = nil
		from, beyond := mapped{}, mapped{at: math.MaxInt64}
		err := tx.Row(ctx, place, first).Scan(&from.at, &from.release)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := tx.Row(ctx, place, first+size).Scan(&beyond.at, &beyond.release); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		rows, err := tx.Query(ctx, query, from.at, beyond.at)
		if err != nil {
			return err
		}
		for rows.Next() {
			var d press.Dispatch
			if err := rows.Scan(&d.Release, &d.Shown.Lang, &d.Shown.Number, &d.Shown.Unit, store.Instant{To: &d.Shown.Released}, &d.Address.Year, &d.Address.Slug,
				&d.State, &d.Authoritative, store.Instant{To: &d.FirstReleased}, store.Instant{To: &d.Since}); err != nil {
				return closing(rows, err)
			}
			here := mapped{d.FirstReleased.UnixMicro(), int64(d.Release)}
			if !here.before(from) && here.before(beyond) {
				all = append(all, d)
			}
		}
		return closing(rows, rows.Err())
	})
	return all, err
}
