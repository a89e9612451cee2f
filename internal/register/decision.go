package register

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"readout"
	"readout/internal/overlay"
	"readout/internal/press"
)

// Choice is an editor's decision as it is asked for.
type Choice struct {
	press.VersionKey                 // the version that the editor looked at
	Field            string          // JSON Pointer below /meeting
	Span             readout.Span    // the words that it rests on, code points of that version's text
	Value            json.RawMessage // string, number or boolean; nil to reject the value
	By               string
}

// Decide records a decision and applies it to every version of the edition in
// which its words are found. It is readout.ErrNotFound where the version was
// not read, and readout.ErrInvalid with a sentence where the decision cannot be
// applied to it.
func (r *Registrar) Decide(ctx context.Context, c Choice) error {
	if !readout.Within(c.Field, "/meeting") || c.By == "" {
		return readout.Invalid("a decision names a value below /meeting and who made it")
	}
	return r.decide(ctx, c.VersionKey, c.By, func(_ Entry, text string, _ []overlay.Decision) ([]overlay.Decision, error) {
		anchor, err := overlay.NewAnchor(text, c.Span)
		return []overlay.Decision{{Field: c.Field, Anchor: anchor, Value: c.Value}}, err
	})
}

// decide records the decisions that choose makes on a version, all or none, and
// applies them to every version of the edition. choose sees the record as it
// was read, its text and what was decided before; it fills in Field, Anchor and
// Value.
func (r *Registrar) decide(ctx context.Context, key press.VersionKey, by string, choose func(e Entry, text string, made []overlay.Decision) ([]overlay.Decision, error)) error {
	text, err := r.versionsOf(ctx, key)
	if err != nil {
		return err
	}
	looked, ok := text[key]
	if !ok {
		return readout.ErrNotFound
	}
	keys := slices.Collect(maps.Keys(text))
	return r.store.Change(ctx, func(l Ledger) error {
		made, err := l.Decisions(ctx, []press.VersionKey{key})
		if err != nil {
			return err
		}
		stored, err := l.Entries(ctx, keys)
		if err != nil {
			return err
		}
		entryOf, ok := stored[key]
		if !ok {
			return readout.ErrNotFound
		}
		var read readout.Record
		if err := json.Unmarshal(entryOf.Reading, &read); err != nil {
			return fmt.Errorf("record of release %d: %w", key.Release, err)
		}
		chosen, err := choose(entryOf, looked.Document.Text, made)
		if err != nil {
			return err
		}
		last := int64(0)
		if len(made) > 0 {
			last = made[len(made)-1].Number
		}
		for _, d := range chosen {
			last++
			d.Number, d.Release, d.Lang, d.By, d.At = last, key.Release, key.Lang, by, r.now()
			if err := d.Fits(read); err != nil {
				return err
			}
			if err := l.Decide(ctx, d); err != nil {
				return err
			}
		}
		var again []reading
		for key, e := range stored {
			v := reading{Entry: e, publisher: text[key].Publisher, text: text[key].Document.Text, decided: len(made) + len(chosen)}
			if err := json.Unmarshal(e.Reading, &v.record); err != nil {
				return fmt.Errorf("record of release %d: %w", key.Release, err)
			}
			again = append(again, v)
		}
		slices.SortFunc(again, func(a, b reading) int { return cmp.Compare(a.Version, b.Version) })
		return r.enter(ctx, l, again, readout.EventReviewed, by)
	})
}

// versionsOf returns the released versions of the edition of a key with their
// texts.
func (r *Registrar) versionsOf(ctx context.Context, key press.VersionKey) (map[press.VersionKey]press.VersionText, error) {
	released, err := r.store.Released(ctx, []readout.Event{{Release: key.Release}})
	if err != nil {
		return nil, err
	}
	var keys []press.VersionKey
	for _, v := range released {
		if v.Lang == key.Lang {
			keys = append(keys, v.VersionKey)
		}
	}
	versions, err := r.texts.Versions(ctx, keys)
	if err != nil {
		return nil, fmt.Errorf("texts to decide on: %w", err)
	}
	text := make(map[press.VersionKey]press.VersionText, len(versions))
	for _, v := range versions {
		text[v.VersionKey] = v
	}
	return text, nil
}
