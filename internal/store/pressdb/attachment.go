package pressdb

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

// AddWords implements press.Tx. Words that were not to be had before are added.
func (t *tx) AddWords(ctx context.Context, words map[string]string) error {
	rows := t.Insert("insert into file_words (sha256, words)", "on conflict (sha256) do nothing")
	for _, sum := range slices.Sorted(maps.Keys(words)) {
		if err := rows.Row(ctx, sum, words[sum]); err != nil {
			return fmt.Errorf("words of files to %s: %w", sum, err)
		}
	}
	if err := rows.Done(ctx); err != nil {
		return fmt.Errorf("words of files: %w", err)
	}
	return nil
}

// addAttachments writes those of the versions that releases have more than before.
func (t *tx) addAttachments(ctx context.Context, changes []press.Saved) error {
	rows := t.Insert("insert into attachments (release, lang, version, number, "+attachmentColumns+")", "")
	for _, c := range changes {
		for _, v := range c.After.Versions[len(before(c).Versions):] {
			for i, a := range v.Attachments {
				if err := rows.Row(ctx, int64(c.After.ID), string(v.Lang), v.Number, i+1,
					a.Name, a.SHA256, a.Size, a.Type, a.Pages, a.Title, a.Alt, a.Caption, a.Credit, string(a.Licence)); err != nil {
					return fmt.Errorf("attachments to release %d: %w", c.After.ID, err)
				}
			}
		}
	}
	if err := rows.Done(ctx); err != nil {
		return fmt.Errorf("attachments: %w", err)
	}
	return nil
}

// versionAttachments loads the attachments of all versions of releases.
func (t *tx) versionAttachments(ctx context.Context, ids []int64) (map[press.VersionKey][]readout.Attachment, error) {
	rows, err := t.Query(ctx, "select release, lang, version, "+attachmentColumns+" from attachments where release in ($1...) order by release, lang, version, number", store.List(ids))
	if err != nil {
		return nil, err
	}
	of := map[press.VersionKey][]readout.Attachment{}
	for rows.Next() {
		var k press.VersionKey
		var a readout.Attachment
		if err := rows.Scan(append([]any{&k.Release, &k.Lang, &k.Version}, places(&a)...)...); err != nil {
			return nil, closing(rows, err)
		}
		of[k] = append(of[k], a)
	}
	return of, closing(rows, rows.Err())
}
