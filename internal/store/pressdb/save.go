package pressdb

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

// AddTexts implements press.Tx.
func (t *tx) AddTexts(ctx context.Context, texts map[string]string) error {
	rows := t.Insert("insert into texts (text_sha256, text)", "on conflict (text_sha256) do nothing")
	for _, sum := range slices.Sorted(maps.Keys(texts)) { // sorted, so that an index fills in its order
		if err := rows.Row(ctx, sum, texts[sum]); err != nil {
			return fmt.Errorf("texts to %s: %w", sum, err)
		}
	}
	if err := rows.Done(ctx); err != nil {
		return fmt.Errorf("texts: %w", err)
	}
	return nil
}

// Save implements press.Tx.
func (t *tx) Save(ctx context.Context, changes []press.Saved) error {
	ours, err := t.oursOf(ctx, changes)
	if err != nil {
		return err
	}
	// table by table, because a row finds what it refers to, and so that many
	// rows go to one statement
	for _, save := range []func(context.Context, []press.Saved) error{
		func(ctx context.Context, all []press.Saved) error { return t.saveReleases(ctx, all, ours) },
		t.saveUnits, t.addVersions, t.addAttachments, t.saveEditions,
	} {
		if err := save(ctx, changes); err != nil {
			return err
		}
	}
	counts := map[shelfMark]int{}
	for _, c := range changes {
		counts[mark(before(c), ours[c.After.Publisher])]--
		counts[mark(*c.After, ours[c.After.Publisher])]++
	}
	delete(counts, shelfMark{}) // the mark of what the public may not see
	return t.count(ctx, counts)
}

// before is a release as it was loaded, empty for a new one.
func before(c press.Saved) readout.Release {
	if c.Before == nil {
		return readout.Release{}
	}
	return *c.Before
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

// releaseColumns are the columns of a release, in the order of releaseRow.
const releaseColumns = "id, publisher, ours, board, kind, source, state, year, slug, authoritative, first_released, imported_hits, demo, changed"

func releaseRow(r *readout.Release, ours int) []any {
	return []any{int64(r.ID), r.Publisher, ours, r.Board, string(r.Kind), r.Source, string(r.State), r.Address.Year, r.Address.Slug, string(r.Authoritative),
		store.Micros(r.FirstReleased), r.ImportedHits, number(r.Demo), r.Changed}
}

// saveReleases writes new releases, changed ones, and redirects from the
// addresses that they had. Publisher and source of a release never change.
func (t *tx) saveReleases(ctx context.Context, changes []press.Saved, ours map[string]int) error {
	fresh := t.Insert("insert into releases ("+releaseColumns+")", "")
	changed := t.Insert("insert into releases ("+releaseColumns+")", `on conflict (id) do update set board = excluded.board, kind = excluded.kind,
		state = excluded.state, year = excluded.year, slug = excluded.slug, authoritative = excluded.authoritative,
		first_released = excluded.first_released, imported_hits = excluded.imported_hits, demo = excluded.demo, changed = excluded.changed`)
	for _, c := range changes {
		rows := fresh
		if c.Before != nil {
			rows = changed
		}
		if err := rows.Row(ctx, releaseRow(c.After, ours[c.After.Publisher])...); err != nil {
			return fmt.Errorf("releases to %d: %w", c.After.ID, err)
		}
	}
	if err := errors.Join(fresh.Done(ctx), changed.Done(ctx)); err != nil {
		return fmt.Errorf("releases: %w", err)
	}
	for _, c := range changes {
		if err := t.redirect(ctx, before(c), *c.After); err != nil {
			return fmt.Errorf("redirect to release %d: %w", c.After.ID, err)
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
	_, err := t.Exec(ctx, "insert into redirects (kind, year, slug, release, number) select 'releases', $1, $2, $3, 1 + count(*) from redirects where release = $3", before.Address.Year, before.Address.Slug, int64(r.ID))
	return err
}

// saveUnits writes the units of releases, but those that were released: their
// texts are versions, and they change no more.
func (t *tx) saveUnits(ctx context.Context, changes []press.Saved) error {
	rows := t.Insert("insert into units (release, number, state, release_at, approved_hash, approved_by, editions)", `on conflict (release, number) do update set
		state = excluded.state, release_at = excluded.release_at, approved_hash = excluded.approved_hash, approved_by = excluded.approved_by, editions = excluded.editions`)
	for _, c := range changes {
		was := before(c).Units
		for i, u := range c.After.Units {
			if i < len(was) && was[i].State == readout.Released {
				continue
			}
			editions := []byte("[]")
			if u.State != readout.Released && len(u.Editions) > 0 {
				var err error
				if editions, err = json.Marshal(u.Editions); err != nil {
					return fmt.Errorf("unit %d of release %d: %w", u.Number, c.After.ID, err)
				}
			}
			if err := rows.Row(ctx, int64(c.After.ID), u.Number, string(u.State), store.Micros(u.ReleaseAt), u.ApprovedHash, u.ApprovedBy, string(editions)); err != nil {
				return fmt.Errorf("units to release %d: %w", c.After.ID, err)
			}
		}
	}
	if err := rows.Done(ctx); err != nil {
		return fmt.Errorf("units: %w", err)
	}
	return nil
}

// addVersions writes the versions that releases have more than before.
func (t *tx) addVersions(ctx context.Context, changes []press.Saved) error {
	rows := t.Insert(`insert into versions (release, lang, number, unit, title, date, text_sha256, marks, translation, follows, contact, reporting_time, source_url,
		original_sha256, original_size, original_media_type, released, note, salt)`, "")
	for _, c := range changes {
		for _, v := range c.After.Versions[len(before(c).Versions):] {
			marks := ""
			if len(v.Marks) > 0 {
				b, err := json.Marshal(v.Marks)
				if err != nil {
					return fmt.Errorf("version %d (%s) of release %d: %w", v.Number, v.Lang, c.After.ID, err)
				}
				marks = string(b)
			}
			if err := rows.Row(ctx, int64(c.After.ID), string(v.Lang), v.Number, v.Unit, v.Title, string(v.Date), v.TextSHA256, marks, string(v.Translation), v.Follows,
				v.Contact, v.ReportingTime, v.SourceURL, v.Original.SHA256, v.Original.Size, v.Original.MediaType, store.Micros(v.Released), v.Note, v.Salt[:]); err != nil {
				return fmt.Errorf("versions to release %d: %w", c.After.ID, err)
			}
		}
	}
	if err := rows.Done(ctx); err != nil {
		return fmt.Errorf("versions: %w", err)
	}
	return nil
}

// saveEditions notes the newest version of each edition that has a new one.
func (t *tx) saveEditions(ctx context.Context, changes []press.Saved) error {
	rows := t.Insert("insert into editions (release, lang, latest)", "on conflict (release, lang) do update set latest = excluded.latest")
	for _, c := range changes {
		latest := map[readout.Lang]int{}
		for _, v := range c.After.Versions[len(before(c).Versions):] {
			latest[v.Lang] = v.Number
		}
		for _, lang := range slices.Sorted(maps.Keys(latest)) {
			if err := rows.Row(ctx, int64(c.After.ID), string(lang), latest[lang]); err != nil {
				return fmt.Errorf("editions to release %d: %w", c.After.ID, err)
			}
		}
	}
	if err := rows.Done(ctx); err != nil {
		return fmt.Errorf("editions: %w", err)
	}
	return nil
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

// count adds to the rows of public_count. The check that no count is below
// nothing looks at an inserted row too, so less is an update and more an insert.
func (t *tx) count(ctx context.Context, counts map[shelfMark]int) error {
	more := t.Insert("insert into public_count (publisher, board, year, week, ours, releases)",
		"on conflict (publisher, board, year, week) do update set releases = public_count.releases + excluded.releases")
	for m, n := range counts {
		var err error
		switch {
		case n > 0:
			err = more.Row(ctx, m.publisher, m.board, m.year, m.week, m.ours, n)
		case n < 0:
			_, err = t.Exec(ctx, "update public_count set releases = releases + $6 where publisher = $1 and board = $2 and year = $3 and week = $4 and ours = $5",
				m.publisher, m.board, m.year, m.week, m.ours, n)
		}
		if err != nil {
			return fmt.Errorf("count of %s: %w", m.publisher, err)
		}
	}
	if err := more.Done(ctx); err != nil {
		return fmt.Errorf("counts: %w", err)
	}
	return nil
}
