package search

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"golang.org/x/sync/errgroup"

	"readout"
	"readout/internal/press"
)

// Bounds of what is in memory while events are taken in.
const (
	together = 64       // releases asked of the office at a time
	usual    = 32 << 10 // code points of each of their texts; longer ones are asked for alone
	load     = 2 << 20  // bytes of words, after which a batch is written
	abreast  = 2        // batches that are written at a time

	mostEvents = 4096 // taken at a time
)

// Name is the follower's name.
func (x *Index) Name() string { return "search" }

// Most is how many events the index takes at a time: many, because each time
// ends with a wait for the disk.
func (x *Index) Most() int { return mostEvents }

// Cursor returns how far the index has come. An index that failed while it was
// read says that it has nothing, and so is built anew.
func (x *Index) Cursor(context.Context) (readout.Cursor, error) {
	if x.broken.Load() {
		return readout.Cursor{}, nil
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	return readCursor(x.b)
}

// Reset empties the index. Searches find nothing until it has filled again.
func (x *Index) Reset(_ context.Context, era string) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.shut(); err != nil {
		x.log.Warn("search index did not close", "error", err)
	}
	b, err := makeIndex(x.path)
	if err != nil {
		return err
	}
	x.b = b
	x.broken.Store(false)
	return x.b.SetInternal(cursorKey, writeCursor(readout.Cursor{Era: era}))
}

// Take brings the releases of events to what the public may read now. The
// cursor moves with the last write; a crash before it repeats the events, which
// changes nothing.
func (x *Index) Take(ctx context.Context, era string, events []readout.Event) error {
	if len(events) == 0 {
		return nil
	}
	err := x.take(ctx, era, events)
	if errors.Is(err, errNotWritten) {
		// After a write that failed, on a full disk for one, the search library
		// answers and writes wrongly until the index is opened again.
		x.reopen()
	}
	return err
}

// reopen goes on from what is on the disk. Where that is not whole, the index is
// built anew.
func (x *Index) reopen() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.shut(); err != nil {
		x.log.Warn("search index did not close", "error", err)
	}
	b, err := openExisting(x.path)
	if err != nil {
		x.log.Warn("search index is built anew", "error", err)
		x.broken.Store(true)
		return
	}
	x.b = b
}

// shut closes the index, whatever state the search library is in.
func (x *Index) shut() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return x.b.Close()
}

// take writes the texts of events in batches, some of them at a time, and when
// all others are on the disk the last one, with the cursor in it.
func (x *Index) take(ctx context.Context, era string, events []readout.Event) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	last := readout.Cursor{Era: era, Number: events[len(events)-1].Number}
	f := filling{Index: x, batch: x.b.NewBatch()}
	f.writing.SetLimit(abreast)
	if err := errors.Join(f.fill(ctx, concerned(events)), f.writing.Wait()); err != nil {
		return err
	}
	f.batch.SetInternal(cursorKey, writeCursor(last))
	return write(x.b, f.batch)
}

// filling is a batch that is filled, and those before it that are written.
type filling struct {
	*Index
	batch   *bleve.Batch
	size    int // bytes of words in it
	writing errgroup.Group
}

// fill reads the texts of releases; what does not fill a batch is left in it.
func (f *filling) fill(ctx context.Context, ids []readout.ReleaseID) error {
	for some := range slices.Chunk(ids, together) {
		current, err := f.editions.Current(ctx, some, usual)
		if err != nil {
			return fmt.Errorf("texts to index: %w", err)
		}
		attached, err := f.editions.Attached(ctx, some, usual)
		if err != nil {
			return fmt.Errorf("attachments to index: %w", err)
		}
		for _, id := range some {
			editions := current[id]
			if slices.ContainsFunc(editions, func(e press.Edition) bool { return e.Cut }) {
				f.flush() // what is long is written alone
				if err := f.writing.Wait(); err != nil {
					return err
				}
				if err := f.long(ctx, id); err != nil {
					return err
				}
				continue
			}
			if len(editions) == 0 {
				f.batch.Delete(key(id))
				continue
			}
			doc, bytes := entry(id, editions, attached[id])
			if err := f.batch.IndexAdvanced(doc); err != nil {
				return fmt.Errorf("indexing release %d: %w", id, err)
			}
			if f.size += bytes; f.size >= load {
				f.flush()
			}
		}
	}
	return nil
}

// flush begins to write the batch and begins another.
func (f *filling) flush() {
	b, full := f.b, f.batch
	f.writing.Go(func() error { return write(b, full) })
	f.batch, f.size = b.NewBatch(), 0
}

// long indexes a release with a text that is longer than usual.
func (x *Index) long(ctx context.Context, id readout.ReleaseID) error {
	if x.Large != nil {
		x.Large.Lock()
		defer x.Large.Unlock()
	}
	current, err := x.editions.Current(ctx, []readout.ReleaseID{id}, most)
	if err != nil {
		return fmt.Errorf("text to index: %w", err)
	}
	attached, err := x.editions.Attached(ctx, []readout.ReleaseID{id}, usual)
	if err != nil {
		return fmt.Errorf("attachments to index: %w", err)
	}
	batch := x.b.NewBatch()
	if editions := current[id]; len(editions) > 0 {
		doc, _ := entry(id, editions, attached[id])
		if err := batch.IndexAdvanced(doc); err != nil {
			return fmt.Errorf("indexing release %d: %w", id, err)
		}
	} else {
		batch.Delete(key(id))
	}
	return write(x.b, batch)
}

// write writes a batch, which may not be used again: a goroutine of the search
// library can read it for a moment longer.
func write(b bleve.Index, batch *bleve.Batch) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: panic: %v", errNotWritten, p)
		}
	}()
	if err := b.Batch(batch); err != nil {
		return fmt.Errorf("%w: %w", errNotWritten, err)
	}
	return nil
}

var errNotWritten = errors.New("the search index was not written")

// concerned lists the releases whose public words events may have changed, each
// once.
func concerned(events []readout.Event) []readout.ReleaseID {
	var ids []readout.ReleaseID
	seen := map[readout.ReleaseID]bool{}
	for _, e := range events {
		if e.Release == 0 || seen[e.Release] || !e.Kind.ChangesPublic() || e.Kind == readout.EventRead || e.Kind == readout.EventReviewed {
			continue
		}
		seen[e.Release] = true
		ids = append(ids, e.Release)
	}
	return ids
}
