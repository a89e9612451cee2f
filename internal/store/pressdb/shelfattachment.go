package pressdb

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"readout"
	"readout/internal/store"
)

// attachmentColumns are the columns that places takes, in its order.
const attachmentColumns = "name, sha256, size, media_type, pages, title, alt, caption, credit, licence"

func places(a *readout.Attachment) []any {
	return []any{&a.Name, &a.SHA256, &a.Size, &a.Type, &a.Pages, &a.Title, &a.Alt, &a.Caption, &a.Credit, &a.Licence}
}

var (
	publicAttachments = store.Public("select " + attachmentColumns + " from public_attachment where release = $1 and lang = $2 and version = $3 order by number")
	publicFile        = store.Public("select " + attachmentColumns + ", ours from public_attachment where sha256 = $1 and name = $2 order by ours desc limit 1")
	publicWords       = store.Public(`select release, name, title, alt, caption, substr(words, 1, $1) from public_attachment
		where latest = 1 and release in ($2...) order by release, lang, number`)
)

// attachments reads those of one public version.
func (s shelf) attachments(ctx context.Context, tx *store.PublicTx, id readout.ReleaseID, lang readout.Lang, version int) ([]readout.Attachment, error) {
	rows, err := tx.Query(ctx, publicAttachments, int64(id), string(lang), version)
	if err != nil {
		return nil, err
	}
	var all []readout.Attachment
	for rows.Next() {
		var a readout.Attachment
		if err := rows.Scan(places(&a)...); err != nil {
			return nil, closing(rows, err)
		}
		all = append(all, a)
	}
	return all, closing(rows, rows.Err())
}

// File implements press.Shelf.
func (s shelf) File(ctx context.Context, sha256, name string) (a readout.Attachment, ours bool, err error) {
	err = s.db.View(ctx, func(tx *store.PublicTx) error {
		err := tx.Row(ctx, publicFile, sha256, name).Scan(append(places(&a), &ours)...)
		if errors.Is(err, sql.ErrNoRows) {
			return readout.ErrNotFound
		}
		return err
	})
	return a, ours, err
}

// Attached implements press.Shelf.
func (s shelf) Attached(ctx context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]string, error) {
	all := map[readout.ReleaseID][]string{}
	err := s.db.View(ctx, func(tx *store.PublicTx) error {
		clear(all)
		for part := range parts(ids) {
			rows, err := tx.Query(ctx, publicWords, most, store.List(numbers(part)))
			if err != nil {
				return err
			}
			for rows.Next() {
				var id readout.ReleaseID
				said := make([]string, 5)
				if err := rows.Scan(&id, &said[0], &said[1], &said[2], &said[3], &said[4]); err != nil {
					return closing(rows, err)
				}
				all[id] = append(all[id], strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), "\n"))
			}
			if err := closing(rows, rows.Err()); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}
