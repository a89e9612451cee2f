package press

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"readout"
)

// VersionKey names one version of one edition.
type VersionKey struct {
	Release readout.ReleaseID
	Lang    readout.Lang
	Version int
}

// VersionText is what a reader of versions needs: the document as it was
// released, with its title, date and labels as stated.
type VersionText struct {
	VersionKey
	Publisher string // code
	Kind      readout.ReleaseKind
	Document  readout.Document
}

// Versions returns released versions, whether or not the public may see them at
// this moment: what is built of them joins the gate when it is shown. Keys of
// nothing released are left out; the order is that of keys.
func (o *Office) Versions(ctx context.Context, keys []VersionKey) ([]VersionText, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	var out []VersionText
	err := o.store.View(ctx, func(tx Tx) error {
		found, err := tx.Versions(ctx, keys)
		if err != nil {
			return err
		}
		by := make(map[VersionKey]VersionText, len(found))
		for _, v := range found {
			by[v.VersionKey] = v
		}
		out = make([]VersionText, 0, len(found))
		for _, k := range keys {
			if v, ok := by[k]; ok {
				out = append(out, v)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("versions: %w", err)
	}
	return out, nil
}

// Current returns every newest edition that the public may see of releases,
// with its text as far as rights allow, the authoritative one first. A release
// that the public may not see has no entry. Of each text at most so many code
// points are read; Edition.Cut tells that there is more.
func (o *Office) Current(ctx context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]Edition, error) {
	rows, err := o.store.Texts(ctx, ids, most)
	if err != nil {
		return nil, fmt.Errorf("current editions: %w", err)
	}
	of := byRelease(rows)
	for _, id := range slices.Collect(maps.Keys(of)) {
		langs := choose(of[id], "").Langs // sorts as well
		for i := range of[id] {
			of[id][i].Langs = langs
		}
	}
	return of, nil
}
