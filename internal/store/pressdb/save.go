package pressdb

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

// AddTexts implements press.Tx.
func (t *tx) AddTexts(ctx context.Context, texts map[string]string) error {
	for _, sum := range slices.Sorted(maps.Keys(texts)) { // sorted, so that an index fills in its order
		if _, err := t.Exec(ctx, "insert into texts (text_sha256, text) values ($1, $2) on conflict (text_sha256) do nothing", sum, texts[sum]); err != nil {
			return fmt.Errorf("text %s: %w", sum, err)
		}
	}
	return nil
}

// Save implements press.Tx.
func (t *tx) Save(ctx context.Context, changes []press.Saved) error {
	ours, err := t.oursOf(ctx, changes)
	if err != nil {
		return err
	}
	counts := map[shelfMark]int{}
	for _, c := range changes {
		var before readout.Release
		if c.Before != nil {
			before = *c.Before
		}
		if err := t.saveRelease(ctx, before, *c.After, ours[c.After.Publisher]); err != nil {
			return fmt.Errorf("release %d: %w", c.After.ID, err)
		}
		counts[mark(before, ours[c.After.Publisher])]--
		counts[mark(*c.After, ours[c.After.Publisher])]++
	}
	delete(counts, shelfMark{}) // the mark of what the public may not see
	return t.count(ctx, counts)
}

// oursOf reads which of the publishers are ours.
func (t *tx) oursOf(ctx context.Context, changes []press.Saved) (map[string]int, error) {
	ours := map[string]int{}
	for _, c := range changes {
		code := c.After.Publisher
		if _, known := ours[code]; known {
			continue
		}
		p, err := t.Publisher(ctx, code)
		if err != nil {
			return nil, fmt.Errorf("publisher %s: %w", code, err)
		}
		ours[code] = number(p.Ours)
	}
	return ours, nil
}

func (t *tx) saveRelease(ctx context.Context, before, r readout.Release, ours int) error {
	if before.ID == 0 {
		if _, err := t.Exec(ctx, `insert into releases (id, publisher, ours, board, kind, source, state, year, slug, authoritative, first_released, imported_hits, demo, changed)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
			int64(r.ID), r.Publisher, ours, r.Board, string(r.Kind), r.Source, string(r.State), r.Address.Year, r.Address.Slug, string(r.Authoritative),
			store.Micros(r.FirstReleased), r.ImportedHits, number(r.Demo), r.Changed); err != nil {
			return err
		}
	} else {
		if _, err := t.Exec(ctx, `update releases set board = $2, kind = $3, state = $4, year = $5, slug = $6, authoritative = $7, first_released = $8, imported_hits = $9, demo = $10, changed = $11
			where id = $1`,
			int64(r.ID), r.Board, string(r.Kind), string(r.State), r.Address.Year, r.Address.Slug, string(r.Authoritative),
			store.Micros(r.FirstReleased), r.ImportedHits, number(r.Demo), r.Changed); err != nil {
			return err
		}
		if err := t.redirect(ctx, before, r); err != nil {
			return err
		}
	}
	for i, u := range r.Units {
		if i < len(before.Units) && before.Units[i].State == readout.Released {
			continue // its texts are versions, and it changes no more
		}
		if err := t.saveUnit(ctx, r.ID, u); err != nil {
			return fmt.Errorf("unit %d: %w", u.Number, err)
		}
	}
	latest := map[readout.Lang]int{}
	for _, v := range r.Versions[len(before.Versions):] {
		if err := t.addVersion(ctx, r.ID, v); err != nil {
			return fmt.Errorf("version %d (%s): %w", v.Number, v.Lang, err)
		}
		latest[v.Lang] = v.Number
	}
	for lang, n := range latest {
		if _, err := t.Exec(ctx, "insert into editions (release, lang, latest) values ($1, $2, $3) on conflict (release, lang) do update set latest = excluded.latest", int64(r.ID), string(lang), n); err != nil {
			return fmt.Errorf("edition %s: %w", lang, err)
		}
	}
	return nil
}

// redirect leads a release's old address to its new one. One that goes back to
// an address that it had needs no redirect from there any more.
func (t *tx) redirect(ctx context.Context, before, r readout.Release) error {
	if before.Address.IsZero() || before.Address == r.Address {
		return nil
	}
	if _, err := t.Exec(ctx, "delete from redirects where kind = 'releases' and year = $1 and slug = $2 and release = $3", r.Address.Year, r.Address.Slug, int64(r.ID)); err != nil {
		return err
	}
	_, err := t.Exec(ctx, "insert into redirects (kind, year, slug, release) values ('releases', $1, $2, $3)", before.Address.Year, before.Address.Slug, int64(r.ID))
	return err
}

func (t *tx) saveUnit(ctx context.Context, id readout.ReleaseID, u readout.Unit) error {
	editions := []byte("[]")
	if u.State != readout.Released && len(u.Editions) > 0 {
		var err error
		if editions, err = json.Marshal(u.Editions); err != nil {
			return err
		}
	}
	_, err := t.Exec(ctx, `insert into units (release, number, state, release_at, approved_hash, approved_by, editions) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (release, number) do update set state = excluded.state, release_at = excluded.release_at, approved_hash = excluded.approved_hash, approved_by = excluded.approved_by, editions = excluded.editions`,
		int64(id), u.Number, string(u.State), store.Micros(u.ReleaseAt), u.ApprovedHash, u.ApprovedBy, string(editions))
	return err
}

func (t *tx) addVersion(ctx context.Context, id readout.ReleaseID, v readout.Version) error {
	marks := ""
	if len(v.Marks) > 0 {
		b, err := json.Marshal(v.Marks)
		if err != nil {
			return err
		}
		marks = string(b)
	}
	_, err := t.Exec(ctx, `insert into versions (release, lang, number, unit, title, date, text_sha256, marks, translation, follows, contact, reporting_time, source_url,
			original_sha256, original_size, original_media_type, released, note, salt)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
		int64(id), string(v.Lang), v.Number, v.Unit, v.Title, string(v.Date), v.TextSHA256, marks, string(v.Translation), v.Follows, v.Contact, v.ReportingTime, v.SourceURL,
		v.Original.SHA256, v.Original.Size, v.Original.MediaType, store.Micros(v.Released), v.Note, v.Salt[:])
	return err
}

// shelfMark is the row of public_count that a release stands in; zero where the
// public may not see it.
type shelfMark struct {
	publisher, board string
	year             int
	week             int64
	ours             int
}

// mark finds it. That a release is public means that its authoritative edition
// has a released version, which every save keeps so.
func mark(r readout.Release, ours int) shelfMark {
	last, ok := r.Latest(r.Authoritative)
	if !ok || !readout.Visible(r.State, readout.Released, last.Released) {
		return shelfMark{}
	}
	return shelfMark{r.Publisher, r.Board, r.Address.Year, week(r.FirstReleased.UnixMicro()), ours}
}

// weekLength is the width of a row of public_count, in microseconds.
const weekLength = 7 * 24 * 3600 * 1e6

// week is the number of the week of an instant, rounded down before 1970 too.
func week(micros int64) int64 {
	if micros < 0 {
		return (micros+1)/weekLength - 1
	}
	return micros / weekLength
}

func (t *tx) count(ctx context.Context, counts map[shelfMark]int) error {
	for m, n := range counts {
		if n == 0 {
			continue
		}
		// the check that no count is below nothing looks at the inserted row too,
		// so less is an update and more an insert
		query := `insert into public_count (publisher, board, year, week, ours, releases) values ($1, $2, $3, $4, $5, $6)
			on conflict (publisher, board, year, week) do update set releases = public_count.releases + excluded.releases`
		if n < 0 {
			query = `update public_count set releases = releases + $6 where publisher = $1 and board = $2 and year = $3 and week = $4 and ours = $5`
		}
		if _, err := t.Exec(ctx, query, m.publisher, m.board, m.year, m.week, m.ours, n); err != nil {
			return fmt.Errorf("count of %s: %w", m.publisher, err)
		}
	}
	return nil
}
