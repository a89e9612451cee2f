package pressdb

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

const selectReleases = `select id, publisher, board, kind, source, state, year, slug, authoritative, first_released, imported_hits, demo, changed from releases`

// Release implements press.Tx.
func (t *tx) Release(ctx context.Context, id readout.ReleaseID) (*readout.Release, error) {
	return t.release(ctx, " where id = $1", int64(id))
}

// At implements press.Tx.
func (t *tx) At(ctx context.Context, a readout.Address) (*readout.Release, error) {
	if a.IsZero() {
		return nil, readout.ErrNotFound
	}
	return t.release(ctx, " where slug <> '' and year = $1 and slug = $2", a.Year, a.Slug)
}

func (t *tx) release(ctx context.Context, where string, args ...any) (*readout.Release, error) {
	found, err := t.releases(ctx, where, args...)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, readout.ErrNotFound
	}
	return found[0], nil
}

// BySource implements press.Tx.
func (t *tx) BySource(ctx context.Context, publisher string, keys []string) ([]*readout.Release, error) {
	var all []*readout.Release
	for part := range parts(keys) {
		some, err := t.releases(ctx, " where publisher = $1 and source <> '' and source in ($2...)", publisher, store.List(part))
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	return all, nil
}

// releases loads whole releases: four queries, however many.
func (t *tx) releases(ctx context.Context, where string, args ...any) ([]*readout.Release, error) {
	rows, err := t.Query(ctx, selectReleases+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []*readout.Release
	by := map[readout.ReleaseID]*readout.Release{}
	var ids []int64
	for rows.Next() {
		r := &readout.Release{}
		if err := rows.Scan(&r.ID, &r.Publisher, &r.Board, &r.Kind, &r.Source, &r.State, &r.Address.Year, &r.Address.Slug, &r.Authoritative,
			store.Instant{To: &r.FirstReleased}, &r.ImportedHits, &r.Demo, &r.Changed); err != nil {
			return nil, err
		}
		all, by[r.ID], ids = append(all, r), r, append(ids, int64(r.ID))
	}
	if err := rows.Err(); err != nil || len(all) == 0 {
		return nil, err
	}
	if err := t.units(ctx, by, ids); err != nil {
		return nil, err
	}
	return all, t.versions(ctx, by, ids)
}

func (t *tx) units(ctx context.Context, by map[readout.ReleaseID]*readout.Release, ids []int64) error {
	rows, err := t.Query(ctx, "select release, number, state, release_at, approved_hash, approved_by, editions from units where release in ($1...) order by release, number", store.List(ids))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id readout.ReleaseID
		var u readout.Unit
		var editions string
		if err := rows.Scan(&id, &u.Number, &u.State, store.Instant{To: &u.ReleaseAt}, &u.ApprovedHash, &u.ApprovedBy, &editions); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(editions), &u.Editions); err != nil {
			return fmt.Errorf("unit %d of release %d: %w", u.Number, id, err)
		}
		by[id].Units = append(by[id].Units, u)
	}
	return rows.Err()
}

// versions loads the versions in the order of their release, and gives released
// units their texts back.
func (t *tx) versions(ctx context.Context, by map[readout.ReleaseID]*readout.Release, ids []int64) error {
	attached, err := t.versionAttachments(ctx, ids)
	if err != nil {
		return err
	}
	rows, err := t.Query(ctx, `select release, `+versionColumns+`, salt from versions v where release in ($1...) order by release, unit, lang, number`, store.List(ids))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id readout.ReleaseID
		var v readout.Version
		var salt []byte
		row := versionRow{v: &v}
		if err := rows.Scan(append(append([]any{&id}, row.places()...), &salt)...); err != nil {
			return err
		}
		if err := row.finish(); err != nil {
			return fmt.Errorf("version %d (%s) of release %d: %w", v.Number, v.Lang, id, err)
		}
		copy(v.Salt[:], salt)
		v.Attachments = attached[press.VersionKey{Release: id, Lang: v.Lang, Version: v.Number}]
		r := by[id]
		r.Versions = append(r.Versions, v)
		if v.Unit >= 1 && v.Unit <= len(r.Units) {
			r.Units[v.Unit-1].Editions = append(r.Units[v.Unit-1].Editions, v.EditionText)
		}
	}
	return rows.Err()
}

// versionColumns is what versionRow scans, of a table or view called v.
const versionColumns = `lang, number, ` + versionFacts

const versionFacts = `unit, title, date, text_sha256, marks, translation, follows, contact, reporting_time, source_url,
	original_sha256, original_size, original_media_type, released, note`

// versionRow scans a version.
type versionRow struct {
	v     *readout.Version
	marks string
}

func (r *versionRow) places() []any {
	v := r.v
	return []any{&v.Lang, &v.Number, &v.Unit, &v.Title, &v.Date, &v.TextSHA256, &r.marks, &v.Translation, &v.Follows, &v.Contact, &v.ReportingTime, &v.SourceURL,
		&v.Original.SHA256, &v.Original.Size, &v.Original.MediaType, store.Instant{To: &v.Released}, &v.Note}
}

func (r *versionRow) finish() error {
	if r.marks == "" {
		return nil
	}
	return json.Unmarshal([]byte(r.marks), &r.v.Marks)
}

// Due implements press.Tx.
func (t *tx) Due(ctx context.Context, now time.Time) ([]readout.ReleaseID, error) {
	return t.ids(ctx, "select release from units where state = 'scheduled' and release_at <= $1 order by release_at, release, number", now.UnixMicro())
}

// Scheduled implements press.Tx.
func (t *tx) Scheduled(ctx context.Context) ([]readout.ReleaseID, error) {
	return t.ids(ctx, "select distinct release from units where state = 'scheduled' order by release")
}

func (t *tx) ids(ctx context.Context, query string, args ...any) ([]readout.ReleaseID, error) {
	rows, err := t.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return scanIDs(rows)
}

func scanIDs(rows *sql.Rows) ([]readout.ReleaseID, error) {
	defer rows.Close()
	var ids []readout.ReleaseID
	for rows.Next() {
		var id readout.ReleaseID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// Taken implements press.Tx.
func (t *tx) Taken(ctx context.Context, slugs []string) ([]readout.Address, error) {
	var taken []readout.Address
	for part := range parts(slugs) {
		for _, query := range []string{
			"select year, slug from releases where slug <> '' and slug in ($1...)",
			"select year, slug from redirects where kind = 'releases' and slug in ($1...)",
		} {
			rows, err := t.Query(ctx, query, store.List(part))
			if err != nil {
				return nil, err
			}
			for rows.Next() {
				var a readout.Address
				if err := rows.Scan(&a.Year, &a.Slug); err != nil {
					return nil, closing(rows, err)
				}
				taken = append(taken, a)
			}
			if err := closing(rows, rows.Err()); err != nil {
				return nil, err
			}
		}
	}
	return taken, nil
}

// NextID implements press.Tx.
func (t *tx) NextID(ctx context.Context) (id readout.ReleaseID, err error) {
	err = t.Row(ctx, "select coalesce(max(id), 0) + 1 from releases").Scan(&id)
	return id, err
}

// Happened implements press.Tx.
func (t *tx) Happened(ctx context.Context, id readout.ReleaseID, kind readout.EventKind) (ever bool, err error) {
	err = t.Row(ctx, "select exists (select 1 from events where release = $1 and kind = $2)", int64(id), string(kind)).Scan(&ever)
	return ever, err
}

// Versions implements press.Tx. Texts are read only of the versions asked for,
// not of all that their releases have.
func (t *tx) Versions(ctx context.Context, keys []press.VersionKey) ([]press.VersionText, error) {
	wanted := map[press.VersionKey]bool{}
	var ids []int64
	for _, k := range keys {
		wanted[k] = true
		ids = append(ids, int64(k.Release))
	}
	var found []press.VersionText
	for part := range parts(ids) {
		some, err := t.versionTexts(ctx, part, wanted)
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	return found, nil
}

func (t *tx) versionTexts(ctx context.Context, ids []int64, wanted map[press.VersionKey]bool) ([]press.VersionText, error) {
	rows, err := t.Query(ctx, `select r.id, r.publisher, r.kind, r.source, `+versionColumns+`
		from releases r join versions v on v.release = r.id
		where r.id in ($1...) and v.released is not null and exists (select 1 from units u where u.release = v.release and u.number = v.unit and u.state = 'released')`, store.List(ids))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []press.VersionText
	var sums []string
	for rows.Next() {
		var x press.VersionText
		var v readout.Version
		row := versionRow{v: &v}
		if err := rows.Scan(append([]any{&x.Release, &x.Publisher, &x.Kind, &x.Document.Source}, row.places()...)...); err != nil {
			return nil, err
		}
		x.Lang, x.Version = v.Lang, v.Number
		if !wanted[x.VersionKey] {
			continue
		}
		if err := row.finish(); err != nil {
			return nil, err
		}
		x.Document = document(x, v)
		found, sums = append(found, x), append(sums, v.TextSHA256)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	texts, err := t.texts(ctx, sums)
	if err != nil {
		return nil, err
	}
	for i, sum := range sums {
		found[i].Document.Text = texts[sum]
	}
	return found, nil
}

func (t *tx) texts(ctx context.Context, sums []string) (map[string]string, error) {
	texts := make(map[string]string, len(sums))
	for part := range parts(sums) {
		rows, err := t.Query(ctx, "select text_sha256, text from texts where text_sha256 in ($1...)", store.List(part))
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var sum, text string
			if err := rows.Scan(&sum, &text); err != nil {
				return nil, closing(rows, err)
			}
			texts[sum] = text
		}
		if err := closing(rows, rows.Err()); err != nil {
			return nil, err
		}
	}
	return texts, nil
}
