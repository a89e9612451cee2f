package register

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"readout"
	"readout/internal/press"
)

// Name is "register".
func (r *Registrar) Name() string { return "register" }

// Cursor returns how far the register has come.
func (r *Registrar) Cursor(ctx context.Context) (readout.Cursor, error) { return r.store.Cursor(ctx) }

// Reset drops what was read and sets the cursor to (era, 0). Meetings, series
// and people keep their rows and addresses, to which the next readings attach.
func (r *Registrar) Reset(ctx context.Context, era string) error {
	err := r.store.Change(ctx, func(l Ledger) error {
		if err := l.Clear(ctx); err != nil {
			return err
		}
		return l.SetCursor(ctx, readout.Cursor{Era: era})
	})
	r.mu.Lock()
	defer r.mu.Unlock()
	r.counts = counts{}
	return err
}

// Take reads the versions that the events release, several at once and outside
// of the transaction, and then stores the records, attaches their releases and
// saves the cursor in one. A version whose record is there already, read from
// the same text by the same rules, changes nothing and makes no event.
//
// Events of more than 32 MiB of text are taken in several steps, each whole
// with its cursor.
func (r *Registrar) Take(ctx context.Context, era string, events []readout.Event) error {
	at, err := r.store.Cursor(ctx)
	if err != nil {
		return err
	}
	if at.Era != "" && at.Era != era {
		return fmt.Errorf("the register is of era %s and gets events of %s: reset it first", at.Era, era)
	}
	ahead := slices.IndexFunc(events, func(e readout.Event) bool { return e.Number > at.Number })
	if ahead < 0 {
		return nil
	}
	runs, err := r.runs(ctx, events[ahead:])
	if err != nil {
		return err
	}
	for _, run := range runs {
		// an editor may decide while a text is being read; then it is read anew
		for try := 1; ; try++ {
			if err = r.take(ctx, readout.Cursor{Era: era, Number: run.last}, run.keys); !errors.Is(err, errDecided) || try == 3 {
				break
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// run is what is read and stored in one step.
type run struct {
	keys []press.VersionKey
	size int64 // of their texts, bytes
	last int64 // number of the last event
}

// maxRun bounds the size of a run that has more than one event.
const maxRun = 32 << 20

// runs divides events so that the texts of each part fit into memory.
func (r *Registrar) runs(ctx context.Context, events []readout.Event) ([]run, error) {
	var releasing []readout.Event
	for _, e := range events {
		if e.Kind == readout.EventImported || e.Kind == readout.EventReleased {
			releasing = append(releasing, e)
		}
	}
	released, err := r.store.Released(ctx, releasing)
	if err != nil {
		return nil, err
	}
	of := map[readout.ReleaseID][]Released{}
	for _, v := range released {
		of[v.Release] = append(of[v.Release], v)
	}
	runs := []run{{}}
	for _, e := range events {
		next := run{last: e.Number}
		if e.Kind == readout.EventImported || e.Kind == readout.EventReleased {
			for _, v := range of[e.Release] {
				if (e.Lang == "" || e.Lang == v.Lang) && (e.Version == 0 || e.Version == v.Version) {
					next.keys, next.size = append(next.keys, v.VersionKey), next.size+v.Size
				}
			}
		}
		this := &runs[len(runs)-1]
		if len(this.keys) > 0 && this.size+next.size > maxRun {
			runs = append(runs, next)
			continue
		}
		this.keys, this.size, this.last = append(this.keys, next.keys...), this.size+next.size, next.last
	}
	return runs, nil
}

// take reads versions and stores them with the cursor.
func (r *Registrar) take(ctx context.Context, last readout.Cursor, keys []press.VersionKey) error {
	// two events may be about one version
	slices.SortFunc(keys, func(a, b press.VersionKey) int {
		return cmp.Or(cmp.Compare(a.Release, b.Release), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Version, b.Version))
	})
	read, err := r.readings(ctx, slices.Compact(keys))
	if err != nil {
		return err
	}
	return r.store.Change(ctx, func(l Ledger) error {
		at, err := l.Cursor(ctx)
		if err != nil {
			return err
		}
		if at.Era == last.Era && at.Number >= last.Number {
			return nil // another process took them in the meantime
		}
		if err := r.enter(ctx, l, read, "reading"); err != nil {
			return err
		}
		return l.SetCursor(ctx, last)
	})
}

// ReadAgain reads once more at most so many versions whose records were made by
// other rules than the reader's, and returns how many it found; 0 means that
// all records are of these rules. Meetings keep their addresses, decisions
// hold, and the public sees each old record until the new one replaces it.
func (r *Registrar) ReadAgain(ctx context.Context, most int) (int, error) {
	keys, err := r.store.Outdated(ctx, r.rules(), most)
	if err != nil || len(keys) == 0 {
		return 0, err
	}
	read, err := r.readings(ctx, keys)
	if err != nil {
		return 0, err
	}
	return len(keys), r.store.Change(ctx, func(l Ledger) error { return r.enter(ctx, l, read, "reading") })
}

// rules names the reader's rules: every record carries it, also that of an
// empty document.
func (r *Registrar) rules() string { return r.read(readout.Document{}).Reading.RulesSHA256 }
