package pressdb

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

// shelf is what the public may read. It has no way to any other query than the
// checked ones of shelfsql.go.
type shelf struct{ db *store.PublicDB }

// Page implements press.Shelf. A late page does not step over all the releases
// before it: the weekly counts tell in which week it begins.
func (s shelf) Page(ctx context.Context, f press.Filter, page, size int) (rows []press.Edition, total int, err error) {
	q := publicByShape[shapeOf(f)]
	err = s.db.View(ctx, func(tx *store.PublicTx) error {
		rows, total = nil, 0
		first := (page - 1) * size // how many come before the page
		before, skip, found := int64(0), 0, false
		counted, err := tx.Query(ctx, q.weeks, args(f)...)
		if err != nil {
			return err
		}
		for counted.Next() {
			var week int64
			var n int
			if err := counted.Scan(&week, &n); err != nil {
				return closing(counted, err)
			}
			if !found && total+n > first {
				before, skip, found = (week+1)*weekLength, first-total, true
			}
			total += n
		}
		if err := closing(counted, counted.Err()); err != nil || !found {
			return err
		}
		// One query with both steps took 60 times as long as these two.
		listed, err := tx.Query(ctx, q.page, append(args(f), before, size, skip)...)
		if err != nil {
			return err
		}
		ids, err := scanIDs(listed)
		if err != nil {
			return err
		}
		lines, err := tx.Query(ctx, publicNewest, store.List(numbers(ids)))
		if err != nil {
			return err
		}
		rows, err = scanLines(lines)
		return err
	})
	return rows, total, err
}

// Newest implements press.Shelf.
func (s shelf) Newest(ctx context.Context, ids []readout.ReleaseID) ([]press.Edition, error) {
	return s.byIDs(ctx, ids, publicNewest, noText, scanLines)
}

// Texts implements press.Shelf.
func (s shelf) Texts(ctx context.Context, ids []readout.ReleaseID, most int) ([]press.Edition, error) {
	return s.byIDs(ctx, ids, publicTexts, most, scanTexts(most))
}

// byIDs runs a query that takes ids and, where it reads texts, how much of them.
func (s shelf) byIDs(ctx context.Context, ids []readout.ReleaseID, q store.PublicQuery, most int, scan func(*sql.Rows) ([]press.Edition, error)) ([]press.Edition, error) {
	var all []press.Edition
	err := s.db.View(ctx, func(tx *store.PublicTx) error {
		all = nil
		for part := range parts(ids) {
			args := []any{store.List(numbers(part))}
			if most != noText {
				args = append([]any{most + 1}, args...)
			}
			rows, err := tx.Query(ctx, q, args...)
			if err != nil {
				return err
			}
			some, err := scan(rows)
			if err != nil {
				return err
			}
			all = append(all, some...)
		}
		return nil
	})
	return all, err
}

// Changed implements press.Shelf.
func (s shelf) Changed(ctx context.Context, oursOnly bool, most int) ([]press.Revision, error) {
	ours := 0
	if oursOnly {
		ours = 1
	}
	var found []press.Revision
	err := s.db.View(ctx, func(tx *store.PublicTx) error {
		found = nil
		rows, err := tx.Query(ctx, publicChanged, ours, most)
		if err != nil {
			return err
		}
		for rows.Next() {
			var r press.Revision
			if err := rows.Scan(&r.Release, store.Instant{To: &r.At}); err != nil {
				return closing(rows, err)
			}
			found = append(found, r)
		}
		return closing(rows, rows.Err())
	})
	return found, err
}

// NewestAt implements press.Shelf.
func (s shelf) NewestAt(ctx context.Context, a readout.Address) ([]press.Edition, error) {
	if a.IsZero() {
		return nil, readout.ErrNotFound
	}
	var rows []press.Edition
	err := s.db.View(ctx, func(tx *store.PublicTx) (err error) {
		rows, err = s.editions(ctx, tx, publicNewestAt, a.Year, a.Slug)
		return err
	})
	if err == nil && len(rows) == 0 {
		err = readout.ErrNotFound
	}
	return rows, err
}

// Sheet implements press.Shelf.
func (s shelf) Sheet(ctx context.Context, id readout.ReleaseID, lang readout.Lang, version, most int) (press.Edition, error) {
	var sheet press.Edition
	err := s.db.View(ctx, func(tx *store.PublicTx) error {
		rows, err := tx.Query(ctx, publicSheet, int64(id), string(lang), version, most+1)
		if err != nil {
			return err
		}
		found, err := scanEditions(rows, most)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return readout.ErrNotFound
		}
		sheet = found[0]
		if sheet.Shown.Attachments, err = s.attachments(ctx, tx, id, lang, version); err != nil {
			return err
		}
		rows, err = tx.Query(ctx, publicHistory, int64(id), string(lang))
		if err != nil {
			return err
		}
		for rows.Next() {
			var l press.VersionLine
			if err := rows.Scan(&l.Number, store.Instant{To: &l.Released}, &l.Note); err != nil {
				return closing(rows, err)
			}
			sheet.History = append(sheet.History, l)
		}
		return closing(rows, rows.Err())
	})
	return sheet, err
}

// Beside implements press.Shelf.
func (s shelf) Beside(ctx context.Context, e press.Entry) (previous, next readout.ReleaseID, err error) {
	err = s.db.View(ctx, func(tx *store.PublicTx) error {
		previous, next = 0, 0
		for _, side := range []struct {
			q  store.PublicQuery
			to *readout.ReleaseID
		}{{publicBefore, &previous}, {publicAfter, &next}} {
			err := tx.Row(ctx, side.q, e.Publisher, e.Board, e.FirstReleased.UnixMicro(), int64(e.Release)).Scan(side.to)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
		}
		return nil
	})
	return previous, next, err
}

// Years implements press.Shelf.
func (s shelf) Years(ctx context.Context, f press.Filter) ([]int, error) {
	var years []int
	err := s.db.View(ctx, func(tx *store.PublicTx) error {
		years = nil
		rows, err := tx.Query(ctx, publicByShape[shapeOf(f)].years, args(f)...)
		if err != nil {
			return err
		}
		for rows.Next() {
			var y int
			if err := rows.Scan(&y); err != nil {
				return closing(rows, err)
			}
			years = append(years, y)
		}
		return closing(rows, rows.Err())
	})
	return years, err
}

// Publishers implements press.Shelf.
func (s shelf) Publishers(ctx context.Context, code string) ([]press.PublisherLine, error) {
	var lines []press.PublisherLine
	err := s.db.View(ctx, func(tx *store.PublicTx) (err error) {
		publishers, counts, newest, arg := publicPublishers, publicBoardCounts, publicNewestOfEach, []any(nil)
		if code != "" {
			publishers, counts, newest, arg = publicPublisher, publicBoardCount, publicNewestOf, []any{code}
		}
		rows, err := tx.Query(ctx, publishers, arg...)
		if err != nil {
			return err
		}
		if lines, err = scanPublishers(rows); err != nil {
			return err
		}
		at := map[string]int{}
		for i, l := range lines {
			at[l.Code] = i
		}
		if rows, err = tx.Query(ctx, counts, arg...); err != nil {
			return err
		}
		for rows.Next() {
			var publisher, board string
			var n int
			if err := rows.Scan(&publisher, &board, &n); err != nil {
				return closing(rows, err)
			}
			line := &lines[at[publisher]]
			line.Releases += n
			for i := range line.Boards {
				if line.Boards[i].Code == board {
					line.Boards[i].Releases = n
				}
			}
		}
		if err := closing(rows, rows.Err()); err != nil {
			return err
		}
		if rows, err = tx.Query(ctx, newest, arg...); err != nil {
			return err
		}
		for rows.Next() {
			var publisher string
			var latest time.Time
			if err := rows.Scan(&publisher, store.Instant{To: &latest}); err != nil {
				return closing(rows, err)
			}
			lines[at[publisher]].Latest = latest
		}
		return closing(rows, rows.Err())
	})
	return lines, err
}

func scanPublishers(rows *sql.Rows) ([]press.PublisherLine, error) {
	defer rows.Close()
	var lines []press.PublisherLine
	for rows.Next() {
		p, err := scanPublisher(rows.Scan)
		if err != nil {
			return nil, err
		}
		line := press.PublisherLine{Publisher: p}
		for _, b := range p.Boards {
			line.Boards = append(line.Boards, press.BoardLine{Board: b})
		}
		lines = append(lines, line)
	}
	return lines, rows.Err()
}

// Moved implements press.Shelf.
func (s shelf) Moved(ctx context.Context, kind string, from readout.Address) (readout.Address, error) {
	var to readout.Address
	err := s.db.View(ctx, func(tx *store.PublicTx) error {
		err := tx.Row(ctx, publicRedirect, kind, from.Year, from.Slug).Scan(&to.Year, &to.Slug)
		if errors.Is(err, sql.ErrNoRows) {
			return readout.ErrNotFound
		}
		return err
	})
	return to, err
}

func (s shelf) editions(ctx context.Context, tx *store.PublicTx, q store.PublicQuery, args ...any) ([]press.Edition, error) {
	rows, err := tx.Query(ctx, q, args...)
	if err != nil {
		return nil, err
	}
	return scanEditions(rows, noText)
}

// noText says that a query reads no texts.
const noText = -1

// scanEditions reads rows of editionColumns, and behind them of texts, each one
// code point longer than the most that is wanted where there is more.
func scanEditions(rows *sql.Rows, most int) ([]press.Edition, error) {
	defer rows.Close()
	var all []press.Edition
	for rows.Next() {
		var e press.Edition
		var ours bool
		row := versionRow{v: &e.Shown}
		version := row.places()
		places := append([]any{&e.Release, &e.Shown.Lang, &e.Shown.Number, &e.Latest, &e.Publisher, &ours, &e.Board, &e.Kind, &e.State, &e.Demo, &e.Address.Year, &e.Address.Slug,
			&e.Authoritative, store.Instant{To: &e.FirstReleased}, &e.ImportedHits, &e.Rights}, version[2:]...)
		if most != noText {
			places = append(places, &e.Text)
		}
		if err := rows.Scan(places...); err != nil {
			return nil, err
		}
		if err := row.finish(); err != nil {
			return nil, err
		}
		if len(e.Text) > most && most != noText {
			e.Text, e.Cut = beginning(e.Text, most)
		}
		e.Title, e.Lang, e.Date, e.Version = e.Shown.Title, e.Shown.Lang, e.Shown.Date, e.Latest
		e.Corrected = e.Latest > 1
		if !ours {
			e.SourceURL = e.Shown.SourceURL
		}
		all = append(all, e)
	}
	return all, rows.Err()
}

// scanTexts is scanEditions with so much of their texts.
func scanTexts(most int) func(*sql.Rows) ([]press.Edition, error) {
	return func(rows *sql.Rows) ([]press.Edition, error) { return scanEditions(rows, most) }
}

// scanLines reads rows of lineColumns.
func scanLines(rows *sql.Rows) ([]press.Edition, error) {
	defer rows.Close()
	var all []press.Edition
	for rows.Next() {
		var e press.Edition
		if err := rows.Scan(linePlaces(&e)...); err != nil {
			return nil, err
		}
		e.Version, e.Corrected = e.Latest, e.Latest > 1
		all = append(all, e)
	}
	return all, rows.Err()
}

// linePlaces are where lineColumns go.
func linePlaces(e *press.Edition) []any {
	return []any{&e.Release, &e.Lang, &e.Latest, &e.Publisher, &e.Board, &e.Kind, &e.State, &e.Demo, &e.Address.Year, &e.Address.Slug,
		&e.Authoritative, store.Instant{To: &e.FirstReleased}, &e.Title, &e.Date}
}

// beginning returns the first code points of a text, and whether there are more.
func beginning(text string, most int) (string, bool) {
	for at := range text {
		if most--; most < 0 {
			return text[:at], true
		}
	}
	return text, false
}

func numbers(ids []readout.ReleaseID) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}
