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
// Events of more than 8 MiB of text are taken in several steps, each whole with
// its cursor, and one of a long text in a step of its own.
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
			if err = r.take(ctx, readout.Cursor{Era: era, Number: run.last}, run); !errors.Is(err, errDecided) || try == 3 {
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
	seen []readout.ReleaseID // of which others may see more or less than before
	size int64               // of their texts, bytes
	last int64               // number of the last event

	alone bool // of one event with texts
}

// maxRun bounds the size of a run that has more than one event; longText is
// that of the texts of one event from which they are read one at a time.
const (
	maxRun   = 8 << 20
	longText = 1 << 20
)

// long reports a run of long texts.
func (r run) long() bool { return r.size > longText && len(r.keys) > 0 && r.alone }

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
		switch e.Kind {
		case readout.EventHeld, readout.EventRestored, readout.EventWithdrawn:
			next.seen = append(next.seen, e.Release)
		}
		this := &runs[len(runs)-1]
		if len(this.keys) > 0 && len(next.keys) > 0 && (this.size+next.size > maxRun || this.long() || next.size > longText) {
			next.alone = true
			runs = append(runs, next)
			continue
		}
		this.alone = len(next.keys) == 0 && this.alone || len(this.keys) == 0
		this.keys, this.size, this.last = append(this.keys, next.keys...), this.size+next.size, next.last
		this.seen = append(this.seen, next.seen...)
	}
	return runs, nil
}

// take reads the versions of a run and stores them with the cursor.
func (r *Registrar) take(ctx context.Context, last readout.Cursor, run run) error {
	atOnce := textsAtOnce
	if run.long() {
		atOnce = 1
		if r.Large != nil {
			r.Large.Lock()
			defer r.Large.Unlock()
		}
	}
	keys := run.keys
	// two events may be about one version
	slices.SortFunc(keys, func(a, b press.VersionKey) int {
		return cmp.Or(cmp.Compare(a.Release, b.Release), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Version, b.Version))
	})
	read, err := r.readings(ctx, slices.Compact(keys), atOnce)
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
		if err := r.enter(ctx, l, read, readout.EventRead, "reading"); err != nil {
			return err
		}
		if len(run.seen) > 0 {
			// what nobody may see brings nothing together that the public may
			slices.Sort(run.seen)
			if err := r.settle(ctx, l, slices.Compact(run.seen), nil, r.now()); err != nil {
				return err
			}
		}
		return l.SetCursor(ctx, last)
	})
}

// rules names the reader's rules: every record carries it, also that of an
// empty document.
func (r *Registrar) rules() string { return r.read(readout.Document{}).Reading.RulesSHA256 }
