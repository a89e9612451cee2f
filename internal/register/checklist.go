package register

import (
	"context"
	"encoding/json"
	"fmt"

	"readout"
	"readout/internal/overlay"
	"readout/internal/press"
)

// Checklist is the record of a version as an editor goes through it.
type Checklist struct {
	press.VersionKey
	overlay.Checklist
}

// Checklist returns the values of a version's record with what editors decided
// on each. It is readout.ErrNotFound where the version was not read. It knows no
// gate: it is for the desk.
func (r *Registrar) Checklist(ctx context.Context, key press.VersionKey) (Checklist, error) {
	text, err := r.versionsOf(ctx, key)
	if err != nil {
		return Checklist{}, err
	}
	entries, err := r.store.Entries(ctx, []press.VersionKey{key})
	if err != nil {
		return Checklist{}, err
	}
	made, err := r.store.Decisions(ctx, []press.VersionKey{key})
	if err != nil {
		return Checklist{}, err
	}
	looked, ok := text[key]
	e, read := entries[key]
	if !ok || !read {
		return Checklist{}, readout.ErrNotFound
	}
	list, err := overlay.ListOf(e.Reading, looked.Document.Text, made)
	if err != nil {
		return Checklist{}, fmt.Errorf("record of release %d: %w", key.Release, err)
	}
	return Checklist{VersionKey: key, Checklist: list}, nil
}

// Check decides on values of a checklist, on all of them or, where one cannot be
// decided on, on none, and returns how many. Where the list is not the one that
// base names any more it is a *readout.Conflict.
func (r *Registrar) Check(ctx context.Context, key press.VersionKey, base, by string, verdicts []overlay.Verdict) (n int, err error) {
	if by == "" || len(verdicts) == 0 {
		return 0, readout.Invalid("a decision names values and who made it")
	}
	err = r.decide(ctx, key, by, func(e Entry, text string, made []overlay.Decision) ([]overlay.Decision, error) {
		list, err := overlay.ListOf(e.Reading, text, made)
		if err != nil {
			return nil, fmt.Errorf("record of release %d: %w", key.Release, err)
		}
		if list.Base != base {
			c := &readout.Conflict{What: "the record", By: "the reading", Did: string(readout.EventRead)}
			if len(made) > 0 {
				c.By, c.Did = made[len(made)-1].By, string(readout.EventReviewed)
			}
			return nil, c
		}
		decisions := make([]overlay.Decision, 0, len(verdicts))
		for _, v := range verdicts {
			d, err := list.Decision(v)
			if err != nil {
				return nil, err
			}
			decisions = append(decisions, d)
		}
		n = len(decisions)
		return decisions, nil
	})
	return n, err
}

// Unchecked is the newest version of an edition in whose record values wait for
// an editor.
type Unchecked struct {
	press.VersionKey
	Title          string
	Address        readout.Address
	Waiting, Total int // values
}

// Unchecked calls each for every newest version in whose record something waits
// for an editor, in the order in which the releases came. It knows no gate: it
// is for the desk.
func (r *Registrar) Unchecked(ctx context.Context, each func(Unchecked) error) error {
	const atOnce = 200
	after := press.VersionKey{}
	for {
		some, err := r.store.Newest(ctx, after, atOnce)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, n := range some {
			after = n.VersionKey
			var rec readout.Record
			if err := json.Unmarshal(n.Record, &rec); err != nil {
				return fmt.Errorf("record of release %d: %w", n.Release, err)
			}
			u := Unchecked{VersionKey: n.VersionKey, Title: n.Title, Address: n.Address}
			u.Waiting, u.Total = overlay.Waiting(rec)
			if u.Waiting == 0 {
				continue
			}
			if err := each(u); err != nil {
				return err
			}
		}
	}
}
