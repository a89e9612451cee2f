package press

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"readout"
)

// Change says what an import did.
type Change string

// The ends of an import.
const (
	Added      Change = "added"       // a release that was not there
	NewEdition Change = "new_edition" // another language of one that was
	NewVersion Change = "new_version" // a text that changed at its source
	Same       Change = "same"        // nothing: it is there as it came
)

// Imported is what became of one Incoming.
type Imported struct {
	Release  readout.ReleaseID
	Address  readout.Address // zero while sealed
	Expected readout.Address // of a sealed one: what it would get now
	Lang     readout.Lang
	Version  int // 0 while sealed
	Change   Change
	Err      error // why this one was not taken; the others were
}

// Import takes a batch of texts in, in one transaction: when it returns nil
// they are kept, whatever happens to the machine. An item that cannot be taken
// has its sentence in Imported.Err, a problem of kind ErrInvalid, and the rest
// goes on.
//
// Import is a transition of its own: no approval, actor "import", for held
// publishers, or for ours before their founding day. (publisher, key, language)
// names an edition: the same text, title, date and marks again change nothing,
// another text is a new version with a note. Editions of one key are one
// release, which gets its address from the first. A text that states its number
// and stands here under it changes nothing either, however many came after it.
func (o *Office) Import(ctx context.Context, batch []Incoming) ([]Imported, error) {
	var out []Imported
	wants := false
	err := o.store.View(ctx, func(tx Tx) error {
		w, err := o.take(ctx, tx, batch, false)
		if err != nil {
			return err
		}
		out, wants = w.out, len(w.changed) > 0
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("importing: %w", err)
	}
	if !wants {
		return out, nil
	}
	kept := make([]bool, len(batch))
	if err := o.keepOriginals(ctx, batch, out, kept); err != nil {
		return nil, fmt.Errorf("importing: %w", err)
	}
	err = o.store.Update(ctx, func(tx Tx) error {
		w, err := o.take(ctx, tx, batch, true)
		if err != nil {
			return err
		}
		// where another process came in between, what was there as it came may
		// be so no more
		if err := o.keepOriginals(ctx, batch, w.out, kept); err != nil {
			return err
		}
		out = w.out
		return w.save(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("importing: %w", err)
	}
	return out, nil
}

// Keep keeps the bytes of an attachment under their hash, before a text that
// names it comes in.
func (o *Office) Keep(ctx context.Context, data []byte) error { return o.originals.Put(ctx, data) }

// keepOriginals keeps the bytes of what changes, before the rows that name them.
func (o *Office) keepOriginals(ctx context.Context, batch []Incoming, out []Imported, kept []bool) error {
	var originals [][]byte
	for i, in := range batch {
		if !kept[i] && out[i].Err == nil && out[i].Change != Same && len(in.Original) > 0 {
			originals = append(originals, in.Original)
			kept[i] = true
		}
	}
	return o.originals.Put(ctx, originals...)
}

// take works out what a batch changes, without changing anything yet. Addresses
// are right only where it was asked to look which are free.
func (o *Office) take(ctx context.Context, tx Tx, batch []Incoming, addresses bool) (*intake, error) {
	w := &intake{
		o: o, tx: tx, now: o.now().UTC().Truncate(time.Microsecond), publishers: map[string]source{}, english: map[key]string{},
		releases: map[key]*readout.Release{}, before: map[key]*readout.Release{}, taken: map[readout.Address]bool{}, texts: map[string]string{}, words: map[string]string{},
		out: make([]Imported, len(batch)),
	}
	batch = slices.Clone(batch)
	for i := range batch {
		in := &batch[i]
		if in.Key == "" {
			in.Key = in.Doc.Source
		}
		if in.Kind == "" {
			in.Kind = readout.PressRelease
		}
		if in.Facts.Lang == "" {
			in.Facts.Lang = "und"
		}
		if err := checkIncoming(*in); err != nil {
			w.out[i].Err = err
		} else if in.Facts.Lang == "en" {
			w.english[key{in.Publisher, in.Key}] = *in.Facts.Title
		}
	}
	if err := w.load(ctx, batch); err != nil {
		return nil, err
	}
	if addresses {
		if err := w.lookUpAddresses(ctx, batch); err != nil {
			return nil, err
		}
	}
	for _, i := range w.order(batch) {
		if w.out[i].Err != nil {
			continue
		}
		done, err := w.one(batch[i])
		var problem *readout.Problem
		switch {
		case errors.As(err, &problem):
			w.out[i].Err = problem
		case err != nil:
			return nil, err
		default:
			w.out[i] = done
		}
	}
	return w, nil
}
