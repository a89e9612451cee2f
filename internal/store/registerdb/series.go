package registerdb

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"readout"
	"strings"

	"readout/internal/register"
	"readout/internal/store"
)

var (
	wordings = store.Public(`select series, series_slug, series_key, wording, parties, meeting, max(day) from public_account_at
		where series is not null and wording <> '' and ` + ofOurs(1) + ` group by series, series_slug, series_key, wording, parties, meeting`)
	seriesAt = store.Public("select id, slug, key, name from public_series where slug = $1 and " + ofOurs(2))
	mentions = store.Public(`select named, meeting, release, lang, version, publisher, year, slug, date from public_mention
		where series_key = $1 and series_key <> '' and ` + ofOurs(3) + ` order by date, release, number limit $2`)
	ownMentions = store.Public(`select named, meeting, release, lang, version, publisher, year, slug, date from public_mention
		where series_key = '' and meeting = $1 and ` + ofOurs(3) + ` order by date, release, number limit $2`)
)

func (p *public) Wordings(ctx context.Context) ([]register.Wording, error) {
	var found []register.Wording
	err := p.rows(ctx, wordings, []any{p.ours}, func(rows *sql.Rows) error {
		var w register.Wording
		var parties string
		if err := rows.Scan(&w.Series.ID, &w.Series.Slug, &w.Series.Key, &w.Name, &parties, &w.Meeting, &w.Day); err != nil {
			return err
		}
		for code := range strings.SplitSeq(parties, "+") {
			if code != "" {
				w.Parties = append(w.Parties, readout.PartyCode(code))
			}
		}
		found = append(found, w)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("wordings of series: %w", err)
	}
	return found, nil
}

func (p *public) SeriesAt(ctx context.Context, slug string) (s readout.Series, err error) {
	err = one("series "+slug, p.tx.Row(ctx, seriesAt, slug, p.ours).Scan(&s.ID, &s.Slug, &s.Key, &s.Name))
	return s, err
}

// maxMentions bounds the mentions that one list is made of.
const maxMentions = 5000

func (p *public) Mentions(ctx context.Context, seriesKey string, meeting readout.MeetingID) ([]register.PublicNamed, error) {
	query, arg := mentions, any(seriesKey)
	if seriesKey == "" {
		query, arg = ownMentions, int64(meeting)
	}
	var found []register.PublicNamed
	err := p.rows(ctx, query, []any{arg, maxMentions, p.ours}, func(rows *sql.Rows) error {
		var n register.PublicNamed
		var named []byte
		var release readout.ReleaseID
		if err := rows.Scan(&named, &n.Meeting, &release, &n.Source.Lang, &n.Source.Version, &n.Source.Publisher,
			&n.Source.Release.Year, &n.Source.Release.Slug, &n.Issued); err != nil {
			return err
		}
		if err := json.Unmarshal(named, &n.Named); err != nil {
			return fmt.Errorf("mention of release %d: %w", release, err)
		}
		n.Source.Exact, n.Source.Span = n.Exact, n.Span
		found = append(found, n)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("mentions: %w", err)
	}
	return found, nil
}
