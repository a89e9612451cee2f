package registerdb

import (
	"context"
	"encoding/json"
	"fmt"

	"readout"
	"readout/internal/facts"
	"readout/internal/overlay"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/store"
)

// ledger is a write transaction of the register.
type ledger struct{ tx *store.Tx }

var _ register.Ledger = (*ledger)(nil)

func (l *ledger) Cursor(ctx context.Context) (readout.Cursor, error) {
	return l.tx.Cursor(ctx, follower)
}

func (l *ledger) SetCursor(ctx context.Context, c readout.Cursor) error {
	return l.tx.SetCursor(ctx, follower, c)
}

func (l *ledger) Append(ctx context.Context, events []readout.Event) error {
	_, err := l.tx.Append(ctx, events...)
	return err
}

func (l *ledger) Clear(ctx context.Context) error {
	for _, statement := range []string{"delete from mentions", "delete from appearances", "delete from accounts", "delete from records",
		"delete from sketches", "delete from blocks", "delete from joins", "delete from encounters", "delete from merges where kind = 'people'"} {
		if _, err := l.tx.Exec(ctx, statement); err != nil {
			return fmt.Errorf("clearing the register: %w", err)
		}
	}
	return nil
}

func (l *ledger) Entries(ctx context.Context, versions []press.VersionKey) (map[press.VersionKey]register.Entry, error) {
	asked := make(map[press.VersionKey]bool, len(versions))
	for _, k := range versions {
		asked[k] = true
	}
	found := map[press.VersionKey]register.Entry{}
	err := each(releases(versions), func(some store.Many) error {
		rows, err := l.tx.Query(ctx, `select release, lang, version, text_sha256, rules_sha256, status, facts, reading, shown
			from records where release in ($1...)`, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var e register.Entry
			var facts, shown string
			var reading []byte
			if err := rows.Scan(&e.Release, &e.Lang, &e.Version, &e.TextSHA256, &e.RulesSHA256, &e.Status, &facts, &reading, &shown); err != nil {
				return err
			}
			if !asked[e.VersionKey] {
				continue
			}
			e.Reading = reading
			if shown != "" {
				e.Shown = json.RawMessage(shown)
			}
			if e.Facts, err = factsOf(facts); err != nil {
				return err
			}
			found[e.VersionKey] = e
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("stored records: %w", err)
	}
	return found, nil
}

func (l *ledger) Save(ctx context.Context, entries []register.Entry) error {
	rows := l.tx.Insert("insert into records (release, lang, version, text_sha256, rules_sha256, status, facts, reading, shown)",
		`on conflict (release, lang, version) do update set text_sha256 = excluded.text_sha256, rules_sha256 = excluded.rules_sha256,
			status = excluded.status, facts = excluded.facts, reading = excluded.reading, shown = excluded.shown`)
	for _, e := range entries {
		facts, err := jsonOf(e.Facts)
		if err == nil {
			err = rows.Row(ctx, int64(e.Release), string(e.Lang), e.Version, e.TextSHA256, e.RulesSHA256, string(e.Status), facts, string(e.Reading), string(e.Shown))
		}
		if err != nil {
			return fmt.Errorf("records to release %d, %s version %d: %w", e.Release, e.Lang, e.Version, err)
		}
	}
	if err := rows.Done(ctx); err != nil {
		return fmt.Errorf("records: %w", err)
	}
	return l.saveSketches(ctx, entries)
}

func (l *ledger) Decisions(ctx context.Context, editions []press.VersionKey) ([]overlay.Decision, error) {
	type edition struct {
		release readout.ReleaseID
		lang    readout.Lang
	}
	asked := make(map[edition]bool, len(editions))
	for _, k := range editions {
		asked[edition{k.Release, k.Lang}] = true
	}
	var found []overlay.Decision
	err := each(releases(editions), func(some store.Many) error {
		rows, err := l.tx.Query(ctx, `select release, lang, number, field, exact, before, after, start_at, end_at, text_sha256, value, actor, at
			from decisions where release in ($1...) order by release, lang, number`, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var d overlay.Decision
			var value string
			if err := rows.Scan(&d.Release, &d.Lang, &d.Number, &d.Field, &d.Anchor.Exact, &d.Anchor.Before, &d.Anchor.After,
				&d.Anchor.Span.Start, &d.Anchor.Span.End, &d.Anchor.TextSHA256, &value, &d.By, store.Instant{To: &d.At}); err != nil {
				return err
			}
			if value != "" {
				d.Value = json.RawMessage(value)
			}
			if asked[edition{d.Release, d.Lang}] {
				found = append(found, d)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("decisions: %w", err)
	}
	return found, nil
}

func (l *ledger) Decide(ctx context.Context, d overlay.Decision) error {
	_, err := l.tx.Exec(ctx, `insert into decisions (release, lang, number, field, exact, before, after, start_at, end_at, text_sha256, value, actor, at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		int64(d.Release), string(d.Lang), d.Number, d.Field, d.Anchor.Exact, d.Anchor.Before, d.Anchor.After, d.Anchor.Span.Start, d.Anchor.Span.End,
		d.Anchor.TextSHA256, string(d.Value), d.By, store.Micros(d.At))
	if err != nil {
		return fmt.Errorf("decision on %s of release %d: %w", d.Field, d.Release, err)
	}
	return nil
}

func (l *ledger) Editions(ctx context.Context, ids []readout.ReleaseID) ([]register.Edition, error) {
	var found []register.Edition
	err := each(ids, func(some store.Many) error {
		rows, err := l.tx.Query(ctx, `select r.release, r.lang, r.version, r.status, r.facts, v.title, v.date, l.publisher, l.year, l.slug, l.authoritative, `+sight+`
			from records r
			join versions v on v.release = r.release and v.lang = r.lang and v.number = r.version
			join releases l on l.id = r.release
			left join publishers p on p.code = l.publisher
			where r.release in ($1...) order by r.release, r.lang, r.version`, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var e register.Edition
			var facts string
			if err := rows.Scan(&e.Release, &e.Lang, &e.Version, &e.Status, &facts, &e.Title, &e.Date, &e.Publisher,
				&e.Address.Year, &e.Address.Slug, &e.Authoritative, &e.Sight, &e.Naming); err != nil {
				return err
			}
			if e.Facts, err = factsOf(facts); err != nil {
				return err
			}
			if n := len(found); n > 0 && found[n-1].Release == e.Release && found[n-1].Lang == e.Lang {
				found[n-1] = e // a newer version of the same edition
			} else {
				found = append(found, e)
			}
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("editions that were read: %w", err)
	}
	return found, nil
}

func factsOf(stored string) (*facts.Facts, error) {
	if stored == "" {
		return nil, nil // the record has no meeting, which is no error
	}
	f := new(facts.Facts)
	if err := json.Unmarshal([]byte(stored), f); err != nil {
		return nil, fmt.Errorf("stored facts: %w", err)
	}
	return f, nil
}

func jsonOf(f *facts.Facts) (string, error) {
	if f == nil {
		return "", nil
	}
	b, err := json.Marshal(f)
	return string(b), err
}
